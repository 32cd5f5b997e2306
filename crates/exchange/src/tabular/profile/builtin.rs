//! The profiles that ship with the product.

use super::{Kind, Profile, parse};
use crate::tabular::source::FileError;
use std::sync::LazyLock;

const FILES: &[(&str, &str)] = &[
    ("dsi-projects", include_str!("../../../profiles/dsi-projects.toml")),
    ("dsi-organisations", include_str!("../../../profiles/dsi-organisations.toml")),
    ("eu-cohesion", include_str!("../../../profiles/eu-cohesion.toml")),
    ("interreg-partners", include_str!("../../../profiles/interreg-partners.toml")),
    ("interreg-organisations", include_str!("../../../profiles/interreg-organisations.toml")),
    ("hr-esif", include_str!("../../../profiles/hr-esif.toml")),
    ("pl-esf", include_str!("../../../profiles/pl-esf.toml")),
    ("si-2014-2020", include_str!("../../../profiles/si-2014-2020.toml")),
    ("uk-esif", include_str!("../../../profiles/uk-esif.toml")),
    ("nuts-regions", include_str!("../../../profiles/nuts-regions.toml")),
    ("ckan", include_str!("../../../profiles/ckan.toml")),
];

static PROFILES: LazyLock<Result<Vec<Profile>, FileError>> =
    LazyLock::new(|| FILES.iter().map(|(name, text)| parse::parse(name, text)).collect());

/// Every built-in profile. They are checked by a test, so that none is left out in a release.
pub fn builtins() -> &'static [Profile] {
    PROFILES.as_deref().unwrap_or_default()
}

/// The built-in profile of a name.
pub fn builtin(name: &str) -> Option<&'static Profile> {
    builtins().iter().find(|profile| profile.name == name)
}

/// The built-in profiles of a kind.
pub fn of_kind(kind: Kind) -> impl Iterator<Item = &'static Profile> {
    builtins().iter().filter(move |profile| profile.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_is_well_formed_and_recognisable() {
        if let Err(error) = &*PROFILES {
            panic!("{error}");
        }
        for (profile, (name, _)) in builtins().iter().zip(FILES) {
            assert_eq!(&profile.name, name);
            assert!(!profile.about.is_empty(), "{name}: say what it reads in `about`");
        }
        assert_eq!(builtins().len(), FILES.len());
    }
}
