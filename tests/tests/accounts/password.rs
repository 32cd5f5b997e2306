//! Forgotten and changed passwords.

use crate::house::{House, MINUTE, PASSWORD, codes};
use serde_json::json;

const NEW: &str = "a boat that sails at dawn";

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_reset_by_mail_and_ends_all_sessions() {
    let house = House::new().await;
    let before = house.member("ana@example.org").await;
    house.clock.advance(1_000);
    house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    let letters = house.letters().await;
    let (first, second) = (letters[1].token(), letters[2].token());
    assert!(letters[1].raw.contains("/reset?token="));
    let weak = house
        .act(None, "resetPassword", "signedIn { accessToken }", json!({ "token": first, "password": "short" }))
        .await;
    assert_eq!(codes(&weak), ["PASSWORD_TOO_SHORT"], "the link is not used up by a password that is refused");
    let after = house.signed_in("resetPassword", json!({ "token": first, "password": NEW })).await;
    assert_eq!(house.email_of(&after.access).await, "ana@example.org");
    assert_eq!(house.refused(Some(&before.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    for token in [first, second] {
        let again = house.act(None, "resetPassword", "", json!({ "token": token, "password": NEW })).await;
        assert_eq!(codes(&again), ["TOKEN_INVALID"], "one reset uses up all links");
    }
    let old = house.act(None, "signIn", "", json!({ "email": "ana@example.org", "password": PASSWORD })).await;
    assert_eq!(codes(&old), ["CREDENTIALS_WRONG"]);
    house.signed_in("signIn", json!({ "email": "ana@example.org", "password": NEW })).await;
    let last = house.letters().await.pop().unwrap();
    assert!(last.raw.contains("was changed just now"), "the owner is told: {}", last.raw);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_reset_works_for_an_hour_and_for_nothing_else() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    house.clock.advance(1_000);
    house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    let token = house.letters().await[1].token();
    let confirm = house.act(None, "confirmEmail", "", json!({ "token": token })).await;
    assert_eq!(codes(&confirm), ["TOKEN_INVALID"]);
    house.clock.advance(60 * MINUTE);
    let late = house.act(None, "resetPassword", "", json!({ "token": token, "password": NEW })).await;
    assert_eq!(codes(&late), ["TOKEN_INVALID"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn changing_the_password_asks_for_the_old_one_and_ends_the_other_sessions() {
    let house = House::new().await;
    let other = house.member("ana@example.org").await;
    let here = house.sign_in("ana@example.org").await;
    let change = |current: &'static str, new: &'static str| {
        house.act(Some(&here.access), "changePassword", "", json!({ "current": current, "new": new }))
    };
    let wrong = change("not the password", NEW).await;
    assert_eq!((codes(&wrong), &wrong["issues"][0]["path"]), (vec!["CURRENT_WRONG"], &json!(["input", "current"])));
    assert_eq!(codes(&change(PASSWORD, "rialto-rialto-1").await), ["PASSWORD_OF_CONTEXT"]);
    assert!(codes(&change(PASSWORD, NEW).await).is_empty());
    assert_eq!(house.email_of(&here.access).await, "ana@example.org", "this session goes on");
    assert_eq!(house.refused(Some(&other.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    let ask =
        format!("mutation {{ changePassword(input: {{ current: \"x\", new: \"{NEW}\" }}) {{ issues {{ code }} }} }}");
    assert_eq!(house.refused(None, &ask).await, "UNAUTHENTICATED");
    for _ in 0..2 {
        change("not the password", NEW).await;
    }
    assert_eq!(house.refused(Some(&here.access), &ask).await, "RATE_LIMITED");
}
