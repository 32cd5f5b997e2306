//! Lessons: projects that ended, by how and why.

use super::demo::Network;
use serde_json::Value;

const OUTCOME: &str = "slug outcome { kind causes concludedOn }";

async fn nodes(network: &Network, arguments: &str) -> Vec<Value> {
    let data =
        network.data(&format!("{{ projects(first: 100, {arguments}) {{ totalCount nodes {{ {OUTCOME} }} }} }}")).await;
    let nodes = data["projects"]["nodes"].as_array().unwrap().clone();
    assert_eq!(data["projects"]["totalCount"], nodes.len());
    nodes
}

#[tokio::test]
async fn projects_with_an_outcome_and_those_without_are_all_projects() {
    let network = Network::new().await;
    let with = nodes(&network, "filter: { hasOutcome: true }").await;
    let without = nodes(&network, "filter: { hasOutcome: false }").await;
    let all = nodes(&network, "filter: {}").await;
    assert!(with.len() > 3 && with.iter().all(|node| node["outcome"]["kind"].is_string()));
    assert!(without.iter().all(|node| node["outcome"].is_null()));
    assert_eq!(with.len() + without.len(), all.len());
}

#[tokio::test]
async fn facets_of_outcome_and_cause_say_what_the_filters_find() {
    let network = Network::new().await;
    let of = "facets(of: [OUTCOME, CAUSE]) { name values { value count } }";
    for (base, filter) in [
        ("", ""),
        ("(filter: { hasOutcome: true })", "hasOutcome: true, "),
        ("(filter: { languages: [\"fr\", \"hr\", \"el\"] })", "languages: [\"fr\", \"hr\", \"el\"], "),
    ] {
        let data = network.data(&format!("{{ projects{base} {{ {of} }} }}")).await;
        for (at, field) in [(0, "outcomes"), (1, "causes")] {
            let values = data["projects"]["facets"][at]["values"].as_array().unwrap();
            assert!(!values.is_empty(), "{field} under {base}");
            for value in values {
                let name = value["value"].as_str().unwrap();
                let found = nodes(&network, &format!("filter: {{ {filter}{field}: [{name}] }}")).await.len();
                assert_eq!(value["count"], found, "{field} {name} under `{base}`");
            }
        }
    }
}

#[tokio::test]
async fn the_last_concluded_come_first_and_those_without_a_day_last_on_every_page() {
    let network = Network::new().await;
    let all = nodes(&network, "sort: CONCLUDED").await;
    let days: Vec<&str> =
        all.iter().map(|node| node["outcome"]["concludedOn"].as_str().unwrap_or("0001-01-01")).collect();
    assert!(days.windows(2).all(|pair| pair[0] >= pair[1]), "{days:?}");
    assert!(days[0] > "2000" && days.last() == Some(&"0001-01-01"));
    let mut paged = Vec::new();
    let mut after = "null".to_owned();
    loop {
        let data = network
            .data(&format!("{{ projects(first: 7, sort: CONCLUDED, after: {after}) {{ nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }}"))
            .await;
        paged.extend(data["projects"]["nodes"].as_array().unwrap().iter().map(|node| node["slug"].clone()));
        if data["projects"]["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = data["projects"]["pageInfo"]["endCursor"].to_string();
    }
    assert_eq!(paged, all.iter().map(|node| node["slug"].clone()).collect::<Vec<_>>());
}
