//! Files that cannot be used as a whole.

use super::{fixture, square, written};
use rialto_exchange::shapes::read;
use rialto_exchange::tabular::FileError;
use std::path::Path;

fn told(content: impl AsRef<[u8]>) -> (&'static str, String) {
    let error = read(&written(content).path, None).unwrap_err();
    (error.code(), error.to_string())
}

#[test]
fn a_projected_file_is_told_to_be_exported_in_degrees() {
    let metres = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{},{}]}}",
        square("ES61", 2_900_000, 1_600_000),
        square("ES62", 3_400_000, 1_700_000)
    );
    let (code, sentence) = told(metres);
    assert_eq!(code, "NOT_DEGREES");
    assert!(sentence.contains("(2900000, 1600000)") && sentence.contains("EPSG:4326"), "{sentence}");
}

#[test]
fn another_kind_of_file_is_named() {
    for (content, word) in [
        (&b"code;name\nES61;South\n"[..], "table"),
        (b"{\"a\":1}", "neither GeoJSON nor TopoJSON"),
        (b"[\"Topology\"]", "neither GeoJSON nor TopoJSON"),
        (b"{\"type\":\"FeatureCollection\",\"features\":[]}", "without a single area"),
        (
            b"{\"type\":\"Topology\",\"objects\":{\"a\":{\"type\":\"Point\",\"coordinates\":[1,2]}},\"arcs\":[]}",
            "without a single area",
        ),
        (b"{\"type\":\"Polygon\",\"coordinates\":[]}", "without a feature"),
        (b"{\"type\":\"Feature\"}\n{\"type\":\"Feature\"}\n", "one object per line"),
        (b"PK\x03\x04........NUTS_RG.shp", "zip archive"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\"type\":\"\xff\"}", "UTF-8"),
    ] {
        let (code, sentence) = told(content);
        assert_eq!(code, "FILE_WITHOUT_SHAPES", "{sentence}");
        assert!(sentence.contains(word) && sentence.contains("EPSG:4326"), "{sentence}");
    }
    assert_eq!(told("").0, "FILE_EMPTY");
    assert!(matches!(read(Path::new("no/such/file.json"), None), Err(FileError::NotFound { .. })));
}

#[test]
fn a_file_that_is_cut_off_is_told_with_its_line() {
    let whole = std::fs::read_to_string(fixture("shapes.geojson")).unwrap();
    let (code, sentence) = told(&whole[..whole.len() - 20]);
    assert_eq!(code, "BAD_JSON");
    assert!(sentence.contains("line 4"), "{sentence}");
}

#[test]
fn whatever_byte_is_damaged_the_reader_answers() {
    for name in ["shapes.geojson", "shapes.topojson"] {
        let whole = std::fs::read(fixture(name)).unwrap();
        for at in 0..whole.len() {
            for byte in [b'"', b'9'] {
                let mut damaged = whole.clone();
                damaged[at] = byte;
                let file = written(&damaged);
                // either answer is right; a panic is not
                if let Ok(shapes) = read(&file.path, None) {
                    assert!(shapes.rows.iter().flatten().all(|shape| shape.geometry.starts_with('{')));
                }
            }
        }
    }
}
