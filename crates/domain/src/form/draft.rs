//! Forms that are not finished, kept for who writes them.

use super::words;
use crate::error::Issue;
use serde_json::Value;

/// Drafts of one account.
pub const DRAFTS: usize = 50;
/// Longest key of a draft, in characters.
pub const DRAFT_KEY: usize = 100;
/// Largest content of a draft as JSON, in bytes.
pub const DRAFT_BYTES: usize = 65_536;

/// The key and the content of a draft as they are kept.
///
/// # Errors
/// `DRAFT_KEY_BAD`, `DRAFT_TOO_LARGE`.
pub fn draft(key: &str, content: &Value) -> Result<(String, String), Vec<Issue>> {
    let mut issues = Vec::new();
    let path = ["input", "key"];
    let key = words::line(&path, key, DRAFT_KEY).ok().flatten();
    if key.is_none() {
        let message = format!("Name the form with 1 to {DRAFT_KEY} characters.");
        issues.push(Issue::new(&path, "DRAFT_KEY_BAD", message).param("most", DRAFT_KEY));
    }
    let content = content.to_string();
    if content.len() > DRAFT_BYTES {
        let message = format!("A draft holds at most {DRAFT_BYTES} bytes.");
        issues.push(Issue::new(&["input", "content"], "DRAFT_TOO_LARGE", message).param("most", DRAFT_BYTES));
    }
    match key {
        Some(key) if issues.is_empty() => Ok((key, content)),
        _ => Err(issues),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_has_a_name_and_a_size() {
        assert_eq!(draft(" project.new ", &Value::Null), Ok(("project.new".to_owned(), "null".to_owned())));
        let codes = |key: &str, content: &Value| {
            draft(key, content).unwrap_err().iter().map(|issue| issue.code).collect::<Vec<_>>()
        };
        assert_eq!(codes(" ", &Value::Null), ["DRAFT_KEY_BAD"]);
        assert_eq!(codes(&"k".repeat(101), &"x".repeat(65_535).into()), ["DRAFT_KEY_BAD", "DRAFT_TOO_LARGE"]);
        assert!(draft("k", &"x".repeat(65_534).into()).is_ok());
    }
}
