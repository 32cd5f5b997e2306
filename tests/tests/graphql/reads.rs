//! What can be read, and in which form.

use super::demo::Network;
use serde_json::json;

#[tokio::test]
async fn a_project_is_read_with_everything_it_is_tied_to() {
    let network = Network::new().await;
    let data = network
        .data(
            "{ projects(first: 40, sort: OLDEST) { totalCount nodes { id slug title { text language isTranslation } stage isDemo
                 stageHistory { stage enteredOn note { text } } sdgs focusAreas tags
                 region { code name parent { code } } point { lat lon precision } organisation { name helix }
                 organisations { nodes { role organisation { name } } } cluster { name { text } evenness }
                 budget { amount currency amountEur } createdAt
                 needs { totalCount nodes { area kind title { text } status } }
                 contributions(first: 2) { nodes { area adopted text { text } expert { name areas } } }
                 links { nodes { kind note { text } target { slug } } } linkedFrom { nodes { project { slug } } }
                 outcome { kind causes tried { text } wouldDiffer { text } }
                 datasetUses { nodes { purpose dataset { title { text } } } } pilots { nodes { slug } } } } }",
        )
        .await;
    assert_eq!(data["projects"]["totalCount"], 62);
    let nodes = data["projects"]["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 40);
    assert!(nodes.iter().all(|node| node["isDemo"] == true && node["region"]["code"].is_string()));
    assert!(nodes.iter().any(|node| node["outcome"]["causes"].as_array().is_some_and(|causes| !causes.is_empty())));
    assert!(nodes.iter().any(|node| node["links"]["nodes"][0]["target"]["slug"].is_string()));
    let created = nodes[0]["createdAt"].as_str().unwrap();
    assert!(created.len() == 24 && created.ends_with('Z'), "instants are RFC 3339 with milliseconds: {created}");
    let id = nodes[0]["id"].as_str().unwrap();
    assert!(id.starts_with("project_") && id.len() == 40, "global ids carry their type: {id}");
}

#[tokio::test]
async fn one_operation_is_one_statement_however_much_it_asks() {
    let network = Network::new().await;
    let rows = [
        ("{ projects(first: 20) { nodes { title { text } region { name } cluster { name { text } } } } }", 1),
        (
            "{ projects(first: 20) { nodes { region { name } cluster { name { text } } contributions(first: 5) { nodes { text { text } expert { name } } } } } }",
            1,
        ),
        (
            "{ a: projects { totalCount facets(of: [STAGE, AREA, SDG]) { name values { value count } } } experts { nodes { name } } statistics { projects languages } }",
            1,
        ),
        ("{ search(text: \"school\") { totalCount edges { kind node { id } } } }", 1),
        ("{ limits { maxDepth } __typename vocabulary(name: SDG) { value label { text } } }", 0),
        ("{ projects { nodes { gates { isMet requirements { evidence { text } } } } } }", 1),
        (
            "{ lessons(first: 20) { totalCount facets(of: [CAUSE, COUNTRY]) { values { count } } nodes { causes areas focusAreas tags figures { name { text } } region { name } project { slug outcome { waitsFor consents { name } } network { projects { slug } links { kind } } } } } }",
            1,
        ),
        (
            "{ datasets(sort: QUALITY) { facets(of: [RATING]) { values { label { text } } } nodes { quality { checks { state } } } } }",
            1,
        ),
        (
            "{ clusters { nodes { members { nodes { organisation { name ledProjects(first: 3) { nodes { slug } } } } } pilots { nodes { milestones { dueOn } } } } } }",
            1,
        ),
        (
            "{ datasets { nodes { distributions { accessUrl } uses { nodes { project { slug } pilot { slug } } } catalogue { title } } } }",
            1,
        ),
        (
            "{ regions(first: 5) { nodes { projects(first: 2) { totalCount nodes { slug } } children(first: 3) { nodes { code } } } } }",
            1,
        ),
        (
            "{ organisations { nodes { projects { nodes { project { slug } } } memberships { nodes { cluster { slug } } } } } }",
            1,
        ),
        ("{ regions(first: 20) { nodes { shape { geometry source } parent { shape { importedAt } } } } }", 1),
        ("{ pilots { nodes { indicators { target } datasetUses { nodes { purpose } } } } }", 1),
        (
            "{ sessions(first: 20) { totalCount facets(of: [COUNTRY, LANGUAGE]) { values { value count } } nodes { title { text } languages region { name sessions { totalCount } } } } }",
            1,
        ),
        (
            "{ projects { nodes { team(first: 5) { totalCount nodes { role person { name projects(first: 5) { nodes { joinedOn project { slug } } } } } } } } }",
            1,
        ),
        ("{ pilots { nodes { chain { kind title { text } text { text } happenedOn place url } } } }", 1),
        (
            "{ region(code: \"IT\") { figures { projects organisations experts clusters datasets pilots openNeeds lessons budget { euros projects } stages { value count } needAreas { value count } sdgs { value count } focusAreas { value count } helices { value count } years { year started ended } } children { nodes { code figures { projects sdgs { value count } } } } } }",
            1,
        ),
        (
            "{ projects { nodes { images(first: 1) { altText { text } altTexts { text html } widths url(width: 320) credit } organisation { images { url } } } } }",
            1,
        ),
        ("{ statistics { asOf projects } }", 1),
        ("{ statistics { asOf } }", 0),
        (
            "{ experts { nodes { skills { skill level } regionsServed { nodes { code } } contributions { nodes { project { slug } } } } } }",
            1,
        ),
    ];
    for (query, expected) in rows {
        let before = network.database.statements_read();
        network.data(query).await;
        let statements = network.database.statements_read() - before;
        assert_eq!(statements, expected, "an operation compiles to one statement; this one took {statements}: {query}");
    }
}

#[tokio::test]
async fn keys_come_in_the_order_of_the_query_with_aliases_and_fragments() {
    let network = Network::new().await;
    let call = rialto_gateway::graphql::Call {
        query: Some(
            "query Q($yes: Boolean = true) { z: __typename projects(first: 1) { ...P nodes { slug } } statistics { clusters projects } }
             fragment P on ProjectConnection { n: totalCount @include(if: $yes) m: totalCount @skip(if: $yes) nodes { stage b: slug __typename } }"
                .to_owned(),
        ),
        ..Default::default()
    };
    let body = network.answer(call, "en").await.body;
    let order = [
        "\"z\":\"Query\"",
        "\"projects\":{\"n\":",
        "\"nodes\":[{\"stage\":",
        "\"b\":",
        "\"__typename\":\"Project\"",
        "\"slug\":",
        "\"statistics\":{\"clusters\":",
        "\"projects\":",
    ];
    let mut at = 0;
    for part in order {
        at += body[at..].find(part).unwrap_or_else(|| panic!("`{part}` must come in the order of the query: {body}"));
    }
    assert!(!body.contains("\"m\":"));
}

#[tokio::test]
async fn texts_come_in_the_readers_language_and_say_which() {
    let network = Network::new().await;
    let query = "{ projects(first: 100) { nodes { slug title { text language isTranslation } original: title(language: \"hr\") { language isTranslation } } } }";
    let data = network.data(query).await;
    let nodes = data["projects"]["nodes"].as_array().unwrap();
    assert!(nodes.iter().all(|node| node["title"]["language"] == "en"), "every project has an English text: {data}");
    let croatian: Vec<_> = nodes.iter().filter(|node| node["original"]["language"] == "hr").collect();
    let (own, translated): (Vec<_>, Vec<_>) =
        croatian.into_iter().partition(|node| node["original"]["isTranslation"] == false);
    assert_eq!((own.len(), translated.len()), (8, 1), "eight Croatian projects, one translated to Croatian");
    let call = rialto_gateway::graphql::Call { query: Some(query.to_owned()), ..Default::default() };
    let spanish = network.answer(call, "es, en;q=0.5").await.body;
    assert!(
        spanish.contains("\"language\":\"es\",\"isTranslation\":true"),
        "Spanish translations serve a Spanish reader"
    );
}

#[tokio::test]
async fn any_record_is_reached_by_its_global_id() {
    let network = Network::new().await;
    let data = network
        .data("{ projects(first: 1) { nodes { id needs(first: 1) { nodes { id } } } } clusters(first: 1) { nodes { id } } regions(first: 1) { nodes { id } } }")
        .await;
    let project = data["projects"]["nodes"][0]["id"].clone();
    let cluster = data["clusters"]["nodes"][0]["id"].clone();
    let region = data["regions"]["nodes"][0]["id"].clone();
    let unknown = "project_00000000000070008000000000000000";
    let answer = network
        .ask(
            "query($ids: [ID!]!, $one: ID!) { node(id: $one) { __typename id ... on Cluster { macroScenario } }
               nodes(ids: $ids) { __typename id ... on Project { slug } ... on Region { code } } }",
            json!({ "ids": [region, project, unknown, cluster], "one": cluster }),
        )
        .await;
    assert_eq!(answer["data"]["node"]["__typename"], "Cluster", "{answer}");
    let types: Vec<_> =
        answer["data"]["nodes"].as_array().unwrap().iter().map(|node| node["__typename"].clone()).collect();
    assert_eq!(types, [json!("Region"), json!("Project"), json!(null), json!("Cluster")]);
    let wrong = network.error(&format!("{{ cluster(id: {project}) {{ id }} }}")).await;
    assert_eq!(wrong["extensions"]["code"], "BAD_USER_INPUT");
    assert!(wrong["message"].as_str().unwrap().contains("Project"), "{wrong}");
}

#[tokio::test]
async fn the_map_gathers_projects_and_names_single_ones() {
    let network = Network::new().await;
    let query = |zoom: i32| {
        format!(
            "{{ projects {{ totalCount mapClusters(box: {{west: -30, south: 30, east: 45, north: 72}}, zoom: {zoom}) {{ key lat lon count bounds {{ west south east north }} project {{ slug region {{ name }} }} }} }} }}"
        )
    };
    let far = network.data(&query(1)).await;
    let near = network.data(&query(12)).await;
    let sum = |data: &serde_json::Value| {
        data["projects"]["mapClusters"].as_array().unwrap().iter().map(|c| c["count"].as_i64().unwrap()).sum::<i64>()
    };
    assert_eq!((sum(&far), sum(&near)), (62, 62));
    let (far, near) =
        (far["projects"]["mapClusters"].as_array().unwrap(), near["projects"]["mapClusters"].as_array().unwrap());
    assert!(far.len() < near.len());
    for cluster in near.iter().filter(|cluster| cluster["count"] == 1) {
        assert!(cluster["project"]["slug"].is_string(), "{cluster}");
    }
    for cluster in far {
        let (lat, bounds) = (cluster["lat"].as_f64().unwrap(), &cluster["bounds"]);
        assert!(
            bounds["south"].as_f64().unwrap() <= lat + 1e-6 && lat <= bounds["north"].as_f64().unwrap() + 1e-6,
            "{cluster}"
        );
    }
}

#[tokio::test]
async fn statistics_count_the_network() {
    let network = Network::new().await;
    let data = network
        .data("{ statistics { projects experts clusters datasets pilots languages countries lessons openNeeds organisations
                 projectsByRegionAndStage { region { code level } stage count } } }")
        .await;
    let figures = &data["statistics"];
    assert_eq!(
        (figures["projects"].as_i64(), figures["experts"].as_i64(), figures["clusters"].as_i64()),
        (Some(62), Some(30), Some(8))
    );
    assert_eq!(figures["pilots"], 4);
    assert_eq!(figures["countries"], 15);
    let cells = figures["projectsByRegionAndStage"].as_array().unwrap();
    assert_eq!(cells.iter().map(|cell| cell["count"].as_i64().unwrap()).sum::<i64>(), 62);
    assert!(cells.iter().all(|cell| cell["region"]["level"] == 0));
}

#[tokio::test]
async fn introspection_is_answered_alone_and_beside_data() {
    let network = Network::new().await;
    let data = network.data("{ __type(name: \"Project\") { name fields { name } } statistics { projects } __schema { queryType { name } } }").await;
    assert_eq!(data["__type"]["name"], "Project");
    assert_eq!(data["statistics"]["projects"], 62);
    assert_eq!(data["__schema"]["queryType"]["name"], "Query");
}
