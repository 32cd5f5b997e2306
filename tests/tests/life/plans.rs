//! Milestones, indicators and measurements of pilots.

use crate::world::World;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_made_changed_and_measured() {
    let world = World::new().await;
    let fields = "pilot { milestones { id title { text } dueOn doneOn } indicators { id name { text } unit measured measuredOn target } }";
    let add = json!({ "pilotId": world.pilot, "title": "Ten boats", "dueOn": "2027-03-01" });
    for (who, answer) in [("visitor", "UNAUTHENTICATED"), ("stranger", "FORBIDDEN"), ("editor", "FORBIDDEN")] {
        assert_eq!(world.tries(who, "addMilestone", add.clone()).await, answer, "{who}");
    }
    let made = world.does("leader", "addMilestone", fields, add).await;
    let id = made["pilot"]["milestones"][0]["id"].clone();
    let second = json!({ "pilotId": world.pilot, "title": "Twenty boats" });
    world.does("leader", "addMilestone", fields, second).await;
    let done = world.does("leader", "editMilestone", fields, json!({ "id": id, "doneOn": "2026-11-20" })).await;
    assert_eq!(
        done["pilot"]["milestones"][0],
        json!({ "id": id, "title": { "text": "Ten boats" }, "dueOn": "2027-03-01", "doneOn": "2026-11-20" })
    );
    assert_eq!(
        done["pilot"]["milestones"][1]["title"]["text"], "Twenty boats",
        "in the order in which they were added"
    );
    let future = json!({ "id": id, "doneOn": "2027-11-20" });
    assert_eq!(world.tries("leader", "editMilestone", future).await, "DATE_IN_FUTURE");
    let undone = world.does("leader", "editMilestone", fields, json!({ "id": id, "doneOn": null })).await;
    assert_eq!(undone["pilot"]["milestones"][0]["doneOn"], Value::Null);
    assert_eq!(world.tries("leader", "removeMilestone", json!({ "id": id })).await, "done");
    assert_eq!(world.tries("leader", "removeMilestone", json!({ "id": id })).await, "NOT_FOUND");

    let add = json!({ "pilotId": world.pilot, "name": "Passengers", "unit": "people", "baseline": 0.0, "target": 500, "better": "HIGHER" });
    let made = world.does("leader", "addIndicator", fields, add).await;
    let id = made["pilot"]["indicators"][0]["id"].clone();
    let found = json!({ "indicatorId": id, "value": 321.5 });
    let measured = world.does("leader", "recordMeasurement", fields, found.clone()).await;
    let indicator = &measured["pilot"]["indicators"][0];
    assert_eq!((&indicator["measured"], &indicator["measuredOn"]), (&json!(321.5), &json!("2026-11-22")));
    let changed =
        world.does("leader", "editIndicator", fields, json!({ "id": id, "target": null, "unit": "persons" })).await;
    let indicator = &changed["pilot"]["indicators"][0];
    assert_eq!(
        (&indicator["target"], &indicator["unit"], &indicator["measured"]),
        (&Value::Null, &json!("persons"), &json!(321.5))
    );
    assert_eq!(world.tries("stranger", "recordMeasurement", found).await, "FORBIDDEN");
    assert_eq!(world.tries("leader", "removeIndicator", json!({ "id": id })).await, "done");
    let wrong = json!({ "pilotId": world.pilot, "name": " ", "unit": "x".repeat(41), "better": "LOWER" });
    assert_eq!(world.tries("leader", "addIndicator", wrong).await, "REQUIRED TOO_LONG");
}
