//! Nobody but the two sides learns of a conversation, by whatever path.

use crate::house::codes;
use crate::talk::{begun, read, talking, writes};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_reads_a_conversation_by_any_path_nor_any_program() {
    let world = talking().await;
    let id = begun(&world).await;
    let message = read(&world, "leader", &id).await["messages"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let never = |id: &str| format!("{}{}", &id[..id.len() - 4], "fade");
    let input = json!({ "name": "all", "scopes": ["READ", "READ_CONTACTS", "WRITE_PROJECTS", "WRITE_NETWORK", "WRITE_ACCOUNT"], "expiresInDays": 1 });
    let program = world.does("leader", "createApiToken", "secret", input).await["secret"].as_str().unwrap().to_owned();
    let others = ["visitor", "viewer", "hub", "officer", "moderator"].map(|who| (who, world.token(who)));
    for (who, token) in others.into_iter().chain([("a program", Some(program.as_str()))]) {
        let query = "query($c: ID!, $m: ID!, $p: ID!, $e: ID!) { conversation(id: $c) { title } node(id: $m) { id } \
                     nodes(ids: [$c, $m]) { id } conversationOf(projectId: $p, personId: $e) { id } }";
        let ask = |c: &str, m: &str| json!({ "c": c, "m": m, "p": world.project, "e": world.profiles["stranger"] });
        let hidden = world.house.ask(token, query, ask(&id, &message)).await;
        let missing = world.house.ask(token, query, ask(&never(&id), &never(&message))).await;
        assert_eq!(hidden["data"], missing["data"], "{who}");
        let nothing = json!({ "conversation": null, "node": null, "nodes": [null, null], "conversationOf": null });
        assert_eq!(hidden["data"], nothing, "{who}");
    }
    for who in ["viewer", "hub", "moderator"] {
        let own = world.viewer(who, "unreadMessages conversations { totalCount nodes { id } }").await;
        assert_eq!((&own["unreadMessages"], &own["conversations"]["totalCount"]), (&json!(0), &json!(0)), "{who}");
        for (name, input) in [
            ("writeMessage", json!({ "conversationId": id, "text": "Let me in." })),
            ("markConversationRead", json!({ "conversationId": id })),
            ("blockConversation", json!({ "conversationId": id, "block": true })),
            ("reportMessage", json!({ "messageId": message, "reason": "SPAM" })),
        ] {
            assert_eq!(world.tries(who, name, input).await, "NOT_FOUND", "{who} {name}");
        }
        let pair = json!({ "projectId": world.project, "personId": world.profiles["stranger"], "text": "Hello" });
        assert_eq!(world.tries(who, "writeMessage", pair).await, "FORBIDDEN", "{who}");
    }
    let query = "{ viewer { conversations { totalCount } } }";
    assert_eq!(world.house.refused(Some(&program), query).await, "FORBIDDEN");
    let trail = world.house.place.texts("select coalesce(fields, '') from change").await.join(" ");
    assert!(!trail.contains("river?") && !trail.contains(&id), "no word of it is in the trail");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_the_team_reads_it_no_more_and_who_joins_reads_it_from_the_start() {
    let world = talking().await;
    let id = begun(&world).await;
    assert!(read(&world, "editor", &id).await.is_object());
    world.does("editor", "leave", "", json!({ "recordId": world.project })).await;
    assert_eq!(read(&world, "editor", &id).await, Value::Null);
    let left = world.viewer("editor", "unreadMessages conversations { totalCount }").await;
    assert_eq!(left["conversations"]["totalCount"], 0);
    let input = json!({ "conversationId": id, "text": "I am still here." });
    assert_eq!(world.tries("editor", "writeMessage", input).await, "NOT_FOUND");
    assert_eq!(read(&world, "viewer", &id).await, Value::Null, "who changes nothing of the project reads none of it");
    world
        .house
        .place
        .execute("update project_member set role = 'editor' where person_id in (select id from person where slug = 'person-viewer')")
        .await;
    let joined = read(&world, "viewer", &id).await;
    assert_eq!((joined["messages"]["nodes"].as_array().unwrap().len(), &joined["unread"]), (1, &json!(0)));
    assert_eq!(codes(&writes(&world, "viewer", "I am new here.").await), Vec::<&str>::new());
}
