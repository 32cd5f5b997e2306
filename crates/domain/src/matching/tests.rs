use super::*;
use crate::vocabulary::{Area, NeedKind, Skill, Stage, Vocabulary};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn words(words: &[&str]) -> Terms {
    let mut terms = Terms::default();
    words.iter().for_each(|word| terms.code(word, word));
    terms
}

prop_compose! {
    fn wanted()(
        need in proptest::option::of((select(Area::ALL), select(NeedKind::ALL))),
        more in subsequence(Area::ALL.to_vec(), 0..=4),
        languages in subsequence(vec!["en", "es", "sl", "it"], 0..=4),
        region in proptest::option::of(select(vec!["ES618", "ES61", "SI031", "IT"])),
        place in proptest::option::of((-90.0..90.0f64, -180.0..180.0f64)),
        terms in subsequence(vec!["a", "b", "c", "d", "e"], 0..=5),
    ) -> Wanted {
        let mut areas = more;
        if let Some((area, _)) = need && !areas.contains(&area) {
            areas.push(area);
        }
        Wanted {
            need,
            areas,
            languages: languages.into_iter().map(str::to_owned).collect(),
            region: region.map(str::to_owned),
            place,
            terms: words(&terms),
        }
    }
}

prop_compose! {
    fn expert()(
        areas in subsequence(Area::ALL.to_vec(), 0..=4),
        offers in proptest::collection::vec((select(Area::ALL), select(NeedKind::ALL)), 0..3),
        skills in subsequence(Skill::ALL.to_vec(), 0..=21),
        languages in subsequence(vec!["en", "es", "sl", "it"], 0..=4),
        regions in subsequence(vec!["ES", "ES61", "ES618", "SI", "IT"], 0..=5),
        place in proptest::option::of((-90.0..90.0f64, -180.0..180.0f64)),
        (places, agreed, advised, adopted) in (0..6u32, 0..6u32, 0..9u32, 0..9u32),
        refused in proptest::collection::btree_map(select(Area::ALL), 0..4u32, 0..3),
        too_far_km in proptest::option::of(0..20_000u32),
        terms in subsequence(vec!["a", "b", "c", "d", "e"], 0..=5),
    ) -> Expert {
        Expert {
            areas, offers, skills,
            languages: languages.into_iter().map(str::to_owned).collect(),
            regions: regions.into_iter().map(str::to_owned).collect(),
            place, places, agreed, advised, adopted,
            declined: Declined { areas: refused, too_far_km, languages: Vec::new() },
            terms: words(&terms),
        }
    }
}

fn points(wanted: &Wanted, expert: &Expert) -> u32 {
    score(wanted, expert).map_or(0, |found| found.score)
}

proptest! {
    #[test]
    fn a_score_is_the_sum_of_its_reasons_and_at_most_100(wanted in wanted(), expert in expert()) {
        if let Some(found) = score(&wanted, &expert) {
            prop_assert_eq!(found.score, found.reasons.iter().map(|reason| reason.points).sum::<u32>());
            prop_assert!(found.score <= 100);
            prop_assert!(found.reasons.iter().all(|reason| (1..=reason.kind.most()).contains(&reason.points)));
            prop_assert!(found.reasons.is_sorted_by_key(|reason| std::cmp::Reverse(reason.points)));
        }
    }

    #[test]
    fn who_is_full_is_never_suggested(wanted in wanted(), expert in expert()) {
        let full = Expert { agreed: expert.places, ..expert };
        prop_assert_eq!(score(&wanted, &full), None);
    }

    #[test]
    fn of_two_who_fit_alike_the_one_with_more_room_is_never_behind(wanted in wanted(), expert in expert()) {
        let busier = Expert { agreed: expert.agreed + 1, ..expert.clone() };
        prop_assert!(points(&wanted, &expert) >= points(&wanted, &busier));
    }

    #[test]
    fn more_of_a_fact_never_makes_a_pair_fit_less(wanted in wanted(), expert in expert(), skill in select(Skill::ALL)) {
        let before = points(&wanted, &expert);
        let mut skilled = expert.clone();
        if !skilled.skills.contains(&skill) { skilled.skills.push(skill); }
        let mut speaking = expert.clone();
        speaking.languages = ["en", "es", "sl", "it"].map(str::to_owned).to_vec();
        let mut serving = expert.clone();
        serving.regions.extend(wanted.region.clone());
        let mut everywhere = expert.clone();
        everywhere.areas = Area::ALL.to_vec();
        let advising = Expert { advised: expert.advised + 1, ..expert.clone() };
        let adopted = Expert { adopted: expert.adopted + 1, ..expert.clone() };
        let wordy = Expert { terms: words(&["a", "b", "c", "d", "e"]), ..expert.clone() };
        for more in [skilled, speaking, serving, everywhere, advising, adopted, wordy] {
            prop_assert!(points(&wanted, &more) >= before);
        }
    }

    #[test]
    fn what_was_declined_never_brings_more(wanted in wanted(), expert in expert(), area in select(Area::ALL)) {
        let clean = Expert { declined: Declined::default(), ..expert.clone() };
        prop_assert!(points(&wanted, &clean) >= points(&wanted, &expert));
        let mut again = expert.clone();
        *again.declined.areas.entry(area).or_default() += 1;
        prop_assert!(points(&wanted, &again) <= points(&wanted, &expert));
    }

    #[test]
    fn a_synergy_and_a_lesson_are_the_sum_of_their_reasons(
        stages in (select(Stage::ALL), select(Stage::ALL)),
        needs in proptest::collection::vec((select(Area::ALL), select(NeedKind::ALL), any::<bool>()), 0..5),
        offers in proptest::collection::vec((select(Area::ALL), select(NeedKind::ALL)), 0..3),
        tags in subsequence(vec!["girls", "care", "craft"], 0..=3),
        region in proptest::option::of(select(vec!["ES618", "ES61", "IT"])),
    ) {
        let kin = |stage, flip: bool| Kin {
            stage,
            needs: needs.iter().enumerate().map(|(id, (area, kind, open))| Wish { id, area: *area, kind: *kind, is_open: *open != flip }).collect(),
            offers: offers.iter().enumerate().map(|(id, (area, kind))| Wish { id, area: *area, kind: *kind, is_open: true }).collect(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            sdgs: vec![1, 5],
            region: region.map(str::to_owned),
            terms: words(&tags),
        };
        let (here, other) = (kin(stages.0, false), kin(stages.1, true));
        if let Some((score, reasons)) = synergy(&here, &other) {
            prop_assert_eq!(score, reasons.iter().map(|reason| reason.points).sum::<u32>());
            prop_assert!((1..=100).contains(&score));
        }
        if let Some((score, reasons)) = lesson(&here, &Ended { kin: other, furthest: stages.1 }) {
            prop_assert_eq!(score, reasons.iter().map(|reason| reason.points).sum::<u32>());
            prop_assert!((1..=100).contains(&score));
        }
    }
}

#[test]
fn all_reasons_together_make_a_hundred() {
    assert_eq!(ReasonKind::ALL.iter().map(|kind| kind.most()).sum::<u32>(), 100);
}

#[test]
fn the_best_of_several_needs_is_told_and_of_equals_the_first() {
    let need = |area| Wanted { need: Some((area, NeedKind::Expertise)), areas: vec![area], ..Wanted::default() };
    let expert = Expert { areas: vec![Area::Funding], places: 2, ..Expert::default() };
    let all = [need(Area::Technology), need(Area::Funding), need(Area::Funding)];
    assert_eq!(best(&all, &expert).map(|(at, _)| at), Some(1));
    let declined = Declined { areas: [(Area::Funding, 2)].into(), ..Declined::default() };
    assert_eq!(best(&all, &Expert { declined, ..expert }), None, "an area refused twice is asked no more");
}
