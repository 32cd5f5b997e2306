//! Reading notifications, marking them, silencing them.

use crate::reader::{advises, follows, kinds, needs, notices, works};
use crate::world::World;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_read_is_marked_and_the_next_of_the_same_is_a_new_one() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    needs(&world, "A bank").await;
    works(&world).await;
    assert_eq!(world.viewer("hub", "unreadNotifications").await["unreadNotifications"], 1);
    let id = notices(&world, "hub").await[0]["id"].clone();
    let done = world.does("hub", "markNotificationsRead", "unread", json!({ "ids": [id] , "all": false })).await;
    assert_eq!(done["unread"], 0);
    world.house.clock.advance(1_000);
    needs(&world, "Another bank").await;
    works(&world).await;
    let told = notices(&world, "hub").await;
    assert_eq!(told.len(), 2);
    assert_eq!((&told[0]["count"], &told[0]["readAt"]), (&json!(1), &json!(null)));
    assert!(told[1]["readAt"].is_string());
    let read = world
        .viewer("hub", "a: notifications(unread: true) { totalCount } b: notifications(unread: false) { totalCount }")
        .await;
    assert_eq!((&read["a"]["totalCount"], &read["b"]["totalCount"]), (&json!(1), &json!(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn all_are_marked_until_the_moment_the_page_was_read() {
    let world = World::new().await;
    follows(&world, "hub", &world.project).await;
    follows(&world, "hub", &world.profiles["stranger"]).await;
    needs(&world, "A bank").await;
    works(&world).await;
    let until = notices(&world, "hub").await[0]["at"].clone();
    world.house.clock.advance(1_000);
    advises(&world).await;
    works(&world).await;
    let done = world.does("hub", "markNotificationsRead", "unread", json!({ "all": true, "until": until })).await;
    assert_eq!(done["unread"], 1, "what came meanwhile stays");
    let done = world.does("hub", "markNotificationsRead", "unread", json!({ "all": true, "ids": [] })).await;
    assert_eq!(done["unread"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_names_nothing_or_too_much_is_told_so() {
    let world = World::new().await;
    let none = json!({ "all": false, "ids": [] });
    assert_eq!(world.tries("hub", "markNotificationsRead", none).await, "NOTHING_NAMED");
    let many = vec!["notification_0190f3a2000070008000000000000001"; 101];
    assert_eq!(world.tries("hub", "markNotificationsRead", json!({ "ids": many, "all": false })).await, "TOO_MANY");
    let nobody = json!({ "all": true, "ids": [] });
    assert_eq!(world.tries("nobody", "markNotificationsRead", nobody).await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_is_silenced_nothing_is_told_until_it_is_not() {
    let world = World::new().await;
    let silenced = json!({ "silenced": ["ADVICE", "MESSAGE"], "mail": "WEEKLY" });
    let done = world.does("leader", "editNotificationSettings", "settings { mail silenced }", silenced).await;
    assert_eq!(done["settings"], json!({ "mail": "WEEKLY", "silenced": ["ADVICE", "MESSAGE"] }));
    advises(&world).await;
    works(&world).await;
    assert!(kinds(&world, "leader").await.is_empty());
    assert_eq!(kinds(&world, "editor").await, ["ADVICE"]);
    let none = json!({ "silenced": [], "mail": null });
    let done = world.does("leader", "editNotificationSettings", "settings { mail silenced }", none).await;
    assert_eq!(done["settings"], json!({ "mail": "WEEKLY", "silenced": [] }), "what is not given stays");
    advises(&world).await;
    works(&world).await;
    assert_eq!(kinds(&world, "leader").await, ["ADVICE"]);
    let read = world.viewer("stranger", "notificationSettings { mail silenced }").await;
    assert_eq!(read["notificationSettings"], json!({ "mail": "DAILY", "silenced": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_acts_at_once_about_the_same_raise_one_number() {
    let world = World::new().await;
    let (first, second) = (advises(&world).await, advises(&world).await);
    works(&world).await;
    let adopt =
        async |id: &str| world.does("leader", "answerContribution", "", json!({ "id": id, "answer": "ADOPT" })).await;
    tokio::join!(adopt(&first), adopt(&second));
    assert_eq!(kinds(&world, "stranger").await, ["ADVICE_ADOPTED", "ADVICE_ADOPTED"], "two pieces of advice are two");
    // and of one, two projects at once are one row
    world.house.place.execute("update notification set read_at = 1").await;
    let third = advises(&world).await;
    let own = json!({ "id": third, "answer": "ADOPT" });
    world.does("leader", "answerContribution", "", own).await;
    assert_eq!(notices(&world, "stranger").await.iter().filter(|one| one["readAt"].is_null()).count(), 1);
}
