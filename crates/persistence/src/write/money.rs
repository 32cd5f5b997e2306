//! Money that was put into projects and sessions, and that projects attracted: writing.

use super::Batch;
use super::life::stored;
use super::statement::{row, run};
use super::{Mode, life};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::id::{GlobalId, Kind, MoneyEntryId, ProjectId, SessionId};
use rialto_domain::money::{FigureBasis, MoneyRole};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An amount of money: of a project, of a session, or of a project because of a session.
#[derive(Clone, Debug, PartialEq)]
pub struct MoneyEntry {
    /// The project; none for what was put into a session as a whole.
    pub project: Option<ProjectId>,
    /// The session it is counted to.
    pub session: Option<SessionId>,
    /// Put in or attracted.
    pub role: MoneyRole,
    /// Cents of a euro.
    pub cents: i64,
    /// Estimated or measured.
    pub basis: FigureBasis,
    /// When it was or will be paid.
    pub happened_on: NaiveDate,
    /// From whom it came.
    pub source: String,
    /// Where that can be checked.
    pub evidence: Option<String>,
}

impl MoneyEntry {
    /// The record that answers for it.
    pub fn of(&self) -> Option<GlobalId> {
        self.project.map(GlobalId::from).or(self.session.map(GlobalId::from))
    }
}

impl Batch {
    /// Adds an amount of money, written at an instant (ms since 1970 UTC).
    pub fn money(&mut self, id: MoneyEntryId, entry: &MoneyEntry, at: i64) {
        let columns = &[
            "id",
            "project_id",
            "of_session_id",
            "session_id",
            "role",
            "cents",
            "basis",
            "happened_on",
            "source",
            "evidence",
            "created_at",
        ];
        let values = vec![
            id.0.into(),
            entry.project.map(|id| id.0).into(),
            entry.session.filter(|_| entry.project.is_none()).map(|id| id.0).into(),
            entry.session.map(|id| id.0).into(),
            entry.role.as_str().into(),
            entry.cents.into(),
            entry.basis.as_str().into(),
            entry.happened_on.into(),
            entry.source.as_str().into(),
            entry.evidence.clone().into(),
            at.into(),
        ];
        self.row("money_entry", columns, Mode::Create, values);
    }
}

#[derive(FromQueryResult)]
struct EntryRow {
    project_id: Option<Uuid>,
    session_id: Option<Uuid>,
    role: String,
    cents: i64,
    basis: String,
    happened_on: NaiveDate,
    source: String,
    evidence: Option<String>,
}

/// An amount of money.
pub async fn find(transaction: &Transaction, id: MoneyEntryId) -> Result<Option<MoneyEntry>> {
    let sql = "select project_id, session_id, role, cents, basis, happened_on, source, evidence from money_entry where id = $1";
    let Some(found): Option<EntryRow> = row(transaction, sql, [id.0.into()]).await? else { return Ok(None) };
    Ok(Some(MoneyEntry {
        project: found.project_id.map(ProjectId),
        session: found.session_id.map(SessionId),
        role: stored(found.role)?,
        cents: found.cents,
        basis: stored(found.basis)?,
        happened_on: found.happened_on,
        source: found.source,
        evidence: found.evidence,
    }))
}

/// How many amounts a project or a session answers for.
pub async fn entries(transaction: &Transaction, of: GlobalId) -> Result<i64> {
    let from = match of.kind {
        Kind::Project => "money_entry where project_id = $1",
        Kind::Session => "money_entry where of_session_id = $1",
        _ => return Err(Error::internal("money belongs to projects and sessions")),
    };
    life::count(transaction, from, of.key).await
}

/// Writes a new amount, at an instant (ms since 1970 UTC).
pub async fn record(transaction: &Transaction, id: MoneyEntryId, entry: &MoneyEntry, now: i64) -> Result<()> {
    let mut batch = Batch::new(now);
    batch.money(id, entry, now);
    batch.save(transaction).await
}

/// Writes what changed of an amount; to what it belongs and what it is to the return stay.
pub async fn edit(transaction: &Transaction, id: MoneyEntryId, entry: &MoneyEntry) -> Result<()> {
    let sql =
        "update money_entry set cents = $2, basis = $3, happened_on = $4, source = $5, evidence = $6 where id = $1";
    let values = [
        id.0.into(),
        entry.cents.into(),
        entry.basis.as_str().into(),
        entry.happened_on.into(),
        entry.source.as_str().into(),
        entry.evidence.clone().into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Removes an amount.
pub async fn remove(transaction: &Transaction, id: MoneyEntryId) -> Result<()> {
    run(transaction, "delete from money_entry where id = $1", [id.0.into()]).await.map(drop)
}
