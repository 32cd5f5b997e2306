//! Duplicates are found before they are made.

use crate::house::codes;
use crate::network::house;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_project_that_is_there_already_is_shown_before_a_second_is_made() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let id = house.new_project(&ana, "A craft market on line", &region).await;
    let fields = "duplicates { title reasons record { id ...on Project { slug } } } project { id }";
    let input = |title: &str, website: Option<&str>| json!({ "title": title, "language": "en", "regionId": region, "website": website });
    let made = house.act(Some(&iva.access), "createProject", fields, input("A craft market on line", None)).await;
    assert_eq!(made["issues"], json!([]), "a draft of somebody else is not told of: {made}");
    let hers = made["project"]["id"].as_str().unwrap().to_owned();
    house.with_version(&ana, "publish", &id).await;

    let again = house.act(Some(&iva.access), "createProject", fields, input("A crafts market on-line", None)).await;
    assert_eq!(codes(&again), ["DUPLICATE"]);
    assert_eq!(again["issues"][0]["path"], json!(["input", "title"]));
    assert_eq!(again["project"], Value::Null);
    let found = again["duplicates"].as_array().unwrap();
    let ids: Vec<&str> = found.iter().map(|one| one["record"]["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&id.as_str()) && ids.contains(&hers.as_str()), "what is public and what is hers: {again}");
    assert!(found.iter().all(|one| one["reasons"] == json!(["SIMILAR_TITLE", "SAME_PLACE"])), "{again}");
    let mut despite = input("A crafts market on-line", None);
    despite["despiteDuplicates"] = json!(true);
    assert_eq!(house.act(Some(&iva.access), "createProject", fields, despite).await["issues"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_types_a_title_is_told_of_what_is_like_it_but_for_what_is_hidden() {
    let (house, region) = house().await;
    let (ana, iva) = (house.member("ana@example.org").await, house.member("iva@example.org").await);
    let input = json!({ "name": "Casa Común", "language": "es", "summary": "x", "helix": "CIVIL_SOCIETY", "regionId": region, "website": "https://www.casa.example/" });
    let made = house.done(&ana, "createOrganisation", "organisation { id }", input).await;
    let id = made["organisation"]["id"].as_str().unwrap().to_owned();
    let query = "query($title: String!, $website: String, $regionId: ID) { duplicates(kind: ORGANISATION, title: $title, website: $website, regionId: $regionId) { title reasons record { id } } }";
    let ask = async |who, title: &str, website: Option<&str>| {
        house.data(who, query, json!({ "title": title, "website": website, "regionId": region })).await["duplicates"]
            .clone()
    };
    assert_eq!(ask(Some(&iva), "casa comun", None).await, json!([]), "it is a draft of somebody else");
    assert_eq!(ask(Some(&iva), "Nido", Some("casa.example")).await, json!([]));
    let same = json!([{ "title": "Casa Común", "reasons": ["SAME_TITLE", "SAME_PLACE"], "record": { "id": id } }]);
    assert_eq!(ask(Some(&ana), "casa comun", None).await, same);
    house.with_version(&ana, "publish", &id).await;
    assert_eq!(ask(Some(&iva), "casa comun", None).await, same);
    let website = ask(Some(&iva), "Nido", Some("http://casa.example")).await;
    assert_eq!(website[0]["reasons"], json!(["SAME_WEBSITE", "SAME_PLACE"]));
    assert_eq!(ask(Some(&iva), "Nido", None).await, json!([]), "the place alone is no reason");
    assert_eq!(house.refused(None, "{ duplicates(kind: PROJECT, title: \"x\") { title } }").await, "UNAUTHENTICATED");
    assert_eq!(
        house.refused(Some(&ana.access), "{ duplicates(kind: REGION, title: \"x\") { title } }").await,
        "BAD_USER_INPUT"
    );
}
