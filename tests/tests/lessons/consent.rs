//! What members of the team say.

use crate::told::Told;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_leads_or_edits_is_asked_and_a_no_takes_it_back_at_once() {
    let told = Told::new().await;
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    let waiting = told.viewer("editor", "outcomesToAnswer { slug outcome { waitsFor } }").await;
    assert_eq!(
        waiting["outcomesToAnswer"],
        json!([{ "slug": "bridge-over-the-river", "outcome": { "waitsFor": "TEAM" } }])
    );
    for who in ["leader", "viewer", "stranger"] {
        assert_eq!(told.viewer(who, "outcomesToAnswer { slug }").await["outcomesToAnswer"], json!([]), "{who}");
    }
    let notices = "select cast(count(*) as text) from notification where kind = 'outcome_consent'";
    assert_eq!(told.house.place.texts(notices).await, ["1"], "who concludes is not asked");
    assert_eq!(told.agrees("editor", true).await, "done");
    assert_eq!(told.viewer("editor", "outcomesToAnswer { slug }").await["outcomesToAnswer"], json!([]));
    assert_eq!(told.outcome("visitor").await["kind"], "FAILED");
    let no = json!({ "projectId": told.project, "agrees": false, "note": "It was not so." });
    told.does("editor", "answerOutcome", "project { slug }", no).await;
    assert_eq!(told.outcome("visitor").await, Value::Null, "one may change one's mind");
    let team = told.outcome("leader").await;
    assert_eq!(team["consents"][1]["note"], "It was not so.");
    assert_eq!((&team["waitsFor"], &team["consents"][1]["agrees"]), (&json!("TEAM"), &json!(false)));
    assert!(told.lessons("visitor", "").await.is_empty());
    assert_eq!(told.agrees("editor", true).await, "done");
    assert_eq!(told.outcome("visitor").await["kind"], "FAILED");
}

#[tokio::test(flavor = "multi_thread")]
async fn others_say_nothing_and_without_an_outcome_there_is_nothing_to_say() {
    let told = Told::new().await;
    assert_eq!(told.agrees("editor", true).await, "NOT_FOUND");
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    for (who, code) in
        [("viewer", "FORBIDDEN"), ("stranger", "FORBIDDEN"), ("hub", "FORBIDDEN"), ("visitor", "UNAUTHENTICATED")]
    {
        assert_eq!(told.agrees(who, false).await, code, "{who}");
    }
    let long = json!({ "projectId": told.project, "agrees": true, "note": "x".repeat(2_001) });
    assert_eq!(told.tries("editor", "answerOutcome", long).await, "TOO_LONG");
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_that_change_ask_anew_and_a_day_that_changes_does_not() {
    let told = Told::new().await;
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    let later = told.end(json!({ "publishOn": "2026-12-24" })).await;
    assert_eq!(told.tries("leader", "concludeProject", later).await, "done");
    let outcome = told.outcome("leader").await;
    assert_eq!((&outcome["waitsFor"], &outcome["consents"][1]["agrees"]), (&json!("DAY"), &json!(true)));
    assert_eq!(told.outcome("visitor").await, Value::Null);
    let other = told.end(json!({ "tried": "We built two ferries." })).await;
    assert_eq!(told.tries("leader", "concludeProject", other).await, "done");
    let outcome = told.outcome("leader").await;
    assert_eq!((&outcome["waitsFor"], &outcome["consents"][1]["agrees"]), (&json!("TEAM"), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_the_team_is_not_waited_for() {
    let told = Told::new().await;
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.work().await.by_name, 0);
    let gone = format!(
        "delete from project_member where role = 'editor' and project_id in (select id from project where slug = '{}')",
        "bridge-over-the-river"
    );
    told.house.place.execute(&gone).await;
    assert_eq!(told.outcome("leader").await["consents"].as_array().unwrap().len(), 1);
    assert_eq!(told.work().await.by_name, 1);
    assert_eq!(told.outcome("visitor").await["kind"], "FAILED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yes_and_a_no_at_once_leave_it_where_the_last_one_says() {
    let told = Told::new().await;
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    let (yes, no) = tokio::join!(told.agrees("editor", true), told.agrees("editor", false));
    assert_eq!((yes.as_str(), no.as_str()), ("done", "done"));
    let agrees = told.outcome("leader").await["consents"][1]["agrees"].clone();
    assert_eq!(told.outcome("visitor").await.is_object(), agrees == json!(true), "{agrees}");
}
