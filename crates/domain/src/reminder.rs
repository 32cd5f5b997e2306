//! When those who take part in a session are reminded of it.

/// A day, ms.
const DAY_MS: i64 = 24 * 3_600_000;
/// How many days before it begins people are reminded, the earliest first.
pub const DAYS: [i64; 2] = [7, 1];

/// Which reminder is due at `now` for a session that begins at `starts_at`, both ms since 1970 UTC: the last one whose time has come,
/// so that whoever hears of a session late gets one letter, not all. Days are of 24 hours, also where the clock changes between.
pub fn due(starts_at: i64, now: i64) -> Option<i64> {
    let left = starts_at - now;
    if left <= 0 {
        return None;
    }
    DAYS.into_iter().filter(|days| left <= days * DAY_MS).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_reminder_is_due_from_its_instant_until_the_next_and_none_once_the_session_begins() {
        let due = |left| due(100 * DAY_MS, 100 * DAY_MS - left);
        let told = [7 * DAY_MS + 1, 7 * DAY_MS, DAY_MS + 1, DAY_MS, 1, 0, -1].map(due);
        assert_eq!(told, [None, Some(7), Some(7), Some(1), Some(1), None, None]);
    }

    proptest! {
        #[test]
        fn later_reminders_never_come_before_earlier_ones(starts in 0i64..1 << 50, left in 1i64..20 * DAY_MS, step in 0i64..DAY_MS) {
            let days = |left: i64| due(starts, starts - left).unwrap_or(i64::MAX);
            let later = (left - step).max(1);
            prop_assert!(days(later) <= days(left));
        }
    }
}
