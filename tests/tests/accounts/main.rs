//! Accounts over HTTP and GraphQL: the real server on a free port, mail into a folder, a clock that stands still.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod browsers;
mod contributions;
mod forged;
mod guessing;
mod helper;
mod house;
mod mail;
mod mail_server;
mod password;
mod profile;
mod provider;
mod renewal;
mod rights;
mod second_factor;
mod secrets;
mod sign_in;
mod sign_up;
mod tokens;
