//! Comments in public: how long, how many, and for how long they can be changed.

use crate::id::Kind;

/// Kinds of records that can be commented.
pub const COMMENTED: [Kind; 2] = [Kind::Project, Kind::Session];
/// Longest comment, characters.
pub const COMMENT_LENGTH: usize = 2_000;
/// Comments that one member writes in an hour at most.
pub const COMMENTS_AN_HOUR: i64 = 20;
/// How long a comment can be changed after it was written, milliseconds: later others have answered it.
pub const EDITED_WITHIN_MS: i64 = 30 * 60_000;
/// Answers to one comment at most.
pub const ANSWERS: i64 = 50;

/// Whether a comment that was written at an instant can still be changed; ms since 1970 UTC.
pub fn may_edit(written_at: i64, now: i64) -> bool {
    now.saturating_sub(written_at) <= EDITED_WITHIN_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_can_be_changed_for_half_an_hour() {
        assert!(may_edit(0, 0) && may_edit(0, EDITED_WITHIN_MS) && !may_edit(0, EDITED_WITHIN_MS + 1));
    }
}
