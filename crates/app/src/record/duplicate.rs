//! Duplicates, found before they are made.

use super::Acts;
use crate::account::By;
use rialto_domain::duplicate::{DuplicateReason, Likeness, reasons, weight};
use rialto_domain::form::{Form, Values};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::duplicate::{Candidate, candidates, candidates_now};
use serde_json::Value;

/// Most that are told.
const MOST: usize = 5;

/// A record that may be the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// Which.
    pub id: GlobalId,
    /// What it is called.
    pub title: String,
    /// Why, most telling first.
    pub reasons: Vec<DuplicateReason>,
}

/// What is sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Records of this kind.
    pub kind: Kind,
    /// Like this.
    pub likeness: Likeness,
}

impl Sought {
    /// Records like the one that these values are of.
    pub fn of(form: &Form, values: &Values) -> Self {
        let text = |name: &str| values.get(name).and_then(Value::as_str).map(str::to_owned);
        let likeness = Likeness {
            titles: text(form.title()).into_iter().collect(),
            region: text("regionId"),
            organisation: text("organisationId"),
            website: text("website"),
        };
        Self { kind: form.kind, likeness }
    }
}

impl Acts {
    /// Records that may be the same as one that is being written, likeliest first: published ones, and those of who acts.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`.
    pub async fn duplicates(&self, by: &By, sought: &Sought) -> Result<Vec<Duplicate>> {
        by.authorize(Action::FindDuplicates)?;
        if !matches!(
            sought.kind,
            Kind::Project | Kind::Organisation | Kind::Cluster | Kind::Dataset | Kind::Pilot | Kind::Session
        ) {
            let message =
                "Duplicates are looked for among projects, organisations, clusters, datasets, pilots and sessions.";
            return Err(Error::invalid(&["kind"], "VALUE_UNKNOWN", message));
        }
        let found = candidates_now(&self.database, by.actor, sought.kind, &sought.likeness).await?;
        Ok(likeliest(found, &sought.likeness))
    }

    /// The same inside the transaction that is about to make one.
    pub(super) async fn like(&self, transaction: &Transaction, by: &By, sought: &Sought) -> Result<Vec<Duplicate>> {
        let found = candidates(transaction, by.actor, sought.kind, &sought.likeness).await?;
        Ok(likeliest(found, &sought.likeness))
    }
}

fn likeliest(found: Vec<Candidate>, wanted: &Likeness) -> Vec<Duplicate> {
    let mut all: Vec<Duplicate> = found
        .into_iter()
        .map(|Candidate { id, title, likeness }| Duplicate { id, title, reasons: reasons(wanted, &likeness) })
        .filter(|duplicate| !duplicate.reasons.is_empty())
        .collect();
    all.sort_by_key(|duplicate| (std::cmp::Reverse(weight(&duplicate.reasons)), std::cmp::Reverse(duplicate.id.key)));
    all.truncate(MOST);
    all
}
