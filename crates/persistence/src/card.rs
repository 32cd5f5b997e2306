//! Facet cards: what a project is counted by, packed into one whole number that stands with its search document.
//!
//! Counting a facet over tens of thousands of hits row by row costs the database about a microsecond a row and facet. A card is
//! read with the hit itself, all cards come out as one text, and [`tally`] counts any facet of them in passing.
//!
//! Bits from the lowest: stage (4, its place in the list from 1), areas of open needs (4, one each), kinds of open needs
//! (12), Sustainable Development Goals (17), focus areas (10), country (10, two letters of five bits; 0 without a region).

use crate::Engine;
use rialto_domain::vocabulary::{Area, FocusArea, NeedKind, Stage, Vocabulary};
use rialto_domain::{Error, Result};

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
    /// Focus areas.
    FocusArea,
    /// Country of the region.
    Country,
}

const SDGS: u32 = 17;

impl Mark {
    /// The lowest bit, and how many bits there are.
    const fn place(self) -> (u32, u32) {
        match self {
            Self::Stage => (0, 4),
            Self::Area => (4, 4),
            Self::NeedKind => (8, 12),
            Self::Sdg => (20, SDGS),
            Self::FocusArea => (37, 10),
            Self::Country => (47, 10),
        }
    }

    fn of(self, card: u64) -> u64 {
        let (lowest, bits) = self.place();
        (card >> lowest) & ((1 << bits) - 1)
    }

    /// Whether a card holds one value of this facet, as a number, or a bit for each value.
    const fn is_number(self) -> bool {
        matches!(self, Self::Stage | Self::Country)
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
            Self::FocusArea => name::<FocusArea>(number),
            Self::Sdg => Some((number + 1).to_string()),
            Self::Country => {
                let letter = |part: usize| u8::try_from(part + 64).ok().filter(u8::is_ascii_uppercase).map(char::from);
                Some([letter(number >> 5)?, letter(number & 31)?].iter().collect())
            }
        }
    }
}

/// Counts the values of a facet on cards that stand in a text, separated by commas: most first, then by value.
pub fn tally(cards: &str, mark: Mark) -> Result<Vec<(String, u64)>> {
    let (_, bits) = mark.place();
    let slots = if mark.is_number() { 1usize << bits } else { bits as usize };
    let mut counts = vec![0u64; slots];
    for card in cards.split(',').filter(|card| !card.is_empty()) {
        let part = mark.of(card.parse().map_err(Error::internal)?);
        if mark.is_number() {
            counts.get_mut(usize::try_from(part).map_err(Error::internal)?).into_iter().for_each(|count| *count += 1);
        } else {
            for (bit, count) in counts.iter_mut().enumerate() {
                *count += (part >> bit) & 1;
            }
        }
    }
    let counted = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    let mut values: Vec<_> = counted.filter_map(|(at, count)| Some((mark.value(at)?, count))).collect();
    values.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
    Ok(values)
}

/// `(select … )`: the card of the project whose key the expression `key` answers; null when it is not a project's.
pub(crate) fn of_project(engine: Engine, key: &str) -> String {
    let code = match engine {
        Engine::Sqlite => "unicode",
        Engine::Postgres => "ascii",
    };
    let lowest = |mark: Mark| mark.place().0;
    let set = |mark: Mark, bit: &str, from: &str| {
        let lowest = lowest(mark);
        format!("coalesce((select cast(sum(distinct {bit}) as bigint) << {lowest} from {from}), 0)")
    };
    let needs = "need n where n.project_id = p.id and n.status = 'open'";
    let parts = [
        format!("cast({} as bigint)", numbers::<Stage>("p.stage", |at| at + 1)),
        set(Mark::Area, &numbers::<Area>("n.area", |at| 1 << at), needs),
        set(Mark::NeedKind, &numbers::<NeedKind>("n.kind", |at| 1 << at), needs),
        set(Mark::Sdg, "cast(1 as bigint) << (s.sdg - 1)", "project_sdg s where s.project_id = p.id"),
        set(
            Mark::FocusArea,
            &numbers::<FocusArea>("f.focus_area", |at| 1 << at),
            "project_focus f where f.project_id = p.id",
        ),
        format!(
            "coalesce((select cast(({code}(substr(r.country, 1, 1)) - 64) * 32 + {code}(substr(r.country, 2, 1)) - 64 as bigint) \
             << {} from region r where r.id = p.region_id), 0)",
            lowest(Mark::Country)
        ),
    ];
    format!("(select {} from project p where p.id = {key})", parts.join(" | "))
}

/// `case column when 'a' then … end`: a number for each value of a vocabulary.
fn numbers<V: Vocabulary>(column: &str, number: impl Fn(usize) -> usize) -> String {
    let whens: Vec<String> =
        V::ALL.iter().enumerate().map(|(at, value)| format!("when '{}' then {}", value.as_str(), number(at))).collect();
    format!("case {column} {} else 0 end", whens.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vocabulary_has_room_on_a_card() {
        let room = |mark: Mark| mark.place().1 as usize;
        assert!(Stage::ALL.len() < 1 << room(Mark::Stage), "make room for the stages: a new migration");
        assert!(Area::ALL.len() <= room(Mark::Area), "make room for the areas: a new migration");
        assert!(NeedKind::ALL.len() <= room(Mark::NeedKind), "make room for the kinds: a new migration");
        assert!(FocusArea::ALL.len() <= room(Mark::FocusArea), "make room for the focus areas: a new migration");
        let all = [Mark::Stage, Mark::Area, Mark::NeedKind, Mark::Sdg, Mark::FocusArea, Mark::Country];
        let ends: Vec<u32> = all.iter().map(|mark| mark.place().0 + mark.place().1).collect();
        let starts: Vec<u32> = all.iter().map(|mark| mark.place().0).collect();
        assert_eq!(starts.get(1..), ends.get(..ends.len() - 1), "the marks lie side by side");
        assert!(ends.last().is_some_and(|end| *end <= 63), "a card is not negative");
    }

    #[test]
    fn a_tally_counts_numbers_and_bits_most_first() {
        let spain = (5 * 32 + 19) << 47;
        let card = |stage: u64, areas: u64, sdgs: u64, country: u64| stage | areas << 4 | sdgs << 20 | country;
        let cards = [card(1, 0b0101, 1 << 16, spain), card(3, 0b0100, 0b11, spain), card(3, 0, 0, 0)];
        let text = cards.map(|card| card.to_string()).join(",");
        let of = |mark| tally(&text, mark).unwrap();
        let row = |value: &str, count| (value.to_owned(), count);
        assert_eq!(of(Mark::Stage), [row("tested", 2), row("need_identified", 1)]);
        assert_eq!(of(Mark::Area), [row("funding", 2), row("creativity", 1)]);
        assert_eq!(of(Mark::Sdg), [row("1", 1), row("17", 1), row("2", 1)]);
        assert_eq!(of(Mark::Country), [row("ES", 2)]);
        assert_eq!(of(Mark::FocusArea), []);
        assert_eq!(tally("", Mark::Stage).unwrap(), []);
        assert!(tally("1,x", Mark::Stage).is_err());
    }
}
