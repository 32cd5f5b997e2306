//! What is hidden and what never existed: the same steps, so that no clock tells them apart.
//!
//! What takes time is what is asked of the database, and each commit waits for the disk. So the statements of both are
//! compared, in their order and with the beginnings and ends of transactions, which is exact where a clock is not. One test, because
//! it listens to the whole process.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

#[path = "../accounts/house.rs"]
#[allow(dead_code, reason = "shared with the tests of accounts, which use all of it")]
mod house;
#[path = "../life/world.rs"]
#[allow(dead_code, reason = "shared with the tests of lives, which use all of it")]
mod world;

use house::MINUTE;
use serde_json::{Value, json};
use std::fmt::Debug;
use std::sync::Mutex;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use world::{World, email};

static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Hears every statement of this process.
struct Ear;

impl<S: Subscriber> Layer<S> for Ear {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        struct Sql;
        impl Visit for Sql {
            fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
                if field.name() == "sql" {
                    HEARD.lock().unwrap().push(format!("{value:?}"));
                }
            }
        }
        event.record(&mut Sql);
    }
}

fn heard() -> Vec<String> {
    std::mem::take(&mut HEARD.lock().unwrap())
}

/// The steps of a call and what it was answered, without what is different each time.
async fn steps(world: &World, who: &str, query: &str, input: &Value) -> (Vec<String>, String) {
    heard();
    let answer = world.house.ask(world.token(who), query, json!({ "input": input })).await;
    let mut text = answer.to_string();
    if let Some(request) = answer["errors"][0]["extensions"]["requestId"].as_str() {
        text = text.replace(request, "");
    }
    (heard(), text)
}

/// The same call for two things that nobody may tell apart.
async fn alike(world: &World, (who, query): (&str, &str), one: Value, other: Value) {
    let first = steps(world, who, query, &one).await;
    let second = steps(world, who, query, &other).await;
    assert!(!first.0.is_empty(), "nothing was asked of the database: {query}: {}", first.1);
    assert_eq!(first.1, second.1, "{who}: {query}: answers differ for {one} and {other}");
    assert_eq!(first.0, second.0, "{who}: {query}: steps differ for {one} and {other}");
}

fn mutation(name: &str) -> String {
    let ty = match name {
        "publish" | "archive" | "restore" | "delete" => "RecordInput".to_owned(),
        _ => format!("{}{}Input", name[..1].to_uppercase(), &name[1..]),
    };
    format!("mutation($input: {ty}!) {{ {name}(input: $input) {{ issues {{ path code message }} }} }}")
}

/// What somebody who has nothing to do with a record tries upon it.
fn tries(id: &str) -> Vec<(&'static str, Value)> {
    vec![
        ("askToJoin", json!({ "recordId": id })),
        ("report", json!({ "id": id, "reason": "SPAM" })),
        (
            "contribute",
            json!({ "projectId": id, "area": "FUNDING", "kind": "ADVICE", "text": "Ask.", "language": "en" }),
        ),
        ("editProject", json!({ "id": id, "version": 1, "title": "Mine" })),
        ("publish", json!({ "id": id, "version": 1 })),
        ("archive", json!({ "id": id, "version": 1 })),
        ("delete", json!({ "id": id, "version": 1 })),
        ("restore", json!({ "id": id, "version": 1 })),
        ("openNeed", json!({ "projectId": id, "area": "FUNDING", "kind": "FUNDING", "title": "A bank" })),
        ("moveProject", json!({ "projectId": id, "version": 1, "stage": "UNDERSTOOD" })),
        ("addNote", json!({ "recordId": id, "text": "Between us" })),
        ("invite", json!({ "recordId": id, "email": email("hub"), "role": "VIEWER", "language": "en" })),
        ("leave", json!({ "recordId": id })),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hidden_and_what_never_existed_take_the_same_steps_and_get_the_same_answers() {
    let ear = Ear.with_filter(Targets::new().with_target("rialto_persistence", Level::TRACE));
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(ear)).unwrap();
    let world = World::new().await;
    let hidden = world.draft.clone();
    let never = format!("{}{}", &hidden[..hidden.len() - 4], "fade");

    for state in ["draft", "archived", "hidden", "deleted"] {
        world
            .house
            .place
            .execute(&format!("update project set publication = '{state}' where slug = 'secret-bridge'"))
            .await;
        for who in ["visitor", "stranger"] {
            let all =
                "__typename ... on Project { title { text } version history(first: 2) { totalCount } notes { text } }";
            let by_id = |id: &str| format!("{{ node(id: \"{id}\") {{ {all} }} project(id: \"{id}\") {{ slug }} }}");
            let (one, other) = (by_id(&hidden), by_id(&never));
            let first = steps(&world, who, &one, &Value::Null).await;
            assert_eq!(first, steps(&world, who, &other, &Value::Null).await, "{state} {who}: by id");
            let by_slug = |slug: &str| format!("{{ project(slug: \"{slug}\") {{ title {{ text }} mayI }} }}");
            let (one, other) = (by_slug("secret-bridge"), by_slug("no-such-thing"));
            let first = steps(&world, who, &one, &Value::Null).await;
            assert_eq!(first, steps(&world, who, &other, &Value::Null).await, "{state} {who}: by slug");
            for ((name, one), (_, other)) in tries(&hidden).into_iter().zip(tries(&never)) {
                if who == "stranger" || name == "report" {
                    world.house.clock.advance(5_000);
                    alike(&world, (who, &mutation(name)), one, other).await;
                }
            }
        }
    }
    // what is named beside a record of one's own
    let hidden = "organisation_0190f3a200007000800000000000000d";
    let add = |id: &str| json!({ "projectId": world.project, "organisationId": id, "role": "FUNDER" });
    alike(&world, ("editor", &mutation("addProjectOrganisation")), add(hidden), add(&hidden.replace("000d", "fade")))
        .await;

    // a conversation of others
    let message = |id: &str| json!({ "conversationId": id, "text": "Let me in." });
    let theirs = json!({ "projectId": world.project, "personId": world.profiles["hub"], "text": "Will you come?" });
    world.house.place.execute("update person set is_expert = (1 = 1) where slug = 'person-hub'").await;
    let made = world.does("leader", "writeMessage", "conversation { id }", theirs).await;
    let theirs = made["conversation"]["id"].as_str().unwrap();
    let never = format!("{}{}", &theirs[..theirs.len() - 4], "fade");
    for name in ["writeMessage", "markConversationRead", "blockConversation"] {
        let input = |id: &str| match name {
            "writeMessage" => message(id),
            "blockConversation" => json!({ "conversationId": id, "block": true }),
            _ => json!({ "conversationId": id }),
        };
        alike(&world, ("stranger", &mutation(name)), input(theirs), input(&never)).await;
    }
    let by_id = |id: &str| {
        format!(
            "{{ conversation(id: \"{id}\") {{ title unread messages {{ totalCount }} }} node(id: \"{id}\") {{ id }} }}"
        )
    };
    let first = steps(&world, "stranger", &by_id(theirs), &Value::Null).await;
    assert_eq!(first, steps(&world, "stranger", &by_id(&never), &Value::Null).await, "a conversation by its id");

    // who has an account
    world.house.clock.advance(MINUTE);
    let invite =
        |address: &str| json!({ "recordId": world.project, "email": address, "role": "VIEWER", "language": "en" });
    alike(&world, ("leader", &mutation("invite")), invite(&email("hub")), invite("nobody@example.org")).await;
    let wrong = |address: &str| json!({ "email": address, "password": "five bridges over a lagoon" });
    alike(&world, ("visitor", &mutation("signIn")), wrong(&email("hub")), wrong("nobody@example.org")).await;
    let forgot = |address: &str| json!({ "email": address });
    let reset = mutation("requestPasswordReset");
    alike(&world, ("visitor", &reset), forgot(&email("hub")), forgot("nobody@example.org")).await;
    let new = |address: &str| json!({ "email": address, "password": house::PASSWORD, "name": "Iva", "language": "en" });
    alike(&world, ("visitor", &mutation("signUp")), new(&email("hub")), new("nobody@example.org")).await;
}
