//! Nothing that anybody sends makes the server fail: thousands of random requests, shrunk to the smallest that does.

use crate::site::{Server, header, start};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use reqwest::header::HeaderValue;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use tokio::runtime::Runtime;

const HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "accept-language",
    "content-encoding",
    "content-type",
    "if-none-match",
    "origin",
    "x-request-id",
    "range",
    "expect",
    "cookie",
    "authorization",
];

/// Runs a property against one server, each case a request.
fn check<S: Strategy>(strategy: S, request: impl Fn(&Server, S::Value) -> Option<RequestBuilder>) {
    let runtime = Runtime::new().expect("a runtime");
    let server = runtime.block_on(async { start() });
    let config = Config { cases: 2_500, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&strategy, |case| {
        let Some(request) = request(&server, case) else { return Ok(()) };
        let response = runtime.block_on(request.send()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(response.status() != 500, "500 from {}", response.url());
        prop_assert_eq!(header(&response, "x-request-id").len(), 32);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((".{0,6}", inner), 0..4).prop_map(|pairs| Value::Object(pairs.into_iter().collect())),
        ]
    })
}

#[test]
fn no_body_makes_it_fail() {
    check(vec(any::<u8>(), 0..400), |server, body| {
        Some(server.request(Method::POST, "/graphql").header("content-type", "application/json").body(body))
    });
}

#[test]
fn no_value_of_a_known_field_makes_it_fail() {
    let name = prop::sample::select(vec!["query", "operationName", "variables", "extensions", "documentId", "id", "x"]);
    check(vec((name, json()), 0..5), |server, fields| {
        let fields: serde_json::Map<String, Value> =
            fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Some(server.post(Value::Object(fields)))
    });
}

#[test]
fn no_header_makes_it_fail() {
    let value = prop_oneof![vec(any::<u8>(), 0..60), "[a-z/+*;=,q0-9. \"-]{0,40}".prop_map(String::into_bytes)];
    let method = prop::sample::select(vec![Method::GET, Method::POST, Method::OPTIONS, Method::HEAD, Method::PUT]);
    check((method, vec((prop::sample::select(HEADERS), value), 0..4)), |server, (method, headers)| {
        let mut request = server.request(method, "/graphql?query=%7Ba%7D");
        for (name, value) in headers {
            request = request.header(name, HeaderValue::from_bytes(&value).ok()?);
        }
        Some(request)
    });
}

#[test]
fn no_address_makes_it_fail() {
    let path = prop_oneof![
        "[ -~]{0,40}",
        "\\PC{0,20}",
        "graphql\\?(query|variables|extensions|id)=[ -~]{0,30}",
        "assets/[./%0-9a-f]{0,20}"
    ];
    check((path, any::<bool>()), |server, (path, page)| {
        let address = reqwest::Url::parse(&format!("http://{}/{path}", server.address)).ok()?;
        let request = server.request_to(Method::GET, address);
        Some(if page { request.header("accept", "text/html") } else { request })
    });
}
