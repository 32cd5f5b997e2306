//! Making cards anew, of records whose search documents stay as they are.

use crate::database::{Transaction, orm_fault};
use crate::{Engine, card};
use rialto_domain::Result;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};
use std::collections::HashSet;
use uuid::Uuid;

/// Keys in one statement.
const CHUNK: usize = 500;

/// Records of other kinds that cards are made of, written in a batch: the cards of the projects tied to them follow.
#[derive(Default)]
pub(super) struct Touched {
    /// Organisations that were there before.
    pub organisations: Vec<Uuid>,
    /// Clusters that were there before.
    pub clusters: Vec<Uuid>,
    /// Datasets that were there before.
    pub datasets: Vec<Uuid>,
    /// Projects with other needs than before, or that use other datasets.
    pub projects: Vec<Uuid>,
}

impl Touched {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        [&self.organisations, &self.clusters, &self.datasets, &self.projects].iter().all(|keys| keys.is_empty())
    }

    /// Makes the cards of the projects anew, but of those that were `written` with their documents.
    pub async fn save(self, transaction: &Transaction, written: &HashSet<Uuid>) -> Result<()> {
        let projects: Vec<Uuid> = self.projects.into_iter().filter(|key| !written.contains(key)).collect();
        for (ties, keys) in [
            ("{keys}", projects),
            ("select p.id from project p where p.organisation_id in ({keys})", self.organisations),
            ("select p.id from project p where p.cluster_id in ({keys})", self.clusters),
            ("select u.project_id from dataset_use u where u.dataset_id in ({keys})", self.datasets),
        ] {
            of_keys(transaction, &format!("entity_id in ({ties})"), &keys).await?;
        }
        Ok(())
    }
}

/// Makes the cards of these records anew, after what they are made of was changed.
pub(super) async fn records(transaction: &Transaction, keys: &[Uuid]) -> Result<()> {
    of_keys(transaction, "entity_id in ({keys})", keys).await
}

/// Makes the cards of these datasets anew.
pub(super) async fn datasets(transaction: &Transaction, keys: &[Uuid]) -> Result<()> {
    of_keys(transaction, "entity_id in ({keys})", keys).await
}

/// Makes the cards of all that have one anew, after records that they are made of were removed.
pub(super) async fn all(transaction: &Transaction) -> Result<()> {
    make(transaction, "kind in ('project', 'dataset')", Vec::new()).await?;
    Ok(())
}

/// Makes at most `documents` of the cards that are missing; how many it made.
pub async fn missing(transaction: &Transaction, documents: u32) -> Result<u64> {
    make(transaction, &format!("id in (select d.id from {} limit {documents})", card::MISSING), Vec::new()).await
}

async fn of_keys(transaction: &Transaction, condition: &str, keys: &[Uuid]) -> Result<()> {
    let postgres = transaction.engine() == Engine::Postgres;
    for keys in keys.chunks(CHUNK) {
        let marks = (1..=keys.len()).map(|at| if postgres { format!("${at}") } else { "?".to_owned() });
        let condition = condition.replace("{keys}", &marks.collect::<Vec<_>>().join(", "));
        make(transaction, &condition, keys.iter().map(|key| Value::from(*key)).collect()).await?;
    }
    Ok(())
}

async fn make(transaction: &Transaction, condition: &str, keys: Vec<Value>) -> Result<u64> {
    let (engine, backend) = match transaction.engine() {
        Engine::Sqlite => (Engine::Sqlite, DatabaseBackend::Sqlite),
        Engine::Postgres => (Engine::Postgres, DatabaseBackend::Postgres),
    };
    let columns = card::make::columns(engine, "search_document.kind", "search_document.entity_id");
    let set: Vec<String> = columns.iter().map(|(name, made)| format!("{name} = {made}")).collect();
    let sql = format!("update search_document set {} where {condition}", set.join(", "));
    let statement = Statement::from_sql_and_values(backend, sql, keys);
    Ok(transaction.inner.execute_raw(statement).await.map_err(orm_fault)?.rows_affected())
}
