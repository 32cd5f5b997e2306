//! The stream beside a table: what may be embedded, and what stays a link.

use crate::round::Round;
use reqwest::Method;
use rialto_gateway::http::HttpSettings;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn only_addresses_of_known_providers_are_embedded() {
    let round = Round::new().await;
    let read = "query($id: ID!) { session(id: $id) { stream { url embedUrl provider } } }";
    let stream = |answer: serde_json::Value| answer["data"]["session"]["stream"].clone();
    let known = stream(round.house.ask(None, read, json!({ "id": round.session })).await);
    assert_eq!(
        known,
        json!({
            "url": "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "embedUrl": "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
            "provider": "YOUTUBE"
        })
    );
    for hostile in ["https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ", "javascript:alert(1)"] {
        round.house.place.run(&format!("update session set stream_url = '{hostile}'")).await;
        let link = stream(round.house.ask(None, read, json!({ "id": round.session })).await);
        assert_eq!(link, json!({ "url": hostile, "embedUrl": null, "provider": null }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_frame_players_of_known_providers_and_nothing_else() {
    let peertubes = ["tube.example.org".parse().unwrap()].into_iter().collect();
    let round = Round::with(HttpSettings { peertubes, ..crate::round::settings() }).await;
    let policy = async |path: &str| {
        let response = round.house.request(Method::GET, path).send().await.unwrap();
        response.headers()["content-security-policy"].to_str().unwrap().to_owned()
    };
    let page = policy("/sessions/x/table").await;
    assert!(
        page.ends_with(
            "; frame-src https://www.youtube-nocookie.com https://player.vimeo.com https://tube.example.org"
        ),
        "{page}"
    );
    assert!(!policy("/graphql?query=x").await.contains("frame-src"));
}
