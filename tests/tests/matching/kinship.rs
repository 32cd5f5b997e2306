//! Synergies and lessons that apply.

use crate::agora::{Agora, len};
use serde_json::{Value, json};

const FIELDS: &str = "synergies { project { id } score reasons { kind points need { id } offer { id } stage tags sdgs region { code } words } } \
    lessonsThatApply { project { id outcome { kind } } score reasons { kind points needKinds tags areas stage region { code } } }";

#[tokio::test(flavor = "multi_thread")]
async fn a_project_is_shown_who_could_help_it_and_what_failed_before_it() {
    let agora = Agora::new().await;
    let (_, project) = agora.leader("lena").await;
    let (helper, _) = agora.expert("hugo", 3).await;
    let other = agora.house.new_project(&helper, "Olive school of hugo", &agora.region).await;
    agora.house.with_version(&helper, "publish", &other).await;
    let offer = json!({ "area": "FUNDING", "kind": "EXPERTISE", "title": "I read plans", "language": "en" });
    agora.house.done(&helper, "openOffer", "offer { id }", offer).await;
    let (failed, ended) = agora.leader("frida").await;
    let query = "query($id: ID!) { project(id: $id) { version } }";
    let version = agora.house.data(Some(&failed), query, json!({ "id": ended })).await["project"]["version"].clone();
    let end = json!({ "projectId": ended, "version": version, "kind": "FAILED", "causes": ["NO_FUNDING"], "tried": "Two banks.",
        "wouldDiffer": "Ask earlier.", "language": "en", "concludedOn": "2026-01-31" });
    agora.house.done(&failed, "concludeProject", "project { id }", end).await;
    let read = async |id: &str| {
        let query = format!("query($id: ID!) {{ project(id: $id) {{ {FIELDS} }} }}");
        agora.house.data(None, &query, json!({ "id": id })).await["project"].clone()
    };
    let found = read(&project).await;
    let synergy =
        found["synergies"].as_array().unwrap().iter().find(|one| one["project"]["id"] == json!(other)).unwrap();
    let meets = &synergy["reasons"][0];
    assert_eq!((&meets["kind"], meets["offer"]["id"].is_string()), (&json!("NEED_MEETS_OFFER"), true), "{synergy}");
    assert!(meets["need"]["id"].is_string());
    let lessons = &found["lessonsThatApply"];
    assert_eq!((len(lessons), &lessons[0]["project"]["id"]), (1, &json!(ended)), "{lessons}");
    let kinds: Vec<&Value> = lessons[0]["reasons"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert!(kinds.contains(&&json!("SAME_NEED")) && kinds.contains(&&json!("SAME_AREA")), "{kinds:?}");
    for list in [&found["synergies"], lessons] {
        for one in list.as_array().unwrap() {
            let points: i64 =
                one["reasons"].as_array().unwrap().iter().map(|one| one["points"].as_i64().unwrap()).sum();
            assert_eq!(one["score"].as_i64(), Some(points));
        }
    }
    // what is no longer public teaches nobody
    agora.house.with_version(&failed, "archive", &ended).await;
    agora.house.with_version(&helper, "archive", &other).await;
    let found = read(&project).await;
    assert_eq!((&found["synergies"], &found["lessonsThatApply"]), (&json!([]), &json!([])));
}
