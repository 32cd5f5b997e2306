//! Life and people of a record: invitations, requests to join, private notes and contacts, who fulfilled a need, and gates that
//! were overridden.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

/// Tables of records with a private contact.
const WITH_CONTACT: [&str; 2] = ["project", "organisation"];
const CONTACT: [&str; 3] = ["contact_name", "contact_email", "contact_phone"];

/// An invitation or a request is open while it has not ended; each record has one open one for each address or person.
/// `missing` names, with spaces between, what a gate asked for that was overridden.
const UP: &str = "
create table invitation (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    email {c} not null,
    role {c} not null,
    message text,
    token_hash {c} not null unique,
    invited_by {uuid} references account(id) on delete set null,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    end_reason {c}
);
create unique index invitation_open on invitation(record_id, email) where ended_at is null;
create index invitation_email on invitation(email) where ended_at is null;
create index invitation_ended on invitation(ended_at) where ended_at is not null;
create table join_request (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    person_id {uuid} not null references person(id) on delete cascade,
    message text,
    created_at bigint not null,
    ended_at bigint,
    end_reason {c},
    answered_by {uuid} references account(id) on delete set null
);
create unique index join_request_open on join_request(record_id, person_id) where ended_at is null;
create index join_request_person on join_request(person_id);
create index join_request_ended on join_request(ended_at) where ended_at is not null;
create table note (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    account_id {uuid} references account(id) on delete set null,
    text text not null,
    created_at bigint not null
);
create index note_record on note(record_id, created_at desc, id desc);
create index note_account on note(account_id);
alter table need add column fulfilled_organisation_id {uuid} references organisation(id) on delete set null;
alter table need add column fulfilled_person_id {uuid} references person(id) on delete set null;
alter table need add column status_changed_at bigint;
alter table need add column status_note text;
alter table need add column status_language {c};
create index need_fulfilled_organisation on need(fulfilled_organisation_id) where fulfilled_organisation_id is not null;
create index need_fulfilled_person on need(fulfilled_person_id) where fulfilled_person_id is not null;
alter table project_stage_entry add column override_reason text;
alter table project_stage_entry add column missing {c}";

const DOWN: &str = "
alter table project_stage_entry drop column missing;
alter table project_stage_entry drop column override_reason;
drop index need_fulfilled_person;
drop index need_fulfilled_organisation;
alter table need drop column status_language;
alter table need drop column status_note;
alter table need drop column status_changed_at;
alter table need drop column fulfilled_person_id;
alter table need drop column fulfilled_organisation_id;
drop table note;
drop table join_request;
drop table invitation";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await?;
        for table in WITH_CONTACT {
            for column in CONTACT {
                run(manager, &format!("alter table {table} add column {column} text")).await?;
            }
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in WITH_CONTACT {
            for column in CONTACT {
                run(manager, &format!("alter table {table} drop column {column}")).await?;
            }
        }
        run(manager, DOWN).await
    }
}
