//! What images of records need besides: the kind of their record, the alt text in other languages, and who is to be named.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

const UP: &str = "
alter table image add column kind {c};
alter table image add column translations {json};
alter table image add column credit text;
create index image_owner on image(account_id) where account_id is not null";

const DOWN: &str = "
drop index image_owner;
alter table image drop column credit;
alter table image drop column translations;
alter table image drop column kind";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
