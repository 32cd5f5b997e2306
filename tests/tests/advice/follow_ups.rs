//! What became of projects 30 and 90 days after a session.

use crate::table::Table;
use rialto_app::follow_up;
use serde_json::{Value, json};

async fn asked(table: &Table) -> Vec<String> {
    let letters = table.world.house.letters().await;
    let mut to: Vec<String> =
        letters.into_iter().filter(|letter| letter.raw.contains("follow-up?session")).map(|letter| letter.to).collect();
    to.sort();
    to
}

#[tokio::test(flavor = "multi_thread")]
async fn leaders_and_owners_of_open_actions_are_asked_once_on_each_day() {
    let table = Table::new().await;
    let world = &table.world;
    let open = json!({ "projectId": world.project, "title": "Ask", "ownerId": world.profiles["viewer"] });
    world.does("leader", "openAction", "action { id }", open).await;
    let ctx = &world.house.ctx;
    assert_eq!(follow_up::ask(ctx).await.unwrap(), 0, "the session has not ended");
    table.wait(30).await;
    assert_eq!(follow_up::ask(ctx).await.unwrap(), 0, "it ended an hour later");
    world.house.clock.advance(60 * crate::house::MINUTE);
    let (one, two) = tokio::join!(follow_up::ask(ctx), follow_up::ask(ctx));
    assert_eq!(one.unwrap() + two.unwrap(), 2, "two projects had a turn; two instances ask each once");
    assert_eq!(follow_up::ask(ctx).await.unwrap(), 0);
    assert_eq!(asked(&table).await, ["leader@example.org", "officer@example.org", "viewer@example.org"]);
    let waiting = world.house.sign_in("leader@example.org").await;
    let query = "{ viewer { followUpsToAnswer { day askedAt state project { slug } session { slug } } } }";
    let waiting = world.house.ask(Some(&waiting.access), query, json!({})).await;
    let waiting = &waiting["data"]["viewer"]["followUpsToAnswer"];
    assert_eq!((waiting.as_array().unwrap().len(), &waiting[0]["day"]), (1, &json!(30)));
    table.wait(60).await;
    assert_eq!(follow_up::ask(ctx).await.unwrap(), 2, "and after 90 days");
    table.wait(60).await;
    world.house.place.execute("delete from follow_up").await;
    assert_eq!(follow_up::ask(ctx).await.unwrap(), 0, "nobody is asked about what was long ago");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_leaders_tell_later_is_in_the_report_and_on_the_page_of_the_project() {
    let table = Table::new().await;
    let world = &table.world;
    let mut told = json!({ "projectId": world.project, "sessionId": table.session, "day": 30, "state": "ON_TRACK",
        "text": "The bank lends." });
    assert_eq!(world.tries("leader", "answerFollowUp", told.clone()).await, "TOO_EARLY");
    told["day"] = json!(60);
    assert_eq!(world.tries("leader", "answerFollowUp", told.clone()).await, "DAY_UNKNOWN");
    told["day"] = json!(30);
    table.wait(31).await;
    let leader = world.house.sign_in("leader@example.org").await.access;
    let editor = world.house.sign_in("editor@example.org").await.access;
    let viewer = world.house.sign_in("viewer@example.org").await.access;
    let fields = "project { followUps { day state text { text } askedAt session { slug } } } session { slug }";
    let query = |input: &Value| json!({ "input": input });
    let mutation = "mutation($input: AnswerFollowUpInput!) { answerFollowUp(input: $input) { issues { code } } }";
    let refused = world.house.ask(Some(&viewer), mutation, query(&told)).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let done = world.house.act(Some(&editor), "answerFollowUp", fields, told.clone()).await;
    assert_eq!(
        done["project"]["followUps"],
        json!([{ "day": 30, "state": "ON_TRACK", "text": { "text": "The bank lends." }, "askedAt": null, "session": { "slug": "river-market" } }])
    );
    told["state"] = json!("DONE");
    let done = world.house.act(Some(&leader), "answerFollowUp", fields, told.clone()).await;
    assert_eq!(done["project"]["followUps"].as_array().unwrap().len(), 1, "told again it replaces what was there");
    assert_eq!(follow_up::ask(&world.house.ctx).await.unwrap(), 1, "who has told is not asked any more");
    let fields = "... on Session { report { followUps { day state project { slug } } } }";
    let report = world.node("visitor", &table.session, fields).await;
    assert_eq!(
        report["report"]["followUps"],
        json!([{ "day": 30, "state": "DONE", "project": { "slug": "bridge-over-the-river" } }])
    );
    told["sessionId"] = json!("session_0190f3a2000070008000000000fff000");
    let answer = world.house.ask(Some(&leader), mutation, query(&told)).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "NOT_FOUND");
}
