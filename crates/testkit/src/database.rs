//! A database of its own for every test, on the engine of the run.

use crate::{postgres, sqlite};
use rialto_domain::context::Chance;
use std::fmt::Debug;

/// The engine that the databases of this run are made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestEngine {
    /// A file in a temporary folder.
    Sqlite,
    /// A database on a server that is thrown away, or on the one named in `RIALTO_TEST_POSTGRES`.
    Postgres,
}

impl TestEngine {
    /// Reads `RIALTO_TEST_DATABASE`: `sqlite`, which is also the default, or `postgres`.
    ///
    /// # Panics
    /// When the variable holds anything else.
    pub fn of_this_run() -> Self {
        match std::env::var("RIALTO_TEST_DATABASE").as_deref() {
            Err(_) | Ok("" | "sqlite") => Self::Sqlite,
            Ok("postgres") => Self::Postgres,
            Ok(other) => {
                panic!("RIALTO_TEST_DATABASE is `{other}`; set it to `sqlite` or `postgres`")
            }
        }
    }
}

/// A database that nobody else uses; dropping this drops it, whoever is still connected.
#[derive(Debug)]
pub struct TestDatabase {
    url: String,
    engine: TestEngine,
    _place: Place,
}

#[derive(Debug)]
#[expect(dead_code, reason = "each is held for what its end does")]
enum Place {
    Folder(tempfile::TempDir),
    Server(postgres::Dropped),
    /// Goes with its server.
    Elsewhere,
}

impl TestDatabase {
    /// An empty database.
    ///
    /// # Panics
    /// When it cannot be made; the message says what is missing.
    pub async fn new() -> Self {
        match TestEngine::of_this_run() {
            TestEngine::Sqlite => Self::file(None),
            TestEngine::Postgres => Self::on_server(None).await,
        }
    }

    /// A database that `migrate` has been run on.
    ///
    /// `migrate` gets the address of an empty database. It runs once in a run of the tests; every
    /// later database is a copy of what it left. It need not close its connections.
    ///
    /// # Panics
    /// When `migrate` fails or the database cannot be made.
    pub async fn migrated<F, E>(migrate: impl FnOnce(String) -> F) -> Self
    where
        F: Future<Output = Result<(), E>>,
        E: Debug,
    {
        Self::prepared("migrated", migrate).await
    }

    /// As [`TestDatabase::migrated`], for a content of another `name`, such as a seeded network.
    /// The same name means the same content everywhere in a run.
    ///
    /// # Panics
    /// When `prepare` fails or the database cannot be made.
    pub async fn prepared<F, E>(name: &str, prepare: impl FnOnce(String) -> F) -> Self
    where
        F: Future<Output = Result<(), E>>,
        E: Debug,
    {
        match TestEngine::of_this_run() {
            TestEngine::Sqlite => Self::file(Some(&sqlite::template(name, prepare).await)),
            TestEngine::Postgres if postgres::is_thrown_away() => {
                let template = postgres::template(name, prepare).await;
                Self::on_server(Some(&template)).await
            }
            TestEngine::Postgres => {
                let database = Self::on_server(None).await;
                prepare(database.url.clone()).await.expect("the database could not be prepared");
                database
            }
        }
    }

    /// A database on SQLite whose file has this content.
    ///
    /// # Panics
    /// When it cannot be written.
    pub fn of_file(content: &[u8]) -> Self {
        let database = Self::file(None);
        std::fs::write(sqlite::path(&database.url), content).expect("the database could not be written");
        database
    }

    /// Runs statements on it.
    ///
    /// # Panics
    /// When one is refused.
    pub async fn run(&self, statements: &str) {
        match self.engine {
            TestEngine::Sqlite => sqlite::run(&self.url, statements).await,
            TestEngine::Postgres => postgres::run(&self.url, statements).await,
        }
    }

    /// The texts that a statement of one column answers, past the application; null is an empty text.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn texts(&self, statement: &str) -> Vec<String> {
        match self.engine {
            TestEngine::Sqlite => sqlite::texts(&self.url, statement).await,
            TestEngine::Postgres => postgres::texts(&self.url, statement).await,
        }
    }

    /// Its address, as `DATABASE_URL` takes it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Runs a statement past the application: for states that only an older version leaves behind.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn execute(&self, statement: &str) {
        match self.engine {
            TestEngine::Sqlite => sqlite::execute(&self.url, statement).await,
            TestEngine::Postgres => postgres::execute(&self.url, statement).await,
        }
    }

    /// The engine it is on.
    pub fn engine(&self) -> TestEngine {
        self.engine
    }

    pub(crate) fn elsewhere(url: String) -> Self {
        Self { url, engine: TestEngine::Postgres, _place: Place::Elsewhere }
    }

    fn file(template: Option<&std::path::Path>) -> Self {
        let folder = tempfile::Builder::new().prefix("rialto-test-").tempdir().expect("no temporary folder");
        let file = folder.path().join("rialto.db");
        if let Some(template) = template {
            std::fs::copy(template, &file).expect("the template database could not be copied");
        }
        Self { url: sqlite::url(&file), engine: TestEngine::Sqlite, _place: Place::Folder(folder) }
    }

    async fn on_server(template: Option<&str>) -> Self {
        let name = format!("rialto_test_{}", Chance::system().ids.next().simple());
        let dropped = postgres::create(name, template).await;
        Self { url: dropped.url(), engine: TestEngine::Postgres, _place: Place::Server(dropped) }
    }
}

/// What this run of the tests is called: nextest runs a process per test and names the run, cargo
/// runs a process per suite. A template never outlives its run, so it never shows an old schema.
pub(crate) fn run() -> String {
    std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| format!("process-{}", std::process::id()))
}
