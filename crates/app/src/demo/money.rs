//! Money of the demo network, in its own file.

use chrono::NaiveDate;
use rialto_domain::id::{ProjectId, SessionId};
use rialto_domain::money::{FigureBasis, MoneyRole};
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
    on: NaiveDate,
    source: String,
    evidence: Option<String>,
}

impl Amount {
    /// What is saved of it.
    pub(super) fn entry(&self, project: Option<ProjectId>, session: Option<SessionId>) -> MoneyEntry {
        MoneyEntry {
            project,
            session,
            role: self.role,
            cents: self.euros.saturating_mul(100),
            basis: self.basis,
            happened_on: self.on,
            source: self.source.clone(),
            evidence: self.evidence.clone(),
        }
    }
}
