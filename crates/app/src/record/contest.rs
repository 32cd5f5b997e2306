//! Two people who change a record at once: the second is told what the first has changed.

use super::{Acting, Change};
use rialto_domain::form::{self, Contested, Form, Since, Values};
use rialto_domain::id::GlobalId;
use rialto_domain::text::Translations;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::form::Written;
use rialto_persistence::write::{form as rows, history};
use serde_json::Value;
use uuid::Uuid;

/// What came of an act upon a version of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Done {
    /// It was done with this record.
    Record(GlobalId),
    /// Somebody else was quicker; nothing was done.
    Contested(Contest),
}

/// A record that has changed since who acts has read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contest {
    /// The record.
    pub id: GlobalId,
    /// The version it has now.
    pub version: i64,
    /// When it was changed last, ms since 1970 UTC; none when nobody here did.
    pub changed_at: Option<i64>,
    /// The account that changed it last.
    pub changed_by: Option<Uuid>,
    /// The fields that both changed.
    pub fields: Vec<Contested>,
}

impl Contest {
    /// The issue that goes with it.
    pub fn issue(&self) -> Issue {
        let message = "Somebody else has changed this since you read it; look at both versions and save again.";
        Issue::new(&["input", "version"], "CONFLICT", message).param("version", self.version)
    }
}

impl Acting<'_> {
    /// What is stored of the record's form.
    pub(super) async fn written(&self) -> Result<Written> {
        let found = rows::written(&self.transaction, self.id).await?;
        found.ok_or_else(|| Error::internal("a record that is locked is not there"))
    }

    /// Whether somebody has changed what people write of the record since a version; `given` are the fields that are about
    /// to be changed, in canonical form. Other acts, such as opening a need, are no contest.
    pub(super) async fn contested(&self, version: i64, given: &Values, now: &Values) -> Result<Option<Contest>> {
        if version == self.state.version {
            return Ok(None);
        }
        let form = Form::of(self.id.kind).ok_or_else(|| Error::internal("a record without a form"))?;
        let changes = history::since(&self.transaction, self.id, version).await?;
        let mut then = Since::new();
        let mut is_written = false;
        for field in changes.iter().flat_map(|change| &change.fields) {
            let (name, _) = field.name.split_once('@').unwrap_or((&field.name, ""));
            if form.field(name).is_some() {
                is_written = true;
                then.entry(field.name.clone()).or_insert_with(|| field.before.clone());
            }
        }
        // an import changes records without a trail, and a version from the future was never read
        let steps = self.state.version.checked_sub(version);
        // what stands beside the record leaves a trail and no version
        let mut versions: Vec<i64> = changes.iter().map(|change| change.version).collect();
        versions.dedup();
        let is_traced = steps.is_some_and(|steps| i64::try_from(versions.len()) == Ok(steps));
        if is_traced && !is_written {
            return Ok(None);
        }
        let fields = if is_traced { form::conflict(form, given, now, &then) } else { apart(given, now) };
        let last = changes.last();
        Ok(Some(Contest {
            id: self.id,
            version: self.state.version,
            changed_at: last.map(|change| change.at),
            changed_by: last.and_then(|change| change.account),
            fields,
        }))
    }

    /// Writes what has changed of the record's form, its translations and its search words, with the trail.
    pub(super) async fn rewrite(
        &mut self,
        mut change: Change,
        values: &Values,
        translations: &Translations,
    ) -> Result<()> {
        let names: Vec<String> = change.fields.iter().map(|field| field.name.clone()).collect();
        let ids = self.chance.ids.clone();
        rows::update(&self.transaction, self.id, &names, (values, translations), &*ids).await?;
        change.fields.retain(|field| field.before != field.after);
        self.changed(change).await?;
        rows::index(&self.transaction, self.id).await
    }
}

/// All fields that differ, where nobody knows what they were.
fn apart(given: &Values, now: &Values) -> Vec<Contested> {
    let theirs = |name: &str| now.get(name).cloned().unwrap_or(Value::Null);
    given
        .iter()
        .filter(|(name, yours)| **yours != theirs(name))
        .map(|(name, yours)| Contested { name: name.clone(), yours: yours.clone(), theirs: theirs(name) })
        .collect()
}
