//! Import of tables: real files become clean, typed records.
//!
//! [`open`] recognises the kind, encoding and profile of a file and gives an [`Import`], an iterator of [`Record`]s and
//! [`Rejection`]s. Nothing here touches a database or waits: the caller writes the records.
//!
//! A file goes through three floors: [`source`] makes rows of named cells, [`profile`] says which column
//! feeds which field, and [`clean`] holds the rules by which dirty values become clean. What a rule
//! changed is a [`Notice`] on the record; what it refuses is a [`Rejection`]. All rules: [`Code::ALL`].
//!
//! # Identity
//!
//! With a column for `id` the identifier of the source is used. Without one, a project is identified by title, organisation and
//! start, an organisation by name and place, a dataset by title and publisher, hashed after folding case, accents and spaces. Records that
//! agree in these and differ elsewhere are told apart by their order in the file (`-2`, `-3`). A row that equals an earlier one in
//! everything but its identifier is refused.
//!
//! # Stage
//!
//! A project gets a stage only when the file states one. That money was granted, or that the last day has passed, says nothing
//! about whether the need was understood or the solution tested; the caller decides what a record without a stage becomes.

mod build;
pub mod clean;
pub mod gazetteer;
mod import;
pub mod notice;
pub mod profile;
pub mod record;
pub mod source;

pub use gazetteer::{Gazetteer, RegionEntry};
pub use import::{Import, Options, open};
pub use notice::{Code, Notice, Rejection, Rule};
pub use profile::{Kind, Profile, ProfileChoice, builtins, read_mapping};
pub use record::{
    DatasetRecord, DistributionRecord, OrganisationRecord, Origin, Partner, ProjectRecord, Record, RegionRecord,
};
pub use source::{FileError, Format};
