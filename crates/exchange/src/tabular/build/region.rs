use super::reader::Reader;
use crate::tabular::clean::greek;
use crate::tabular::clean::point::{PointRead, read_point};
use crate::tabular::notice::{Code, Rejection};
use crate::tabular::record::{Origin, RegionRecord};
use rialto_domain::region::is_code;

/// Reads a region from one row.
pub fn region(mut reader: Reader<'_>) -> Result<RegionRecord, Rejection> {
    let missing = |row, what: &str| {
        Rejection::of_row(row, Code::TitleMissing, format!("The region has no {what}; fill that cell in."))
    };
    let found = reader.first("code").ok_or_else(|| missing(reader.number(), "code"))?;
    let code = found.text.trim().to_uppercase();
    if !is_code(&code) {
        let message = "A NUTS code is two letters and up to three letters or digits, such as ES612.".to_owned();
        return Err(reader.refuse(Code::BadValue, &found, message));
    }
    let level = u8::try_from(code.len().saturating_sub(2)).unwrap_or_default();
    if let Some(stated) = reader.first("level")
        && stated.text.trim().trim_end_matches(".0") != level.to_string()
    {
        let message = format!("The code {code} is of level {level}; correct the level or the code.");
        return Err(reader.refuse(Code::BadValue, &stated, message));
    }
    let mut name = reader.line("name").ok_or_else(|| missing(reader.number(), "name"))?;
    if let Some(repaired) = greek::repair(&name) {
        reader.note(Code::LatinInGreek, "name", &name);
        name = repaired;
    }
    let above = code.get(..code.len().saturating_sub(1)).filter(|above| above.len() >= 2).map(str::to_owned);
    let (lat, lon) = point(&mut reader);
    Ok(RegionRecord {
        parent: reader.first("parent").map(|found| found.text.trim().to_uppercase()).or(above),
        country: code.get(..2).unwrap_or_default().to_owned(),
        level,
        name_latin: reader.line("name_latin").unwrap_or_else(|| name.clone()),
        name,
        code,
        lat,
        lon,
        area_km2: number(&reader, "area_km2")?,
        population: count(&reader, "population")?,
        in_2021: yes(&reader, "in_2021"),
        in_2024: yes(&reader, "in_2024"),
        origin: Origin { rows: vec![reader.number()], notices: reader.notices, ..Origin::default() },
    })
}

fn point(reader: &mut Reader<'_>) -> (Option<f64>, Option<f64>) {
    let (Some(lat), Some(lon)) = (reader.first("lat"), reader.first("lon")) else { return (None, None) };
    match read_point(&lat.text, &lon.text) {
        PointRead::At(lat, lon) => (Some(lat), Some(lon)),
        read => {
            let code = if read == PointRead::OutOfRange { Code::PointOutOfRange } else { Code::PointMissing };
            reader.note(code, lat.column, &format!("{}, {}", lat.text, lon.text));
            (None, None)
        }
    }
}

fn number(reader: &Reader<'_>, name: &str) -> Result<Option<f64>, Rejection> {
    Ok(reader.amount(name)?.map(|(amount, _)| amount.cents as f64 / 100.0))
}

fn count(reader: &Reader<'_>, name: &str) -> Result<Option<i64>, Rejection> {
    Ok(reader.amount(name)?.map(|(amount, _)| amount.cents / 100))
}

/// `1`, `true`, `yes`, `x`; without a column yes.
fn yes(reader: &Reader<'_>, name: &str) -> bool {
    if reader.tools.profile.field(name).is_none() {
        return true;
    }
    let found = reader.first(name);
    found
        .is_some_and(|found| ["1", "1.0", "true", "yes", "y", "x"].contains(&found.text.trim().to_lowercase().as_str()))
}
