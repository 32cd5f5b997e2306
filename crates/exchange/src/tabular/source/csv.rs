//! Delimited text, row by row.

use super::error::FileError;
use super::row::{Cell, Header, RawRow};
use crate::tabular::notice::{Code, Rejection};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::Read;
use std::sync::Arc;

const DELIMITERS: &[u8] = b",;\t|";
/// Rows looked at to find the delimiter.
const LOOKED_AT: usize = 50;
/// A cell with more lines than this comes from a quotation mark that is never closed.
const MOST_LINES_IN_A_CELL: usize = 2_000;

fn reader<R: Read>(input: R, delimiter: u8) -> Reader<R> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(input)
}

/// The delimiter under which most rows have the same number of columns, and the most columns.
pub fn delimiter(start: &str) -> u8 {
    let score = |delimiter: &u8| {
        let mut widths: Vec<usize> = reader(start.as_bytes(), *delimiter)
            .records()
            .take(LOOKED_AT)
            .filter_map(|record| record.ok().map(|record| record.len()))
            .collect();
        // The sample may end in the middle of a row.
        if widths.len() > 2 {
            widths.pop();
        }
        let header = widths.first().copied().unwrap_or(0);
        if header < 2 {
            return 0;
        }
        let alike = widths.iter().filter(|width| **width == header).count();
        (alike * 1000 / widths.len()) * 100 + header.min(99)
    };
    DELIMITERS.iter().copied().rev().max_by_key(score).unwrap_or(b',')
}

/// Rows of a delimited text. The header is the first row with two filled cells, or the first
/// filled row when the file has one column; titles above it are skipped.
pub struct CsvRows<R> {
    reader: Reader<R>,
    header: Arc<Header>,
    lines_in_cells: u64,
    record: StringRecord,
    ended: bool,
}

impl<R: Read> CsvRows<R> {
    /// Reads up to the header.
    pub fn open(input: R, delimiter: u8, one_column: bool) -> Result<Self, FileError> {
        let mut rows = Self {
            reader: reader(input, delimiter),
            header: Arc::default(),
            lines_in_cells: 0,
            record: StringRecord::new(),
            ended: false,
        };
        loop {
            let more = rows.read().map_err(|rejection| FileError::NotATable {
                found: "text that breaks off",
                advice: if rejection.row == 0 { "Export it again." } else { "Export it again as CSV in UTF-8." },
            })?;
            if more.is_none() {
                return Err(FileError::Empty);
            }
            let filled = rows.record.iter().filter(|cell| !cell.trim().is_empty()).count();
            if filled >= 2 || (one_column && filled == 1) {
                break;
            }
        }
        if header_is_values(rows.record.iter()) {
            return Err(FileError::NoHeader);
        }
        rows.header = Arc::new(Header::new(rows.record.iter().map(str::to_owned)));
        Ok(rows)
    }

    /// The columns.
    pub fn header(&self) -> Arc<Header> {
        Arc::clone(&self.header)
    }

    /// Reads one record and gives its row number.
    fn read(&mut self) -> Result<Option<u64>, Rejection> {
        match self.reader.read_record(&mut self.record) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let lines: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
                self.lines_in_cells += lines as u64;
                Ok(Some(self.number()))
            }
            Err(error) => {
                self.ended = true;
                Err(Rejection::of_row(self.number(), Code::ReadFailed, format!("Reading stopped here: {error}.")))
            }
        }
    }

    fn number(&self) -> u64 {
        self.reader.position().line().saturating_sub(1 + self.lines_in_cells)
    }

    fn row(&self, number: u64) -> Result<RawRow, Rejection> {
        let width = self.header.names().len();
        let beyond = self.record.iter().skip(width).filter(|cell| !cell.trim().is_empty()).count();
        if beyond > 0 {
            let message = format!(
                "The row has {} cells and the header {width}; put quotation marks around the cell that contains the delimiter.",
                self.record.len()
            );
            return Err(Rejection::of_row(number, Code::BadRow, message));
        }
        if self.record.iter().any(|cell| cell.matches('\n').count() > MOST_LINES_IN_A_CELL) {
            let message = "A cell runs over thousands of lines; close the quotation mark that opens it.";
            return Err(Rejection::of_row(number, Code::BadRow, message));
        }
        let cell = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        Ok(RawRow::new(number, Arc::clone(&self.header), self.record.iter().take(width).map(cell).collect()))
    }
}

/// A header names things: it is none when at least half of its filled cells are numbers or dates.
pub fn header_is_values<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let filled: Vec<&str> = cells.map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let is_value = |cell: &&&str| cell.chars().any(|c| c.is_ascii_digit()) && !cell.chars().any(char::is_alphabetic);
    filled.iter().filter(is_value).count() * 2 >= filled.len()
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<RawRow, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            let number = match self.read() {
                Ok(None) => return None,
                Ok(Some(number)) => number,
                Err(rejection) => return Some(Err(rejection)),
            };
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some(self.row(number));
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::LineEnds;
    use super::*;

    fn rows(text: &str) -> Vec<Result<RawRow, Rejection>> {
        let found = delimiter(text);
        CsvRows::open(LineEnds::new(text.as_bytes()), found, false).unwrap().collect()
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_even_rows() {
        assert_eq!(delimiter("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5\n"), b';');
        assert_eq!(delimiter("a,b\n\"x;y;z\",2\n\"x;y\",3\n"), b',');
        assert_eq!(delimiter("a\tb\n1\t2\n"), b'\t');
        assert_eq!(delimiter("a|b|c\n1|2|3\n"), b'|');
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        for end in ["\n", "\r\n"] {
            let text = ["List of projects", "title,text", "one,\"two", "lines\"", "", "three,x", "four,y"].join(end);
            let numbers: Vec<u64> = rows(&text).into_iter().map(|row| row.unwrap().number).collect();
            assert_eq!(numbers, [3, 5, 6], "line end {end:?}");
        }
    }

    #[test]
    fn a_row_with_too_many_cells_is_refused_and_a_short_one_filled_up() {
        let rows = rows("title,text,x\na,b,c,d\ne\n");
        let refused = rows[0].as_ref().unwrap_err();
        assert_eq!((refused.code, refused.row), (Code::BadRow, 2));
        let short = rows[1].as_ref().unwrap();
        assert_eq!((short.get("title").text().as_ref(), short.get("text")), ("e", &Cell::Empty));
    }

    #[test]
    fn a_first_row_of_values_is_not_a_header() {
        let error = CsvRows::open(&b"1,2015-01-01,300\n2,2015-01-02,400\n"[..], b',', false).err().unwrap();
        assert!(matches!(error, FileError::NoHeader));
    }
}
