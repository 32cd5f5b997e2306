//! Accounts: the address, the name, the password and the API tokens of a person who signs in.

mod email;
mod name;
mod password;
mod scope;

pub use email::Email;
pub use name::{NAME_LENGTH, name};
pub use password::{PASSWORD_LENGTH, Password};
pub use scope::{Scope, Scopes};

use crate::error::Issue;
use crate::label::LANGUAGES;

/// Days that an API token may live.
pub const TOKEN_DAYS: std::ops::RangeInclusive<i64> = 1..=366;

/// One of the languages of the web app, in which mail can be written.
///
/// # Errors
/// `LANGUAGE_UNKNOWN`.
pub fn language(path: &[&str], tag: &str) -> Result<&'static str, Issue> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.into_iter().find(|known| **known == primary).ok_or_else(|| {
        let all = LANGUAGES.join(", ");
        Issue::new(path, "LANGUAGE_UNKNOWN", format!("Choose one of the languages of this site: {all}."))
    })
}

/// Days that a new API token lives.
///
/// # Errors
/// `DAYS_OUT_OF_RANGE`.
pub fn token_days(path: &[&str], days: i64) -> Result<i64, Issue> {
    if TOKEN_DAYS.contains(&days) {
        return Ok(days);
    }
    let (least, most) = (TOKEN_DAYS.start(), TOKEN_DAYS.end());
    let message = format!("A token lives from {least} day to {most} days.");
    Err(Issue::new(path, "DAYS_OUT_OF_RANGE", message).param("least", least).param("most", most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_is_written_in_the_languages_of_the_web_app() {
        assert_eq!(language(&[], "pt-BR"), Ok("pt"));
        assert_eq!(language(&["input", "language"], "de").unwrap_err().code, "LANGUAGE_UNKNOWN");
    }

    #[test]
    fn a_token_lives_a_year_at_most() {
        assert_eq!(token_days(&[], 366), Ok(366));
        for days in [0, -1, 367, i64::MAX] {
            assert_eq!(token_days(&[], days).unwrap_err().params["most"], "366");
        }
    }
}
