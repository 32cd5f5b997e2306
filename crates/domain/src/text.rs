//! Texts in many languages: an original with its language, and translations beside it.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A BCP 47 language tag in its usual case: `en`, `pt`, `sr-Latn`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// A tag that is not of the form of BCP 47.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a language tag; write one such as `en`, `pt` or `sr-Latn`")]
pub struct BadLanguage(pub String);

impl Language {
    /// English.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// Reads a tag: a language of 2 or 3 letters, then parts of 2 to 8 letters or digits.
    pub fn parse(text: &str) -> Result<Self, BadLanguage> {
        let bad = || BadLanguage(text.chars().take(40).collect());
        let mut parts = text.trim().split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Err(bad());
        }
        let mut tag = primary.to_ascii_lowercase();
        for (index, part) in parts.enumerate() {
            let fits = (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
            if !fits || index > 3 {
                return Err(bad());
            }
            tag.push('-');
            match part.len() {
                2 => tag.push_str(&part.to_ascii_uppercase()),
                4 => {
                    let (first, rest) = part.split_at(1);
                    tag.push_str(&first.to_ascii_uppercase());
                    tag.push_str(&rest.to_ascii_lowercase());
                }
                _ => tag.push_str(&part.to_ascii_lowercase()),
            }
        }
        Ok(Self(tag))
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The language without script and region: `pt` of `pt-BR`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Language {
    type Error = BadLanguage;
    fn try_from(text: String) -> Result<Self, BadLanguage> {
        Self::parse(&text)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

/// Translations of a record's texts: language → field → text.
pub type Translations = BTreeMap<Language, BTreeMap<String, String>>;

/// The languages a reader wants, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Preferences(Vec<Language>);

impl Preferences {
    /// These languages, best first.
    pub fn new(languages: Vec<Language>) -> Self {
        Self(languages)
    }

    /// Reads `Accept-Language`: by falling `q`, at most 10, `*` and what cannot be read left out.
    pub fn from_header(header: &str) -> Self {
        let mut found: Vec<(f32, Language)> = header
            .split(',')
            .take(10)
            .filter_map(|item| {
                let (tag, rest) = item.split_once(';').unwrap_or((item, ""));
                let quality = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok())?;
                (quality > 0.0).then_some(())?;
                Some((quality, Language::parse(tag).ok()?))
            })
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        Self(found.into_iter().map(|(_, language)| language).collect())
    }

    /// The first wanted language that is offered: the exact tag, else the same primary language.
    /// `None` when none is; the reader then gets the original.
    pub fn choose<'a>(&self, offered: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
        self.0.iter().find_map(|wanted| {
            let primary = |tag: &str| tag.split('-').next() == Some(wanted.primary());
            offered.clone().find(|tag| *tag == wanted.as_str()).or_else(|| offered.clone().find(|tag| primary(tag)))
        })
    }

    /// The wanted languages, best first.
    pub fn languages(&self) -> &[Language] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tags_are_read_and_written_in_their_usual_case() {
        assert_eq!(Language::parse("PT_br").unwrap().as_str(), "pt-BR");
        assert_eq!(Language::parse("SR-latn").unwrap().as_str(), "sr-Latn");
        assert!(Language::parse("english please").is_err());
    }

    #[test]
    fn the_best_offered_language_is_chosen_by_quality() {
        let reader = Preferences::from_header("de;q=0.5, es-MX, en;q=0.8, *;q=0.1");
        assert_eq!(reader.choose(["en", "es"].into_iter()), Some("es"));
        assert_eq!(reader.choose(["fr", "de"].into_iter()), Some("de"));
        assert_eq!(reader.choose(["el"].into_iter()), None);
    }

    proptest! {
        #[test]
        fn any_header_is_read_without_a_panic(header in ".*") {
            Preferences::from_header(&header);
        }
    }
}
