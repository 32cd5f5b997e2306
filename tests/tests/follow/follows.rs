//! Following and no longer following.

use crate::reader::follows;
use crate::world::World;
use rialto_domain::follow::MOST_FOLLOWS;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_member_follows_a_project_a_person_and_a_region_and_leaves_them() {
    let world = World::new().await;
    let region = world.node("hub", &world.project, "... on Project { region { id } }").await;
    let region = region["region"]["id"].as_str().unwrap().to_owned();
    for id in [&world.project, &world.profiles["leader"], &region] {
        let done = world.does("hub", "follow", "subject { id }", json!({ "id": id, "follow": true })).await;
        assert_eq!(done["subject"]["id"], **id);
        // twice is as good as once
        follows(&world, "hub", id).await;
    }
    let read = "isFollowed followers";
    let project = world.node("hub", &world.project, &format!("... on Project {{ {read} }}")).await;
    assert_eq!(project, json!({ "isFollowed": true, "followers": 1 }));
    let other = world.node("editor", &world.project, &format!("... on Project {{ {read} }}")).await;
    assert_eq!(other, json!({ "isFollowed": false, "followers": 1 }));
    let visitor = world.node("nobody", &world.project, &format!("... on Project {{ {read} }}")).await;
    assert_eq!(visitor, json!({ "isFollowed": null, "followers": 1 }));
    let fields = "follows(first: 10) { totalCount nodes { since subject { __typename } } }";
    let mine = world.viewer("hub", fields).await;
    let types: Vec<_> =
        mine["follows"]["nodes"].as_array().unwrap().iter().map(|one| &one["subject"]["__typename"]).collect();
    assert_eq!(types.len(), 3, "{mine}");
    let people = world.viewer("hub", "follows(kinds: [PERSON]) { nodes { subject { id } } }").await;
    assert_eq!(people["follows"]["nodes"], json!([{ "subject": { "id": world.profiles["leader"] } }]));
    world.does("hub", "follow", "", json!({ "id": world.project, "follow": false })).await;
    let project = world.node("hub", &world.project, "... on Project { isFollowed followers }").await;
    assert_eq!(project, json!({ "isFollowed": false, "followers": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_follows_what_they_may_not_read_or_what_cannot_be_followed() {
    let world = World::new().await;
    let follow = |id: &str| json!({ "id": id, "follow": true });
    assert_eq!(world.tries("stranger", "follow", follow(&world.draft)).await, "NOT_FOUND");
    assert_eq!(world.tries("stranger", "follow", follow(&world.profiles["viewer"])).await, "NOT_FOUND");
    let nothing = "region_0190f3a2000070008000000000009999";
    assert_eq!(world.tries("stranger", "follow", follow(nothing)).await, "NOT_FOUND");
    assert_eq!(world.tries("stranger", "follow", follow("x")).await, "NOT_FOUND");
    assert_eq!(world.tries("stranger", "follow", follow(&world.dataset)).await, "CANNOT_FOLLOW");
    assert_eq!(world.tries("nobody", "follow", follow(&world.project)).await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_follows_at_once_that_would_be_one_too_many_one_is_refused() {
    let world = World::new().await;
    let account = "(select id from account where email = 'hub@example.org')";
    let random = if world.house.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
    let many = MOST_FOLLOWS - 1;
    world
        .house
        .place
        .run(&format!(
            "insert into follow (id, account_id, kind, subject_id, created_at) with recursive n(i) as \
             (select 1 union all select i + 1 from n where i < {many}) select {random}, {account}, 'project', {random}, 0 from n"
        ))
        .await;
    let follow = |id: &str| world.tries("hub", "follow", json!({ "id": id, "follow": true }));
    let (one, other) = tokio::join!(follow(&world.project), follow(&world.other));
    let mut answers = [one, other];
    answers.sort();
    assert_eq!(answers, ["TOO_MANY", "done"]);
    // what is followed already is no more
    let followed = if follow(&world.project).await == "done" { &world.project } else { &world.other };
    assert_eq!(follow(followed).await, "done");
}
