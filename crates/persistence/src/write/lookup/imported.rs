//! What an import must keep: what is stored here of records that a file tells of again.

use super::WithOrigin;
use crate::database::{Transaction, orm_fault};
use rialto_domain::id::{ClusterId, OrganisationId, ProjectId, ProjectOrganisationId, RegionId};
use rialto_domain::project::ProjectOrganisation;
use rialto_domain::region::{Region, RegionChange};
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{OrganisationRole, Publication, Stage};
use rialto_domain::{Error, Result};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult, TryGetable};
use std::collections::HashMap;
use uuid::Uuid;

/// What no file carries: who sees a record, and its translations.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredTexts {
    /// Who sees it.
    pub publication: Publication,
    /// Translations of its texts.
    pub translations: Translations,
}

/// What people here have made of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredProject {
    /// Visibility and translations.
    pub texts: StoredTexts,
    /// Where it stands.
    pub stage: Stage,
    /// The organisation that leads it.
    pub organisation: Option<OrganisationId>,
    /// The cluster it belongs to.
    pub cluster: Option<ClusterId>,
}

/// An organisation in a project, and where the organisation was imported from.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredTie {
    /// The project.
    pub project: ProjectId,
    /// The organisation in it.
    pub tie: ProjectOrganisation,
    /// The organisation's source, where it has one.
    pub source: Option<String>,
}

/// The shape of a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredShape {
    /// GeoJSON as JSON.
    pub geometry: String,
    /// Who made it.
    pub source: String,
}

fn get<T: TryGetable>(row: &QueryResult, column: &str) -> Result<T> {
    row.try_get("", column).map_err(orm_fault)
}

/// A value of a vocabulary as stored; anything else is a fault of ours.
fn word<T: std::str::FromStr>(row: &QueryResult, column: &str) -> Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    get::<String>(row, column)?.parse().map_err(|error: T::Err| Error::internal(error))
}

fn texts_of(row: &QueryResult) -> Result<StoredTexts> {
    let translations = match get::<Option<String>>(row, "translations")? {
        Some(json) => serde_json::from_str(&json).map_err(Error::internal)?,
        None => Translations::new(),
    };
    Ok(StoredTexts { publication: word(row, "publication")?, translations })
}

async fn all(transaction: &Transaction, statement: &SelectStatement) -> Result<Vec<QueryResult>> {
    transaction.inner.query_all(statement).await.map_err(orm_fault)
}

fn columns(table: &str, names: &[&'static str]) -> SelectStatement {
    Query::select().columns(names.iter().map(|name| Alias::new(*name))).from(Alias::new(table)).to_owned()
}

/// The visibility and translations of these records.
pub async fn texts(transaction: &Transaction, table: WithOrigin, ids: &[Uuid]) -> Result<HashMap<Uuid, StoredTexts>> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(5_000) {
        let mut statement = columns(table.table(), &["id", "publication", "translations"]);
        statement.and_where(Expr::col(Alias::new("id")).is_in(ids.iter().copied()));
        for row in all(transaction, &statement).await? {
            found.insert(get(&row, "id")?, texts_of(&row)?);
        }
    }
    Ok(found)
}

/// What people here have made of these projects.
pub async fn projects(transaction: &Transaction, ids: &[Uuid]) -> Result<HashMap<Uuid, StoredProject>> {
    let names = &["id", "publication", "translations", "stage", "organisation_id", "cluster_id"];
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(5_000) {
        let mut statement = columns("project", names);
        statement.and_where(Expr::col(Alias::new("id")).is_in(ids.iter().copied()));
        for row in all(transaction, &statement).await? {
            let stored = StoredProject {
                texts: texts_of(&row)?,
                stage: word(&row, "stage")?,
                organisation: get::<Option<Uuid>>(&row, "organisation_id")?.map(OrganisationId),
                cluster: get::<Option<Uuid>>(&row, "cluster_id")?.map(ClusterId),
            };
            found.insert(get(&row, "id")?, stored);
        }
    }
    Ok(found)
}

/// How many steps of their way are stored of these projects; none of those without a step.
pub async fn stage_entries(transaction: &Transaction, ids: &[Uuid]) -> Result<HashMap<Uuid, i16>> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(5_000) {
        let statement = Query::select()
            .column(Alias::new("project_id"))
            .expr_as(Expr::col(Alias::new("position")).max(), Alias::new("last"))
            .from(Alias::new("project_stage_entry"))
            .and_where(Expr::col(Alias::new("project_id")).is_in(ids.iter().copied()))
            .group_by_col(Alias::new("project_id"))
            .to_owned();
        for row in all(transaction, &statement).await? {
            found.insert(get(&row, "project_id")?, get::<i16>(&row, "last")?.saturating_add(1));
        }
    }
    Ok(found)
}

/// The organisations in these projects, besides their leads.
pub async fn ties(transaction: &Transaction, projects: &[Uuid]) -> Result<Vec<StoredTie>> {
    let (tie, organisation) = (|name: &'static str| (Alias::new("t"), Alias::new(name)), "o");
    let mut found = Vec::new();
    for projects in projects.chunks(5_000) {
        let statement = Query::select()
            .columns(["id", "project_id", "organisation_id", "role"].map(tie))
            .column((Alias::new(organisation), Alias::new("origin_name")))
            .from_as(Alias::new("project_organisation"), Alias::new("t"))
            .join_as(
                JoinType::InnerJoin,
                Alias::new("organisation"),
                Alias::new(organisation),
                Expr::col((Alias::new(organisation), Alias::new("id"))).equals(tie("organisation_id")),
            )
            .and_where(Expr::col(tie("project_id")).is_in(projects.iter().copied()))
            .to_owned();
        for row in all(transaction, &statement).await? {
            found.push(StoredTie {
                project: ProjectId(get(&row, "project_id")?),
                tie: ProjectOrganisation {
                    id: ProjectOrganisationId(get(&row, "id")?),
                    organisation: OrganisationId(get(&row, "organisation_id")?),
                    role: word::<OrganisationRole>(&row, "role")?,
                },
                source: get(&row, "origin_name")?,
            });
        }
    }
    Ok(found)
}

/// All regions, parents before children.
pub async fn regions(transaction: &Transaction) -> Result<Vec<Region>> {
    let names = &[
        "id",
        "code",
        "level",
        "parent_id",
        "country",
        "name",
        "name_latin",
        "lat",
        "lon",
        "area_km2",
        "population",
        "in_2021",
        "in_2024",
    ];
    let mut statement = columns("region", names);
    statement.order_by(Alias::new("level"), sea_orm::Order::Asc).order_by(Alias::new("code"), sea_orm::Order::Asc);
    let mut codes: HashMap<Uuid, String> = HashMap::new();
    let mut regions = Vec::new();
    for row in all(transaction, &statement).await? {
        let region = Region {
            id: RegionId(get(&row, "id")?),
            code: get(&row, "code")?,
            level: get(&row, "level")?,
            parent_code: get::<Option<Uuid>>(&row, "parent_id")?.and_then(|parent| codes.get(&parent).cloned()),
            country: get(&row, "country")?,
            name: get(&row, "name")?,
            name_latin: get(&row, "name_latin")?,
            lat: get(&row, "lat")?,
            lon: get(&row, "lon")?,
            area_km2: get(&row, "area_km2")?,
            population: get(&row, "population")?,
            in_2021: get(&row, "in_2021")?,
            in_2024: get(&row, "in_2024")?,
        };
        codes.insert(region.id.0, region.code.clone());
        regions.push(region);
    }
    Ok(regions)
}

/// The shapes of these regions.
pub async fn shapes(transaction: &Transaction, regions: &[Uuid]) -> Result<HashMap<Uuid, StoredShape>> {
    let mut statement = columns("region_shape", &["region_id", "geometry", "source"]);
    statement.and_where(Expr::col(Alias::new("region_id")).is_in(regions.iter().copied()));
    let mut found = HashMap::with_capacity(regions.len());
    for row in all(transaction, &statement).await? {
        let shape = StoredShape { geometry: get(&row, "geometry")?, source: get(&row, "source")? };
        found.insert(get(&row, "region_id")?, shape);
    }
    Ok(found)
}

/// What became of regions between NUTS 2021 and NUTS 2024.
pub async fn region_changes(transaction: &Transaction) -> Result<Vec<RegionChange>> {
    let statement = columns("region_change", &["code_2021", "code_2024", "level", "label", "change"]);
    let mut changes = Vec::new();
    for row in all(transaction, &statement).await? {
        changes.push(RegionChange {
            code_2021: get(&row, "code_2021")?,
            code_2024: get(&row, "code_2024")?,
            level: get(&row, "level")?,
            label: get(&row, "label")?,
            change: get(&row, "change")?,
        });
    }
    Ok(changes)
}
