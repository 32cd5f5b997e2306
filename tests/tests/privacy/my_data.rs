//! The download of everything that is held about somebody.

use crate::house::{House, MINUTE};
use crate::network::{EMAIL, NAME, Network};
use reqwest::Method;
use rialto_persistence::my_data::{LEFT_OUT, SECTIONS};
use serde_json::{Value, json};
use std::collections::BTreeSet;

async fn download(house: &House, path: &str, token: &str) -> Value {
    let response = house.request(Method::GET, path).bearer_auth(token).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["cache-control"], "no-store");
    response.json().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_downloads_everything_that_is_held_about_them_and_no_secret() {
    let network = Network::new().await;
    let (house, token) = (&network.house, network.leader.access.as_str());
    let input = json!({ "name": "bridge", "scopes": ["READ"], "expiresInDays": 1 });
    let secret = house.act(Some(token), "createApiToken", "secret", input).await["secret"].as_str().unwrap().to_owned();
    let data = download(house, "/my-data.json", token).await;
    assert_eq!((&data["format"], &data["version"]), (&json!("rialto-my-data"), &json!(1)));
    assert_eq!((&data["account"]["email"], &data["account"]["name"]), (&json!(EMAIL), &json!(NAME)));
    assert_eq!(data["profile"]["biography"], format!("I am {NAME}"));
    assert_eq!(data["apiTokens"][0]["name"], "bridge");
    assert_eq!(data["sessions"][0]["device"], "Test Browser 1.0");
    assert!(data["projectRoles"].as_array().is_some_and(|roles| roles.iter().any(|role| role["role"] == "leader")));
    let purposes: BTreeSet<&str> =
        data["consents"].as_array().unwrap().iter().map(|said| said["purpose"].as_str().unwrap()).collect();
    assert_eq!(purposes, BTreeSet::from(["privacy", "terms"]), "signing up agrees to these");
    assert!(data["mail"].as_array().is_some_and(|mail| mail.iter().any(|letter| letter["recipient"] == EMAIL)));
    let keys: Vec<&str> = SECTIONS.iter().map(|section| section.key).collect();
    assert!(keys.iter().all(|key| data.get(*key).is_some()), "every thing has its key, also when there is none");
    let text = data.to_string();
    assert!(!text.contains(&secret) && !text.contains("argon2") && !text.contains("Hash\""), "no secrets");
    // it was noted, with the address from where
    let again = download(house, "/my-data", token).await;
    let noted = again["changes"].as_array().unwrap().iter().filter(|change| change["act"] == "my_data");
    assert_eq!(noted.count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_in_the_language_of_the_person_and_whole_in_itself() {
    let network = Network::new().await;
    let house = &network.house;
    let page = house.request(Method::GET, "/my-data").header("accept", "text/html").bearer_auth(&network.leader.access);
    let page = page.send().await.unwrap();
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    assert!(page.headers()["content-disposition"].to_str().unwrap().ends_with(".html\""));
    let page = page.text().await.unwrap();
    assert!(page.contains("<html lang=\"sl\">") && page.contains("Vaši podatki") && page.contains(NAME), "{page}");
    assert!(!page.contains("<script") && !page.contains("src="));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_else_and_no_program_downloads_it_and_not_without_end() {
    let network = Network::new().await;
    let (house, token) = (&network.house, network.leader.access.as_str());
    let status = async |token: Option<&str>| {
        let request = house.request(Method::GET, "/my-data.json");
        let request = match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(status(None).await, 401);
    assert_eq!(status(Some("rialto_pat_nothing")).await, 401);
    let input = json!({ "name": "all", "scopes": ["READ", "READ_CONTACTS", "WRITE_ACCOUNT"], "expiresInDays": 1 });
    let made = house.act(Some(token), "createApiToken", "secret", input).await;
    assert_eq!(status(made["secret"].as_str()).await, 403);
    let mut last = 200;
    for _ in 0..7 {
        last = status(Some(token)).await;
    }
    assert_eq!(last, 429, "seven in a moment are too many");
    house.clock.advance(10 * MINUTE);
    // the access token is over as well; a new one comes with the cookie
    let renewed: Value = house.refresh(&network.leader.cookie).await.json().await.unwrap();
    assert_eq!(status(renewed["accessToken"].as_str()).await, 200);
}

/// Columns by which somebody could be known, whatever they refer to.
const TELLING: [&str; 8] =
    ["email", "new_email", "recipient", "reporter_email", "contact_email", "address", "device", "contact_phone"];

#[tokio::test(flavor = "multi_thread")]
async fn every_column_that_refers_to_somebody_is_in_the_download_or_left_out_with_a_reason() {
    let house = House::new().await;
    let (references, columns) = if house.is_sqlite() {
        (
            "select m.name || '.' || f.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) f \
             where m.type = 'table' and f.\"table\" in ('account', 'person')",
            "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c \
             where m.type = 'table' and m.name not like 'sqlite_%' and m.name not like 'search_index%'",
        )
    } else {
        (
            "select conrelid::regclass::text || '.' || a.attname from pg_constraint c join pg_attribute a \
             on a.attrelid = c.conrelid and a.attnum = any (c.conkey) \
             where c.contype = 'f' and c.confrelid in ('account'::regclass, 'person'::regclass)",
            "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'",
        )
    };
    let columns: BTreeSet<String> = house.place.texts(columns).await.into_iter().collect();
    let telling = columns.iter().filter(|column| TELLING.contains(&column.split('.').nth(1).unwrap())).cloned();
    let found: BTreeSet<String> = house.place.texts(references).await.into_iter().chain(telling).collect();
    assert!(found.contains("contribution.expert_id") && found.contains("outbox.recipient"), "{found:?}");
    let ways: BTreeSet<String> = SECTIONS
        .iter()
        .flat_map(|section| section.by.iter().map(|by| format!("{}.{by}", section.table)))
        .chain(LEFT_OUT.iter().map(|(table, column, _)| format!("{table}.{column}")))
        .collect();
    let missing: Vec<&String> = found.difference(&ways).collect();
    assert!(missing.is_empty(), "add a section to my_data::SECTIONS, or a reason to LEFT_OUT, for {missing:?}");
    let gone: Vec<&String> = ways.difference(&columns).collect();
    assert!(gone.is_empty(), "my_data names {gone:?}, which no table has");
    // and of the tables that are told of, every column is told or left out with a reason
    for section in SECTIONS.iter().filter(|section| section.without.iter().all(|(column, _)| *column != "*")) {
        let known: BTreeSet<String> = section
            .columns
            .iter()
            .map(|(column, _)| *column)
            .chain(section.without.iter().map(|(column, _)| *column))
            .map(|column| format!("{}.{column}", section.table))
            .collect();
        let of_table = |column: &&String| column.split('.').next() == Some(section.table);
        let all: BTreeSet<String> = columns.iter().filter(of_table).cloned().collect();
        assert_eq!(known, all, "my_data: the section `{}` tells of every column or says why not", section.key);
    }
    assert!(LEFT_OUT.iter().all(|(.., reason)| reason.ends_with('.')));
}
