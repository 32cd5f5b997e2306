//! What tests stand on: throwaway databases, a clock that stands still, keys in a known order.
//!
//! Invariant: depends on `domain` alone, so that every crate above it may use it in its tests
//! without meeting itself in a second copy. Whoever wants a migrated database hands over the
//! migration as a closure, see [`TestDatabase::migrated`].
#![allow(clippy::expect_used, clippy::panic, reason = "a panic here is the message of a failed test")]

mod chance;
mod database;
mod postgres;
mod sqlite;
mod stoppable;

pub use chance::{CountedIds, FixedClock, fixed_chance};
pub use database::{TestDatabase, TestEngine};
pub use stoppable::{Halt, StoppableServer};
