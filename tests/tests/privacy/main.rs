//! Privacy and moderation over HTTP and GraphQL: the real server, mail into a folder, a clock that stands still.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod erasure;
#[path = "../accounts/house.rs"]
#[allow(dead_code, reason = "shared with the tests of accounts, which use all of it")]
mod house;
mod instances;
mod moderation;
mod my_data;
mod network;
mod retention;
