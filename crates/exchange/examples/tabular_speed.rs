//! Reads a file into records and prints counts and speed:
//! `cargo run --release -p rialto-exchange --example tabular_speed -- projects FILE [REGIONS.csv]`.
//! `SHOW=3` prints the first three records, `NOTICE=TITLE_CUT` what that rule did.

use rialto_domain::region::RegionChange;
use rialto_exchange::tabular::{Code, Gazetteer, Kind, Options, Record, RegionEntry, open};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

fn gazetteer(regions: Option<&String>) -> Result<Gazetteer, Box<dyn std::error::Error>> {
    let Some(path) = regions else { return Ok(Gazetteer::default()) };
    let empty = Gazetteer::default();
    let mut entries = Vec::new();
    for record in open(Path::new(path), Kind::Regions, Options::default(), &empty)? {
        if let Ok(Record::Region(region)) = record {
            entries.push(RegionEntry {
                code: region.code,
                level: region.level,
                country: region.country,
                name: region.name,
                name_latin: region.name_latin,
                in_2021: region.in_2021,
                in_2024: region.in_2024,
                point: region.lat.zip(region.lon),
            });
        }
    }
    Ok(Gazetteer::new(entries, &[] as &[RegionChange]))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(kind), Some(file)) = (arguments.next().and_then(|kind| Kind::parse(&kind)), arguments.next()) else {
        return Err("Name a kind (projects, organisations, regions, datasets) and a file.".into());
    };
    let show = std::env::var("SHOW").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    let wanted = std::env::var("NOTICE").ok();
    let gazetteer = gazetteer(arguments.next().as_ref())?;
    let begun = Instant::now();
    let mut import = open(Path::new(&file), kind, Options::default(), &gazetteer)?;
    let (mut records, mut rejections) = (0u64, BTreeMap::<Code, u64>::new());
    let mut notices = BTreeMap::<Code, u64>::new();
    for result in import.by_ref() {
        match result {
            Ok(record) => {
                records += 1;
                if records <= show {
                    println!("{record:#?}");
                }
                for notice in &record.origin().notices {
                    if wanted.as_deref() == Some(notice.code.as_str()) {
                        println!("row {} `{}` {:?} → {}", notice.row, notice.column, notice.value, record.title());
                    }
                    *notices.entry(notice.code).or_default() += 1;
                }
            }
            Err(rejection) => {
                let count = rejections.entry(rejection.code).or_default();
                *count += 1;
                if *count <= 3 {
                    println!("rejected: {rejection:?}");
                }
            }
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    let rows = import.rows_read();
    println!(
        "{} {} {}: {rows} rows, {records} records",
        import.profile().name,
        import.format().as_str(),
        import.encoding()
    );
    println!("  rejected {rejections:?}\n  notices {notices:?}\n  {seconds:.3} s, {:.0} rows/s", rows as f64 / seconds);
    Ok(())
}
