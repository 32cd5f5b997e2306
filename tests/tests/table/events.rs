//! Server-sent events, in the distinct connections mode of graphql-sse.

use crate::client::WATCH;
use crate::round::Round;
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use std::time::Duration;

/// A stream as it comes: events with their data, comments left out.
struct Events {
    response: Response,
    rest: String,
}

impl Events {
    async fn next(&mut self) -> Option<(String, Value)> {
        loop {
            if let Some((event, rest)) = self.rest.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.rest = rest;
                let of = |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
                if let Some(name) = of("event:") {
                    let data = of("data:").filter(|data| !data.is_empty());
                    return Some((
                        name.to_owned(),
                        data.map_or(Value::Null, |data| serde_json::from_str(data).unwrap()),
                    ));
                }
                continue;
            }
            let part = tokio::time::timeout(Duration::from_secs(20), self.response.chunk()).await;
            let part = part.expect("nothing came: the server owes an event").unwrap()?;
            self.rest.push_str(std::str::from_utf8(&part).unwrap());
        }
    }
}

fn call(round: &Round, query: &str, variables: Value) -> RequestBuilder {
    round.house.call(query, variables).header("accept", "text/event-stream")
}

async fn open(request: RequestBuilder) -> Events {
    let response = request.send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["content-type"], "text/event-stream; charset=utf-8");
    assert!(response.headers().get("content-encoding").is_none(), "what is compressed is held back");
    Events { response, rest: String::new() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_is_watched_over_events_as_over_a_web_socket() {
    let round = Round::new().await;
    let mut events = open(call(&round, WATCH, json!({ "id": round.session }))).await;
    let (name, first) = events.next().await.unwrap();
    assert_eq!((name.as_str(), &first["data"]["table"]["kind"]), ("next", &json!("SNAPSHOT")));
    let seq = first["data"]["table"]["seq"].as_i64().unwrap();
    round.does("manager", "startTurn", 1, seq).await;
    for (n, kind) in [(1, "TABLE_OPENED"), (2, "TURN_STARTED")] {
        let (_, event) = events.next().await.unwrap();
        assert_eq!((&event["data"]["table"]["seq"], &event["data"]["table"]["kind"]), (&json!(seq + n), &json!(kind)));
    }
    drop(events);
    let mut again = open(call(&round, WATCH, json!({ "id": round.session, "after": seq + 1 }))).await;
    assert_eq!(again.next().await.unwrap().1["data"]["table"]["seq"], seq + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_at_once_and_what_is_wrong_come_as_events_and_end() {
    let round = Round::new().await;
    for (query, variables) in
        [("{ limits { maxCost } }", json!({})), ("{ nothing }", json!({})), (WATCH, json!({ "id": "x" }))]
    {
        let mut events = open(call(&round, query, variables)).await;
        let (name, body) = events.next().await.unwrap();
        assert_eq!(name, "next");
        assert_eq!(body.get("errors").is_none(), query.contains("limits"), "{body}");
        assert_eq!(events.next().await.unwrap(), ("complete".to_owned(), Value::Null));
        assert_eq!(events.next().await, None);
    }
    // asked for as one answer, a subscription says where it is answered
    let answer = round.house.ask(None, WATCH, json!({ "id": round.session })).await;
    assert!(answer["errors"][0]["message"].as_str().unwrap().contains("graphql-transport-ws"), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn credentials_that_are_over_end_the_stream_and_those_that_are_wrong_open_none() {
    let round = Round::new().await;
    let wrong = call(&round, WATCH, json!({ "id": round.session })).bearer_auth("nothing").send().await.unwrap();
    assert_eq!(wrong.status(), 401);
    let token = round.house.sign_in("ana@example.org").await.access;
    let mut events = open(call(&round, WATCH, json!({ "id": round.session })).bearer_auth(&token)).await;
    let seq = events.next().await.unwrap().1["data"]["table"]["seq"].as_i64().unwrap();
    round.house.ask(Some(&token), "mutation { signOut { issues { code } } }", json!({})).await;
    round.does("manager", "startTurn", 1, seq).await;
    let (_, ended) = events.next().await.unwrap();
    assert_eq!(ended["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{ended}");
    assert_eq!(events.next().await.unwrap().0, "complete");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_ends_streams_without_completing_them() {
    let round = Round::new().await;
    let events = open(call(&round, WATCH, json!({ "id": round.session }))).await;
    let mut response = events.response;
    let mut text = String::new();
    while !text.contains("SNAPSHOT") {
        text.push_str(std::str::from_utf8(&response.chunk().await.unwrap().unwrap()).unwrap());
    }
    drop(round);
    while let Ok(Some(part)) = response.chunk().await {
        text.push_str(std::str::from_utf8(&part).unwrap());
    }
    assert!(!text.contains("event: complete"), "a client that is told so does not come back: {text}");
}
