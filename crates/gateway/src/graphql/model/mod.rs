//! The types of the API, one module per aggregate.

mod account;
mod account_acts;
mod advice;
mod advice_acts;
mod application;
mod calendar;
mod cluster;
mod common;
mod contribution;
mod contribution_acts;
mod dataset;
pub(super) mod duplicate;
mod figures;
mod follow;
mod follow_acts;
mod gate;
mod identity_acts;
mod image;
mod image_acts;
pub(super) mod lesson;
mod life;
mod life_acts;
mod moderation;
mod moderation_acts;
mod money;
mod need;
mod network;
mod organisation;
mod outcome;
mod people;
mod person;
mod pilot;
mod privacy;
mod profile_acts;
mod project;
mod project_ties;
mod quality;
mod record;
mod record_acts;
mod region;
mod report;
mod root;
mod round_table;
mod search;
mod second_factor_acts;
mod session;
mod session_acts;
mod statistics;
mod table;
mod table_acts;
mod team;
mod team_acts;
mod vocabulary;

use super::guard::Limits;
use super::mutation;
use super::types::Model;

/// All types.
pub fn model(limits: &Limits) -> Model {
    let mut model = Model::default();
    root::types(&mut model, limits);
    common::types(&mut model);
    project::types(&mut model);
    project_ties::types(&mut model);
    gate::types(&mut model);
    need::types(&mut model);
    contribution::types(&mut model);
    person::types(&mut model);
    organisation::types(&mut model);
    cluster::types(&mut model);
    dataset::types(&mut model);
    quality::types(&mut model);
    pilot::types(&mut model);
    region::types(&mut model);
    figures::types(&mut model);
    session::types(&mut model);
    search::types(&mut model);
    statistics::types(&mut model);
    vocabulary::types(&mut model);
    account::types(&mut model);
    account_acts::types(&mut model);
    record::types(&mut model);
    record_acts::types(&mut model);
    duplicate::types(&mut model);
    contribution_acts::types(&mut model);
    life::types(&mut model);
    life_acts::types(&mut model);
    team::types(&mut model);
    team_acts::types(&mut model);
    second_factor_acts::types(&mut model);
    profile_acts::types(&mut model);
    identity_acts::types(&mut model);
    privacy::types(&mut model);
    moderation::types(&mut model);
    moderation_acts::types(&mut model);
    round_table::types(&mut model);
    application::types(&mut model);
    calendar::types(&mut model);
    session_acts::types(&mut model);
    image::types(&mut model);
    image_acts::types(&mut model);
    // the live table
    table::types(&mut model);
    table_acts::types(&mut model);
    // advice
    advice::types(&mut model);
    advice_acts::types(&mut model);
    report::types(&mut model);
    // following
    follow::types(&mut model);
    follow_acts::types(&mut model);
    // outcomes and lessons
    outcome::types(&mut model);
    lesson::types(&mut model);
    network::types(&mut model);
    money::types(&mut model);
    mutation::types(&mut model);
    model
}
