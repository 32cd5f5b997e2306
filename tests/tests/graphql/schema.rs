//! The published schema.

use std::path::Path;

#[test]
fn the_published_schema_is_the_one_in_the_repository() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema.graphql");
    let published = std::fs::read_to_string(&file).unwrap();
    let now = rialto_gateway::graphql::sdl();
    assert!(published == now, "schema.graphql differs from the code; run `make schema` and look at the difference");
}
