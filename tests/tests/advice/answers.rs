//! A project answers what experts told it.

use crate::table::Table;
use serde_json::{Value, json};

const ANSWER: &str = "contribution { adopted answer { answer reason { text } at } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_project_answers_and_the_expert_hears_of_it() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    for (who, answer) in [("visitor", "UNAUTHENTICATED"), ("viewer", "FORBIDDEN"), ("stranger", "FORBIDDEN")] {
        let input = json!({ "id": id, "answer": "ADOPT" });
        assert_eq!(world.tries(who, "answerContribution", input).await, answer, "{who}");
    }
    let input = json!({ "id": id, "answer": "ADOPT", "reason": "It is what we needed." });
    let answered = world.does("editor", "answerContribution", ANSWER, input.clone()).await["contribution"].clone();
    assert_eq!((&answered["adopted"], &answered["answer"]["answer"]), (&json!(true), &json!("ADOPT")));
    assert_eq!(answered["answer"]["reason"]["text"], "It is what we needed.");
    let letters = world.house.letters().await;
    let letter = letters.last().unwrap();
    assert_eq!(letter.to, "stranger@example.org");
    assert!(letter.raw.contains("adopted") && letter.raw.contains("It is what we needed."), "{}", letter.raw);
    assert!(letter.raw.contains("/projects/bridge-over-the-river#advice"), "{}", letter.raw);

    // an answer is changed by who names the one that was read
    assert_eq!(world.tries("leader", "answerContribution", input.clone()).await, "ANSWERED");
    let mut change = json!({ "id": id, "answer": "DECLINE", "replaces": answered["answer"]["at"] });
    let changed = world.does("leader", "answerContribution", ANSWER, change.clone()).await["contribution"].clone();
    assert_eq!((&changed["adopted"], &changed["answer"]["reason"]), (&json!(false), &Value::Null));
    assert_eq!(world.tries("leader", "answerContribution", change.clone()).await, "ANSWERED", "that one is gone");
    change["replaces"] = changed["answer"]["at"].clone();
    assert_eq!(world.tries("leader", "answerContribution", change).await, "STAYS");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_answer_at_once_one_is_heard_and_the_other_is_told() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    let answer = |answer: &str| json!({ "id": id, "answer": answer });
    let (one, two) = tokio::join!(
        world.tries("leader", "answerContribution", answer("ADOPT")),
        world.tries("editor", "answerContribution", answer("DECLINE"))
    );
    let mut told = [one.as_str(), two.as_str()];
    told.sort_unstable();
    assert_eq!(told, ["ANSWERED", "done"]);
    let adopted = one == "done";
    let read = world.node("visitor", &id, "... on Contribution { adopted answer { answer } }").await;
    let answer = if adopted { "ADOPT" } else { "DECLINE" };
    assert_eq!(read, json!({ "adopted": adopted, "answer": { "answer": answer } }));
    let letters = world.house.letters().await;
    assert_eq!(
        letters.iter().filter(|letter| letter.to == "stranger@example.org").count(),
        1,
        "one letter for one answer"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_tell_what_was_answered_and_what_was_adopted() {
    let table = Table::new().await;
    let world = &table.world;
    let [one, two, three] = [table.write().await, table.write().await, table.write().await];
    table.answer(&one, "ADOPT").await;
    table.answer(&two, "DECLINE").await;
    let adopt = json!({ "contributionId": two, "projectId": world.other });
    world.does("officer", "adoptContribution", "project { id }", adopt).await;
    let ids = async |filter: &str| {
        let fields = format!("... on Project {{ contributions({filter}) {{ totalCount nodes {{ id }} }} }}");
        let found = world.node("visitor", &world.project, &fields).await["contributions"].clone();
        let ids: Vec<String> =
            found["nodes"].as_array().unwrap().iter().map(|node| node["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(found["totalCount"], ids.len(), "{filter}");
        ids
    };
    assert_eq!(ids("filter: { adopted: true }").await, [two.clone(), one.clone()]);
    assert_eq!(ids("filter: { adopted: false }").await, std::slice::from_ref(&three));
    assert_eq!(ids("filter: { answered: false }").await, std::slice::from_ref(&three));
    assert_eq!(ids("filter: { answers: [ADOPT] }").await, std::slice::from_ref(&one));
    assert_eq!(ids("sort: ADOPTED").await, [two, one, three]);
    assert_eq!(ids("filter: { areas: [TECHNOLOGY] }").await, Vec::<String>::new());
}
