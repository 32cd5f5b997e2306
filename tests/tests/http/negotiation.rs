//! Media types and methods of `/graphql`.

use crate::site::{header, refusal, start};
use reqwest::Method;

#[tokio::test(flavor = "multi_thread")]
async fn the_newer_media_type_is_answered_when_it_is_named() {
    let server = start();
    for (accept, answered) in [
        (None, "application/json; charset=utf-8"),
        (Some(""), "application/json; charset=utf-8"),
        (Some("*/*"), "application/json; charset=utf-8"),
        (Some("application/*"), "application/json; charset=utf-8"),
        (Some("application/json"), "application/json; charset=utf-8"),
        (
            Some("application/json, application/graphql-response+json"),
            "application/graphql-response+json; charset=utf-8",
        ),
        (Some("application/graphql-response+json;q=0.5, application/json"), "application/json; charset=utf-8"),
        (Some("application/json;q=0, */*"), "application/graphql-response+json; charset=utf-8"),
        (Some("text/html, */*;q=0.1"), "application/json; charset=utf-8"),
    ] {
        let mut request = server.post(r#"{"query":"{a}"}"#);
        if let Some(accept) = accept {
            request = request.header("accept", accept);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{accept:?}");
        assert_eq!(header(&response, "content-type"), answered, "{accept:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_nobody_accepts_is_refused_with_the_types_there_are() {
    let server = start();
    for accept in ["text/html", "application/xml;q=0.9", "application/json;q=0", "nonsense"] {
        let response = server.post(r#"{"query":"{a}"}"#).header("accept", accept).send().await.unwrap();
        assert!(refusal(response, 406, "BAD_USER_INPUT").await.contains("application/json"), "{accept}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_a_form_of_another_site_could_send_is_refused() {
    let server = start();
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("multipart/form-data; boundary=x"),
        Some("application/graphql"),
        Some("application/json; charset=utf-16"),
    ] {
        let mut request = server.request(Method::POST, "/graphql").body(r#"{"query":"{a}"}"#);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        refusal(request.send().await.unwrap(), 415, "BAD_USER_INPUT").await;
    }
    let compressed = server.post(r#"{"query":"{a}"}"#).header("content-encoding", "gzip");
    refusal(compressed.send().await.unwrap(), 415, "BAD_USER_INPUT").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_document_is_400_only_in_the_newer_media_type() {
    let server = start();
    assert_eq!(server.query("refuse").await.status(), 200);
    let newer = server.post(r#"{"query":"refuse"}"#).header("accept", "application/graphql-response+json");
    let newer = newer.send().await.unwrap();
    assert_eq!(newer.status(), 400);
    assert_eq!(header(&newer, "cache-control"), "no-store");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mutation_by_get_is_refused_and_told_to_post() {
    let server = start();
    let response = server.get("/graphql?query=mutation").await;
    assert_eq!(response.status(), 405);
    assert_eq!(header(&response, "allow"), "POST");
}

#[tokio::test(flavor = "multi_thread")]
async fn other_methods_are_refused_with_those_there_are() {
    let server = start();
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let response = server.request(method, "/graphql").send().await.unwrap();
        assert_eq!(header(&response, "allow"), "GET, HEAD, POST, OPTIONS");
        refusal(response, 405, "BAD_USER_INPUT").await;
    }
    refusal(server.request(Method::POST, "/projects").send().await.unwrap(), 405, "BAD_USER_INPUT").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_any_origin_may_read_without_credentials() {
    let server = start();
    let asked = server
        .request(Method::OPTIONS, "/graphql")
        .header("origin", "https://elsewhere.example")
        .header("access-control-request-method", "POST");
    let asked = asked.send().await.unwrap();
    assert_eq!(asked.status(), 204);
    assert_eq!(header(&asked, "access-control-allow-origin"), "*");
    assert_eq!(header(&asked, "access-control-allow-credentials"), "-");
    assert_eq!(header(&asked, "access-control-max-age"), "86400");
    assert!(header(&asked, "access-control-allow-headers").contains("content-type"));
    let answered =
        server.post(r#"{"query":"{a}"}"#).header("origin", "https://elsewhere.example").send().await.unwrap();
    assert_eq!(header(&answered, "access-control-allow-origin"), "*");
    assert_eq!(header(&answered, "cross-origin-resource-policy"), "cross-origin");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_listed_origin_may_send_credentials() {
    let mut settings = crate::site::settings();
    settings.allowed_origins = vec!["https://app.example.org".to_owned()];
    let server = crate::site::start_with(settings, crate::site::assets());
    for (origin, allowed, credentials) in [
        ("https://app.example.org", "https://app.example.org", "true"),
        ("https://app.example.org.evil.example", "*", "-"),
        ("http://app.example.org", "*", "-"),
        ("null", "*", "-"),
    ] {
        let response = server.post(r#"{"query":"{a}"}"#).header("origin", origin).send().await.unwrap();
        assert_eq!(header(&response, "access-control-allow-origin"), allowed, "{origin}");
        assert_eq!(header(&response, "access-control-allow-credentials"), credentials, "{origin}");
        assert!(header(&response, "vary").contains("Origin"));
    }
}
