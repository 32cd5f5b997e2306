//! What people write into the fields of acts: put in order, neither empty nor too long.

use crate::error::Issue;
use crate::text::Language;
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

/// One line: spaces in order, without control characters. `most` counts code points.
///
/// # Errors
/// `REQUIRED`, `TOO_LONG`.
pub fn line(path: &[&str], text: &str, most: usize) -> Result<String, Issue> {
    let text: String = text.nfc().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    fits(path, text.split_whitespace().collect::<Vec<_>>().join(" "), most)
}

/// Paragraphs: line ends in one form, no control characters, nothing blank around. `most` counts code points.
///
/// # Errors
/// `REQUIRED`, `TOO_LONG`.
pub fn prose(path: &[&str], text: &str, most: usize) -> Result<String, Issue> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.nfc().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    fits(path, text.trim().to_owned(), most)
}

/// The same for a text that may be left out: nothing but blanks is none.
///
/// # Errors
/// `TOO_LONG`.
pub fn optional(
    path: &[&str],
    text: Option<&str>,
    most: usize,
    rule: fn(&[&str], &str, usize) -> Result<String, Issue>,
) -> Result<Option<String>, Issue> {
    match text.map(|text| rule(path, text, most)) {
        None => Ok(None),
        Some(Err(issue)) if issue.code == "REQUIRED" => Ok(None),
        Some(checked) => checked.map(Some),
    }
}

/// The language of a text; `usual` when none is said.
///
/// # Errors
/// `LANGUAGE_UNKNOWN`.
pub fn language(path: &[&str], tag: Option<&str>, usual: &str) -> Result<Language, Issue> {
    Language::parse(tag.unwrap_or(usual)).map_err(|error| Issue::new(path, "LANGUAGE_UNKNOWN", error.to_string()))
}

/// A day on which something has happened: not after `today`.
///
/// # Errors
/// `DATE_IN_FUTURE`.
pub fn past(path: &[&str], day: Option<NaiveDate>, today: NaiveDate) -> Result<Option<NaiveDate>, Issue> {
    match day {
        // somewhere it is tomorrow already
        Some(day) if day > today.succ_opt().unwrap_or(today) => {
            let message = "Choose a day that is not in the future.";
            Err(Issue::new(path, "DATE_IN_FUTURE", message).param("latest", today))
        }
        day => Ok(day),
    }
}

/// A day until which something holds: not before `today`.
///
/// # Errors
/// `DATE_IN_PAST`.
pub fn coming(path: &[&str], day: Option<NaiveDate>, today: NaiveDate) -> Result<Option<NaiveDate>, Issue> {
    match day {
        // somewhere it is yesterday still
        Some(day) if day < today.pred_opt().unwrap_or(today) => {
            let message = "Choose a day that is not over.";
            Err(Issue::new(path, "DATE_IN_PAST", message).param("earliest", today))
        }
        day => Ok(day),
    }
}

fn fits(path: &[&str], text: String, most: usize) -> Result<String, Issue> {
    if text.is_empty() {
        return Err(Issue::new(path, "REQUIRED", "Write something here."));
    }
    let length = text.chars().count();
    if length > most {
        let message = format!("Write at most {most} characters; these are {length}.");
        return Err(Issue::new(path, "TOO_LONG", message).param("most", most).param("length", length));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_and_paragraphs_are_put_in_order() {
        assert_eq!(line(&[], " two \n\t words\u{7} ", 20).as_deref(), Ok("two words"));
        assert_eq!(prose(&[], "\r\none\r\n\r\ntwo\u{0}  ", 20).as_deref(), Ok("one\n\ntwo"));
        assert_eq!(line(&["input", "title"], " \u{0} ", 5).unwrap_err().code, "REQUIRED");
        let long = prose(&[], &"é".repeat(6), 5).unwrap_err();
        assert_eq!((long.code, long.params["most"].as_str()), ("TOO_LONG", "5"));
        assert_eq!(optional(&[], Some(" \n"), 5, prose), Ok(None));
        assert_eq!(optional(&[], Some("abcdef"), 5, line).unwrap_err().code, "TOO_LONG");
    }

    #[test]
    fn days_are_told_from_today_wherever_one_is() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-22");
        assert!(past(&[], Some(day("2026-11-23")), today).is_ok(), "in New Zealand it is tomorrow");
        assert_eq!(past(&[], Some(day("2026-11-24")), today).unwrap_err().code, "DATE_IN_FUTURE");
        assert!(coming(&[], Some(day("2026-11-21")), today).is_ok());
        assert_eq!(coming(&[], Some(day("2026-11-20")), today).unwrap_err().code, "DATE_IN_PAST");
        assert_eq!(language(&[], None, "sl").unwrap().as_str(), "sl");
        assert_eq!(language(&[], Some("?"), "sl").unwrap_err().code, "LANGUAGE_UNKNOWN");
    }

    proptest! {
        #[test]
        fn what_was_put_in_order_stays_as_it_is(text in ".*") {
            for rule in [line, prose] {
                if let Ok(once) = rule(&[], &text, 10_000) {
                    prop_assert_eq!(rule(&[], &once, 10_000), Ok(once.clone()));
                }
            }
        }
    }
}
