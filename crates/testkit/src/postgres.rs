//! Databases on a PostgreSQL server: the one named in `RIALTO_TEST_POSTGRES`, or one of this process.
//!
//! `scripts/with-postgres` is the only place that knows how to start and stop a server. `make test`
//! runs it once around all tests. A test process without it starts the script for itself and holds
//! its standard input: when the process ends, in whatever way, the script stops the server.

use crate::database::run as run_of_tests;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::fmt::Debug;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

struct Server {
    url: String,
    thrown_away: bool,
    /// Holds the script's standard input open.
    _script: Option<Child>,
}

/// Statics are never dropped, so the script's input closes with the process and not before.
static SERVER: OnceLock<Server> = OnceLock::new();

fn server() -> &'static Server {
    SERVER.get_or_init(|| match std::env::var("RIALTO_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => {
            let thrown_away = std::env::var_os("RIALTO_TEST_POSTGRES_THROWAWAY").is_some();
            Server { url, thrown_away, _script: None }
        }
        _ => start(),
    })
}

fn start() -> Server {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scripts/with-postgres");
    let mut child = Command::new(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|fault| panic!("{script} does not start: {fault}"));
    let mut url = String::new();
    BufReader::new(child.stdout.take().expect("piped above")).read_line(&mut url).expect("the address was not UTF-8");
    if url.is_empty() {
        let mut why = String::new();
        child.stderr.take().expect("piped above").read_to_string(&mut why).expect("the message was not UTF-8");
        panic!("no PostgreSQL for the tests: {why}");
    }
    Server { url: url.trim_end().to_owned(), thrown_away: true, _script: Some(child) }
}

/// Whether the server goes away after the run: only there may a template stay behind.
pub(crate) fn is_thrown_away() -> bool {
    server().thrown_away
}

/// A database that goes when this is dropped.
#[derive(Debug)]
pub(crate) struct Dropped(String);

impl Dropped {
    pub(crate) fn url(&self) -> String {
        with_database(&server().url, &self.0)
    }
}

impl Drop for Dropped {
    fn drop(&mut self) {
        let statement = format!(r#"drop database if exists "{}" with (force)"#, self.0);
        // A thread of its own: this may run inside a runtime, which cannot wait.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("no runtime").block_on(run_on_server(&statement));
        });
        if dropping.join().is_err() {
            eprintln!("the test database {} was not dropped", self.0);
        }
    }
}

/// Makes a database, empty or as a copy of `template`.
pub(crate) async fn create(name: String, template: Option<&str>) -> Dropped {
    let template = template.unwrap_or("template1");
    run_on_server(&format!(r#"create database "{name}" template "{template}""#)).await;
    Dropped(name)
}

/// The name of the database that `prepare` has been run on in this run, made by whichever test comes first.
pub(crate) async fn template<F, E>(name: &str, prepare: impl FnOnce(String) -> F) -> String
where
    F: Future<Output = Result<(), E>>,
    E: Debug,
{
    let mut hasher = DefaultHasher::new();
    (name, run_of_tests()).hash(&mut hasher);
    let key = hasher.finish();
    let (done, made) = (format!("rialto_template_{key:016x}"), format!("rialto_making_{key:016x}"));

    let mut connection = connect().await;
    // Held until the connection closes; other processes of the run wait here for the first one.
    run_with(&mut connection, &format!("select pg_advisory_lock({})", key.cast_signed())).await;
    let known = sqlx::query("select from pg_database where datname = $1").bind(&done);
    if known.fetch_optional(&mut connection).await.expect("the server's databases cannot be listed").is_none() {
        run_with(&mut connection, &format!("drop database if exists {made} with (force)")).await;
        run_with(&mut connection, &format!("create database {made}")).await;
        prepare(with_database(&server().url, &made)).await.expect("the template database could not be prepared");
        // Copying and renaming need a database that nobody is connected to.
        let end = format!("select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '{made}'");
        run_with(&mut connection, &end).await;
        run_with(&mut connection, &format!("alter database {made} rename to {done}")).await;
    }
    connection.close().await.expect("the connection does not close");
    done
}

/// Runs a statement on a database of the server.
pub(crate) async fn execute(url: &str, statement: &str) {
    let connection = PgConnection::connect(url).await;
    let mut connection = connection.unwrap_or_else(|fault| panic!("no answer from PostgreSQL at {url}: {fault}"));
    run_with(&mut connection, statement).await;
    connection.close().await.expect("the connection does not close");
}

/// The texts that a statement of one column answers.
pub(crate) async fn texts(url: &str, statement: &str) -> Vec<String> {
    let mut connection = PgConnection::connect(url).await.expect("the database does not open");
    let query = sqlx::query_scalar::<_, Option<String>>(AssertSqlSafe(statement.to_owned()));
    let rows = query.fetch_all(&mut connection).await;
    let rows = rows.unwrap_or_else(|fault| panic!("PostgreSQL refused `{statement}`: {fault}"));
    connection.close().await.expect("the connection does not close");
    rows.into_iter().map(Option::unwrap_or_default).collect()
}

async fn connect() -> PgConnection {
    let url = &server().url;
    PgConnection::connect(url).await.unwrap_or_else(|fault| panic!("no answer from PostgreSQL at {url}: {fault}"))
}

async fn run_on_server(statement: &str) {
    let mut connection = connect().await;
    run_with(&mut connection, statement).await;
    connection.close().await.expect("the connection does not close");
}

/// Runs statements on the database of an address.
pub(crate) async fn run(url: &str, statements: &str) {
    let mut connection = PgConnection::connect(url).await.expect("the database does not open");
    let done = sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(&mut connection).await;
    done.unwrap_or_else(|fault| panic!("PostgreSQL refused the statements: {fault}"));
    connection.close().await.expect("the connection does not close");
}

async fn run_with(connection: &mut PgConnection, statement: &str) {
    let done = connection.execute(AssertSqlSafe(statement.to_owned())).await;
    done.unwrap_or_else(|fault| panic!("PostgreSQL refused `{statement}`: {fault}"));
}

/// The same server, another database: replaces the path of the address and keeps its parameters.
fn with_database(url: &str, name: &str) -> String {
    let (place, parameters) = url.split_once('?').map_or((url, None), |(place, rest)| (place, Some(rest)));
    let (scheme, rest) = place.split_once("://").unwrap_or(("postgres", place));
    let host = rest.split('/').next().unwrap_or_default();
    let parameters = parameters.map(|rest| format!("?{rest}")).unwrap_or_default();
    format!("{scheme}://{host}/{name}{parameters}")
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn an_address_keeps_all_but_its_database() {
        let cases = [
            ("postgres://me:pw@db:5433/postgres", "postgres://me:pw@db:5433/one"),
            ("postgres://me@localhost/postgres?host=/tmp/x", "postgres://me@localhost/one?host=/tmp/x"),
            ("postgresql://db", "postgresql://db/one"),
            ("postgres://db?sslmode=disable", "postgres://db/one?sslmode=disable"),
        ];
        for (url, expected) in cases {
            assert_eq!(with_database(url, "one"), expected);
        }
    }
}
