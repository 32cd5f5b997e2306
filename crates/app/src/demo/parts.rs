//! The parts of records that stand alone: from the file's form to the domain's.

use super::file;
use chrono::NaiveDate;
use rialto_domain::dataset::Distribution;
use rialto_domain::gate::GateEvidence;
use rialto_domain::geo::Point;
use rialto_domain::pilot::{Indicator, Milestone, PilotStep};
use rialto_domain::project::{Outcome, StageEntry};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::PointPrecision;
use rialto_domain::{Error, Result};
use std::collections::HashSet;

/// 08:00 UTC of a day, ms since 1970.
pub(super) fn instant(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis() + 8 * 3_600_000
}

/// Near the named town, never at a house.
pub(super) fn place(lat: f64, lon: f64) -> Point {
    Point { lat, lon, precision: PointPrecision::Postcode }
}

pub(super) fn stage_entry(s: file::StageEntry) -> StageEntry {
    StageEntry { stage: s.stage, entered_on: s.entered_on, note: s.note, language: Language::english() }
}

pub(super) fn outcome(language: Language, o: file::Outcome) -> Outcome {
    Outcome {
        language,
        kind: o.kind,
        causes: o.causes,
        tried: o.tried,
        would_differ: o.would_differ,
        translations: o.translations,
        concluded_on: o.concluded_on,
    }
}

pub(super) fn distribution(d: file::Distribution) -> Distribution {
    Distribution {
        title: d.title,
        access_url: d.access_url,
        download_url: d.download_url,
        format: d.format,
        media_type: d.media_type,
        licence: d.licence,
        byte_size: d.byte_size,
        modified_on: None,
    }
}

/// Each requirement of a gate is met once, by something that is said.
pub(super) fn evidence(project: &str, language: &Language, given: Vec<file::Evidence>) -> Result<Vec<GateEvidence>> {
    let mut met = HashSet::new();
    let mut all = Vec::with_capacity(given.len());
    for one in given {
        if !met.insert(one.requirement) || one.text.trim().is_empty() {
            let message = format!("the evidence of `{project}` for {:?} is empty or there twice", one.requirement);
            return Err(Error::internal(message));
        }
        all.push(GateEvidence {
            requirement: one.requirement,
            text: one.text,
            language: one.language.unwrap_or_else(|| language.clone()),
            met_on: one.met_on,
        });
    }
    Ok(all)
}

pub(super) fn pilot_step(s: file::PilotStep) -> PilotStep {
    PilotStep {
        kind: s.kind,
        title: s.title,
        text: s.text,
        language: s.language,
        translations: s.translations,
        happened_on: s.happened_on,
        place: s.place,
        url: s.url,
    }
}

pub(super) fn milestone(m: file::Milestone) -> Milestone {
    Milestone { title: m.title, language: Language::english(), due_on: m.due_on, done_on: m.done_on }
}

pub(super) fn indicator(i: file::Indicator) -> Indicator {
    Indicator {
        name: i.name,
        language: Language::english(),
        unit: i.unit,
        baseline: i.baseline,
        target: i.target,
        measured: i.measured,
        measured_on: i.measured_on,
        better: i.better,
    }
}
