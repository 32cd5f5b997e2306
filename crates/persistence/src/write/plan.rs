//! The plan of a pilot: its milestones and indicators, one by one.

use super::life::{count, stored};
use super::statement::{row, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::Result;
use rialto_domain::id::{IndicatorId, MilestoneId, PilotId};
use rialto_domain::pilot::{Indicator, Milestone};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct MilestoneRow {
    pilot_id: uuid::Uuid,
    title: String,
    language: String,
    due_on: Option<NaiveDate>,
    done_on: Option<NaiveDate>,
}

/// A milestone with its pilot.
pub async fn milestone(transaction: &Transaction, id: MilestoneId) -> Result<Option<(PilotId, Milestone)>> {
    let sql = "select pilot_id, title, language, due_on, done_on from milestone where id = $1";
    let found: Option<MilestoneRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|m| {
            let language = stored(m.language)?;
            let milestone = Milestone { title: m.title, language, due_on: m.due_on, done_on: m.done_on };
            Ok((PilotId(m.pilot_id), milestone))
        })
        .transpose()
}

/// How many milestones a pilot has.
pub async fn milestones(transaction: &Transaction, pilot: PilotId) -> Result<i64> {
    count(transaction, "milestone where pilot_id = $1", pilot.0).await
}

/// Adds a milestone at the end.
pub async fn add_milestone(
    transaction: &Transaction,
    (pilot, id): (PilotId, MilestoneId),
    milestone: &Milestone,
) -> Result<()> {
    let sql = "insert into milestone (id, pilot_id, position, title, language, due_on, done_on) values ($1, $2, \
               (select coalesce(max(position), -1) + 1 from milestone where pilot_id = $2), $3, $4, $5, $6)";
    let m = milestone;
    let values = [
        id.0.into(),
        pilot.0.into(),
        m.title.as_str().into(),
        m.language.as_str().into(),
        m.due_on.into(),
        m.done_on.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Writes a milestone.
pub async fn put_milestone(transaction: &Transaction, id: MilestoneId, milestone: &Milestone) -> Result<()> {
    let m = milestone;
    let sql = "update milestone set title = $2, language = $3, due_on = $4, done_on = $5 where id = $1";
    let values = [id.0.into(), m.title.as_str().into(), m.language.as_str().into(), m.due_on.into(), m.done_on.into()];
    run(transaction, sql, values).await.map(drop)
}

/// Removes a milestone.
pub async fn remove_milestone(transaction: &Transaction, id: MilestoneId) -> Result<()> {
    run(transaction, "delete from milestone where id = $1", [id.0.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct IndicatorRow {
    pilot_id: uuid::Uuid,
    name: String,
    language: String,
    unit: String,
    baseline: Option<f64>,
    target: Option<f64>,
    measured: Option<f64>,
    measured_on: Option<NaiveDate>,
    better: String,
}

/// An indicator with its pilot.
pub async fn indicator(transaction: &Transaction, id: IndicatorId) -> Result<Option<(PilotId, Indicator)>> {
    let sql = "select pilot_id, name, language, unit, baseline, target, measured, measured_on, better from indicator \
               where id = $1";
    let found: Option<IndicatorRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|i| {
            let indicator = Indicator {
                name: i.name,
                language: stored(i.language)?,
                unit: i.unit,
                baseline: i.baseline,
                target: i.target,
                measured: i.measured,
                measured_on: i.measured_on,
                better: stored(i.better)?,
            };
            Ok((PilotId(i.pilot_id), indicator))
        })
        .transpose()
}

/// How many indicators a pilot has.
pub async fn indicators(transaction: &Transaction, pilot: PilotId) -> Result<i64> {
    count(transaction, "indicator where pilot_id = $1", pilot.0).await
}

/// Adds an indicator at the end.
pub async fn add_indicator(
    transaction: &Transaction,
    (pilot, id): (PilotId, IndicatorId),
    indicator: &Indicator,
) -> Result<()> {
    let sql = "insert into indicator (id, pilot_id, position, name, language, unit, baseline, target, measured, measured_on, \
               better) values ($1, $2, (select coalesce(max(position), -1) + 1 from indicator where pilot_id = $2), \
               $3, $4, $5, $6, $7, $8, $9, $10)";
    let i = indicator;
    let values = [
        id.0.into(),
        pilot.0.into(),
        i.name.as_str().into(),
        i.language.as_str().into(),
        i.unit.as_str().into(),
        i.baseline.into(),
        i.target.into(),
        i.measured.into(),
        i.measured_on.into(),
        i.better.as_str().into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Writes an indicator.
pub async fn put_indicator(transaction: &Transaction, id: IndicatorId, indicator: &Indicator) -> Result<()> {
    let i = indicator;
    let sql = "update indicator set name = $2, language = $3, unit = $4, baseline = $5, target = $6, measured = $7, \
               measured_on = $8, better = $9 where id = $1";
    let values = [
        id.0.into(),
        i.name.as_str().into(),
        i.language.as_str().into(),
        i.unit.as_str().into(),
        i.baseline.into(),
        i.target.into(),
        i.measured.into(),
        i.measured_on.into(),
        i.better.as_str().into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Removes an indicator.
pub async fn remove_indicator(transaction: &Transaction, id: IndicatorId) -> Result<()> {
    run(transaction, "delete from indicator where id = $1", [id.0.into()]).await.map(drop)
}
