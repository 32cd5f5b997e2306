//! What is asked: the loads of the quality goals, and what the web app asks on its list and its map.

use crate::pages::{Place, Places};
use crate::words;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

/// Different requests of a load.
const REQUESTS: usize = 2_000;
/// The same requests every time.
const SEED: u64 = 1;

/// A request with what its answer must hold.
pub struct Shot {
    /// Ready to be sent.
    pub bytes: Vec<u8>,
    /// What the body starts with.
    pub starts: &'static str,
    /// What stands in the body once a row …
    pub mark: &'static str,
    /// … and at least so many times.
    pub rows: usize,
}

/// Requests of one kind.
pub struct Load {
    /// Its name in the quality goals, or one of the web app's.
    pub name: &'static str,
    /// What is asked.
    pub about: &'static str,
    /// Share of the ceiling to reach on SQLite and on PostgreSQL.
    pub goal: Option<(f64, f64)>,
    /// To GraphQL.
    pub graphql: Vec<Shot>,
    /// The same to the ceiling.
    pub ceiling: Vec<Shot>,
}

const W1: &str = "query W1($after: String) { projects(first: 20, after: $after) { nodes { \
    title { text } slug stage region { name } cluster { name { text } } } } }";
const W2: &str = "query W2($after: String) { projects(first: 20, after: $after) { nodes { title { text } slug \
    contributions(first: 5) { nodes { area text { text } expert { name } } } } } }";
const W3: &str = "query W3($id: ID!) { project(id: $id) { \
    title { text } summary { text } stage region { name } organisation { name } } }";
const W4: &str = "query W4 { statistics { projectsByRegionAndStage(level: 2) { region { code name } stage count } } }";
const W5: &str = "mutation W5($input: ContributeInput!) { contribute(input: $input) { \
    contribution { text { text } expert { name } } } }";
const W6: &str = "query W6($text: String!, $language: Language) { \
    projects(first: 20, filter: {text: $text, textLanguage: $language}) { totalCount nodes { slug title { text } stage } \
    facets(of: [STAGE, AREA, COUNTRY, SDG]) { name values { value count } } } }";
const PAGE: &str = "query Page($first: Int, $sort: ProjectSort) { projects(first: $first, sort: $sort) { totalCount \
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } \
    nodes { id slug title { text language isTranslation } summary { text } stage region { code name } sdgs } } }";
const FACETS: &str = "query Facets($filter: ProjectFilter) { projects(first: 1, filter: $filter) { facets(of: \
    [COUNTRY, STAGE, AREA, NEED_KIND, SDG, FOCUS_AREA, LANGUAGE, HELIX, MACRO_SCENARIO, THEME]) { name values { value count } } } }";
const MAP: &str = "query Map($filter: ProjectFilter, $box: BoundingBox!, $zoom: Int!) { projects(first: 1, filter: $filter) { \
    mapClusters(box: $box, zoom: $zoom) { key lat lon count bounds { west south east north } \
    project { slug title { text language isTranslation } } } } }";

/// A request to the API.
pub fn graphql(query: &str, variables: &Value, mark: &'static str, rows: usize) -> Shot {
    graphql_as(None, query, variables, mark, rows)
}

/// A request to the API by whoever has a token.
pub fn graphql_as(token: Option<&str>, query: &str, variables: &Value, mark: &'static str, rows: usize) -> Shot {
    let body = json!({ "query": query, "variables": variables }).to_string();
    Shot { bytes: post("/graphql", token, &body), starts: "{\"data\":{", mark, rows }
}

fn post(path: &str, token: Option<&str>, body: &str) -> Vec<u8> {
    let who = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
    let length = body.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nAccept: application/json\r\n{who}\
         Content-Length: {length}\r\n\r\n"
    );
    (head + body).into_bytes()
}

fn ceiling(path: &str, mark: &'static str, rows: usize) -> Shot {
    let head = format!("GET {path} HTTP/1.1\r\nHost: bench\r\nAccept: application/json\r\n\r\n");
    Shot { bytes: head.into_bytes(), starts: if rows == 1 { "{" } else { "[" }, mark, rows }
}

/// The loads over a data set whose places are known.
pub fn loads(places: &Places) -> Vec<Load> {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    // Twenty rows are left after each of these.
    let full = places.rows.get(..places.rows.len().saturating_sub(21)).unwrap_or_default();
    let mut some =
        |among: &[Place]| -> Vec<Place> { (0..REQUESTS).filter_map(|_| among.choose(&mut rng)).cloned().collect() };
    let (starts, ones) = (some(full), some(&places.rows));
    let paged = |name, about, query: &str, path: &str, goal| Load {
        name,
        about,
        goal: Some(goal),
        graphql: starts.iter().map(|at| graphql(query, &json!({ "after": at.cursor }), "\"slug\":", 20)).collect(),
        ceiling: starts
            .iter()
            .map(|at| ceiling(&format!("{path}?ms={}&id={}", at.ms, at.key), "\"slug\":", 20))
            .collect(),
    };
    vec![
        paged("W1", "20 projects with region and cluster", W1, "/w1", (0.15, 0.40)),
        paged("W2", "20 projects with 5 contributions each", W2, "/w2", (0.15, 0.40)),
        Load {
            name: "W3",
            about: "one project",
            goal: Some((0.35, 0.30)),
            graphql: ones.iter().map(|at| graphql(W3, &json!({ "id": at.id }), "\"title\":", 1)).collect(),
            ceiling: ones.iter().map(|at| ceiling(&format!("/w3?id={}", at.key), "\"title\":", 1)).collect(),
        },
        Load {
            name: "W4",
            about: "projects by region and stage",
            goal: None,
            graphql: vec![graphql(W4, &json!({}), "\"stage\":", 2)],
            ceiling: vec![ceiling("/w4", "\"stage\":", 2)],
        },
        Load {
            name: "W6",
            about: "search for two words, 4 facets",
            goal: None,
            graphql: words::pairs(places)
                .iter()
                .map(|(text, language)| {
                    graphql(W6, &json!({ "text": text, "language": language }), "\"totalCount\":", 1)
                })
                .collect(),
            ceiling: Vec::new(),
        },
    ]
}

/// Writing what an expert tells a project, by the member of a token.
pub fn write(places: &Places, token: &str) -> Load {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let some: Vec<&Place> = (0..REQUESTS).filter_map(|_| places.rows.choose(&mut rng)).collect();
    let text =
        |at: usize| format!("Ask the savings bank of the valley first, and bring the figures of year {at} with you.");
    let input = |at: usize, project: String| json!({ "projectId": project, "area": "FUNDING", "kind": "ADVICE", "language": "en", "text": text(at) });
    let told = |at: usize, place: &Place| {
        let variables = json!({ "input": input(at, place.id.clone()) });
        graphql_as(Some(token), W5, &variables, "\"expert\":", 1)
    };
    let written = |at: usize, place: &Place| {
        let body = input(at, place.key.to_string()).to_string();
        Shot { bytes: post("/w5", Some(token), &body), starts: "{", mark: "\"expert\":", rows: 1 }
    };
    Load {
        name: "W5",
        about: "an expert tells a project something, durable",
        goal: Some((0.50, 0.50)),
        graphql: some.iter().enumerate().map(|(at, place)| told(at, place)).collect(),
        ceiling: some.iter().enumerate().map(|(at, place)| written(at, place)).collect(),
    }
}

/// What a person at the list and the map waits for.
pub fn web_app() -> Vec<Load> {
    let one = |name, about, query: &str, variables: Value, mark| Load {
        name,
        about,
        goal: None,
        graphql: vec![graphql(query, &variables, mark, 1)],
        ceiling: Vec::new(),
    };
    let spain = json!({ "regions": ["ES"], "stages": ["TESTED", "INCUBATING"] });
    let words = json!({ "text": "school" });
    let europe = json!({ "west": -25.0, "south": 34.0, "east": 45.0, "north": 72.0 });
    let near = json!({ "west": -10.0, "south": 36.0, "east": 4.0, "north": 44.0 });
    let map = |name, about, filter: &Value, area: &Value, zoom: i64| {
        one(name, about, MAP, json!({ "filter": filter, "box": area, "zoom": zoom }), "\"key\":")
    };
    let none = json!({});
    vec![
        one("page", "list page of 20 with its count", PAGE, json!({ "first": 20 }), "\"slug\":"),
        one("page by title", "the same by title", PAGE, json!({ "first": 20, "sort": "TITLE" }), "\"slug\":"),
        one("page by budget", "the same by budget", PAGE, json!({ "first": 20, "sort": "BUDGET" }), "\"slug\":"),
        one("facets", "ten facets of all", FACETS, none.clone(), "\"values\":"),
        one("facets ES", "ten facets of two stages in Spain", FACETS, json!({ "filter": spain }), "\"values\":"),
        one("facets word", "ten facets of a word", FACETS, json!({ "filter": words }), "\"values\":"),
        map("map 4", "map of Europe, zoom 4", &none, &europe, 4),
        map("map 8", "map of Iberia, zoom 8", &none, &near, 8),
        map("map 4 ES", "map of two stages in Spain", &spain, &europe, 4),
    ]
}
