//! The language of a text: read from a tag or name, else recognised from the text itself.

use rialto_domain::search_words::fold;
use rialto_domain::text::Language;
use whatlang::{Detector, Lang};

/// Languages of Europe: ISO 639-1, 639-3 (and the bibliographic code where another), English name, own name folded, recogniser.
const LANGUAGES: &[(&str, &[&str], Option<Lang>)] = &[
    ("bg", &["bul", "bulgarian", "български"], Some(Lang::Bul)),
    ("ca", &["cat", "catalan", "catala"], Some(Lang::Cat)),
    ("cs", &["ces", "cze", "czech", "cestina"], Some(Lang::Ces)),
    ("da", &["dan", "danish", "dansk"], Some(Lang::Dan)),
    ("de", &["deu", "ger", "german", "deutsch"], Some(Lang::Deu)),
    ("el", &["ell", "gre", "greek", "ελληνικα", "gr"], Some(Lang::Ell)),
    ("en", &["eng", "english"], Some(Lang::Eng)),
    ("es", &["spa", "spanish", "espanol", "castellano"], Some(Lang::Spa)),
    ("et", &["est", "estonian", "eesti"], Some(Lang::Est)),
    ("eu", &["eus", "baq", "basque", "euskara"], None),
    ("fi", &["fin", "finnish", "suomi"], Some(Lang::Fin)),
    ("fr", &["fra", "fre", "french", "francais"], Some(Lang::Fra)),
    ("ga", &["gle", "irish", "gaeilge"], None),
    ("gl", &["glg", "galician", "galego"], None),
    ("hr", &["hrv", "croatian", "hrvatski"], Some(Lang::Hrv)),
    ("hu", &["hun", "hungarian", "magyar"], Some(Lang::Hun)),
    ("is", &["isl", "ice", "icelandic", "islenska"], None),
    ("it", &["ita", "italian", "italiano"], Some(Lang::Ita)),
    ("lt", &["lit", "lithuanian", "lietuviu"], Some(Lang::Lit)),
    ("lv", &["lav", "latvian", "latviesu"], Some(Lang::Lav)),
    ("mk", &["mkd", "mac", "macedonian"], Some(Lang::Mkd)),
    ("mt", &["mlt", "maltese", "malti"], None),
    ("nb", &["nob", "nor", "norwegian", "norsk", "no"], Some(Lang::Nob)),
    ("nl", &["nld", "dut", "dutch", "nederlands", "flemish"], Some(Lang::Nld)),
    ("pl", &["pol", "polish", "polski"], Some(Lang::Pol)),
    ("pt", &["por", "portuguese", "portugues"], Some(Lang::Por)),
    ("ro", &["ron", "rum", "romanian", "romana"], Some(Lang::Ron)),
    ("sk", &["slk", "slo", "slovak", "slovencina"], Some(Lang::Slk)),
    ("sl", &["slv", "slovenian", "slovene", "slovenscina"], Some(Lang::Slv)),
    ("sq", &["sqi", "alb", "albanian", "shqip"], None),
    ("sr", &["srp", "serbian", "srpski"], None),
    ("sv", &["swe", "swedish", "svenska"], Some(Lang::Swe)),
    ("tr", &["tur", "turkish", "turkce"], Some(Lang::Tur)),
    ("uk", &["ukr", "ukrainian"], Some(Lang::Ukr)),
];

/// Fewest letters a text must have before its language is recognised.
pub const FEWEST_LETTERS: usize = 40;
/// Least confidence, 0 to 1, at which a recognised language is taken.
pub const LEAST_CONFIDENCE: f64 = 0.35;
/// Letters looked at; more do not change the answer.
const LOOKED_AT: usize = 600;

/// The tag of undetermined language (ISO 639-2).
pub fn undetermined() -> Option<Language> {
    Language::parse("und").ok()
}

/// Reads a language from a BCP 47 tag, an ISO 639 code, its English or own name, or the EU authority's address
/// (`…/authority/language/ENG`).
pub fn read_language(text: &str) -> Option<Language> {
    let text = text.trim().rsplit('/').next().unwrap_or_default();
    let folded = fold(text);
    let known = LANGUAGES.iter().find(|(tag, names, _)| *tag == folded || names.contains(&folded.as_str()));
    if let Some((tag, ..)) = known {
        return Language::parse(tag).ok();
    }
    // A longer tag counts when its first part is a known language: `pt-BR`, not `as needed`.
    let primary = folded.split(['-', '_']).next().unwrap_or_default();
    let tagged = primary.len() < folded.len() && LANGUAGES.iter().any(|(tag, ..)| *tag == primary);
    if tagged { Language::parse(text).ok() } else { None }
}

/// Recognises the language of texts among `candidates` (ISO 639-1; empty: all of Europe's) by their letter triples.
pub struct Recogniser {
    detector: Detector,
}

impl Recogniser {
    /// Among these languages; tags that cannot be recognised are left out.
    pub fn new(candidates: &[String]) -> Self {
        let among: Vec<Lang> = LANGUAGES
            .iter()
            .filter(|(tag, ..)| candidates.is_empty() || candidates.iter().any(|candidate| candidate == tag))
            .filter_map(|(_, _, lang)| *lang)
            .collect();
        Self { detector: Detector::with_allowlist(among) }
    }

    /// The language, or `None` when the text is under [`FEWEST_LETTERS`] or the confidence under [`LEAST_CONFIDENCE`].
    pub fn recognise(&self, texts: &[&str]) -> Option<Language> {
        let sample: String = texts.join(" ").chars().filter(|c| !c.is_ascii_digit()).take(LOOKED_AT).collect();
        if sample.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS {
            return None;
        }
        let info = self.detector.detect(&sample)?;
        if info.confidence() < LEAST_CONFIDENCE {
            return None;
        }
        let (tag, ..) = LANGUAGES.iter().find(|(_, _, lang)| *lang == Some(info.lang()))?;
        Language::parse(tag).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_are_read() {
        for (text, tag) in [
            ("en", "en"),
            ("EN", "en"),
            ("English", "en"),
            ("fre", "fr"),
            ("Español", "es"),
            ("pt_br", "pt-BR"),
            ("http://publications.europa.eu/resource/authority/language/SLV", "sl"),
        ] {
            assert_eq!(read_language(text).unwrap().as_str(), tag, "{text}");
        }
        assert_eq!(read_language("as needed"), None);
        assert_eq!(read_language("xx"), None);
    }

    #[test]
    fn a_text_of_some_length_is_recognised_and_a_short_one_is_not_guessed() {
        let all = Recogniser::new(&[]);
        for (text, tag) in [
            ("The project helps young people to find work in their own town and to stay there.", "en"),
            ("El proyecto ayuda a los jóvenes a encontrar trabajo en su propio pueblo y a quedarse allí.", "es"),
            ("Το έργο βοηθά τους νέους να βρουν δουλειά στην πόλη τους και να μείνουν εκεί.", "el"),
            ("Projekt pomaga młodym ludziom znaleźć pracę w ich własnym mieście i tam pozostać.", "pl"),
        ] {
            assert_eq!(all.recognise(&[text]).unwrap().as_str(), tag, "{text}");
        }
        assert_eq!(all.recognise(&["Beehive"]), None);
    }

    #[test]
    fn only_candidates_are_recognised() {
        let two = Recogniser::new(&["sl".to_owned(), "en".to_owned()]);
        let text = "Projekt pomaga mladim, da najdejo delo v svojem kraju in tam tudi ostanejo s svojimi družinami.";
        assert_eq!(two.recognise(&[text]).unwrap().as_str(), "sl");
    }
}
