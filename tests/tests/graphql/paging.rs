//! Keyset paging in both directions.

use super::demo::Network;
use serde_json::{Value, json};

async fn walk(network: &Network, sort: &str, forward: bool) -> Vec<String> {
    let (size, cursor, more, end) = if forward {
        ("first", "after", "hasNextPage", "endCursor")
    } else {
        ("last", "before", "hasPreviousPage", "startCursor")
    };
    let query = format!(
        "query($c: String, $s: ProjectSort) {{ projects({size}: 7, {cursor}: $c, sort: $s, filter: {{ text: \"a\" }}) {{ edges {{ cursor node {{ slug }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"
    );
    let mut slugs: Vec<String> = Vec::new();
    let mut at = Value::Null;
    for _ in 0..10 {
        let answer = network.ask(&query, json!({ "c": at, "s": sort })).await;
        let page = &answer["data"]["projects"];
        let edges = page["edges"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let page_slugs: Vec<String> =
            edges.iter().map(|edge| edge["node"]["slug"].as_str().unwrap().to_owned()).collect();
        if forward {
            slugs.extend(page_slugs)
        } else {
            slugs.splice(0..0, page_slugs);
        }
        if page["pageInfo"][more] != true {
            return slugs;
        }
        assert_eq!(page["pageInfo"][end], edges[if forward { edges.len() - 1 } else { 0 }]["cursor"]);
        at = page["pageInfo"][end].clone();
    }
    panic!("paging does not end");
}

#[tokio::test]
async fn every_order_is_walked_forward_and_backward_without_gap_or_repeat() {
    let network = Network::new().await;
    for sort in ["NEWEST", "OLDEST", "UPDATED", "TITLE", "STARTED", "BUDGET", "RELEVANCE"] {
        let forward = walk(&network, sort, true).await;
        let backward = walk(&network, sort, false).await;
        let mut unique = forward.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), forward.len(), "{sort} repeats a row");
        assert!(forward.len() > 20, "{sort} loses rows: {}", forward.len());
        assert_eq!(forward, backward, "{sort} differs between the directions");
    }
}

#[tokio::test]
async fn names_are_sorted_without_their_accents() {
    let network = Network::new().await;
    let query = "{ regions(first: 100, sort: NAME, filter: { levels: [2], countries: [\"FR\", \"SE\", \"ES\", \"AT\"] }) { nodes { nameLatin } } }";
    let data = network.data(query).await;
    let nodes = data["regions"]["nodes"].as_array().unwrap();
    let names: Vec<&str> = nodes.iter().map(|node| node["nameLatin"].as_str().unwrap()).collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| rialto_domain::search_words::sort_key(name));
    assert_eq!(names, sorted);
    let mut by_bytes = names.clone();
    by_bytes.sort_unstable();
    assert_ne!(names, by_bytes, "the regions must hold names that bytes would sort otherwise");
}

#[tokio::test]
async fn wrong_page_arguments_get_a_clear_error() {
    let network = Network::new().await;
    for (arguments, word) in [
        ("first: 101", "100"),
        ("first: -1", "100"),
        ("first: 2, last: 2", "not both"),
        ("after: \"garbage\"", "cursor"),
        ("after: \"WyJUSVRMRSIsMSwyXQ\"", "cursor"),
        ("first: 99999999999", ""),
    ] {
        let error = network.error(&format!("{{ projects({arguments}) {{ nodes {{ id }} }} }}")).await;
        assert_eq!(error["extensions"]["code"], "BAD_USER_INPUT", "{arguments}: {error}");
        assert!(error["message"].as_str().unwrap().contains(word), "{arguments}: {error}");
    }
}

#[tokio::test]
async fn a_cursor_of_one_order_is_refused_in_another() {
    let network = Network::new().await;
    let data = network.data("{ projects(first: 1, sort: TITLE) { pageInfo { endCursor } } }").await;
    let cursor = &data["projects"]["pageInfo"]["endCursor"];
    let error =
        network.error(&format!("{{ projects(first: 1, after: {cursor}, sort: NEWEST) {{ nodes {{ id }} }} }}")).await;
    assert!(error["message"].as_str().unwrap().contains("order"), "{error}");
}

#[tokio::test]
async fn nested_lists_page_for_each_parent() {
    let network = Network::new().await;
    let data = network.data("{ projects(first: 30) { nodes { needs(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } } } } }").await;
    for project in data["projects"]["nodes"].as_array().unwrap() {
        let needs = &project["needs"];
        let total = needs["totalCount"].as_i64().unwrap();
        assert_eq!(needs["nodes"].as_array().unwrap().len() as i64, total.min(1));
        assert_eq!(needs["pageInfo"]["hasNextPage"], total > 1);
    }
}
