//! What acts upon records need: versions, who somebody is to a record, what was changed by whom, and keys of repeated calls.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

/// Aggregates that people write.
const AGGREGATES: [&str; 7] = ["project", "organisation", "person", "cluster", "dataset", "pilot", "session"];

/// `version` is raised with each change; `publication_before` is what a record was before it was hidden or deleted.
const COLUMNS: [(&str, &str); 3] =
    [("version", "bigint not null default 1"), ("publication_before", "{c}"), ("deleted_at", "bigint")];

const UP: &str = "
alter table person add column account_id {uuid} references account(id) on delete set null;
create unique index person_account on person(account_id);
create table record_role (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    person_id {uuid} not null references person(id) on delete cascade,
    role {c} not null,
    joined_on date,
    created_at bigint not null,
    unique (record_id, person_id)
);
create index record_role_person on record_role(person_id);
create table appointment (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    role {c} not null,
    region_id {uuid} references region(id),
    appointed_by {uuid} references account(id) on delete set null,
    created_at bigint not null,
    ended_at bigint
);
create index appointment_account on appointment(account_id, ended_at);
create table change (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    version bigint not null,
    act {c} not null,
    account_id {uuid} references account(id) on delete set null,
    api_token_id {uuid},
    fields {json},
    is_public boolean not null,
    address {c},
    device text,
    created_at bigint not null
);
create index change_record on change(record_id, created_at desc, id desc);
create index change_account on change(account_id, created_at desc);
create table idempotency (
    account_id {uuid} not null references account(id) on delete cascade,
    key {c} not null,
    act {c} not null,
    input_hash {c} not null,
    kind {c} not null,
    record_id {uuid} not null,
    created_at bigint not null,
    primary key (account_id, key)
);
create index idempotency_age on idempotency(created_at)";

const DOWN: &str = "
drop table idempotency;
drop table change;
drop table appointment;
drop table record_role;
drop index person_account;
alter table person drop column account_id";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in AGGREGATES {
            for (name, ty) in COLUMNS {
                run(manager, &format!("alter table {table} add column {name} {ty}")).await?;
            }
            run(manager, &format!("create index {table}_deleted on {table}(deleted_at) where deleted_at is not null"))
                .await?;
        }
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await?;
        for table in AGGREGATES {
            run(manager, &format!("drop index {table}_deleted")).await?;
            for (name, _) in COLUMNS {
                run(manager, &format!("alter table {table} drop column {name}")).await?;
            }
        }
        Ok(())
    }
}
