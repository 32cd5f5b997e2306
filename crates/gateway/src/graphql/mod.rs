//! GraphQL: one document in, one plan, one answer.
//!
//! A call is read (`service`), its document checked once and kept (`document`, `guard`), its variables
//! coerced (`coerce`), its fields planned (`plan`, with the types of `model`) into one statement of
//! persistence, and the answered rows written as the selection asks (`shape`; `derived` where a rule of the domain tells it).
//! A mutation runs its act first (`mutation`) and is read as any other field afterwards. async-graphql parses,
//! validates, introspects and prints the schema; running a query field by field is what it does not do here.

mod coerce;
mod connection;
mod derived;
mod document;
mod facets;
mod fail;
mod fields;
mod filter;
mod guard;
mod later;
mod listing;
mod model;
pub mod mutation;
mod plan;
mod schema;
pub mod service;
mod shape;
mod types;

pub use guard::Limits;
pub use mutation::Cookie;
pub use service::{Answer, AnswerKind, Call, Reader, Service};

/// The schema as it is published.
pub fn sdl() -> String {
    schema::sdl(&model::model(&Limits::default()))
}
