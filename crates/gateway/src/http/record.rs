//! Title and lead of one record, asked of the API itself: a page says of a record what anybody may read of it.

use super::backend::Backend;
use crate::graphql::service::{AnswerKind, Call, Reader};
use rialto_domain::message::{Message, Numbers};
use rialto_domain::text::{Language, Preferences};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Pages of records by the path of the web app's router, with the question for their words.
const RECORDS: [(&str, &str); 8] = [
    (
        "/projects/$slug",
        "query($key:String!){record:project(slug:$key){title{text language} lead:summary{text:plain language}}}",
    ),
    ("/experts/$slug", "query($key:String!){record:expert(slug:$key){name lead:headline{text language}}}"),
    (
        "/organisations/$slug",
        "query($key:String!){record:organisation(slug:$key){name lead:summary{text:plain language}}}",
    ),
    (
        "/clusters/$slug",
        "query($key:String!){record:cluster(slug:$key){title:name{text language} lead:summary{text:plain language}}}",
    ),
    (
        "/datasets/$slug",
        "query($key:String!){record:dataset(slug:$key){title{text language} lead:description{text:plain language}}}",
    ),
    (
        "/pilots/$slug",
        "query($key:String!){record:pilot(slug:$key){title{text language} lead:summary{text:plain language}}}",
    ),
    (
        "/sessions/$slug",
        "query($key:String!){record:session(slug:$key){title{text language} lead:summary{text:plain language}}}",
    ),
    (
        REGION,
        "query($key:String!){record:region(code:$key){level name nameLatin population figures{projects openNeeds}}}",
    ),
];
const REGION: &str = "/regions/$code";

/// A text and the language it is in; without one it is a name.
#[derive(Clone, Debug, Deserialize)]
pub struct Text {
    pub text: String,
    pub language: Option<String>,
}

impl Text {
    /// In the language of the page.
    fn plain(text: String) -> Self {
        Self { text, language: None }
    }

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
        let text = |text: &str| Text::plain(text.to_owned());
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
    #[serde(flatten)]
    region: Option<Region>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    level: u8,
    name_latin: String,
    population: Option<u64>,
    figures: Figures,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Figures {
    projects: u64,
    open_needs: u64,
}

/// The sentences that a region's page begins with, in one language.
#[derive(Clone, Debug, Deserialize)]
pub struct RegionSentences {
    #[serde(rename = "region.leadPeople")]
    people: Message,
    #[serde(rename = "region.leadNeeds")]
    needs: Message,
    #[serde(rename = "region.leadNone")]
    none: Message,
}

impl RegionSentences {
    /// How many live there, how many projects and needs are in sight: as the web app says it.
    fn say(&self, region: &Region, language: &str) -> Option<String> {
        let numbers = Numbers::of(language)?;
        let Figures { projects, open_needs } = region.figures;
        let in_sight = match projects {
            0 => self.none.say(&numbers, &[]),
            _ => self.needs.say(&numbers, &[("projects", projects), ("needs", open_needs)]),
        }?;
        match region.population {
            Some(count) if count > 0 => Some(format!("{} {in_sight}", self.people.say(&numbers, &[("count", count)])?)),
            _ => Some(in_sight),
        }
    }
}

/// Which record, for whom.
pub struct Asked<'a> {
    /// Path of the web app's router: `/projects/$slug`.
    pub path: &'a str,
    pub key: &'a str,
    /// Language of the page.
    pub language: &'a str,
    pub sentences: Option<&'a RegionSentences>,
}

/// The words of a record; `None` when it is not there, or nobody may know, or the database is away: the web app says which.
pub async fn record<B: Backend>(asked: &Asked<'_>, backend: &B, reader: Reader) -> Option<Words> {
    let Asked { path, key, language, sentences } = *asked;
    let (_, question) = RECORDS.iter().find(|(known, _)| *known == path)?;
    // Regions are addressed by NUTS codes, which people type in any case.
    let key = if path == REGION { key.to_uppercase() } else { key.to_owned() };
    let call = Call {
        query: Some((*question).to_owned()),
        variables: Map::from_iter([("key".to_owned(), Value::String(key))]),
        queries_only: true,
        ..Call::default()
    };
    let reader = Reader { preferences: first(language, &reader), ..reader };
    let answer = backend.answer(call, reader).await;
    if answer.kind != AnswerKind::Executed {
        tracing::warn!(path, kind = ?answer.kind, "the words of a record could not be asked for");
        return None;
    }
    let answered: Answered = serde_json::from_str(&answer.body)
        .inspect_err(|error| tracing::error!(%error, path, "the words of a record cannot be read"))
        .ok()?;
    let record = answered.data?.record?;
    if let Some(region) = &record.region {
        return of_region(region, record.name, language, sentences);
    }
    let title = record.title.or_else(|| record.name.map(Text::plain))?;
    Some(Words { title, lead: record.lead })
}

/// Names in Greek letters are for those who read Greek; names of countries are known to the browser alone.
fn of_region(
    region: &Region,
    name: Option<String>,
    language: &str,
    sentences: Option<&RegionSentences>,
) -> Option<Words> {
    if region.level == 0 {
        return None;
    }
    let title = if language == "el" { name? } else { region.name_latin.clone() };
    let lead = sentences.and_then(|sentences| sentences.say(region, language));
    Some(Words { title: Text::plain(title), lead: lead.map(Text::plain) })
}

/// The language of the page before those of the browser, as the web app asks.
fn first(language: &str, reader: &Reader) -> Preferences {
    let page = Language::parse(language).ok();
    Preferences::new(page.into_iter().chain(reader.preferences.languages().iter().cloned()).collect())
}
