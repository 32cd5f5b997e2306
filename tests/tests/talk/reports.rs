//! What moderators see of a conversation that is reported, and what they do about it.

use crate::talk::{begun, read, talking, writes};
use serde_json::{Value, json};

const QUEUE: &str = "{ reports(first: 5) { nodes { id reason recordTitle record { id } concerned { name } \
    messages { authorName isHidden text { text } } } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_report_shows_the_message_and_the_three_before_it_and_nothing_else() {
    let world = talking().await;
    let id = begun(&world).await;
    for text in ["one", "two", "three", "something rude", "five"] {
        writes(&world, "leader", text).await;
    }
    let rude = read(&world, "stranger", &id).await["messages"]["nodes"][4].clone();
    assert_eq!(rude["text"]["text"], "something rude");
    let report = json!({ "messageId": rude["id"], "reason": "OTHER", "text": "It is rude." });
    assert_eq!(world.tries("leader", "reportMessage", report.clone()).await, "OWN_WORDS");
    let wordless = json!({ "messageId": rude["id"], "reason": "OTHER" });
    assert_eq!(world.tries("stranger", "reportMessage", wordless).await, "TEXT_NEEDED");
    world.does("stranger", "reportMessage", "", report).await;
    world.does("hub", "report", "", json!({ "id": world.project, "reason": "SPAM" })).await;

    let queue = world.house.ask(world.token("moderator"), QUEUE, json!({})).await["data"]["reports"]["nodes"].clone();
    let seen: Vec<&Value> = queue[0]["messages"].as_array().unwrap().iter().map(|m| &m["text"]["text"]).collect();
    assert_eq!(seen, ["one", "two", "three", "something rude"], "{queue}");
    assert_eq!((&queue[0]["record"], &queue[0]["recordTitle"]), (&Value::Null, &json!("Bridge over the river")));
    assert_eq!(queue[0]["concerned"], json!([{ "name": "Person leader" }]));
    assert_eq!(queue[1]["messages"], json!([]), "a report of a project shows no message");
    assert!(!queue.to_string().contains("five") && !queue.to_string().contains("river?"), "{queue}");
    assert_eq!(read(&world, "moderator", &id).await, Value::Null);

    let decide = json!({ "id": queue[0]["id"], "decision": "HIDE", "rule": "RESPECT", "note": "It is rude." });
    world.does("moderator", "decideReport", "report { decision }", decide).await;
    let text = async |who: &str| read(&world, who, &id).await["messages"]["nodes"][4].clone();
    assert_eq!((&text("stranger").await["text"], &text("editor").await["text"]), (&Value::Null, &Value::Null));
    assert_eq!(text("leader").await["text"]["text"], "something rude", "who wrote it knows it");
    assert_eq!(text("stranger").await["isHidden"], true);
    let notice = world.viewer("leader", "notices { id decision recordTitle }").await["notices"][0].clone();
    assert_eq!((&notice["decision"], &notice["recordTitle"]), (&json!("HIDE"), &json!("Bridge over the river")));
    assert_eq!(world.viewer("editor", "notices { id }").await["notices"], json!([]), "others are not concerned");

    let object = json!({ "id": notice["id"], "text": "It was a joke." });
    let query = "mutation($input: ObjectInput!) { objectToDecision(input: $input) { issues { code } } }";
    let objected = world.house.ask(world.token("leader"), query, json!({ "input": object })).await;
    assert_eq!(objected["data"]["objectToDecision"]["issues"], json!([]), "{objected}");
    let answer = json!({ "id": notice["id"], "uphold": true, "note": "So it was." });
    // the one moderator there is answers
    let input = world.house.act(world.token("moderator"), "answerObjection", "", answer).await;
    assert_eq!(input["issues"], json!([]));
    assert_eq!(text("stranger").await["text"]["text"], "something rude", "shown again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_for_a_message_concerns_who_wrote_it_alone() {
    let world = talking().await;
    let id = begun(&world).await;
    let message = read(&world, "stranger", &id).await["messages"]["nodes"][0]["id"].clone();
    world.does("stranger", "reportMessage", "", json!({ "messageId": message, "reason": "SPAM" })).await;
    let queue = world.house.ask(world.token("moderator"), QUEUE, json!({})).await["data"]["reports"]["nodes"].clone();
    let decide =
        json!({ "id": queue[0]["id"], "decision": "BAN", "rule": "ADVERTISING", "note": "Shoes.", "banDays": 3 });
    world.does("moderator", "decideReport", "", decide).await;
    assert_eq!(world.house.refused(world.token("leader"), "{ viewer { id } }").await, "UNAUTHENTICATED");
    assert!(read(&world, "editor", &id).await.is_object());
    let again = world.house.sign_in(&crate::world::email("leader")).await;
    let input = json!({ "conversationId": id, "text": "More shoes." });
    let query = "mutation($input: WriteMessageInput!) { writeMessage(input: $input) { issues { code } } }";
    let refused = world.house.ask(Some(&again.access), query, json!({ "input": input })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "BANNED");
}
