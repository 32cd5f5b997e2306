//! What happened to what people follow, until those who follow it were told.

use super::statement::{rows, run};
use super::{Batch, Mode};
use crate::database::Transaction;
use rialto_domain::follow::{FollowedEvent, NoticeKind};
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId};
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

const COLUMNS: [&str; 7] = ["id", "event", "kind", "record_id", "person_id", "after_account", "created_at"];

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    /// Key.
    pub id: Uuid,
    /// What.
    pub event: FollowedEvent,
    /// To which project or session.
    pub record: GlobalId,
    /// Who gave the advice; none for other events.
    pub person: Option<PersonId>,
    /// How far telling came: those with keys up to this one were told.
    pub after: AccountId,
}

/// Who is told of it, and as what.
#[derive(Clone, Copy, Debug)]
pub struct Recipient {
    /// Whom.
    pub account: AccountId,
    /// What it is to them.
    pub kind: NoticeKind,
    /// What of theirs, or of what they follow, it is about.
    pub subject: GlobalId,
}

fn values(happened: &Happened, now: i64) -> [Value; 7] {
    [
        happened.id.into(),
        happened.event.as_str().into(),
        happened.record.kind.as_str().into(),
        happened.record.key.into(),
        happened.person.map(|person| person.0).into(),
        happened.after.0.into(),
        now.into(),
    ]
}

impl Batch {
    /// Adds an event: those who follow hear of it once the batch was saved.
    pub fn happened(&mut self, happened: &Happened) {
        self.row("followed_event", &COLUMNS, Mode::Create, values(happened, self.now).into());
    }
}

/// Writes an event in the transaction of an act, at an instant (ms since 1970 UTC).
pub async fn append(transaction: &Transaction, happened: &Happened, now: i64) -> Result<()> {
    let sql = "insert into followed_event (id, event, kind, record_id, person_id, after_account, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    run(transaction, sql, values(happened, now)).await.map(drop)
}

#[derive(FromQueryResult)]
struct HappenedRow {
    id: Uuid,
    event: String,
    kind: String,
    record_id: Uuid,
    person_id: Option<Uuid>,
    after_account: Uuid,
}

fn kind(word: &str) -> Result<Kind> {
    let kind = Kind::ALL.iter().find(|kind| kind.as_str() == word);
    kind.copied().ok_or_else(|| Error::internal(format!("`{word}` is no kind of record")))
}

/// The oldest events, at most so many.
pub async fn oldest(transaction: &Transaction, most: i64) -> Result<Vec<Happened>> {
    let sql = "select id, event, kind, record_id, person_id, after_account from followed_event \
               order by created_at, id limit $1";
    let found: Vec<HappenedRow> = rows(transaction, sql, [most.into()]).await?;
    let read = |row: HappenedRow| {
        Ok(Happened {
            id: row.id,
            event: row.event.parse().map_err(Error::internal)?,
            record: GlobalId { kind: kind(&row.kind)?, key: row.record_id },
            person: row.person_id.map(PersonId),
            after: AccountId(row.after_account),
        })
    };
    found.into_iter().map(read).collect()
}

/// Takes the next recipients of an event upon oneself: telling came as far as `until`, or is over. False when another instance
/// was quicker.
pub async fn advance(transaction: &Transaction, happened: &Happened, until: Option<AccountId>) -> Result<bool> {
    let (id, after) = (happened.id, happened.after.0);
    let changed = match until {
        Some(until) => {
            let sql = "update followed_event set after_account = $3 where id = $1 and after_account = $2";
            run(transaction, sql, [id.into(), after.into(), until.0.into()]).await?
        }
        None => {
            let sql = "delete from followed_event where id = $1 and after_account = $2";
            run(transaction, sql, [id.into(), after.into()]).await?
        }
    };
    Ok(changed > 0)
}

/// Whom an event concerns, as rows `account_id, weight, kind, subject_kind, subject_id`; `$1` is the record, `$2` who gave advice. The
/// lightest of an account counts.
fn sources(happened: &Happened) -> Vec<&'static str> {
    const OWN_PROJECT: &str = "select p.account_id, 0 as weight, 'advice' as kind, 'project' as subject_kind, m.project_id as subject_id \
        from project_member m join person p on p.id = m.person_id where m.project_id = $1 and m.role in ('leader', 'editor') \
        and p.account_id is not null";
    const PROJECT: &str = "select f.account_id, 1 as weight, 'followed_project' as kind, 'project' as subject_kind, f.subject_id \
        from follow f where f.kind = 'project' and f.subject_id = $1";
    const LEADER: &str = "select f.account_id, 2 as weight, 'followed_person' as kind, 'person' as subject_kind, f.subject_id \
        from project_member m join person p on p.id = m.person_id and p.publication = 'published' \
        join follow f on f.kind = 'person' and f.subject_id = p.id where m.project_id = $1 and m.role = 'leader'";
    const EXPERT: &str = "select f.account_id, 2 as weight, 'followed_person' as kind, 'person' as subject_kind, f.subject_id \
        from follow f where f.kind = 'person' and f.subject_id = $2";
    // codes of regions are nested: those of a tree begin with the code of its root
    const PROJECT_REGION: &str = "select f.account_id, 3 as weight, 'followed_region' as kind, 'region' as subject_kind, f.subject_id \
        from project x join region r on r.id = x.region_id join region t on substr(r.code, 1, length(t.code)) = t.code \
        join follow f on f.kind = 'region' and f.subject_id = t.id where x.id = $1";
    const SESSION_REGION: &str = "select f.account_id, 3 as weight, 'followed_region' as kind, 'region' as subject_kind, f.subject_id \
        from session x join region r on r.id = x.region_id join region t on substr(r.code, 1, length(t.code)) = t.code \
        join follow f on f.kind = 'region' and f.subject_id = t.id where x.id = $1";
    match happened.event {
        FollowedEvent::Published => vec![PROJECT, LEADER, PROJECT_REGION],
        FollowedEvent::SessionAnnounced => vec![SESSION_REGION],
        FollowedEvent::AdviceGiven => vec![OWN_PROJECT, EXPERT],
        FollowedEvent::StageMoved
        | FollowedEvent::NeedOpened
        | FollowedEvent::NeedFulfilled
        | FollowedEvent::OutcomeTold => vec![PROJECT],
    }
}

#[derive(FromQueryResult)]
struct RecipientRow {
    account_id: Uuid,
    kind: String,
    subject_kind: String,
    subject_id: Uuid,
}

/// The next who are told of an event, at most so many: once each, not those who answer for the record (but of advice for it) nor who
/// gave the advice. Nobody when the record, or who gave the advice, is not public by now.
pub async fn recipients(transaction: &Transaction, happened: &Happened, most: i64) -> Result<Vec<Recipient>> {
    let (team, column) = match happened.record.kind {
        Kind::Project => ("project_member", "project_id"),
        _ => ("record_role", "record_id"),
    };
    let table = super::record::table(happened.record.kind)?;
    let sql = format!(
        "select x.account_id, x.kind, x.subject_kind, x.subject_id from (\
         select s.account_id, s.kind, s.subject_kind, s.subject_id, s.weight, \
         row_number() over (partition by s.account_id order by s.weight, s.subject_id) as place from ({}) s) x \
         where x.place = 1 and x.account_id > $3 \
         and exists (select 1 from {table} a where a.id = $1 and a.publication = 'published') \
         and ($2 is null or exists (select 1 from person e where e.id = $2 and e.publication = 'published')) \
         and not exists (select 1 from person e where e.id = $2 and e.account_id = x.account_id) \
         and (x.weight = 0 or not exists (select 1 from {team} m join person q on q.id = m.person_id \
         where m.{column} = $1 and q.account_id = x.account_id)) order by x.account_id limit $4",
        sources(happened).join(" union all ")
    );
    let values = [
        happened.record.key.into(),
        happened.person.map(|person| person.0).into(),
        happened.after.0.into(),
        most.into(),
    ];
    let found: Vec<RecipientRow> = rows(transaction, &sql, values).await?;
    let read = |row: RecipientRow| {
        Ok(Recipient {
            account: AccountId(row.account_id),
            kind: row.kind.parse().map_err(Error::internal)?,
            subject: GlobalId { kind: kind(&row.subject_kind)?, key: row.subject_id },
        })
    };
    found.into_iter().map(read).collect()
}
