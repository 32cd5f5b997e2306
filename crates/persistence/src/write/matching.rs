//! Writing what both sides say to a suggestion.

use super::statement::{row, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::Result;
use rialto_domain::id::{AccountId, PersonId, ProjectId};
use rialto_domain::matching::{Answer, DeclineReason};
use rialto_domain::privacy::ConsentPurpose;
use rialto_domain::vocabulary::Area;
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// Whose answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The project's.
    Project,
    /// The expert's.
    Person,
}

impl Side {
    fn name(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Person => "person",
        }
    }
}

/// What one side says.
#[derive(Clone, Debug)]
pub struct Saying<'a> {
    /// The answer; none takes it back.
    pub answer: Option<Answer>,
    /// Why it is declined.
    pub reason: Option<DeclineReason>,
    /// More about it.
    pub note: Option<&'a str>,
    /// Until when it is postponed.
    pub until: Option<NaiveDate>,
}

/// What a decline of an expert was about, as it was then.
#[derive(Clone, Debug, Default)]
pub struct DeclinedThen {
    /// The area of the need.
    pub area: Option<Area>,
    /// The language of the project.
    pub language: Option<String>,
    /// How far away it was, km.
    pub km: Option<u32>,
}

/// What both said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The project's side.
    pub project: Option<Answer>,
    /// The expert.
    pub person: Option<Answer>,
    /// When both had accepted, ms since 1970 UTC.
    pub agreed_at: Option<i64>,
}

impl Answers {
    /// What one side said.
    pub fn of(&self, side: Side) -> Option<Answer> {
        match side {
            Side::Project => self.project,
            Side::Person => self.person,
        }
    }
}

#[derive(FromQueryResult)]
struct AnswersRow {
    project_answer: Option<String>,
    person_answer: Option<String>,
    agreed_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// What both said so far.
pub async fn answers(transaction: &Transaction, (project, person): (ProjectId, PersonId)) -> Result<Answers> {
    let sql =
        "select project_answer, person_answer, agreed_at from suggestion where project_id = $1 and person_id = $2";
    let found: Option<AnswersRow> = row(transaction, sql, [project.0.into(), person.0.into()]).await?;
    let parse = |answer: Option<String>| answer.as_deref().and_then(Answer::parse);
    Ok(found.map_or_else(Answers::default, |row| Answers {
        project: parse(row.project_answer),
        person: parse(row.person_answer),
        agreed_at: row.agreed_at,
    }))
}

/// Writes what one side says to a pair.
pub async fn say(
    transaction: &Transaction,
    (key, project, person): (Uuid, ProjectId, PersonId),
    (side, saying): (Side, &Saying<'_>),
    (account, now): (AccountId, i64),
) -> Result<()> {
    let sql = "insert into suggestion (id, project_id, person_id, created_at, updated_at) values ($1, $2, $3, $4, $4) \
               on conflict (project_id, person_id) do nothing";
    run(transaction, sql, [key.into(), project.0.into(), person.0.into(), now.into()]).await?;
    let s = side.name();
    let by = if side == Side::Project { ", project_answered_by = $8" } else { "" };
    let sql = format!(
        "update suggestion set {s}_answer = $3, {s}_reason = $4, {s}_note = $5, {s}_until = $6, updated_at = $7{by} \
         where project_id = $1 and person_id = $2"
    );
    let values: [Value; 7] = [
        project.0.into(),
        person.0.into(),
        saying.answer.map(|answer| answer.as_str().to_owned()).into(),
        saying.reason.map(|reason| reason.as_str().to_owned()).into(),
        saying.note.map(str::to_owned).into(),
        saying.until.into(),
        now.into(),
    ];
    let [a, b, c, d, e, f, g] = values;
    match side {
        Side::Project => run(transaction, &sql, [a, b, c, d, e, f, g, account.0.into()]).await.map(drop),
        Side::Person => run(transaction, &sql, [a, b, c, d, e, f, g]).await.map(drop),
    }
}

/// Keeps what a decline of an expert was about.
pub async fn declined(
    transaction: &Transaction,
    (project, person): (ProjectId, PersonId),
    then: &DeclinedThen,
) -> Result<()> {
    let sql = "update suggestion set declined_area = $3, declined_language = $4, declined_km = $5 \
               where project_id = $1 and person_id = $2";
    let values = [
        project.0.into(),
        person.0.into(),
        then.area.map(|area| area.as_str().to_owned()).into(),
        then.language.clone().into(),
        then.km.map(|km| km as i32).into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Both have accepted.
pub async fn agree(transaction: &Transaction, (project, person): (ProjectId, PersonId), now: i64) -> Result<()> {
    let sql = "update suggestion set agreed_at = $3 where project_id = $1 and person_id = $2";
    run(transaction, sql, [project.0.into(), person.0.into(), now.into()]).await.map(drop)
}

/// Places that an expert offers in a month, and how many were agreed since an instant (ms since 1970 UTC). The person's row
/// must be locked, so that of two that agree at once one waits.
pub async fn places(transaction: &Transaction, person: PersonId, since: i64) -> Result<(u32, u32)> {
    let sql = "select coalesce(places_per_month, 0) as n from person where id = $1";
    #[derive(FromQueryResult)]
    struct Places {
        n: i32,
    }
    let offered = row::<Places, 1>(transaction, sql, [person.0.into()]).await?.map_or(0, |row| row.n);
    let sql = "select count(*) as n from suggestion where person_id = $1 and agreed_at >= $2";
    let agreed = row::<Count, 2>(transaction, sql, [person.0.into(), since.into()]).await?.map_or(0, |row| row.n);
    Ok((u32::try_from(offered).unwrap_or_default(), u32::try_from(agreed).unwrap_or(u32::MAX)))
}

/// Whether a profile is one of an expert, public, and of nobody in the team of a project.
pub async fn is_suggestible(transaction: &Transaction, (project, person): (ProjectId, PersonId)) -> Result<bool> {
    let sql = "select count(*) as n from person p where p.id = $2 and p.is_expert and p.publication = 'published' \
               and not exists (select 1 from project_member m where m.project_id = $1 and m.person_id = p.id)";
    Ok(row::<Count, 2>(transaction, sql, [project.0.into(), person.0.into()]).await?.is_some_and(|row| row.n > 0))
}

/// Whether the account of a profile agreed to a purpose, as it was said last.
pub async fn agrees_to(transaction: &Transaction, person: PersonId, purpose: ConsentPurpose) -> Result<bool> {
    let sql = "select count(*) as n from consent k join person p on p.account_id = k.account_id where p.id = $1 \
               and k.purpose = $2 and k.is_given and not exists (select 1 from consent l where l.account_id = k.account_id \
               and l.purpose = k.purpose and (l.created_at > k.created_at or (l.created_at = k.created_at and l.id > k.id)))";
    let values = [person.0.into(), purpose.as_str().into()];
    Ok(row::<Count, 2>(transaction, sql, values).await?.is_some_and(|row| row.n > 0))
}
