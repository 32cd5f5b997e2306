//! What writing records needs besides: unfinished forms, images, and a way to find records of the same address.
//!
//! Images are kept in the database: what is written with a record is backed up, restored and replicated with it, in one
//! transaction, and several servers see the same. They are few, small after they are made anew, and cached for ever.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
create table form_draft (
    account_id {uuid} not null references account(id) on delete cascade,
    key {c} not null,
    content {json} not null,
    saved_at bigint not null,
    primary key (account_id, key)
);
create index form_draft_age on form_draft(saved_at);
create table image (
    id {uuid} not null primary key,
    account_id {uuid} references account(id) on delete set null,
    record_id {uuid},
    position smallint not null,
    alt_text text,
    language {c},
    width integer not null,
    height integer not null,
    created_at bigint not null
);
create index image_record on image(record_id, position, id);
create index image_loose on image(created_at) where record_id is null;
create table image_file (
    image_id {uuid} not null references image(id) on delete cascade,
    width integer not null,
    media_type {c} not null,
    content {bytes} not null,
    primary key (image_id, width)
);
create index project_website on project(website) where website is not null;
create index organisation_website on organisation(website) where website is not null";

const DOWN: &str = "
drop index organisation_website;
drop index project_website;
drop table image_file;
drop table image;
drop table form_draft";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
