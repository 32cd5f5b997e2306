//! Comments in public, and support: one voice each.

use crate::house::{MINUTE, codes};
use crate::talk::talking;
use crate::world::World;
use rialto_domain::comment::COMMENTS_AN_HOUR;
use serde_json::{Value, json};

const SEEN: &str = "... on Project { commentsOpen comments { totalCount nodes { id authorName isMine isHidden isWithdrawn editedAt answersId \
    text { text } author { name } subject { id } answers { id answersId authorName text { text } } } } }";

async fn comment(world: &World, who: &str, text: &str, answers: Option<&Value>) -> Value {
    let mut input = json!({ "subjectId": world.project, "text": text });
    if let Some(answers) = answers {
        input["answersId"] = answers.clone();
    }
    world.does(who, "writeComment", "comment { id }", input).await["comment"]["id"].clone()
}

async fn seen(world: &World, who: &str) -> Value {
    world.node(who, &world.project, SEEN).await["comments"]["nodes"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn members_comment_and_answer_once_and_everybody_reads_it() {
    let world = talking().await;
    let first = comment(&world, "stranger", "A fine bridge.", None).await;
    let answer = comment(&world, "leader", "Thank you!", Some(&first)).await;
    let all = seen(&world, "visitor").await;
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
    let top = &all[0];
    assert_eq!(
        (&top["authorName"], &top["author"]["name"], &top["answersId"]),
        (&json!("Person stranger"), &json!("Person stranger"), &Value::Null)
    );
    assert_eq!((&top["subject"]["id"], &top["isMine"]), (&json!(world.project), &json!(false)));
    assert_eq!((&top["answers"][0]["id"], &top["answers"][0]["answersId"]), (&answer, &first));
    let deep = json!({ "subjectId": world.project, "text": "And you!", "answersId": answer });
    assert_eq!(world.tries("stranger", "writeComment", deep).await, "ANSWER_UNKNOWN", "one level");
    let other = json!({ "subjectId": world.other, "text": "Here?", "answersId": first });
    assert_eq!(world.tries("stranger", "writeComment", other).await, "ANSWER_UNKNOWN", "of another project");
    let notices = "notifications(first: 5) { nodes { kind } }";
    let told = async |who: &str| world.viewer(who, notices).await["notifications"]["nodes"].clone();
    assert_eq!(told("leader").await, json!([{ "kind": "COMMENT" }]));
    assert_eq!(told("stranger").await, json!([{ "kind": "COMMENT_ANSWER" }]));
    assert_eq!(
        world.tries("visitor", "writeComment", json!({ "subjectId": world.project, "text": "x" })).await,
        "UNAUTHENTICATED"
    );
    assert_eq!(
        world.tries("stranger", "writeComment", json!({ "subjectId": world.draft, "text": "x" })).await,
        "NOT_FOUND"
    );
    assert_eq!(
        world.tries("leader", "writeComment", json!({ "subjectId": world.draft, "text": "x" })).await,
        "NOT_PUBLIC"
    );
    let body = json!({ "subjectId": world.organisation, "text": "x" });
    assert_eq!(world.tries("leader", "writeComment", body).await, "NOT_COMMENTED");
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_comment_is_changed_for_half_an_hour_and_withdrawn_at_any_time() {
    let world = talking().await;
    let id = comment(&world, "stranger", "A fine brigde.", None).await;
    let edit = json!({ "id": id, "text": "A fine bridge." });
    assert_eq!(world.tries("hub", "editComment", edit.clone()).await, "FORBIDDEN");
    world.does("stranger", "editComment", "comment { editedAt }", edit.clone()).await;
    let now = seen(&world, "visitor").await;
    assert!(now[0]["text"]["text"] == "A fine bridge." && !now[0]["editedAt"].is_null(), "{now}");
    comment(&world, "hub", "It is.", Some(&id)).await;
    world.house.place.execute("update comment set written_at = written_at - 1900000").await;
    assert_eq!(world.tries("stranger", "editComment", edit).await, "TOO_LATE");
    let withdraw = "mutation($input: WithdrawCommentInput!) { withdrawComment(input: $input) { issues { code } comment { isWithdrawn text { text } } } }";
    let gone = async |who: &str, id: &Value| {
        world.house.ask(world.token(who), withdraw, json!({ "input": { "id": id } })).await
    };
    assert_eq!(gone("hub", &id).await["errors"][0]["extensions"]["code"], "FORBIDDEN");
    let left = gone("stranger", &id).await;
    assert_eq!(left["data"]["withdrawComment"]["comment"], json!({ "isWithdrawn": true, "text": null }));
    let all = seen(&world, "stranger").await;
    assert_eq!(
        (&all[0]["text"], &all[0]["answers"][0]["text"]["text"]),
        (&Value::Null, &json!("It is.")),
        "the answer stays"
    );
    let alone = comment(&world, "hub", "Alone.", None).await;
    assert_eq!(gone("hub", &alone).await["data"]["withdrawComment"]["comment"], Value::Null);
    assert_eq!(seen(&world, "visitor").await.as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_team_closes_comments_and_a_moderator_hides_one_that_was_reported() {
    let world = talking().await;
    let id = comment(&world, "hub", "Buy shoes.", None).await;
    assert_eq!(
        world.tries("stranger", "setComments", json!({ "subjectId": world.project, "open": false })).await,
        "FORBIDDEN"
    );
    world.does("editor", "setComments", "subject { id }", json!({ "subjectId": world.project, "open": false })).await;
    let closed = json!({ "subjectId": world.project, "text": "And I?" });
    assert_eq!(world.tries("stranger", "writeComment", closed).await, "COMMENTS_CLOSED");
    world.does("stranger", "reportComment", "", json!({ "commentId": id, "reason": "SPAM" })).await;
    assert_eq!(world.tries("hub", "reportComment", json!({ "commentId": id, "reason": "SPAM" })).await, "OWN_WORDS");
    let query = "{ reports(first: 5) { nodes { id record { id ... on Comment { text { text } } } messages { id } } } }";
    let queue = world.house.ask(world.token("moderator"), query, json!({})).await["data"]["reports"]["nodes"].clone();
    assert_eq!(queue[0]["record"], json!({ "id": id, "text": { "text": "Buy shoes." } }), "{queue}");
    let decide = json!({ "id": queue[0]["id"], "decision": "HIDE", "rule": "ADVERTISING", "note": "Shoes." });
    world.does("moderator", "decideReport", "", decide).await;
    let shown = seen(&world, "visitor").await;
    assert_eq!((&shown[0]["isHidden"], &shown[0]["text"]), (&json!(true), &Value::Null));
    world.does("moderator", "restoreRecord", "record { id }", json!({ "id": id })).await;
    assert_eq!(seen(&world, "visitor").await[0]["text"]["text"], "Buy shoes.");
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_have_a_pace() {
    let world = talking().await;
    for n in 0..COMMENTS_AN_HOUR {
        comment(&world, "stranger", &n.to_string(), None).await;
    }
    let more = json!({ "subjectId": world.project, "text": "more" });
    assert_eq!(world.tries("stranger", "writeComment", more).await, "TOO_MANY");
    world.house.clock.advance(MINUTE);
    comment(&world, "hub", "I may.", None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn support_is_one_voice_each_and_none_for_ones_own() {
    let world = talking().await;
    let support = async |who: &str, is: bool| {
        let input = json!({ "projectId": world.project, "support": is });
        world.answer(who, "supportProject", "project { support isSupported }", input).await["data"]["supportProject"]
            .clone()
    };
    for who in ["leader", "editor", "viewer"] {
        assert_eq!(codes(&support(who, true).await), ["OWN_PROJECT"], "{who}");
    }
    let (one, two) = tokio::join!(support("stranger", true), support("stranger", true));
    assert!(codes(&one).is_empty() && codes(&two).is_empty());
    assert_eq!(support("hub", true).await["project"], json!({ "support": 2, "isSupported": true }));
    assert_eq!(support("hub", false).await["project"], json!({ "support": 1, "isSupported": false }));
    let fields = "... on Project { support isSupported }";
    assert_eq!(world.node("visitor", &world.project, fields).await, json!({ "support": 1, "isSupported": null }));
    let draft = json!({ "projectId": world.draft, "support": true });
    assert_eq!(world.tries("stranger", "supportProject", draft).await, "NOT_FOUND");
}
