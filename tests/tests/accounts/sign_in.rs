//! Signing in and out, and how often it may be tried.

use crate::house::{House, MINUTE, PASSWORD, codes};
use reqwest::Method;
use rialto_gateway::http::HttpSettings;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_at_once_on_every_instance() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let second = house.second().await;
    let there = || async {
        let request = reqwest::Client::new().post(format!("http://{second}/graphql")).bearer_auth(&session.access);
        request.json(&json!({ "query": "{ viewer { email } }" })).send().await.unwrap()
    };
    let answer: Value = there().await.json().await.unwrap();
    assert_eq!(
        answer["data"]["viewer"]["email"], "ana@example.org",
        "the other instance knows the key and the session"
    );
    let response = house.call("mutation { signOut { issues { code } } }", json!({})).bearer_auth(&session.access);
    let response = response.send().await.unwrap();
    let cleared = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cleared.starts_with("rialto_refresh=;") && cleared.contains("Max-Age=0"), "{cleared}");
    assert_eq!(there().await.status(), 401);
    assert_eq!(house.refused(Some(&session.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    assert_eq!(house.refresh(&session.cookie).await.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_everywhere_ends_all_sessions_of_the_viewer_and_of_nobody_else() {
    let house = House::new().await;
    let (first, other) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let second = house.sign_in("ana@example.org").await;
    house.ask(Some(&second.access), "mutation { signOutEverywhere { issues { code } } }", json!({})).await;
    for session in [&first, &second] {
        assert_eq!(house.refused(Some(&session.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    }
    assert_eq!(house.email_of(&other.access).await, "iva@example.org");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_ended_by_its_owner_alone() {
    let house = House::new().await;
    let (first, other) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    house.clock.advance(1_000);
    let second = house.sign_in("ana@example.org").await;
    let query = "{ viewer { sessions { id isCurrent startedAt expiresAt lastUsedAt } } }";
    let sessions = house.ask(Some(&second.access), query, json!({})).await["data"]["viewer"]["sessions"].clone();
    assert_eq!(sessions.as_array().unwrap().len(), 2);
    assert_eq!((&sessions[0]["isCurrent"], &sessions[1]["isCurrent"]), (&json!(true), &json!(false)));
    let id = sessions[1]["id"].as_str().unwrap();
    let end = format!(
        "mutation {{ endSession(input: {{ id: \"{id}\" }}) {{ issues {{ code }} viewer {{ sessions {{ id }} }} }} }}"
    );
    assert_eq!(house.refused(Some(&other.access), &end).await, "NOT_FOUND", "nobody learns whose session it is");
    assert_eq!(house.refused(None, &end).await, "UNAUTHENTICATED");
    let left = house.ask(Some(&second.access), &end, json!({})).await;
    assert_eq!(left["data"]["endSession"]["viewer"]["sessions"].as_array().unwrap().len(), 1, "{left}");
    assert_eq!(house.refused(Some(&first.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    assert_eq!(house.refused(Some(&second.access), &end).await, "NOT_FOUND", "it has ended");
    for wrong in ["nonsense", "project_0190f3a2000070008000000000000001"] {
        let end = format!("mutation {{ endSession(input: {{ id: \"{wrong}\" }}) {{ issues {{ code }} }} }}");
        assert_eq!(house.refused(Some(&second.access), &end).await, "NOT_FOUND");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_passwords_is_stopped_and_the_owner_is_not() {
    let house = House::with(HttpSettings { behind_tls: true, ..HttpSettings::default() }).await;
    house.member("ana@example.org").await;
    let guess = |from: &'static str, password: &'static str| {
        let query = "mutation($i: SignInInput!) { signIn(input: $i) { issues { code } signedIn { expiresAt } } }";
        let call = house.call(query, json!({ "i": { "email": "ana@example.org", "password": password } }));
        async move { call.header("x-forwarded-for", from).send().await.unwrap().json::<Value>().await.unwrap() }
    };
    for _ in 0..6 {
        let answer = guess("198.51.100.7", "not the password").await;
        assert_eq!(answer["data"]["signIn"]["issues"][0]["code"], "CREDENTIALS_WRONG");
    }
    let stopped = guess("198.51.100.7", PASSWORD).await;
    assert_eq!(stopped["errors"][0]["extensions"]["code"], "RATE_LIMITED");
    assert_eq!(stopped["errors"][0]["extensions"]["retryAfterSeconds"], 60);
    assert_eq!((&stopped["data"], &stopped["errors"][0]["path"]), (&json!(null), &json!(["signIn"])));
    // what a caller writes in front of what the proxy writes changes nothing
    assert!(guess("203.0.113.9, 198.51.100.7", PASSWORD).await.get("errors").is_some());
    let owner = guess("203.0.113.9", PASSWORD).await;
    assert!(owner["data"]["signIn"]["signedIn"].is_object(), "the owner gets in from another address: {owner}");
    house.clock.advance(MINUTE);
    assert!(guess("198.51.100.7", PASSWORD).await["data"]["signIn"]["signedIn"].is_object());
}

#[tokio::test(flavor = "multi_thread")]
async fn each_field_of_a_mutation_counts_as_a_try() {
    let house = House::new().await;
    house.member("ana@example.org").await;
    let field = |n| {
        format!(
            "a{n}: signIn(input: {{ email: \"ana@example.org\", password: \"guess number {n}\" }}) {{ issues {{ code }} }} "
        )
    };
    let guesses: String = (0..7).map(field).collect();
    let answer = house.ask(None, &format!("mutation {{ {guesses} }}"), json!({})).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{answer}");
    assert_eq!(answer["errors"][0]["path"], json!(["a6"]));
    let many: String = (0..21).map(field).collect();
    assert_eq!(house.refused(None, &format!("mutation {{ {many} }}")).await, "BAD_USER_INPUT");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mutation_is_never_run_by_get_and_nothing_is_done_when_its_answer_cannot_be_planned() {
    let house = House::new().await;
    let sign_up = |fields: &str| {
        format!(
            "mutation {{ signUp(input: {{ email: \"ana@example.org\", password: \"{PASSWORD}\", name: \"Ana\", language: \"en\" }}) {{ {fields} }} }}"
        )
    };
    let query: String = reqwest::Url::parse_with_params("http://x/graphql", [("query", sign_up("issues { code }"))])
        .unwrap()
        .query()
        .unwrap()
        .to_owned();
    let response = house.request(Method::GET, &format!("/graphql?{query}")).send().await.unwrap();
    assert_eq!((response.status().as_u16(), response.headers()["allow"].to_str().unwrap()), (405, "POST"));
    for wrong in ["nothing", "issues { code nothing }", "issues"] {
        assert_eq!(house.refused(None, &sign_up(wrong)).await, "BAD_USER_INPUT");
    }
    assert!(house.letters().await.is_empty());
    let answer = house.ask(None, &sign_up("__typename issues { __typename }"), json!({})).await;
    assert_eq!(answer["data"]["signUp"]["__typename"], "SignUpPayload", "{answer}");
    assert!(answer["extensions"]["cost"]["requested"].as_u64().unwrap() > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_with_a_token_is_kept_by_nobody_and_a_wrong_password_signs_nobody_in() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let query = "mutation($i: SignInInput!) { signIn(input: $i) { issues { code } signedIn { accessToken } viewer { email } } }";
    let right = json!({ "i": { "email": "ANA@example.org", "password": PASSWORD } });
    let response = house.call(query, right).send().await.unwrap();
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert!(response.headers().get("content-security-policy").is_some());
    let wrong = json!({ "i": { "email": "ana@example.org", "password": "not the password" } });
    let response = house.call(query, wrong).bearer_auth(&session.access).send().await.unwrap();
    assert!(response.headers().get("set-cookie").is_none());
    let body: Value = response.json().await.unwrap();
    assert_eq!(codes(&body["data"]["signIn"]), ["CREDENTIALS_WRONG"]);
    assert_eq!(body["data"]["signIn"]["viewer"], json!(null), "whoever is signed in already did not sign in by this");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_a_member_is_one_statement_beside_the_look_at_the_session() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let before = house.ctx.database.statements_read();
    let query = "{ viewer { email sessions { device } apiTokens { name scopes } } projects(first: 1) { totalCount } }";
    house.ask(Some(&session.access), query, json!({})).await;
    assert_eq!(house.ctx.database.statements_read() - before, 2);
    let before = house.ctx.database.statements_read();
    let answer = house.ask(None, "{ viewer { email } }", json!({})).await;
    assert_eq!((&answer["data"]["viewer"], house.ctx.database.statements_read() - before), (&json!(null), 0));
}
