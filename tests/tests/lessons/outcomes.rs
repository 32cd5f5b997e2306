//! By name, without a name, on a day.

use crate::house::DAY;
use crate::told::Told;
use rialto_app::project::outcome::Due;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_by_name_stands_on_the_page_once_the_team_has_agreed() {
    let told = Told::new().await;
    let figures = json!([{ "name": "Passengers", "value": 12.5, "unit": "people", "basis": "MEASURED", "evidence": "https://example.org/f" }]);
    let end = told.end(json!({ "figures": figures })).await;
    let version = told.version(&told.project).await;
    let kept =
        told.does("leader", "concludeProject", &format!("project {{ {} }}", crate::told::OUTCOME), end.clone()).await;
    let outcome = &kept["project"]["outcome"];
    assert_eq!((&outcome["isPublic"], &outcome["waitsFor"]), (&json!(false), &json!("TEAM")));
    assert_eq!(outcome["consents"][0]["agrees"], true, "who concludes has agreed by it: {outcome}");
    assert_eq!(outcome["consents"][1]["agrees"], Value::Null);
    assert_eq!(told.version(&told.project).await, version, "what is not told does not raise the version");
    for who in ["visitor", "stranger", "hub", "officer"] {
        assert_eq!(told.outcome(who).await, Value::Null, "{who}");
    }
    assert_eq!(told.outcome("viewer").await["tried"]["text"], "We built a quuxferry.");
    assert_eq!(told.agrees("editor", true).await, "done");
    let read = told.outcome("visitor").await;
    assert_eq!((&read["isPublic"], &read["waitsFor"], &read["consents"]), (&json!(true), &Value::Null, &Value::Null));
    assert_eq!((&read["publication"], &read["concludedOn"]), (&json!("NAMED"), &json!("2026-10-05")));
    assert_eq!(read["figures"][0]["name"]["text"], "Passengers");
    assert_eq!(read["figures"][0]["evidence"], "https://example.org/f");
    assert_eq!(told.version(&told.project).await, version + 1);
    let lessons = told.lessons("visitor", "").await;
    assert_eq!(lessons.len(), 1);
    assert_eq!(
        (&lessons[0]["project"]["slug"], &lessons[0]["region"]["code"]),
        (&json!("bridge-over-the-river"), &json!("SI031"))
    );
    assert_eq!((&lessons[0]["stage"], &lessons[0]["year"]), (&json!("NEED_IDENTIFIED"), &json!(2026)));
    let found = "{ projects(filter: { outcomes: [FAILED] }) { totalCount } statistics { lessons } }";
    let found = told.house.ask(None, found, json!({})).await;
    assert_eq!(found["data"], json!({ "projects": { "totalCount": 1 }, "statistics": { "lessons": 1 } }));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_name_it_is_told_the_next_day_as_a_lesson_and_nowhere_else() {
    let mut told = Told::new().await;
    let figures =
        json!([{ "name": "Passengers", "value": 12, "basis": "ESTIMATED", "evidence": "https://example.org/f" }]);
    let end = told.end(json!({ "publication": "ANONYMOUS", "figures": figures })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    assert_eq!(told.outcome("leader").await["waitsFor"], "DAY");
    assert_eq!(told.work().await, Due::default(), "not on the day on which something was done for it");
    assert!(told.lessons("leader", "").await.is_empty());
    told.wait(1).await;
    let one = told.house.ctx.clone();
    let (first, second) = tokio::join!(told.work(), rialto_app::project::outcome::tell_due(&one));
    assert_eq!(first.lessons + second.unwrap().lessons, 1, "two instances tell it once");
    assert_eq!(told.work().await, Due::default());
    for who in ["visitor", "leader", "officer"] {
        let lessons = told.lessons(who, "").await;
        assert_eq!(lessons.len(), 1, "{who}");
        let lesson = &lessons[0];
        assert_eq!(
            (&lesson["isAnonymous"], &lesson["project"], &lesson["region"]),
            (&json!(true), &Value::Null, &Value::Null)
        );
        assert_eq!((&lesson["stage"], &lesson["tags"], &lesson["areas"]), (&Value::Null, &json!([]), &json!([])));
        assert_eq!((&lesson["causes"], &lesson["year"]), (&json!(["NO_DEMAND", "TIMING"]), &json!(2026)));
        assert_eq!(
            (&lesson["tried"]["text"], &lesson["figures"][0]["evidence"]),
            (&json!("We built a quuxferry."), &Value::Null)
        );
    }
    assert_eq!(told.outcome("visitor").await, Value::Null);
    let team = told.outcome("viewer").await;
    assert_eq!(
        (&team["isPublic"], &team["publication"], &team["waitsFor"]),
        (&json!(true), &json!("ANONYMOUS"), &Value::Null)
    );
    assert_eq!(team["figures"][0]["evidence"], "https://example.org/f", "the team reads what it wrote");
    // taken back: the lesson goes with its words
    assert_eq!(told.agrees("editor", false).await, "done");
    assert!(told.lessons("visitor", "").await.is_empty());
    assert!(told.lessons("visitor", "(filter: { text: \"quuxferry\" })").await.is_empty());
    assert_eq!(
        told.house.place.texts("select cast(count(*) as text) from search_document where kind = 'lesson'").await,
        ["0"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_its_day_is_told_on_it_by_whoever_looks_first() {
    let mut told = Told::new().await;
    let end = told.end(json!({ "publishOn": "2026-12-02" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    let before = told.node("visitor", &told.project, "... on Project { version updatedAt }").await;
    assert_eq!(told.outcome("leader").await["waitsFor"], "DAY");
    told.wait(9).await;
    assert_eq!(told.work().await, Due::default(), "the day before");
    assert_eq!(told.outcome("visitor").await, Value::Null);
    assert_eq!(told.node("visitor", &told.project, "... on Project { version updatedAt }").await, before);
    told.wait(1).await;
    assert_eq!(told.outcome("visitor").await, Value::Null, "nothing tells it but the worker");
    let ctx = told.house.ctx.clone();
    let (one, two) = tokio::join!(told.work(), rialto_app::project::outcome::tell_due(&ctx));
    assert_eq!(one.by_name + two.unwrap().by_name, 1);
    assert_eq!(told.outcome("visitor").await["kind"], "FAILED");
    let found =
        "{ projects(filter: { causes: [TIMING] }) { totalCount facets(of: [CAUSE]) { values { value count } } } }";
    let found = told.house.ask(None, found, json!({})).await;
    assert_eq!(found["data"]["projects"]["totalCount"], 1, "cards and facets are made anew on that day: {found}");
    assert_eq!(found["data"]["projects"]["facets"][0]["values"].as_array().unwrap().len(), 2);
    let changes = "... on Project { history { nodes { act by { slug } } } }";
    let changes = told.node("visitor", &told.project, changes).await["history"]["nodes"].to_string();
    assert!(changes.contains("CONCLUDE"), "{changes}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_named_outcome_that_is_made_anonymous_goes_from_the_page_at_once() {
    let mut told = Told::new().await;
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    assert_eq!(told.outcome("visitor").await["kind"], "FAILED");
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.outcome("visitor").await, Value::Null);
    let found = "{ projects(filter: { hasOutcome: true }) { totalCount } statistics { lessons } lessons { totalCount } \
                 region(code: \"SI\") { figures { lessons } } }";
    let found = told.house.ask(None, found, json!({})).await;
    let nothing = json!({ "projects": { "totalCount": 0 }, "statistics": { "lessons": 0 }, "lessons": { "totalCount": 0 },
        "region": { "figures": { "lessons": 0 } } });
    assert_eq!(found["data"], nothing);
    told.wait(31).await;
    assert_eq!(told.work().await.lessons, 1, "silence is no objection to what is told without a name");
    assert_eq!(told.lessons("visitor", "").await[0]["isAnonymous"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_at_its_field_and_strangers_conclude_nothing() {
    let told = Told::new().await;
    for (more, code) in [
        (json!({ "causes": [] }), "CAUSES_NEEDED"),
        (json!({ "publishOn": "2032-01-01" }), "DATE_TOO_FAR"),
        (json!({ "publishOn": "2026-01-01" }), "DATE_IN_PAST"),
        (json!({ "figures": [{ "name": " ", "value": 1, "basis": "MEASURED" }] }), "REQUIRED"),
        (json!({ "figures": [{ "name": "x", "value": 1, "basis": "MEASURED", "evidence": "here" }] }), "URL_INVALID"),
        (json!({ "version": 77 }), "CONFLICT"),
    ] {
        let end = told.end(more.clone()).await;
        assert_eq!(told.tries("leader", "concludeProject", end).await, code, "{more}");
    }
    let many: Vec<Value> =
        (0..21).map(|n| json!({ "name": format!("f{n}"), "value": n, "basis": "MEASURED" })).collect();
    let end = told.end(json!({ "figures": many })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "TOO_MANY");
    let end = told.end(json!({})).await;
    for (who, code) in [("editor", "FORBIDDEN"), ("stranger", "FORBIDDEN"), ("visitor", "UNAUTHENTICATED")] {
        assert_eq!(told.tries(who, "concludeProject", end.clone()).await, code, "{who}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_that_conclude_at_once_leave_one_whole_outcome() {
    let told = Told::new().await;
    let (by_name, without) = (
        told.end(json!({ "tried": "One way." })).await,
        told.end(json!({ "publication": "ANONYMOUS", "tried": "Other way." })).await,
    );
    let (one, two) = tokio::join!(
        told.tries("leader", "concludeProject", by_name),
        told.tries("leader", "concludeProject", without)
    );
    assert_eq!((one.as_str(), two.as_str()), ("done", "done"));
    let outcome = told.outcome("leader").await;
    let pairs = [("NAMED", "One way."), ("ANONYMOUS", "Other way.")];
    let told_as = (outcome["publication"].as_str().unwrap(), outcome["tried"]["text"].as_str().unwrap());
    assert!(pairs.contains(&told_as), "{outcome}");
    assert_eq!(outcome["consents"].as_array().unwrap().len(), 2, "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_lessons_say_nothing_of_when_they_were_written() {
    let mut told = Told::new().await;
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    told.wait(1).await;
    assert_eq!(told.work().await.lessons, 1);
    let id = told.lessons("visitor", "").await[0]["id"].as_str().unwrap().to_owned();
    let key = uuid::Uuid::parse_str(id.strip_prefix("lesson_").unwrap()).unwrap();
    assert_eq!(key.get_version_num(), 4, "{key}");
    let now = u64::try_from(told.house.ctx.now()).unwrap();
    let head = u64::try_from(key.as_u128() >> 80).unwrap();
    assert!(head.abs_diff(now) > u64::try_from(DAY).unwrap() * 365, "{key} begins with the time");
    let read = told
        .house
        .ask(
            None,
            "query($id: ID!) { lesson(id: $id) { id isAnonymous } node(id: $id) { __typename id } }",
            json!({ "id": id }),
        )
        .await;
    assert_eq!(read["data"]["lesson"]["isAnonymous"], true, "{read}");
    assert_eq!(read["data"]["node"]["__typename"], "Lesson");
}
