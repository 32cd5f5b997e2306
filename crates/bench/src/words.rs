//! Pairs of words to search for: both stand in one project, from rare to frequent.

use crate::pages::Places;
use std::collections::{BTreeMap, BTreeSet};

/// Pairs that are searched for.
const PAIRS: usize = 120;
/// Shorter words are articles and prepositions.
const SHORTEST: usize = 4;

/// Pairs with their language, rare and frequent ones in turn.
pub fn pairs(places: &Places) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for language in ["en", "es", "de"] {
        let texts: Vec<BTreeSet<String>> =
            places.texts.iter().filter(|(of, _)| of == language).map(|(_, text)| words(text)).collect();
        let mut often: BTreeMap<&str, usize> = BTreeMap::new();
        for word in texts.iter().flatten() {
            *often.entry(word).or_default() += 1;
        }
        let count = |word: &str| often.get(word).copied().unwrap_or_default();
        let mut all = BTreeSet::new();
        for (at, text) in texts.iter().enumerate() {
            let text: Vec<&String> = text.iter().collect();
            let size = text.len();
            // Not the same two places of every text.
            let other = text.get((at * 7 + 3) % size.max(1));
            if let Some((first, second)) =
                text.get(at % size.max(1)).zip(other).filter(|(first, second)| first != second)
            {
                all.insert((count(first).min(count(second)), format!("{first} {second}")));
            }
        }
        // Most pairs are rare, so every so many-th would leave the frequent ones out: half are the most frequent tenth.
        let ranked: Vec<_> = all.into_iter().map(|(_, pair)| pair).collect();
        let (rare, frequent) = ranked.split_at(ranked.len() * 9 / 10);
        for part in [rare, frequent] {
            let step = (part.len() / (PAIRS / 6)).max(1);
            found.extend(part.iter().step_by(step).take(PAIRS / 6).map(|pair| (pair.clone(), language.to_owned())));
        }
    }
    found
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_words_of_a_pair_stand_in_one_text() {
        let texts: Vec<_> = ["Gärten für alle Nachbarn", "Nachbarn teilen Werkzeug", "Werkzeug und Gärten"]
            .map(|text| ("de".to_owned(), text.to_owned()))
            .to_vec();
        let found = pairs(&Places { rows: Vec::new(), texts: texts.clone() });
        assert!(!found.is_empty());
        for (pair, language) in found {
            assert_eq!(language, "de");
            assert!(texts.iter().any(|(_, text)| pair.split(' ').all(|word| words(text).contains(word))), "{pair}");
        }
    }
}
