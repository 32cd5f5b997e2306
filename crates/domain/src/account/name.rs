//! Names of people and of their tokens.

use crate::error::Issue;
use unicode_normalization::UnicodeNormalization;

/// Longest name, in code points.
pub const NAME_LENGTH: usize = 100;

/// A name with its spaces in order.
///
/// # Errors
/// `NAME_EMPTY`, `NAME_TOO_LONG`.
pub fn name(path: &[&str], text: &str) -> Result<String, Issue> {
    let text: String = text.nfc().filter(|c| !c.is_control() || c.is_whitespace()).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Issue::new(path, "NAME_EMPTY", "Write a name."));
    }
    if text.chars().count() > NAME_LENGTH {
        let message = format!("Write a name of at most {NAME_LENGTH} characters.");
        return Err(Issue::new(path, "NAME_TOO_LONG", message).param("most", NAME_LENGTH));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_control_characters_are_put_in_order() {
        assert_eq!(name(&[], "  Ana\t \u{7}Pérez\n"), Ok("Ana Pérez".to_owned()));
        assert_eq!(name(&[], " \u{0}\n").unwrap_err().code, "NAME_EMPTY");
        assert_eq!(name(&[], &"é".repeat(101)).unwrap_err().params["most"], "100");
        assert!(name(&[], &"é".repeat(100)).is_ok());
    }
}
