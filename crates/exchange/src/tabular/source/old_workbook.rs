//! What must be known of an XLS workbook before its reader may see it: the reader takes as much memory as a sheet says it
//! needs, and a process that asks for too much ends at once.

use cfb::CompoundFile;
use std::io::{Cursor, Read};

/// A sheet of the format has 65,536 rows and 256 columns (\[MS-XLS\] 2.2.5).
const CELLS: u64 = 65_536 * 256;
const COLUMNS: u16 = 256;

/// Records by their type (\[MS-XLS\] 2.3): the size of a sheet, and those that begin with row and column of a cell.
const DIMENSIONS: u16 = 0x0200;
const OF_CELLS: [u16; 8] = [0x0006, 0x00bd, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e];

/// Refuses a workbook in which something stands where no sheet has a cell.
///
/// # Errors
/// What is wrong, as the end of a sentence.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let damaged = |error: std::io::Error| error.to_string();
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(damaged)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let mut stream = Vec::new();
    let name = name.ok_or("it holds no workbook")?;
    file.open_stream(name).map_err(damaged)?.read_to_end(&mut stream).map_err(damaged)?;
    let mut rest = stream.as_slice();
    while let Some((kind, data, next)) = record(rest) {
        let fits = match kind {
            DIMENSIONS => cells(data).is_none_or(|cells| cells <= CELLS),
            kind if OF_CELLS.contains(&kind) => number(data, 2).is_none_or(|column| column < COLUMNS),
            _ => true,
        };
        if !fits {
            return Err("a sheet says that it is larger than any sheet can be".to_owned());
        }
        rest = next;
    }
    Ok(())
}

/// The first record: its type, its data and what follows. Nothing at the end, or where a record is not whole.
fn record(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, length) = (number(bytes, 0)?, usize::from(number(bytes, 2)?));
    let data = bytes.get(4..4 + length)?;
    Some((kind, data, bytes.get(4 + length..)?))
}

/// Rows times columns of a sheet; the numbers are four bytes long since BIFF8, two before.
fn cells(data: &[u8]) -> Option<u64> {
    let long = |at| Some(u64::from(number(data, at)?) | u64::from(number(data, at + 2)?) << 16);
    let (first_row, last_row, columns) = match data.len() {
        10 => (u64::from(number(data, 0)?), u64::from(number(data, 2)?), 4),
        _ => (long(0)?, long(4)?, 8),
    };
    let (first, last) = (u64::from(number(data, columns)?), u64::from(number(data, columns + 2)?));
    // as the reader does: a first column that cannot be is the first of all
    let first = if first > 0xff || last < first { 0 } else { first };
    if last_row == 0 || last == 0 {
        return Some(0);
    }
    // an end before the start is as wrong as a sheet without end
    Some(last_row.checked_sub(first_row).map_or(u64::MAX, |rows| rows.saturating_mul(last - first)))
}

fn number(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_a_sheet_is_read_in_both_of_its_forms() {
        assert_eq!(cells(&[0, 0, 10, 0, 0, 0, 4, 0, 0, 0]), Some(40));
        assert_eq!(cells(&[1, 0, 0, 0, 11, 0, 0, 0, 2, 0, 6, 0, 0, 0]), Some(40));
        assert_eq!(cells(&[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0]), Some((1 << 24) * 256));
        assert_eq!(cells(&[9, 0, 3, 0, 0, 0, 4, 0, 0, 0]), Some(u64::MAX), "the end stands before the start");
        assert_eq!(cells(&[0, 0, 0]), None);
    }

    #[test]
    fn records_follow_each_other_until_one_is_not_whole() {
        let bytes = [0x09, 0x08, 2, 0, 1, 2, 0x0a, 0, 0, 0, 0xff];
        let (kind, data, rest) = record(&bytes).unwrap();
        assert_eq!((kind, data), (0x0809, [1, 2].as_slice()));
        let (kind, data, rest) = record(rest).unwrap();
        assert_eq!((kind, data.len(), rest), (0x000a, 0, [0xff].as_slice()));
        assert!(record(rest).is_none());
    }
}
