//! The life and the people of records, through the real server: who may do what, what it leaves, and what stays private.
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

mod appointments;
mod invitations;
mod needs;
mod plans;
mod private;
mod requests;
mod roles;
mod stages;
mod statements;
mod ties;
mod world;
