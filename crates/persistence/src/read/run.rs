//! Running a plan.

use super::{Bind, Plan, Sql};
use crate::Database;
use crate::Engine;
use crate::database::{Readers, Transaction, fault, orm_fault};
use crate::fault::is_stale;
use rialto_domain::{Error, Result};
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};
use sqlx::{Arguments, AssertSqlSafe};

impl Database {
    /// Runs a plan as one statement; the answer is the JSON of its row.
    pub async fn read(&self, plan: &Plan) -> Result<String> {
        self.read_json(&plan.compile()).await
    }

    /// The same from where writes go: right after a write, also where reads go to a replica.
    pub async fn read_fresh(&self, plan: &Plan) -> Result<String> {
        let primary = self.primary();
        self.read_json_from(&plan.compile(), &primary).await
    }

    /// How many slots the row of a plan has.
    pub fn slots(plan: &Plan) -> usize {
        plan.slots()
    }

    /// Runs a statement that answers one row of one text.
    pub(crate) async fn read_json(&self, sql: &Sql) -> Result<String> {
        self.read_json_from(sql, self.readers()).await
    }

    async fn read_json_from(&self, sql: &Sql, readers: &Readers) -> Result<String> {
        let text = sql.text_for(self.engine());
        tracing::trace!(sql = %text, "read");
        self.count_statement();
        match readers {
            Readers::Sqlite(pool) => {
                let mut arguments = sqlx::sqlite::SqliteArguments::default();
                for bind in &sql.binds {
                    add(&mut arguments, bind)?;
                }
                // The text is made of this crate's own pieces only; every outside value is bound.
                sqlx::query_scalar_with(AssertSqlSafe(text), arguments).fetch_one(pool).await.map_err(fault)
            }
            Readers::Postgres(pool) => {
                let mut left = self.most_tries();
                loop {
                    let mut arguments = sqlx::postgres::PgArguments::default();
                    for bind in &sql.binds {
                        add(&mut arguments, bind)?;
                    }
                    // as above
                    let safe = AssertSqlSafe(text.clone());
                    match sqlx::query_scalar_with(safe, arguments).fetch_one(pool).await {
                        Err(error) if left > 0 && is_stale(&error) => left -= 1,
                        answer => return answer.map_err(fault),
                    }
                }
            }
        }
    }
}

impl Transaction {
    /// Runs a plan inside the transaction, which sees what it has written.
    pub(crate) async fn read(&self, plan: &Plan) -> Result<String> {
        let sql = plan.compile();
        let values = sql.binds.iter().map(|bind| match bind {
            Bind::Text(text) => Value::from(text.as_str()),
            Bind::Int(number) => (*number).into(),
            Bind::Float(number) => (*number).into(),
            Bind::Uuid(key) => (*key).into(),
        });
        let backend = match self.engine() {
            Engine::Sqlite => DbBackend::Sqlite,
            Engine::Postgres => DbBackend::Postgres,
        };
        let text = sql.text_for(self.engine());
        tracing::trace!(sql = %text, "read in a transaction");
        let statement = Statement::from_sql_and_values(backend, text, values);
        let row = self.inner.query_one_raw(statement).await.map_err(orm_fault)?;
        let row = row.ok_or_else(|| Error::internal("a plan answers one row"))?;
        row.try_get_by_index(0).map_err(orm_fault)
    }
}

fn add<'q, A, D>(arguments: &mut A, bind: &Bind) -> Result<()>
where
    A: Arguments<Database = D>,
    D: sqlx::Database<Arguments = A>,
    String: sqlx::Encode<'q, D> + sqlx::Type<D>,
    i64: sqlx::Encode<'q, D> + sqlx::Type<D>,
    f64: sqlx::Encode<'q, D> + sqlx::Type<D>,
    uuid::Uuid: sqlx::Encode<'q, D> + sqlx::Type<D>,
{
    match bind {
        Bind::Text(text) => arguments.add(text.clone()),
        Bind::Int(number) => arguments.add(*number),
        Bind::Float(number) => arguments.add(*number),
        Bind::Uuid(key) => arguments.add(*key),
    }
    .map_err(rialto_domain::Error::Internal)
}
