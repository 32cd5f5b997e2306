//! What is left of what people said when they are gone, and for how long it is kept.

use crate::house::PASSWORD;
use crate::talk::{begun, read, talking, writes};
use crate::world::{World, email};
use rialto_domain::privacy::RetainedData;
use rialto_domain::privacy::retention::kept_ms;
use serde_json::{Value, json};

async fn erase(world: &World, who: &str, content: &str) {
    let input = json!({ "password": PASSWORD, "content": content });
    world.does(who, "eraseAccount", "", input).await;
}

async fn said(world: &World) -> String {
    let id = begun(world).await;
    writes(world, "stranger", "On Friday.").await;
    let comment = json!({ "subjectId": world.project, "text": "A fine bridge." });
    let comment = world.does("stranger", "writeComment", "comment { id }", comment).await["comment"]["id"].clone();
    let answer = json!({ "subjectId": world.project, "text": "Thank you.", "answersId": comment });
    world.does("leader", "writeComment", "", answer).await;
    world.does("stranger", "supportProject", "", json!({ "projectId": world.project, "support": true })).await;
    id
}

async fn comments(world: &World) -> Value {
    let fields = "... on Project { support comments { nodes { authorName author { name } text { text } answers { text { text } } } } }";
    world.node("visitor", &world.project, fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_with_words_kept_leaves_them_without_a_name() {
    let world = talking().await;
    let id = said(&world).await;
    erase(&world, "stranger", "KEEP").await;
    let left = read(&world, "leader", &id).await;
    assert_eq!((&left["person"], &left["mayWrite"]), (&Value::Null, &json!(false)));
    assert_eq!(left["title"], "Bridge over the river · A former member");
    let words: Vec<&Value> = left["messages"]["nodes"].as_array().unwrap().iter().map(|m| &m["text"]["text"]).collect();
    assert_eq!(words, ["Will you come to the river?", "On Friday."]);
    assert_eq!(left["messages"]["nodes"][1]["authorName"], "A former member");
    assert!(!left.to_string().contains("Person stranger"), "{left}");
    let public = comments(&world).await;
    assert_eq!(public["comments"]["nodes"][0]["authorName"], "A former member");
    assert!(!public.to_string().contains("Person stranger") && public["support"] == 0, "{public}");
    let more = json!({ "conversationId": id, "text": "Are you there?" });
    assert_eq!(world.tries("leader", "writeMessage", more).await, "NOT_TAKING_MESSAGES", "nobody reads it");
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_with_words_removed_leaves_what_the_other_side_said() {
    let world = talking().await;
    let id = said(&world).await;
    erase(&world, "stranger", "REMOVE").await;
    let left = read(&world, "leader", &id).await;
    let words: Vec<&Value> = left["messages"]["nodes"].as_array().unwrap().iter().map(|m| &m["text"]["text"]).collect();
    assert_eq!(words, ["Will you come to the river?"]);
    let public = comments(&world).await;
    assert_eq!(public["comments"]["nodes"][0]["text"], Value::Null, "{public}");
    assert_eq!(public["comments"]["nodes"][0]["answers"][0]["text"]["text"], "Thank you.");
    let texts = world.house.place.texts("select text from message union all select text from comment").await.join(" ");
    assert!(!texts.contains("Friday") && !texts.contains("fine bridge"), "{texts}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_is_forgotten_two_years_after_its_last_message() {
    let world = talking().await;
    let id = begun(&world).await;
    let kept = kept_ms(RetainedData::Conversations);
    assert_eq!(kept, 730 * crate::house::DAY);
    world.house.clock.advance(kept - 1_000);
    rialto_app::privacy::forget(&world.house.ctx).await.unwrap();
    let count = "select 'one' from message";
    assert_eq!(world.house.place.texts(count).await.len(), 1, "{id}");
    world.house.clock.advance(2_000);
    rialto_app::privacy::forget(&world.house.ctx).await.unwrap();
    assert!(world.house.place.texts(count).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_data_has_ones_own_words_and_not_those_of_the_other_side() {
    let world = talking().await;
    said(&world).await;
    let request =
        world.house.request(reqwest::Method::GET, "/my-data.json").bearer_auth(world.token("stranger").unwrap());
    let mine: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(mine["messages"][0]["text"], "On Friday.");
    assert_eq!(
        (&mine["comments"][0]["text"], &mine["account"]["takesMessages"]),
        (&json!("A fine bridge."), &json!(true))
    );
    assert_eq!(mine["projectsSupported"].as_array().unwrap().len(), 1);
    assert!(!mine["messages"].to_string().contains("river?"), "{}", email("leader"));
}
