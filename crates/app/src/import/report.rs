//! The report of an import: counts, and each refused row with its reason.

use crate::export::harmless;
use rialto_exchange::tabular::{Notice, Rejection};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A refused row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Row of the file as a person counts it.
    pub row: u64,
    /// Its column; empty when the whole row is meant.
    pub column: String,
    /// The value as it stands there.
    pub value: String,
    /// The rule, for machines: SCREAMING_SNAKE_CASE.
    pub code: &'static str,
    /// The rule, for people: one sentence that says what to do.
    pub message: String,
}

impl From<Rejection> for Refusal {
    fn from(rejection: Rejection) -> Self {
        Self {
            row: rejection.row,
            column: rejection.column,
            value: rejection.value,
            code: rejection.code.as_str(),
            message: rejection.message.into_owned(),
        }
    }
}

/// What became of a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// Name of the source that the records carry.
    pub source: String,
    /// The profile that read the file.
    pub profile: String,
    /// Whether nothing was kept on purpose.
    pub dry_run: bool,
    /// Rows of the file; several may make one record.
    pub read: u64,
    /// New records.
    pub created: u64,
    /// Records that changed, or were tied to something that has come since.
    pub updated: u64,
    /// Records that were the same already.
    pub unchanged: u64,
    /// Rows that were refused.
    pub rejected: u64,
    /// How often each rule changed a value.
    pub notices: BTreeMap<&'static str, u64>,
    /// Seconds it took.
    pub seconds: f64,
    /// Rows in a second.
    pub rows_per_second: f64,
    /// Whether it was stopped before the end of the file; a second run goes on.
    pub interrupted: bool,
    /// The refused rows.
    pub rejections: Vec<Refusal>,
}

impl Report {
    pub(super) fn noted(&mut self, notices: &[Notice]) {
        for notice in notices {
            *self.notices.entry(notice.code.as_str()).or_default() += 1;
        }
    }

    pub(super) fn refused(&mut self, refusal: Refusal) {
        self.rejected += 1;
        self.rejections.push(refusal);
    }

    pub(super) fn took(&mut self, ms: i64) {
        self.seconds = ms as f64 / 1_000.0;
        self.rows_per_second = if ms > 0 { (self.read as f64 / self.seconds).round() } else { 0.0 };
    }

    /// The whole report as JSON.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_json(&self, to: impl Write) -> io::Result<()> {
        serde_json::to_writer_pretty(to, self).map_err(io::Error::from)
    }

    /// The refused rows as CSV; no cell is a formula to a spreadsheet.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write_csv(&self, to: impl Write) -> io::Result<()> {
        let mut lines = csv::Writer::from_writer(to);
        lines.write_record(["row", "column", "value", "code", "message"])?;
        for refusal in &self.rejections {
            let row = refusal.row.to_string();
            let (column, value, message) =
                (harmless(&refusal.column), harmless(&refusal.value), harmless(&refusal.message));
            lines.write_record([row.as_str(), &column, &value, refusal.code, &message])?;
        }
        lines.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let mut report = Report { read: 9, created: 8, ..Report::default() };
        report.refused(Refusal {
            row: 7,
            column: "Start".to_owned(),
            value: "=1+1".to_owned(),
            code: "BAD_DATE",
            message: "The date cannot be read, \"really\".".to_owned(),
        });
        report.took(500);
        report
    }

    #[test]
    fn a_report_in_csv_holds_no_formula() {
        let mut out = Vec::new();
        report().write_csv(&mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "row,column,value,code,message\n7,Start,'=1+1,BAD_DATE,\"The date cannot be read, \"\"really\"\".\"\n"
        );
    }

    #[test]
    fn a_report_in_json_holds_the_counts_and_the_refused_rows() {
        let mut out = Vec::new();
        report().write_json(&mut out).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&out).unwrap();
        assert_eq!((&read["created"], &read["rejected"]), (&8.into(), &1.into()));
        assert_eq!(read["rejections"][0]["value"], "=1+1");
        assert_eq!(read["rows_per_second"], 18.0);
    }
}
