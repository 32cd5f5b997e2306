//! What every database starts with: the NUTS regions and what became of them between 2021 and 2024.
//!
//! The facts are compiled into the binary; `seed/README.md` says where they come from.

use crate::Ctx;
use rialto_domain::id::RegionId;
use rialto_domain::region::{Region, RegionChange};
use rialto_domain::{Error, Result};
use rialto_persistence::read::{Plan, Row};
use rialto_persistence::write::{Batch, Mode, lookup};
use rialto_persistence::{Database, region};
use serde::{Deserialize, Deserializer};
use std::collections::HashMap;

const REGIONS: &str = include_str!("../seed/regions.csv");
const CHANGES: &str = include_str!("../seed/region_changes.csv");

/// What every start does before anything is read or written: the migrations that have not run, and what they leave to be filled.
/// The number of regions written.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner; when a step fails.
pub async fn bring_up_to_date(ctx: &Ctx) -> Result<usize> {
    ctx.operators_only("bring the database up to date")?;
    ctx.database.migrate().await?;
    let regions = regions(ctx).await?;
    crate::quality::fill(ctx).await?;
    crate::cards::fill(ctx).await?;
    Ok(regions)
}

/// Fills the region tree of a new database; the number of regions written, 0 when there are any already.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn regions(ctx: &Ctx) -> Result<usize> {
    ctx.operators_only("fill the region tree")?;
    if !is_empty(ctx).await? {
        return Ok(0);
    }
    let transaction = ctx.database.begin().await?;
    // Asked again under the write lock: two servers may start at once.
    if lookup::count(&transaction, "region").await? > 0 {
        return Ok(0);
    }
    let mut regions: Vec<RegionRow> = read(REGIONS)?;
    // Parents before children, by code within a level.
    regions.sort_by(|a, b| (a.level, &a.code).cmp(&(b.level, &b.code)));
    let mut batch = Batch::new(ctx.now());
    let mut keys: HashMap<String, RegionId> = HashMap::with_capacity(regions.len());
    let count = regions.len();
    for row in regions {
        let region = row.region(RegionId(ctx.chance.ids.next()));
        let parent = match &region.parent_code {
            Some(code) => Some(*keys.get(code).ok_or_else(|| orphan(&region))?),
            None => None,
        };
        batch.region(&region, parent, Mode::Create);
        keys.insert(region.code, region.id);
    }
    for row in read::<ChangeRow>(CHANGES)? {
        batch.region_change(ctx.chance.ids.next(), &row.change());
    }
    batch.save(&transaction).await?;
    transaction.commit().await?;
    Ok(count)
}

/// Asked of the readers, so that a start does not wait behind a writer.
async fn is_empty(ctx: &Ctx) -> Result<bool> {
    let mut plan = Plan::new(ctx.database.engine(), ctx.actor);
    let mut some = plan.root().table(&region::TABLE);
    some.column(region::CODE);
    let slot = plan.root().one(some);
    let json = ctx.database.read(&plan).await?;
    Ok(Row::parse(&json, Database::slots(&plan))?.is_null(slot))
}

fn orphan(region: &Region) -> Error {
    Error::internal(format!("the seed's region {} has a parent that is not in the seed", region.code))
}

fn read<T: serde::de::DeserializeOwned>(csv: &str) -> Result<Vec<T>> {
    csv::Reader::from_reader(csv.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(Error::internal)
}

/// `1` is yes, all else is no.
fn flag<'de, D: Deserializer<'de>>(deserializer: D) -> std::result::Result<bool, D::Error> {
    Ok(String::deserialize(deserializer)? == "1")
}

/// A line of `regions.csv`.
#[derive(Deserialize)]
pub(crate) struct RegionRow {
    pub(crate) code: String,
    level: i16,
    parent: Option<String>,
    country: String,
    name: String,
    name_latin: String,
    lat: Option<f64>,
    lon: Option<f64>,
    area_km2: Option<f64>,
    population: Option<i64>,
    #[serde(deserialize_with = "flag")]
    in_2021: bool,
    #[serde(deserialize_with = "flag")]
    in_2024: bool,
}

impl RegionRow {
    fn region(self, id: RegionId) -> Region {
        Region {
            id,
            code: self.code,
            level: self.level,
            parent_code: self.parent,
            country: self.country,
            name: self.name,
            name_latin: self.name_latin,
            lat: self.lat,
            lon: self.lon,
            area_km2: self.area_km2,
            population: self.population,
            in_2021: self.in_2021,
            in_2024: self.in_2024,
        }
    }
}

#[derive(Deserialize)]
struct ChangeRow {
    code_2021: Option<String>,
    code_2024: Option<String>,
    level: i16,
    label: String,
    change: String,
}

impl ChangeRow {
    fn change(self) -> RegionChange {
        RegionChange {
            code_2021: self.code_2021,
            code_2024: self.code_2024,
            level: self.level,
            label: self.label,
            change: self.change,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_seeded_region_has_its_parent_and_a_code_that_starts_with_it() {
        let rows: Vec<RegionRow> = read(REGIONS).unwrap();
        assert_eq!(rows.len(), 2261, "regions.csv has changed; say so in seed/README.md");
        for row in &rows {
            match &row.parent {
                Some(parent) => {
                    assert!(row.code.starts_with(parent.as_str()), "{} does not lie in {parent}", row.code);
                    assert!(rows.iter().any(|other| other.code == *parent), "{parent} of {} is missing", row.code);
                }
                None => assert_eq!(row.level, 0, "{} has no parent and is no country", row.code),
            }
        }
    }

    #[test]
    fn the_changes_between_the_versions_are_read() {
        let changes: Vec<ChangeRow> = read(CHANGES).unwrap();
        assert_eq!(changes.len(), 103);
        assert!(changes.iter().any(|row| row.code_2024.is_none()) && changes.iter().any(|row| row.code_2021.is_none()));
    }
}
