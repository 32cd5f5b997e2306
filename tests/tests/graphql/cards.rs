//! Facet cards: what they count is what filters find, and they follow every way in which a record is written.

use super::demo::Network;
use rialto_app::{Ctx, cards};
use rialto_domain::cluster::Cluster;
use rialto_domain::context::Chance;
use rialto_domain::dataset::DatasetUse;
use rialto_domain::id::{ClusterId, DatasetUseId, GlobalId, OrganisationId, ProjectId};
use rialto_domain::organisation::Organisation;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{Consolidation, Helix, MacroScenario, Publication, Theme, UsePurpose};
use rialto_persistence::write::Mode;
use serde_json::Value;

const PROJECT_FACETS: [(&str, &str); 12] = [
    ("COUNTRY", "regions"),
    ("STAGE", "stages"),
    ("AREA", "areas"),
    ("NEED_KIND", "needKinds"),
    ("SDG", "sdgs"),
    ("FOCUS_AREA", "focusAreas"),
    ("LANGUAGE", "languages"),
    ("HELIX", "helices"),
    ("MACRO_SCENARIO", "macroScenarios"),
    ("THEME", "themes"),
    ("OUTCOME", "outcomes"),
    ("CAUSE", "causes"),
];
const DATASET_FACETS: [(&str, &str); 5] = [
    ("COUNTRY", "regions"),
    ("THEME", "themes"),
    ("LANGUAGE", "languages"),
    ("FORMAT", "formats"),
    ("RATING", "ratings"),
];

/// A value of a facet as its filter takes it.
fn given(facet: &str, value: &Value) -> String {
    match facet {
        "COUNTRY" | "LANGUAGE" | "FORMAT" => value.to_string(),
        _ => value.as_str().unwrap().to_owned(),
    }
}

fn facets_of(list: &str) -> &'static [(&'static str, &'static str)] {
    if list == "projects" { &PROJECT_FACETS } else { &DATASET_FACETS }
}

/// All facets of a list under a filter.
async fn facets(network: &Network, list: &str, filter: &str) -> Value {
    let of: Vec<&str> = facets_of(list).iter().map(|(facet, _)| *facet).collect();
    let query = format!(
        "{{ {list}(filter: {{ {filter} }}) {{ totalCount facets(of: [{}]) {{ name values {{ value count }} }} }} }}",
        of.join(", ")
    );
    network.data(&query).await[list].clone()
}

/// Checks each value of each facet under a filter against the rows that both together find; how many values there were.
async fn check(network: &Network, list: &str, filter: &str) -> usize {
    let counted = facets(network, list, filter).await;
    let mut checked = 0;
    for ((facet, field), values) in facets_of(list).iter().zip(counted["facets"].as_array().unwrap()) {
        assert_eq!(values["name"], *facet);
        // a filter of the facet's own would take its place
        if filter.contains(field) {
            continue;
        }
        for value in values["values"].as_array().unwrap() {
            let both = format!("{filter} {field}: [{}]", given(facet, &value["value"]));
            let query = format!("{{ {list}(first: 100, filter: {{ {both} }}) {{ totalCount nodes {{ id }} }} }}");
            let found = network.data(&query).await[list].clone();
            let rows = found["nodes"].as_array().unwrap().len();
            assert_eq!(value["count"], rows, "the card counts what the rows say: {both}");
            assert_eq!(found["totalCount"], rows, "the total is the number of rows: {both}");
            checked += 1;
        }
    }
    checked
}

#[tokio::test]
async fn every_value_of_a_facet_is_counted_as_its_filter_finds_it() {
    let network = Network::new().await;
    let all = check(&network, "projects", "").await;
    assert!(all > 60, "the demo network must hold values to compare, there were {all}");
    for filter in [
        "stages: [TESTED, MARKET]",
        "areas: [FUNDING]",
        "sdgs: [4, 10]",
        "regions: [\"ES\", \"IT\"]",
        "regions: [\"ES6\"]",
        "languages: [\"es\", \"it\"]",
        "helices: [CIVIL_SOCIETY]",
        "hasOutcome: true",
        "hasOutcome: false",
        "text: \"a\"",
        "text: \"a\" stages: [TESTED] areas: [FUNDING, TECHNOLOGY]",
        "isDemo: true sdgs: [4]",
        "box: { north: 50, south: 30, east: 20, west: -10 } focusAreas: [NETWORKING]",
        "themes: [EDUC] needKinds: [EXPERTISE, PARTNER]",
    ] {
        check(&network, "projects", filter).await;
    }
    let all = check(&network, "datasets", "").await;
    assert!(all > 20, "the demo network must hold values to compare, there were {all}");
    for filter in [
        "formats: [\"csv\"]",
        "formats: [\"CSV\", \"JSON\"] themes: [EDUC, SOCI]",
        "ratings: [GOOD, SUFFICIENT]",
        "regions: [\"ES\"]",
        "languages: [\"en\"]",
        "text: \"data\"",
        "text: \"data\" ratings: [GOOD]",
        "isDemo: true",
    ] {
        check(&network, "datasets", filter).await;
    }
}

#[tokio::test]
async fn filters_that_nothing_meets_and_texts_without_words_find_nothing() {
    let network = Network::new().await;
    for filter in
        ["sdgs: [99]", "sdgs: [0]", "languages: [\"xx\"]", "stages: []", "regions: []", "text: \"?!\" stages: [TESTED]"]
    {
        let data = facets(&network, "projects", filter).await;
        assert_eq!(data["totalCount"], 0, "{filter}");
        assert!(data["facets"][5]["values"].as_array().unwrap().is_empty(), "{filter}: {data}");
    }
    let error = network.error("{ projects(filter: { regions: [\"e1\"] }) { facets(of: [STAGE]) { name } } }").await;
    assert!(error["message"].as_str().unwrap().contains("is not a NUTS code"), "{error}");
}

/// All that cards tell: facets of both lists, and the figures of a country.
async fn told(network: &Network) -> Vec<Value> {
    let figures =
        "{ region(code: \"ES\") { figures { projects openNeeds lessons stages { value count } needAreas { value count }
        sdgs { value count } focusAreas { value count } } } }";
    vec![
        facets(network, "projects", "").await,
        facets(network, "projects", "hasOutcome: true").await,
        facets(network, "datasets", "").await,
        network.data(figures).await,
    ]
}

/// Checks that cards are as they would be if they were made now.
async fn are_right(network: &Network, after: &str) {
    let kept = told(network).await;
    network.forget_cards().await;
    let ctx = Ctx::operator(network.database.clone());
    assert!(cards::fill(&ctx).await.unwrap() > 0);
    assert_eq!(kept, told(network).await, "cards were not made anew after {after}");
    assert_eq!(cards::fill(&ctx).await.unwrap(), 0, "a second time there is nothing to do");
}

fn key(id: &Value) -> uuid::Uuid {
    GlobalId::parse(id.as_str().unwrap()).unwrap().key
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[tokio::test]
async fn cards_of_the_demo_network_are_right_from_the_start() {
    are_right(&Network::new().await, "the demo was loaded").await;
}

#[tokio::test]
async fn an_organisation_that_is_written_again_reaches_the_cards_of_the_projects_it_leads() {
    let network = Network::new().await;
    let query = "{ projects(first: 1, filter: { helices: [CIVIL_SOCIETY] }) { totalCount nodes { organisation { id slug name } } } }";
    let before = network.data(query).await;
    let found = &before["projects"]["nodes"][0]["organisation"];
    let mut led = Organisation {
        id: OrganisationId(key(&found["id"])),
        slug: text(&found["slug"]),
        name: text(&found["name"]),
        language: Language::english(),
        summary: None,
        description: None,
        translations: Default::default(),
        helix: Some(Helix::Academia),
        size: None,
        website: None,
        region: None,
        point: None,
        founded_on: None,
        tags: Vec::new(),
        publication: Publication::Published,
        is_demo: true,
        origin: None,
    };
    network.write(|batch| batch.organisation(&led, Mode::Replace)).await;
    let after = network.data(query).await;
    assert!(after["projects"]["totalCount"].as_i64() < before["projects"]["totalCount"].as_i64(), "{after}");
    are_right(&network, "an organisation was written again").await;
    led.publication = Publication::Draft;
    network.write(|batch| batch.organisation(&led, Mode::Replace)).await;
    are_right(&network, "an organisation was hidden").await;
}

#[tokio::test]
async fn a_cluster_that_is_written_again_reaches_the_cards_of_its_projects() {
    let network = Network::new().await;
    let query = "{ projects(first: 1, filter: { macroScenarios: [SVR_SMES] }) { totalCount nodes { cluster { id slug name { text } } } } }";
    let before = network.data(query).await;
    let found = &before["projects"]["nodes"][0]["cluster"];
    let cluster = Cluster {
        id: ClusterId(key(&found["id"])),
        slug: text(&found["slug"]),
        name: text(&found["name"]["text"]),
        language: Language::english(),
        summary: None,
        translations: Default::default(),
        macro_scenario: MacroScenario::CapacityBuilding,
        consolidation: Consolidation::Informal,
        region: None,
        focus_areas: Vec::new(),
        priorities: Vec::new(),
        founded_on: None,
        website: None,
        members: Vec::new(),
        publication: Publication::Published,
        is_demo: true,
    };
    network.write(|batch| batch.cluster(&cluster, Mode::Replace)).await;
    let after = network.data(query).await;
    assert!(after["projects"]["totalCount"].as_i64() < before["projects"]["totalCount"].as_i64(), "{after}");
    are_right(&network, "a cluster was written again").await;
}

#[tokio::test]
async fn datasets_and_their_uses_reach_the_cards_of_the_projects_that_use_them() {
    let network = Network::new().await;
    let ids = Chance::system().ids;
    let mut dataset = super::rules::dataset("timetables", Vec::new());
    dataset.themes = vec![Theme::Ener];
    let query = "{ projects(first: 1, filter: { themes: [ENER] }) { totalCount } datasets(filter: { themes: [ENER] }) { totalCount } }";
    let before = network.data(query).await;
    let some = network.data("{ projects(first: 1) { nodes { id } } }").await;
    network.write(|batch| batch.dataset(&dataset, Mode::Create, &mut || ids.next())).await;
    let usage = DatasetUse {
        id: DatasetUseId(ids.next()),
        dataset: dataset.id,
        project: Some(ProjectId(key(&some["projects"]["nodes"][0]["id"]))),
        pilot: None,
        purpose: UsePurpose::Design,
        note: None,
        language: Language::english(),
    };
    network.write(|batch| batch.dataset_use(&usage)).await;
    let count = |data: &Value, list: &str| data[list]["totalCount"].as_i64().unwrap();
    let used = network.data(query).await;
    assert_eq!(
        (count(&used, "projects"), count(&used, "datasets")),
        (count(&before, "projects") + 1, count(&before, "datasets") + 1)
    );
    are_right(&network, "a dataset was used").await;
    dataset.themes = vec![Theme::Soci];
    network.write(|batch| batch.dataset(&dataset, Mode::Replace, &mut || ids.next())).await;
    assert_eq!(network.data(query).await, before);
    are_right(&network, "a dataset was written again").await;
}

#[tokio::test]
async fn what_stays_when_the_demo_goes_has_right_cards() {
    let network = Network::new().await;
    // somebody's own project among what was invented
    network
        .execute("update project set is_demo = false where organisation_id is not null and cluster_id is not null")
        .await;
    let ctx = Ctx::operator(network.database.clone());
    rialto_app::demo::remove(&ctx).await.unwrap();
    let left = facets(&network, "projects", "").await;
    assert!(left["totalCount"].as_i64().unwrap() > 0, "{left}");
    assert!(left["facets"][7]["values"].as_array().unwrap().is_empty(), "who led them is gone: {left}");
    are_right(&network, "the demo was removed").await;
}
