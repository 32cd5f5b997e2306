//! Titles: capitals become sentence case, over-long ones are cut.

use rialto_domain::search_words::fold;

/// Longest title, in characters.
pub const LONGEST: usize = 300;

/// Acronyms of the field that stay in capitals.
const ACRONYMS: &[&str] = &[
    "EU", "UE", "EC", "CE", "EC", "SME", "SMES", "PME", "PYME", "MSP", "NGO", "ONG", "NVO", "OCD", "ICT", "TIC", "IKT",
    "IT", "AI", "ESF", "ERDF", "FSE", "ESRR", "ESS", "EFRR", "EFS", "CF", "KS", "YEI", "IEJ", "IOG", "NEET", "NEETS",
    "COVID", "STEM", "CLLD", "LAG", "GAL", "CSR", "RSE", "DSI", "SDG", "ODS", "GIS", "SIG", "IOT", "GPS", "LED", "USB",
    "UK", "USA", "SA", "SL", "SRL", "DOO", "OŠ", "RS", "RH", "BIM", "CAD", "CAM", "ERP", "CRM", "PLC", "ICEX", "FPO",
    "FPA", "SAP", "ISO", "OP", "PO", "ROP", "RPO", "TP", "CFO", "OS",
];

/// Small words that are no acronyms whatever their length, by language, folded.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("en", &["a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "and", "or", "as", "up", "we", "it", "my"]),
    (
        "es",
        &["a", "de", "la", "el", "en", "y", "e", "o", "u", "los", "las", "del", "al", "un", "con", "por", "su", "mi"],
    ),
    (
        "pt",
        &["a", "o", "e", "de", "da", "do", "das", "dos", "em", "na", "no", "um", "uma", "com", "por", "ao", "os", "as"],
    ),
    (
        "fr",
        &[
            "a", "de", "la", "le", "les", "et", "en", "du", "des", "un", "une", "au", "aux", "ou", "d", "l", "sur",
            "par",
        ],
    ),
    ("it", &["a", "e", "di", "da", "la", "il", "lo", "i", "in", "un", "con", "per", "del", "al", "le", "gli", "o"]),
    ("de", &["am", "an", "auf", "im", "in", "und", "zu", "der", "die", "das", "mit", "von"]),
    ("nl", &["de", "het", "een", "en", "in", "op", "te", "van", "voor", "of", "met"]),
    ("sv", &["i", "och", "att", "en", "ett", "av", "pa", "for", "med", "till"]),
    ("sl", &["s", "z", "k", "h", "v", "o", "in", "na", "za", "do", "iz", "od", "pri", "po", "ob", "je", "ki", "ter"]),
    ("hr", &["s", "sa", "k", "u", "i", "o", "na", "za", "do", "iz", "od", "po", "je", "te", "kroz", "ili"]),
    ("pl", &["w", "z", "i", "o", "u", "na", "do", "za", "ze", "we", "od", "po", "dla", "oraz", "a"]),
    ("sk", &["s", "so", "k", "v", "vo", "a", "o", "u", "na", "za", "do", "zo", "od", "po", "pre", "ako"]),
    ("cs", &["s", "se", "k", "v", "ve", "a", "o", "u", "na", "za", "do", "ze", "od", "po", "pro"]),
    (
        "el",
        &[
            "ο", "η", "το", "τα", "οι", "και", "σε", "με", "για", "του", "τησ", "των", "στο", "στη", "στην", "απο",
            "τη", "την", "τον",
        ],
    ),
];

/// Languages in which an R between consonants is a syllable: `vrt` and `trg` are words.
const SYLLABIC_R: &[&str] = &["sl", "hr", "sr", "bs", "mk", "cs", "sk"];

/// A text in capitals becomes sentence case; `None` when it is not in capitals.
///
/// In capitals is a text of at least two words, one of them of five letters or more, without a lower-case
/// letter. A single word (`PEPAL`, `MATRICE`) is a name and stays. In the new text the first word, and the first after
/// `. ! ?`, begins with a capital. These stay in capitals: words with a digit (`2014-IT`), words
/// of single letters with full stops, or with `&` (`S.A.`, `R&D`), words without a vowel of two to five letters (`CNRS`), roman numerals of
/// I, V and X, a single word in brackets (`(ISECSS)`), single letters that are no small word of
/// the language, and a list of acronyms of the field. In German every word of four letters or more keeps a capital, for
/// nouns cannot be told. Names of people and places lose theirs: the price of readable titles; the original stays in the report.
pub fn sentence_case(text: &str, language: &str) -> Option<String> {
    if !is_in_capitals(text) {
        return None;
    }
    let small = SMALL_WORDS.iter().find(|(tag, _)| *tag == language).map_or(&[][..], |(_, words)| words);
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    let mut only_codes = true;
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let space = part.get(word.len()..).unwrap_or_default();
        let written = push_word(&mut out, word, Word { language, small, begins });
        out.push_str(space);
        only_codes &= written != Written::Word;
        begins = match written {
            // `2015 - ELECTROWINE` and `IDE/2007 / TALLERES` begin behind their codes, `160 FIRM` does not.
            Written::Sign => begins || only_codes,
            Written::Code => false,
            Written::Word => ends_sentence(word),
        } || space.contains('\n');
    }
    (out != text).then_some(out)
}

fn is_in_capitals(text: &str) -> bool {
    let mut words = 0;
    let mut longest = 0;
    for word in text.split(|c: char| !c.is_alphabetic()) {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        let length = word.chars().filter(|c| c.is_uppercase()).count();
        words += usize::from(length > 0);
        longest = longest.max(length);
    }
    words >= 2 && longest >= 5
}

/// What was written of a word.
#[derive(PartialEq)]
enum Written {
    Sign,
    Code,
    Word,
}

#[derive(Clone, Copy)]
struct Word<'a> {
    language: &'a str,
    small: &'a [&'a str],
    begins: bool,
}

/// `S.A.` ends no sentence, `NOW!` does.
fn ends_sentence(word: &str) -> bool {
    let word = word.trim_end_matches(['"', '”', '»', ')']);
    word.ends_with(['!', '?']) || (word.ends_with('.') && word.matches('.').count() == 1 && word.chars().count() > 4)
}

fn push_word(out: &mut String, word: &str, about: Word<'_>) -> Written {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    let bracketed = word.starts_with('(') && word.ends_with(')') && !word.contains(['/', '-']);
    let dotted = core.contains('.') && core.split('.').all(|piece| (1..=2).contains(&piece.chars().count()));
    let whole = bracketed || dotted || core.contains(['&', '_', '@']) || core.chars().any(|c| c.is_ascii_digit());
    if core.is_empty() || whole {
        out.push_str(word);
        return if core.is_empty() { Written::Sign } else { Written::Code };
    }
    let mut first = about.begins;
    for piece in word.split_inclusive(|c: char| !c.is_alphabetic()) {
        let letters = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        if letters.is_empty() {
            out.push_str(piece);
            continue;
        }
        let ending = piece.get(letters.len()..).unwrap_or_default();
        // The S of LET'S and the D of D'ART are no acronyms.
        let elided = letters.chars().count() == 1 && (ending.starts_with(['\'', '’']) || out.ends_with(['\'', '’']));
        if !elided && stays(letters, about) {
            out.push_str(letters);
        } else {
            let lower = letters.to_lowercase();
            let noun = about.language == "de" && letters.chars().count() >= 4;
            if first || noun { push_capitalised(out, &lower) } else { out.push_str(&lower) }
        }
        out.push_str(ending);
        first = false;
    }
    Written::Word
}

fn push_capitalised(out: &mut String, word: &str) {
    let mut chars = word.chars();
    if let Some(first) = chars.next() {
        out.extend(first.to_uppercase());
        out.push_str(chars.as_str());
    }
}

fn stays(letters: &str, about: Word<'_>) -> bool {
    let folded = fold(letters);
    if about.small.contains(&folded.as_str()) {
        return false;
    }
    let count = letters.chars().count();
    let syllabic = SYLLABIC_R.contains(&about.language)
        && folded.char_indices().any(|(at, c)| c == 'r' && at > 0 && at + 1 < folded.len());
    let vowels = folded.chars().filter(|c| "aeiouyαεηιουω".contains(*c)).count() + usize::from(syllabic);
    let greek = folded.chars().any(|c| ('α'..='ω').contains(&c));
    count == 1 || (vowels == 0 && (greek || count <= 5)) || is_roman(letters) || ACRONYMS.contains(&letters)
}

/// Roman numerals of I, V and X with two signs or more, in their usual form: II, IV, XIX.
fn is_roman(word: &str) -> bool {
    if word.len() < 2 || !word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')) {
        return false;
    }
    let units = word.trim_start_matches('X');
    let tens = word.len() - units.len();
    tens <= 3 && matches!(units, "" | "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "VIII" | "IX")
}

/// A title of at most [`LONGEST`] characters, cut after a word with `…`; `None` when it is short enough.
pub fn cut(title: &str) -> Option<String> {
    let (end, _) = title.char_indices().nth(LONGEST)?;
    let (room, _) = title.char_indices().nth(LONGEST - 1)?;
    let start = title.get(..room).unwrap_or_default();
    let at_word = match title.get(..end).and_then(|text| text.rfind(char::is_whitespace)) {
        Some(space) if space > room / 2 && space <= room => title.get(..space).unwrap_or(start),
        _ => start,
    };
    Some(format!("{}…", at_word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn case(text: &str, language: &str) -> String {
        sentence_case(text, language).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn capitals_become_sentence_case_in_the_language_of_the_title() {
        assert_eq!(case("OSKRBA S PITNO VODO SUHE KRAJINE", "sl"), "Oskrba s pitno vodo suhe krajine");
        assert_eq!(case("PRESTAMO DE BANCO PASTOR S A", "es"), "Prestamo de banco pastor S a");
        assert_eq!(case("IZRADA STANDARDA ZANIMANJA U OBRAZOVANJU", "hr"), "Izrada standarda zanimanja u obrazovanju");
        assert_eq!(case("ΕΚΠΟΝΗΣΗ ΜΕΛΕΤΩΝ ΚΑΙ ΠΑΡΟΧΗ ΥΠΗΡΕΣΙΩΝ", "el"), "Εκπονηση μελετων και παροχη υπηρεσιων");
        assert_eq!(case("VRT ZA SVE GENERACIJE", "hr"), "Vrt za sve generacije");
        assert_eq!(case("HILFE FÜR KINDER IN DER STADT", "de"), "Hilfe für Kinder in der Stadt");
    }

    #[test]
    fn acronyms_numerals_and_codes_stay() {
        assert_eq!(
            case("IDE/2007/000038 / TALLERES GOZON, S.A. / A33021320", "es"),
            "IDE/2007/000038 / Talleres gozon, S.A. / A33021320"
        );
        assert_eq!(case("PRVA ZAPOSLITEV II – OŠ FLV SLIVNICA 1", "sl"), "Prva zaposlitev II – OŠ FLV slivnica 1");
        assert_eq!(case("STRUČNE EDUKACIJE U CENTRIMA (ISECSS)", "hr"), "Stručne edukacije u centrima (ISECSS)");
        assert_eq!(case("160 FIRM NA START", "pl"), "160 firm na start");
        assert_eq!(case("LET'S GO CIRCULAR! NOW", "en"), "Let's go circular! Now");
        assert_eq!(case("SZUKAM...ZNAJDUJĘ PRACĘ", "pl"), "Szukam...znajduję pracę");
        assert_eq!(sentence_case("DIVERSE_GENE_WATCH", "en"), None);
        assert_eq!(case("SUPPORT FOR ICT IN SMES. A NEW START", "en"), "Support for ICT in SMES. A new start");
    }

    #[test]
    fn a_name_of_one_word_and_mixed_case_stay() {
        for title in ["PEPAL", "CFO 3", "MOPINOV", "Sensor City", "FPO - FILD", "NonHazCity 3"] {
            assert_eq!(sentence_case(title, "en"), None, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_after_a_word() {
        let title = "word ".repeat(80);
        let short = cut(title.trim()).unwrap();
        assert!(short.chars().count() <= LONGEST && short.ends_with("word…"), "{short}");
        assert_eq!(cut("short"), None);
        assert_eq!(cut(&"x".repeat(400)).unwrap().chars().count(), LONGEST);
    }

    proptest! {
        #[test]
        fn both_rules_are_idempotent(title in "[A-ZČŠŽΑ-Ω0-9 .,()/&-]{0,400}", language in "en|sl|el|de") {
            let once = case(&title, &language);
            prop_assert_eq!(case(&once, &language), once);
            if let Some(short) = cut(&title) {
                prop_assert!(cut(&short).is_none());
            }
        }
    }
}
