//! Asking to join, and the answer.

use crate::world::{World, email};
use serde_json::{Value, json};

const OPEN: &str =
    "... on Project { requests { id name message personId } } ... on Organisation { requests { id name } }";

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_to_join_is_answered() {
    let world = World::new().await;
    let ask = json!({ "recordId": world.project, "message": "I can weld." });
    for (who, answer) in
        [("visitor", "UNAUTHENTICATED"), ("editor", "FORBIDDEN"), ("stranger", "done"), ("stranger", "ALREADY_ASKED")]
    {
        assert_eq!(world.tries(who, "askToJoin", ask.clone()).await, answer, "{who}");
    }
    for who in ["visitor", "stranger", "viewer", "editor", "hub"] {
        assert_eq!(world.node(who, &world.project, OPEN).await["requests"], Value::Null, "{who}");
    }
    let seen = world.node("leader", &world.project, OPEN).await["requests"].clone();
    assert_eq!((&seen[0]["name"], &seen[0]["message"]), (&json!("Person stranger"), &json!("I can weld.")));
    let own = world.viewer("stranger", "requests { id recordId }").await["requests"].clone();
    assert_eq!((&own[0]["id"], &own[0]["recordId"]), (&seen[0]["id"], &json!(world.project)));

    let id = &seen[0]["id"];
    let yes = json!({ "id": id, "accept": true });
    assert_eq!(world.tries("leader", "answerRequest", yes.clone()).await, "REQUIRED");
    assert_eq!(world.tries("editor", "answerRequest", yes).await, "NOT_FOUND");
    let yes = json!({ "id": id, "accept": true, "role": "EDITOR" });
    let (one, two) = tokio::join!(
        world.tries("leader", "answerRequest", yes.clone()),
        world.tries("stranger", "withdrawRequest", json!({ "id": id }))
    );
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["REQUEST_OVER", "done"], "answered or withdrawn, never both");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_accepted_refused_or_withdrawn() {
    let world = World::new().await;
    let id = |record: &str| {
        let (world, record) = (&world, record.to_owned());
        async move {
            world.does("stranger", "askToJoin", "", json!({ "recordId": record })).await;
            world.node("leader", &record, OPEN).await["requests"][0]["id"].clone()
        }
    };
    let request = id(&world.project).await;
    assert_eq!(world.tries("hub", "withdrawRequest", json!({ "id": request })).await, "NOT_FOUND");
    assert_eq!(world.tries("stranger", "withdrawRequest", json!({ "id": request })).await, "done");
    assert_eq!(world.tries("stranger", "withdrawRequest", json!({ "id": request })).await, "REQUEST_OVER");
    let request = id(&world.project).await;
    assert_eq!(world.tries("leader", "answerRequest", json!({ "id": request, "accept": false })).await, "done");
    assert_eq!(world.role(&world.project, "stranger").await, None);
    let request = id(&world.organisation).await;
    let wrong = json!({ "id": request, "accept": true, "role": "LEADER" });
    assert_eq!(world.tries("leader", "answerRequest", wrong).await, "ROLE_NOT_HERE");
    let yes = json!({ "id": request, "accept": true, "role": "PARTICIPANT" });
    assert_eq!(world.tries("leader", "answerRequest", yes).await, "done");
    assert_eq!(world.role(&world.organisation, "stranger").await.as_deref(), Some("participant"));

    // a draft cannot be asked for, and answers as one that never was
    let never = "project_0190f3a2000070008000000000fff000";
    for record in [world.draft.as_str(), never] {
        assert_eq!(world.tries("stranger", "askToJoin", json!({ "recordId": record })).await, "NOT_FOUND");
    }
    assert_eq!(world.tries("stranger", "askToJoin", json!({ "recordId": world.cluster })).await, "FORBIDDEN");
}

/// Letters with these words in the subject, and to whom they went.
async fn letters(world: &World, subject: &str) -> Vec<(String, String)> {
    let all = world.house.letters().await.into_iter();
    all.filter(|letter| letter.header("Subject").contains(subject)).map(|letter| (letter.to, letter.raw)).collect()
}

const ASKED: &str = "Somebody asks to join";
const ACCEPTED: &str = "was accepted";
const ANSWERED: &str = "was answered";

#[tokio::test(flavor = "multi_thread")]
async fn those_who_answer_for_a_record_get_one_letter_for_each_request_and_the_asker_one_with_the_answer() {
    let world = World::new().await;
    let change = json!({ "recordId": world.project, "personId": world.profiles["editor"], "role": "LEADER" });
    world.does("leader", "changeRole", "", change).await;
    let ask = json!({ "recordId": world.project, "message": "I can weld.\n{title}" });
    world.does("stranger", "askToJoin", "", ask.clone()).await;
    assert_eq!(world.tries("stranger", "askToJoin", ask).await, "ALREADY_ASKED");
    let asked = letters(&world, ASKED).await;
    let to: Vec<&str> = asked.iter().map(|(to, _)| to.as_str()).collect();
    assert_eq!(to, [email("leader"), email("editor")], "one to each who answers for it, none to who only reads");
    for (_, letter) in &asked {
        assert!(
            letter.contains("Person stranger asks to join the team of") && letter.contains("Bridge over the river")
        );
        assert!(letter.contains("I can weld.") && letter.contains("/my"), "{letter}");
    }
    let id = world.viewer("leader", "requestsToAnswer { id }").await["requestsToAnswer"][0]["id"].clone();
    world.does("editor", "answerRequest", "", json!({ "id": id, "accept": true, "role": "VIEWER" })).await;
    let accepted = letters(&world, ACCEPTED).await;
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0].0, email("stranger"));
    assert!(accepted[0].1.contains("Bridge over the river"), "{}", accepted[0].1);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_letter_tells_the_asker_of_a_record_that_they_may_no_longer_see() {
    let world = World::new().await;
    for (archive, told) in [(false, 1), (true, 1)] {
        world.does("stranger", "askToJoin", "", json!({ "recordId": world.project })).await;
        let id = world.viewer("leader", "requestsToAnswer { id }").await["requestsToAnswer"][0]["id"].clone();
        if archive {
            let version = world.version(&world.project).await;
            let archive = format!(
                "mutation {{ archive(input: {{ id: \"{}\", version: {version} }}) {{ issues {{ code }} }} }}",
                world.project
            );
            let done = world.house.ask(world.token("leader"), &archive, json!({})).await;
            assert_eq!(done["data"]["archive"]["issues"], json!([]), "{done}");
            let seen = world.viewer("stranger", "requests { id title }").await;
            assert_eq!(seen["requests"], json!([]), "what a record is called now is for who may see it");
        }
        world.does("leader", "answerRequest", "", json!({ "id": id, "accept": false })).await;
        assert_eq!(letters(&world, ANSWERED).await.len(), told, "archived: {archive}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_answers_for_records_sees_what_waits_there_and_nobody_else_does() {
    let world = World::new().await;
    let fields = "requestsToAnswer { id recordId kind title slug name message } requests { id } invitations { id }";
    let before = world.house.ctx.database.statements_read();
    assert_eq!(world.viewer("leader", fields).await["requestsToAnswer"], json!([]));
    let empty = world.house.ctx.database.statements_read() - before;
    for record in [&world.project, &world.organisation, &world.other] {
        world.does("stranger", "askToJoin", "", json!({ "recordId": record, "message": "Geheim" })).await;
    }
    world.does("hub", "askToJoin", "", json!({ "recordId": world.project })).await;
    let before = world.house.ctx.database.statements_read();
    let seen = world.viewer("leader", fields).await["requestsToAnswer"].clone();
    assert_eq!(world.house.ctx.database.statements_read() - before, empty, "three requests take no more statements");
    let seen: Vec<(&str, &str)> = seen
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["recordId"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    let (project, organisation) = (world.project.as_str(), world.organisation.as_str());
    let mut expected =
        [(project, "Person stranger"), (organisation, "Person stranger"), (project, "Person hub")].to_vec();
    let mut sorted = seen.clone();
    expected.sort_unstable();
    sorted.sort_unstable();
    assert_eq!(sorted, expected, "those to records that somebody else answers for are not among them");
    for who in ["editor", "viewer", "stranger", "hub", "officer"] {
        let answer = world.viewer(who, fields).await;
        assert_eq!(answer["requestsToAnswer"], json!([]), "{who}");
        assert!(!answer.to_string().contains("Geheim"), "{who}");
    }
    assert_eq!(world.viewer("visitor", fields).await, Value::Null);
    let input = json!({ "name": "program", "scopes": ["READ", "WRITE_PROJECTS", "WRITE_NETWORK", "READ_CONTACTS"], "expiresInDays": 1 });
    let made = world.house.act(world.token("leader"), "createApiToken", "secret", input).await;
    let program = world.house.ask(made["secret"].as_str(), &format!("{{ viewer {{ {fields} }} }}"), json!({})).await;
    assert_eq!(program["data"]["viewer"]["requestsToAnswer"], Value::Null, "answering takes a person: {program}");

    // who hands over has nothing to answer any more
    let hand = json!({ "projectId": world.project, "personId": world.profiles["editor"] });
    world.does("leader", "handOverLeadership", "", hand).await;
    let left = world.viewer("leader", fields).await["requestsToAnswer"].clone();
    assert_eq!(left.as_array().unwrap().len(), 1, "that of the organisation: {left}");
}
