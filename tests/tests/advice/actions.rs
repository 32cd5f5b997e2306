//! Adopted advice becomes an action with an owner and a day.

use crate::table::Table;
use serde_json::{Value, json};

const ACTION: &str = "action { id title { text } text { text } status dueOn ownerName ownerId isMine contribution { id } statusNote { text } } \
    project { actions { totalCount } }";

#[tokio::test(flavor = "multi_thread")]
async fn adopted_advice_becomes_an_action_that_its_owner_does() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    let mut open = json!({ "projectId": world.project, "contributionId": id, "title": " Ask  the bank ", "text": "By telephone.",
        "ownerId": world.profiles["viewer"], "dueOn": "2026-12-01", "idempotencyKey": "one" });
    assert_eq!(world.tries("leader", "openAction", open.clone()).await, "NOT_ADOPTED");
    table.answer(&id, "ADOPT").await;
    for (who, answer) in [("visitor", "UNAUTHENTICATED"), ("viewer", "FORBIDDEN"), ("officer", "FORBIDDEN")] {
        assert_eq!(world.tries(who, "openAction", open.clone()).await, answer, "{who}");
    }
    let (made, again) = tokio::join!(
        world.does("leader", "openAction", ACTION, open.clone()),
        world.does("leader", "openAction", ACTION, open.clone())
    );
    assert_eq!(made["action"]["id"], again["action"]["id"], "the same call twice opens one action");
    assert_eq!(made["project"]["actions"]["totalCount"], 1);
    let action = &made["action"];
    assert_eq!((&action["title"]["text"], &action["status"]), (&json!("Ask the bank"), &json!("OPEN")));
    assert_eq!((&action["ownerName"], &action["contribution"]["id"]), (&json!("Person viewer"), &json!(id)));
    open["title"] = json!("Another");
    assert_eq!(world.tries("leader", "openAction", open).await, "IDEMPOTENCY_KEY_USED");

    // who does it finds it in their place, and says what became of it
    let mine = world.viewer("viewer", "actions { id title { text } isMine project { slug } }").await["actions"].clone();
    assert_eq!((mine.as_array().unwrap().len(), &mine[0]["isMine"]), (1, &json!(true)));
    let done = json!({ "id": action["id"], "status": "DONE", "note": "They lend." });
    assert_eq!(world.tries("officer", "setActionStatus", done.clone()).await, "FORBIDDEN");
    assert_eq!(world.tries("viewer", "editAction", json!({ "id": action["id"], "title": "x" })).await, "FORBIDDEN");
    let told = world.does("viewer", "setActionStatus", ACTION, done.clone()).await;
    assert_eq!(
        (&told["action"]["status"], &told["action"]["statusNote"]["text"]),
        (&json!("DONE"), &json!("They lend."))
    );
    assert_eq!(world.tries("viewer", "setActionStatus", done).await, "STAYS");
    assert_eq!(world.viewer("viewer", "actions { id }").await["actions"], json!([]));
    let of_advice = world.node("visitor", &id, "... on Contribution { actions { title { text } status } }").await;
    assert_eq!(of_advice["actions"], json!([{ "title": { "text": "Ask the bank" }, "status": "DONE" }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_title_and_state_and_the_team_the_rest() {
    let table = Table::new().await;
    let world = &table.world;
    let open = json!({ "projectId": world.project, "title": "Ask the bank", "text": "Secret telephone.", "ownerId": world.profiles["viewer"] });
    let id = world.does("leader", "openAction", ACTION, open).await["action"]["id"].as_str().unwrap().to_owned();
    let fields = "... on Action { title { text } status text { text } ownerName ownerId owner { name } isMine }";
    let public = json!({ "title": { "text": "Ask the bank" }, "status": "OPEN", "text": null, "ownerName": null, "ownerId": null,
        "owner": null, "isMine": false });
    for who in ["visitor", "stranger", "officer"] {
        assert_eq!(world.node(who, &id, fields).await, public, "{who}: the owner's profile is not public");
    }
    let team = world.node("editor", &id, fields).await;
    assert_eq!((&team["text"]["text"], &team["ownerName"]), (&json!("Secret telephone."), &json!("Person viewer")));
    assert_eq!(team["ownerId"], json!(world.profiles["viewer"]));
    // an owner who is public is named to all
    world.does("leader", "editAction", ACTION, json!({ "id": id, "ownerId": world.profiles["editor"] })).await;
    let seen = world.node("visitor", &id, fields).await;
    assert_eq!((&seen["ownerName"], &seen["owner"]["name"]), (&json!("Person editor"), &json!("Person editor")));
    let history = world.node("visitor", &world.project, "... on Project { history { nodes { act } } }").await;
    assert_eq!(history["history"]["nodes"], json!([]), "the trail of actions is the team's");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_an_action_is_told_at_once() {
    let table = Table::new().await;
    let world = &table.world;
    let wrong = json!({ "projectId": world.project, "title": "x".repeat(201), "dueOn": "2026-11-01", "ownerId": world.profiles["stranger"],
        "contributionId": "contribution_0190f3a2000070008000000000000001" });
    assert_eq!(world.tries("leader", "openAction", wrong).await, "TOO_LONG DATE_IN_PAST NOT_IN_TEAM NOT_ADOPTED");
    let never = "action_0190f3a2000070008000000000fff000";
    let secret = json!({ "projectId": world.draft, "title": "Ask" });
    let hidden = world.does("leader", "openAction", ACTION, secret).await["action"]["id"].clone();
    for id in [hidden, json!(never)] {
        let answer = world.answer("stranger", "editAction", "", json!({ "id": id, "title": "x" })).await;
        assert_eq!(answer["errors"][0]["message"], "the action was not found");
    }
    let open = json!({ "projectId": world.project, "title": "Ask", "ownerId": world.profiles["viewer"] });
    let id = world.does("leader", "openAction", ACTION, open).await["action"]["id"].clone();
    let gone = json!({ "recordId": world.project, "personId": world.profiles["viewer"] });
    assert_eq!(world.tries("leader", "removeMember", gone).await, "done");
    let done = json!({ "id": id, "status": "DONE" });
    assert_eq!(
        world.tries("viewer", "setActionStatus", done).await,
        "FORBIDDEN",
        "who has left the team does nothing for it"
    );
    assert_eq!(world.viewer("viewer", "actions { id }").await["actions"], Value::Array(Vec::new()));
}
