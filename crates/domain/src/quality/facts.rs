//! What is from a vocabulary: EU file types, media types, licences, access rights.
//!
//! The lists are data in `facts/`; `facts/README.md` names their sources.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

const FILE_TYPES: &str = include_str!("../../facts/file_types.json");
const LICENCES: &str = include_str!("../../facts/licences.json");

/// The EU authority tables by the start of their addresses, without the scheme.
const AUTHORITY: &str = "publications.europa.eu/resource/authority/";

/// The table `access-right`.
const ACCESS_RIGHTS: [&str; 6] = ["PUBLIC", "RESTRICTED", "NON_PUBLIC", "NORMAL", "SENSITIVE", "CONFIDENTIAL"];

/// A file type of the EU's list.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct FileType {
    /// Its code: `CSV`.
    pub code: String,
    /// Other names that portals write.
    #[serde(default)]
    names: Vec<String>,
    /// Its media types.
    #[serde(default)]
    pub media_types: Vec<String>,
    /// Whether it belongs to nobody.
    #[serde(default)]
    pub non_proprietary: bool,
    /// Whether machines read it.
    #[serde(default)]
    pub machine_readable: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Licence {
    code: String,
    addresses: Vec<String>,
    names: Vec<String>,
}

struct FileTypes {
    all: Vec<FileType>,
    by_name: HashMap<String, usize>,
}

// ok: a test reads both files, so that neither is empty
static FILE_TYPE_LIST: LazyLock<FileTypes> = LazyLock::new(|| {
    let all: Vec<FileType> = serde_json::from_str(FILE_TYPES).unwrap_or_default();
    let mut by_name = HashMap::new();
    for (at, one) in all.iter().enumerate() {
        for name in one.names.iter().chain(&one.media_types).chain([&one.code]) {
            by_name.insert(letters(name), at);
        }
    }
    FileTypes { all, by_name }
});
static LICENCE_LIST: LazyLock<Vec<Licence>> = LazyLock::new(|| {
    let mut all: Vec<Licence> = serde_json::from_str(LICENCES).unwrap_or_default();
    for licence in &mut all {
        licence.names.push(licence.code.clone());
        licence.names.iter_mut().for_each(|name| *name = letters(name));
    }
    all
});

/// Small letters and digits alone, so that `CC BY 4.0`, `cc-by-4.0` and `CC_BY_4_0` are one.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// An address without scheme, `www.` and slash at the end, in small letters; `None` for what is no address.
fn address(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    Some(rest.trim_end_matches('/').to_owned())
}

fn in_authority<'a>(address: &'a str, table: &str) -> Option<&'a str> {
    address.strip_prefix(AUTHORITY)?.strip_prefix(table)?.strip_prefix('/').filter(|code| !code.is_empty())
}

/// The file type of a format as portals write it: an address of the EU's list, a code, a name, a media type.
pub fn file_type(format: &str) -> Option<&'static FileType> {
    let address = address(format);
    let name = match &address {
        Some(address) => in_authority(address, "file-type")?,
        None => format,
    };
    FILE_TYPE_LIST.by_name.get(&letters(name)).and_then(|at| FILE_TYPE_LIST.all.get(*at))
}

/// Whether it is an address of the EU's list of file types.
pub fn is_file_type_address(format: &str) -> bool {
    address(format).is_some_and(|address| in_authority(&address, "file-type").is_some())
}

/// Whether a media type is registered at IANA, as far as open data uses it; parameters such as `charset` do not matter.
pub fn is_known_media_type(media_type: &str) -> bool {
    let plain = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    let plain = match address(&plain) {
        Some(address) => match address.strip_prefix("iana.org/assignments/media-types/") {
            Some(rest) => rest.to_owned(),
            None => return false,
        },
        None => plain,
    };
    FILE_TYPE_LIST.all.iter().any(|one| one.media_types.contains(&plain))
}

/// Whether a licence is one that the EU's lists know: by an address or a name.
pub fn is_known_licence(licence: &str) -> bool {
    match address(licence) {
        Some(address) => {
            in_authority(&address, "licence").is_some()
                || LICENCE_LIST.iter().flat_map(|known| &known.addresses).any(|known| begins_with(&address, known))
        }
        None => {
            let name = letters(licence);
            LICENCE_LIST.iter().any(|known| known.names.contains(&name))
        }
    }
}

/// Whether an address is this one, or one below it: `…/by/4.0/legalcode`.
fn begins_with(address: &str, known: &str) -> bool {
    address.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Whether access rights are from the EU's list: by address or code.
pub fn is_known_access_right(rights: &str) -> bool {
    let address = address(rights);
    let code = match &address {
        Some(address) => in_authority(address, "access-right").unwrap_or_default(),
        None => rights.trim(),
    };
    ACCESS_RIGHTS.iter().any(|known| known.eq_ignore_ascii_case(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_whole_and_name_nothing_twice() {
        let types: Vec<FileType> = serde_json::from_str(FILE_TYPES).unwrap();
        let names: usize = types.iter().map(|one| 1 + one.names.len() + one.media_types.len()).sum();
        let distinct: std::collections::BTreeSet<_> = types
            .iter()
            .flat_map(|one| one.names.iter().chain(&one.media_types).chain([&one.code]))
            .map(|n| letters(n))
            .collect();
        assert!(types.len() > 100 && distinct.len() == names, "a name in file_types.json stands for two types");
        assert_eq!(types.iter().filter(|one| one.non_proprietary).count(), 29);
        assert_eq!(types.iter().filter(|one| one.machine_readable).count(), 20);
        let licences: Vec<Licence> = serde_json::from_str(LICENCES).unwrap();
        assert!(licences.len() > 30);
        for known in licences.iter().flat_map(|licence| &licence.addresses) {
            assert_eq!(
                address(&format!("http://www.{known}/")).as_ref(),
                Some(known),
                "write addresses bare and small"
            );
        }
    }

    #[test]
    fn formats_are_known_as_portals_write_them() {
        for csv in ["CSV", " csv", ".csv", "text/csv", "http://publications.europa.eu/resource/authority/file-type/CSV"]
        {
            assert_eq!(file_type(csv).map(|known| known.code.as_str()), Some("CSV"), "{csv}");
        }
        assert!(file_type("GeoJSON").is_some_and(|known| known.non_proprietary && known.machine_readable));
        assert!(file_type("PDF").is_some_and(|known| !known.machine_readable));
        assert!(file_type("XLSX").is_some_and(|known| known.machine_readable && !known.non_proprietary));
        assert!(file_type("our own").is_none() && file_type("https://example.org/CSV").is_none());
    }

    #[test]
    fn licences_are_known_by_address_and_by_name() {
        for known in [
            "https://creativecommons.org/licenses/by/4.0/",
            "http://creativecommons.org/licenses/by/4.0/deed.el",
            "http://publications.europa.eu/resource/authority/licence/CC0",
            "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
            "CC BY-SA 4.0",
            "cc-zero",
            "ODC_BL",
        ] {
            assert!(is_known_licence(known), "{known}");
        }
        for unknown in [
            "https://example.org/licence",
            "https://creativecommons.org/",
            "free",
            "http://creativecommons.org/licenses/by/4.05",
        ] {
            assert!(!is_known_licence(unknown), "{unknown}");
        }
    }

    #[test]
    fn media_types_and_access_rights_are_known() {
        assert!(is_known_media_type("text/csv; charset=utf-8") && is_known_media_type("TEXT/CSV"));
        assert!(is_known_media_type("https://www.iana.org/assignments/media-types/text/csv"));
        assert!(!is_known_media_type("csv") && !is_known_media_type("application/x-unheard-of"));
        assert!(is_known_access_right("PUBLIC") && is_known_access_right("non_public"));
        assert!(is_known_access_right("http://publications.europa.eu/resource/authority/access-right/RESTRICTED"));
        assert!(!is_known_access_right("open") && !is_known_access_right("http://example.org/PUBLIC"));
    }
}
