use crate::Bench;
use rialto_app::demo;
use rialto_app::generate::{self, Size};
use rialto_domain::Error;
use rialto_persistence::read::{Column, Table};
use rialto_persistence::{cluster, contribution, dataset, organisation, person, pilot, project, session};

/// What identifies the generated records: keys, addresses, times.
const SHOWN: [(&Table, &[Column]); 10] = [
    (&organisation::TABLE, &[organisation::ID, organisation::SLUG, organisation::CREATED_AT]),
    (&person::TABLE, &[person::ID, person::SLUG, person::CREATED_AT]),
    (&cluster::TABLE, &[cluster::ID, cluster::SLUG, cluster::CREATED_AT]),
    (&project::TABLE, &[project::ID, project::SLUG, project::TITLE, project::STAGE, project::CREATED_AT]),
    (&contribution::TABLE, &[contribution::ID, contribution::TEXT, contribution::CREATED_AT]),
    (&dataset::TABLE, &[dataset::ID, dataset::SLUG, dataset::CREATED_AT]),
    (&pilot::TABLE, &[pilot::ID, pilot::SLUG, pilot::CREATED_AT]),
    (&project::TEAM_TABLE, &[project::team::ID, project::team::ROLE, project::team::JOINED_ON]),
    (&pilot::STEPS_TABLE, &[pilot::chain::KIND, pilot::chain::TITLE, pilot::chain::HAPPENED_ON]),
    (&session::TABLE, &[session::ID, session::SLUG, session::STARTS_AT, session::TIME_ZONE, session::CREATED_AT]),
];

async fn generated() -> (Bench, Vec<String>) {
    let bench = Bench::with_regions().await;
    let size = Size::scaled(0.002).unwrap();
    let mut told = Vec::new();
    let done = generate::large(&bench.ctx, size, &mut |what, done, of| told.push((what.to_owned(), done, of))).await;
    assert_eq!(done.unwrap(), size);
    assert!(told.contains(&("projects".to_owned(), 100, 100)), "progress tells when the projects are done: {told:?}");
    let mut shown = Vec::new();
    for (table, columns) in SHOWN {
        shown.push(bench.rows(table, columns).await);
    }
    (bench, shown)
}

#[tokio::test]
async fn the_generated_network_is_the_same_every_time() {
    let (first, one) = generated().await;
    let (_second, other) = generated().await;
    for (a, b) in one.iter().zip(&other) {
        assert!(a.len() > 100, "there are rows to compare: {a}");
        assert_eq!(a, b);
    }
    let counts = first
        .counts(["organisation", "person", "cluster", "project", "contribution", "dataset", "pilot", "session"])
        .await;
    assert_eq!(counts, [10, 4, 1, 100, 400, 40, 2, 2]);
    let lessons = first.count("outcome").await;
    assert_eq!(first.count("search_document").await, 2261 + 10 + 4 + 1 + 100 + 40 + 2 + 2 + lessons);
    assert!(first.count("project_member").await > 20 && first.count("pilot_step").await >= 2);
}

#[tokio::test]
async fn the_generated_network_stands_apart_and_is_removed_whole() {
    let (bench, _) = generated().await;
    assert!(matches!(demo::load(&bench.ctx).await, Err(Error::Conflict(_))));
    let again = generate::large(&bench.ctx, Size::scaled(0.002).unwrap(), &mut |_, _, _| {}).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    demo::remove(&bench.ctx).await.unwrap();
    assert_eq!(bench.counts(["project", "organisation", "dataset", "catalogue", "need"]).await, [0; 5]);
    assert_eq!(bench.count("search_document").await, 2261);
}
