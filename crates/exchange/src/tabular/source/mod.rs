//! Opens a file of rows, whatever its kind and encoding.

pub mod csv;
pub mod encoding;
pub mod error;
pub mod json;
pub mod kind;
mod old_workbook;
pub mod row;
pub mod text;
pub mod workbook;

pub use error::FileError;
pub use kind::Format;
pub use row::{Cell, Header, RawRow};

use crate::tabular::notice::Rejection;
use kind::Family;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use text::{Counter, TextFile};

/// Rows looked at to learn the columns of JSON.
const LOOKED_AT: usize = 100;
/// Bytes looked at to learn the kind of a file.
const SNIFFED: u64 = 8192;

type Rows = Box<dyn Iterator<Item = Result<RawRow, Rejection>> + Send>;

/// An open file of rows.
pub struct Source {
    rows: Rows,
    ahead: VecDeque<Result<RawRow, Rejection>>,
    columns: Vec<String>,
    format: Format,
    encoding: &'static str,
    counter: Counter,
    bytes_total: u64,
    rows_total: Option<u64>,
}

impl Source {
    /// Opens a file. `lists` are paths of the list to read in JSON (`result.results`), tried in order.
    pub fn open(path: &Path, lists: &[String]) -> Result<Self, FileError> {
        let unreadable = |source| FileError::Unreadable { path: path.to_owned(), source };
        let mut file = File::open(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => FileError::NotFound { path: path.to_owned() },
            _ => unreadable(error),
        })?;
        let meta = file.metadata().map_err(unreadable)?;
        if meta.is_dir() {
            return Err(unreadable(std::io::Error::new(ErrorKind::IsADirectory, "it is a folder")));
        }
        let mut start = Vec::new();
        file.by_ref().take(SNIFFED).read_to_end(&mut start).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let opened = Opened { file, path, bytes_total: meta.len(), counter: Counter::default() };
        match kind::family(&start)? {
            Family::Workbook(format) => opened.workbook(format),
            Family::Text => opened.text(lists),
        }
    }

    /// The names of the columns: of the header, or of the first 100 objects of JSON.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The kind of file found.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The encoding found: `UTF-8`, `windows-1250`, …
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// Size of the file in bytes.
    pub fn bytes_total(&self) -> u64 {
        self.bytes_total
    }

    /// Bytes read so far. Files read whole have read all of them once open.
    pub fn bytes_read(&self) -> u64 {
        self.counter.load(Ordering::Relaxed).min(self.bytes_total)
    }

    /// The number of rows, when it is known before reading them (workbooks and JSON).
    pub fn rows_total(&self) -> Option<u64> {
        self.rows_total
    }
}

impl Iterator for Source {
    type Item = Result<RawRow, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        self.ahead.pop_front().or_else(|| self.rows.next())
    }
}

struct Opened<'a> {
    file: File,
    path: &'a Path,
    bytes_total: u64,
    counter: Counter,
}

impl Opened<'_> {
    fn check_size(&self, limit_mib: u64, kind: &'static str, instead: &'static str) -> Result<(), FileError> {
        if self.bytes_total > limit_mib << 20 {
            return Err(FileError::TooLarge { limit_mib, kind, instead });
        }
        Ok(())
    }

    fn workbook(mut self, format: Format) -> Result<Source, FileError> {
        self.check_size(workbook::WORKBOOK_LIMIT_MIB, "a workbook", "CSV")?;
        let mut bytes = Vec::new();
        let read = self.file.read_to_end(&mut bytes);
        read.map_err(|source| FileError::Unreadable { path: self.path.to_owned(), source })?;
        self.counter.store(self.bytes_total, Ordering::Relaxed);
        let (header, rows) = workbook::workbook_rows(bytes, format)?;
        if rows.is_empty() {
            return Err(FileError::OnlyHeader { columns: header.names().len() });
        }
        let total = rows.len() as u64;
        let rows: Rows = Box::new(rows.into_iter().map(Ok));
        Ok(self.source(format, "UTF-8", rows, Found { columns: header.names().to_vec(), total: Some(total) }))
    }

    fn text(mut self, lists: &[String]) -> Result<Source, FileError> {
        let file = self.file.try_clone();
        let file = file.map_err(|source| FileError::Unreadable { path: self.path.to_owned(), source })?;
        let text = TextFile::open(std::mem::replace(&mut self.file, file), self.path)?;
        let format = kind::text_format(&text.start)?;
        let encoding = text.encoding.name();
        match format {
            Format::Csv => self.csv(text, encoding),
            Format::JsonLines => {
                let rows: Rows = Box::new(json::JsonLines::new(text.into_reader(Arc::clone(&self.counter))));
                Ok(self.source(format, encoding, rows, Found::default()))
            }
            _ => {
                self.check_size(json::WHOLE_LIMIT_MIB, "a JSON document", "JSON Lines, one object per line")?;
                let rows = json::document_rows(text.into_reader(Arc::clone(&self.counter)), lists)?;
                let total = Some(rows.len() as u64);
                Ok(self.source(format, encoding, Box::new(rows.into_iter()), Found { columns: Vec::new(), total }))
            }
        }
    }

    fn csv(self, text: TextFile, encoding: &'static str) -> Result<Source, FileError> {
        let delimiter = csv::delimiter(&text.start);
        let one_column = !text.start.lines().take(50).any(|line| line.contains(char::from(delimiter)));
        let rows = csv::CsvRows::open(text.into_reader(Arc::clone(&self.counter)), delimiter, one_column)?;
        let columns = rows.header().names().to_vec();
        let count = columns.len();
        let source = self.source(Format::Csv, encoding, Box::new(rows), Found { columns, total: None });
        if source.ahead.is_empty() {
            return Err(FileError::OnlyHeader { columns: count });
        }
        Ok(source)
    }

    fn source(self, format: Format, encoding: &'static str, mut rows: Rows, found: Found) -> Source {
        let ahead: VecDeque<_> = rows.by_ref().take(LOOKED_AT).collect();
        let mut columns = found.columns;
        if columns.is_empty() {
            let mut seen = std::collections::HashSet::new();
            for name in ahead.iter().flatten().flat_map(|row| row.header().names()) {
                if seen.insert(name) {
                    columns.push(name.clone());
                }
            }
        }
        Source {
            rows,
            ahead,
            columns,
            format,
            encoding,
            counter: self.counter,
            bytes_total: self.bytes_total,
            rows_total: found.total,
        }
    }
}

#[derive(Default)]
struct Found {
    columns: Vec<String>,
    total: Option<u64>,
}
