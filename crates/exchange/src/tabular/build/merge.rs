//! Several rows make one record, as the profile states.

use super::project::lead;
use crate::tabular::gazetteer::Gazetteer;
use crate::tabular::notice::{Code, Notice};
use crate::tabular::record::{OrganisationRecord, Origin, ProjectRecord};
use rialto_domain::search_words::fold;
use rialto_domain::vocabulary::OrganisationRole;
use std::borrow::Cow;

/// Joins projects of one group: texts of the first row that has them, all partners (the leading one first), the earliest start, the
/// latest end, the sum or the first of the budgets, and the smallest region that holds all.
pub fn projects(mut rows: Vec<ProjectRecord>, gazetteer: &Gazetteer, budgets_add_up: bool) -> Option<ProjectRecord> {
    let count = rows.len();
    let regions: Vec<String> = rows.iter().filter_map(|row| row.region_code.clone()).collect();
    let mut rest = rows.drain(..);
    let mut joined = rest.next()?;
    // A whole that every row repeats belongs to the first organisation; a role stated per row stays.
    for row in rest {
        join_origin(&mut joined.origin, row.origin);
        joined.summary = joined.summary.or(row.summary);
        joined.description = joined.description.or(row.description);
        joined.started_on = [joined.started_on, row.started_on].into_iter().flatten().min();
        joined.ended_on = [joined.ended_on, row.ended_on].into_iter().flatten().max();
        if budgets_add_up {
            joined.budget = match (joined.budget, row.budget) {
                (Some(mut sum), Some(part)) if sum.currency == part.currency => {
                    sum.cents = sum.cents.saturating_add(part.cents);
                    Some(sum)
                }
                (sum, part) => sum.or(part),
            };
            joined.budget_eur_cents = match (joined.budget_eur_cents, row.budget_eur_cents) {
                (Some(sum), Some(part)) => Some(sum.saturating_add(part)),
                (sum, part) => sum.or(part),
            };
        }
        for mut partner in row.partners {
            let known = joined.partners.iter_mut().find(|known| fold(&known.name) == fold(&partner.name));
            if let Some(known) = known {
                known.helix = known.helix.or(partner.helix);
                if partner.role == OrganisationRole::Lead {
                    known.role = OrganisationRole::Lead;
                }
                continue;
            }
            if partner.role == OrganisationRole::Lead && lead(&joined.partners).is_some() {
                partner.role = OrganisationRole::Partner;
            }
            joined.partners.push(partner);
        }
        for tag in row.tags {
            if !joined.tags.contains(&tag) {
                joined.tags.push(tag);
            }
        }
    }
    if let (Some(start), Some(end)) = (joined.started_on, joined.ended_on)
        && end < start
    {
        joined.ended_on = None;
    }
    joined.partners.sort_by_key(|partner| partner.role != OrganisationRole::Lead);
    joined.organisation_name = lead(&joined.partners);
    joined.region_code = gazetteer.common(&regions.iter().map(String::as_str).collect::<Vec<_>>());
    note_joined(&mut joined.origin, count);
    Some(joined)
}

/// Joins organisations of one group: the first value of every field, and all tags and projects.
pub fn organisations(rows: Vec<OrganisationRecord>) -> Option<OrganisationRecord> {
    let count = rows.len();
    let mut rest = rows.into_iter();
    let mut joined = rest.next()?;
    for row in rest {
        join_origin(&mut joined.origin, row.origin);
        joined.helix = joined.helix.or(row.helix);
        joined.summary = joined.summary.or(row.summary);
        joined.description = joined.description.or(row.description);
        joined.website = joined.website.or(row.website);
        joined.region_code = joined.region_code.or(row.region_code);
        for (all, more) in [(&mut joined.tags, row.tags), (&mut joined.project_source_ids, row.project_source_ids)] {
            for item in more {
                if !all.contains(&item) {
                    all.push(item);
                }
            }
        }
    }
    note_joined(&mut joined.origin, count);
    Some(joined)
}

fn join_origin(origin: &mut Origin, other: Origin) {
    origin.rows.extend(other.rows);
    origin.notices.extend(other.notices);
}

fn note_joined(origin: &mut Origin, count: usize) {
    let Some(row) = origin.rows.first().copied().filter(|_| count > 1) else { return };
    origin.notices.push(Notice {
        row,
        column: String::new(),
        value: origin.rows.iter().map(u64::to_string).collect::<Vec<_>>().join(", "),
        code: Code::RowsJoined,
        message: Cow::Borrowed(Code::RowsJoined.rule().sentence),
    });
}
