//! Dates and amounts.

use super::reader::{Found, Reader};
use crate::tabular::clean::amount::{Amount, Decimal, currency, read_amount};
use crate::tabular::clean::date::{DateRead, Edge, read_date};
use crate::tabular::notice::{Code, Rejection, excerpt};
use chrono::NaiveDate;

impl<'a> Reader<'a> {
    /// A date.
    pub fn date(&mut self, name: &str, edge: Edge) -> Result<Option<NaiveDate>, Rejection> {
        let Some(found) = self.first(name) else { return Ok(None) };
        match read_date(&found.text, self.tools.profile.dates, edge) {
            Ok(DateRead::Day(date)) => Ok(Some(date)),
            Ok(DateRead::Rounded(date)) => {
                self.note(Code::DateRounded, found.column, &found.text);
                Ok(Some(date))
            }
            Ok(DateRead::LastOfMonth(date)) => {
                self.note(Code::DateBeyondMonth, found.column, &found.text);
                Ok(Some(date))
            }
            Ok(DateRead::Epoch) => {
                self.note(Code::EpochDate, found.column, &found.text);
                Ok(None)
            }
            Err(_) => {
                let message = format!(
                    "`{}` is no date; write it as 2026-11-22 or 22.11.2026, or leave the cell empty.",
                    excerpt(&found.text)
                );
                Err(self.refuse(Code::BadDate, &found, message))
            }
        }
    }

    /// A start and an end; an end before the start is left out.
    pub fn period(&mut self, start: &str, end: &str) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Rejection> {
        let from = self.date(start, Edge::Start)?;
        let to = self.date(end, Edge::End)?;
        match (from, to) {
            (Some(first), Some(last)) if last < first => {
                let column = self.first(end).map_or("", |found| found.column);
                self.note(Code::EndsBeforeStart, column, &last.to_string());
                Ok((from, None))
            }
            period => Ok(period),
        }
    }

    /// A number or amount.
    pub fn amount(&self, name: &str) -> Result<Option<(Amount, Found<'a>)>, Rejection> {
        let Some(found) = self.first(name) else { return Ok(None) };
        let decimal = if found.machine { Decimal::Point } else { self.tools.profile.decimal };
        match read_amount(&found.text, decimal) {
            Ok(amount) if !amount.percent => Ok(Some((amount, found))),
            _ => {
                let message = format!(
                    "`{}` is no amount; write it in full, such as 1234.50 or 1.234,50 €.",
                    excerpt(&found.text)
                );
                Err(self.refuse(Code::BadNumber, &found, message))
            }
        }
    }

    /// The currency of a column, else of the profile.
    pub fn currency(&mut self) -> Option<String> {
        if let Some(found) = self.first("currency") {
            match currency(&found.text) {
                Some(code) => return Some(code),
                None => self.note(Code::ValueIgnored, found.column, &found.text),
            }
        }
        self.tools.profile.currency.clone()
    }
}
