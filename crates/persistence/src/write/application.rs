//! Applications for sessions, their scores and decisions: what acts read and write.

use super::statement::{row, rows, run, run_unless_taken};
use crate::database::Transaction;
use rialto_domain::application::{Scores, Weights, Window};
use rialto_domain::id::{AccountId, ApplicationId, PersonId, ProjectId, SessionId};
use rialto_domain::vocabulary::{ApplicationStatus, Area};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What acts know of a session beside its record.
#[derive(Clone, Debug)]
pub struct SessionState {
    /// Begins, ms since 1970 UTC.
    pub starts_at: i64,
    /// Ends, ms since 1970 UTC.
    pub ends_at: Option<i64>,
    /// When projects may apply.
    pub window: Window,
    /// How criteria count.
    pub weights: Weights,
    /// When it was cancelled, ms since 1970 UTC.
    pub cancelled_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct SessionRow {
    starts_at: i64,
    ends_at: Option<i64>,
    call_opens_at: Option<i64>,
    call_closes_at: Option<i64>,
    weight_social_impact: Option<i16>,
    weight_readiness: Option<i16>,
    weight_need: Option<i16>,
    cancelled_at: Option<i64>,
}

/// What acts know of a session.
pub async fn session(transaction: &Transaction, id: SessionId) -> Result<SessionState> {
    let sql = "select starts_at, ends_at, call_opens_at, call_closes_at, weight_social_impact, weight_readiness, weight_need, \
               cancelled_at from session where id = $1";
    let found: Option<SessionRow> = row(transaction, sql, [id.0.into()]).await?;
    let found = found.ok_or_else(|| Error::NotFound("the session".to_owned()))?;
    let weight = |given: Option<i16>| given.map_or(1, i64::from);
    Ok(SessionState {
        starts_at: found.starts_at,
        ends_at: found.ends_at,
        window: Window { opens_at: found.call_opens_at, closes_at: found.call_closes_at },
        weights: Weights {
            social_impact: weight(found.weight_social_impact),
            readiness: weight(found.weight_readiness),
            need: weight(found.weight_need),
        },
        cancelled_at: found.cancelled_at,
    })
}

/// An application as acts know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// Key.
    pub id: ApplicationId,
    /// For this session.
    pub session: SessionId,
    /// Of this project.
    pub project: ProjectId,
    /// Raised with each change.
    pub version: i64,
    /// Why it changes something.
    pub social_impact: String,
    /// How far it is.
    pub readiness: String,
    /// What it needs.
    pub need: String,
    /// Language of the texts.
    pub language: String,
    /// What became of it.
    pub status: ApplicationStatus,
    /// Areas in which it asks for advice.
    pub areas: Vec<Area>,
}

#[derive(FromQueryResult)]
struct ApplicationRow {
    session_id: Uuid,
    project_id: Uuid,
    version: i64,
    social_impact: String,
    readiness: String,
    need: String,
    language: String,
    status: String,
}

#[derive(FromQueryResult)]
struct AreaRow {
    area: String,
}

/// An application by its key.
pub async fn application(transaction: &Transaction, id: ApplicationId) -> Result<Option<Application>> {
    let sql = "select session_id, project_id, version, social_impact, readiness, need, language, status from application where id = $1";
    let found: Option<ApplicationRow> = row(transaction, sql, [id.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let areas: Vec<AreaRow> =
        rows(transaction, "select area from application_area where application_id = $1 order by area", [id.0.into()])
            .await?;
    Ok(Some(Application {
        id,
        session: SessionId(found.session_id),
        project: ProjectId(found.project_id),
        version: found.version,
        social_impact: found.social_impact,
        readiness: found.readiness,
        need: found.need,
        language: found.language,
        status: found.status.parse().map_err(Error::internal)?,
        areas: areas.iter().map(|row| row.area.parse().map_err(Error::internal)).collect::<Result<_>>()?,
    }))
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The application of a project for a session, whatever became of it.
pub async fn of(transaction: &Transaction, session: SessionId, project: ProjectId) -> Result<Option<ApplicationId>> {
    let sql = "select id from application where session_id = $1 and project_id = $2";
    let found: Option<KeyRow> = row(transaction, sql, [session.0.into(), project.0.into()]).await?;
    Ok(found.map(|row| ApplicationId(row.id)))
}

/// Writes a new application; whether the project had none for this session.
pub async fn apply(transaction: &Transaction, new: &Application, by: AccountId, now: i64) -> Result<bool> {
    let sql = "insert into application (id, session_id, project_id, version, social_impact, readiness, need, language, status, \
               applied_by, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
    let values = [
        new.id.0.into(),
        new.session.0.into(),
        new.project.0.into(),
        new.version.into(),
        new.social_impact.as_str().into(),
        new.readiness.as_str().into(),
        new.need.as_str().into(),
        new.language.as_str().into(),
        new.status.as_str().into(),
        by.0.into(),
        now.into(),
    ];
    if run_unless_taken(transaction, sql, values).await? == 0 {
        return Ok(false);
    }
    areas(transaction, new).await?;
    Ok(true)
}

async fn areas(transaction: &Transaction, of: &Application) -> Result<()> {
    run(transaction, "delete from application_area where application_id = $1", [of.id.0.into()]).await?;
    for area in &of.areas {
        let sql = "insert into application_area (application_id, area) values ($1, $2)";
        run(transaction, sql, [of.id.0.into(), area.as_str().into()]).await?;
    }
    Ok(())
}

/// Writes an application again, with its next version.
pub async fn save(transaction: &Transaction, changed: &Application, now: i64) -> Result<()> {
    let sql = "update application set version = version + 1, social_impact = $2, readiness = $3, need = $4, language = $5, status = $6, \
               updated_at = $7 where id = $1";
    let values = [
        changed.id.0.into(),
        changed.social_impact.as_str().into(),
        changed.readiness.as_str().into(),
        changed.need.as_str().into(),
        changed.language.as_str().into(),
        changed.status.as_str().into(),
        now.into(),
    ];
    run(transaction, sql, values).await?;
    areas(transaction, changed).await
}

/// A decision about an application.
#[derive(Clone, Debug)]
pub struct Decided<'a> {
    /// What became of it.
    pub status: ApplicationStatus,
    /// Why.
    pub reason: &'a str,
    /// Language of the reason.
    pub language: &'a str,
    /// Who decided.
    pub by: AccountId,
    /// When, ms since 1970 UTC.
    pub at: i64,
}

/// Writes a decision.
pub async fn decide(transaction: &Transaction, id: ApplicationId, decided: &Decided<'_>) -> Result<()> {
    let sql = "update application set version = version + 1, status = $2, reason = $3, reason_language = $4, decided_by = $5, \
               decided_at = $6, updated_at = $6 where id = $1";
    let values = [
        id.0.into(),
        decided.status.as_str().into(),
        decided.reason.into(),
        decided.language.into(),
        decided.by.0.into(),
        decided.at.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Adds somebody who evaluates; whether they did not yet.
pub async fn add_evaluator(
    transaction: &Transaction,
    key: Uuid,
    session: SessionId,
    person: PersonId,
    now: i64,
) -> Result<bool> {
    let sql = "insert into session_evaluator (id, session_id, person_id, created_at) values ($1, $2, $3, $4) \
               on conflict (session_id, person_id) do nothing";
    Ok(run(transaction, sql, [key.into(), session.0.into(), person.0.into(), now.into()]).await? > 0)
}

/// Takes somebody off who evaluates; the scores they gave stay. Whether they did.
pub async fn remove_evaluator(transaction: &Transaction, session: SessionId, person: PersonId) -> Result<bool> {
    let sql = "delete from session_evaluator where session_id = $1 and person_id = $2";
    Ok(run(transaction, sql, [session.0.into(), person.0.into()]).await? > 0)
}

#[derive(FromQueryResult)]
struct CountRow {
    count: i64,
}

/// How many evaluate for a session.
pub async fn evaluators(transaction: &Transaction, session: SessionId) -> Result<i64> {
    let sql = "select count(*) as count from session_evaluator where session_id = $1";
    let found: Option<CountRow> = row(transaction, sql, [session.0.into()]).await?;
    Ok(found.map_or(0, |row| row.count))
}

/// Whether a person belongs to a project, or to the organisation that leads it.
pub async fn belongs(transaction: &Transaction, project: ProjectId, person: PersonId) -> Result<bool> {
    let sql = "select count(*) as count from project x where x.id = $1 and (exists (select 1 from project_member m \
               where m.project_id = x.id and m.person_id = $2) or exists (select 1 from record_role r \
               where r.record_id = x.organisation_id and r.person_id = $2))";
    let found: Option<CountRow> = row(transaction, sql, [project.0.into(), person.0.into()]).await?;
    Ok(found.is_some_and(|row| row.count > 0))
}

#[derive(FromQueryResult)]
struct ConflictRow {
    is_conflict: bool,
}

/// Whether a person has declared a conflict of interest; nothing when they have not evaluated the application at all.
pub async fn evaluated(transaction: &Transaction, id: ApplicationId, person: PersonId) -> Result<Option<bool>> {
    let sql = "select is_conflict from evaluation where application_id = $1 and person_id = $2";
    let found: Option<ConflictRow> = row(transaction, sql, [id.0.into(), person.0.into()]).await?;
    Ok(found.map(|row| row.is_conflict))
}

/// Writes what a person says of an application, in place of what they said before: scores with a comment, or a conflict of interest.
pub async fn evaluate(
    transaction: &Transaction,
    (key, id, person): (Uuid, ApplicationId, PersonId),
    scores: Option<Scores>,
    comment: Option<&str>,
    now: i64,
) -> Result<()> {
    let sql = "insert into evaluation (id, application_id, person_id, is_conflict, social_impact, readiness, need, comment, created_at, \
               updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) on conflict (application_id, person_id) do update set \
               is_conflict = excluded.is_conflict, social_impact = excluded.social_impact, readiness = excluded.readiness, \
               need = excluded.need, comment = excluded.comment, updated_at = excluded.updated_at";
    let small = |of: fn(Scores) -> i64| scores.map(|scores| i16::try_from(of(scores)).unwrap_or(0));
    let values = [
        key.into(),
        id.0.into(),
        person.0.into(),
        scores.is_none().into(),
        small(|scores| scores.social_impact).into(),
        small(|scores| scores.readiness).into(),
        small(|scores| scores.need).into(),
        comment.map(str::to_owned).into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct ScoresRow {
    social_impact: Option<i16>,
    readiness: Option<i16>,
    need: Option<i16>,
}

/// All scores of an application.
pub async fn scores(transaction: &Transaction, id: ApplicationId) -> Result<Vec<Scores>> {
    let sql = "select social_impact, readiness, need from evaluation where application_id = $1 and not is_conflict";
    let found: Vec<ScoresRow> = rows(transaction, sql, [id.0.into()]).await?;
    let read = |row: ScoresRow| {
        Some(Scores {
            social_impact: row.social_impact?.into(),
            readiness: row.readiness?.into(),
            need: row.need?.into(),
        })
    };
    Ok(found.into_iter().filter_map(read).collect())
}
