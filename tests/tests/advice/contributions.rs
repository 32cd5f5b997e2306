//! What experts write in parts, change for a while and take back; what is said at a table.

use crate::house::MINUTE;
use crate::table::{Table, advice};
use serde_json::{Value, json};

const TOLD: &str = "contribution { id kind text { text } observation { text } offer { text } resources { title url } editedAt \
    editableUntil iMayWithdraw sessionTurn { id project { slug } } }";

#[tokio::test(flavor = "multi_thread")]
async fn advice_has_parts_and_its_author_changes_it_for_a_quarter_of_an_hour() {
    let mut table = Table::new().await;
    let world = &table.world;
    let mut whole = advice(&world.project);
    whole["observation"] = json!("  The figures lack a second year. ");
    whole["offer"] = json!("Two hours in March.");
    whole["resources"] = json!([{ "title": "A guide", "url": "example.org/guide" }]);
    let told = world.does("stranger", "contribute", TOLD, whole).await["contribution"].clone();
    assert_eq!((&told["kind"], &told["editedAt"]), (&json!("ADVICE"), &Value::Null));
    assert_eq!(told["observation"]["text"], "The figures lack a second year.");
    assert_eq!(told["resources"], json!([{ "title": "A guide", "url": "https://example.org/guide" }]));
    assert_eq!((&told["iMayWithdraw"], told["editableUntil"].is_string()), (&json!(true), true));

    let edit = json!({ "id": told["id"], "text": "Ask two banks.", "offer": null, "resources": [] });
    let edited = world.does("stranger", "editContribution", TOLD, edit.clone()).await["contribution"].clone();
    assert_eq!((&edited["text"]["text"], &edited["offer"]), (&json!("Ask two banks."), &Value::Null));
    assert_eq!((&edited["resources"], edited["editedAt"].is_string()), (&json!([]), true));
    assert_eq!(edited["observation"]["text"], "The figures lack a second year.", "what is not given stays");
    let id = told["id"].as_str().unwrap();
    let seen = world.node("leader", id, "... on Contribution { editableUntil iMayWithdraw offer { text } }").await;
    assert_eq!(seen, json!({ "editableUntil": null, "iMayWithdraw": false, "offer": null }), "for its author alone");
    for (who, answer) in [("leader", "FORBIDDEN"), ("visitor", "UNAUTHENTICATED")] {
        assert_eq!(world.tries(who, "editContribution", edit.clone()).await, answer, "{who}");
    }
    table.later(15 * MINUTE, &["stranger"]).await;
    assert_eq!(table.world.tries("stranger", "editContribution", edit).await, "TOO_LATE");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_part_that_is_wrong_is_told_at_its_place() {
    let table = Table::new().await;
    let world = &table.world;
    let mut wrong = advice(&world.project);
    wrong["observation"] = json!("x".repeat(4_001));
    wrong["offer"] = json!("x".repeat(2_001));
    wrong["resources"] = json!([{ "title": "", "url": "javascript:alert(1)" }]);
    let answer = world.answer("stranger", "contribute", "", wrong).await;
    let issues = answer["data"]["contribute"]["issues"].as_array().unwrap();
    let places: Vec<String> = issues.iter().map(|issue| issue["path"].to_string()).collect();
    assert_eq!(
        places,
        [
            r#"["input","observation"]"#,
            r#"["input","offer"]"#,
            r#"["input","resources","0","title"]"#,
            r#"["input","resources","0","url"]"#
        ]
    );
    let mut many = advice(&world.project);
    many["resources"] = json!(vec![json!({ "title": "A", "url": "https://a.example" }); 11]);
    assert_eq!(world.tries("stranger", "contribute", many).await, "TOO_MANY");
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_takes_it_back_while_nobody_adopted_it() {
    let table = Table::new().await;
    let world = &table.world;
    let (one, two) = (table.write().await, table.write().await);
    assert_eq!(world.tries("leader", "withdrawContribution", json!({ "id": one })).await, "FORBIDDEN");
    assert_eq!(world.tries("stranger", "withdrawContribution", json!({ "id": one })).await, "done");
    assert_eq!(world.node("stranger", &one, "id").await, Value::Null, "it is gone for everybody");
    assert_eq!(world.tries("stranger", "withdrawContribution", json!({ "id": one })).await, "NOT_FOUND");

    let adopt = json!({ "contributionId": two, "projectId": world.other });
    assert_eq!(world.tries("officer", "adoptContribution", adopt.clone()).await, "done");
    assert_eq!(world.tries("stranger", "withdrawContribution", json!({ "id": two })).await, "ADOPTED");
    assert_eq!(world.tries("officer", "withdrawAdoption", adopt).await, "done");
    table.answer(&two, "CONSIDER").await;
    assert_eq!(world.tries("stranger", "withdrawContribution", json!({ "id": two })).await, "done");
    let trail = world.house.place.texts("select act from change where act like '%_contribution' order by act").await;
    assert_eq!(trail, ["adopt_contribution", "answer_contribution", "withdraw_contribution", "withdraw_contribution"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sits_at_the_table_for_the_area_speaks_while_the_turn_runs_and_shortly_after() {
    let mut table = Table::new().await;
    let world = &table.world;
    let mut said = advice(&world.project);
    said["sessionTurnId"] = json!(table.turns[0]);
    assert_eq!(world.tries("stranger", "contribute", said.clone()).await, "TURN_NOT_OPEN");
    table.begin().await;
    let told = world.does("stranger", "contribute", TOLD, said.clone()).await["contribution"].clone();
    assert_eq!(told["sessionTurn"], json!({ "id": table.turns[0], "project": { "slug": "bridge-over-the-river" } }));
    let mut other = said.clone();
    other["area"] = json!("TECHNOLOGY");
    assert_eq!(world.tries("stranger", "contribute", other).await, "NOT_AT_THE_TABLE");
    let mut other = said.clone();
    other["projectId"] = json!(world.other);
    assert_eq!(world.tries("stranger", "contribute", other).await, "OTHER_PROJECT");
    table.end().await;
    table.later(14 * MINUTE, &["stranger"]).await;
    assert_eq!(table.world.tries("stranger", "contribute", said.clone()).await, "done");
    table.later(MINUTE, &["stranger"]).await;
    let world = &table.world;
    assert_eq!(world.tries("stranger", "contribute", said.clone()).await, "TURN_NOT_OPEN");
    let events = world.house.place.texts("select kind from table_event order by seq").await;
    assert_eq!(events, ["contribution_given", "contribution_given"], "who watches the table hears of it");
    world.house.place.execute("update session set publication = 'draft'").await;
    assert_eq!(
        world.tries("stranger", "contribute", said).await,
        "NOT_FOUND",
        "a session that is not public is not there"
    );
}
