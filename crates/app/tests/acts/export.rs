use crate::Bench;
use rialto_app::Ctx;
use rialto_app::demo;
use rialto_app::export::{self, Format, Target};
use rialto_app::import::{self, Request, Settings};
use rialto_domain::policy::Actor;
use rialto_exchange::tabular::{Kind, Options};
use std::collections::{BTreeSet, HashMap};

type Rows = Vec<HashMap<String, String>>;

async fn csv_of(ctx: &Ctx, kind: Kind) -> String {
    let mut out = Vec::new();
    let target = Target { format: Format::Csv, to: &mut out };
    let count = match kind {
        Kind::Projects => export::projects(ctx, target).await,
        Kind::Organisations => export::organisations(ctx, target).await,
        Kind::Datasets => export::datasets(ctx, target).await,
        Kind::Regions => export::regions(ctx, target).await,
    }
    .unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(csv::Reader::from_reader(text.as_bytes()).records().count() as u64, count);
    text
}

fn rows(csv: &str) -> Rows {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[tokio::test]
async fn what_one_network_exports_another_one_imports_without_a_mapping() {
    let (from, to) = (Bench::with_regions().await, Bench::with_regions().await);
    demo::load(&from.ctx).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    for (kind, records) in [(Kind::Projects, 62), (Kind::Organisations, 103), (Kind::Datasets, 25)] {
        let exported = csv_of(&from.ctx, kind).await;
        let path = folder.path().join(kind.as_str());
        std::fs::write(&path, &exported).unwrap();
        let request = Request { path, kind, options: Options::default() };
        let report = import::run(&to.ctx, request, &Settings::default(), &mut |_| {}).await.unwrap();
        assert_eq!((report.read, report.created, report.rejected), (records, records, 0), "{report:?}");
        let shown = |row: &HashMap<String, String>| {
            let names = [
                "title",
                "name",
                "summary",
                "stage",
                "region",
                "lat",
                "started_on",
                "budget",
                "tags",
                "sdgs",
                "themes",
                "distribution_access_url",
            ];
            // A web address without a path is read with the path `/`.
            names.map(|name| {
                row.get(name)
                    .map(|cell| cell.split('|').map(|part| part.trim_end_matches('/')).collect::<Vec<_>>().join("|"))
            })
        };
        let before: BTreeSet<_> = rows(&exported).iter().map(shown).collect();
        let imported = rows(&csv_of(&to.ctx, kind).await);
        let after: BTreeSet<_> = imported.iter().filter(|row| row["source"] == kind.as_str()).map(shown).collect();
        assert_eq!(before, after, "{}", kind.as_str());
    }
}

#[tokio::test]
async fn several_distributions_of_a_dataset_survive_a_table_with_their_gaps() {
    let (from, to) = (Bench::with_regions().await, Bench::with_regions().await);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("catalogue.jsonl");
    let lines = [
        r#"{"id":"1","title":"Rides by stop","distribution_access_url":["https://data.example.org/a","https://data.example.org/b?x=1|2","https://data.example.org/c"],"distribution_title":[null,"By hour | day","By year"],"distribution_format":["CSV",null,"PDF"],"distribution_download_url":[null,"https://data.example.org/b.zip",null],"distribution_byte_size":[12,null,3000]}"#,
        r#"{"id":"2","title":"One file","distribution_access_url":"https://data.example.org/d","distribution_title":"Rides | 2024"}"#,
        r#"{"id":"3","title":"No file"}"#,
    ];
    std::fs::write(&path, lines.join("\n")).unwrap();
    let request =
        |path: &std::path::Path| Request { path: path.to_owned(), kind: Kind::Datasets, options: Options::default() };
    let first = import::run(&from.ctx, request(&path), &Settings::default(), &mut |_| {}).await.unwrap();
    assert_eq!((first.created, from.count("distribution").await), (3, 4), "{first:?}");

    let exported = csv_of(&from.ctx, Kind::Datasets).await;
    let table = folder.path().join("table.csv");
    std::fs::write(&table, &exported).unwrap();
    let second = import::run(&to.ctx, request(&table), &Settings::default(), &mut |_| {}).await.unwrap();
    assert_eq!((second.created, to.count("distribution").await), (3, 4), "{second:?}");
    let distributions = |csv: &str| -> Vec<Vec<(String, String)>> {
        let of = |row: &HashMap<String, String>| {
            let mut cells: Vec<_> =
                row.iter().filter(|(name, _)| name.starts_with("distribution_") || *name == "title").collect();
            cells.sort();
            cells.into_iter().map(|(name, cell)| (name.clone(), cell.clone())).collect()
        };
        let mut all: Vec<_> = rows(csv).iter().map(of).collect();
        all.sort();
        all
    };
    let (before, after) = (distributions(&exported), distributions(&csv_of(&to.ctx, Kind::Datasets).await));
    assert_eq!(before, after);
    let formats =
        before.iter().flatten().find(|(name, cell)| name == "distribution_format" && !cell.is_empty()).unwrap();
    assert_eq!(formats.1, "CSV||PDF", "a gap keeps its place");
}

#[tokio::test]
async fn regions_are_exported_in_the_order_of_their_codes_over_all_pages() {
    let bench = Bench::with_regions().await;
    let regions = rows(&csv_of(&bench.ctx, Kind::Regions).await);
    let codes: Vec<&String> = regions.iter().map(|row| &row["code"]).collect();
    assert_eq!(codes.len(), 2261);
    assert!(codes.windows(2).all(|pair| pair[0] < pair[1]), "each region once, by code");
    let one = regions.iter().find(|row| row["code"] == "EL30").unwrap();
    assert_eq!(
        (one["parent"].as_str(), one["name"].as_str(), one["in_2024"].as_str()),
        ("EL3", "Aττική".replace('A', "Α").as_str(), "true")
    );
}

#[tokio::test]
async fn an_export_in_json_lines_has_lists_and_translations() {
    let bench = Bench::with_regions().await;
    demo::load(&bench.ctx).await.unwrap();
    let mut out = Vec::new();
    let count = export::projects(&bench.ctx, Target { format: Format::JsonLines, to: &mut out }).await.unwrap();
    let lines: Vec<serde_json::Value> =
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), count), (62, 62));
    let translated = lines.iter().find(|line| line["language"] == "pt").expect("a project in Portuguese");
    assert!(translated["translations"]["en"]["title"].is_string(), "{translated}");
    assert!(translated["tags"].is_array() && translated["sdgs"][0].is_number(), "{translated}");
    assert!(translated["created_at"].as_str().unwrap().ends_with('Z'), "{translated}");
}

#[tokio::test]
async fn an_export_holds_no_formula_and_no_draft_whoever_asks() {
    let bench = Bench::with_regions().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("in.csv");
    std::fs::write(&path, "id,title,summary\n1,=cmd|' /C calc'!A0,@SUM(A1)\n2,Plain title,Nothing to see\n").unwrap();
    let request = Request { path, kind: Kind::Projects, options: Options::default() };
    import::run(&bench.ctx, request, &Settings::default(), &mut |_| {}).await.unwrap();
    let text = csv_of(&bench.ctx, Kind::Projects).await;
    let exported = rows(&text);
    assert_eq!(exported.len(), 2);
    assert!(
        exported.iter().any(|row| row["title"].starts_with("'=cmd") && row["summary"].starts_with("'@SUM")),
        "{text}"
    );

    bench.archive_all_projects().await;
    for actor in [Actor::Visitor, Actor::Operator] {
        let ctx = Ctx { actor, ..bench.ctx.clone() };
        let text = csv_of(&ctx, Kind::Projects).await;
        assert!(text.starts_with("id,slug,title,") && rows(&text).is_empty(), "only the header: {text}");
    }
}

impl Bench {
    /// Writes every imported project again as one that is not shown.
    async fn archive_all_projects(&self) {
        use rialto_domain::id::ProjectId;
        use rialto_domain::project::{Origin, Project};
        use rialto_domain::text::{Language, Translations};
        use rialto_domain::vocabulary::{Publication, Stage};
        use rialto_persistence::write::{Batch, Mode, lookup};
        let transaction = self.ctx.database.begin().await.unwrap();
        let ids = ["1".to_owned(), "2".to_owned()];
        let known = lookup::by_origin(&transaction, lookup::WithOrigin::Project, "in", &ids).await.unwrap();
        let mut batch = Batch::new(crate::bench::NOW);
        for (id, known) in known {
            let project = Project {
                id: ProjectId(known.id),
                slug: String::new(),
                title: "Archived".to_owned(),
                language: Language::english(),
                summary: None,
                description: None,
                translations: Translations::new(),
                stage: Stage::NeedIdentified,
                stage_history: Vec::new(),
                region: None,
                point: None,
                organisation: None,
                organisations: Vec::new(),
                team: Vec::new(),
                cluster: None,
                started_on: None,
                ended_on: None,
                budget: None,
                budget_eur_cents: None,
                website: None,
                tags: Vec::new(),
                sdgs: Vec::new(),
                focus_areas: Vec::new(),
                needs: Vec::new(),
                contributions: Vec::new(),
                outcome: None,
                evidence: Vec::new(),
                publication: Publication::Archived,
                is_demo: false,
                origin: Some(Origin { name: "in".to_owned(), id, fingerprint: known.fingerprint }),
            };
            batch.project(&project, Mode::Replace, &mut || self.ctx.chance.ids.next());
        }
        batch.save(&transaction).await.unwrap();
        transaction.commit().await.unwrap();
    }
}
