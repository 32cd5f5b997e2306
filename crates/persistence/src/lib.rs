//! The only crate that names SeaORM or SQL; SQLite and PostgreSQL.
//!
//! Reads are stated as one [`read::Plan`] per operation and run as one statement. Writes are rows
//! gathered in a [`write::Batch`] and saved in one transaction.

pub mod card;
pub mod database;
mod fault;
mod filter;
mod home;
pub mod read;
pub mod search;
pub mod workers;
pub mod write;

pub mod account;
pub mod action;
pub mod adoption;
pub mod advice_figures;
pub mod application;
pub mod calendar;
pub mod catalogue;
pub mod cluster;
pub mod contribution;
pub mod dataset;
pub mod duplicate;
pub mod figures;
pub mod form;
pub mod gate;
pub mod history;
pub mod identity;
pub mod image;
pub mod known_device;
pub mod lesson;
pub mod moderation;
pub mod money;
pub mod my_data;
pub mod my_records;
pub mod need;
pub mod network;
pub mod news;
pub mod notification;
pub mod organisation;
pub mod outcome;
mod own;
pub mod person;
pub mod pilot;
pub mod project;
pub mod quality;
pub mod region;
pub mod second_factor;
pub mod session;
pub mod session_expert;
pub mod session_turn;
pub mod standing;
pub mod statistics;
pub mod table;
pub mod team;

pub use database::{Database, DatabaseOptions, Engine, install_tls};
