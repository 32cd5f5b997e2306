//! Regions: the NUTS tree that every place filter walks.

use crate::id::RegionId;

/// A NUTS region. Its code starts with its parent's, so a tree is a range of codes.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Key.
    pub id: RegionId,
    /// NUTS code: `ES`, `ES6`, `ES61`, `ES612`.
    pub code: String,
    /// 0 country, 1 major region, 2 basic region, 3 small region.
    pub level: i16,
    /// Code of the region above; none for a country.
    pub parent_code: Option<String>,
    /// Country code as NUTS writes it (`EL`, `UK`).
    pub country: String,
    /// Name in the region's own language and script.
    pub name: String,
    /// The same in Latin letters.
    pub name_latin: String,
    /// Latitude of its point, degrees.
    pub lat: Option<f64>,
    /// Longitude of its point, degrees.
    pub lon: Option<f64>,
    /// Area in km².
    pub area_km2: Option<f64>,
    /// Inhabitants (2021).
    pub population: Option<i64>,
    /// In the NUTS version of 2021.
    pub in_2021: bool,
    /// In the NUTS version of 2024.
    pub in_2024: bool,
}

/// What became of a region between NUTS 2021 and NUTS 2024.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionChange {
    /// Code in 2021, where it existed.
    pub code_2021: Option<String>,
    /// Code in 2024, where it exists.
    pub code_2024: Option<String>,
    /// Level of both.
    pub level: i16,
    /// Name as the change names it.
    pub label: String,
    /// "Name change", "Boundary shift", …
    pub change: String,
}

/// Whether a text has the form of a NUTS code: two capital letters, then up to three capitals or digits.
pub fn is_code(text: &str) -> bool {
    let bytes = text.as_bytes();
    (2..=5).contains(&bytes.len())
        && bytes.iter().enumerate().all(|(at, b)| b.is_ascii_uppercase() || (at >= 2 && b.is_ascii_digit()))
}

/// The end of the range of codes of a region's tree: codes `c` with `code <= c < end` are in it.
pub fn tree_end(code: &str) -> String {
    format!("{code}~")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_a_range_of_codes() {
        let inside = |code: &str| code >= "ES6" && code < tree_end("ES6").as_str();
        assert!(inside("ES6") && inside("ES61") && inside("ES612"));
        assert!(!inside("ES7") && !inside("ES") && !inside("ES5"));
    }

    #[test]
    fn codes_have_a_form() {
        assert!(is_code("EL30") && is_code("ITH32") && is_code("FR"));
        assert!(!is_code("E") && !is_code("es61") && !is_code("ES6123") && !is_code("3S"));
    }
}
