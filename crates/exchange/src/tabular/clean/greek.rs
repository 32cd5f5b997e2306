//! Latin letters typed inside Greek words, which no search for the Greek word finds.

const LOOK_ALIKE: &[(char, char)] = &[
    ('A', 'Α'),
    ('B', 'Β'),
    ('E', 'Ε'),
    ('Z', 'Ζ'),
    ('H', 'Η'),
    ('I', 'Ι'),
    ('K', 'Κ'),
    ('M', 'Μ'),
    ('N', 'Ν'),
    ('O', 'Ο'),
    ('P', 'Ρ'),
    ('T', 'Τ'),
    ('Y', 'Υ'),
    ('X', 'Χ'),
    ('o', 'ο'),
    ('v', 'ν'),
];

fn is_greek(c: char) -> bool {
    ('\u{370}'..='\u{3ff}').contains(&c) || ('\u{1f00}'..='\u{1fff}').contains(&c)
}

/// Replaces Latin look-alikes in words that have a Greek letter too; `None` when there is none.
pub fn repair(text: &str) -> Option<String> {
    let mixed = |word: &str| word.chars().any(is_greek) && word.chars().any(|c| c.is_ascii_alphabetic());
    if text.is_ascii() || !text.split(|c: char| !c.is_alphabetic()).any(mixed) {
        return None;
    }
    let mut out = String::with_capacity(text.len() + 4);
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let greek = word.chars().any(is_greek);
        let turn = |c: char| LOOK_ALIKE.iter().find(|(latin, _)| greek && *latin == c).map_or(c, |(_, twin)| *twin);
        out.extend(word.chars().map(turn));
    }
    (out != text).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::repair;

    #[test]
    fn latin_letters_in_greek_words_become_greek() {
        let repaired = repair("Aττική και ICT").unwrap();
        assert_eq!(repaired, "Αττική και ICT");
        assert_eq!(repair(&repaired), None);
        assert_eq!(repair("Plain text"), None);
    }
}
