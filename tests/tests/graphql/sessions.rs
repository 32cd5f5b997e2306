//! Sessions of the market place: the list, its window in time, search.

use super::demo::Network;
use chrono::{DateTime, Utc};
use rialto_testkit::FixedClock;
use serde_json::Value;
use std::sync::Arc;

async fn found(network: &Network, arguments: &str) -> Vec<Value> {
    let data = network
        .data(&format!("{{ sessions(first: 100{arguments}) {{ totalCount nodes {{ slug startsAt endsAt timeZone languages region {{ code }} }} }} }}"))
        .await;
    let nodes = data["sessions"]["nodes"].as_array().unwrap().clone();
    assert_eq!(data["sessions"]["totalCount"], nodes.len(), "the total is that of the list under the same filter");
    nodes
}

fn slugs(nodes: &[Value]) -> Vec<&str> {
    nodes.iter().map(|node| node["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn sessions_come_first_to_begin_first_and_the_other_way_round() {
    let network = Network::new().await;
    let soonest = found(&network, "").await;
    let latest = found(&network, ", sort: LATEST").await;
    assert!(soonest.len() >= 3);
    let starts: Vec<&str> = soonest.iter().map(|node| node["startsAt"].as_str().unwrap()).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert_eq!(slugs(&soonest), slugs(&latest).into_iter().rev().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_session_under_way_is_not_over_yet() {
    let network = Network::new().await;
    let all = found(&network, "").await;
    let first = &all[0];
    let (start, end) = (first["startsAt"].as_str().unwrap(), first["endsAt"].as_str().unwrap());
    assert!(start < end);
    let from = |at: &str| format!(", filter: {{ from: \"{at}\" }}");
    assert_eq!(found(&network, &from(end)).await.len(), all.len(), "it runs until its last minute");
    let after = end.replace(":00.000Z", ":01.000Z");
    assert_eq!(slugs(&found(&network, &from(&after)).await), slugs(&all)[1..], "then it is over");
    let until = found(&network, &format!(", filter: {{ until: \"{start}\" }}")).await;
    assert!(until.is_empty(), "one that begins at that instant does not begin before it");
    let next = all[1]["startsAt"].as_str().unwrap();
    let window = found(&network, &format!(", filter: {{ from: \"{start}\", until: \"{next}\" }}")).await;
    assert_eq!(slugs(&window), slugs(&all)[..1]);
    let error = network.error("{ sessions(filter: { from: \"tomorrow\" }) { totalCount } }").await;
    assert!(error["message"].as_str().unwrap().contains("2026-11-22T08:00:00Z"), "{error}");
}

#[tokio::test]
async fn sessions_are_found_by_region_language_and_words() {
    let network = Network::new().await;
    let all = found(&network, "").await;
    for node in &all {
        let code = node["region"]["code"].as_str().unwrap();
        let country = &code[..2];
        let near = found(&network, &format!(", filter: {{ regions: [\"{country}\"] }}")).await;
        assert!(slugs(&near).contains(&node["slug"].as_str().unwrap()));
        assert!(near.iter().all(|node| node["region"]["code"].as_str().unwrap().starts_with(country)));
        let language = node["languages"][0].as_str().unwrap();
        let spoken = found(&network, &format!(", filter: {{ languages: [\"{language}\"] }}")).await;
        assert!(spoken.iter().all(|node| node["languages"].to_string().contains(language)) && !spoken.is_empty());
    }
    assert_eq!(slugs(&found(&network, ", filter: { text: \"olive groves\" }").await), ["mercado-de-ideas-del-olivar"]);
    assert!(found(&network, ", filter: { isDemo: false }").await.is_empty());
    let data = network.data("{ sessions { facets(of: [COUNTRY, LANGUAGE]) { name values { value count } } } search(text: \"olivar\", kinds: [SESSION]) { edges { kind node { ... on Session { slug timeZone } } } } region(code: \"ES\") { sessions { nodes { slug } } } }").await;
    let countries = data["sessions"]["facets"][0]["values"].as_array().unwrap();
    assert_eq!(countries.iter().map(|value| value["count"].as_i64().unwrap()).sum::<i64>(), all.len() as i64);
    let hit = &data["search"]["edges"][0];
    assert_eq!((&hit["kind"], &hit["node"]["timeZone"]), (&"SESSION".into(), &"Europe/Madrid".into()), "{data}");
    assert!(data["region"]["sessions"]["nodes"].to_string().contains("mercado-de-ideas-del-olivar"), "{data}");
}

#[tokio::test]
async fn a_session_is_read_whole_and_reached_by_its_id() {
    let network = Network::new().await;
    let data = network
        .data("{ session(slug: \"mercado-de-ideas-del-olivar\") { id title { text language isTranslation } summary(language: \"es\") { text language } community place streamUrl isDemo publication createdAt updatedAt } }")
        .await;
    let session = &data["session"];
    assert_eq!((&session["title"]["language"], &session["title"]["isTranslation"]), (&"en".into(), &true.into()));
    assert_eq!((&session["summary"]["language"], &session["isDemo"]), (&"es".into(), &true.into()));
    let id = session["id"].as_str().unwrap();
    assert!(id.starts_with("session_"), "{id}");
    let node = network.data(&format!("{{ node(id: \"{id}\") {{ __typename id }} }}")).await;
    assert_eq!(node["node"]["__typename"], "Session");
}

#[tokio::test]
async fn the_agenda_begins_with_what_comes_next_and_ends_with_what_is_longest_past() {
    let mut network = Network::new().await;
    let soonest = found(&network, "").await;
    // A minute into the third: two are over, one is under way, the others are to come.
    let third: DateTime<Utc> = soonest[2]["startsAt"].as_str().unwrap().parse().unwrap();
    network.service = network.service.with_clock(Arc::new(FixedClock::at(third.timestamp_millis() + 60_000)));
    let agenda = found(&network, ", sort: AGENDA").await;
    let under_way = found(&network, ", filter: { phases: [NOW] }").await;
    assert_eq!(slugs(&under_way), slugs(&soonest)[2..3]);
    let coming = found(&network, ", filter: { phases: [AHEAD, NOW] }").await;
    let over = found(&network, ", sort: LATEST, filter: { phases: [OVER] }").await;
    assert_eq!((coming.len(), over.len()), (soonest.len() - 2, 2));
    assert_eq!(slugs(&agenda), [slugs(&coming), slugs(&over)].concat());
    assert_eq!(slugs(&soonest), [slugs(&over).into_iter().rev().collect(), slugs(&coming)].concat());

    let mut paged: Vec<String> = Vec::new();
    let mut after = String::new();
    loop {
        let query = format!(
            "{{ sessions(first: 2, sort: AGENDA{after}) {{ nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let page = network.data(&query).await;
        let nodes = page["sessions"]["nodes"].as_array().unwrap();
        paged.extend(slugs(nodes).into_iter().map(str::to_owned));
        if page["sessions"]["pageInfo"]["hasNextPage"] == false {
            break;
        }
        after = format!(", after: {}", page["sessions"]["pageInfo"]["endCursor"]);
    }
    assert_eq!(paged, slugs(&agenda), "pages follow one another without a gap");
}

#[tokio::test]
async fn phases_are_counted_under_the_other_filters() {
    let network = Network::new().await;
    let data = network
        .data("{ sessions(filter: { phases: [OVER], languages: [\"es\"] }) { facets(of: [PHASE]) { name values { value count } } } }")
        .await;
    let facet = &data["sessions"]["facets"][0];
    assert_eq!(facet["name"], "PHASE");
    for value in facet["values"].as_array().unwrap() {
        let phase = value["value"].as_str().unwrap();
        let rows = found(&network, &format!(", filter: {{ phases: [{phase}], languages: [\"es\"] }}")).await;
        assert_eq!(value["count"], rows.len(), "{phase}");
    }
    let total = found(&network, ", filter: { languages: [\"es\"] }").await.len() as i64;
    let counts = facet["values"].as_array().unwrap().iter().map(|value| value["count"].as_i64().unwrap());
    assert_eq!(counts.sum::<i64>(), total, "each session stands in one phase");
}
