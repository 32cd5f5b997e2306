//! Metadata quality of datasets: the MQA of data.europa.eu, 405 points in five dimensions.
//!
//! Source of the checks, points and ratings: *Metadata Quality Assessment Methodology* of data.europa.eu
//! (<https://data.europa.eu/mqa/methodology>). What is from a vocabulary is told by [`facts`].
//!
//! Stated readings, where the methodology speaks of a single distribution or of RDF that is not kept here:
//! - of several distributions, the one with the most points of interoperability counts, as a whole;
//! - licence, sizes and dates count when the dataset or any distribution has them;
//! - `DCAT_AP_COMPLIANT` holds when the mandatory properties of DCAT-AP 3 are there: title and description of the dataset
//!   and the access address of each distribution. Other shapes of DCAT-AP concern RDF, which is written from checked values;
//! - whether an address answers is known only after a probe, and `dct:rights` only where it is recorded: until then
//!   [`CheckState::Unchecked`], which gives no points.

pub mod facts;

use crate::dataset::Dataset;
use crate::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// The five dimensions of metadata quality (MQA of data.europa.eu), after the FAIR principles.
    MqaDimension {
        Findability = "findability", "Whether people and machines find the dataset: 100 points.";
        Accessibility = "accessibility", "Whether the data can be had: 100 points.";
        Interoperability = "interoperability", "Whether machines can read the data: 110 points.";
        Reusability = "reusability", "Whether one may use the data and knows whom to ask: 75 points.";
        Contextuality = "contextuality", "Whether one can judge what the data is worth: 20 points.";
    }
}

vocabulary! {
    /// The checks of metadata quality (MQA of data.europa.eu).
    MqaCheck {
        Keyword = "keyword", "There are key words (`dcat:keyword`): 30 points.";
        Theme = "theme", "There is a theme (`dcat:theme`): 30 points.";
        Spatial = "spatial", "It says which place it is about (`dct:spatial`): 20 points.";
        Temporal = "temporal", "It says which time it is about (`dct:temporal`): 20 points.";
        AccessUrlAnswers = "access_url_answers", "The access address answers (`dcat:accessURL`): 50 points.";
        DownloadUrl = "download_url", "There is a download address (`dcat:downloadURL`): 20 points.";
        DownloadUrlAnswers = "download_url_answers", "The download address answers: 30 points.";
        Format = "format", "The format is named (`dct:format`): 20 points.";
        MediaType = "media_type", "The media type is named (`dcat:mediaType`): 10 points.";
        FormatVocabulary = "format_vocabulary", "Format and media type are from the EU file types and IANA's list: 10 points.";
        NonProprietary = "non_proprietary", "The format belongs to nobody: 20 points.";
        MachineReadable = "machine_readable", "The format is read by machines: 20 points.";
        DcatApCompliant = "dcat_ap_compliant", "The mandatory properties of DCAT-AP 3 are there: 30 points.";
        Licence = "licence", "There is a licence (`dct:license`): 20 points.";
        LicenceVocabulary = "licence_vocabulary", "The licence is one that the EU's lists know: 10 points.";
        AccessRights = "access_rights", "Access rights are stated (`dct:accessRights`): 10 points.";
        AccessRightsVocabulary = "access_rights_vocabulary", "The access rights are from the EU's list: 5 points.";
        ContactPoint = "contact_point", "There is somebody to ask (`dcat:contactPoint`): 20 points.";
        Publisher = "publisher", "The publisher is named (`dct:publisher`): 10 points.";
        Rights = "rights", "Rights are stated (`dct:rights`): 5 points.";
        ByteSize = "byte_size", "The size is stated (`dcat:byteSize`): 5 points.";
        Issued = "issued", "The day of publication is stated (`dct:issued`): 5 points.";
        Modified = "modified", "The day of the last change is stated (`dct:modified`): 5 points.";
    }
}

vocabulary! {
    /// Metadata quality in words, by points of 405.
    QualityRating {
        Excellent = "excellent", "351 points and more.";
        Good = "good", "221 to 350 points.";
        Sufficient = "sufficient", "121 to 220 points.";
        Bad = "bad", "120 points and fewer.";
    }
}

vocabulary! {
    /// What a check found.
    CheckState {
        Met = "met", "As it should be.";
        Missing = "missing", "Not there, or not as it should be.";
        Unchecked = "unchecked", "Not looked at yet; gives no points until it is.";
    }
}

/// The most points there are.
pub const MOST: u16 = 405;

impl QualityRating {
    /// The rating of points.
    pub fn of(points: u16) -> Self {
        Self::ALL.iter().copied().find(|rating| points >= rating.least()).unwrap_or(Self::Bad)
    }

    /// The fewest points that have this rating.
    pub fn least(self) -> u16 {
        match self {
            Self::Excellent => 351,
            Self::Good => 221,
            Self::Sufficient => 121,
            Self::Bad => 0,
        }
    }

    /// The most points that have this rating.
    pub fn greatest(self) -> u16 {
        match self {
            Self::Excellent => MOST,
            Self::Good => 350,
            Self::Sufficient => 220,
            Self::Bad => 120,
        }
    }
}

impl MqaCheck {
    /// The dimension it belongs to.
    pub fn dimension(self) -> MqaDimension {
        match self {
            Self::Keyword | Self::Theme | Self::Spatial | Self::Temporal => MqaDimension::Findability,
            Self::AccessUrlAnswers | Self::DownloadUrl | Self::DownloadUrlAnswers => MqaDimension::Accessibility,
            Self::Format
            | Self::MediaType
            | Self::FormatVocabulary
            | Self::NonProprietary
            | Self::MachineReadable
            | Self::DcatApCompliant => MqaDimension::Interoperability,
            Self::Licence
            | Self::LicenceVocabulary
            | Self::AccessRights
            | Self::AccessRightsVocabulary
            | Self::ContactPoint
            | Self::Publisher => MqaDimension::Reusability,
            Self::Rights | Self::ByteSize | Self::Issued | Self::Modified => MqaDimension::Contextuality,
        }
    }

    /// What it is worth.
    pub fn most(self) -> u16 {
        match self {
            Self::AccessUrlAnswers => 50,
            Self::Keyword | Self::Theme | Self::DownloadUrlAnswers | Self::DcatApCompliant => 30,
            Self::Spatial
            | Self::Temporal
            | Self::DownloadUrl
            | Self::Format
            | Self::NonProprietary
            | Self::MachineReadable
            | Self::Licence
            | Self::ContactPoint => 20,
            Self::MediaType
            | Self::FormatVocabulary
            | Self::LicenceVocabulary
            | Self::AccessRights
            | Self::Publisher => 10,
            Self::AccessRightsVocabulary | Self::Rights | Self::ByteSize | Self::Issued | Self::Modified => 5,
        }
    }
}

/// What is known of a dataset, as far as its quality depends on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatasetFacts {
    /// `dct:title` is there.
    pub title: bool,
    /// `dct:description` is there.
    pub description: bool,
    /// `dcat:keyword` is there.
    pub keyword: bool,
    /// `dcat:theme` is there.
    pub theme: bool,
    /// `dct:spatial` is there.
    pub spatial: bool,
    /// `dct:temporal` is there, at least one end of it.
    pub temporal: bool,
    /// `dct:license`: an address or a name.
    pub licence: Option<String>,
    /// `dct:accessRights`: an address or a code.
    pub access_rights: Option<String>,
    /// `dcat:contactPoint` is there.
    pub contact: bool,
    /// `dct:publisher` is there.
    pub publisher: bool,
    /// `dct:rights` is there; `None` where it is not recorded.
    pub rights: Option<bool>,
    /// `dct:issued` is there.
    pub issued: bool,
    /// `dct:modified` is there.
    pub modified: bool,
    /// `dcat:distribution`.
    pub distributions: Vec<DistributionFacts>,
}

/// What is known of a distribution.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistributionFacts {
    /// `dcat:accessURL` is there.
    pub access_url: bool,
    /// It answers with 2xx or 3xx; `None` until it has been asked.
    pub access_answers: Option<bool>,
    /// `dcat:downloadURL` is there.
    pub download_url: bool,
    /// It answers with 2xx or 3xx; `None` until it has been asked.
    pub download_answers: Option<bool>,
    /// `dct:format`: an address, a code or a name.
    pub format: Option<String>,
    /// `dcat:mediaType`.
    pub media_type: Option<String>,
    /// `dct:license`: an address or a name.
    pub licence: Option<String>,
    /// `dcat:byteSize` is there.
    pub byte_size: bool,
    /// `dct:modified` is there.
    pub modified: bool,
}

/// The metadata quality of a dataset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quality {
    /// Points, 0 to [`MOST`].
    pub points: u16,
    /// In words.
    pub rating: QualityRating,
    /// What each check found, in the order of [`MqaCheck::ALL`].
    pub checks: Vec<(MqaCheck, CheckState)>,
}

impl CheckState {
    fn of(holds: bool) -> Self {
        if holds { Self::Met } else { Self::Missing }
    }

    /// Whether addresses answer: one that does is enough; one not asked yet leaves it open.
    fn any(answers: impl Iterator<Item = Option<bool>> + Clone) -> Self {
        if answers.clone().any(|answer| answer == Some(true)) {
            Self::Met
        } else if answers.clone().any(|answer| answer.is_none()) {
            Self::Unchecked
        } else {
            Self::Missing
        }
    }

    /// The points that a check in this state gives.
    pub fn points(self, check: MqaCheck) -> u16 {
        if self == Self::Met { check.most() } else { 0 }
    }
}

impl Quality {
    /// The quality of what is known.
    pub fn of(known: &DatasetFacts) -> Self {
        let best = known.best_distribution();
        let checks: Vec<_> = MqaCheck::ALL.iter().map(|check| (*check, known.state(*check, best.as_ref()))).collect();
        let points = checks.iter().map(|(check, state)| state.points(*check)).sum();
        Self { points, rating: QualityRating::of(points), checks }
    }

    /// Points, and the most there are, of a dimension.
    pub fn dimension(&self, dimension: MqaDimension) -> (u16, u16) {
        let of = self.checks.iter().filter(|(check, _)| check.dimension() == dimension);
        of.fold((0, 0), |(points, most), (check, state)| (points + state.points(*check), most + check.most()))
    }
}

/// The checks of a format that one distribution must meet together.
const FORMAT_CHECKS: [MqaCheck; 5] = [
    MqaCheck::Format,
    MqaCheck::MediaType,
    MqaCheck::FormatVocabulary,
    MqaCheck::NonProprietary,
    MqaCheck::MachineReadable,
];

impl DatasetFacts {
    /// What a dataset says of itself; nothing of it has been probed.
    pub fn of(dataset: &Dataset) -> Self {
        let d = dataset;
        Self {
            title: filled(Some(&d.title)),
            description: filled(d.description.as_deref()),
            keyword: d.keywords.iter().any(|keyword| filled(Some(keyword))),
            theme: !d.themes.is_empty(),
            spatial: d.region.is_some(),
            temporal: d.temporal_start.is_some() || d.temporal_end.is_some(),
            licence: d.licence.clone(),
            access_rights: d.access_rights.clone(),
            contact: filled(d.contact.as_deref()),
            publisher: filled(d.publisher.as_deref()),
            rights: None,
            issued: d.issued_on.is_some(),
            modified: d.modified_on.is_some(),
            distributions: d
                .distributions
                .iter()
                .map(|distribution| DistributionFacts {
                    access_url: filled(Some(&distribution.access_url)),
                    access_answers: None,
                    download_url: filled(distribution.download_url.as_deref()),
                    download_answers: None,
                    format: distribution.format.clone(),
                    media_type: distribution.media_type.clone(),
                    licence: distribution.licence.clone(),
                    byte_size: distribution.byte_size.is_some(),
                    modified: distribution.modified_on.is_some(),
                })
                .collect(),
        }
    }

    fn best_distribution(&self) -> Option<Formats> {
        let all = self.distributions.iter().map(Formats::of);
        // the first of equals
        all.reduce(|best, next| if next.points() > best.points() { next } else { best })
    }

    fn state(&self, check: MqaCheck, best: Option<&Formats>) -> CheckState {
        let any = |holds: fn(&DistributionFacts) -> bool| self.distributions.iter().any(holds);
        let mut licences = self
            .distributions
            .iter()
            .map(|one| &one.licence)
            .chain([&self.licence])
            .flatten()
            .filter(|text| filled(Some(text)));
        CheckState::of(match check {
            MqaCheck::Keyword => self.keyword,
            MqaCheck::Theme => self.theme,
            MqaCheck::Spatial => self.spatial,
            MqaCheck::Temporal => self.temporal,
            MqaCheck::AccessUrlAnswers => {
                let named = self.distributions.iter().filter(|one| one.access_url);
                return CheckState::any(named.map(|one| one.access_answers));
            }
            MqaCheck::DownloadUrl => any(|one| one.download_url),
            MqaCheck::DownloadUrlAnswers => {
                let named = self.distributions.iter().filter(|one| one.download_url);
                return CheckState::any(named.map(|one| one.download_answers));
            }
            MqaCheck::Format
            | MqaCheck::MediaType
            | MqaCheck::FormatVocabulary
            | MqaCheck::NonProprietary
            | MqaCheck::MachineReadable => best.is_some_and(|best| best.meets(check)),
            MqaCheck::DcatApCompliant => {
                self.title && self.description && self.distributions.iter().all(|one| one.access_url)
            }
            MqaCheck::Licence => licences.next().is_some(),
            MqaCheck::LicenceVocabulary => licences.any(|licence| facts::is_known_licence(licence)),
            MqaCheck::AccessRights => filled(self.access_rights.as_deref()),
            MqaCheck::AccessRightsVocabulary => self.access_rights.as_deref().is_some_and(facts::is_known_access_right),
            MqaCheck::ContactPoint => self.contact,
            MqaCheck::Publisher => self.publisher,
            MqaCheck::Rights => match self.rights {
                Some(rights) => rights,
                None => return CheckState::Unchecked,
            },
            MqaCheck::ByteSize => any(|one| one.byte_size),
            MqaCheck::Issued => self.issued,
            MqaCheck::Modified => self.modified || any(|one| one.modified),
        })
    }
}

/// What one distribution meets of [`FORMAT_CHECKS`].
struct Formats([(MqaCheck, bool); 5]);

impl Formats {
    fn of(distribution: &DistributionFacts) -> Self {
        let format = distribution.format.as_deref().filter(|text| filled(Some(text)));
        let media = distribution.media_type.as_deref().filter(|text| filled(Some(text)));
        let file_type = format.and_then(facts::file_type);
        let known = file_type.is_some() || format.is_some_and(facts::is_file_type_address);
        Self(FORMAT_CHECKS.map(|check| {
            let holds = match check {
                MqaCheck::Format => format.is_some(),
                MqaCheck::MediaType => media.is_some(),
                MqaCheck::FormatVocabulary => known && media.is_some_and(facts::is_known_media_type),
                MqaCheck::NonProprietary => file_type.is_some_and(|known| known.non_proprietary),
                _ => file_type.is_some_and(|known| known.machine_readable),
            };
            (check, holds)
        }))
    }

    fn points(&self) -> u16 {
        self.0.iter().map(|(check, holds)| CheckState::of(*holds).points(*check)).sum()
    }

    fn meets(&self, check: MqaCheck) -> bool {
        self.0.iter().any(|(known, holds)| *known == check && *holds)
    }
}

/// Whether a text says anything.
pub fn filled(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests;
