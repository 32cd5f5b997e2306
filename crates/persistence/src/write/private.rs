//! What is private to those responsible: notes and contacts of records, and what people are appointed to.

use super::statement::{row, run};
use crate::database::Transaction;
use rialto_domain::id::{AccountId, AppointmentId, GlobalId, NoteId, RegionId};
use rialto_domain::policy::record::{RECORDS, Role};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Writes a note of an account about a record.
pub async fn add_note(
    transaction: &Transaction,
    (note, id): (NoteId, GlobalId),
    (account, text): (AccountId, &str),
    now: i64,
) -> Result<()> {
    let sql = "insert into note (id, kind, record_id, account_id, text, created_at) values ($1, $2, $3, $4, $5, $6)";
    let values = [note.0.into(), id.kind.as_str().into(), id.key.into(), account.0.into(), text.into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct NoteRow {
    kind: String,
    record_id: Uuid,
    account_id: Option<Uuid>,
}

/// The record that a note is about, and who wrote it.
pub async fn note(transaction: &Transaction, id: NoteId) -> Result<Option<(GlobalId, Option<AccountId>)>> {
    let sql = "select kind, record_id, account_id from note where id = $1";
    let found: Option<NoteRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|found| {
            let kind = RECORDS.into_iter().find(|known| known.as_str() == found.kind);
            let kind = kind.ok_or_else(|| Error::internal("a note belongs to no known kind of record"))?;
            Ok((GlobalId { kind, key: found.record_id }, found.account_id.map(AccountId)))
        })
        .transpose()
}

/// Removes a note.
pub async fn remove_note(transaction: &Transaction, id: NoteId) -> Result<()> {
    run(transaction, "delete from note where id = $1", [id.0.into()]).await.map(drop)
}

/// Whom to reach.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// Name.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// Writes the contact of a project or an organisation.
pub async fn set_contact(transaction: &Transaction, id: GlobalId, contact: &Contact) -> Result<()> {
    let table = super::record::table(id.kind)?;
    let sql = format!("update {table} set contact_name = $2, contact_email = $3, contact_phone = $4 where id = $1");
    let Contact { name, email, phone } = contact.clone();
    run(transaction, &sql, [id.key.into(), name.into(), email.into(), phone.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct RegionRow {
    id: Uuid,
}

/// The region of a NUTS code.
pub async fn region(transaction: &Transaction, code: &str) -> Result<Option<RegionId>> {
    let found: Option<RegionRow> = row(transaction, "select id from region where code = $1", [code.into()]).await?;
    Ok(found.map(|row| RegionId(row.id)))
}

#[derive(FromQueryResult)]
struct AccountRow {
    id: Uuid,
    email: String,
    name: String,
    language: String,
}

/// Somebody with an account whose address is known to be theirs.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// The account.
    pub account: AccountId,
    /// Its address, normalised.
    pub email: String,
    /// Its name.
    pub name: String,
    /// Language of its mail.
    pub language: String,
}

impl AccountRow {
    fn read(self) -> Addressee {
        Addressee { account: AccountId(self.id), email: self.email, name: self.name, language: self.language }
    }
}

const ADDRESSEE: &str = "select id, email, name, language from account where email_confirmed_at is not null and";

/// Who has an account, by key.
pub async fn addressee(transaction: &Transaction, account: AccountId) -> Result<Option<Addressee>> {
    let found: Option<AccountRow> = row(transaction, &format!("{ADDRESSEE} id = $1"), [account.0.into()]).await?;
    Ok(found.map(AccountRow::read))
}

/// Who has an account, by address.
pub async fn addressee_at(transaction: &Transaction, email: &str) -> Result<Option<Addressee>> {
    let found: Option<AccountRow> = row(transaction, &format!("{ADDRESSEE} email = $1"), [email.into()]).await?;
    Ok(found.map(AccountRow::read))
}

/// A new appointment.
#[derive(Clone, Copy, Debug)]
pub struct NewAppointment {
    /// Key.
    pub id: AppointmentId,
    /// Whose.
    pub account: AccountId,
    /// To what.
    pub role: Role,
    /// Where; everywhere when none.
    pub region: Option<RegionId>,
    /// By whom; none for the server's owner.
    pub by: Option<AccountId>,
}

/// Writes an appointment at an instant (ms since 1970 UTC); false when it is there already.
pub async fn appoint(transaction: &Transaction, new: &NewAppointment, now: i64) -> Result<bool> {
    // the account is locked, so that nobody appoints the same meanwhile
    run(transaction, "update account set updated_at = updated_at where id = $1", [new.account.0.into()]).await?;
    let sql = "insert into appointment (id, account_id, role, region_id, appointed_by, created_at) \
               select $1, a.id, $3, $4, $5, $6 from account a where a.id = $2 and not exists \
               (select 1 from appointment o where o.account_id = a.id and o.role = $3 and o.ended_at is null \
               and (o.region_id = $4 or (o.region_id is null and $4 is null)))";
    let values = [
        new.id.0.into(),
        new.account.0.into(),
        new.role.as_str().into(),
        new.region.map(|id| id.0).into(),
        new.by.map(|id| id.0).into(),
        now.into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

#[derive(FromQueryResult)]
struct HolderRow {
    account_id: Uuid,
}

/// Ends an appointment at an instant (ms since 1970 UTC): whose it was; none when it is not there or over.
pub async fn dismiss(transaction: &Transaction, id: AppointmentId, now: i64) -> Result<Option<AccountId>> {
    let sql = "update appointment set ended_at = $2 where id = $1 and ended_at is null";
    if run(transaction, sql, [id.0.into(), now.into()]).await? == 0 {
        return Ok(None);
    }
    let found: Option<HolderRow> =
        row(transaction, "select account_id from appointment where id = $1", [id.0.into()]).await?;
    Ok(found.map(|row| AccountId(row.account_id)))
}
