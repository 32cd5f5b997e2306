//! Whether two records may be the same, told before a second is made.

use crate::search_words::fold;
use crate::slug::slug;
use crate::vocabulary::vocabulary;
use url::Url;

vocabulary! {
    /// Why a record may be the same as another.
    DuplicateReason {
        SameTitle = "same_title", "It has the same title or name, but for accents, case and signs.";
        SimilarTitle = "similar_title", "Its title or name is almost the same, or has almost the same words.";
        SamePlace = "same_place", "It is in the same region.";
        SameOrganisation = "same_organisation", "The same organisation leads it.";
        SameWebsite = "same_website", "It has the same address in the web.";
    }
}

/// Least likeness of titles that are almost the same: of 20 letters three may differ.
const ALMOST: f64 = 0.85;
/// Least share of words that titles of almost the same words have in common.
const WORDS: f64 = 0.75;
/// Letters of a title that is too short to be like another by chance alone.
const LETTERS: usize = 6;

/// What is compared of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// Title or name, in every language it has.
    pub titles: Vec<String>,
    /// Region, as a global id.
    pub region: Option<String>,
    /// Leading organisation, as a global id.
    pub organisation: Option<String>,
    /// Address in the web.
    pub website: Option<String>,
}

/// Why two records may be the same, most telling first; empty when nothing but place or organisation is.
pub fn reasons(one: &Likeness, other: &Likeness) -> Vec<DuplicateReason> {
    let pairs = || one.titles.iter().flat_map(|a| other.titles.iter().map(move |b| (a, b)));
    let mut reasons = Vec::new();
    if pairs().any(|(a, b)| is_same(a, b)) {
        reasons.push(DuplicateReason::SameTitle);
    } else if pairs().any(|(a, b)| is_similar(a, b)) {
        reasons.push(DuplicateReason::SimilarTitle);
    }
    let address = |one: &Likeness| one.website.as_deref().and_then(address);
    if address(one).is_some_and(|here| address(other) == Some(here)) {
        reasons.push(DuplicateReason::SameWebsite);
    }
    if reasons.is_empty() {
        return reasons;
    }
    for (a, b, reason) in [
        (&one.region, &other.region, DuplicateReason::SamePlace),
        (&one.organisation, &other.organisation, DuplicateReason::SameOrganisation),
    ] {
        if a.is_some() && a == b {
            reasons.push(reason);
        }
    }
    reasons
}

/// How likely two records are the same for these reasons: more is likelier.
pub fn weight(reasons: &[DuplicateReason]) -> u8 {
    let of = |reason: &DuplicateReason| match reason {
        DuplicateReason::SameTitle => 4,
        DuplicateReason::SameWebsite => 3,
        DuplicateReason::SimilarTitle => 2,
        DuplicateReason::SamePlace | DuplicateReason::SameOrganisation => 1,
    };
    reasons.iter().map(of).sum()
}

fn is_same(a: &str, b: &str) -> bool {
    let a = slug(a);
    !a.is_empty() && a == slug(b)
}

/// Words folded: accents and case gone.
fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_similar(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (words(a), words(b));
    let numbers = |words: &[String]| {
        words.iter().filter(|word| word.chars().all(|c| c.is_ascii_digit())).cloned().collect::<Vec<_>>()
    };
    // "Market place 2025" is another than "Market place 2026"
    if numbers(&a) != numbers(&b) || a.concat().chars().count().min(b.concat().chars().count()) < LETTERS {
        return false;
    }
    if strsim::normalized_damerau_levenshtein(&a.join(" "), &b.join(" ")) >= ALMOST {
        return true;
    }
    a.sort();
    a.dedup();
    b.sort();
    b.dedup();
    let common = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    let all = a.len() + b.len() - common;
    a.len().min(b.len()) > 1 && common as f64 / all as f64 >= WORDS
}

/// An address without what does not matter: scheme, `www.`, slash at the end, query, fragment.
fn address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let host = url.host_str()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    Some(format!("{host}{}", url.path().trim_end_matches('/')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DuplicateReason::{SameOrganisation, SamePlace, SameTitle, SameWebsite, SimilarTitle};
    use proptest::prelude::*;

    fn of(title: &str) -> Likeness {
        Likeness { titles: vec![title.to_owned()], ..Likeness::default() }
    }

    #[test]
    fn titles_are_the_same_but_for_accents_case_and_signs() {
        assert_eq!(reasons(&of("Čista obala!"), &of("cista  OBALA")), [SameTitle]);
        assert_eq!(reasons(&of("A craft market on line"), &of("A crafts market on-line")), [SimilarTitle]);
        assert_eq!(reasons(&of("Repair café Ljubljana centre"), &of("Ljubljana centre repair cafe")), [SimilarTitle]);
        for (a, b) in [
            ("Repair café Ljubljana", "Repair café Maribor"),
            ("Market place 2025", "Market place 2026"),
            ("Nido", "Nodo"),
            ("!!", "??"),
            ("Catalogue of social enterprises", "Club for girls in care"),
        ] {
            assert_eq!(reasons(&of(a), &of(b)), [], "{a} and {b}");
        }
    }

    #[test]
    fn place_and_organisation_tell_only_beside_another_reason() {
        let here = |title: &str, website: Option<&str>| Likeness {
            region: Some("region_1".to_owned()),
            organisation: Some("organisation_1".to_owned()),
            website: website.map(str::to_owned),
            ..of(title)
        };
        assert_eq!(reasons(&here("Nido", None), &here("Colmena", None)), []);
        let found = reasons(
            &here("Nido", Some("https://www.example.org/nido/")),
            &here("Colmena", Some("http://example.org/nido?x=1")),
        );
        assert_eq!(found, [SameWebsite, SamePlace, SameOrganisation]);
        assert!(weight(&found) > weight(&[SimilarTitle]) && weight(&found) > weight(&[SameTitle]));
    }

    proptest! {
        #[test]
        fn likeness_goes_both_ways_and_a_title_is_like_itself(a in "[A-Za-zé ]{0,30}", b in "[A-Za-zé ]{0,30}") {
            prop_assert_eq!(reasons(&of(&a), &of(&b)), reasons(&of(&b), &of(&a)));
            if !slug(&a).is_empty() {
                prop_assert_eq!(reasons(&of(&a), &of(&a)), vec![SameTitle]);
            }
        }
    }
}
