//! A world with an expert, who is a stranger to the project, and a moderator.

use crate::house::codes;
use crate::world::{World, email};
use rialto_app::appointment::{NewHolder, appoint};
use rialto_domain::policy::record::Role;
use serde_json::{Value, json};

/// What everybody asks of a conversation here.
pub const ALL: &str = "id title side unread mayWrite isBlockedByMe isBlockedByOther person { name } project { slug } \
    messages(last: 30) { nodes { id side authorName isMine isHidden text { text } } }";

pub async fn talking() -> World {
    let mut world = World::new().await;
    world
        .house
        .place
        .execute("update person set is_expert = (1 = 1) where slug in ('person-stranger', 'person-hub')")
        .await;
    let session = world.account(&email("moderator")).await;
    world.people.insert("moderator", session);
    let holder = NewHolder { email: email("moderator"), role: Role::Moderator, region_code: None };
    appoint(&world.house.ctx, &holder).await.unwrap();
    world
}

/// A message of the project to the expert, or back; the answer of the mutation.
pub async fn writes(world: &World, who: &str, text: &str) -> Value {
    let input = json!({ "projectId": world.project, "personId": world.profiles["stranger"], "text": text });
    let fields = format!("message {{ id }} conversation {{ {ALL} }}");
    world.answer(who, "writeMessage", &fields, input).await["data"]["writeMessage"].clone()
}

/// The conversation of the project with the expert, begun by the leader.
pub async fn begun(world: &World) -> String {
    let made = writes(world, "leader", "Will you come to the river?").await;
    assert_eq!(codes(&made), Vec::<&str>::new(), "{made}");
    made["conversation"]["id"].as_str().unwrap().to_owned()
}

/// The conversation as somebody reads it; null for who does not.
pub async fn read(world: &World, who: &str, id: &str) -> Value {
    let query = format!("query($id: ID!) {{ conversation(id: $id) {{ {ALL} }} }}");
    let answer = world.house.ask(world.token(who), &query, json!({ "id": id })).await;
    assert!(answer.get("errors").is_none(), "{who}: {answer}");
    answer["data"]["conversation"].clone()
}
