//! What an expert tells a project: the rules of its parts, for how long it can be changed, and what the project answers.

use crate::error::Issue;
use crate::form::link;
use crate::vocabulary::vocabulary;
use crate::wording;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Longest text, in code points.
pub const TEXT_LENGTH: usize = 4_000;
/// Longest observation, in code points.
pub const OBSERVATION_LENGTH: usize = 4_000;
/// Longest offer, in code points.
pub const OFFER_LENGTH: usize = 2_000;
/// Most resources of one contribution.
pub const MOST_RESOURCES: usize = 10;
/// Longest title of a resource, in code points.
const RESOURCE_TITLE_LENGTH: usize = 200;
/// For how long its author may change what was written, ms.
pub const EDITABLE_MS: i64 = 15 * 60_000;
/// For how long something can still be said to a turn that is over, ms: who writes when time is called finishes the sentence.
pub const AFTER_TURN_MS: i64 = 15 * 60_000;

vocabulary! {
    /// What a project answers to advice that was given to it.
    AdviceAnswer {
        Adopt = "adopt", "Taken up.";
        Consider = "consider", "To be thought about.";
        Decline = "decline", "Not taken up.";
    }
}

/// A page elsewhere that helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// What it is.
    pub title: String,
    /// Its address, http or https.
    pub url: String,
}

/// The resources of a contribution, in the order in which they were named.
///
/// # Errors
/// `TOO_MANY`, `REQUIRED`, `TOO_LONG`, `NOT_A_LINK`, each at its place.
pub fn resources(path: &[&str], given: &[Resource]) -> Result<Vec<Resource>, Vec<Issue>> {
    if given.len() > MOST_RESOURCES {
        let message = format!("Name at most {MOST_RESOURCES} resources.");
        return Err(vec![Issue::new(path, "TOO_MANY", message).param("most", MOST_RESOURCES)]);
    }
    let mut issues = Vec::new();
    let mut all = Vec::with_capacity(given.len());
    for (at, resource) in given.iter().enumerate() {
        let at = at.to_string();
        let within = |part: &'static str| [path, &[at.as_str(), part]].concat();
        let title = wording::line(&within("title"), &resource.title, RESOURCE_TITLE_LENGTH);
        let place = within("url");
        let url = link(&place, &resource.url)
            .and_then(|url| url.ok_or_else(|| Issue::new(&place, "REQUIRED", "Write the address of the page.")));
        match (title, url) {
            (Ok(title), Ok(url)) => all.push(Resource { title, url }),
            (title, url) => issues.extend(title.err().into_iter().chain(url.err())),
        }
    }
    if issues.is_empty() { Ok(all) } else { Err(issues) }
}

/// Refuses to change what was written longer ago than [`EDITABLE_MS`]; times in ms since 1970 UTC.
///
/// # Errors
/// `TOO_LATE`.
pub fn editable(path: &[&str], written_at: i64, now: i64) -> Result<(), Issue> {
    if now < written_at.saturating_add(EDITABLE_MS) {
        return Ok(());
    }
    let minutes = EDITABLE_MS / 60_000;
    let message = format!("What was written {minutes} minutes ago or earlier stays: add to it by writing again.");
    Err(Issue::new(path, "TOO_LATE", message).param("minutes", minutes))
}

/// Whether something can be said to a turn at an instant: while it runs and for [`AFTER_TURN_MS`] after. Times in ms since 1970
/// UTC.
pub fn is_open(started_at: Option<i64>, ended_at: Option<i64>, now: i64) -> bool {
    started_at.is_some() && ended_at.is_none_or(|ended| now < ended.saturating_add(AFTER_TURN_MS))
}

/// The text of a contribution: paragraphs of plain text.
///
/// # Errors
/// `TEXT_EMPTY`, `TEXT_TOO_LONG`.
pub fn text(path: &[&str], text: &str) -> Result<String, Issue> {
    let text: String = text.nfc().filter(|c| !c.is_control() || *c == '\n').collect();
    let text = text.trim();
    if text.is_empty() {
        return Err(Issue::new(path, "TEXT_EMPTY", "Write what you want to tell the project."));
    }
    let length = text.chars().count();
    if length > TEXT_LENGTH {
        let message = format!("Write at most {TEXT_LENGTH} characters; these are {length}.");
        return Err(Issue::new(path, "TEXT_TOO_LONG", message).param("most", TEXT_LENGTH).param("length", length));
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_text_is_neither_empty_nor_endless() {
        assert_eq!(text(&[], " \u{7}\n ").unwrap_err().code, "TEXT_EMPTY");
        assert_eq!(text(&[], &"é".repeat(TEXT_LENGTH)).unwrap().chars().count(), TEXT_LENGTH);
        let issue = text(&[], &"é".repeat(TEXT_LENGTH + 1)).unwrap_err();
        assert_eq!((issue.code, issue.params["most"].as_str()), ("TEXT_TOO_LONG", "4000"));
    }

    fn resource(title: &str, url: &str) -> Resource {
        Resource { title: title.to_owned(), url: url.to_owned() }
    }

    #[test]
    fn resources_are_pages_with_a_title_and_not_too_many() {
        let found = resources(&["input", "resources"], &[resource(" A  guide ", "example.org/guide")]).unwrap();
        assert_eq!(found, [resource("A guide", "https://example.org/guide")]);
        let issues = resources(
            &["input", "resources"],
            &[resource("A", "https://a.example"), resource(" ", "javascript:alert(1)")],
        )
        .unwrap_err();
        let told: Vec<_> = issues.iter().map(|issue| (issue.path.join("."), issue.code)).collect();
        let at = |part: &str| format!("input.resources.1.{part}");
        assert_eq!(told, [(at("title"), "REQUIRED"), (at("url"), "NOT_A_LINK")]);
        let many = vec![resource("A", "https://a.example"); MOST_RESOURCES + 1];
        assert_eq!(resources(&[], &many).unwrap_err()[0].code, "TOO_MANY");
        assert_eq!(resources(&[], &[resource("A", " ")]).unwrap_err()[0].code, "REQUIRED");
        for hostile in ["ftp://a.example", "https://user:pass@a.example", "data:text/html,x", "//a b"] {
            assert!(resources(&[], &[resource("A", hostile)]).is_err(), "{hostile}");
        }
    }

    #[test]
    fn what_was_written_stays_after_a_quarter_of_an_hour() {
        assert!(editable(&[], 1_000, 1_000 + EDITABLE_MS - 1).is_ok());
        assert_eq!(editable(&[], 1_000, 1_000 + EDITABLE_MS).unwrap_err().code, "TOO_LATE");
    }

    #[test]
    fn a_turn_hears_while_it_runs_and_a_little_longer() {
        assert!(!is_open(None, None, 5));
        assert!(is_open(Some(1), None, i64::MAX));
        assert!(is_open(Some(1), Some(10), 10 + AFTER_TURN_MS - 1));
        assert!(!is_open(Some(1), Some(10), 10 + AFTER_TURN_MS));
    }

    proptest! {
        #[test]
        fn a_text_that_was_taken_is_taken_as_it_is(given in "\\PC{1,200}") {
            if let Ok(once) = text(&[], &given) {
                prop_assert_eq!(text(&[], &once).unwrap(), once.clone());
            }
        }
    }
}
