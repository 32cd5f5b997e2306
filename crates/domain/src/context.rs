//! Where time and chance come from, so that tests are exact.

use std::sync::Arc;
use uuid::Uuid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    fn now_ms(&self) -> i64;
}

/// Makes keys.
pub trait Ids: Send + Sync {
    /// A new UUID v7, later in order than those before it.
    fn next(&self) -> Uuid;
}

/// The clock and the keys of an act. Cheap to clone.
#[derive(Clone)]
pub struct Chance {
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of keys.
    pub ids: Arc<dyn Ids>,
}

impl Chance {
    /// The machine's clock and random UUID v7.
    pub fn system() -> Self {
        Self { clock: Arc::new(SystemClock), ids: Arc::new(SystemIds) }
    }
}

struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    fn now_ms(&self) -> i64 {
        chrono::Utc::now().timestamp_millis()
    }
}

struct SystemIds;

impl Ids for SystemIds {
    #[expect(clippy::disallowed_methods, reason = "the one place that makes random keys")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}

/// The date of an instant, in UTC.
pub fn date_of(ms: i64) -> chrono::NaiveDate {
    chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().date_naive()
}

/// An instant as RFC 3339 with milliseconds: `2026-11-22T08:00:00.000Z`.
pub fn instant(ms: i64) -> String {
    chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}
