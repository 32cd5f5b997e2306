//! The real shapes, where they are at hand: `../shared/data` beside the project.

use super::{refused, taken};
use rialto_exchange::shapes::{MOST_BYTES, read};
use std::path::Path;

#[test]
fn the_shapes_of_all_four_levels_are_read() {
    for (level, count) in [(0, 37), (1, 125), (2, 334), (3, 1_514)] {
        let name = format!("geo/gisco_nuts{level}_60m_2021.topojson");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(&name);
        if !path.exists() {
            eprintln!(
                "Skipped: {name} is not at hand beside the project; the fixtures of this crate test the same rules."
            );
            return;
        }
        let shapes = read(&path, None).unwrap();
        assert!(refused(&shapes).len() * 50 <= count, "{name}: {:#?}", refused(&shapes));
        assert_eq!(shapes.rows.len(), count, "{name}");
        assert!(
            taken(&shapes).iter().all(|shape| shape.code.len() == level + 2),
            "{name}: the level is the code's length"
        );
        assert!(taken(&shapes).iter().all(|shape| shape.geometry.len() <= MOST_BYTES && !shape.simplified), "{name}");
    }
}
