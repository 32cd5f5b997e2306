//! The steps that build the database, for SQLite and PostgreSQL alike. A landed file is never edited.

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

mod dialect;
mod m20261122_000001_regions;
mod m20261122_000002_actors;
mod m20261122_000003_projects;
mod m20261122_000004_datasets_and_pilots;
mod m20261122_000005_search;
mod m20261122_000006_cards;
mod m20261122_000007_quality_and_gates;
mod m20261122_000008_sessions_teams_chains;
mod m20261122_000009_region_shapes;
mod m20261122_000010_more_cards;
mod m20261122_000011_indexes_of_pages;
mod m20261122_000012_accounts;
mod m20261122_000013_acts_upon_records;
mod m20261122_000014_ways_in;
mod m20261122_000015_life;
mod m20261122_000016_privacy;
mod m20261122_000017_records;
mod m20261122_000018_images;
mod m20261123_000019_round_tables;
mod m20261123_000020_money;
mod m20261123_000021_calls_and_applications;
mod m20261123_000022_live_tables;
mod m20261123_000023_advice;
mod m20261123_000024_calendars_and_reminders;
mod m20261123_000026_outcomes_and_lessons;
mod m20261123_000028_following;

/// Runs the steps in order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261122_000001_regions::Step),
            Box::new(m20261122_000002_actors::Step),
            Box::new(m20261122_000003_projects::Step),
            Box::new(m20261122_000004_datasets_and_pilots::Step),
            Box::new(m20261122_000005_search::Step),
            Box::new(m20261122_000006_cards::Step),
            Box::new(m20261122_000007_quality_and_gates::Step),
            Box::new(m20261122_000008_sessions_teams_chains::Step),
            Box::new(m20261122_000009_region_shapes::Step),
            Box::new(m20261122_000010_more_cards::Step),
            Box::new(m20261122_000011_indexes_of_pages::Step),
            Box::new(m20261122_000012_accounts::Step),
            Box::new(m20261122_000013_acts_upon_records::Step),
            Box::new(m20261122_000014_ways_in::Step),
            Box::new(m20261122_000015_life::Step),
            Box::new(m20261122_000016_privacy::Step),
            Box::new(m20261122_000017_records::Step),
            Box::new(m20261122_000018_images::Step),
            Box::new(m20261123_000019_round_tables::Step),
            Box::new(m20261123_000020_money::Step),
            Box::new(m20261123_000021_calls_and_applications::Step),
            Box::new(m20261123_000022_live_tables::Step),
            Box::new(m20261123_000023_advice::Step),
            Box::new(m20261123_000024_calendars_and_reminders::Step),
            Box::new(m20261123_000026_outcomes_and_lessons::Step),
            Box::new(m20261123_000028_following::Step),
        ]
    }
}
