//! What an act must know before it writes: keys by origin, by code, and whether there is anything.

mod imported;

pub use imported::{
    StoredProject, StoredShape, StoredTexts, StoredTie, projects, region_changes, regions, shapes, stage_entries,
    texts, ties,
};

use crate::database::{Transaction, orm_fault};
use rialto_domain::Result;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;
use uuid::Uuid;

/// A record that came from a source before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its key.
    pub id: Uuid,
    /// The fingerprint of what was imported last.
    pub fingerprint: String,
}

/// Tables whose records have an origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithOrigin {
    /// Projects.
    Project,
    /// Organisations.
    Organisation,
    /// Datasets.
    Dataset,
}

impl WithOrigin {
    fn table(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Organisation => "organisation",
            Self::Dataset => "dataset",
        }
    }
}

#[derive(FromQueryResult)]
struct OriginRow {
    id: Uuid,
    origin_id: String,
    origin_fingerprint: String,
}

/// The records of a source with these ids there, by that id.
pub async fn by_origin(
    transaction: &Transaction,
    table: WithOrigin,
    source: &str,
    ids: &[String],
) -> Result<HashMap<String, Known>> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(5_000) {
        let statement = Query::select()
            .columns(["id", "origin_id", "origin_fingerprint"].map(Alias::new))
            .from(Alias::new(table.table()))
            .and_where(Expr::col(Alias::new("origin_name")).eq(source))
            .and_where(Expr::col(Alias::new("origin_id")).is_in(ids.iter().map(String::as_str)))
            .to_owned();
        for row in transaction.inner.query_all(&statement).await.map_err(orm_fault)? {
            let row = OriginRow::from_query_result(&row, "").map_err(orm_fault)?;
            found.insert(row.origin_id, Known { id: row.id, fingerprint: row.origin_fingerprint });
        }
    }
    Ok(found)
}

/// All regions: code → key.
pub async fn region_keys(transaction: &Transaction) -> Result<HashMap<String, Uuid>> {
    pairs(transaction, "region", "code").await
}

/// All catalogues: slug → key.
pub async fn catalogue_keys(transaction: &Transaction) -> Result<HashMap<String, Uuid>> {
    pairs(transaction, "catalogue", "slug").await
}

async fn pairs(transaction: &Transaction, table: &str, name: &str) -> Result<HashMap<String, Uuid>> {
    let statement = Query::select().columns(["id", name].map(Alias::new)).from(Alias::new(table)).to_owned();
    let rows = transaction.inner.query_all(&statement).await.map_err(orm_fault)?;
    rows.into_iter()
        .map(|row| Ok((row.try_get("", name).map_err(orm_fault)?, row.try_get("", "id").map_err(orm_fault)?)))
        .collect()
}

/// How many rows a table has.
pub async fn count(transaction: &Transaction, table: &'static str) -> Result<i64> {
    let statement = Query::select()
        .expr_as(Expr::col(sea_orm::sea_query::Asterisk).count(), Alias::new("n"))
        .from(Alias::new(table))
        .to_owned();
    let row = transaction.inner.query_one(&statement).await.map_err(orm_fault)?;
    row.map_or(Ok(0), |row| row.try_get("", "n").map_err(orm_fault))
}

/// Which of these slugs a table has.
pub async fn taken_slugs(transaction: &Transaction, table: &'static str, slugs: &[String]) -> Result<Vec<String>> {
    let mut taken = Vec::new();
    for slugs in slugs.chunks(5_000) {
        let statement = Query::select()
            .column(Alias::new("slug"))
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new("slug")).is_in(slugs.iter().map(String::as_str)))
            .to_owned();
        for row in transaction.inner.query_all(&statement).await.map_err(orm_fault)? {
            taken.push(row.try_get("", "slug").map_err(orm_fault)?);
        }
    }
    Ok(taken)
}

/// Whether any record of an invented network is there.
pub async fn has_demo(transaction: &Transaction) -> Result<bool> {
    for table in DEMO_TABLES {
        let statement = Query::select()
            .column(Alias::new("id"))
            .from(Alias::new(table))
            .and_where(Expr::col(Alias::new("is_demo")))
            .limit(1)
            .to_owned();
        if transaction.inner.query_one(&statement).await.map_err(orm_fault)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Tables with records of the demo network; none refers to a record of a table after it, so they go in this order.
const DEMO_TABLES: [&str; 7] = ["session", "pilot", "dataset", "project", "cluster", "person", "organisation"];

/// Removes every record of the demo network, with what belongs to it and its search words; the number of records.
pub async fn remove_demo(transaction: &Transaction) -> Result<u64> {
    if transaction.engine() == crate::Engine::Postgres {
        // A large generated network takes longer than a request may.
        run(transaction, "set local statement_timeout = 0").await?;
    }
    let mut removed = 0;
    let demo = "select id from {t} where is_demo";
    for table in DEMO_TABLES {
        let of = demo.replace("{t}", table);
        if transaction.engine() == crate::Engine::Sqlite {
            run(
                transaction,
                &format!(
                    "delete from search_index where rowid in (select id from search_document where entity_id in ({of}))"
                ),
            )
            .await?;
        }
        run(transaction, &format!("delete from search_document where entity_id in ({of})")).await?;
        removed += run(transaction, &format!("delete from {table} where is_demo")).await?;
    }
    run(transaction, "delete from anonymous_lesson where is_demo").await?;
    super::outcome::forget_words(transaction).await?;
    run(
        transaction,
        "delete from catalogue where not exists (select 1 from dataset d where d.catalogue_id = catalogue.id)",
    )
    .await?;
    if removed > 0 {
        // what stays may have been led, gathered or informed by what went
        super::cards::all(transaction).await?;
    }
    Ok(removed)
}

async fn run(transaction: &Transaction, sql: &str) -> Result<u64> {
    let done = transaction.inner.execute_unprepared(sql).await.map_err(orm_fault)?;
    Ok(done.rows_affected())
}
