//! How what a project learned is told: by name, without a name, on a day; who agrees; what is never told; links that both sides
//! confirm.
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

mod consent;
mod leaks;
mod links;
mod lists;
mod outcomes;
mod preview;
mod told;
