//! The regions that a generated network is spread over.

use super::dice::Dice;
use crate::Ctx;
use rialto_domain::geo::Point;
use rialto_domain::id::RegionId;
use rialto_domain::vocabulary::PointPrecision;
use rialto_domain::{Error, Result};
use rialto_persistence::read::{Plan, Row};
use rialto_persistence::{Database, region};
use uuid::Uuid;

/// A region, as far as the generator looks at it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub id: RegionId,
    pub level: i64,
    pub country: String,
    pub name: String,
    pub population: Option<i64>,
    centre: Option<(f64, f64)>,
}

impl Place {
    /// A point some kilometres around the region's centre, as exact as a postcode.
    pub(super) fn point(&self, dice: &mut Dice) -> Option<Point> {
        let (lat, lon) = self.centre?;
        let around = |dice: &mut Dice| (dice.unit() - 0.5) * 0.3;
        let (lat, lon) = (lat + around(dice), lon + around(dice));
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        Some(Point { lat: round(lat), lon: round(lon), precision: PointPrecision::Postcode })
    }
}

/// The regions of levels 3 and 2 that exist now (the United Kingdom is in NUTS 2021 only), level 3 first, by code.
pub(super) async fn places(ctx: &Ctx) -> Result<Vec<Place>> {
    let mut plan = Plan::new(ctx.database.engine(), ctx.actor);
    let mut rows = plan.root().table(&region::TABLE);
    region::apply(&mut rows, &region::Filter { levels: Some(vec![3, 2]), ..Default::default() })?;
    rows.order("level desc").order("code asc");
    let columns = [
        region::ID,
        region::LEVEL,
        region::COUNTRY,
        region::NAME_LATIN,
        region::POPULATION,
        region::LAT,
        region::LON,
        region::IN_2024,
    ];
    let [id, level, country, name, population, lat, lon, current] = columns.map(|column| rows.column(column));
    let slots = rows.slots();
    let many = plan.root().many(rows);
    let json = ctx.database.read(&plan).await?;
    let mut places = Vec::new();
    for row in Row::parse(&json, Database::slots(&plan))?.rows(many, slots)? {
        let place = Place {
            id: RegionId(Uuid::try_parse(&row.get::<String>(id)?).map_err(Error::internal)?),
            level: row.get(level)?,
            country: row.get(country)?,
            name: row.get(name)?,
            population: row.get(population)?,
            centre: row.get::<Option<f64>>(lat)?.zip(row.get::<Option<f64>>(lon)?),
        };
        // SQLite says 1, PostgreSQL true.
        if matches!(row.raw(current), "1" | "true") || place.country == "UK" {
            places.push(place);
        }
    }
    Ok(places)
}
