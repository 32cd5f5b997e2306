//! Advice that is given, answered, adopted by others and done; the report of a session; what becomes of it later.
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

mod actions;
mod adoption;
mod answers;
mod contributions;
mod follow_ups;
mod leaks;
mod money;
mod report;
mod table;
