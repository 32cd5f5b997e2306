//! How what a project learned is told: by name, without a name, or after a day; and who must agree.
//!
//! What a team says goes through three pure rules: [`agreement`] (has the team agreed, from which day is it told), [`cut`]
//! (what an anonymous lesson may say of where it comes from) and [`names`] (does a text tell who somebody is).

mod consent;
mod cut;
pub mod names;

pub use consent::{Answer, SILENCE_DAYS, Telling, agreement};
pub use cut::{K, Origin, Peer, cut};

use crate::error::Issue;
use crate::vocabulary::vocabulary;
use crate::wording;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Most figures of an outcome.
pub const MOST_FIGURES: usize = 20;
/// Longest name of a figure, code points.
const NAME: usize = 200;
/// Longest unit of a figure, code points.
const UNIT: usize = 40;
/// Longest address at which a figure can be checked, code points.
const EVIDENCE: usize = 2_000;
/// An outcome waits at most so many years for its day.
pub const MOST_YEARS: i32 = 5;
/// How long it takes until a link that was declined may be proposed again, days.
pub const ASK_AGAIN_DAYS: i64 = 90;

vocabulary! {
    /// How what a project learned is told.
    OutcomePublication {
        Named = "named", "With the project's name, on its page.";
        Anonymous = "anonymous", "As a lesson without name, place below its country, people or exact day; the project's own page does not tell it.";
    }
}

vocabulary! {
    /// Why an outcome is not public yet.
    OutcomeWait {
        Team = "team", "For members of the team to agree.";
        Day = "day", "For its day.";
    }
}

vocabulary! {
    /// Whether a figure is reckoned before or read after.
    FigureBasis {
        Estimated = "estimated", "Estimated.";
        Measured = "measured", "Measured.";
    }
}

vocabulary! {
    /// Where a link between two projects stands.
    LinkStatus {
        Proposed = "proposed", "Proposed by one side; the other has not answered.";
        Confirmed = "confirmed", "Confirmed by both sides; everybody sees it.";
        Declined = "declined", "Declined by the other side; it may be proposed again after 90 days.";
    }
}

/// A figure of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// The number.
    pub value: f64,
    /// Its unit; none for a plain count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Estimated or measured.
    pub basis: FigureBasis,
    /// Where it can be checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
}

impl Figure {
    /// Puts a figure in order; `at` is its place in the input.
    ///
    /// # Errors
    /// `REQUIRED`, `TOO_LONG`, `NUMBER_INVALID`, `URL_INVALID`, each at its field.
    pub fn checked(self, at: usize) -> Result<Self, Vec<Issue>> {
        let place = at.to_string();
        let path = |field: &'static str| ["input", "figures", place.as_str(), field];
        let mut issues = Vec::new();
        let mut keep = |issue: Issue| issues.push(issue);
        let name = wording::line(&path("name"), &self.name, NAME).map_err(&mut keep).ok();
        let unit = wording::optional(&path("unit"), self.unit.as_deref(), UNIT, wording::line).map_err(&mut keep).ok();
        let evidence = wording::optional(&path("evidence"), self.evidence.as_deref(), EVIDENCE, wording::line);
        let evidence = evidence.map_err(&mut keep).ok();
        if !self.value.is_finite() {
            keep(Issue::new(&path("value"), "NUMBER_INVALID", "Write a number."));
        }
        if let Some(Some(address)) = &evidence
            && !(address.starts_with("https://") || address.starts_with("http://"))
        {
            let message = "Write a whole web address that begins with https:// or http://.";
            keep(Issue::new(&path("evidence"), "URL_INVALID", message));
        }
        match (name, unit, evidence) {
            (Some(name), Some(unit), Some(evidence)) if issues.is_empty() => Ok(Self { name, unit, evidence, ..self }),
            _ => Err(issues),
        }
    }

    /// What an anonymous lesson tells of it: everything but where it can be checked.
    pub fn without_evidence(&self) -> Self {
        Self { evidence: None, ..self.clone() }
    }
}

/// The day before which an outcome is not told: not over, and at most [`MOST_YEARS`] ahead.
///
/// # Errors
/// `DATE_IN_PAST`, `DATE_TOO_FAR`.
pub fn day(path: &[&str], day: Option<NaiveDate>, today: NaiveDate) -> Result<Option<NaiveDate>, Issue> {
    let Some(day) = wording::coming(path, day, today)? else { return Ok(None) };
    let latest = today.checked_add_months(chrono::Months::new(MOST_YEARS.unsigned_abs() * 12)).unwrap_or(today);
    if day > latest {
        let message = format!("Choose a day at most {MOST_YEARS} years ahead.");
        return Err(Issue::new(path, "DATE_TOO_FAR", message).param("latest", latest));
    }
    Ok(Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> Figure {
        Figure { name: " Boats ".into(), value: 3.0, unit: None, basis: FigureBasis::Measured, evidence: None }
    }

    #[test]
    fn a_figure_is_put_in_order_and_what_is_wrong_is_told_at_its_field() {
        assert_eq!(figure().checked(0).map(|figure| figure.name), Ok("Boats".to_owned()));
        let wrong = Figure {
            name: " ".into(),
            value: f64::NAN,
            evidence: Some("ftp://example.org".into()),
            unit: Some("x".repeat(41)),
            ..figure()
        };
        let codes: Vec<&str> = wrong.checked(3).unwrap_err().iter().map(|issue| issue.code).collect();
        assert_eq!(codes, ["REQUIRED", "TOO_LONG", "NUMBER_INVALID", "URL_INVALID"]);
        let with = Figure { evidence: Some("https://example.org/report".into()), ..figure() };
        assert_eq!(with.without_evidence().evidence, None);
    }

    #[test]
    fn a_day_is_neither_over_nor_more_than_five_years_ahead() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = on("2026-11-23");
        assert_eq!(day(&[], Some(on("2031-11-23")), today), Ok(Some(on("2031-11-23"))));
        assert_eq!(day(&[], Some(on("2031-11-24")), today).unwrap_err().code, "DATE_TOO_FAR");
        assert_eq!(day(&[], Some(on("2026-11-20")), today).unwrap_err().code, "DATE_IN_PAST");
        assert_eq!(day(&[], None, today), Ok(None));
    }
}
