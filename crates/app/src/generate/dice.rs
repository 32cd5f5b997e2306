//! Chance that is the same every time: one seeded ChaCha8 stream for all choices, keys included.

use chrono::NaiveDate;
use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};
use rialto_domain::{Error, Result};
use uuid::{Builder, Uuid};

/// Changing it changes every generated record.
const SEED: u64 = 0x5249_414C_544F;
/// The seed of what came later: teams, chains, sessions. A stream of its own leaves the first one as it was.
const ASIDE_SEED: u64 = 0x5249_414C_5432;
/// 2024-01-01T00:00:00Z: the keys of a generated network begin here, one millisecond apart.
const FIRST_KEY_MS: u64 = 1_704_067_200_000;

/// The one source of choices and keys of a generated network.
pub(super) struct Dice {
    rng: ChaCha8Rng,
    key_ms: u64,
}

impl Dice {
    pub(super) fn new() -> Self {
        Self { rng: ChaCha8Rng::seed_from_u64(SEED), key_ms: FIRST_KEY_MS }
    }

    /// A second source, so that what is drawn from it changes nothing that the first one makes.
    pub(super) fn aside() -> Self {
        Self { rng: ChaCha8Rng::seed_from_u64(ASIDE_SEED), key_ms: FIRST_KEY_MS }
    }

    /// A UUID v7, later in order than those before it.
    pub(super) fn key(&mut self) -> Uuid {
        self.key_ms += 1;
        let mut tail = [0; 10];
        self.rng.fill_bytes(&mut tail);
        Builder::from_unix_timestamp_millis(self.key_ms, &tail).into_uuid()
    }

    /// A whole number, `from` and `to` included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        self.rng.random_range(from..=to.max(from))
    }

    /// True so many times of a hundred.
    pub(super) fn percent(&mut self, of_hundred: u32) -> bool {
        self.rng.random_ratio(of_hundred.min(100), 100)
    }

    /// A number from 0 to 1.
    pub(super) fn unit(&mut self) -> f64 {
        self.rng.random()
    }

    /// One of these; `None` when there are none.
    pub(super) fn one<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        if of.is_empty() {
            return None;
        }
        of.get(self.rng.random_range(0..of.len()))
    }

    /// One of these, the first ones far more often than the last, as words and helpers are in life.
    pub(super) fn one_often<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let share = self.unit().powf(1.7);
        of.get(((of.len() as f64) * share) as usize)
    }

    /// Up to `count` different ones of these, in their order.
    pub(super) fn some<T: Copy>(&mut self, of: &[T], count: i64) -> Vec<T> {
        let mut wanted = usize::try_from(count).unwrap_or_default().min(of.len());
        let mut left = of.len();
        let mut chosen = Vec::with_capacity(wanted);
        for value in of {
            if wanted == 0 {
                break;
            }
            if self.rng.random_range(0..left) < wanted {
                chosen.push(*value);
                wanted -= 1;
            }
            left -= 1;
        }
        chosen
    }

    /// A place drawn by weight.
    pub(super) fn weighted(&mut self, by: &WeightedIndex<f64>) -> usize {
        by.sample(&mut self.rng)
    }
}

/// Weights for [`Dice::weighted`].
pub(super) fn weights(weights: impl Iterator<Item = f64>) -> Result<WeightedIndex<f64>> {
    WeightedIndex::new(weights).map_err(Error::internal)
}

/// Weights of Zipf's law with exponent 0.8 for a list of this length.
pub(super) fn zipf(length: usize) -> Result<WeightedIndex<f64>> {
    weights((1..=length).map(|rank| (rank as f64).powf(-0.8)))
}

const DAY: i64 = 86_400_000;

/// The day of an instant.
pub(super) fn day(ms: i64) -> NaiveDate {
    rialto_domain::context::date_of(ms)
}

/// So many days later.
pub(super) fn later(ms: i64, days: i64) -> i64 {
    ms + days * DAY
}
