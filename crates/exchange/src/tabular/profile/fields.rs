//! The fields that columns can feed, by kind of record.

use super::Kind;

/// A field and what it holds.
pub type FieldAbout = (&'static str, &'static str);

const PROJECT: &[FieldAbout] = &[
    ("id", "Identifier in the source; without it, title, organisation and start identify the project."),
    ("title", "Title. Required."),
    ("summary", "One paragraph."),
    ("description", "Paragraphs; several columns are joined."),
    ("language", "Language of the texts: a tag (en), code or name."),
    ("stage", "need_identified, understood, tested, incubating, test_trading, market, stopped, merged or spun_off."),
    ("region", "NUTS code or name of a region; several columns are tried in order."),
    ("country", "Name or code of a country."),
    ("lat", "Latitude in degrees."),
    ("lon", "Longitude in degrees."),
    ("precision", "address, postcode or region."),
    ("started_on", "First day."),
    ("ended_on", "Last day."),
    ("budget", "Total amount."),
    ("currency", "Currency of the budget (ISO 4217)."),
    ("budget_eur", "Total amount in euros."),
    ("organisation", "Name of the leading organisation, or of the row's organisation when rows are grouped."),
    ("organisation_type", "Type of that organisation, from which its helix follows."),
    ("organisation_role", "lead, partner or funder."),
    ("organisation_ids", "Identifiers of organisations in the same source."),
    ("website", "Web address."),
    ("tags", "Words; lists, or one cell with ; or | between them."),
    ("sdgs", "Sustainable Development Goals, 1 to 17."),
    ("focus_areas", "Focus areas of Rialto."),
    ("programme", "Programme that funds it."),
];

const ORGANISATION: &[FieldAbout] = &[
    ("id", "Identifier in the source; without it, name and country identify the organisation."),
    ("name", "Name. Required."),
    ("summary", "One paragraph."),
    ("description", "Paragraphs; several columns are joined."),
    ("language", "Language of the texts: a tag (en), code or name."),
    ("helix", "government, business, academia, civil_society, or a type of organisation from which it follows."),
    ("size", "Size as published."),
    ("website", "Web address."),
    ("region", "NUTS code or name of a region; several columns are tried in order."),
    ("country", "Name or code of a country."),
    ("lat", "Latitude in degrees."),
    ("lon", "Longitude in degrees."),
    ("precision", "address, postcode or region."),
    ("founded_on", "When it was founded."),
    ("tags", "Words; lists, or one cell with ; or | between them."),
    ("project_ids", "Identifiers of projects in the same source."),
];

const REGION: &[FieldAbout] = &[
    ("code", "NUTS code. Required."),
    ("level", "0 to 3; without it, the length of the code tells."),
    ("parent", "Code one level up; without it, the code's beginning."),
    ("name", "Name. Required."),
    ("name_latin", "Name in Latin letters; without it, the name."),
    ("lat", "Latitude of the label point."),
    ("lon", "Longitude of the label point."),
    ("area_km2", "Square kilometres."),
    ("population", "Inhabitants."),
    ("in_2021", "Part of NUTS 2021: 1, true or yes; without the column it is."),
    ("in_2024", "Part of NUTS 2024: 1, true or yes; without the column it is."),
];

const DATASET: &[FieldAbout] = &[
    ("id", "Identifier in the source; without it, title and publisher identify the dataset."),
    ("title", "Title. Required."),
    ("description", "Paragraphs; several columns are joined."),
    ("language", "Language of the texts: a tag (en), code or name."),
    ("publisher", "Who publishes it."),
    ("contact", "Whom to ask."),
    ("landing_page", "Web address of its page."),
    ("licence", "Link or name."),
    ("access_rights", "As published."),
    ("frequency", "How often it is renewed."),
    ("themes", "EU data themes: codes such as SOCI, or addresses of the EU authority."),
    ("keywords", "Words; lists, or one cell with ; or | between them."),
    ("issued_on", "First published."),
    ("modified_on", "Last changed."),
    ("temporal_start", "First day it tells of."),
    ("temporal_end", "Last day it tells of."),
    ("region", "NUTS code or name of a region; several columns are tried in order."),
    ("country", "Name or code of a country."),
    ("catalogue", "Name of the catalogue."),
    ("catalogue_url", "Web address of the catalogue."),
    ("distribution_title", "Titles of its files; lists run in step, or cells with | between their places."),
    ("distribution_access_url", "Where its files are found; several in one cell are parted by |."),
    ("distribution_download_url", "Where its files themselves are."),
    ("distribution_format", "Formats of its files."),
    ("distribution_media_type", "Media types of its files."),
    ("distribution_licence", "Licences of its files."),
    ("distribution_byte_size", "Sizes of its files in bytes."),
];

/// The fields of a kind, in the order of the manual.
pub const fn fields(kind: Kind) -> &'static [FieldAbout] {
    match kind {
        Kind::Projects => PROJECT,
        Kind::Organisations => ORGANISATION,
        Kind::Regions => REGION,
        Kind::Datasets => DATASET,
    }
}

/// The field without which there is no record.
pub const fn required(kind: Kind) -> &'static str {
    match kind {
        Kind::Projects | Kind::Datasets => "title",
        Kind::Organisations => "name",
        Kind::Regions => "code",
    }
}

/// The names of the fields, for messages.
pub fn names(kind: Kind) -> String {
    fields(kind).iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
}
