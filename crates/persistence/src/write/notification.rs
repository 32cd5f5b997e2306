//! Writing notifications.

use super::statement::{row, rows, run};
use crate::database::Transaction;
use rialto_domain::Result;
use rialto_domain::follow::{FollowedEvent, NoticeKind};
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What an account is notified of.
#[derive(Clone, Copy, Debug)]
pub struct NewNotification {
    /// What it is.
    pub kind: NoticeKind,
    /// What it is about: what is not read yet stands once for each kind and subject.
    pub subject: GlobalId,
    /// The record whose page it leads to.
    pub record: Option<GlobalId>,
    /// Who did it.
    pub by: Option<PersonId>,
    /// What happened to what is followed.
    pub event: Option<FollowedEvent>,
    /// How many it stands for.
    pub count: i64,
}

/// Notifies an account: a new row, or one more of what it has not read yet. Nothing where the account silenced the kind. An instant
/// is ms since 1970 UTC.
pub async fn tell(transaction: &Transaction, key: Uuid, to: AccountId, told: &NewNotification, now: i64) -> Result<()> {
    // the condition also keeps SQLite from reading `on conflict` as part of a join
    let sql = "insert into notification (id, account_id, kind, subject_kind, subject_id, record_kind, record_id, by_person_id, \
               event, count, since, at) \
               select $1, a.id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11 from account a where a.id = $2 \
               and not exists (select 1 from notification_silence s where s.account_id = a.id and s.kind = $3) \
               on conflict (account_id, kind, subject_id) where read_at is null do update set \
               count = notification.count + excluded.count, at = excluded.at, record_kind = excluded.record_kind, \
               record_id = excluded.record_id, by_person_id = excluded.by_person_id, event = excluded.event";
    let values = [
        key.into(),
        to.0.into(),
        told.kind.as_str().into(),
        told.subject.kind.as_str().into(),
        told.subject.key.into(),
        told.record.map(|record| record.kind.as_str()).into(),
        told.record.map(|record| record.key).into(),
        told.by.map(|person| person.0).into(),
        told.event.map(FollowedEvent::as_str).into(),
        told.count.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The account of a person, where there is one.
pub async fn account_of(transaction: &Transaction, person: PersonId) -> Result<Option<AccountId>> {
    let sql = "select account_id as id from person where id = $1 and account_id is not null";
    Ok(row::<KeyRow, 1>(transaction, sql, [person.0.into()]).await?.map(|found| AccountId(found.id)))
}

/// The accounts of those who answer for a record: leaders of a project, managers and coordinators of others.
pub async fn answering(transaction: &Transaction, record: GlobalId) -> Result<Vec<AccountId>> {
    let (table, column) =
        if record.kind == Kind::Project { ("project_member", "project_id") } else { ("record_role", "record_id") };
    let sql = format!(
        "select distinct p.account_id as id from {table} m join person p on p.id = m.person_id \
         where m.{column} = $1 and m.role in ('leader', 'manager', 'coordinator') and p.account_id is not null order by 1"
    );
    let found: Vec<KeyRow> = rows(transaction, &sql, [record.key.into()]).await?;
    Ok(found.into_iter().map(|row| AccountId(row.id)).collect())
}
