//! What ties records to others: links, uses of datasets, organisations in projects, members of clusters.

use super::cards;
use super::life::{count, stored};
use super::statement::{row, rows, run};
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::Result;
use rialto_domain::cluster::{ClusterMember, evenness};
use rialto_domain::id::{ClusterId, GlobalId, Kind};
use rialto_domain::lesson::LinkStatus;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Publication;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A tie as stored: whose it is and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The record that says it.
    pub owner: GlobalId,
    /// The other record.
    pub other: Uuid,
    /// Kind of link, purpose, role or helix.
    pub word: String,
}

#[derive(FromQueryResult)]
struct TieRow {
    owner_kind: String,
    owner: Uuid,
    other: Uuid,
    word: String,
}

/// The table of ties of a kind, and the columns of owner, other and word.
fn table(kind: Kind) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match kind {
        Kind::ProjectLink => {
            ("any_link", "'project' as owner_kind, from_id as owner, to_id as other, kind as word", "kind")
        }
        Kind::DatasetUse => (
            "dataset_use",
            "case when project_id is null then 'pilot' else 'project' end as owner_kind, coalesce(project_id, pilot_id) as owner, \
             dataset_id as other, purpose as word",
            "purpose",
        ),
        Kind::ProjectOrganisation => (
            "project_organisation",
            "'project' as owner_kind, project_id as owner, organisation_id as other, role as word",
            "role",
        ),
        Kind::ClusterMember => (
            "cluster_member",
            "'cluster' as owner_kind, cluster_id as owner, organisation_id as other, helix as word",
            "helix",
        ),
        _ => return None,
    })
}

/// A tie by its id; none for ids of other kinds.
pub async fn tie(transaction: &Transaction, id: GlobalId) -> Result<Option<Tie>> {
    let Some((table, columns, _)) = table(id.kind) else { return Ok(None) };
    let found: Option<TieRow> =
        row(transaction, &format!("select {columns} from {table} where id = $1"), [id.key.into()]).await?;
    Ok(found.map(|found| {
        let kind = match found.owner_kind.as_str() {
            "pilot" => Kind::Pilot,
            "cluster" => Kind::Cluster,
            _ => Kind::Project,
        };
        Tie { owner: GlobalId { kind, key: found.owner }, other: found.other, word: found.word }
    }))
}

/// Removes a tie; what is made of it follows.
pub async fn remove(transaction: &Transaction, id: GlobalId, tie: &Tie) -> Result<()> {
    let Some((table, ..)) = table(id.kind) else { return Ok(()) };
    // a link is in one of two tables: confirmed, or proposed
    let tables = if id.kind == Kind::ProjectLink { &["project_link", "proposed_link"][..] } else { &[table][..] };
    for table in tables {
        run(transaction, &format!("delete from {table} where id = $1"), [id.key.into()]).await?;
    }
    follow(transaction, tie.owner).await
}

async fn follow(transaction: &Transaction, owner: GlobalId) -> Result<()> {
    match owner.kind {
        Kind::Cluster => renew_evenness(transaction, ClusterId(owner.key)).await,
        _ => cards::records(transaction, &[owner.key]).await,
    }
}

/// A text about a tie.
#[derive(Clone, Debug)]
pub struct TieNote<'a> {
    /// The text.
    pub text: Option<&'a str>,
    /// Its language.
    pub language: &'a Language,
}

/// Where a link stands, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkState {
    /// The link.
    pub id: Uuid,
    /// Where it stands.
    pub status: LinkStatus,
    /// When it was answered, ms since 1970 UTC.
    pub answered_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct LinkRow {
    id: Uuid,
    status: String,
    answered_at: Option<i64>,
}

fn link_state(found: Option<LinkRow>) -> Result<Option<LinkState>> {
    found.map(|row| Ok(LinkState { id: row.id, status: stored(row.status)?, answered_at: row.answered_at })).transpose()
}

/// How a project is tied to another in one way already.
pub async fn linked(transaction: &Transaction, tie: &Tie) -> Result<Option<LinkState>> {
    let sql = "select id, status, answered_at from any_link where from_id = $1 and to_id = $2 and kind = $3";
    let values = [tie.owner.key.into(), tie.other.into(), tie.word.as_str().into()];
    link_state(row(transaction, sql, values).await?)
}

/// Where a link stands.
pub async fn link_by_id(transaction: &Transaction, id: Uuid) -> Result<Option<LinkState>> {
    let sql = "select id, status, answered_at from any_link where id = $1";
    link_state(row(transaction, sql, [id.into()]).await?)
}

/// Ties a project to another at an instant (ms since 1970 UTC): confirmed, or proposed to the other side in place of what it
/// declined long ago.
pub async fn link(
    transaction: &Transaction,
    key: Uuid,
    tie: &Tie,
    note: &TieNote<'_>,
    (status, now): (LinkStatus, i64),
) -> Result<()> {
    let sql = "delete from proposed_link where from_id = $1 and to_id = $2 and kind = $3";
    run(transaction, sql, [tie.owner.key.into(), tie.other.into(), tie.word.as_str().into()]).await?;
    let values = [
        key.into(),
        tie.owner.key.into(),
        tie.other.into(),
        tie.word.as_str().into(),
        note.text.map(str::to_owned).into(),
        note.language.as_str().into(),
        now.into(),
    ];
    if status != LinkStatus::Confirmed {
        let sql = "insert into proposed_link (id, from_id, to_id, kind, note, language, status, proposed_at) \
                   values ($1, $2, $3, $4, $5, $6, 'proposed', $7)";
        return run(transaction, sql, values).await.map(drop);
    }
    let sql = "insert into project_link (id, from_id, to_id, kind, note, language, proposed_at, answered_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $7)";
    run(transaction, sql, values).await?;
    follow(transaction, tie.owner).await
}

/// Confirms a link that was proposed, at an instant (ms since 1970 UTC): everybody sees it from now on.
pub async fn confirm_link(transaction: &Transaction, id: Uuid, owner: GlobalId, now: i64) -> Result<()> {
    let sql = "insert into project_link (id, from_id, to_id, kind, note, language, proposed_at, answered_at) \
               select w.id, w.from_id, w.to_id, w.kind, w.note, w.language, w.proposed_at, $2 from proposed_link w \
               where w.id = $1";
    run(transaction, sql, [id.into(), now.into()]).await?;
    run(transaction, "delete from proposed_link where id = $1", [id.into()]).await?;
    follow(transaction, owner).await
}

/// Declines a link that was proposed, at an instant (ms since 1970 UTC).
pub async fn decline_link(transaction: &Transaction, id: Uuid, now: i64) -> Result<()> {
    let sql = "update proposed_link set status = 'declined', answered_at = $2 where id = $1";
    run(transaction, sql, [id.into(), now.into()]).await.map(drop)
}

/// Says that a project or a pilot uses a dataset; false when that is said already for the same purpose.
pub async fn use_dataset(transaction: &Transaction, key: Uuid, tie: &Tie, note: &TieNote<'_>) -> Result<bool> {
    let (column, pair) = match tie.owner.kind {
        Kind::Pilot => ("pilot_id", (None, Some(tie.owner.key))),
        _ => ("project_id", (Some(tie.owner.key), None)),
    };
    // the owner is locked, so nobody writes the same meanwhile
    let sql = format!(
        "insert into dataset_use (id, dataset_id, project_id, pilot_id, purpose, note, language) \
         select $1, d.id, $3, $4, $5, $6, $7 from dataset d where d.id = $2 and not exists \
         (select 1 from dataset_use u where u.dataset_id = d.id and u.{column} = ${} and u.purpose = $5)",
        if tie.owner.kind == Kind::Pilot { 4 } else { 3 }
    );
    let values = [
        key.into(),
        tie.other.into(),
        pair.0.into(),
        pair.1.into(),
        tie.word.as_str().into(),
        note.text.map(str::to_owned).into(),
        note.language.as_str().into(),
    ];
    let made = run(transaction, &sql, values).await? > 0;
    follow(transaction, tie.owner).await?;
    Ok(made)
}

/// Adds an organisation to a project, besides its lead; false when it is there already.
pub async fn add_organisation(transaction: &Transaction, key: Uuid, tie: &Tie) -> Result<bool> {
    let sql = "insert into project_organisation (id, project_id, organisation_id, role) values ($1, $2, $3, $4) \
               on conflict (project_id, organisation_id) do nothing";
    let values = [key.into(), tie.owner.key.into(), tie.other.into(), tie.word.as_str().into()];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Adds an organisation to a cluster and tells its evenness anew; false when it is there already.
pub async fn add_member(transaction: &Transaction, key: Uuid, tie: &Tie, joined_on: Option<NaiveDate>) -> Result<bool> {
    let sql = "insert into cluster_member (id, cluster_id, organisation_id, helix, joined_on) values ($1, $2, $3, $4, $5) \
               on conflict (cluster_id, organisation_id) do nothing";
    let values = [key.into(), tie.owner.key.into(), tie.other.into(), tie.word.as_str().into(), joined_on.into()];
    let made = run(transaction, sql, values).await? > 0;
    follow(transaction, tie.owner).await?;
    Ok(made)
}

#[derive(FromQueryResult)]
struct MemberRow {
    id: Uuid,
    organisation_id: Uuid,
    helix: String,
}

async fn renew_evenness(transaction: &Transaction, cluster: ClusterId) -> Result<()> {
    let sql = "select id, organisation_id, helix from cluster_member where cluster_id = $1";
    let found: Vec<MemberRow> = rows(transaction, sql, [cluster.0.into()]).await?;
    let members: Vec<ClusterMember> = found
        .into_iter()
        .map(|row| {
            let (id, organisation) = (row.id, row.organisation_id);
            Ok(ClusterMember {
                id: rialto_domain::id::ClusterMemberId(id),
                organisation: rialto_domain::id::OrganisationId(organisation),
                helix: stored(row.helix)?,
                joined_on: None,
            })
        })
        .collect::<Result<_>>()?;
    let sql = "update cluster set evenness = $2 where id = $1";
    run(transaction, sql, [cluster.0.into(), evenness(&members).into()]).await.map(drop)
}

/// How many ties of a kind a record has.
pub async fn ties(transaction: &Transaction, kind: Kind, owner: GlobalId) -> Result<i64> {
    let from = match (kind, owner.kind) {
        (Kind::ProjectLink, _) => "any_link where from_id = $1",
        (Kind::DatasetUse, Kind::Pilot) => "dataset_use where pilot_id = $1",
        (Kind::DatasetUse, _) => "dataset_use where project_id = $1",
        (Kind::ProjectOrganisation, _) => "project_organisation where project_id = $1",
        _ => "cluster_member where cluster_id = $1",
    };
    count(transaction, from, owner.key).await
}

#[derive(FromQueryResult)]
struct PublicationRow {
    publication: String,
}

/// Who sees a record that another act may be changing: it is not locked.
pub async fn publication(transaction: &Transaction, id: GlobalId) -> Result<Option<Publication>> {
    let sql = format!("select publication from {} where id = $1", super::record::table(id.kind)?);
    let found: Option<PublicationRow> = row(transaction, &sql, [id.key.into()]).await?;
    found.map(|found| stored(found.publication)).transpose()
}
