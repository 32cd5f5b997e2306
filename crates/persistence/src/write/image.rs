//! Images of records: writing. The rows of an image and of its files are written and removed together.

use super::statement::{row, rows, run};
use crate::database::Transaction;
use rialto_domain::id::{AccountId, GlobalId, ImageId};
use rialto_domain::policy::record::RECORDS;
use rialto_domain::text::Translations;
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An image that was made and is attached to no record yet.
#[derive(Clone, Debug)]
pub struct NewImage<'a> {
    /// Key.
    pub id: ImageId,
    /// Who uploaded it.
    pub account: AccountId,
    /// Width and height of the largest size, pixels.
    pub size: (u32, u32),
    /// Media type of all its files.
    pub media_type: &'static str,
    /// Its files by width.
    pub files: &'a [(u32, Vec<u8>)],
    /// When, ms since 1970 UTC.
    pub created_at: i64,
}

/// Writes an image with its files.
pub async fn insert(transaction: &Transaction, new: &NewImage<'_>) -> Result<()> {
    let sql = "insert into image (id, account_id, position, width, height, created_at) values ($1, $2, 0, $3, $4, $5)";
    let (width, height) = (i64::from(new.size.0), i64::from(new.size.1));
    let values = [new.id.0.into(), new.account.0.into(), width.into(), height.into(), new.created_at.into()];
    run(transaction, sql, values).await?;
    for (width, content) in new.files {
        let sql = "insert into image_file (image_id, width, media_type, content) values ($1, $2, $3, $4)";
        let values = [new.id.0.into(), i64::from(*width).into(), new.media_type.into(), content.clone().into()];
        run(transaction, sql, values).await?;
    }
    Ok(())
}

/// What is written of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What there is to see.
    pub alt_text: String,
    /// Language of that.
    pub language: String,
    /// The same in other languages: field `alt_text`.
    pub translations: Translations,
    /// Who is to be named.
    pub credit: Option<String>,
}

/// An image as an act finds it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Who uploaded it; none when the account was erased.
    pub account: Option<AccountId>,
    /// The record; none while it is loose.
    pub record: Option<GlobalId>,
    /// What is written of it; none while it is loose.
    pub written: Option<Written>,
}

#[derive(FromQueryResult)]
struct FoundRow {
    account_id: Option<Uuid>,
    kind: Option<String>,
    record_id: Option<Uuid>,
    alt_text: Option<String>,
    language: Option<String>,
    translations: Option<String>,
    credit: Option<String>,
}

impl FoundRow {
    fn read(self) -> Result<Found> {
        let record = match (self.kind, self.record_id) {
            (Some(word), Some(key)) => {
                let kind = RECORDS.into_iter().find(|kind| kind.as_str() == word);
                let kind = kind.ok_or_else(|| Error::internal("an image belongs to no known kind of record"))?;
                Some(GlobalId { kind, key })
            }
            _ => None,
        };
        let translations = self.translations.map(|json| serde_json::from_str(&json).map_err(Error::internal));
        let translations = translations.transpose()?.unwrap_or_default();
        let credit = self.credit;
        let written = self.alt_text.zip(self.language);
        let written = written.map(|(alt_text, language)| Written { alt_text, language, translations, credit });
        Ok(Found { account: self.account_id.map(AccountId), record, written })
    }
}

/// An image by its key.
pub async fn find(transaction: &Transaction, id: ImageId) -> Result<Option<Found>> {
    let sql = "select account_id, kind, record_id, alt_text, language, translations, credit from image where id = $1";
    let found: Option<FoundRow> = row(transaction, sql, [id.0.into()]).await?;
    found.map(FoundRow::read).transpose()
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The images of a record that is locked, in their order.
pub async fn of_record(transaction: &Transaction, record: GlobalId) -> Result<Vec<ImageId>> {
    let sql = "select id from image where record_id = $1 order by position, id";
    let found: Vec<KeyRow> = rows(transaction, sql, [record.key.into()]).await?;
    Ok(found.into_iter().map(|row| ImageId(row.id)).collect())
}

/// Attaches a loose image of an account to a record, at a place; false when it is none of these any more.
pub async fn attach(
    transaction: &Transaction,
    (id, account): (ImageId, AccountId),
    (record, position): (GlobalId, usize),
    written: &Written,
) -> Result<bool> {
    let sql = "update image set kind = $3, record_id = $4, position = $5, alt_text = $6, language = $7, translations = $8, \
               credit = $9 where id = $1 and account_id = $2 and record_id is null";
    let Written { alt_text, language, translations, credit } = written.clone();
    let values = [
        id.0.into(),
        account.0.into(),
        record.kind.as_str().into(),
        record.key.into(),
        place(position).into(),
        alt_text.into(),
        language.into(),
        super::translations(&translations),
        credit.into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Writes what is written of an image anew.
pub async fn write(transaction: &Transaction, id: ImageId, written: &Written) -> Result<()> {
    let sql = "update image set alt_text = $2, language = $3, translations = $4, credit = $5 where id = $1";
    let Written { alt_text, language, translations, credit } = written.clone();
    let values = [id.0.into(), alt_text.into(), language.into(), super::translations(&translations), credit.into()];
    run(transaction, sql, values).await.map(drop)
}

/// Puts the images of a record in this order.
pub async fn order(transaction: &Transaction, images: &[ImageId]) -> Result<()> {
    for (position, id) in images.iter().enumerate() {
        run(transaction, "update image set position = $2 where id = $1", [id.0.into(), place(position).into()]).await?;
    }
    Ok(())
}

/// Removes an image with its files.
pub async fn remove(transaction: &Transaction, id: ImageId) -> Result<()> {
    run(transaction, "delete from image where id = $1", [id.0.into()]).await.map(drop)
}

fn place(position: usize) -> i64 {
    i64::try_from(position).unwrap_or_default()
}
