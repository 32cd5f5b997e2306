//! A card for each project among the search documents: what it is counted by, packed into one whole number.
//!
//! Bits from the lowest: stage (4, its place in the list from 1), areas of open needs (4, one each), kinds of open needs
//! (12), Sustainable Development Goals (17), focus areas (10), country (10, two letters of five bits; 0 without a region).

//!
//! PostgreSQL keeps the tokens of titles apart, too: ranking hits by them reads a tenth of what ranking by all tokens reads.

use crate::dialect::run;
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub struct Step;

const CARDS: &str = "
alter table search_document add column card bigint;
update search_document set card = (
    select cast(case p.stage
            when 'need_identified' then 1 when 'understood' then 2 when 'tested' then 3 when 'incubating' then 4
            when 'test_trading' then 5 when 'market' then 6 when 'stopped' then 7 when 'merged' then 8
            when 'spun_off' then 9 else 0 end as bigint)
        | coalesce((select cast(sum(distinct case n.area
            when 'creativity' then 1 when 'communication_marketing' then 2 when 'funding' then 4
            when 'technology' then 8 else 0 end) as bigint) << 4
            from need n where n.project_id = p.id and n.status = 'open'), 0)
        | coalesce((select cast(sum(distinct case n.kind
            when 'expertise' then 1 when 'funding' then 2 when 'partner' then 4 when 'place' then 8
            when 'equipment' then 16 when 'data' then 32 when 'licence' then 64 when 'volunteers' then 128
            when 'test_users' then 256 else 0 end) as bigint) << 8
            from need n where n.project_id = p.id and n.status = 'open'), 0)
        | coalesce((select cast(sum(distinct cast(1 as bigint) << (s.sdg - 1)) as bigint) << 20
            from project_sdg s where s.project_id = p.id), 0)
        | coalesce((select cast(sum(distinct case f.focus_area
            when 'digital_technologies' then 1 when 'administration_citizens' then 2 when 'social_entrepreneurship' then 4
            when 'quality_employment' then 8 when 'agriculture_rural' then 16 when 'demography' then 32
            when 'networking' then 64 when 'sme_support' then 128 else 0 end) as bigint) << 37
            from project_focus f where f.project_id = p.id), 0)
        | coalesce((select cast((({code}(substr(r.country, 1, 1)) - 64) * 32 + {code}(substr(r.country, 2, 1)) - 64) as bigint) << 47
            from region r where r.id = p.region_id), 0)
    from project p where p.id = search_document.entity_id
) where kind = 'project';
create index search_document_card on search_document(kind, entity_id, card) where published";

const TITLES: &str = "
alter table search_document add column title tsvector not null default '';
update search_document set title = ts_filter(words, '{a}'), words = strip(words)";

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, CARDS).await?;
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => run(manager, TITLES).await,
            _ => Ok(()),
        }
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, "drop index search_document_card; alter table search_document drop column card").await?;
        match manager.get_database_backend() {
            DatabaseBackend::Postgres => run(manager, "alter table search_document drop column title").await,
            _ => Ok(()),
        }
    }
}
