//! Other projects adopt advice; it counts for the expert.

use crate::table::Table;
use serde_json::{Value, json};

const ADOPTIONS: &str =
    "... on Contribution { adopted adoptions(first: 5) { totalCount nodes { project { slug } note { text } } } }";

async fn credit(table: &Table) -> Value {
    let stranger = &table.world.profiles["stranger"];
    table.world.node("visitor", stranger, "... on Person { adoptedCount }").await["adoptedCount"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn any_project_adopts_what_was_written_on_line_and_the_expert_is_credited() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    let adopt = json!({ "contributionId": id, "projectId": world.other, "note": "We ask our bank too." });
    for (who, answer) in [("visitor", "UNAUTHENTICATED"), ("leader", "FORBIDDEN"), ("stranger", "FORBIDDEN")] {
        assert_eq!(world.tries(who, "adoptContribution", adopt.clone()).await, answer, "{who}");
    }
    let own = json!({ "contributionId": id, "projectId": world.project });
    assert_eq!(world.tries("leader", "adoptContribution", own).await, "OWN_PROJECT");
    let draft = json!({ "contributionId": id, "projectId": world.draft });
    assert_eq!(world.tries("leader", "adoptContribution", draft).await, "FORBIDDEN", "a draft adopts nothing");
    assert_eq!(credit(&table).await, 0);
    world.does("officer", "adoptContribution", "project { adoptedAdvice { totalCount } }", adopt.clone()).await;
    assert_eq!(world.tries("officer", "adoptContribution", adopt.clone()).await, "ALREADY_ADOPTED");
    let read = world.node("visitor", &id, ADOPTIONS).await;
    assert_eq!(
        read["adoptions"]["nodes"],
        json!([{ "project": { "slug": "bridge-elsewhere" }, "note": { "text": "We ask our bank too." } }])
    );
    assert_eq!((&read["adoptions"]["totalCount"], &read["adopted"]), (&json!(1), &json!(false)));
    assert_eq!(credit(&table).await, 1);
    table.answer(&id, "ADOPT").await;
    assert_eq!(credit(&table).await, 2, "by its own project and by another");
    let letters = world.house.letters().await;
    let letters: Vec<_> = letters.iter().filter(|letter| letter.to == "stranger@example.org").collect();
    assert!(letters.len() == 2 && letters[0].raw.contains("Bridge elsewhere"), "{letters:?}");

    world
        .does(
            "officer",
            "withdrawAdoption",
            "contribution { id }",
            json!({ "contributionId": id, "projectId": world.other }),
        )
        .await;
    assert_eq!(credit(&table).await, 1);
    let again = json!({ "contributionId": id, "projectId": world.other });
    assert_eq!(world.tries("officer", "withdrawAdoption", again).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_said_at_a_table_is_adopted_by_projects_with_a_turn_there() {
    let table = Table::new().await;
    let world = &table.world;
    table.begin().await;
    let id = table.say("Ask the savings bank first.").await;
    world.house.place.execute("update session_turn set status = 'skipped' where position = 2").await;
    let adopt = json!({ "contributionId": id, "projectId": world.other });
    assert_eq!(world.tries("officer", "adoptContribution", adopt.clone()).await, "NOT_AT_THE_TABLE");
    world.house.place.execute("update session_turn set status = 'planned' where position = 2").await;
    assert_eq!(world.tries("officer", "adoptContribution", adopt).await, "done");
    let events = world.house.place.texts("select kind from table_event order by seq").await;
    assert_eq!(events, ["contribution_given", "contribution_adopted"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_is_no_longer_public_gives_no_credit_until_it_is_again() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    let adopt = json!({ "contributionId": id, "projectId": world.other });
    assert_eq!(world.tries("officer", "adoptContribution", adopt).await, "done");
    let version = world.version(&world.other).await;
    let record = json!({ "id": world.other, "version": version });
    let act = async |name: &str, version: i64| {
        let mut record = record.clone();
        record["version"] = json!(version);
        let done = world.house.act(world.token("officer"), name, "", record).await;
        assert_eq!(done["issues"], json!([]), "{name}");
    };
    act("archive", version).await;
    let read = world.node("visitor", &id, ADOPTIONS).await;
    assert_eq!(read["adoptions"], json!({ "totalCount": 0, "nodes": [] }));
    assert_eq!(credit(&table).await, 0);
    let read = world.node("stranger", &id, "... on Contribution { iMayWithdraw }").await;
    assert_eq!(read["iMayWithdraw"], false, "it is adopted all the same");
    act("restore", version + 1).await;
    assert_eq!(credit(&table).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn credit_stays_when_the_expert_leaves_and_the_name_goes() {
    let table = Table::new().await;
    let world = &table.world;
    let id = table.write().await;
    table.answer(&id, "ADOPT").await;
    let adopt = json!({ "contributionId": id, "projectId": world.other });
    assert_eq!(world.tries("officer", "adoptContribution", adopt).await, "done");
    let erase = json!({ "password": crate::house::PASSWORD, "content": "KEEP" });
    assert_eq!(world.tries("stranger", "eraseAccount", erase).await, "done");
    let fields = "... on Contribution { adopted adoptions { totalCount } expert { name isFormerMember adoptedCount } }";
    let read = world.node("visitor", &id, fields).await;
    assert_eq!((&read["adopted"], &read["adoptions"]["totalCount"]), (&json!(true), &json!(1)));
    assert_eq!(read["expert"], json!({ "name": "A former member", "isFormerMember": true, "adoptedCount": 2 }));
}
