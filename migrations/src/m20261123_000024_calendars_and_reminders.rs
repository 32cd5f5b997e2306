//! Calendars that people subscribe to, and reminders of sessions. A reminder is of a session at a time, `days` before it: who is
//! written to is known when it is sent, so nothing of a person is kept here.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
create table session_reminder (
    session_id {uuid} not null references session(id) on delete cascade,
    starts_at bigint not null,
    days smallint not null,
    created_at bigint not null,
    primary key (session_id, starts_at, days)
)";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // raised when the address of a person's calendar is made anew
        run(manager, "alter table account add column calendar_version bigint not null default 0").await?;
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "drop table session_reminder").await?;
        run(manager, "alter table account drop column calendar_version").await
    }
}
