//! The plan of a pilot: milestones, indicators, measurements.

use crate::account::By;
use crate::checks::{Checks, beside, given, language, today, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::id::{IndicatorId, MilestoneId, PilotId};
use rialto_domain::pilot::{Indicator, Milestone};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::Direction;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::plan;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest title and name, code points.
const TITLE: usize = 200;
const UNIT: usize = 40;
/// Milestones, and indicators, of a pilot.
const MOST: i64 = 100;

/// A milestone that is added.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AddMilestone {
    /// What is reached.
    pub title: String,
    /// Language of the title; the pilot's when none.
    pub language: Option<String>,
    /// Planned for.
    pub due_on: Option<NaiveDate>,
    /// Reached on.
    pub done_on: Option<NaiveDate>,
}

/// What changes of a milestone; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditMilestone {
    /// What is reached.
    pub title: Option<String>,
    /// Planned for; null clears it.
    #[serde(deserialize_with = "given")]
    pub due_on: Option<Option<NaiveDate>>,
    /// Reached on; null: it is not.
    #[serde(deserialize_with = "given")]
    pub done_on: Option<Option<NaiveDate>>,
}

/// An indicator that is added.
#[derive(Clone, Debug, Deserialize)]
pub struct AddIndicator {
    /// What is counted.
    pub name: String,
    /// Language of the name; the pilot's when none.
    pub language: Option<String>,
    /// In which unit.
    pub unit: String,
    /// Before the pilot.
    pub baseline: Option<f64>,
    /// Aimed at.
    pub target: Option<f64>,
    /// Which way it improves.
    pub better: Direction,
}

/// What changes of an indicator; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditIndicator {
    /// What is counted.
    pub name: Option<String>,
    /// In which unit.
    pub unit: Option<String>,
    /// Before the pilot; null clears it.
    #[serde(deserialize_with = "given")]
    pub baseline: Option<Option<f64>>,
    /// Aimed at; null clears it.
    #[serde(deserialize_with = "given")]
    pub target: Option<Option<f64>>,
    /// Which way it improves.
    pub better: Option<Direction>,
}

/// A figure that was found.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordMeasurement {
    /// The figure.
    pub value: f64,
    /// Found on this day; today when none.
    pub measured_on: Option<NaiveDate>,
}

impl Acts {
    /// Adds a milestone to a pilot.
    ///
    /// # Errors
    /// Issues of the input.
    pub async fn add_milestone(&self, by: &By, pilot: PilotId, input: &AddMilestone) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Measure, pilot.into()).await?;
        let mut checks = Checks::default();
        let title = checks.take(wording::line(&["input", "title"], &input.title, TITLE));
        let done_on = checks.take(wording::past(&["input", "doneOn"], input.done_on, today(&acting)));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(title), Some(done_on), Some(language)) = (title, done_on, language) else {
            return Err(checks.error());
        };
        enough(plan::milestones(&acting.transaction, pilot).await?)?;
        let milestone = Milestone { title, language, due_on: input.due_on, done_on };
        let id = MilestoneId(acting.key());
        plan::add_milestone(&acting.transaction, (pilot, id), &milestone).await?;
        beside(&mut acting, Change::public("add_milestone").field("milestone", Value::Null, step(&milestone))).await?;
        acting.commit().await
    }

    /// Changes a milestone; its pilot.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`.
    pub async fn edit_milestone(&self, by: &By, id: MilestoneId, input: &EditMilestone) -> Result<PilotId> {
        let (mut acting, pilot, before) = self.upon_milestone(by, id).await?;
        let mut checks = Checks::default();
        let mut after = before.clone();
        if let Some(title) = &input.title {
            after.title = checks.take(wording::line(&["input", "title"], title, TITLE)).unwrap_or_default();
        }
        after.due_on = input.due_on.unwrap_or(after.due_on);
        if let Some(day) = input.done_on {
            after.done_on = checks.take(wording::past(&["input", "doneOn"], day, today(&acting))).flatten();
        }
        checks.done()?;
        plan::put_milestone(&acting.transaction, id, &after).await?;
        beside(&mut acting, Change::public("edit_milestone").field("milestone", step(&before), step(&after))).await?;
        acting.commit().await?;
        Ok(pilot)
    }

    /// Removes a milestone; its pilot.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remove_milestone(&self, by: &By, id: MilestoneId) -> Result<PilotId> {
        let (mut acting, pilot, before) = self.upon_milestone(by, id).await?;
        plan::remove_milestone(&acting.transaction, id).await?;
        beside(&mut acting, Change::public("remove_milestone").field("milestone", step(&before), Value::Null)).await?;
        acting.commit().await?;
        Ok(pilot)
    }

    /// Adds an indicator to a pilot.
    ///
    /// # Errors
    /// Issues of the input.
    pub async fn add_indicator(&self, by: &By, pilot: PilotId, input: &AddIndicator) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Measure, pilot.into()).await?;
        let mut checks = Checks::default();
        let name = checks.take(wording::line(&["input", "name"], &input.name, TITLE));
        let unit = checks.take(wording::line(&["input", "unit"], &input.unit, UNIT));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(name), Some(unit), Some(language)) = (name, unit, language) else { return Err(checks.error()) };
        enough(plan::indicators(&acting.transaction, pilot).await?)?;
        let AddIndicator { baseline, target, better, .. } = *input;
        let indicator = Indicator { name, language, unit, baseline, target, measured: None, measured_on: None, better };
        let id = IndicatorId(acting.key());
        plan::add_indicator(&acting.transaction, (pilot, id), &indicator).await?;
        beside(&mut acting, Change::public("add_indicator").field("indicator", Value::Null, figure(&indicator)))
            .await?;
        acting.commit().await
    }

    /// Changes an indicator; its pilot.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`.
    pub async fn edit_indicator(&self, by: &By, id: IndicatorId, input: &EditIndicator) -> Result<PilotId> {
        let (mut acting, pilot, before) = self.upon_indicator(by, id).await?;
        let mut checks = Checks::default();
        let mut after = before.clone();
        if let Some(name) = &input.name {
            after.name = checks.take(wording::line(&["input", "name"], name, TITLE)).unwrap_or_default();
        }
        if let Some(unit) = &input.unit {
            after.unit = checks.take(wording::line(&["input", "unit"], unit, UNIT)).unwrap_or_default();
        }
        after.baseline = input.baseline.unwrap_or(after.baseline);
        after.target = input.target.unwrap_or(after.target);
        after.better = input.better.unwrap_or(after.better);
        checks.done()?;
        plan::put_indicator(&acting.transaction, id, &after).await?;
        beside(&mut acting, Change::public("edit_indicator").field("indicator", figure(&before), figure(&after)))
            .await?;
        acting.commit().await?;
        Ok(pilot)
    }

    /// Removes an indicator; its pilot.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remove_indicator(&self, by: &By, id: IndicatorId) -> Result<PilotId> {
        let (mut acting, pilot, before) = self.upon_indicator(by, id).await?;
        plan::remove_indicator(&acting.transaction, id).await?;
        beside(&mut acting, Change::public("remove_indicator").field("indicator", figure(&before), Value::Null))
            .await?;
        acting.commit().await?;
        Ok(pilot)
    }

    /// Records what was found for an indicator; its pilot. What was found before stays in the history.
    ///
    /// # Errors
    /// `DATE_IN_FUTURE`; `NotFound`.
    pub async fn record_measurement(&self, by: &By, id: IndicatorId, input: &RecordMeasurement) -> Result<PilotId> {
        let (mut acting, pilot, before) = self.upon_indicator(by, id).await?;
        let day = wording::past(&["input", "measuredOn"], input.measured_on, today(&acting)).map_err(wrong)?;
        let measured_on = Some(day.unwrap_or_else(|| today(&acting)));
        let after = Indicator { measured: Some(input.value), measured_on, ..before.clone() };
        plan::put_indicator(&acting.transaction, id, &after).await?;
        let change = Change::public("record_measurement").field("indicator", figure(&before), figure(&after));
        beside(&mut acting, change).await?;
        acting.commit().await?;
        Ok(pilot)
    }

    async fn upon_milestone<'a>(&self, by: &'a By, id: MilestoneId) -> Result<(Acting<'a>, PilotId, Milestone)> {
        by.authorize(Action::ChangeProject)?;
        let nothing = || Error::NotFound("the milestone".to_owned());
        let first = self.database.begin().await?;
        let (pilot, _) = plan::milestone(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let acting = self.upon(by, RecordAct::Measure, pilot.into()).await;
        let acting = acting.map_err(|error| unseen(error, nothing))?;
        // read again: the pilot is locked now
        let (pilot, milestone) = plan::milestone(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, pilot, milestone))
    }

    async fn upon_indicator<'a>(&self, by: &'a By, id: IndicatorId) -> Result<(Acting<'a>, PilotId, Indicator)> {
        by.authorize(Action::ChangeProject)?;
        let nothing = || Error::NotFound("the indicator".to_owned());
        let first = self.database.begin().await?;
        let (pilot, _) = plan::indicator(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let acting = self.upon(by, RecordAct::Measure, pilot.into()).await;
        let acting = acting.map_err(|error| unseen(error, nothing))?;
        // read again: the pilot is locked now
        let (pilot, indicator) = plan::indicator(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, pilot, indicator))
    }
}

/// What belongs to a record that the actor may not see is not there either.
fn unseen(error: Error, nothing: impl Fn() -> Error) -> Error {
    match error {
        Error::NotFound(_) => nothing(),
        other => other,
    }
}

fn enough(there: i64) -> Result<()> {
    if there < MOST {
        return Ok(());
    }
    let message = format!("A pilot has at most {MOST} of these; remove one first.");
    Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)))
}

fn step(milestone: &Milestone) -> Value {
    let Milestone { title, language, due_on, done_on } = milestone;
    json!({ "title": title, "language": language.as_str(), "dueOn": due_on, "doneOn": done_on })
}

fn figure(indicator: &Indicator) -> Value {
    let i = indicator;
    json!({
        "name": i.name,
        "language": i.language.as_str(),
        "unit": i.unit,
        "baseline": i.baseline,
        "target": i.target,
        "measured": i.measured,
        "measuredOn": i.measured_on,
        "better": i.better.as_str(),
    })
}
