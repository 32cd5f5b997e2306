//! Appointments, and what a policy officer reads: figures of the own region, never a text.

use crate::world::{World, email};
use serde_json::{Value, json};

async fn unpublished(world: &World, who: &str, code: &str) -> Value {
    let query = format!(
        "{{ region(code: \"{code}\") {{ unpublished {{ projects byStage {{ stage projects }} byPublication {{ publication projects }} }} }} }}"
    );
    let answer = world.house.ask(world.token(who), &query, json!({})).await;
    assert!(answer.get("errors").is_none(), "{answer}");
    answer["data"]["region"]["unpublished"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_officer_reads_figures_of_the_own_region_and_no_text() {
    let world = World::new().await;
    let figures = json!({ "projects": 1, "byStage": [{ "stage": "NEED_IDENTIFIED", "projects": 1 }],
        "byPublication": [{ "publication": "DRAFT", "projects": 1 }] });
    assert_eq!(unpublished(&world, "officer", "SI03").await, figures);
    assert_eq!(unpublished(&world, "officer", "SI031").await, figures, "regions below are part of it");
    for code in ["SI", "SI04", "ES61", "ES"] {
        assert_eq!(unpublished(&world, "officer", code).await, Value::Null, "{code}");
    }
    for who in ["visitor", "stranger", "leader", "hub"] {
        assert_eq!(unpublished(&world, who, "SI03").await, Value::Null, "{who}");
    }
    let fields = "... on Project { title { text } needs { totalCount } }";
    assert_eq!(world.node("officer", &world.draft, fields).await, Value::Null);
    let lists =
        "{ region(code: \"SI03\") { projects { totalCount nodes { slug } } } search(text: \"secret\") { totalCount } }";
    let answer = world.house.ask(world.token("officer"), lists, json!({})).await;
    assert_eq!(answer["data"]["region"]["projects"]["totalCount"], 1);
    assert_eq!(answer["data"]["search"]["totalCount"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_appoint_and_dismiss_and_it_holds_from_the_next_request_on() {
    let world = World::new().await;
    let appoint = |role: &str, region: Value| json!({ "email": email("stranger"), "role": role, "regionCode": region });
    for who in ["stranger", "leader", "hub", "officer"] {
        assert_eq!(world.tries(who, "appoint", appoint("POLICY_OFFICER", json!("SI03"))).await, "FORBIDDEN", "{who}");
        let refused = world.house.refused(world.token(who), "{ appointments { email } }").await;
        assert_eq!(refused, "FORBIDDEN", "{who}");
    }
    assert_eq!(world.house.refused(None, "{ appointments { email } }").await, "UNAUTHENTICATED");
    rialto_app::account::owner::make_administrator(&world.house.ctx, &email("leader")).await.unwrap();
    for (input, answer) in [
        (appoint("POLICY_OFFICER", Value::Null), "REGION_NEEDED"),
        (appoint("POLICY_OFFICER", json!("XX")), "REGION_UNKNOWN"),
        (appoint("MODERATOR", json!("SI03")), "REGION_NOT_HERE"),
        (json!({ "email": "nobody@example.org", "role": "MODERATOR" }), "ACCOUNT_UNKNOWN"),
    ] {
        assert_eq!(world.tries("leader", "appoint", input).await, answer);
    }
    let fields = "appointment { id name email role regionCode regionName }";
    let made = world.does("leader", "appoint", fields, appoint("POLICY_OFFICER", json!("si0"))).await;
    let made = &made["appointment"];
    assert_eq!(
        (&made["role"], &made["regionCode"], &made["email"]),
        (&json!("POLICY_OFFICER"), &json!("SI0"), &json!(email("stranger")))
    );
    assert_eq!(unpublished(&world, "stranger", "SI04").await["projects"], 0);
    assert_eq!(world.tries("leader", "appoint", appoint("POLICY_OFFICER", json!("SI0"))).await, "ALREADY_THERE");
    let own = world.viewer("stranger", "appointments { id role }").await["appointments"].clone();
    assert_eq!(own[0]["id"], made["id"]);
    let all = world.house.ask(world.token("leader"), "{ appointments { id } }", json!({})).await;
    assert_eq!(all["data"]["appointments"].as_array().unwrap().len(), 3);
    assert_eq!(world.tries("stranger", "dismiss", json!({ "id": made["id"] })).await, "FORBIDDEN");
    assert_eq!(world.tries("leader", "dismiss", json!({ "id": made["id"] })).await, "done");
    assert_eq!(world.tries("leader", "dismiss", json!({ "id": made["id"] })).await, "NOT_FOUND");
    assert_eq!(unpublished(&world, "stranger", "SI03").await, Value::Null);
    assert_eq!(world.viewer("stranger", "appointments { id }").await["appointments"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_nobody_answers_for_gets_somebody_from_an_administrator() {
    let world = World::new().await;
    let to = |record: &str, who: &str| json!({ "recordId": record, "email": email(who) });
    for who in ["leader", "hub", "officer", "stranger"] {
        let answer = world.tries(who, "appointLeader", to(&world.other, "stranger")).await;
        assert_eq!(answer, "FORBIDDEN", "{who}");
    }
    assert_eq!(world.tries("visitor", "appointLeader", to(&world.other, "stranger")).await, "UNAUTHENTICATED");
    rialto_app::account::owner::make_administrator(&world.house.ctx, &email("hub")).await.unwrap();
    let fields = "... on Project { isAnsweredFor mayI teamMembers { name } } ... on Dataset { isAnsweredFor }";
    let seen = world.node("hub", &world.other, fields).await;
    assert_eq!((&seen["isAnsweredFor"], &seen["teamMembers"]), (&json!(false), &Value::Null));
    assert!(seen["mayI"].as_array().unwrap().contains(&json!("APPOINT_LEADER")), "{seen}");
    assert_eq!(world.node("hub", &world.project, fields).await["isAnsweredFor"], true);
    for who in ["visitor", "leader", "stranger"] {
        assert_eq!(world.node(who, &world.other, fields).await["isAnsweredFor"], Value::Null, "{who}");
    }
    let archived = world.other.replace("0003", "0004");
    for (input, answer) in [
        (to(&world.project, "stranger"), "HAS_LEADER"),
        (to(&world.draft, "stranger"), "NOT_FOUND"),
        (to(&world.other, "nobody"), "ACCOUNT_UNKNOWN"),
        (json!({ "recordId": world.other, "email": "?" }), "EMAIL_INVALID"),
        (to(&world.other, "stranger"), "done"),
        (to(&world.other, "editor"), "HAS_LEADER"),
        (to(&world.dataset, "stranger"), "done"),
        (to(&archived, "stranger"), "done"),
    ] {
        assert_eq!(world.tries("hub", "appointLeader", input.clone()).await, answer, "{input}");
    }
    assert_eq!(world.role(&world.other, "stranger").await.as_deref(), Some("leader"));
    assert_eq!(world.role(&world.dataset, "stranger").await.as_deref(), Some("manager"));
    let letters = world.house.letters().await;
    let told: Vec<_> =
        letters.iter().filter(|letter| letter.header("Subject").contains("You now answer for")).collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|letter| letter.to == email("stranger")) && told[0].raw.contains("Bridge elsewhere"));
    let history = "... on Project { history(first: 5) { nodes { act by { name } } } }";
    let audit = world.node("stranger", &world.other, history).await.to_string();
    assert!(audit.contains("APPOINT_LEADER") && audit.contains("Person hub"), "{audit}");
    assert!(!world.node("visitor", &world.other, history).await.to_string().contains("APPOINT_LEADER"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_whose_last_leader_erased_the_account_can_be_given_to_somebody_of_its_team() {
    let world = World::new().await;
    rialto_app::account::owner::make_administrator(&world.house.ctx, &email("hub")).await.unwrap();
    let editor = json!({ "recordId": world.project, "email": email("editor") });
    assert_eq!(world.tries("hub", "appointLeader", editor.clone()).await, "HAS_LEADER");
    let erase = json!({ "password": crate::house::PASSWORD, "content": "KEEP" });
    assert_eq!(world.tries("leader", "eraseAccount", erase).await, "done");
    assert_eq!(world.tries("hub", "appointLeader", editor).await, "done");
    assert_eq!(world.role(&world.project, "editor").await.as_deref(), Some("leader"), "an editor before");
}
