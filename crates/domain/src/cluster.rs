//! Clusters with social vocation and responsiveness (SVRC).

use crate::id::{ClusterId, ClusterMemberId, OrganisationId, RegionId};
use crate::text::{Language, Translations};
use crate::vocabulary::{Consolidation, FocusArea, Helix, MacroScenario, Publication};

/// A cluster as stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// Key.
    pub id: ClusterId,
    /// Address in the web app.
    pub slug: String,
    /// Name in `language`.
    pub name: String,
    /// Language of the texts.
    pub language: Language,
    /// A few sentences.
    pub summary: Option<String>,
    /// Translations of `name` and `summary`.
    pub translations: Translations,
    /// Macro scenario.
    pub macro_scenario: MacroScenario,
    /// How settled it is.
    pub consolidation: Consolidation,
    /// Region.
    pub region: Option<RegionId>,
    /// Focus areas.
    pub focus_areas: Vec<FocusArea>,
    /// Smart specialisation (S3) priorities, in words.
    pub priorities: Vec<String>,
    /// Founded on.
    pub founded_on: Option<chrono::NaiveDate>,
    /// Web address.
    pub website: Option<String>,
    /// Members, by helix.
    pub members: Vec<ClusterMember>,
    /// Who sees it.
    pub publication: Publication,
    /// Invented for the demo network.
    pub is_demo: bool,
}

/// An organisation in a cluster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClusterMember {
    /// Key.
    pub id: ClusterMemberId,
    /// The organisation.
    pub organisation: OrganisationId,
    /// The helix it stands for in this cluster.
    pub helix: Helix,
    /// Since when.
    pub joined_on: Option<chrono::NaiveDate>,
}

/// Balance of the helices: Shannon evenness `H / ln 4` over the four member counts, 0 to 1
/// (Pielou 1966, with the four helices as the classes). `None` without members.
pub fn evenness(members: &[ClusterMember]) -> Option<f64> {
    let total = members.len() as f64;
    if members.is_empty() {
        return None;
    }
    let entropy: f64 = [Helix::Government, Helix::Business, Helix::Academia, Helix::CivilSociety]
        .iter()
        .map(|helix| members.iter().filter(|member| member.helix == *helix).count() as f64 / total)
        .filter(|share| *share > 0.0)
        .map(|share| -share * share.ln())
        .sum();
    Some((entropy / 4f64.ln()).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn members(counts: [usize; 4]) -> Vec<ClusterMember> {
        let of = |helix: Helix| ClusterMember {
            id: ClusterMemberId(Uuid::nil()),
            organisation: OrganisationId(Uuid::nil()),
            helix,
            joined_on: None,
        };
        Helix::ALL.iter().zip(counts).flat_map(|(helix, n)| std::iter::repeat_n(of(*helix), n)).collect()
    }

    #[test]
    fn one_helix_is_zero_and_four_equal_ones_are_one() {
        assert_eq!(evenness(&members([7, 0, 0, 0])), Some(0.0));
        assert!((evenness(&members([3, 3, 3, 3])).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(evenness(&[]), None);
    }

    proptest! {
        #[test]
        fn evenness_is_between_zero_and_one_and_ignores_order(a in 0..50usize, b in 0..50usize, c in 0..50usize, d in 1..50usize) {
            let one = evenness(&members([a, b, c, d])).unwrap();
            let other = evenness(&members([d, c, b, a])).unwrap();
            prop_assert!((0.0..=1.0).contains(&one));
            prop_assert!((one - other).abs() < 1e-12);
        }
    }
}
