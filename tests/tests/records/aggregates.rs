//! Every aggregate is made, edited, published and brought back in the same way, from its declaration.

use crate::house::{House, Session, codes};
use crate::network::{CONFLICT, house};
use rialto_domain::form::{Form, Needed};
use rialto_domain::id::{GlobalId, Kind};
use serde_json::{Value, json};

/// A kind of record with what a new one is given, and every field it has.
pub struct Row {
    pub kind: Kind,
    pub new: Value,
    pub whole: Value,
}

/// Every kind but people, who have their profile.
pub fn rows(region: &str, word: &str) -> Vec<Row> {
    let text = |what: &str| format!("{word} {what}");
    let row = |kind, new: Value, mut whole: Value| {
        let fields = whole.as_object_mut().unwrap();
        for (name, value) in new.as_object().unwrap() {
            fields.entry(name.clone()).or_insert(value.clone());
        }
        Row { kind, new, whole }
    };
    let point = json!({ "lat": 36.53, "lon": -6.29, "precision": "POSTCODE" });
    vec![
        row(
            Kind::Project,
            json!({ "title": text("project"), "language": "en", "summary": text("in short"), "regionId": region }),
            json!({
                "description": text("*at length*"), "point": point, "startedOn": "2025-01-02", "endedOn": "2026-03-04",
                "budget": { "amount": 12.34, "currency": "SEK" }, "website": "https://example.org/p",
                "tags": [text("a"), text("b")], "sdgs": [1, 17], "focusAreas": ["DIGITAL_TECHNOLOGIES", "SME_SUPPORT"],
            }),
        ),
        row(
            Kind::Organisation,
            json!({ "name": text("body"), "language": "en", "summary": text("in short"), "regionId": region, "helix": "ACADEMIA" }),
            json!({
                "description": text("at length"), "size": "6-10 people", "website": "https://example.org/o", "point": point,
                "foundedOn": "1863-05-06", "tags": [text("c")],
            }),
        ),
        row(
            Kind::Cluster,
            json!({ "name": text("cluster"), "language": "en", "summary": text("in short"), "regionId": region, "macroScenario": "SVR_SMES" }),
            json!({
                "consolidation": "STRUCTURED", "focusAreas": ["DEMOGRAPHY"], "priorities": [text("blue economy")],
                "foundedOn": "2020-01-01", "website": "https://example.org/c",
            }),
        ),
        row(
            Kind::Dataset,
            json!({ "title": text("data"), "language": "en", "description": text("in short"), "landingPage": "https://example.org/d" }),
            json!({
                "publisher": text("publisher"), "contact": "data@example.org", "licence": "CC BY 4.0", "accessRights": "PUBLIC",
                "frequency": "ANNUAL", "themes": ["EDUC", "SOCI"], "keywords": [text("d")], "issuedOn": "2026-01-01",
                "modifiedOn": "2026-02-01", "temporalStart": "2024-01-01", "temporalEnd": "2024-12-31", "regionId": region,
                "distributions": [
                    { "title": "All", "accessUrl": "https://example.org/d.csv", "downloadUrl": "https://example.org/d.csv", "format": "CSV",
                      "mediaType": "text/csv", "licence": null, "byteSize": 5_000_000_000_i64, "modifiedOn": "2026-02-01" },
                    { "title": null, "accessUrl": "https://example.org/api", "downloadUrl": null, "format": null, "mediaType": null,
                      "licence": null, "byteSize": null, "modifiedOn": null },
                ],
            }),
        ),
        row(
            Kind::Pilot,
            json!({ "title": text("pilot"), "language": "en", "summary": text("in short") }),
            json!({ "status": "RUNNING", "regionId": region, "startedOn": "2026-01-01", "endedOn": "2026-12-31" }),
        ),
        row(
            Kind::Session,
            json!({ "title": text("session"), "language": "en", "summary": text("in short"), "startsAt": "2026-12-03T17:00:00.000Z", "timeZone": "Europe/Madrid" }),
            json!({
                "community": text("community"), "endsAt": "2026-12-03T19:00:00.000Z", "place": text("hall"), "regionId": region,
                "languages": ["es", "pt-BR"], "streamUrl": "https://example.org/live",
                "callText": text("whom it is for"), "callOpensAt": "2026-09-01T08:00:00.000Z", "callClosesAt": "2026-10-01T08:00:00.000Z",
                "seatsCreativity": 1, "seatsCommunicationMarketing": 2, "seatsFunding": 3, "seatsTechnology": 0,
                "weightSocialImpact": 2, "weightReadiness": 1, "weightNeed": 0,
            }),
        ),
    ]
}

/// The form of a record as who edits it reads it, with its version and state.
async fn read(house: &House, who: Option<&Session>, id: &str) -> Value {
    let parts: Vec<String> = ["Project", "Organisation", "Person", "Cluster", "Dataset", "Pilot", "Session"]
        .iter()
        .map(|ty| format!("...on {ty} {{ version publication form slug }}"))
        .collect();
    let query = format!("query($id: ID!) {{ node(id: $id) {{ {} }} }}", parts.join(" "));
    house.data(who, &query, json!({ "id": id })).await["node"].clone()
}

/// Makes a record of a row; its id.
pub async fn make(house: &House, who: &Session, row: &Row, input: &Value) -> String {
    let (ty, field) = (row.kind.type_name(), row.kind.as_str());
    let mut input = input.clone();
    input["despiteDuplicates"] = json!(true);
    let made = house.done(who, &format!("create{ty}"), &format!("{field} {{ id }}"), input).await;
    made[field]["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_that_is_written_is_read_back_and_a_form_sent_back_changes_nothing() {
    let (house, region) = house().await;
    let ana = house.member("ana@example.org").await;
    for row in rows(&region, "quux") {
        let (ty, field) = (row.kind.type_name(), row.kind.as_str());
        let whole = row.whole.as_object().unwrap();
        let reference = ["organisationId", "clusterId", "projectId"];
        for declared in Form::of(row.kind).unwrap().fields {
            assert!(
                whole.contains_key(declared.name) || reference.contains(&declared.name),
                "give {ty}.{} a value here",
                declared.name
            );
        }
        // made with everything at once, and made with little and edited
        let at_once = make(&house, &ana, &row, &row.whole).await;
        let bit_by_bit = make(&house, &ana, &row, &row.new).await;
        let mut edit = row.whole.clone();
        edit["id"] = json!(bit_by_bit);
        edit["version"] = json!(1);
        let fields = format!("{CONFLICT} {field} {{ version }}");
        house.done(&ana, &format!("edit{ty}"), &fields, edit).await;
        for (id, version) in [(&at_once, 1), (&bit_by_bit, 2)] {
            let stored = read(&house, Some(&ana), id).await;
            assert_eq!((&stored["version"], &stored["publication"]), (&json!(version), &json!("DRAFT")), "{ty}");
            for (name, value) in whole {
                assert_eq!(&stored["form"][name], value, "{ty}.{name}");
            }
            let mut same = stored["form"].clone();
            same["id"] = json!(id);
            same["version"] = json!(version);
            let again = house.done(&ana, &format!("edit{ty}"), &fields, same).await;
            assert_eq!(again[field]["version"], version, "{ty}: the form as it was read changes nothing");
        }
        // and emptied again, but for what a record cannot be without
        let mut emptied = json!({ "id": bit_by_bit, "version": 2 });
        for declared in Form::of(row.kind).unwrap().fields.iter().filter(|field| field.needed != Needed::Created) {
            emptied[declared.name] = Value::Null;
        }
        house.done(&ana, &format!("edit{ty}"), &fields, emptied).await;
        let stored = read(&house, Some(&ana), &bit_by_bit).await;
        for declared in Form::of(row.kind).unwrap().fields.iter().filter(|field| field.needed != Needed::Created) {
            assert_eq!(stored["form"][declared.name], declared.rule.empty(), "{ty}.{}", declared.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_aggregate_is_published_found_archived_deleted_and_brought_back() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    for row in rows(&region, "quux") {
        let (ty, field) = (row.kind.type_name(), row.kind.as_str());
        let id = make(&house, &ana, &row, &row.new).await;
        let word = format!(
            "quux {}",
            row.new["title"].as_str().or(row.new["name"].as_str()).unwrap().split(' ').next_back().unwrap()
        );
        let found = async || {
            let query =
                "query($text: String!, $kinds: [SearchKind!]) { search(text: $text, kinds: $kinds) { nodes { id } } }";
            house.data(None, query, json!({ "text": word, "kinds": [field.to_uppercase()] })).await["search"]["nodes"]
                .clone()
        };
        // a stranger learns nothing and may do nothing
        for act in ["publish", "archive", "delete", "restore"] {
            let query = format!("mutation {{ {act}(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}");
            assert_eq!(house.refused(Some(&iva.access), &query).await, "NOT_FOUND", "{ty} {act}");
            assert_eq!(house.refused(None, &query).await, "UNAUTHENTICATED", "{ty} {act}");
        }
        let edit = format!("mutation {{ edit{ty}(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}");
        assert_eq!(house.refused(Some(&iva.access), &edit).await, "NOT_FOUND", "{ty}");

        house.with_version(&ana, "publish", &id).await;
        assert_eq!(found().await, json!([{ "id": id }]), "{ty}");
        assert_eq!(house.refused(Some(&iva.access), &edit).await, "FORBIDDEN", "{ty}");
        // what a public record needs cannot be taken away
        let form = Form::of(row.kind).unwrap();
        let needed = form.fields.iter().find(|field| field.needed == Needed::Published).unwrap().name;
        let emptied = json!({ "id": id, "version": 2, needed: null });
        let refused = house.act(Some(&ana.access), &format!("edit{ty}"), &format!("{field} {{ id }}"), emptied).await;
        assert_eq!(codes(&refused), ["FIELD_NEEDED"], "{ty}.{needed}");

        for act in ["archive", "delete"] {
            house.with_version(&ana, act, &id).await;
            assert_eq!(found().await, json!([]), "{ty} {act}");
            assert_eq!(read(&house, Some(&iva), &id).await, Value::Null, "{ty} {act}");
            house.with_version(&ana, "restore", &id).await;
            assert_eq!(found().await, json!([{ "id": id }]), "{ty} {act}");
        }
        // the id of one kind is no id of another
        let other = if row.kind == Kind::Project { "Organisation" } else { "Project" };
        let query =
            format!("mutation {{ edit{other}(input: {{ id: \"{id}\", version: 1 }}) {{ issues {{ code }} }} }}");
        assert_eq!(house.refused(Some(&ana.access), &query).await, "NOT_FOUND", "{ty}");
        assert!(GlobalId::parse(&id).is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_is_made_as_a_draft_and_is_an_expert_s_once_it_has_an_area() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let whole = json!({
        "language": "en", "name": "Ana K.", "headline": "quux funding", "biography": "quux *years*", "areas": ["FUNDING", "TECHNOLOGY"],
        "skills": [{ "skill": "INTERPERSONAL", "level": 4 }, { "skill": "LEADERSHIP", "level": 1 }], "languages": ["hr", "sr-Latn"],
        "regionId": region, "regionsServedIds": [region], "placesPerMonth": 3,
    });
    let made =
        house.done(&ana, "editProfile", "person { id version publication isExpert form mayI }", whole.clone()).await;
    let person = &made["person"];
    for (name, value) in whole.as_object().unwrap() {
        assert_eq!(&person["form"][name], value, "{name}");
    }
    assert_eq!(
        (&person["version"], &person["publication"], &person["isExpert"]),
        (&json!(2), &json!("DRAFT"), &json!(true))
    );
    let id = person["id"].as_str().unwrap();
    assert_eq!(read(&house, Some(&iva), id).await, Value::Null);
    let unversioned =
        house.act(Some(&ana.access), "editProfile", "person { id }", json!({ "placesPerMonth": 2 })).await;
    assert_eq!(codes(&unversioned), ["FIELD_NEEDED"], "who has a profile has read a version of it");
    house.with_version(&ana, "publish", id).await;
    let experts = house.data(None, "{ experts(filter: { areas: [FUNDING] }) { nodes { id skills { level } } } search(text: \"quux\") { totalCount } }", json!({})).await;
    assert_eq!(experts["experts"]["nodes"], json!([{ "id": id, "skills": [{ "level": 4 }, { "level": 1 }] }]));
    assert_eq!(experts["search"]["totalCount"], 1);
    let none = json!({ "version": 3, "areas": [] });
    let edited = house.done(&ana, "editProfile", "person { isExpert }", none).await;
    assert_eq!(edited["person"]["isExpert"], false);
    let wrong = json!({ "version": 4, "placesPerMonth": 32, "skills": [{ "skill": "LEADERSHIP", "level": 0 }] });
    let refused = house.act(Some(&ana.access), "editProfile", "person { id }", wrong).await;
    assert_eq!(codes(&refused), ["NUMBER_OUT_OF_RANGE", "NUMBER_OUT_OF_RANGE"]);
    assert_eq!(
        house.refused(None, "mutation { editProfile(input: { name: \"x\" }) { issues { code } } }").await,
        "UNAUTHENTICATED"
    );
}
