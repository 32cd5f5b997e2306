//! What both sides say to a suggestion.

use crate::agora::{Agora, SUGGESTION, answer, len};
use crate::house::{DAY, START};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_suggestion_is_explained_accepted_by_both_and_takes_a_place_of_the_month() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let (expert, person) = agora.expert("eva", 1).await;
    let found = agora.experts(Some(&leader), &project).await;
    assert_eq!(len(&found), 1, "{found}");
    let points: i64 = found[0]["reasons"].as_array().unwrap().iter().map(|one| one["points"].as_i64().unwrap()).sum();
    assert_eq!((found[0]["score"].as_i64(), &found[0]["person"]["id"]), (Some(points), &json!(person)));
    let kinds: Vec<&str> =
        found[0]["reasons"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    for kind in ["AREA", "LANGUAGE", "REGION", "FREE_PLACES", "WORDING"] {
        assert!(kinds.contains(&kind), "{kind} is missing among {kinds:?}");
    }
    // nobody else learns of it
    let (other, elsewhere) = agora.leader("otto").await;
    assert_eq!(agora.experts(None, &project).await, Value::Null);
    assert_eq!(agora.experts(Some(&other), &project).await, Value::Null);
    assert_eq!(agora.experts(Some(&expert), &project).await, Value::Null);
    assert_eq!(agora.projects(Some(&leader), &person).await, Value::Null);
    assert_eq!(len(&agora.projects(Some(&expert), &person).await), 2);
    let pair = (project.as_str(), person.as_str());
    assert_eq!(agora.tries(None, "answerSuggestion", answer(pair, "ACCEPT")).await, "UNAUTHENTICATED");
    assert_eq!(agora.tries(Some(&other), "answerSuggestion", answer(pair, "ACCEPT")).await, "FORBIDDEN");

    let told = agora
        .house
        .done(&leader, "answerSuggestion", &format!("suggestion {{ {SUGGESTION} }}"), answer(pair, "ACCEPT"))
        .await;
    assert_eq!(
        (&told["suggestion"]["projectAnswer"], &told["suggestion"]["agreedAt"]),
        (&json!("ACCEPT"), &Value::Null)
    );
    assert_eq!(agora.tries(Some(&leader), "answerSuggestion", answer(pair, "ACCEPT")).await, "STAYS");
    let waiting = agora.waiting(&expert).await;
    assert_eq!((len(&waiting), &waiting[0]["project"]["id"]), (1, &json!(project)));
    assert_eq!(len(&agora.waiting(&leader).await), 0, "nothing waits for who has said it");
    assert_eq!(agora.projects(Some(&expert), &person).await[0]["project"]["id"], json!(project), "it comes first");

    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", answer(pair, "ACCEPT")).await, "done");
    let agreed = agora.experts(Some(&leader), &project).await;
    assert!(agreed[0]["agreedAt"].is_string(), "{agreed}");
    assert_eq!(len(&agora.waiting(&expert).await), 0);
    assert_eq!(agora.experts(Some(&other), &elsewhere).await, json!([]), "who is full is suggested to nobody");
    let full = answer((&elsewhere, &person), "ACCEPT");
    assert_eq!(agora.tries(Some(&other), "answerSuggestion", full).await, "EXPERT_FULL");
    assert_eq!(
        agora.tries(Some(&leader), "takeBackAnswer", json!({ "projectId": project, "personId": person })).await,
        "SUGGESTION_OVER"
    );
    // the notices of both; their mail is the one of the day
    for (who, kind) in [(&expert, "SUGGESTION_ACCEPTED"), (&leader, "SUGGESTION_AGREED")] {
        let query = "{ viewer { notifications(first: 5) { nodes { kind count record { id } } } } }";
        let told = agora.house.ask(Some(&who.access), query, json!({})).await;
        let expected = json!([{ "kind": kind, "count": 1, "record": { "id": project } }]);
        assert_eq!(told["data"]["viewer"]["notifications"]["nodes"], expected, "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_projects_that_take_the_last_place_at_once_one_does() {
    let agora = Agora::new().await;
    let (expert, person) = agora.expert("eva", 1).await;
    let (one, first) = agora.leader("lena").await;
    let (two, second) = agora.leader("otto").await;
    for project in [&first, &second] {
        assert_eq!(agora.tries(Some(&expert), "answerSuggestion", answer((project, &person), "ACCEPT")).await, "done");
    }
    let (left, right) = tokio::join!(
        agora.tries(Some(&one), "answerSuggestion", answer((&first, &person), "ACCEPT")),
        agora.tries(Some(&two), "answerSuggestion", answer((&second, &person), "ACCEPT"))
    );
    let mut both = [left, right];
    both.sort();
    assert_eq!(both, ["EXPERT_FULL", "done"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_declined_is_gone_and_what_is_postponed_waits_for_its_day() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let (expert, person) = agora.expert("eva", 3).await;
    let pair = (project.as_str(), person.as_str());
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", answer(pair, "DECLINE")).await, "REQUIRED");
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", answer(pair, "POSTPONE")).await, "REQUIRED");
    let until = |day: &str| json!({ "projectId": project, "personId": person, "answer": "POSTPONE", "until": day });
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", until("2020-01-01")).await, "DATE_IN_PAST");
    let later = rialto_domain::context::date_of(START + 20 * DAY).to_string();
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", until(&later)).await, "done");
    assert_eq!(agora.projects(Some(&expert), &person).await, json!([]));
    let back = json!({ "projectId": project, "personId": person });
    assert_eq!(agora.tries(Some(&expert), "takeBackAnswer", back.clone()).await, "done");
    assert_eq!(agora.tries(Some(&expert), "takeBackAnswer", back).await, "SUGGESTION_OVER");
    assert_eq!(len(&agora.projects(Some(&expert), &person).await), 1);

    let (_, similar) = agora.leader("otto").await;
    let before = agora.projects(Some(&expert), &person).await;
    let mut no = answer(pair, "DECLINE");
    no["reason"] = json!("NOT_MY_AREA");
    no["note"] = json!("Banks are not mine.");
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", no).await, "done");
    let after = agora.projects(Some(&expert), &person).await;
    assert_eq!((len(&after), &after[0]["project"]["id"]), (1, &json!(similar)));
    let score = |list: &Value, id: &str| {
        list.as_array().unwrap().iter().find(|one| one["project"]["id"] == *id).unwrap()["score"].as_i64()
    };
    assert!(score(&after, &similar) < score(&before, &similar), "an area that was refused counts for less");
    assert_eq!(agora.experts(Some(&leader), &project).await, json!([]));
    assert_eq!(agora.tries(Some(&leader), "answerSuggestion", answer(pair, "ACCEPT")).await, "SUGGESTION_OVER");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_suggested_who_did_not_agree_or_is_in_the_team_or_not_public() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let (expert, person) = agora.expert("eva", 3).await;
    assert_eq!(len(&agora.experts(Some(&leader), &project).await), 1);
    let consent = |given: bool| json!({ "purpose": "EXPERT_SUGGESTIONS", "isGiven": given });
    assert_eq!(agora.tries(Some(&expert), "setConsent", consent(false)).await, "done");
    assert_eq!(agora.experts(Some(&leader), &project).await, json!([]), "the consent was withdrawn");
    assert_eq!(agora.tries(Some(&expert), "answerSuggestion", answer((&project, &person), "ACCEPT")).await, "done");
    assert_eq!(len(&agora.experts(Some(&leader), &project).await), 1, "who offers it themselves is seen");
    assert_eq!(len(&agora.waiting(&leader).await), 1);
    agora.house.with_version(&expert, "archive", &person).await;
    assert_eq!(agora.experts(Some(&leader), &project).await, json!([]), "a profile that is not public");
    assert_eq!(len(&agora.waiting(&leader).await), 0);
    // a draft is asked for by its own team, and shown to nobody else
    let (second, other) = agora.expert("olga", 3).await;
    let draft = agora.house.new_project(&leader, "Secret garden of olives", &agora.region).await;
    let need = json!({ "projectId": draft, "area": "FUNDING", "kind": "EXPERTISE", "title": "A secret plan" });
    agora.house.done(&leader, "openNeed", "need { id }", need).await;
    assert_eq!(len(&agora.experts(Some(&leader), &draft).await), 1);
    let seen = agora.projects(Some(&second), &other).await;
    assert!(seen.as_array().unwrap().iter().all(|one| one["project"]["id"] != json!(draft)), "{seen}");
    assert_eq!(agora.tries(Some(&second), "answerSuggestion", answer((&draft, &other), "ACCEPT")).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_take_a_fixed_number_of_statements_however_many_there_are() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let mut counts = Vec::new();
    for round in 0..2 {
        agora.expert(&format!("eva{round}"), 3).await;
        let before = agora.house.ctx.database.statements_read();
        assert_eq!(len(&agora.experts(Some(&leader), &project).await), round + 1);
        counts.push(agora.house.ctx.database.statements_read() - before);
    }
    assert_eq!(counts[0], counts[1], "statements grow with the experts");
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_are_not_asked_for_inside_one_another_nor_for_too_many() {
    let agora = Agora::new().await;
    let (leader, project) = agora.leader("lena").await;
    let ask = async |fields: &str| {
        let query = format!("query($id: ID!) {{ project(id: $id) {{ {fields} }} }}");
        let answer = agora.house.ask(Some(&leader.access), &query, json!({ "id": project })).await;
        answer["errors"][0]["extensions"]["code"].as_str().map(str::to_owned)
    };
    let inside = "suggestedExperts { project { suggestedExperts { score } } }";
    assert_eq!(ask(inside).await.as_deref(), Some("BAD_USER_INPUT"));
    assert_eq!(ask("suggestedExperts(first: 51) { score }").await.as_deref(), Some("BAD_USER_INPUT"));
    assert_eq!(ask("suggestedExperts(need: \"x\") { score }").await.as_deref(), Some("BAD_USER_INPUT"));
    assert_eq!(ask("a: suggestedExperts(first: 1) { score } b: suggestedExperts(first: 2) { score } synergies { score } lessonsThatApply { score }").await, None);
}
