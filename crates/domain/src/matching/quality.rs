//! How good the ranking is, measured on the labelled pairs of `data/matching.json`.

use super::{Declined, Expert, Terms, Wanted, score};
use crate::vocabulary::{Area, NeedKind, Skill};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Labelled {
    experts: Vec<LabelledExpert>,
    projects: Vec<LabelledProject>,
}

#[derive(Deserialize)]
struct LabelledExpert {
    id: String,
    language: String,
    speaks: Vec<String>,
    areas: Vec<Area>,
    skills: Vec<Skill>,
    regions: Vec<String>,
    place: (f64, f64),
    headline: String,
    biography: String,
    places: u32,
    advised: u32,
    adopted: u32,
}

#[derive(Deserialize)]
struct LabelledProject {
    language: String,
    languages: Vec<String>,
    title: String,
    summary: String,
    area: Area,
    kind: NeedKind,
    need: String,
    region: String,
    place: (f64, f64),
    grades: BTreeMap<String, u32>,
}

fn terms(language: &str, texts: &[&str]) -> Terms {
    let mut terms = Terms::default();
    texts.iter().for_each(|text| terms.add(language, text));
    terms
}

/// Discounted cumulative gain of the first five: Σ (2^grade − 1) / log2(place + 1) (Järvelin and Kekäläinen 2002, with the
/// exponential gain of Burges et al. 2005).
fn gain(grades: impl Iterator<Item = u32>) -> f64 {
    grades.take(5).enumerate().map(|(at, grade)| (f64::from(2u32.pow(grade)) - 1.0) / (at as f64 + 2.0).log2()).sum()
}

#[test]
fn the_ranking_of_the_labelled_pairs_is_good_without_embeddings() {
    let labelled: Labelled = serde_json::from_str(include_str!("../../data/matching.json")).unwrap();
    let pairs = labelled.experts.len() * labelled.projects.len();
    assert!(pairs >= 60, "the labelled set has {pairs} pairs: judge at least 60");
    let mut total = 0.0;
    for project in &labelled.projects {
        let wanted = Wanted {
            need: Some((project.area, project.kind)),
            areas: vec![project.area],
            languages: project.languages.clone(),
            region: Some(project.region.clone()),
            place: Some(project.place),
            terms: terms(&project.language, &[&project.title, &project.summary, &project.need]),
        };
        let mut ranked: Vec<(u32, &str)> = labelled
            .experts
            .iter()
            .filter_map(|expert| {
                let giving = Expert {
                    areas: expert.areas.clone(),
                    offers: Vec::new(),
                    skills: expert.skills.clone(),
                    languages: expert.speaks.clone(),
                    regions: expert.regions.clone(),
                    place: Some(expert.place),
                    places: expert.places,
                    agreed: 0,
                    advised: expert.advised,
                    adopted: expert.adopted,
                    declined: Declined::default(),
                    terms: terms(&expert.language, &[&expert.headline, &expert.biography]),
                };
                Some((score(&wanted, &giving)?.score, expert.id.as_str()))
            })
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let grade = |id: &str| project.grades.get(id).copied().unwrap_or(0);
        let mut ideal: Vec<u32> = project.grades.values().copied().collect();
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        let found = gain(ranked.iter().map(|(_, id)| grade(id))) / gain(ideal.into_iter());
        println!("{}: {found:.3} {ranked:?}", project.title);
        total += found;
    }
    let mean = total / labelled.projects.len() as f64;
    println!("nDCG@5 over {pairs} pairs without embeddings: {mean:.3}");
    assert!(mean >= 0.9, "nDCG@5 fell to {mean:.3}: look at the points of the reasons");
}
