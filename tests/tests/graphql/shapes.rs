//! Shapes of regions, as a site has imported them.

use super::demo::Network;
use rialto_app::Ctx;
use rialto_app::import::{Settings, ShapesRequest, shapes};
use serde_json::json;
use std::path::Path;

async fn with_shapes() -> Network {
    let network = Network::new().await;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/exchange/tests/fixtures/shapes.topojson");
    let request = ShapesRequest { path, source: None };
    let report =
        shapes(&Ctx::operator(network.database.clone()), request, &Settings::default(), &mut |_| {}).await.unwrap();
    assert_eq!(report.created, 3);
    network
}

#[tokio::test]
async fn a_region_tells_its_shape_whose_it_is_and_since_when() {
    let network = with_shapes().await;
    let before = network.database.statements_read();
    let data = network
        .data("{ region(code: \"ES62\") { code shape { geometry source importedAt __typename } parent { shape { source } } } }")
        .await;
    assert_eq!(network.database.statements_read() - before, 1);
    let shape = &data["region"]["shape"];
    let ring = json!([[-4.0, 38.0], [-4.0, 36.0], [-1.0, 36.0], [-1.0, 38.0], [-4.0, 38.0]]);
    assert_eq!(shape["geometry"], json!({ "type": "Polygon", "coordinates": [ring] }));
    assert_eq!((&shape["source"], &shape["__typename"]), (&json!("Invented for tests"), &json!("RegionShape")));
    assert!(shape["importedAt"].as_str().unwrap().ends_with('Z'));
    assert_eq!(data["region"]["parent"]["shape"], json!(null), "a region without a shape has none");
}

#[tokio::test]
async fn the_shapes_of_a_list_come_in_one_statement() {
    let network = with_shapes().await;
    let before = network.database.statements_read();
    let data = network
        .data(
            "{ regions(first: 100, filter: { within: [\"ES6\"], levels: [2] }) { nodes { code shape { geometry } } } }",
        )
        .await;
    assert_eq!(network.database.statements_read() - before, 1);
    let nodes = data["regions"]["nodes"].as_array().unwrap();
    assert_eq!(nodes.len(), 4, "Andalusia, Murcia, Ceuta, Melilla");
    assert_eq!(nodes.iter().filter(|node| node["shape"]["geometry"]["type"] == "Polygon").count(), 2);
}

#[tokio::test]
async fn a_shape_costs_a_hundred_so_that_one_page_of_them_is_answered_and_two_are_not() {
    let network = with_shapes().await;
    let page = "regions(first: 100) { nodes { shape { geometry } } }";
    let answer = network.ask(&format!("{{ {page} }}"), json!({})).await;
    let cost = answer["extensions"]["cost"]["requested"].as_u64().unwrap();
    assert!((10_000..11_000).contains(&cost), "{cost}");
    let refused = network.error(&format!("{{ a: {page} b: {page} }}")).await;
    assert_eq!(refused["extensions"]["limit"]["name"], "maxCost", "{refused}");
}
