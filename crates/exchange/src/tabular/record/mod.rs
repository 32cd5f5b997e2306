//! The typed results of an import, one type per aggregate.

mod dataset;
mod fingerprint;
mod organisation;
mod project;
mod region;

pub use dataset::{DatasetRecord, DistributionRecord};
pub use fingerprint::{fingerprint, identity};
pub use organisation::OrganisationRecord;
pub use project::{Partner, ProjectRecord};
pub use region::RegionRecord;

use crate::tabular::notice::Notice;

/// Where a record came from and what the rules did to it. Not part of its content.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// The name of the source, as the profile or the caller states it.
    pub source: String,
    /// The identifier in the source: of the profile's id column, else a hash (see [`identity`]).
    pub source_id: String,
    /// The rows it was made of, first first.
    pub rows: Vec<u64>,
    /// Rules that changed something.
    pub notices: Vec<Notice>,
}

/// A record of any kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Record {
    /// A project.
    Project(Box<ProjectRecord>),
    /// An organisation.
    Organisation(Box<OrganisationRecord>),
    /// A region.
    Region(Box<RegionRecord>),
    /// A dataset.
    Dataset(Box<DatasetRecord>),
}

impl Record {
    /// Where it came from.
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Project(record) => &record.origin,
            Self::Organisation(record) => &record.origin,
            Self::Region(record) => &record.origin,
            Self::Dataset(record) => &record.origin,
        }
    }

    pub(crate) fn origin_mut(&mut self) -> &mut Origin {
        match self {
            Self::Project(record) => &mut record.origin,
            Self::Organisation(record) => &mut record.origin,
            Self::Region(record) => &mut record.origin,
            Self::Dataset(record) => &mut record.origin,
        }
    }

    /// SHA-256 over the cleaned content, without identifier, rows and notices, as 64 hexadecimal digits.
    /// The same content has the same fingerprint on every machine and in every version of one record type.
    pub fn fingerprint(&self) -> String {
        match self {
            Self::Project(record) => record.fingerprint(),
            Self::Organisation(record) => record.fingerprint(),
            Self::Region(record) => record.fingerprint(),
            Self::Dataset(record) => record.fingerprint(),
        }
    }

    /// The title or name.
    pub fn title(&self) -> &str {
        match self {
            Self::Project(record) => &record.title,
            Self::Organisation(record) => &record.name,
            Self::Region(record) => &record.name,
            Self::Dataset(record) => &record.title,
        }
    }
}
