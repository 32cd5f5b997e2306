//! Two servers on one database: what ends on one ends on the other.

use crate::network::{EMAIL, Network};
use serde_json::{Value, json};

async fn status(address: std::net::SocketAddr, token: &str) -> u16 {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let call = client.post(format!("http://{address}/graphql")).bearer_auth(token);
    call.json(&json!({ "query": "{ viewer { id } }" })).send().await.unwrap().status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_out_and_a_ban_on_one_server_hold_on_the_other() {
    let network = Network::new().await;
    let house = &network.house;
    let other = house.second().await;
    let moderator = network.moderator("mod@example.org").await;
    let elsewhere = house.sign_in(EMAIL).await;
    assert_eq!((status(other, &network.leader.access).await, status(other, &elsewhere.access).await), (200, 200));
    house.ask(Some(&elsewhere.access), "mutation { signOut { issues { code } } }", json!({})).await;
    assert_eq!((status(other, &network.leader.access).await, status(other, &elsewhere.access).await), (200, 401));
    let report = network.reported(&moderator).await;
    let ban = json!({ "id": report, "decision": "BAN", "rule": "RESPECT", "note": "Insults." });
    house.act(Some(&moderator.access), "decideReport", "", ban).await;
    assert_eq!(status(other, &network.leader.access).await, 401, "the ban holds on every server");
    // who signs in again is banned on the other server as well
    let again = house.sign_in(EMAIL).await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let write =
        "mutation { createApiToken(input: { name: \"x\", scopes: [READ], expiresInDays: 1 }) { issues { code } } }";
    let answer = client.post(format!("http://{other}/graphql")).bearer_auth(&again.access);
    let answer: Value = answer.json(&json!({ "query": write })).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BANNED", "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_be_reported_and_downloaded_is_counted_on_all_servers_together() {
    let network = Network::new().await;
    let house = &network.house;
    let servers = [house.address, house.second().await];
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let report = json!({ "query": "mutation($input: ReportInput!) { report(input: $input) { issues { code } } }",
        "variables": { "input": { "id": network.project["id"], "reason": "SPAM" } } });
    let mut answers = Vec::new();
    for n in 0..11 {
        let call = client.post(format!("http://{}/graphql", servers[n % 2])).bearer_auth(&network.leader.access);
        let answer: Value = call.json(&report).send().await.unwrap().json().await.unwrap();
        answers.push(answer["errors"][0]["extensions"]["code"].as_str().unwrap_or("done").to_owned());
    }
    assert_eq!(answers[..10], vec!["done"; 10], "ten at once, whichever servers they come to");
    assert_eq!(answers[10], "RATE_LIMITED");

    let mut statuses = Vec::new();
    for n in 0..7 {
        let call = client.get(format!("http://{}/my-data.json", servers[n % 2])).bearer_auth(&network.leader.access);
        statuses.push(call.send().await.unwrap().status().as_u16());
    }
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 429]);
}
