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
fn distributions(reader: &mut Reader<'_>) -> Vec<DistributionRecord> {
    let column = |name: &str| reader.in_step(name);
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
