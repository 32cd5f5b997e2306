//! A house with some regions and people, and what is asked again and again.

use crate::house::{House, SITE, Session, secret_keys};
use rialto_app::account::AccountSettings;
use rialto_domain::id::{GlobalId, RegionId};
use rialto_domain::region::Region;
use rialto_gateway::http::{Assets, File, HttpSettings};
use rialto_persistence::write::{Batch, Mode};
use serde_json::{Value, json};
use std::borrow::Cow;

/// What a mutation upon a record answers, besides its issues.
pub const CONFLICT: &str = "conflict { version changedAt changedBy { name } fields { name yours theirs } }";

/// A house with the regions ES and ES6, and the id of the second.
pub async fn house() -> (House, String) {
    let house = House::serving(HttpSettings::default(), AccountSettings::new(SITE, secret_keys()), pages()).await;
    let transaction = house.ctx.database.begin().await.unwrap();
    let mut batch = Batch::new(crate::house::START);
    let region = |code: &str, parent: Option<&str>| Region {
        id: RegionId(house.ctx.chance.ids.next()),
        code: code.to_owned(),
        level: i16::try_from(code.len()).unwrap() - 2,
        parent_code: parent.map(str::to_owned),
        country: "ES".to_owned(),
        name: code.to_owned(),
        name_latin: code.to_owned(),
        lat: None,
        lon: None,
        area_km2: None,
        population: None,
        in_2021: true,
        in_2024: true,
    };
    let (spain, south) = (region("ES", None), region("ES6", Some("ES")));
    let id = GlobalId::from(south.id).to_string();
    batch.region(&spain, None, Mode::Create);
    batch.region(&south, Some(spain.id), Mode::Create);
    batch.save(&transaction).await.unwrap();
    transaction.commit().await.unwrap();
    (house, id)
}

/// A web app whose pages of records begin with the first words of their record.
fn pages() -> Assets {
    let paths = ["projects", "experts", "organisations", "clusters", "datasets", "pilots", "sessions"];
    let pages: Vec<Value> =
        paths.iter().map(|path| json!({ "path": format!("/{path}/$slug"), "scripts": [], "parts": [] })).collect();
    let views = json!({ "languages": ["en"], "messages": "m", "pages": pages, "sentences": {} }).to_string();
    let index = "<!doctype html><html lang=\"en\"><meta name=\"description\" content=\"An open square.\" /><title>Rialto</title>\
                 <!-- files --><div id=\"root\"><!-- words --></div>";
    let file = |path: &str, data: String, kind: &str| File {
        path: path.to_owned(),
        data: Cow::Owned(data.into_bytes()),
        hash: [7; 32],
        content_type: kind.to_owned(),
    };
    let files =
        [file("index.html", index.to_owned(), "text/html"), file("first-views.json", views, "application/json")];
    Assets::of(files.into_iter())
}

impl House {
    /// The payload of a mutation, of somebody who is signed in.
    pub async fn done(&self, who: &Session, name: &str, fields: &str, input: Value) -> Value {
        let payload = self.act(Some(&who.access), name, fields, input).await;
        assert_eq!(payload["issues"], json!([]), "{name}: {payload}");
        payload
    }

    /// What a document answers, which must be no error.
    pub async fn data(&self, who: Option<&Session>, query: &str, variables: Value) -> Value {
        let answer = self.ask(who.map(|who| who.access.as_str()), query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}: {answer}");
        answer["data"].clone()
    }

    /// A project as its leader reads it.
    pub async fn project(&self, who: Option<&Session>, id: &str) -> Value {
        let query = "query($id: ID!) { project(id: $id) { id slug version publication title { text } form mayI deletedAt undoUntil \
                     stage needs { nodes { title { text } area } } } }";
        self.data(who, query, json!({ "id": id })).await["project"].clone()
    }

    /// A new project of somebody.
    pub async fn new_project(&self, who: &Session, title: &str, region: &str) -> String {
        let input = json!({ "title": title, "language": "en", "summary": "What it is.", "regionId": region, "despiteDuplicates": true });
        let made = self.done(who, "createProject", "project { id }", input).await;
        made["project"]["id"].as_str().unwrap().to_owned()
    }

    /// Does something with the version that a record has now.
    pub async fn with_version(&self, who: &Session, name: &str, id: &str) -> Value {
        let query = "query($id: ID!) { node(id: $id) { ...on Project { version } ...on Organisation { version } \
                     ...on Person { version } ...on Cluster { version } ...on Dataset { version } ...on Pilot { version } \
                     ...on Session { version } } }";
        let version = self.data(Some(who), query, json!({ "id": id })).await["node"]["version"].clone();
        self.done(who, name, "record { id }", json!({ "id": id, "version": version })).await
    }
}
