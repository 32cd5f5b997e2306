//! The `filter` and `sort` arguments, read into the filters of persistence.

use super::fail::Fail;
use super::plan::FieldCall;
use rialto_domain::geo::BoundingBox;
use rialto_domain::text::Language;
use rialto_persistence::search::Query;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The fields of a `filter` argument.
pub struct Filter<'c> {
    call: &'c FieldCall<'c>,
    fields: Option<&'c serde_json::Map<String, Value>>,
}

impl<'c> Filter<'c> {
    /// The filter of a call; all of its fields are absent when it has none.
    pub fn of(call: &'c FieldCall<'c>) -> Self {
        Self { call, fields: call.arguments.get("filter").and_then(Value::as_object) }
    }

    /// A field as a typed value.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fail> {
        match self.fields.and_then(|fields| fields.get(name)) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => serde_json::from_value(value.clone())
                .map(Some)
                .map_err(|error| Fail::input(format!("`filter.{name}` cannot be read: {error}.")).at(self.call.place)),
        }
    }

    /// A list; at most 100 values.
    pub fn list<T: DeserializeOwned>(&self, name: &str) -> Result<Option<Vec<T>>, Fail> {
        let list: Option<Vec<T>> = self.get(name)?;
        match list {
            Some(list) if list.len() > 100 => {
                Err(Fail::input(format!("`filter.{name}` has more than 100 values.")).at(self.call.place))
            }
            list => Ok(list),
        }
    }

    /// The `box`.
    pub fn area(&self) -> Result<Option<BoundingBox>, Fail> {
        self.get("box")
    }

    /// Languages as stored.
    pub fn languages(&self) -> Result<Option<Vec<String>>, Fail> {
        let tags: Option<Vec<Language>> = self.list("languages")?;
        Ok(tags.map(|tags| tags.into_iter().map(String::from).collect()))
    }

    /// The `text`, at most 200 characters.
    pub fn text(&self) -> Result<Option<String>, Fail> {
        let text: Option<String> = self.get("text")?;
        match text {
            Some(text) if text.chars().count() > 200 => {
                Err(Fail::input("`filter.text` is longer than 200 characters; use fewer words.").at(self.call.place))
            }
            text => Ok(text),
        }
    }
}

/// The name of the order: what is asked, else relevance when there is a text, else the first named.
/// Relevance without a text that can be looked for is the first named, too.
pub fn sort_name(call: &FieldCall<'_>, text: Option<&str>, usual: &'static str) -> String {
    let searchable = text.is_some_and(|text| Query::new(text, None).is_some());
    match call.text("sort") {
        Some("RELEVANCE") if !searchable => usual.to_owned(),
        Some(sort) => sort.to_owned(),
        None if searchable => "RELEVANCE".to_owned(),
        None => usual.to_owned(),
    }
}
