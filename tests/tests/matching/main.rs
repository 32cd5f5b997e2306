//! Needs meet experts, through the real server: suggestions and why, answers of both sides, offers, synergies, lessons.
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
#[path = "../records/network.rs"]
#[allow(dead_code, reason = "shared with the tests of records, which use all of it")]
mod network;

mod agora;
mod answers;
mod kinship;
mod offers;
