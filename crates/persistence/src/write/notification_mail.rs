//! Mail about notifications: who is due, what is told, and who tells it, however many instances there are.

use super::record::title_column;
use super::statement::{row, rows, run};
use crate::database::Transaction;
use crate::own;
use rialto_domain::follow::{DAY_MS, FollowedEvent, MOST_AT_ONCE, MailPace, NoticeKind, WAIT_MS};
use rialto_domain::id::{AccountId, GlobalId, Kind};
use rialto_domain::policy::record::RECORDS;
use rialto_domain::text::{Language, Preferences};
use rialto_domain::vocabulary::Vocabulary;
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Notifications that one mail looks at at most.
const MOST: i64 = 500;

/// A notification that no mail has told whole.
#[derive(Clone, Debug)]
pub struct Untold {
    /// Key.
    pub id: Uuid,
    /// What it is.
    pub kind: NoticeKind,
    /// What happened to what is followed.
    pub event: Option<FollowedEvent>,
    /// The record it leads to.
    pub record: Option<GlobalId>,
    /// How many it stands for that no mail told.
    pub count: i64,
}

/// Where mail of an account goes.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Address {
    /// The address.
    pub email: String,
    /// Language of its mail.
    pub language: String,
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The kinds for which `is` holds, as a list of SQL.
fn kinds(is: fn(NoticeKind) -> bool) -> String {
    let all: Vec<String> = NoticeKind::ALL.iter().filter(|kind| is(**kind)).map(|kind| format!("'{kind}'")).collect();
    all.join(", ")
}

/// Under which a notification `n` may be told by mail: what is followed only with the consent to digests, and nothing that has
/// a letter of its own.
fn agreed() -> String {
    format!(
        "n.kind not in ({}) and (n.kind not in ({}) or coalesce((select c.is_given from consent c where c.account_id = n.account_id \
         and c.purpose = 'digest' order by c.created_at desc, c.id desc limit 1), false))",
        kinds(NoticeKind::has_letter),
        kinds(NoticeKind::is_followed)
    )
}

/// Accounts for which a mail about several notifications is due at an instant (ms since 1970 UTC), in the order of their keys.
pub async fn due(transaction: &Transaction, now: i64, (after, most): (AccountId, i64)) -> Result<Vec<AccountId>> {
    let sql = format!(
        "select distinct n.account_id as id from notification n left join notification_mail m on m.account_id = n.account_id \
         where n.read_at is null and n.count > n.mailed and n.since <= $1 and n.account_id > $2 \
         and coalesce(m.pace, 'daily') <> 'never' and (m.mailed_at is null or m.mailed_at <= $3 - {} * (case m.pace when 'weekly' then 7 else 1 end)) \
         and {} order by 1 limit $4",
        DAY_MS,
        agreed()
    );
    let values = [(now - WAIT_MS).into(), after.0.into(), now.into(), most.into()];
    let found: Vec<KeyRow> = rows(transaction, &sql, values).await?;
    Ok(found.into_iter().map(|row| AccountId(row.id)).collect())
}

#[derive(FromQueryResult)]
struct PaceRow {
    pace: String,
}

/// Takes the mail of an account about several notifications upon oneself; false when none is due, or another instance writes it.
pub async fn claim(transaction: &Transaction, account: AccountId, now: i64) -> Result<bool> {
    let sql = "insert into notification_mail (account_id, pace) select a.id, 'daily' from account a where a.id = $1 \
               on conflict (account_id) do nothing";
    run(transaction, sql, [account.0.into()]).await?;
    let sql = "select pace from notification_mail where account_id = $1";
    let Some(found) = row::<PaceRow, 1>(transaction, sql, [account.0.into()]).await? else { return Ok(false) };
    let pace: MailPace = found.pace.parse().map_err(Error::internal)?;
    let Some(period) = pace.period_ms() else { return Ok(false) };
    let sql = "update notification_mail set mailed_at = $2 where account_id = $1 and pace = $4 \
               and (mailed_at is null or mailed_at <= $3)";
    let values = [account.0.into(), now.into(), (now - period).into(), pace.as_str().into()];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Notifications that have a mail of their own: urgent ones that no mail told, of accounts that want them at once.
pub async fn urgent(transaction: &Transaction, now: i64, most: i64) -> Result<Vec<(Uuid, AccountId)>> {
    #[derive(FromQueryResult)]
    struct UrgentRow {
        id: Uuid,
        account_id: Uuid,
    }
    let sql = format!(
        "select n.id, n.account_id from notification_mail m join notification n on n.account_id = m.account_id \
         where m.pace = 'at_once' and n.read_at is null and n.count > n.mailed and n.mailed = 0 and n.kind in ({}) \
         and (m.at_once < {MOST_AT_ONCE} or m.at_once_since <= $1) order by n.since, n.id limit $2",
        kinds(NoticeKind::is_urgent)
    );
    let found: Vec<UrgentRow> = rows(transaction, &sql, [(now - DAY_MS).into(), most.into()]).await?;
    Ok(found.into_iter().map(|row| (row.id, AccountId(row.account_id))).collect())
}

/// Takes one of the mails of a day upon oneself that an account gets at once; false when it has had as many as it gets.
pub async fn claim_at_once(transaction: &Transaction, account: AccountId, now: i64) -> Result<bool> {
    let sql = format!(
        "update notification_mail set \
         at_once = case when at_once_since is null or at_once_since <= $3 then 1 else at_once + 1 end, \
         at_once_since = case when at_once_since is null or at_once_since <= $3 then $2 else at_once_since end \
         where account_id = $1 and pace = 'at_once' \
         and (at_once_since is null or at_once_since <= $3 or at_once < {MOST_AT_ONCE})"
    );
    let values = [account.0.into(), now.into(), (now - DAY_MS).into()];
    Ok(run(transaction, &sql, values).await? > 0)
}

#[derive(FromQueryResult)]
struct UntoldRow {
    id: Uuid,
    kind: String,
    event: Option<String>,
    record_kind: Option<String>,
    record_id: Option<Uuid>,
    count: i64,
}

impl UntoldRow {
    fn read(self) -> Result<Untold> {
        let record = self.record_kind.zip(self.record_id).and_then(|(kind, key)| {
            let kind = *Kind::ALL.iter().find(|known| known.as_str() == kind)?;
            Some(GlobalId { kind, key })
        });
        Ok(Untold {
            id: self.id,
            kind: self.kind.parse().map_err(Error::internal)?,
            event: self.event.map(|event| event.parse().map_err(Error::internal)).transpose()?,
            record,
            count: self.count,
        })
    }
}

const UNTOLD: &str = "select n.id, n.kind, n.event, n.record_kind, n.record_id, n.count - n.mailed as count \
     from notification n where n.read_at is null and n.count > n.mailed";

/// What no mail has told an account, newest first.
pub async fn untold(transaction: &Transaction, account: AccountId) -> Result<Vec<Untold>> {
    let sql = format!("{UNTOLD} and n.account_id = $1 and {} order by n.at desc, n.id desc limit $2", agreed());
    let found: Vec<UntoldRow> = rows(transaction, &sql, [account.0.into(), MOST.into()]).await?;
    found.into_iter().map(UntoldRow::read).collect()
}

/// One of them, if no mail told of it yet.
pub async fn untold_one(transaction: &Transaction, id: Uuid) -> Result<Option<Untold>> {
    let sql = format!("{UNTOLD} and n.id = $1 and n.mailed = 0");
    row::<UntoldRow, 1>(transaction, &sql, [id.into()]).await?.map(UntoldRow::read).transpose()
}

/// Notes that a mail told of notifications, or that there was nothing to tell; how many another had not noted before.
pub async fn told(transaction: &Transaction, of: &[Untold]) -> Result<u64> {
    let mut noted = 0;
    for one in of {
        let sql = "update notification set mailed = mailed + $2 where id = $1 and count >= mailed + $2";
        noted += run(transaction, sql, [one.id.into(), one.count.into()]).await?;
    }
    Ok(noted)
}

/// Where mail of an account goes.
pub async fn address(transaction: &Transaction, account: AccountId) -> Result<Option<Address>> {
    row(transaction, "select email, language from account where id = $1", [account.0.into()]).await
}

#[derive(FromQueryResult)]
struct TitleRow {
    title: String,
    language: String,
    translations: Option<String>,
}

/// What a record is called for an account that may read it, in a language where there is a translation; none when it may not, or
/// when the record is gone.
pub async fn title(
    transaction: &Transaction,
    record: GlobalId,
    (account, language): (AccountId, &str),
) -> Result<Option<String>> {
    let table = record.kind.as_str();
    if record.kind == Kind::Region {
        #[derive(FromQueryResult)]
        struct NameRow {
            name: String,
        }
        let found =
            row::<NameRow, 1>(transaction, "select name from region where id = $1", [record.key.into()]).await?;
        return Ok(found.map(|row| row.name));
    }
    if !RECORDS.contains(&record.kind) {
        return Ok(None);
    }
    let own = own::condition(record.kind).unwrap_or("1 = 0").replace("{t}", "x").replace("{actor}", "$2");
    let column = title_column(record.kind);
    let sql = format!(
        "select x.{column} as title, x.language, x.translations from {table} x \
         where x.id = $1 and (x.publication = 'published' or {own})"
    );
    let found: Option<TitleRow> = row(transaction, &sql, [record.key.into(), account.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(best(found, column, language)?))
}

fn best(found: TitleRow, column: &str, language: &str) -> Result<String> {
    let Some(stored) = &found.translations else { return Ok(found.title) };
    let all: BTreeMap<String, BTreeMap<String, String>> = serde_json::from_str(stored).map_err(Error::internal)?;
    let reader = Preferences::new(Language::parse(language).ok().into_iter().collect());
    let titled = all.iter().filter(|(_, texts)| texts.contains_key(column)).map(|(language, _)| language.as_str());
    let offered: Vec<&str> = std::iter::once(found.language.as_str()).chain(titled).collect();
    let chosen = reader.choose(offered.iter().copied()).filter(|chosen| *chosen != found.language);
    let translated = chosen.and_then(|chosen| all.get(chosen)).and_then(|texts| texts.get(column)).cloned();
    Ok(translated.unwrap_or(found.title))
}
