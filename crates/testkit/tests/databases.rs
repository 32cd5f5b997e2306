//! The throwaway databases, on the engine of the run.

use rialto_testkit::{TestDatabase, TestEngine};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};
use std::sync::atomic::{AtomicU32, Ordering};

enum Open {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Open {
    async fn at(url: &str) -> Result<Self, sqlx::Error> {
        match TestEngine::of_this_run() {
            TestEngine::Sqlite => SqliteConnection::connect(url).await.map(Self::Sqlite),
            TestEngine::Postgres => PgConnection::connect(url).await.map(Self::Postgres),
        }
    }

    async fn run(&mut self, statement: &str) -> Result<(), sqlx::Error> {
        let statement = AssertSqlSafe(statement.to_owned());
        match self {
            Self::Sqlite(connection) => connection.execute(statement).await.map(|_| ()),
            Self::Postgres(connection) => connection.execute(statement).await.map(|_| ()),
        }
    }
}

async fn migrate(url: String) -> Result<(), sqlx::Error> {
    let mut connection = Open::at(&url).await?;
    connection.run("create table word (text varchar(20))").await?;
    connection.run("insert into word values ('rialto')").await?;
    // stays connected while the template is copied, as a pool may
    std::mem::forget(connection);
    Ok(())
}

#[expect(clippy::unwrap_used, reason = "a helper of tests")]
async fn words(url: &str) -> i64 {
    let count = "select count(*) from word";
    match Open::at(url).await.unwrap() {
        Open::Sqlite(mut connection) => connection.fetch_one(count).await.unwrap().get(0),
        Open::Postgres(mut connection) => connection.fetch_one(count).await.unwrap().get(0),
    }
}

#[tokio::test]
async fn every_database_is_empty_and_on_the_engine_of_the_run() {
    let (one, other) = (TestDatabase::new().await, TestDatabase::new().await);
    assert_ne!(one.url(), other.url());
    let scheme = match TestEngine::of_this_run() {
        TestEngine::Sqlite => "sqlite:",
        TestEngine::Postgres => "postgres:",
    };
    assert!(one.url().starts_with(scheme), "{} is not of this run's engine", one.url());
    migrate(one.url().to_owned()).await.unwrap();
    migrate(other.url().to_owned()).await.expect("a table of one database must not be seen in the other");
}

#[tokio::test]
async fn a_dropped_database_is_gone_although_somebody_is_connected() {
    let database = TestDatabase::new().await;
    let url = database.url().replace("?mode=rwc", "?mode=rw");
    migrate(database.url().to_owned()).await.unwrap();
    let _connected = Open::at(&url).await.unwrap();
    drop(database);
    assert!(Open::at(&url).await.is_err(), "{url} still answers after its TestDatabase was dropped");
}

#[tokio::test]
async fn copies_of_a_template_do_not_see_each_others_writes() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let prepare = |url| {
        RUNS.fetch_add(1, Ordering::SeqCst);
        migrate(url)
    };
    let one = TestDatabase::prepared("words", prepare).await;
    let other = TestDatabase::prepared("words", prepare).await;
    assert!(RUNS.load(Ordering::SeqCst) <= 1, "the template is prepared once");
    Open::at(one.url()).await.unwrap().run("insert into word values ('bridge')").await.unwrap();
    assert_eq!((words(one.url()).await, words(other.url()).await), (2, 1));
}

#[tokio::test]
async fn many_tests_may_ask_for_the_same_template_at_once() {
    let asking = (0..8).map(|_| tokio::spawn(TestDatabase::prepared("asked-by-many", migrate)));
    for database in asking.collect::<Vec<_>>() {
        assert_eq!(words(database.await.unwrap().url()).await, 1);
    }
}
