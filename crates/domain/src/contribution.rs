//! What an expert tells a project: the rules of its text.

use crate::error::Issue;
use unicode_normalization::UnicodeNormalization;

/// Longest text, in code points.
pub const TEXT_LENGTH: usize = 4_000;

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

    proptest! {
        #[test]
        fn a_text_that_was_taken_is_taken_as_it_is(given in "\\PC{1,200}") {
            if let Ok(once) = text(&[], &given) {
                prop_assert_eq!(text(&[], &once).unwrap(), once.clone());
            }
        }
    }
}
