//! Two people at once: nothing is lost, nothing is made twice.

use crate::house::codes;
use crate::network::{CONFLICT, house};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_of_an_older_version_answers_both_versions_and_changes_nothing() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "Nido", &region).await;
    let first = json!({ "id": id, "version": 1, "title": "Theirs", "website": "theirs.example" });
    house.done(&ana, "editProject", "project { id }", first).await;
    // who did not touch the website sends it as it was read
    let second = json!({ "id": id, "version": 1, "title": "Mine", "website": null, "summary": "Mine too" });
    let fields = format!("{CONFLICT} project {{ version form }}");
    let refused = house.act(Some(&ana.access), "editProject", &fields, second).await;
    assert_eq!(codes(&refused), ["CONFLICT"]);
    assert_eq!(refused["issues"][0]["path"], json!(["input", "version"]));
    let conflict = &refused["conflict"];
    assert_eq!((&conflict["version"], &conflict["changedAt"]), (&json!(2), &json!("2026-11-22T08:00:00.000Z")));
    assert_eq!(conflict["fields"], json!([{ "name": "title", "yours": "Mine", "theirs": "Theirs" }]));
    assert_eq!(refused["project"]["form"]["title"], "Theirs");
    let solved = json!({ "id": id, "version": 2, "title": "Mine", "summary": "Mine too" });
    let saved = house.done(&ana, "editProject", "project { form }", solved).await;
    assert_eq!(saved["project"]["form"]["website"], "https://theirs.example/");
    for act in ["publish", "archive", "delete"] {
        let stale = house.act(Some(&ana.access), act, CONFLICT, json!({ "id": id, "version": 1 })).await;
        assert_eq!(codes(&stale), ["CONFLICT"], "{act}");
        assert_eq!(stale["conflict"]["fields"], json!([]));
    }
    let future =
        house.act(Some(&ana.access), "editProject", &fields, json!({ "id": id, "version": 9, "title": "x" })).await;
    assert_eq!(codes(&future), ["CONFLICT"], "nobody has read a version that is not there yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_save_at_once_one_is_told() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "Nido", &region).await;
    let edit = |title: &str| {
        let input = json!({ "id": id, "version": 1, "title": title });
        house.act(Some(&ana.access), "editProject", "conflict { fields { yours theirs } }", input)
    };
    let titles = ["One", "Two", "Three", "Four"];
    let (a, b, c, d) = tokio::join!(edit("One"), edit("Two"), edit("Three"), edit("Four"));
    let answers = [a, b, c, d];
    let saved: Vec<&str> =
        titles.iter().zip(&answers).filter(|(_, answer)| codes(answer).is_empty()).map(|(title, _)| *title).collect();
    assert_eq!(saved.len(), 1, "{answers:?}");
    let now = house.project(Some(&ana), &id).await;
    assert_eq!((&now["version"], &now["title"]["text"]), (&json!(2), &json!(saved[0])));
    for answer in answers.iter().filter(|answer| !codes(answer).is_empty()) {
        assert_eq!(codes(answer), ["CONFLICT"]);
        assert_eq!(answer["conflict"]["fields"][0]["theirs"], saved[0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_create_that_is_sent_again_answers_the_record_already_made() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let input =
        |title: &str| json!({ "idempotencyKey": "form 1", "title": title, "language": "en", "regionId": region });
    let make = |title: &str| house.act(Some(&ana.access), "createProject", "project { id }", input(title));
    let (a, b, c, d, e) = tokio::join!(make("Nido"), make("Nido"), make("Nido"), make("Nido"), make("Nido"));
    for answer in [&a, &b, &c, &d, &e] {
        assert_eq!(answer["issues"], json!([]), "{answer}");
        assert_eq!(answer["project"]["id"], a["project"]["id"], "one project for one key");
    }
    let count = "{ viewer { records(kinds: [PROJECT]) { totalCount } } }";
    assert_eq!(house.data(Some(&ana), count, json!({})).await["viewer"]["records"]["totalCount"], 1);
    let other = make("Colmena").await;
    assert_eq!(codes(&other), ["IDEMPOTENCY_KEY_USED"]);
    assert_eq!(other["project"], Value::Null);
    let hers = house.act(Some(&iva.access), "createProject", "project { id }", input("Bolha")).await;
    assert_eq!(hers["issues"], json!([]), "keys are of one account");
    // a call that was refused does not use its key up
    let bad = house
        .act(
            Some(&ana.access),
            "createProject",
            "project { id }",
            json!({ "idempotencyKey": "k2", "title": " ", "language": "en" }),
        )
        .await;
    assert_eq!(codes(&bad), ["FIELD_NEEDED"]);
    let good = house
        .act(
            Some(&ana.access),
            "createProject",
            "project { id }",
            json!({ "idempotencyKey": "k2", "title": "Ura", "language": "en" }),
        )
        .await;
    assert_eq!(good["issues"], json!([]));
}
