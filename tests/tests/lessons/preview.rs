//! What everybody would read, before it is told; names that are found.

use crate::told::{LESSON, Told};
use serde_json::{Value, json};

async fn preview(told: &Told, who: &str, input: &Value) -> Value {
    let query = format!(
        "query($input: ConcludeProjectInput!) {{ outcomePreview(input: $input) {{ issues {{ path code params {{ name value }} }} \
         lesson {{ {LESSON} }} findings {{ path word why }} asks from }} }}"
    );
    told.house.ask(told.token(who), &query, json!({ "input": input })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_of_an_anonymous_outcome_is_the_lesson_that_is_told() {
    let mut told = Told::among(5).await;
    let input = told.end(json!({ "publication": "ANONYMOUS" })).await;
    let before = preview(&told, "leader", &input).await["data"]["outcomePreview"].clone();
    assert_eq!((&before["issues"], &before["findings"]), (&json!([]), &json!([])));
    assert_eq!((&before["asks"], &before["from"]), (&json!(["Person editor"]), &json!("2026-11-23")));
    assert_eq!(told.outcome("leader").await, Value::Null, "nothing was written");
    told.does("leader", "concludeProject", "project { slug }", input).await;
    assert_eq!(told.agrees("editor", true).await, "done");
    told.wait(1).await;
    assert_eq!(told.work().await.lessons, 1);
    let mut lesson = told.lessons("visitor", "").await[0].clone();
    lesson["id"] = before["lesson"]["id"].clone();
    assert_eq!(lesson, before["lesson"]);
    assert_eq!(lesson["region"]["code"], "SI", "six public projects are there: the country may be told");
    assert_eq!(
        (&lesson["stage"], &lesson["focusAreas"]),
        (&json!("NEED_IDENTIFIED"), &json!([])),
        "all have that stage"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn names_are_found_and_an_anonymous_outcome_with_names_is_refused() {
    let told = Told::new().await;
    let texts = json!({ "tried": "Person editor of River works called +386 40 123 456.", "wouldDiffer": "Ask me@example.org.",
        "publication": "ANONYMOUS" });
    let input = told.end(texts.clone()).await;
    let shown = preview(&told, "leader", &input).await["data"]["outcomePreview"].clone();
    let found: Vec<(String, String)> = shown["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["why"].as_str().unwrap().to_owned(), one["path"][1].as_str().unwrap().to_owned()))
        .collect();
    for (why, path) in [("TEAM_MEMBER", "tried"), ("PHONE", "tried"), ("EMAIL", "wouldDiffer")] {
        assert!(found.contains(&(why.to_owned(), path.to_owned())), "{why}: {shown}");
    }
    assert_eq!(shown["lesson"], Value::Null);
    let refused = told.tries("leader", "concludeProject", input).await;
    assert!(refused.contains("NAMES_FOUND"), "{refused}");
    let mut anyway = told.end(texts.clone()).await;
    anyway["namesMayStay"] = json!(true);
    assert!(
        told.tries("leader", "concludeProject", anyway.clone()).await.contains("NAMES_FOUND"),
        "never without a name"
    );
    anyway["publication"] = json!("NAMED");
    assert_eq!(told.tries("leader", "concludeProject", anyway.clone()).await, "done");
    anyway["namesMayStay"] = json!(false);
    assert!(told.tries("leader", "concludeProject", anyway).await.contains("NAMES_FOUND"), "they must be looked at");
    // somebody else with a public profile, and somebody whose profile is not public
    for (text, code) in [
        ("Person stranger came.", "NAMES_FOUND"),
        ("Bridge over the river sank.", "NAMES_FOUND"),
        ("Nobody came.", "done"),
    ] {
        let input = told.end(json!({ "publication": "ANONYMOUS", "tried": text })).await;
        let tried = told.tries("leader", "concludeProject", input).await;
        assert!(tried.starts_with(code), "{text}: {tried}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_is_for_who_may_conclude_and_tells_what_is_wrong() {
    let told = Told::new().await;
    let input = told.end(json!({ "causes": [] })).await;
    let shown = preview(&told, "leader", &input).await;
    assert_eq!(shown["data"]["outcomePreview"]["issues"][0]["code"], "CAUSES_NEEDED", "{shown}");
    assert_eq!(shown["data"]["outcomePreview"]["from"], Value::Null);
    for (who, code) in [("visitor", "UNAUTHENTICATED"), ("editor", "FORBIDDEN"), ("stranger", "FORBIDDEN")] {
        let answer = preview(&told, who, &input).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{who}: {answer}");
    }
    let mut draft = input.clone();
    draft["projectId"] = json!(told.draft);
    assert_eq!(preview(&told, "stranger", &draft).await["errors"][0]["extensions"]["code"], "NOT_FOUND");
    let named = told.end(json!({})).await;
    let shown = preview(&told, "leader", &named).await["data"]["outcomePreview"].clone();
    assert_eq!(shown["lesson"]["project"]["slug"], "bridge-over-the-river");
    assert_eq!((&shown["lesson"]["isAnonymous"], &shown["from"]), (&json!(false), &json!("2026-11-22")));
}
