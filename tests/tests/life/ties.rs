//! Links, open data in use, organisations, members of clusters.

use crate::world::World;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn projects_are_linked_and_unlinked() {
    let world = World::new().await;
    let link = json!({ "projectId": world.project, "targetId": world.other, "kind": "REPLICATES" });
    let fields = "project { links { nodes { id kind target { slug } } } }";
    let made = world.does("editor", "linkProjects", fields, link.clone()).await;
    let id = made["project"]["links"]["nodes"][0]["id"].clone();
    assert_eq!(world.tries("editor", "linkProjects", link.clone()).await, "ALREADY_THERE");
    let (mut own, mut draft) = (link.clone(), link.clone());
    own["targetId"] = json!(world.project);
    assert_eq!(world.tries("editor", "linkProjects", own).await, "SAME_PROJECT");
    draft["targetId"] = json!("project_0190f3a2000070008000000000000004");
    assert_eq!(world.tries("editor", "linkProjects", draft).await, "NOT_FOUND", "it is archived");
    assert_eq!(world.tries("stranger", "linkProjects", link).await, "FORBIDDEN");
    assert_eq!(world.tries("stranger", "unlinkProjects", json!({ "id": id })).await, "FORBIDDEN");
    assert_eq!(world.tries("editor", "stopUsingDataset", json!({ "id": id })).await, "NOT_FOUND", "it is no use");
    assert_eq!(world.tries("editor", "unlinkProjects", json!({ "id": id })).await, "done");
    assert_eq!(world.tries("editor", "unlinkProjects", json!({ "id": id })).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_projects_that_link_to_each_other_at_once_both_do() {
    let world = World::new().await;
    let there = json!({ "projectId": world.project, "targetId": world.draft, "kind": "ALLY_OF" });
    let back = json!({ "projectId": world.draft, "targetId": world.project, "kind": "ALLY_OF" });
    let (one, two) =
        tokio::join!(world.tries("leader", "linkProjects", there), world.tries("editor", "linkProjects", back));
    assert_eq!((one.as_str(), two.as_str()), ("done", "done"));
}

#[tokio::test(flavor = "multi_thread")]
async fn open_data_in_use_is_counted_at_once() {
    let world = World::new().await;
    let themed = || async {
        let query = "{ projects(filter: { themes: [ENVI] }) { totalCount } }";
        world.house.ask(None, query, json!({})).await["data"]["projects"]["totalCount"].clone()
    };
    assert_eq!(themed().await, 0);
    let uses =
        json!({ "datasetId": world.dataset, "projectId": world.project, "purpose": "DESIGN", "note": "Levels." });
    let fields = "project { datasetUses { nodes { id purpose note { text } } } }";
    let made = world.does("editor", "useDataset", fields, uses.clone()).await;
    let used = &made["project"]["datasetUses"]["nodes"][0];
    assert_eq!((&used["purpose"], &used["note"]["text"]), (&json!("DESIGN"), &json!("Levels.")));
    assert_eq!(themed().await, 1);
    assert_eq!(world.tries("editor", "useDataset", uses.clone()).await, "ALREADY_THERE");
    assert_eq!(world.tries("editor", "stopUsingDataset", json!({ "id": used["id"] })).await, "done");
    assert_eq!(themed().await, 0);
    let mut pilot = uses.clone();
    pilot["pilotId"] = json!(world.pilot);
    assert_eq!(world.tries("leader", "useDataset", pilot.clone()).await, "ONE_OF_TWO");
    pilot.as_object_mut().unwrap().remove("projectId");
    assert_eq!(world.tries("editor", "useDataset", pilot.clone()).await, "FORBIDDEN");
    let made =
        world.does("leader", "useDataset", "project { slug } pilot { datasetUses { nodes { id } } }", pilot).await;
    assert_eq!(made["project"], Value::Null);
    assert_eq!(
        made["pilot"]["datasetUses"]["nodes"].as_array().unwrap().len(),
        1,
        "the coordinator of its cluster may"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_join_projects_and_clusters_and_the_balance_follows() {
    let world = World::new().await;
    let school = "organisation_0190f3a200007000800000000000000c";
    let hidden = "organisation_0190f3a200007000800000000000000d";
    let add = |id: &str, role: &str| json!({ "projectId": world.project, "organisationId": id, "role": role });
    let fields = "project { organisations { nodes { id role organisation { name } } } }";
    let made = world.does("editor", "addProjectOrganisation", fields, add(school, "PARTNER")).await;
    let tie = made["project"]["organisations"]["nodes"][0]["id"].clone();
    assert_eq!(world.tries("editor", "addProjectOrganisation", add(school, "FUNDER")).await, "ALREADY_THERE");
    assert_eq!(world.tries("editor", "addProjectOrganisation", add(hidden, "FUNDER")).await, "NOT_FOUND");
    assert_eq!(world.tries("editor", "removeProjectOrganisation", json!({ "id": tie })).await, "done");

    let join = |id: &str, helix: &str| json!({ "clusterId": world.cluster, "organisationId": id, "helix": helix });
    let fields = "cluster { evenness members { nodes { id helix } } }";
    let one = world.does("leader", "addClusterMember", fields, join(&world.organisation, "BUSINESS")).await;
    assert_eq!(one["cluster"]["evenness"], json!(0.0));
    let two = world.does("leader", "addClusterMember", fields, join(school, "ACADEMIA")).await;
    assert_eq!(two["cluster"]["evenness"], json!(0.5));
    assert_eq!(world.tries("editor", "addClusterMember", join(school, "ACADEMIA")).await, "FORBIDDEN");
    assert_eq!(world.tries("leader", "addClusterMember", join(school, "GOVERNMENT")).await, "ALREADY_THERE");
    let member = two["cluster"]["members"]["nodes"][1]["id"].clone();
    let left = world.does("leader", "removeClusterMember", fields, json!({ "id": member })).await;
    assert_eq!(left["cluster"]["evenness"], json!(0.0));
}
