//! Whether a team has agreed to the telling of an outcome, and from which day it is told.

use super::{OutcomePublication, OutcomeWait};
use crate::context::date_of;
use chrono::NaiveDate;

/// Silence of so many days counts as no objection, for what is anonymous alone.
pub const SILENCE_DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;

/// What a member of the team who was asked has said. Instants are ms since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether they agree; none while they have not said.
    pub agrees: Option<bool>,
    /// When they were asked.
    pub asked_at: i64,
    /// When they said it.
    pub answered_at: Option<i64>,
}

/// How an outcome is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// By name or without.
    pub publication: OutcomePublication,
    /// Not before this day.
    pub publish_on: Option<NaiveDate>,
    /// When it was written, ms since 1970 UTC.
    pub written_at: i64,
}

/// Whether an outcome may be told at an instant (ms since 1970 UTC): none when it may, else for what it waits.
///
/// - Everybody who leads or edits the project when it is written is asked; who writes it has agreed; who leaves the team is
///   no longer among `answers`.
/// - One "no" keeps it back, whatever the others say.
/// - By name, everybody's "yes" is needed. Without a name, silence of [`SILENCE_DAYS`] days counts as no objection.
/// - Then its day is waited for. What is told without a name is told on the day after the last thing that was done for it
///   (days in UTC), so that the moment at which it appears does not point to who did something at that moment.
pub fn agreement(telling: &Telling, answers: &[Answer], now: i64) -> Option<OutcomeWait> {
    let Some(settled) = settled_at(telling, answers).filter(|settled| *settled <= now) else {
        return Some(OutcomeWait::Team);
    };
    let from = told_from(telling, settled);
    (from > date_of(now)).then_some(OutcomeWait::Day)
}

impl Telling {
    /// The day from which it is told when everybody agrees at an instant (ms since 1970 UTC).
    pub fn from(&self, settled: i64) -> NaiveDate {
        told_from(self, settled)
    }
}

/// When the team has agreed; none while somebody must say so or said no.
fn settled_at(telling: &Telling, answers: &[Answer]) -> Option<i64> {
    answers.iter().try_fold(telling.written_at, |latest, answer| {
        let at = match (answer.agrees, telling.publication) {
            (Some(false), _) | (None, OutcomePublication::Named) => return None,
            (Some(true), _) => answer.answered_at.unwrap_or(answer.asked_at),
            (None, OutcomePublication::Anonymous) => answer.asked_at.saturating_add(SILENCE_DAYS * DAY_MS),
        };
        Some(latest.max(at))
    })
}

fn told_from(telling: &Telling, settled: i64) -> NaiveDate {
    let day = date_of(settled);
    let first = match telling.publication {
        OutcomePublication::Named => day,
        OutcomePublication::Anonymous => day.succ_opt().unwrap_or(day),
    };
    telling.publish_on.map_or(first, |wanted| wanted.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 2026-11-23, noon.
    const NOON: i64 = 1_795_435_200_000;

    fn telling(publication: OutcomePublication) -> Telling {
        Telling { publication, publish_on: None, written_at: NOON }
    }

    fn said(agrees: Option<bool>, at: i64) -> Answer {
        Answer { agrees, asked_at: NOON, answered_at: agrees.map(|_| at) }
    }

    #[test]
    fn what_is_named_needs_every_yes_and_is_told_at_once() {
        let named = telling(OutcomePublication::Named);
        assert_eq!(agreement(&named, &[], NOON), None);
        assert_eq!(agreement(&named, &[said(None, 0)], NOON + 400 * DAY_MS), Some(OutcomeWait::Team));
        assert_eq!(agreement(&named, &[said(Some(true), NOON)], NOON), None);
        assert_eq!(
            agreement(&named, &[said(Some(true), NOON), said(Some(false), NOON)], NOON),
            Some(OutcomeWait::Team)
        );
    }

    #[test]
    fn silence_counts_for_what_is_anonymous_and_it_is_told_the_day_after() {
        let anonymous = telling(OutcomePublication::Anonymous);
        assert_eq!(agreement(&anonymous, &[], NOON), Some(OutcomeWait::Day));
        assert_eq!(agreement(&anonymous, &[], NOON + DAY_MS / 2), None, "from midnight on");
        let silent = [said(None, 0)];
        assert_eq!(agreement(&anonymous, &silent, NOON + 29 * DAY_MS), Some(OutcomeWait::Team));
        assert_eq!(agreement(&anonymous, &silent, NOON + 30 * DAY_MS), Some(OutcomeWait::Day));
        assert_eq!(agreement(&anonymous, &silent, NOON + 31 * DAY_MS), None);
    }

    fn answer() -> impl Strategy<Value = Answer> {
        (proptest::option::of(any::<bool>()), 0..60 * DAY_MS).prop_map(|(agrees, after)| Answer {
            agrees,
            asked_at: NOON,
            answered_at: agrees.map(|_| NOON + after),
        })
    }

    proptest! {
        #[test]
        fn a_no_always_keeps_it_back(named: bool, mut answers in proptest::collection::vec(answer(), 0..6), after in 0..900 * DAY_MS) {
            answers.push(said(Some(false), NOON));
            let publication = if named { OutcomePublication::Named } else { OutcomePublication::Anonymous };
            prop_assert_eq!(agreement(&telling(publication), &answers, NOON + after), Some(OutcomeWait::Team));
        }

        #[test]
        fn what_is_told_stays_told_and_never_before_its_day(
            named: bool, answers in proptest::collection::vec(answer(), 0..6), wait in proptest::option::of(0u64..400), after in 0..500 * DAY_MS
        ) {
            let publication = if named { OutcomePublication::Named } else { OutcomePublication::Anonymous };
            let publish_on = wait.map(|days| date_of(NOON) + chrono::Days::new(days));
            let telling = Telling { publish_on, ..telling(publication) };
            let now = NOON + after;
            if agreement(&telling, &answers, now).is_none() {
                prop_assert!(publish_on.is_none_or(|day| day <= date_of(now)));
                prop_assert_eq!(agreement(&telling, &answers, now + DAY_MS), None);
                if !named {
                    let last = answers.iter().filter_map(|answer| answer.answered_at).max().unwrap_or(NOON);
                    prop_assert!(date_of(now) > date_of(last), "not on the day of the last answer");
                }
            }
        }

        #[test]
        fn an_answer_more_never_tells_it_earlier(answers in proptest::collection::vec(answer(), 0..6), more in answer(), after in 0..90 * DAY_MS) {
            let anonymous = telling(OutcomePublication::Anonymous);
            let with: Vec<Answer> = answers.iter().copied().chain([more]).collect();
            if agreement(&anonymous, &with, NOON + after).is_none() {
                prop_assert_eq!(agreement(&anonymous, &answers, NOON + after), None);
            }
        }
    }
}
