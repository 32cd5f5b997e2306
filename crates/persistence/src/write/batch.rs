//! Rows by table, in the order in which tables were first named.

use super::cards::Touched;
use super::search::Document;
use crate::database::{Transaction, orm_fault};
use rialto_domain::policy::record::RECORDS;
use rialto_domain::{Error, Result};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, IntoIden, OnConflict, Query};
use sea_orm::{ConnectionTrait, Value};
use uuid::Uuid;

/// SQLite takes at most 32,766 values in a statement, PostgreSQL 65,535.
const MOST_VALUES: usize = 30_000;

/// Whether the records of a save are new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Not there yet.
    Create,
    /// There already: what belongs to them is replaced, their key, slug and time of creation stay.
    Replace,
}

struct Rows {
    table: &'static str,
    columns: Vec<&'static str>,
    mode: Mode,
    rows: Vec<Vec<Value>>,
}

/// A row that is added: its table, its columns and their values.
pub(super) type NewRow = (&'static str, Vec<&'static str>, Vec<Value>);

/// Rows to be written. Nothing is written before [`Batch::save`].
#[derive(Default)]
pub struct Batch {
    deletes: Vec<(&'static str, &'static str, Vec<Uuid>)>,
    inserts: Vec<Rows>,
    pub(super) documents: Vec<Document>,
    pub(super) replaced_documents: bool,
    pub(super) touched: Touched,
    /// The time of the write, ms since 1970 UTC.
    pub(super) now: i64,
}

impl Batch {
    /// An empty batch, written at a time in ms since 1970 UTC.
    pub fn new(now: i64) -> Self {
        Self { now, ..Self::default() }
    }

    /// Adds a row; the first column is the key.
    pub(super) fn row(&mut self, table: &'static str, columns: &[&'static str], mode: Mode, values: Vec<Value>) {
        debug_assert_eq!(columns.len(), values.len(), "columns and values of {table} differ");
        match self.inserts.iter_mut().find(|rows| rows.table == table && rows.mode == mode && rows.columns == columns) {
            Some(rows) => rows.rows.push(values),
            None => self.inserts.push(Rows { table, columns: columns.to_vec(), mode, rows: vec![values] }),
        }
    }

    /// Removes the rows of a side table that belong to a record, before anything is inserted.
    pub(super) fn clear(&mut self, table: &'static str, column: &'static str, owner: Uuid) {
        match self.deletes.iter_mut().find(|(t, c, _)| *t == table && *c == column) {
            Some((_, _, owners)) => owners.push(owner),
            None => self.deletes.push((table, column, vec![owner])),
        }
    }

    /// The rows, one by one, of a batch that adds rows and does nothing else.
    pub(super) fn new_rows(self) -> Result<Vec<NewRow>> {
        let adds = self.deletes.is_empty() && self.documents.is_empty() && self.touched.is_empty();
        if !adds || self.inserts.iter().any(|rows| rows.mode != Mode::Create) {
            return Err(Error::internal("what is written beside a record are new rows and nothing else"));
        }
        let each = |rows: Rows| {
            let (table, columns) = (rows.table, rows.columns);
            rows.rows.into_iter().map(move |values| (table, columns.clone(), values))
        };
        Ok(self.inserts.into_iter().flat_map(each).collect())
    }

    /// Writes everything inside a transaction.
    pub async fn save(self, transaction: &Transaction) -> Result<()> {
        let connection = &transaction.inner;
        for (table, column, owners) in self.deletes {
            for owners in owners.chunks(1_000) {
                let statement = Query::delete()
                    .from_table(Alias::new(table))
                    .and_where(Expr::col(Alias::new(column)).is_in(owners.iter().copied()))
                    .to_owned();
                connection.execute(&statement).await.map_err(orm_fault)?;
            }
        }
        for Rows { table, columns, mode, rows } in self.inserts {
            let most = (MOST_VALUES / columns.len().max(1)).clamp(1, 500);
            let mut rows = rows.into_iter().peekable();
            while rows.peek().is_some() {
                let mut insert = Query::insert();
                insert.into_table(Alias::new(table)).columns(columns.iter().map(|name| Alias::new(*name)));
                for row in rows.by_ref().take(most) {
                    insert.values(row.into_iter().map(Expr::val)).map_err(Error::internal)?;
                }
                if mode == Mode::Replace {
                    insert.on_conflict(replace(table, &columns));
                }
                connection.execute(&insert).await.map_err(orm_fault)?;
            }
        }
        let written = self.documents.iter().map(|document| document.key).collect();
        super::search::save(transaction, self.documents, self.replaced_documents).await?;
        self.touched.save(transaction, &written).await
    }
}

/// On a known key everything is replaced but the key, the slug and the time of creation; a record gets its next version, so
/// that who edits it at the time is told.
fn replace(table: &'static str, columns: &[&'static str]) -> OnConflict {
    let kept = ["id", "slug", "created_at"];
    let mut conflict = OnConflict::column(Alias::new("id"));
    conflict
        .update_columns(columns.iter().filter(|name| !kept.contains(name)).map(|name| Alias::new(*name).into_iden()));
    if RECORDS.iter().any(|kind| kind.as_str() == table) {
        let version = Expr::col((Alias::new(table), Alias::new("version"))).add(1);
        conflict.value(Alias::new("version"), version);
    }
    conflict
}
