//! SQLite files, and the one per run that the others are copied from.

use crate::database::run as run_of_tests;
use sqlx::{AssertSqlSafe, Connection, Executor, SqliteConnection};
use std::fmt::Debug;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Templates of earlier runs are removed after this; no run of the tests takes as long.
const KEEP: Duration = Duration::from_secs(6 * 3600);

/// The address of a file, which is made when it is not there.
pub(crate) fn url(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

/// The file of an address.
pub(crate) fn path(url: &str) -> PathBuf {
    let place = url.strip_prefix("sqlite://").unwrap_or(url);
    place.split('?').next().unwrap_or(place).into()
}

/// Runs statements on a file, under its foreign keys.
pub(crate) async fn run(url: &str, statements: &str) {
    let mut connection = SqliteConnection::connect(url).await.expect("the database does not open");
    let done = sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(&mut connection).await;
    done.unwrap_or_else(|fault| panic!("SQLite refused the statements: {fault}"));
    connection.close().await.expect("the database does not close");
}

/// The file that `prepare` has been run on in this run, made by whichever test comes first.
pub(crate) async fn template<F, E>(name: &str, prepare: impl FnOnce(String) -> F) -> PathBuf
where
    F: Future<Output = Result<(), E>>,
    E: Debug,
{
    let folder = folder_of_this_run();
    let done = folder.join(format!("{name}.db"));
    let guard = lock(folder.join(format!("{name}.lock"))).await;
    if !done.exists() {
        let work = tempfile::tempdir_in(&folder).expect("no folder for the template database");
        let made = url(&work.path().join("made.db"));
        prepare(made.clone()).await.expect("the template database could not be prepared");
        let copy = work.path().join("copy.db");
        let mut connection = SqliteConnection::connect(&made).await.expect("the template database does not open");
        // Takes the write-ahead log in, also when `prepare` left connections open.
        let statement = format!("vacuum into '{}'", copy.display());
        connection.execute(AssertSqlSafe(statement)).await.expect("the template database could not be copied");
        connection.close().await.expect("the template database does not close");
        fs::rename(&copy, &done).expect("the template database could not be put in place");
    }
    drop(guard);
    done
}

/// Runs a statement on a file that others may have open.
pub(crate) async fn execute(url: &str, statement: &str) {
    let mut connection = SqliteConnection::connect(url).await.expect("the database does not open");
    let done = connection.execute(AssertSqlSafe(statement.to_owned())).await;
    done.unwrap_or_else(|fault| panic!("SQLite refused `{statement}`: {fault}"));
    connection.close().await.expect("the database does not close");
}

/// The texts that a statement of one column answers.
pub(crate) async fn texts(url: &str, statement: &str) -> Vec<String> {
    let mut connection = SqliteConnection::connect(url).await.expect("the database does not open");
    let query = sqlx::query_scalar::<_, Option<String>>(AssertSqlSafe(statement.to_owned()));
    let rows = query.fetch_all(&mut connection).await;
    let rows = rows.unwrap_or_else(|fault| panic!("SQLite refused `{statement}`: {fault}"));
    connection.close().await.expect("the database does not close");
    rows.into_iter().map(Option::unwrap_or_default).collect()
}

async fn lock(path: PathBuf) -> File {
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::create(&path)?;
        file.lock()?;
        std::io::Result::Ok(file)
    });
    locked.await.expect("the lock's thread failed").expect("the template's lock could not be taken")
}

fn folder_of_this_run() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target"), PathBuf::from);
    let all = target.join("test-templates");
    let mine = all.join(run_of_tests());
    if !mine.exists() {
        fs::create_dir_all(&mine).expect("the folder for template databases could not be made");
        remove_old(&all);
    }
    mine
}

/// Another run may be removing the same folders: one that has gone already is no fault.
fn remove_old(all: &Path) {
    let folders = fs::read_dir(all).expect("the folder for template databases could not be read");
    for folder in folders.filter_map(Result::ok) {
        let age = folder.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
        if age.is_some_and(|age| age > KEEP)
            && let Err(fault) = fs::remove_dir_all(folder.path())
        {
            eprintln!("old test template {} stays: {fault}", folder.path().display());
        }
    }
}
