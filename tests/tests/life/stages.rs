//! Stages: the way through all gates with evidence, back with a reason, out, and a gate that is overridden.

use crate::world::World;
use rialto_domain::gate::{Requirement, WAY, requirements};
use serde_json::{Value, json};

async fn goes(world: &World, who: &str, stage: &str, more: Value) -> String {
    let version = world.version(&world.project).await;
    let mut input = json!({ "projectId": world.project, "version": version, "stage": stage });
    input.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
    world.tries(who, "moveProject", input).await
}

async fn shows(world: &World, requirement: Requirement) {
    let name = requirement.as_str().to_uppercase();
    let input = json!({ "projectId": world.project, "requirement": name, "text": format!("Shown: {name}"),
        "language": "sl", "metOn": "2026-11-01" });
    world.does("editor", "recordEvidence", "project { slug }", input).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_walks_through_all_gates_with_evidence_and_back() {
    let world = World::new().await;
    for stage in &WAY[1..] {
        let name = stage.as_str().to_uppercase();
        let asked = requirements(*stage);
        // the leader of the team is named by being there
        let missing = asked.iter().filter(|one| **one != Requirement::NamedLeader).count();
        let refused = goes(&world, "editor", &name, json!({})).await;
        assert_eq!(refused, vec!["GATE_NOT_MET"; missing].join(" "), "{name}");
        for requirement in asked {
            assert_ne!(goes(&world, "editor", &name, json!({})).await, "done", "{name} needs {requirement} too");
            if *requirement != Requirement::NamedLeader {
                shows(&world, *requirement).await;
            }
        }
        let day = json!({ "note": "We went on.", "enteredOn": "2026-11-20" });
        assert_eq!(goes(&world, "editor", &name, day).await, "done", "{name}");
        let fields =
            "... on Project { stage gates { stage isPassed isMet } stageHistory { stage enteredOn note { text } } }";
        let project = world.node("visitor", &world.project, fields).await;
        assert_eq!(project["stage"], name);
        let gate = project["gates"].as_array().unwrap().iter().find(|gate| gate["stage"] == name).unwrap().clone();
        assert_eq!((gate["isPassed"].clone(), gate["isMet"].clone()), (json!(true), json!(true)), "{name}");
        let last = project["stageHistory"].as_array().unwrap().last().unwrap().clone();
        assert_eq!((last["stage"].clone(), last["enteredOn"].clone()), (json!(name), json!("2026-11-20")));
    }
    // back needs a reason, and then the way is open again, gate by gate
    assert_eq!(goes(&world, "leader", "TESTED", json!({})).await, "REASON_NEEDED");
    assert_eq!(goes(&world, "leader", "TESTED", json!({ "note": "The test was too small." })).await, "done");
    assert_eq!(goes(&world, "leader", "MARKET", json!({})).await, "SKIPS");
    assert_eq!(goes(&world, "leader", "TESTED", json!({})).await, "STAYS");
    let future = json!({ "enteredOn": "2027-01-01" });
    assert_eq!(goes(&world, "leader", "INCUBATING", future).await, "DATE_IN_FUTURE");
    assert_eq!(goes(&world, "leader", "INCUBATING", json!({})).await, "done", "the evidence is there still");
    assert_eq!(goes(&world, "leader", "STOPPED", json!({})).await, "done");
    assert_eq!(goes(&world, "leader", "TEST_TRADING", json!({})).await, "ENDED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hub_manager_overrides_a_gate_and_everybody_reads_why() {
    let world = World::new().await;
    let why = json!({ "overrideReason": "The hub has seen the evidence on paper." });
    assert_eq!(goes(&world, "leader", "UNDERSTOOD", why.clone()).await, "FORBIDDEN");
    assert_eq!(goes(&world, "hub", "UNDERSTOOD", json!({})).await, "GATE_NOT_MET GATE_NOT_MET");
    assert_eq!(goes(&world, "hub", "UNDERSTOOD", why.clone()).await, "done");
    let fields =
        "... on Project { stage stageHistory { stage overrideReason { text } missing } gates { isPassed isMet } }";
    let project = world.node("visitor", &world.project, fields).await;
    let last = project["stageHistory"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["overrideReason"]["text"], "The hub has seen the evidence on paper.");
    assert_eq!(last["missing"], json!(["USER_EVIDENCE", "KNOWN_SOLUTIONS"]));
    assert_eq!(project["gates"][1], json!({ "isPassed": true, "isMet": false }));
    let first = &project["stageHistory"][0];
    assert_eq!((first["overrideReason"].clone(), first["missing"].clone()), (Value::Null, json!([])));
    assert_eq!(goes(&world, "hub", "STOPPED", why).await, "OVERRIDE_NOT_NEEDED");

    // a hub manager is one of their own region, and knows nothing of drafts there
    let elsewhere = json!({ "projectId": world.other, "version": 1, "stage": "UNDERSTOOD", "overrideReason": "So." });
    assert_eq!(world.tries("hub", "moveProject", elsewhere).await, "FORBIDDEN");
    let draft = json!({ "projectId": world.draft, "version": 1, "stage": "UNDERSTOOD" });
    assert_eq!(world.tries("hub", "moveProject", draft).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_upon_what_has_changed_is_told_so_and_two_moves_at_once_are_one() {
    let world = World::new().await;
    for requirement in requirements(WAY[1]) {
        shows(&world, *requirement).await;
    }
    let version = world.version(&world.project).await;
    let input = json!({ "projectId": world.project, "version": version, "stage": "UNDERSTOOD" });
    let (one, two) = tokio::join!(
        world.tries("leader", "moveProject", input.clone()),
        world.tries("editor", "moveProject", input.clone())
    );
    let mut both = [one, two];
    both.sort();
    assert_eq!(both, ["CONFLICT", "done"]);
    let answer = world.answer("leader", "moveProject", "project { slug }", input).await;
    let issue = &answer["data"]["moveProject"]["issues"][0];
    assert_eq!(issue["path"], json!(["input", "version"]));
    assert_eq!(issue["params"], json!([{ "name": "version", "value": (version + 1).to_string() }]));
    assert_eq!(answer["data"]["moveProject"]["project"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_tells_of_known_solutions_and_evidence_can_be_taken_back() {
    let world = World::new().await;
    let link = json!({ "projectId": world.project, "targetId": world.other, "kind": "BUILDS_ON", "note": "It works." });
    let fields =
        "project { gates { requirements { requirement isMet } } links { nodes { id note { text } target { slug } } } }";
    let proposed = world.does("editor", "linkProjects", fields, link.clone()).await;
    assert_eq!(
        proposed["project"]["gates"][1]["requirements"][1]["isMet"], false,
        "the other side has not confirmed it"
    );
    let id = proposed["project"]["links"]["nodes"][0]["id"].as_str().unwrap().to_owned();
    let officer = "insert into project_member (id, project_id, person_id, role) select p.id, p.id, q.id, 'leader' from project p, person q \
                   where p.slug = 'bridge-elsewhere' and q.slug = 'person-officer'";
    world.house.place.execute(officer).await;
    world.does("officer", "answerLink", "link { id }", json!({ "id": id, "confirm": true })).await;
    let read = "... on Project { gates { requirements { requirement isMet } } }";
    let linked = json!({ "project": world.node("editor", &world.project, read).await });
    let known = &linked["project"]["gates"][1]["requirements"][1];
    assert_eq!(*known, json!({ "requirement": "KNOWN_SOLUTIONS", "isMet": true }));
    assert_eq!(goes(&world, "editor", "UNDERSTOOD", json!({})).await, "GATE_NOT_MET", "users have not been asked yet");
    shows(&world, Requirement::UserEvidence).await;
    assert_eq!(goes(&world, "editor", "UNDERSTOOD", json!({})).await, "done");
    let withdraw = json!({ "projectId": world.project, "requirement": "USER_EVIDENCE" });
    let fields = "project { stage gates { isPassed isMet requirements { evidence { text language } } } }";
    let left = world.does("editor", "withdrawEvidence", fields, withdraw.clone()).await;
    let gate = &left["project"]["gates"][1];
    assert_eq!((gate["isPassed"].clone(), gate["isMet"].clone()), (json!(true), json!(false)));
    assert_eq!(world.tries("editor", "withdrawEvidence", withdraw).await, "EVIDENCE_NONE");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_is_told_once_and_told_anew() {
    let world = World::new().await;
    let version = world.version(&world.project).await;
    let mut end = json!({ "projectId": world.project, "version": version, "kind": "FAILED", "causes": [],
        "tried": "A ferry.", "wouldDiffer": "Ask first.", "concludedOn": "2026-11-01" });
    assert_eq!(world.tries("leader", "concludeProject", end.clone()).await, "CAUSES_NEEDED");
    end["causes"] = json!(["NO_DEMAND", "TIMING", "NO_DEMAND"]);
    let fields = "project { outcome { kind causes tried { text } wouldDiffer { text } concludedOn } }";
    let agree = json!({ "projectId": world.project, "agrees": true });
    let told = world.does("leader", "concludeProject", fields, end.clone()).await;
    assert_eq!(told["project"]["outcome"]["causes"], json!(["NO_DEMAND", "TIMING"]));
    world.does("editor", "answerOutcome", "project { slug }", agree.clone()).await;
    assert_eq!(world.tries("leader", "concludeProject", end.clone()).await, "CONFLICT");
    assert_eq!(world.tries("editor", "concludeProject", end.clone()).await, "FORBIDDEN");
    end["version"] = json!(version + 1);
    end["kind"] = json!("PIVOTED");
    end["causes"] = json!([]);
    let told = world.does("leader", "concludeProject", fields, end).await;
    assert_eq!(
        (&told["project"]["outcome"]["kind"], &told["project"]["outcome"]["causes"]),
        (&json!("PIVOTED"), &json!([]))
    );
    world.does("editor", "answerOutcome", "project { slug }", agree).await;
    // lists and facets follow at once
    let query =
        "{ projects(filter: { outcomes: [PIVOTED] }) { totalCount facets(of: [OUTCOME]) { values { value count } } } }";
    let found = world.house.ask(None, query, json!({})).await;
    assert_eq!(found["data"]["projects"]["totalCount"], 1, "{found}");
    assert_eq!(found["data"]["projects"]["facets"][0]["values"][0]["value"], "PIVOTED");
}
