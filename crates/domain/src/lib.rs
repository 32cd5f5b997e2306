//! The rules of Rialto, pure: no async, no I/O, no ORM, no GraphQL.
//!
//! One module per aggregate, with the words of the field. Everything here is a value or a
//! function of values; time and chance come in through [`context`].

pub mod account;
pub mod action;
pub mod application;
pub mod cluster;
pub mod context;
pub mod contribution;
pub mod dataset;
pub mod duplicate;
pub mod error;
pub mod follow;
pub mod form;
pub mod gate;
pub mod geo;
pub mod id;
pub mod image;
pub mod label;
pub mod lesson;
pub mod load;
pub mod markdown;
pub mod message;
pub mod moderation;
pub mod money;
pub mod organisation;
pub mod person;
pub mod pilot;
pub mod policy;
pub mod privacy;
pub mod project;
pub mod quality;
pub mod region;
pub mod reminder;
pub mod search_words;
pub mod session;
pub mod slug;
pub mod stage_move;
pub mod stream;
pub mod table;
pub mod team;
pub mod text;
pub mod vocabulary;
pub mod wording;

pub use error::{Error, Issue, Result};
