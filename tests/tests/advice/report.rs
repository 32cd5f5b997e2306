//! What a session left, and figures of advice for a session, a region and the network.

use crate::house::MINUTE;
use crate::table::Table;
use serde_json::{Value, json};

const FIGURES: &str = "projectsIn projectsOut experts given byArea { value count label { text } } answered adopted adoptions actionsOpen \
    actionsDone actionsDropped medianHoursToFirstAnswer needsAnswered loadGini";

async fn played() -> (Table, String) {
    let mut table = Table::new().await;
    let need = json!({ "projectId": table.world.project, "area": "FUNDING", "kind": "FUNDING", "title": "A bank" });
    table.world.does("leader", "openNeed", "", need).await;
    table.later(90 * MINUTE, &["stranger", "leader", "editor", "officer"]).await;
    let world = &table.world;
    table.begin().await;
    let one = table.say("Ask the savings bank first.").await;
    table.say("Write to the foundation.").await;
    table.end().await;
    table.answer(&one, "ADOPT").await;
    let adopt = json!({ "contributionId": one, "projectId": world.other });
    world.does("officer", "adoptContribution", "project { id }", adopt).await;
    for (who, project, status) in [("leader", &world.project, "DONE"), ("officer", &world.other, "OPEN")] {
        let open = json!({ "projectId": project, "contributionId": one, "title": "Ask" });
        let made = world.does(who, "openAction", "action { id }", open).await["action"]["id"].clone();
        if status == "DONE" {
            world.does(who, "setActionStatus", "action { id }", json!({ "id": made, "status": status })).await;
        }
    }
    (table, one)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_tells_the_agenda_with_advice_answers_adoption_and_actions_in_one_statement() {
    let (table, one) = played().await;
    let world = &table.world;
    let query = format!(
        "query($id: ID!) {{ session(id: $id) {{ turns {{ id plannedStartAt }} report {{ turns {{ turn {{ title {{ text }} project {{ slug }} \
         status contributions {{ id area text {{ text }} answer {{ answer }} adoptions {{ totalCount nodes {{ project {{ slug }} }} }} \
         actions {{ title {{ text }} status }} }} recording {{ url }} }} figures {{ {FIGURES} }} }} figures {{ {FIGURES} }} followUps {{ day }} }} }} }}"
    );
    let before = world.house.ctx.database.statements_read();
    let answer = world.house.ask(None, &query, json!({ "id": table.session })).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    assert_eq!(world.house.ctx.database.statements_read() - before, 1, "a report is one statement");
    let report = &answer["data"]["session"]["report"];
    let turns = report["turns"].as_array().unwrap();
    assert_eq!((turns.len(), &turns[0]["turn"]["title"]["text"]), (3, &json!("Welcome")));
    let first = &turns[1]["turn"];
    assert_eq!(first["project"]["slug"], "bridge-over-the-river");
    assert_eq!(first["contributions"][0]["id"], json!(one));
    assert_eq!(first["contributions"][0]["answer"]["answer"], "ADOPT");
    assert_eq!(first["contributions"][0]["adoptions"]["nodes"][0]["project"]["slug"], "bridge-elsewhere");
    assert_eq!(first["contributions"][0]["actions"].as_array().unwrap().len(), 2, "of whatever project");
    let expected = json!({
        "projectsIn": 2, "projectsOut": 0, "experts": 1, "given": 2,
        "byArea": [{ "value": "FUNDING", "count": 2, "label": { "text": "Funding" } }],
        "answered": 1, "adopted": 1, "adoptions": 1, "actionsOpen": 1, "actionsDone": 1, "actionsDropped": 0,
        "medianHoursToFirstAnswer": 1.5, "needsAnswered": 1, "loadGini": 0.0,
    });
    assert_eq!(report["figures"], expected);
    assert_eq!((&turns[1]["figures"]["given"], &turns[2]["figures"]["given"]), (&json!(2), &json!(0)));
    let starts: Vec<&Value> =
        answer["data"]["session"]["turns"].as_array().unwrap().iter().map(|turn| &turn["plannedStartAt"]).collect();
    assert_eq!(starts, ["2026-11-22T07:00:00.000Z", "2026-11-22T07:15:00.000Z", "2026-11-22T07:30:00.000Z"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_regions_and_of_the_network_tell_what_is_public() {
    let (table, _) = played().await;
    let world = &table.world;
    let query = format!(
        "{{ statistics {{ advice {{ {FIGURES} }} }} si: region(code: \"SI\") {{ figures {{ advice {{ {FIGURES} }} }} }} \
         es: region(code: \"ES\") {{ figures {{ advice {{ {FIGURES} }} }} }} \
         regions(first: 5) {{ nodes {{ figures {{ advice {{ given actionsOpen loadGini needsAnswered projectsIn }} }} }} }} }}"
    );
    let ask = async || {
        let answer = world.house.ask(None, &query, json!({})).await;
        assert!(answer.get("errors").is_none(), "{answer}");
        answer["data"].clone()
    };
    let found = ask().await;
    let network = &found["statistics"]["advice"];
    assert_eq!((&network["given"], &network["projectsIn"], &network["experts"]), (&json!(2), &json!(2), &json!(1)));
    let (slovenia, spain) = (&found["si"]["figures"]["advice"], &found["es"]["figures"]["advice"]);
    assert_eq!((&slovenia["given"], &slovenia["adopted"], &slovenia["actionsDone"]), (&json!(2), &json!(1), &json!(1)));
    assert_eq!((&slovenia["medianHoursToFirstAnswer"], &slovenia["actionsOpen"]), (&json!(1.5), &json!(0)));
    assert_eq!((&spain["given"], &spain["actionsOpen"], &spain["projectsIn"]), (&json!(0), &json!(1), &json!(1)));
    assert_eq!((&spain["loadGini"], &spain["medianHoursToFirstAnswer"]), (&Value::Null, &Value::Null));

    // two more experts who gave nothing: one of three did all
    world
        .house
        .place
        .execute("update person set is_expert = (1 = 1) where slug in ('person-hub', 'person-officer')")
        .await;
    let gini = ask().await["statistics"]["advice"]["loadGini"].as_f64().unwrap();
    assert!((gini - 2.0 / 3.0).abs() < 1e-9, "{gini}");
    let done = json!({ "projectId": world.project, "version": world.version(&world.project).await, "kind": "SUCCEEDED", "causes": [] });
    world.does("leader", "concludeProject", "project { id }", done).await;
    let agree = json!({ "projectId": world.project, "agrees": true });
    world.does("editor", "answerOutcome", "project { slug }", agree).await;
    assert_eq!(ask().await["statistics"]["advice"]["projectsOut"], 1, "it came in and out");
    world.house.place.execute("update project set publication = 'archived' where slug = 'bridge-over-the-river'").await;
    let found = ask().await;
    assert_eq!(
        (&found["statistics"]["advice"]["given"], &found["si"]["figures"]["advice"]["given"]),
        (&json!(0), &json!(0))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_that_is_over_can_be_seen_again_where_its_manager_says() {
    let table = Table::new().await;
    let world = &table.world;
    let recording = "turn { recording { url offsetSeconds } }";
    let mut input = json!({ "turnId": table.turns[0], "url": "https://video.example.org/w/abc", "offsetSeconds": 90 });
    table.begin().await;
    assert_eq!(world.tries("hub", "setRecording", input.clone()).await, "TURN_NOT_OVER");
    table.end().await;
    for (who, answer) in [("visitor", "UNAUTHENTICATED"), ("leader", "FORBIDDEN")] {
        assert_eq!(world.tries(who, "setRecording", input.clone()).await, answer, "{who}");
    }
    let told = world.does("hub", "setRecording", recording, input.clone()).await;
    assert_eq!(told["turn"]["recording"], json!({ "url": "https://video.example.org/w/abc", "offsetSeconds": 90 }));
    for (url, offset, answer) in [
        ("javascript:alert(1)", 0, "NOT_A_LINK"),
        ("https://u:p@video.example.org/", 0, "NOT_A_LINK"),
        ("https://video.example.org/", -1, "NUMBER_OUT_OF_RANGE"),
    ] {
        input["url"] = json!(url);
        input["offsetSeconds"] = json!(offset);
        assert_eq!(world.tries("hub", "setRecording", input.clone()).await, answer, "{url}");
    }
    let told = world.does("hub", "setRecording", recording, json!({ "turnId": table.turns[0], "url": null })).await;
    assert_eq!(told["turn"]["recording"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_to_come_has_no_report() {
    let table = Table::new().await;
    let far = table.world.house.ctx.now() + 90 * MINUTE;
    table.world.house.place.execute(&format!("update session set starts_at = {far}, ends_at = null")).await;
    let read =
        table.world.node("visitor", &table.session, "... on Session { report { turns { figures { given } } } }").await;
    assert_eq!(read["report"], Value::Null);
}
