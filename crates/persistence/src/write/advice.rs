//! Advice after it was given: what its author changes, what its project answers, who else adopts it.

use super::life::stored;
use super::statement::{row, run};
use super::{Batch, Mode};
use crate::database::Transaction;
use rialto_domain::contribution::{AdviceAnswer, Resource};
use rialto_domain::id::{ContributionId, PersonId, ProjectId, SessionId};
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Area, ContributionKind};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

impl Batch {
    /// Adds that a project adopted advice, at an instant (ms since 1970 UTC); the advice tells how many did.
    pub fn adoption(&mut self, key: Uuid, adopted: &Adopted<'_>, at: i64) {
        self.row(
            "adoption",
            &["id", "contribution_id", "project_id", "note", "language", "created_at"],
            Mode::Create,
            vec![
                key.into(),
                adopted.contribution.0.into(),
                adopted.project.0.into(),
                adopted.note.map(str::to_owned).into(),
                adopted.language.as_str().into(),
                at.into(),
            ],
        );
    }
}

/// What an expert wrote, in its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// The area it belongs to.
    pub area: Area,
    /// Observation, advice or resource.
    pub kind: ContributionKind,
    /// The advice.
    pub text: String,
    /// What the expert sees.
    pub observation: Option<String>,
    /// What helps.
    pub resources: Vec<Resource>,
    /// What the expert offers.
    pub offer: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Translations of the texts.
    pub translations: Translations,
}

/// What a project answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// The answer.
    pub answer: AdviceAnswer,
    /// Why.
    pub reason: Option<String>,
    /// Language of the reason.
    pub language: Option<String>,
    /// When, ms since 1970 UTC.
    pub at: i64,
}

/// A contribution as an act finds it.
#[derive(Clone, Debug)]
pub struct Advice {
    /// Its project.
    pub project: ProjectId,
    /// Who gave it.
    pub expert: PersonId,
    /// The session at whose table it was said.
    pub session: Option<SessionId>,
    /// What it says.
    pub words: Words,
    /// What its project answered.
    pub answered: Option<Answered>,
    /// When it was given, ms since 1970 UTC.
    pub created_at: i64,
    /// Whether everybody sees who gave it.
    pub is_expert_public: bool,
}

#[derive(FromQueryResult)]
struct AdviceRow {
    project_id: Uuid,
    expert_id: Uuid,
    session_id: Option<Uuid>,
    area: String,
    kind: String,
    text: String,
    observation: Option<String>,
    resources: Option<String>,
    offer: Option<String>,
    language: String,
    translations: Option<String>,
    answer: Option<String>,
    answer_reason: Option<String>,
    answer_language: Option<String>,
    answered_at: Option<i64>,
    created_at: i64,
    expert_publication: String,
}

fn json<T: serde::de::DeserializeOwned + Default>(stored: Option<String>) -> Result<T> {
    stored.map_or_else(|| Ok(T::default()), |json| serde_json::from_str(&json).map_err(Error::internal))
}

/// A contribution.
pub async fn find(transaction: &Transaction, id: ContributionId) -> Result<Option<Advice>> {
    let sql = "select c.project_id, c.expert_id, t.session_id, c.area, c.kind, c.text, c.observation, c.resources, c.offer, \
               c.language, c.translations, c.answer, c.answer_reason, c.answer_language, c.answered_at, c.created_at, \
               p.publication as expert_publication from contribution c join person p on p.id = c.expert_id \
               left join session_turn t on t.id = c.session_turn_id where c.id = $1";
    let found: Option<AdviceRow> = row(transaction, sql, [id.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let answered = match (found.answer, found.answered_at) {
        (Some(answer), Some(at)) => {
            Some(Answered { answer: stored(answer)?, reason: found.answer_reason, language: found.answer_language, at })
        }
        _ => None,
    };
    Ok(Some(Advice {
        project: ProjectId(found.project_id),
        expert: PersonId(found.expert_id),
        session: found.session_id.map(SessionId),
        words: Words {
            area: stored(found.area)?,
            kind: stored(found.kind)?,
            text: found.text,
            observation: found.observation,
            resources: json(found.resources)?,
            offer: found.offer,
            language: stored(found.language)?,
            translations: json(found.translations)?,
        },
        answered,
        created_at: found.created_at,
        is_expert_public: found.expert_publication == "published",
    }))
}

/// Holds a contribution until the transaction ends: whoever adopts it or takes it back waits. False when it is not there.
pub async fn lock(transaction: &Transaction, id: ContributionId) -> Result<bool> {
    let sql = "update contribution set adoptions = adoptions where id = $1";
    Ok(run(transaction, sql, [id.0.into()]).await? > 0)
}

/// The resources as stored; null when there are none.
pub(super) fn resources(resources: &[Resource]) -> Result<Option<String>> {
    match resources {
        [] => Ok(None),
        some => serde_json::to_string(some).map(Some).map_err(Error::internal),
    }
}

/// Writes what a contribution says, changed at an instant (ms since 1970 UTC).
pub async fn rewrite(transaction: &Transaction, id: ContributionId, words: &Words, now: i64) -> Result<()> {
    let sql = "update contribution set area = $2, kind = $3, text = $4, observation = $5, resources = $6, offer = $7, \
               language = $8, translations = $9, edited_at = $10 where id = $1";
    let w = words;
    let values = [
        id.0.into(),
        w.area.as_str().into(),
        w.kind.as_str().into(),
        w.text.as_str().into(),
        w.observation.clone().into(),
        resources(&w.resources)?.into(),
        w.offer.clone().into(),
        w.language.as_str().into(),
        super::translations(&w.translations),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Removes a contribution.
pub async fn remove(transaction: &Transaction, id: ContributionId) -> Result<()> {
    run(transaction, "delete from contribution where id = $1", [id.0.into()]).await.map(drop)
}

/// Writes what a project answers; `adopted` is told from it.
pub async fn answer(transaction: &Transaction, id: ContributionId, answered: &Answered) -> Result<()> {
    let sql = "update contribution set answer = $2, answer_reason = $3, answer_language = $4, answered_at = $5, \
               adopted = $6 where id = $1";
    let values = [
        id.0.into(),
        answered.answer.as_str().into(),
        answered.reason.clone().into(),
        answered.language.clone().into(),
        answered.at.into(),
        (answered.answer == AdviceAnswer::Adopt).into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Advice that a project adopts.
#[derive(Clone, Debug)]
pub struct Adopted<'a> {
    /// The advice.
    pub contribution: ContributionId,
    /// The project.
    pub project: ProjectId,
    /// What it means for the project.
    pub note: Option<&'a str>,
    /// Language of the note.
    pub language: &'a Language,
}

/// Counts anew which public projects adopted the contributions that a condition with `$1` finds.
async fn recount(transaction: &Transaction, which: &str, key: Uuid) -> Result<()> {
    let sql = format!(
        "update contribution set adoptions = (select count(*) from adoption a join project p on p.id = a.project_id \
         and p.publication = 'published' where a.contribution_id = contribution.id) where {which}"
    );
    run(transaction, &sql, [key.into()]).await.map(drop)
}

/// Writes that a project adopts advice, at an instant (ms since 1970 UTC); false when it has already.
pub async fn adopt(transaction: &Transaction, key: Uuid, adopted: &Adopted<'_>, now: i64) -> Result<bool> {
    let sql = "insert into adoption (id, contribution_id, project_id, note, language, created_at) \
               values ($1, $2, $3, $4, $5, $6) on conflict (contribution_id, project_id) do nothing";
    let values = [
        key.into(),
        adopted.contribution.0.into(),
        adopted.project.0.into(),
        adopted.note.map(str::to_owned).into(),
        adopted.language.as_str().into(),
        now.into(),
    ];
    let is_new = run(transaction, sql, values).await? > 0;
    recount(transaction, "id = $1", adopted.contribution.0).await?;
    Ok(is_new)
}

/// Takes an adoption back; false when there was none.
pub async fn unadopt(transaction: &Transaction, (advice, project): (ContributionId, ProjectId)) -> Result<bool> {
    let sql = "delete from adoption where contribution_id = $1 and project_id = $2";
    let was = run(transaction, sql, [advice.0.into(), project.0.into()]).await? > 0;
    recount(transaction, "id = $1", advice.0).await?;
    Ok(was)
}

/// Counts the adoptions of all advice that a project adopted anew: it is shown to everybody from now on, or no longer.
pub(super) async fn recount_adopted_by(transaction: &Transaction, project: Uuid) -> Result<()> {
    recount(transaction, "id in (select a.contribution_id from adoption a where a.project_id = $1)", project).await
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

async fn any<const N: usize>(transaction: &Transaction, from: &str, values: [sea_orm::Value; N]) -> Result<bool> {
    let sql = format!("select count(*) as n from {from}");
    Ok(row::<Count, N>(transaction, &sql, values).await?.is_some_and(|count| count.n > 0))
}

/// Whether any project adopted it: its own, or another, public or not.
pub async fn is_adopted(transaction: &Transaction, id: ContributionId) -> Result<bool> {
    let own = "contribution c where c.id = $1 and (c.adopted or exists (select 1 from adoption a where a.contribution_id = c.id))";
    any(transaction, own, [id.0.into()]).await
}

/// Whether a project adopted advice: by its own answer, or as another project.
pub async fn has_adopted(transaction: &Transaction, (advice, project): (ContributionId, ProjectId)) -> Result<bool> {
    let from = "contribution c where c.id = $1 and ((c.project_id = $2 and c.adopted) \
                or exists (select 1 from adoption a where a.contribution_id = c.id and a.project_id = $2))";
    any(transaction, from, [advice.0.into(), project.0.into()]).await
}

/// Whether a project has a turn at a session.
pub async fn has_turn(transaction: &Transaction, (session, project): (SessionId, ProjectId)) -> Result<bool> {
    let from = "session_turn t where t.session_id = $1 and t.project_id = $2 and t.status <> 'skipped'";
    any(transaction, from, [session.0.into(), project.0.into()]).await
}

/// A turn as what is said to it needs it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Turn {
    /// The session.
    pub session_id: Uuid,
    /// Whose turn it is; none for a welcome or a break.
    pub project_id: Option<Uuid>,
    /// When it began, ms since 1970 UTC.
    pub started_at: Option<i64>,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// Whether everybody sees the session.
    pub is_public: bool,
    /// Whether the person sits at the table for the area.
    pub is_seated: bool,
}

/// A turn, and whether a person sits at its table for an area.
pub async fn turn(transaction: &Transaction, id: Uuid, (person, area): (PersonId, Area)) -> Result<Option<Turn>> {
    let sql = "select t.session_id, t.project_id, t.started_at, t.ended_at, s.publication = 'published' as is_public, \
               exists (select 1 from session_expert e where e.session_id = t.session_id and e.person_id = $2 \
               and e.area = $3 and e.status = 'accepted') as is_seated \
               from session_turn t join session s on s.id = t.session_id where t.id = $1";
    row(transaction, sql, [id.into(), person.0.into(), area.as_str().into()]).await
}

/// Where a turn can be seen again.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Recorded {
    /// The session.
    pub session_id: Uuid,
    /// When the turn ended, ms since 1970 UTC.
    pub ended_at: Option<i64>,
    /// When the session ends, or begins where no end is known.
    pub session_ends_at: i64,
    /// Its page.
    pub recording_url: Option<String>,
    /// Where the turn begins in it, seconds.
    pub recording_offset: Option<i32>,
}

/// The recording of a turn.
pub async fn recorded(transaction: &Transaction, turn: Uuid) -> Result<Option<Recorded>> {
    let sql = "select t.session_id, t.ended_at, coalesce(s.ends_at, s.starts_at) as session_ends_at, t.recording_url, \
               t.recording_offset from session_turn t join session s on s.id = t.session_id where t.id = $1";
    row(transaction, sql, [turn.into()]).await
}

/// Writes where a turn can be seen again.
pub async fn record(transaction: &Transaction, turn: Uuid, (url, offset): (Option<&str>, Option<i32>)) -> Result<()> {
    let sql = "update session_turn set recording_url = $2, recording_offset = $3 where id = $1";
    run(transaction, sql, [turn.into(), url.map(str::to_owned).into(), offset.into()]).await.map(drop)
}
