//! What a file is, decided by its content, never by its name alone.

use super::error::FileError;

/// A kind of file that holds rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Text with a delimiter.
    Csv,
    /// One JSON value.
    Json,
    /// One JSON object per line.
    JsonLines,
    /// Office Open XML workbook.
    Xlsx,
    /// Workbook of Excel 97 to 2003.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
}

impl Format {
    /// For messages: `CSV`, `JSON Lines`, …
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::JsonLines => "JSON Lines",
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A workbook.
    Workbook(Format),
    /// Text in some encoding: CSV or JSON.
    Text,
}

const ASK_TABLE: &str = "Save the table as CSV, XLSX, JSON or JSON Lines and import that.";

/// Signatures of files that are no tables: magic bytes, and what they are.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"%PDF", "a PDF document", ASK_TABLE),
    (b"\x89PNG", "a picture (PNG)", ASK_TABLE),
    (b"\xff\xd8\xff", "a picture (JPEG)", ASK_TABLE),
    (b"GIF8", "a picture (GIF)", ASK_TABLE),
    (b"RIFF", "a picture, sound or film", ASK_TABLE),
    (b"\x1f\x8b", "packed with gzip", "Unpack it first, with gunzip."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it and import one file of it."),
    (b"Rar!", "a RAR archive", "Unpack it and import one file of it."),
    (b"SQLite format 3", "an SQLite database", "Export a table of it as CSV."),
    (b"{\\rtf", "an RTF document", ASK_TABLE),
    (b"\x7fELF", "a program", ASK_TABLE),
    (b"PAR1", "a Parquet file", "Export it as CSV or JSON Lines."),
];

/// Decides by the first bytes of a file (some hundred are enough).
pub fn family(start: &[u8]) -> Result<Family, FileError> {
    let not = |found, advice| Err(FileError::NotATable { found, advice });
    if start.iter().all(u8::is_ascii_whitespace) {
        return Err(FileError::Empty);
    }
    if start.starts_with(b"PK\x05\x06") {
        return not("an empty zip archive", ASK_TABLE);
    }
    if start.starts_with(b"PK\x03\x04") {
        return zip(start);
    }
    if start.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Ok(Family::Workbook(Format::Xls));
    }
    if let Some((_, found, advice)) = OTHERS.iter().find(|(magic, ..)| start.starts_with(magic)) {
        return not(found, advice);
    }
    Ok(Family::Text)
}

/// A zip is a workbook when its first entries are those of a workbook.
fn zip(start: &[u8]) -> Result<Family, FileError> {
    let names = String::from_utf8_lossy(start);
    if names.contains("opendocument.spreadsheet") {
        return Ok(Family::Workbook(Format::Ods));
    }
    if names.contains("opendocument.") || names.contains("word/") || names.contains("ppt/") {
        return Err(FileError::NotATable { found: "a text document or slides", advice: ASK_TABLE });
    }
    if names.contains("[Content_Types].xml")
        || names.contains("xl/")
        || names.contains("_rels/")
        || names.contains("docProps/")
    {
        return Ok(Family::Workbook(Format::Xlsx));
    }
    Err(FileError::NotATable {
        found: "a zip archive that is no workbook",
        advice: "Unpack it and import one file of it.",
    })
}

/// What decoded text is, by its beginning; refuses markup.
pub fn text_format(start: &str) -> Result<Format, FileError> {
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let lower: String = start.chars().take(200).collect::<String>().to_lowercase();
    let not = |found, advice| Err(FileError::NotATable { found, advice });
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") || lower.contains("<head>") {
        return not(
            "a web page (HTML)",
            "The address answered a page instead of the data: download the data file itself.",
        );
    }
    if lower.starts_with("<?xml") || (lower.starts_with('<') && lower.contains('>')) {
        return not("an XML document", ASK_TABLE);
    }
    if lower.starts_with("@prefix") || lower.starts_with("@base") {
        return not("an RDF document (Turtle)", "DCAT catalogues are harvested, not imported as tables.");
    }
    if lower.starts_with('[') {
        return Ok(Format::Json);
    }
    if !lower.starts_with('{') {
        return Ok(Format::Csv);
    }
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let first_is_whole = lines.next().is_some_and(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok());
    // Nothing may follow one JSON document: where something does, each line is one.
    let more = lines.next().is_some();
    Ok(if first_is_whole && more { Format::JsonLines } else { Format::Json })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(start: &[u8]) -> String {
        match family(start) {
            Err(error) => error.to_string(),
            Ok(Family::Text) => text_format(&String::from_utf8_lossy(start)).unwrap_err().to_string(),
            Ok(other) => panic!("{other:?} must be refused"),
        }
    }

    #[test]
    fn a_file_that_is_no_table_is_named_and_told_what_to_do() {
        for (start, word) in [
            (&b"%PDF-1.7"[..], "PDF"),
            (b"\x89PNG\r\n", "PNG"),
            (b"PK\x03\x04........report.txt", "zip archive"),
            (b"PK\x03\x04........word/document.xml", "text document"),
            (b"<!DOCTYPE html><html>", "web page"),
            (b"<?xml version='1.0'?><rdf/>", "XML"),
            (b"@prefix dcat: <x> .", "RDF"),
            (b"\x1f\x8b\x08", "gzip"),
        ] {
            let sentence = refused(start);
            assert!(sentence.contains(word), "{sentence}");
        }
        assert!(matches!(family(b" \n "), Err(FileError::Empty)));
    }

    #[test]
    fn json_and_json_lines_are_told_apart() {
        assert_eq!(text_format("[{\"a\":1}]").unwrap(), Format::Json);
        assert_eq!(text_format("{\"a\":1}\n{\"a\":2}\n").unwrap(), Format::JsonLines);
        assert_eq!(text_format("{\n \"a\": []\n}").unwrap(), Format::Json);
        assert_eq!(text_format("a;b\n1;2").unwrap(), Format::Csv);
    }
}
