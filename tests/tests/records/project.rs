//! The way of a project: made with its first need, edited, published, deleted and brought back, with its history.

use crate::house::{DAY, codes};
use crate::network::{CONFLICT, house};
use rialto_app::record::purge;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_member_makes_a_project_with_its_first_need_and_leads_it() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let input = json!({
        "title": " A  club for girls in care ", "language": "en", "summary": "They find their *voice*.", "regionId": region,
        "tags": ["care", "girls", "Care"], "sdgs": [10, 5], "focusAreas": ["NETWORKING", "DEMOGRAPHY"],
        "budget": { "amount": 1200.5, "currency": "eur" }, "point": { "lat": 36.53, "lon": -6.29 }, "website": "example.org",
        "needs": [{ "area": "FUNDING", "kind": "PARTNER", "title": "A bank that listens" }],
    });
    let fields = "duplicates { title } project { id slug publication stage version mayI title { text } summary { html } \
                  budget { amount currency amountEur } tags sdgs focusAreas region { code } website point { lat precision } \
                  needs { nodes { title { text } kind status } } team { nodes { role } } \
                  history { nodes { act version isPublic byName fields { name after } } } }";
    let made = house.done(&ana, "createProject", fields, input).await;
    let project = &made["project"];
    assert_eq!(made["duplicates"], json!([]));
    assert_eq!(
        (&project["publication"], &project["version"], &project["stage"]),
        (&json!("DRAFT"), &json!(1), &json!("NEED_IDENTIFIED"))
    );
    assert_eq!(project["title"]["text"], "A club for girls in care");
    assert!(project["slug"].as_str().unwrap().starts_with("a-club-for-girls-in-care-"));
    assert_eq!(project["summary"]["html"], "<p>They find their <em>voice</em>.</p>\n");
    assert_eq!(project["budget"], json!({ "amount": 1200.5, "currency": "EUR", "amountEur": 1200.5 }));
    assert_eq!((&project["tags"], &project["sdgs"]), (&json!(["care", "girls"]), &json!([5, 10])));
    assert_eq!(project["focusAreas"], json!(["DEMOGRAPHY", "NETWORKING"]));
    assert_eq!((&project["region"]["code"], &project["website"]), (&json!("ES6"), &json!("https://example.org/")));
    assert_eq!(
        project["needs"]["nodes"],
        json!([{ "title": { "text": "A bank that listens" }, "kind": "PARTNER", "status": "OPEN" }])
    );
    for act in ["EDIT", "PUBLISH", "ARCHIVE", "DELETE", "MANAGE_TEAM", "READ_AUDIT"] {
        assert!(project["mayI"].as_array().unwrap().contains(&json!(act)), "{act}: {}", project["mayI"]);
    }
    let first = &project["history"]["nodes"][0];
    assert_eq!(
        (&first["act"], &first["version"], &first["byName"]),
        (&json!("CREATE"), &json!(1), &json!("Ana Kovač"))
    );
    assert!(first["fields"].as_array().unwrap().contains(&json!({ "name": "sdgs", "after": [5, 10] })));

    let query = "{ viewer { profile { name publication } records { totalCount nodes { role publication record { id __typename } } } } }";
    let viewer = house.data(Some(&ana), query, json!({})).await["viewer"].clone();
    assert_eq!(viewer["profile"], json!({ "name": "Ana Kovač", "publication": "DRAFT" }));
    let of = |role: &str| json!({ "role": role, "publication": "DRAFT", "record": { "id": project["id"], "__typename": "Project" } });
    assert!(viewer["records"]["nodes"].as_array().unwrap().contains(&of("LEADER")), "{viewer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_with_a_new_project_is_told_field_by_field_and_nothing_is_made() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let input = json!({
        "title": " ", "language": "en", "website": "javascript:alert(1)", "startedOn": "2026-05-02", "endedOn": "2026-05-01",
        "regionId": region.replace(char::is_numeric, "0"), "sdgs": [18], "idempotencyKey": "",
        "needs": [{ "area": "FUNDING", "kind": "PARTNER", "title": "" }],
    });
    let made = house.act(Some(&ana.access), "createProject", "project { id }", input).await;
    let mut paths: Vec<String> = made["issues"]
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            format!(
                "{} {}",
                issue["path"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|part| part.as_str().unwrap())
                    .collect::<Vec<_>>()
                    .join("."),
                issue["code"].as_str().unwrap()
            )
        })
        .collect();
    paths.sort();
    let expected = [
        "input.idempotencyKey IDEMPOTENCY_KEY_BAD",
        "input.needs.0.title FIELD_NEEDED",
        "input.sdgs.0 NUMBER_OUT_OF_RANGE",
        "input.title FIELD_NEEDED",
        "input.website NOT_A_LINK",
    ];
    assert_eq!(paths, expected, "{made}");
    assert_eq!(made["project"], Value::Null);
    let wrong = json!({ "title": "x", "language": "en", "regionId": region.replace(char::is_numeric, "0"), "organisationId": "organisation_0190f3a2000070008000000000000001" });
    let made = house.act(Some(&ana.access), "createProject", "project { id }", wrong).await;
    assert_eq!(codes(&made), ["REGION_UNKNOWN", "ORGANISATION_UNKNOWN"]);
    let records = house.data(Some(&ana), "{ viewer { profile { id } records { totalCount } } }", json!({})).await;
    assert_eq!(
        records["viewer"],
        json!({ "profile": null, "records": { "totalCount": 0 } }),
        "nothing is half-written"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_changes_what_it_gives_and_search_cards_and_history_follow() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "Nido", &region).await;
    house.with_version(&ana, "publish", &id).await;
    let before = house.project(Some(&ana), &id).await;
    assert_eq!((&before["version"], &before["publication"]), (&json!(2), &json!("PUBLISHED")));
    let found = async |text: &str| {
        let query = "query($text: String!) { search(text: $text) { nodes { id } } projects(filter: { text: $text }) { totalCount facets(of: [SDG]) { values { value } } } }";
        house.data(None, query, json!({ "text": text })).await
    };
    assert_eq!(found("nido").await["search"]["nodes"], json!([{ "id": id }]));

    let edit =
        json!({ "id": id, "version": 2, "title": "Colmena", "sdgs": [11], "tags": ["abejas"], "summary": "Bees." });
    let fields = format!("{CONFLICT} project {{ version title {{ text }} form }}");
    let edited = house.done(&ana, "editProject", &fields, edit).await;
    assert_eq!(edited["conflict"], Value::Null);
    assert_eq!((&edited["project"]["version"], &edited["project"]["form"]["title"]), (&json!(3), &json!("Colmena")));
    assert_eq!(edited["project"]["form"]["regionId"], json!(region));
    assert_eq!(found("nido").await["search"]["nodes"], json!([]), "the old words are gone");
    for word in ["colmena", "abejas", "bees"] {
        let found = found(word).await;
        assert_eq!(found["search"]["nodes"], json!([{ "id": id }]), "{word}");
        assert_eq!(found["projects"]["facets"][0]["values"], json!([{ "value": "11" }]), "the card follows");
    }
    // the same again changes nothing, not even the version
    let again = json!({ "id": id, "version": 3, "title": "Colmena", "sdgs": [11], "tags": ["abejas"] });
    assert_eq!(house.done(&ana, "editProject", "project { version }", again).await["project"]["version"], 3);

    let history = "query($id: ID!) { project(id: $id) { mayI form history(first: 9) { totalCount nodes { act version isPublic byName address device by { name } fields { name before after } } } } }";
    let public = house.data(None, history, json!({ "id": id })).await["project"].clone();
    assert_eq!((&public["mayI"], &public["form"]), (&json!([]), &Value::Null));
    let acts: Vec<&str> =
        public["history"]["nodes"].as_array().unwrap().iter().map(|node| node["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["EDIT", "PUBLISH"], "what was done before it was public is not told");
    let told = &public["history"]["nodes"][0];
    assert_eq!(
        (&told["byName"], &told["address"], &told["device"], &told["by"]),
        (&Value::Null, &Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(told["fields"][0], json!({ "name": "title", "before": null, "after": null }));
    let own = house.data(Some(&ana), history, json!({ "id": id })).await["project"]["history"].clone();
    assert_eq!(own["totalCount"], 3);
    assert_eq!(own["nodes"][0]["fields"][0], json!({ "name": "title", "before": "Nido", "after": "Colmena" }));
    assert_eq!(
        (&own["nodes"][0]["device"], &own["nodes"][0]["address"]),
        (&json!("Test Browser 1.0"), &json!("127.0.0.1"))
    );
    // the public reads who did it once that person's profile is public
    let profile =
        house.data(Some(&ana), "{ viewer { profile { id version } } }", json!({})).await["viewer"]["profile"].clone();
    house
        .done(
            &ana,
            "editProfile",
            "person { id }",
            json!({ "version": profile["version"], "headline": "Builds bridges" }),
        )
        .await;
    house.with_version(&ana, "publish", profile["id"].as_str().unwrap()).await;
    let public = house.data(None, history, json!({ "id": id })).await["project"].clone();
    assert_eq!(public["history"]["nodes"][0]["by"]["name"], "Ana Kovač");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_project_is_published_when_it_says_enough_and_keeps_saying_it() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let made = house.done(&ana, "createProject", "project { id }", json!({ "title": "Nido", "language": "en" })).await;
    let id = made["project"]["id"].as_str().unwrap();
    let refused = house.act(Some(&ana.access), "publish", "record { id }", json!({ "id": id, "version": 1 })).await;
    assert_eq!(codes(&refused), ["FIELD_NEEDED", "FIELD_NEEDED"]);
    assert_eq!(refused["issues"][0]["path"], json!(["input", "summary"]));
    let fill = json!({ "id": id, "version": 1, "summary": "x", "regionId": region });
    house.done(&ana, "editProject", "project { id }", fill).await;
    house.done(&ana, "publish", "record { id }", json!({ "id": id, "version": 2 })).await;
    let emptied = json!({ "id": id, "version": 3, "summary": null });
    let refused = house.act(Some(&ana.access), "editProject", "project { id }", emptied).await;
    assert_eq!(codes(&refused), ["FIELD_NEEDED"]);
    // what is public cannot be published again; the policy says so
    let query = format!("mutation {{ publish(input: {{ id: \"{id}\", version: 3 }}) {{ issues {{ code }} }} }}");
    assert_eq!(house.refused(Some(&ana.access), &query).await, "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_archived_or_deleted_is_gone_for_others_and_comes_back() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let id = house.new_project(&ana, "Nido", &region).await;
    house.with_version(&ana, "publish", &id).await;
    for (act, state) in [("archive", "ARCHIVED"), ("delete", "DELETED")] {
        house.with_version(&ana, act, &id).await;
        for other in [None, Some(&iva)] {
            assert_eq!(house.project(other, &id).await, Value::Null, "{act}");
        }
        let own = house.project(Some(&ana), &id).await;
        assert_eq!(own["publication"], state);
        assert!(own["mayI"].as_array().unwrap().contains(&json!("RESTORE")), "{own}");
        if act == "delete" {
            assert_eq!(own["deletedAt"], "2026-11-22T08:00:00.000Z");
            assert_eq!(own["undoUntil"], "2026-12-22T08:00:00.000Z");
            assert!(!own["mayI"].as_array().unwrap().contains(&json!("EDIT")), "{own}");
        }
        let searched =
            house.data(None, "{ search(text: \"nido\") { totalCount } projects { totalCount } }", json!({})).await;
        assert_eq!(searched, json!({ "search": { "totalCount": 0 }, "projects": { "totalCount": 0 } }));
        house.with_version(&ana, "restore", &id).await;
        assert_eq!(house.project(None, &id).await["publication"], "PUBLISHED", "it is what it was");
        let searched = house.data(None, "{ search(text: \"nido\") { totalCount } }", json!({})).await;
        assert_eq!(searched["search"]["totalCount"], 1);
    }
    // both, one after the other: each restoring takes one of them back
    for act in ["archive", "delete", "restore"] {
        house.with_version(&ana, act, &id).await;
    }
    assert_eq!(house.project(Some(&ana), &id).await["publication"], "ARCHIVED");
    house.with_version(&ana, "restore", &id).await;
    assert_eq!(house.project(None, &id).await["publication"], "PUBLISHED");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_deleted_a_month_ago_is_removed_for_good() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "Nido", &region).await;
    let kept = house.new_project(&ana, "Colmena", &region).await;
    house.with_version(&ana, "delete", &id).await;
    house.clock.set(crate::house::START + 30 * DAY - 1);
    assert_eq!(purge(&house.ctx).await.unwrap(), 0);
    let ana = house.sign_in("ana@example.org").await;
    assert_eq!(house.project(Some(&ana), &id).await["publication"], "DELETED");
    house.clock.set(crate::house::START + 30 * DAY + 1);
    assert_eq!(purge(&house.ctx).await.unwrap(), 1);
    assert_eq!(house.project(Some(&ana), &id).await, Value::Null);
    assert_eq!(house.project(Some(&ana), &kept).await["publication"], "DRAFT");
    let visitor = rialto_app::Ctx { actor: rialto_domain::policy::Actor::Visitor, ..house.ctx.clone() };
    assert_eq!(purge(&visitor).await.unwrap_err().code(), "FORBIDDEN");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translation_is_written_and_read_by_who_prefers_it() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "A club", &region).await;
    let texts = json!([{ "field": "title", "text": "Un club" }, { "field": "summary", "text": "Qué es." }]);
    let input = json!({ "id": id, "version": 1, "language": "es", "texts": texts });
    house.done(&ana, "translate", "record { id }", input).await;
    let read =
        "query($id: ID!) { project(id: $id) { version title(language: \"es\") { text language isTranslation html } } }";
    let title = house.data(Some(&ana), read, json!({ "id": id })).await["project"]["title"].clone();
    assert_eq!(
        title,
        json!({ "text": "Un club", "language": "es", "isTranslation": true, "html": "<p>Un club</p>\n" })
    );
    let wrong = json!({ "id": id, "version": 2, "language": "en", "texts": [] });
    let refused = house.act(Some(&ana.access), "translate", "record { id }", wrong).await;
    assert_eq!(codes(&refused), ["LANGUAGE_IS_ORIGINAL"]);
    // the translation of a text that is emptied goes with it, and the trail tells
    house.done(&ana, "editProject", "project { id }", json!({ "id": id, "version": 2, "summary": null })).await;
    let query = "query($id: ID!) { project(id: $id) { history(first: 1) { nodes { fields { name before after } } } } }";
    let told =
        house.data(Some(&ana), query, json!({ "id": id })).await["project"]["history"]["nodes"][0]["fields"].clone();
    assert_eq!(
        told,
        json!([{ "name": "summary", "before": "What it is.", "after": null }, { "name": "summary@es", "before": "Qué es.", "after": null }])
    );
    let removed = json!({ "id": id, "version": 3, "language": "es", "texts": [{ "field": "title", "text": null }] });
    house.done(&ana, "translate", "record { id }", removed).await;
    let title = house.data(Some(&ana), read, json!({ "id": id })).await["project"]["title"]["text"].clone();
    assert_eq!(title, "A club");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_told_as_it_was_written_as_html_and_without_signs() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    let id = house.new_project(&ana, "Nido", &region).await;
    let description = "A **club** for girls\n\n- Mondays <script>document.title = 1</script>";
    let edit = json!({ "id": id, "version": 1, "description": description });
    house.done(&ana, "editProject", "project { id }", edit).await;
    let query = "query($id: ID!) { project(id: $id) { description { text plain html } } }";
    let told = house.data(Some(&ana), query, json!({ "id": id })).await["project"]["description"].clone();
    assert_eq!(told["text"], description);
    let (plain, html) = (told["plain"].as_str().unwrap(), told["html"].as_str().unwrap());
    assert!(plain.starts_with("A club for girls") && plain.contains("Mondays") && !plain.contains('*'), "{plain}");
    assert!(html.contains("<strong>club</strong>") && html.contains("<li>Mondays"), "{html}");
    // what is no markup of ours is words: escaped as HTML, and as written where it is plain text
    assert!(
        !html.contains("<script") && html.contains("&lt;script&gt;") && plain.contains("<script>"),
        "{html}, {plain}"
    );
}
