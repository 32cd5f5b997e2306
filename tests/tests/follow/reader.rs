//! What the tests of following share: acts of people, and what they read of their notifications.

use crate::house::secret_keys;
use crate::world::World;
use rialto_app::account::{AccountSettings, Accounts};
use rialto_app::follow::look;
use rialto_app::record::Acts;
use rialto_persistence::{Database, DatabaseOptions};
use serde_json::{Value, json};

/// What a notification tells.
pub const NOTICE: &str =
    "kind event count readAt at by { name } record { __typename ... on Project { title { text } } }";

/// The acts of one more server on the same database.
pub async fn acts(world: &World) -> Acts {
    let database = Database::connect(world.house.place.url(), DatabaseOptions::default()).await.unwrap();
    let settings = AccountSettings::new(crate::house::SITE, secret_keys());
    Acts::new(Accounts::new(database, world.house.ctx.chance.clone(), settings).unwrap())
}

/// One look of the worker; how many mails it queued.
pub async fn works(world: &World) -> usize {
    look(&acts(world).await).await.unwrap()
}

/// The notifications of somebody, newest first.
pub async fn notices(world: &World, who: &str) -> Vec<Value> {
    let read = world.viewer(who, &format!("notifications(first: 50) {{ nodes {{ id {NOTICE} }} }}")).await;
    read["notifications"]["nodes"].as_array().unwrap_or_else(|| panic!("{read}")).clone()
}

pub async fn kinds(world: &World, who: &str) -> Vec<String> {
    notices(world, who).await.iter().map(|notice| notice["kind"].as_str().unwrap().to_owned()).collect()
}

pub async fn follows(world: &World, who: &str, id: &str) {
    world.does(who, "follow", "", json!({ "id": id, "follow": true })).await;
}

pub async fn needs(world: &World, title: &str) -> String {
    let need = json!({ "projectId": world.project, "area": "FUNDING", "kind": "FUNDING", "title": title });
    let made = world.does("leader", "openNeed", "project { needs(first: 1) { nodes { id } } }", need).await;
    made["project"]["needs"]["nodes"][0]["id"].as_str().unwrap_or_default().to_owned()
}

/// Advice of the stranger, who is an expert, for the project; its id.
pub async fn advises(world: &World) -> String {
    world.house.place.execute("update person set is_expert = (1 = 1) where slug = 'person-stranger'").await;
    let advice =
        json!({ "projectId": world.project, "area": "FUNDING", "language": "en", "text": "Ask a savings bank." });
    let made = world.does("stranger", "contribute", "contribution { id }", advice).await;
    made["contribution"]["id"].as_str().unwrap().to_owned()
}

/// What somebody chose about mail.
pub async fn pace(world: &World, who: &str, pace: &str) {
    let input = json!({ "mail": pace });
    let done = world.does(who, "editNotificationSettings", "settings { mail silenced }", input).await;
    assert_eq!(done["settings"]["mail"], pace);
}

pub async fn consents(world: &World, who: &str) {
    world.does(who, "setConsent", "", json!({ "purpose": "DIGEST", "isGiven": true })).await;
}
