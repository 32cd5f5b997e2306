//! Accounts with their sessions and API tokens: reading what a member sees of their own, and what the server asks about them.

use crate::read::{Plan, Relation, Row, Select, Sql, Table, columns};
use crate::{Database, Engine};
use rialto_domain::Result;
use rialto_domain::account::Scopes;
use rialto_domain::id::{AccountId, ApiTokenId, Kind, PersonId, SignInSessionId};
use rialto_domain::moderation::{Ban, ModerationRule};
use rialto_domain::policy::{Actor, Rights};
use uuid::Uuid;

/// The table: everybody sees their own account alone.
pub static TABLE: Table = Table { name: "account", kind: Some(Kind::Account), public: Some("{t}.id = {actor}") };
/// Sessions of browsers.
pub static SESSIONS_TABLE: Table =
    Table { name: "sign_in_session", kind: Some(Kind::SignInSession), public: Some("{t}.account_id = {actor}") };
/// API tokens.
pub static TOKENS_TABLE: Table =
    Table { name: "api_token", kind: Some(Kind::ApiToken), public: Some("{t}.account_id = {actor}") };
/// Keys that sign access tokens: nobody but the server reads them.
pub static KEYS_TABLE: Table = Table { name: "signing_key", kind: None, public: Some("1 = 0") };
/// Single-use tokens that travel by mail: nobody but the server reads them.
pub static MAIL_TOKENS_TABLE: Table = Table { name: "account_token", kind: None, public: Some("1 = 0") };
/// What is to be delivered: nobody but the server reads it.
pub static OUTBOX_TABLE: Table = Table { name: "outbox", kind: None, public: Some("1 = 0") };

columns! {
    ID = id Uuid; EMAIL = email Text; NAME = name Text; LANGUAGE = language Text; IS_ADMINISTRATOR = is_administrator Bool; HAS_PASSWORD = has_password Bool;
    CREATED_AT = created_at Instant; DEVICE = device Text; STARTED_AT = started_at Instant; LAST_USED_AT = last_used_at Instant;
    EXPIRES_AT = expires_at Instant; PREFIX = prefix Text; SCOPES = scopes Text;
    ACCOUNT_ID = account_id Uuid; PRIVATE_KEY = private_key Text; TAKES_MESSAGES = takes_messages Bool;
    PUBLIC_KEY = public_key Text; KIND = kind Text; RECIPIENT = recipient Text; PASSWORD_HASH = password_hash Text; PAYLOAD = payload Text; ATTEMPTS = attempts Int;
}

/// When the second factor of the account in the row `{t}` was turned on, else null.
pub const SECOND_FACTOR_SINCE: &str = "(select f.confirmed_at from second_factor f where f.account_id = {t}.id)";
/// How many recovery codes are left of it; null when it is off.
pub const RECOVERY_CODES_LEFT: &str = "(select case when f.confirmed_at is not null then \
     (select count(*) from recovery_code c where c.account_id = f.account_id and c.used_at is null) end \
     from second_factor f where f.account_id = {t}.id)";

/// The sessions that have not ended; those whose time is over are still among them.
pub static SESSIONS: Relation = Relation::new(&SESSIONS_TABLE, "{to}.account_id = {from}.id and {to}.ended_at is null");
/// The API tokens that are not revoked; those whose time is over are among them.
pub static TOKENS: Relation = Relation::new(&TOKENS_TABLE, "{to}.account_id = {from}.id and {to}.revoked_at is null");

/// An account as the server knows it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Key.
    pub id: AccountId,
    /// The address, normalised.
    pub email: String,
    /// Name.
    pub name: String,
    /// Language of its mail.
    pub language: String,
    /// PHC string of the password; none when the account came by a provider and has no password.
    pub password_hash: Option<String>,
    /// Whether it is an administrator's.
    pub is_administrator: bool,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
}

/// A single-use token that still works.
#[derive(Clone, Debug)]
pub struct MailToken {
    /// Key.
    pub id: Uuid,
    /// The account it is for; none while there is no account yet.
    pub account: Option<AccountId>,
    /// What comes true when it is used, JSON.
    pub payload: Option<String>,
}

/// An API token that works.
#[derive(Clone, Debug)]
pub struct KnownToken {
    /// Key.
    pub id: ApiTokenId,
    /// Whose it is.
    pub account: AccountId,
    /// What its owner's rights depend on.
    pub rights: Rights,
    /// What it may do.
    pub scopes: Scopes,
    /// When it was used last, ms since 1970 UTC.
    pub last_used_at: Option<i64>,
}

/// A key that signs access tokens.
#[derive(Clone, Debug)]
pub struct SigningKey {
    /// Its id.
    pub id: Uuid,
    /// PKCS #8, sealed; base64url without padding when it was made before there were seals.
    pub private_key: String,
    /// The public half, base64url without padding.
    pub public_key: String,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
}

/// Something in the outbox that is due.
#[derive(Clone, Debug)]
pub struct Due {
    /// Key.
    pub id: Uuid,
    /// What it is.
    pub kind: String,
    /// Where it goes.
    pub recipient: String,
    /// What it says, JSON.
    pub payload: String,
    /// How often it was tried.
    pub attempts: i64,
}

/// Reads rows of a table as the server itself, from where writes go.
pub(crate) async fn rows<T>(
    database: &Database,
    table: &'static Table,
    narrow: impl FnOnce(&mut Select),
    (columns, read): (impl FnOnce(&mut Select) -> Vec<usize>, impl Fn(&Row<'_>, &[usize]) -> Result<T>),
) -> Result<Vec<T>> {
    let mut plan = Plan::new(database.engine(), Actor::Operator);
    let mut select = plan.root().table(table);
    narrow(&mut select);
    let slots = columns(&mut select);
    let width = select.slots();
    let slot = plan.root().many(select);
    let json = database.read_fresh(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    row.rows(slot, width)?.iter().map(|row| read(row, &slots)).collect()
}

pub(crate) fn key(row: &Row<'_>, slot: usize) -> Result<Uuid> {
    row.get(slot)
}

fn truth(row: &Row<'_>, slot: usize) -> bool {
    matches!(row.raw(slot), "1" | "true")
}

pub(crate) fn at(slots: &[usize], index: usize) -> usize {
    // a slot that is not there reads as null
    slots.get(index).copied().unwrap_or(usize::MAX)
}

async fn accounts(database: &Database, narrow: impl FnOnce(&mut Select)) -> Result<Vec<Account>> {
    let columns = |select: &mut Select| {
        [ID, EMAIL, NAME, LANGUAGE, PASSWORD_HASH, IS_ADMINISTRATOR, CREATED_AT, HAS_PASSWORD]
            .map(|column| select.column(column))
            .to_vec()
    };
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(Account {
            id: AccountId(key(row, at(slots, 0))?),
            email: row.get(at(slots, 1))?,
            name: row.get(at(slots, 2))?,
            language: row.get(at(slots, 3))?,
            password_hash: Some(row.get(at(slots, 4))?).filter(|_| truth(row, at(slots, 7))),
            is_administrator: truth(row, at(slots, 5)),
            created_at: row.get(at(slots, 6))?,
        })
    };
    rows(database, &TABLE, narrow, (columns, read)).await
}

/// The account of an address.
pub async fn by_email(database: &Database, email: &str) -> Result<Option<Account>> {
    let narrow = |select: &mut Select| {
        let condition = Sql::with(format!("{}.email = ?", select.alias()), [email.into()]);
        select.filter(condition);
    };
    Ok(accounts(database, narrow).await?.into_iter().next())
}

/// An account by its key.
pub async fn by_id(database: &Database, id: AccountId) -> Result<Option<Account>> {
    let narrow = |select: &mut Select| {
        let condition = Sql::with(format!("{}.id = ?", select.alias()), [id.0.into()]);
        select.filter(condition);
    };
    Ok(accounts(database, narrow).await?.into_iter().next())
}

/// All accounts, by address.
pub async fn all(database: &Database) -> Result<Vec<Account>> {
    accounts(database, |select| {
        let by = format!("{}.email asc", select.alias());
        select.order(by);
    })
    .await
}

/// The bans that hold at an instant, of the account `owner`, the longest first.
const BANS: &str = "from notice ban join decision why on why.id = ban.decision_id where ban.account_id = owner.id and ban.is_ban \
    and ban.lifted_at is null and (ban.until is null or ban.until > ?) \
    order by coalesce(ban.until, 9223372036854775807) desc limit 1";

/// Asks for what the rights of the account `owner` depend on.
fn rights(select: &mut Select, now: i64) -> Vec<usize> {
    let moderates = "exists (select 1 from appointment a where a.account_id = owner.id and a.role = 'moderator' and a.ended_at is null)";
    let person = if select.engine() == Engine::Sqlite { "hex(own.id)" } else { "own.id" };
    let person = format!("(select {person} from person own where own.account_id = owner.id)");
    vec![
        select.expression(Sql::new("owner.is_administrator")),
        select.expression(Sql::new(moderates)),
        select.expression(Sql::with(format!("(select why.rule {BANS})"), [now.into()])),
        select.expression(Sql::with(format!("(select ban.until {BANS})"), [now.into()])),
        select.expression(Sql::new(person)),
    ]
}

fn read_rights(row: &Row<'_>, slots: &[usize]) -> Result<Rights> {
    let rule: Option<ModerationRule> = row.get(at(slots, 2))?;
    let until = row.get(at(slots, 3))?;
    let ban = rule.map(|rule| Ban { rule, until });
    let person = row.get::<Option<Uuid>>(at(slots, 4))?.map(PersonId);
    Ok(Rights { is_administrator: truth(row, at(slots, 0)), is_moderator: truth(row, at(slots, 1)), ban, person })
}

/// What the rights of an account depend on, when a session of it goes on at an instant (ms since 1970 UTC). Asked at each
/// request, so that a session that was ended, and an account that was banned, is refused at once on every instance.
pub async fn session(
    database: &Database,
    (session, account): (SignInSessionId, AccountId),
    now: i64,
) -> Result<Option<Rights>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let join = format!(" join account owner on owner.id = {t}.account_id");
        let condition = format!("{t}.id = ? and {t}.account_id = ? and {t}.ended_at is null and {t}.expires_at > ?");
        select.join(&Sql::new(join));
        select.filter(Sql::with(condition, [session.0.into(), account.0.into(), now.into()]));
    };
    let columns = |select: &mut Select| rights(select, now);
    Ok(rows(database, &SESSIONS_TABLE, narrow, (columns, read_rights)).await?.into_iter().next())
}

/// The API token with this hash, when it works at an instant (ms since 1970 UTC).
pub async fn api_token(database: &Database, hash: &str, now: i64) -> Result<Option<KnownToken>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let join = format!(" join account owner on owner.id = {t}.account_id");
        let condition = format!("{t}.token_hash = ? and {t}.revoked_at is null and {t}.expires_at > ?");
        select.join(&Sql::new(join));
        select.filter(Sql::with(condition, [hash.into(), now.into()]));
    };
    let columns = |select: &mut Select| {
        let mut slots = rights(select, now);
        slots.extend([ID, ACCOUNT_ID, SCOPES, LAST_USED_AT].map(|column| select.column(column)));
        slots
    };
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(KnownToken {
            id: ApiTokenId(key(row, at(slots, 5))?),
            account: AccountId(key(row, at(slots, 6))?),
            scopes: Scopes::of_stored(&row.get::<String>(at(slots, 7))?),
            last_used_at: row.get(at(slots, 8))?,
            rights: read_rights(row, slots)?,
        })
    };
    Ok(rows(database, &TOKENS_TABLE, narrow, (columns, read)).await?.into_iter().next())
}

/// The token of a mail with this hash, when it still works for its purpose at an instant (ms since 1970 UTC).
pub async fn mail_token(database: &Database, (purpose, hash): (&str, &str), now: i64) -> Result<Option<MailToken>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let condition =
            format!("{t}.token_hash = ? and {t}.purpose = ? and {t}.used_at is null and {t}.expires_at > ?");
        select.filter(Sql::with(condition, [hash.into(), purpose.into(), now.into()]));
    };
    let columns = |select: &mut Select| [ID, ACCOUNT_ID, PAYLOAD].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(MailToken {
            id: key(row, at(slots, 0))?,
            // SQLite writes the digits of null as an empty text
            account: match row.raw(at(slots, 1)) {
                "null" | "\"\"" => None,
                _ => Some(AccountId(key(row, at(slots, 1))?)),
            },
            payload: row.get(at(slots, 2))?,
        })
    };
    Ok(rows(database, &MAIL_TOKENS_TABLE, narrow, (columns, read)).await?.into_iter().next())
}

/// The keys that sign access tokens, newest first.
pub async fn signing_keys(database: &Database) -> Result<Vec<SigningKey>> {
    let narrow = |select: &mut Select| {
        let by = format!("{}.created_at desc", select.alias());
        select.order(by);
    };
    let columns =
        |select: &mut Select| [ID, PRIVATE_KEY, PUBLIC_KEY, CREATED_AT].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(SigningKey {
            id: key(row, at(slots, 0))?,
            private_key: row.get(at(slots, 1))?,
            public_key: row.get(at(slots, 2))?,
            created_at: row.get(at(slots, 3))?,
        })
    };
    rows(database, &KEYS_TABLE, narrow, (columns, read)).await
}

/// What is due in the outbox at an instant (ms since 1970 UTC), oldest first.
pub async fn due(database: &Database, now: i64, most: u32) -> Result<Vec<Due>> {
    let narrow = |select: &mut Select| {
        let t = select.alias().to_owned();
        let condition = format!("{t}.delivered_at is null and {t}.failed_at is null and {t}.next_attempt_at <= ?");
        select.filter(Sql::with(condition, [now.into()])).order(format!("{t}.next_attempt_at asc")).limit(most);
    };
    let columns =
        |select: &mut Select| [ID, KIND, RECIPIENT, PAYLOAD, ATTEMPTS].map(|column| select.column(column)).to_vec();
    let read = |row: &Row<'_>, slots: &[usize]| {
        Ok(Due {
            id: key(row, at(slots, 0))?,
            kind: row.get(at(slots, 1))?,
            recipient: row.get(at(slots, 2))?,
            payload: row.get(at(slots, 3))?,
            attempts: row.get(at(slots, 4))?,
        })
    };
    rows(database, &OUTBOX_TABLE, narrow, (columns, read)).await
}
