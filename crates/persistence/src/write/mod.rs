//! Writing: rows gathered in a batch and saved in one transaction, with the search index.
//!
//! Invariant: an aggregate, its search words and every card that tells of it are written in the same transaction.

pub mod account;
pub mod action;
pub mod advice;
pub mod agenda;
pub mod api_token;
pub mod application;
mod batch;
mod beside;
pub mod cards;
mod cluster;
pub mod consent;
mod dataset;
pub mod draft;
pub mod erase;
pub mod follow;
pub mod followed_event;
pub mod form;
pub mod history;
pub mod idempotency;
pub mod identity;
pub mod image;
pub mod known_device;
pub mod moderation;
pub mod money;
pub mod notification;
pub mod notification_mail;
mod organisation;
pub mod outbox;
pub mod outcome;
mod person;
mod pilot;
mod project;
pub mod publication;
pub mod purge;
pub mod record;
mod region;
pub mod reminder;
pub mod retention;
mod search;
pub mod second_factor;
mod session;
pub mod sign_in_session;
pub mod signing_key;
mod statement;
pub mod try_limit;

pub mod life;
pub mod plan;
pub mod private;
pub mod table;
pub mod team;
pub mod tie;

pub mod lookup;
pub mod quality;

pub use batch::{Batch, Mode};
pub use project::Parts;

use rialto_domain::text::Translations;
use sea_orm::Value;

/// Translations as stored; null when there are none, so that reading them costs nothing.
fn translations(translations: &Translations) -> Value {
    if translations.is_empty() {
        return Value::String(None);
    }
    // ok: a map of strings always serialises
    Value::from(serde_json::to_string(translations).unwrap_or_default())
}
