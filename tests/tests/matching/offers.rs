//! What people give to projects.

use crate::agora::{Agora, len};
use serde_json::{Value, json};

const OFFER: &str = "offer { id area kind title { text } text { text } status region { code } openUntil person { id } fulfilledByProject { id } }";

#[tokio::test(flavor = "multi_thread")]
async fn an_offer_is_opened_once_changed_fulfilled_and_withdrawn() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let (expert, person) = agora.expert("eva", 3).await;
    let offers = async |who: Option<&crate::house::Session>| {
        let query = "query($id: ID!) { expert(id: $id) { offers { totalCount nodes { id status title { text } fulfilledByProject { id } } } } }";
        agora.house.data(who, query, json!({ "id": person })).await["expert"]["offers"]["nodes"].clone()
    };
    let open = json!({ "idempotencyKey": "k1", "area": "FUNDING", "kind": "PLACE", "title": " A room ", "regionId": agora.region,
        "openUntil": "2027-05-01", "language": "en" });
    let made = agora.house.done(&expert, "openOffer", OFFER, open.clone()).await["offer"].clone();
    assert_eq!(
        (&made["title"]["text"], &made["status"], &made["person"]["id"]),
        (&json!("A room"), &json!("OPEN"), &json!(person))
    );
    assert_eq!(agora.house.done(&expert, "openOffer", OFFER, open.clone()).await["offer"]["id"], made["id"]);
    let mut other = open.clone();
    other["title"] = json!("Another");
    assert_eq!(agora.tries(Some(&expert), "openOffer", other.clone()).await, "IDEMPOTENCY_KEY_USED");
    other["idempotencyKey"] = Value::Null;
    other["title"] = json!("x".repeat(201));
    assert_eq!(agora.tries(Some(&expert), "openOffer", other).await, "TOO_LONG");
    assert_eq!(len(&offers(None).await), 1, "everybody reads it");

    let edit =
        json!({ "id": made["id"], "title": "A hall", "regionId": null, "openUntil": null, "text": "With chairs." });
    assert_eq!(agora.tries(Some(&leader), "editOffer", edit.clone()).await, "NOT_FOUND", "it is somebody else's");
    let changed = agora.house.done(&expert, "editOffer", OFFER, edit).await["offer"].clone();
    assert_eq!(
        (&changed["title"]["text"], &changed["region"], &changed["openUntil"]),
        (&json!("A hall"), &Value::Null, &Value::Null)
    );
    let taken = json!({ "id": made["id"], "status": "FULFILLED", "fulfilledProjectId": project });
    assert_eq!(agora.tries(Some(&expert), "setOfferStatus", taken).await, "done");
    assert_eq!(offers(None).await[0]["fulfilledByProject"]["id"], json!(project));
    let withdrawn = json!({ "id": made["id"], "status": "WITHDRAWN" });
    assert_eq!(agora.tries(Some(&expert), "setOfferStatus", withdrawn.clone()).await, "done");
    assert_eq!(agora.tries(Some(&expert), "setOfferStatus", withdrawn).await, "STAYS");
    assert_eq!(offers(None).await, json!([]), "what is withdrawn is gone for others");
    assert_eq!(offers(Some(&expert)).await[0]["status"], "WITHDRAWN");
    let node = agora.house.data(None, "query($id: ID!) { node(id: $id) { id } }", json!({ "id": made["id"] })).await;
    assert_eq!(node["node"], Value::Null);
}
