//! Filters and facets.

use super::demo::Network;
use serde_json::Value;

async fn slugs(network: &Network, filter: &str) -> Vec<String> {
    let data =
        network.data(&format!("{{ projects(first: 100, filter: {filter}) {{ totalCount nodes {{ slug }} }} }}")).await;
    let nodes = data["projects"]["nodes"].as_array().unwrap();
    assert_eq!(data["projects"]["totalCount"], nodes.len());
    nodes.iter().map(|node| node["slug"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_region_takes_its_whole_tree() {
    let network = Network::new().await;
    let data = network.data("{ projects(first: 100) { nodes { slug region { code } } } }").await;
    let expected = data["projects"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["region"]["code"].as_str().unwrap().starts_with("ES"))
        .count();
    assert!(expected > 0);
    assert_eq!(slugs(&network, "{ regions: [\"ES\"] }").await.len(), expected);
    let through_region = network.data("{ region(code: \"ES\") { projects { totalCount } } }").await;
    assert_eq!(through_region["region"]["projects"]["totalCount"], expected);
    let error = network.error("{ projects(filter: { regions: [\"Spain\"] }) { totalCount } }").await;
    assert!(error["message"].as_str().unwrap().contains("NUTS"), "{error}");
}

#[tokio::test]
async fn every_filter_narrows_and_all_hold_together() {
    let network = Network::new().await;
    for filter in [
        "{ stages: [INCUBATING, TESTED] }",
        "{ areas: [FUNDING] }",
        "{ needKinds: [EXPERTISE, VOLUNTEERS] }",
        "{ sdgs: [3, 8] }",
        "{ focusAreas: [AGRICULTURE_RURAL] }",
        "{ languages: [\"es\", \"pt\"] }",
        "{ helices: [CIVIL_SOCIETY] }",
        "{ macroScenarios: [CAPACITY_BUILDING] }",
        "{ themes: [SOCI] }",
        "{ outcomes: [FAILED, STOPPED_EARLY] }",
        "{ box: { west: -10, south: 36, east: 4, north: 44 } }",
        "{ text: \"school\" }",
        "{ stages: [INCUBATING], regions: [\"PT\", \"IT\"] }",
    ] {
        let found = slugs(&network, filter).await.len();
        assert!((1..62).contains(&found), "{filter} finds {found} of 62");
    }
    assert!(slugs(&network, "{ isDemo: false }").await.is_empty());
    assert!(slugs(&network, "{ stages: [] }").await.is_empty(), "an empty list of alternatives matches nothing");
    assert!(slugs(&network, "{ text: \"???\" }").await.is_empty());
    assert_eq!(slugs(&network, "{ text: \"  \" }").await.len(), 62);
}

#[tokio::test]
async fn facets_count_under_the_other_filters() {
    let network = Network::new().await;
    let count = |data: &Value, facet: &str| -> i64 {
        let facets = data["projects"]["facets"].as_array().unwrap();
        let values = &facets.iter().find(|one| one["name"] == facet).unwrap()["values"];
        values.as_array().unwrap().iter().map(|value| value["count"].as_i64().unwrap()).sum()
    };
    let of = "facets(of: [STAGE, LANGUAGE, COUNTRY, AREA, NEED_KIND, SDG, FOCUS_AREA, HELIX, MACRO_SCENARIO, THEME]) { name values { value count } }";
    let all = network.data(&format!("{{ projects {{ {of} }} }}")).await;
    assert_eq!((count(&all, "STAGE"), count(&all, "LANGUAGE"), count(&all, "COUNTRY")), (62, 62, 62));
    let some = network.data(&format!("{{ projects(filter: {{ stages: [INCUBATING] }}) {{ totalCount {of} }} }}")).await;
    assert_eq!(count(&some, "STAGE"), 62, "a facet is not narrowed by its own filter");
    assert_eq!(count(&some, "LANGUAGE"), some["projects"]["totalCount"].as_i64().unwrap());
    // each value of each facet, used as a filter, finds as many as it says
    for (facet, field, quoted) in [
        ("STAGE", "stages", false),
        ("COUNTRY", "regions", true),
        ("SDG", "sdgs", false),
        ("THEME", "themes", false),
        ("AREA", "areas", false),
        ("HELIX", "helices", false),
        ("LANGUAGE", "languages", true),
    ] {
        let facets = all["projects"]["facets"].as_array().unwrap();
        for value in facets.iter().find(|one| one["name"] == facet).unwrap()["values"].as_array().unwrap() {
            let text = value["value"].as_str().unwrap();
            let text = if quoted { format!("\"{text}\"") } else { text.to_owned() };
            let found = slugs(&network, &format!("{{ {field}: [{text}] }}")).await.len() as i64;
            assert_eq!(Some(found), value["count"].as_i64(), "{facet} {text}");
        }
    }
}

#[tokio::test]
async fn search_finds_all_kinds_by_parts_of_words_without_accents() {
    let network = Network::new().await;
    let data = network
        .data("{ search(text: \"istria\", first: 50) { totalCount facets(of: [KIND]) { values { value count } } edges { kind node { __typename id ... on Region { name } ... on Project { slug } } } pageInfo { hasNextPage } } }")
        .await;
    let kinds: Vec<&str> = data["search"]["facets"][0]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| v["value"].as_str().unwrap())
        .collect();
    assert!(kinds.contains(&"PILOT") && kinds.contains(&"PROJECT"), "{kinds:?}");
    let edges = data["search"]["edges"].as_array().unwrap();
    assert_eq!(data["search"]["totalCount"], edges.len());
    let only = network.data("{ search(text: \"istria\", kinds: [PILOT]) { totalCount edges { kind } } }").await;
    assert!(only["search"]["edges"].as_array().unwrap().iter().all(|edge| edge["kind"] == "PILOT"));
    for (text, region) in [("andalucia", "ES61"), ("ανδαλ", ""), ("sibensk", "HR034"), ("κρητη", "EL43")] {
        let data =
            network.data(&format!("{{ regions(filter: {{ text: \"{text}\" }}) {{ nodes {{ code name }} }} }}")).await;
        let codes: Vec<_> =
            data["regions"]["nodes"].as_array().unwrap().iter().map(|node| node["code"].as_str().unwrap()).collect();
        assert!(
            region.is_empty() == codes.is_empty() && (region.is_empty() || codes.contains(&region)),
            "{text}: {codes:?}"
        );
    }
    let error = network.error("{ search(text: \"!!\") { totalCount } }").await;
    assert!(error["message"].as_str().unwrap().contains("word"), "{error}");
}

#[tokio::test]
async fn experts_are_found_by_area_language_and_region() {
    let network = Network::new().await;
    for filter in [
        "{ areas: [FUNDING] }",
        "{ languages: [\"it\"] }",
        "{ skills: [LEADERSHIP, INTERPERSONAL, CREATIVITY, DIGITAL_DATA] }",
        "{ hasFreePlaces: true }",
    ] {
        let data = network.data(&format!("{{ experts(filter: {filter}) {{ totalCount nodes {{ name areas languages }} facets(of: [AREA, LANGUAGE, SKILL, COUNTRY]) {{ name values {{ value count }} }} }} }}")).await;
        assert!(data["experts"]["totalCount"].as_i64().unwrap() > 0, "{filter}");
    }
}

#[tokio::test]
async fn a_word_in_the_title_outranks_the_same_word_in_the_text() {
    let network = Network::new().await;
    let data = network.data("{ projects(first: 100) { nodes { slug title(language: \"en\") { text } } } }").await;
    let titled = |word: &str| -> Vec<String> {
        let nodes = data["projects"]["nodes"].as_array().unwrap().iter();
        nodes
            .filter(|node| node["title"]["text"].as_str().unwrap().to_lowercase().contains(word))
            .map(|node| node["slug"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut compared = 0;
    for word in ["catalogue", "table", "village", "school", "care", "shade", "classroom", "market"] {
        let in_title = titled(word);
        let found = slugs(&network, &format!("{{ text: \"{word}\" }}")).await;
        if in_title.is_empty() || found.len() <= in_title.len() {
            continue;
        }
        compared += 1;
        assert!(in_title.contains(&found[0]), "`{word}`: {} comes before {in_title:?}", found[0]);
    }
    assert!(compared >= 2, "the demo network must hold words to compare, {compared} did");
}

#[tokio::test]
async fn facets_of_a_regions_projects_are_that_regions_own() {
    let network = Network::new().await;
    let data = network
        .data("{ regions(filter: { levels: [0] }, first: 60) { nodes { code projects(filter: { text: \"a\", stages: [TESTED, INCUBATING] }) { totalCount facets(of: [LANGUAGE, AREA]) { values { count } } } } } }")
        .await;
    let mut seen = 0;
    for region in data["regions"]["nodes"].as_array().unwrap() {
        let projects = &region["projects"];
        let languages = projects["facets"][0]["values"].as_array().unwrap();
        let sum: i64 = languages.iter().map(|value| value["count"].as_i64().unwrap()).sum();
        assert_eq!(projects["totalCount"], sum, "{region}");
        seen += sum;
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn what_a_facet_counts_its_filter_finds() {
    let network = Network::new().await;
    for (list, facet, field) in [
        ("clusters", "CONSOLIDATION", "consolidations"),
        ("datasets", "CATALOGUE", "catalogues"),
        ("datasets", "RATING", "ratings"),
        ("experts", "COUNTRY", "regions"),
    ] {
        let data =
            network.data(&format!("{{ {list} {{ facets(of: [{facet}]) {{ values {{ value count }} }} }} }}")).await;
        let values = data[list]["facets"][0]["values"].as_array().unwrap();
        assert!(values.len() > 1, "{facet} tells values apart: {data}");
        for value in values {
            let name = value["value"].as_str().unwrap();
            let given = if ["CATALOGUE", "COUNTRY"].contains(&facet) { format!("\"{name}\"") } else { name.to_owned() };
            let query = format!(
                "{{ {list}(filter: {{ {field}: [{given}] }}) {{ totalCount facets(of: [{facet}]) {{ values {{ value }} }} }} }}"
            );
            let found = network.data(&query).await;
            assert_eq!(found[list]["totalCount"], value["count"], "{query}");
            let kept = found[list]["facets"][0]["values"].as_array().unwrap().len();
            assert_eq!(kept, values.len(), "a facet is not narrowed by its own filter");
        }
    }
}

#[tokio::test]
async fn projects_and_pilots_of_a_cluster_are_found_by_its_slug() {
    let network = Network::new().await;
    let data = network.data("{ clusters { nodes { slug projects { totalCount } pilots { totalCount } } } }").await;
    for cluster in data["clusters"]["nodes"].as_array().unwrap() {
        let slug = cluster["slug"].as_str().unwrap();
        let found = network
            .data(&format!(
                "{{ projects(filter: {{ clusters: [\"{slug}\"] }}) {{ totalCount }} pilots(filter: {{ clusters: [\"{slug}\"] }}) {{ totalCount }} }}"
            ))
            .await;
        assert_eq!(found["projects"], cluster["projects"], "{slug}");
        assert_eq!(found["pilots"], cluster["pilots"], "{slug}");
    }
}
