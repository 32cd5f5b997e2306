use crate::Bench;
use rialto_app::{demo, seed};
use rialto_domain::Error;
use rialto_domain::policy::Actor;

/// Every table that a record of the network can stand in.
const NETWORK: [&str; 26] = [
    "organisation",
    "organisation_tag",
    "person",
    "person_area",
    "person_skill",
    "person_language",
    "person_region",
    "cluster",
    "cluster_member",
    "cluster_focus",
    "cluster_priority",
    "catalogue",
    "dataset",
    "dataset_theme",
    "dataset_keyword",
    "distribution",
    "project",
    "project_tag",
    "need",
    "contribution",
    "project_link",
    "outcome",
    "pilot",
    "milestone",
    "indicator",
    "dataset_use",
];

#[tokio::test]
async fn the_region_tree_is_seeded_once() {
    let bench = Bench::with_regions().await;
    assert_eq!(bench.counts(["region", "region_change", "search_document"]).await, [2261, 103, 2261]);
    assert_eq!(seed::regions(&bench.ctx).await.unwrap(), 0, "a second start writes nothing");
}

#[tokio::test]
async fn the_demo_network_loads_once_and_is_refused_twice() {
    let bench = Bench::with_regions().await;
    assert!(demo::is_empty(&bench.ctx).await.unwrap());
    let report = demo::load(&bench.ctx).await.unwrap();
    assert_eq!((report.projects, report.people, report.clusters, report.pilots), (30, 10, 3, 2));
    let stored = bench.counts(["organisation", "dataset", "project", "project_link", "pilot", "dataset_use"]).await;
    let told = [
        report.organisations,
        report.datasets,
        report.projects,
        report.project_links,
        report.pilots,
        report.dataset_uses,
    ];
    assert_eq!(stored, told.map(|n| n as i64), "the report tells what is stored");
    assert!(!demo::is_empty(&bench.ctx).await.unwrap());

    let again = demo::load(&bench.ctx).await.unwrap_err();
    assert!(matches!(again, Error::Conflict(_)), "{again}");
    assert!(again.to_string().contains("rialto demo --remove"), "the sentence says what to do: {again}");
    assert_eq!(bench.count("project").await, 30);
}

#[tokio::test]
async fn removing_the_demo_network_leaves_nothing_behind() {
    let bench = Bench::with_regions().await;
    demo::load(&bench.ctx).await.unwrap();
    let before = bench.counts(NETWORK).await;
    assert!(before.iter().all(|rows| *rows > 0), "the demo network fills every table: {before:?} of {NETWORK:?}");
    let removed = demo::remove(&bench.ctx).await.unwrap();
    assert_eq!(removed, 36 + 10 + 3 + 11 + 30 + 2);
    assert_eq!(bench.counts(NETWORK).await, [0; NETWORK.len()]);
    assert_eq!(bench.count("search_document").await, 2261, "only the regions are found by search");
    assert_eq!(demo::load(&bench.ctx).await.unwrap().projects, 30, "it loads again afterwards");
}

#[tokio::test]
async fn a_visitor_may_neither_load_nor_remove_the_demo_network() {
    let bench = Bench::with_regions().await;
    let visitor = rialto_app::Ctx { actor: Actor::Visitor, ..bench.ctx.clone() };
    assert!(matches!(demo::load(&visitor).await, Err(Error::Forbidden(_))));
    assert!(matches!(demo::remove(&visitor).await, Err(Error::Forbidden(_))));
    assert!(matches!(seed::regions(&visitor).await, Err(Error::Forbidden(_))));
}
