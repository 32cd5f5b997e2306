//! Calendars that programs subscribe to: iCalendar (RFC 5545) with the properties of published calendars (RFC 7986).
//!
//! Invariants: an instant is written in UTC, so no reader needs a time zone to know it; an event keeps its `UID` for good and raises its
//! `SEQUENCE` with each change; the same events are the same bytes, whenever they are written (`DTSTAMP` is the last change, which RFC
//! 5545, 3.8.7.2, asks for in a calendar without a method).

use chrono::{DateTime, Duration, Utc};
use icalendar::{Calendar, Component, Event as Entry, EventLike, EventStatus, Parameter, Property};
use rialto_domain::{Error, Result};
use uuid::Uuid;

/// How often programs are asked to look again, hours.
const REFRESH_HOURS: i64 = 6;

/// What a calendar tells of one event. Instants are ms since 1970 UTC.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its key: the same as long as there is the event.
    pub uid: Uuid,
    /// Raised with each change, from 0.
    pub sequence: i64,
    /// When it was written first.
    pub created_at: i64,
    /// When it was changed last.
    pub changed_at: i64,
    /// When it begins.
    pub starts_at: i64,
    /// When it ends, where that is known.
    pub ends_at: Option<i64>,
    /// What it is called.
    pub title: String,
    /// Language of the title, BCP 47.
    pub language: String,
    /// What it is about.
    pub description: Option<String>,
    /// Where it is.
    pub place: Option<String>,
    /// Its page.
    pub url: String,
    /// Whether it will not take place.
    pub is_cancelled: bool,
}

/// Writes a calendar with a name.
///
/// # Errors
/// An instant that no calendar has.
pub fn write(name: &str, events: &[Event]) -> Result<String> {
    let mut calendar = Calendar::empty();
    for (key, value) in [("VERSION", "2.0"), ("PRODID", "-//Rialto//Rialto//EN"), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(Property::new(key, value));
    }
    let name = plain(name);
    // the library knows `NAME` of RFC 7986 as no text, and would write it as it is
    calendar
        .append_property(Property::new("NAME", escaped(&name)))
        .append_property(Property::new("X-WR-CALNAME", name));
    calendar.ttl(&Duration::hours(REFRESH_HOURS));
    for event in events {
        calendar.push(entry(event)?);
    }
    let written: std::result::Result<String, std::fmt::Error> = (&calendar).try_into();
    written.map_err(Error::internal)
}

fn entry(event: &Event) -> Result<Entry> {
    let changed = at(event.changed_at)?;
    let mut entry = Entry::new();
    entry
        .uid(&event.uid.to_string())
        .sequence(u32::try_from(event.sequence.max(0)).unwrap_or(u32::MAX))
        .timestamp(changed)
        .created(at(event.created_at)?)
        .last_modified(changed)
        .starts(at(event.starts_at)?)
        .url(&event.url)
        .status(if event.is_cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed });
    if let Some(ends) = event.ends_at {
        entry.ends(at(ends)?);
    }
    let title = Property::new("SUMMARY", plain(&event.title))
        .append_parameter(Parameter::new("LANGUAGE", &event.language))
        .done();
    entry.append_property(title);
    if let Some(place) = &event.place {
        entry.location(&plain(place));
    }
    if let Some(description) = &event.description {
        entry.description(&plain(description));
    }
    Ok(entry.done())
}

fn at(ms: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(ms).ok_or_else(|| Error::internal(format!("{ms} is no instant of a calendar")))
}

/// A text as a value of the type TEXT (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A text without what ends a line of a calendar: line ends as one sign, no other control characters (RFC 5545, 3.3.11).
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(|sign| *sign == '\n' || !sign.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event() -> Event {
        Event {
            uid: Uuid::from_u128(7),
            sequence: 3,
            created_at: 1_700_000_000_000,
            changed_at: 1_700_000_500_000,
            starts_at: 1_774_742_400_000,
            ends_at: Some(1_774_746_000_000),
            title: "Tržnica; ideje, ljudje".to_owned(),
            language: "sl".to_owned(),
            description: Some("First line\r\nsecond \\ line".to_owned()),
            place: Some("Ljubljana".to_owned()),
            url: "https://example.org/sessions/trznica".to_owned(),
            is_cancelled: false,
        }
    }

    /// The lines of a calendar, unfolded (RFC 5545, 3.1).
    fn lines(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn an_event_is_written_as_the_standard_says() {
        let text = write("Tables, all", &[event()]).unwrap();
        let lines = lines(&text);
        for line in [
            "VERSION:2.0",
            "NAME:Tables\\, all",
            "REFRESH-INTERVAL;VALUE=DURATION:PT21600S",
            "UID:00000000-0000-0000-0000-000000000007",
            "SEQUENCE:3",
            "DTSTAMP:20231114T222140Z",
            "LAST-MODIFIED:20231114T222140Z",
            "DTSTART:20260329T000000Z",
            "DTEND:20260329T010000Z",
            "SUMMARY;LANGUAGE=sl:Tržnica\\; ideje\\, ljudje",
            "DESCRIPTION:First line\\nsecond \\\\ line",
            "URL:https://example.org/sessions/trznica",
            "STATUS:CONFIRMED",
        ] {
            assert!(lines.iter().any(|known| known == line), "{line} is missing in:\n{text}");
        }
        assert_eq!(text, write("Tables, all", &[event()]).unwrap(), "the same at any time");
    }

    #[test]
    fn an_event_that_is_cancelled_says_so() {
        let text = write("x", &[Event { is_cancelled: true, ..event() }]).unwrap();
        assert!(lines(&text).contains(&"STATUS:CANCELLED".to_owned()), "{text}");
    }

    proptest! {
        #[test]
        fn no_text_gets_out_of_its_line(title in ".{0,200}", place in "(?s).{0,200}") {
            let text = write(&title, &[Event { title: title.clone(), place: Some(place.clone()), ..event() }]).unwrap();
            // lines SHOULD have at most 75 bytes (RFC 5545, 3.1); the library gives the last part of a folded one a byte more
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 76), "{text}");
            prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
            let begins = lines(&text).iter().filter(|line| line.starts_with("BEGIN:") || line.starts_with("END:")).count();
            prop_assert_eq!(begins, 4);
        }
    }
}
