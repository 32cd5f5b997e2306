//! Regions of a file: matched by code, whatever the source. What a file leaves empty stays as it is here.

use super::Refusal;
use super::step::Step;
use rialto_domain::Result;
use rialto_domain::id::RegionId;
use rialto_domain::region::Region;
use rialto_exchange::tabular::RegionRecord;
use rialto_persistence::write::Mode;
use rialto_persistence::write::lookup;
use std::collections::HashMap;

impl Step<'_> {
    pub(super) async fn regions(&mut self, mut records: Vec<RegionRecord>) -> Result<()> {
        // Parents before children.
        records.sort_by(|a, b| (a.level, &a.code).cmp(&(b.level, &b.code)));
        let stored = lookup::regions(self.transaction).await?;
        let mut stored: HashMap<String, Region> =
            stored.into_iter().map(|region| (region.code.clone(), region)).collect();
        for record in records {
            let parent = match &record.parent {
                None => None,
                Some(code) => match stored.get(code) {
                    Some(parent) => Some(parent.id),
                    None => {
                        self.refuse_orphan(&record, code);
                        continue;
                    }
                },
            };
            let known = stored.get(&record.code);
            let region = merged(record, known, RegionId(self.key()));
            match known {
                Some(known) if *known == region => self.report.unchanged += 1,
                Some(_) => {
                    self.batch.region(&region, parent, Mode::Replace);
                    self.report.updated += 1;
                }
                None => {
                    self.batch.region(&region, parent, Mode::Create);
                    self.report.created += 1;
                }
            }
            stored.insert(region.code.clone(), region);
        }
        Ok(())
    }

    fn refuse_orphan(&mut self, record: &RegionRecord, parent: &str) {
        let row = record.origin.rows.first().copied().unwrap_or_default();
        let message =
            format!("The region above, {parent}, is neither here nor in the file; add its row, or correct the parent.");
        let (column, value) = ("parent".to_owned(), parent.to_owned());
        self.report.refused(Refusal { row, column, value, code: "PARENT_UNKNOWN", message });
    }
}

fn merged(record: RegionRecord, known: Option<&Region>, new: RegionId) -> Region {
    Region {
        id: known.map_or(new, |region| region.id),
        code: record.code,
        level: i16::from(record.level),
        parent_code: record.parent,
        country: record.country,
        name: record.name,
        name_latin: record.name_latin,
        lat: record.lat.or(known.and_then(|region| region.lat)),
        lon: record.lon.or(known.and_then(|region| region.lon)),
        area_km2: record.area_km2.or(known.and_then(|region| region.area_km2)),
        population: record.population.or(known.and_then(|region| region.population)),
        in_2021: record.in_2021,
        in_2024: record.in_2024,
    }
}
