//! What stays true of the demo network when its files are edited.

use super::file::{FILES, Network};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

const LANGUAGES: [&str; 9] = ["en", "es", "it", "fr", "pt", "hr", "sl", "el", "sq"];

fn files() -> Vec<(&'static str, Vec<Value>)> {
    FILES.iter().map(|(name, text)| (*name, serde_json::from_str(text).unwrap())).collect()
}

/// Every field of a record and of what is in it: its name and value.
fn fields<'v>(value: &'v Value, see: &mut dyn FnMut(&'v str, &'v Value)) {
    match value {
        Value::Object(all) => {
            for (name, value) in all {
                see(name, value);
                fields(value, see);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields(item, see)),
        _ => {}
    }
}

#[test]
fn every_file_has_the_form_that_the_loader_reads() {
    let network = Network::read().unwrap();
    assert!(!network.projects.is_empty() && !network.sessions.is_empty());
}

#[test]
fn every_record_has_a_key_of_its_own() {
    for (name, records) in files() {
        let mut seen = HashSet::new();
        for key in records.iter().filter_map(|record| record["key"].as_str()) {
            assert!(seen.insert(key.to_owned()), "{name}.json has two records `{key}`");
            let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            assert!(plain, "{name}.json: the key `{key}` is kebab-case ASCII");
        }
    }
}

#[test]
fn every_reference_exists() {
    let files = files();
    let keys: HashMap<&str, HashSet<&str>> = files
        .iter()
        .map(|(name, records)| (*name, records.iter().filter_map(|record| record["key"].as_str()).collect()))
        .collect();
    let csv = include_str!("../../seed/regions.csv");
    let regions: HashSet<&str> = csv.lines().filter_map(|line| line.split(',').next()).collect();
    let mut problems = Vec::new();
    for (file, records) in &files {
        for record in records {
            let of = record["key"].as_str().or(record["from"].as_str()).or(record["dataset"].as_str()).unwrap_or("?");
            fields(record, &mut |name, value| {
                let known = match name {
                    "region" => &regions,
                    "organisation" => &keys["organisations"],
                    "person" | "expert" => &keys["people"],
                    "cluster" => &keys["clusters"],
                    "catalogue" => &keys["catalogues"],
                    "dataset" => &keys["datasets"],
                    "pilot" => &keys["pilots"],
                    "project" | "from" | "to" => &keys["projects"],
                    "regions" => {
                        let missing = value.as_array().into_iter().flatten().filter_map(Value::as_str);
                        problems.extend(
                            missing.filter(|c| !regions.contains(c)).map(|c| format!("{file} `{of}`: region `{c}`")),
                        );
                        return;
                    }
                    _ => return,
                };
                if let Some(key) = value.as_str().filter(|key| !known.contains(key)) {
                    problems.push(format!("{file} `{of}`: {name} `{key}`"));
                }
            });
        }
    }
    assert!(problems.is_empty(), "these are named and not there:\n{}", problems.join("\n"));
}

#[test]
fn every_language_of_a_text_is_one_of_the_nine() {
    for (file, records) in files() {
        for record in &records {
            fields(record, &mut |name, value| {
                let of = || format!("{file}.json `{}`: {name}", record["key"]);
                let known = |tag: &str| assert!(LANGUAGES.contains(&tag), "{} is `{tag}`", of());
                match (name, value) {
                    ("language", Value::String(tag)) => known(tag),
                    ("translations", Value::Object(all)) => all.keys().for_each(|tag| known(tag)),
                    _ => {}
                }
            });
        }
    }
}

#[test]
fn a_text_that_is_not_english_has_an_english_translation() {
    for (file, records) in files() {
        for record in &records {
            fields(record, &mut |name, value| {
                if name == "translations" {
                    let english = value.get("en").is_some();
                    let own = record["language"] == "en" || english || value.as_object().is_some_and(|o| o.is_empty());
                    assert!(own, "{file}.json `{}` has translations and none to English: {value}", record["key"]);
                }
            });
        }
    }
}

#[test]
fn there_is_a_session_to_come_and_one_that_is_over() {
    let sessions = Network::read().unwrap().sessions;
    assert!(sessions.iter().any(|session| session.starts_in_days > 0), "the first page shows the next one");
    assert!(sessions.iter().any(|session| session.starts_in_days < 0), "a past one has its recording");
    for session in sessions {
        assert!(
            session.ends_after_minutes.is_none_or(|minutes| minutes > 0),
            "`{}` ends before it begins",
            session.key
        );
    }
}

#[test]
fn an_agenda_fits_its_session_and_the_experts_fit_their_seats() {
    let network = Network::read().unwrap();
    for session in &network.sessions {
        let planned: i64 = session.turns.iter().map(|turn| turn.minutes).sum();
        assert!(session.ends_after_minutes.is_none_or(|most| planned <= most), "`{}`: {planned} minutes", session.key);
        for turn in &session.turns {
            assert!(
                turn.project.is_some() != turn.title.is_some(),
                "`{}`: a turn is a project's or has a title",
                session.key
            );
        }
        for (area, seats) in &session.seats {
            let taken = session.experts.iter().filter(|seat| seat.area == *area).count();
            assert!(taken <= usize::try_from(*seats).unwrap(), "`{}`: {area:?}", session.key);
        }
        for seat in &session.experts {
            let expert = network.people.iter().find(|person| person.key == seat.person).unwrap();
            assert!(
                expert.areas.contains(&seat.area),
                "`{}`: {} does not advise on {:?}",
                session.key,
                seat.person,
                seat.area
            );
        }
        let call = session.call.as_ref().unwrap();
        assert!(call.opens_days_before > call.closes_days_before && call.closes_days_before > 0, "`{}`", session.key);
    }
}
