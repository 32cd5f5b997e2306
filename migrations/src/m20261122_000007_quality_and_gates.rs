//! Metadata quality in points, for order and filter, and what shows that a project passes its gates.
//!
//! `quality_points` is written with the dataset. It is null in rows from before this step until the server's next start
//! fills it; a later change of the rule sets it to null again.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table dataset add column quality_points smallint;
create index dataset_quality on dataset(coalesce(quality_points, -1) desc, id desc) where publication = 'published';
create index dataset_without_points on dataset(id) where quality_points is null;
create table gate_evidence (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    requirement {c} not null,
    text text not null,
    language {c} not null,
    met_on date,
    unique (project_id, requirement)
)";

const DOWN: &str = "
drop table gate_evidence;
drop index dataset_without_points;
drop index dataset_quality;
alter table dataset drop column quality_points";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
