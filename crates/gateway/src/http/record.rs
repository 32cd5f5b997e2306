//! Title and lead of one record, asked of the API itself: a page says of a record what anybody may read of it.

use super::backend::Backend;
use crate::graphql::service::{AnswerKind, Call, Reader};
use rialto_domain::text::{Language, Preferences};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Pages of records by the path of the web app's router, with the question for their words.
const RECORDS: [(&str, &str); 8] = [
    (
        "/projects/$slug",
        "query($key:String!){record:project(slug:$key){title{text language} lead:summary{text language}}}",
    ),
    ("/experts/$slug", "query($key:String!){record:person(slug:$key){name lead:headline{text language}}}"),
    ("/organisations/$slug", "query($key:String!){record:organisation(slug:$key){name lead:summary{text language}}}"),
    (
        "/clusters/$slug",
        "query($key:String!){record:cluster(slug:$key){title:name{text language} lead:summary{text language}}}",
    ),
    (
        "/datasets/$slug",
        "query($key:String!){record:dataset(slug:$key){title{text language} lead:description{text language}}}",
    ),
    ("/pilots/$slug", "query($key:String!){record:pilot(slug:$key){title{text language} lead:summary{text language}}}"),
    (
        "/sessions/$slug",
        "query($key:String!){record:session(slug:$key){title{text language} lead:summary{text language}}}",
    ),
    ("/regions/$code", "query($key:String!){record:region(code:$key){name}}"),
];

/// A text and the language it is in; without one it is a name.
#[derive(Clone, Debug, Deserialize)]
pub struct Text {
    pub text: String,
    pub language: Option<String>,
}

impl Text {
    /// The attribute that says so, where the text is in another language than the page.
    pub fn lang(&self, page: &str) -> String {
        match &self.language {
            Some(language) if language != page => format!(" lang=\"{language}\""),
            _ => String::new(),
        }
    }
}

/// Heading and lead of a page.
#[derive(Clone, Debug)]
pub struct Words {
    pub title: Text,
    pub lead: Option<Text>,
}

impl Words {
    /// In the language of the page.
    pub fn plain(title: &str, lead: Option<&str>) -> Self {
        let text = |text: &str| Text { text: text.to_owned(), language: None };
        Self { title: text(title), lead: lead.map(text) }
    }
}

#[derive(Deserialize)]
struct Answered {
    data: Option<Data>,
}

#[derive(Deserialize)]
struct Data {
    record: Option<Record>,
}

#[derive(Deserialize)]
struct Record {
    title: Option<Text>,
    name: Option<String>,
    lead: Option<Text>,
}

/// The words of a record; `None` when it is not there, or nobody may know, or the database is away: the web app says which.
pub async fn record<B: Backend>(path: &str, key: &str, backend: &B, reader: Reader, language: &str) -> Option<Words> {
    let (_, question) = RECORDS.iter().find(|(known, _)| *known == path)?;
    // Regions are addressed by NUTS codes, which people type in any case.
    let key = if path == "/regions/$code" { key.to_uppercase() } else { key.to_owned() };
    let call = Call {
        query: Some((*question).to_owned()),
        variables: Map::from_iter([("key".to_owned(), Value::String(key))]),
        queries_only: true,
        ..Call::default()
    };
    let reader = Reader { preferences: first(language, &reader), ..reader };
    let answer = backend.answer(call, reader).await;
    if answer.kind != AnswerKind::Executed {
        return None;
    }
    let answered: Answered = serde_json::from_str(&answer.body)
        .inspect_err(|error| tracing::error!(%error, path, "the words of a record cannot be read"))
        .ok()?;
    let Record { title, name, lead } = answered.data?.record?;
    let title = title.or_else(|| name.map(|text| Text { text, language: None }))?;
    Some(Words { title, lead })
}

/// The language of the page before those of the browser, as the web app asks.
fn first(language: &str, reader: &Reader) -> Preferences {
    let page = Language::parse(language).ok();
    Preferences::new(page.into_iter().chain(reader.preferences.languages().iter().cloned()).collect())
}
