//! Questions from the audience: how many are too many.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What became of a question from the audience.
    QuestionState {
        Open = "open", "It waits for an answer.";
        Answered = "answered", "It was answered at the table.";
        Hidden = "hidden", "It was hidden; who runs the table and who asked see it.";
    }
}

/// Longest question, characters.
pub const QUESTION_LONGEST: usize = 500;
/// Questions that one member may ask at a session within [`ASKED_WITHIN_MS`].
pub const ASKED_AT_ONCE: i64 = 3;
/// See [`ASKED_AT_ONCE`]; milliseconds.
pub const ASKED_WITHIN_MS: i64 = 60_000;
/// Questions that one member may ask at a session in all.
pub const ASKED_IN_ALL: i64 = 30;

/// What a member has asked at a session before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// In all.
    pub in_all: i64,
    /// Within the last minute.
    pub lately: i64,
    /// When the oldest of the last minute was asked, ms since 1970 UTC.
    pub oldest_lately: Option<i64>,
}

/// Why one more question is too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMany {
    /// In so short a time: seconds to wait.
    Lately(i64),
    /// At this session.
    InAll,
}

/// Whether a member who has asked so much may ask one question more at an instant (ms since 1970 UTC).
///
/// # Errors
/// Which limit is reached.
pub fn may_ask(asked: Asked, now: i64) -> Result<(), TooMany> {
    if asked.in_all >= ASKED_IN_ALL {
        return Err(TooMany::InAll);
    }
    if asked.lately < ASKED_AT_ONCE {
        return Ok(());
    }
    let free_at = asked.oldest_lately.unwrap_or(now).saturating_add(ASKED_WITHIN_MS);
    Err(TooMany::Lately(free_at.saturating_sub(now).saturating_add(999).div_euclid(1_000).max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_question_of_a_minute_waits_until_the_first_is_a_minute_old() {
        let asked = Asked { in_all: 3, lately: 3, oldest_lately: Some(10_000) };
        assert_eq!(may_ask(Asked { lately: 2, ..asked }, 30_000), Ok(()));
        assert_eq!(may_ask(asked, 30_000), Err(TooMany::Lately(40)));
        assert_eq!(may_ask(asked, 69_999), Err(TooMany::Lately(1)));
    }

    #[test]
    fn nobody_asks_more_than_thirty_at_a_session_however_slowly() {
        assert_eq!(may_ask(Asked { in_all: 29, ..Asked::default() }, 0), Ok(()));
        assert_eq!(may_ask(Asked { in_all: 30, ..Asked::default() }, 0), Err(TooMany::InAll));
    }
}
