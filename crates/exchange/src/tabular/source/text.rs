//! Text files as UTF-8 with `\n` line ends, read in a stream, with the bytes counted.

use super::encoding::{SAMPLE, recognise};
use super::error::FileError;
use encoding_rs::Encoding;
use encoding_rs_io::DecodeReaderBytesBuilder;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes read so far, shared with whoever draws the progress bar.
pub type Counter = Arc<AtomicU64>;

/// Counts what passes through.
pub struct Counting<R> {
    inner: R,
    counter: Counter,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.counter.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// `\r\n` and a lone `\r` become `\n`, so that every reader counts lines alike; the text ends in `\n`.
pub struct LineEnds<R> {
    inner: R,
    after_return: bool,
    ended: bool,
}

impl<R: Read> LineEnds<R> {
    /// Wraps a reader of UTF-8.
    pub fn new(inner: R) -> Self {
        Self { inner, after_return: false, ended: false }
    }
}

impl<R: Read> Read for LineEnds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended && !buffer.is_empty() {
            let count = self.inner.read(buffer)?;
            if count == 0 {
                self.ended = true;
                if let Some(first) = buffer.first_mut() {
                    *first = b'\n';
                    return Ok(1);
                }
            }
            let mut kept = 0;
            for at in 0..count {
                let Some(byte) = buffer.get(at).copied() else { break };
                let line_feed_of_pair = byte == b'\n' && self.after_return;
                self.after_return = byte == b'\r';
                if line_feed_of_pair {
                    continue;
                }
                if let Some(place) = buffer.get_mut(kept) {
                    *place = if byte == b'\r' { b'\n' } else { byte };
                    kept += 1;
                }
            }
            if kept > 0 {
                return Ok(kept);
            }
        }
        Ok(0)
    }
}

/// A text file, ready to be read as UTF-8.
pub struct TextFile {
    /// The encoding found.
    pub encoding: &'static Encoding,
    /// The beginning, decoded (up to [`SAMPLE`] bytes of the file).
    pub start: String,
    file: File,
}

impl TextFile {
    /// Looks at the beginning of an open file and finds its encoding.
    pub fn open(mut file: File, path: &Path) -> Result<Self, FileError> {
        let unreadable = |source| FileError::Unreadable { path: path.to_owned(), source };
        let mut sample = Vec::new();
        file.by_ref().take(SAMPLE as u64).read_to_end(&mut sample).map_err(unreadable)?;
        file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
        let encoding = recognise(&sample, sample.len() < SAMPLE).ok_or(FileError::NotATable {
            found: "a binary file",
            advice: "Save the table as CSV, XLSX, JSON or JSON Lines and import that.",
        })?;
        let start = encoding.decode(&sample).0.into_owned();
        if start.trim().is_empty() {
            return Err(FileError::Empty);
        }
        Ok(Self { encoding, start, file })
    }

    /// The whole text in a stream: UTF-8, no mark, `\n` line ends.
    pub fn into_reader(self, counter: Counter) -> impl Read + Send {
        let counting = Counting { inner: self.file, counter };
        let decoded = DecodeReaderBytesBuilder::new()
            .encoding(Some(self.encoding))
            .bom_override(true)
            .strip_bom(true)
            .build(counting);
        LineEnds::new(decoded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_becomes_one() {
        for size in 1..8 {
            let mut reader = LineEnds::new(&b"a\r\nb\rc\nd\r\r\ne"[..]);
            let mut out = Vec::new();
            let mut buffer = vec![0; size];
            loop {
                let count = reader.read(&mut buffer).unwrap();
                if count == 0 {
                    break;
                }
                out.extend_from_slice(&buffer[..count]);
            }
            assert_eq!(String::from_utf8(out).unwrap(), "a\nb\nc\nd\n\ne\n", "buffer of {size}");
        }
    }
}
