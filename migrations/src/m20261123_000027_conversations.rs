//! Conversations of projects with experts, comments in public, and members' support of projects.
//!
//! `conversation.seq` is the number of its last message; whoever writes takes the row's lock, so numbers are without gaps.
//! `conversation.project_title` is what the project was called in public when somebody last wrote: no name of a person is kept
//! here. `conversation_read.seq` is the last message that a member has read. Times are milliseconds since 1970 UTC.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table account add column takes_messages boolean not null default true;
alter table project add column comments_open boolean not null default true;
alter table session add column comments_open boolean not null default true;
create table conversation (
    id {uuid} not null primary key,
    project_id {uuid} references project(id) on delete set null,
    person_id {uuid} references person(id) on delete set null,
    project_title text not null,
    seq bigint not null,
    project_blocked_at bigint,
    expert_blocked_at bigint,
    started_at bigint not null,
    last_at bigint not null,
    unique (project_id, person_id)
);
create index conversation_person on conversation(person_id, last_at desc);
create index conversation_last on conversation(last_at);
create table message (
    id {uuid} not null primary key,
    conversation_id {uuid} not null references conversation(id) on delete cascade,
    seq bigint not null,
    side {c} not null,
    account_id {uuid} references account(id) on delete set null,
    text text not null,
    language {c} not null,
    written_at bigint not null,
    hidden_at bigint,
    unique (conversation_id, seq)
);
create index message_account on message(account_id, written_at);
create table conversation_read (
    conversation_id {uuid} not null references conversation(id) on delete cascade,
    account_id {uuid} not null references account(id) on delete cascade,
    seq bigint not null,
    read_at bigint not null,
    primary key (conversation_id, account_id)
);
create index conversation_read_account on conversation_read(account_id);
create table comment (
    id {uuid} not null primary key,
    kind {c} not null,
    record_id {uuid} not null,
    answers_id {uuid} references comment(id) on delete cascade,
    account_id {uuid} references account(id) on delete set null,
    text text not null,
    language {c} not null,
    written_at bigint not null,
    edited_at bigint,
    withdrawn_at bigint,
    hidden_at bigint
);
create index comment_record on comment(record_id, written_at desc, id desc) where answers_id is null;
create index comment_answers on comment(answers_id, written_at) where answers_id is not null;
create index comment_account on comment(account_id, written_at);
create table project_support (
    project_id {uuid} not null references project(id) on delete cascade,
    account_id {uuid} not null references account(id) on delete cascade,
    created_at bigint not null,
    primary key (project_id, account_id)
);
create index project_support_account on project_support(account_id)";

const DOWN: &str = "
drop table project_support;
drop table comment;
drop table conversation_read;
drop table message;
drop table conversation;
alter table session drop column comments_open;
alter table project drop column comments_open;
alter table account drop column takes_messages";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
