//! Import of tables: real files, own fixtures, and files that are no tables.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by panicking; the exception of clippy.toml covers test functions only"
)]

mod errors;
mod example;
mod forms;
mod fuzz;
mod profiles;
mod real;

use rialto_domain::region::RegionChange;
use rialto_exchange::tabular::{
    Code, Gazetteer, Kind, Options, ProfileChoice, ProjectRecord, Record, RegionEntry, Rejection, open,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A fixture that ships with the crate.
fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The regions of a file, with the changes given.
fn gazetteer_of(path: &Path, changes: &[RegionChange]) -> Gazetteer {
    let nothing = Gazetteer::default();
    let options = Options { profile: Some(ProfileChoice::Named("nuts-regions".into())), ..Options::default() };
    let entries = open(path, Kind::Regions, options, &nothing).unwrap().map(|result| match result.unwrap() {
        Record::Region(region) => RegionEntry {
            code: region.code,
            level: region.level,
            country: region.country,
            name: region.name,
            name_latin: region.name_latin,
            in_2021: region.in_2021,
            in_2024: region.in_2024,
            point: region.lat.zip(region.lon),
        },
        other => panic!("{other:?} is no region"),
    });
    Gazetteer::new(entries.collect(), changes)
}

/// The regions of the fixture.
fn gazetteer() -> Gazetteer {
    gazetteer_of(&fixture("regions.csv"), &[])
}

/// Everything an import gives.
struct Outcome {
    profile: String,
    rows: u64,
    records: Vec<Record>,
    rejections: Vec<Rejection>,
}

impl Outcome {
    fn rejected(&self) -> BTreeMap<Code, usize> {
        let mut counts = BTreeMap::new();
        for rejection in &self.rejections {
            *counts.entry(rejection.code).or_default() += 1;
        }
        counts
    }

    fn projects(&self) -> Vec<&ProjectRecord> {
        self.records
            .iter()
            .map(|record| match record {
                Record::Project(project) => &**project,
                other => panic!("{other:?} is no project"),
            })
            .collect()
    }
}

fn run(path: &Path, kind: Kind, options: Options, gazetteer: &Gazetteer) -> Outcome {
    let mut import = open(path, kind, options, gazetteer).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (mut records, mut rejections) = (Vec::new(), Vec::new());
    for result in import.by_ref() {
        match result {
            Ok(record) => records.push(record),
            Err(rejection) => rejections.push(rejection),
        }
    }
    assert_eq!(import.bytes_read(), import.bytes_total(), "{}: the progress bar must reach its end", path.display());
    Outcome { profile: import.profile().name.clone(), rows: import.rows_read(), records, rejections }
}

/// `column=field` pairs for [`Options::map`].
fn map(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(column, field)| ((*column).to_owned(), (*field).to_owned())).collect()
}
