//! Consents, and what is forgotten when its time is over.

use crate::house::{DAY, House, PASSWORD, codes};
use rialto_app::mail::forget;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn consents_are_given_and_withdrawn_with_the_version_of_the_text() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    let token = Some(ana.access.as_str());
    let query = "{ viewer { consents { purpose isRequired isGiven textVersion currentTextVersion at } } }";
    let consents = async || house.ask(token, query, json!({})).await["data"]["viewer"]["consents"].clone();
    let of = |all: &Value, purpose: &str| {
        all.as_array().unwrap().iter().find(|consent| consent["purpose"] == purpose).unwrap().clone()
    };
    let all = consents().await;
    assert_eq!((&of(&all, "TERMS")["isGiven"], &of(&all, "TERMS")["isRequired"]), (&json!(true), &json!(true)));
    assert_eq!(of(&all, "TERMS")["textVersion"], of(&all, "TERMS")["currentTextVersion"]);
    assert_eq!((&of(&all, "DIGEST")["isGiven"], &of(&all, "DIGEST")["at"]), (&json!(false), &json!(null)));
    for is_given in [true, false] {
        house.act(token, "setConsent", "", json!({ "purpose": "DIGEST", "isGiven": is_given })).await;
        assert_eq!(of(&consents().await, "DIGEST")["isGiven"], is_given);
        house.clock.advance(1_000);
    }
    let needed = house.act(token, "setConsent", "", json!({ "purpose": "TERMS", "isGiven": false })).await;
    assert_eq!(codes(&needed), ["CONSENT_NEEDED"]);
    assert_eq!(of(&consents().await, "TERMS")["isGiven"], true);
    // the log keeps what was said before
    let said = "select cast(count(*) as text) from consent where purpose = 'digest'";
    assert_eq!(house.place.texts(said).await, ["2"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_agrees_to_when_signing_up_holds_from_the_first_day_and_nothing_else_does() {
    let house = House::new().await;
    let given = async |email: &str, consents: Value| {
        let mut input = json!({ "email": email, "password": PASSWORD, "name": "Ana", "language": "en" });
        input["consents"] = consents;
        assert_eq!(codes(&house.act(None, "signUp", "", input).await), Vec::<&str>::new());
        let confirm = json!({ "token": house.letters().await.last().unwrap().token() });
        let session = house.signed_in("confirmEmail", confirm).await;
        let query = "{ viewer { consents { purpose isGiven } } }";
        let answer = house.ask(Some(&session.access), query, json!({})).await;
        let all = answer["data"]["viewer"]["consents"].as_array().unwrap().clone();
        let given = all.iter().filter(|consent| consent["isGiven"] == true);
        given.map(|consent| consent["purpose"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(given("none@example.org", Value::Null).await, ["TERMS", "PRIVACY"]);
    assert_eq!(given("empty@example.org", json!([])).await, ["TERMS", "PRIVACY"]);
    assert_eq!(given("digest@example.org", json!(["DIGEST", "TERMS"])).await, ["TERMS", "PRIVACY", "DIGEST"]);
    let unknown =
        json!({ "email": "x@example.org", "password": PASSWORD, "name": "Ana", "language": "en", "consents": ["ALL"] });
    let query = "mutation($input: SignUpInput!) { signUp(input: $input) { issues { code } } }";
    let refused = house.ask(None, query, json!({ "input": unknown })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_for_its_time_is_forgotten_and_the_page_says_when() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    house.act(Some(&ana.access), "setConsent", "", json!({ "purpose": "DIGEST", "isGiven": true })).await;
    let count =
        async |sql: &str| house.place.texts(&format!("select cast(count(*) as text) from {sql}")).await[0].clone();
    let seen = "change where address is not null or device is not null";
    // the account was confirmed, and a consent given
    assert_eq!(count(seen).await, "2");
    house.clock.advance(29 * DAY);
    forget(&house.ctx).await.unwrap();
    assert_eq!(
        (count("outbox").await, count(seen).await),
        ("1".to_owned(), "2".to_owned()),
        "nothing is forgotten too early"
    );
    house.clock.advance(2 * DAY);
    forget(&house.ctx).await.unwrap();
    assert_eq!((count("outbox").await, count(seen).await), ("0".to_owned(), "2".to_owned()));
    house.clock.advance(60 * DAY);
    forget(&house.ctx).await.unwrap();
    assert_eq!(
        (count(seen).await, count("change").await),
        ("0".to_owned(), "2".to_owned()),
        "the changes stay, from where goes"
    );
    assert_eq!(count("consent").await, "3", "what holds is kept with the account");
    let answer = house.ask(None, "{ retention { what days from reason } }", json!({})).await;
    let rules = answer["data"]["retention"].as_array().unwrap();
    let audit = rules.iter().find(|rule| rule["what"] == "AUDIT_ADDRESSES").unwrap();
    assert_eq!(audit["days"], 90);
}
