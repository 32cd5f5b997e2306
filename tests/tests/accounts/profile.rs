//! Another address, another name, another language.

use crate::house::{DAY, House, MINUTE, PASSWORD, Session, codes};
use serde_json::{Value, json};

const NEW: &str = "a boat that sails at dawn";

async fn ask_for(house: &House, session: &Session, email: &str) -> Value {
    let input = json!({ "email": email, "password": PASSWORD });
    house.act(Some(&session.access), "changeEmail", "viewer { email newEmail }", input).await
}

async fn confirm(house: &House, token: &str) -> Value {
    house.act(None, "confirmEmailChange", "viewer { email }", json!({ "token": token })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_changes_when_the_link_that_went_to_it_is_used() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    let other = house.sign_in("ana@example.org").await;
    house.clock.advance(1_000);
    let asked = ask_for(&house, &ana, "Ana@New.example.org").await;
    assert_eq!(asked["viewer"], json!({ "email": "ana@example.org", "newEmail": "ana@new.example.org" }));
    let letters = house.letters().await;
    let [link, notice] = &letters[letters.len() - 2..] else { panic!("two letters") };
    assert_eq!((link.to.as_str(), notice.to.as_str()), ("ana@new.example.org", "ana@example.org"));
    assert!(link.raw.contains("/confirm-email?token=") && notice.raw.contains("asked to replace the address"));
    assert!(!notice.raw.contains("token="), "the address as it is gets no link that confirms");

    house.clock.advance(MINUTE);
    let done = confirm(&house, &link.token()).await;
    assert_eq!((codes(&done), &done["viewer"]), (vec![], &json!(null)), "nobody is signed in by it");
    for session in [&ana, &other] {
        assert_eq!(house.email_of(&session.access).await, "ana@new.example.org", "sessions stay");
    }
    assert!(house.letters().await.pop().unwrap().raw.contains("has another address now"));
    let old = house.act(None, "signIn", "", json!({ "email": "ana@example.org", "password": PASSWORD })).await;
    assert_eq!(codes(&old), ["CREDENTIALS_WRONG"]);
    house.sign_in("ana@new.example.org").await;
    assert_eq!(codes(&confirm(&house, &link.token()).await), ["TOKEN_INVALID"], "the link works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_another_address_is_told() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    for (email, password, code, field) in [
        ("no address", PASSWORD, "EMAIL_INVALID", "email"),
        ("ANA@example.org", PASSWORD, "EMAIL_SAME", "email"),
        ("ana@new.example.org", "not the password", "CURRENT_WRONG", "password"),
    ] {
        let input = json!({ "email": email, "password": password });
        let answer = house.act(Some(&ana.access), "changeEmail", "", input).await;
        assert_eq!((codes(&answer), &answer["issues"][0]["path"]), (vec![code], &json!(["input", field])));
    }
    assert_eq!(house.letters().await.len(), 1, "and no letter is sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_has_an_account_is_answered_alike_and_stays_with_it() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    house.member("iva@example.org").await;
    house.clock.advance(10 * MINUTE);
    let ana = {
        drop(ana);
        house.sign_in("ana@example.org").await
    };
    let (known, unknown) =
        (ask_for(&house, &ana, "iva@example.org").await, ask_for(&house, &ana, "eva@example.org").await);
    assert_eq!(known["viewer"]["newEmail"], "iva@example.org");
    assert_eq!((codes(&known), codes(&unknown)), (vec![], vec![]));
    let letters = house.letters().await;
    let told = letters.iter().rfind(|letter| letter.to == "iva@example.org").unwrap();
    assert!(told.raw.contains("belongs to an account already") && !told.raw.contains("token="), "{}", told.raw);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_accounts_that_want_the_same_address_one_gets_it() {
    let house = House::new().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    house.clock.advance(1_000);
    ask_for(&house, &ana, "both@example.org").await;
    house.clock.advance(1_000);
    ask_for(&house, &iva, "both@example.org").await;
    let letters = house.letters().await;
    let tokens: Vec<String> =
        letters.iter().filter(|letter| letter.to == "both@example.org").map(|letter| letter.token()).collect();
    let both = tokio::join!(confirm(&house, &tokens[0]), confirm(&house, &tokens[1]));
    let mut answers = [codes(&both.0), codes(&both.1)];
    answers.sort();
    assert_eq!(answers, [vec![], vec!["TOKEN_INVALID"]]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_to_another_address_ends_after_a_day_with_the_next_one_and_with_a_new_password() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    let mut links = Vec::new();
    for email in ["first@example.org", "second@example.org"] {
        house.clock.advance(1_000);
        ask_for(&house, &ana, email).await;
        links.push(house.letters().await.into_iter().rfind(|letter| letter.to == email).unwrap().token());
    }
    assert_eq!(
        codes(&confirm(&house, &links[0]).await),
        ["TOKEN_INVALID"],
        "the link asked for last is the one that works"
    );
    let change = json!({ "current": PASSWORD, "new": NEW });
    house.act(Some(&ana.access), "changePassword", "", change).await;
    assert_eq!(codes(&confirm(&house, &links[1]).await), ["TOKEN_INVALID"], "a new password stops the change");
    let viewer = house.ask(Some(&ana.access), "{ viewer { newEmail } }", json!({})).await;
    assert_eq!(viewer["data"]["viewer"]["newEmail"], json!(null));

    house.clock.advance(30 * MINUTE);
    let ana = house.signed_in("signIn", json!({ "email": "ana@example.org", "password": NEW })).await;
    let input = json!({ "email": "third@example.org", "password": NEW });
    house.act(Some(&ana.access), "changeEmail", "", input).await;
    let link = house.letters().await.into_iter().rfind(|letter| letter.to == "third@example.org").unwrap().token();
    house.clock.advance(DAY);
    assert_eq!(codes(&confirm(&house, &link).await), ["TOKEN_INVALID"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_and_a_language_change_each_by_itself() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    let edit = |input: Value| house.act(Some(&ana.access), "editAccount", "viewer { name language }", input);
    assert_eq!(
        edit(json!({ "name": "  Ana  Pérez " })).await["viewer"],
        json!({ "name": "Ana Pérez", "language": "en" })
    );
    assert_eq!(edit(json!({ "language": "SL" })).await["viewer"], json!({ "name": "Ana Pérez", "language": "sl" }));
    assert_eq!(edit(json!({})).await["viewer"], json!({ "name": "Ana Pérez", "language": "sl" }));
    let wrong = edit(json!({ "name": " ", "language": "xx" })).await;
    assert_eq!(codes(&wrong), ["NAME_EMPTY", "LANGUAGE_UNKNOWN"]);
    assert_eq!(wrong["viewer"], json!({ "name": "Ana Pérez", "language": "sl" }));
    house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    assert!(house.letters().await.pop().unwrap().raw.contains("<html lang=\"sl\">"), "mail comes in it from now on");
}
