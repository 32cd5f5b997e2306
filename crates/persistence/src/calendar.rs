//! What calendars tell of sessions: those that everybody sees, also the cancelled ones.

use crate::account::{at, key};
use crate::read::{Column, Plan, Row, Scalar, Select, Sql};
use crate::{Database, filter, region, session};
use rialto_domain::Result;
use rialto_domain::id::AccountId;
use rialto_domain::policy::Actor;
use rialto_domain::text::Translations;
use uuid::Uuid;

/// Entries of one calendar.
const MOST: u32 = 1_000;

/// A session as a calendar tells it. Instants are ms since 1970 UTC.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Key.
    pub id: Uuid,
    /// Address in the web app.
    pub slug: String,
    /// Title.
    pub title: String,
    /// A few sentences.
    pub summary: Option<String>,
    /// Language of the texts.
    pub language: String,
    /// Texts in other languages.
    pub translations: Translations,
    /// Begins.
    pub starts_at: i64,
    /// Ends.
    pub ends_at: Option<i64>,
    /// Where, as people say it.
    pub place: Option<String>,
    /// Where it can be watched.
    pub stream_url: Option<String>,
    /// When it was cancelled.
    pub cancelled_at: Option<i64>,
    /// Why.
    pub cancel_reason: Option<String>,
    /// Raised with each change, from 1.
    pub version: i64,
    /// When it came into this network.
    pub created_at: i64,
    /// When it changed last.
    pub updated_at: i64,
}

const VERSION: Column = Column { name: "version", scalar: Scalar::Int };

/// Which sessions a calendar tells of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of<'a> {
    /// One, by its address in the web app.
    Session(&'a str),
    /// Those in the tree of a NUTS code.
    Region(&'a str),
    /// Those at which an account has something to do: it manages them or helps to, sits there as an expert, or works in a project that
    /// was accepted or has a turn.
    Account(AccountId),
}

/// Somebody `p` of the account takes part in the session `{t}`.
const TAKES_PART: &str = "exists (select 1 from person p where p.account_id = ? and (\
    exists (select 1 from record_role r where r.record_id = {t}.id and r.person_id = p.id) \
    or exists (select 1 from session_expert e where e.session_id = {t}.id and e.person_id = p.id and e.status = 'accepted') \
    or exists (select 1 from project_member m where m.person_id = p.id and m.role in ('leader', 'editor') and (\
    exists (select 1 from application a where a.session_id = {t}.id and a.project_id = m.project_id and a.status = 'accepted') \
    or exists (select 1 from session_turn u where u.session_id = {t}.id and u.project_id = m.project_id)))))";

/// The sessions of a calendar that were not over before `since` (ms since 1970 UTC), the first to begin first, as every visitor sees
/// them at this moment; at most 1,000.
///
/// # Errors
/// `BAD_REGION_CODE`; when the database is away.
pub async fn entries(database: &Database, of: &Of<'_>, since: i64) -> Result<Vec<Entry>> {
    let mut plan = Plan::new(database.engine(), Actor::Visitor);
    let mut select = plan.root().table(&session::TABLE);
    let t = select.alias().to_owned();
    match of {
        Of::Session(slug) => {
            select.filter(Sql::with(format!("{t}.slug = ?"), [(*slug).into()]));
        }
        Of::Region(code) => filter::place(&mut select, "region_id", Some(&vec![(*code).to_owned()]))?,
        Of::Account(account) => {
            select.filter(Sql::with(TAKES_PART.replace("{t}", &t), [account.0.into()]));
        }
    }
    if !matches!(of, Of::Session(_)) {
        select.filter(Sql::with(format!("coalesce({t}.ends_at, {t}.starts_at) >= ?"), [since.into()]));
    }
    select.order(format!("{t}.starts_at asc")).order(format!("{t}.id asc")).limit(MOST);
    let slots = columns(&mut select);
    let width = select.slots();
    let slot = plan.root().many(select);
    // never from a replica: what was hidden is hidden at once
    let json = database.read_fresh(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    row.rows(slot, width)?.iter().map(|row| read(row, &slots)).collect()
}

fn columns(select: &mut Select) -> Vec<usize> {
    use session::{
        CANCEL_REASON, CANCELLED_AT, CREATED_AT, ENDS_AT, ID, LANGUAGE, PLACE, SLUG, STARTS_AT, STREAM_URL, SUMMARY,
        TITLE, TRANSLATIONS, UPDATED_AT,
    };
    let columns = [
        ID,
        SLUG,
        TITLE,
        SUMMARY,
        LANGUAGE,
        TRANSLATIONS,
        STARTS_AT,
        ENDS_AT,
        PLACE,
        STREAM_URL,
        CANCELLED_AT,
        CANCEL_REASON,
        VERSION,
        CREATED_AT,
        UPDATED_AT,
    ];
    columns.map(|column| select.column(column)).to_vec()
}

fn read(row: &Row<'_>, slots: &[usize]) -> Result<Entry> {
    let translations: Option<Translations> = row.get(at(slots, 5))?;
    Ok(Entry {
        id: key(row, at(slots, 0))?,
        slug: row.get(at(slots, 1))?,
        title: row.get(at(slots, 2))?,
        summary: row.get(at(slots, 3))?,
        language: row.get(at(slots, 4))?,
        translations: translations.unwrap_or_default(),
        starts_at: row.get(at(slots, 6))?,
        ends_at: row.get(at(slots, 7))?,
        place: row.get(at(slots, 8))?,
        stream_url: row.get(at(slots, 9))?,
        cancelled_at: row.get(at(slots, 10))?,
        cancel_reason: row.get(at(slots, 11))?,
        version: row.get(at(slots, 12))?,
        created_at: row.get(at(slots, 13))?,
        updated_at: row.get(at(slots, 14))?,
    })
}

/// What a region is called; none when there is no such NUTS code.
///
/// # Errors
/// When the database is away.
pub async fn region_name(database: &Database, code: &str) -> Result<Option<String>> {
    let narrow = |select: &mut Select| {
        let condition = Sql::with(format!("{}.code = ?", select.alias()), [code.into()]);
        select.filter(condition);
    };
    let columns = |select: &mut Select| vec![select.column(region::NAME)];
    let found = crate::account::rows(
        database,
        &region::TABLE,
        narrow,
        (columns, |row: &Row<'_>, slots: &[usize]| row.get(at(slots, 0))),
    );
    Ok(found.await?.into_iter().next())
}

/// How often the address of an account's calendar was made anew; none when there is no such account.
///
/// # Errors
/// When the database is away.
pub async fn account(database: &Database, id: AccountId) -> Result<Option<i64>> {
    let narrow = |select: &mut Select| {
        let condition = Sql::with(format!("{}.id = ?", select.alias()), [id.0.into()]);
        select.filter(condition);
    };
    let columns = |select: &mut Select| vec![select.column(CALENDAR_VERSION)];
    let read = |row: &Row<'_>, slots: &[usize]| row.get(at(slots, 0));
    Ok(crate::account::rows(database, &crate::account::TABLE, narrow, (columns, read)).await?.into_iter().next())
}

/// How often the address of an account's calendar was made anew.
pub const CALENDAR_VERSION: Column = Column { name: "calendar_version", scalar: Scalar::Int };
