//! The words of texts by which two of them are known to speak of the same, across their forms and, for what the vocabularies
//! name, across languages.

use crate::label::{LANGUAGES, VocabularyName, label};
use crate::search_words::{fold, stem_of};
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

/// Letters of the shortest word that counts.
const SHORTEST: usize = 5;
/// Letters by which a word is known in a language without a stemmer: Slovenian, Croatian and Albanian bend the ends of words.
const BEGINNING: usize = 6;
/// Words of every text here, which tell nothing of it; folded.
const EVERYWHERE: &[&str] = &[
    "project",
    "projects",
    "social",
    "sociale",
    "sociales",
    "people",
    "persone",
    "personas",
    "pessoas",
    "about",
    "after",
    "again",
    "their",
    "there",
    "these",
    "those",
    "which",
    "while",
    "where",
    "would",
    "could",
    "should",
    "other",
    "others",
    "through",
    "between",
    "looking",
    "needs",
    "proyecto",
    "proyectos",
    "progetto",
    "progetti",
    "projeto",
    "projetos",
    "projekt",
    "projekta",
    "projekti",
    "projet",
    "projets",
    "donde",
    "desde",
    "entre",
    "sobre",
    "hasta",
    "porque",
    "cuando",
    "nuestro",
    "nuestra",
    "tiene",
    "tienen",
    "todos",
    "todas",
    "quien",
    "quienes",
    "della",
    "delle",
    "degli",
    "dello",
    "nella",
    "nelle",
    "negli",
    "questo",
    "questa",
    "quello",
    "anche",
    "sono",
    "nostro",
    "nostra",
    "como",
    "para",
    "pelos",
    "pelas",
    "nosso",
    "nossa",
    "tambem",
    "avec",
    "pour",
    "dans",
    "leurs",
    "cette",
    "notre",
    "druzbeni",
    "socialni",
    "socialne",
    "drustveni",
    "ljudje",
    "ljudi",
    "nasih",
    "naših",
    "kateri",
    "katera",
    "ljudem",
    "potrebuje",
    "potrebujemo",
    "experience",
    "experiencia",
    "esperienza",
    "years",
    "work",
    "working",
    "works",
    "help",
    "helps",
];

/// The words of a text, each with how it is written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms(BTreeMap<String, String>);

impl Terms {
    /// Adds a text in a language.
    pub fn add(&mut self, language: &str, text: &str) {
        let primary = language.split('-').next().unwrap_or_default();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let Some(term) = term(primary, word) else { continue };
            for concept in CONCEPTS.get(&(primary.to_owned(), term.clone())).into_iter().flatten() {
                self.0.entry(concept.clone()).or_insert_with(|| word.to_lowercase());
            }
            self.0.entry(term).or_insert_with(|| word.to_lowercase());
        }
    }

    /// Adds a shared code, such as a goal or a key word, under which texts in all languages meet.
    pub fn code(&mut self, code: &str, written: &str) {
        self.0.entry(format!("#{}", fold(code))).or_insert_with(|| written.to_owned());
    }

    /// Adds the words of another.
    pub fn join(&mut self, other: &Self) {
        for (term, written) in &other.0 {
            self.0.entry(term.clone()).or_insert_with(|| written.clone());
        }
    }

    /// The words that are in both, as this one writes them: each once, in a stable order.
    pub fn shared(&self, other: &Self) -> Vec<String> {
        let mut words: Vec<String> =
            self.0.iter().filter(|(term, _)| other.0.contains_key(*term)).map(|(_, written)| written.clone()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// A word in the form in which it is compared; none for what tells nothing.
fn term(language: &str, word: &str) -> Option<String> {
    let folded = fold(word);
    if folded.chars().count() < SHORTEST || EVERYWHERE.contains(&folded.as_str()) {
        return None;
    }
    Some(stem_of(language, word).unwrap_or_else(|| folded.chars().take(BEGINNING).collect()))
}

/// What words of the labels of the EU's themes mean in each language: `salud` and `zdravje` are both the theme of health.
static CONCEPTS: LazyLock<HashMap<(String, String), Vec<String>>> = LazyLock::new(|| {
    let mut all: HashMap<(String, String), Vec<String>> = HashMap::new();
    for language in LANGUAGES {
        for vocabulary in [VocabularyName::Theme, VocabularyName::FocusArea] {
            for value in vocabulary.values() {
                let text = label(vocabulary, &value, language).unwrap_or_default();
                for word in text.split(|c: char| !c.is_alphanumeric()) {
                    if let Some(term) = term(language, word) {
                        let concept = format!("#{}.{value}", vocabulary.prefix());
                        all.entry((language.to_owned(), term)).or_default().push(concept);
                    }
                }
            }
        }
    }
    all
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_meet_in_their_forms_and_what_a_theme_names_meets_across_languages() {
        let terms = |language: &str, text: &str| {
            let mut terms = Terms::default();
            terms.add(language, text);
            terms
        };
        assert_eq!(terms("en", "School gardens").shared(&terms("en", "a garden of our own")), ["gardens"]);
        assert!(!terms("es", "Salud en el barrio").shared(&terms("sl", "Zdravje v mestu")).is_empty());
        assert!(terms("en", "these people").shared(&terms("en", "these people")).is_empty(), "that tells nothing");
    }
}
