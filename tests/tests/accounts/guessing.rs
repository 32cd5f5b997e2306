//! Guessing the password of one account from many addresses, without locking its owner out; and time that tells nothing.

use crate::house::{House, MINUTE, PASSWORD, codes};
use rialto_gateway::http::HttpSettings;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const SIGN_IN: &str =
    "mutation($i: SignInInput!) { signIn(input: $i) { issues { code params { name value } } viewer { email } } }";

async fn house() -> House {
    House::with(HttpSettings { behind_tls: true, ..HttpSettings::default() }).await
}

/// Somebody at an address of their own, in a browser with these cookies; the answer and the device cookie that came with it.
async fn at(house: &House, n: usize, cookies: &str, (query, input): (&str, Value)) -> (Value, Option<String>) {
    let call =
        house.call(query, json!({ "i": input })).header("x-forwarded-for", format!("203.0.{}.{}", n / 250, n % 250));
    let response = call.header("cookie", cookies).send().await.unwrap();
    let set = response.headers().get_all("set-cookie").iter().filter_map(|set| set.to_str().unwrap().split(';').next());
    let device = set.filter(|set| set.starts_with("__Host-rialto_device=")).map(str::to_owned).next();
    (response.json().await.unwrap(), device)
}

async fn sign_in(house: &House, n: usize, cookies: &str, (email, password): (&str, &str)) -> (Value, Option<String>) {
    let (answer, device) = at(house, n, cookies, (SIGN_IN, json!({ "email": email, "password": password }))).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    (answer["data"]["signIn"].clone(), device)
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_who_guess_from_many_addresses_are_stopped_and_the_owner_is_not() {
    let house = house().await;
    house.member("ana@example.org").await;
    let (_, device) = sign_in(&house, 900, "", ("ana@example.org", PASSWORD)).await;
    let device = device.expect("signing in makes a browser known");
    // an address without an account is answered alike
    for email in ["ana@example.org", "nobody@example.org"] {
        for n in 0..24 {
            let (answer, _) = sign_in(&house, n, "", (email, "not the password")).await;
            let expected = if n < 20 { "CREDENTIALS_WRONG" } else { "SIGN_IN_GUARDED" };
            assert_eq!(codes(&answer), [expected], "{email}, {n}");
        }
    }
    let (answer, _) = sign_in(&house, 901, "", ("ana@example.org", PASSWORD)).await;
    assert_eq!(codes(&answer), ["SIGN_IN_GUARDED"], "a right guess of a stranger is not told");
    assert_eq!(answer["issues"][0]["params"], json!([{ "name": "retryAfterSeconds", "value": "600" }]));
    let (answer, renewed) = sign_in(&house, 902, &device, ("ana@example.org", PASSWORD)).await;
    assert_eq!(
        answer["viewer"]["email"], "ana@example.org",
        "where she signed in before she comes in, from any address"
    );
    let (answer, _) = sign_in(&house, 903, &device, ("ana@example.org", PASSWORD)).await;
    assert_eq!(codes(&answer), ["SIGN_IN_GUARDED"], "what a browser was known by before is worth nothing");
    // with her browser in hand nobody signs in to another account
    let renewed = renewed.unwrap();
    let (answer, _) = sign_in(&house, 904, &renewed, ("nobody@example.org", PASSWORD)).await;
    assert_eq!(codes(&answer), ["SIGN_IN_GUARDED"]);

    let ask = "mutation($i: RequestPasswordResetInput!) { requestPasswordReset(input: $i) { issues { code } } }";
    at(&house, 905, "", (ask, json!({ "email": "ana@example.org" }))).await;
    let token = house.letters().await.pop().unwrap().token();
    let reset = "mutation($i: ResetPasswordInput!) { resetPassword(input: $i) { issues { code } viewer { email } } }";
    let input = json!({ "token": token, "password": "a boat that sails at dawn" });
    let (answer, device) = at(&house, 906, "", (reset, input)).await;
    assert_eq!(answer["data"]["resetPassword"]["viewer"]["email"], "ana@example.org", "by mail she comes in anywhere");
    let (answer, _) = sign_in(&house, 907, &renewed, ("ana@example.org", "a boat that sails at dawn")).await;
    assert_eq!(codes(&answer), ["SIGN_IN_GUARDED"], "a new password forgets the browsers before");
    let (answer, _) = sign_in(&house, 908, &device.unwrap(), ("ana@example.org", "a boat that sails at dawn")).await;
    assert!(codes(&answer).is_empty(), "{answer}");
    house.clock.advance(10 * MINUTE);
    let (answer, _) = sign_in(&house, 909, "", ("ana@example.org", "a boat that sails at dawn")).await;
    assert!(codes(&answer).is_empty(), "or she waits: {answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_that_is_known_has_no_more_guesses_than_others() {
    let house = house().await;
    house.member("ana@example.org").await;
    let (_, device) = sign_in(&house, 900, "", ("ana@example.org", PASSWORD)).await;
    let input = json!({ "email": "ana@example.org", "password": "not the password" });
    let mut refused = 0;
    for _ in 0..12 {
        let (answer, _) = at(&house, 1, device.as_ref().unwrap(), (SIGN_IN, input.clone())).await;
        refused += usize::from(answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED");
    }
    assert_eq!(refused, 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn right_passwords_use_up_nothing_and_wrong_ones_at_once_are_all_counted() {
    let house = house().await;
    house.member("ana@example.org").await;
    for n in 0..25 {
        let (answer, _) = sign_in(&house, n, "", ("ana@example.org", PASSWORD)).await;
        assert!(codes(&answer).is_empty(), "{n}: {answer}");
    }
    let all = (0..30).map(|n| sign_in(&house, 100 + n, "", ("ana@example.org", "not the password")));
    let mut wrong = 0;
    for (answer, _) in futures_util::future::join_all(all).await {
        wrong += usize::from(codes(&answer) == ["CREDENTIALS_WRONG"]);
    }
    assert_eq!(wrong, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_instance_counts_holds_on_the_others() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    let second = house.second().await;
    let body = json!({ "query": SIGN_IN, "variables": { "i": { "email": "ana@example.org", "password": "not the password" } } });
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut limited = 0;
    for n in 0..12 {
        let address = if n % 2 == 0 { house.address } else { second };
        let answer: Value =
            http.post(format!("http://{address}/graphql")).json(&body).send().await.unwrap().json().await.unwrap();
        limited += usize::from(answer["errors"][0]["extensions"]["code"] == "RATE_LIMITED");
    }
    assert_eq!(limited, 6, "six for both together");
}

/// The median time of two calls that are made in turn, so that what else the machine does falls on both.
async fn medians(house: &House, query: &str, inputs: [&dyn Fn(usize) -> Value; 2]) -> [Duration; 2] {
    const RUNS: usize = 15;
    let mut times = [Vec::new(), Vec::new()];
    for n in 0..RUNS {
        for (which, input) in inputs.iter().enumerate() {
            let started = Instant::now();
            let (answer, _) = at(house, 2 * n + which, "", (query, input(n))).await;
            times[which].push(started.elapsed());
            assert!(answer.get("errors").is_none(), "{answer}");
        }
    }
    times.map(|mut times| {
        times.sort();
        times[RUNS / 2]
    })
}

/// A hash of a password, which takes ten times as long as all the rest, on one side alone would be far over this.
const FACTOR: f64 = 2.0;

#[tokio::test(flavor = "multi_thread")]
async fn known_and_unknown_addresses_take_as_long() {
    let house = house().await;
    house.member("ana@example.org").await;
    let wrong = |email: &'static str| move |_: usize| json!({ "email": email, "password": "not the password" });
    let reset = |email: &'static str| move |_: usize| json!({ "email": email });
    let sign_up = |email: &'static str| move |_: usize| json!({ "email": email, "password": PASSWORD, "name": "A", "language": "en" });
    let reset_query =
        "mutation($i: RequestPasswordResetInput!) { requestPasswordReset(input: $i) { issues { code } } }";
    let sign_up_query = "mutation($i: SignUpInput!) { signUp(input: $i) { issues { code } } }";
    let (known, unknown) = ("ana@example.org", "nobody@example.org");
    for (what, times) in [
        ("signIn", medians(&house, SIGN_IN, [&wrong(known), &wrong(unknown)]).await),
        ("requestPasswordReset", medians(&house, reset_query, [&reset(known), &reset(unknown)]).await),
        ("signUp", medians(&house, sign_up_query, [&sign_up(known), &sign_up(unknown)]).await),
    ] {
        let ratio = times[0].as_secs_f64() / times[1].as_secs_f64();
        assert!((1.0 / FACTOR..FACTOR).contains(&ratio), "{what}: {times:?} tell a known address from an unknown one");
        house.clock.advance(60 * MINUTE);
    }
}
