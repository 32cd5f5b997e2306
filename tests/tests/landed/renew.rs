//! Makes the landed database anew; run at the landed commit alone, see `tests/landed/README.md`.

use super::{answers, connect, counts, folder};
use flate2::Compression;
use flate2::write::GzEncoder;
use rialto_app::account::owner::{self, NewAccount};
use rialto_app::import::{Report, Request, Settings, run};
use rialto_app::{Ctx, demo, seed};
use rialto_exchange::tabular::{Kind, Options, ProfileChoice};
use rialto_testkit::{TestDatabase, TestEngine};
use serde_json::json;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The tree is cut to the regions that are used, those above them and the first two levels: 2,260 random keys do not pack.
const CUT: &str = "
delete from region where level > 1 and not exists (
    select 1 from region used where used.code >= region.code and used.code < region.code || '~' and used.id in (
        select region_id from project union select region_id from organisation union select region_id from person
        union select region_id from person_region union select region_id from cluster union select region_id from dataset
        union select region_id from pilot));
";

/// The search words of what was cut.
const CUT_WORDS: &str =
    "delete from search_document where kind = 'region' and entity_id not in (select id from region);";

/// One record that nobody sees, so that a step that forgets about visibility is found.
const HIDE: &str = "
update project set publication = 'draft' where origin_id = 'D-02';
update search_document set published = false where entity_id in (select id from project where publication = 'draft');
";

const DATASETS: &str = "id;title;description;language;publisher;licence;themes;keywords;region\n\
    d-1;Care places by municipality;Places in care homes, by year.;en;An invented province;CC-BY-4.0;SOCI;care|housing;ES612\n\
    d-2;Transporte a demanda;Viajes por parada y hora.;es;An invented province;CC0;TRAN;transporte;ES61\n";

async fn import(ctx: &Ctx, path: PathBuf, kind: Kind, profile: Option<PathBuf>) -> Report {
    let profile = profile.map(|path| ProfileChoice::parse(&path.display().to_string()));
    let request = Request { path, kind, options: Options { profile, ..Options::default() } };
    run(ctx, request, &Settings::default(), &mut |_| {}).await.unwrap()
}

/// The project's own example list: 11 of its 12 rows are taken.
pub(crate) async fn import_projects(ctx: &Ctx) -> Report {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    import(ctx, examples.join("projects.csv"), Kind::Projects, Some(examples.join("projects.map.toml"))).await
}

fn packed(name: &str, bytes: &[u8]) {
    let mut packer = GzEncoder::new(std::fs::File::create(folder().join(name)).unwrap(), Compression::best());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap();
}

/// Statements that make the database, as `pg_dump` writes them, less its own commands.
fn dumped(url: &str) -> String {
    let output = Command::new("pg_dump")
        .args(["--no-owner", "--no-privileges", "--inserts", "--rows-per-insert=500", "--dbname", url])
        .output()
        .expect("pg_dump runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    // the search path it empties would hide every table from those who come after; its guards are commands of psql
    let kept = |line: &&str| {
        !line.contains("set_config('search_path'")
            && !line.starts_with("\\restrict ")
            && !line.starts_with("\\unrestrict ")
    };
    text.lines().filter(kept).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
#[ignore = "writes tests/landed; run at the landed commit, once on SQLite and once on PostgreSQL"]
async fn renew_the_landed_database() {
    let place = TestDatabase::new().await;
    let database = connect(&place).await;
    let ctx = Ctx::operator(database.clone());
    seed::bring_up_to_date(&ctx).await.unwrap();
    demo::load(&ctx).await.unwrap();
    assert_eq!(import_projects(&ctx).await.created, 11);
    let files = tempfile::tempdir().unwrap();
    std::fs::write(files.path().join("places.csv"), DATASETS).unwrap();
    assert_eq!(import(&ctx, files.path().join("places.csv"), Kind::Datasets, None).await.created, 2);
    let ana = NewAccount {
        email: "ana@example.org".to_owned(),
        name: Some("Ana".to_owned()),
        language: "sl".to_owned(),
        password: "river stones at noon".to_owned(),
        is_administrator: true,
    };
    owner::add(&ctx, &ana).await.unwrap();
    place.run(CUT).await;
    if place.engine() == TestEngine::Sqlite {
        let cut = "delete from search_index where rowid in (select id from search_document where kind = 'region' and entity_id not in (select id from region));";
        place.run(cut).await;
    }
    place.run(CUT_WORDS).await;
    place.run(HIDE).await;
    if place.engine() == TestEngine::Sqlite {
        place.run("insert into search_index(search_index) values('optimize');").await;
    }
    let made = json!({ "counts": counts(&database).await, "answers": answers(&database).await });
    let path = folder().join("answers.json");
    match place.engine() {
        TestEngine::Sqlite => {
            let copy = files.path().join("copy.db");
            place.run(&format!("vacuum into '{}'", copy.display())).await;
            packed("network.db.gz", &std::fs::read(copy).unwrap());
            std::fs::write(path, serde_json::to_string(&made).unwrap() + "\n").unwrap();
        }
        TestEngine::Postgres => {
            packed("network.sql.gz", dumped(place.url()).as_bytes());
            let on_sqlite: serde_json::Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
            super::same(&on_sqlite, &made, "SQLite first, then PostgreSQL");
        }
    }
}
