//! The one error type of the house.

use crate::context::instant;
use crate::moderation::Ban;
use crate::vocabulary::Vocabulary as _;
use serde::Serialize;
use std::collections::BTreeMap;

/// Result with the house's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One thing in the input that a person can correct.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// Where it is, from the root of the input: `["filter", "regions", "0"]`.
    pub path: Vec<String>,
    /// What is wrong, SCREAMING_SNAKE_CASE; clients translate it.
    pub code: &'static str,
    /// What the sentence needs: limits, the value, what is allowed.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<&'static str, String>,
    /// A sentence in English that says what to do.
    pub message: String,
}

/// Everything that can go wrong, by what the caller can do about it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input is wrong; each issue says where and what to do.
    #[error("{}", sentences(.0))]
    Invalid(Vec<Issue>),
    /// It is not there, or the caller may not know that it is.
    #[error("{0} was not found")]
    NotFound(String),
    /// The caller may know of it, but not do this.
    #[error("you may not {0}")]
    Forbidden(String),
    /// The caller was banned by a moderator.
    #[error("{}", banned(.0))]
    Banned(Ban),
    /// The caller must sign in first.
    #[error("sign in first")]
    Unauthenticated,
    /// It has changed, or exists, meanwhile.
    #[error("{0}")]
    Conflict(String),
    /// Too much, too quickly.
    #[error("too many requests; try again in {retry_after_seconds} s")]
    RateLimited {
        /// Seconds to wait.
        retry_after_seconds: u64,
    },
    /// Something we depend on is away for now.
    #[error("{what} is not available at the moment; try again soon")]
    Unavailable {
        /// What is away: "the database".
        what: &'static str,
        /// The cause, for the log.
        #[source]
        cause: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
    /// A fault of ours. Callers see a request id only.
    #[error("an internal error")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

fn sentences(issues: &[Issue]) -> String {
    issues.iter().map(|issue| issue.message.as_str()).collect::<Vec<_>>().join(" ")
}

fn banned(ban: &Ban) -> String {
    let until =
        ban.until.map_or_else(|| "until a moderator ends it".to_owned(), |until| format!("until {}", instant(until)));
    format!(
        "your account may not write {until}. The rule that was broken: {} The whole reasons are in `viewer.notices`, where you \
         can object within six months with `objectToDecision`",
        ban.rule.about()
    )
}

impl Issue {
    /// An issue at a path.
    pub fn new(path: &[&str], code: &'static str, message: impl Into<String>) -> Self {
        let path = path.iter().map(|part| (*part).to_owned()).collect();
        Self { path, code, params: BTreeMap::new(), message: message.into() }
    }

    /// Says a limit or a value that the sentence needs.
    pub fn param(mut self, name: &'static str, value: impl ToString) -> Self {
        self.params.insert(name, value.to_string());
        self
    }
}

impl Error {
    /// One issue at a path.
    pub fn invalid(path: &[&str], code: &'static str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![Issue::new(path, code, message)])
    }

    /// An internal error with its cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// The code published in `errors[].extensions.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "BAD_USER_INPUT",
            Self::NotFound(_) => "NOT_FOUND",
            Self::Forbidden(_) => "FORBIDDEN",
            Self::Banned(_) => "BANNED",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Conflict(_) => "CONFLICT",
            Self::RateLimited { .. } => "RATE_LIMITED",
            Self::Unavailable { .. } => "UNAVAILABLE",
            Self::Internal(_) => "INTERNAL",
        }
    }
}
