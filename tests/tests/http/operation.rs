//! What a call carries in, and how its answer travels.

use crate::site::{header, refusal, start};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn everything_a_body_says_reaches_the_service() {
    let server = start();
    let body = json!({
        "query": "query A { a }", "operationName": "A", "variables": { "x": [1, "é", null] },
        "extensions": { "some": { "thing": true } }, "documentId": "sha256:ab", "unknown": 1,
    });
    let response = server.post(body).header("accept-language", "es, en;q=0.5").send().await.unwrap();
    assert_eq!(header(&response, "cache-control"), "no-store");
    let answer: Value = response.json().await.unwrap();
    let expected = json!({
        "query": "query A { a }", "operationName": "A", "variables": { "x": [1, "é", null] },
        "extensions": { "some": { "thing": true } }, "documentId": "sha256:ab", "languages": ["es", "en"],
    });
    assert_eq!(answer["data"], expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_an_address_says_reaches_the_service() {
    let server = start();
    let response = server
        .request(Method::GET, "/graphql")
        .query_pairs(&[
            ("query", "query A { a(b: \"+&é\") }"),
            ("operationName", "A"),
            ("variables", "{\"x\":1}"),
            ("extensions", "{\"persistedQuery\":{\"version\":1}}"),
        ])
        .send()
        .await
        .unwrap();
    let answer: Value = response.json().await.unwrap();
    assert_eq!(answer["data"]["query"], "query A { a(b: \"+&é\") }");
    assert_eq!(answer["data"]["variables"], json!({ "x": 1 }));
    assert_eq!(answer["data"]["extensions"]["persistedQuery"]["version"], 1);
}

trait QueryPairs {
    fn query_pairs(self, pairs: &[(&str, &str)]) -> Self;
}

impl QueryPairs for reqwest::RequestBuilder {
    fn query_pairs(self, pairs: &[(&str, &str)]) -> Self {
        let (client, request) = self.build_split();
        let mut request = request.expect("a request");
        request.url_mut().query_pairs_mut().extend_pairs(pairs);
        Self::from_parts(client, request)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_cannot_be_read_is_refused_with_a_sentence() {
    let server = start();
    for (body, says) in [
        ("", "is empty"),
        ("{\"query\": ", "ends too early (line 1, column 10)"),
        ("{query: 1}", "malformed"),
        ("\"text\"", "must be a JSON object, not a string"),
        ("null", "must be a JSON object, not null"),
        ("[{\"query\":\"{a}\"}]", "one operation in a request"),
        ("{}", "no document to run"),
        ("{\"query\":{\"a\":1}}", "`query` must be a string, not an object"),
        ("{\"query\":\"{a}\",\"operationName\":7}", "`operationName` must be a string, not a number"),
        ("{\"query\":\"{a}\",\"variables\":[]}", "`variables` must be an object"),
        ("{\"query\":\"{a}\",\"extensions\":\"x\"}", "`extensions` must be an object"),
        ("{\"documentId\":false}", "`documentId` must be a string, not true or false"),
    ] {
        let response = server.post(body).send().await.unwrap();
        let message = refusal(response, 400, "BAD_USER_INPUT").await;
        assert!(message.contains(says), "{body} → {message}");
    }
    let deep = format!("{{\"query\":\"{{a}}\",\"variables\":{{\"a\":{}", "[".repeat(200_000));
    refusal(server.post(deep).send().await.unwrap(), 400, "BAD_USER_INPUT").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_cannot_be_read_is_refused_with_a_sentence() {
    let server = start();
    for (query, says) in [
        ("", "no document to run"),
        ("query=%7Ba%7D&variables=%5B1%5D", "`variables` must be an object"),
        ("query=%7Ba%7D&variables=%7B", "The parameter `variables` is not JSON"),
        ("query=%7Ba%7D&query=%7Bb%7D", "twice"),
    ] {
        let message = refusal(server.get(&format!("/graphql?{query}")).await, 400, "BAD_USER_INPUT").await;
        assert!(message.contains(says), "{query} → {message}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_who_has_the_answer_gets_304_and_another_language_may_differ() {
    let server = start();
    let first = server.get("/graphql?query=%7Ba%7D").await;
    let tag = header(&first, "etag").to_owned();
    assert!(tag.starts_with("W/\""), "{tag}");
    assert_eq!(header(&first, "cache-control"), "no-cache");
    assert_eq!(header(&first, "vary"), "Accept, Accept-Language, Authorization, Origin, Accept-Encoding");
    let ask = |tag: &str, language: &str| {
        let request = server.request(Method::GET, "/graphql?query=%7Ba%7D");
        request.header("if-none-match", tag).header("accept-language", language).send()
    };
    let again =
        server.request(Method::GET, "/graphql?query=%7Ba%7D").header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(again.status(), 304);
    assert_eq!(header(&again, "etag"), tag);
    assert!(again.bytes().await.unwrap().is_empty());
    assert_eq!(ask(&tag, "el").await.unwrap().status(), 200, "an answer in another language has another tag");
    assert_eq!(ask("\"other\"", "en").await.unwrap().status(), 200);
    assert_eq!(header(&server.get("/graphql?query=refuse").await, "etag"), "-", "a refusal is not kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn head_answers_as_get_without_a_body() {
    let server = start();
    for path in ["/graphql?query=%7Ba%7D", "/", "/assets/index-1.js", "/livez", "/readyz", "/config.json"] {
        let head = server.request(Method::HEAD, path).send().await.unwrap();
        let get = server.get(path).await;
        assert_eq!(head.status(), get.status(), "{path}");
        assert_eq!(header(&head, "content-type"), header(&get, "content-type"), "{path}");
        assert!(head.bytes().await.unwrap().is_empty(), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_answers_are_compressed_for_those_who_take_it() {
    let server = start();
    let long = server.post(json!({ "query": "long" })).header("accept-encoding", "br, gzip").send().await.unwrap();
    assert_eq!(header(&long, "content-encoding"), "gzip");
    let bytes = long.bytes().await.unwrap();
    assert_eq!(&bytes[..2], [0x1f, 0x8b]);
    assert!(bytes.len() < 500, "5,000 repeated characters take {} bytes", bytes.len());
    let short = server.post(json!({ "query": "{a}" })).header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(header(&short, "content-encoding"), "-");
    for accept in ["", "identity", "gzip;q=0", "br"] {
        let plain = server.post(json!({ "query": "long" })).header("accept-encoding", accept).send().await.unwrap();
        assert_eq!(header(&plain, "content-encoding"), "-", "{accept}");
    }
}
