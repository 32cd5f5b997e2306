//! Links to open-data resources, described with DCAT's words.

use crate::id::{CatalogueId, DatasetId, DatasetUseId, PilotId, ProjectId, RegionId};
use crate::project::Origin;
use crate::text::{Language, Translations};
use crate::vocabulary::{Publication, Theme, UsePurpose};
use chrono::NaiveDate;

/// A catalogue that datasets come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// Key.
    pub id: CatalogueId,
    /// Address in the web app.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Its home page.
    pub url: String,
    /// Country as NUTS writes it, where it has one.
    pub country: Option<String>,
}

/// A dataset as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// Key.
    pub id: DatasetId,
    /// Address in the web app.
    pub slug: String,
    /// `dct:title` in `language`.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// `dct:description`.
    pub description: Option<String>,
    /// Translations of `title` and `description`.
    pub translations: Translations,
    /// `dct:publisher`, its name.
    pub publisher: Option<String>,
    /// `dcat:contactPoint`, a public address or page.
    pub contact: Option<String>,
    /// `dcat:landingPage`.
    pub landing_page: Option<String>,
    /// `dct:license`, a URI or a name.
    pub licence: Option<String>,
    /// `dct:accessRights`: `PUBLIC`, `RESTRICTED`, `NON_PUBLIC`.
    pub access_rights: Option<String>,
    /// `dct:accrualPeriodicity`, EU code: `ANNUAL`.
    pub frequency: Option<String>,
    /// `dcat:theme`.
    pub themes: Vec<Theme>,
    /// `dcat:keyword`.
    pub keywords: Vec<String>,
    /// `dct:issued`.
    pub issued_on: Option<NaiveDate>,
    /// `dct:modified`.
    pub modified_on: Option<NaiveDate>,
    /// Start of `dct:temporal`.
    pub temporal_start: Option<NaiveDate>,
    /// End of `dct:temporal`.
    pub temporal_end: Option<NaiveDate>,
    /// `dct:spatial`.
    pub region: Option<RegionId>,
    /// The catalogue it comes from.
    pub catalogue: Option<CatalogueId>,
    /// `dcat:distribution`.
    pub distributions: Vec<Distribution>,
    /// Who sees it.
    pub publication: Publication,
    /// Belongs to the demo network.
    pub is_demo: bool,
    /// Where it was imported from.
    pub origin: Option<Origin>,
}

/// A file or service through which a dataset is had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// `dct:title`.
    pub title: Option<String>,
    /// `dcat:accessURL`.
    pub access_url: String,
    /// `dcat:downloadURL`.
    pub download_url: Option<String>,
    /// `dct:format`: `CSV`.
    pub format: Option<String>,
    /// `dcat:mediaType`: `text/csv`.
    pub media_type: Option<String>,
    /// `dct:license`.
    pub licence: Option<String>,
    /// `dcat:byteSize`, bytes.
    pub byte_size: Option<i64>,
    /// `dct:modified`.
    pub modified_on: Option<NaiveDate>,
}

/// What a dataset is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatasetUse {
    /// Key.
    pub id: DatasetUseId,
    /// The dataset.
    pub dataset: DatasetId,
    /// The project that uses it, or …
    pub project: Option<ProjectId>,
    /// … the pilot that does.
    pub pilot: Option<PilotId>,
    /// What for.
    pub purpose: UsePurpose,
    /// How, in words.
    pub note: Option<String>,
    /// Language of the note.
    pub language: Language,
}
