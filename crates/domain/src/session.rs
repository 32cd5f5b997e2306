//! Market-place sessions: a time and a place where projects meet experts.

use crate::id::{RegionId, SessionId};
use crate::text::{Language, Translations};
use crate::vocabulary::{Area, Publication};
use chrono::{LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};
use std::fmt;

/// A session as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// Address in the web app.
    pub slug: String,
    /// Title in `language`.
    pub title: String,
    /// Language of the texts.
    pub language: Language,
    /// A few sentences.
    pub summary: Option<String>,
    /// Translations of `title` and `summary`.
    pub translations: Translations,
    /// The community that hosts it, by its name.
    pub community: Option<String>,
    /// Begins, ms since 1970 UTC.
    pub starts_at: i64,
    /// Ends, ms since 1970 UTC; never before it begins.
    pub ends_at: Option<i64>,
    /// The time zone of the place, by which its hour is told.
    pub time_zone: TimeZone,
    /// Where, as people say it.
    pub place: Option<String>,
    /// Region.
    pub region: Option<RegionId>,
    /// Languages spoken there.
    pub languages: Vec<Language>,
    /// Where it can be watched.
    pub stream_url: Option<String>,
    /// Its call for projects.
    pub call: Option<CallForProjects>,
    /// Seats of experts by area.
    pub seats: Vec<(Area, i16)>,
    /// Who sees it.
    pub publication: Publication,
    /// Belongs to the demo network.
    pub is_demo: bool,
}

/// The call for projects of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallForProjects {
    /// Whom it is for, in the language of the session; translated as `call_text`.
    pub text: String,
    /// From when on projects may apply, ms since 1970 UTC.
    pub opens_at: i64,
    /// Until when, ms since 1970 UTC.
    pub closes_at: i64,
}

/// A time zone of the IANA database: `Europe/Madrid`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TimeZone(chrono_tz::Tz);

/// A name that the IANA database does not have.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a time zone of the IANA database; write one such as `Europe/Lisbon`")]
pub struct BadTimeZone(pub String);

impl TimeZone {
    /// Reads a name as the database writes it.
    ///
    /// # Errors
    /// When the database does not have it.
    pub fn parse(name: &str) -> Result<Self, BadTimeZone> {
        name.parse().map(Self).map_err(|_| BadTimeZone(name.chars().take(60).collect()))
    }

    /// Its name: `Europe/Madrid`.
    pub fn as_str(self) -> &'static str {
        self.0.name()
    }

    /// The instant at which clocks of this zone show a time, ms since 1970 UTC. A time that comes twice when clocks
    /// go back is the first; one that is left out when they go forward is as much later as they go forward.
    pub fn instant(self, local: NaiveDateTime) -> i64 {
        let at = |local: NaiveDateTime| match self.0.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.timestamp_millis()),
            LocalResult::None => None,
        };
        // No zone leaves out more than a day: dateline moves of the past are the longest.
        at(local).unwrap_or_else(|| {
            let before = local - TimeDelta::days(1);
            at(before).unwrap_or_else(|| before.and_utc().timestamp_millis()) + TimeDelta::days(1).num_milliseconds()
        })
    }

    /// The day that clocks of this zone show at an instant (ms since 1970 UTC).
    pub fn day(self, ms: i64) -> NaiveDate {
        let utc = chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default();
        utc.with_timezone(&self.0).date_naive()
    }
}

impl fmt::Display for TimeZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> serde::Deserialize<'de> for TimeZone {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::instant;
    use proptest::prelude::*;

    fn at(zone: &str, local: &str) -> String {
        instant(TimeZone::parse(zone).unwrap().instant(local.parse().unwrap()))
    }

    #[test]
    fn the_same_hour_is_another_instant_in_another_place_and_season() {
        assert_eq!(at("Europe/Madrid", "2026-12-03T18:00:00"), "2026-12-03T17:00:00.000Z");
        assert_eq!(at("Europe/Madrid", "2026-07-03T18:00:00"), "2026-07-03T16:00:00.000Z");
        assert_eq!(at("Europe/Athens", "2026-12-03T18:00:00"), "2026-12-03T16:00:00.000Z");
    }

    #[test]
    fn an_hour_that_comes_twice_is_the_first_and_one_that_is_left_out_comes_later() {
        // clocks of Ljubljana go back at 03:00 on 25 October 2026 and forward at 02:00 on 28 March 2027
        assert_eq!(at("Europe/Ljubljana", "2026-10-25T02:30:00"), "2026-10-25T00:30:00.000Z");
        assert_eq!(at("Europe/Ljubljana", "2027-03-28T02:30:00"), "2027-03-28T01:30:00.000Z");
    }

    #[test]
    fn a_zone_that_is_no_zone_is_named_in_the_error() {
        let error = TimeZone::parse("Europe/Atlantis").unwrap_err().to_string();
        assert!(error.contains("Europe/Atlantis") && error.contains("Europe/Lisbon"), "{error}");
    }

    proptest! {
        #[test]
        fn the_day_of_an_hour_is_the_day_it_was_said_for(
            zone in 0..chrono_tz::TZ_VARIANTS.len(),
            days in 0i64..25_000,
        ) {
            // noon is never left out
            let zone = TimeZone(chrono_tz::TZ_VARIANTS[zone]);
            let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + TimeDelta::days(days);
            // dateline moves leave out whole days: Samoa 2011, Kiribati 1994/1995
            prop_assume!(!zone.as_str().starts_with("Pacific/"));
            prop_assert_eq!(zone.day(zone.instant(day.and_hms_opt(12, 0, 0).unwrap())), day);
        }
    }
}
