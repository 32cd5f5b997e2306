//! What an anonymous lesson may say of where it comes from: never what fewer than five projects share.
//!
//! The rule is k-anonymity (Sweeney, L.: k-anonymity: a model for protecting privacy. International Journal of Uncertainty,
//! Fuzziness and Knowledge-based Systems 10 (5), 2002, 557-570) with k = 5, by suppression: facts are taken one by one, and one
//! with which fewer than [`K`] public projects would be left is left out. So not each fact alone but all that is told together
//! fits at least [`K`] projects.

use crate::vocabulary::{Area, FocusArea, Stage, Vocabulary};
use std::collections::BTreeSet;

/// So many public projects must fit what an anonymous lesson tells.
pub const K: usize = 5;

/// A public project of the country, of which it is not known how it ended: one that a reader could take for the lesson's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Peer {
    /// Stages it is or was in.
    pub stages: BTreeSet<Stage>,
    /// Its focus areas.
    pub focus_areas: BTreeSet<FocusArea>,
    /// Areas of advice that its needs asked for.
    pub areas: BTreeSet<Area>,
    /// The year in which it ended, where that is known.
    pub ended: Option<i32>,
}

/// What a lesson tells of where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Whether its country is told.
    pub country: bool,
    /// The stage in which it ended.
    pub stage: Option<Stage>,
    /// The year in which it ended.
    pub year: Option<i32>,
    /// Areas of advice.
    pub areas: Vec<Area>,
    /// Focus areas.
    pub focus_areas: Vec<FocusArea>,
}

/// Cuts what is known of a project down to what [`K`] of its `peers` share. Without a country that has as many, nothing but
/// the year is told: a year alone points to nobody's country.
pub fn cut(whole: &Origin, peers: &[Peer]) -> Origin {
    let mut left: Vec<&Peer> = peers.iter().collect();
    let mut told = Origin::default();
    if left.len() < K {
        return Origin { year: whole.year, ..told };
    }
    told.country = whole.country;
    let mut keep = |fits: &dyn Fn(&Peer) -> bool| {
        let fewer: Vec<&Peer> = left.iter().copied().filter(|peer| fits(peer)).collect();
        let enough = fewer.len() >= K;
        if enough {
            left = fewer;
        }
        enough
    };
    told.stage = whole.stage.filter(|stage| keep(&|peer| peer.stages.contains(stage)));
    // who does not know when a project ended cannot leave it out
    told.year = whole.year.filter(|year| keep(&|peer| peer.ended.is_none_or(|ended| ended == *year)));
    told.areas = known(&whole.areas).filter(|area| keep(&|peer| peer.areas.contains(area))).collect();
    told.focus_areas = known(&whole.focus_areas).filter(|area| keep(&|peer| peer.focus_areas.contains(area))).collect();
    told
}

/// The values in the order of their list, so that the order in which they were written says nothing.
fn known<V: Vocabulary + PartialEq>(values: &[V]) -> impl Iterator<Item = V> {
    V::ALL.iter().copied().filter(|value| values.contains(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn subset<V: Vocabulary + Ord + std::fmt::Debug>() -> impl Strategy<Value = BTreeSet<V>> {
        proptest::collection::btree_set(proptest::sample::select(V::ALL), 0..4)
    }

    fn peer() -> impl Strategy<Value = Peer> {
        (subset::<Stage>(), subset::<FocusArea>(), subset::<Area>(), proptest::option::of(2019..2023))
            .prop_map(|(stages, focus_areas, areas, ended)| Peer { stages, focus_areas, areas, ended })
    }

    fn whole() -> impl Strategy<Value = Origin> {
        let stage = proptest::option::of(proptest::sample::select(Stage::ALL));
        (stage, proptest::option::of(2019..2023), subset::<Area>(), subset::<FocusArea>()).prop_map(
            |(stage, year, areas, focus_areas)| Origin {
                country: true,
                stage,
                year,
                areas: areas.into_iter().collect(),
                focus_areas: focus_areas.into_iter().collect(),
            },
        )
    }

    fn fits(told: &Origin, peer: &Peer) -> bool {
        told.stage.is_none_or(|stage| peer.stages.contains(&stage))
            && told.year.is_none_or(|year| peer.ended.is_none_or(|ended| ended == year))
            && told.areas.iter().all(|area| peer.areas.contains(area))
            && told.focus_areas.iter().all(|area| peer.focus_areas.contains(area))
    }

    #[test]
    fn in_a_country_with_four_projects_no_country_is_told() {
        let all = Origin { country: true, stage: Some(Stage::Tested), year: Some(2024), ..Origin::default() };
        let one = Peer { stages: [Stage::Tested].into(), ..Peer::default() };
        let four = cut(&all, &vec![one.clone(); 4]);
        assert_eq!(four, Origin { year: Some(2024), ..Origin::default() });
        assert_eq!(cut(&all, &vec![one; 5]), all);
    }

    proptest! {
        #[test]
        fn what_is_told_fits_at_least_five_projects(whole in whole(), peers in proptest::collection::vec(peer(), 0..40)) {
            let told = cut(&whole, &peers);
            if told.country {
                prop_assert!(peers.iter().filter(|peer| fits(&told, peer)).count() >= K);
            } else {
                prop_assert_eq!(told, Origin { year: whole.year, ..Origin::default() });
            }
        }

        #[test]
        fn nothing_is_told_that_is_not_so(whole in whole(), peers in proptest::collection::vec(peer(), 0..40)) {
            let told = cut(&whole, &peers);
            prop_assert!(told.stage.is_none() || told.stage == whole.stage);
            prop_assert!(told.year.is_none() || told.year == whole.year);
            prop_assert!(told.areas.iter().all(|area| whole.areas.contains(area)));
            prop_assert!(told.focus_areas.iter().all(|area| whole.focus_areas.contains(area)));
        }

        #[test]
        fn the_order_in_which_things_were_written_does_not_show(whole in whole(), peers in proptest::collection::vec(peer(), 0..40)) {
            let mut other = whole.clone();
            other.areas.reverse();
            other.focus_areas.reverse();
            prop_assert_eq!(cut(&whole, &peers), cut(&other, &peers));
        }
    }
}
