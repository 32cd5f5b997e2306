//! The acts: one function per thing a person can do.
//!
//! Invariants: an act authorises first, then opens the one transaction, calls the rules and saves.
//! A long load is a row of such acts, one transaction per batch, so that what is done stays done.
//! Time and chance come through [`Ctx`]; no SQL is written here.

pub mod account;
pub mod action;
pub mod advice;
pub mod appointment;
pub mod calendar;
pub mod cards;
mod checks;
pub mod context;
pub mod contribution;
pub mod demo;
pub mod export;
pub mod follow;
pub mod follow_up;
pub mod generate;
pub mod image;
pub mod import;
pub mod mail;
pub mod moderation;
pub mod money;
pub mod notify;
pub mod pilot;
pub mod privacy;
pub mod project;
pub mod quality;
pub mod record;
pub mod reminder;
pub mod seed;
pub mod session;
mod slugs;
pub mod table;
pub mod team;

pub use context::Ctx;
