use super::helix::helix;
use super::reader::Reader;
use crate::tabular::clean::date::Edge;
use crate::tabular::notice::Rejection;
use crate::tabular::record::{OrganisationRecord, Origin};

/// Reads an organisation from one row.
pub fn organisation(mut reader: Reader<'_>) -> Result<OrganisationRecord, Rejection> {
    let texts = reader.texts("name", true)?;
    let founded_on = reader.date("founded_on", Edge::Start)?;
    let place = reader.place();
    Ok(OrganisationRecord {
        name: texts.title,
        language: texts.language,
        summary: texts.summary,
        description: texts.description,
        helix: reader.lenient("helix", helix),
        size: reader.line("size"),
        website: reader.link("website"),
        region_code: place.code,
        country: place.country,
        point: reader.point(),
        founded_on,
        tags: reader.words("tags"),
        project_source_ids: reader.words("project_ids"),
        origin: Origin { rows: vec![reader.number()], notices: reader.notices, ..Origin::default() },
    })
}
