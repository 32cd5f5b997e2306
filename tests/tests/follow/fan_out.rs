//! Who follows is told, by the worker.

use crate::reader::{acts, advises, follows, kinds, needs, notices, works};
use crate::world::World;
use rialto_app::follow::fan_out;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn followers_of_a_project_are_told_of_needs_and_its_team_is_not() {
    let world = World::new().await;
    for who in ["hub", "editor"] {
        follows(&world, who, &world.project).await;
    }
    let need = needs(&world, "A bank").await;
    assert!(notices(&world, "hub").await.is_empty(), "nobody is told in the transaction of the act");
    works(&world).await;
    let told = notices(&world, "hub").await;
    assert_eq!(told.len(), 1);
    assert_eq!((&told[0]["kind"], &told[0]["event"]), (&json!("FOLLOWED_PROJECT"), &json!("NEED_OPENED")));
    assert_eq!(told[0]["record"]["title"]["text"], "Bridge over the river");
    assert_eq!((&told[0]["count"], &told[0]["by"], &told[0]["readAt"]), (&json!(1), &Value::Null, &Value::Null));
    assert!(notices(&world, "editor").await.is_empty(), "whose project it is knows");
    assert!(notices(&world, "stranger").await.is_empty());

    world.does("leader", "setNeedStatus", "", json!({ "id": need, "status": "FULFILLED" })).await;
    works(&world).await;
    let told = notices(&world, "hub").await;
    assert_eq!(
        (&told[0]["event"], &told[0]["count"]),
        (&json!("NEED_FULFILLED"), &json!(2)),
        "one row while it is unread"
    );
    assert_eq!(told.len(), 1);
    assert_eq!(works(&world).await, 0);
    assert_eq!(notices(&world, "hub").await[0]["count"], 2, "an event is told once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_project_is_told_once_to_who_follows_its_leader_and_its_region() {
    let world = World::new().await;
    let si03 =
        world.house.ask(None, "{ region(code: \"SI03\") { id } es: region(code: \"ES61\") { id } }", json!({})).await;
    let region = |name: &str| si03["data"][name]["id"].as_str().unwrap().to_owned();
    follows(&world, "stranger", &region("region")).await;
    follows(&world, "stranger", &world.profiles["leader"]).await;
    follows(&world, "hub", &region("region")).await;
    follows(&world, "officer", &region("es")).await;
    let version = world.version(&world.draft).await;
    let ready = "update project set summary = 'It carries people.' where slug = 'secret-bridge'";
    world.house.place.execute(ready).await;
    let input = json!({ "id": world.draft, "version": version });
    let done = world.house.act(world.token("leader"), "publish", "", input).await;
    assert_eq!(done["issues"], json!([]), "{done}");
    works(&world).await;
    assert_eq!(kinds(&world, "stranger").await, ["FOLLOWED_PERSON"], "once, as what is nearest");
    assert_eq!(kinds(&world, "hub").await, ["FOLLOWED_REGION"], "codes of regions are nested");
    assert!(kinds(&world, "officer").await.is_empty());
    assert_eq!(notices(&world, "hub").await[0]["event"], "PUBLISHED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_is_hidden_again_by_then_tells_nobody() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    world.house.place.execute("update project set publication = 'hidden' where slug = 'bridge-over-the-river'").await;
    works(&world).await;
    assert!(notices(&world, "hub").await.is_empty());
    world
        .house
        .place
        .execute("update project set publication = 'published' where slug = 'bridge-over-the-river'")
        .await;
    works(&world).await;
    assert!(notices(&world, "hub").await.is_empty(), "and not afterwards");
    let left = world.house.place.texts("select cast(count(*) as text) from followed_event").await;
    assert_eq!(left, ["0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn advice_is_told_to_who_leads_the_project_and_to_who_follows_the_expert() {
    let world = World::new().await;
    follows(&world, "hub", &world.profiles["stranger"]).await;
    follows(&world, "officer", &world.project).await;
    advises(&world).await;
    let given = advises(&world).await;
    works(&world).await;
    for who in ["leader", "editor"] {
        let told = notices(&world, who).await;
        assert_eq!((&told[0]["kind"], &told[0]["count"]), (&json!("ADVICE"), &json!(2)), "{who}");
        assert_eq!((&told[0]["by"]["name"], &told[0]["event"]), (&json!("Person stranger"), &Value::Null));
    }
    assert_eq!(kinds(&world, "hub").await, ["FOLLOWED_PERSON"]);
    assert_eq!(notices(&world, "hub").await[0]["event"], "ADVICE_GIVEN");
    assert!(kinds(&world, "officer").await.is_empty() && kinds(&world, "stranger").await.is_empty());
    // and back
    world.does("leader", "answerContribution", "", json!({ "id": given, "answer": "ADOPT" })).await;
    let told = notices(&world, "stranger").await;
    assert_eq!((&told[0]["kind"], &told[0]["by"]["name"]), (&json!("ADVICE_ADOPTED"), &json!("Person leader")));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_at_once_tell_everybody_once() {
    let world = World::new().await;
    for who in ["hub", "stranger", "officer"] {
        follows(&world, who, &world.project).await;
    }
    for n in 0..5 {
        needs(&world, &format!("A bank {n}")).await;
    }
    let (one, other) = (acts(&world).await, acts(&world).await);
    let (a, b) = tokio::join!(fan_out(&one), fan_out(&other));
    assert_eq!(a.unwrap() + b.unwrap(), 15);
    for who in ["hub", "stranger", "officer"] {
        assert_eq!(notices(&world, who).await[0]["count"], 5, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_followers_are_told_in_batches_and_a_worker_that_died_is_taken_over() {
    let world = World::new().await;
    let random = if world.house.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let project = "(select id from project where slug = 'bridge-over-the-river')";
    let place = &world.house.place;
    place
        .run(&format!(
            "insert into account (id, email, name, language, password_hash, is_administrator, email_confirmed_at, password_changed_at, \
             created_at, updated_at) with recursive n(i) as (select 1 union all select i + 1 from n where i < 450) \
             select {random}, 'f' || i || '@example.org', 'F', 'en', 'x', (1 = 0), 0, 0, 0, 0 from n"
        ))
        .await;
    place
        .run(&format!(
            "insert into follow (id, account_id, kind, subject_id, created_at) \
             select {random}, id, 'project', {project}, 0 from account where email like 'f%@example.org' and name = 'F'"
        ))
        .await;
    needs(&world, "A bank").await;
    // a worker that told the first ones and was ended
    let half = "update followed_event set after_account = (select id from (select id, row_number() over (order by id) as n from account) x where n = 100)";
    place.run(half).await;
    works(&world).await;
    let told = place.texts("select cast(count(*) as text) from notification").await[0].parse::<usize>().unwrap();
    assert!((345..=360).contains(&told), "{told}: those after the mark, in three batches");
    assert_eq!(place.texts("select cast(max(count) as text) from notification").await, ["1"]);
}
