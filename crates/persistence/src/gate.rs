//! What the stage gates of a project are told from: reading.

use crate::filter;
use crate::project::{LINKS, STAGE_HISTORY, WHOLE_TEAM, stage_entry};
use crate::read::{Relation, Row, Select, Table, columns};
use chrono::NaiveDate;
use rialto_domain::gate::{GateEvidence, GateFacts, Requirement};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{LinkKind, ProjectRole, Stage};
use rialto_domain::{Error, Result};

/// What shows that a requirement is met.
pub static EVIDENCE_TABLE: Table = Table { name: "gate_evidence", kind: None, public: None };
/// From a project to its evidence.
pub static EVIDENCE: Relation = Relation::new(&EVIDENCE_TABLE, "{to}.project_id = {from}.id");

columns! { REQUIREMENT = requirement Text; TEXT = text Text; LANGUAGE = language Text; MET_ON = met_on Date; }

/// Slots of a project's row.
#[derive(Clone, Copy, Debug)]
pub struct GateSlots {
    stage: usize,
    history: usize,
    evidence: usize,
    links: usize,
    leaders: usize,
}

/// Links by which a project says that it knows how others address the issue.
const KNOWING: [LinkKind; 3] = [LinkKind::BuildsOn, LinkKind::AvoidsMistakeOf, LinkKind::Replicates];

impl GateSlots {
    /// Asks a select of projects for what their gates are told from.
    pub fn of(select: &mut Select) -> Self {
        let history = select.relation(&STAGE_HISTORY);
        let mut evidence = select.relation(&EVIDENCE);
        for column in [REQUIREMENT, TEXT, LANGUAGE, MET_ON] {
            evidence.column(column);
        }
        // links to projects that the actor may not see tell nothing
        let mut links = select.relation(&LINKS);
        filter::one_of(&mut links, "kind", Some(&KNOWING.to_vec()));
        // that somebody leads it is known, also where the profile is not public
        let mut leaders = select.relation(&WHOLE_TEAM);
        filter::one_of(&mut leaders, "role", Some(&vec![ProjectRole::Leader]));
        Self {
            stage: select.column(crate::project::STAGE),
            history: select.values(history, stage_entry::STAGE),
            evidence: select.many(evidence),
            links: select.count(links),
            leaders: select.count(leaders),
        }
    }

    /// Reads it from a row.
    pub fn read(&self, row: &Row<'_>) -> Result<GateFacts> {
        let count = |slot: usize| row.get::<i64>(slot);
        let evidence = row.rows(self.evidence, 4)?;
        Ok(GateFacts {
            stage: row.get::<Stage>(self.stage)?,
            history: row.get(self.history)?,
            evidence: evidence.iter().map(one).collect::<Result<_>>()?,
            has_link: count(self.links)? > 0,
            has_leader: count(self.leaders)? > 0,
        })
    }
}

fn one(row: &Row<'_>) -> Result<GateEvidence> {
    let met_on: Option<String> = row.get(3)?;
    Ok(GateEvidence {
        requirement: row.get::<Requirement>(0)?,
        text: row.get(1)?,
        language: row.get::<Language>(2)?,
        met_on: met_on.map(|day| day.parse::<NaiveDate>()).transpose().map_err(Error::internal)?,
    })
}
