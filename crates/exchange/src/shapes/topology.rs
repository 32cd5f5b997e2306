//! TopoJSON: shapes that share their borders as arcs (TopoJSON format specification, version 1).
//!
//! Decoded here: the library of that name panics on an arc that is not there and stays with an old `geojson`.

use super::geometry::Rings;
use super::refusal::Trouble;
use super::source::Raw;
use geo::Coord;
use geojson::Position;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Topology {
    objects: BTreeMap<String, Object>,
    arcs: Vec<Vec<Position>>,
    transform: Option<Transform>,
}

/// Whole numbers to degrees: `number × scale + translate`.
#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Object {
    #[serde(rename = "type")]
    kind: Option<String>,
    properties: Option<Map<String, Value>>,
    id: Option<Value>,
    arcs: Option<Value>,
    geometries: Option<Vec<Object>>,
}

impl Object {
    fn is_area(&self) -> bool {
        matches!(self.kind.as_deref(), Some("Polygon" | "MultiPolygon"))
    }
}

/// The features of all layers that have areas, layer after layer by name.
pub(super) fn features(text: &str) -> Result<Vec<Raw>, serde_json::Error> {
    let topology: Topology = serde_json::from_str(text)?;
    let arcs: Vec<Vec<Coord>> = topology.arcs.iter().map(|arc| decode(arc, topology.transform.as_ref())).collect();
    let mut features = Vec::new();
    for (_, mut layer) in topology.objects {
        let members = match layer.geometries.take() {
            Some(members) if layer.kind.as_deref() == Some("GeometryCollection") => members,
            _ => vec![layer],
        };
        if members.iter().any(Object::is_area) {
            features.extend(members.into_iter().map(|member| feature(member, &arcs)));
        }
    }
    Ok(features)
}

/// An arc in degrees. With a transform it is quantised: each position is the step from the one before.
/// A position without two numbers is no place; the range of degrees refuses it later.
fn decode(arc: &[Position], transform: Option<&Transform>) -> Vec<Coord> {
    let (mut x, mut y) = (0.0, 0.0);
    let step = |position: &Position| match (position.as_slice(), transform) {
        ([dx, dy, ..], Some(Transform { scale, translate })) => {
            x += dx;
            y += dy;
            Coord { x: x * scale.0 + translate.0, y: y * scale.1 + translate.1 }
        }
        ([x, y, ..], None) => Coord { x: *x, y: *y },
        _ => Coord { x: f64::NAN, y: f64::NAN },
    };
    arc.iter().map(step).collect()
}

fn feature(object: Object, arcs: &[Vec<Coord>]) -> Raw {
    let area = area(object.kind.as_deref(), object.arcs, arcs);
    Raw { properties: object.properties, id: object.id, area }
}

fn area(kind: Option<&str>, indexes: Option<Value>, arcs: &[Vec<Coord>]) -> Result<Vec<Rings>, Trouble> {
    let broken =
        |error: serde_json::Error| Trouble::Broken(format!("its arcs are no lists of whole numbers ({error})"));
    let polygons: Vec<Vec<Vec<i64>>> = match (kind, indexes) {
        (None, _) | (Some("Polygon" | "MultiPolygon"), None) => return Err(Trouble::Missing),
        (Some("Polygon"), Some(indexes)) => vec![serde_json::from_value(indexes).map_err(broken)?],
        (Some("MultiPolygon"), Some(indexes)) => serde_json::from_value(indexes).map_err(broken)?,
        (Some(other), _) => return Err(Trouble::NotAnArea(other.chars().take(40).collect())),
    };
    let ring = |indexes: &Vec<i64>| ring(indexes, arcs);
    polygons.iter().map(|rings| rings.iter().map(ring).collect()).collect()
}

/// Arcs joined end to end; `-1` is the first arc backwards (`!index`). The point that two arcs share is taken once.
fn ring(indexes: &[i64], arcs: &[Vec<Coord>]) -> Result<Vec<Coord>, Trouble> {
    let mut ring: Vec<Coord> = Vec::new();
    for index in indexes {
        let at = usize::try_from(if *index < 0 { !*index } else { *index }).ok();
        let Some(arc) = at.and_then(|at| arcs.get(at)) else {
            return Err(Trouble::Broken(format!("it names arc {index}, which the file does not have")));
        };
        // each arc is the border of two regions at most: what is copied is twice the file
        let shared = usize::from(!ring.is_empty());
        if *index < 0 {
            ring.extend(arc.iter().rev().skip(shared));
        } else {
            ring.extend(arc.iter().skip(shared));
        }
        if ring.len() > super::MOST_POINTS {
            return Err(Trouble::TooLarge { points: ring.len() });
        }
    }
    Ok(ring)
}
