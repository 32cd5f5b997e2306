//! Signing up and confirming.

use crate::house::{DAY, House, PASSWORD, codes};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_signs_up_confirms_by_mail_and_is_signed_in() {
    let house = House::new().await;
    assert_eq!(house.sign_up(" Ana@Example.org ").await["issues"], json!([]));
    let letters = house.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "ana@example.org");
    assert!(letters[0].raw.contains("https://rialto.example.org/confirm?token="), "{}", letters[0].raw);
    let fields = "signedIn { accessToken expiresAt } viewer { email name language isEmailConfirmed isAdministrator createdAt sessions { device isCurrent } apiTokens { id } }";
    let payload = house.act(None, "confirmEmail", fields, json!({ "token": letters[0].token() })).await;
    assert_eq!(payload["issues"], json!([]));
    assert_eq!(payload["signedIn"]["expiresAt"], "2026-11-22T08:10:00.000Z");
    let expected = json!({
        "email": "ana@example.org", "name": "Ana Kovač", "language": "en", "isEmailConfirmed": true,
        "isAdministrator": false, "createdAt": "2026-11-22T08:00:00.000Z", "apiTokens": [],
        "sessions": [{ "device": "Test Browser 1.0", "isCurrent": true }],
    });
    assert_eq!(payload["viewer"], expected);
    let access = payload["signedIn"]["accessToken"].as_str().unwrap();
    assert_eq!(house.email_of(access).await, "ana@example.org");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_known_and_an_unknown_address_are_answered_alike() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    let known = house.sign_up("ana@example.org").await;
    let unknown = house.sign_up("iva@example.org").await;
    assert_eq!(known, unknown);
    let letters = house.letters().await;
    assert_eq!(letters.len(), 3);
    let to_known = letters.iter().rfind(|letter| letter.to == "ana@example.org").unwrap();
    assert!(to_known.raw.contains("already have") && !to_known.raw.contains("token="), "{}", to_known.raw);
    let reset = |email| house.act(None, "requestPasswordReset", "", json!({ "email": email }));
    assert_eq!(reset("ana@example.org").await, reset("nobody@example.org").await);
    assert!(house.letters().await.iter().all(|letter| letter.to != "nobody@example.org"));
    let wrong = |email| {
        house.act(
            None,
            "signIn",
            "signedIn { expiresAt } viewer { id }",
            json!({ "email": email, "password": "not the password" }),
        )
    };
    let (known, unknown, nonsense) =
        (wrong("ana@example.org").await, wrong("nobody@example.org").await, wrong("x").await);
    assert_eq!(codes(&known), ["CREDENTIALS_WRONG"]);
    assert!(known == unknown && unknown == nonsense, "{known} {unknown} {nonsense}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_for_a_known_and_an_unknown_address_takes_as_many_statements() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    let read = || house.ctx.database.statements_read();
    let mut counts = Vec::new();
    for email in ["ana@example.org", "iva@example.org"] {
        let before = read();
        house.sign_up(email).await;
        house.act(None, "requestPasswordReset", "", json!({ "email": email })).await;
        house.act(None, "signIn", "", json!({ "email": email, "password": "not the password" })).await;
        counts.push(read() - before);
    }
    assert_eq!(counts[0], counts[1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_wrong_is_told_at_once_at_its_field() {
    let house = House::new().await;
    let input = json!({ "email": "ana", "password": "short", "name": " ", "language": "de" });
    let payload = house.act(None, "signUp", "", input).await;
    assert_eq!(codes(&payload), ["EMAIL_INVALID", "NAME_EMPTY", "LANGUAGE_UNKNOWN", "PASSWORD_TOO_SHORT"]);
    assert_eq!(payload["issues"][3]["path"], json!(["input", "password"]));
    assert_eq!(payload["issues"][3]["params"], json!([{ "name": "least", "value": "12" }]));
    for (password, name, code) in [
        ("password1234", "Ana", "PASSWORD_KNOWN"),
        ("anakovac1234", "Ana Anakovac", "PASSWORD_OF_CONTEXT"),
        (&"ab1 cd2 ef3 ".repeat(11), "Ana", "PASSWORD_TOO_LONG"),
        (PASSWORD, &"a".repeat(101), "NAME_TOO_LONG"),
    ] {
        let input = json!({ "email": "ana@example.org", "password": password, "name": name, "language": "sl" });
        assert_eq!(codes(&house.act(None, "signUp", "", input).await), [code]);
    }
    assert!(house.letters().await.is_empty(), "nothing was done");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_once_and_for_a_day() {
    let house = House::new().await;
    house.sign_up("ana@example.org").await;
    let token = house.letters().await[0].token();
    let confirm = |token: String| {
        house.act(None, "confirmEmail", "signedIn { accessToken } viewer { id }", json!({ "token": token }))
    };
    house.clock.advance(DAY);
    assert_eq!(codes(&confirm(token).await), ["TOKEN_INVALID"], "a day later it is too old");
    house.sign_up("ana@example.org").await;
    let token = house.letters().await[1].token();
    assert_eq!(confirm("x".repeat(43)).await["viewer"], json!(null));
    assert!(codes(&confirm(token.clone()).await).is_empty());
    assert_eq!(codes(&confirm(token).await), ["TOKEN_INVALID"], "it was used");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_can_prepare_an_account_for_somebody_else() {
    let house = House::new().await;
    let others =
        json!({ "email": "ana@example.org", "password": "a password of the thief", "name": "X", "language": "en" });
    house.act(None, "signUp", "", others).await;
    let thiefs = json!({ "email": "ana@example.org", "password": "a password of the thief" });
    assert_eq!(codes(&house.act(None, "signIn", "", thiefs.clone()).await), ["CREDENTIALS_WRONG"]);
    house.clock.advance(1_000);
    house.sign_up("ana@example.org").await;
    let letters = house.letters().await;
    house.signed_in("confirmEmail", json!({ "token": letters[1].token() })).await;
    assert_eq!(codes(&house.act(None, "signIn", "", thiefs).await), ["CREDENTIALS_WRONG"]);
    let late = house.act(None, "confirmEmail", "", json!({ "token": letters[0].token() })).await;
    assert_eq!(codes(&late), ["TOKEN_INVALID"], "the other link comes too late");
    house.sign_in("ana@example.org").await;
}
