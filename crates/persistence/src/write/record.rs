//! What every act upon a record reads and writes: the record's state, who the actor is to it, its version, the audit trail.

use super::statement::{row, run};
use super::table::{Event, append};
use crate::Engine;
use crate::database::Transaction;
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId, SessionId};
use rialto_domain::policy::record::{RECORDS, Role, Roles};
use rialto_domain::table::TableEventKind;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// The state of a record, as its act finds it.
#[derive(Clone, Debug)]
pub struct State {
    /// Who sees it.
    pub publication: Publication,
    /// Who saw it before it was hidden or deleted.
    pub publication_before: Option<Publication>,
    /// Raised with each change.
    pub version: i64,
    /// When it was deleted, ms since 1970 UTC.
    pub deleted_at: Option<i64>,
    /// Its address in the web app.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Language of its texts.
    pub language: String,
}

/// A record as an act finds it, and what an account is to it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The record.
    pub state: State,
    /// What the account is to it.
    pub roles: Roles,
    /// The profile of the account, where it has one.
    pub person: Option<PersonId>,
}

#[derive(FromQueryResult)]
struct FoundRow {
    publication: String,
    publication_before: Option<String>,
    version: i64,
    deleted_at: Option<i64>,
    slug: String,
    title: String,
    language: String,
    roles: Option<String>,
    person: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The table of a kind that people write.
///
/// # Errors
/// `NotFound`: nothing is done to records of another kind by themselves.
pub fn table(kind: Kind) -> Result<&'static str> {
    match RECORDS.contains(&kind) {
        true => Ok(kind.as_str()),
        false => Err(Error::NotFound(format!(
            "a record that can be changed: a {} changes with its owner; it",
            kind.type_name()
        ))),
    }
}

/// The column of what a record of a kind is called.
pub fn title_column(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation | Kind::Person | Kind::Cluster => "name",
        _ => "title",
    }
}

/// What an account is to a record of a kind, a role a row: `x` is the record, `$2` the account.
pub(crate) fn roles_of(kind: Kind) -> String {
    roles_among(kind, Roles::ALL)
}

/// The same for some roles alone: each that is not asked for saves its part of the question.
pub(super) fn roles_among(kind: Kind, among: Roles) -> String {
    let offices = Roles::of([Role::HubManager, Role::PolicyOfficer, Role::Moderator]);
    let (expert, administrator) = (Roles::of([Role::Expert]), Roles::of([Role::Administrator]));
    let own = Roles::ALL.without(offices).without(expert).without(administrator);
    let of_record = match kind {
        Kind::Project => {
            "select m.role from project_member m join person p on p.id = m.person_id \
             where m.project_id = x.id and p.account_id = $2"
        }
        Kind::Person => "select 'oneself' as role where x.account_id = $2",
        Kind::Pilot => {
            "select r.role from record_role r join person p on p.id = r.person_id \
             where p.account_id = $2 and r.record_id in (x.id, x.cluster_id) \
             union select m.role from project_member m join person p on p.id = m.person_id \
             where p.account_id = $2 and m.project_id = x.project_id"
        }
        Kind::Session => {
            "select r.role from record_role r join person p on p.id = r.person_id \
             where r.record_id = x.id and p.account_id = $2 \
             union select 'evaluator' from session_evaluator s join person p on p.id = s.person_id \
             where s.session_id = x.id and p.account_id = $2"
        }
        _ => {
            "select r.role from record_role r join person p on p.id = r.person_id \
             where r.record_id = x.id and p.account_id = $2"
        }
    };
    // codes of regions are nested: those of a tree begin with the code of its root
    let parts = [
        (own, of_record),
        (
            offices,
            "select a.role from appointment a where a.account_id = $2 and a.ended_at is null and (a.region_id is null \
             or exists (select 1 from region r join region t on t.id = a.region_id \
             where r.id = x.region_id and substr(r.code, 1, length(t.code)) = t.code))",
        ),
        (
            expert,
            "select 'expert' as role from person e where e.account_id = $2 and e.is_expert and e.publication = 'published'",
        ),
        (administrator, "select 'administrator' as role from account c where c.id = $2 and c.is_administrator"),
    ];
    let asked: Vec<&str> = parts.into_iter().filter(|(gives, _)| gives.meets(among)).map(|(_, sql)| sql).collect();
    if asked.is_empty() { "select null as role where 1 = 0".to_owned() } else { asked.join(" union ") }
}

/// Those roles as one text with commas between; null for none.
fn role_sql(kind: Kind, among: Roles, engine: Engine) -> String {
    let gather = match engine {
        Engine::Sqlite => "group_concat(role, ',')",
        Engine::Postgres => "string_agg(role, ',')",
    };
    format!("(select {gather} from ({}) held)", roles_among(kind, among))
}

/// Reads such a text.
fn roles_read(roles: Option<&str>) -> Result<Roles> {
    let mut read = Roles::default();
    for role in roles.into_iter().flat_map(|roles| roles.split(',')) {
        read.add(role.parse::<Role>().map_err(Error::internal)?);
    }
    Ok(read)
}

/// A record and what an account (none for a visitor) is to it; on PostgreSQL its row is locked until the transaction ends,
/// SQLite has one writer. Rows that refer to it can be written meanwhile, so two records that are tied to each other at once
/// do not wait for each other.
pub async fn find(transaction: &Transaction, id: GlobalId, account: Option<AccountId>) -> Result<Option<Found>> {
    look(transaction, id, account, " for no key update of x").await
}

async fn look(
    transaction: &Transaction,
    id: GlobalId,
    account: Option<AccountId>,
    lock: &str,
) -> Result<Option<Found>> {
    let engine = transaction.engine();
    let lock = if engine == Engine::Postgres { lock } else { "" };
    let (table, title, roles) = (table(id.kind)?, title_column(id.kind), role_sql(id.kind, Roles::ALL, engine));
    let sql = format!(
        "select x.publication, x.publication_before, x.version, x.deleted_at, x.slug, x.{title} as title, x.language, \
         {roles} as roles, \
         (select p.id from person p where p.account_id = $2) as person from {table} x where x.id = $1{lock}"
    );
    let account = account.map(|account| account.0);
    let found: Option<FoundRow> = row(transaction, &sql, [id.key.into(), account.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let word = |text: &str| text.parse::<Publication>().map_err(Error::internal);
    let roles = roles_read(found.roles.as_deref())?;
    let state = State {
        publication: word(&found.publication)?,
        publication_before: found.publication_before.as_deref().map(word).transpose()?,
        version: found.version,
        deleted_at: found.deleted_at,
        slug: found.slug,
        title: found.title,
        language: found.language,
    };
    Ok(Some(Found { state, roles, person: found.person.map(PersonId) }))
}

/// The state of a record, locked as by [`find`].
pub async fn state(transaction: &Transaction, id: GlobalId) -> Result<Option<State>> {
    Ok(find(transaction, id, None).await?.map(|found| found.state))
}

/// What an account is to a record, which is not locked; nothing where there is none.
pub async fn roles(transaction: &Transaction, id: GlobalId, account: AccountId) -> Result<Roles> {
    Ok(look(transaction, id, Some(account), "").await?.map_or_else(Roles::default, |found| found.roles))
}

/// A change of a record, for the audit trail.
#[derive(Clone, Debug)]
pub struct Change {
    /// Key.
    pub id: Uuid,
    /// What was changed.
    pub record: GlobalId,
    /// The record's version after it.
    pub version: i64,
    /// What was done: `edit`, `publish`, `open_need`.
    pub act: &'static str,
    /// Who did it.
    pub account: Option<Uuid>,
    /// With which API token.
    pub api_token: Option<Uuid>,
    /// What it was and what it is, JSON: `[{"name", "before", "after"}]`.
    pub fields: Option<String>,
    /// Whether it belongs to the public history.
    pub is_public: bool,
    /// From which network address.
    pub address: Option<String>,
    /// From which browser or program.
    pub device: Option<String>,
    /// When, ms since 1970 UTC.
    pub created_at: i64,
}

pub(super) const CHANGE: [&str; 12] = [
    "id",
    "kind",
    "record_id",
    "version",
    "act",
    "account_id",
    "api_token_id",
    "fields",
    "is_public",
    "address",
    "device",
    "created_at",
];

pub(super) fn values_of(c: &Change) -> [Value; 12] {
    [
        c.id.into(),
        c.record.kind.as_str().into(),
        c.record.key.into(),
        c.version.into(),
        c.act.into(),
        c.account.into(),
        c.api_token.into(),
        c.fields.clone().into(),
        c.is_public.into(),
        c.address.clone().into(),
        c.device.clone().into(),
        c.created_at.into(),
    ]
}

/// Writes a change into the audit trail.
pub async fn insert_change(transaction: &Transaction, change: &Change) -> Result<()> {
    let columns = CHANGE.join(", ");
    let sql = format!("insert into change ({columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
    run(transaction, &sql, values_of(change)).await.map(drop)
}

/// Gives a record its next version at an instant (ms since 1970 UTC). Whoever watches the table of a session hears of it.
pub async fn set_version(transaction: &Transaction, id: GlobalId, version: i64, now: i64) -> Result<()> {
    let sql = format!("update {} set version = $2, updated_at = $3 where id = $1", table(id.kind)?);
    run(transaction, &sql, [id.key.into(), version.into(), now.into()]).await?;
    if id.kind == Kind::Session {
        let changed = Event { kind: TableEventKind::AgendaChanged, subject: None, account: None };
        append(transaction, SessionId(id.key), &changed, now).await?;
    }
    Ok(())
}

/// The profile of an account, where it has one.
pub async fn person_of(transaction: &Transaction, account: AccountId) -> Result<Option<PersonId>> {
    let sql = "select id from person where account_id = $1";
    let found: Option<KeyRow> = row(transaction, sql, [account.0.into()]).await?;
    Ok(found.map(|row| PersonId(row.id)))
}

/// Ties a person that was just written to an account.
pub async fn tie_person(transaction: &Transaction, person: PersonId, account: AccountId) -> Result<()> {
    let sql = "update person set account_id = $2 where id = $1";
    run(transaction, sql, [person.0.into(), account.0.into()]).await.map(drop)
}

/// Makes a person something to a record that is no project, in place of what the person was to it.
pub async fn set_role(
    transaction: &Transaction,
    (id, key): (GlobalId, Uuid),
    (person, role): (PersonId, Role),
    now: i64,
) -> Result<()> {
    let sql = "insert into record_role (id, kind, record_id, person_id, role, created_at) values ($1, $2, $3, $4, $5, $6) \
               on conflict (record_id, person_id) do update set role = excluded.role";
    let values =
        [key.into(), id.kind.as_str().into(), id.key.into(), person.0.into(), role.as_str().into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct NameRow {
    name: String,
    language: String,
}

/// Name and language of an account.
pub async fn account_name(transaction: &Transaction, account: AccountId) -> Result<Option<(String, String)>> {
    let sql = "select name, language from account where id = $1";
    let found: Option<NameRow> = row(transaction, sql, [account.0.into()]).await?;
    Ok(found.map(|row| (row.name, row.language)))
}

#[derive(FromQueryResult)]
struct FieldsRow {
    fields: Option<String>,
}

/// What a record was before it was archived last, as the audit trail has it; `None` when the trail does not tell.
pub async fn archived_from(transaction: &Transaction, id: GlobalId) -> Result<Option<Publication>> {
    let sql = "select fields from change where kind = $1 and record_id = $2 and act = 'archive' \
               order by version desc, id desc limit 1";
    let found: Option<FieldsRow> = row(transaction, sql, [id.kind.as_str().into(), id.key.into()]).await?;
    let Some(fields) = found.and_then(|row| row.fields) else { return Ok(None) };
    let fields: Vec<serde_json::Value> = serde_json::from_str(&fields).map_err(Error::internal)?;
    let before = fields.iter().find(|field| field["name"] == "publication").and_then(|field| field["before"].as_str());
    before.map(|name| name.to_lowercase().parse::<Publication>().map_err(Error::internal)).transpose()
}
