//! SQLite cannot write: its disk is full, or its file is gone. Each answer says so, and writes go on when it can again.

use super::running::{CONTRIBUTE, Said, all_is_there, asking, contribution, count, prepare, serve};
use reqwest::{Client, StatusCode};
use rialto_testkit::{TestDatabase, TestEngine};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

async fn hear(http: &Client, server: &str, token: &str, project: &str) -> (StatusCode, Value) {
    let answer = asking(http, server, Some(token), CONTRIBUTE, contribution(project)).send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

fn message(answer: &Value) -> &str {
    assert_eq!(answer["errors"][0]["extensions"]["code"], "UNAVAILABLE", "{answer}");
    answer["errors"][0]["message"].as_str().unwrap()
}

fn id(answer: &Value) -> String {
    answer["data"]["contribute"]["contribution"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

/// No file of the process may grow beyond this: what it writes past it is refused, as on a disk that is full.
fn longest_file(process: u32, limit: &str) {
    let limit = format!("--fsize={limit}:unlimited");
    let set = Command::new("prlimit").args(["--pid", &process.to_string(), &limit]).status();
    assert!(set.expect("prlimit (package util-linux) is there").success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_without_room_is_told_reads_go_on_and_nothing_that_was_acknowledged_is_lost() {
    if TestEngine::of_this_run() != TestEngine::Sqlite {
        return;
    }
    let place = TestDatabase::new().await;
    let folder = tempfile::tempdir().unwrap();
    let (database, token, project) = prepare(&place, folder.path()).await;
    let there_before = count(&database, "contribution").await;
    let server = serve(place.url(), folder.path()).await;
    let http = Client::builder().no_proxy().build().unwrap();
    let mut said = Said::default();
    for _ in 0..3 {
        let (status, answer) = hear(&http, &server.address, &token, &project).await;
        assert_eq!(status, StatusCode::OK);
        said.contributions.push(id(&answer));
    }
    let process = server.child.id().expect("it runs");
    longest_file(process, "4096");
    for _ in 0..20 {
        let (status, answer) = hear(&http, &server.address, &token, &project).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
        assert!(message(&answer).contains("the disk of the database is not available"), "{answer}");
        let query = "{ projects(first: 1) { totalCount } }";
        let read = asking(&http, &server.address, None, query, json!({})).send().await.unwrap();
        assert_eq!(read.status(), StatusCode::OK, "reading needs no room");
    }
    longest_file(process, "unlimited");
    let (status, answer) = hear(&http, &server.address, &token, &project).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    said.contributions.push(id(&answer));
    all_is_there(&place, &database, folder.path(), &server, (said, there_before)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_acknowledged_into_a_file_that_was_moved_away_until_it_is_back() {
    if TestEngine::of_this_run() != TestEngine::Sqlite {
        return;
    }
    let place = TestDatabase::new().await;
    let folder = tempfile::tempdir().unwrap();
    let (database, token, project) = prepare(&place, folder.path()).await;
    let there_before = count(&database, "contribution").await;
    database.close().await.unwrap();
    let server = serve(place.url(), folder.path()).await;
    let http = Client::builder().no_proxy().build().unwrap();
    let url = place.url().trim_start_matches("sqlite://").trim_start_matches("sqlite:");
    let file = PathBuf::from(url.split('?').next().unwrap_or_default());
    let elsewhere = file.with_extension("away");
    let ready = async || http.get(format!("{}/readyz", server.address)).send().await.unwrap().status();

    std::fs::rename(&file, &elsewhere).unwrap();
    let (status, answer) = hear(&http, &server.address, &token, &project).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{answer}");
    assert!(message(&answer).contains("the file of the database is not available"), "{answer}");
    assert_eq!(ready().await, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!file.exists(), "nobody has made an empty one in its place");

    // a copy that somebody puts there is another file: what is written must not go into the one that was taken away
    std::fs::copy(&elsewhere, &file).unwrap();
    assert_eq!(hear(&http, &server.address, &token, &project).await.0, StatusCode::SERVICE_UNAVAILABLE);

    std::fs::rename(&elsewhere, &file).unwrap();
    assert_eq!(ready().await, StatusCode::OK);
    let (status, answer) = hear(&http, &server.address, &token, &project).await;
    assert_eq!(status, StatusCode::OK, "{answer}");
    let database = rialto_persistence::Database::connect(place.url(), Default::default()).await.unwrap();
    let said = Said { contributions: vec![id(&answer)], ..Said::default() };
    all_is_there(&place, &database, folder.path(), &server, (said, there_before)).await;
}
