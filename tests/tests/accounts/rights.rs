//! Every mutation has a row here: who may run it, as what the server answers.

use crate::house::{House, Session};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A mutation with an input that is of the right form, and whether a visitor, a token with every scope but that of
/// accounts, and one with it may run it.
const ROWS: &[(&str, &str, [bool; 3])] = &[
    ("signUp", "input: { email: \"x\", password: \"x\", name: \"x\", language: \"en\" }", [true, false, false]),
    ("confirmEmail", "input: { token: \"x\" }", [true, false, false]),
    ("signIn", "input: { email: \"x\", password: \"x\" }", [true, false, false]),
    ("requestPasswordReset", "input: { email: \"x\" }", [true, false, false]),
    ("resetPassword", "input: { token: \"x\", password: \"x\" }", [true, false, false]),
    ("signOut", "", [false, false, false]),
    ("changePassword", "input: { current: \"x\", new: \"x\" }", [false, false, false]),
    ("createApiToken", "input: { name: \"x\", scopes: [], expiresInDays: 1 }", [false, false, false]),
    ("beginSecondFactor", "input: { password: \"x\" }", [false, false, false]),
    ("confirmSecondFactor", "input: { code: \"x\" }", [false, false, false]),
    ("renewRecoveryCodes", "input: { password: \"x\", code: \"x\" }", [false, false, false]),
    ("endSecondFactor", "input: { password: \"x\", code: \"x\" }", [false, false, false]),
    ("changeEmail", "input: { email: \"x\", password: \"x\" }", [false, false, false]),
    ("confirmEmailChange", "input: { token: \"x\" }", [true, false, false]),
    ("editAccount", "input: {}", [false, false, true]),
    ("renewCalendarAddress", "", [false, false, true]),
    ("linkIdentity", "input: { provider: \"x\", password: \"x\" }", [false, false, false]),
    ("unlinkIdentity", "input: { id: \"identity_0190f3a2000070008000000000000001\" }", [false, false, false]),
    ("finishSignIn", "input: {}", [true, false, false]),
    ("confirmLink", "input: { token: \"x\" }", [true, false, false]),
    ("endSession", "input: { id: \"signinsession_0190f3a2000070008000000000000001\" }", [false, false, true]),
    ("revokeApiToken", "input: { id: \"apitoken_0190f3a2000070008000000000000001\" }", [false, false, true]),
    ("report", "input: { id: \"project_0190f3a2000070008000000000000001\", reason: SPAM }", [true, false, false]),
    ("setConsent", "input: { purpose: DIGEST, isGiven: true }", [false, false, false]),
    ("eraseAccount", "input: { password: \"x\", content: KEEP }", [false, false, false]),
    (
        "objectToDecision",
        "input: { id: \"notice_0190f3a2000070008000000000000001\", text: \"x\" }",
        [false, false, false],
    ),
    (
        "decideReport",
        "input: { id: \"report_0190f3a2000070008000000000000001\", decision: DISMISS }",
        [false, false, false],
    ),
    ("restoreRecord", "input: { id: \"project_0190f3a2000070008000000000000001\" }", [false, false, false]),
    ("liftBan", "input: { id: \"person_0190f3a2000070008000000000000001\" }", [false, false, false]),
    (
        "answerObjection",
        "input: { id: \"notice_0190f3a2000070008000000000000001\", uphold: true, note: \"x\" }",
        [false, false, false],
    ),
    ("signOutEverywhere", "", [false, false, true]),
    (
        "contribute",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", area: FUNDING, kind: ADVICE, text: \"x\", language: \"en\" }",
        [false, true, false],
    ),
    // following
    ("follow", "input: { id: \"project_0190f3a2000070008000000000000001\", follow: false }", [false, false, true]),
    ("markNotificationsRead", "input: { all: true }", [false, false, true]),
    ("editNotificationSettings", "input: { mail: DAILY }", [false, false, true]),
    // the live table
    ("openTable", "input: { sessionId: \"session_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "closeTable",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "startTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "pauseTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "resumeTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "endTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "skipTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0 }",
        [false, true, false],
    ),
    (
        "extendTurn",
        "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\", expectedSeq: 0, seconds: 60 }",
        [false, true, false],
    ),
    (
        "askQuestion",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", text: \"x\", language: \"en\" }",
        [false, false, false],
    ),
    (
        "supportQuestion",
        "input: { questionId: \"tablequestion_0190f3a2000070008000000000000001\" }",
        [false, false, false],
    ),
    (
        "answerQuestion",
        "input: { questionId: \"tablequestion_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    ("hideQuestion", "input: { questionId: \"tablequestion_0190f3a2000070008000000000000001\" }", [false, true, false]),
    // advice
    ("editContribution", "input: { id: \"contribution_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("withdrawContribution", "input: { id: \"contribution_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "answerContribution",
        "input: { id: \"contribution_0190f3a2000070008000000000000001\", answer: ADOPT }",
        [false, true, false],
    ),
    (
        "adoptContribution",
        "input: { contributionId: \"contribution_0190f3a2000070008000000000000001\", projectId: \"project_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    (
        "withdrawAdoption",
        "input: { contributionId: \"contribution_0190f3a2000070008000000000000001\", projectId: \"project_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    (
        "openAction",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", title: \"x\" }",
        [false, true, false],
    ),
    ("editAction", "input: { id: \"action_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "setActionStatus",
        "input: { id: \"action_0190f3a2000070008000000000000001\", status: DONE }",
        [false, true, false],
    ),
    (
        "answerFollowUp",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", sessionId: \"session_0190f3a2000070008000000000000001\", day: 30, state: DONE }",
        [false, true, false],
    ),
    (
        "recordMoney",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", role: INVESTED, amountEur: 1, basis: ESTIMATED, happenedOn: \"2026-01-01\", source: \"x\" }",
        [false, true, false],
    ),
    ("editMoney", "input: { id: \"moneyentry_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("removeMoney", "input: { id: \"moneyentry_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("setRecording", "input: { turnId: \"sessionturn_0190f3a2000070008000000000000001\" }", [false, true, false]),
    // before a round table
    (
        "applyToSession",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", projectId: \"project_0190f3a2000070008000000000000001\", areas: [], socialImpact: \"x\", readiness: \"x\", need: \"x\" }",
        [false, true, false],
    ),
    (
        "editApplication",
        "input: { id: \"application_0190f3a2000070008000000000000001\", version: 1 }",
        [false, true, false],
    ),
    ("withdrawApplication", "input: { id: \"application_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "addEvaluator",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    (
        "removeEvaluator",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    (
        "evaluate",
        "input: { applicationId: \"application_0190f3a2000070008000000000000001\", socialImpact: 1, readiness: 1, need: 1 }",
        [false, false, false],
    ),
    (
        "declareConflict",
        "input: { applicationId: \"application_0190f3a2000070008000000000000001\" }",
        [false, false, false],
    ),
    (
        "decideApplication",
        "input: { id: \"application_0190f3a2000070008000000000000001\", version: 1, decision: ACCEPT, reason: \"x\" }",
        [false, false, false],
    ),
    (
        "setAgenda",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", version: 1, turns: [] }",
        [false, true, false],
    ),
    (
        "inviteExpert",
        "input: { sessionId: \"session_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\", area: FUNDING }",
        [false, false, false],
    ),
    (
        "answerSeat",
        "input: { id: \"sessionexpert_0190f3a2000070008000000000000001\", accept: true }",
        [false, false, false],
    ),
    ("takeSeatBack", "input: { id: \"sessionexpert_0190f3a2000070008000000000000001\" }", [false, false, false]),
    (
        "cancelSession",
        "input: { id: \"session_0190f3a2000070008000000000000001\", version: 1, reason: \"x\" }",
        [false, false, false],
    ),
    // the life and the people of records
    (
        "moveProject",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", version: 1, stage: TESTED }",
        [false, true, false],
    ),
    (
        "recordEvidence",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", requirement: ISSUE, text: \"x\" }",
        [false, true, false],
    ),
    (
        "withdrawEvidence",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", requirement: ISSUE }",
        [false, true, false],
    ),
    (
        "concludeProject",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", version: 1, kind: FAILED, causes: [] }",
        [false, true, false],
    ),
    // outcomes and links
    (
        "answerOutcome",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", agrees: true }",
        [false, false, false],
    ),
    (
        "answerLink",
        "input: { id: \"projectlink_0190f3a2000070008000000000000001\", confirm: true }",
        [false, true, false],
    ),
    (
        "openNeed",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", area: FUNDING, kind: FUNDING, title: \"x\" }",
        [false, true, false],
    ),
    ("editNeed", "input: { id: \"need_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("setNeedStatus", "input: { id: \"need_0190f3a2000070008000000000000001\", status: OPEN }", [false, true, false]),
    (
        "linkProjects",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", targetId: \"project_0190f3a2000070008000000000000001\", kind: ALLY_OF }",
        [false, true, false],
    ),
    ("unlinkProjects", "input: { id: \"projectlink_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "useDataset",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", datasetId: \"dataset_0190f3a2000070008000000000000001\", purpose: DESIGN }",
        [false, true, false],
    ),
    ("stopUsingDataset", "input: { id: \"datasetuse_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "addProjectOrganisation",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", organisationId: \"organisation_0190f3a2000070008000000000000001\", role: FUNDER }",
        [false, true, false],
    ),
    (
        "removeProjectOrganisation",
        "input: { id: \"projectorganisation_0190f3a2000070008000000000000001\" }",
        [false, true, false],
    ),
    (
        "addClusterMember",
        "input: { clusterId: \"cluster_0190f3a2000070008000000000000001\", organisationId: \"organisation_0190f3a2000070008000000000000001\", helix: BUSINESS }",
        [false, true, false],
    ),
    ("removeClusterMember", "input: { id: \"clustermember_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "addMilestone",
        "input: { pilotId: \"pilot_0190f3a2000070008000000000000001\", title: \"x\" }",
        [false, true, false],
    ),
    ("editMilestone", "input: { id: \"milestone_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("removeMilestone", "input: { id: \"milestone_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "addIndicator",
        "input: { pilotId: \"pilot_0190f3a2000070008000000000000001\", name: \"x\", unit: \"x\", better: LOWER }",
        [false, true, false],
    ),
    ("editIndicator", "input: { id: \"indicator_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("removeIndicator", "input: { id: \"indicator_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "recordMeasurement",
        "input: { indicatorId: \"indicator_0190f3a2000070008000000000000001\", value: 1.0 }",
        [false, true, false],
    ),
    ("setContact", "input: { recordId: \"organisation_0190f3a2000070008000000000000001\" }", [false, true, false]),
    (
        "invite",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", email: \"x\", role: EDITOR, language: \"en\" }",
        [false, false, false],
    ),
    ("withdrawInvitation", "input: { id: \"invitation_0190f3a2000070008000000000000001\" }", [false, false, false]),
    ("acceptInvitation", "input: { token: \"x\" }", [false, false, false]),
    ("declineInvitation", "input: { token: \"x\" }", [false, false, false]),
    ("askToJoin", "input: { recordId: \"project_0190f3a2000070008000000000000001\" }", [false, false, false]),
    (
        "answerRequest",
        "input: { id: \"joinrequest_0190f3a2000070008000000000000001\", accept: false }",
        [false, false, false],
    ),
    ("withdrawRequest", "input: { id: \"joinrequest_0190f3a2000070008000000000000001\" }", [false, false, false]),
    (
        "changeRole",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\", role: EDITOR }",
        [false, false, false],
    ),
    (
        "removeMember",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\" }",
        [false, false, false],
    ),
    (
        "handOverLeadership",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", personId: \"person_0190f3a2000070008000000000000001\" }",
        [false, false, false],
    ),
    ("leave", "input: { recordId: \"project_0190f3a2000070008000000000000001\" }", [false, false, false]),
    (
        "addNote",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", text: \"x\" }",
        [false, false, false],
    ),
    ("removeNote", "input: { id: \"note_0190f3a2000070008000000000000001\" }", [false, false, false]),
    ("appoint", "input: { email: \"x\", role: MODERATOR }", [false, false, false]),
    (
        "appointLeader",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", email: \"x\" }",
        [false, false, false],
    ),
    ("dismiss", "input: { id: \"appointment_0190f3a2000070008000000000000001\" }", [false, false, false]),
    // records
    ("createProject", "input: { title: \"x\", language: \"en\" }", [false, true, false]),
    ("createPilot", "input: { title: \"x\", language: \"en\" }", [false, true, false]),
    ("createOrganisation", "input: { name: \"x\", language: \"en\" }", [false, true, false]),
    ("createCluster", "input: { name: \"x\", language: \"en\", macroScenario: SVR_SMES }", [false, true, false]),
    ("createDataset", "input: { title: \"x\", language: \"en\" }", [false, true, false]),
    (
        "createSession",
        "input: { title: \"x\", language: \"en\", startsAt: \"2026-12-03T17:00:00Z\", timeZone: \"Europe/Madrid\" }",
        [false, true, false],
    ),
    ("editProject", "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("editPilot", "input: { id: \"pilot_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    (
        "editOrganisation",
        "input: { id: \"organisation_0190f3a2000070008000000000000001\", version: 1 }",
        [false, true, false],
    ),
    ("editCluster", "input: { id: \"cluster_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("editDataset", "input: { id: \"dataset_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("editSession", "input: { id: \"session_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("editProfile", "input: { name: \"x\" }", [false, true, false]),
    ("publish", "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("archive", "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("restore", "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    ("delete", "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1 }", [false, true, false]),
    (
        "translate",
        "input: { id: \"project_0190f3a2000070008000000000000001\", version: 1, language: \"es\", texts: [] }",
        [false, true, false],
    ),
    // images
    (
        "addImage",
        "input: { recordId: \"project_0190f3a2000070008000000000000001\", imageId: \"image_0190f3a2000070008000000000000001\", altText: \"x\" }",
        [false, true, false],
    ),
    ("editImage", "input: { id: \"image_0190f3a2000070008000000000000001\", position: 1 }", [false, true, false]),
    ("removeImage", "input: { id: \"image_0190f3a2000070008000000000000001\" }", [false, true, false]),
    ("saveDraft", "input: { key: \"x\", content: 1 }", [false, false, false]),
    ("discardDraft", "input: { key: \"x\" }", [false, false, false]),
];

async fn token(house: &House, session: &Session, name: &str, scopes: Value) -> String {
    let input = json!({ "name": name, "scopes": scopes, "expiresInDays": 1 });
    let made = house.act(Some(&session.access), "createApiToken", "secret", input).await;
    made["secret"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_mutation_asks_for_a_person_or_a_scope() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let query = "{ __schema { mutationType { fields { name } } } }";
    let schema = house.ask(None, query, json!({})).await;
    let fields = schema["data"]["__schema"]["mutationType"]["fields"].as_array().unwrap();
    let fields: BTreeSet<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    let rows: BTreeSet<&str> = ROWS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(fields, rows, "give each new mutation a row in tests/accounts/rights.rs");

    let others =
        token(&house, &session, "others", json!(["READ", "READ_CONTACTS", "WRITE_PROJECTS", "WRITE_NETWORK"])).await;
    let account = token(&house, &session, "account", json!(["WRITE_ACCOUNT"])).await;
    let mut wrong = Vec::new();
    for &(name, input, may) in ROWS {
        let input = if input.is_empty() { String::new() } else { format!("({input})") };
        let mutation = format!("mutation {{ {name}{input} {{ issues {{ code }} }} }}");
        let actors = [(None, "UNAUTHENTICATED"), (Some(others.as_str()), "FORBIDDEN"), (Some(&account), "FORBIDDEN")];
        for ((actor, refusal), may) in actors.into_iter().zip(may) {
            let answer = house.ask(actor, &mutation, json!({})).await;
            let code = answer["errors"][0]["extensions"]["code"].as_str();
            let is_refused = matches!(code, Some("UNAUTHENTICATED" | "FORBIDDEN"));
            if is_refused == may || (!may && code != Some(refusal)) {
                wrong.push(format!("{name}: {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "these run without a right, or are refused with one:\n{}", wrong.join("\n"));
    // one row signed out everywhere; tokens of programs go on
    assert_eq!(house.email_of(&others).await, "ana@example.org");
    assert_eq!(house.refused(Some(&session.access), "{ viewer { email } }").await, "UNAUTHENTICATED");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_the_account_of_somebody_else_by_any_path() {
    let house = House::new().await;
    let ana = house.member("ana@example.org").await;
    let iva = house.member("iva@example.org").await;
    token(&house, &ana, "bridge of ana", json!(["READ"])).await;
    let query = "{ viewer { id sessions { id } apiTokens { id } } }";
    let mine = house.ask(Some(&ana.access), query, json!({})).await["data"]["viewer"].clone();
    let ids = [&mine["id"], &mine["sessions"][0]["id"], &mine["apiTokens"][0]["id"]];
    for actor in [None, Some(iva.access.as_str()), Some(ana.access.as_str())] {
        let answer =
            house.ask(actor, "query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }", json!({ "ids": ids })).await;
        assert_eq!(answer["data"]["nodes"], json!([null, null, null]), "accounts are read through the viewer alone");
    }
    let theirs = house.ask(Some(&iva.access), query, json!({})).await;
    for id in ids {
        assert!(!theirs.to_string().contains(id.as_str().unwrap()));
    }
    assert_eq!(theirs["data"]["viewer"]["apiTokens"], json!([]));
    let searched = house.ask(Some(&iva.access), "{ search(text: \"ana\") { totalCount } }", json!({})).await;
    assert_eq!(searched["data"]["search"]["totalCount"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_reads_no_drafts_and_is_named_by_the_owner_alone() {
    let house = House::new().await;
    let session = house.member("ana@example.org").await;
    let is_administrator = || async {
        let answer = house.ask(Some(&session.access), "{ viewer { isAdministrator } }", json!({})).await;
        answer["data"]["viewer"]["isAdministrator"].clone()
    };
    assert_eq!(is_administrator().await, false);
    rialto_app::account::owner::make_administrator(&house.ctx, "Ana@example.org").await.unwrap();
    assert_eq!(is_administrator().await, true, "it holds from the next request on");
    let visitor = rialto_app::Ctx { actor: rialto_domain::policy::Actor::Visitor, ..house.ctx.clone() };
    let refused = rialto_app::account::owner::make_administrator(&visitor, "ana@example.org").await.unwrap_err();
    assert_eq!(refused.code(), "FORBIDDEN");
}
