//! Conversations, comments and support through the real server: who may, who reads, what stays private.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

#[path = "../accounts/house.rs"]
#[allow(dead_code, reason = "shared with the tests of accounts, which use all of it")]
mod house;
#[path = "../life/world.rs"]
#[allow(dead_code, reason = "shared with the tests of lives, which use all of it")]
mod world;

mod comments;
mod conversations;
mod erasure;
mod leaks;
mod reports;
mod talk;
