//! Every mutation has a row here: who may run it, as what the server answers.

use crate::house::{House, Session};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A mutation with an input that is of the right form, and whether a visitor, a token with every scope but that of
/// accounts, and one with it may run it.
const ROWS: [(&str, &str, [bool; 3]); 12] = [
    ("signUp", "input: { email: \"x\", password: \"x\", name: \"x\", language: \"en\" }", [true, false, false]),
    ("confirmEmail", "input: { token: \"x\" }", [true, false, false]),
    ("signIn", "input: { email: \"x\", password: \"x\" }", [true, false, false]),
    ("requestPasswordReset", "input: { email: \"x\" }", [true, false, false]),
    ("resetPassword", "input: { token: \"x\", password: \"x\" }", [true, false, false]),
    ("signOut", "", [false, false, false]),
    ("changePassword", "input: { current: \"x\", new: \"x\" }", [false, false, false]),
    ("createApiToken", "input: { name: \"x\", scopes: [], expiresInDays: 1 }", [false, false, false]),
    ("endSession", "input: { id: \"signinsession_0190f3a2000070008000000000000001\" }", [false, false, true]),
    ("revokeApiToken", "input: { id: \"apitoken_0190f3a2000070008000000000000001\" }", [false, false, true]),
    ("signOutEverywhere", "", [false, false, true]),
    (
        "contribute",
        "input: { projectId: \"project_0190f3a2000070008000000000000001\", area: FUNDING, kind: ADVICE, text: \"x\", language: \"en\" }",
        [false, true, false],
    ),
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

    let others = token(&house, &session, "others", json!(["READ", "READ_CONTACTS", "WRITE_PROJECTS"])).await;
    let account = token(&house, &session, "account", json!(["WRITE_ACCOUNT"])).await;
    for (name, input, may) in ROWS {
        let input = if input.is_empty() { String::new() } else { format!("({input})") };
        let mutation = format!("mutation {{ {name}{input} {{ issues {{ code }} }} }}");
        let actors = [(None, "UNAUTHENTICATED"), (Some(others.as_str()), "FORBIDDEN"), (Some(&account), "FORBIDDEN")];
        for ((actor, refusal), may) in actors.into_iter().zip(may) {
            let answer = house.ask(actor, &mutation, json!({})).await;
            let code = answer["errors"][0]["extensions"]["code"].as_str();
            if may {
                assert!(!matches!(code, Some("UNAUTHENTICATED" | "FORBIDDEN")), "{name} is refused: {answer}");
            } else {
                assert_eq!(code, Some(refusal), "{name} runs without a right: {answer}");
            }
        }
    }
    // the row that ran last signed out everywhere; tokens of programs go on
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
