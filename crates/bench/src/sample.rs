//! Several laps as one: the median of each figure.

use crate::drive::Lap;
use serde::Serialize;

/// A load's figures.
#[derive(Clone, Debug, Serialize)]
pub struct Sample {
    pub load: &'static str,
    pub about: &'static str,
    pub graphql: Lap,
    pub ceiling: Option<Lap>,
    /// Requests per second against the ceiling's, the median of the rounds.
    pub ratio: Option<f64>,
    /// The ceiling's CPU time, server and database together, against GraphQL's: what the ratio is without the driver.
    pub cpu_ratio: Option<f64>,
    pub goal: Option<f64>,
}

/// The middle one.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_unstable_by(f64::total_cmp);
    let upper = values.get(values.len() / 2).copied().unwrap_or_default();
    let lower = values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or_default();
    (upper + lower) / 2.0
}

/// The medians of laps.
pub fn typical(laps: &[Lap]) -> Lap {
    let of = |figure: fn(&Lap) -> f64| median(laps.iter().map(figure));
    let database: Vec<f64> = laps.iter().filter_map(|lap| lap.database_cpu_us).collect();
    Lap {
        requests: laps.iter().map(|lap| lap.requests).sum(),
        refused: laps.iter().map(|lap| lap.refused).sum(),
        per_second: of(|lap| lap.per_second),
        p50_ms: of(|lap| lap.p50_ms),
        p99_ms: of(|lap| lap.p99_ms),
        max_ms: of(|lap| lap.max_ms),
        server_cpu_us: of(|lap| lap.server_cpu_us),
        database_cpu_us: (!database.is_empty()).then(|| median(database)),
        bytes: of(|lap| lap.bytes),
    }
}

/// The median of the rounds' ratios.
pub fn ratio(ours: &[Lap], theirs: &[Lap]) -> Option<f64> {
    let rounds =
        ours.iter().zip(theirs).map(|(ours, theirs)| ours.per_second / theirs.per_second.max(f64::MIN_POSITIVE));
    (!theirs.is_empty()).then(|| median(rounds))
}

/// All CPU time of a request.
pub fn cpu(lap: &Lap) -> f64 {
    lap.server_cpu_us + lap.database_cpu_us.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_or_between_the_two_middles() {
        assert!((median([3.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median([4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-9);
        assert!(median([]).abs() < 1e-9);
    }
}
