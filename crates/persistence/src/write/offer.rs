//! Writing offers.

use super::statement::{row, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::id::{OfferId, PersonId, ProjectId};
use rialto_domain::matching::OfferStatus;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{Area, NeedKind};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// What somebody gives to projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Key.
    pub id: OfferId,
    /// Who gives it.
    pub person: PersonId,
    /// Area.
    pub area: Area,
    /// What is given.
    pub kind: NeedKind,
    /// One line.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Where; anywhere when none.
    pub region: Option<Uuid>,
    /// Until when.
    pub open_until: Option<NaiveDate>,
    /// Whether it stands.
    pub status: OfferStatus,
    /// The project that took it.
    pub fulfilled_by: Option<ProjectId>,
}

#[derive(FromQueryResult)]
struct OfferRow {
    person_id: Uuid,
    area: String,
    kind: String,
    title: String,
    text: Option<String>,
    language: String,
    region_id: Option<Uuid>,
    open_until: Option<NaiveDate>,
    status: String,
    fulfilled_project_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// An offer of the profile of an account; none when there is no such.
pub async fn offer(transaction: &Transaction, id: OfferId, person: PersonId) -> Result<Option<Offer>> {
    let sql = "select person_id, area, kind, title, text, language, region_id, open_until, status, fulfilled_project_id \
               from offer where id = $1 and person_id = $2";
    let found: Option<OfferRow> = row(transaction, sql, [id.0.into(), person.0.into()]).await?;
    found
        .map(|row| {
            Ok(Offer {
                id,
                person: PersonId(row.person_id),
                area: row.area.parse().map_err(Error::internal)?,
                kind: row.kind.parse().map_err(Error::internal)?,
                title: row.title,
                text: row.text,
                language: Language::parse(&row.language).map_err(Error::internal)?,
                region: row.region_id,
                open_until: row.open_until,
                status: row.status.parse().map_err(Error::internal)?,
                fulfilled_by: row.fulfilled_project_id.map(ProjectId),
            })
        })
        .transpose()
}

/// How many offers somebody has.
pub async fn count(transaction: &Transaction, person: PersonId) -> Result<i64> {
    let sql = "select count(*) as n from offer where person_id = $1";
    Ok(row::<Count, 1>(transaction, sql, [person.0.into()]).await?.map_or(0, |row| row.n))
}

/// Whether there is a region.
pub async fn has_region(transaction: &Transaction, region: Uuid) -> Result<bool> {
    let sql = "select count(*) as n from region where id = $1";
    Ok(row::<Count, 1>(transaction, sql, [region.into()]).await?.is_some_and(|row| row.n > 0))
}

/// Writes an offer, in place of what was there.
pub async fn put(transaction: &Transaction, offer: &Offer, now: i64) -> Result<()> {
    let o = offer;
    let sql = "insert into offer (id, person_id, area, kind, title, text, language, region_id, open_until, status, \
               fulfilled_project_id, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) \
               on conflict (id) do update set area = excluded.area, kind = excluded.kind, title = excluded.title, \
               text = excluded.text, language = excluded.language, region_id = excluded.region_id, \
               open_until = excluded.open_until, status = excluded.status, \
               fulfilled_project_id = excluded.fulfilled_project_id, updated_at = excluded.updated_at";
    let values = [
        o.id.0.into(),
        o.person.0.into(),
        o.area.as_str().into(),
        o.kind.as_str().into(),
        o.title.as_str().into(),
        o.text.clone().into(),
        o.language.as_str().into(),
        o.region.into(),
        o.open_until.into(),
        o.status.as_str().into(),
        o.fulfilled_by.map(|project| project.0).into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}
