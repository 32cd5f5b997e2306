//! Money that was put into projects and sessions, and that projects attracted: what the return is told from.
//!
//! It goes with what it belongs to: the project, or the session when there is no project (`of_session_id`). `session_id` is the
//! session it is counted to; without that a project's amount stays.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
create table money_entry (
    id {uuid} not null primary key,
    project_id {uuid} references project(id) on delete cascade,
    of_session_id {uuid} references session(id) on delete cascade,
    session_id {uuid} references session(id) on delete set null,
    role {c} not null,
    cents bigint not null,
    basis {c} not null,
    happened_on date not null,
    source text not null,
    evidence text,
    created_at bigint not null
);
create index money_entry_project on money_entry(project_id, happened_on desc, id desc) where project_id is not null;
create index money_entry_session on money_entry(session_id, happened_on desc, id desc) where session_id is not null;
create index money_entry_of_session on money_entry(of_session_id) where of_session_id is not null";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "drop table money_entry").await
    }
}
