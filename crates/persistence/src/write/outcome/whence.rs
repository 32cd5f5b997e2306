//! Where an outcome comes from, who else it could come from, and the names that a text about it must not tell.

use super::{MOST_PEERS, WordRow, json};
use crate::database::Transaction;
use crate::write::life::stored;
use crate::write::statement::{row, rows};
use chrono::{Datelike, NaiveDate};
use rialto_domain::id::ProjectId;
use rialto_domain::lesson::{Origin, Peer};
use rialto_domain::project::Outcome;
use rialto_domain::text::Translations;
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct PlaceRow {
    stage: String,
    ended_on: Option<NaiveDate>,
    is_demo: bool,
    country: Option<String>,
    country_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct PeerRow {
    id: Uuid,
    stage: String,
    ended_on: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct ValueRow {
    id: Uuid,
    word: String,
}

/// Where an outcome comes from, and who else it could come from.
#[derive(Clone, Debug)]
pub struct Whence {
    /// All that is known, before it is cut.
    pub whole: Origin,
    /// The region of the country.
    pub country: Option<Uuid>,
    /// Public projects of the country of which it is not known how they ended.
    pub peers: Vec<Peer>,
    /// Invented for the demo network.
    pub is_demo: bool,
}

const EXITS: &str = "('stopped', 'merged', 'spun_off')";

/// Where the outcome of a project comes from.
pub async fn whence(transaction: &Transaction, project: ProjectId, outcome: &Outcome) -> Result<Whence> {
    let sql = format!(
        "select coalesce((select e.stage from project_stage_entry e where e.project_id = p.id and e.stage not in {EXITS} \
         order by e.position desc limit 1), p.stage) as stage, p.ended_on, p.is_demo, r.country as country, \
         (select c.id from region c where c.level = 0 and c.country = r.country limit 1) as country_id \
         from project p left join region r on r.id = p.region_id where p.id = $1"
    );
    let place: Option<PlaceRow> = row(transaction, &sql, [project.0.into()]).await?;
    let place = place.ok_or_else(|| Error::NotFound("the project".to_owned()))?;
    let values = async |sql: &str| -> Result<Vec<ValueRow>> { rows(transaction, sql, [project.0.into()]).await };
    let focus = values("select project_id as id, focus_area as word from project_focus where project_id = $1").await?;
    let areas = values("select distinct project_id as id, area as word from need where project_id = $1").await?;
    let year = outcome.concluded_on.or(place.ended_on).map(|day| day.year());
    let whole = Origin {
        country: place.country_id.is_some(),
        stage: Some(stored(place.stage)?),
        year,
        areas: areas.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
        focus_areas: focus.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
    };
    let peers = match place.country {
        Some(country) => peers(transaction, &country).await?,
        None => Vec::new(),
    };
    Ok(Whence { whole, country: place.country_id, peers, is_demo: place.is_demo })
}

async fn peers(transaction: &Transaction, country: &str) -> Result<Vec<Peer>> {
    let of = format!(
        "from project p join region r on r.id = p.region_id where r.country = $1 and p.publication = 'published' \
         and not exists (select 1 from outcome o where o.project_id = p.id) order by p.id limit {MOST_PEERS}"
    );
    let each: Vec<PeerRow> =
        rows(transaction, &format!("select p.id, p.stage, p.ended_on {of}"), [country.into()]).await?;
    let mut peers: BTreeMap<Uuid, Peer> = BTreeMap::new();
    for one in each {
        let ended = one.ended_on.map(|day| day.year());
        peers.insert(one.id, Peer { stages: BTreeSet::from([stored(one.stage)?]), ended, ..Peer::default() });
    }
    let values = async |what: &str| -> Result<Vec<ValueRow>> {
        let sql = format!("select v.project_id as id, {what} v join (select p.id {of}) q on q.id = v.project_id");
        rows(transaction, &sql, [country.into()]).await
    };
    for row in values("v.stage as word from project_stage_entry").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.stages.insert(stored(row.word)?);
        }
    }
    for row in values("v.focus_area as word from project_focus").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.focus_areas.insert(stored(row.word)?);
        }
    }
    for row in values("v.area as word from need").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.areas.insert(stored(row.word)?);
        }
    }
    Ok(peers.into_values().collect())
}

/// Names of everybody in the team of a project, of its organisations, and its titles.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The team.
    pub team: Vec<String>,
    /// Its organisations.
    pub organisations: Vec<String>,
    /// Its titles.
    pub project: Vec<String>,
}

#[derive(FromQueryResult)]
struct TitleRow {
    title: String,
    translations: Option<String>,
}

/// The names that the texts of a project are looked through for.
pub async fn names(transaction: &Transaction, project: ProjectId) -> Result<Names> {
    let words = async |sql: &str| -> Result<Vec<String>> {
        let found: Vec<WordRow> = rows(transaction, sql, [project.0.into()]).await?;
        Ok(found.into_iter().map(|row| row.word).collect())
    };
    let team = words(
        "select p.name as word from project_member m join person p on p.id = m.person_id where m.project_id = $1 \
         union select a.name from project_member m join person p on p.id = m.person_id \
         join account a on a.id = p.account_id where m.project_id = $1",
    )
    .await?;
    let organisations = words(
        "select o.name as word from organisation o where o.id in (select x.organisation_id from project_organisation x \
         where x.project_id = $1 union select p.organisation_id from project p where p.id = $1)",
    )
    .await?;
    let titles: Option<TitleRow> =
        row(transaction, "select title, translations from project where id = $1", [project.0.into()]).await?;
    let mut all = Vec::new();
    if let Some(titles) = titles {
        all.push(titles.title);
        let translated: Translations = json(titles.translations.as_deref())?;
        all.extend(translated.values().filter_map(|texts| texts.get("title").cloned()));
    }
    Ok(Names { team, organisations, project: all })
}

/// The key words of a project, as lists have them.
pub async fn tags(transaction: &Transaction, project: ProjectId) -> Result<Vec<String>> {
    let sql = "select tag as word from project_tag where project_id = $1 order by tag";
    let found: Vec<WordRow> = rows(transaction, sql, [project.0.into()]).await?;
    Ok(found.into_iter().map(|row| row.word).collect())
}

/// Names of people with a public profile, out of names as they are sorted.
pub async fn people(transaction: &Transaction, sorted: &BTreeSet<String>) -> Result<Vec<String>> {
    const CHUNK: usize = 200;
    let sorted: Vec<&String> = sorted.iter().collect();
    let mut all = Vec::new();
    for chunk in sorted.chunks(CHUNK) {
        // one text for every number of names, so that its plan is kept
        let values: [Value; CHUNK] = std::array::from_fn(|at| chunk.get(at).map(|name| (*name).clone()).into());
        let marks: Vec<String> = (1..=CHUNK).map(|at| format!("${at}")).collect();
        let sql = format!(
            "select p.name as word from person p where p.publication = 'published' and p.sort_name in ({})",
            marks.join(", ")
        );
        let found: Vec<WordRow> = rows(transaction, &sql, values).await?;
        all.extend(found.into_iter().map(|row| row.word));
    }
    Ok(all)
}
