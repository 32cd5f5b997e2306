//! Erasing an account: what goes, what stays under "a former member", and that no name or address is left anywhere.

use crate::house::{House, PASSWORD, codes};
use crate::network::{EMAIL, NAME, Network};
use serde_json::{Value, json};

fn erasing(content: &str) -> Value {
    json!({ "password": PASSWORD, "content": content })
}

/// Every text of the database in which a word stands: `table.column`.
async fn traces(house: &House, word: &str) -> Vec<String> {
    let columns = if house.is_sqlite() {
        "select m.name || '.' || c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' \
         and m.name not like 'sqlite_%' and m.name not like 'search_index%'"
    } else {
        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public' \
         and table_name not like 'pg_%'"
    };
    let mut found = Vec::new();
    for column in house.place.texts(columns).await {
        let (table, name) = column.split_once('.').unwrap();
        let sql =
            format!("select cast(count(*) as text) from \"{table}\" where cast(\"{name}\" as text) like '%{word}%'");
        if house.place.texts(&sql).await[0] != "0" {
            found.push(column);
        }
    }
    found
}

async fn leave_traces(network: &Network) {
    let house = &network.house;
    let token = Some(network.leader.access.as_str());
    house.act(token, "createApiToken", "", json!({ "name": "b", "scopes": ["READ"], "expiresInDays": 1 })).await;
    house.act(token, "setConsent", "", json!({ "purpose": "DIGEST", "isGiven": true })).await;
    let report = json!({ "id": network.project["id"], "reason": "WRONG", "text": "No." });
    house.act(token, "report", "", report).await;
    house.act(None, "requestPasswordReset", "", json!({ "email": EMAIL })).await;
    let account = format!("(select id from account where email = '{EMAIL}')");
    house
        .place
        .run(&format!(
            "update change set fields = '[{{\"name\":\"contactName\",\"before\":\"{NAME}\",\"after\":\"{EMAIL}\"}}]' \
             where account_id = {account}; \
             update project set contact_name = '{NAME}', contact_email = '{EMAIL}' where slug = {}",
            format_args!("'{}'", network.project["slug"].as_str().unwrap())
        ))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_erasure_no_text_of_the_database_holds_name_or_address() {
    for content in ["KEEP", "REMOVE"] {
        let network = Network::new().await;
        let house = &network.house;
        leave_traces(&network).await;
        assert!(
            traces(house, EMAIL).await.len() >= 3 && traces(house, NAME).await.len() >= 3,
            "there is something to erase"
        );
        let contributions = "select cast(count(*) as text) from contribution";
        let (before, own) = (
            house.place.texts(contributions).await,
            house
                .place
                .texts(&format!(
                    "select cast(count(*) as text) from contribution c join person p on p.id = c.expert_id where p.name = '{NAME}'"
                ))
                .await,
        );
        let payload = house.act(Some(&network.leader.access), "eraseAccount", "", erasing(content)).await;
        assert_eq!(payload["issues"], json!([]), "{payload}");
        assert_eq!(house.refused(Some(&network.leader.access), "{ viewer { id } }").await, "UNAUTHENTICATED");
        let letters = house.letters().await;
        let last = letters.last().unwrap();
        assert!(last.to.contains(EMAIL) && last.raw.contains("lang=\"sl\""), "the last mail confirms it: {}", last.raw);
        for word in [EMAIL, NAME, "zofija"] {
            let left = traces(house, word).await;
            assert!(left.is_empty(), "{content}: `{word}` is left in {left:?}");
        }
        let number = |texts: &[String]| texts[0].parse::<i64>().unwrap();
        let after = house.place.texts(contributions).await;
        let gone = if content == "KEEP" { 0 } else { number(&own) };
        assert_eq!(number(&after), number(&before) - gone, "{content}: contributions stay, or go with their author");
        assert_eq!(network.is_public().await, content == "KEEP", "a project that nobody leads is kept or archived");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_stays_is_of_a_former_member_whom_no_list_shows() {
    let network = Network::new().await;
    let house = &network.house;
    house
        .place
        .run(&format!("update contribution set expert_id = (select id from person where name = '{NAME}')"))
        .await;
    let search = "{ search(text: \"former member\", first: 50) { totalCount nodes { id } } }";
    let found_before = house.ask(None, search, json!({})).await;
    let payload = house.act(Some(&network.leader.access), "eraseAccount", "", erasing("KEEP")).await;
    let trail = house.place.texts("select coalesce(address, device, 'nobody') from change where act = 'erase_account'");
    assert_eq!(trail.await, ["nobody"], "that an account was erased is told, and not whose");
    assert_eq!(payload["issues"], json!([]));
    assert_eq!(
        house.ask(None, search, json!({})).await["data"],
        found_before["data"],
        "no search finds the place holder"
    );
    let query = "{ projects(first: 50) { nodes { contributions { nodes { expert { name isFormerMember } } } } } \
                 experts(first: 100) { nodes { name } } }";
    let answer = house.ask(None, query, json!({})).await["data"].clone();
    let experts: Vec<&Value> = answer["projects"]["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|project| project["contributions"]["nodes"].as_array().unwrap())
        .map(|contribution| &contribution["expert"])
        .collect();
    assert!(!experts.is_empty() && experts.iter().all(|expert| expert["isFormerMember"] == true), "{answer}");
    assert!(!answer["experts"].to_string().contains("former member"), "no list shows the place holder");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_prove_who_they_are_erases_nothing() {
    let network = Network::new().await;
    let house = &network.house;
    let token = Some(network.leader.access.as_str());
    let wrong = json!({ "password": "three bridges over a lagoon", "content": "REMOVE" });
    assert_eq!(codes(&house.act(token, "eraseAccount", "", wrong).await), ["CURRENT_WRONG"]);
    assert_eq!(house.email_of(&network.leader.access).await, EMAIL);
    let preview =
        "{ viewer { erasure { aloneFor { __typename id } contributions } } erasureRules { what keep remove reason } }";
    let answer = house.ask(token, preview, json!({})).await["data"].clone();
    let alone = answer["viewer"]["erasure"]["aloneFor"].as_array().unwrap();
    assert!(
        alone.iter().any(|record| record["id"] == network.project["id"] && record["__typename"] == "Project"),
        "{answer}"
    );
    assert!(answer["erasureRules"].as_array().unwrap().len() >= 14);
}
