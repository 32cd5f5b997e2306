//! Messages with numbers in them, in the reader's language: the syntax of ICU MessageFormat, parsed when the web app is
//! built. Plural forms and number formats are those of Unicode's CLDR, as in the reader's browser.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A parsed message: the syntax tree of `@formatjs/icu-messageformat-parser`.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Vec<Raw>")]
pub struct Message(Vec<Element>);

#[derive(Clone, Debug)]
enum Element {
    Literal(String),
    Argument(String),
    Number(String),
    Plural {
        argument: String,
        options: BTreeMap<String, Message>,
    },
    Pound,
    /// A kind that no message of ours has.
    Other,
}

#[derive(Deserialize)]
struct Raw {
    #[serde(rename = "type")]
    kind: u8,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    options: BTreeMap<String, RawOption>,
}

#[derive(Deserialize)]
struct RawOption {
    value: Message,
}

impl From<Vec<Raw>> for Message {
    fn from(raw: Vec<Raw>) -> Self {
        Self(raw.into_iter().map(Element::from).collect())
    }
}

impl From<Raw> for Element {
    /// Kinds are numbered as the parser numbers them.
    fn from(Raw { kind, value, options }: Raw) -> Self {
        let text = value.as_str().unwrap_or_default().to_owned();
        match kind {
            0 => Self::Literal(text),
            1 => Self::Argument(text),
            2 => Self::Number(text),
            6 => {
                let options = options.into_iter().map(|(key, option)| (key, option.value)).collect();
                Self::Plural { argument: text, options }
            }
            7 => Self::Pound,
            _ => Self::Other,
        }
    }
}

/// How a language counts and writes numbers.
#[derive(Debug)]
pub struct Numbers {
    rules: PluralRules,
    format: DecimalFormatter,
}

impl Numbers {
    /// Of a language tag: `sl`. A bare `pt` is that of Portugal, not of Brazil. `None` for a tag that is none.
    pub fn of(language: &str) -> Option<Self> {
        let locale = Locale::try_from_str(if language == "pt" { "pt-PT" } else { language }).ok()?;
        let rules = PluralRules::try_new_cardinal((&locale).into()).ok()?;
        let format = DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?;
        Some(Self { rules, format })
    }

    /// A whole number as the language writes it: `4.852.216`.
    pub fn write(&self, number: u64) -> String {
        self.format.format(&Decimal::from(number)).to_string()
    }

    /// The plural category of CLDR: `one`, `two`, `few`, `many`, `other`, `zero`.
    fn category(&self, number: u64) -> &'static str {
        match self.rules.category_for(number) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

impl Message {
    /// The message with counts by name. `None` when it takes something that is not given.
    pub fn say(&self, numbers: &Numbers, counts: &[(&str, u64)]) -> Option<String> {
        self.say_of(numbers, counts, 0)
    }

    /// `pound` is the number that `#` stands for.
    fn say_of(&self, numbers: &Numbers, counts: &[(&str, u64)], pound: u64) -> Option<String> {
        let count = |name: &str| counts.iter().find(|(known, _)| *known == name).map(|(_, count)| *count);
        let parts = self.0.iter().map(|element| match element {
            Element::Literal(text) => Some(text.clone()),
            Element::Argument(name) | Element::Number(name) => Some(numbers.write(count(name)?)),
            Element::Pound => Some(numbers.write(pound)),
            Element::Plural { argument, options } => {
                let count = count(argument)?;
                let option = options.get(&format!("={count}")).or_else(|| options.get(numbers.category(count)));
                option.or_else(|| options.get("other"))?.say_of(numbers, counts, count)
            }
            Element::Other => None,
        });
        parts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// `{count, plural, =0 {nothing} one {# projekt} two {# projekta} few {# projekti} other {# projektov}}.`
    fn projects() -> Message {
        let option = |word: &str| json!({ "value": [{ "type": 7 }, { "type": 0, "value": format!(" {word}") }] });
        serde_json::from_value(json!([
            { "type": 6, "value": "count", "offset": 0, "pluralType": "cardinal", "options": {
                "=0": { "value": [{ "type": 0, "value": "nothing" }] },
                "one": option("projekt"), "two": option("projekta"), "few": option("projekti"), "other": option("projektov"),
            } },
            { "type": 0, "value": "." },
        ]))
        .unwrap()
    }

    #[test]
    fn slovenian_has_a_dual_and_writes_thousands_with_a_point() {
        let numbers = Numbers::of("sl").unwrap();
        let said = |count| projects().say(&numbers, &[("count", count)]).unwrap();
        assert_eq!(
            [0, 1, 2, 3, 5, 101].map(said),
            ["nothing.", "1 projekt.", "2 projekta.", "3 projekti.", "5 projektov.", "101 projekt."]
        );
        assert_eq!(said(4_852_216), "4.852.216 projektov.");
    }

    #[test]
    fn a_value_that_is_missing_makes_no_sentence() {
        assert_eq!(projects().say(&Numbers::of("en").unwrap(), &[("others", 1)]), None);
        assert!(Numbers::of("not a tag").is_none());
    }
}
