//! Forms that are not finished, kept on the server for who writes them.

use crate::house::{DAY, codes};
use crate::network::house;
use rialto_app::record::purge;
use serde_json::{Value, json};

const DRAFTS: &str = "viewer { drafts { key content savedAt } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_form_is_kept_for_who_writes_it_and_for_nobody_else() {
    let (house, _) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let content = json!({ "title": "Ni\u{0}do \"x\"", "needs": [{ "title": null }], "n": 1.5 });
    let save = json!({ "key": "project.new", "content": content });
    let saved = house.done(&ana, "saveDraft", DRAFTS, save).await;
    let expected = json!([{ "key": "project.new", "content": content, "savedAt": "2026-11-22T08:00:00.000Z" }]);
    assert_eq!(saved["viewer"]["drafts"], expected);
    house.done(&ana, "saveDraft", DRAFTS, json!({ "key": "project.new", "content": "second" })).await;
    let read = async |who| {
        house.data(Some(who), "{ viewer { drafts { content } } }", json!({})).await["viewer"]["drafts"].clone()
    };
    assert_eq!(read(&ana).await, json!([{ "content": "second" }]), "the last one stays");
    assert_eq!(read(&iva).await, json!([]));
    let gone = house.done(&ana, "discardDraft", DRAFTS, json!({ "key": "project.new" })).await;
    assert_eq!(gone["viewer"]["drafts"], json!([]));
    house.done(&ana, "discardDraft", DRAFTS, json!({ "key": "never was" })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_have_a_size_a_number_and_an_end() {
    let (house, _) = house().await;
    let ana = house.member("ana@example.org").await;
    let large = json!({ "key": " ", "content": "x".repeat(65_536) });
    let refused = house.act(Some(&ana.access), "saveDraft", "viewer { id }", large).await;
    assert_eq!(codes(&refused), ["DRAFT_KEY_BAD", "DRAFT_TOO_LARGE"]);
    let transaction = house.ctx.database.begin().await.unwrap();
    let account = house.data(Some(&ana), "{ viewer { id } }", json!({})).await["viewer"]["id"].clone();
    let account = rialto_domain::id::GlobalId::parse(account.as_str().unwrap()).unwrap();
    for n in 0..50 {
        let draft = (format!("key {n}"), "1".to_owned());
        let account = rialto_domain::id::AccountId(account.key);
        rialto_persistence::write::draft::save(&transaction, account, (&draft.0, &draft.1), crate::house::START)
            .await
            .unwrap();
    }
    transaction.commit().await.unwrap();
    let more =
        house.act(Some(&ana.access), "saveDraft", "viewer { id }", json!({ "key": "one more", "content": 1 })).await;
    assert_eq!(codes(&more), ["TOO_MANY_DRAFTS"]);
    let known =
        house.act(Some(&ana.access), "saveDraft", "viewer { id }", json!({ "key": "key 7", "content": 2 })).await;
    assert_eq!(known["issues"], json!([]), "one that is there can be saved again");
    house.clock.set(crate::house::START + 91 * DAY);
    purge(&house.ctx).await.unwrap();
    let ana = house.sign_in("ana@example.org").await;
    let left: Value =
        house.data(Some(&ana), "{ viewer { drafts { key } } }", json!({})).await["viewer"]["drafts"].clone();
    assert_eq!(left, json!([]));
}
