//! Passwords: long rather than intricate, and none that others know (NIST SP 800-63B-4 §3.1.1.2, OWASP ASVS 5.0 V6.2).

use super::Email;
use crate::error::Issue;
use std::fmt;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Shortest and longest password, in code points.
pub const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 12..=128;

/// Code points that have to be left of a password when the words that anybody can guess are taken out.
const OWN: usize = 8;
/// Words of context shorter than this are too common to be looked for.
const SHORTEST_WORD: usize = 4;
/// The site's own words.
const SITE: [&str; 1] = ["rialto"];

static COMMON: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../facts/common_passwords.txt").lines().collect());

/// A password as a person typed it, in Unicode's composed form. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

impl Password {
    /// What was typed to sign in: no rule is asked but the length that is worth hashing.
    pub fn typed(text: &str) -> Self {
        Self(text.nfc().take(PASSWORD_LENGTH.end() + 1).collect())
    }

    /// A new password of somebody with this address and name.
    ///
    /// # Errors
    /// `PASSWORD_TOO_SHORT`, `PASSWORD_TOO_LONG`, `PASSWORD_KNOWN`, `PASSWORD_OF_CONTEXT`.
    pub fn new(path: &[&str], text: &str, email: &Email, name: &str) -> Result<Self, Issue> {
        let password: String = text.nfc().collect();
        let length = password.chars().count();
        let (least, most) = (*PASSWORD_LENGTH.start(), *PASSWORD_LENGTH.end());
        if length < least {
            let message = format!("Choose a password of at least {least} characters; a few words do well.");
            return Err(Issue::new(path, "PASSWORD_TOO_SHORT", message).param("least", least));
        }
        if length > most {
            let message = format!("Choose a password of at most {most} characters.");
            return Err(Issue::new(path, "PASSWORD_TOO_LONG", message).param("most", most));
        }
        let folded = password.to_lowercase();
        if is_common(&folded) {
            let message = "This password is among those that are tried first; choose another.";
            return Err(Issue::new(path, "PASSWORD_KNOWN", message));
        }
        if is_of_context(&folded, email, name) {
            let message = "Do not build a password on your name, your address or the name of this site.";
            return Err(Issue::new(path, "PASSWORD_OF_CONTEXT", message));
        }
        Ok(Self(password))
    }

    /// Its bytes, for hashing alone.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

fn is_listed(word: &str) -> bool {
    COMMON.binary_search(&word).is_ok()
}

/// In the list, as it is or with signs and digits before and after it; a listed word or a few characters again and again;
/// or a run such as `abcdefghijkl`.
fn is_common(folded: &str) -> bool {
    let letters = folded.trim_matches(|c: char| !c.is_alphabetic());
    let word = repeated(folded).unwrap_or(folded);
    let short = word.chars().count() < SHORTEST_WORD;
    short
        || [folded, letters, word].into_iter().any(is_listed)
        || is_run(folded.chars())
        || is_run(folded.chars().rev())
}

/// Each character is the one after the one before, with 0 after 9.
fn is_run(text: impl Iterator<Item = char> + Clone) -> bool {
    let next = |a: char, b: char| u32::from(a) + 1 == u32::from(b) || (a, b) == ('9', '0');
    text.clone().zip(text.skip(1)).all(|(a, b)| next(a, b))
}

/// The shortest piece of which a text is made by writing it again and again.
fn repeated(text: &str) -> Option<&str> {
    let ends = text.char_indices().map(|(at, _)| at).filter(|at| *at > 0 && *at <= text.len() / 2);
    ends.filter(|at| text.len().is_multiple_of(*at))
        .find(|at| text.get(..*at).is_some_and(|piece| piece.repeat(text.len() / at) == text))
        .and_then(|at| text.get(..at))
}

/// What is left without the words of context would not make a password.
fn is_of_context(folded: &str, email: &Email, name: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.split(|c: char| !c.is_alphanumeric());
    let words = SITE.into_iter().chain(email.words()).chain(name);
    let mut rest = folded.to_owned();
    for word in words.filter(|word| word.chars().count() >= SHORTEST_WORD) {
        rest = rest.replace(word, "");
    }
    rest.len() < folded.len() && rest.chars().count() < OWN
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn judge(text: &str) -> Result<(), &'static str> {
        let email = Email::parse(&[], "ana.perez@example.org").unwrap();
        Password::new(&[], text, &email, "Ana Pérez Kovačević").map(drop).map_err(|issue| issue.code)
    }

    #[test]
    fn the_list_is_in_byte_order_so_that_it_can_be_searched() {
        assert!(COMMON.len() > 15_000 && COMMON.is_sorted());
    }

    #[test]
    fn length_counts_code_points_from_12_to_128() {
        assert_eq!(judge("elevenchars"), Err("PASSWORD_TOO_SHORT"));
        assert_eq!(judge("čšžđćčšžđćčš žđ"), Ok(()));
        assert_eq!(judge(&"ab1 cd2 ".repeat(16)), Ok(()));
        assert_eq!(judge(&format!("{}x", "ab1 cd2 ".repeat(16))), Err("PASSWORD_TOO_LONG"));
        // composed and decomposed letters are the same password
        assert_eq!(Password::typed("cafe\u{301} on the corner"), Password::typed("café on the corner"));
    }

    #[test]
    fn what_is_tried_first_is_refused() {
        for known in [
            "password1234",
            "PASSWORD!!!!!",
            "12345678901234",
            "passwordpassword",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "abcdefghijklm",
            "9876543210987",
            "1212121212121212",
            "qwertyuiop12",
            "11iloveyou11",
        ] {
            assert_eq!(judge(known), Err("PASSWORD_KNOWN"), "{known}");
        }
    }

    #[test]
    fn what_anybody_who_knows_the_person_can_guess_is_refused() {
        for guessed in ["Rialto-2026!!", "perez.example", "AnaPerez2026", "kovačević-123", "rialtorialto-1"] {
            assert_eq!(judge(guessed), Err("PASSWORD_OF_CONTEXT"), "{guessed}");
        }
        assert_eq!(judge("four bridges over rialto"), Ok(()), "a word of context among others is no harm");
    }

    #[test]
    fn a_password_is_never_printed() {
        assert!(!format!("{:?}", Password::typed("four bridges")).contains("bridges"));
    }

    proptest! {
        #[test]
        fn any_text_is_judged_without_a_panic(text in ".*") {
            let judged = judge(&text);
            prop_assert!(judged.is_err() || Password::typed(&text).as_bytes().len() >= *PASSWORD_LENGTH.start());
        }
    }
}
