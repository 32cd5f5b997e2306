//! The teams of records: who is in them, invitations, requests to join.

use super::life::count;
use super::statement::{row, rows, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::id::{AccountId, GlobalId, InvitationId, JoinRequestId, Kind, PersonId};
use rialto_domain::policy::record::{RECORDS, Role};
use rialto_domain::team::Team;
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

#[derive(FromQueryResult)]
struct MemberRow {
    person_id: Uuid,
    role: String,
}

fn role(word: &str) -> Result<Role> {
    word.parse::<Role>().map_err(Error::internal)
}

/// The record that a stored kind and key name.
fn record(kind: &str, key: Uuid) -> Result<GlobalId> {
    let kind = RECORDS.into_iter().find(|known| known.as_str() == kind);
    kind.map(|kind| GlobalId { kind, key }).ok_or_else(|| Error::internal("a team belongs to no known kind of record"))
}

/// The table of the team of a record, and its column of the record.
fn place(id: GlobalId) -> (&'static str, &'static str) {
    if id.kind == Kind::Project { ("project_member", "project_id") } else { ("record_role", "record_id") }
}

/// Who is in the team of a record.
pub async fn team(transaction: &Transaction, id: GlobalId) -> Result<Team> {
    let (table, column) = place(id);
    let sql = format!("select person_id, role from {table} where {column} = $1 order by person_id");
    let found: Vec<MemberRow> = rows(transaction, &sql, [id.key.into()]).await?;
    found.into_iter().map(|row| Ok((PersonId(row.person_id), role(&row.role)?))).collect::<Result<_>>().map(Team)
}

#[derive(FromQueryResult)]
struct AnsweringRow {
    email: String,
    language: String,
}

/// Where mail goes to those who answer for a record and have an account, and in which language.
pub async fn answering(transaction: &Transaction, id: GlobalId) -> Result<Vec<(String, String)>> {
    let (table, column) = place(id);
    let sql = format!(
        "select a.email, a.language from {table} m join person p on p.id = m.person_id \
         join account a on a.id = p.account_id \
         where m.{column} = $1 and m.role in ('leader', 'manager', 'coordinator') order by a.id"
    );
    let found: Vec<AnsweringRow> = rows(transaction, &sql, [id.key.into()]).await?;
    Ok(found.into_iter().map(|row| (row.email, row.language)).collect())
}

/// What a person is called.
pub async fn name_of(transaction: &Transaction, person: PersonId) -> Result<String> {
    #[derive(FromQueryResult)]
    struct NameRow {
        name: String,
    }
    let found: Option<NameRow> = row(transaction, "select name from person where id = $1", [person.0.into()]).await?;
    found.map(|row| row.name).ok_or_else(|| Error::NotFound("the person".to_owned()))
}

/// Where mail goes to a person who has an account, and in which language.
pub async fn address_of(transaction: &Transaction, person: PersonId) -> Result<Option<(String, String)>> {
    let sql = "select a.email, a.language from person p join account a on a.id = p.account_id where p.id = $1";
    let found: Option<AnsweringRow> = row(transaction, sql, [person.0.into()]).await?;
    Ok(found.map(|row| (row.email, row.language)))
}

/// Adds a person to a team.
pub async fn add(
    transaction: &Transaction,
    (id, key): (GlobalId, Uuid),
    (person, role): (PersonId, Role),
    (today, now): (NaiveDate, i64),
) -> Result<()> {
    if id.kind == Kind::Project {
        let sql = "insert into project_member (id, project_id, person_id, role, joined_on) values ($1, $2, $3, $4, $5)";
        let values = [key.into(), id.key.into(), person.0.into(), role.as_str().into(), today.into()];
        return run(transaction, sql, values).await.map(drop);
    }
    let sql = "insert into record_role (id, kind, record_id, person_id, role, joined_on, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        key.into(),
        id.kind.as_str().into(),
        id.key.into(),
        person.0.into(),
        role.as_str().into(),
        today.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Gives somebody of a team another role, or takes them out of it.
pub async fn change(transaction: &Transaction, id: GlobalId, person: PersonId, to: Option<Role>) -> Result<()> {
    let (table, column) = place(id);
    match to {
        Some(role) => {
            let sql = format!("update {table} set role = $3 where {column} = $1 and person_id = $2");
            run(transaction, &sql, [id.key.into(), person.0.into(), role.as_str().into()]).await.map(drop)
        }
        None => {
            let sql = format!("delete from {table} where {column} = $1 and person_id = $2");
            run(transaction, &sql, [id.key.into(), person.0.into()]).await.map(drop)
        }
    }
}

/// A new invitation.
#[derive(Clone, Debug)]
pub struct NewInvitation<'a> {
    /// Key.
    pub id: InvitationId,
    /// Into the team of this record.
    pub record: GlobalId,
    /// The address, normalised.
    pub email: &'a str,
    /// What the person would be.
    pub role: Role,
    /// A word of who invites.
    pub message: Option<&'a str>,
    /// SHA-256 of its token, in hexadecimal digits.
    pub token_hash: &'a str,
    /// Who invites.
    pub by: AccountId,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
    /// When it stops working, ms since 1970 UTC.
    pub expires_at: i64,
}

/// Writes an invitation; one that is open for the same address and record ends.
pub async fn invite(transaction: &Transaction, invitation: &NewInvitation<'_>) -> Result<()> {
    let i = invitation;
    let sql = "update invitation set ended_at = $3, end_reason = 'renewed' \
               where record_id = $1 and email = $2 and ended_at is null";
    run(transaction, sql, [i.record.key.into(), i.email.into(), i.created_at.into()]).await?;
    let sql = "insert into invitation (id, kind, record_id, email, role, message, token_hash, invited_by, created_at, \
               expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        i.id.0.into(),
        i.record.kind.as_str().into(),
        i.record.key.into(),
        i.email.into(),
        i.role.as_str().into(),
        i.message.map(str::to_owned).into(),
        i.token_hash.into(),
        i.by.0.into(),
        i.created_at.into(),
        i.expires_at.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// An invitation as stored.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Key.
    pub id: InvitationId,
    /// Into the team of this record.
    pub record: GlobalId,
    /// The address it was sent to.
    pub email: String,
    /// What the person would be.
    pub role: Role,
    /// When it stops working, ms since 1970 UTC.
    pub expires_at: i64,
    /// Whether it is over.
    pub has_ended: bool,
}

#[derive(FromQueryResult)]
struct InvitationRow {
    id: Uuid,
    kind: String,
    record_id: Uuid,
    email: String,
    role: String,
    expires_at: i64,
    ended_at: Option<i64>,
}

impl InvitationRow {
    fn read(self) -> Result<Invitation> {
        Ok(Invitation {
            id: InvitationId(self.id),
            record: record(&self.kind, self.record_id)?,
            email: self.email,
            role: role(&self.role)?,
            expires_at: self.expires_at,
            has_ended: self.ended_at.is_some(),
        })
    }
}

const INVITATION: &str = "select id, kind, record_id, email, role, expires_at, ended_at from invitation where";

/// The invitation of a token by its hash.
pub async fn invitation_of(transaction: &Transaction, hash: &str) -> Result<Option<Invitation>> {
    let found: Option<InvitationRow> =
        row(transaction, &format!("{INVITATION} token_hash = $1"), [hash.into()]).await?;
    found.map(InvitationRow::read).transpose()
}

/// An invitation by its key.
pub async fn invitation(transaction: &Transaction, id: InvitationId) -> Result<Option<Invitation>> {
    let found: Option<InvitationRow> = row(transaction, &format!("{INVITATION} id = $1"), [id.0.into()]).await?;
    found.map(InvitationRow::read).transpose()
}

/// Ends an open invitation at an instant (ms since 1970 UTC); false when somebody was quicker.
pub async fn end_invitation(transaction: &Transaction, id: InvitationId, (now, why): (i64, &str)) -> Result<bool> {
    let sql = "update invitation set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null";
    Ok(run(transaction, sql, [id.0.into(), now.into(), why.into()]).await? > 0)
}

/// Ends the open invitations of a person to a record: who manages its team no longer invites nobody into it.
pub async fn end_invitations_of(transaction: &Transaction, (id, person): (GlobalId, PersonId), now: i64) -> Result<()> {
    let sql = "update invitation set ended_at = $3, end_reason = 'withdrawn' where record_id = $1 and ended_at is null \
               and invited_by = (select account_id from person where id = $2)";
    run(transaction, sql, [id.key.into(), person.0.into(), now.into()]).await.map(drop)
}

/// Open invitations into the team of a record.
pub async fn open_invitations(transaction: &Transaction, id: GlobalId) -> Result<i64> {
    count(transaction, "invitation where record_id = $1 and ended_at is null", id.key).await
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many invitations an account has sent since an instant (ms since 1970 UTC).
pub async fn invited_since(transaction: &Transaction, account: AccountId, since: i64) -> Result<i64> {
    let sql = "select count(*) as n from invitation where invited_by = $1 and created_at > $2";
    Ok(row::<Count, 2>(transaction, sql, [account.0.into(), since.into()]).await?.map_or(0, |count| count.n))
}

/// How many requests a person has made since an instant (ms since 1970 UTC).
pub async fn asked_since(transaction: &Transaction, person: PersonId, since: i64) -> Result<i64> {
    let sql = "select count(*) as n from join_request where person_id = $1 and created_at > $2";
    Ok(row::<Count, 2>(transaction, sql, [person.0.into(), since.into()]).await?.map_or(0, |count| count.n))
}

/// Writes a request to join; false when the person has an open one.
pub async fn ask(
    transaction: &Transaction,
    (request, id): (JoinRequestId, GlobalId),
    (person, message): (PersonId, Option<&str>),
    now: i64,
) -> Result<bool> {
    let sql = "insert into join_request (id, kind, record_id, person_id, message, created_at) \
               values ($1, $2, $3, $4, $5, $6) on conflict (record_id, person_id) where ended_at is null do nothing";
    let values = [
        request.0.into(),
        id.kind.as_str().into(),
        id.key.into(),
        person.0.into(),
        message.map(str::to_owned).into(),
        now.into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

/// A request to join.
#[derive(Clone, Debug)]
pub struct JoinRequest {
    /// The record.
    pub record: GlobalId,
    /// Who asks.
    pub person: PersonId,
    /// Whether it was answered or withdrawn.
    pub has_ended: bool,
}

#[derive(FromQueryResult)]
struct RequestRow {
    kind: String,
    record_id: Uuid,
    person_id: Uuid,
    ended_at: Option<i64>,
}

/// A request by its key.
pub async fn request(transaction: &Transaction, id: JoinRequestId) -> Result<Option<JoinRequest>> {
    let sql = "select kind, record_id, person_id, ended_at from join_request where id = $1";
    let found: Option<RequestRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|found| {
            Ok(JoinRequest {
                record: record(&found.kind, found.record_id)?,
                person: PersonId(found.person_id),
                has_ended: found.ended_at.is_some(),
            })
        })
        .transpose()
}

/// Ends an open request; false when somebody was quicker.
pub async fn end_request(
    transaction: &Transaction,
    id: JoinRequestId,
    (now, why): (i64, &str),
    by: AccountId,
) -> Result<bool> {
    let sql =
        "update join_request set ended_at = $2, end_reason = $3, answered_by = $4 where id = $1 and ended_at is null";
    Ok(run(transaction, sql, [id.0.into(), now.into(), why.into(), by.0.into()]).await? > 0)
}
