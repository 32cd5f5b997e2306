//! Files of shapes, as sites bring them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a panic here is the message of a failed test"
)]

mod errors;
mod real;

use rialto_exchange::shapes::{Format, RegionShape, Rejection, Shapes, read};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn taken(shapes: &Shapes) -> Vec<&RegionShape> {
    shapes.rows.iter().filter_map(|row| row.as_ref().ok()).collect()
}

fn refused(shapes: &Shapes) -> Vec<&Rejection> {
    shapes.rows.iter().filter_map(|row| row.as_ref().err()).collect()
}

/// A file with this content.
struct Written {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn written(content: impl AsRef<[u8]>) -> Written {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shapes.json");
    std::fs::write(&path, content).unwrap();
    Written { _folder: folder, path }
}

fn collection(features: &[&str]) -> Shapes {
    let content = format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","));
    read(&written(content).path, None).unwrap()
}

/// A square of one degree whose south-west corner is here.
fn square(code: &str, x: i32, y: i32) -> String {
    let (e, n) = (x + 1, y + 1);
    format!(
        r#"{{"type":"Feature","properties":{{"NUTS_ID":"{code}"}},"geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{x},{n}],[{e},{n}],[{e},{y}],[{x},{y}]]]}}}}"#
    )
}

#[test]
fn a_topology_and_a_collection_of_the_same_regions_give_the_same_shapes() {
    let topology = read(&fixture("shapes.topojson"), None).unwrap();
    let collection = read(&fixture("shapes.geojson"), None).unwrap();
    assert_eq!((topology.format, collection.format), (Format::TopoJson, Format::GeoJson));
    assert_eq!(topology.rows, collection.rows);
    let codes: Vec<&str> = taken(&topology).iter().map(|shape| shape.code.as_str()).collect();
    assert_eq!(codes, ["ES61", "ES62", "EL30"], "the layer of borders is passed over");
    assert_eq!(
        taken(&topology)[1].geometry,
        "{\"type\":\"Polygon\",\"coordinates\":[[[-4.0,38.0],[-4.0,36.0],[-1.0,36.0],[-1.0,38.0],[-4.0,38.0]]]}",
        "arcs are joined, one of them backwards, and wound counter-clockwise"
    );
    assert!(taken(&topology)[2].geometry.starts_with("{\"type\":\"MultiPolygon\""));
}

#[test]
fn the_source_is_the_callers_word_before_the_files_and_the_files_before_its_name() {
    assert_eq!(read(&fixture("shapes.topojson"), Some("© A. Body")).unwrap().source, "© A. Body");
    assert_eq!(read(&fixture("shapes.topojson"), None).unwrap().source, "Invented for tests");
    assert_eq!(collection(&[&square("ES61", 0, 0)]).source, "shapes");
}

#[test]
fn one_feature_alone_is_a_file_too() {
    let shapes = read(&written(format!("\u{feff}\n{}", square("es61", 0, 0))).path, None).unwrap();
    assert_eq!(taken(&shapes)[0].code, "ES61");
}

#[test]
fn a_height_beside_longitude_and_latitude_is_left_out() {
    let feature = square("ES61", 0, 0).replace("[0,0]", "[0,0,812.5]");
    assert!(taken(&collection(&[&feature]))[0].geometry.contains("[0.0,0.0],[1.0,0.0]"));
}

#[test]
fn each_feature_that_is_not_taken_is_told_with_its_row_and_its_reason() {
    let null = r#"{"type":"Feature","properties":{"NUTS_ID":"ES62"},"geometry":null}"#;
    let point = r#"{"type":"Feature","properties":{"NUTS_ID":"ES63"},"geometry":{"type":"Point","coordinates":[1,2]}}"#;
    let short = r#"{"type":"Feature","properties":{"NUTS_ID":"ES64"},"geometry":{"type":"Polygon","coordinates":[[[1],[2],[3],[1]]]}}"#;
    let broken =
        r#"{"type":"Feature","properties":{"NUTS_ID":"ES70"},"geometry":{"type":"Polygon","coordinates":"x"}}"#;
    let shapes = collection(&[
        &square("ES61", 0, 0),
        null,
        point,
        short,
        broken,
        &square("ES61", 3, 3),
        &square("Andalucía", 4, 4),
        &square("", 5, 5),
        &square("ES11", 4_000, 4_000),
    ]);
    let told: Vec<(u64, &str, &str)> =
        refused(&shapes).iter().map(|row| (row.row, row.code.as_str(), row.value.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, "SHAPE_MISSING", "ES62"),
            (3, "SHAPE_NOT_AN_AREA", "ES63"),
            (4, "SHAPE_BROKEN", "ES64"),
            (5, "SHAPE_BROKEN", ""),
            (6, "CODE_REPEATED", "ES61"),
            (7, "CODE_UNREADABLE", "Andalucía"),
            (8, "CODE_MISSING", ""),
            (9, "SHAPE_NOT_IN_DEGREES", "ES11"),
        ]
    );
    assert!(refused(&shapes).iter().all(|row| row.message.ends_with('.')), "each is a sentence");
    assert_eq!(taken(&shapes).len(), 1);
}

#[test]
fn a_topology_that_names_an_arc_it_does_not_have_loses_that_region_alone() {
    let content = std::fs::read_to_string(fixture("shapes.topojson")).unwrap().replace("[[3,-2]]", "[[3,-99]]");
    let shapes = read(&written(content).path, None).unwrap();
    assert_eq!(taken(&shapes).len(), 2);
    assert!(refused(&shapes)[0].message.contains("arc -99"), "{:?}", refused(&shapes));
    let extreme =
        std::fs::read_to_string(fixture("shapes.topojson")).unwrap().replace("[[3,-2]]", "[[-9223372036854775808]]");
    assert_eq!(taken(&read(&written(extreme).path, None).unwrap()).len(), 2);
}
