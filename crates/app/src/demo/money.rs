//! Money of the demo network, in its own file.

use chrono::{NaiveDate, TimeDelta};
use rialto_domain::id::{ProjectId, SessionId};
use rialto_domain::money::{FigureBasis, MoneyRole};
use rialto_domain::{Error, Result};
use rialto_persistence::write::money::MoneyEntry;
use serde::Deserialize;

/// An amount of a project, of a session, or of a project because of a session, by their keys in the files.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Amount {
    pub project: Option<String>,
    pub session: Option<String>,
    role: MoneyRole,
    euros: i64,
    basis: FigureBasis,
    on: Option<NaiveDate>,
    /// Days from the loading on, in place of `on`.
    days: Option<i64>,
    source: String,
    evidence: Option<String>,
}

impl Amount {
    /// What is saved of it when it is loaded on a day.
    ///
    /// # Errors
    /// `Internal` for an amount without a day.
    pub(super) fn entry(
        &self,
        project: Option<ProjectId>,
        session: Option<SessionId>,
        today: NaiveDate,
    ) -> Result<MoneyEntry> {
        let day = self.days.and_then(|days| today.checked_add_signed(TimeDelta::days(days))).or(self.on);
        let happened_on = day.ok_or_else(|| Error::internal("seed/demo/money.json has an amount without a day"))?;
        Ok(MoneyEntry {
            project,
            session,
            role: self.role,
            cents: self.euros.saturating_mul(100),
            basis: self.basis,
            happened_on,
            source: self.source.clone(),
            evidence: self.evidence.clone(),
        })
    }
}
