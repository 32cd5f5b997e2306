//! Nobody learns of others' notifications, of who follows, or of what is hidden; and what is forgotten is gone.

use crate::house::DAY;
use crate::reader::{NOTICE, follows, needs, notices, works};
use crate::world::World;
use rialto_app::mail;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_or_marks_the_notifications_of_others() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    works(&world).await;
    let id = notices(&world, "hub").await[0]["id"].as_str().unwrap().to_owned();
    let fields = format!("__typename ... on Notification {{ {NOTICE} }}");
    assert!(world.node("hub", &id, &fields).await.is_object());
    for who in ["leader", "stranger", "nobody"] {
        assert_eq!(world.node(who, &id, &fields).await, Value::Null, "{who}");
        assert!(who == "nobody" || notices(&world, who).await.is_empty(), "{who}");
    }
    // silent: whether such a notification is there is nobody's business
    let done = world.does("stranger", "markNotificationsRead", "unread", json!({ "ids": [id], "all": false })).await;
    assert_eq!(done["unread"], 0);
    assert_eq!(world.viewer("hub", "unreadNotifications").await["unreadNotifications"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_was_hidden_since_is_told_of_to_nobody_who_may_not_see_it() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    works(&world).await;
    for state in ["hidden", "archived", "deleted", "draft"] {
        let sql = format!("update project set publication = '{state}' where slug = 'bridge-over-the-river'");
        world.house.place.execute(&sql).await;
        let told = notices(&world, "hub").await;
        assert_eq!((told.len(), &told[0]["record"]), (1, &Value::Null), "{state}");
        let follows = world.viewer("hub", "follows { totalCount nodes { subject { id } } }").await;
        assert_eq!(follows["follows"], json!({ "totalCount": 0, "nodes": [] }), "{state}");
        assert!(!told[0].to_string().contains("Bridge"), "{state}");
    }
    world.house.clock.advance(DAY);
    world.house.place.execute("update notification set kind = 'advice'").await;
    assert_eq!(works(&world).await, 0, "no mail tells of it");
    let told = world.house.place.texts("select cast(min(count - mailed) as text) from notification").await;
    assert_eq!(told, ["0"], "and it is not looked at again");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_did_it_is_not_named_while_their_profile_is_not_public() {
    let world = World::new().await;
    crate::reader::advises(&world).await;
    works(&world).await;
    assert_eq!(notices(&world, "leader").await[0]["by"]["name"], "Person stranger");
    world.house.place.execute("update person set publication = 'hidden' where slug = 'person-stranger'").await;
    assert_eq!(notices(&world, "leader").await[0]["by"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_erased_leaves_no_follow_and_no_notification() {
    let world = World::new().await;
    follows(&world, "stranger", &world.project).await;
    follows(&world, "hub", &world.profiles["stranger"]).await;
    crate::reader::advises(&world).await;
    needs(&world, "A bank").await;
    works(&world).await;
    let input = json!({ "password": crate::house::PASSWORD, "content": "KEEP" });
    assert_eq!(world.tries("stranger", "eraseAccount", input).await, "done");
    let place = &world.house.place;
    assert_eq!(place.texts("select cast(count(*) as text) from follow").await, ["0"]);
    assert_eq!(notices(&world, "leader").await[0]["by"], Value::Null, "what was told stays, without a name");
    assert!(notices(&world, "hub").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_is_forgotten_after_90_days_and_all_after_a_year() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    works(&world).await;
    world.does("hub", "markNotificationsRead", "", json!({ "all": true, "ids": [] })).await;
    needs(&world, "Another bank").await;
    works(&world).await;
    let left = async || {
        mail::forget(&world.house.ctx).await.unwrap();
        world.house.place.texts("select cast(count(*) as text) from notification").await[0].clone()
    };
    world.house.clock.advance(90 * DAY);
    assert_eq!(left().await, "2", "to the day");
    world.house.clock.advance(1);
    assert_eq!(left().await, "1");
    world.house.clock.advance(275 * DAY);
    assert_eq!(left().await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_about_following_is_in_the_download_of_ones_data() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    works(&world).await;
    world.does("hub", "editNotificationSettings", "", json!({ "mail": "NEVER", "silenced": ["COMMENT"] })).await;
    let request = world.house.request(reqwest::Method::GET, "/my-data.json").bearer_auth(world.token("hub").unwrap());
    let data: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(data["follows"][0]["kind"], "project");
    assert_eq!(data["notifications"][0]["event"], "need_opened");
    assert_eq!(data["notificationMail"][0]["pace"], "never");
    assert_eq!(data["notificationsSilenced"][0]["kind"], "comment");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_of_following_are_one_statement_with_twenty_of_each() {
    let world = World::new().await;
    let account = "(select id from account where email = 'hub@example.org')";
    let place = &world.house.place;
    let random = if world.house.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let query = format!(
        "{{ viewer {{ unreadNotifications notificationSettings {{ mail silenced }} \
         notifications(first: 20) {{ totalCount nodes {{ {NOTICE} }} }} \
         follows(first: 20) {{ totalCount nodes {{ since subject {{ ... on Project {{ title {{ text }} isFollowed followers }} }} }} }} }} }}"
    );
    let count = async || {
        let before = world.house.ctx.database.statements_read();
        let answer = world.house.ask(world.token("hub"), &query, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        assert_eq!(world.house.ctx.database.statements_read() - before, 2, "one beside the look at the session");
        let viewer = &answer["data"]["viewer"];
        (
            viewer["notifications"]["nodes"].as_array().unwrap().len(),
            viewer["follows"]["nodes"].as_array().unwrap().len(),
        )
    };
    assert_eq!(count().await, (0, 0));
    place
        .run(&format!(
            "insert into notification (id, account_id, kind, subject_kind, subject_id, record_kind, record_id, since, at) with recursive n(i) as \
             (select 1 union all select i + 1 from n where i < 20) select {random}, {account}, 'advice', 'project', {random}, 'project', \
             (select id from project where slug = 'bridge-over-the-river'), i, i from n"
        ))
        .await;
    follows(&world, "hub", &world.project).await;
    follows(&world, "hub", &world.other).await;
    assert_eq!(count().await, (20, 2));
}
