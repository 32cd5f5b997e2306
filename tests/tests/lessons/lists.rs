//! Lessons are found by cause, area, stage, group, place and words.

use crate::told::Told;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn lessons_are_narrowed_counted_and_paged() {
    let mut told = Told::among(6).await;
    // one by name, one without
    let named = json!({ "projectId": told.other, "version": told.version(&told.other).await, "kind": "PIVOTED", "causes": ["TEAM"],
        "tried": "We rented boats.", "concludedOn": "2024-03-01" });
    told.house.place.execute("insert into project_tag (project_id, tag) select id, 'young people' from project where slug = 'bridge-elsewhere'").await;
    let officer = "insert into project_member (id, project_id, person_id, role) select p.id, p.id, q.id, 'leader' from project p, person q \
                   where p.slug = 'bridge-elsewhere' and q.slug = 'person-officer'";
    told.house.place.execute(officer).await;
    assert_eq!(told.tries("officer", "concludeProject", named).await, "done", "nobody else is in the team");
    let end = told.end(json!({ "publication": "ANONYMOUS" })).await;
    assert_eq!(told.tries("leader", "concludeProject", end).await, "done");
    assert_eq!(told.agrees("editor", true).await, "done");
    told.wait(1).await;
    assert_eq!(told.work().await.lessons, 1);
    let years: Vec<_> = told.lessons("visitor", "").await.iter().map(|one| one["year"].clone()).collect();
    assert_eq!(years, [json!(2026), json!(2024)]);
    for (filter, anonymous) in [
        ("kind: [FAILED]".to_owned(), vec![true]),
        ("cause: [TEAM]".to_owned(), vec![false]),
        ("cause: [TEAM, TIMING]".to_owned(), vec![true, false]),
        ("tag: [\"young people\"]".to_owned(), vec![false]),
        ("stage: [NEED_IDENTIFIED]".to_owned(), vec![true, false]),
        ("stage: [MARKET]".to_owned(), vec![]),
        ("area: [FUNDING]".to_owned(), vec![]),
        ("focusArea: [NETWORKING]".to_owned(), vec![]),
        ("text: \"quuxferr\"".to_owned(), vec![true]),
        ("text: \"boat\"".to_owned(), vec![false]),
        ("text: \"nothing of it\"".to_owned(), vec![]),
        ("regions: [\"SI\"]".to_owned(), vec![true]),
        ("regions: [\"ES61\", \"FR\"]".to_owned(), vec![false]),
    ] {
        let found = told.lessons("visitor", &format!("(filter: {{ {filter} }})")).await;
        let found: Vec<bool> = found.iter().map(|one| one["isAnonymous"] == json!(true)).collect();
        assert_eq!(found, anonymous, "{filter}");
    }
    let counted = "{ lessons(first: 1) { pageInfo { hasNextPage endCursor } nodes { year } facets(of: [OUTCOME, CAUSE, STAGE, AREA, FOCUS_AREA, COUNTRY]) \
                   { name values { value count } } } }";
    let counted = told.house.ask(None, counted, json!({})).await["data"]["lessons"].clone();
    assert_eq!(counted["facets"][1]["values"].as_array().unwrap().len(), 3, "{counted}");
    let countries = json!([{ "value": "ES", "count": 1 }, { "value": "SI", "count": 1 }]);
    assert_eq!(counted["facets"][5]["values"], countries);
    assert_eq!(counted["pageInfo"]["hasNextPage"], true);
    let next = format!(
        "{{ lessons(first: 1, after: {}) {{ pageInfo {{ hasNextPage }} nodes {{ year }} }} }}",
        counted["pageInfo"]["endCursor"]
    );
    let next = told.house.ask(None, &next, json!({})).await["data"]["lessons"].clone();
    assert_eq!(next, json!({ "pageInfo": { "hasNextPage": false }, "nodes": [{ "year": 2024 }] }));
    // what a hidden project learned is hidden with it
    told.house.place.execute("update project set publication = 'hidden' where slug = 'bridge-elsewhere'").await;
    assert_eq!(told.lessons("visitor", "").await.len(), 1);
    assert!(told.lessons("visitor", "(filter: { text: \"boat\" })").await.is_empty());
}
