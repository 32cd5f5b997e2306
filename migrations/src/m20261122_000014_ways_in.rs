//! More ways into an account, and more that guards them: the second factor with its recovery codes, identities at
//! providers, browsers that are known, tries that are counted for all instances, and an address that waits to be confirmed.
//!
//! The secret of a second factor is sealed with the key of the settings; recovery codes are PHC strings of Argon2id under
//! a few characters by which they are found. The keys of `try_limit` are HMACs, so that they tell no address.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table account add column has_password boolean not null default true;
alter table account add column new_email {c};
alter table account add column new_email_until bigint;
create table second_factor (
    account_id {uuid} not null primary key references account(id) on delete cascade,
    secret {c} not null,
    last_step bigint not null,
    begun_at bigint not null,
    confirmed_at bigint
);
create table recovery_code (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    selector {c} not null,
    code_hash {c} not null,
    used_at bigint,
    unique (account_id, selector)
);
create table identity (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    provider {c} not null,
    issuer {c} not null,
    subject {c} not null,
    email {c},
    linked_at bigint not null,
    last_used_at bigint,
    unique (issuer, subject)
);
create index identity_account on identity(account_id, linked_at);
create table known_device (
    id {uuid} not null primary key,
    account_id {uuid} not null references account(id) on delete cascade,
    token_hash {c} not null unique,
    created_at bigint not null,
    expires_at bigint not null
);
create index known_device_account on known_device(account_id, created_at);
create index known_device_expires on known_device(expires_at);
create table try_limit (
    name {c} not null primary key,
    free_at bigint not null
);
create index try_limit_free on try_limit(free_at)";

const DOWN: &str = "
drop table try_limit;
drop table known_device;
drop table identity;
drop table recovery_code;
drop table second_factor;
alter table account drop column new_email_until;
alter table account drop column new_email;
alter table account drop column has_password";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
