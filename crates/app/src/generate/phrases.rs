//! The words of the generated network: fragments and sentences in six languages, one meaning a row,
//! so that a translation says the same as its original.

use super::dice::{Dice, zipf};
use rand::distr::weighted::WeightedIndex;
use rialto_domain::text::Language;
use rialto_domain::{Error, Result};
use std::collections::HashMap;

const PHRASES: &str = include_str!("phrases.csv");

/// A language of the phrases: its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tongue(usize);

impl Tongue {
    pub(super) const ENGLISH: Self = Self(0);
    pub(super) const SPANISH: Self = Self(1);
    pub(super) const ALL: [Self; 6] = [Self(0), Self(1), Self(2), Self(3), Self(4), Self(5)];
    const CODES: [&'static str; 6] = ["en", "es", "it", "fr", "pt", "de"];

    /// The language people write in in a country; English where the phrases do not have theirs.
    pub(super) fn of_country(country: &str) -> Self {
        Self(match country {
            "ES" => 1,
            "IT" => 2,
            "FR" | "BE" | "LU" => 3,
            "PT" => 4,
            "DE" | "AT" | "CH" | "LI" => 5,
            _ => 0,
        })
    }

    pub(super) fn index(self) -> usize {
        self.0
    }

    pub(super) fn language(self) -> Language {
        let code = Self::CODES.get(self.0).copied().unwrap_or("en");
        Language::parse(code).unwrap_or_else(|_| Language::english())
    }
}

/// One meaning in six languages.
#[derive(Debug)]
pub(super) struct Phrase(Vec<String>);

impl Phrase {
    pub(super) fn text(&self, tongue: Tongue) -> &str {
        self.0.get(tongue.0).map_or("", String::as_str)
    }
}

struct List {
    phrases: Vec<Phrase>,
    zipf: WeightedIndex<f64>,
}

/// All phrases by list.
pub(super) struct Phrases {
    lists: HashMap<String, List>,
}

impl Phrases {
    pub(super) fn read() -> Result<Self> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b'|').quoting(false).from_reader(PHRASES.as_bytes());
        let mut rows: HashMap<String, Vec<Phrase>> = HashMap::new();
        for row in reader.records() {
            let row = row.map_err(Error::internal)?;
            let mut cells = row.iter().map(str::to_owned);
            let list = cells.next().unwrap_or_default();
            rows.entry(list).or_default().push(Phrase(cells.collect()));
        }
        let mut lists = HashMap::with_capacity(rows.len());
        for (name, phrases) in rows {
            let zipf = zipf(phrases.len())?;
            lists.insert(name, List { phrases, zipf });
        }
        Ok(Self { lists })
    }

    /// A phrase of a list, the first ones more often.
    pub(super) fn pick(&self, dice: &mut Dice, list: &str) -> Result<&Phrase> {
        let missing = || Error::internal(format!("there are no phrases `{list}`"));
        let list = self.lists.get(list).ok_or_else(missing)?;
        list.phrases.get(dice.weighted(&list.zipf)).ok_or_else(missing)
    }

    /// All phrases of a list, in their order.
    pub(super) fn all(&self, list: &str) -> &[Phrase] {
        self.lists.get(list).map_or(&[], |list| &list.phrases)
    }

    /// All phrases of the lists under a name: `need.funding` gives `("licence", …)`.
    pub(super) fn under(&self, name: &str) -> Vec<(&str, &Phrase)> {
        let mut found: Vec<(&str, &Phrase)> = self
            .lists
            .iter()
            .filter_map(|(list, rows)| Some((list.strip_prefix(name)?.strip_prefix('.')?, rows)))
            .flat_map(|(rest, rows)| rows.phrases.iter().map(move |phrase| (rest, phrase)))
            .collect();
        // The map has no order; choices must be the same every time.
        found.sort_by(|a, b| (a.0, a.1.text(Tongue::ENGLISH)).cmp(&(b.0, b.1.text(Tongue::ENGLISH))));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_written_in_every_language() {
        let phrases = Phrases::read().unwrap();
        for (name, list) in &phrases.lists {
            for phrase in &list.phrases {
                for tongue in Tongue::ALL {
                    assert!(!phrase.text(tongue).trim().is_empty(), "{name}: {phrase:?} lacks {}", tongue.language());
                }
                let slots =
                    |tongue| ["{n}", "{place}", "{name}", "{title}"].map(|slot| phrase.text(tongue).contains(slot));
                assert!(
                    Tongue::ALL.iter().all(|tongue| slots(*tongue) == slots(Tongue::ENGLISH)),
                    "{name}: {phrase:?}"
                );
            }
        }
    }
}
