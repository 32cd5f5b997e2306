//! Records that people write, over HTTP and GraphQL: made, edited, translated, published, deleted, brought back, and seen by
//! nobody who may not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod aggregates;
mod conflicts;
mod drafts;
mod duplicates;
#[path = "../accounts/house.rs"]
#[allow(dead_code, reason = "the house of accounts has more rooms than these tests use")]
mod house;
mod images;
mod leaks;
mod network;
mod project;
