//! Links, regions and points.

use super::reader::Reader;
use crate::tabular::clean::link::read_link;
use crate::tabular::clean::point::{PointRead, read_point};
use crate::tabular::gazetteer::Resolved;
use crate::tabular::notice::Code;
use rialto_domain::geo::Point;
use rialto_domain::vocabulary::PointPrecision;

impl Reader<'_> {
    /// A web address.
    pub fn link(&mut self, name: &str) -> Option<String> {
        let found = self.first(name)?;
        let link = read_link(&found.text);
        if link.is_none() {
            self.note(Code::LinkRefused, found.column, &found.text);
        }
        link
    }

    /// The region and country.
    pub fn place(&mut self) -> Resolved {
        let places = self.all("region");
        let country = self.first("country");
        let texts: Vec<&str> = places.iter().map(|found| found.text.as_ref()).collect();
        let stated = country.as_ref().map(|found| found.text.as_ref()).or(self.tools.profile.country.as_deref());
        let resolved = self.tools.gazetteer.resolve(&texts, stated);
        if let Some(rule) = resolved.rule {
            let found = places.first().or(country.as_ref());
            let (column, value) = found.map_or(("", ""), |found| (found.column, found.text.as_ref()));
            self.note(rule, column, value);
        }
        resolved
    }

    /// The point on the map.
    pub fn point(&mut self) -> Option<Point> {
        let (lat, lon) = (self.first("lat")?, self.first("lon")?);
        let code = match read_point(&lat.text, &lon.text) {
            PointRead::At(lat, lon) => {
                let read = |text: &str| PointPrecision::parse(text);
                let precision = self.lenient("precision", read).unwrap_or(self.tools.profile.precision);
                return Some(Point { lat, lon, precision });
            }
            PointRead::Zero => Code::PointMissing,
            PointRead::OutOfRange => Code::PointOutOfRange,
            PointRead::NoNumber => Code::ValueIgnored,
        };
        self.note(code, lat.column, &format!("{}, {}", lat.text, lon.text));
        None
    }
}
