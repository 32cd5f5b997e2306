//! Experts tell projects something: who may, what is written, and what nobody learns by trying.

use crate::house::{House, Session, codes};
use rialto_app::{demo, seed};
use serde_json::{Value, json};

/// A house with the demo network, and the member whose profile is that of an expert of it.
async fn with_expert() -> (House, Session) {
    let house = House::new().await;
    seed::bring_up_to_date(&house.ctx).await.unwrap();
    demo::load(&house.ctx).await.unwrap();
    let ana = house.member("ana@example.org").await;
    house
        .place
        .run(
            "update person set account_id = (select id from account where email = 'ana@example.org') \
         where id = (select min(id) from person where is_expert and publication = 'published')"
                .replace("min(id)", if house.is_sqlite() { "min(id)" } else { "min(id::text)::uuid" })
                .as_str(),
        )
        .await;
    (house, ana)
}

async fn project(house: &House) -> Value {
    house
        .ask(None, "{ projects(first: 1) { nodes { id slug contributions(first: 0) { totalCount } } } }", json!({}))
        .await["data"]["projects"]["nodes"][0]
        .clone()
}

fn advice(project: &Value) -> Value {
    json!({ "projectId": project["id"], "area": "FUNDING", "kind": "ADVICE", "language": "en",
        "text": " Ask the savings bank first.\r\n\r\nIt knows you. " })
}

const TOLD: &str = "contribution { id text { text } area expert { name } project { slug } adopted }";

#[tokio::test(flavor = "multi_thread")]
async fn what_an_expert_tells_a_project_is_shown_and_noted() {
    let (house, ana) = with_expert().await;
    let before = project(&house).await;
    let told = house.act(Some(&ana.access), "contribute", TOLD, advice(&before)).await;
    assert_eq!(told["issues"], json!([]));
    assert_eq!(told["contribution"]["text"]["text"], "Ask the savings bank first.\n\nIt knows you.");
    assert_eq!(told["contribution"]["project"]["slug"], before["slug"]);
    assert_eq!(told["contribution"]["adopted"], false);
    let count = |project: &Value| project["contributions"]["totalCount"].as_i64().unwrap();
    assert_eq!(count(&project(&house).await), count(&before) + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_no_expert_and_what_is_no_text_is_refused_with_the_reason() {
    let (house, ana) = with_expert().await;
    let project = project(&house).await;
    let iva = house.member("iva@example.org").await;
    let query = "mutation($input: ContributeInput!) { contribute(input: $input) { issues { code } } }";
    let code = |answer: Value| answer["errors"][0]["extensions"]["code"].as_str().map(str::to_owned);
    let ask = |token: Option<String>, input: Value| {
        let house = &house;
        async move { code(house.ask(token.as_deref(), query, json!({ "input": input })).await) }
    };
    assert_eq!(ask(None, advice(&project)).await.as_deref(), Some("UNAUTHENTICATED"));
    assert_eq!(ask(Some(iva.access.clone()), advice(&project)).await.as_deref(), Some("FORBIDDEN"));
    let mut nowhere = advice(&project);
    nowhere["projectId"] = json!("project_0190f3a2000070008000000000000001");
    assert_eq!(ask(Some(ana.access.clone()), nowhere).await.as_deref(), Some("NOT_FOUND"));

    let mut empty = advice(&project);
    empty["text"] = json!(" \n ");
    let refused = house.act(Some(&ana.access), "contribute", TOLD, empty).await;
    assert_eq!((codes(&refused), &refused["contribution"]), (vec!["TEXT_EMPTY"], &Value::Null));

    // a draft is answered as what never was
    house.place.run("update project set publication = 'draft'").await;
    assert_eq!(ask(Some(ana.access.clone()), advice(&project)).await.as_deref(), Some("NOT_FOUND"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_writes_so_often_and_is_then_told_how_long_to_wait() {
    let (house, ana) = with_expert().await;
    let project = project(&house).await;
    for _ in 0..120 {
        assert_eq!(house.act(Some(&ana.access), "contribute", "", advice(&project)).await["issues"], json!([]));
    }
    let query = "mutation($input: ContributeInput!) { contribute(input: $input) { issues { code } } }";
    let answer = house.ask(Some(&ana.access), query, json!({ "input": advice(&project) })).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{answer}");
    assert_eq!(answer["errors"][0]["extensions"]["retryAfterSeconds"], 1);
    house.clock.advance(1_000);
    assert_eq!(house.act(Some(&ana.access), "contribute", "", advice(&project)).await["issues"], json!([]));
}
