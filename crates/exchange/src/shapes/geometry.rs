//! An area as it is stored: rounded, wound, and small enough to travel.

use super::refusal::Trouble;
use geo::winding_order::{Winding, WindingOrder};
use geo::{Area, Coord, LineString, SimplifyVw};
use geojson::{Geometry, GeometryValue, Position};
use std::collections::BTreeMap;

/// Bytes of a stored geometry at most; a larger one is simplified. A page of 100 stays under 6 MB.
pub const MOST_BYTES: usize = 60_000;

/// Points of a geometry in the file at most.
pub const MOST_POINTS: usize = 1_000_000;

/// 4 decimals of a degree: 11 m on the ground, a tenth of a pixel on a screen that shows a country.
const GRID: f64 = 10_000.0;

/// The first tolerance, square degrees: a triangle of about 100 m by 100 m.
const FINEST: f64 = 1e-6;

/// Doublings of the tolerance until it exceeds the world.
const TRIES: u32 = 40;

/// Rings of one polygon, the outer one first.
pub(super) type Rings = Vec<Vec<Coord>>;

/// A cleaned geometry.
#[derive(Debug, PartialEq)]
pub(super) struct Cleaned {
    pub json: String,
    pub simplified: bool,
    pub dropped_rings: usize,
}

/// Cleans an area by the rules of the module above.
pub(super) fn clean(polygons: Vec<Rings>) -> Result<Cleaned, Trouble> {
    let positions = || polygons.iter().flatten().flatten();
    if let Some(at) = positions().find(|at| !in_degrees(at)) {
        return Err(Trouble::NotInDegrees(at.x, at.y));
    }
    let points = positions().count();
    if points > MOST_POINTS {
        return Err(Trouble::TooLarge { points });
    }
    let given: usize = polygons.iter().map(Vec::len).sum();
    let rounded = parts(polygons.into_iter().map(|rings| rings.into_iter().map(LineString::new).collect()), 0.0);
    let kept: usize = rounded.iter().map(Vec::len).sum();
    if rounded.is_empty() {
        return Err(Trouble::Missing);
    }
    let dropped_rings = given - kept;
    let json = write(&rounded)?;
    if json.len() <= MOST_BYTES {
        return Ok(Cleaned { json, simplified: false, dropped_rings });
    }
    Ok(Cleaned { json: simplified(rounded)?, simplified: true, dropped_rings })
}

fn in_degrees(at: &Coord) -> bool {
    (-180.0..=180.0).contains(&at.x) && (-90.0..=90.0).contains(&at.y)
}

/// The smallest tolerance out of a doubling row that makes it fit.
fn simplified(mut polygons: Vec<Vec<LineString>>) -> Result<String, Trouble> {
    let mut tolerance = FINEST;
    for _ in 0..TRIES {
        let simpler = polygons.iter().map(|rings| rings.iter().map(|ring| ring.simplify_vw(tolerance)).collect());
        let simpler = parts(simpler, tolerance);
        // what is gone under a tolerance is gone under twice that: go on from here
        polygons = if simpler.is_empty() { largest(&polygons) } else { simpler };
        let json = write(&polygons)?;
        if json.len() <= MOST_BYTES {
            return Ok(json);
        }
        tolerance *= 2.0;
    }
    Err(Trouble::TooLarge { points: polygons.iter().flatten().map(|ring| ring.0.len()).sum() })
}

/// What is never left out: the outer ring of the largest part.
fn largest(polygons: &[Vec<LineString>]) -> Vec<Vec<LineString>> {
    let outer = polygons.iter().filter_map(|rings| rings.first());
    outer.max_by(|a, b| size(a).total_cmp(&size(b))).map(|ring| vec![vec![ring.clone()]]).unwrap_or_default()
}

/// Polygons of the rings that stay: on the grid, wound, of 4 points or more and larger than `least` square degrees.
/// A hole goes with its outer ring.
fn parts(polygons: impl Iterator<Item = Vec<LineString>>, least: f64) -> Vec<Vec<LineString>> {
    let mut kept = Vec::new();
    for rings in polygons {
        let mut whole = Vec::with_capacity(rings.len());
        for (at, ring) in rings.into_iter().enumerate() {
            let winding = if at == 0 { WindingOrder::CounterClockwise } else { WindingOrder::Clockwise };
            match on_grid(ring, winding).filter(|ring| size(ring) > least) {
                Some(ring) => whole.push(ring),
                None if at == 0 => break,
                None => {}
            }
        }
        if !whole.is_empty() {
            kept.push(whole);
        }
    }
    kept
}

fn on_grid(ring: LineString, winding: WindingOrder) -> Option<LineString> {
    // adding 0 makes -0 plain
    let round = |degrees: f64| (degrees * GRID).round() / GRID + 0.0;
    let mut ring = LineString::new(ring.0.into_iter().map(|at| Coord { x: round(at.x), y: round(at.y) }).collect());
    ring.0.dedup();
    ring.close();
    if ring.0.len() < 4 {
        return None;
    }
    ring.make_winding_order(winding);
    Some(ring)
}

/// Square degrees.
fn size(ring: &LineString) -> f64 {
    geo::Polygon::new(ring.clone(), Vec::new()).unsigned_area()
}

fn write(polygons: &[Vec<LineString>]) -> Result<String, Trouble> {
    let position = |at: &Coord| Position::from([at.x, at.y]);
    let ring = |ring: &LineString| ring.0.iter().map(position).collect::<Vec<_>>();
    let mut areas: Vec<Vec<Vec<Position>>> = polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect();
    let value = match (areas.pop(), areas.is_empty()) {
        (Some(coordinates), true) => GeometryValue::Polygon { coordinates },
        (last, _) => {
            areas.extend(last);
            GeometryValue::MultiPolygon { coordinates: areas }
        }
    };
    serde_json::to_string(&Geometry::new(value)).map_err(|error| Trouble::Broken(error.to_string()))
}

/// Rings out of positions of any length; what stands after longitude and latitude (a height) is left out.
pub(super) fn rings(polygon: &[Vec<Position>]) -> Result<Rings, Trouble> {
    let coord = |at: &Position| match at.as_slice() {
        [x, y, ..] => Ok(Coord { x: *x, y: *y }),
        _ => Err(Trouble::Broken("a position has fewer than two numbers".to_owned())),
    };
    polygon.iter().map(|ring| ring.iter().map(coord).collect()).collect()
}

/// How often each rule changed a shape, for a report.
impl super::RegionShape {
    /// Codes of the rules that changed this shape.
    pub fn notices(&self) -> BTreeMap<&'static str, u64> {
        let mut notices = BTreeMap::new();
        if self.simplified {
            notices.insert("SHAPE_SIMPLIFIED", 1);
        }
        if self.dropped_rings > 0 {
            notices.insert("RING_TOO_SMALL", self.dropped_rings as u64);
        }
        notices
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<Coord> {
        points.iter().map(|(x, y)| Coord { x: *x, y: *y }).collect()
    }

    fn square(x: f64, y: f64, side: f64) -> Vec<Coord> {
        ring(&[(x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)])
    }

    #[test]
    fn outer_rings_run_counter_clockwise_and_holes_clockwise() {
        let cleaned = clean(vec![vec![square(10.0, 50.0, 2.0), square(10.5, 50.5, 1.0)]]).unwrap();
        assert_eq!(
            cleaned.json,
            "{\"type\":\"Polygon\",\"coordinates\":[[[10.0,50.0],[12.0,50.0],[12.0,52.0],[10.0,52.0],[10.0,50.0]],\
             [[10.5,50.5],[10.5,51.5],[11.5,51.5],[11.5,50.5],[10.5,50.5]]]}"
        );
    }

    #[test]
    fn points_that_fall_together_become_one_and_what_is_no_ring_then_goes() {
        let rough = ring(&[(10.00001, 50.0), (10.00002, 50.0), (12.0, 50.123_456), (12.0, 52.0), (10.00001, 50.0)]);
        let cleaned =
            clean(vec![vec![rough], vec![square(20.0, 50.0, 0.000_01), square(20.0, 50.0, 0.000_001)]]).unwrap();
        assert_eq!(
            cleaned.json,
            "{\"type\":\"Polygon\",\"coordinates\":[[[10.0,50.0],[12.0,50.1235],[12.0,52.0],[10.0,50.0]]]}"
        );
        assert_eq!(cleaned.dropped_rings, 2);
        assert_eq!(clean(vec![vec![square(20.0, 50.0, 0.000_01)]]), Err(Trouble::Missing));
        assert_eq!(clean(Vec::new()), Err(Trouble::Missing));
    }

    #[test]
    fn what_is_not_in_degrees_is_told_with_its_position() {
        let metres = square(4_321_000.0, 3_210_000.0, 1_000.0);
        assert_eq!(clean(vec![vec![metres]]), Err(Trouble::NotInDegrees(4_321_000.0, 3_210_000.0)));
        assert!(matches!(clean(vec![vec![square(f64::NAN, 0.0, 1.0)]]), Err(Trouble::NotInDegrees(..))));
    }

    /// A coast: a circle of `points` points whose radius trembles.
    fn coast(x: f64, y: f64, radius: f64, points: u32) -> Vec<Coord> {
        let at = |step: u32| {
            let angle = std::f64::consts::TAU * f64::from(step % points) / f64::from(points);
            let radius = radius * (1.0 + 0.05 * f64::from(step % points * 7919 % 13) / 13.0);
            Coord { x: x + radius * angle.cos(), y: y + radius * angle.sin() }
        };
        (0..=points).map(at).collect()
    }

    #[test]
    fn a_shape_that_is_too_large_is_simplified_until_it_fits_and_keeps_its_area() {
        let cleaned = clean(vec![vec![coast(10.0, 50.0, 4.0, 40_000)], vec![coast(20.0, 50.0, 0.002, 100)]]).unwrap();
        assert!(cleaned.simplified && cleaned.json.len() <= MOST_BYTES, "{}", cleaned.json.len());
        let geometry: Geometry = cleaned.json.parse().unwrap();
        let GeometryValue::Polygon { coordinates } = geometry.value else { panic!("the small island goes first") };
        let outer = LineString::new(rings(&coordinates).unwrap().remove(0));
        let whole = size(&LineString::new(coast(10.0, 50.0, 4.0, 40_000)));
        assert!((size(&outer) / whole - 1.0).abs() < 0.05, "{} of {whole}", size(&outer));
    }

    #[test]
    fn a_shape_of_a_thousand_equal_islands_keeps_at_least_one() {
        let islands = (0..6_000).map(|at| vec![coast(f64::from(at % 100), f64::from(at / 100), 0.1, 8)]).collect();
        let cleaned = clean(islands).unwrap();
        assert!(cleaned.simplified && cleaned.json.len() <= MOST_BYTES && cleaned.json.contains("[["));
    }

    proptest! {
        #[test]
        fn whatever_comes_in_what_is_stored_is_in_degrees_closed_and_small(
            points in prop::collection::vec((-200.0..200.0f64, -100.0..100.0f64), 0..60),
        ) {
            if let Ok(cleaned) = clean(vec![vec![ring(&points)]]) {
                prop_assert!(cleaned.json.len() <= MOST_BYTES);
                let geometry: Geometry = cleaned.json.parse().unwrap();
                let GeometryValue::Polygon { coordinates } = geometry.value else { panic!("one ring is one polygon") };
                for ring in rings(&coordinates).unwrap() {
                    prop_assert!(ring.len() >= 4 && ring.first() == ring.last());
                    prop_assert!(ring.iter().all(in_degrees));
                }
            }
        }
    }
}
