//! Sessions, the teams of projects, and the learning chains of pilots.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
create table session (
    id {uuid} not null primary key,
    slug {c} not null unique,
    title text not null,
    language {c} not null,
    summary text,
    translations {json},
    community text,
    starts_at bigint not null,
    ends_at bigint,
    time_zone {c} not null,
    place text,
    region_id {uuid} references region(id),
    stream_url text,
    publication {c} not null,
    is_demo boolean not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index session_starts on session(starts_at, id) where publication = 'published';
create index session_region on session(region_id);
create table session_language (
    session_id {uuid} not null references session(id) on delete cascade,
    language {c} not null,
    primary key (session_id, language)
);
create table project_member (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    role {c} not null,
    joined_on date,
    unique (project_id, person_id)
);
create index project_member_person on project_member(person_id);
create table pilot_step (
    id {uuid} not null primary key,
    pilot_id {uuid} not null references pilot(id) on delete cascade,
    position smallint not null,
    kind {c} not null,
    title text not null,
    text text,
    language {c} not null,
    translations {json},
    happened_on date,
    place text,
    url text
);
create index pilot_step_pilot on pilot_step(pilot_id, position);
drop index if exists project_region;
create index project_tree on project(region_id, stage, budget_eur_cents, started_on, ended_on, id)
    where publication = 'published';
create index need_of_project on need(project_id, status, area)";

const DOWN: &str = "
drop index need_of_project;
drop index project_tree;
create index project_region on project(region_id, stage) where publication = 'published';
drop table pilot_step;
drop table project_member;
drop table session_language;
drop table session";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
