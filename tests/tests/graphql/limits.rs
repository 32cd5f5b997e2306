//! What is refused before it runs, and what every answer says of its cost.

use super::demo::Network;
use rialto_gateway::graphql::{AnswerKind, Call};
use serde_json::{Value, json};
use std::fmt::Write;
use std::time::{Duration, Instant};

#[tokio::test]
async fn every_answer_carries_its_cost_and_what_is_left() {
    let network = Network::new().await;
    let small = network.ask("{ projects(first: 1) { nodes { slug } } }", json!({})).await;
    let large = network.ask("{ projects(first: 100) { nodes { slug needs { nodes { id } } } } }", json!({})).await;
    let cost = |answer: &Value| answer["extensions"]["cost"]["requested"].as_u64().unwrap();
    assert!(cost(&large) > 50 * cost(&small));
    let extensions = &large["extensions"]["cost"];
    assert_eq!(extensions["left"].as_u64().unwrap(), extensions["limit"].as_u64().unwrap() - cost(&large));
    let limits = network.data("{ limits { maxCost maxDepth maxAliases maxRootFields maxSelections maxTokens maxBodyBytes maxSeconds maxPageSize } }").await;
    assert_eq!(limits["limits"]["maxCost"], extensions["limit"]);
}

#[tokio::test]
async fn dear_deep_wide_and_aliased_operations_are_refused_at_once() {
    let network = Network::new().await;
    let mut bomb = "{ projects { ...F0 } }".to_owned();
    for level in 0..24 {
        write!(bomb, " fragment F{level} on ProjectConnection {{ ...F{} ...F{} }}", level + 1, level + 1).unwrap();
    }
    bomb.push_str(" fragment F24 on ProjectConnection { totalCount }");
    let aliases: String = (0..61).map(|n| format!("a{n}: __typename ")).collect();
    let deep = format!("{{ regions {{ nodes {{ {}code{} }} }} }}", "parent { ".repeat(20), " }".repeat(20));
    let dear = "{ projects(first: 100) { nodes { needs(first: 100) { nodes { project { needs(first: 100) { nodes { id } } } } } } } }";
    for (limit, query) in [
        ("maxSelections", bomb.as_str()),
        ("maxRootFields", &format!("{{ {aliases} }}")),
        ("maxAliases", &format!("{{ statistics {{ {aliases} }} }}")),
        ("maxDepth", deep.as_str()),
        ("maxCost", dear),
        ("maxTokens", &format!("{{ {} }}", "a ".repeat(5000))),
    ] {
        let start = Instant::now();
        let error = network.error(query).await;
        assert!(start.elapsed() < Duration::from_millis(500), "{limit} took {:?}", start.elapsed());
        assert_eq!(error["extensions"]["limit"]["name"], limit, "{error}");
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn wrong_documents_and_values_are_refused_with_a_place_and_a_code() {
    let network = Network::new().await;
    for query in [
        "",
        "{",
        "{ nothing }",
        "query { projects { nodes { id ",
        "{ projects(first: \"x\") { totalCount } }",
        "subscription { a }",
        "mutation { a }",
        "{ projects(filter: { stages: [NO] }) { totalCount } }",
        "query A { __typename } query B { __typename }",
        "fragment F on Query { __typename }",
        "{ project(slug: 1) { id } }",
        "{ project { id } }",
        "{ project(slug: \"a\", id: \"b\") { id } }",
        "{ node(id: \"nonsense\") { id } }",
        "{ projects { mapClusters(box: {west: 1, south: 2, east: 3, north: 1}, zoom: 3) { count } } }",
        "{ projects { mapClusters(box: {west: 1, south: 0, east: 3, north: 1}, zoom: 99) { count } } }",
        "{ statistics { projectsByRegionAndStage(level: 7) { count } } }",
        "{ regions(filter: { nuts: 1999 }) { totalCount } }",
        "query($v: Nothing) { __typename }",
        "query($v: Int!) { projects(first: $v) { totalCount } }",
        "{ projects { nodes } }",
        "{ statistics { projects { a } } }",
        "{ a: projects { totalCount } a: experts { totalCount } }",
    ] {
        let error = network.error(query).await;
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{query}: {error}");
        assert!(error["message"].as_str().is_some_and(|text| text.len() > 5), "{query}: {error}");
    }
}

#[tokio::test]
async fn variables_are_checked_also_when_the_document_is_known() {
    let network = Network::new().await;
    let query = "query($first: Int = 3, $filter: ProjectFilter) { projects(first: $first, filter: $filter) { nodes { slug } } }";
    let rows = |answer: &Value| answer["data"]["projects"]["nodes"].as_array().map(Vec::len);
    assert_eq!(rows(&network.ask(query, json!({})).await), Some(3));
    assert_eq!(rows(&network.ask(query, json!({ "first": 5 })).await), Some(5));
    let one_for_a_list = json!({ "first": 5, "filter": { "stages": "INCUBATING", "isDemo": true } });
    assert!(rows(&network.ask(query, one_for_a_list).await).is_some());
    for wrong in [
        json!({ "first": "5" }),
        json!({ "first": 1.5 }),
        json!({ "filter": [] }),
        json!({ "filter": { "stages": ["incubating"] } }),
        json!({ "filter": { "nothing": 1 } }),
        json!({ "filter": { "languages": ["not a language"] } }),
        json!({ "filter": { "box": { "west": 1 } } }),
    ] {
        let answer = network.ask(query, wrong.clone()).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{wrong}: {answer}");
    }
}

#[tokio::test]
async fn persisted_documents_are_found_kept_and_checked_against_their_hash() {
    let network = Network::new().await;
    let text = "{ statistics { projects } }";
    // sha256 of the text
    let hash = "9f1ad3d0f25e2d1d6a07c4dbcdf9cdff2f0e14b74a7d9c6b8a4b3a5d0a0b0c0d";
    let with = |query: Option<&str>, hash: &str| Call {
        query: query.map(str::to_owned),
        extensions: json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } }).as_object().unwrap().clone(),
        ..Call::default()
    };
    let missing = network.answer(with(None, hash), "en").await;
    assert_eq!(missing.kind, AnswerKind::UnknownDocument);
    assert!(missing.body.contains("PERSISTED_QUERY_NOT_FOUND"));
    let forged = network.answer(with(Some(text), hash), "en").await;
    assert_eq!(forged.kind, AnswerKind::Refused);
    let right: String = sha2_hex(text);
    assert_eq!(network.answer(with(Some(text), &right), "en").await.kind, AnswerKind::Executed);
    assert_eq!(network.answer(with(None, &right), "en").await.kind, AnswerKind::Executed);
    let by_id = Call { document_id: Some(format!("sha256:{right}")), ..Call::default() };
    assert_eq!(network.answer(by_id, "en").await.kind, AnswerKind::Executed);
}

fn sha2_hex(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn only_queries_run_where_only_queries_may() {
    let network = Network::new().await;
    let call = Call { query: Some("mutation { a }".to_owned()), queries_only: true, ..Call::default() };
    let answer = network.answer(call, "en").await;
    assert_eq!(answer.kind, AnswerKind::QueriesOnly, "{}", answer.body);
}
