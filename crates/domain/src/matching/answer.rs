//! What both sides say to a suggestion, and what that changes.

use crate::vocabulary::{Area, vocabulary};
use std::collections::BTreeMap;

/// Longest note of an answer, characters.
pub const MAX_NOTE: usize = 1_000;

vocabulary! {
    /// What a side says to a suggestion.
    SuggestionAnswer {
        Accept = "accept", "Yes. When both say it, it is agreed.";
        Decline = "decline", "No, with a reason; the pair is not suggested again.";
        Postpone = "postpone", "Later: it comes back on a day.";
    }
}

vocabulary! {
    /// Why a suggestion is declined.
    DeclineReason {
        NoTime = "no_time", "No time.";
        NotMyArea = "not_my_area", "Not the area of this person or project.";
        ConflictOfInterest = "conflict_of_interest", "Interests would conflict.";
        TooFar = "too_far", "Too far away.";
        Language = "language", "No language in common.";
        Other = "other", "Another one, told in the note.";
    }
}

vocabulary! {
    /// Whether an offer still stands.
    OfferStatus {
        Open = "open", "Still given.";
        Fulfilled = "fulfilled", "Somebody took it.";
        Withdrawn = "withdrawn", "No longer given.";
    }
}

/// What an expert declined before, and why: it lowers what the same would bring again.
///
/// A declined pair is gone. Beyond that: an area declined as `not_my_area` brings half of its points, after a second time
/// nothing; what is at least as far away as what was `too_far` brings nothing for distance or region; a project in a language
/// declined as `language` brings nothing for language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declined {
    /// How often an area was none of theirs.
    pub areas: BTreeMap<Area, u32>,
    /// The least distance that was too far, km.
    pub too_far_km: Option<u32>,
    /// Languages of projects that they do not share.
    pub languages: Vec<String>,
}
