//! The life of a project: its way through the stages with evidence, its needs, and how it ended.

use super::cards;
use super::statement::{row, rows, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::gate::{GateEvidence, GateFacts, Requirement};
use rialto_domain::id::{GlobalId, NeedId, OrganisationId, PersonId, ProjectId};
use rialto_domain::project::{Need, Outcome};
use rialto_domain::text::{Language, Translations};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use serde::de::DeserializeOwned;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Word {
    word: String,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

#[derive(FromQueryResult)]
struct EvidenceRow {
    requirement: String,
    text: String,
    language: String,
    met_on: Option<NaiveDate>,
}

/// Reads a stored machine name or text into its type.
pub(super) fn stored<T: DeserializeOwned>(word: impl Into<String>) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(word.into())).map_err(Error::internal)
}

/// How many rows a condition with one key finds.
pub(super) async fn count(transaction: &Transaction, from: &str, key: Uuid) -> Result<i64> {
    let sql = format!("select count(*) as n from {from}");
    Ok(row::<Count, 1>(transaction, &sql, [key.into()]).await?.map_or(0, |count| count.n))
}

/// Says that a record changed at an instant (ms since 1970 UTC), though none of its own fields did.
pub async fn touch(transaction: &Transaction, id: GlobalId, now: i64) -> Result<()> {
    let sql = format!("update {} set updated_at = $2 where id = $1", super::record::table(id.kind)?);
    run(transaction, &sql, [id.key.into(), now.into()]).await.map(drop)
}

/// What the gates of a project are told from. A link tells of solutions when everybody sees where it leads.
pub async fn facts(transaction: &Transaction, project: ProjectId) -> Result<GateFacts> {
    let key = project.0;
    let words = |sql: &'static str| rows::<Word, 1>(transaction, sql, [key.into()]);
    let stage = words("select stage as word from project where id = $1").await?;
    let stage = stage.into_iter().next().ok_or_else(|| Error::NotFound("the project".to_owned()))?;
    let history =
        words("select stage as word from project_stage_entry where project_id = $1 order by position").await?;
    let sql =
        "select requirement, text, language, met_on from gate_evidence where project_id = $1 order by requirement";
    let evidence: Vec<EvidenceRow> = rows(transaction, sql, [key.into()]).await?;
    let links = "project_link l join project b on b.id = l.to_id and b.publication = 'published' \
                 where l.from_id = $1 and l.kind in ('builds_on', 'avoids_mistake_of', 'replicates')";
    let leaders = "project_member where project_id = $1 and role = 'leader'";
    Ok(GateFacts {
        stage: stored(stage.word)?,
        history: history.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
        evidence: evidence.into_iter().map(EvidenceRow::read).collect::<Result<_>>()?,
        has_link: count(transaction, links, key).await? > 0,
        has_leader: count(transaction, leaders, key).await? > 0,
    })
}

impl EvidenceRow {
    fn read(self) -> Result<GateEvidence> {
        Ok(GateEvidence {
            requirement: stored(self.requirement)?,
            text: self.text,
            language: stored(self.language)?,
            met_on: self.met_on,
        })
    }
}

/// A step of a project's way.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// Key.
    pub id: Uuid,
    /// The stage entered.
    pub stage: &'a str,
    /// On this day.
    pub entered_on: NaiveDate,
    /// Evidence or reason.
    pub note: Option<&'a str>,
    /// Why its gate was overridden, where it was.
    pub override_reason: Option<&'a str>,
    /// What the gate asked for and was not met.
    pub missing: &'a [Requirement],
    /// Language of the texts.
    pub language: &'a Language,
}

/// Moves a project to a stage.
pub async fn enter(transaction: &Transaction, project: ProjectId, step: &Step<'_>) -> Result<()> {
    let s = step;
    let missing: Vec<&str> = s.missing.iter().map(|requirement| requirement.as_str()).collect();
    let missing = (!missing.is_empty()).then(|| missing.join(" "));
    let sql = "insert into project_stage_entry (id, project_id, position, stage, entered_on, note, language, override_reason, \
               missing) values ($1, $2, (select coalesce(max(position), -1) + 1 from project_stage_entry where project_id = $2), \
               $3, $4, $5, $6, $7, $8)";
    let values = [
        s.id.into(),
        project.0.into(),
        s.stage.into(),
        s.entered_on.into(),
        s.note.map(str::to_owned).into(),
        s.language.as_str().into(),
        s.override_reason.map(str::to_owned).into(),
        missing.into(),
    ];
    run(transaction, sql, values).await?;
    let sql = "update project set stage = $2 where id = $1";
    run(transaction, sql, [project.0.into(), s.stage.into()]).await?;
    cards::records(transaction, &[project.0]).await
}

/// Writes evidence in place of what was there for its requirement.
pub async fn put_evidence(
    transaction: &Transaction,
    project: ProjectId,
    key: Uuid,
    evidence: &GateEvidence,
) -> Result<()> {
    let sql = "insert into gate_evidence (id, project_id, requirement, text, language, met_on) values ($1, $2, $3, $4, $5, $6) \
               on conflict (project_id, requirement) do update set text = excluded.text, language = excluded.language, \
               met_on = excluded.met_on";
    let values = [
        key.into(),
        project.0.into(),
        evidence.requirement.as_str().into(),
        evidence.text.as_str().into(),
        evidence.language.as_str().into(),
        evidence.met_on.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Removes the evidence of a requirement; false when there was none.
pub async fn remove_evidence(transaction: &Transaction, project: ProjectId, requirement: Requirement) -> Result<bool> {
    let sql = "delete from gate_evidence where project_id = $1 and requirement = $2";
    Ok(run(transaction, sql, [project.0.into(), requirement.as_str().into()]).await? > 0)
}

#[derive(FromQueryResult)]
struct OutcomeRow {
    kind: String,
    tried: Option<String>,
    would_differ: Option<String>,
    language: String,
    translations: Option<String>,
    concluded_on: Option<NaiveDate>,
}

/// How a project ended, where it is on record.
pub async fn outcome(transaction: &Transaction, project: ProjectId) -> Result<Option<Outcome>> {
    let sql =
        "select kind, tried, would_differ, language, translations, concluded_on from outcome where project_id = $1";
    let found: Option<OutcomeRow> = row(transaction, sql, [project.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let sql = "select c.cause as word from outcome_cause c join outcome o on o.id = c.outcome_id where o.project_id = $1 \
               order by c.cause";
    let causes: Vec<Word> = rows(transaction, sql, [project.0.into()]).await?;
    Ok(Some(Outcome {
        kind: stored(found.kind)?,
        causes: causes.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
        language: stored(found.language)?,
        tried: found.tried,
        would_differ: found.would_differ,
        translations: translations(found.translations)?,
        concluded_on: found.concluded_on,
    }))
}

fn translations(stored: Option<String>) -> Result<Translations> {
    stored.map_or_else(|| Ok(Translations::default()), |json| serde_json::from_str(&json).map_err(Error::internal))
}

#[derive(FromQueryResult)]
struct NeedRow {
    project_id: Uuid,
    area: String,
    kind: String,
    title: String,
    text: Option<String>,
    language: String,
    translations: Option<String>,
    open_until: Option<NaiveDate>,
    status: String,
}

/// A need with the project that has it.
pub async fn need(transaction: &Transaction, id: NeedId) -> Result<Option<(ProjectId, Need)>> {
    let sql = "select project_id, area, kind, title, text, language, translations, open_until, status from need where id = $1";
    let found: Option<NeedRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|found| {
            let need = Need {
                id,
                area: stored(found.area)?,
                kind: stored(found.kind)?,
                title: found.title,
                text: found.text,
                language: stored(found.language)?,
                translations: translations(found.translations)?,
                open_until: found.open_until,
                status: stored(found.status)?,
            };
            Ok((ProjectId(found.project_id), need))
        })
        .transpose()
}

/// How many needs a project has.
pub async fn needs(transaction: &Transaction, project: ProjectId) -> Result<i64> {
    count(transaction, "need where project_id = $1", project.0).await
}

/// Writes what a need says; its status stays.
pub async fn edit_need(transaction: &Transaction, project: ProjectId, need: &Need) -> Result<()> {
    let n = need;
    let sql = "update need set area = $2, kind = $3, title = $4, text = $5, language = $6, translations = $7, open_until = $8 \
               where id = $1";
    let values = [
        n.id.0.into(),
        n.area.as_str().into(),
        n.kind.as_str().into(),
        n.title.as_str().into(),
        n.text.clone().into(),
        n.language.as_str().into(),
        super::translations(&n.translations),
        n.open_until.into(),
    ];
    run(transaction, sql, values).await?;
    cards::records(transaction, &[project.0]).await
}

/// Who fulfilled a need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FulfilledBy {
    /// An organisation.
    Organisation(OrganisationId),
    /// A person.
    Person(PersonId),
}

/// What becomes of a need.
#[derive(Clone, Debug)]
pub struct NeedState<'a> {
    /// Open, fulfilled, withdrawn.
    pub status: &'a str,
    /// By whom, when fulfilled and known.
    pub by: Option<FulfilledBy>,
    /// How or why.
    pub note: Option<&'a str>,
    /// Language of the note.
    pub language: &'a Language,
}

/// Gives a need a status at an instant (ms since 1970 UTC).
pub async fn set_need_state(
    transaction: &Transaction,
    (project, need): (ProjectId, NeedId),
    state: &NeedState<'_>,
    now: i64,
) -> Result<()> {
    let (organisation, person) = match state.by {
        Some(FulfilledBy::Organisation(id)) => (Some(id.0), None),
        Some(FulfilledBy::Person(id)) => (None, Some(id.0)),
        None => (None, None),
    };
    let sql = "update need set status = $2, fulfilled_organisation_id = $3, fulfilled_person_id = $4, status_note = $5, \
               status_language = $6, status_changed_at = $7 where id = $1";
    let values = [
        need.0.into(),
        state.status.into(),
        organisation.into(),
        person.into(),
        state.note.map(str::to_owned).into(),
        state.note.map(|_| state.language.as_str().to_owned()).into(),
        now.into(),
    ];
    run(transaction, sql, values).await?;
    cards::records(transaction, &[project.0]).await
}
