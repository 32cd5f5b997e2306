//! The server is killed in the middle of a turn: the table goes on where it was, and who watches misses nothing.

use super::running::{act, prepare, serve, sign_in};
use reqwest::{Client, Response};
use rialto_testkit::TestDatabase;
use serde_json::{Value, json};
use std::time::Duration;

const WATCH: &str = "subscription($id: ID!, $after: Int) { table(sessionId: $id, after: $after) { seq kind \
    table { state currentTurn { startedAt } } } }";
const PRESS: &str = "issues { code } session { table { seq state currentTurn { startedAt } } }";

/// The next event of a stream that is read as it comes; none when it breaks off.
async fn next(response: &mut Response, rest: &mut String) -> Option<Value> {
    loop {
        if let Some((event, after)) = rest.split_once("\n\n") {
            let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
            *rest = after.to_owned();
            if let Some(data) = data {
                let body: Value = serde_json::from_str(&data).unwrap();
                return Some(body["data"]["table"].clone());
            }
            continue;
        }
        let part =
            tokio::time::timeout(Duration::from_secs(30), response.chunk()).await.expect("the server owes an event");
        rest.push_str(std::str::from_utf8(&part.ok()??).unwrap());
    }
}

async fn watch(http: &Client, server: &str, session: &str, after: Option<i64>) -> Response {
    let body = json!({ "query": WATCH, "variables": { "id": session, "after": after } });
    let request = http.post(format!("{server}/graphql")).header("accept", "text/event-stream").json(&body);
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    response
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_killed_in_a_turn_goes_on_with_it_when_it_comes_back() {
    let place = TestDatabase::new().await;
    let folder = tempfile::tempdir().unwrap();
    prepare(&place, folder.path()).await;
    place
        .run(
            "insert into record_role (id, kind, record_id, person_id, role, created_at) \
             select s.id, 'session', s.id, p.id, 'facilitator', 1 from session s cross join person p \
             where p.account_id is not null and s.id not in (select record_id from record_role)",
        )
        .await;
    place.run("delete from session_turn").await;
    place
        .run(
            "insert into session_turn (id, session_id, position, title, language, minutes, status, created_at) \
             select s.id, s.id, 1, 'A turn', 'en', 10, 'planned', 1 from session s",
        )
        .await;
    let http = Client::builder().no_proxy().build().unwrap();
    let mut server = serve(place.url(), folder.path()).await;
    let token = sign_in(&http, &server.address).await;
    let first = "{ sessions(first: 1) { nodes { id table { seq turns { id } } } } }";
    let found = act(&http, &server.address, None, first, json!({})).await.unwrap();
    let session = &found["sessions"]["nodes"][0];
    let (id, turn) = (session["id"].as_str().unwrap(), session["table"]["turns"][0]["id"].as_str().unwrap());
    let seq = session["table"]["seq"].as_i64().unwrap();

    let (mut events, mut rest) = (watch(&http, &server.address, id, None).await, String::new());
    assert_eq!(next(&mut events, &mut rest).await.unwrap()["kind"], "SNAPSHOT");
    let start = format!("mutation($input: TurnInput!) {{ startTurn(input: $input) {{ {PRESS} }} }}");
    let input = json!({ "input": { "turnId": turn, "expectedSeq": seq } });
    let started = act(&http, &server.address, Some(&token), &start, input).await.unwrap()["startTurn"].clone();
    assert_eq!(started["issues"], json!([]));
    let began = started["session"]["table"]["currentTurn"]["startedAt"].clone();
    // the watcher hears of the first event, and the server is gone before the second is read
    assert_eq!(next(&mut events, &mut rest).await.unwrap()["seq"], seq + 1);
    server.child.kill().await.unwrap();

    let server = serve(place.url(), folder.path()).await;
    let (mut events, mut rest) = (watch(&http, &server.address, id, Some(seq + 1)).await, String::new());
    let event = next(&mut events, &mut rest).await.unwrap();
    assert_eq!((&event["seq"], &event["kind"]), (&json!(seq + 2), &json!("TURN_STARTED")));
    assert_eq!((&event["table"]["state"], &event["table"]["currentTurn"]["startedAt"]), (&json!("RUNNING"), &began));
    // the facilitator presses on, with the token of before
    let pause = format!("mutation($input: TurnInput!) {{ pauseTurn(input: $input) {{ {PRESS} }} }}");
    let input = json!({ "input": { "turnId": turn, "expectedSeq": seq + 2 } });
    let paused = act(&http, &server.address, Some(&token), &pause, input).await.unwrap();
    assert_eq!(paused["pauseTurn"]["session"]["table"]["state"], "PAUSED");
    let event = next(&mut events, &mut rest).await.unwrap();
    assert_eq!((&event["seq"], &event["kind"]), (&json!(seq + 3), &json!("TURN_PAUSED")));
}
