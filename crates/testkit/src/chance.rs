//! Time and keys that a test decides.

use rialto_domain::context::{Chance, Clock, Ids};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use uuid::{Builder, Uuid};

/// A clock that stands still until it is told to move.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at this instant, in milliseconds since 1970-01-01T00:00:00Z.
    pub fn at(ms: i64) -> Self {
        Self(AtomicI64::new(ms))
    }

    /// Moves on by this many milliseconds; a negative number goes back.
    pub fn advance(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }

    /// Jumps to this instant, in milliseconds since 1970-01-01T00:00:00Z.
    pub fn set(&self, ms: i64) {
        self.0.store(ms, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// Keys that are the same in every run: UUID v7 of 1970, counted from 1.
#[derive(Debug, Default)]
pub struct CountedIds(AtomicU64);

impl Ids for CountedIds {
    fn next(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::SeqCst) + 1;
        let mut tail = [0; 10];
        // The first two bytes share their bits with version and variant; the count keeps clear of them.
        tail.iter_mut().skip(2).zip(number.to_be_bytes()).for_each(|(byte, digit)| *byte = digit);
        Builder::from_unix_timestamp_millis(0, &tail).into_uuid()
    }
}

/// A [`Chance`] with a fixed clock and counted keys, and the clock to move.
pub fn fixed_chance(ms: i64) -> (Chance, Arc<FixedClock>) {
    let clock = Arc::new(FixedClock::at(ms));
    (Chance { clock: clock.clone(), ids: Arc::new(CountedIds::default()) }, clock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_stands_still_until_it_is_moved() {
        let (chance, clock) = fixed_chance(1_000);
        assert_eq!((chance.clock.now_ms(), chance.clock.now_ms()), (1_000, 1_000));
        clock.advance(500);
        assert_eq!(chance.clock.now_ms(), 1_500);
        clock.set(7);
        assert_eq!(chance.clock.now_ms(), 7);
    }

    #[test]
    fn keys_are_the_same_in_every_run_and_in_order() {
        let ids = CountedIds::default();
        let keys: Vec<Uuid> = (0..600).map(|_| ids.next()).collect();
        assert_eq!(keys[0].to_string(), "00000000-0000-7000-8000-000000000001");
        assert!(keys.is_sorted(), "later keys sort later, as with real ones");
        assert!(keys.iter().all(|key| key.get_version_num() == 7));
    }
}
