//! Live tables through the real server: presses, questions, subscriptions over WebSockets and server-sent events.
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

mod audience;
mod client;
mod events;
mod instances;
mod presses;
mod resume;
mod round;
mod stream;
mod transport;
