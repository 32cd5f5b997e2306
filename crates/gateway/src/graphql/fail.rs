//! A GraphQL error: message, place, path, code.

use async_graphql::Pos;
use rialto_domain::Error;
use rialto_domain::context::instant;
use serde_json::{Map, Value, json};

/// One entry of `errors`.
#[derive(Clone, Debug)]
pub struct Fail {
    /// A sentence that says what to do.
    pub message: String,
    /// `extensions.code`.
    pub code: &'static str,
    /// Where in the document.
    pub places: Vec<Pos>,
    /// Where in the answer.
    pub path: Vec<String>,
    /// More for machines.
    pub details: Map<String, Value>,
}

impl Fail {
    /// What a caller can correct.
    pub fn input(message: impl Into<String>) -> Self {
        Self::new("BAD_USER_INPUT", message)
    }

    /// An error with a code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { message: message.into(), code, places: Vec::new(), path: Vec::new(), details: Map::new() }
    }

    /// A limit that is exceeded: its name in `limits`, what is allowed and what was found.
    pub fn limit(name: &str, allowed: u64, found: u64, message: impl Into<String>) -> Self {
        let mut fail = Self::input(message);
        fail.details.insert("limit".into(), json!({ "name": name, "allowed": allowed, "found": found }));
        fail
    }

    /// The same at a place in the document.
    pub fn at(mut self, place: Pos) -> Self {
        self.places.push(place);
        self
    }

    /// The error of an act or a read; what is ours to mend shows the request's id only.
    pub fn of(error: &Error, request_id: &str) -> Self {
        let message = match error {
            Error::Internal(_) => format!("Something went wrong on our side. Tell us this id: {request_id}"),
            other => other.to_string(),
        };
        let mut fail = Self::new(error.code(), message);
        if let Error::Invalid(issues) = error {
            fail.details.insert("issues".into(), json!(issues));
        }
        if let Error::Banned(ban) = error {
            fail.details.insert("rule".into(), json!(ban.rule.as_str().to_uppercase()));
            fail.details.insert("until".into(), json!(ban.until.map(instant)));
        }
        if let Error::RateLimited { retry_after_seconds } = error {
            fail.details.insert("retryAfterSeconds".into(), json!(retry_after_seconds));
        }
        if matches!(error, Error::Internal(_) | Error::Unavailable { .. }) {
            fail.details.insert("requestId".into(), json!(request_id));
        }
        fail
    }

    /// As JSON.
    pub fn json(&self) -> Value {
        let mut extensions = self.details.clone();
        extensions.insert("code".into(), json!(self.code));
        let mut out = Map::new();
        out.insert("message".into(), json!(self.message));
        if !self.places.is_empty() {
            let places: Vec<_> =
                self.places.iter().map(|pos| json!({ "line": pos.line, "column": pos.column })).collect();
            out.insert("locations".into(), Value::Array(places));
        }
        if !self.path.is_empty() {
            out.insert("path".into(), json!(self.path));
        }
        out.insert("extensions".into(), Value::Object(extensions));
        Value::Object(out)
    }
}

impl From<Error> for Fail {
    fn from(error: Error) -> Self {
        Self::of(&error, "")
    }
}
