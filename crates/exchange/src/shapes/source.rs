//! Opens a file of shapes, whichever of its kinds it is.

use super::geometry::{self, Rings};
use super::refusal::{Code, Rejection, Trouble};
use super::{RegionShape, code, features, topology};
use crate::tabular::FileError;
use crate::tabular::source::Format as Table;
use crate::tabular::source::kind::{Family, family, text_format};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// A file must fit in memory; the finest shapes of Eurostat (1:1 million, all levels) have 130 MB.
const MOST_MIB: u64 = 256;

/// The kinds of file that hold shapes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// RFC 7946.
    GeoJson,
    /// GeoJSON with shared borders.
    TopoJson,
}

impl Format {
    /// For reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::GeoJson => "GeoJSON",
            Self::TopoJson => "TopoJSON",
        }
    }
}

/// What a file holds.
#[derive(Debug)]
pub struct Shapes {
    /// Who made the shapes: as the caller says, else as the file says (`attribution`, `source`, `copyright`, `title` or `name`
    /// at its top), else the file's name.
    pub source: String,
    /// The kind of file.
    pub format: Format,
    /// One for each feature, in the order of the file.
    pub rows: Vec<Result<RegionShape, Rejection>>,
    /// Its size.
    pub bytes: u64,
}

/// A feature before it is cleaned.
pub(super) struct Raw {
    pub properties: Option<Map<String, Value>>,
    pub id: Option<Value>,
    pub area: Result<Vec<Rings>, Trouble>,
}

/// The top of a document.
#[derive(Deserialize)]
struct Top {
    #[serde(rename = "type")]
    kind: Option<Value>,
    attribution: Option<Value>,
    source: Option<Value>,
    copyright: Option<Value>,
    title: Option<Value>,
    name: Option<Value>,
}

/// Reads a file whole. `source` is what the caller says of where it comes from.
///
/// # Errors
/// When the file as a whole cannot be used: not there, another kind of file, or nothing in degrees.
pub fn read(path: &Path, source: Option<&str>) -> Result<Shapes, FileError> {
    let bytes = whole(path)?;
    let text = text(&bytes)?;
    let bad = |error: serde_json::Error| FileError::BadJson {
        line: error.line(),
        column: error.column(),
        reason: error.to_string(),
    };
    let top: Top = serde_json::from_str(text).map_err(bad)?;
    let (format, raw) = match top.kind.as_ref().and_then(Value::as_str) {
        Some("FeatureCollection") => (Format::GeoJson, features::collection(text).map_err(bad)?),
        Some("Feature") => (Format::GeoJson, vec![features::one(text)]),
        Some("Topology") => (Format::TopoJson, topology::features(text).map_err(bad)?),
        Some("Polygon" | "MultiPolygon" | "GeometryCollection") => {
            return no_shapes("a GeoJSON geometry without a feature, which no code can be told of");
        }
        _ => return no_shapes("JSON that is neither GeoJSON nor TopoJSON"),
    };
    if raw.is_empty() {
        return no_shapes("a map without a single area");
    }
    let rows = rows(raw)?;
    let stated = [top.attribution, top.source, top.copyright, top.title, top.name];
    let stated = stated.iter().flatten().filter_map(Value::as_str).map(str::trim).find(|text| !text.is_empty());
    let named = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let source = source.or(stated).map_or(named, |text| text.chars().filter(|c| !c.is_control()).take(300).collect());
    Ok(Shapes { source, format, rows, bytes: bytes.len() as u64 })
}

fn no_shapes<T>(found: &'static str) -> Result<T, FileError> {
    Err(FileError::NoShapes { found })
}

fn whole(path: &Path) -> Result<Vec<u8>, FileError> {
    let unreadable = |source| FileError::Unreadable { path: path.to_owned(), source };
    let file = File::open(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => FileError::NotFound { path: path.to_owned() },
        _ => unreadable(error),
    })?;
    let most = MOST_MIB << 20;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > most {
        let instead = "TopoJSON, which shares borders";
        return Err(FileError::TooLarge { limit_mib: MOST_MIB, kind: "a file of shapes", instead });
    }
    Ok(bytes)
}

/// The text of a file that may be JSON; anything else is named.
fn text(bytes: &[u8]) -> Result<&str, FileError> {
    let start = bytes.get(..8192).unwrap_or(bytes);
    match family(start).map_err(no_table)? {
        Family::Workbook(_) => return no_shapes("a workbook"),
        Family::Text => {}
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return no_shapes("not text in UTF-8") };
    let text = text.trim_start_matches('\u{feff}');
    match text_format(text).map_err(no_table)? {
        Table::Json if text.trim_start().starts_with('{') => Ok(text),
        Table::Json => no_shapes("JSON that is neither GeoJSON nor TopoJSON"),
        Table::JsonLines => no_shapes("JSON with one object per line"),
        _ => no_shapes("a table or another text"),
    }
}

fn no_table(error: FileError) -> FileError {
    match error {
        FileError::NotATable { found, .. } => FileError::NoShapes { found },
        other => other,
    }
}

fn rows(raw: Vec<Raw>) -> Result<Vec<Result<RegionShape, Rejection>>, FileError> {
    let mut seen: HashMap<String, u64> = HashMap::new();
    let (mut in_degrees, mut elsewhere) = (false, None);
    let mut rows = Vec::with_capacity(raw.len());
    for (row, raw) in (1..).zip(raw) {
        let cleaned = raw.area.and_then(geometry::clean);
        match &cleaned {
            Ok(_) => in_degrees = true,
            Err(Trouble::NotInDegrees(x, y)) => elsewhere = elsewhere.or(Some((*x, *y))),
            Err(_) => {}
        }
        rows.push(match (code::of(row, raw.properties.as_ref(), raw.id.as_ref()), cleaned) {
            // what cannot be read at all has no code either
            (Err(_), Err(trouble @ Trouble::Broken(_))) => Err(trouble.rejection(row, "")),
            (Err(rejection), _) => Err(rejection),
            (Ok(code), Err(trouble)) => Err(trouble.rejection(row, &code)),
            (Ok(code), Ok(cleaned)) => match seen.get(&code) {
                Some(first) => Err(repeated(row, code, *first)),
                None => {
                    seen.insert(code.clone(), row);
                    let geometry::Cleaned { json, simplified, dropped_rings } = cleaned;
                    Ok(RegionShape { row, code, geometry: json, simplified, dropped_rings })
                }
            },
        });
    }
    match elsewhere {
        Some((x, y)) if !in_degrees => Err(FileError::NotDegrees { x, y }),
        _ => Ok(rows),
    }
}

fn repeated(row: u64, code: String, first: u64) -> Rejection {
    let message = format!("Feature {first} has this code too; make one MultiPolygon of both, or correct one of them.");
    Rejection { row, column: "NUTS_ID".to_owned(), value: code, code: Code::CodeRepeated, message }
}
