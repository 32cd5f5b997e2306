//! The last landed state with its data, brought forward: `tests/landed/README.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod renew;

use flate2::read::GzDecoder;
use rialto_app::{Ctx, seed};
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use rialto_gateway::graphql::{AnswerKind, Call, Limits, Reader, Service};
use rialto_persistence::write::lookup;
use rialto_persistence::{Database, DatabaseOptions};
use rialto_testkit::{TestDatabase, TestEngine};
use serde_json::{Map, Value, json};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The operations of the queries.
const OPERATIONS: [&str; 7] = ["Projects", "Narrowed", "Search", "Datasets", "Network", "Regions", "Life"];

/// Every table of the landed state; rows of the demo network and of imported lists lie in them.
const TABLES: [&str; 47] = [
    "region",
    "region_change",
    "organisation",
    "organisation_tag",
    "person",
    "person_area",
    "person_skill",
    "person_language",
    "person_region",
    "cluster",
    "cluster_member",
    "cluster_focus",
    "cluster_priority",
    "project",
    "project_tag",
    "project_sdg",
    "project_focus",
    "project_stage_entry",
    "need",
    "contribution",
    "project_organisation",
    "project_link",
    "outcome",
    "outcome_cause",
    "catalogue",
    "dataset",
    "dataset_theme",
    "dataset_keyword",
    "distribution",
    "pilot",
    "milestone",
    "indicator",
    "dataset_use",
    "search_document",
    "project_member",
    "session",
    "session_language",
    "pilot_step",
    "gate_evidence",
    "account",
    "account_token",
    "api_token",
    "outbox",
    "region_shape",
    "sign_in_session",
    "signing_key",
    "seaql_migrations",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("landed")
}

fn unpacked(name: &str) -> Vec<u8> {
    let packed = std::fs::File::open(folder().join(name)).unwrap();
    let mut bytes = Vec::new();
    GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
    bytes
}

/// The landed database on the engine of this run.
async fn landed() -> TestDatabase {
    match TestEngine::of_this_run() {
        TestEngine::Sqlite => TestDatabase::of_file(&unpacked("network.db.gz")),
        TestEngine::Postgres => {
            let database = TestDatabase::new().await;
            database.run(&String::from_utf8(unpacked("network.sql.gz")).unwrap()).await;
            database
        }
    }
}

async fn connect(place: &TestDatabase) -> Database {
    Database::connect(place.url(), DatabaseOptions::default()).await.unwrap()
}

async fn counts(database: &Database) -> Value {
    let transaction = database.begin().await.unwrap();
    let mut counts = Map::new();
    for table in TABLES {
        counts.insert(table.to_owned(), json!(lookup::count(&transaction, table).await.unwrap()));
    }
    counts.into()
}

/// What a visitor is answered.
async fn answers(database: &Database) -> Value {
    let service = Service::new(database.clone(), Vec::new(), Limits::default()).unwrap();
    let queries = std::fs::read_to_string(folder().join("queries.graphql")).unwrap();
    let mut answers = Map::new();
    for operation in OPERATIONS {
        let call = Call { query: Some(queries.clone()), operation_name: Some(operation.to_owned()), ..Call::default() };
        let reader = Reader {
            actor: Actor::Visitor,
            preferences: Preferences::from_header(""),
            request_id: "landed".to_owned(),
        };
        let answer = service.answer(call, reader).await;
        assert_eq!(answer.kind, AnswerKind::Executed, "{operation}: {}", answer.body);
        let body: Value = serde_json::from_str(&answer.body).unwrap();
        answers.insert(operation.to_owned(), body["data"].clone());
    }
    answers.into()
}

fn expected() -> Value {
    serde_json::from_slice(&std::fs::read(folder().join("answers.json")).unwrap()).unwrap()
}

/// Values of a facet that are equally frequent come in any order; everything else in its own.
fn settled(list: &[Value]) -> Vec<&Value> {
    let mut list: Vec<&Value> = list.iter().collect();
    if list.iter().all(|value| value["value"].is_string() && value["count"].is_i64()) {
        list.sort_by_key(|value| (-value["count"].as_i64().unwrap(), value["value"].as_str().unwrap()));
    }
    list
}

/// Says where two answers differ, and nothing of the rest.
fn same(was: &Value, is: &Value, path: &str) {
    match (was, is) {
        (Value::Object(was), Value::Object(is)) if was.len() == is.len() => {
            for (key, value) in was {
                same(value, is.get(key).unwrap_or(&Value::Null), &format!("{path}.{key}"));
            }
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            for (at, (was, is)) in settled(was).into_iter().zip(settled(is)).enumerate() {
                same(was, is, &format!("{path}[{at}]"));
            }
        }
        (Value::Number(was), Value::Number(is)) => {
            let near = (was.as_f64().unwrap() - is.as_f64().unwrap()).abs() < 1e-9;
            assert!(near, "{path} was {was} in the landed state and is {is} once it is brought forward");
        }
        _ => assert_eq!(
            was, is,
            "{path} was otherwise in the landed state (left) than once it is brought forward (right)"
        ),
    }
}

#[tokio::test]
async fn the_last_landed_state_is_brought_forward_with_all_its_data() {
    let place = landed().await;
    let database = connect(&place).await;
    let before = counts(&database).await;
    same(&expected()["counts"], &before, "the stored database");

    let ctx = Ctx::operator(database.clone());
    seed::bring_up_to_date(&ctx).await.unwrap();
    assert!(database.pending_migrations().await.unwrap().is_empty());
    let after = counts(&database).await;
    for (table, rows) in before.as_object().unwrap().iter().filter(|(table, _)| *table != "seaql_migrations") {
        // a lesson is found by its words as well as its project: each outcome has a document of its own since then
        let made = if table == "search_document" { after["outcome"].as_i64().unwrap() } else { 0 };
        assert_eq!(after[table].as_i64(), rows.as_i64().map(|rows| rows + made), "{table} has other rows than before");
    }
    same(&expected()["answers"], &answers(&database).await, "answers");

    seed::bring_up_to_date(&ctx).await.unwrap();
    assert_eq!(counts(&database).await, after, "a second start changes nothing");
}

#[tokio::test]
async fn a_landed_database_that_was_brought_forward_can_be_written_and_rid_of_its_demo() {
    let place = landed().await;
    let database = connect(&place).await;
    let ctx = Ctx::operator(database.clone());
    seed::bring_up_to_date(&ctx).await.unwrap();
    let report = renew::import_projects(&ctx).await;
    let known = report.updated + report.unchanged;
    assert_eq!((report.created, known), (0, 11), "the list that was imported then is known now");
    let removed = rialto_app::demo::remove(&ctx).await.unwrap();
    assert!(removed > 80, "{removed}");
    assert_eq!(counts(&database).await["project"], 11, "what was imported stays");
}
