//! Secrets at rest: sealed, bound to their rows, and sealed anew when the secret key changes.

use crate::house::{House, PASSWORD, SITE, codes, secret_keys};
use rialto_app::account::{AccountSettings, Accounts, SecretKeys};
use rialto_persistence::account;
use serde_json::json;
use totp_rs::{Builder, Secret};

const OLD: &str = "cmlhbHRvIHRlc3RzIHVzZSB0aGlzIHNlY3JldCBrZXk=";

fn with(house: &House, keys: &str) -> Accounts {
    let settings = AccountSettings::new(SITE, SecretKeys::parse(keys).unwrap());
    Accounts::new(house.ctx.database.clone(), house.ctx.chance.clone(), settings).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_sign_are_sealed_and_a_new_secret_key_takes_the_place_of_the_old_one() {
    let house = House::new().await;
    assert_eq!(format!("{:?}", secret_keys()), format!("{:?}", SecretKeys::parse(OLD).unwrap()));
    let session = house.member("ana@example.org").await;
    let begun = house.act(Some(&session.access), "beginSecondFactor", "secret", json!({ "password": PASSWORD })).await;
    let before = account::signing_keys(&house.ctx.database).await.unwrap();
    assert!(before[0].private_key.starts_with("v1."), "{}", before[0].private_key);
    let public = with(&house, OLD).public_keys().await.unwrap();

    let new = SecretKeys::new_line().unwrap();
    let missing = with(&house, &new).reseal().await.unwrap_err();
    assert!(missing.to_string().contains("give this server the secret key"), "{missing}");
    let both = with(&house, &format!("{new}\n{OLD}"));
    assert_eq!(both.reseal().await.unwrap(), 2, "the key that signs, and the second factor");
    assert_eq!(both.reseal().await.unwrap(), 0);
    let alone = with(&house, &new);
    assert_eq!(alone.reseal().await.unwrap(), 0);
    assert_eq!(alone.public_keys().await.unwrap(), public, "nobody is signed out by it");
    assert!(with(&house, OLD).reseal().await.is_err(), "the old one is worth nothing any more");

    // back again, so that the server of this test can read it
    with(&house, &format!("{OLD}\n{new}")).reseal().await.unwrap();
    let secret = Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let code = app.generate(u64::try_from(house.ctx.now() / 1_000).unwrap()).to_string();
    let done = house.act(Some(&session.access), "confirmSecondFactor", "", json!({ "code": code })).await;
    assert!(codes(&done).is_empty(), "{done}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_made_before_there_were_seals_goes_on_and_is_sealed() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    // PKCS #8 of the key pair of RFC 8032 §7.1, test 1
    let plain = "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v_VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g";
    let public = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    house.place.execute(&format!("update signing_key set private_key = '{plain}', public_key = '{public}'")).await;
    let keys = with(&house, OLD);
    assert_eq!(keys.public_keys().await.unwrap()["keys"][0]["x"], public);
    assert_eq!(keys.reseal().await.unwrap(), 1);
    let stored = account::signing_keys(&house.ctx.database).await.unwrap();
    assert!(stored[0].private_key.starts_with("v1."));
    assert_eq!(with(&house, OLD).public_keys().await.unwrap()["keys"][0]["x"], public);
    drop(session);
}
