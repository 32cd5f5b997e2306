//! The second factor: codes of an app that work once, recovery codes, and what asks for them.

use crate::house::{House, MINUTE, PASSWORD, Session, codes};
use serde_json::{Value, json};
use totp_rs::{Builder, Secret, Totp};

const NEW: &str = "a boat that sails at dawn";
const STEP: i64 = 30_000;

/// The app of somebody with a second factor.
struct App {
    totp: Totp,
    recovery: Vec<String>,
}

impl App {
    fn of(secret: &str) -> Self {
        let secret = Secret::try_from_base32(secret).unwrap();
        Self { totp: Builder::new().with_secret(secret).build().unwrap(), recovery: Vec::new() }
    }

    /// What it shows now, or some steps later.
    fn code(&self, house: &House, later: i64) -> String {
        let seconds = (house.ctx.now() + later * STEP) / 1_000;
        self.totp.generate(u64::try_from(seconds).unwrap()).to_string()
    }
}

async fn turn_on(house: &House, session: &Session) -> App {
    let token = Some(session.access.as_str());
    let begun = house.act(token, "beginSecondFactor", "secret uri", json!({ "password": PASSWORD })).await;
    let mut app = App::of(begun["secret"].as_str().unwrap());
    let code = app.code(house, 0);
    let done =
        house.act(token, "confirmSecondFactor", "recoveryCodes viewer { recoveryCodesLeft }", json!({ "code": code }));
    let done = done.await;
    assert_eq!(done["viewer"]["recoveryCodesLeft"], 10, "{done}");
    app.recovery =
        done["recoveryCodes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned()).collect();
    house.clock.advance(STEP);
    app
}

async fn sign_in(house: &House, code: Option<&str>) -> Value {
    let input = json!({ "email": "ana@example.org", "password": PASSWORD, "code": code });
    house.act(None, "signIn", "signedIn { accessToken } viewer { email }", input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_turned_it_on_signs_in_with_password_and_code() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    let viewer = house
        .ask(Some(&session.access), "{ viewer { secondFactorSince recoveryCodesLeft hasPassword } }", json!({}))
        .await;
    assert_eq!(viewer["data"]["viewer"]["recoveryCodesLeft"], 10);
    assert_eq!(viewer["data"]["viewer"]["hasPassword"], true);
    assert!(viewer["data"]["viewer"]["secondFactorSince"].is_string());

    let asked = sign_in(&house, None).await;
    assert_eq!(codes(&asked), ["SECOND_FACTOR_NEEDED"]);
    assert_eq!(asked["issues"][0]["path"], json!(["input", "code"]));
    assert_eq!((&asked["signedIn"], &asked["viewer"]), (&json!(null), &json!(null)));
    assert_eq!(codes(&sign_in(&house, Some("000000")).await), ["CODE_WRONG"]);
    let code = app.code(&house, 0);
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    assert_eq!(sign_in(&house, Some(&spaced)).await["viewer"]["email"], "ana@example.org");
    let wrong = json!({ "email": "ana@example.org", "password": "not the password", "code": app.code(&house, 1) });
    assert_eq!(
        codes(&house.act(None, "signIn", "", wrong).await),
        ["CREDENTIALS_WRONG"],
        "without the password nobody learns of it"
    );
    let letter = house.letters().await.pop().unwrap();
    assert!(letter.raw.contains("Two-step sign-in was turned on"), "{}", letter.raw);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once_and_for_a_step_before_and_after_its_time() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    let rounds: [&[(i64, bool)]; 3] = [
        &[(-2, false), (2, false), (1000, false)],
        &[(-1, true), (-1, false), (0, true), (-1, false)],
        &[(1, true), (0, false), (1, false)],
    ];
    for round in rounds {
        // time for the limits, and whole steps, so that used ones stay used
        house.clock.advance(10 * MINUTE);
        for (later, works) in round {
            let answer = sign_in(&house, Some(&app.code(&house, *later))).await;
            assert_eq!(codes(&answer).is_empty(), *works, "the code of {later} steps from now: {answer}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_use_the_same_code_at_once_one_comes_in() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    for code in [app.code(&house, 0), app.recovery[0].clone()] {
        let both = tokio::join!(sign_in(&house, Some(&code)), sign_in(&house, Some(&code)));
        let mut answers = [codes(&both.0), codes(&both.1)];
        answers.sort();
        assert_eq!(answers, [vec![], vec!["CODE_WRONG"]], "{code}");
        house.clock.advance(10 * MINUTE);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_code_works_once_and_its_owner_is_told() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    assert_eq!(app.recovery.len(), 10);
    let first = app.recovery[0].to_uppercase().replace('-', " ");
    assert!(codes(&sign_in(&house, Some(&first)).await).is_empty(), "as people type it");
    assert!(house.letters().await.pop().unwrap().raw.contains("recovery code of your account"));
    house.clock.advance(MINUTE);
    assert_eq!(codes(&sign_in(&house, Some(&first)).await), ["CODE_WRONG"]);
    let viewer = house.ask(Some(&session.access), "{ viewer { recoveryCodesLeft } }", json!({})).await;
    assert_eq!(viewer["data"]["viewer"]["recoveryCodesLeft"], 9);

    house.clock.advance(10 * MINUTE);
    let input = json!({ "password": PASSWORD, "code": app.code(&house, 0) });
    // its input has a name of its own
    let query =
        "mutation($input: SecondFactorInput!) { renewRecoveryCodes(input: $input) { issues { code } recoveryCodes } }";
    let session = house
        .signed_in("signIn", json!({ "email": "ana@example.org", "password": PASSWORD, "code": app.recovery[1] }))
        .await;
    let renewed = house.ask(Some(&session.access), query, json!({ "input": input })).await;
    let fresh =
        renewed["data"]["renewRecoveryCodes"]["recoveryCodes"].as_array().unwrap_or_else(|| panic!("{renewed}"));
    assert_eq!(fresh.len(), 10);
    house.clock.advance(10 * MINUTE);
    assert_eq!(codes(&sign_in(&house, Some(&app.recovery[2])).await), ["CODE_WRONG"], "those before are worth nothing");
    assert!(codes(&sign_in(&house, fresh[9].as_str()).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_cannot_be_guessed() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    let query = "mutation($i: SignInInput!) { signIn(input: $i) { issues { code } } }";
    let mut answers = Vec::new();
    for n in 0..8 {
        let input = json!({ "i": { "email": "ana@example.org", "password": PASSWORD, "code": format!("{n:06}") } });
        let answer = house.ask(None, query, input).await;
        let limited = answer["errors"][0]["extensions"]["code"].as_str();
        answers.push(
            limited.unwrap_or_else(|| answer["data"]["signIn"]["issues"][0]["code"].as_str().unwrap()).to_owned(),
        );
    }
    // one of five was used to turn it on
    assert_eq!(answers[..4], ["CODE_WRONG"; 4]);
    assert_eq!(answers[7], "RATE_LIMITED");
    house.clock.advance(10 * MINUTE);
    assert!(codes(&sign_in(&house, Some(&app.code(&house, 0))).await).is_empty(), "its owner waits and comes in");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_reset_by_mail_still_asks_for_the_code() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    house.clock.advance(1_000);
    house.act(None, "requestPasswordReset", "", json!({ "email": "ana@example.org" })).await;
    let token = house.letters().await.pop().unwrap().token();
    let asked =
        house.act(None, "resetPassword", "signedIn { accessToken }", json!({ "token": token, "password": NEW })).await;
    assert_eq!(codes(&asked), ["SECOND_FACTOR_NEEDED"]);
    assert!(codes(&sign_in(&house, Some(&app.recovery[0])).await).is_empty(), "the password is as it was");
    let input = json!({ "token": token, "password": NEW, "code": app.code(&house, 0) });
    let after = house.signed_in("resetPassword", input).await;
    assert_eq!(house.email_of(&after.access).await, "ana@example.org", "the link was not used up by asking");
}

#[tokio::test(flavor = "multi_thread")]
async fn beginning_and_ending_ask_for_the_password_and_ending_for_a_code_too() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let token = Some(session.access.as_str());
    let begin =
        |password: &'static str| house.act(token, "beginSecondFactor", "secret uri", json!({ "password": password }));
    let wrong = begin("not the password").await;
    assert_eq!((codes(&wrong), &wrong["secret"]), (vec!["CURRENT_WRONG"], &json!(null)));
    let confirm = |code: String| house.act(token, "confirmSecondFactor", "recoveryCodes", json!({ "code": code }));
    assert_eq!(codes(&confirm("123456".to_owned()).await), ["SECOND_FACTOR_NOT_BEGUN"]);
    let first = begin(PASSWORD).await;
    let uri = first["uri"].as_str().unwrap();
    assert!(uri.starts_with("otpauth://totp/rialto.example.org:ana%40example.org?secret="), "{uri}");
    let second = begin(PASSWORD).await;
    assert_ne!(first["secret"], second["secret"], "a secret is shown once");
    let old = App::of(first["secret"].as_str().unwrap());
    assert_eq!(
        codes(&confirm(old.code(&house, 0)).await),
        ["CODE_WRONG"],
        "begun anew, the one before is worth nothing"
    );
    let app = App::of(second["secret"].as_str().unwrap());
    house.clock.advance(31 * MINUTE);
    assert!(codes(&sign_in(&house, None).await).is_empty(), "nothing has changed before a code was confirmed");
    let session = house.sign_in("ana@example.org").await;
    let code = json!({ "code": app.code(&house, 0) });
    let late = house.act(Some(&session.access), "confirmSecondFactor", "recoveryCodes", code).await;
    assert_eq!(codes(&late), ["SECOND_FACTOR_NOT_BEGUN"], "after half an hour");

    let app = turn_on(&house, &session).await;
    let token = Some(session.access.as_str());
    let again = house.act(token, "beginSecondFactor", "", json!({ "password": PASSWORD })).await;
    assert_eq!(codes(&again), ["SECOND_FACTOR_ON"]);
    let end = async |password: &str, code: &str| {
        let query = "mutation($input: SecondFactorInput!) { endSecondFactor(input: $input) { issues { code } viewer { secondFactorSince } } }";
        let answer = house.ask(token, query, json!({ "input": { "password": password, "code": code } })).await;
        answer["data"]["endSecondFactor"].clone()
    };
    assert_eq!(codes(&end("not the password", &app.code(&house, 0)).await), ["CURRENT_WRONG"]);
    assert_eq!(codes(&end(PASSWORD, "000000").await), ["CODE_WRONG"]);
    let ended = end(PASSWORD, &app.code(&house, 0)).await;
    assert!(codes(&ended).is_empty(), "{ended}");
    assert_eq!(ended["viewer"]["secondFactorSince"], json!(null));
    house.clock.advance(MINUTE);
    assert_eq!(codes(&end(PASSWORD, "000000").await), ["SECOND_FACTOR_OFF"]);
    assert!(codes(&sign_in(&house, None).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_shows_no_secret_of_a_second_factor() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let app = turn_on(&house, &session).await;
    let transaction = house.ctx.database.begin().await.unwrap();
    let stored = rialto_persistence::write::second_factor::all(&transaction).await.unwrap();
    drop(transaction);
    let secret = &stored[0].secret;
    assert!(secret.starts_with("v1.") && !secret.contains(&app.totp.secret().to_base32()), "{secret}");
    // the secret of one account cannot be put in the place of another's
    let iva = house.member("iva@example.org").await;
    house.act(Some(&iva.access), "beginSecondFactor", "", json!({ "password": PASSWORD })).await;
    house.place.execute(&format!("update second_factor set secret = '{secret}'")).await;
    let answer = house
        .ask(
            Some(&iva.access),
            "mutation { confirmSecondFactor(input: { code: \"123456\" }) { issues { code } } }",
            json!({}),
        )
        .await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "INTERNAL");
}
