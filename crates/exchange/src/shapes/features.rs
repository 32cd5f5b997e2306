//! GeoJSON: a FeatureCollection or one Feature (RFC 7946).

use super::geometry::{Rings, rings};
use super::refusal::Trouble;
use super::source::Raw;
use geojson::{Feature, GeometryValue};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// The features are read one by one, so that a broken one costs no other.
#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

pub(super) fn collection(text: &str) -> Result<Vec<Raw>, serde_json::Error> {
    let collection: Collection<'_> = serde_json::from_str(text)?;
    Ok(collection.features.into_iter().map(|feature| one(feature.get())).collect())
}

pub(super) fn one(text: &str) -> Raw {
    match text.parse::<Feature>() {
        Ok(feature) => {
            let id = feature.id.map(|id| match id {
                geojson::feature::Id::String(text) => Value::String(text),
                geojson::feature::Id::Number(number) => Value::Number(number),
            });
            let area = feature.geometry.map_or(Err(Trouble::Missing), |geometry| area(&geometry.value));
            Raw { properties: feature.properties, id, area }
        }
        Err(error) => Raw { properties: None, id: None, area: Err(Trouble::Broken(error.to_string())) },
    }
}

fn area(value: &GeometryValue) -> Result<Vec<Rings>, Trouble> {
    match value {
        GeometryValue::Polygon { coordinates } => Ok(vec![rings(coordinates)?]),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().map(|polygon| rings(polygon)).collect(),
        other => Err(Trouble::NotAnArea(other.type_name().to_owned())),
    }
}
