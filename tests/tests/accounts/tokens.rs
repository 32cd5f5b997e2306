//! API tokens.

use crate::house::{DAY, House, MINUTE, Session, codes};
use serde_json::{Value, json};

const FIELDS: &str = "secret token { id name prefix scopes createdAt expiresAt lastUsedAt }";

async fn make(house: &House, session: &Session, name: &str, scopes: Value) -> Value {
    let input = json!({ "name": name, "scopes": scopes, "expiresInDays": 30 });
    house.act(Some(&session.access), "createApiToken", FIELDS, input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_shown_once_used_and_revoked() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let made = make(&house, &session, "  CKAN   bridge ", json!(["WRITE_PROJECTS"])).await;
    let secret = made["secret"].as_str().unwrap().to_owned();
    assert!(secret.starts_with("rialto_pat_") && secret.len() == 60, "{secret}");
    let token = &made["token"];
    assert_eq!((&token["name"], &token["scopes"]), (&json!("CKAN bridge"), &json!(["READ", "WRITE_PROJECTS"])));
    assert_eq!((&token["expiresAt"], &token["lastUsedAt"]), (&json!("2026-12-22T08:00:00.000Z"), &json!(null)));
    assert!(secret.starts_with(token["prefix"].as_str().unwrap()));
    assert_eq!(house.email_of(&secret).await, "ana@example.org");
    let listed = house.ask(Some(&session.access), "{ viewer { apiTokens { id name prefix } } }", json!({})).await;
    assert!(!listed.to_string().contains(&secret), "it is never shown again");
    assert_eq!(listed["data"]["viewer"]["apiTokens"][0]["id"], token["id"]);
    let other = house.member("iva@example.org").await;
    let id = token["id"].as_str().unwrap();
    let revoke = format!(
        "mutation {{ revokeApiToken(input: {{ id: \"{id}\" }}) {{ issues {{ code }} viewer {{ apiTokens {{ id }} }} }} }}"
    );
    assert_eq!(house.refused(Some(&other.access), &revoke).await, "NOT_FOUND");
    let left = house.ask(Some(&session.access), &revoke, json!({})).await;
    assert_eq!(left["data"]["revokeApiToken"]["viewer"]["apiTokens"], json!([]), "{left}");
    assert_eq!(house.refused(Some(&secret), "{ viewer { email } }").await, "UNAUTHENTICATED");
    assert_eq!(house.refused(Some(&session.access), &revoke).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_token_is_told() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let input = json!({ "name": "", "scopes": [], "expiresInDays": 367 });
    let payload = house.act(Some(&session.access), "createApiToken", FIELDS, input).await;
    assert_eq!(codes(&payload), ["NAME_EMPTY", "DAYS_OUT_OF_RANGE", "SCOPES_EMPTY"]);
    assert_eq!(
        payload["issues"][1]["params"],
        json!([{ "name": "least", "value": "1" }, { "name": "most", "value": "366" }])
    );
    assert_eq!((&payload["token"], &payload["secret"]), (&json!(null), &json!(null)));
    make(&house, &session, "bridge", json!(["READ"])).await;
    assert_eq!(codes(&make(&house, &session, "bridge", json!(["READ"])).await), ["NAME_TAKEN"]);
    let other = house.member("iva@example.org").await;
    assert!(codes(&make(&house, &other, "bridge", json!(["READ"])).await).is_empty(), "names are everybody's own");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_use_of_a_token_is_noted_once_a_minute_and_its_time_ends() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let secret = make(&house, &session, "bridge", json!(["READ"])).await["secret"].as_str().unwrap().to_owned();
    let used = || async {
        let query = "{ viewer { apiTokens { lastUsedAt } } }";
        house.ask(Some(&secret), query, json!({})).await["data"]["viewer"]["apiTokens"][0]["lastUsedAt"].clone()
    };
    assert_eq!(used().await, "2026-11-22T08:00:00.000Z");
    house.clock.advance(MINUTE - 1);
    assert_eq!(used().await, "2026-11-22T08:00:00.000Z");
    house.clock.advance(1);
    assert_eq!(used().await, "2026-11-22T08:01:00.000Z");
    house.clock.advance(30 * DAY);
    assert_eq!(house.refused(Some(&secret), "{ viewer { email } }").await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_only_looks_like_a_token_costs_no_look_into_the_database() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let secret = make(&house, &session, "bridge", json!(["READ"])).await["secret"].as_str().unwrap().to_owned();
    let before = house.ctx.database.statements_read();
    let last = if secret.ends_with('0') { "1" } else { "0" };
    for wrong in [
        format!("{}{last}", &secret[..59]),
        secret[..59].to_owned(),
        format!("{secret}0"),
        "rialto_pat_".to_owned(),
        secret.to_lowercase() + "x",
    ] {
        assert_eq!(house.refused(Some(&wrong), "{ viewer { email } }").await, "UNAUTHENTICATED");
    }
    assert_eq!(house.ctx.database.statements_read(), before);
}
