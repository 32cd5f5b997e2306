//! From rows to records.

mod dataset;
mod figures;
pub mod helix;
mod lists;
mod merge;
mod organisation;
mod places;
mod project;
pub mod reader;
mod region;
mod texts;

use super::notice::{Code, Rejection};
use super::profile::Kind;
use super::record::{Record, identity};
use super::source::RawRow;
use reader::{Reader, Tools};

/// Reads the rows of one record. Rows that are refused come back beside what the others make.
pub fn build(tools: Tools<'_>, rows: &[RawRow]) -> Vec<Result<Record, Rejection>> {
    let mut out = Vec::with_capacity(1);
    match tools.profile.kind {
        Kind::Projects => {
            let records = each(tools, rows, project::project, &mut out);
            let adds_up = tools.profile.group.as_ref().is_some_and(|group| group.budgets_add_up);
            let joined = if records.len() > 1 {
                merge::projects(records, tools.gazetteer, adds_up)
            } else {
                records.into_iter().next()
            };
            out.extend(joined.map(|record| Ok(Record::Project(Box::new(record)))));
        }
        Kind::Organisations => {
            let records = each(tools, rows, organisation::organisation, &mut out);
            out.extend(merge::organisations(records).map(|record| Ok(Record::Organisation(Box::new(record)))));
        }
        Kind::Regions => {
            let records = each(tools, rows, region::region, &mut out);
            out.extend(records.into_iter().map(|record| Ok(Record::Region(Box::new(record)))));
        }
        Kind::Datasets => {
            let records = each(tools, rows, dataset::dataset, &mut out);
            out.extend(records.into_iter().map(|record| Ok(Record::Dataset(Box::new(record)))));
        }
    }
    out
}

fn each<'a, T>(
    tools: Tools<'a>,
    rows: &'a [RawRow],
    read: impl Fn(Reader<'a>) -> Result<T, Rejection>,
    refused: &mut Vec<Result<Record, Rejection>>,
) -> Vec<T> {
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        match read(Reader::new(tools, row)) {
            Ok(record) => records.push(record),
            Err(rejection) => refused.push(Err(rejection)),
        }
    }
    records
}

/// The identifier of the profile's id column: `Ok(None)` when the profile names none.
pub fn stated_id(tools: Tools<'_>, row: &RawRow) -> Result<Option<String>, Rejection> {
    let Some(field) = tools.profile.field("id") else { return Ok(None) };
    let reader = Reader::new(tools, row);
    match reader.first("id") {
        Some(found) => Ok(Some(found.text.split_whitespace().collect::<Vec<_>>().join(" "))),
        None => {
            let column = field.columns.first().map_or("", |column| column.name.as_str()).to_owned();
            let message =
                format!("The row has no identifier; fill in `{column}`, or leave `id` out of the mapping.").into();
            Err(Rejection { row: row.number, column, value: String::new(), code: Code::IdMissing, message })
        }
    }
}

/// What identifies a record whose file names no identifier.
pub fn natural_id(record: &Record) -> String {
    match record {
        Record::Project(project) => {
            let start = project.started_on.map(|date| date.to_string()).unwrap_or_default();
            identity(&[&project.title, project.organisation_name.as_deref().unwrap_or_default(), &start])
        }
        Record::Organisation(organisation) => {
            let place = organisation.region_code.as_deref().or(organisation.country.as_deref());
            identity(&[&organisation.name, place.unwrap_or_default()])
        }
        Record::Region(region) => region.code.clone(),
        Record::Dataset(dataset) => identity(&[&dataset.title, dataset.publisher.as_deref().unwrap_or_default()]),
    }
}
