//! Renewing a session by its cookie.

use crate::house::{DAY, House, MINUTE, cookie};
use reqwest::Method;
use rialto_app::account::GRACE_MS;
use rialto_gateway::http::HttpSettings;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_renews_the_session_and_is_renewed_itself() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    house.clock.advance(10 * MINUTE);
    assert_eq!(
        house.refused(Some(&session.access), "{ viewer { email } }").await,
        "UNAUTHENTICATED",
        "it is ten minutes old"
    );
    let response = house.refresh(&session.cookie).await;
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["cache-control"], "no-store");
    let set = response.headers()["set-cookie"].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/session", "Max-Age=2592000"] {
        assert!(set.contains(part), "{part}: {set}");
    }
    assert!(!set.contains("Secure") && set.starts_with("rialto_refresh="), "{set}");
    assert_ne!(cookie(&response).unwrap(), session.cookie);
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["expiresAt"], "2026-11-22T08:20:00.000Z");
    assert_eq!(house.email_of(body["accessToken"].as_str().unwrap()).await, "ana@example.org");
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_tls_the_cookie_is_of_this_host_alone() {
    let house = House::with(HttpSettings { behind_tls: true, ..HttpSettings::default() }).await;
    let session = house.member("ana@example.org").await;
    let request = house.request(Method::POST, "/session/refresh").header("cookie", &session.cookie);
    let response = request.header("origin", format!("https://{}", house.address)).send().await.unwrap();
    let set = response.headers()["set-cookie"].to_str().unwrap();
    assert!(set.starts_with("__Host-rialto_refresh=") && set.contains("Secure") && set.contains("Path=/;"), "{set}");
    assert!(!set.contains("Domain"), "{set}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_that_is_used_again_ends_its_session() {
    let house = House::new().await;
    let stolen = house.member("ana@example.org").await.cookie;
    let other = house.sign_in("ana@example.org").await;
    let response = house.refresh(&stolen).await;
    let next = cookie(&response).unwrap();
    let access = response.json::<Value>().await.unwrap()["accessToken"].as_str().unwrap().to_owned();
    house.clock.advance(GRACE_MS);
    let reused = house.refresh(&stolen).await;
    assert_eq!(reused.status(), 401);
    assert!(reused.headers()["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    let body: Value = reused.json().await.unwrap();
    assert_eq!(body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    assert_eq!(house.refresh(&next).await.status(), 401, "the family is over");
    assert_eq!(house.refused(Some(&access), "{ viewer { email } }").await, "UNAUTHENTICATED");
    assert_eq!(house.email_of(&other.access).await, "ana@example.org", "another sign-in of the same person goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_from_two_renewals_ago_ends_its_session_too() {
    let house = House::new().await;
    let first = house.member("ana@example.org").await.cookie;
    let second = cookie(&house.refresh(&first).await).unwrap();
    let third = cookie(&house.refresh(&second).await).unwrap();
    assert_eq!(house.refresh(&first).await.status(), 401);
    assert_eq!(house.refresh(&third).await.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_tabs_that_renew_at_once_both_go_on() {
    let house = House::new().await;
    let shared = house.member("ana@example.org").await.cookie;
    let (one, two) = tokio::join!(house.refresh(&shared), house.refresh(&shared));
    assert_eq!((one.status().as_u16(), two.status().as_u16()), (200, 200));
    let cookies: Vec<String> = [&one, &two].into_iter().filter_map(cookie).collect();
    assert_eq!(cookies.len(), 1, "the browser has one cookie, so one of them brings the next");
    for response in [one, two] {
        let body: Value = response.json().await.unwrap();
        assert_eq!(house.email_of(body["accessToken"].as_str().unwrap()).await, "ana@example.org");
    }
    house.clock.advance(GRACE_MS - 1);
    let late = house.refresh(&shared).await;
    assert_eq!((late.status().as_u16(), cookie(&late)), (200, None), "still within the time of grace");
    assert_eq!(house.refresh(&cookies[0]).await.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_renewed_by_pages_of_the_site_and_of_listed_origins_alone() {
    let listed = "https://app.example.org".to_owned();
    let house = House::with(HttpSettings { allowed_origins: vec![listed.clone()], ..HttpSettings::default() }).await;
    let session = house.member("ana@example.org").await;
    let from = |origin: Option<String>| {
        let request = house.request(Method::POST, "/session/refresh").header("cookie", &session.cookie);
        match origin {
            Some(origin) => request.header("origin", origin).send(),
            None => request.send(),
        }
    };
    let here = house.address;
    for origin in [
        None,
        Some("null".to_owned()),
        Some("https://evil.example".to_owned()),
        Some(format!("https://{here}")),
        Some(format!("http://{here}.evil.example")),
        Some(format!("http://evil.example@{here}")),
        Some(String::new()),
    ] {
        let shown = format!("{origin:?}");
        assert_eq!(from(origin).await.unwrap().status(), 403, "{shown}");
    }
    let response = from(Some(listed.clone())).await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["access-control-allow-origin"].to_str().unwrap(), listed);
    assert_eq!(house.request(Method::GET, "/session/refresh").send().await.unwrap().status(), 405);
}

#[tokio::test(flavor = "multi_thread")]
async fn nonsense_in_the_cookie_is_refused() {
    let house = House::new().await;
    let id = "0190f3a2000070008000000000000001";
    for value in ["", "x", ".", &format!("{id}."), &format!("{id}.x"), &format!("{id}{}", "x".repeat(9000))] {
        assert_eq!(house.refresh(&format!("rialto_refresh={value}")).await.status(), 401, "{value:.60}");
    }
    assert_eq!(house.refresh("other=1").await.status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_a_month_without_use_and_after_three_in_any_case() {
    let house = House::new().await;
    let idle = house.member("ana@example.org").await.cookie;
    let mut used = house.sign_in("ana@example.org").await.cookie;
    for _ in 0..4 {
        house.clock.advance(20 * DAY);
        let response = house.refresh(&used).await;
        assert_eq!(response.status(), 200);
        used = cookie(&response).unwrap();
    }
    assert_eq!(house.refresh(&idle).await.status(), 401);
    house.clock.advance(10 * DAY);
    assert_eq!(house.refresh(&used).await.status(), 401, "ninety days are over");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_published_and_renewed_without_signing_anybody_out() {
    let house = House::new().await;
    let keys = || async {
        let response = house.request(Method::GET, "/.well-known/jwks.json").send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "application/jwk-set+json");
        response.json::<Value>().await.unwrap()["keys"].as_array().unwrap().clone()
    };
    let first = keys().await;
    assert_eq!(first.len(), 1);
    let names: Vec<&str> = first[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, ["alg", "crv", "kid", "kty", "use", "x"], "and nothing private");
    house.clock.advance(30 * DAY - MINUTE);
    let session = house.member("ana@example.org").await;
    house.clock.advance(2 * MINUTE);
    assert_eq!(keys().await.len(), 2, "a new key signs, the old one is still known");
    assert_eq!(house.email_of(&session.access).await, "ana@example.org", "what the old key signed is believed");
    house.clock.advance(3 * DAY);
    assert_eq!(keys().await.len(), 1);
}
