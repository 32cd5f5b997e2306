//! The life of a project: its stages with their gates, its needs, how it ended, what it is tied to.

mod link;
mod need;
pub mod outcome;
mod stage;
mod tie;

pub use link::{AnswerLink, Link};
pub use need::{EditNeed, OpenNeed, SetNeedStatus};
pub use outcome::{AnswerOutcome, ConcludeProject};
pub use stage::{MoveProject, RecordEvidence};
pub use tie::{AddClusterMember, UseDataset};
