//! Reports, decisions, notices and objections, from both sides.

use crate::house::{DAY, MINUTE, Session, codes};
use crate::network::{EMAIL, Network};
use serde_json::{Value, json};

const NOTICES: &str = "{ viewer { ban { rule note until notice { id } } notices { id decision rule note recordTitle mayObject \
    liftedAt until record { id } objection { text isUpheld answer } } } }";

fn deciding(report: &str, decision: &str) -> Value {
    json!({ "id": report, "decision": decision, "rule": "ADVERTISING", "note": "It sells shoes and nothing else." })
}

async fn notices(network: &Network, session: &Session) -> Value {
    network.house.ask(Some(&session.access), NOTICES, json!({})).await["data"]["viewer"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_of_a_visitor_is_decided_and_everybody_concerned_is_told_what_and_why() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let input =
        json!({ "id": network.project["id"], "reason": "SPAM", "text": "It sells shoes.", "email": "iva@example.org" });
    assert_eq!(house.act(None, "report", "", input).await["issues"], json!([]));
    let received = house.letters().await.last().unwrap().clone();
    assert!(received.to.contains("iva@example.org"), "{received:?}");
    let query = "{ reports(first: 5) { totalCount nodes { id reason text recordTitle others isMine decidedAt \
                 concerned { id name } record { id } } } }";
    let queue = house.ask(Some(&moderator.access), query, json!({})).await["data"]["reports"].clone();
    let report = queue["nodes"][0].clone();
    assert_eq!((&queue["totalCount"], &report["reason"], &report["others"]), (&json!(1), &json!("SPAM"), &json!(0)));
    assert_eq!(
        (&report["record"]["id"], &report["concerned"][0]["id"]),
        (&network.project["id"], &json!(network.person))
    );
    assert!(!queue.to_string().contains("iva@"), "nobody learns who reported");
    let id = report["id"].as_str().unwrap();

    let decided =
        house.act(Some(&moderator.access), "decideReport", "report { decision isMine }", deciding(id, "HIDE")).await;
    assert_eq!(decided["report"], json!({ "decision": "HIDE", "isMine": true }), "{decided}");
    assert!(!network.is_public().await);
    let again = house.act(Some(&moderator.access), "decideReport", "", deciding(id, "DISMISS")).await;
    assert_eq!(codes(&again), ["REPORT_DECIDED"]);

    let letters = house.letters().await;
    let to_leader = letters.iter().rfind(|letter| letter.to.contains(EMAIL)).unwrap();
    assert!(to_leader.raw.contains("lang=\"sl\"") && to_leader.raw.contains("sells shoes"), "{}", to_leader.raw);
    let to_reporter = letters.iter().rfind(|letter| letter.to.contains("iva@example.org")).unwrap();
    assert!(!to_reporter.raw.contains("sells shoes"), "the reasons are for who is concerned");
    let mine = notices(&network, &network.leader).await;
    let notice = &mine["notices"][0];
    assert_eq!((&notice["decision"], &notice["rule"]), (&json!("HIDE"), &json!("ADVERTISING")));
    assert_eq!((&notice["mayObject"], &notice["record"]["id"]), (&json!(true), &network.project["id"]));
    assert!(!mine.to_string().contains("mod@example.org"));

    let restored = house
        .act(Some(&moderator.access), "restoreRecord", "record { id }", json!({ "id": network.project["id"] }))
        .await;
    assert_eq!(restored["record"]["id"], network.project["id"]);
    assert!(network.is_public().await);
    assert!(!notices(&network, &network.leader).await["notices"][0]["liftedAt"].is_null());
    let twice = house.act(Some(&moderator.access), "restoreRecord", "", json!({ "id": network.project["id"] })).await;
    assert_eq!(codes(&twice), ["NOT_HIDDEN"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_project_is_found_by_no_path_until_it_is_shown_again() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let slug = network.project["slug"].as_str().unwrap();
    let query = format!(
        "{{ project(slug: \"{slug}\") {{ id }} projects {{ totalCount }} search(text: \"{slug}\") {{ totalCount }} \
         statistics {{ projectCount }} }}"
    );
    let before = house.ask(None, &query, json!({})).await;
    let before = if before.get("errors").is_some() {
        let query = format!("{{ project(slug: \"{slug}\") {{ id }} projects {{ totalCount }} }}");
        (query.clone(), house.ask(None, &query, json!({})).await)
    } else {
        (query, before)
    };
    let report = network.reported(&moderator).await;
    house.act(Some(&moderator.access), "decideReport", "", deciding(&report, "HIDE")).await;
    let hidden = house.ask(None, &before.0, json!({})).await;
    assert!(hidden["data"]["project"].is_null());
    let count = |answer: &Value| answer["data"]["projects"]["totalCount"].as_i64().unwrap();
    assert_eq!(count(&hidden), count(&before.1) - 1);
    house.act(Some(&moderator.access), "restoreRecord", "", json!({ "id": network.project["id"] })).await;
    assert_eq!(house.ask(None, &before.0, json!({})).await["data"], before.1["data"], "as it was before");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_ends_all_ways_in_and_writing_until_it_is_lifted_and_says_why() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let input = json!({ "name": "b", "scopes": ["READ"], "expiresInDays": 9 });
    let token = house.act(Some(&network.leader.access), "createApiToken", "secret", input).await["secret"].clone();
    let report = network.reported(&moderator).await;
    let mut ban = deciding(&report, "BAN");
    ban["banDays"] = json!(0);
    assert_eq!(
        codes(&house.act(Some(&moderator.access), "decideReport", "", ban.clone()).await),
        ["DAYS_OUT_OF_RANGE"]
    );
    ban["banDays"] = json!(30);
    assert_eq!(house.act(Some(&moderator.access), "decideReport", "", ban).await["issues"], json!([]));
    for token in [network.leader.access.as_str(), token.as_str().unwrap()] {
        assert_eq!(house.refused(Some(token), "{ viewer { id } }").await, "UNAUTHENTICATED");
    }
    assert_eq!(house.refresh(&network.leader.cookie).await.status(), 401);

    let again = house.sign_in(EMAIL).await;
    let write =
        "mutation { createApiToken(input: { name: \"x\", scopes: [READ], expiresInDays: 1 }) { issues { code } } }";
    let refused = house.ask(Some(&again.access), write, json!({})).await;
    let error = &refused["errors"][0];
    assert_eq!((&error["extensions"]["code"], &error["extensions"]["rule"]), (&json!("BANNED"), &json!("ADVERTISING")));
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("advertising") && message.contains("objectToDecision"), "{message}");
    let mine = notices(&network, &again).await;
    assert_eq!(mine["ban"]["rule"], "ADVERTISING");
    assert_eq!(mine["notices"][0]["decision"], "BAN");
    let report = json!({ "id": network.person, "reason": "WRONG" });
    assert_eq!(
        house.act(Some(&again.access), "report", "", report).await["issues"],
        json!([]),
        "who is banned may report"
    );

    let lift = json!({ "id": network.person, "note": "Enough." });
    assert_eq!(house.act(Some(&moderator.access), "liftBan", "", lift.clone()).await["issues"], json!([]));
    assert_eq!(codes(&house.act(Some(&moderator.access), "liftBan", "", lift).await), ["NO_BAN"]);
    assert!(house.ask(Some(&again.access), write, json!({})).await.get("errors").is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ban_is_over_when_its_time_is() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let report = network.reported(&moderator).await;
    let mut ban = deciding(&report, "BAN");
    ban["banDays"] = json!(1);
    house.act(Some(&moderator.access), "decideReport", "", ban).await;
    house.clock.advance(DAY + MINUTE);
    let again = house.sign_in(EMAIL).await;
    assert!(notices(&network, &again).await["ban"].is_null());
    let made = house.act(Some(&again.access), "setConsent", "", json!({ "purpose": "DIGEST", "isGiven": true })).await;
    assert_eq!(made["issues"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_objection_is_made_once_and_answered_by_another_moderator() {
    let network = Network::new().await;
    let house = &network.house;
    let (first, second) = (network.moderator("mod@example.org").await, network.moderator("two@example.org").await);
    let report = network.reported(&first).await;
    house.act(Some(&first.access), "decideReport", "", deciding(&report, "HIDE")).await;
    let notice = notices(&network, &network.leader).await["notices"][0]["id"].clone();
    let leader = Some(network.leader.access.as_str());
    let objection = json!({ "id": notice, "text": "We mend shoes; we do not sell them." });
    let stranger = house.member("iva@example.org").await;
    let query = "mutation($input: ObjectInput!) { objectToDecision(input: $input) { issues { code } } }";
    let refused = house.ask(Some(&stranger.access), query, json!({ "input": objection })).await;
    assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND", "of somebody else's notice nobody learns");
    let query = "mutation($input: ObjectInput!) { objectToDecision(input: $input) { issues { code } \
                 viewer { notices { mayObject objection { text } } } } }";
    let empty = house.ask(leader, query, json!({ "input": { "id": notice, "text": "  " } })).await;
    assert_eq!(codes(&empty["data"]["objectToDecision"]), ["TEXT_NEEDED"]);
    let made = house.ask(leader, query, json!({ "input": objection })).await["data"]["objectToDecision"].clone();
    assert_eq!(made["viewer"]["notices"][0]["mayObject"], false, "{made}");
    let twice = house.ask(leader, query, json!({ "input": objection })).await["data"]["objectToDecision"].clone();
    assert_eq!(codes(&twice), ["OBJECTED_ALREADY"]);

    let waiting = house.ask(Some(&second.access), "{ objections { id text notice { recordTitle } } }", json!({})).await;
    assert_eq!(waiting["data"]["objections"][0]["id"], notice, "{waiting}");
    let answer = json!({ "id": notice, "uphold": true, "note": "You are right." });
    assert_eq!(
        codes(&house.act(Some(&first.access), "answerObjection", "", answer.clone()).await),
        ["OTHER_MODERATOR"]
    );
    assert_eq!(house.act(Some(&second.access), "answerObjection", "", answer.clone()).await["issues"], json!([]));
    assert_eq!(codes(&house.act(Some(&second.access), "answerObjection", "", answer).await), ["OBJECTION_ANSWERED"]);
    assert!(network.is_public().await, "what was taken back is shown again");
    let mine = notices(&network, &network.leader).await;
    assert_eq!(mine["notices"][0]["objection"]["isUpheld"], true, "{mine}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_gone_leaves_its_report_and_its_notice_readable() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let report = network.reported(&moderator).await;
    house.act(Some(&moderator.access), "decideReport", "", deciding(&report, "WARN")).await;
    network.reported(&moderator).await;
    let slug = network.project["slug"].as_str().unwrap();
    house.place.run(&format!("delete from project where slug = '{slug}'")).await;
    let query = "{ reports { nodes { id recordTitle record { id } concerned { id name slug } } } }";
    let queue = house.ask(Some(&moderator.access), query, json!({})).await;
    assert!(queue["data"]["reports"]["nodes"][0]["record"].is_null(), "{queue}");
    let mine = notices(&network, &network.leader).await;
    assert!(mine["notices"][0]["record"].is_null() && mine["notices"][0]["recordTitle"].is_string(), "{mine}");
    // what is gone can still be decided
    let id = queue["data"]["reports"]["nodes"][0]["id"].as_str().unwrap();
    let decided = house.act(Some(&moderator.access), "decideReport", "", deciding(id, "HIDE")).await;
    assert_eq!(decided["issues"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn six_months_later_is_too_late_to_object() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let report = network.reported(&moderator).await;
    house.act(Some(&moderator.access), "decideReport", "", deciding(&report, "WARN")).await;
    assert!(network.is_public().await, "a warning hides nothing");
    house.clock.advance(185 * DAY);
    let again = house.sign_in(EMAIL).await;
    let notice = notices(&network, &again).await["notices"][0].clone();
    assert_eq!(notice["mayObject"], false);
    let query = "mutation($input: ObjectInput!) { objectToDecision(input: $input) { issues { code } } }";
    let input = json!({ "input": { "id": notice["id"], "text": "But" } });
    let late = house.ask(Some(&again.access), query, input).await["data"]["objectToDecision"].clone();
    assert_eq!(codes(&late), ["TOO_LATE"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_bans_themselves_or_a_moderator_and_members_see_no_reports() {
    let network = Network::new().await;
    let house = &network.house;
    let moderator = network.moderator("mod@example.org").await;
    let report = network.reported(&moderator).await;
    let ban = deciding(&report, "BAN");
    house.ask(Some(&moderator.access), "{ viewer { isModerator } }", json!({})).await;
    let holder = rialto_app::appointment::NewHolder {
        email: EMAIL.to_owned(),
        role: rialto_domain::policy::record::Role::Moderator,
        region_code: None,
    };
    rialto_app::appointment::appoint(&house.ctx, &holder).await.unwrap();
    assert_eq!(codes(&house.act(Some(&moderator.access), "decideReport", "", ban.clone()).await), ["NOT_A_MODERATOR"]);
    let own = house.act(Some(&network.leader.access), "decideReport", "", ban).await;
    assert_eq!(codes(&own), ["NOT_YOURSELF"], "who answers for it leaves it to another moderator");
    let iva = house.member("iva@example.org").await;
    for query in ["{ reports { totalCount } }", "{ objections { id } }"] {
        assert_eq!(house.refused(Some(&iva.access), query).await, "FORBIDDEN");
        assert_eq!(house.refused(None, query).await, "UNAUTHENTICATED");
    }
    let found = house.ask(Some(&iva.access), "query($id: ID!) { node(id: $id) { id } }", json!({ "id": report })).await;
    assert!(found["data"]["node"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_reported_or_lacks_words_is_refused_and_nobody_reports_without_end() {
    let network = Network::new().await;
    let house = &network.house;
    let id = network.project_id();
    let need = json!({ "id": "need_0190f3a2000070008000000000000001", "reason": "OTHER", "email": "x" });
    let all = house.act(None, "report", "", need).await;
    assert_eq!(codes(&all), ["NOT_REPORTABLE", "TEXT_NEEDED", "EMAIL_INVALID"]);
    let query = "mutation($input: ReportInput!) { report(input: $input) { issues { code } } }";
    let nothing = json!({ "input": { "id": "project_0190f3a2000070008000000000000001", "reason": "SPAM" } });
    let unknown = house.ask(None, query, nothing).await;
    assert_eq!(unknown["errors"][0]["extensions"]["code"], "NOT_FOUND");
    let mut last = Value::Null;
    for _ in 0..12 {
        last = house.ask(None, query, json!({ "input": { "id": id, "reason": "SPAM" } })).await;
    }
    assert_eq!(last["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{last}");
}
