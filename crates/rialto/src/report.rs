//! The report of an import, for the person at the terminal and as a file.

use crate::fault::{Fault, Outcome};
use rialto_app::import::Report;
use std::fmt::Write;
use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

/// Refused rows shown at the terminal.
const SHOWN: usize = 5;

/// How the run ends.
pub fn outcome(report: &Report) -> Outcome {
    match report {
        Report { interrupted: true, .. } => Outcome::Interrupted,
        Report { rejected: 1.., .. } => Outcome::SomeRejected,
        _ => Outcome::Done,
    }
}

/// Writes it to a file: `.json` with everything, `.csv` with a line for each refused row.
pub fn write(report: &Report, path: &Path) -> Result<(), Fault> {
    let fault = |error| Fault::file(path, "cannot be written", error);
    let file = BufWriter::new(File::create(path).map_err(fault)?);
    if path.extension().is_some_and(|ending| ending == "json") {
        report.write_json(file).map_err(fault)
    } else {
        report.write_csv(file).map_err(fault)
    }
}

/// The counts and the first refused rows.
pub fn text(report: &Report) -> Result<String, std::fmt::Error> {
    let Report { source, profile, read, created, updated, unchanged, rejected, .. } = report;
    let mut text = String::new();
    writeln!(
        text,
        "Source `{source}`, profile `{profile}`, {:.1} s, {} rows a second",
        report.seconds, report.rows_per_second
    )?;
    writeln!(
        text,
        "read {read} · created {created} · updated {updated} · unchanged {unchanged} · rejected {rejected}"
    )?;
    if !report.notices.is_empty() {
        let rules: Vec<String> = report.notices.iter().map(|(code, count)| format!("{code} {count}")).collect();
        writeln!(text, "changed by rule: {}", rules.join(" · "))?;
    }
    for refusal in report.rejections.iter().take(SHOWN) {
        let place = if refusal.column.is_empty() { String::new() } else { format!(", {}", refusal.column) };
        writeln!(text, "  row {}{place}: {} ({})", refusal.row, refusal.message, refusal.code)?;
    }
    if report.rejections.len() > SHOWN {
        writeln!(text, "  and {} more: --report FILE lists them all", report.rejections.len() - SHOWN)?;
    }
    if report.dry_run {
        writeln!(text, "Nothing was written (--dry-run).")?;
    }
    if report.interrupted {
        writeln!(text, "Stopped before the end of the file: the same command again goes on.")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_app::import::Refusal;

    #[test]
    fn an_import_that_refused_rows_ends_with_its_own_code() {
        assert_eq!(outcome(&Report::default()), Outcome::Done);
        assert_eq!(outcome(&Report { rejected: 1, ..Report::default() }), Outcome::SomeRejected);
        assert_eq!(outcome(&Report { rejected: 1, interrupted: true, ..Report::default() }), Outcome::Interrupted);
    }

    #[test]
    fn the_first_refused_rows_are_shown_and_the_others_counted() {
        let refusal = |row| Refusal {
            row,
            column: "Start".to_owned(),
            value: "soon".to_owned(),
            code: "BAD_DATE",
            message: "The date cannot be read.".to_owned(),
        };
        let report = Report { rejected: 7, rejections: (1..=7).map(refusal).collect(), ..Report::default() };
        let text = text(&report).unwrap();
        assert!(text.contains("row 5, Start: The date cannot be read. (BAD_DATE)\n  and 2 more"), "{text}");
    }
}
