//! Questions from the audience: asked, supported, answered, hidden, and too many.

use crate::house::{MINUTE, codes};
use crate::round::{Round, issue};
use serde_json::{Value, json};

async fn opened() -> Round {
    let round = Round::new().await;
    assert_eq!(round.press("manager", "openTable", json!({})).await["session"]["table"]["state"], "OPEN");
    round
}

async fn question(round: &Round, name: &str, text: &str) -> String {
    let asked = round.ask(name, text).await;
    assert_eq!(asked["issues"], json!([]));
    asked["question"]["id"].as_str().unwrap().to_owned()
}

async fn act(round: &Round, name: &str, mutation: &str, mut input: Value, id: &str) -> Value {
    input["questionId"] = json!(id);
    round.house.act(round.token(name), mutation, "question { state support isSupported }", input).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_asks_others_support_once_and_the_table_answers() {
    let round = opened().await;
    let seq = round.table("ana", "seq").await["seq"].as_i64().unwrap();
    round.does("manager", "startTurn", 1, seq).await;
    let asked = round.ask("ana", "  How deep is\r\nthe river? ").await;
    assert_eq!(asked["question"]["text"]["text"], "How deep is\nthe river?");
    assert_eq!(
        (&asked["question"]["isMine"], &asked["question"]["turn"]["id"]),
        (&json!(true), &json!(round.turns[0]))
    );
    let id = asked["question"]["id"].as_str().unwrap();
    let own = act(&round, "ana", "supportQuestion", json!({}), id).await;
    assert_eq!(codes(&own), ["OWN_QUESTION"]);
    let voice = act(&round, "iva", "supportQuestion", json!({}), id).await;
    assert_eq!(voice["question"], json!({ "state": "OPEN", "support": 1, "isSupported": true }));
    let before = round.table("ana", "seq").await;
    let again = round.house.call(
        "mutation($id: ID!) { supportQuestion(input: { questionId: $id }) { issues { code } question { support } } }",
        json!({ "id": id }),
    );
    let again: Value = again.bearer_auth(round.token("iva").unwrap()).send().await.unwrap().json().await.unwrap();
    assert_eq!(again["data"]["supportQuestion"]["question"]["support"], 1, "one voice each");
    assert_eq!(round.table("ana", "seq").await, before, "what changes nothing is no event");
    let back = act(&round, "iva", "supportQuestion", json!({ "isSupported": false }), id).await;
    assert_eq!(back["question"]["support"], 0);
    let answered = act(&round, "facilitator", "answerQuestion", json!({}), id).await;
    assert_eq!(answered["question"]["state"], "ANSWERED");
    let closed = act(&round, "iva", "supportQuestion", json!({}), id).await;
    assert_eq!(codes(&closed), ["QUESTION_CLOSED"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn most_supported_questions_come_first_and_answered_ones_last() {
    let round = opened().await;
    let first = question(&round, "ana", "first").await;
    round.house.clock.advance(1_000);
    let second = question(&round, "ana", "second").await;
    round.house.clock.advance(1_000);
    let third = question(&round, "ana", "third").await;
    act(&round, "iva", "supportQuestion", json!({}), &third).await;
    act(&round, "manager", "answerQuestion", json!({}), &first).await;
    let listed = round.table("", "openQuestions questions { id }").await;
    let ids: Vec<&str> = listed["questions"].as_array().unwrap().iter().map(|q| q["id"].as_str().unwrap()).collect();
    assert_eq!(ids, [&third, &second, &first]);
    assert_eq!(listed["openQuestions"], 2);
    let open = round.table("", "questions(first: 1, states: [OPEN]) { id }").await;
    assert_eq!(open["questions"], json!([{ "id": third }]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_question_is_read_by_who_runs_the_table_and_who_asked_and_nobody_else() {
    let round = opened().await;
    let id = question(&round, "ana", "something rude").await;
    let hide = format!("mutation {{ hideQuestion(input: {{ questionId: \"{id}\" }}) {{ issues {{ code }} }} }}");
    assert_eq!(round.house.refused(round.token("iva"), &hide).await, "FORBIDDEN");
    act(&round, "facilitator", "hideQuestion", json!({}), &id).await;
    for (name, sees) in [("", 0), ("iva", 0), ("ana", 1), ("manager", 1), ("facilitator", 1)] {
        let listed = round.table(name, "questions { id state text { text } }").await;
        assert_eq!(listed["questions"].as_array().unwrap().len(), sees, "{name}");
        let node = "query($id: ID!) { node(id: $id) { id ... on TableQuestion { text { text } } } }";
        let node = round.house.ask(round.token(name), node, json!({ "id": id })).await;
        assert_eq!(node["data"]["node"].is_object(), sees == 1, "{name}: {node}");
    }
    let support = format!("mutation {{ supportQuestion(input: {{ questionId: \"{id}\" }}) {{ issues {{ code }} }} }}");
    assert_eq!(round.house.refused(round.token("iva"), &support).await, "NOT_FOUND");
    act(&round, "manager", "hideQuestion", json!({ "isHidden": false }), &id).await;
    assert_eq!(round.table("", "openQuestions").await["openQuestions"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_floods_the_table_is_told_how_long_to_wait_and_others_are_not_disturbed() {
    let round = opened().await;
    for n in 0..3 {
        question(&round, "ana", &format!("question {n}")).await;
        round.house.clock.advance(5_000);
    }
    let fourth = round.ask("ana", "and one more").await;
    assert_eq!(issue(&fourth, "wait"), ("TOO_MANY_QUESTIONS", "45"));
    question(&round, "iva", "mine").await;
    round.house.clock.advance(45_000);
    question(&round, "ana", "now it may be asked").await;
    // thirty at a session, however slowly
    for _ in 4..30 {
        round.house.clock.advance(MINUTE);
        question_signed_in_anew(&round).await;
    }
    round.house.clock.advance(MINUTE);
    let token = round.house.sign_in("ana@example.org").await.access;
    let input = json!({ "sessionId": round.session, "text": "one too many", "language": "en" });
    let last = round.house.act(Some(&token), "askQuestion", "", input).await;
    assert_eq!(issue(&last, "most"), ("TOO_MANY_QUESTIONS_HERE", "30"));
}

/// Time goes on for tokens too.
async fn question_signed_in_anew(round: &Round) {
    let token = round.house.sign_in("ana@example.org").await.access;
    let input = json!({ "sessionId": round.session, "text": "slowly", "language": "en" });
    assert_eq!(round.house.act(Some(&token), "askQuestion", "", input).await["issues"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_wait_for_an_open_table_and_for_words() {
    let round = Round::new().await;
    assert_eq!(codes(&round.ask("ana", "too early").await), ["TABLE_NOT_OPEN"]);
    let opened = round.press("manager", "openTable", json!({})).await["session"]["table"]["seq"].clone();
    assert_eq!(codes(&round.ask("ana", " \n ").await), ["REQUIRED"]);
    assert_eq!(codes(&round.ask("ana", &"x".repeat(501)).await), ["TOO_LONG"]);
    let ask = format!(
        "mutation {{ askQuestion(input: {{ sessionId: \"{}\", text: \"x\", language: \"en\" }}) {{ issues {{ code }} }} }}",
        round.session
    );
    assert_eq!(round.house.refused(None, &ask).await, "UNAUTHENTICATED");
    round.press("manager", "closeTable", json!({ "expectedSeq": opened })).await;
    assert_eq!(codes(&round.ask("ana", "too late").await), ["TABLE_OVER"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_banned_neither_asks_nor_supports() {
    let round = opened().await;
    let id = question(&round, "ana", "may I?").await;
    let account = round.house.place.texts("select email from account where email = 'iva@example.org'").await;
    assert_eq!(account.len(), 1);
    let key = uuid::Uuid::from_u128(77);
    let sql = |key| round.sql(key);
    round
        .house
        .place
        .run(&format!(
            "insert into decision (id, kind, record_id, record_title, decision, rule, note, created_at) values \
             ({0}, 'person', {0}, 'x', 'ban', 'respect', 'x', 1)",
            sql(key)
        ))
        .await;
    round
        .house
        .place
        .run(&format!(
            "insert into notice (id, account_id, decision_id, is_ban, created_at) \
             select {0}, id, {0}, {1}, 1 from account where email = 'iva@example.org'",
            sql(key),
            if round.house.is_sqlite() { "1" } else { "true" }
        ))
        .await;
    let ask = format!(
        "mutation {{ askQuestion(input: {{ sessionId: \"{}\", text: \"x\", language: \"en\" }}) {{ issues {{ code }} }} }}",
        round.session
    );
    let support = format!("mutation {{ supportQuestion(input: {{ questionId: \"{id}\" }}) {{ issues {{ code }} }} }}");
    for mutation in [ask, support] {
        assert_eq!(round.house.refused(round.token("iva"), &mutation).await, "BANNED");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_asked_stays_without_a_name_or_goes_with_the_account() {
    for (content, stays) in [("KEEP", 1), ("REMOVE", 0)] {
        let round = opened().await;
        question(&round, "ana", "how deep is the river?").await;
        let input = json!({ "password": crate::house::PASSWORD, "content": content });
        round.house.act(round.token("ana"), "eraseAccount", "", input).await;
        let listed = round.table("", "questions { askedBy { name } }").await;
        assert_eq!(listed["questions"].as_array().unwrap().len(), stays, "{content}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_with_twenty_questions_their_voices_and_turns_is_one_statement_beside_the_look_at_who_asks() {
    let round = opened().await;
    for n in 0..20 {
        let (id, session) = (
            round.sql(uuid::Uuid::from_u128(900 + n)),
            round.sql(rialto_domain::id::GlobalId::parse(&round.session).unwrap().key),
        );
        let sql = format!(
            "insert into table_question (id, session_id, account_id, text, language, asked_at) \
             select {id}, {session}, id, 'why?', 'en', {n} from account where email = 'ana@example.org'"
        );
        round.house.place.run(&sql).await;
    }
    let fields = "state now turns { id title { text } status remainingSeconds } currentTurn { id } nextTurn { project { id } } openQuestions \
                  questions { text { text } support isSupported isMine turn { id } askedBy { name } }";
    for (name, statements) in [("", 1), ("manager", 2)] {
        let before = round.house.ctx.database.statements_read();
        let table = round.table(name, fields).await;
        assert_eq!(table["questions"].as_array().unwrap().len(), 20);
        assert_eq!(round.house.ctx.database.statements_read() - before, statements, "{name}");
    }
}
