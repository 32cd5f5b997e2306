//! What facilitators press: two at once, twice, too late, and who may.

use crate::house::MINUTE;
use crate::round::{Round, issue};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_is_started_rested_lengthened_and_ended_and_the_clock_is_told_alike() {
    let round = Round::new().await;
    let before = round.table("ana", "state seq remainingSeconds currentTurn { id } nextTurn { id } mayRun").await;
    assert_eq!((&before["state"], &before["mayRun"]), (&json!("WAITING"), &json!(false)));
    assert_eq!(before["nextTurn"]["id"], round.turns[0]);
    let seq = before["seq"].as_i64().unwrap();
    let table = round.does("manager", "startTurn", 1, seq).await;
    assert_eq!(
        (&table["state"], &table["remainingSeconds"], &table["seq"]),
        (&json!("RUNNING"), &json!(600), &json!(seq + 2))
    );
    assert_eq!(
        (&table["currentTurn"]["id"], &table["nextTurn"]["id"]),
        (&json!(round.turns[0]), &json!(round.turns[1]))
    );
    round.house.clock.advance(2 * MINUTE);
    let table = round.does("facilitator", "pauseTurn", 1, seq + 2).await;
    assert_eq!(
        (&table["state"], &table["remainingSeconds"], &table["turnEndsAt"]),
        (&json!("PAUSED"), &json!(480), &json!(null))
    );
    round.house.clock.advance(2 * MINUTE);
    let table = round.does("manager", "resumeTurn", 1, seq + 3).await;
    assert_eq!((&table["remainingSeconds"], &table["turnEndsAt"]), (&json!(480), &json!("2026-11-22T08:12:00.000Z")));
    let input = json!({ "turnId": round.turns[0], "expectedSeq": seq + 4, "seconds": -420 });
    let table = round.press("manager", "extendTurn", input).await["session"]["table"].clone();
    assert_eq!(table["remainingSeconds"], 60);
    round.house.clock.advance(2 * MINUTE);
    assert_eq!(round.table("iva", "remainingSeconds").await["remainingSeconds"], -60);
    let table = round.does("manager", "endTurn", 1, seq + 5).await;
    assert_eq!((&table["state"], &table["remainingSeconds"]), (&json!("OPEN"), &json!(null)));
    let table = round.does("manager", "skipTurn", 2, seq + 6).await;
    assert_eq!(table["nextTurn"]["id"], round.turns[2]);
    let closed = round.press("manager", "closeTable", json!({ "expectedSeq": seq + 7 })).await;
    assert_eq!(closed["session"]["table"]["state"], "OVER");
    let late = round.press("manager", "startTurn", json!({ "turnId": round.turns[2], "expectedSeq": seq + 8 })).await;
    assert_eq!(issue(&late, "").0, "TABLE_OVER");
    let acts = round
        .house
        .place
        .texts("select act from change where act like '%_turn' or act like '%_table' order by created_at, id")
        .await;
    let wanted = [
        "open_table",
        "start_turn",
        "pause_turn",
        "resume_turn",
        "extend_turn",
        "end_turn",
        "skip_turn",
        "close_table",
    ];
    assert_eq!(acts, wanted, "each press is in the audit trail");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_press_at_once_one_has_the_effect_and_the_other_hears_what_happened() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    let press =
        |name, turn: usize| round.press(name, "startTurn", json!({ "turnId": round.turns[turn], "expectedSeq": seq }));
    let (first, second) = tokio::join!(press("manager", 0), press("facilitator", 1));
    let (won, lost) = if first["issues"] == json!([]) { (first, second) } else { (second, first) };
    assert_eq!(won["issues"], json!([]));
    assert_eq!(issue(&lost, "kind"), ("TABLE_MOVED", "TURN_STARTED"));
    assert!(issue(&lost, "by").1.starts_with("Person "), "{lost}");
    assert_eq!(
        round.house.place.texts("select cast(count(*) as text) from session_turn where status = 'running'").await,
        ["1"]
    );
    let started = "select cast(count(*) as text) from table_event where kind = 'turn_started'";
    assert_eq!(round.house.place.texts(started).await, ["1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_lengthen_a_turn_at_once_lengthen_it_once() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    round.does("manager", "startTurn", 1, seq).await;
    let press = |name| {
        round.press(name, "extendTurn", json!({ "turnId": round.turns[0], "expectedSeq": seq + 2, "seconds": 60 }))
    };
    let (first, second) = tokio::join!(press("manager"), press("facilitator"));
    let codes = [issue(&first, "").0, issue(&second, "").0];
    assert!(codes.contains(&"") && codes.contains(&"TABLE_MOVED"), "{codes:?}");
    assert_eq!(round.table("ana", "remainingSeconds").await["remainingSeconds"], 660);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_is_sent_twice_has_one_effect_and_no_issue() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    for _ in 0..2 {
        let table = round.does("manager", "startTurn", 1, seq).await;
        assert_eq!(table["seq"], json!(seq + 2), "nothing happens twice");
    }
    for _ in 0..2 {
        assert_eq!(round.does("manager", "pauseTurn", 1, seq + 2).await["seq"], json!(seq + 3));
    }
    // the same wish of somebody else, who has not seen it, is told
    let late =
        round.press("facilitator", "pauseTurn", json!({ "turnId": round.turns[0], "expectedSeq": seq + 2 })).await;
    assert_eq!(issue(&late, "kind"), ("TABLE_MOVED", "TURN_PAUSED"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_pressed_says_why() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    let close = round.press("manager", "closeTable", json!({ "expectedSeq": seq })).await;
    assert_eq!(issue(&close, "").0, "TABLE_NOT_OPEN");
    let pause = round.press("manager", "pauseTurn", json!({ "turnId": round.turns[0], "expectedSeq": seq })).await;
    assert_eq!(issue(&pause, "").0, "TURN_NOT_RUNNING");
    round.does("manager", "startTurn", 1, seq).await;
    let other = round.press("manager", "startTurn", json!({ "turnId": round.turns[1], "expectedSeq": seq + 2 })).await;
    assert_eq!(issue(&other, "turnId"), ("TURN_RUNS", round.turns[0].as_str()));
    let far = round
        .press("manager", "extendTurn", json!({ "turnId": round.turns[0], "expectedSeq": seq + 2, "seconds": 3601 }))
        .await;
    assert_eq!(issue(&far, "most"), ("EXTENSION_OUT_OF_RANGE", "3600"));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_manages_or_facilitates_the_session_runs_its_table() {
    let round = Round::new().await;
    let mutation =
        format!("mutation {{ openTable(input: {{ sessionId: \"{}\" }}) {{ issues {{ code }} }} }}", round.session);
    assert_eq!(round.house.refused(None, &mutation).await, "UNAUTHENTICATED");
    assert_eq!(round.house.refused(round.token("ana"), &mutation).await, "FORBIDDEN");
    assert_eq!(round.table("facilitator", "mayRun").await["mayRun"], true);
    // of a session nobody may know of, nothing is told
    round.house.place.run("update session set publication = 'hidden'").await;
    assert_eq!(round.house.refused(round.token("ana"), &mutation).await, "NOT_FOUND");
    let turn = format!(
        "mutation {{ startTurn(input: {{ turnId: \"{}\", expectedSeq: 0 }}) {{ issues {{ code }} }} }}",
        round.turns[0]
    );
    assert_eq!(round.house.refused(round.token("ana"), &turn).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expert_who_leaves_in_the_middle_of_a_turn_stops_neither_turn_nor_clock() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    let input = json!({ "name": "Person ana", "language": "en" });
    round.house.act(round.token("ana"), "editProfile", "", input).await;
    let session = round.sql(rialto_domain::id::GlobalId::parse(&round.session).unwrap().key);
    round
        .house
        .place
        .run(&format!(
            "insert into session_expert (id, session_id, person_id, area, status, created_at) \
             select p.id, {session}, p.id, 'funding', 'accepted', 1 from person p join account a on a.id = p.account_id \
             where a.email = 'ana@example.org'"
        ))
        .await;
    round.does("manager", "startTurn", 1, seq).await;
    round.house.clock.advance(MINUTE);
    // gone for good, with everything that was theirs
    let input = json!({ "password": crate::house::PASSWORD, "content": "REMOVE" });
    round.house.act(round.token("ana"), "eraseAccount", "", input).await;
    let table = round.table("iva", "state remainingSeconds currentTurn { id }").await;
    assert_eq!((&table["state"], &table["remainingSeconds"]), (&json!("RUNNING"), &json!(540)));
    round.does("facilitator", "endTurn", 1, seq + 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_turn_over_midnight_and_under_a_clock_that_is_put_back_keeps_its_time() {
    let round = Round::new().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    // 23:55 in Madrid, three hours before clocks are put back there
    let late = 1_824_933_600_000 - 5 * MINUTE;
    round.house.clock.set(late);
    let token = round.house.sign_in("manager@example.org").await.access;
    let start = format!(
        "mutation {{ startTurn(input: {{ turnId: \"{}\", expectedSeq: {seq} }}) {{ issues {{ code }} session {{ table {{ remainingSeconds turnEndsAt }} }} }} }}",
        round.turns[0]
    );
    let answer = round.house.ask(Some(&token), &start, json!({})).await;
    let table = &answer["data"]["startTurn"]["session"]["table"];
    assert_eq!(table["remainingSeconds"], 600, "{answer}");
    let ends = table["turnEndsAt"].clone();
    round.house.clock.advance(9 * MINUTE);
    let read = "query($id: ID!) { session(id: $id) { table { remainingSeconds turnEndsAt } } }";
    let now = round.house.ask(None, read, json!({ "id": round.session })).await;
    assert_eq!(now["data"]["session"]["table"], json!({ "remainingSeconds": 60, "turnEndsAt": ends }));
    // the machine's clock is put back behind the start: nobody sees more time than was given
    round.house.clock.set(late - 60 * MINUTE);
    let now = round.house.ask(None, read, json!({ "id": round.session })).await;
    assert_eq!(now["data"]["session"]["table"], json!({ "remainingSeconds": 600, "turnEndsAt": ends }));
}
