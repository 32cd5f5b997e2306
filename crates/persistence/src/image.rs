//! Images of records: reading. What of them is told in the API, and the files that are sent.
//!
//! Invariant: an image is seen by who sees its record; one that is attached to no record yet, by who uploaded it.

use crate::Database;
use crate::database::{Readers, fault};
use crate::read::{Relation, Select, Sql, Table, columns};
use rialto_domain::Result;
use rialto_domain::id::{ImageId, Kind};
use rialto_domain::policy::record::RECORDS;
use sqlx::AssertSqlSafe;
use std::sync::LazyLock;
use uuid::Uuid;

/// Images for who sees their record: a select of it comes from the record, or asks for the key of an act.
static TABLE: Table = Table { name: "image", kind: Some(Kind::Image), public: None };
/// From a record of any kind to its images.
static OF_RECORD: Relation = Relation::new(&TABLE, "{to}.record_id = {from}.id");

columns! {
    ID = id Uuid; RECORD_ID = record_id Uuid; ALT_TEXT = alt_text Text; LANGUAGE = language Text;
    TRANSLATIONS = translations Json; CREDIT = credit Text; WIDTH = width Int; HEIGHT = height Int;
}

/// What an image is that is attached to no record, beside the states of records.
pub const LOOSE: &str = "loose";

/// The images of the records that `select` reads, in their order, at most so many of each.
pub fn of_record(select: &mut Select, most: u32) -> Select {
    let mut child = select.relation(&OF_RECORD);
    let t = child.alias().to_owned();
    child.order(format!("{t}.position asc")).order(format!("{t}.id asc")).limit(most);
    child
}

/// The image that an act was upon, which has asked whether the actor may.
pub fn acted_upon(select: &mut Select, key: Uuid) -> Select {
    let mut child = select.table(&TABLE);
    let t = child.alias().to_owned();
    child.filter(Sql::with(format!("{t}.id = ? and {t}.record_id is not null"), [key.into()]));
    child
}

/// The slots of the media type of an image and of the state that its record is in.
pub fn form_and_state(select: &mut Select) -> (usize, usize) {
    let t = select.alias().to_owned();
    let form = format!("(select file.media_type from image_file file where file.image_id = {t}.id limit 1)");
    (select.expression(Sql::new(form)), select.expression(Sql::new(state(&t))))
}

/// The state of an image under an alias: that of its record, null when the record is gone.
fn state(t: &str) -> String {
    let whens: Vec<String> = RECORDS
        .iter()
        .map(|kind| {
            let table = kind.as_str();
            format!("when '{table}' then (select rec.publication from {table} rec where rec.id = {t}.record_id)")
        })
        .collect();
    format!("(case when {t}.record_id is null then '{LOOSE}' else (case {t}.kind {} end) end)", whens.join(" "))
}

/// What is known of a file before it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFacts {
    /// Its media type.
    pub media_type: String,
    /// [`LOOSE`], or the machine name of the state that its record is in.
    pub state: String,
}

static FACTS: LazyLock<String> = LazyLock::new(|| {
    let state = state("i");
    format!(
        "select f.media_type, {state} from image i join image_file f on f.image_id = i.id where i.id = $1 and f.width = $2"
    )
});
const CONTENT: &str = "select content from image_file where image_id = $1 and width = $2";

/// What is known of an image at a width, as it is at this moment; none when there is none, or its record is gone.
///
/// # Errors
/// When the database is away.
pub async fn facts(database: &Database, id: ImageId, width: u32) -> Result<Option<FileFacts>> {
    database.count_statement();
    let (sql, width) = (AssertSqlSafe(FACTS.as_str()), i64::from(width));
    // never from a replica: what was hidden is hidden at once
    let found: Option<(String, Option<String>)> = match database.primary() {
        Readers::Sqlite(pool) => sqlx::query_as(sql).bind(id.0).bind(width).fetch_optional(&pool).await,
        Readers::Postgres(pool) => sqlx::query_as(sql).bind(id.0).bind(width).fetch_optional(&pool).await,
    }
    .map_err(fault)?;
    Ok(found.and_then(|(media_type, state)| Some(FileFacts { media_type, state: state? })))
}

/// The bytes of an image at a width.
///
/// # Errors
/// When the database is away.
pub async fn content(database: &Database, id: ImageId, width: u32) -> Result<Option<Vec<u8>>> {
    database.count_statement();
    let width = i64::from(width);
    let found: Option<(Vec<u8>,)> = match database.primary() {
        Readers::Sqlite(pool) => sqlx::query_as(CONTENT).bind(id.0).bind(width).fetch_optional(&pool).await,
        Readers::Postgres(pool) => sqlx::query_as(CONTENT).bind(id.0).bind(width).fetch_optional(&pool).await,
    }
    .map_err(fault)?;
    Ok(found.map(|(content,)| content))
}
