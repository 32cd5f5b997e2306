//! From the type of an organisation to its helix.

use rialto_domain::search_words::fold;
use rialto_domain::vocabulary::Helix;

/// Types as Interreg and Digital Social Innovation Europe name them, folded.
const TYPES: &[(&str, Helix)] = &[
    ("local public authority", Helix::Government),
    ("regional public authority", Helix::Government),
    ("national public authority", Helix::Government),
    ("sectoral agency", Helix::Government),
    ("bodies governed by public law", Helix::Government),
    ("national, regional and local authorities", Helix::Government),
    ("infrastructure and (public organisation) service provider", Helix::Government),
    ("international governmental organisation", Helix::Government),
    ("hospital and medical centre", Helix::Government),
    ("egtc", Helix::Government),
    ("government/public sector", Helix::Government),
    ("gov", Helix::Government),
    ("higher education and research institution", Helix::Academia),
    ("education and research institution", Helix::Academia),
    ("academia/research organisation", Helix::Academia),
    ("aca", Helix::Academia),
    ("small or medium-sized enterprise (sme)", Helix::Business),
    ("large enterprise", Helix::Business),
    ("enterprise, except sme", Helix::Business),
    ("business support organisation", Helix::Business),
    ("for-profit business", Helix::Business),
    ("bus", Helix::Business),
    ("ngo", Helix::CivilSociety),
    ("interest groups including ngos", Helix::CivilSociety),
    ("social enterprise, charity, foundation or other non-profit", Helix::CivilSociety),
    ("grassroots organisation or community network", Helix::CivilSociety),
    ("civ", Helix::CivilSociety),
];

/// The helix of a type of organisation, or of the name of a helix. `Other` has none.
pub fn helix(text: &str) -> Option<Helix> {
    let folded = fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let known = TYPES.iter().find(|(name, _)| *name == folded).map(|(_, helix)| *helix);
    known.or_else(|| Helix::parse(&folded.replace([' ', '-'], "_")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_organisations_have_a_helix() {
        assert_eq!(helix("Interest groups  including NGOs"), Some(Helix::CivilSociety));
        assert_eq!(helix("Civil society"), Some(Helix::CivilSociety));
        assert_eq!(helix("Other"), None);
    }
}
