//! The acts on a real database: SQLite, or PostgreSQL with `RIALTO_TEST_DATABASE=postgres`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod bench;
mod demo;
mod export;
mod generate;
mod import;
mod shapes;

use bench::Bench;
