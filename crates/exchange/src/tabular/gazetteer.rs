//! From a code, a name or a country in a file to a code of the region tree.

use super::clean::country::read_country;
use super::notice::Code;
use rialto_domain::region::{Region, RegionChange};
use rialto_domain::search_words::fold;
use std::collections::HashMap;

/// A region of the tree, as the caller knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct RegionEntry {
    /// NUTS code.
    pub code: String,
    /// 0 to 3.
    pub level: u8,
    /// NUTS country code.
    pub country: String,
    /// In its own language and script.
    pub name: String,
    /// In Latin letters.
    pub name_latin: String,
    /// Part of NUTS 2021.
    pub in_2021: bool,
    /// Part of NUTS 2024.
    pub in_2024: bool,
    /// Label point: latitude, longitude.
    pub point: Option<(f64, f64)>,
}

impl From<&Region> for RegionEntry {
    fn from(region: &Region) -> Self {
        Self {
            code: region.code.clone(),
            level: u8::try_from(region.level).unwrap_or_default(),
            country: region.country.clone(),
            name: region.name.clone(),
            name_latin: region.name_latin.clone(),
            in_2021: region.in_2021,
            in_2024: region.in_2024,
            point: region.lat.zip(region.lon),
        }
    }
}

/// A region that was found, and the rule that had to help.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// A code of the tree.
    pub code: Option<String>,
    /// NUTS or ISO 3166 code of the country, when the file states it or the region tells it.
    pub country: Option<String>,
    /// `None` when the place was found as written, or nothing was written.
    pub rule: Option<Code>,
}

/// English, old and short names that are not in NUTS: country, name folded, code.
const OTHER_NAMES: &[(&str, &str, &str)] = &[
    ("HR", "adriatic croatia", "HR03"),
    ("HR", "pannonian croatia", "HR02"),
    ("HR", "northern croatia", "HR06"),
    ("HR", "city of zagreb", "HR050"),
    ("SI", "spodnjeposavska", "SI036"),
    ("SI", "notranjsko-kraska", "SI038"),
    ("SI", "vzhod", "SI03"),
    ("SI", "zahod", "SI04"),
    ("SI", "eastern slovenia", "SI03"),
    ("SI", "western slovenia", "SI04"),
    ("EL", "attica", "EL30"),
    ("ES", "catalonia", "ES51"),
    ("ES", "andalusia", "ES61"),
    ("ES", "basque country", "ES21"),
    ("IT", "sicily", "ITG1"),
    ("IT", "sardinia", "ITG2"),
    ("IT", "tuscany", "ITI1"),
    ("IT", "lombardy", "ITC4"),
    ("IT", "piedmont", "ITC1"),
    ("IT", "apulia", "ITF4"),
    ("IT", "lazio", "ITI4"),
    ("DE", "bavaria", "DE2"),
    ("DE", "saxony", "DED"),
    ("DE", "north rhine-westphalia", "DEA"),
    ("DE", "lower saxony", "DE9"),
    ("FR", "corsica", "FRM0"),
    ("FR", "brittany", "FRH0"),
    ("FR", "normandy", "FRD"),
    ("BE", "flanders", "BE2"),
    ("BE", "wallonia", "BE3"),
    ("BE", "brussels", "BE1"),
];

/// Words that say what a region is and not which, folded.
const GENERIC: &[&str] = &[
    "zupanija",
    "statisticna",
    "statisticne",
    "regija",
    "lan",
    "wojewodztwo",
    "region",
    "regiao",
    "regione",
    "county",
    "province",
    "provincia",
    "oblast",
    "kraj",
    "departement",
    "comunidad",
    "autonoma",
];

/// The regions of a tree under their codes and names.
#[derive(Debug, Default)]
pub struct Gazetteer {
    regions: HashMap<String, RegionEntry>,
    /// (name folded) → codes
    names: HashMap<String, Vec<String>>,
    stripped: HashMap<String, Vec<String>>,
    /// Codes of 2021 that have one successor of the same area.
    successors: HashMap<String, String>,
}

impl Gazetteer {
    /// Built from the regions the caller has, and the changes between the two versions.
    pub fn new(regions: Vec<RegionEntry>, changes: &[RegionChange]) -> Self {
        let mut gazetteer = Self::default();
        for region in regions {
            for name in [&region.name, &region.name_latin] {
                add(&mut gazetteer.names, plain(name), &region.code);
                add(&mut gazetteer.stripped, strip(name), &region.code);
            }
            gazetteer.regions.insert(region.code.clone(), region);
        }
        for (_, name, code) in OTHER_NAMES {
            if gazetteer.regions.contains_key(*code) {
                add(&mut gazetteer.stripped, (*name).to_owned(), code);
            }
        }
        for change in changes {
            if let (Some(old), Some(new)) = (&change.code_2021, &change.code_2024)
                && old != new
                && gazetteer.regions.contains_key(new)
            {
                gazetteer.successors.insert(old.clone(), new.clone());
            }
        }
        gazetteer
    }

    /// The region under a code.
    pub fn region(&self, code: &str) -> Option<&RegionEntry> {
        self.regions.get(code)
    }

    /// Finds a region. `places` are codes or names, the first that is found counts; `country` is a name or code.
    ///
    /// A code of the tree is taken; a code of 2021 with one successor of the same area becomes that; an unknown code
    /// is shortened to the smallest known region. Names are compared without case, accents and words
    /// such as `županija` or `län`, within the country when one is given. When several regions have the name, those of 2024
    /// count first, and of regions inside each other the smallest (the country when it has the name). Else the country is
    /// used. Postcodes and cities are no regions: they give the country.
    pub fn resolve(&self, places: &[&str], country: Option<&str>) -> Resolved {
        let stated = country.filter(|text| !text.trim().is_empty()).map(read_country);
        let country = stated.flatten();
        let mut trouble = None;
        for place in places.iter().map(|place| place.trim()).filter(|place| !place.is_empty()) {
            match self.place(place, country) {
                Ok((code, rule)) => {
                    let country =
                        country.map(str::to_owned).or_else(|| self.region(&code).map(|region| region.country.clone()));
                    return Resolved { code: Some(code), country, rule };
                }
                Err(code) => trouble = trouble.or(Some(code)),
            }
        }
        let code = country.filter(|code| self.regions.contains_key(*code)).map(str::to_owned);
        let rule = match (&code, trouble) {
            (_, Some(Code::RegionAmbiguous)) => Some(Code::RegionAmbiguous),
            (Some(_), Some(_)) => Some(Code::RegionFromCountry),
            (None, Some(_)) => Some(Code::RegionUnknown),
            (None, None) if stated.is_some() => Some(Code::RegionUnknown),
            _ => None,
        };
        Resolved { code, country: country.map(str::to_owned), rule }
    }

    fn place(&self, place: &str, country: Option<&str>) -> Result<(String, Option<Code>), Code> {
        if let Some(found) = self.code(place) {
            return Ok(found);
        }
        for (names, key) in [(&self.names, plain(place)), (&self.stripped, strip(place))] {
            if let Some(codes) = names.get(&key) {
                match self.choose(codes, country) {
                    Some(Ok(code)) => return Ok((code, None)),
                    Some(Err(code)) => return Err(code),
                    None => {}
                }
            }
        }
        match read_country(place) {
            Some(code) if self.regions.contains_key(code) && country.is_none_or(|stated| stated == code) => {
                Ok((code.to_owned(), None))
            }
            _ => Err(Code::RegionUnknown),
        }
    }

    /// A text of the form of a NUTS code.
    fn code(&self, text: &str) -> Option<(String, Option<Code>)> {
        let upper = text.to_ascii_uppercase();
        let (country, rest) = upper.split_at_checked(2)?;
        let formed = upper.len() <= 5
            && country.bytes().all(|b| b.is_ascii_alphabetic())
            && rest.bytes().all(|b| b.is_ascii_alphanumeric());
        let numbered = rest.is_empty() || rest.bytes().any(|b| b.is_ascii_digit()) || self.regions.contains_key(&upper);
        (formed && numbered).then_some(())?;
        let country = match country {
            "GR" => "EL",
            "GB" => "UK",
            other => other,
        };
        let code = format!("{country}{rest}");
        let known = self.regions.get(&code);
        if known.is_none_or(|region| !region.in_2024)
            && let Some(new) = self.successors.get(&code)
        {
            return Some((new.clone(), Some(Code::RegionRecoded)));
        }
        if known.is_some() {
            return Some((code, None));
        }
        let shorter = (2..code.len())
            .rev()
            .filter_map(|end| code.get(..end))
            .find(|shorter| self.regions.contains_key(*shorter))?;
        Some((shorter.to_owned(), Some(Code::RegionWidened)))
    }

    /// One of several regions with a name; `None` when none is in the country.
    fn choose(&self, codes: &[String], country: Option<&str>) -> Option<Result<String, Code>> {
        let in_country = |code: &&String| {
            self.regions.get(*code).is_some_and(|region| country.is_none_or(|country| region.country == country))
        };
        let mut found: Vec<&String> = codes.iter().filter(in_country).collect();
        if found.iter().any(|code| self.is_current(code)) {
            found.retain(|code| self.is_current(code));
        }
        found.sort_by_key(|code| code.len());
        let (first, last) = (found.first()?, found.last()?);
        if first.len() == 2 {
            return Some(Ok((*first).clone()));
        }
        let nested = found.windows(2).all(|pair| matches!(pair, [outer, inner] if inner.starts_with(outer.as_str())));
        Some(if nested { Ok((*last).clone()) } else { Err(Code::RegionAmbiguous) })
    }

    fn is_current(&self, code: &str) -> bool {
        self.regions.get(code).is_some_and(|region| region.in_2024)
    }

    /// The smallest region that holds all of these; `None` for none, or across countries.
    pub fn common(&self, codes: &[&str]) -> Option<String> {
        let (first, rest) = codes.split_first()?;
        let shared = |end: usize| first.get(..end).filter(|start| rest.iter().all(|code| code.starts_with(start)));
        (2..=first.len()).rev().filter_map(shared).find(|code| self.regions.contains_key(*code)).map(str::to_owned)
    }

    /// The region of a level whose label point is nearest, with the distance in kilometres (haversine, radius 6371).
    /// Near a border this can be the neighbour: it is an estimate.
    pub fn nearest(&self, at: (f64, f64), level: u8, country: Option<&str>) -> Option<(&RegionEntry, f64)> {
        self.regions
            .values()
            .filter(|region| region.level == level && region.in_2024 | (region.country == "UK"))
            .filter(|region| country.is_none_or(|country| region.country == country))
            .filter_map(|region| region.point.map(|point| (region, kilometres(at, point))))
            .min_by(|a, b| a.1.total_cmp(&b.1).then_with(|| a.0.code.cmp(&b.0.code)))
    }
}

fn kilometres((lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let a = half(lat2 - lat1) + lat1.to_radians().cos() * lat2.to_radians().cos() * half(lon2 - lon1);
    2.0 * 6371.0 * a.sqrt().min(1.0).asin()
}

fn add(names: &mut HashMap<String, Vec<String>>, name: String, code: &str) {
    let codes = names.entry(name).or_default();
    if !codes.iter().any(|known| known == code) {
        codes.push(code.to_owned());
    }
}

fn plain(name: &str) -> String {
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without brackets and generic words; `västerbottens län` → `vasterbottens`.
fn strip(name: &str) -> String {
    let folded = fold(name);
    let name = folded.split('(').next().filter(|start| !start.trim().is_empty()).unwrap_or(&folded);
    let words: Vec<&str> = name.split_whitespace().filter(|word| !GENERIC.contains(word)).collect();
    if words.is_empty() { plain(name) } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, name: &str, versions: (bool, bool)) -> RegionEntry {
        RegionEntry {
            code: code.into(),
            level: code.len() as u8 - 2,
            country: code[..2].into(),
            name: name.into(),
            name_latin: name.into(),
            in_2021: versions.0,
            in_2024: versions.1,
            point: None,
        }
    }

    fn gazetteer() -> Gazetteer {
        let both = (true, true);
        let mut regions = vec![
            entry("HR", "Hrvatska", both),
            entry("HR0", "Hrvatska", both),
            entry("HR03", "Jadranska Hrvatska", both),
            entry("HR037", "Dubrovačko-neretvanska županija", both),
            entry("HR05", "Grad Zagreb", both),
            entry("HR050", "Grad Zagreb", both),
            entry("HR065", "Zagrebačka županija", both),
            entry("SI", "Slovenija", both),
            entry("SI037", "Jugovzhodna Slovenija", both),
            entry("SI036", "Posavska", both),
            entry("SI042", "Gorenjska", both),
            entry("SE", "Sverige", both),
            entry("SE331", "Västerbottens län", both),
            entry("SE33", "Övre Norrland", both),
            entry("SE332", "Norrbottens län", both),
            entry("UK", "United Kingdom", (true, false)),
            entry("UKD4", "Lancashire", (true, false)),
            entry("UKC", "North East (England)", (true, false)),
            entry("PT", "Portugal", both),
            entry("PT16D", "Região de Aveiro", (true, false)),
            entry("PT191", "Região de Aveiro", (false, true)),
            entry("PT16", "Centro (PT)", (true, false)),
            entry("EL", "Ελλάδα", both),
            entry("EL30", "Aττική", both),
            entry("FR", "France", both),
            entry("BE34", "Prov. Luxembourg (BE)", both),
        ];
        regions[23].name_latin = "Attiki".into();
        let changes = [RegionChange {
            code_2021: Some("PT16D".into()),
            code_2024: Some("PT191".into()),
            level: 3,
            label: "Região de Aveiro".into(),
            change: "Code change".into(),
        }];
        Gazetteer::new(regions, &changes)
    }

    fn found(place: &str, country: &str) -> (Option<String>, Option<Code>) {
        let resolved = gazetteer().resolve(&[place], Some(country));
        (resolved.code, resolved.rule)
    }

    #[test]
    fn names_of_real_lists_are_found() {
        for (place, country, code) in [
            ("DUBROVAČKO-NERETVANSKA", "HR", "HR037"),
            ("GRAD ZAGREB", "HR", "HR050"),
            ("ZAGREBAČKA", "Croatia", "HR065"),
            ("Adriatic Croatia", "HR", "HR03"),
            ("Statistična regija Jugovzhodna Slovenija", "SLO", "SI037"),
            ("Gorenjska statistične regija", "SLO", "SI042"),
            ("Spodnjeposavska statistična regija", "SLO", "SI036"),
            ("Västerbottens län", "Sverige", "SE331"),
            (" Lancashire ", " England ", "UKD4"),
            ("Hrvatska", "", "HR"),
            ("Attiki", "Greece", "EL30"),
            ("Sweden", "", "SE"),
            ("North East", "UK", "UKC"),
        ] {
            assert_eq!(found(place, country), (Some(code.into()), None), "{place}");
        }
    }

    #[test]
    fn codes_are_moved_only_to_the_same_area_or_widened() {
        assert_eq!(found("PT16D", ""), (Some("PT191".into()), Some(Code::RegionRecoded)));
        assert_eq!(found("PT16", ""), (Some("PT16".into()), None), "a redrawn region keeps its code of 2021");
        assert_eq!(found("FR24", ""), (Some("FR".into()), Some(Code::RegionWidened)));
        assert_eq!(found("gr30", ""), (Some("EL30".into()), None));
    }

    #[test]
    fn what_is_no_region_gives_the_country_or_nothing() {
        assert_eq!(found("PR1 2HE", "England"), (Some("UK".into()), Some(Code::RegionFromCountry)));
        assert_eq!(found("", "Slovenia"), (Some("SI".into()), None));
        assert_eq!(found("Karachi", "Pakistan"), (None, Some(Code::RegionUnknown)));
        assert_eq!(found("", ""), (None, None));
        assert_eq!(gazetteer().resolve(&[], Some("Pakistan")).country.as_deref(), Some("PK"));
    }

    #[test]
    fn the_smallest_common_region_holds_all() {
        assert_eq!(gazetteer().common(&["SE331", "SE332"]).as_deref(), Some("SE33"));
        assert_eq!(gazetteer().common(&["SE331", "HR037"]), None);
        assert_eq!(gazetteer().common(&[]), None);
    }

    #[test]
    fn the_nearest_region_comes_with_its_distance() {
        let mut paris = entry("FR101", "Paris", (true, true));
        paris.point = Some((48.8566, 2.3514));
        let mut lyon = entry("FRK26", "Rhône", (true, true));
        lyon.point = Some((45.87, 4.64));
        let gazetteer = Gazetteer::new(vec![paris, lyon], &[]);
        let (region, distance) = gazetteer.nearest((48.85, 2.30), 3, None).unwrap();
        assert_eq!(region.code, "FR101");
        assert!(distance < 6.0, "{distance}");
    }
}
