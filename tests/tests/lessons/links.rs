//! Links that one side proposes and the other confirms, and the network they make.

use crate::told::Told;
use serde_json::{Value, json};

const LINKS: &str = "... on Project { links { totalCount nodes { id status note { text } target { slug } } } linkedFrom { totalCount nodes { id status project { slug } } } \
    gates { requirements { requirement isMet } } network { projects { slug } links { kind status } isWhole } }";

/// The other project has somebody who leads it: the officer.
async fn world() -> Told {
    let told = Told::new().await;
    let officer = "insert into project_member (id, project_id, person_id, role) select p.id, p.id, q.id, 'leader' from project p, person q \
                   where p.slug = 'bridge-elsewhere' and q.slug = 'person-officer'";
    told.house.place.execute(officer).await;
    told
}

async fn propose(told: &Told) -> String {
    let link = json!({ "projectId": told.project, "targetId": told.other, "kind": "BUILDS_ON", "note": "quuxwhy" });
    let made = told
        .does("editor", "linkProjects", "project { links { nodes { id status proposedAt answeredAt } } }", link)
        .await;
    let one = &made["project"]["links"]["nodes"][0];
    assert_eq!((&one["status"], &one["answeredAt"]), (&json!("PROPOSED"), &Value::Null), "{one}");
    one["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_seen_by_everybody_once_the_other_side_has_confirmed_it() {
    let told = world().await;
    let before = told.node("visitor", &told.project, LINKS).await;
    let id = propose(&told).await;
    for who in ["visitor", "stranger", "hub"] {
        assert_eq!(told.node(who, &told.project, LINKS).await, before, "{who}");
        assert_eq!(told.node(who, &id, "id").await, Value::Null, "{who}");
        assert_eq!(
            told.viewer(who, "linksToAnswer { id }").await.get("linksToAnswer").unwrap_or(&json!([])),
            &json!([]),
            "{who}"
        );
    }
    let theirs = told.node("officer", &told.other, LINKS).await;
    assert_eq!(theirs["linkedFrom"]["nodes"][0]["status"], "PROPOSED");
    let waiting = told.viewer("officer", "linksToAnswer { id note { text } project { slug } }").await;
    assert_eq!(
        waiting["linksToAnswer"],
        json!([{ "id": id, "note": { "text": "quuxwhy" }, "project": { "slug": "bridge-over-the-river" } }])
    );
    let mine = told.node("leader", &told.project, LINKS).await;
    assert_eq!(
        mine["gates"][1]["requirements"][1],
        json!({ "requirement": "KNOWN_SOLUTIONS", "isMet": false }),
        "a proposal shows nothing"
    );
    for (who, code) in [("editor", "FORBIDDEN"), ("stranger", "FORBIDDEN"), ("visitor", "UNAUTHENTICATED")] {
        assert_eq!(told.tries(who, "answerLink", json!({ "id": id, "confirm": true })).await, code, "{who}");
    }
    let said = told
        .does("officer", "answerLink", "link { status proposedAt answeredAt }", json!({ "id": id, "confirm": true }))
        .await;
    assert_eq!(said["link"]["status"], "CONFIRMED");
    assert!(said["link"]["answeredAt"].is_string());
    let after = told.node("visitor", &told.project, LINKS).await;
    assert_eq!((&after["links"]["nodes"][0]["id"], &after["links"]["totalCount"]), (&json!(id), &json!(1)));
    assert_eq!(after["gates"][1]["requirements"][1]["isMet"], true);
    let network = json!({ "projects": [{ "slug": "bridge-over-the-river" }, { "slug": "bridge-elsewhere" }], "links": [{ "kind": "BUILDS_ON", "status": "CONFIRMED" }], "isWhole": true });
    assert_eq!(after["network"], network);
    let notices = "select kind from notification where kind like 'link%' order by kind";
    assert_eq!(told.house.place.texts(notices).await, ["link_answered", "link_answered", "link_proposed"]);
    assert_eq!(told.tries("officer", "answerLink", json!({ "id": id, "confirm": false })).await, "ALREADY_ANSWERED");
    // either side ends it
    assert_eq!(told.tries("stranger", "unlinkProjects", json!({ "id": id })).await, "FORBIDDEN");
    told.does("officer", "unlinkProjects", "project { slug }", json!({ "id": id })).await;
    assert_eq!(told.node("visitor", &told.project, LINKS).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_declined_its_own_side_alone_sees_and_may_propose_again_after_ninety_days() {
    let mut told = world().await;
    let id = propose(&told).await;
    let again = json!({ "projectId": told.project, "targetId": told.other, "kind": "BUILDS_ON" });
    assert_eq!(told.tries("editor", "linkProjects", again.clone()).await, "ALREADY_THERE");
    let said =
        told.does("officer", "answerLink", "link { id }", json!({ "id": id, "confirm": false, "note": "No." })).await;
    assert_eq!(said["link"], Value::Null);
    assert_eq!(told.node("editor", &told.project, LINKS).await["links"]["nodes"][0]["status"], "DECLINED");
    for who in ["officer", "visitor"] {
        assert_eq!(told.node(who, &told.other, LINKS).await["linkedFrom"]["totalCount"], 0, "{who}");
        assert_eq!(told.node(who, &told.project, LINKS).await["links"]["totalCount"], 0, "{who}");
    }
    assert_eq!(told.tries("editor", "linkProjects", again.clone()).await, "DECLINED");
    assert_eq!(
        told.tries("editor", "unlinkProjects", json!({ "id": id })).await,
        "DECLINED",
        "nor does it come around so"
    );
    told.wait(91).await;
    assert_eq!(told.tries("editor", "linkProjects", again).await, "done");
    assert_eq!(told.viewer("officer", "linksToAnswer { id }").await["linksToAnswer"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_answers_at_once_are_one_and_a_hidden_project_proposes_nothing() {
    let told = world().await;
    let id = propose(&told).await;
    let (one, two) = tokio::join!(
        told.tries("officer", "answerLink", json!({ "id": id, "confirm": true })),
        told.tries("officer", "answerLink", json!({ "id": id, "confirm": false }))
    );
    let mut both = [one, two];
    both.sort();
    // the link that was declined is not known to its other side any more
    assert_eq!(both.iter().filter(|said| *said == "done").count(), 1, "{both:?}");
    told.house.place.execute("delete from project_link").await;
    told.house.place.execute("delete from proposed_link").await;
    let id = propose(&told).await;
    told.house.place.execute("update project set publication = 'hidden' where slug = 'bridge-over-the-river'").await;
    assert_eq!(told.viewer("officer", "linksToAnswer { id project { slug } }").await["linksToAnswer"], json!([]));
    assert_eq!(told.node("officer", &id, "id").await, Value::Null);
    assert_eq!(told.tries("officer", "answerLink", json!({ "id": id, "confirm": true })).await, "NOT_FOUND");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_speak_for_both_projects_links_them_at_once() {
    let told = world().await;
    let leader = "insert into project_member (id, project_id, person_id, role) select q.id, p.id, q.id, 'editor' from project p, person q \
                  where p.slug = 'bridge-elsewhere' and q.slug = 'person-leader'";
    told.house.place.execute(leader).await;
    let link = json!({ "projectId": told.project, "targetId": told.other, "kind": "ALLY_OF" });
    told.does("leader", "linkProjects", "project { slug }", link).await;
    let links = told.node("visitor", &told.project, LINKS).await;
    assert_eq!(links["links"]["nodes"][0]["status"], "CONFIRMED");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_is_told_breadth_first_the_same_every_time_and_says_when_it_was_cut() {
    let told = Told::among(6).await;
    // a chain: bridge, neighbour 0, 1, …, 5; and 4 is hidden
    let link = |from: &str, to: &str| {
        format!(
            "insert into project_link (id, from_id, to_id, kind, language) select a.id, a.id, b.id, 'ally_of', 'en' from project a, project b \
             where a.slug = '{from}' and b.slug = '{to}'"
        )
    };
    told.house.place.execute(&link("bridge-over-the-river", "neighbour-0")).await;
    for n in 0..5 {
        told.house.place.execute(&link(&format!("neighbour-{n}"), &format!("neighbour-{}", n + 1))).await;
    }
    told.house.place.execute("update project set publication = 'hidden' where slug = 'neighbour-4'").await;
    let network = async |arguments: &str| {
        let fields = format!(
            "... on Project {{ network{arguments} {{ projects {{ slug }} links {{ project {{ slug }} target {{ slug }} }} isWhole }} }}"
        );
        let network = told.node("visitor", &told.project, &fields).await["network"].clone();
        let slugs: Vec<String> = network["projects"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["slug"].as_str().unwrap().to_owned())
            .collect();
        (slugs, network["links"].as_array().unwrap().len(), network["isWhole"].clone())
    };
    let all = |far: usize| -> Vec<String> {
        ["bridge-over-the-river".to_owned()].into_iter().chain((0..far).map(|n| format!("neighbour-{n}"))).collect()
    };
    assert_eq!(network("").await, (all(2), 2, json!(false)));
    assert_eq!(network("(depth: 1)").await, (all(1), 1, json!(false)));
    assert_eq!(network("(depth: 3)").await, (all(3), 3, json!(false)));
    assert_eq!(network("(depth: 3, most: 2)").await, (all(1), 1, json!(false)));
    told.house
        .place
        .execute("delete from project_link where to_id in (select id from project where slug = 'neighbour-3')")
        .await;
    assert_eq!(network("(depth: 3)").await, (all(3), 3, json!(true)), "what is hidden is no end of it");
    for wrong in ["(depth: 4)", "(most: 1)"] {
        let query =
            format!("query($id: ID!) {{ node(id: $id) {{ ... on Project {{ network{wrong} {{ isWhole }} }} }} }}");
        let answer = told.house.ask(None, &query, json!({ "id": told.project })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
    }
}
