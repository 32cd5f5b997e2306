//! The words under which a text is found: the same on every database engine, because the
//! analysis happens here and the engines only look tokens up.
//!
//! Three kinds of token: `school` a word without accents; `=school` its stem, in languages that
//! have a Snowball stemmer; `~chool` an ending of a title's word, so that a part of a word finds it.

use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words of a query that are looked at; the rest is ignored.
pub const MOST_QUERY_WORDS: usize = 8;
const LONGEST_WORD: usize = 40;
const SHORTEST_ENDING: usize = 4;

const STEMMERS: &[(&str, Algorithm)] = &[
    ("en", Algorithm::English),
    ("es", Algorithm::Spanish),
    ("it", Algorithm::Italian),
    ("fr", Algorithm::French),
    ("pt", Algorithm::Portuguese),
    ("el", Algorithm::Greek),
    ("de", Algorithm::German),
    ("nl", Algorithm::Dutch),
    ("sv", Algorithm::Swedish),
    ("da", Algorithm::Danish),
    ("nb", Algorithm::Norwegian),
    ("fi", Algorithm::Finnish),
    ("hu", Algorithm::Hungarian),
    ("ro", Algorithm::Romanian),
];

/// Lower case, without accents, with the letters that Unicode does not take apart written plainly:
/// `Čišćenje` → `ciscenje`, `Łódź` → `lodz`, `Straße` → `strasse`, `λόγος` → `λογοσ`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.push_str(text);
        out.make_ascii_lowercase();
        return out;
    }
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'đ' | 'ð' => out.push('d'),
            'ł' => out.push('l'),
            'þ' => out.push_str("th"),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The key by which names are sorted, the same on every engine: folded, without what is no letter or digit in front.
pub fn sort_key(name: &str) -> String {
    fold(name).trim_start_matches(|c: char| !c.is_alphanumeric()).chars().take(120).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|word| !word.is_empty() && word.chars().count() <= LONGEST_WORD)
}

fn stemmer(language: &str) -> Option<Stemmer> {
    let primary = language.split('-').next().unwrap_or_default();
    let (_, algorithm) = STEMMERS.iter().find(|(code, _)| *code == primary)?;
    Some(Stemmer::create(*algorithm))
}

/// The stem of a word, without accents; none in a language that has no Snowball stemmer.
pub fn stem_of(language: &str, word: &str) -> Option<String> {
    stemmer(language).map(|stemmer| stem(&stemmer, word))
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    format!("={}", fold(&stemmer.stem(&word.to_lowercase())))
}

/// Tokens under which a record is found; titles weigh more than the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexWords {
    /// Words, stems and word endings of titles and names.
    pub title: BTreeSet<String>,
    /// Words and stems of the other texts.
    pub body: BTreeSet<String>,
}

impl IndexWords {
    /// Adds a title or a name in a language.
    pub fn title(&mut self, language: &str, text: &str) {
        let stemmer = stemmer(language);
        for word in words(text) {
            let folded = fold(word);
            let starts: Vec<usize> = folded.char_indices().map(|(at, _)| at).skip(1).collect();
            let endings = (starts.len() + 1).saturating_sub(SHORTEST_ENDING);
            self.title.extend(
                starts.iter().take(endings).filter_map(|at| folded.get(*at..)).map(|ending| format!("~{ending}")),
            );
            self.title.extend(stemmer.as_ref().map(|s| stem(s, word)));
            self.title.insert(folded);
        }
    }

    /// Adds another text in a language.
    pub fn body(&mut self, language: &str, text: &str) {
        let stemmer = stemmer(language);
        for word in words(text) {
            self.body.extend(stemmer.as_ref().map(|s| stem(s, word)));
            self.body.insert(fold(word));
        }
    }
}

/// One word of a query: a record matches when any of these tokens is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// The word itself, to be found at the start of a word.
    pub prefix: String,
    /// Where the word is long enough: to be found inside a title's word.
    pub inside: Option<String>,
    /// Its stems.
    pub stems: BTreeSet<String>,
}

/// The words of a query, all of which must match. With a language only its stemmer is used, else all
/// that fit the word's script. Empty when the text holds no letter or digit.
pub fn query_words(text: &str, language: Option<&str>) -> Vec<QueryWord> {
    let stemmers: Vec<(bool, Stemmer)> = match language {
        Some(language) => stemmer(language).into_iter().map(|s| (language.starts_with("el"), s)).collect(),
        None => STEMMERS.iter().map(|(code, algorithm)| (*code == "el", Stemmer::create(*algorithm))).collect(),
    };
    words(text)
        .take(MOST_QUERY_WORDS)
        .map(|word| {
            let prefix = fold(word);
            let greek = prefix.chars().any(|c| ('α'..='ω').contains(&c));
            let stems =
                stemmers.iter().filter(|(is_greek, _)| *is_greek == greek).map(|(_, s)| stem(s, word)).collect();
            let inside = (prefix.chars().count() >= SHORTEST_ENDING).then(|| format!("~{prefix}"));
            QueryWord { prefix, inside, stems }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(language: &str, title: &str, query: &str) -> bool {
        let mut index = IndexWords::default();
        index.title(language, title);
        query_words(query, None).iter().all(|word| {
            index.title.iter().any(|token| {
                token.starts_with(&word.prefix)
                    || word.stems.contains(token)
                    || word.inside.as_ref().is_some_and(|inside| token.starts_with(inside))
            })
        })
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert!(finds("hr", "Čišćenje obale", "ciscenje OBALE"));
        assert!(finds("el", "Κοινωνική καινοτομία", "κοινωνικη"));
        assert!(finds("pl", "Łódź bez barier", "lodz"));
    }

    #[test]
    fn a_part_of_a_titles_word_finds_it() {
        assert!(finds("en", "A preschool for all", "school"));
        assert!(finds("en", "A preschool for all", "presch"));
        assert!(!finds("en", "A preschool for all", "hospital"));
    }

    #[test]
    fn other_forms_of_a_word_find_it_where_a_stemmer_exists() {
        assert!(finds("en", "Caring villages", "village cares"));
        assert!(finds("es", "Cuidadoras de barrio", "cuidadoras barrios"));
        assert!(finds("pt", "Inovações na aldeia", "inovação aldeias"));
    }

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".{0,80}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn any_query_is_read_without_a_panic(text in ".{0,200}", language in "[a-z]{0,3}") {
            prop_assert!(query_words(&text, Some(&language)).len() <= MOST_QUERY_WORDS);
        }

        #[test]
        fn every_word_of_a_title_finds_it(title in "[a-zčšžéñα-ω]{1,12}( [a-zčšžéñα-ω]{1,12}){0,4}") {
            prop_assert!(finds("en", &title, &title));
        }
    }
}
