//! Whether a text tells who somebody is: names of the team, of people and bodies that are known here, of the project itself, and
//! what leads to somebody whoever they are (addresses, numbers, handles, titles before a name).
//!
//! The check errs on the side of finding: what it finds is shown to a person. It cannot find the name of a neighbour nobody here
//! knows; that is why the team is asked too.

use crate::search_words::fold;
use crate::vocabulary::vocabulary;
use std::collections::BTreeSet;
use unicode_normalization::char::is_combining_mark;

/// Most findings that are told of one text.
pub const MOST: usize = 50;
/// Words of the longest name that is looked up.
const LONGEST: usize = 4;

vocabulary! {
    /// Why a word may tell who somebody is.
    NameFindingKind {
        TeamMember = "team_member", "A member of the team.";
        Person = "person", "Somebody with a profile in this network.";
        Organisation = "organisation", "An organisation of the project.";
        Project = "project", "The project's own name.";
        Email = "email", "A mail address.";
        Phone = "phone", "A phone number.";
        Url = "url", "A web address.";
        Handle = "handle", "A handle.";
        Title = "title", "A title before a name (Mrs, Dr, señora …).";
    }
}

impl NameFindingKind {
    /// Whether it also matters for what is told by name: a page may name its project, its bodies and other pages.
    pub fn matters_when_named(self) -> bool {
        !matches!(self, Self::Organisation | Self::Project | Self::Url)
    }
}

/// What a text is looked through for.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Names of the team.
    pub team: Vec<String>,
    /// Names of people with a public profile, out of [`candidates`].
    pub people: Vec<String>,
    /// Names of the project's organisations.
    pub organisations: Vec<String>,
    /// Titles of the project, in all languages.
    pub project: Vec<String>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// As it stands in the text.
    pub word: String,
    /// Why it may tell who somebody is.
    pub why: NameFindingKind,
}

/// A word of a text.
struct Word<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    folded: String,
    capital: bool,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_part(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if let Some(word) = text.get(from..at) {
                    let capital = word.chars().next().is_some_and(char::is_uppercase);
                    all.push(Word { text: word, start: from, end: at, folded: fold(word), capital });
                }
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// Titles that stand before a name; those of one letter only with a full stop.
const TITLES: [&str; 59] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "professor",
    "sir",
    "madam",
    "fr",
    "senor",
    "senora",
    "senorita",
    "sr",
    "sra",
    "srta",
    "don",
    "dona",
    "doctor",
    "doctora",
    "signor",
    "signora",
    "signore",
    "sig",
    "dott",
    "dottor",
    "dottoressa",
    "ing",
    "avv",
    "monsieur",
    "madame",
    "mademoiselle",
    "mme",
    "mlle",
    "docteur",
    "maitre",
    "senhor",
    "senhora",
    "doutor",
    "doutora",
    "gospodin",
    "gospodja",
    "gospoda",
    "gospodicna",
    "gosp",
    "gospod",
    "gospa",
    "κυριοσ",
    "κυρια",
    "κυριε",
    "κοσ",
    "κα",
    "κυριου",
    "zoti",
    "zonja",
    "zonjusha",
    "herr",
    "frau",
    "dhr",
];
const SHORT_TITLES: [&str; 5] = ["m", "g", "ga", "κ", "z"];

/// Ends of names of hosts that are taken for web addresses where no scheme tells.
const ENDS: [&str; 40] = [
    "com", "org", "net", "eu", "info", "io", "app", "dev", "social", "coop", "ong", "ngo", "es", "pt", "fr", "it",
    "hr", "si", "gr", "al", "me", "ba", "rs", "mk", "cy", "mt", "de", "at", "ch", "nl", "be", "uk", "ie", "dk", "se",
    "fi", "pl", "cz", "cat", "tv",
];

/// Looks through a text; each finding once, in the order of the text, at most [`MOST`].
pub fn find(text: &str, known: &Known) -> Vec<Found> {
    let words = words(text);
    let mut found: Vec<(usize, Found)> = Vec::new();
    let mut add = |start: usize, word: &str, why| found.push((start, Found { word: word.to_owned(), why }));
    for (names, why) in [
        (&known.team, NameFindingKind::TeamMember),
        (&known.people, NameFindingKind::Person),
        (&known.organisations, NameFindingKind::Organisation),
        (&known.project, NameFindingKind::Project),
    ] {
        for name in names {
            for (start, end) in whole(&words, name) {
                add(start, text.get(start..end).unwrap_or_default(), why);
            }
        }
    }
    for name in &known.team {
        let parts: Vec<String> = self::words(name).into_iter().map(|part| part.folded).collect();
        for word in words.iter().filter(|word| word.capital && parts.iter().any(|part| is_form(&word.folded, part))) {
            add(word.start, word.text, NameFindingKind::TeamMember);
        }
    }
    for (at, word) in words.iter().enumerate() {
        let Some(next) = words.get(at + 1) else { continue };
        let between = text.get(word.end..next.start).unwrap_or_default();
        let long = TITLES.contains(&word.folded.as_str()) && matches!(between, " " | ". " | ".");
        let short = SHORT_TITLES.contains(&word.folded.as_str()) && matches!(between, ". " | ".");
        if next.capital && (long || short) {
            add(word.start, text.get(word.start..next.end).unwrap_or_default(), NameFindingKind::Title);
        }
    }
    let mut at = 0;
    for piece in text.split(char::is_whitespace) {
        if let Some((word, why)) = address(piece) {
            add(at, word, why);
        }
        at += piece.len() + text.get(at + piece.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    }
    for (start, number) in phones(text) {
        add(start, number, NameFindingKind::Phone);
    }
    found.sort_by_key(|(start, _)| *start);
    let mut seen = BTreeSet::new();
    let each = found.into_iter().map(|(_, found)| found).filter(|found| seen.insert(found.clone()));
    each.take(MOST).collect()
}

/// Names for which a text is to be looked up, folded as names are sorted ([`crate::search_words::sort_key`]): runs of two to four
/// words that begin with a capital, and pairs of them turned round.
pub fn candidates(text: &str) -> BTreeSet<String> {
    let words = words(text);
    let mut all = BTreeSet::new();
    for at in 0..words.len() {
        let run: Vec<&str> = words
            .iter()
            .skip(at)
            .take(LONGEST)
            .enumerate()
            .take_while(|(nth, word)| *nth > 0 || word.capital)
            .map(|(_, word)| word.folded.as_str())
            .collect();
        for length in 2..=run.len() {
            all.extend(run.get(..length).map(|run| run.join(" ")));
        }
        if let [first, second, ..] = run.as_slice() {
            all.insert(format!("{second} {first}"));
        }
    }
    all
}

/// Where a whole name stands, in either order of its words where it has two. A name of one word must stand with a capital.
fn whole(words: &[Word<'_>], name: &str) -> Vec<(usize, usize)> {
    let parts: Vec<String> = self::words(name).into_iter().map(|part| part.folded).collect();
    let turned: Vec<String> = parts.iter().rev().cloned().collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let is = |run: &[Word<'_>], parts: &[String]| run.iter().map(|word| &word.folded).eq(parts);
    let runs = words.windows(parts.len()).filter(|run| {
        let capital =
            parts.len() > 1 || run.first().is_some_and(|word| word.capital && word.folded.chars().count() > 2);
        capital && (is(run, &parts) || (parts.len() == 2 && is(run, &turned)))
    });
    runs.filter_map(|run| Some((run.first()?.start, run.last()?.end))).collect()
}

/// Whether a word is a part of a name or a form of it, as languages with cases write it: `Novaka`, `Anin`.
fn is_form(word: &str, part: &str) -> bool {
    let (long, short) = (word.chars().count(), part.chars().count());
    if short < 3 {
        return false;
    }
    if word == part {
        return true;
    }
    let common = word.chars().zip(part.chars()).take_while(|(a, b)| a == b).count();
    short >= 4 && common + 1 >= short && common >= 3 && long <= short + 3
}

/// A mail address, a web address or a handle, without what stands around it.
fn address(piece: &str) -> Option<(&str, NameFindingKind)> {
    let piece = piece.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '@' | '/'));
    let lower = piece.to_lowercase();
    if lower.contains("://") || lower.starts_with("www.") {
        return Some((piece, NameFindingKind::Url));
    }
    if let Some((user, host)) = piece.rsplit_once('@') {
        let is_host = host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        if !user.is_empty() && is_host && !user.starts_with('@') {
            return Some((piece, NameFindingKind::Email));
        }
        let name = user.is_empty() || user.starts_with('@');
        return (name && host.chars().filter(|c| c.is_alphanumeric()).count() > 1)
            .then_some((piece, NameFindingKind::Handle));
    }
    let host = lower.split('/').next().unwrap_or_default();
    let mut labels = host.rsplit('.');
    let is_host = labels.next().is_some_and(|end| ENDS.contains(&end))
        && labels.next().is_some_and(|name| name.chars().count() > 1)
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
    is_host.then_some((piece, NameFindingKind::Url))
}

/// Numbers that look as if one could call them: from eight digits on with `+` or `0` in front, from nine on without; not days,
/// not years, not round numbers.
fn phones(text: &str) -> Vec<(usize, &str)> {
    let mut all = Vec::new();
    let mut start = None;
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '/' | '.' | '(' | ')' | '\u{a0}');
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        match (start, is_part(c)) {
            (None, true) if c.is_ascii_digit() || matches!(c, '+' | '(') => start = Some(at),
            (Some(from), false) => {
                let run = text.get(from..at).unwrap_or_default();
                let run = run.trim_end_matches(|c: char| !c.is_ascii_digit());
                if is_phone(run) {
                    all.push((from, run));
                }
                start = None;
            }
            _ => {}
        }
    }
    all
}

fn is_phone(run: &str) -> bool {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits: String = groups.concat();
    let is_year = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let dates = groups.iter().filter(|group| is_year(group)).count();
    // days (2026-11-23, 23. 11. 2026), spans of them, and years
    if dates > 0 && groups.iter().all(|group| is_year(group) || group.len() <= 2) {
        return false;
    }
    let in_front = run.starts_with('+') || digits.starts_with('0') || run.starts_with("(0");
    let round = digits.ends_with("000");
    digits.len() <= 16 && (in_front && digits.len() >= 8 || digits.len() >= 9 && !round)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn known() -> Known {
        Known {
            team: vec!["Ana Novak".into(), "Đorđe Kovačević".into()],
            people: vec!["Giulia Rossi".into()],
            organisations: vec!["River Works".into()],
            project: vec!["Bridge over the river".into()],
        }
    }

    fn all(text: &str) -> Vec<(String, NameFindingKind)> {
        find(text, &known()).into_iter().map(|found| (found.word, found.why)).collect()
    }

    #[test]
    fn names_are_found_in_every_form() {
        use NameFindingKind::*;
        let one = |word: &str, why| vec![(word.to_owned(), why)];
        assert_eq!(all("We asked Novak."), one("Novak", TeamMember));
        assert_eq!(all("Vprašali smo Novaka in še nekoga."), one("Novaka", TeamMember));
        assert_eq!(all("Pitali smo Kovacevic, bez naglasa"), one("Kovacevic", TeamMember));
        assert_eq!(all("then GIULIA rossi came"), one("GIULIA rossi", Person));
        assert_eq!(all("Rossi Giulia, the cook"), one("Rossi Giulia", Person));
        assert_eq!(all("the river works paid"), one("river works", Organisation));
        assert_eq!(all("Our Bridge over the River failed"), one("Bridge over the River", Project));
        assert_eq!(all("Mrs. Smith and señora López"), [("Mrs. Smith".into(), Title), ("señora López".into(), Title)]);
        assert_eq!(all("ο κ. Παπαδόπουλος"), one("κ. Παπαδόπουλος", Title));
        assert_eq!(
            all("ask me@example.org, or @river_folk"),
            [("me@example.org".into(), Email), ("@river_folk".into(), Handle)]
        );
        assert_eq!(
            all("see (https://x.example/a) or river.si."),
            [("https://x.example/a".into(), Url), ("river.si".into(), Url)]
        );
        assert_eq!(
            all("call +386 40 123 456 or 612 345 678"),
            [("+386 40 123 456".into(), Phone), ("612 345 678".into(), Phone)]
        );
    }

    #[test]
    fn ordinary_words_days_and_sums_are_not_found() {
        for text in [
            "We built a ferry, and nobody came. The bridge was too far from the works.",
            "From 2019-2023, and on 23. 11. 2026 or 2026-11-23 at 12.30.",
            "It cost 1 200 000 euros, 120 000 000 in all; 3.5 per cent of 12.345",
            "We would ask first. No money for wages e.g. in winter, i.e. never.",
            "an open day; the na of it",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn a_finding_is_told_once_and_names_are_looked_up_in_both_orders() {
        assert_eq!(all("Novak and Novak").len(), 1);
        let names = candidates("Then Giulia Rossi came by");
        assert!(names.contains("giulia rossi") && names.contains("rossi giulia"), "{names:?}");
        assert!(!names.contains("came by"), "{names:?}");
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_what_is_found_stands_in_it(text in "\\PC{0,200}") {
            for found in find(&text, &known()) {
                prop_assert!(text.contains(&found.word), "{found:?}");
            }
            candidates(&text);
        }

        #[test]
        fn a_name_of_the_team_is_found_wherever_it_stands(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
            let text = format!("{before} Ana Novak {after}");
            prop_assert!(find(&text, &known()).iter().any(|found| found.word == "Ana Novak"));
        }
    }
}
