use crate::Bench;
use rialto_app::{demo, seed};
use rialto_domain::Error;
use rialto_domain::policy::Actor;

/// Every table that a record of the network can stand in.
const NETWORK: [&str; 33] = [
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
    "adoption",
    "action",
    "money_entry",
    "project_link",
    "outcome",
    "pilot",
    "milestone",
    "indicator",
    "dataset_use",
    "project_member",
    "pilot_step",
    "session",
    "session_language",
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
    assert_eq!((report.projects, report.people, report.clusters, report.pilots), (62, 73, 8, 4));
    let stored =
        bench.counts(["organisation", "dataset", "project", "project_link", "pilot", "dataset_use", "session"]).await;
    let told = [
        report.organisations,
        report.datasets,
        report.projects,
        report.project_links,
        report.pilots,
        report.dataset_uses,
        report.sessions,
    ];
    assert_eq!(stored, told.map(|n| n as i64), "the report tells what is stored");
    assert!(!demo::is_empty(&bench.ctx).await.unwrap());

    let again = demo::load(&bench.ctx).await.unwrap_err();
    assert!(matches!(again, Error::Conflict(_)), "{again}");
    assert!(again.to_string().contains("rialto demo --remove"), "the sentence says what to do: {again}");
    assert_eq!(bench.count("project").await, 62);
}

#[tokio::test]
async fn removing_the_demo_network_leaves_nothing_behind() {
    let bench = Bench::with_regions().await;
    demo::load(&bench.ctx).await.unwrap();
    let before = bench.counts(NETWORK).await;
    assert!(before.iter().all(|rows| *rows > 0), "the demo network fills every table: {before:?} of {NETWORK:?}");
    let removed = demo::remove(&bench.ctx).await.unwrap();
    assert_eq!(removed, 103 + 73 + 8 + 25 + 62 + 4 + 7);
    assert_eq!(bench.counts(NETWORK).await, [0; NETWORK.len()]);
    assert_eq!(bench.count("search_document").await, 2261, "only the regions are found by search");
    assert_eq!(demo::load(&bench.ctx).await.unwrap().projects, 62, "it loads again afterwards");
}

#[tokio::test]
async fn every_record_of_the_demo_network_is_marked_as_demo() {
    use rialto_persistence::{cluster, dataset, organisation, person, pilot, project, session};
    let bench = Bench::with_regions().await;
    demo::load(&bench.ctx).await.unwrap();
    for (table, column) in [
        (&organisation::TABLE, organisation::IS_DEMO),
        (&person::TABLE, person::IS_DEMO),
        (&cluster::TABLE, cluster::IS_DEMO),
        (&dataset::TABLE, dataset::IS_DEMO),
        (&project::TABLE, project::IS_DEMO),
        (&pilot::TABLE, pilot::IS_DEMO),
        (&session::TABLE, session::IS_DEMO),
    ] {
        let rows = bench.rows(table, &[column]).await;
        assert!(rows.contains("[1]") || rows.contains("[true]"), "there are rows of {}: {rows}", table.name);
        assert!(!rows.contains("[0]") && !rows.contains("[false]"), "{} has a record that is not demo", table.name);
    }
}

#[tokio::test]
async fn sessions_of_the_demo_network_are_told_from_the_day_of_loading() {
    use rialto_persistence::session;
    let bench = Bench::with_regions().await;
    demo::load(&bench.ctx).await.unwrap();
    let rows: serde_json::Value = serde_json::from_str(
        &bench.rows(&session::TABLE, &[session::SLUG, session::STARTS_AT, session::CREATED_AT]).await,
    )
    .unwrap();
    let rows = rows[0].as_array().unwrap();
    let market = rows.iter().find(|row| row[0] == "mercado-de-ideas-del-olivar").unwrap();
    // the clock of the test stands at 2026-11-22; nine days later, 18:00 in Madrid is 17:00 UTC
    assert_eq!(rialto_domain::context::instant(market[1].as_i64().unwrap()), "2026-12-01T17:00:00.000Z");
    let now = crate::bench::NOW;
    assert!(
        rows.iter().any(|row| row[1].as_i64().unwrap() < now) && rows.iter().any(|row| row[1].as_i64().unwrap() > now)
    );
    assert!(rows.iter().all(|row| row[2].as_i64().unwrap() <= now), "no record comes from the future: {rows:?}");
}

#[tokio::test]
async fn a_visitor_may_neither_load_nor_remove_the_demo_network() {
    let bench = Bench::with_regions().await;
    let visitor = rialto_app::Ctx { actor: Actor::Visitor, ..bench.ctx.clone() };
    assert!(matches!(demo::load(&visitor).await, Err(Error::Forbidden(_))));
    assert!(matches!(demo::remove(&visitor).await, Err(Error::Forbidden(_))));
    assert!(matches!(seed::regions(&visitor).await, Err(Error::Forbidden(_))));
}
