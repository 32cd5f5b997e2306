//! The life of a project: its stages with their gates, its needs, how it ended, what it is tied to.

mod need;
pub mod outcome;
mod stage;
mod tie;

pub use need::{EditNeed, OpenNeed, SetNeedStatus};
pub use outcome::{AnswerOutcome, ConcludeProject};
pub use stage::{MoveProject, RecordEvidence};
pub use tie::{AddClusterMember, Link, UseDataset};
