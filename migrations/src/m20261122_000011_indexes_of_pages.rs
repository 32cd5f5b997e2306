//! Indexes that answer what pages ask most without a look at the rows: the newest projects of a region, stage or language,
//! and what a region's figures count.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
drop index project_tree;
create index project_tree on project(region_id, stage, budget_eur_cents, started_on, ended_on, id, created_at)
    where publication = 'published';
drop index project_stage;
create index project_stage on project(stage, created_at desc, id desc) where publication = 'published';
drop index project_language;
create index project_language on project(language, created_at desc, id desc) where publication = 'published';
create index organisation_tree on organisation(region_id, helix) where publication = 'published';
create index expert_tree on person(region_id) where publication = 'published' and is_expert;
create index dataset_tree on dataset(region_id, created_at, id) where publication = 'published'";

const DOWN: &str = "
drop index dataset_tree;
drop index expert_tree;
drop index organisation_tree;
drop index project_language;
create index project_language on project(language) where publication = 'published';
drop index project_stage;
create index project_stage on project(stage, region_id) where publication = 'published';
drop index project_tree;
create index project_tree on project(region_id, stage, budget_eur_cents, started_on, ended_on, id)
    where publication = 'published'";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
