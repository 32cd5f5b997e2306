//! What comes before a round table, through the real server: calls, applications, scores, decisions, seats, agendas, cancelling.
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

mod agenda;
mod applications;
mod calendars;
mod seats;
mod square;
