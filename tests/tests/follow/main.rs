//! Following, notifications and mail about them, through the real server.
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
#[allow(dead_code, reason = "shared with the tests of life, which use all of it")]
mod world;

mod fan_out;
mod follows;
mod leaks;
mod letters;
mod reader;
mod unread;
