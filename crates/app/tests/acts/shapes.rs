//! Import of region shapes.

use crate::Bench;
use rialto_app::import::{ImportError, Progress, Report, Settings, ShapesRequest, shapes};
use rialto_app::{Ctx, demo};
use rialto_domain::Error;
use rialto_domain::policy::Actor;
use rialto_exchange::tabular::FileError;
use rialto_persistence::region::{SHAPES, shape};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../exchange/tests/fixtures").join(name)
}

fn request(path: PathBuf) -> ShapesRequest {
    ShapesRequest { path, source: None }
}

async fn take(ctx: &Ctx, request: ShapesRequest) -> Report {
    shapes(ctx, request, &Settings::default(), &mut |_| {}).await.unwrap()
}

fn counts(report: &Report) -> [u64; 5] {
    [report.read, report.created, report.updated, report.unchanged, report.rejected]
}

async fn stored(bench: &Bench) -> String {
    bench.rows(&SHAPES, &[shape::REGION_ID, shape::GEOMETRY, shape::SOURCE, shape::IMPORTED_AT]).await
}

#[tokio::test]
async fn shapes_are_taken_once_and_the_same_from_the_other_format_change_nothing() {
    let bench = Bench::with_regions().await;
    let first = take(&bench.ctx, request(fixture("shapes.geojson"))).await;
    assert_eq!(counts(&first), [3, 3, 0, 0, 0], "{first:?}");
    assert_eq!((first.source.as_str(), first.profile.as_str()), ("Invented for tests", "GeoJSON"));
    let before = stored(&bench).await;
    let again = take(&bench.ctx, request(fixture("shapes.topojson"))).await;
    assert_eq!(counts(&again), [3, 0, 0, 3, 0]);
    assert_eq!(again.profile, "TopoJSON");
    assert_eq!(stored(&bench).await, before);
}

#[tokio::test]
async fn a_shape_that_has_changed_is_replaced_and_the_others_stay() {
    let (bench, folder) = (Bench::with_regions().await, tempfile::tempdir().unwrap());
    take(&bench.ctx, request(fixture("shapes.geojson"))).await;
    let changed = std::fs::read_to_string(fixture("shapes.geojson")).unwrap().replace("[-7, 36]", "[-7.5, 36]");
    let path = folder.path().join("later.geojson");
    std::fs::write(&path, changed).unwrap();
    assert_eq!(counts(&take(&bench.ctx, request(path)).await), [3, 0, 1, 2, 0]);
    assert_eq!(stored(&bench).await.matches("-7.5").count(), 2, "the corner is the first and the last point of a ring");
    let credited = ShapesRequest { source: Some("A. Body".to_owned()), ..request(fixture("shapes.geojson")) };
    assert_eq!(counts(&take(&bench.ctx, credited).await), [3, 0, 3, 0, 0], "who is to be credited is part of a shape");
    assert_eq!(bench.count("region_shape").await, 3);
}

#[tokio::test]
async fn a_region_that_is_not_here_is_refused_and_never_widened() {
    let (bench, folder) = (Bench::with_regions().await, tempfile::tempdir().unwrap());
    let unknown = std::fs::read_to_string(fixture("shapes.topojson")).unwrap().replace("ES62", "ES99");
    let path = folder.path().join("unknown.topojson");
    std::fs::write(&path, unknown).unwrap();
    let report = take(&bench.ctx, request(path)).await;
    assert_eq!(counts(&report), [3, 2, 0, 0, 1]);
    let refusal = &report.rejections[0];
    assert_eq!((refusal.row, refusal.code, refusal.value.as_str()), (2, "REGION_UNKNOWN", "ES99"));
}

#[tokio::test]
async fn a_dry_run_tells_everything_and_keeps_nothing() {
    let bench = Bench::with_regions().await;
    let settings = Settings { dry_run: true, batch: 1, ..Settings::default() };
    let mut told = Vec::new();
    let report = shapes(&bench.ctx, request(fixture("shapes.topojson")), &settings, &mut |at: Progress| told.push(at))
        .await
        .unwrap();
    assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
    assert_eq!(bench.count("region_shape").await, 0);
    let rows: Vec<_> = told.iter().map(|at| (at.rows, at.rows_total)).collect();
    assert_eq!(rows, [(1, Some(3)), (2, Some(3)), (3, Some(3))], "progress is told after each batch");
}

#[tokio::test]
async fn an_import_of_shapes_that_is_stopped_keeps_whole_batches_and_goes_on_when_run_again() {
    let bench = Bench::with_regions().await;
    let settings = Settings { batch: 1, ..Settings::default() };
    let stop = settings.stop.clone();
    let mut after_one = |_: Progress| stop.store(true, Ordering::Relaxed);
    let report = shapes(&bench.ctx, request(fixture("shapes.topojson")), &settings, &mut after_one).await.unwrap();
    assert!(report.interrupted);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    assert_eq!(counts(&take(&bench.ctx, request(fixture("shapes.topojson"))).await), [3, 2, 0, 1, 0]);
}

#[tokio::test]
async fn a_file_without_shapes_and_a_visitor_are_refused_before_anything_is_written() {
    let (bench, folder) = (Bench::with_regions().await, tempfile::tempdir().unwrap());
    let path = folder.path().join("table.csv");
    std::fs::write(&path, "code,name\nES61,South\n").unwrap();
    let error = shapes(&bench.ctx, request(path), &Settings::default(), &mut |_| {}).await.unwrap_err();
    assert!(matches!(error, ImportError::File(FileError::NoShapes { .. })), "{error}");
    let visitor = Ctx { actor: Actor::Visitor, ..bench.ctx.clone() };
    let error =
        shapes(&visitor, request(fixture("shapes.topojson")), &Settings::default(), &mut |_| {}).await.unwrap_err();
    assert!(matches!(error, ImportError::Failed(Error::Forbidden(_))), "{error}");
    assert_eq!(bench.count("region_shape").await, 0);
}

#[tokio::test]
async fn shapes_outlive_the_demo_network() {
    let bench = Bench::with_regions().await;
    take(&bench.ctx, request(fixture("shapes.topojson"))).await;
    demo::load(&bench.ctx).await.unwrap();
    demo::remove(&bench.ctx).await.unwrap();
    assert_eq!(bench.count("region_shape").await, 3);
}

#[tokio::test]
async fn the_real_shapes_of_all_levels_find_their_regions() {
    let bench = Bench::with_regions().await;
    for (level, count) in [(0, 37), (1, 125), (2, 334), (3, 1_514)] {
        let name = format!("geo/gisco_nuts{level}_60m_2021.topojson");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(&name);
        if !path.exists() {
            eprintln!("Skipped: {name} is not at hand beside the project; the invented shapes test the same rules.");
            return;
        }
        let report = take(&bench.ctx, request(path.clone())).await;
        assert_eq!((report.read, report.created + report.rejected), (count, count), "{name}: {:?}", report.rejections);
        let unknown: Vec<&str> = report.rejections.iter().map(|refusal| refusal.value.as_str()).collect();
        assert!(unknown.len() * 50 <= report.read as usize, "{name}: {unknown:?}");
        let again = take(&bench.ctx, request(path)).await;
        assert_eq!(counts(&again), [count, 0, 0, report.created, report.rejected], "{name}");
    }
}
