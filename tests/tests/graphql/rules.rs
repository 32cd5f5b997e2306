//! Rules of the domain as the API serves them: metadata quality, stage gates, labels.

use super::demo::Network;
use chrono::NaiveDate;
use rialto_app::Ctx;
use rialto_domain::context::Chance;
use rialto_domain::dataset::{Dataset, Distribution};
use rialto_domain::gate::{GateEvidence, Requirement};
use rialto_domain::id::{DatasetId, GlobalId, ProjectId};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Publication;
use rialto_persistence::write::Mode;
use serde_json::{Value, json};

fn list<'v>(value: &'v Value, pointer: &str) -> &'v Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("{pointer} is no list in {value}"))
}

/// A public dataset of which only this much is known.
pub fn dataset(slug: &str, distributions: Vec<Distribution>) -> Dataset {
    Dataset {
        id: DatasetId(Chance::system().ids.next()),
        slug: slug.to_owned(),
        title: slug.to_owned(),
        language: Language::english(),
        description: None,
        translations: Default::default(),
        publisher: None,
        contact: None,
        landing_page: None,
        licence: None,
        access_rights: None,
        frequency: None,
        themes: Vec::new(),
        keywords: Vec::new(),
        issued_on: None,
        modified_on: None,
        temporal_start: None,
        temporal_end: None,
        region: None,
        catalogue: None,
        distributions,
        publication: Publication::Published,
        is_demo: false,
        origin: None,
    }
}

async fn add(network: &Network, datasets: &[Dataset], mode: Mode) {
    let ids = Chance::system().ids;
    network.write(|batch| datasets.iter().for_each(|one| batch.dataset(one, mode, &mut || ids.next()))).await;
}

const QUALITY: &str =
    "quality { points most rating dimensions { dimension points most } checks { check dimension points most state } }";

#[tokio::test]
async fn the_quality_of_a_dataset_explains_itself() {
    let network = Network::new().await;
    let file = Distribution {
        access_url: "https://data.example/a".to_owned(),
        format: Some("csv".to_owned()),
        media_type: Some("text/csv".to_owned()),
        licence: Some("https://creativecommons.org/licenses/by/4.0/".to_owned()),
        ..Distribution::default()
    };
    let plain = Dataset { description: Some("Beds in shelters.".to_owned()), ..dataset("beds", vec![file]) };
    add(&network, &[plain], Mode::Create).await;
    let data = network.data(&format!("{{ dataset(slug: \"beds\") {{ {QUALITY} }} }}")).await;
    let quality = &data["dataset"]["quality"];
    // format 20, media type 10, both known 10, non-proprietary 20, machine-readable 20, DCAT-AP 30, licence 20 and known 10
    assert_eq!(
        (&quality["points"], &quality["most"], &quality["rating"]),
        (&json!(140), &json!(405), &json!("SUFFICIENT"))
    );
    let state = |check: &str| {
        list(quality, "/checks").iter().find(|one| one["check"] == check).unwrap_or_else(|| panic!("no {check}"))["state"].clone()
    };
    assert_eq!((state("FORMAT"), state("KEYWORD")), (json!("MET"), json!("MISSING")));
    assert_eq!((state("ACCESS_URL_ANSWERS"), state("DOWNLOAD_URL_ANSWERS")), (json!("UNCHECKED"), json!("MISSING")));
    assert_eq!(list(quality, "/checks").len(), 23);
    let sum = |of: &str, what: &str| list(quality, of).iter().map(|one| one[what].as_i64().unwrap()).sum::<i64>();
    assert_eq!((sum("/dimensions", "points"), sum("/dimensions", "most")), (140, 405));
    assert_eq!((sum("/checks", "points"), sum("/checks", "most")), (140, 405));
    let aliased = network
        .data("{ dataset(slug: \"beds\") { q: quality { __typename n: points rows: dimensions { __typename } } } }")
        .await;
    assert_eq!(aliased["dataset"]["q"]["n"], 140);
    assert_eq!(aliased["dataset"]["q"]["rows"][4]["__typename"], "QualityDimension");
}

#[tokio::test]
async fn datasets_are_sorted_filtered_and_counted_by_the_quality_they_show() {
    let network = Network::new().await;
    add(&network, &[dataset("bare-one", Vec::new()), dataset("bare-two", Vec::new())], Mode::Create).await;
    let data = network
        .data("{ datasets(first: 100, sort: QUALITY) { totalCount nodes { slug quality { points rating } } facets(of: [RATING]) { values { value count label { text language isTranslation } } } } }")
        .await;
    let nodes = list(&data, "/datasets/nodes");
    let points: Vec<i64> = nodes.iter().map(|node| node["quality"]["points"].as_i64().unwrap()).collect();
    assert!(points.is_sorted_by(|a, b| a >= b), "best first: {points:?}");
    assert_eq!((points.len() as i64, points.last()), (data["datasets"]["totalCount"].as_i64().unwrap(), Some(&0)));

    // the pages, one by one, are the whole list: cursors go by points and key
    let (mut paged, mut after) = (Vec::new(), Value::Null);
    loop {
        let page = network
            .ask(
                "query($after: String) { datasets(first: 2, sort: QUALITY, after: $after) { nodes { slug } pageInfo { hasNextPage endCursor } } }",
                json!({ "after": after }),
            )
            .await;
        paged.extend(list(&page, "/data/datasets/nodes").iter().map(|node| node["slug"].clone()));
        if page["data"]["datasets"]["pageInfo"]["hasNextPage"] != true {
            break;
        }
        after = page["data"]["datasets"]["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(paged, nodes.iter().map(|node| node["slug"].clone()).collect::<Vec<_>>());

    // each count of the facet is what its filter finds, and what the datasets themselves say
    let values = list(&data, "/datasets/facets/0/values");
    assert!(values.len() > 1, "the demo network has more than one quality: {values:?}");
    for value in values {
        let rating = value["value"].as_str().unwrap();
        let found = network
            .data(&format!("{{ datasets(first: 100, filter: {{ ratings: [{rating}] }}) {{ totalCount nodes {{ quality {{ rating }} }} facets(of: [RATING]) {{ values {{ value }} }} }} }}"))
            .await;
        assert_eq!(found["datasets"]["totalCount"], value["count"], "{rating}");
        assert!(list(&found, "/datasets/nodes").iter().all(|node| node["quality"]["rating"] == rating), "{found}");
        assert_eq!(list(&found, "/datasets/facets/0/values").len(), values.len(), "a facet ignores its own filter");
        assert_eq!(value["label"]["language"], "en");
    }
    let none = network.data("{ datasets(filter: { ratings: [] }) { totalCount } }").await;
    assert_eq!(none["datasets"]["totalCount"], 0);
}

#[tokio::test]
async fn rows_from_before_get_their_points_at_the_next_start() {
    let network = Network::new().await;
    let query = "{ datasets(first: 100, sort: QUALITY) { nodes { slug quality { points } } facets(of: [RATING]) { values { value count } } } }";
    let before = network.data(query).await;
    let total = list(&before, "/datasets/nodes").len() as u64;
    assert!(total > 0);
    network.forget_quality().await;
    let unfilled = network.data(query).await;
    assert!(list(&unfilled, "/datasets/facets/0/values").is_empty(), "nothing is stored: {unfilled}");
    let ctx = Ctx::operator(network.database.clone());
    assert_eq!(rialto_app::quality::fill(&ctx).await.unwrap(), total);
    assert_eq!(network.data(query).await, before, "stored points are those that are shown");
    assert_eq!(rialto_app::quality::fill(&ctx).await.unwrap(), 0, "a second time there is nothing to do");
    let visitor = Ctx::visitor(network.database.clone());
    assert!(matches!(rialto_app::quality::fill(&visitor).await, Err(rialto_domain::Error::Forbidden(_))));
}

#[tokio::test]
async fn a_dataset_that_is_written_again_has_new_points() {
    let network = Network::new().await;
    let mut bare = dataset("again", Vec::new());
    add(&network, std::slice::from_ref(&bare), Mode::Create).await;
    bare.keywords = vec!["beds".to_owned()];
    bare.themes = vec![rialto_domain::vocabulary::Theme::Soci];
    bare.access_rights = Some("PUBLIC".to_owned());
    bare.publisher = Some("A city".to_owned());
    bare.contact = Some("data@city.example".to_owned());
    bare.modified_on = NaiveDate::from_ymd_opt(2026, 11, 22);
    bare.licence = Some("ODbL".to_owned());
    add(&network, std::slice::from_ref(&bare), Mode::Replace).await;
    let query = "{ datasets(first: 100, filter: { isDemo: false, ratings: [SUFFICIENT] }) { nodes { slug quality { points } } } }";
    let data = network.data(query).await;
    let expected = 30 + 30 + 10 + 5 + 10 + 20 + 5 + 20 + 10;
    assert_eq!(data["datasets"]["nodes"], json!([{ "slug": "again", "quality": { "points": expected } }]));
}

const GATES: &str = "stage gates { stage isPassed isMet requirements { requirement isMet evidence { text language isTranslation } metOn } }";

#[tokio::test]
async fn a_project_shows_its_gates_and_what_is_missing() {
    let network = Network::new().await;
    let of = "{ projects(first: 100, filter: { stages: [TESTED] }) { nodes { id slug stage links { totalCount } } } }";
    let data = network.data(of).await;
    let project = list(&data, "/projects/nodes").first().unwrap();
    let id = GlobalId::parse(project["id"].as_str().unwrap()).unwrap();
    let ids = Chance::system().ids;
    let seen = |requirement, text: &str, met_on| GateEvidence {
        requirement,
        text: text.to_owned(),
        language: Language::parse("pt").unwrap(),
        met_on,
    };
    network
        .write(|batch| {
            let day = NaiveDate::from_ymd_opt(2026, 3, 1);
            batch.gate_evidence(
                ProjectId(id.key),
                ids.next(),
                &seen(Requirement::LegalForm, "Cooperativa \"Sol\"", day),
            );
            batch.gate_evidence(ProjectId(id.key), ids.next(), &seen(Requirement::TradingPlan, "Plano", None));
        })
        .await;
    let shown = network.data(&format!("{{ node(id: \"{id}\") {{ ... on Project {{ {GATES} }} }} }}")).await;
    let gates = list(&shown, "/node/gates");
    let stages: Vec<_> = gates.iter().map(|gate| gate["stage"].as_str().unwrap()).collect();
    assert_eq!(stages, ["NEED_IDENTIFIED", "UNDERSTOOD", "TESTED", "INCUBATING", "TEST_TRADING", "MARKET"]);
    let passed: Vec<_> = gates.iter().map(|gate| gate["isPassed"].as_bool().unwrap()).collect();
    assert_eq!(passed, [true, true, true, false, false, false]);
    assert_eq!((&gates[4]["isMet"], &gates[5]["isMet"]), (&json!(true), &json!(false)));
    assert_eq!(
        gates[4]["requirements"][0],
        json!({
            "requirement": "LEGAL_FORM",
            "isMet": true,
            "evidence": { "text": "Cooperativa \"Sol\"", "language": "pt", "isTranslation": false },
            "metOn": "2026-03-01",
        })
    );
    assert_eq!(gates[5]["requirements"][1]["evidence"], Value::Null);
}

#[tokio::test]
async fn a_link_to_a_project_that_is_shown_tells_of_known_solutions() {
    let network = Network::new().await;
    let data = network
        .data("{ projects(first: 100) { nodes { links { nodes { kind } } gates { requirements { requirement isMet evidence { text } } } } } }")
        .await;
    let (mut with, mut without) = (0, 0);
    for node in list(&data, "/projects/nodes") {
        let known = &node["gates"][1]["requirements"][1];
        assert_eq!(known["requirement"], "KNOWN_SOLUTIONS");
        // an ally or a project it went into does not tell how others address the issue
        let tells = |kind: &Value| ["BUILDS_ON", "AVOIDS_MISTAKE_OF", "REPLICATES"].contains(&kind.as_str().unwrap());
        let is_linked = list(node, "/links/nodes").iter().any(|link| tells(&link["kind"]));
        if known["evidence"].is_null() {
            assert_eq!(known["isMet"], is_linked, "{node}");
            if is_linked { with += 1 } else { without += 1 }
        }
    }
    assert!(with > 0 && without > 0, "the demo network has projects with links ({with}) and without ({without})");
}

#[tokio::test]
async fn a_leader_in_the_team_who_is_shown_is_a_named_leader() {
    let network = Network::new().await;
    let data = network
        .data("{ projects(first: 100) { nodes { team(first: 50) { nodes { role } } gates { requirements { requirement isMet evidence { text } } } } } }")
        .await;
    let (mut with, mut without) = (0, 0);
    for node in list(&data, "/projects/nodes") {
        let named = &node["gates"][3]["requirements"][0];
        assert_eq!(named["requirement"], "NAMED_LEADER");
        let is_led = list(node, "/team/nodes").iter().any(|member| member["role"] == "LEADER");
        if named["evidence"].is_null() {
            assert_eq!(named["isMet"], is_led, "{node}");
            if is_led { with += 1 } else { without += 1 }
        }
    }
    assert!(
        with > 0 && without > 0,
        "the demo network has teams with a leader ({with}) and projects without ({without})"
    );
}

#[tokio::test]
async fn a_vocabulary_has_labels_in_the_readers_language() {
    let network = Network::new().await;
    let query = "{ vocabulary(name: SDG) { __typename value label { text language isTranslation } greek: label(language: \"el\") { text } german: label(language: \"de\") { language isTranslation } } }";
    let data = network.data(query).await;
    let terms = list(&data, "/vocabulary");
    assert_eq!(terms.len(), 17);
    assert_eq!(
        terms[3],
        json!({
            "__typename": "Term",
            "value": "4",
            "label": { "text": "Quality education", "language": "en", "isTranslation": false },
            "greek": { "text": "Ποιοτική εκπαίδευση" },
            "german": { "language": "en", "isTranslation": false },
        })
    );
    let call = rialto_gateway::graphql::Call {
        query: Some("{ vocabulary(name: STAGE) { value label { text language isTranslation } } }".to_owned()),
        ..Default::default()
    };
    let body: Value = serde_json::from_str(&network.answer(call, "de, sl-SI;q=0.8, en;q=0.5").await.body).unwrap();
    let label = &list(&body, "/data/vocabulary")[2]["label"];
    assert_eq!(
        (&label["text"], &label["language"], &label["isTranslation"]),
        (&json!("Preizkušeno"), &json!("sl"), &json!(true))
    );
    let error = network.error("{ vocabulary(name: COLOURS) { value } }").await;
    assert!(error["message"].as_str().unwrap().contains("COLOURS"), "{error}");
}

#[tokio::test]
async fn every_vocabulary_lists_the_values_of_its_enum() {
    let network = Network::new().await;
    let data = network.data("{ __type(name: \"VocabularyName\") { enumValues { name } } }").await;
    for value in list(&data, "/__type/enumValues") {
        let name = value["name"].as_str().unwrap();
        let enumeration = match name {
            "SDG" => continue,
            "OUTCOME" => "OutcomeKind".to_owned(),
            _ => name.split('_').map(|word| format!("{}{}", &word[..1], word[1..].to_lowercase())).collect(),
        };
        let query = format!(
            "{{ __type(name: \"{enumeration}\") {{ enumValues {{ name }} }} vocabulary(name: {name}) {{ value label {{ text }} }} }}"
        );
        let both = network.data(&query).await;
        let terms: Vec<_> = list(&both, "/vocabulary").iter().map(|term| term["value"].clone()).collect();
        // what no type of the API uses yet has its values here alone
        if let Some(values) = both["__type"]["enumValues"].as_array() {
            assert_eq!(terms, values.iter().map(|value| value["name"].clone()).collect::<Vec<_>>(), "{name}");
        }
        assert!(!terms.is_empty() && list(&both, "/vocabulary").iter().all(|term| term["label"]["text"].is_string()));
    }
}

#[tokio::test]
async fn values_of_a_facet_have_labels_where_they_are_of_a_vocabulary() {
    let network = Network::new().await;
    let data = network
        .data("{ projects { facets(of: [STAGE, SDG, COUNTRY, LANGUAGE]) { name values { __typename value count label(language: \"fr\") { text language } } } } pilots { facets(of: [STATUS]) { values { value label { text } } } } experts { facets(of: [SKILL, AREA]) { values { label { text } } } } clusters { facets(of: [MACRO_SCENARIO, FOCUS_AREA, CONSOLIDATION]) { values { label { text } } } } }")
        .await;
    let facets = list(&data, "/projects/facets");
    let find = |facet: usize, value: &str| {
        list(&facets[facet], "/values")
            .iter()
            .find(|one| one["value"] == value)
            .unwrap_or_else(|| panic!("no {value}"))
            .clone()
    };
    assert_eq!(find(0, "TESTED")["label"], json!({ "text": "Testé", "language": "fr" }));
    assert_eq!(find(1, "3")["label"]["text"], "Bonne santé et bien-être");
    assert_eq!(find(0, "TESTED")["__typename"], "FacetValue");
    for unlabelled in [2, 3] {
        assert!(
            list(&facets[unlabelled], "/values").iter().all(|one| one["label"].is_null()),
            "{}",
            facets[unlabelled]
        );
    }
    for (kind, count) in [("pilots", 1), ("experts", 2), ("clusters", 3)] {
        for facet in 0..count {
            let values = list(&data, &format!("/{kind}/facets/{facet}/values"));
            assert!(!values.is_empty() && values.iter().all(|one| one["label"]["text"].is_string()), "{kind} {facet}");
        }
    }
}
