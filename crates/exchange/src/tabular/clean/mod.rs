//! The rules by which dirty values become clean ones: small pure functions, each idempotent.
//! What a rule did is told by its result; [`crate::tabular::notice::Code`] lists every rule in words.

pub mod amount;
pub mod country;
pub mod date;
pub mod greek;
pub mod language;
pub mod link;
pub mod point;
pub mod text;
pub mod title;

/// Words that stand for "nothing" in the lists of offices and in exports of software.
const NOTHING: &[&str] = &[
    "null", "nil", "none", "nan", "n/a", "n.a.", "n.d.", "#n/a", "nr", "-", "--", "–", "—", "/", ".", "?", "(blank)",
    "[]",
];

/// Whether a value stands for nothing: empty, `null`, `NR`, `-` and the like, in any case.
pub fn is_nothing(value: &str) -> bool {
    let value = value.trim_matches(|c: char| c.is_whitespace() || c == '\u{200b}');
    value.is_empty() || (value.len() <= 8 && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(value)))
}

#[cfg(test)]
mod tests {
    use super::is_nothing;

    #[test]
    fn words_for_nothing_are_nothing() {
        for value in ["", "  ", "null", "NULL", "NR", "-", "n/a", "\u{a0}", "/"] {
            assert!(is_nothing(value), "{value:?}");
        }
        for value in ["0", "no", "A", "-5", "NRW"] {
            assert!(!is_nothing(value), "{value:?}");
        }
    }
}
