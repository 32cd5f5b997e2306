//! Money that was put in and attracted, and the return of a session, a region and the network.

use crate::table::Table;
use serde_json::{Value, json};

const ENTRY: &str = "money { id role amountEur basis happenedOn source evidence project { slug } session { slug } } project { money { totalCount } }";
const RETURN: &str = "return { invested investedEstimated attractedMeasured attractedEstimated perEuroMeasured perEuroEstimated entries withEvidence }";

fn amount(role: &str, euros: f64, basis: &str) -> Value {
    json!({ "role": role, "amountEur": euros, "basis": basis, "happenedOn": "2026-03-01", "source": " The  province ",
        "evidence": if basis == "MEASURED" { json!("example.org/grant") } else { Value::Null } })
}

impl Table {
    async fn money(&self, who: &str, of: Value, entry: Value) -> Value {
        self.world.does(who, "recordMoney", ENTRY, merged(entry, &of)).await
    }

    async fn refused(&self, who: &str, of: Value, entry: Value) -> String {
        self.world.tries(who, "recordMoney", merged(entry, &of)).await
    }

    async fn returned(&self, who: Option<&str>) -> Value {
        let query = format!(
            "query($id: ID!) {{ session(id: $id) {{ report {{ figures {{ {RETURN} }} }} money {{ totalCount }} }} \
             statistics {{ advice {{ {RETURN} }} }} }}"
        );
        let token = who.and_then(|who| self.world.token(who));
        let before = self.world.house.ctx.database.statements_read();
        let answer = self.world.house.ask(token, &query, json!({ "id": self.session })).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        let beside = if token.is_some() { 1 } else { 0 };
        assert_eq!(self.world.house.ctx.database.statements_read() - before, 1 + beside);
        answer["data"].clone()
    }
}

fn merged(mut entry: Value, of: &Value) -> Value {
    for (name, value) in of.as_object().unwrap() {
        entry[name] = value.clone();
    }
    entry
}

#[tokio::test(flavor = "multi_thread")]
async fn the_return_of_a_session_tells_measured_and_estimated_apart() {
    let table = Table::new().await;
    let world = &table.world;
    let (session, both) =
        (json!({ "sessionId": table.session }), json!({ "projectId": world.project, "sessionId": table.session }));
    let nothing = table.returned(None).await["session"]["report"]["figures"]["return"].clone();
    assert_eq!((&nothing["perEuroMeasured"], &nothing["entries"]), (&Value::Null, &json!(0)));

    table.money("hub", session.clone(), amount("INVESTED", 800.0, "MEASURED")).await;
    table.money("hub", session, amount("INVESTED", 200.0, "ESTIMATED")).await;
    let made = table.money("leader", both.clone(), amount("ATTRACTED", 1800.5, "MEASURED")).await;
    assert_eq!(
        made["money"],
        json!({ "id": made["money"]["id"], "role": "ATTRACTED", "amountEur": 1800.5, "basis": "MEASURED", "happenedOn": "2026-03-01",
            "source": "The province", "evidence": "https://example.org/grant",
            "project": { "slug": "bridge-over-the-river" }, "session": { "slug": "river-market" } })
    );
    assert_eq!(made["project"]["money"]["totalCount"], 1);
    let hoped = table.money("leader", both, amount("ATTRACTED", 5000.0, "ESTIMATED")).await;
    // of the project alone: it counts for the network and not for the session
    table.money("leader", json!({ "projectId": world.project }), amount("ATTRACTED", 100.0, "MEASURED")).await;

    let told = table.returned(None).await;
    assert_eq!(
        told["session"]["report"]["figures"]["return"],
        json!({ "invested": 1000.0, "investedEstimated": 200.0, "attractedMeasured": 1800.5, "attractedEstimated": 5000.0,
            "perEuroMeasured": 1.8005, "perEuroEstimated": 5.0, "entries": 4, "withEvidence": 2 })
    );
    assert_eq!(told["statistics"]["advice"]["return"]["attractedMeasured"], json!(1900.5));
    assert_eq!(told["session"]["money"]["totalCount"], 4);

    // what was hoped for has come
    let id = &hoped["money"]["id"];
    assert_eq!(world.tries("leader", "editMoney", json!({ "id": id, "basis": "MEASURED" })).await, "EVIDENCE_NEEDED");
    let edit = json!({ "id": id, "basis": "MEASURED", "evidence": "https://example.org/paid", "amountEur": 4000 });
    world.does("leader", "editMoney", ENTRY, edit).await;
    let told = table.returned(None).await["session"]["report"]["figures"]["return"].clone();
    assert_eq!((&told["perEuroMeasured"], &told["attractedEstimated"]), (&json!(5.8005), &json!(0.0)));
    world.does("leader", "removeMoney", "project { slug }", json!({ "id": id })).await;
    assert_eq!(world.tries("leader", "removeMoney", json!({ "id": id })).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_right_is_refused_with_what_to_do() {
    let table = Table::new().await;
    let world = &table.world;
    let project = json!({ "projectId": world.project });
    let with = |name: &str, value: Value| {
        let mut entry = amount("ATTRACTED", 10.0, "MEASURED");
        entry[name] = value;
        entry
    };
    for (entry, code) in [
        (with("amountEur", json!(-1)), "NUMBER_OUT_OF_RANGE"),
        (with("amountEur", json!(0.123)), "NUMBER_OUT_OF_RANGE"),
        (with("amountEur", json!(1e15)), "NUMBER_OUT_OF_RANGE"),
        (with("source", json!(" \t ")), "REQUIRED"),
        (with("source", json!("x".repeat(201))), "TOO_LONG"),
        (with("evidence", json!("javascript:alert(1)")), "NOT_A_LINK"),
        (with("evidence", Value::Null), "EVIDENCE_NEEDED"),
        (with("happenedOn", json!("2199-01-01")), "DATE_IN_FUTURE"),
    ] {
        assert_eq!(table.refused("leader", project.clone(), entry.clone()).await, code, "{entry}");
    }
    let attracted = amount("ATTRACTED", 1.0, "ESTIMATED");
    assert_eq!(table.refused("hub", json!({ "sessionId": table.session }), attracted.clone()).await, "PROJECT_NEEDED");
    assert_eq!(table.refused("leader", json!({}), attracted.clone()).await, "REQUIRED");
    world.house.place.execute("update session_turn set status = 'skipped' where position = 1").await;
    let both = json!({ "projectId": world.project, "sessionId": table.session });
    assert_eq!(table.refused("leader", both, attracted.clone()).await, "NOT_AT_THE_TABLE");
    for (who, code) in
        [("visitor", "UNAUTHENTICATED"), ("viewer", "FORBIDDEN"), ("stranger", "FORBIDDEN"), ("officer", "FORBIDDEN")]
    {
        assert_eq!(table.refused(who, project.clone(), attracted.clone()).await, code, "{who}");
    }
    // the same call twice, at once
    let entry = merged(attracted, &json!({ "idempotencyKey": "one" }));
    let (one, two) = tokio::join!(
        table.money("leader", project.clone(), entry.clone()),
        table.money("leader", project.clone(), entry.clone())
    );
    assert_eq!(one["money"]["id"], two["money"]["id"]);
    let other = merged(entry, &json!({ "amountEur": 2 }));
    assert_eq!(table.refused("leader", project, other).await, "IDEMPOTENCY_KEY_USED");
}

#[tokio::test(flavor = "multi_thread")]
async fn money_of_what_is_hidden_is_told_nowhere() {
    let table = Table::new().await;
    let world = &table.world;
    let both = json!({ "projectId": world.project, "sessionId": table.session });
    let made = table.money("leader", both, amount("ATTRACTED", 70.0, "MEASURED")).await;
    table.money("hub", json!({ "sessionId": table.session }), amount("INVESTED", 7.0, "MEASURED")).await;
    world.house.place.execute("update project set publication = 'draft' where slug = 'bridge-over-the-river'").await;
    for who in [None, Some("stranger")] {
        let told = table.returned(who).await;
        assert_eq!(told["session"]["report"]["figures"]["return"]["attractedMeasured"], json!(0.0));
        assert_eq!(told["statistics"]["advice"]["return"]["entries"], json!(1));
        assert_eq!(told["session"]["money"]["totalCount"], json!(1));
    }
    let id = made["money"]["id"].as_str().unwrap();
    assert_eq!(world.node("stranger", id, "... on MoneyEntry { amountEur }").await, Value::Null);
    for (act, more) in [("editMoney", json!({ "amountEur": 1 })), ("removeMoney", json!({}))] {
        let input = merged(more, &json!({ "id": id }));
        assert_eq!(world.tries("stranger", act, input).await, "NOT_FOUND", "{act}");
    }
}
