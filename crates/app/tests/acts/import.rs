use crate::Bench;
use crate::bench::NOW;
use rialto_app::import::{self, ImportError, Progress, Report, Request, Settings};
use rialto_domain::id::{NeedId, ProjectId};
use rialto_domain::project::{Need, StageEntry};
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Area, NeedKind, NeedStatus, Stage};
use rialto_exchange::tabular::{FileError, Kind, Options};
use rialto_persistence::write::{Batch, lookup};
use rialto_persistence::{organisation, project};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

const PROJECTS: &str = "id;title;summary;description;language;region;organisation;started_on;tags\n\
    a1;Rural bus on demand;A bus that comes when called;Six villages share it.;en;ES612;Cooperativa del Valle;2024-03-01;mobility|rural\n\
    a2;Cocina de barrio;Comida para la calle;Se cocina lo que sobra.;es;ES618;Cooperativa del Valle;2023-01-10;food\n\
    a3;Night school;School after work;Two evenings a week.;en;ITH35;Scuola Libera;2022-09-01;education\n";

/// A small file of the shape of Digital Social Innovation Europe.
const DSI_PROJECTS: &str = r#"[
 {"project_id":"1","project_name":"Open care map","website":"","short_description":"A map of care","long_description":"<p>Drawn by carers.</p>","social_impact":"","start_date":null,"end_date":"1970-01-01","country":"Spain","region":"Sevilla","latitude":"37.39","longitude":"-5.99","linked_organisation_ids":["10","11"],"support_tags":[{"id":"1","name":"Health"}],"focus":[],"technology":[],"who_we_help_tags":[],"creation_date":"1970-01-01"},
 {"project_id":"2","project_name":"Repair commons","website":"","short_description":"","long_description":"","social_impact":"","start_date":null,"end_date":null,"country":"","region":"","latitude":"","longitude":"","linked_organisation_ids":["11","99"],"support_tags":[],"focus":[],"technology":[],"who_we_help_tags":[],"creation_date":"1970-01-01"}
]"#;
const DSI_ORGANISATIONS: &str = r#"[
 {"organisation_id":"10","organisation_name":"Care Lab","website":"","short_description":"","long_description":"","country":"Spain","region":"Sevilla","latitude":"","longitude":"","address":"","organisation_type":{"id":1,"name":"Social enterprise, charity, foundation or other non-profit"},"organisation_size":"0-5 people","startDate":"2016-01-01","linked_project_ids":["1"],"tags":[],"networkTags":[],"created":"1970-01-01"},
 {"organisation_id":"11","organisation_name":"Fixers","website":"","short_description":"","long_description":"","country":"","region":"","latitude":"","longitude":"","address":"","organisation_type":{"id":2,"name":"For-profit business"},"organisation_size":"6-10 people","startDate":"1970-01-01","linked_project_ids":["1","2","77"],"tags":["repair"],"networkTags":[],"created":"1970-01-01"}
]"#;

struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, content).expect("a temporary file");
        path
    }
}

fn request(path: &Path, kind: Kind) -> Request {
    Request { path: path.to_owned(), kind, options: Options::default() }
}

async fn take(bench: &Bench, path: &Path, kind: Kind) -> Report {
    let done = import::run(&bench.ctx, request(path, kind), &Settings::default(), &mut |_| {}).await;
    done.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn counts(report: &Report) -> [u64; 5] {
    [report.read, report.created, report.updated, report.unchanged, report.rejected]
}

/// Everything that an import can write.
const WRITTEN: [&str; 10] = [
    "project",
    "project_tag",
    "project_stage_entry",
    "project_organisation",
    "organisation",
    "organisation_tag",
    "dataset",
    "distribution",
    "catalogue",
    "search_document",
];

#[tokio::test]
async fn the_same_file_a_second_time_changes_nothing() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let path = files.write("bus.csv", PROJECTS);
    let first = take(&bench, &path, Kind::Projects).await;
    assert_eq!(counts(&first), [3, 3, 0, 0, 0], "{first:?}");
    assert_eq!(first.source, "bus", "without a profile the file's name is the source");
    let before = (
        bench.counts(WRITTEN).await,
        bench.rows(&project::TABLE, &[project::ID, project::TITLE, project::UPDATED_AT]).await,
    );
    assert_eq!(bench.count("organisation").await, 2, "an organisation named twice is created once");

    let second = take(&bench, &path, Kind::Projects).await;
    assert_eq!(counts(&second), [3, 0, 0, 3, 0]);
    let after = (
        bench.counts(WRITTEN).await,
        bench.rows(&project::TABLE, &[project::ID, project::TITLE, project::UPDATED_AT]).await,
    );
    assert_eq!(before, after);
}

#[tokio::test]
async fn a_changed_row_is_updated_and_keeps_what_people_added_here() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    take(&bench, &files.write("bus.csv", PROJECTS), Kind::Projects).await;
    let shown = [project::SLUG, project::ID, project::CREATED_AT];
    let before = bench.rows(&project::TABLE, &shown).await;
    let id = bench.project_of("bus", "a1").await;

    let transaction = bench.ctx.database.begin().await.unwrap();
    let mut batch = Batch::new(NOW);
    batch.need(id, &need(NeedId(bench.ctx.chance.ids.next())));
    let entry = StageEntry { stage: Stage::Understood, entered_on: None, note: None, language: Language::english() };
    batch.stage_entry(id, bench.ctx.chance.ids.next(), 1, &entry);
    batch.save(&transaction).await.unwrap();
    transaction.commit().await.unwrap();

    let changed = PROJECTS.replace("Six villages share it.", "Nine villages share it, with wheelchairs.");
    let report = take(&bench, &files.write("bus.csv", &changed), Kind::Projects).await;
    assert_eq!(counts(&report), [3, 0, 1, 2, 0], "one row has changed");
    assert_eq!(bench.rows(&project::TABLE, &shown).await, before, "keys, addresses and times of creation stay");
    assert_eq!(bench.count("need").await, 1, "needs stay");
    assert_eq!(bench.count("project_stage_entry").await, 4, "the way stays, with the step that was added here");
    let told = bench.rows(&project::TABLE, &[project::SLUG, project::DESCRIPTION]).await;
    assert!(told.contains("Nine villages share it, with wheelchairs.") && !told.contains("Six villages"), "{told}");
    assert!(bench.finds("wheelchairs").await && !bench.finds("six").await, "search knows the new text and not the old");
}

fn need(id: NeedId) -> Need {
    Need {
        id,
        area: Area::Technology,
        kind: NeedKind::Data,
        title: "Open timetables".to_owned(),
        text: None,
        language: Language::english(),
        translations: Translations::new(),
        open_until: None,
        status: NeedStatus::Open,
    }
}

#[tokio::test]
async fn a_stage_that_the_file_states_later_is_a_step_of_the_way() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let without = "id,title,stage\n1,Seed library,\n2,Time bank,tested\n";
    take(&bench, &files.write("s.csv", without), Kind::Projects).await;
    let stages = bench.rows(&project::TABLE, &[project::TITLE, project::STAGE]).await;
    assert_eq!(stages, r#"[[["Seed library","need_identified"],["Time bank","tested"]]]"#);
    take(&bench, &files.write("s.csv", &without.replace("library,", "library,understood")), Kind::Projects).await;
    let stages = bench.rows(&project::TABLE, &[project::TITLE, project::STAGE]).await;
    assert_eq!(stages, r#"[[["Seed library","understood"],["Time bank","tested"]]]"#);
    assert_eq!(bench.count("project_stage_entry").await, 3);
}

#[tokio::test]
async fn both_orders_of_the_two_files_of_a_source_give_the_same_links() {
    let files = Files::new();
    let projects = files.write("projects.json", DSI_PROJECTS);
    let organisations = files.write("organisations.json", DSI_ORGANISATIONS);
    let mut seen = Vec::new();
    for projects_first in [true, false] {
        let bench = Bench::with_regions().await;
        let mut order = [(&projects, Kind::Projects), (&organisations, Kind::Organisations)];
        if !projects_first {
            order.reverse();
        }
        for (path, kind) in order {
            let report = take(&bench, path, kind).await;
            assert_eq!((report.created, report.rejected), (2, 0), "{report:?}");
        }
        seen.push(bench.links().await);
        for (path, kind) in order {
            assert_eq!(take(&bench, path, kind).await.unchanged, 2, "a second time changes nothing");
        }
        assert_eq!(bench.count("project_organisation").await, 3);
    }
    assert_eq!(seen[0], ["Open care map – Care Lab", "Open care map – Fixers", "Repair commons – Fixers"]);
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn a_refused_row_is_told_with_row_column_value_code_and_sentence() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let bad = PROJECTS.replace("2023-01-10", "some day").replace("Night school", "");
    let report = take(&bench, &files.write("bus.csv", &bad), Kind::Projects).await;
    assert_eq!(counts(&report), [3, 1, 0, 0, 2]);
    let date = report.rejections.iter().find(|refusal| refusal.code == "BAD_DATE").expect("the date is refused");
    assert_eq!((date.row, date.column.as_str(), date.value.as_str()), (3, "started_on", "some day"));
    assert!(date.message.ends_with('.') && date.message.len() > 20, "a sentence: {}", date.message);
    assert!(report.rejections.iter().any(|refusal| refusal.code == "TITLE_MISSING" && refusal.row == 4), "{report:?}");
}

#[tokio::test]
async fn a_dry_run_counts_everything_and_keeps_nothing() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let path = files.write("bus.csv", PROJECTS);
    let before = bench.counts(WRITTEN).await;
    let settings = Settings { dry_run: true, batch: 1, ..Settings::default() };
    let report = import::run(&bench.ctx, request(&path, Kind::Projects), &settings, &mut |_| {}).await.unwrap();
    assert_eq!(counts(&report), [3, 3, 0, 0, 0]);
    assert!(report.dry_run);
    assert_eq!(bench.counts(WRITTEN).await, before);
}

#[tokio::test]
async fn an_interrupted_import_leaves_whole_batches_and_a_second_run_goes_on() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let rows: String = (1..=50).map(|n| format!("{n},Project number {n},Lead {}\n", n % 7)).collect();
    let path = files.write("many.csv", &format!("id,title,organisation\n{rows}"));
    let settings = Settings { batch: 10, ..Settings::default() };
    let stop = settings.stop.clone();
    let mut told: Vec<Progress> = Vec::new();
    let mut progress = |at: Progress| {
        told.push(at);
        stop.store(told.len() == 2, Ordering::Relaxed);
    };
    let report = import::run(&bench.ctx, request(&path, Kind::Projects), &settings, &mut progress).await.unwrap();
    assert!(report.interrupted);
    assert_eq!(counts(&report), [20, 20, 0, 0, 0], "two whole batches");
    assert_eq!(bench.counts(["project", "organisation"]).await, [20, 7]);
    assert_eq!((told[1].rows, told[1].bytes_total), (20, std::fs::metadata(&path).unwrap().len()));

    let report = take(&bench, &path, Kind::Projects).await;
    assert_eq!(counts(&report), [50, 30, 0, 20, 0]);
    assert!(!report.interrupted);
    assert_eq!(bench.counts(["project", "organisation"]).await, [50, 7]);
}

#[tokio::test]
async fn a_file_of_the_wrong_kind_writes_nothing() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let before = bench.counts(WRITTEN).await;
    for (name, content) in
        [("empty.csv", ""), ("page.html", "<html><body>No</body></html>"), ("cut.xlsx", "PK\u{3}\u{4}cut")]
    {
        let path = files.write(name, content);
        let error = import::run(&bench.ctx, request(&path, Kind::Projects), &Settings::default(), &mut |_| {})
            .await
            .unwrap_err();
        assert!(matches!(error, ImportError::File(_)), "{name}: {error}");
        assert!(error.to_string().ends_with('.'), "{name}: a sentence says what to do: {error}");
    }
    let nowhere = files.0.path().join("nowhere.csv");
    let error = import::run(&bench.ctx, request(&nowhere, Kind::Projects), &Settings::default(), &mut |_| {})
        .await
        .unwrap_err();
    assert!(matches!(error, ImportError::File(FileError::NotFound { .. })), "{error}");
    assert_eq!(bench.counts(WRITTEN).await, before);
}

#[tokio::test]
async fn datasets_bring_their_catalogue_once() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let rows = "id,title,publisher,catalogue,catalogue_url,distribution_access_url,distribution_format\n\
        1,Bus stops,City,Open City,https://data.example.org,https://data.example.org/1,CSV\n\
        2,Air quality,City,OPEN CITY,,https://data.example.org/2,JSON\n";
    let path = files.write("data.csv", rows);
    assert_eq!(counts(&take(&bench, &path, Kind::Datasets).await), [2, 2, 0, 0, 0]);
    assert_eq!(bench.counts(["dataset", "distribution", "catalogue"]).await, [2, 2, 1]);
    assert_eq!(counts(&take(&bench, &path, Kind::Datasets).await), [2, 0, 0, 2, 0]);
    let changed = files.write("data.csv", &rows.replace("Bus stops", "Bus and tram stops"));
    assert_eq!(counts(&take(&bench, &changed, Kind::Datasets).await), [2, 0, 1, 1, 0]);
    assert_eq!(bench.counts(["dataset", "distribution", "catalogue"]).await, [2, 2, 1]);
}

#[tokio::test]
async fn regions_are_matched_by_code_and_children_may_come_before_their_parents() {
    let (bench, files) = (Bench::with_regions().await, Files::new());
    let rows =
        "code,name,population\nZZ11,Lower Land,1000\nZZ1,Land,\nZZ,Nowhere,2000\nES612,Cádiz,1250539\nYY1,Orphan,5\n";
    let report = take(&bench, &files.write("regions.csv", rows), Kind::Regions).await;
    assert_eq!((report.created, report.rejected), (3, 1), "{report:?}");
    assert_eq!(report.rejections[0].code, "PARENT_UNKNOWN");
    assert_eq!(bench.count("region").await, 2264);
    let again = take(&bench, &files.write("regions.csv", rows), Kind::Regions).await;
    assert_eq!((again.created, again.updated, again.unchanged), (0, 0, 4));
}

#[tokio::test]
async fn every_real_file_imports() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if !data.is_dir() {
        eprintln!("skipped: the real files are not at ../shared/data beside the project");
        return;
    }
    let bench = Bench::with_regions().await;
    // File, kind; rows read, records created, rows refused.
    let files = [
        ("projects/dsi4eu_projects_dev.json", Kind::Projects, [522, 522, 0]),
        ("projects/dsi4eu_organisations_dev.json", Kind::Organisations, [790, 790, 0]),
        ("projects/eu_cohesion_projects_dev.jsonl", Kind::Projects, [8240, 8226, 14]),
        ("projects/interreg_2021_2027_swedish_partners.json", Kind::Projects, [1196, 586, 0]),
        ("projects/raw_hr_esif_utf8_comma.csv", Kind::Projects, [2532, 1215, 0]),
        ("projects/raw_si_2014_2020.xls", Kind::Projects, [193, 179, 0]),
        ("projects/raw_uk_esif_2014_2020.csv", Kind::Projects, [394, 394, 0]),
    ];
    let mut created = 0;
    for (name, kind, [read, new, refused]) in files {
        let report = take(&bench, &data.join(name), kind).await;
        assert_eq!([report.read, report.created, report.rejected], [read, new, refused], "{name}");
        created += if kind == Kind::Projects { new } else { 0 };
        let again = take(&bench, &data.join(name), kind).await;
        assert_eq!((again.created, again.updated, again.unchanged), (0, 0, new), "{name} a second time");
        if name.contains("dsi4eu_organisations") {
            let linked = bench.count("project_organisation").await;
            assert_eq!(linked, 586, "every link between the two files whose ends are both there");
        }
    }
    let catalogue = take(&bench, &data.join("catalogues/ckan_datasud_fr_package_search.json"), Kind::Datasets).await;
    assert_eq!((catalogue.created, catalogue.rejected), (7, 0));
    let regions = take(&bench, &data.join("geo/nuts_regions.csv"), Kind::Regions).await;
    assert_eq!((regions.read, regions.created, regions.rejected), (2260, 0, 0), "all of them are seeded");
    let polish = take(&bench, &data.join("projects/raw_pl_esf_cp1250_semicolon.csv"), Kind::Projects).await;
    assert!(polish.created > 500 && polish.created + polish.rejected <= polish.read, "{polish:?}");
    assert_eq!(bench.count("project").await as u64, created + polish.created);
    assert_eq!(
        bench.links().await.iter().filter(|link| link.contains(" – ")).count() as i64,
        bench.count("project_organisation").await
    );
}

impl Bench {
    async fn project_of(&self, source: &str, id: &str) -> ProjectId {
        let transaction = self.ctx.database.begin().await.unwrap();
        let found =
            lookup::by_origin(&transaction, lookup::WithOrigin::Project, source, &[id.to_owned()]).await.unwrap();
        ProjectId(found[id].id)
    }

    /// Whether a project is found by a word.
    async fn finds(&self, word: &str) -> bool {
        use rialto_persistence::read::Plan;
        let mut plan = Plan::new(self.ctx.database.engine(), self.ctx.actor);
        let mut rows = plan.root().table(&project::TABLE);
        let wanted = project::Filter { text: Some(word.to_owned()), ..Default::default() };
        project::apply(&mut rows, &wanted).unwrap();
        plan.root().count(rows);
        self.ctx.database.read(&plan).await.unwrap() != "[0]"
    }

    /// "project – organisation", sorted.
    async fn links(&self) -> Vec<String> {
        use rialto_persistence::Database;
        use rialto_persistence::read::{Plan, Row};
        let mut plan = Plan::new(self.ctx.database.engine(), self.ctx.actor);
        let mut rows = plan.root().table(&project::ORGANISATIONS_TABLE);
        let mut of = rows.relation(&project::MEMBER_PROJECT);
        of.column(project::TITLE);
        let mut with = rows.relation(&project::MEMBER_ORGANISATION);
        with.column(organisation::NAME);
        let (of, with) = (rows.one(of), rows.one(with));
        let slots = rows.slots();
        let many = plan.root().many(rows);
        let json = self.ctx.database.read(&plan).await.unwrap();
        let name = |row: &Row<'_>, slot| row.row(slot, 1).unwrap().unwrap().get::<String>(0).unwrap();
        let rows = Row::parse(&json, Database::slots(&plan)).unwrap().rows(many, slots).unwrap();
        let mut links: Vec<String> =
            rows.iter().map(|row| format!("{} – {}", name(row, of), name(row, with))).collect();
        links.sort();
        links
    }
}
