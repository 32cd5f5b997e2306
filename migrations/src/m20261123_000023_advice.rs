//! Advice that is answered, adopted and done: what an expert sees, advises, names and offers; what the project answers; other
//! projects that adopt it; actions; what leaders tell 30 and 90 days after a session.
//!
//! `contribution.adoptions` is the number of other public projects that adopted it, kept in the transactions that change it.
//! A row of `follow_up` is made when a project is asked, so that it is asked once, or when it tells of its own accord.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table contribution add column observation text;
alter table contribution add column resources {json};
alter table contribution add column offer text;
alter table contribution add column session_turn_id {uuid} references session_turn(id) on delete set null;
alter table contribution add column edited_at bigint;
alter table contribution add column answer {c};
alter table contribution add column answer_reason text;
alter table contribution add column answer_language {c};
alter table contribution add column answered_at bigint;
alter table contribution add column adoptions integer not null default 0;
create index contribution_turn on contribution(session_turn_id, area, created_at) where session_turn_id is not null;
alter table session_turn add column recording_offset integer;
update contribution set answer = 'adopt', answered_at = created_at where adopted;
create table adoption (
    id {uuid} not null primary key,
    contribution_id {uuid} not null references contribution(id) on delete cascade,
    project_id {uuid} not null references project(id) on delete cascade,
    note text,
    language {c} not null,
    created_at bigint not null,
    unique (contribution_id, project_id)
);
create index adoption_project on adoption(project_id, created_at desc, id desc);
create table action (
    id {uuid} not null primary key,
    project_id {uuid} not null references project(id) on delete cascade,
    contribution_id {uuid} references contribution(id) on delete set null,
    title text not null,
    text text,
    language {c} not null,
    owner_id {uuid} references person(id) on delete set null,
    due_on date,
    status {c} not null,
    status_note text,
    status_language {c},
    status_changed_at bigint,
    created_at bigint not null
);
create index action_project on action(project_id, status);
create index action_contribution on action(contribution_id) where contribution_id is not null;
create index action_owner on action(owner_id) where owner_id is not null;
create table follow_up (
    id {uuid} not null primary key,
    session_id {uuid} not null references session(id) on delete cascade,
    project_id {uuid} not null references project(id) on delete cascade,
    day smallint not null,
    asked_at bigint,
    state {c},
    text text,
    language {c} not null,
    answered_at bigint,
    unique (session_id, project_id, day)
);
create index follow_up_project on follow_up(project_id)";

const DOWN: &str = "
drop table follow_up;
drop table action;
drop table adoption;
alter table session_turn drop column recording_offset;
drop index contribution_turn;
alter table contribution drop column adoptions;
alter table contribution drop column answered_at;
alter table contribution drop column answer_language;
alter table contribution drop column answer_reason;
alter table contribution drop column answer;
alter table contribution drop column edited_at;
alter table contribution drop column session_turn_id;
alter table contribution drop column offer;
alter table contribution drop column resources;
alter table contribution drop column observation";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
