use super::reader::Reader;
use crate::tabular::clean::date::Edge;
use crate::tabular::clean::link::read_link;
use crate::tabular::clean::text;
use crate::tabular::notice::{Code, Rejection};
use crate::tabular::record::{DatasetRecord, DistributionRecord, Origin};
use rialto_domain::vocabulary::Theme;

/// Reads a dataset from one row.
pub fn dataset(mut reader: Reader<'_>) -> Result<DatasetRecord, Rejection> {
    let texts = reader.texts("title", false)?;
    let issued_on = reader.date("issued_on", Edge::Start)?;
    let modified_on = reader.date("modified_on", Edge::Start)?;
    let (temporal_start, temporal_end) = reader.period("temporal_start", "temporal_end")?;
    let place = reader.place();
    Ok(DatasetRecord {
        title: texts.title,
        language: texts.language,
        description: texts.description,
        publisher: reader.line("publisher"),
        contact: reader.line("contact"),
        landing_page: reader.link("landing_page"),
        licence: reader.line("licence"),
        access_rights: reader.line("access_rights"),
        frequency: reader.line("frequency"),
        themes: reader
            .terms("themes", |text| Theme::parse(text.trim_end_matches('/').rsplit('/').next().unwrap_or_default())),
        keywords: reader.words("keywords"),
        issued_on,
        modified_on,
        temporal_start,
        temporal_end,
        region_code: place.code,
        country: place.country,
        catalogue_name: reader.line("catalogue"),
        catalogue_url: reader.link("catalogue_url"),
        distributions: distributions(&mut reader),
        origin: Origin { rows: vec![reader.number()], notices: reader.notices, ..Origin::default() },
    })
}

/// Lists that run in step: the n-th address, format, … are of the n-th distribution. Without an address there is none.
///
/// In a table a list is one cell with `|` between its places, as an export writes it. Addresses tell whether a row is such a one;
/// a `|` in the title of a single file stays.
fn distributions(reader: &mut Reader<'_>) -> Vec<DistributionRecord> {
    let places = ["distribution_access_url", "distribution_download_url"]
        .iter()
        .filter_map(|name| addresses(&reader.in_step(name)))
        .max()
        .unwrap_or(1);
    let column = |name: &str| parted(reader.in_step(name), places);
    let access = column("distribution_access_url");
    let download = column("distribution_download_url");
    let (titles, formats) = (column("distribution_title"), column("distribution_format"));
    let (media_types, licences) = (column("distribution_media_type"), column("distribution_licence"));
    let sizes = column("distribution_byte_size");
    let mut refused = Vec::new();
    let mut distributions = Vec::new();
    for at in 0..access.len().max(download.len()) {
        let value =
            |list: &[String]| list.get(at).map(|value| text::line(value).text).filter(|value| !value.is_empty());
        let download_url = value(&download).and_then(|address| read_link(&address));
        let address = value(&access).or_else(|| value(&download));
        let Some(access_url) = address.as_deref().and_then(read_link) else {
            refused.extend(address);
            continue;
        };
        distributions.push(DistributionRecord {
            title: value(&titles),
            access_url,
            download_url,
            format: value(&formats),
            media_type: value(&media_types),
            licence: value(&licences),
            byte_size: value(&sizes).and_then(|size| size.trim_end_matches(".0").parse().ok()).filter(|size| *size > 0),
        });
    }
    for address in refused {
        reader.note(Code::LinkRefused, "distribution_access_url", &address);
    }
    distributions
}

/// How many places a cell of addresses has: several when each is empty or begins as a web address does.
fn addresses(cells: &[String]) -> Option<usize> {
    let [cell] = cells else { return None };
    let is_address = |place: &str| {
        let start = place.trim().to_ascii_lowercase();
        start.is_empty() || start.starts_with("http://") || start.starts_with("https://")
    };
    cell.split('|').all(is_address).then(|| cell.split('|').count())
}

/// The places of a cell that has as many of them; any other list as it is.
fn parted(cells: Vec<String>, places: usize) -> Vec<String> {
    match cells.as_slice() {
        [cell] if places > 1 && cell.split('|').count() == places => cell.split('|').map(str::to_owned).collect(),
        _ => cells,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_cell_of_addresses_has_places() {
        let count = |cell: &str| addresses(&[cell.to_owned()]);
        assert_eq!(count("https://a.org/1|https://a.org/2"), Some(2));
        assert_eq!(count("https://a.org/1||HTTP://a.org/3"), Some(3));
        assert_eq!(count("https://a.org/1"), Some(1));
        assert_eq!(count("https://a.org/q?list=a|b"), None, "a sign within an address parts nothing");
        assert_eq!(
            addresses(&["https://a.org/1".to_owned(), "https://a.org/2".to_owned()]),
            None,
            "it is a list already"
        );
    }

    #[test]
    fn a_cell_with_another_number_of_places_stays_whole() {
        assert_eq!(parted(vec!["CSV||PDF".to_owned()], 3), ["CSV", "", "PDF"]);
        assert_eq!(parted(vec!["Rides | 2024".to_owned()], 1), ["Rides | 2024"]);
        assert_eq!(parted(vec!["Rides | 2024".to_owned()], 3), ["Rides | 2024"]);
    }
}
