//! Actions of projects, and what becomes of projects some time after a session.

use super::life::{count, stored};
use super::statement::{row, rows, run};
use super::{Batch, Mode};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::action::{ActionStatus, FollowUpState};
use rialto_domain::id::{AccountId, ActionId, ContributionId, PersonId, ProjectId, SessionId};
use rialto_domain::text::Language;
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Something a project does.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// The advice it came from.
    pub contribution: Option<ContributionId>,
    /// One line.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: ActionStatus,
}

impl Batch {
    /// Adds an action of a project, opened at an instant (ms since 1970 UTC).
    pub fn action(&mut self, (id, project): (ActionId, ProjectId), action: &Action, at: i64) {
        let columns = &[
            "id",
            "project_id",
            "contribution_id",
            "title",
            "text",
            "language",
            "owner_id",
            "due_on",
            "status",
            "created_at",
        ];
        let values = vec![
            id.0.into(),
            project.0.into(),
            action.contribution.map(|id| id.0).into(),
            action.title.as_str().into(),
            action.text.clone().into(),
            action.language.as_str().into(),
            action.owner.map(|id| id.0).into(),
            action.due_on.into(),
            action.status.as_str().into(),
            at.into(),
        ];
        self.row("action", columns, Mode::Create, values);
    }
}

#[derive(FromQueryResult)]
struct ActionRow {
    project_id: Uuid,
    contribution_id: Option<Uuid>,
    title: String,
    text: Option<String>,
    language: String,
    owner_id: Option<Uuid>,
    due_on: Option<NaiveDate>,
    status: String,
    owner_account: Option<Uuid>,
}

/// An action with its project and the account of its owner.
pub async fn find(transaction: &Transaction, id: ActionId) -> Result<Option<(ProjectId, Option<AccountId>, Action)>> {
    let sql = "select x.project_id, x.contribution_id, x.title, x.text, x.language, x.owner_id, x.due_on, x.status, \
               p.account_id as owner_account from action x left join person p on p.id = x.owner_id where x.id = $1";
    let found: Option<ActionRow> = row(transaction, sql, [id.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let action = Action {
        contribution: found.contribution_id.map(ContributionId),
        title: found.title,
        text: found.text,
        language: stored(found.language)?,
        owner: found.owner_id.map(PersonId),
        due_on: found.due_on,
        status: stored(found.status)?,
    };
    Ok(Some((ProjectId(found.project_id), found.owner_account.map(AccountId), action)))
}

/// How many actions a project has.
pub async fn actions(transaction: &Transaction, project: ProjectId) -> Result<i64> {
    count(transaction, "action where project_id = $1", project.0).await
}

/// Writes a new action of a project, at an instant (ms since 1970 UTC).
pub async fn open(
    transaction: &Transaction,
    (id, project): (ActionId, ProjectId),
    action: &Action,
    now: i64,
) -> Result<()> {
    let mut batch = Batch::new(now);
    batch.action((id, project), action, now);
    batch.save(transaction).await
}

/// Writes what an action says, who does it and until when; where it stands stays.
pub async fn edit(transaction: &Transaction, id: ActionId, action: &Action) -> Result<()> {
    let sql = "update action set title = $2, text = $3, language = $4, owner_id = $5, due_on = $6 where id = $1";
    let values = [
        id.0.into(),
        action.title.as_str().into(),
        action.text.clone().into(),
        action.language.as_str().into(),
        action.owner.map(|id| id.0).into(),
        action.due_on.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Says where an action stands from an instant on (ms since 1970 UTC), with a note.
pub async fn set_status(
    transaction: &Transaction,
    (id, status): (ActionId, ActionStatus),
    (note, language): (Option<&str>, &Language),
    now: i64,
) -> Result<()> {
    let sql =
        "update action set status = $2, status_note = $3, status_language = $4, status_changed_at = $5 where id = $1";
    let values = [
        id.0.into(),
        status.as_str().into(),
        note.map(str::to_owned).into(),
        note.map(|_| language.as_str().to_owned()).into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// A session of which a project tells what became.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ended {
    /// When it ended, or began where no end is known, ms since 1970 UTC.
    pub ended_at: i64,
    /// Its address in the web app.
    pub slug: String,
}

/// The end of a session that everybody sees and at which a project had a turn.
pub async fn ended(transaction: &Transaction, (session, project): (SessionId, ProjectId)) -> Result<Option<Ended>> {
    let sql = "select coalesce(s.ends_at, s.starts_at) as ended_at, s.slug from session s where s.id = $1 \
               and s.publication = 'published' and exists (select 1 from session_turn t where t.session_id = s.id \
               and t.project_id = $2 and t.status <> 'skipped')";
    row(transaction, sql, [session.0.into(), project.0.into()]).await
}

/// What somebody tells of a project some time after a session.
#[derive(Clone, Debug)]
pub struct FollowUp<'a> {
    /// Where it stands.
    pub state: FollowUpState,
    /// In words.
    pub text: Option<&'a str>,
    /// Their language.
    pub language: &'a Language,
}

/// Writes what became of a project so many days after a session, in place of what was said before.
pub async fn answer_follow_up(
    transaction: &Transaction,
    key: Uuid,
    (session, project, day): (SessionId, ProjectId, i64),
    told: &FollowUp<'_>,
    now: i64,
) -> Result<()> {
    let sql = "insert into follow_up (id, session_id, project_id, day, state, text, language, answered_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (session_id, project_id, day) do update \
               set state = excluded.state, text = excluded.text, language = excluded.language, \
               answered_at = excluded.answered_at";
    let values = [
        key.into(),
        session.0.into(),
        project.0.into(),
        i16::try_from(day).map_err(Error::internal)?.into(),
        told.state.as_str().into(),
        told.text.map(str::to_owned).into(),
        told.language.as_str().into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// A project that is to be asked.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ToAsk {
    /// The session.
    pub session_id: Uuid,
    /// Its title.
    pub session_title: String,
    /// Its address in the web app.
    pub session_slug: String,
    /// The project.
    pub project_id: Uuid,
    /// Its title.
    pub project_title: String,
    /// Its address in the web app.
    pub project_slug: String,
    /// Its language.
    pub language: String,
}

/// Projects that are to be asked on a day after sessions that ended between two instants (ms since 1970 UTC) and were not asked
/// yet; at most so many. Sessions of the demo network ask nobody.
pub async fn to_ask(transaction: &Transaction, day: i64, (from, until): (i64, i64), most: i64) -> Result<Vec<ToAsk>> {
    let sql = "select s.id as session_id, s.title as session_title, s.slug as session_slug, p.id as project_id, \
               p.title as project_title, p.slug as project_slug, p.language from session s \
               join (select distinct t.session_id, t.project_id from session_turn t where t.status <> 'skipped') t \
               on t.session_id = s.id join project p on p.id = t.project_id and p.publication = 'published' \
               where s.publication = 'published' and not s.is_demo and coalesce(s.ends_at, s.starts_at) > $2 \
               and coalesce(s.ends_at, s.starts_at) <= $3 and not exists (select 1 from follow_up f \
               where f.session_id = s.id and f.project_id = p.id and f.day = $1) order by s.id, p.id limit $4";
    rows(transaction, sql, [day.into(), from.into(), until.into(), most.into()]).await
}

/// Notes that a project is asked; false when another instance was quicker.
pub async fn ask(transaction: &Transaction, key: Uuid, (asked, day): (&ToAsk, i64), now: i64) -> Result<bool> {
    let sql = "insert into follow_up (id, session_id, project_id, day, asked_at, language) values ($1, $2, $3, $4, $5, $6) \
               on conflict (session_id, project_id, day) do nothing";
    let values = [
        key.into(),
        asked.session_id.into(),
        asked.project_id.into(),
        i16::try_from(day).map_err(Error::internal)?.into(),
        now.into(),
        asked.language.as_str().into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

#[derive(FromQueryResult)]
struct AddressRow {
    email: String,
    language: String,
}

/// Where mail goes to those who lead a project and to the owners of its open actions, each once, and in which language.
pub async fn concerned(transaction: &Transaction, project: Uuid) -> Result<Vec<(String, String)>> {
    let sql = "select a.email, a.language from account a where a.id in (select p.account_id from person p \
               join project_member m on m.person_id = p.id where m.project_id = $1 and m.role = 'leader' \
               union select p.account_id from person p join action x on x.owner_id = p.id \
               join project_member m on m.person_id = p.id and m.project_id = x.project_id \
               where x.project_id = $1 and x.status = 'open') order by a.id";
    let found: Vec<AddressRow> = rows(transaction, sql, [project.into()]).await?;
    Ok(found.into_iter().map(|row| (row.email, row.language)).collect())
}
