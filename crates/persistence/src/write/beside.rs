//! Rows that are written beside a published record and leave it as it is, such as what an expert tells a project.
//!
//! Such acts come in numbers and wait for nobody: on PostgreSQL the question whether the actor may, the rows and their row of the audit
//! trail are one statement, which is its own transaction. That is four round trips fewer.

use super::batch::Batch;
use super::record::{CHANGE, Change, roles_among, table, values_of};
use crate::Database;
use crate::database::orm_fault;
use crate::fault::is_stale_orm;
use rialto_domain::Result;
use rialto_domain::id::AccountId;
use rialto_domain::policy::record::{Role, Roles};
use rialto_domain::vocabulary::Vocabulary;
use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

impl Batch {
    /// Writes new rows of a batch and a change of a record (at the version that the record has) in one statement of PostgreSQL, if the
    /// record is published and the account is one of these to it. Whether it was so; nothing is written otherwise. What is told
    /// again after a connection broke is not written twice.
    ///
    /// # Errors
    /// `Internal` for a batch that does more than add rows; `Unavailable`.
    pub async fn tell(
        self,
        database: &Database,
        (account, among): (AccountId, Roles),
        change: &Change,
    ) -> Result<bool> {
        let kind = change.record.kind;
        let holders: Vec<String> =
            Role::ALL.iter().filter(|role| among.has(**role)).map(|role| format!("'{}'", role.as_str())).collect();
        if holders.is_empty() {
            return Ok(false);
        }
        let mut sql = format!(
            "with held as (select x.id, x.version from {} x where x.id = $1 and x.publication = 'published' \
             and exists (select 1 from ({}) r where r.role in ({})) for key share)",
            table(kind)?,
            roles_among(kind, among),
            holders.join(", ")
        );
        let mut values: Vec<Value> = vec![change.record.key.into(), account.0.into()];
        let mut rows = self.new_rows()?;
        rows.push(("change", CHANGE.to_vec(), values_of(change).into()));
        for (at, (table, columns, row)) in rows.into_iter().enumerate() {
            let mut places = Vec::with_capacity(row.len());
            for (column, value) in columns.iter().zip(row) {
                if table == "change" && *column == "version" {
                    places.push("held.version".to_owned());
                } else {
                    values.push(value);
                    places.push(format!("${}", values.len()));
                }
            }
            sql.push_str(&format!(
                ", told_{at} as (insert into {table} ({}) select {} from held on conflict (id) do nothing)",
                columns.join(", "),
                places.join(", ")
            ));
        }
        sql.push_str(" select id from held");
        tracing::trace!(sql, "written");
        let mut left = database.most_tries();
        loop {
            let statement = Statement::from_sql_and_values(DbBackend::Postgres, &sql, values.clone());
            match database.writer().query_one_raw(statement).await {
                // the keys are those of the first try
                Err(error) if left > 0 && is_stale_orm(&error) => left -= 1,
                answer => return Ok(answer.map_err(orm_fault)?.is_some()),
            }
        }
    }
}
