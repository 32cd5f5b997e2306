//! Countries by any of their names, as NUTS codes them: ISO 3166 but EL for Greece and UK for the United Kingdom.

use rialto_domain::search_words::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names beside the official English one: local, short, old, and codes of lists.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("AL", &["shqiperia", "shqiperi"]),
    ("AT", &["osterreich", "autriche"]),
    ("BA", &["bosna i hercegovina", "bosnia"]),
    ("BE", &["belgique", "belgie", "belgien"]),
    ("BG", &["bulgaria", "балгария", "българия"]),
    ("CH", &["schweiz", "suisse", "svizzera"]),
    ("CY", &["κυπρος", "kypros"]),
    ("CZ", &["czech republic", "ceska republika", "cesko", "czechia"]),
    ("DE", &["deutschland", "allemagne", "alemania", "nemcija", "njemacka"]),
    ("DK", &["danmark"]),
    ("EE", &["eesti"]),
    ("EL", &["greece", "ελλαδα", "ellada", "hellas", "gr", "grc", "grecia"]),
    ("ES", &["espana", "espagne"]),
    ("FI", &["suomi", "finlande"]),
    ("FR", &["la france", "francia", "francija", "francuska"]),
    ("HR", &["hrvatska", "republika hrvatska", "cro"]),
    ("HU", &["magyarorszag", "madarsko"]),
    ("IE", &["eire", "republic of ireland"]),
    ("IS", &["island"]),
    ("IT", &["italia", "italie", "italija"]),
    ("LT", &["lietuva"]),
    ("LU", &["letzebuerg", "luxemburg"]),
    ("LV", &["latvija"]),
    ("MK", &["macedonia", "the former yugoslav republic of macedonia", "fyrom", "severna makedonija"]),
    ("ME", &["crna gora"]),
    ("NL", &["netherlands", "the netherlands", "nederland", "holland", "pays-bas", "paises bajos"]),
    ("NO", &["norge", "noreg"]),
    ("PL", &["polska", "pologne", "polonia"]),
    ("PT", &["portugal"]),
    ("RO", &["romania"]),
    ("RS", &["srbija", "serbia"]),
    ("SE", &["sverige", "suede", "suecia"]),
    ("SI", &["slovenija", "republika slovenija", "slo", "slovenie"]),
    ("SK", &["slovensko", "slovenska republika", "slovak republic", "svk"]),
    ("TR", &["turkey", "turkiye"]),
    ("UA", &["ukraina"]),
    ("XK", &["kosovo", "kosove", "xkx", "kosovo (under unscr 1244/99)"]),
    (
        "UK",
        &[
            "united kingdom",
            "great britain",
            "britain",
            "england",
            "scotland",
            "wales",
            "northern ireland",
            "gb",
            "gbr",
            "uk",
            "royaume-uni",
            "reino unido",
        ],
    ),
    ("US", &["united states", "usa", "u.s.a."]),
    ("RU", &["russia"]),
    ("KR", &["south korea", "korea"]),
    ("MD", &["moldova"]),
    ("IR", &["iran"]),
    ("SY", &["syria"]),
    ("TZ", &["tanzania"]),
    ("VN", &["vietnam"]),
    ("BO", &["bolivia"]),
    ("VE", &["venezuela"]),
    ("TW", &["taiwan"]),
    ("PS", &["palestine"]),
    ("GE", &["georgia"]),
    ("RE", &["reunion"]),
    ("HK", &["hong kong"]),
    ("LA", &["laos"]),
    ("CV", &["cape verde"]),
];

/// Words that stand about the name in official forms, folded.
const FORMS: &[&str] = &[
    "republic",
    "of",
    "the",
    "islamic",
    "federation",
    "kingdom",
    "plurinational",
    "state",
    "united",
    "bolivarian",
    "province",
    "democratic",
    "people's",
];

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for country in rust_iso3166::ALL {
        let code = nuts_code(country.alpha2);
        for name in [country.alpha2, country.alpha3, country.name] {
            names.insert(fold(name), code);
        }
        // `Korea (Republic of)` is also `Korea, Republic of`.
        if let Some((name, form)) = country.name.split_once(" (") {
            let form = form.trim_end_matches(')');
            names.insert(fold(&format!("{name}, {form}")), code);
            names.insert(fold(&format!("{form} {name}")), code);
        }
    }
    for (code, others) in OTHER_NAMES {
        for name in *others {
            names.insert((*name).to_owned(), code);
        }
        names.insert(code.to_lowercase(), code);
    }
    names
});

fn nuts_code(iso: &'static str) -> &'static str {
    match iso {
        "GR" => "EL",
        "GB" => "UK",
        other => other,
    }
}

/// The code of a country by its name in English or its own language, ISO code of two or three letters, or NUTS code.
pub fn read_country(text: &str) -> Option<&'static str> {
    let folded = fold(text.trim());
    if let Some(code) = NAMES.get(&folded) {
        return Some(code);
    }
    // `Macedonia, the former Yugoslav Republic of`: the name before the comma, when only forms follow.
    let (name, rest) = folded.split_once(',').or_else(|| folded.split_once(" ("))?;
    let formal = rest
        .split([' ', ')'])
        .filter(|word| !word.is_empty())
        .all(|word| FORMS.contains(&word) || word == "former" || word == "yugoslav");
    if formal { NAMES.get(name.trim()).copied() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_all_their_names() {
        for (name, code) in [
            ("Greece", "EL"),
            ("GR", "EL"),
            ("EL", "EL"),
            ("GRC", "EL"),
            ("Ελλάδα", "EL"),
            ("United Kingdom", "UK"),
            ("GB", "UK"),
            (" England ", "UK"),
            ("Sverige", "SE"),
            ("SLO", "SI"),
            ("Slovenija", "SI"),
            ("Czech Republic", "CZ"),
            ("Türkiye", "TR"),
            ("Turkey", "TR"),
            ("HRV", "HR"),
            ("Korea, Republic of", "KR"),
            ("Macedonia, the former Yugoslav Republic of", "MK"),
            ("Iran, Islamic Republic of", "IR"),
            ("Moldova, Republic of", "MD"),
            ("Russian Federation", "RU"),
            ("United States", "US"),
            ("Österreich", "AT"),
            ("Netherlands", "NL"),
            ("Kosovo", "XK"),
        ] {
            assert_eq!(read_country(name), Some(code), "{name}");
        }
        assert_eq!(read_country("Atlantis"), None);
        assert_eq!(read_country(""), None);
    }
}
