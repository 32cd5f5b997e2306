//! Needs: opened, changed, fulfilled, open again; lists follow.

use crate::world::World;
use serde_json::{Value, json};

const NEED: &str = "need { id title { text } text { text } kind status openUntil statusChangedAt statusNote { text } \
    fulfilledByOrganisation { name } fulfilledByPerson { name } } project { needs { totalCount } }";

fn wanted(world: &World) -> Value {
    json!({ "projectId": world.project, "area": "FUNDING", "kind": "FUNDING", "title": "  A bank ",
        "text": "One that knows us.", "openUntil": "2027-01-31" })
}

/// How many projects look for money.
async fn looking(world: &World) -> Value {
    let query = "{ projects(filter: { needKinds: [FUNDING] }) { totalCount } }";
    world.house.ask(None, query, json!({})).await["data"]["projects"]["totalCount"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_need_is_opened_changed_fulfilled_and_open_again() {
    let world = World::new().await;
    assert_eq!(looking(&world).await, 0);
    let made = world.does("editor", "openNeed", NEED, wanted(&world)).await;
    let (id, need) = (made["need"]["id"].clone(), &made["need"]);
    assert_eq!((&need["title"]["text"], &need["status"]), (&json!("A bank"), &json!("OPEN")));
    assert_eq!((&made["project"]["needs"]["totalCount"], &need["statusChangedAt"]), (&json!(1), &Value::Null));
    assert_eq!(looking(&world).await, 1);

    let change = json!({ "id": id, "title": "A savings bank", "text": null });
    let changed = world.does("editor", "editNeed", NEED, change).await;
    assert_eq!(changed["need"]["title"]["text"], "A savings bank");
    assert_eq!((&changed["need"]["text"], &changed["need"]["openUntil"]), (&Value::Null, &json!("2027-01-31")));

    let fulfilled = json!({ "id": id, "status": "FULFILLED", "fulfilledById": world.organisation, "note": "A loan." });
    let done = world.does("leader", "setNeedStatus", NEED, fulfilled.clone()).await;
    assert_eq!(done["need"]["fulfilledByOrganisation"]["name"], "River works");
    assert_eq!(done["need"]["statusNote"]["text"], "A loan.");
    assert_eq!(looking(&world).await, 0, "who looks for needs no longer finds it");
    assert_eq!(world.tries("leader", "setNeedStatus", fulfilled).await, "STAYS");
    let open = json!({ "id": id, "status": "OPEN" });
    let again = world.does("leader", "setNeedStatus", NEED, open).await;
    assert_eq!((&again["need"]["fulfilledByOrganisation"], &again["need"]["statusNote"]), (&Value::Null, &Value::Null));
    assert_eq!(looking(&world).await, 1);
    let person = json!({ "id": id, "status": "FULFILLED", "fulfilledById": world.profiles["viewer"] });
    assert_eq!(world.tries("leader", "setNeedStatus", person).await, "NOT_FOUND", "a profile that is not public");
    let person = json!({ "id": id, "status": "FULFILLED", "fulfilledById": world.profiles["stranger"] });
    let done = world.does("leader", "setNeedStatus", NEED, person).await;
    assert_eq!(done["need"]["fulfilledByPerson"]["name"], "Person stranger");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_need_is_told_at_once() {
    let world = World::new().await;
    let mut wrong = wanted(&world);
    wrong["title"] = json!("x".repeat(201));
    wrong["openUntil"] = json!("2026-11-01");
    assert_eq!(world.tries("editor", "openNeed", wrong).await, "TOO_LONG DATE_IN_PAST");
    let id = world.does("editor", "openNeed", NEED, wanted(&world)).await["need"]["id"].clone();
    let edit = json!({ "id": id, "title": " " });
    for (who, answer) in
        [("editor", "REQUIRED"), ("viewer", "FORBIDDEN"), ("stranger", "FORBIDDEN"), ("visitor", "UNAUTHENTICATED")]
    {
        assert_eq!(world.tries(who, "editNeed", edit.clone()).await, answer, "{who}");
    }
    let open = json!({ "id": id, "status": "WITHDRAWN", "fulfilledById": world.organisation });
    assert_eq!(world.tries("editor", "setNeedStatus", open).await, "FULFILLED_BY_WITHOUT_STATUS");

    // the need of a draft is not there for others
    let mut secret = wanted(&world);
    secret["projectId"] = json!(world.draft);
    let hidden = world.does("editor", "openNeed", NEED, secret).await["need"]["id"].clone();
    let never = "need_0190f3a2000070008000000000fff000";
    for id in [hidden, json!(never)] {
        let answer = world.answer("stranger", "editNeed", "", json!({ "id": id, "title": "x" })).await;
        assert_eq!(answer["errors"][0]["message"], "the need was not found");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_call_twice_opens_one_need() {
    let world = World::new().await;
    let mut call = wanted(&world);
    call["idempotencyKey"] = json!("one");
    let (one, two) = tokio::join!(
        world.does("editor", "openNeed", NEED, call.clone()),
        world.does("editor", "openNeed", NEED, call.clone())
    );
    assert_eq!(one["need"]["id"], two["need"]["id"]);
    assert_eq!(world.does("editor", "openNeed", NEED, call.clone()).await["project"]["needs"]["totalCount"], 1);
    call["title"] = json!("Another bank");
    assert_eq!(world.tries("editor", "openNeed", call.clone()).await, "IDEMPOTENCY_KEY_USED");
    assert_eq!(world.tries("leader", "openNeed", call).await, "done", "a key belongs to who chose it");
}
