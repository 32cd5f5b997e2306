//! Facet cards: what a project or a dataset is counted by, packed beside its search document.
//!
//! Counting a facet over tens of thousands of hits row by row costs the database about a microsecond a row and facet. A card
//! is read with the hit itself, all cards come out as one text, and [`tally`] counts any facet of them in passing. What a
//! filter asks of a card is a test of bits on the same index (`ask`), so that neither counts nor totals look at other tables.
//!
//! A card has two whole numbers and a text; projects and datasets share the layout and each fills what it has.
//! - `card`, bits from the lowest: stage (4, its place in the list from 1), areas of open needs (4, one each), kinds of open
//!   needs (10), Sustainable Development Goals (17), region (28: two letters of five bits, three of six; 0 without a region).
//!   The region stands highest, so that the cards of a region's tree lie side by side.
//! - `card_more`: focus areas (9), helix of the leading organisation (3), macro scenario of the cluster (2), EU themes (14),
//!   outcome (3), causes (11), rating of the metadata (3).
//! - `card_words`: what has no closed list, each word between two [`SEPARATOR`]s: `l` and a language, `f` and a format.

pub(crate) mod ask;
pub(crate) mod make;

use crate::read::{Select, Sql};
use rialto_domain::quality::QualityRating;
use rialto_domain::vocabulary::{
    Area, Cause, FocusArea, Helix, MacroScenario, NeedKind, OutcomeKind, Stage, Theme, Vocabulary,
};
use rialto_domain::{Error, Result};
use std::collections::HashMap;

/// Stands before and after each word of a card: a control character that JSON need not escape and no text holds.
pub(crate) const SEPARATOR: char = '\u{7f}';

/// Most values of a facet in one answer.
const MOST_VALUES: usize = 200;

/// A facet that cards hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Stage.
    Stage,
    /// Areas of open needs.
    Area,
    /// Kinds of open needs.
    NeedKind,
    /// Sustainable Development Goals.
    Sdg,
    /// Country of the region.
    Country,
    /// Focus areas.
    FocusArea,
    /// Helix of the leading organisation.
    Helix,
    /// Macro scenario of the cluster.
    MacroScenario,
    /// EU themes: of a dataset, or of the datasets that a project uses.
    Theme,
    /// How it ended.
    Outcome,
    /// Why it ended as it did.
    Cause,
    /// Quality of the metadata.
    Rating,
    /// Language of the original.
    Language,
    /// Formats of the distributions, in capitals.
    Format,
}

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// One value as a number: lowest bit, and how many.
    Number(Part, u32, u32),
    /// A bit for each value: lowest bit, and how many.
    Bits(Part, u32, u32),
    /// Words that begin with this letter.
    Words(char),
}

/// A column of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    First,
    More,
}

impl Part {
    const fn column(self) -> &'static str {
        match self {
            Self::First => "card",
            Self::More => "card_more",
        }
    }
}

/// The lowest bit of the region.
const REGION: u32 = 35;
const SDGS: u32 = 17;

impl Mark {
    const fn place(self) -> Place {
        use Place::{Bits, Number, Words};
        match self {
            Self::Stage => Number(Part::First, 0, 4),
            Self::Area => Bits(Part::First, 4, 4),
            Self::NeedKind => Bits(Part::First, 8, 10),
            Self::Sdg => Bits(Part::First, 18, SDGS),
            Self::Country => Number(Part::First, REGION + 18, 10),
            Self::FocusArea => Bits(Part::More, 0, 9),
            Self::Helix => Number(Part::More, 9, 3),
            Self::MacroScenario => Number(Part::More, 12, 2),
            Self::Theme => Bits(Part::More, 14, 14),
            Self::Outcome => Number(Part::More, 28, 3),
            Self::Cause => Bits(Part::More, 31, 11),
            Self::Rating => Number(Part::More, 42, 3),
            Self::Language => Words('l'),
            Self::Format => Words('f'),
        }
    }

    /// The column that holds it.
    const fn column(self) -> &'static str {
        match self.place() {
            Place::Number(part, ..) | Place::Bits(part, ..) => part.column(),
            Place::Words(_) => "card_words",
        }
    }

    /// The value that a number (from 1) or a bit (from 0) stands for.
    fn value(self, number: usize) -> Option<String> {
        fn name<V: Vocabulary>(at: usize) -> Option<String> {
            V::ALL.get(at).map(|value| value.as_str().to_owned())
        }
        match self {
            Self::Stage => name::<Stage>(number.checked_sub(1)?),
            Self::Area => name::<Area>(number),
            Self::NeedKind => name::<NeedKind>(number),
            Self::Sdg => Some((number + 1).to_string()),
            Self::FocusArea => name::<FocusArea>(number),
            Self::Helix => name::<Helix>(number.checked_sub(1)?),
            Self::MacroScenario => name::<MacroScenario>(number.checked_sub(1)?),
            Self::Theme => name::<Theme>(number),
            Self::Outcome => name::<OutcomeKind>(number.checked_sub(1)?),
            Self::Cause => name::<Cause>(number),
            Self::Rating => name::<QualityRating>(number.checked_sub(1)?),
            Self::Country => {
                let letter = |part: usize| u8::try_from(part + 64).ok().filter(u8::is_ascii_uppercase).map(char::from);
                Some([letter(number >> 5)?, letter(number & 31)?].iter().collect())
            }
            Self::Language | Self::Format => None,
        }
    }
}

/// How a facet comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// A slot with an array of `[value, count]`.
    Rows(usize),
    /// A slot with cards, to be counted by [`tally`].
    Cards(usize, Mark),
}

impl Counted {
    /// Asks for the cards that stand after `from`, as `d`.
    pub(crate) fn cards(parent: &mut Select, mark: Mark, from: &Sql) -> Self {
        let text = ask::text(parent.engine(), mark, from);
        Self::Cards(parent.expression(text), mark)
    }
}

/// The documents that should have a card and have none.
pub(crate) const MISSING: &str = "search_document d where d.card is null and d.kind in ('project', 'dataset') \
    and (exists (select 1 from project p where p.id = d.entity_id) or exists (select 1 from dataset p where p.id = d.entity_id))";

/// Asks whether any card is missing.
pub fn are_missing(parent: &mut Select) -> usize {
    parent.expression(Sql::new(format!("exists (select 1 from {MISSING})")))
}

/// Counts the values of a facet on cards that came as one text: most first, then by value.
///
/// # Errors
/// `Internal` for a text that does not hold cards.
pub fn tally(cards: &str, mark: Mark) -> Result<Vec<(String, u64)>> {
    let mut values = match mark.place() {
        Place::Words(letter) => words(cards, letter),
        Place::Number(_, lowest, bits) => {
            let mut counts = vec![0u64; 1 << bits];
            for card in numbers(cards) {
                let value = usize::try_from((card? >> lowest) & ((1 << bits) - 1)).map_err(Error::internal)?;
                counts.get_mut(value).into_iter().for_each(|count| *count += 1);
            }
            named(mark, &counts)
        }
        Place::Bits(_, lowest, bits) => {
            let mut counts = vec![0u64; bits as usize];
            for card in numbers(cards) {
                let mut set = (card? >> lowest) & ((1 << bits) - 1);
                while set != 0 {
                    counts.get_mut(set.trailing_zeros() as usize).into_iter().for_each(|count| *count += 1);
                    set &= set - 1;
                }
            }
            named(mark, &counts)
        }
    };
    values.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
    values.truncate(MOST_VALUES);
    Ok(values)
}

fn numbers(cards: &str) -> impl Iterator<Item = Result<u64>> {
    cards.split(',').filter(|card| !card.is_empty()).map(|card| card.parse().map_err(Error::internal))
}

fn named(mark: Mark, counts: &[u64]) -> Vec<(String, u64)> {
    let counted = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    counted.filter_map(|(at, count)| Some((mark.value(at)?, *count))).collect()
}

fn words(cards: &str, letter: char) -> Vec<(String, u64)> {
    let mut counts: HashMap<&str, u64> = HashMap::new();
    for word in cards.split(SEPARATOR).filter_map(|word| word.strip_prefix(letter)) {
        *counts.entry(word).or_default() += 1;
    }
    counts.into_iter().map(|(word, count)| (word.to_owned(), count)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Mark; 12] = [
        Mark::Stage,
        Mark::Area,
        Mark::NeedKind,
        Mark::Sdg,
        Mark::Country,
        Mark::FocusArea,
        Mark::Helix,
        Mark::MacroScenario,
        Mark::Theme,
        Mark::Outcome,
        Mark::Cause,
        Mark::Rating,
    ];

    #[test]
    fn every_vocabulary_has_room_on_a_card() {
        fn fits<V: Vocabulary>(mark: Mark) {
            let room = match mark.place() {
                Place::Number(_, _, bits) => (1 << bits) - 1,
                Place::Bits(_, _, bits) => bits as usize,
                Place::Words(_) => usize::MAX,
            };
            assert!(
                V::ALL.len() <= room,
                "make room for {}: a new layout, and a migration that empties cards",
                V::NAME
            );
        }
        fits::<Stage>(Mark::Stage);
        fits::<Area>(Mark::Area);
        fits::<NeedKind>(Mark::NeedKind);
        fits::<FocusArea>(Mark::FocusArea);
        fits::<Helix>(Mark::Helix);
        fits::<MacroScenario>(Mark::MacroScenario);
        fits::<Theme>(Mark::Theme);
        fits::<OutcomeKind>(Mark::Outcome);
        fits::<Cause>(Mark::Cause);
        fits::<QualityRating>(Mark::Rating);
    }

    #[test]
    fn marks_lie_side_by_side_and_no_card_is_negative() {
        for part in [Part::First, Part::More] {
            let mut end = 0;
            for mark in ALL {
                let (Place::Number(of, lowest, bits) | Place::Bits(of, lowest, bits)) = mark.place() else { continue };
                if of == part {
                    // the rest of the region's code lies below the country
                    let lowest = if mark == Mark::Country { REGION } else { lowest };
                    assert_eq!(lowest, end, "{mark:?}");
                    end = if mark == Mark::Country { REGION + 28 } else { lowest + bits };
                }
            }
            assert!(end <= 63, "{part:?}");
        }
    }

    #[test]
    fn a_tally_counts_numbers_and_bits_most_first() {
        let spain = (5 * 32 + 19) << 53;
        let card = |stage: u64, areas: u64, sdgs: u64, country: u64| stage | areas << 4 | sdgs << 18 | country;
        let cards = [card(1, 0b0101, 1 << 16, spain), card(3, 0b0100, 0b11, spain), card(3, 0, 0, 0)];
        let text = cards.map(|card| card.to_string()).join(",");
        let of = |mark| tally(&text, mark).unwrap();
        let row = |value: &str, count| (value.to_owned(), count);
        assert_eq!(of(Mark::Stage), [row("tested", 2), row("need_identified", 1)]);
        assert_eq!(of(Mark::Area), [row("funding", 2), row("creativity", 1)]);
        assert_eq!(of(Mark::Sdg), [row("1", 1), row("17", 1), row("2", 1)]);
        assert_eq!(of(Mark::Country), [row("ES", 2)]);
        assert_eq!(of(Mark::NeedKind), []);
        assert_eq!(tally("", Mark::Stage).unwrap(), []);
        assert!(tally("1,x", Mark::Stage).is_err());
    }

    #[test]
    fn a_tally_counts_the_words_of_its_letter() {
        let words = "\u{7f}les\u{7f}fCSV\u{7f}fJSON\u{7f}\u{7f}lsr-Latn\u{7f}fCSV\u{7f}\u{7f}les\u{7f}";
        let row = |value: &str, count| (value.to_owned(), count);
        assert_eq!(tally(words, Mark::Language).unwrap(), [row("es", 2), row("sr-Latn", 1)]);
        assert_eq!(tally(words, Mark::Format).unwrap(), [row("CSV", 2), row("JSON", 1)]);
    }
}
