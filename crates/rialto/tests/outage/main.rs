//! What happens to what was promised when the server is killed, or its database goes away under writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod killed;
mod no_room;
mod running;
mod stopped;
mod table;
