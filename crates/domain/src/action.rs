//! What a project does because of advice, and what became of it 30 and 90 days after a session.

use crate::error::Issue;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where an action stands.
    ActionStatus {
        Open = "open", "To be done.";
        Done = "done", "Done.";
        Dropped = "dropped", "Given up.";
    }
}

vocabulary! {
    /// Where a project stands some time after a session, as those who answer for it say.
    FollowUpState {
        OnTrack = "on_track", "What was planned is being done.";
        Done = "done", "All that was planned is done.";
        Slowed = "slowed", "It goes slower than was planned.";
        Stalled = "stalled", "Nothing moves.";
        GivenUp = "given_up", "It was given up.";
    }
}

/// Days after a session on which its projects are asked what became of it.
pub const FOLLOW_UP_DAYS: [i64; 2] = [30, 90];
/// Days for which a project is still asked after such a day: a server that was off for a while catches up, one that imports old
/// sessions asks nobody about them.
pub const FOLLOW_UP_GRACE_DAYS: i64 = 14;

/// Checks on which of the days a project tells what became of a session that ended so long ago (ms).
///
/// # Errors
/// `DAY_UNKNOWN`; `TOO_EARLY`.
pub fn follow_up_day(path: &[&str], day: i64, since_end_ms: i64) -> Result<i64, Issue> {
    const DAY_MS: i64 = 86_400_000;
    if !FOLLOW_UP_DAYS.contains(&day) {
        let days = FOLLOW_UP_DAYS.map(|day| day.to_string()).join(", ");
        return Err(Issue::new(path, "DAY_UNKNOWN", format!("Choose one of these days: {days}.")).param("days", days));
    }
    if since_end_ms < day.saturating_mul(DAY_MS) {
        let message = format!("The session ended less than {day} days ago: tell it then.");
        return Err(Issue::new(path, "TOO_EARLY", message).param("day", day));
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_tells_what_became_of_it_on_its_days_and_not_before() {
        let day = 86_400_000;
        assert_eq!(follow_up_day(&[], 30, 30 * day), Ok(30));
        assert_eq!(follow_up_day(&[], 30, 30 * day - 1).unwrap_err().code, "TOO_EARLY");
        assert_eq!(follow_up_day(&[], 90, 31 * day).unwrap_err().code, "TOO_EARLY");
        assert_eq!(follow_up_day(&[], 60, 500 * day).unwrap_err().code, "DAY_UNKNOWN");
    }
}
