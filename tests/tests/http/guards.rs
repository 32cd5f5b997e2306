//! Overload, slow senders, faults, ids, headers, health.

use crate::site::{assets, header, refusal, settings, start, start_with};
use reqwest::Method;
use serde_json::{Value, json};
use std::collections::HashSet;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_too_long_is_refused_before_it_has_come() {
    let server = start();
    let announced = server.post(format!("{{\"query\":\"{}\"}}", "a".repeat(256 * 1024)));
    assert!(refusal(announced.send().await.unwrap(), 413, "BAD_USER_INPUT").await.contains("262144 bytes"));

    // In chunks, without a length: only counting helps.
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head =
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    for _ in 0..5 {
        stream.write_all(chunk.as_bytes()).await.unwrap();
    }
    let mut answer = vec![0; 64];
    let length = stream.read(&mut answer).await.unwrap();
    assert!(answer[..length].starts_with(b"HTTP/1.1 413"), "{}", String::from_utf8_lossy(&answer[..length]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_sender_is_sent_away() {
    let mut short = settings();
    short.request_timeout = Duration::from_millis(200);
    let server = start_with(short, assets());
    let half_a_head = "POST /graphql HTTP/1.1\r\nhost: x\r\n";
    let half_a_body =
        "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{";
    for sent in [half_a_head, half_a_body] {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(sent.as_bytes()).await.unwrap();
        let mut answer = [0; 64];
        let length = tokio::time::timeout(Duration::from_secs(5), stream.read(&mut answer)).await.unwrap().unwrap();
        assert!(answer[..length].starts_with(b"HTTP/1.1 408"), "{}", String::from_utf8_lossy(&answer[..length]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_request_more_than_there_are_places_is_sent_away_at_once() {
    let mut narrow = settings();
    narrow.requests_in_flight = 1;
    let server = start_with(narrow, assets());
    let first = tokio::spawn(server.post(json!({ "query": "wait" })).send());
    server.fake.entered.notified().await;
    for path in ["post", "get"] {
        let started = Instant::now();
        let response = match path {
            "post" => server.query("{a}").await,
            _ => server.get("/graphql?query=%7Ba%7D").await,
        };
        assert_eq!(header(&response, "retry-after"), "1");
        assert_eq!(header(&response, "access-control-allow-origin"), "*", "a page of another origin can read why");
        refusal(response, 503, "UNAVAILABLE").await;
        assert!(started.elapsed() < Duration::from_millis(500), "shedding took {:?}", started.elapsed());
    }
    assert_eq!(server.get("/livez").await.status(), 200, "health answers under overload");
    server.fake.go_on.notify_one();
    assert_eq!(first.await.unwrap().unwrap().status(), 200);
    assert_eq!(server.query("{a}").await.status(), 200, "the place is free again");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operation_that_runs_too_long_is_stopped() {
    let mut short = settings();
    short.execution_timeout = Duration::from_millis(50);
    let server = start_with(short, assets());
    let response = server.query("forever").await;
    assert_eq!(header(&response, "retry-after"), "1");
    assert!(refusal(response, 503, "UNAVAILABLE").await.contains("longer than 50ms"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_answered_without_its_reason_and_the_server_lives_on() {
    let server = start();
    let response = server.query("panic").await;
    assert!(header(&response, "content-security-policy").starts_with("default-src 'none'"));
    assert!(!refusal(response, 500, "INTERNAL").await.contains("secret"));
    assert_eq!(server.query("{a}").await.status(), 200);
    assert!(server.get("/metrics").await.text().await.unwrap().contains("rialto_http_panics_total 1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_request_gets_an_id_of_its_own_and_none_from_outside() {
    let server = start();
    let mut ids = HashSet::new();
    for _ in 0..20 {
        let request = server.post(json!({ "query": "{a}" })).header("x-request-id", "mine");
        ids.insert(header(&request.send().await.unwrap(), "x-request-id").to_owned());
    }
    assert_eq!(ids.len(), 20);
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_kind_of_answer_carries_the_security_headers() {
    let server = start();
    server.fake.database_away.store(true, Ordering::Relaxed);
    let mut answers = vec![server.query("{a}").await, server.query("panic").await, server.query("unavailable").await];
    for path in [
        "/",
        "/projects/x",
        "/graphiql",
        "/assets/index-1.js",
        "/assets/none.js",
        "/livez",
        "/readyz",
        "/metrics",
        "/graphql",
    ] {
        answers.push(server.open(path).await);
    }
    answers.push(server.request(Method::OPTIONS, "/graphql").send().await.unwrap());
    answers.push(server.request(Method::DELETE, "/").send().await.unwrap());
    for response in &answers {
        let what = format!("{} {}", response.url(), response.status());
        let policy = header(response, "content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
        assert!(!policy.contains("unsafe-eval"), "{what}");
        assert_eq!(policy.contains("'unsafe-inline'"), response.url().path() == "/graphiql", "{what}: {policy}");
        assert_eq!(header(response, "x-content-type-options"), "nosniff", "{what}");
        assert_eq!(header(response, "referrer-policy"), "same-origin", "{what}");
        assert_eq!(header(response, "cross-origin-opener-policy"), "same-origin", "{what}");
        assert!(header(response, "permissions-policy").contains("camera=()"), "{what}");
        assert_eq!(header(response, "strict-transport-security"), "-", "{what}: only behind TLS");
        assert_eq!(header(response, "x-request-id").len(), 32, "{what}");
        assert_eq!(header(response, "server"), "-", "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_are_told_to_stay_with_https_behind_tls_alone() {
    let mut tls = settings();
    tls.behind_tls = true;
    let server = start_with(tls, assets());
    assert!(header(&server.get("/").await, "strict-transport-security").starts_with("max-age=31536000"));
}

#[tokio::test(flavor = "multi_thread")]
async fn readiness_follows_the_database_and_recovers_by_itself() {
    let server = start();
    assert_eq!(server.get("/readyz").await.status(), 200);
    server.fake.database_away.store(true, Ordering::Relaxed);
    let away = server.get("/readyz").await;
    assert_eq!(header(&away, "retry-after"), "2");
    refusal(away, 503, "UNAVAILABLE").await;
    assert_eq!(server.get("/livez").await.status(), 200);
    server.fake.database_away.store(false, Ordering::Relaxed);
    assert_eq!(server.get("/readyz").await.json::<Value>().await.unwrap(), json!({ "status": "ready" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_tell_what_was_asked_and_no_caller_can_add_labels() {
    let server = start();
    server.query("{a}").await;
    server.query("refuse").await;
    server.get("/some/unknown/address").await;
    server.request(Method::from_bytes(b"INVENTED").unwrap(), "/").send().await.unwrap();
    let figures = server.get("/metrics").await;
    assert!(header(&figures, "content-type").starts_with("text/plain; version=0.0.4"));
    let text = figures.text().await.unwrap();
    for line in [
        "rialto_http_requests_total{method=\"POST\",route=\"/graphql\",status=\"200\"} 2",
        "rialto_http_requests_total{method=\"GET\",route=\"web app\",status=\"404\"} 1",
        "rialto_http_requests_total{method=\"other\",route=\"web app\",status=\"405\"} 1",
        "rialto_http_request_seconds_count{route=\"/graphql\"} 2",
        "rialto_graphql_operations_total{outcome=\"executed\"} 1",
        "rialto_graphql_operations_total{outcome=\"refused\"} 1",
        "rialto_http_in_flight 1",
        "rialto_database_connections{pool=\"reader\",state=\"idle\"} 3",
        "rialto_build_info{version=",
        "process_resident_memory_bytes",
    ] {
        assert!(text.contains(line), "`{line}` is missing in:\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_can_have_an_address_of_their_own() {
    let mut apart = settings();
    apart.metrics_here = false;
    let server = start_with(apart, assets());
    server.query("{a}").await;
    refusal(server.open("/metrics").await, 404, "NOT_FOUND").await;
    let address = server.metrics_address.expect("an address for the figures");
    let figures = reqwest::get(format!("http://{address}/metrics")).await.unwrap().text().await.unwrap();
    assert!(figures.contains("rialto_graphql_operations_total{outcome=\"executed\"} 1"), "{figures}");
    let graphql = reqwest::get(format!("http://{address}/graphql?query=%7Ba%7D")).await.unwrap();
    assert_eq!(graphql.status(), 404, "the API is not there");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_signal_lets_running_requests_finish() {
    let mut server = start();
    let running = tokio::spawn(server.post(json!({ "query": "wait" })).send());
    server.fake.entered.notified().await;
    server.stop.cancel();
    // The listener closes while the request still runs.
    while TcpStream::connect(server.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    server.fake.go_on.notify_one();
    let answer = running.await.unwrap().expect("the running request is answered");
    assert_eq!(answer.json::<Value>().await.unwrap()["data"], "waited");
    let ended = tokio::time::timeout(Duration::from_secs(5), &mut server.task).await;
    assert!(ended.is_ok(), "the server ends when nothing runs any more");
}
