//! The agenda of a session, the seats of experts, and cancelling: what acts read and write.

use super::statement::{row, rows, run, run_unless_taken};
use crate::database::Transaction;
use rialto_domain::id::{PersonId, ProjectId, SessionExpertId, SessionId, SessionTurnId};
use rialto_domain::vocabulary::{Area, SeatStatus, TurnStatus};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A turn as acts know it.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// Key.
    pub id: SessionTurnId,
    /// Whose it is.
    pub project: Option<ProjectId>,
    /// What it is called, where it is no project's.
    pub title: Option<String>,
    /// Language of the title.
    pub language: String,
    /// How long it is planned, minutes.
    pub minutes: i64,
    /// Where it stands.
    pub status: TurnStatus,
}

#[derive(FromQueryResult)]
struct TurnRow {
    id: Uuid,
    project_id: Option<Uuid>,
    title: Option<String>,
    language: String,
    minutes: i16,
    status: String,
}

/// The turns of a session, in order.
pub async fn turns(transaction: &Transaction, session: SessionId) -> Result<Vec<Turn>> {
    let sql = "select id, project_id, title, language, minutes, status from session_turn where session_id = $1 order by position, id";
    let found: Vec<TurnRow> = rows(transaction, sql, [session.0.into()]).await?;
    let read = |row: TurnRow| {
        Ok(Turn {
            id: SessionTurnId(row.id),
            project: row.project_id.map(ProjectId),
            title: row.title,
            language: row.language,
            minutes: row.minutes.into(),
            status: row.status.parse().map_err(Error::internal)?,
        })
    };
    found.into_iter().map(read).collect()
}

/// Writes an agenda in place of the one before; turns that keep their key keep what happened at them.
pub async fn set_turns(transaction: &Transaction, session: SessionId, turns: &[Turn], now: i64) -> Result<()> {
    let before = self::turns(transaction, session).await?;
    for gone in before.iter().filter(|turn| !turns.iter().any(|kept| kept.id == turn.id)) {
        run(transaction, "delete from session_turn where id = $1", [gone.id.0.into()]).await?;
    }
    for (place, turn) in (1i16..).zip(turns) {
        let sql = "insert into session_turn (id, session_id, position, project_id, title, language, minutes, status, created_at) \
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set position = excluded.position, \
                   project_id = excluded.project_id, title = excluded.title, language = excluded.language, minutes = excluded.minutes";
        let values = [
            turn.id.0.into(),
            session.0.into(),
            place.into(),
            turn.project.map(|project| project.0).into(),
            turn.title.clone().into(),
            turn.language.as_str().into(),
            i16::try_from(turn.minutes).map_err(Error::internal)?.into(),
            turn.status.as_str().into(),
            now.into(),
        ];
        run(transaction, sql, values).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct PublishedRow {
    id: Uuid,
}

/// Whether everybody sees a project.
pub async fn is_public(transaction: &Transaction, project: ProjectId) -> Result<bool> {
    let sql = "select id from project where id = $1 and publication = 'published'";
    let found: Option<PublishedRow> = row(transaction, sql, [project.0.into()]).await?;
    Ok(found.is_some_and(|row| row.id == project.0))
}

/// Whether a person is an expert in an area whom everybody sees.
pub async fn is_expert_in(transaction: &Transaction, person: PersonId, area: Area) -> Result<bool> {
    let sql = "select p.id from person p join person_area a on a.person_id = p.id where p.id = $1 and a.area = $2 and p.is_expert \
               and p.publication = 'published'";
    let found: Option<PublishedRow> = row(transaction, sql, [person.0.into(), area.as_str().into()]).await?;
    Ok(found.is_some_and(|row| row.id == person.0))
}

/// A seat as acts know it.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Key.
    pub id: SessionExpertId,
    /// Of this session.
    pub session: SessionId,
    /// Of this expert.
    pub person: PersonId,
    /// For this area.
    pub area: Area,
    /// Where it stands.
    pub status: SeatStatus,
}

#[derive(FromQueryResult)]
struct SeatRow {
    id: Uuid,
    session_id: Uuid,
    person_id: Uuid,
    area: String,
    status: String,
}

impl SeatRow {
    fn read(self) -> Result<Seat> {
        Ok(Seat {
            id: SessionExpertId(self.id),
            session: SessionId(self.session_id),
            person: PersonId(self.person_id),
            area: self.area.parse().map_err(Error::internal)?,
            status: self.status.parse().map_err(Error::internal)?,
        })
    }
}

/// A seat by its key.
pub async fn seat(transaction: &Transaction, id: SessionExpertId) -> Result<Option<Seat>> {
    let sql = "select id, session_id, person_id, area, status from session_expert where id = $1";
    let found: Option<SeatRow> = row(transaction, sql, [id.0.into()]).await?;
    found.map(SeatRow::read).transpose()
}

/// The seats of an area of a session, whatever became of them.
pub async fn seats(transaction: &Transaction, session: SessionId, area: Area) -> Result<Vec<Seat>> {
    let sql = "select id, session_id, person_id, area, status from session_expert where session_id = $1 and area = $2 order by id";
    let found: Vec<SeatRow> = rows(transaction, sql, [session.0.into(), area.as_str().into()]).await?;
    found.into_iter().map(SeatRow::read).collect()
}

#[derive(FromQueryResult)]
struct SeatsRow {
    seats: Option<i16>,
}

/// How many seats a session has for an area.
pub async fn places(transaction: &Transaction, session: SessionId, area: Area) -> Result<i64> {
    let sql = format!("select seats_{} as seats from session where id = $1", area.as_str());
    let found: Option<SeatsRow> = row(transaction, &sql, [session.0.into()]).await?;
    Ok(found.and_then(|row| row.seats).map_or(0, i64::from))
}

/// Asks an expert to a table; whether nobody asked them for this area yet.
pub async fn invite(transaction: &Transaction, seat: &Seat, now: i64) -> Result<bool> {
    let sql = "insert into session_expert (id, session_id, person_id, area, status, created_at) values ($1, $2, $3, $4, $5, $6)";
    let values = [
        seat.id.0.into(),
        seat.session.0.into(),
        seat.person.0.into(),
        seat.area.as_str().into(),
        seat.status.as_str().into(),
        now.into(),
    ];
    Ok(run_unless_taken(transaction, sql, values).await? > 0)
}

/// Says what became of a seat.
pub async fn set_seat(transaction: &Transaction, id: SessionExpertId, status: SeatStatus, now: i64) -> Result<()> {
    let answered = (status != SeatStatus::Invited).then_some(now);
    let sql = "update session_expert set status = $2, answered_at = $3 where id = $1";
    run(transaction, sql, [id.0.into(), status.as_str().into(), answered.into()]).await.map(drop)
}

/// Cancels a session, with the reason.
pub async fn cancel(
    transaction: &Transaction,
    session: SessionId,
    (reason, language): (&str, &str),
    now: i64,
) -> Result<()> {
    let sql = "update session set cancelled_at = $2, cancel_reason = $3, cancel_language = $4 where id = $1";
    run(transaction, sql, [session.0.into(), now.into(), reason.into(), language.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct AddressRow {
    email: String,
    language: String,
}

/// Who takes part in a session: who manages it, experts who were asked or come, evaluators, and those who answer for projects that
/// applied or have a turn. `{s}` is the key of the session.
pub(crate) const PARTICIPANTS: &str = "select p.account_id from record_role r join person p on p.id = r.person_id where r.record_id = {s} \
    union select p.account_id from session_expert e join person p on p.id = e.person_id where e.session_id = {s} \
    and e.status in ('invited', 'accepted') \
    union select p.account_id from session_evaluator v join person p on p.id = v.person_id where v.session_id = {s} \
    union select p.account_id from project_member m join person p on p.id = m.person_id where m.role = 'leader' and m.project_id in ( \
    select a.project_id from application a where a.session_id = {s} and a.status in ('submitted', 'accepted', 'waiting_list') \
    union select t.project_id from session_turn t where t.session_id = {s})";

/// Where mail goes to those who take part, and in which language.
pub async fn participants(transaction: &Transaction, session: SessionId) -> Result<Vec<(String, String)>> {
    let who = PARTICIPANTS.replace("{s}", "$1");
    let sql = format!("select c.email, c.language from account c where c.id in ({who}) order by c.id");
    let found: Vec<AddressRow> = rows(transaction, &sql, [session.0.into()]).await?;
    Ok(found.into_iter().map(|row| (row.email, row.language)).collect())
}
