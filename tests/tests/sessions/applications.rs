//! Projects apply, evaluators score, the manager decides.

use crate::house::{MINUTE, START};
use crate::square::Square;
use rialto_domain::context::instant;
use serde_json::{Value, json};

const APPLICATIONS: &str = "applications { id version status isMine need { text } project { id } reason { text } myConflict \
    myEvaluation { need } evaluations { need comment isMine } result { average spread count criteria { criterion average } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_project_applies_while_the_call_is_open_and_once() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    let (other, foreign) = square.leader("iva").await;
    let draft = square.house.new_project(&leader, "A draft", &square.region).await;
    let call = square
        .read(None, "call { text { text } isOpen closesAt weights { socialImpact need } } seats { area seats taken }")
        .await;
    assert_eq!(call["call"]["isOpen"], true);
    assert_eq!(call["call"]["weights"], json!({ "socialImpact": 2, "need": 1 }));
    assert_eq!(call["seats"], json!([{ "area": "FUNDING", "seats": 1, "taken": 0 }]));

    let input = square.application(&project);
    let with = |name: &str, value: Value| {
        let mut input = input.clone();
        input[name] = value;
        input
    };
    let tries = [
        (None, input.clone(), "UNAUTHENTICATED"),
        (Some(&other), input.clone(), "FORBIDDEN"),
        (Some(&leader), with("projectId", json!(draft)), "NOT_PUBLISHED"),
        (Some(&leader), with("areas", json!([])), "REQUIRED"),
        (Some(&leader), with("need", json!(" \n")), "REQUIRED"),
        (Some(&leader), with("sessionId", json!("session_0190f3a2000070008000000000000001")), "NOT_FOUND"),
        (Some(&leader), input.clone(), "done"),
        (Some(&leader), input.clone(), "ALREADY_APPLIED"),
    ];
    for (who, input, expected) in tries {
        assert_eq!(square.tries(who, "applyToSession", input).await, expected);
    }
    let letters = square.house.letters().await;
    assert!(
        letters
            .iter()
            .any(|letter| letter.to.contains("manager@example.org") && letter.header("Subject").contains("applies"))
    );

    let mine = square.read(Some(&leader), APPLICATIONS).await["applications"][0].clone();
    assert_eq!((&mine["status"], &mine["isMine"]), (&json!("SUBMITTED"), &json!(true)));
    for who in [None, Some(&other)] {
        assert_eq!(square.read(who, APPLICATIONS).await["applications"], json!([]), "an application is no stranger's");
        let node =
            square.house.data(who, "query($id: ID!) { node(id: $id) { id } }", json!({ "id": mine["id"] })).await;
        assert_eq!(node["node"], Value::Null);
    }
    let edit = |version: i64, need: &str| json!({ "id": mine["id"], "version": version, "need": need });
    assert_eq!(square.tries(Some(&other), "editApplication", edit(1, "x")).await, "NOT_FOUND");
    assert_eq!(square.tries(Some(&leader), "editApplication", edit(1, "A bank.")).await, "done");
    assert_eq!(square.tries(Some(&leader), "editApplication", edit(1, "Another.")).await, "CONFLICT");
    assert_eq!(square.read(Some(&leader), APPLICATIONS).await["applications"][0]["need"]["text"], "A bank.");
    let id = json!({ "id": mine["id"] });
    assert_eq!(square.tries(Some(&leader), "withdrawApplication", id).await, "done");
    assert_eq!(
        square.read(Some(&square.manager), APPLICATIONS).await["applications"],
        json!([]),
        "what was taken back is the project's alone"
    );
    assert_eq!(square.tries(Some(&leader), "applyToSession", input).await, "done", "and may be sent in again");

    square.later(5);
    assert_eq!(
        square.read(None, "call { isOpen }").await["call"]["isOpen"],
        false,
        "at its last instant a call is over"
    );
    assert_eq!(square.tries(Some(&other), "applyToSession", square.application(&foreign)).await, "CALL_CLOSED");
    assert_eq!(square.tries(Some(&leader), "editApplication", edit(4, "Late.")).await, "CALL_CLOSED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_opens_at_its_instant() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    let version = square.read(Some(&square.manager), "version").await["version"].clone();
    let input = json!({ "id": square.session, "version": version, "callOpensAt": instant(START + MINUTE) });
    square.house.done(&square.manager, "editSession", "session { id }", input).await;
    assert_eq!(square.tries(Some(&leader), "applyToSession", square.application(&project)).await, "CALL_NOT_OPEN");
    square.later(1);
    assert_eq!(square.tries(Some(&leader), "applyToSession", square.application(&project)).await, "done");
}

#[tokio::test(flavor = "multi_thread")]
async fn first_scores_are_blind_and_a_decision_is_explained() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    let application = square.apply(&leader, &project).await;
    let (one, first) = square.expert("one", json!(["FUNDING"])).await;
    let (two, second) = square.expert("two", json!(["FUNDING"])).await;
    let evaluator = |person: &str| json!({ "sessionId": square.session, "personId": person });
    assert_eq!(square.tries(Some(&leader), "addEvaluator", evaluator(&first)).await, "FORBIDDEN");
    for person in [&first, &second] {
        assert_eq!(square.tries(Some(&square.manager), "addEvaluator", evaluator(person)).await, "done");
    }
    let scores = |need: i64| json!({ "applicationId": application, "socialImpact": 4, "readiness": 2, "need": need, "comment": "Clear." });
    assert_eq!(square.tries(Some(&one), "evaluate", scores(3)).await, "CALL_NOT_OVER");
    square.later(6);
    assert_eq!(square.tries(Some(&one), "evaluate", scores(6)).await, "OUT_OF_RANGE");
    assert_eq!(
        square.tries(Some(&leader), "evaluate", scores(3)).await,
        "NOT_FOUND",
        "who does not evaluate learns nothing"
    );
    assert_eq!(square.tries(Some(&one), "evaluate", scores(3)).await, "done");

    let of = async |who| square.read(who, APPLICATIONS).await["applications"][0].clone();
    let blind = of(Some(&two)).await;
    assert_eq!(
        (&blind["evaluations"], &blind["result"], &blind["myEvaluation"]),
        (&json!([]), &Value::Null, &Value::Null),
        "first one's own"
    );
    let project_s = of(Some(&leader)).await;
    assert_eq!(
        (&project_s["evaluations"], &project_s["result"]),
        (&json!([]), &Value::Null),
        "the project waits for the decision"
    );
    let managed = of(Some(&square.manager)).await;
    assert_eq!(
        (managed["result"]["count"].as_i64(), managed["evaluations"][0]["comment"].as_str()),
        (Some(1), Some("Clear."))
    );
    assert_eq!(square.tries(Some(&two), "evaluate", scores(5)).await, "done");
    let seen = of(Some(&two)).await;
    assert_eq!(seen["evaluations"].as_array().unwrap().len(), 2);
    // social impact counts twice: (2·4 + 2 + 3) / 4 and (2·4 + 2 + 5) / 4
    assert_eq!(seen["result"]["average"], json!(3.5));
    assert_eq!((&seen["result"]["spread"], &seen["result"]["count"]), (&json!(0.25), &json!(2)));
    let evaluators =
        square.read(Some(&square.manager), "evaluators { name done todo conflicts }").await["evaluators"].clone();
    assert_eq!(evaluators[0], json!({ "name": "one", "done": 1, "todo": 0, "conflicts": 0 }));
    assert_eq!(square.read(Some(&leader), "evaluators { name }").await["evaluators"], json!([]));

    let version = managed["version"].clone();
    let decide = |decision: &str| json!({ "id": application, "version": version, "decision": decision, "reason": "Your partners are ready." });
    assert_eq!(square.tries(Some(&one), "decideApplication", decide("ACCEPT")).await, "NOT_FOUND");
    let (left, right) = tokio::join!(
        square.tries(Some(&square.manager), "decideApplication", decide("ACCEPT")),
        square.tries(Some(&square.manager), "decideApplication", decide("REJECT"))
    );
    let mut both = [left, right];
    both.sort();
    assert_eq!(both, ["CONFLICT", "done"], "two that decide at once: one does");
    let told = of(Some(&leader)).await;
    assert_eq!(
        (&told["reason"]["text"], &told["result"]["average"]),
        (&json!("Your partners are ready."), &json!(3.5))
    );
    assert_eq!(told["evaluations"], json!([]), "the project reads what it comes to, not who gave what");
    let letters = square.house.letters().await;
    let letter = letters.iter().find(|letter| letter.to.contains("ana@example.org") && letter.raw.contains("3.5"));
    assert!(letter.is_some(), "the project is told with what the scores came to");
    assert_eq!(square.tries(Some(&one), "evaluate", scores(1)).await, "ALREADY_DECIDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_belongs_to_a_project_or_says_so_does_not_score_it() {
    let square = Square::new().await;
    let (leader, project) = square.leader("ana").await;
    let me =
        square.house.data(Some(&leader), "{ viewer { profile { id version } } }", json!({})).await["viewer"]["profile"]
            .clone();
    let input = json!({ "version": me["version"], "headline": "Leads.", "areas": ["FUNDING"] });
    square.house.done(&leader, "editProfile", "person { id }", input).await;
    let own = me["id"].as_str().unwrap().to_owned();
    square.house.with_version(&leader, "publish", &own).await;
    let (other, foreign) = square.expert("other", json!(["FUNDING"])).await;
    let application = square.apply(&leader, &project).await;
    for person in [&own, &foreign] {
        let evaluator = json!({ "sessionId": square.session, "personId": person });
        assert_eq!(square.tries(Some(&square.manager), "addEvaluator", evaluator).await, "done");
    }
    square.later(6);
    let scores = json!({ "applicationId": application, "socialImpact": 5, "readiness": 5, "need": 5 });
    assert_eq!(square.tries(Some(&leader), "evaluate", scores.clone()).await, "CONFLICT_OF_INTEREST");
    assert_eq!(square.tries(Some(&other), "evaluate", scores.clone()).await, "done");
    let conflict = json!({ "applicationId": application, "reason": "We share an office." });
    assert_eq!(square.tries(Some(&other), "declareConflict", conflict).await, "done");
    assert_eq!(square.tries(Some(&other), "evaluate", scores).await, "CONFLICT_OF_INTEREST");
    let seen = square.read(Some(&square.manager), APPLICATIONS).await["applications"][0].clone();
    assert_eq!(seen["result"], Value::Null, "scores that were given before are gone");
}
