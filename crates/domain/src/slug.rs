//! Addresses people can read: `/projects/a-club-where-girls-in-care-find-their-voice`.

use crate::search_words::fold;
use uuid::Uuid;

/// Longest slug before its ending, in characters.
const LONGEST: usize = 72;

/// Addresses that are pages themselves: `/projects/new` is the form of a new project.
const PAGES: &[&str] = &["new"];

/// Whether a record may have a slug as it is: it is not empty, and no page has its address.
pub fn is_free(slug: &str) -> bool {
    !slug.is_empty() && !PAGES.contains(&slug)
}

/// A slug of a title: Latin and Greek letters folded, words joined by `-`, cut at a word.
/// Empty when the title has no letter or digit.
pub fn slug(title: &str) -> String {
    let mut out = String::new();
    for word in fold(title).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() && out.chars().count() + word.chars().count() + 1 > LONGEST {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(LONGEST));
    }
    out
}

/// The same with eight characters of the key behind it, for a slug that must not clash.
pub fn unique_slug(title: &str, key: Uuid) -> String {
    let hex = key.simple().to_string();
    let ending = hex.get(24..).unwrap_or("");
    match slug(title) {
        empty if empty.is_empty() => ending.to_owned(),
        base => format!("{base}-{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn accents_go_and_words_are_joined() {
        assert_eq!(slug("Čišćenje  obale — Šibenik!"), "ciscenje-obale-sibenik");
        assert_eq!(slug("Κοινωνική Καινοτομία"), "κοινωνικη-καινοτομια");
    }

    #[test]
    fn no_record_stands_at_the_address_of_a_page() {
        assert!(!is_free(&slug("New!")) && is_free(&slug("New roofs")) && !is_free(""));
        assert!(is_free(&unique_slug("New", Uuid::from_u128(0x1234_5678))));
    }

    proptest! {
        #[test]
        fn a_slug_is_stable_and_short(title in ".{0,300}") {
            let once = slug(&title);
            prop_assert!(once.chars().count() <= LONGEST);
            prop_assert_eq!(slug(&once), once);
        }
    }
}
