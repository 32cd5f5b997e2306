//! Workbooks: XLSX, XLS and ODS, read whole. The first sheet with rows is taken.

use super::csv::header_is_values;
use super::error::FileError;
use super::kind::Format;
use super::old_workbook;
use super::row::{Cell, Header, RawRow};
use calamine::{Data, Ods, Range, Reader, Xls, Xlsx};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Largest workbook, in MiB.
pub const WORKBOOK_LIMIT_MIB: u64 = 128;

/// The header and the rows of a workbook.
pub fn workbook_rows(bytes: Vec<u8>, format: Format) -> Result<(Arc<Header>, Vec<RawRow>), FileError> {
    let complete = format != Format::Xlsx && format != Format::Ods || has_zip_end(&bytes);
    let cursor = Cursor::new(bytes);
    let broken = |reason: String| {
        if complete { FileError::BrokenWorkbook { reason } } else { FileError::TruncatedWorkbook }
    };
    // The reader trusts lengths and offsets in the file and panics on some damaged ones. What it holds is
    // dropped with the panic, so nothing half-made is seen afterwards.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(cursor, format)));
    let sheets = read.unwrap_or_else(|_| Err("it is damaged".to_owned())).map_err(broken)?;
    let sheet = sheets.into_iter().map(|(_, range)| range).find(|range| !range.is_empty()).ok_or(FileError::Empty)?;
    table(&sheet)
}

type Sheets = Vec<(String, Range<Data>)>;

fn sheets(cursor: Cursor<Vec<u8>>, format: Format) -> Result<Sheets, String> {
    match format {
        Format::Xls => {
            old_workbook::check(cursor.get_ref())?;
            Xls::new(cursor).map(|mut book| book.worksheets()).map_err(|error| error.to_string())
        }
        Format::Ods => Ods::new(cursor).map(|mut book| book.worksheets()).map_err(|error| error.to_string()),
        _ => xlsx_sheets(cursor),
    }
}

/// Every sheet; unlike the trait's `worksheets` a damaged sheet is an error, not left out.
fn xlsx_sheets(cursor: Cursor<Vec<u8>>) -> Result<Sheets, String> {
    let mut book = Xlsx::new(cursor).map_err(|error| error.to_string())?;
    let names = book.sheet_names();
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let range = book.worksheet_range(&name).map_err(|error| error.to_string())?;
        sheets.push((name, range));
    }
    Ok(sheets)
}

/// A zip file ends with its directory: without it, the end is missing.
fn has_zip_end(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(66_000)..).unwrap_or_default();
    tail.windows(4).any(|window| window == b"PK\x05\x06")
}

/// The header is the first row with two filled cells, or the first filled row of a sheet of one column.
fn table(sheet: &Range<Data>) -> Result<(Arc<Header>, Vec<RawRow>), FileError> {
    let first = sheet.start().map_or(0, |(row, _)| u64::from(row)) + 1;
    let filled = |row: &&[Data]| row.iter().filter(|cell| !to_cell(cell).is_blank()).count();
    let least = if sheet.width() == 1 { 1 } else { 2 };
    let at = sheet.rows().position(|row| filled(&row) >= least).ok_or(FileError::Empty)?;
    let names: Vec<String> =
        sheet.rows().nth(at).unwrap_or_default().iter().map(|cell| to_cell(cell).text().into_owned()).collect();
    if header_is_values(names.iter().map(String::as_str)) {
        return Err(FileError::NoHeader);
    }
    let header = Arc::new(Header::new(names));
    let rows = sheet
        .rows()
        .enumerate()
        .skip(at + 1)
        .map(|(index, row)| RawRow::new(first + index as u64, Arc::clone(&header), row.iter().map(to_cell).collect()))
        .filter(|row| !row.is_blank())
        .collect();
    Ok((header, rows))
}

fn to_cell(data: &Data) -> Cell {
    match data {
        Data::Empty | Data::Error(_) => Cell::Empty,
        Data::Int(number) => Cell::Number(number.to_string()),
        Data::Float(number) => Cell::Number(number.to_string()),
        Data::String(text) => Cell::Text(text.clone()),
        Data::Bool(yes) => Cell::Text(yes.to_string()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Cell::Text(text.clone()),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
            Cell::Text(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
        }
        Data::DateTime(duration) => Cell::Number(duration.as_f64().to_string()),
    }
}
