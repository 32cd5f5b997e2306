//! Points, boxes and the square map.

use crate::vocabulary::PointPrecision;
use crate::{Error, Result};
use serde::{Deserialize, Serialize};

/// A place in degrees (WGS 84) and how exact it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, -90 to 90.
    pub lat: f64,
    /// Longitude, -180 to 180.
    pub lon: f64,
    /// How exact it is.
    pub precision: PointPrecision,
}

/// A box in degrees; `west` may be greater than `east` when it crosses the date line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundingBox {
    /// Western edge, -180 to 180.
    pub west: f64,
    /// Southern edge, -90 to 90.
    pub south: f64,
    /// Eastern edge, -180 to 180.
    pub east: f64,
    /// Northern edge, -90 to 90.
    pub north: f64,
}

impl BoundingBox {
    /// Checks the edges.
    pub fn check(self) -> Result<Self> {
        let lon = |x: f64| (-180.0..=180.0).contains(&x);
        let lat = |y: f64| (-90.0..=90.0).contains(&y);
        if lon(self.west) && lon(self.east) && lat(self.south) && lat(self.north) && self.south <= self.north {
            return Ok(self);
        }
        Err(Error::invalid(
            &["box"],
            "BAD_BOX",
            "A box has west and east between -180 and 180, south and north between -90 and 90, and south is not above north.",
        ))
    }
}

/// The unit square of the Web Mercator projection: `x` grows to the east, `y` to the south, both 0 to 1.
/// Beyond 85.0511° the poles are cut, as on every web map (EPSG:3857).
pub fn to_square(lat: f64, lon: f64) -> (f64, f64) {
    let lat = lat.clamp(-85.0511, 85.0511).to_radians();
    let y = 0.5 - (lat.tan() + 1.0 / lat.cos()).ln() / (2.0 * std::f64::consts::PI);
    ((lon + 180.0) / 360.0, y)
}

/// The inverse of [`to_square`]: latitude and longitude in degrees.
pub fn from_square(x: f64, y: f64) -> (f64, f64) {
    let lat = (std::f64::consts::PI * (1.0 - 2.0 * y)).sinh().atan().to_degrees();
    (lat, x * 360.0 - 180.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_square_and_back_is_the_same_place(lat in -85.0..85.0f64, lon in -180.0..180.0f64) {
            let (x, y) = to_square(lat, lon);
            let (lat2, lon2) = from_square(x, y);
            prop_assert!((lat - lat2).abs() < 1e-9 && (lon - lon2).abs() < 1e-9);
        }
    }

    #[test]
    fn a_box_upside_down_is_refused() {
        assert!(BoundingBox { west: 0.0, south: 10.0, east: 1.0, north: 5.0 }.check().is_err());
    }
}
