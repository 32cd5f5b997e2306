//! Larger cards, for datasets too: `rialto_persistence::card` says what they hold and makes them.
//!
//! All cards are null after this step; the server's next start makes them before it answers anybody. A later change of their
//! layout sets them to null again. The index holds whole cards of public records in the order of their regions.

use crate::dialect::run;
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Step;

// A column that is dropped and made again costs no write of every row, as setting it to null would.
const UP: &str = "
drop index search_document_card;
alter table search_document drop column card;
alter table search_document add column card bigint;
alter table search_document add column card_more bigint;
alter table search_document add column card_words text;
create index search_document_card on search_document(kind, card, card_more, card_words, entity_id) where published;
create index search_document_without_card on search_document(id) where card is null and kind in ('project', 'dataset')";

/// The cards of the step before are not made again: what is behind 000006 fills them.
const DOWN: &str = "
drop index search_document_without_card;
drop index search_document_card;
alter table search_document drop column card_words;
alter table search_document drop column card_more;
alter table search_document drop column card;
alter table search_document add column card bigint;
create index search_document_card on search_document(kind, entity_id, card) where published";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UP).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOWN).await
    }
}
