//! Applications for market-place sessions: when a call is open, how scores become a result, whether an agenda fits.

use crate::error::Issue;
use crate::vocabulary::{Criterion, Vocabulary};

/// The greatest score of a criterion; the least is 0.
pub const MOST_POINTS: i64 = 5;
/// Longest turn of an agenda, minutes.
pub const MOST_MINUTES: i64 = 480;
/// Turns of an agenda.
pub const MOST_TURNS: usize = 100;

/// The window in which projects may apply, ms since 1970 UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// From this instant on; at once when none.
    pub opens_at: Option<i64>,
    /// Until just before this instant. A session without one has no call.
    pub closes_at: Option<i64>,
}

/// Where a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// There is none.
    None,
    /// It opens later.
    Ahead,
    /// Projects apply.
    Open,
    /// It is over.
    Closed,
}

impl Window {
    /// Where the call stands at an instant, ms since 1970 UTC: open from `opens_at` on, closed from `closes_at` on.
    pub fn at(self, now: i64) -> Call {
        match (self.opens_at, self.closes_at) {
            (_, None) => Call::None,
            (_, Some(closes)) if now >= closes => Call::Closed,
            (Some(opens), _) if now < opens => Call::Ahead,
            _ => Call::Open,
        }
    }
}

/// The scores that one evaluator gave an application, 0 to [`MOST_POINTS`] each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scores {
    /// How much changes for how many people.
    pub social_impact: i64,
    /// Whether it can act on advice now.
    pub readiness: i64,
    /// How much it needs what the table can give.
    pub need: i64,
}

impl Scores {
    /// The score of a criterion.
    pub fn of(self, criterion: Criterion) -> i64 {
        match criterion {
            Criterion::SocialImpact => self.social_impact,
            Criterion::Readiness => self.readiness,
            Criterion::Need => self.need,
        }
    }

    /// Refuses scores that are out of bounds.
    ///
    /// # Errors
    /// `OUT_OF_RANGE`, one issue for each.
    pub fn check(self) -> Result<(), Vec<Issue>> {
        let names = ["socialImpact", "readiness", "need"];
        let given = [self.social_impact, self.readiness, self.need];
        let wrong = names.into_iter().zip(given).filter(|(_, score)| !(0..=MOST_POINTS).contains(score));
        let issues: Vec<Issue> = wrong
            .map(|(name, _)| {
                let message = format!("Give a whole number from 0 to {MOST_POINTS}.");
                Issue::new(&["input", name], "OUT_OF_RANGE", message).param("least", 0).param("most", MOST_POINTS)
            })
            .collect();
        if issues.is_empty() { Ok(()) } else { Err(issues) }
    }
}

/// How much each criterion counts, 0 to 10; one that is not said counts 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// Of social impact.
    pub social_impact: i64,
    /// Of readiness.
    pub readiness: i64,
    /// Of need.
    pub need: i64,
}

impl Default for Weights {
    fn default() -> Self {
        Self { social_impact: 1, readiness: 1, need: 1 }
    }
}

impl Weights {
    fn of(self, criterion: Criterion) -> f64 {
        let weight = match criterion {
            Criterion::SocialImpact => self.social_impact,
            Criterion::Readiness => self.readiness,
            Criterion::Need => self.need,
        };
        weight.max(0) as f64
    }
}

/// What the scores of one criterion come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CriterionScore {
    /// The criterion.
    pub criterion: Criterion,
    /// Arithmetic mean, 0 to 5.
    pub average: f64,
    /// Population standard deviation: how far evaluators are apart, 0 to 2.5.
    pub spread: f64,
}

/// What all scores of an application come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The mean of the criteria by their weights, 0 to 5; all count alike when all weigh nothing.
    pub average: f64,
    /// Population standard deviation of the evaluators' own weighted means.
    pub spread: f64,
    /// How many evaluators scored it.
    pub count: usize,
    /// By criterion.
    pub criteria: Vec<CriterionScore>,
}

/// What the scores of an application come to; nothing without any. The order of the scores makes no difference.
pub fn outcome(scores: &[Scores], weights: Weights) -> Option<Outcome> {
    if scores.is_empty() {
        return None;
    }
    let criteria = Criterion::ALL.iter().map(|criterion| {
        let given: Vec<f64> = scores.iter().map(|scores| scores.of(*criterion) as f64).collect();
        CriterionScore { criterion: *criterion, average: mean(&given), spread: deviation(&given) }
    });
    let each: Vec<f64> = scores.iter().map(|scores| weighted(*scores, weights)).collect();
    Some(Outcome { average: mean(&each), spread: deviation(&each), count: scores.len(), criteria: criteria.collect() })
}

fn weighted(scores: Scores, weights: Weights) -> f64 {
    let total: f64 = Criterion::ALL.iter().map(|criterion| weights.of(*criterion)).sum();
    let weight = |criterion| if total > 0.0 { weights.of(criterion) } else { 1.0 };
    let sum: f64 = Criterion::ALL.iter().map(|criterion| scores.of(*criterion) as f64 * weight(*criterion)).sum();
    sum / if total > 0.0 { total } else { Criterion::ALL.len() as f64 }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: Vec<f64> = values.iter().map(|value| (value - mean).powi(2)).collect();
    self::mean(&squares).sqrt()
}

/// Refuses an agenda that is longer than its session: `minutes` of all turns, against the time from `starts_at` to `ends_at`, ms since
/// 1970 UTC. A session without an end has room for all.
///
/// # Errors
/// `AGENDA_TOO_LONG` with the sum, `planned`, and the room there is, `most`.
pub fn fits(minutes: &[i64], (starts_at, ends_at): (i64, Option<i64>)) -> Result<(), Issue> {
    let planned: i64 = minutes.iter().sum();
    let Some(most) = ends_at.map(|ends| (ends - starts_at).div_euclid(60_000)) else { return Ok(()) };
    if planned <= most {
        return Ok(());
    }
    let message =
        format!("The turns take {planned} minutes together and the session has {most}: shorten some, or move its end.");
    Err(Issue::new(&["input", "turns"], "AGENDA_TOO_LONG", message).param("planned", planned).param("most", most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scores() -> impl Strategy<Value = Scores> {
        (0..=5i64, 0..=5i64, 0..=5i64).prop_map(|(social_impact, readiness, need)| Scores {
            social_impact,
            readiness,
            need,
        })
    }

    #[test]
    fn a_call_is_open_from_its_first_instant_until_just_before_its_last() {
        let window = Window { opens_at: Some(10), closes_at: Some(20) };
        let stands: Vec<Call> = [9, 10, 19, 20].into_iter().map(|now| window.at(now)).collect();
        assert_eq!(stands, [Call::Ahead, Call::Open, Call::Open, Call::Closed]);
        assert_eq!(Window { opens_at: Some(10), closes_at: None }.at(15), Call::None);
    }

    #[test]
    fn weights_decide_how_much_a_criterion_counts() {
        let given = [Scores { social_impact: 5, readiness: 0, need: 1 }];
        let of = |social_impact, readiness, need| {
            outcome(&given, Weights { social_impact, readiness, need }).map(|outcome| outcome.average)
        };
        assert_eq!((of(1, 0, 0), of(0, 1, 0), of(0, 0, 0), of(1, 1, 1)), (Some(5.0), Some(0.0), Some(2.0), Some(2.0)));
    }

    #[test]
    fn evaluators_that_agree_have_no_spread_and_two_that_do_not_have_half_their_distance() {
        let one = Scores { social_impact: 4, readiness: 4, need: 4 };
        let other = Scores { social_impact: 2, readiness: 2, need: 2 };
        assert_eq!(outcome(&[one, one], Weights::default()).map(|outcome| outcome.spread), Some(0.0));
        assert_eq!(
            outcome(&[one, other], Weights::default()).map(|outcome| (outcome.average, outcome.spread)),
            Some((3.0, 1.0))
        );
        assert_eq!(outcome(&[], Weights::default()), None);
    }

    #[test]
    fn an_agenda_that_is_too_long_says_how_much() {
        assert!(fits(&[30, 30], (0, Some(3_600_000))).is_ok());
        assert!(fits(&[30, 300], (0, None)).is_ok());
        let issue = fits(&[30, 31], (0, Some(3_600_000))).unwrap_err();
        assert_eq!(
            (issue.code, issue.params["planned"].as_str(), issue.params["most"].as_str()),
            ("AGENDA_TOO_LONG", "61", "60")
        );
    }

    #[test]
    fn scores_out_of_bounds_are_each_told() {
        let issues = Scores { social_impact: 6, readiness: 5, need: -1 }.check().unwrap_err();
        assert_eq!(
            issues.iter().map(|issue| issue.path.join(".")).collect::<Vec<_>>(),
            ["input.socialImpact", "input.need"]
        );
    }

    proptest! {
        #[test]
        fn a_result_is_within_its_scores_and_does_not_depend_on_their_order(
            mut given in prop::collection::vec(scores(), 1..8), weights in (0..10i64, 0..10i64, 0..10i64)
        ) {
            let weights = Weights { social_impact: weights.0, readiness: weights.1, need: weights.2 };
            let before = outcome(&given, weights).unwrap();
            prop_assert!((0.0..=5.0 + 1e-9).contains(&before.average) && (0.0..=2.5 + 1e-9).contains(&before.spread));
            given.reverse();
            let after = outcome(&given, weights).unwrap();
            prop_assert!((before.average - after.average).abs() < 1e-9 && (before.spread - after.spread).abs() < 1e-9);
        }

        #[test]
        fn a_better_score_never_makes_a_worse_result(given in prop::collection::vec(scores(), 1..8), at in 0usize..8) {
            let before = outcome(&given, Weights::default()).unwrap().average;
            let mut better = given.clone();
            let at = at % better.len();
            better[at].need = (better[at].need + 1).min(5);
            prop_assert!(outcome(&better, Weights::default()).unwrap().average >= before - 1e-9);
        }
    }
}
