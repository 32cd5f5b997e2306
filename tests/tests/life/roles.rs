//! Who may do what, role by role: a table that anybody can read.

use crate::world::World;
use serde_json::{Value, json};
use std::fmt::Write;

/// Acts upon the public project by everybody, none of which is done: each input is wrong in a way that is told last.
fn acts(world: &World) -> Vec<(&'static str, Value)> {
    let (project, person) = (&world.project, &world.profiles["stranger"]);
    vec![
        ("moveProject", json!({ "projectId": project, "version": 0, "stage": "UNDERSTOOD" })),
        (
            "moveProject",
            json!({ "projectId": project, "version": 0, "stage": "UNDERSTOOD", "overrideReason": "It is known." }),
        ),
        ("recordEvidence", json!({ "projectId": project, "requirement": "ISSUE", "text": " " })),
        ("withdrawEvidence", json!({ "projectId": project, "requirement": "ISSUE" })),
        ("openNeed", json!({ "projectId": project, "area": "FUNDING", "kind": "FUNDING", "title": " " })),
        ("concludeProject", json!({ "projectId": project, "version": 0, "kind": "FAILED", "causes": [] })),
        ("linkProjects", json!({ "projectId": project, "targetId": project, "kind": "BUILDS_ON" })),
        (
            "addProjectOrganisation",
            json!({ "projectId": project, "organisationId": world.organisation, "role": "LEAD" }),
        ),
        ("invite", json!({ "recordId": project, "email": "?", "role": "VIEWER", "language": "en" })),
        ("changeRole", json!({ "recordId": project, "personId": person, "role": "EDITOR" })),
        ("removeMember", json!({ "recordId": project, "personId": person })),
        ("handOverLeadership", json!({ "projectId": project, "personId": person })),
        ("addNote", json!({ "recordId": project, "text": " " })),
        ("setContact", json!({ "recordId": project, "email": "?" })),
        ("appoint", json!({ "email": "?", "role": "MODERATOR" })),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_may_do_what_is_its_part() {
    let world = World::new().await;
    let names = ["visitor", "stranger", "viewer", "editor", "leader", "hub", "officer"];
    let mut table = format!("{:24}", "public project");
    names.iter().for_each(|name| write!(table, "{name:28}").unwrap());
    for (mutation, input) in acts(&world) {
        let overrides = if input.get("overrideReason").is_some() { " (override)" } else { "" };
        write!(table, "\n{:24}", format!("{mutation}{overrides}")).unwrap();
        for name in names {
            let answer = world.tries(name, mutation, input.clone()).await;
            write!(table, "{answer:28}").unwrap();
        }
    }
    table.push_str("\n\nThe same acts upon a draft");
    for (mutation, input) in acts(&world).into_iter().filter(|(mutation, _)| *mutation != "appoint") {
        write!(table, "\n{mutation:24}").unwrap();
        let text = input.to_string().replace(&world.project, &world.draft);
        for name in names {
            let answer = world.tries(name, mutation, serde_json::from_str(&text).unwrap()).await;
            write!(table, "{answer:28}").unwrap();
        }
    }
    let table: Vec<&str> = table.lines().map(str::trim_end).collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_one_may_not_see_answers_as_one_that_never_was() {
    let world = World::new().await;
    let never = "project_0190f3a2000070008000000000fff000".to_owned();
    for (mutation, input) in acts(&world).into_iter().filter(|(mutation, _)| *mutation != "appoint") {
        for name in ["visitor", "stranger", "hub", "officer"] {
            let of = |id: &str| serde_json::from_str(&input.to_string().replace(&world.project, id)).unwrap();
            let draft = world.answer(name, mutation, "", of(&world.draft)).await;
            let nothing = world.answer(name, mutation, "", of(&never)).await;
            let told = |answer: &Value| {
                let error = &answer["errors"][0];
                (error["extensions"]["code"].clone(), error["message"].clone(), answer["data"].clone())
            };
            assert_eq!(told(&draft), told(&nothing), "{name} {mutation}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_never_stays_without_somebody_who_answers_for_it() {
    let world = World::new().await;
    let of = |person: &str| json!({ "recordId": world.project, "personId": world.profiles[person] });
    assert_eq!(world.tries("leader", "leave", json!({ "recordId": world.project })).await, "LAST_LEADER");
    assert_eq!(world.tries("leader", "removeMember", of("leader")).await, "LAST_LEADER");
    let mut demoted = of("leader");
    demoted["role"] = json!("EDITOR");
    assert_eq!(world.tries("leader", "changeRole", demoted).await, "LAST_LEADER");
    let manager = json!({ "recordId": world.project, "personId": world.profiles["editor"], "role": "MANAGER" });
    assert_eq!(world.tries("leader", "changeRole", manager).await, "ROLE_NOT_HERE");

    let hand = json!({ "projectId": world.project, "personId": world.profiles["editor"] });
    let done = world.does("leader", "handOverLeadership", "project { slug }", hand.clone()).await;
    assert_eq!(done["project"]["slug"], "bridge-over-the-river");
    assert_eq!(world.role(&world.project, "editor").await.as_deref(), Some("leader"));
    assert_eq!(world.role(&world.project, "leader").await.as_deref(), Some("editor"));
    assert_eq!(world.tries("leader", "handOverLeadership", hand).await, "FORBIDDEN", "it is no longer theirs to give");
    assert_eq!(world.tries("leader", "leave", json!({ "recordId": world.project })).await, "done");
    assert_eq!(world.role(&world.project, "leader").await, None);
    assert_eq!(world.tries("leader", "leave", json!({ "recordId": world.project })).await, "FORBIDDEN");
    assert_eq!(world.tries("editor", "removeMember", of("viewer")).await, "done");
    assert_eq!(world.tries("editor", "removeMember", of("viewer")).await, "NOT_IN_TEAM");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_leaders_who_go_at_once_leave_one_behind() {
    let world = World::new().await;
    let promote = json!({ "recordId": world.project, "personId": world.profiles["editor"], "role": "LEADER" });
    world.does("leader", "changeRole", "recordId", promote).await;
    let leave = json!({ "recordId": world.project });
    let (one, two) = tokio::join!(world.tries("leader", "leave", leave.clone()), world.tries("editor", "leave", leave));
    let mut both = [one.as_str(), two.as_str()];
    both.sort_unstable();
    assert_eq!(both, ["LAST_LEADER", "done"]);

    // and two who hand over to the same person at once
    let world = World::new().await;
    let promote = json!({ "recordId": world.project, "personId": world.profiles["editor"], "role": "LEADER" });
    world.does("leader", "changeRole", "recordId", promote).await;
    let hand = json!({ "projectId": world.project, "personId": world.profiles["viewer"] });
    let (one, two) = tokio::join!(
        world.tries("leader", "handOverLeadership", hand.clone()),
        world.tries("editor", "handOverLeadership", hand)
    );
    assert_eq!((one.as_str(), two.as_str()), ("done", "done"), "each hands over what is theirs");
    assert_eq!(world.role(&world.project, "viewer").await.as_deref(), Some("leader"));
    let mut left = [world.role(&world.project, "leader").await, world.role(&world.project, "editor").await];
    left.sort();
    assert_eq!(left, [Some("editor".to_owned()), Some("editor".to_owned())]);
}
