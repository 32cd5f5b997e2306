//! Needs meet experts: why an expert fits a project, in points; which projects could help each other; which lessons apply.
//!
//! Everything is a pure function of facts that were read before, so that a suggestion can be explained by the same numbers by which
//! it was ranked.

mod answer;
mod kinship;
mod score;
mod terms;

pub use answer::{DeclineReason, Declined, MAX_NOTE, OfferStatus, SuggestionAnswer as Answer};
pub use kinship::{
    Ended, Kin, LessonReason, LessonReasonKind, SynergyReason, SynergyReasonKind, Wish, lesson, synergy,
};
pub use score::{Expert, Match, Reason, SuggestionReasonKind as ReasonKind, Wanted, asked_skills, best, score};
pub use terms::Terms;

#[cfg(test)]
mod quality;
#[cfg(test)]
mod tests;

/// Places of the running month that are left to an expert: what they offered, less what was agreed this month.
pub fn free_places(offered: u32, agreed: u32) -> u32 {
    offered.saturating_sub(agreed)
}
