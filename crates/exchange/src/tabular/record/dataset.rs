use super::{Origin, fingerprint};
use chrono::NaiveDate;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Theme;
use serde::Serialize;

/// A dataset as a file tells it (DCAT's words).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DatasetRecord {
    /// Where it came from.
    #[serde(skip)]
    pub origin: Origin,
    /// One line, at most 300 characters.
    pub title: String,
    /// The language of title and description; `und` when neither given nor recognised.
    pub language: Language,
    /// Paragraphs.
    pub description: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Whom to ask: a name, mail address or link.
    pub contact: Option<String>,
    /// Its page.
    pub landing_page: Option<String>,
    /// A link or a name.
    pub licence: Option<String>,
    /// As published.
    pub access_rights: Option<String>,
    /// How often it is renewed, as published.
    pub frequency: Option<String>,
    /// EU data themes; only codes and authority addresses are read, words are not interpreted.
    pub themes: Vec<Theme>,
    /// Words, each once.
    pub keywords: Vec<String>,
    /// First published.
    pub issued_on: Option<NaiveDate>,
    /// Last changed.
    pub modified_on: Option<NaiveDate>,
    /// First day it tells of.
    pub temporal_start: Option<NaiveDate>,
    /// Last day it tells of.
    pub temporal_end: Option<NaiveDate>,
    /// A code of the gazetteer.
    pub region_code: Option<String>,
    /// NUTS country code (EL, UK), or ISO 3166 outside NUTS, when the file states it.
    pub country: Option<String>,
    /// The catalogue it stands in.
    pub catalogue_name: Option<String>,
    /// The catalogue's address.
    pub catalogue_url: Option<String>,
    /// Its files and services.
    pub distributions: Vec<DistributionRecord>,
}

/// A file or service of a dataset.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DistributionRecord {
    /// One line.
    pub title: Option<String>,
    /// Where it is found.
    pub access_url: String,
    /// Where the file itself is.
    pub download_url: Option<String>,
    /// As published: `CSV`, `Shapefile (zip)`.
    pub format: Option<String>,
    /// IANA media type.
    pub media_type: Option<String>,
    /// A link or a name.
    pub licence: Option<String>,
    /// Bytes.
    pub byte_size: Option<i64>,
}

impl DatasetRecord {
    /// See [`super::Record::fingerprint`].
    pub fn fingerprint(&self) -> String {
        fingerprint(self)
    }
}
