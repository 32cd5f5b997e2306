//! graphql-transport-ws, message by message: what the protocol asks for, and that everything is bounded.

use crate::client::{Came, Socket, WATCH};
use crate::round::{Round, settings};
use rialto_gateway::http::{HttpSettings, WatchSettings};
use serde_json::json;
use std::time::Duration;

fn with(watch: WatchSettings) -> HttpSettings {
    HttpSettings { watch: WatchSettings { trust: Duration::ZERO, ..watch }, ..HttpSettings::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_the_protocol_is_closed_with_its_code() {
    let round = Round::new().await;
    let init = json!({ "type": "connection_init" }).to_string();
    let subscribe =
        json!({ "id": "1", "type": "subscribe", "payload": { "query": WATCH, "variables": { "id": round.session } } });
    let subscribe = subscribe.to_string();
    let cases: [(&str, Vec<&str>, u16); 12] = [
        ("not JSON", vec!["hello"], 4400),
        ("no object", vec!["[]"], 4400),
        ("no type", vec!["{}"], 4400),
        ("an unknown type", vec![r#"{"type":"connection_start"}"#], 4400),
        ("a message of servers", vec![&init, r#"{"type":"connection_ack"}"#], 4400),
        ("a payload that is no object", vec![r#"{"type":"connection_init","payload":7}"#], 4400),
        ("no id", vec![&init, r#"{"type":"subscribe","payload":{"query":"{ limits { maxCost } }"}}"#], 4400),
        (
            "an empty id",
            vec![&init, r#"{"id":"","type":"subscribe","payload":{"query":"{ limits { maxCost } }"}}"#],
            4400,
        ),
        ("a query that is no text", vec![&init, r#"{"id":"1","type":"subscribe","payload":{"query":7}}"#], 4400),
        ("subscribing before the beginning", vec![&subscribe], 4401),
        ("beginning twice", vec![&init, &init], 4429),
        ("an id that is in use", vec![&init, &subscribe, &subscribe], 4409),
    ];
    for (what, messages, code) in cases {
        let mut socket = Socket::open(round.house.address).await;
        for message in messages {
            socket.send_text(message).await;
        }
        let end = loop {
            match socket.next().await {
                Came::Message(_) => {}
                end => break end,
            }
        };
        assert_eq!(end, Came::Closed(code), "{what}");
    }
    let mut socket = Socket::open(round.house.address).await;
    socket.send_bytes(b"{}").await;
    assert_eq!(socket.next().await, Came::Closed(4400), "binary messages");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_begin_in_time_is_closed() {
    let round =
        Round::with(with(WatchSettings { init_timeout: Duration::from_millis(50), ..WatchSettings::default() })).await;
    let mut socket = Socket::open(round.house.address).await;
    assert_eq!(socket.next().await, Came::Closed(4408));
}

#[tokio::test(flavor = "multi_thread")]
async fn queries_and_mutations_run_over_it_too_and_what_is_wrong_is_an_error_of_the_operation() {
    let round = Round::new().await;
    let mut socket = Socket::begun(round.house.address, round.token("ana")).await;
    socket.send(json!({ "type": "ping", "payload": { "n": 1 } })).await;
    assert_eq!(socket.message().await["type"], "pong");
    let mut run = async |id: &str, query: &str| {
        socket.send(json!({ "id": id, "type": "subscribe", "payload": { "query": query } })).await;
        let first = socket.message().await;
        assert_eq!(first["id"], id);
        if first["type"] == "next" {
            assert_eq!(socket.message().await, json!({ "id": id, "type": "complete" }));
        }
        first
    };
    assert_eq!(run("q", "{ viewer { email } }").await["payload"]["data"]["viewer"]["email"], "ana@example.org");
    let edited = run("m", "mutation { editAccount(input: { name: \"Ana K.\" }) { issues { code } } }").await;
    assert_eq!(edited["payload"]["data"]["editAccount"]["issues"], json!([]));
    for query in [
        "{ nothing }",
        "{",
        "subscription { nothing }",
        "subscription { a: table(sessionId: \"x\") { seq } b: table(sessionId: \"x\") { seq } }",
        "subscription { table(sessionId: \"project_0190f3a2000070008000000000000001\") { seq } }",
    ] {
        let refused = run("e", query).await;
        assert_eq!(refused["type"], "error", "{query}");
        assert_eq!(refused["payload"][0]["extensions"]["code"], "BAD_USER_INPUT", "{query}: {refused}");
    }
    // an id is free again once its operation is over
    assert_eq!(run("q", "{ viewer { email } }").await["type"], "next");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_nobody_may_see_is_an_error_and_one_that_gets_hidden_ends_its_subscriptions() {
    let round = Round::new().await;
    let mut socket = Socket::begun(round.house.address, None).await;
    socket.watch("none", "session_0190f3a2000070008000000000000001", None).await;
    let refused = socket.message().await;
    assert_eq!(
        (&refused["type"], &refused["payload"][0]["extensions"]["code"]),
        (&json!("error"), &json!("NOT_FOUND"))
    );
    socket.watch("1", &round.session, None).await;
    assert_eq!(socket.event().await["kind"], "SNAPSHOT");
    let read = "query($id: ID!) { session(id: $id) { version } }";
    let read = round.house.ask(round.token("manager"), read, json!({ "id": round.session })).await;
    let input = json!({ "id": round.session, "version": read["data"]["session"]["version"] });
    round.house.act(round.token("manager"), "archive", "", input).await;
    let ended = socket.message().await;
    assert_eq!((&ended["type"], &ended["payload"][0]["extensions"]["code"]), (&json!("error"), &json!("NOT_FOUND")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_not_valid_opens_nothing_and_one_that_ends_closes_the_connection() {
    let round = Round::new().await;
    let mut socket = Socket::open(round.house.address).await;
    socket.send(json!({ "type": "connection_init", "payload": { "authorization": "Bearer nothing" } })).await;
    assert_eq!(socket.next().await, Came::Closed(4403));
    for ends in ["session", "token"] {
        let token = round.house.sign_in("ana@example.org").await.access;
        let mut socket = Socket::begun(round.house.address, Some(&token)).await;
        socket.watch("1", &round.session, None).await;
        assert_eq!(socket.event().await["kind"], "SNAPSHOT");
        let mut manager = round.token("manager").unwrap().to_owned();
        if ends == "session" {
            round.house.ask(Some(&token), "mutation { signOut { issues { code } } }", json!({})).await;
        } else {
            round.house.clock.advance(601_000);
            manager = round.house.sign_in("manager@example.org").await.access;
        }
        let open = "mutation($id: ID!, $open: Boolean!) { openTable(input: { sessionId: $id }) @include(if: $open) { issues { code } } \
                    askQuestion(input: { sessionId: $id, text: \"x\", language: \"en\" }) { issues { code } } }";
        let open = round.house.call(open, json!({ "id": round.session, "open": true })).bearer_auth(&manager);
        open.send().await.unwrap();
        assert_eq!(socket.next().await, Came::Closed(4403), "{ends}: what happens then is not told any more");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_other_sites_and_clients_of_other_protocols_open_nothing() {
    let round = Round::new().await;
    let address = round.house.address;
    let own = format!("http://{address}");
    assert!(Socket::try_open(address, &[("origin", &own)]).await.is_ok());
    for origin in ["https://evil.example", "null", "http://localhost.evil.example"] {
        assert_eq!(Socket::try_open(address, &[("origin", origin)]).await.err(), Some(403), "{origin}");
    }
    assert_eq!(Socket::try_open(address, &[("sec-websocket-protocol", "graphql-ws")]).await.err(), Some(400));
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_operations_and_messages_are_bounded() {
    let watch = WatchSettings { most_of_address: 2, operations: 2, message_limit: 2_000, ..WatchSettings::default() };
    let round = Round::with(with(watch)).await;
    let address = round.house.address;
    let mut first = Socket::begun(address, None).await;
    let second = Socket::begun(address, None).await;
    assert_eq!(Socket::try_open(address, &[]).await.err(), Some(429));
    for id in ["1", "2"] {
        first.watch(id, &round.session, None).await;
        assert_eq!(first.event().await["kind"], "SNAPSHOT");
    }
    first.watch("3", &round.session, None).await;
    let refused = first.message().await;
    assert_eq!(refused["payload"][0]["extensions"]["limit"]["name"], "maxOperationsPerConnection", "{refused}");
    first.send(json!({ "id": "1", "type": "complete" })).await;
    first.watch("4", &round.session, None).await;
    assert_eq!(first.event().await["kind"], "SNAPSHOT", "what was completed makes room");
    first.send(json!({ "id": "5", "type": "subscribe", "payload": { "query": "x".repeat(3_000) } })).await;
    assert!(matches!(first.next().await, Came::Closed(1009) | Came::Gone));
    drop(second);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_stops_tells_its_watchers_to_come_back() {
    let round = Round::new().await;
    let mut socket = Socket::begun(round.house.address, None).await;
    socket.watch("1", &round.session, None).await;
    socket.event().await;
    drop(round);
    assert_eq!(socket.next().await, Came::Closed(1001));
}

#[tokio::test(flavor = "multi_thread")]
async fn three_hundred_who_watch_alike_cost_one_statement_for_each_event() {
    let round = Round::with(settings()).await;
    let seq = round.table("", "seq").await["seq"].as_i64().unwrap();
    let mut sockets = Vec::new();
    for _ in 0..300 {
        let mut socket = Socket::begun(round.house.address, None).await;
        socket.watch("1", &round.session, None).await;
        assert_eq!(socket.event().await["kind"], "SNAPSHOT");
        sockets.push(socket);
    }
    let before = round.house.ctx.database.statements_read();
    round.does("manager", "startTurn", 1, seq).await;
    for socket in &mut sockets {
        assert_eq!(
            socket.events(2).await,
            [(seq + 1, "TABLE_OPENED".to_owned()), (seq + 2, "TURN_STARTED".to_owned())]
        );
    }
    // the mutation reads who asks and its payload; the two events come in one statement, or each in its own
    let read = round.house.ctx.database.statements_read() - before;
    assert!(read <= 6, "{read} statements for 300 watchers");
}
