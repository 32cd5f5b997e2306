//! Dates in the forms that offices and software write.

use chrono::{Days, NaiveDate};
use rialto_domain::search_words::fold;

/// Which of two numbers comes first in `03/04/2015`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DateOrder {
    /// 3 April, as all of Europe writes.
    #[default]
    DayFirst,
    /// March 4.
    MonthFirst,
}

/// What a date is for: a year or month alone is rounded to its first or last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// A start, or the date of something that happened.
    Start,
    /// An end.
    End,
}

/// A date that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRead {
    /// A full date.
    Day(NaiveDate),
    /// A year or month was given and rounded.
    Rounded(NaiveDate),
    /// A day that its month does not have (31 February): the month's last day.
    LastOfMonth(NaiveDate),
    /// 1970-01-01, which means no date.
    Epoch,
}

/// What was written is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoDate;

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2150;

/// Reads a date. Forms: `2015-06-18`, `2015/06/18`, with or without a time; `20150618`; `18.06.2015`,
/// `18. 6. 2015`, `18/06/2015`, `18-06-15` (day first unless `order` says otherwise or the numbers forbid it);
/// `01. Apr 14`, `1 April 2014`, `April 1, 2014`, `15 de marzo de 2015` with month names of eleven languages; `June 2014`,
/// `Aug 15`, `06/2014`, `2014` (rounded); Excel's day numbers from 18264 (1950) to 73050 (2099). Years of two digits: 70 to 99 are
/// the 1900s, others the 2000s. 29 to 31 of a shorter month is its last day. Years outside 1900 to 2150 are refused.
pub fn read_date(text: &str, order: DateOrder, edge: Edge) -> Result<DateRead, NoDate> {
    let text = text.trim();
    let read = match whole_number(text) {
        Some(number) => from_number(number, text.len(), edge)?,
        None => from_parts(text, order, edge)?,
    };
    match read {
        DateRead::Day(day) if Some(day) == NaiveDate::from_ymd_opt(1970, 1, 1) => Ok(DateRead::Epoch),
        read => Ok(read),
    }
}

/// `42549`, `42549.0`, `2014`, `20150618`.
fn whole_number(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_fraction =
        fraction.bytes().all(|b| b.is_ascii_digit()) && (whole.len() == 5 || fraction == "0" || fraction == "00");
    (is_fraction && (4..=8).contains(&whole.len())).then_some(())?;
    whole.parse().ok()
}

fn from_number(number: u32, _length: usize, edge: Edge) -> Result<DateRead, NoDate> {
    match number {
        1900..=2150 => round(i32::try_from(number).map_err(|_| NoDate)?, None, edge),
        18_264..=73_050 => {
            let day_zero = NaiveDate::from_ymd_opt(1899, 12, 30).ok_or(NoDate)?;
            day_zero.checked_add_days(Days::new(u64::from(number))).map(DateRead::Day).ok_or(NoDate)
        }
        19_000_101..=21_501_231 => {
            let year = i32::try_from(number / 10_000).map_err(|_| NoDate)?;
            day(year, number / 100 % 100, number % 100)
        }
        _ => Err(NoDate),
    }
}

fn day(year: i32, month: u32, day: u32) -> Result<DateRead, NoDate> {
    if !YEARS.contains(&year) {
        return Err(NoDate);
    }
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => Ok(DateRead::Day(date)),
        // 31 September means the end of September; no month has 32 days.
        None if (29..=31).contains(&day) && (1..=12).contains(&month) => match round(year, Some(month), Edge::End)? {
            DateRead::Rounded(last) => Ok(DateRead::LastOfMonth(last)),
            other => Ok(other),
        },
        None => Err(NoDate),
    }
}

/// The first or last day of a year or month.
fn round(year: i32, month: Option<u32>, edge: Edge) -> Result<DateRead, NoDate> {
    if !YEARS.contains(&year) {
        return Err(NoDate);
    }
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1).ok_or(NoDate)?;
    let next = match month {
        Some(month) if month < 12 => NaiveDate::from_ymd_opt(year, month + 1, 1),
        _ => NaiveDate::from_ymd_opt(year + 1, 1, 1),
    };
    let last = next.and_then(|next| next.pred_opt()).ok_or(NoDate)?;
    Ok(DateRead::Rounded(if edge == Edge::Start { first } else { last }))
}

enum Part {
    Number(u32, usize),
    Month(u32),
}

fn from_parts(text: &str, order: DateOrder, edge: Edge) -> Result<DateRead, NoDate> {
    let parts = parts(text)?;
    match parts.as_slice() {
        [Part::Number(year, 4), Part::Number(month, _), Part::Number(date, _)] => {
            day(full_year(*year, 4)?, *month, *date)
        }
        [Part::Number(a, _), Part::Number(b, _), Part::Number(year, digits)] => {
            let year = full_year(*year, *digits)?;
            let (first, second) = if order == DateOrder::DayFirst { (a, b) } else { (b, a) };
            day(year, *second, *first).or_else(|_| day(year, *first, *second))
        }
        [Part::Number(date, _), Part::Month(month), Part::Number(year, digits)]
        | [Part::Month(month), Part::Number(date, _), Part::Number(year, digits)] => {
            day(full_year(*year, *digits)?, *month, *date)
        }
        [Part::Month(month), Part::Number(year, digits @ (2 | 4))]
        | [Part::Number(month, 1..=2), Part::Number(year, digits @ 4)]
        | [Part::Number(year, digits @ 4), Part::Number(month, 1..=2)] => {
            round(full_year(*year, *digits)?, Some(*month), edge)
        }
        _ => Err(NoDate),
    }
}

fn full_year(year: u32, digits: usize) -> Result<i32, NoDate> {
    let year = i32::try_from(year).map_err(|_| NoDate)?;
    match digits {
        4 => Ok(year),
        2 if year >= 70 => Ok(1900 + year),
        2 => Ok(2000 + year),
        _ => Err(NoDate),
    }
}

/// Small words between the parts of a date.
const BETWEEN: &[&str] = &["de", "del", "of", "den", "di", "the", "r", "g", "leta"];

/// The numbers and months of a date; a time behind it is left out.
fn parts(text: &str) -> Result<Vec<Part>, NoDate> {
    let mut found = Vec::with_capacity(3);
    let dated =
        text.split_once('T').filter(|(date, time)| date.len() >= 8 && time.starts_with(|c: char| c.is_ascii_digit()));
    let text = dated.map_or(text, |(date, _)| date);
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '.' | '/' | '-' | ',' | '–')) {
        if word.contains(':') {
            break;
        }
        if word.is_empty() {
            continue;
        }
        if found.len() == 3 {
            // A zone or the word for "hours" may stand behind a time only.
            return Err(NoDate);
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = word.split_at_checked(digits).unwrap_or((word, ""));
        if digits > 0 {
            let ordinal = rest.is_empty()
                || ["st", "nd", "rd", "th", "er", "º", "ª", "e"].contains(&rest.to_lowercase().as_str());
            let number = number.parse().ok().filter(|_| ordinal && digits <= 4).ok_or(NoDate)?;
            found.push(Part::Number(number, digits));
            continue;
        }
        let folded = fold(word);
        if !BETWEEN.contains(&folded.as_str()) {
            found.push(Part::Month(month(&folded).ok_or(NoDate)?));
        }
    }
    Ok(found)
}

/// Beginnings of month names in en, de, fr, es, pt, it, nl, sv, pl, sl, el, folded.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("ene", 1),
    ("gen", 1),
    ("sty", 1),
    ("ιαν", 1),
    ("feb", 2),
    ("fev", 2),
    ("lut", 2),
    ("φεβ", 2),
    ("mar", 3),
    ("mrt", 3),
    ("maa", 3),
    ("mrz", 3),
    ("marec", 3),
    ("μαρ", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("kwi", 4),
    ("απρ", 4),
    ("may", 5),
    ("mai", 5),
    ("maj", 5),
    ("mag", 5),
    ("mei", 5),
    ("μαι", 5),
    ("μαϊ", 5),
    ("jun", 6),
    ("juin", 6),
    ("giu", 6),
    ("cze", 6),
    ("ιουν", 6),
    ("jul", 7),
    ("juil", 7),
    ("lug", 7),
    ("lip", 7),
    ("ιουλ", 7),
    ("aug", 8),
    ("aou", 8),
    ("ago", 8),
    ("avg", 8),
    ("sie", 8),
    ("αυγ", 8),
    ("sep", 9),
    ("set", 9),
    ("wrz", 9),
    ("σεπ", 9),
    ("oct", 10),
    ("okt", 10),
    ("out", 10),
    ("ott", 10),
    ("paz", 10),
    ("οκτ", 10),
    ("nov", 11),
    ("lis", 11),
    ("νοε", 11),
    ("dec", 12),
    ("dez", 12),
    ("dic", 12),
    ("des", 12),
    ("gru", 12),
    ("δεκ", 12),
];

fn month(folded: &str) -> Option<u32> {
    MONTHS.iter().find(|(start, _)| folded.starts_with(start)).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn start(text: &str) -> Result<DateRead, NoDate> {
        read_date(text, DateOrder::DayFirst, Edge::Start)
    }

    fn ymd(year: i32, month: u32, date: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, date).unwrap()
    }

    #[test]
    fn the_forms_of_real_lists_are_read() {
        let june = Ok(DateRead::Day(ymd(2015, 6, 18)));
        for text in [
            "2015-06-18",
            "18.06.2015",
            "18. 6. 2015",
            "18/06/2015",
            "18-06-15",
            "20150618",
            "2015/6/18",
            "2015-06-18T10:00:00Z",
            "2015-06-18 00:00:00.000",
            "18. Jun 15",
            "18 June 2015",
            "June 18, 2015",
            "18 de junio de 2015",
            "18 Ιουνίου 2015",
            "18th of June 2015",
            "42173",
            "42173.0",
            "06/18/2015",
            "2025-07-16T08:11:44.531453+00:00",
        ] {
            let expected = if text.starts_with("2025") { Ok(DateRead::Day(ymd(2025, 7, 16))) } else { june };
            assert_eq!(start(text), expected, "{text}");
        }
        assert_eq!(start("01. Apr 14"), Ok(DateRead::Day(ymd(2014, 4, 1))));
        assert_eq!(start("03/04/2015"), Ok(DateRead::Day(ymd(2015, 4, 3))));
        assert_eq!(read_date("03/04/2015", DateOrder::MonthFirst, Edge::Start), Ok(DateRead::Day(ymd(2015, 3, 4))));
    }

    #[test]
    fn the_epoch_is_no_date_and_a_year_is_rounded() {
        assert_eq!(start("1970-01-01"), Ok(DateRead::Epoch));
        assert_eq!(start("2014"), Ok(DateRead::Rounded(ymd(2014, 1, 1))));
        assert_eq!(start("Aug 15"), Ok(DateRead::Rounded(ymd(2015, 8, 1))));
        assert_eq!(start("2027-02-31"), Ok(DateRead::LastOfMonth(ymd(2027, 2, 28))));
        assert_eq!(start("31.9.2026"), Ok(DateRead::LastOfMonth(ymd(2026, 9, 30))));
        assert_eq!(read_date("February 2016", DateOrder::DayFirst, Edge::End), Ok(DateRead::Rounded(ymd(2016, 2, 29))));
        assert_eq!(read_date("12/2016", DateOrder::DayFirst, Edge::End), Ok(DateRead::Rounded(ymd(2016, 12, 31))));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["soon", "32.02.2015", "2015-13-40", "12", "123456789012", "1.2.3.4", "5 apples 2014", "0001-01-01"]
        {
            assert_eq!(start(text), Err(NoDate), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_date_written_in_any_form_is_the_same_date(days in 26_000u64..60_000) {
            let date = ymd(1899, 12, 30).checked_add_days(Days::new(days)).unwrap();
            for form in ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d. %b %Y", "%-d. %-m. %Y", "%Y%m%d", "%B %d, %Y"] {
                prop_assert_eq!(start(&date.format(form).to_string()), Ok(DateRead::Day(date)), "{}", form);
            }
            prop_assert_eq!(start(&days.to_string()), Ok(DateRead::Day(date)));
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            std::hint::black_box(start(&text)).ok();
        }
    }
}
