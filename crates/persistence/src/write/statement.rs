//! Statements that fit no batch: one text for both engines, values as `$1`, `$2`, ….

use crate::Engine;
use crate::database::{Transaction, orm_fault};
use rialto_domain::Result;
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, SqlErr, Statement, Value};

fn statement<const N: usize>(transaction: &Transaction, sql: &str, values: [Value; N]) -> Statement {
    tracing::trace!(sql, "written");
    let backend = match transaction.engine() {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    };
    Statement::from_sql_and_values(backend, sql, values)
}

/// Runs a statement; how many rows it changed.
pub(super) async fn run<const N: usize>(transaction: &Transaction, sql: &str, values: [Value; N]) -> Result<u64> {
    let done = transaction.inner.execute_raw(statement(transaction, sql, values)).await.map_err(orm_fault)?;
    Ok(done.rows_affected())
}

/// Runs a statement that may break a rule of uniqueness; it then changed nothing, and on PostgreSQL its transaction is over.
pub(super) async fn run_unless_taken<const N: usize>(
    transaction: &Transaction,
    sql: &str,
    values: [Value; N],
) -> Result<u64> {
    match transaction.inner.execute_raw(statement(transaction, sql, values)).await {
        Ok(done) => Ok(done.rows_affected()),
        Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => Ok(0),
        Err(error) => Err(orm_fault(error)),
    }
}

/// The rows that a statement answers.
pub(super) async fn rows<T: FromQueryResult, const N: usize>(
    transaction: &Transaction,
    sql: &str,
    values: [Value; N],
) -> Result<Vec<T>> {
    let rows = transaction.inner.query_all_raw(statement(transaction, sql, values)).await.map_err(orm_fault)?;
    rows.iter().map(|row| T::from_query_result(row, "").map_err(orm_fault)).collect()
}

/// The first of these rows.
pub(super) async fn row<T: FromQueryResult, const N: usize>(
    transaction: &Transaction,
    sql: &str,
    values: [Value; N],
) -> Result<Option<T>> {
    Ok(rows(transaction, sql, values).await?.into_iter().next())
}
