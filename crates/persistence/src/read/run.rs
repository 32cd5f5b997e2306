//! Running a plan.

use super::{Bind, Plan, Sql};
use crate::Database;
use crate::database::{Readers, fault};
use rialto_domain::Result;
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
        // The text is made of this crate's own pieces only; every outside value is bound.
        let safe = AssertSqlSafe(text);
        match readers {
            Readers::Sqlite(pool) => {
                let mut arguments = sqlx::sqlite::SqliteArguments::default();
                for bind in &sql.binds {
                    add(&mut arguments, bind)?;
                }
                sqlx::query_scalar_with(safe, arguments).fetch_one(pool).await.map_err(fault)
            }
            Readers::Postgres(pool) => {
                let mut arguments = sqlx::postgres::PgArguments::default();
                for bind in &sql.binds {
                    add(&mut arguments, bind)?;
                }
                sqlx::query_scalar_with(safe, arguments).fetch_one(pool).await.map_err(fault)
            }
        }
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
