//! Reminders of sessions, and the addresses of people's calendars.

use super::statement::{row, rows, run};
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::id::{AccountId, SessionId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A session of which people are to be reminded. Instants are ms since 1970 UTC.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Ahead {
    /// Key.
    pub id: Uuid,
    /// Address in the web app.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Begins.
    pub starts_at: i64,
    /// The time zone of the place.
    pub time_zone: String,
}

/// Sessions that everybody sees, that are not cancelled and begin between two instants (ms since 1970 UTC).
pub async fn ahead(transaction: &Transaction, (from, until): (i64, i64)) -> Result<Vec<Ahead>> {
    let sql = "select id, slug, title, starts_at, time_zone from session where publication = 'published' and cancelled_at is null \
               and starts_at > $1 and starts_at <= $2 order by starts_at, id";
    rows(transaction, sql, [from.into(), until.into()]).await
}

/// Reads one of them again, as it is inside this transaction.
pub async fn still_ahead(transaction: &Transaction, session: SessionId) -> Result<Option<Ahead>> {
    let sql = "select id, slug, title, starts_at, time_zone from session where publication = 'published' and cancelled_at is null \
               and id = $1";
    row(transaction, sql, [session.0.into()]).await
}

/// Takes a reminder upon oneself; false when it was sent or another instance sends it.
pub async fn claim(
    transaction: &Transaction,
    session: SessionId,
    (starts_at, days): (i64, i64),
    now: i64,
) -> Result<bool> {
    let sql = "insert into session_reminder (session_id, starts_at, days, created_at) values ($1, $2, $3, $4) on conflict do nothing";
    Ok(run(transaction, sql, [session.0.into(), starts_at.into(), days.into(), now.into()]).await? > 0)
}

#[derive(FromQueryResult)]
struct AddressRow {
    email: String,
    language: String,
}

/// Where mail goes to those who will be at a session, and in which language: who manages it or helps to, experts who come, and leaders
/// of projects that were accepted or have a turn.
pub async fn comers(transaction: &Transaction, session: SessionId) -> Result<Vec<(String, String)>> {
    let sql = "select c.email, c.language from account c where c.id in (\
        select p.account_id from record_role r join person p on p.id = r.person_id where r.record_id = $1 \
        union select p.account_id from session_expert e join person p on p.id = e.person_id where e.session_id = $1 \
        and e.status = 'accepted' \
        union select p.account_id from project_member m join person p on p.id = m.person_id where m.role = 'leader' and m.project_id in (\
        select a.project_id from application a where a.session_id = $1 and a.status = 'accepted' \
        union select t.project_id from session_turn t where t.session_id = $1)) order by c.id";
    let found: Vec<AddressRow> = rows(transaction, sql, [session.0.into()]).await?;
    Ok(found.into_iter().map(|row| (row.email, row.language)).collect())
}

/// Makes the address of an account's calendar anew: the one before ends.
pub async fn renew_calendar(transaction: &Transaction, account: AccountId, now: i64) -> Result<()> {
    let sql = "update account set calendar_version = calendar_version + 1, updated_at = $2 where id = $1";
    run(transaction, sql, [account.0.into(), now.into()]).await.map(drop)
}
