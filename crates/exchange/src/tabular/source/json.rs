//! JSON and JSON Lines: objects become rows, nested objects dotted columns, lists stay lists.

use super::error::FileError;
use super::row::{Cell, Header, RawRow};
use crate::tabular::notice::{Code, Rejection, excerpt};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

/// Largest JSON document that is read whole, in MiB. JSON Lines has no limit.
pub const WHOLE_LIMIT_MIB: u64 = 256;
/// Longest line of JSON Lines, in bytes.
const LONGEST_LINE: u64 = 16 << 20;

/// Shares the header among rows with the same columns.
#[derive(Default)]
struct Headers(HashMap<Vec<String>, Arc<Header>>);

impl Headers {
    fn row(&mut self, number: u64, object: Map<String, Value>) -> RawRow {
        let mut columns = Vec::with_capacity(object.len());
        flatten_object(None, object, &mut columns);
        let (names, cells): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
        let header = match self.0.get(&names) {
            Some(header) => Arc::clone(header),
            None => {
                let header = Arc::new(Header::new(names.iter().cloned()));
                self.0.insert(names, Arc::clone(&header));
                header
            }
        };
        RawRow::new(number, header, cells)
    }
}

fn flatten_object(prefix: Option<&str>, object: Map<String, Value>, out: &mut Vec<(String, Cell)>) {
    for (key, value) in object {
        let name = match prefix {
            Some(prefix) => format!("{prefix}.{key}"),
            None => key,
        };
        flatten(name, value, out);
    }
}

fn flatten(name: String, value: Value, out: &mut Vec<(String, Cell)>) {
    match value {
        Value::Null => out.push((name, Cell::Empty)),
        Value::Bool(yes) => out.push((name, Cell::Text(yes.to_string()))),
        Value::Number(number) => out.push((name, Cell::Number(number.to_string()))),
        Value::String(text) => out.push((name, Cell::Text(text))),
        Value::Object(object) => flatten_object(Some(&name), object, out),
        Value::Array(items) if items.iter().any(Value::is_object) => flatten_objects(name, items, out),
        Value::Array(items) => out.push((name, Cell::List(items.into_iter().map(plain).collect()))),
    }
}

/// A list of objects becomes one list per key, all of the same length.
fn flatten_objects(name: String, items: Vec<Value>, out: &mut Vec<(String, Cell)>) {
    let count = items.len();
    let mut columns: Vec<(String, Vec<String>)> = Vec::new();
    let mut place: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.into_iter().enumerate() {
        let mut cells = Vec::new();
        match item {
            Value::Object(object) => flatten_object(Some(&name), object, &mut cells),
            other => flatten(name.clone(), other, &mut cells),
        }
        for (column, cell) in cells {
            let index = *place.entry(column.clone()).or_insert_with(|| {
                columns.push((column, vec![String::new(); count]));
                columns.len() - 1
            });
            if let Some(slot) = columns.get_mut(index).and_then(|(_, values)| values.get_mut(at)) {
                *slot = cell.text().into_owned();
            }
        }
    }
    out.extend(columns.into_iter().map(|(column, values)| (column, Cell::List(values))));
}

fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// The lists of objects in a document, nearest to the top first: their paths and depths.
fn lists(prefix: &str, depth: usize, value: &Value, out: &mut Vec<(usize, String)>) {
    let Value::Object(object) = value else { return };
    for (key, inner) in object {
        let path = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match inner {
            Value::Array(items) if items.iter().any(Value::is_object) => out.push((depth, path)),
            Value::Object(_) => lists(&path, depth + 1, inner, out),
            _ => {}
        }
    }
}

/// Takes the value at a dotted path out of a document.
fn take_path(document: &mut Value, path: &str) -> Option<Value> {
    let mut at = document;
    for key in path.split('.') {
        at = at.get_mut(key)?;
    }
    Some(at.take())
}

/// The objects of a document: the list itself, the list at one of `paths`, else the only list.
fn objects(mut document: Value, paths: &[String]) -> Result<Vec<Value>, FileError> {
    if let Value::Array(items) = document {
        return if items.iter().any(Value::is_object) { Ok(items) } else { Err(FileError::NoList) };
    }
    for path in paths {
        match take_path(&mut document, path) {
            Some(Value::Array(items)) => return Ok(items),
            Some(object @ Value::Object(_)) => return Ok(vec![object]),
            _ => {}
        }
    }
    let mut found = Vec::new();
    lists("", 0, &document, &mut found);
    found.sort();
    let nearest: Vec<&str> = match found.first() {
        Some((depth, _)) => found.iter().filter(|(at, _)| at == depth).map(|(_, path)| path.as_str()).collect(),
        None => return Err(FileError::NoList),
    };
    match nearest.as_slice() {
        [only] => match take_path(&mut document, only) {
            Some(Value::Array(items)) => Ok(items),
            _ => Err(FileError::NoList),
        },
        several => {
            let first = several.first().map(|path| (*path).to_owned()).unwrap_or_default();
            Err(FileError::ManyLists { lists: several.join(", "), first })
        }
    }
}

/// Rows of one JSON document, read whole.
pub fn document_rows(input: impl Read, paths: &[String]) -> Result<Vec<Result<RawRow, Rejection>>, FileError> {
    let document: Value = serde_json::from_reader(BufReader::new(input)).map_err(|error| FileError::BadJson {
        line: error.line(),
        column: error.column(),
        reason: reason(&error),
    })?;
    let mut headers = Headers::default();
    let rows = objects(document, paths)?.into_iter().enumerate().map(|(at, item)| {
        let number = at as u64 + 1;
        match item {
            Value::Object(object) => Ok(headers.row(number, object)),
            other => Err(not_an_object(number, &other.to_string())),
        }
    });
    Ok(rows.collect())
}

/// What the parser says, without the place it repeats.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn not_an_object(number: u64, value: &str) -> Rejection {
    let mut rejection =
        Rejection::of_row(number, Code::BadRow, "The item is not an object; write it as {\"title\": …}.");
    rejection.value = excerpt(value);
    rejection
}

/// Rows of JSON Lines, in a stream. A line that is not JSON is refused, the others are read.
pub struct JsonLines<R> {
    reader: BufReader<R>,
    headers: Headers,
    line: u64,
    buffer: Vec<u8>,
    ended: bool,
}

impl<R: Read> JsonLines<R> {
    /// Reads from the first line.
    pub fn new(input: R) -> Self {
        Self { reader: BufReader::new(input), headers: Headers::default(), line: 0, buffer: Vec::new(), ended: false }
    }

    fn parse(&mut self) -> Result<RawRow, Rejection> {
        match serde_json::from_slice::<Value>(&self.buffer) {
            Ok(Value::Object(object)) => Ok(self.headers.row(self.line, object)),
            Ok(other) => Err(not_an_object(self.line, &other.to_string())),
            Err(error) => {
                let message =
                    format!("The line is not valid JSON (column {}: {}); correct it.", error.column(), reason(&error));
                let mut rejection = Rejection::of_row(self.line, Code::BadRow, message);
                rejection.value = excerpt(&String::from_utf8_lossy(&self.buffer));
                Err(rejection)
            }
        }
    }
}

impl<R: Read> Iterator for JsonLines<R> {
    type Item = Result<RawRow, Rejection>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.buffer.clear();
            self.line += 1;
            let failed = |line, message: String| Some(Err(Rejection::of_row(line, Code::ReadFailed, message)));
            match self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.buffer) {
                Ok(0) => return None,
                Ok(read) if read as u64 == LONGEST_LINE => {
                    self.ended = true;
                    return failed(self.line, "The line is longer than 16 MiB; is this one JSON document?".to_owned());
                }
                Ok(_) if self.buffer.trim_ascii().is_empty() => {}
                Ok(_) => return Some(self.parse()),
                Err(error) => {
                    self.ended = true;
                    return failed(self.line, format!("Reading stopped here: {error}."));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, paths: &[&str]) -> Result<Vec<RawRow>, FileError> {
        let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
        Ok(document_rows(text.as_bytes(), &paths)?.into_iter().map(Result::unwrap).collect())
    }

    #[test]
    fn nested_objects_become_dotted_columns_and_lists_stay_lists() {
        let rows = read(r#"[{"id": 7, "type": {"name": "NGO"}, "tags": ["a", "b"], "focus": [{"id": "4", "name": "x"}, {"name": "y"}]}]"#, &[]).unwrap();
        let row = &rows[0];
        assert_eq!(row.get("id"), &Cell::Number("7".into()));
        assert_eq!(row.get("type.name"), &Cell::Text("NGO".into()));
        assert_eq!(row.get("tags"), &Cell::List(vec!["a".into(), "b".into()]));
        assert_eq!(row.get("focus.name"), &Cell::List(vec!["x".into(), "y".into()]));
        assert_eq!(row.get("focus.id"), &Cell::List(vec!["4".into(), String::new()]));
    }

    #[test]
    fn the_only_list_nearest_to_the_top_is_read() {
        assert_eq!(
            read(r#"{"help": "", "result": {"results": [{"title": "t"}], "facets": {"x": {"items": [{}]}}}}"#, &[])
                .unwrap()
                .len(),
            1
        );
        assert!(matches!(read(r#"{"a": [{}], "b": [{}]}"#, &[]), Err(FileError::ManyLists { .. })));
        assert_eq!(read(r#"{"a": [{}], "b": [{}, {}]}"#, &["b"]).unwrap().len(), 2);
        assert!(matches!(read(r#"{"a": 1}"#, &[]), Err(FileError::NoList)));
    }

    #[test]
    fn broken_json_names_its_line() {
        match read("[\n{\"a\": 1},\n{\"a\": }\n]", &[]) {
            Err(FileError::BadJson { line, .. }) => assert_eq!(line, 3),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_bad_line_does_not_stop_the_others() {
        let rows: Vec<_> = JsonLines::new(&b"{\"a\":1}\n\nnonsense\n[1]\n{\"a\":2}"[..]).collect();
        assert_eq!(rows.iter().filter(|row| row.is_ok()).count(), 2);
        let refused: Vec<u64> = rows.iter().filter_map(|row| row.as_ref().err()).map(|bad| bad.row).collect();
        assert_eq!(refused, [3, 4]);
        assert_eq!(rows[3].as_ref().unwrap().number, 5);
    }
}
