//! GraphQL against a seeded database: reads, paging, filters, limits, language.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod any_query;
mod cards;
mod demo;
mod figures;
mod filters;
mod lessons;
mod limits;
mod paging;
mod reads;
mod rules;
mod schema;
mod sessions;
mod shapes;
mod teams;
mod visibility;
