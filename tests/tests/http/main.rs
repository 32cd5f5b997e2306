//! The HTTP layer, over HTTP: a real server on a free port with a backend that does as it is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod fuzz;
mod guards;
mod negotiation;
mod operation;
mod site;
mod web_app;
