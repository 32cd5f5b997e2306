use super::{Origin, fingerprint};
use serde::Serialize;

/// A region as a file tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RegionRecord {
    /// Where it came from.
    #[serde(skip)]
    pub origin: Origin,
    /// NUTS code, 2 to 5 letters and digits.
    pub code: String,
    /// 0 to 3.
    pub level: u8,
    /// The code one level up; none for a country.
    pub parent: Option<String>,
    /// The first two letters of the code.
    pub country: String,
    /// In its own language and script.
    pub name: String,
    /// In Latin letters.
    pub name_latin: String,
    /// Latitude of its label point, degrees.
    pub lat: Option<f64>,
    /// Longitude of its label point, degrees.
    pub lon: Option<f64>,
    /// Square kilometres.
    pub area_km2: Option<f64>,
    /// Inhabitants.
    pub population: Option<i64>,
    /// Part of NUTS 2021.
    pub in_2021: bool,
    /// Part of NUTS 2024.
    pub in_2024: bool,
}

impl RegionRecord {
    /// See [`super::Record::fingerprint`].
    pub fn fingerprint(&self) -> String {
        fingerprint(self)
    }
}
