//! What comes before a round table: the call for projects with its window, seats and weights; applications with their scores; and
//! sessions that are cancelled. Instants are milliseconds since 1970 UTC, scores 0 to 5.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const COLUMNS: [(&str, &str); 13] = [
    ("call_text", "text"),
    ("call_opens_at", "bigint"),
    ("call_closes_at", "bigint"),
    ("seats_creativity", "smallint"),
    ("seats_communication_marketing", "smallint"),
    ("seats_funding", "smallint"),
    ("seats_technology", "smallint"),
    ("weight_social_impact", "smallint"),
    ("weight_readiness", "smallint"),
    ("weight_need", "smallint"),
    ("cancelled_at", "bigint"),
    ("cancel_reason", "text"),
    ("cancel_language", "{c}"),
];

const UP: &str = "
create table application (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    project_id {uuid} not null references project(id) on delete cascade,
    version bigint not null,
    social_impact text not null,
    readiness text not null,
    need text not null,
    language {c} not null,
    status {c} not null,
    reason text,
    reason_language {c},
    decided_at bigint,
    decided_by {uuid} references account(id) on delete set null,
    applied_by {uuid} references account(id) on delete set null,
    created_at bigint not null,
    updated_at bigint not null,
    unique (session_id, project_id)
);
create index application_project on application(project_id);
create table application_area (
    application_id {uuid} not null references application(id) on delete cascade,
    area {c} not null,
    primary key (application_id, area)
);
create table session_evaluator (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    created_at bigint not null,
    unique (session_id, person_id)
);
create index session_evaluator_person on session_evaluator(person_id);
create table evaluation (
    id {uuid} not null primary key,
    application_id {uuid} not null references application(id) on delete cascade,
    person_id {uuid} not null references person(id) on delete cascade,
    is_conflict boolean not null,
    social_impact smallint,
    readiness smallint,
    need smallint,
    comment text,
    created_at bigint not null,
    updated_at bigint not null,
    unique (application_id, person_id)
);
create index evaluation_person on evaluation(person_id)";

const DOWN: &str = "
drop table evaluation;
drop table session_evaluator;
drop table application_area;
drop table application";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (column, kind) in COLUMNS {
            run(manager, &format!("alter table session add column {column} {kind}")).await?;
        }
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await?;
        for (column, _) in COLUMNS {
            run(manager, &format!("alter table session drop column {column}")).await?;
        }
        Ok(())
    }
}
