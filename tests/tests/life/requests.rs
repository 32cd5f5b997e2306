//! Asking to join, and the answer.

use crate::world::World;
use serde_json::{Value, json};

const OPEN: &str =
    "... on Project { requests { id name message personId } } ... on Organisation { requests { id name } }";

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_join_is_answered() {
    let world = World::new().await;
    let ask = json!({ "recordId": world.project, "message": "I can weld." });
    for (who, answer) in
        [("visitor", "UNAUTHENTICATED"), ("editor", "FORBIDDEN"), ("stranger", "done"), ("stranger", "ALREADY_ASKED")]
    {
        assert_eq!(world.tries(who, "askToJoin", ask.clone()).await, answer, "{who}");
    }
    for who in ["visitor", "stranger", "viewer", "editor", "hub"] {
        assert_eq!(world.node(who, &world.project, OPEN).await["requests"], Value::Null, "{who}");
    }
    let seen = world.node("leader", &world.project, OPEN).await["requests"].clone();
    assert_eq!((&seen[0]["name"], &seen[0]["message"]), (&json!("Person stranger"), &json!("I can weld.")));
    let own = world.viewer("stranger", "requests { id recordId }").await["requests"].clone();
    assert_eq!((&own[0]["id"], &own[0]["recordId"]), (&seen[0]["id"], &json!(world.project)));

    let id = &seen[0]["id"];
    let yes = json!({ "id": id, "accept": true });
    assert_eq!(world.tries("leader", "answerRequest", yes.clone()).await, "REQUIRED");
    assert_eq!(world.tries("editor", "answerRequest", yes).await, "NOT_FOUND");
    let yes = json!({ "id": id, "accept": true, "role": "EDITOR" });
    let (one, two) = tokio::join!(
        world.tries("leader", "answerRequest", yes.clone()),
        world.tries("stranger", "withdrawRequest", json!({ "id": id }))
    );
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["REQUEST_OVER", "done"], "answered or withdrawn, never both");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_accepted_refused_or_withdrawn() {
    let world = World::new().await;
    let id = |record: &str| {
        let (world, record) = (&world, record.to_owned());
        async move {
            world.does("stranger", "askToJoin", "", json!({ "recordId": record })).await;
            world.node("leader", &record, OPEN).await["requests"][0]["id"].clone()
        }
    };
    let request = id(&world.project).await;
    assert_eq!(world.tries("hub", "withdrawRequest", json!({ "id": request })).await, "NOT_FOUND");
    assert_eq!(world.tries("stranger", "withdrawRequest", json!({ "id": request })).await, "done");
    assert_eq!(world.tries("stranger", "withdrawRequest", json!({ "id": request })).await, "REQUEST_OVER");
    let request = id(&world.project).await;
    assert_eq!(world.tries("leader", "answerRequest", json!({ "id": request, "accept": false })).await, "done");
    assert_eq!(world.role(&world.project, "stranger").await, None);
    let request = id(&world.organisation).await;
    let wrong = json!({ "id": request, "accept": true, "role": "LEADER" });
    assert_eq!(world.tries("leader", "answerRequest", wrong).await, "ROLE_NOT_HERE");
    let yes = json!({ "id": request, "accept": true, "role": "PARTICIPANT" });
    assert_eq!(world.tries("leader", "answerRequest", yes).await, "done");
    assert_eq!(world.role(&world.organisation, "stranger").await.as_deref(), Some("participant"));

    // a draft cannot be asked for, and answers as one that never was
    let never = "project_0190f3a2000070008000000000fff000";
    for record in [world.draft.as_str(), never] {
        assert_eq!(world.tries("stranger", "askToJoin", json!({ "recordId": record })).await, "NOT_FOUND");
    }
    assert_eq!(world.tries("stranger", "askToJoin", json!({ "recordId": world.cluster })).await, "FORBIDDEN");
}
