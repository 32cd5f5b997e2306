//! An outcome that is told without a name leads nowhere: everything that others read of the network is, letter by letter, what
//! it was before the project ended; and the lesson holds nothing of the project.

use crate::told::{LESSON, Told};
use rialto_app::Ctx;
use rialto_app::export::{self, Format, Target};
use rialto_domain::policy::Actor;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A row for each root field: everything by which a project could show that it ended. `$id` and `$slug` stand for it.
fn walk() -> Vec<(&'static str, Vec<&'static str>)> {
    const P: &str = "id slug version title { text } summary { text } stage publication createdAt updatedAt startedOn endedOn \
        stageHistory { stage enteredOn note { text } } gates { stage isPassed isMet } outcome { kind } sdgs focusAreas tags mayI \
        needs { totalCount nodes { id } } links { totalCount nodes { id } } linkedFrom { totalCount } actions { totalCount } \
        history { totalCount nodes { id act at version } }";
    let all = |list: &'static [&'static str]| list.to_vec();
    let of_project = |query: &str| -> &'static str { Box::leak(query.replace("$P", P).into_boxed_str()) };
    vec![
        ("node", vec![of_project("{ node(id: \"$id\") { id ... on Project { $P } } }")]),
        ("nodes", vec![of_project("{ nodes(ids: [\"$id\"]) { id ... on Project { $P } } }")]),
        (
            "project",
            vec![
                of_project("{ project(slug: \"$slug\") { $P } }"),
                "{ project(slug: \"$slug\") { synergies(first: 20) { score project { slug } reasons { kind points } } \
                  lessonsThatApply(first: 20) { score project { slug } } money { totalCount } support followers } }",
                "{ projects(first: 5) { nodes { slug lessonsThatApply(first: 20) { score project { slug } } } } }",
            ],
        ),
        (
            "projects",
            vec![
                of_project("{ projects(first: 50) { totalCount nodes { $P } } }"),
                "{ projects(first: 50, sort: UPDATED) { edges { cursor node { slug updatedAt } } } }",
                "{ projects(first: 50, sort: CONCLUDED) { edges { cursor node { slug } } } }",
                "{ projects(filter: { hasOutcome: true }) { totalCount nodes { slug } } }",
                "{ projects(filter: { hasOutcome: false }) { totalCount } }",
                "{ projects(filter: { outcomes: [FAILED, SUCCEEDED, PIVOTED] }) { totalCount } }",
                "{ projects(filter: { causes: [NO_DEMAND, TIMING] }) { totalCount } }",
                "{ projects(filter: { text: \"quuxferry\" }) { totalCount } }",
                "{ projects { facets(of: [COUNTRY, STAGE, AREA, NEED_KIND, SDG, FOCUS_AREA, LANGUAGE, HELIX, MACRO_SCENARIO, THEME, OUTCOME, CAUSE]) { name values { value count } } } }",
                "{ projects(filter: { regions: [\"SI\"] }) { facets(of: [OUTCOME, CAUSE]) { values { value count } } } }",
            ],
        ),
        (
            "expert",
            all(&[
                "{ expert(slug: \"person-leader\") { version updatedAt name projects { totalCount nodes { project { slug } } } } }",
            ]),
        ),
        ("experts", all(&["{ experts(first: 50) { totalCount nodes { slug updatedAt } } }"])),
        ("organisation", all(&["{ organisation(slug: \"river-works\") { updatedAt version } }"])),
        ("organisations", all(&["{ organisations { totalCount nodes { slug updatedAt } } }"])),
        ("cluster", all(&["{ cluster(slug: \"river-cluster\") { updatedAt projects { totalCount } } }"])),
        ("clusters", all(&["{ clusters { totalCount nodes { slug updatedAt } } }"])),
        ("dataset", all(&["{ dataset(slug: \"river-levels\") { updatedAt } }"])),
        ("datasets", all(&["{ datasets { totalCount nodes { slug updatedAt } } }"])),
        ("pilot", all(&["{ pilot(slug: \"river-pilot\") { updatedAt } }"])),
        ("pilots", all(&["{ pilots { totalCount nodes { slug updatedAt } } }"])),
        ("session", all(&["{ session(slug: \"none\") { id } }"])),
        ("sessions", all(&["{ sessions { totalCount } }"])),
        (
            "region",
            all(&[
                "{ region(code: \"SI\") { figures { projects lessons openNeeds stages { value count } years { started ended } } projects { totalCount nodes { slug outcome { kind } } } } }",
                "{ region(code: \"SI031\") { figures { projects lessons } projects(filter: { hasOutcome: true }) { totalCount facets(of: [OUTCOME, CAUSE]) { values { count } } } } }",
            ]),
        ),
        (
            "regions",
            all(&[
                "{ regions(filter: { within: [\"SI\"] }, first: 50) { nodes { code figures { projects lessons } } } }",
            ]),
        ),
        (
            "search",
            all(&[
                "{ search(text: \"quuxferry\") { totalCount edges { kind node { id } } } }",
                "{ search(text: \"bridge\") { totalCount facets(of: [KIND]) { values { value count } } edges { cursor kind node { id } } } }",
            ]),
        ),
        (
            "statistics",
            all(&[
                "{ statistics { projects organisations experts clusters datasets pilots openNeeds lessons languages countries advice { given projectsIn } projectsByRegionAndStage(level: 3) { stage count } } }",
            ]),
        ),
        ("vocabulary", all(&["{ vocabulary(name: OUTCOME) { value } }"])),
        ("viewer", all(&["{ viewer { id outcomesToAnswer { slug } } }"])),
        ("duplicates", Vec::new()),
        ("appointments", Vec::new()),
        ("invitation", all(&["{ invitation(token: \"x\") { title } }"])),
        ("identityProviders", all(&["{ identityProviders { name } }"])),
        ("retention", all(&["{ retention { what } }"])),
        ("erasureRules", all(&["{ erasureRules { what } }"])),
        ("reports", Vec::new()),
        ("objections", Vec::new()),
        ("limits", all(&["{ limits { maxDepth } }"])),
        // the lesson itself, looked at below
        ("lessons", Vec::new()),
        ("lesson", Vec::new()),
        // for the two sides of one alone
        ("conversation", Vec::new()),
        ("conversationOf", Vec::new()),
        // for who may conclude alone: preview.rs
        ("outcomePreview", Vec::new()),
    ]
}

/// Everything that somebody reads, one answer after the other.
async fn read(told: &Told, who: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (_, queries) in walk() {
        for query in queries {
            let query = query.replace("$id", &told.project).replace("$slug", "bridge-over-the-river");
            let answer = told.house.ask(told.token(who), &query, json!({})).await;
            assert!(answer.get("errors").is_none() || query.contains("invitation"), "{query}: {answer}");
            all.push((query, answer["data"].to_string()));
        }
    }
    all
}

/// What leaves the network as files. Pages are written from the API, as a visitor.
async fn outside(told: &Told) -> Vec<(String, String)> {
    let mut all = Vec::new();
    let visitor = Ctx { actor: Actor::Visitor, ..told.house.ctx.clone() };
    for ctx in [&visitor, &told.house.ctx] {
        for format in [Format::Csv, Format::JsonLines] {
            let mut out = Vec::new();
            export::projects(ctx, Target { format, to: &mut out }).await.unwrap();
            all.push((format!("export {format:?}"), String::from_utf8(out).unwrap()));
        }
    }
    all
}

const OTHERS: [&str; 4] = ["visitor", "stranger", "hub", "officer"];

async fn everything(told: &Told) -> Vec<(String, String)> {
    let mut all = outside(told).await;
    for who in OTHERS {
        all.extend(read(told, who).await.into_iter().map(|(query, answer)| (format!("{who}: {query}"), answer)));
    }
    all
}

fn same(before: &[(String, String)], after: &[(String, String)], when: &str) {
    for (was, is) in before.iter().zip(after) {
        assert_eq!(was, is, "{when}");
    }
    assert_eq!(before.len(), after.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_root_field_has_a_row_here() {
    let told = Told::new().await;
    let answer = told.house.ask(None, "{ __schema { queryType { fields { name } } } }", json!({})).await;
    let fields = answer["data"]["__schema"]["queryType"]["fields"].as_array().unwrap();
    let fields: BTreeSet<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    let rows: BTreeSet<&str> = walk().into_iter().map(|(name, _)| name).collect();
    assert_eq!(fields, rows, "give each new root field a row here that could tell how a project ended");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_others_read_changes_when_a_project_ends_without_its_name() {
    let mut told = Told::among(6).await;
    let before = everything(&told).await;
    told.house.clock.advance(5_000);
    let end = told.end(json!({ "publication": "ANONYMOUS", "figures": [{ "name": "quuxferry rides", "value": 3, "basis": "MEASURED" }] })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    same(&before, &everything(&told).await, "when it is written");
    assert_eq!(told.agrees("editor", true).await, "done");
    same(&before, &everything(&told).await, "when the team agrees");
    told.wait(1).await;
    assert_eq!(told.work().await.lessons, 1);
    same(&before, &everything(&told).await, "when it is told");
    // the walk would find it: the same end, told by name
    let end = told.end(json!({})).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    let named = everything(&told).await;
    assert!(before.iter().zip(&named).filter(|(was, is)| was != is).count() > 20, "the walk looks where an end shows");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_others_read_tells_of_an_end_that_waits_for_its_day() {
    let mut told = Told::among(6).await;
    let before = everything(&told).await;
    told.house.clock.advance(5_000);
    let end = told.end(json!({ "publishOn": "2026-11-30" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    told.wait(3).await;
    assert_eq!(told.work().await.by_name, 0);
    same(&before, &everything(&told).await, "before its day");
    assert!(told.lessons("visitor", "").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lesson_holds_nothing_of_the_project() {
    let mut told = Told::among(6).await;
    told.house.place.execute("insert into project_tag (project_id, tag) select id, 'quuxtag' from project where slug = 'bridge-over-the-river'").await;
    told.house.place.execute("insert into project_focus (project_id, focus_area) select id, 'networking' from project where slug = 'bridge-over-the-river'").await;
    let open = json!({ "projectId": told.project, "area": "FUNDING", "kind": "FUNDING", "title": "Money" });
    told.does("leader", "openNeed", "project { slug }", open).await;
    let end = told.end(json!({ "publication": "ANONYMOUS", "figures": [{ "name": "Rides", "value": 3, "basis": "MEASURED", "evidence": "https://example.org/quuxproof" }] })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    told.wait(31).await;
    assert_eq!(told.work().await.lessons, 1);
    let key = told.project.strip_prefix("project_").unwrap().to_owned();
    for who in ["visitor", "stranger", "leader"] {
        let lesson = told.lessons(who, "").await.remove(0);
        let text = lesson.to_string();
        for trace in [
            "bridge",
            "Bridge",
            "SI031",
            "SI03",
            "quuxtag",
            "NETWORKING",
            "FUNDING",
            "quuxproof",
            "leader",
            "editor",
            "2026-1",
            &key,
        ] {
            assert!(!text.contains(trace), "{who} reads `{trace}` in {lesson}");
        }
        assert_eq!(lesson["region"]["code"], "SI");
    }
    // neither does its row in the database lead to it
    let columns = told
        .house
        .place
        .texts("select cast(count(*) as text) from anonymous_lesson a join project p on p.id = a.id")
        .await;
    assert_eq!(columns, ["0"]);
    let id = told.lessons("visitor", "").await[0]["id"].clone();
    let query = format!("query($id: ID!) {{ node(id: $id) {{ ... on Lesson {{ {LESSON} }} }} }}");
    let node = told.house.ask(told.token("leader"), &query, json!({ "id": id })).await;
    assert_eq!(node["data"]["node"]["project"], Value::Null, "not even to its own team, whose screens others see");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_fewer_than_five_projects_of_a_country_not_even_the_country_is_told() {
    let mut told = Told::among(3).await;
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    told.wait(31).await;
    assert_eq!(told.work().await.lessons, 1);
    let lesson = told.lessons("visitor", "").await.remove(0);
    assert_eq!((&lesson["region"], &lesson["stage"], &lesson["year"]), (&Value::Null, &Value::Null, &json!(2026)));
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_may_read_the_trail_learn_no_word_of_what_is_held_back() {
    let told = Told::new().await;
    told.house.place.execute("update account set is_administrator = true where email = 'stranger@example.org'").await;
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    let trail = "... on Project { history { nodes { act fields { name before after } } } }";
    for who in ["stranger", "leader"] {
        let read = told.node(who, &told.project, trail).await.to_string();
        assert!(!read.contains("quuxferry") && !read.to_lowercase().contains("anonymous"), "{who}: {read}");
    }
    assert!(
        told.house
            .place
            .texts("select coalesce(fields, '') from change")
            .await
            .iter()
            .all(|row| !row.contains("quuxferry"))
    );
}
