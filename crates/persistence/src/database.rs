//! The connections: readers apart from the writer, no ping on each checkout.

use crate::fault::is_stale_orm;
pub(crate) use crate::fault::{fault, orm_fault};
use crate::home::Home;
use crate::news::{Bulletin, News};
use crate::workers::Workers;
use rialto_domain::{Error, Result};
use rialto_migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, SqliteTransactionMode, SqlxSqliteConnector,
    TransactionOptions, TransactionTrait,
};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The database engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// One file on this machine.
    Sqlite,
    /// A server.
    Postgres,
}

/// Sizes and times of the pools.
#[derive(Clone, Debug)]
pub struct DatabaseOptions {
    /// Connections for reading.
    pub readers: u32,
    /// Connections for writing; SQLite always has one.
    pub writers: u32,
    /// How long a request waits for a connection.
    pub acquire_timeout: Duration,
    /// Longest statement on PostgreSQL.
    pub statement_timeout: Duration,
    /// A PostgreSQL replica to read from, where there is one.
    pub replica: Option<String>,
}

impl Default for DatabaseOptions {
    fn default() -> Self {
        Self {
            readers: 8,
            writers: 4,
            acquire_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(10),
            replica: None,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) enum Readers {
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

/// The database: cheap to clone.
#[derive(Clone, Debug)]
pub struct Database {
    pools: Pools,
    workers: Option<Workers>,
    statements: Arc<AtomicU64>,
    home: Option<Arc<Home>>,
    bulletin: Bulletin,
}

#[derive(Clone, Debug)]
pub(crate) struct Pools {
    pub(crate) readers: Readers,
    pub(crate) writer: DatabaseConnection,
}

/// Chooses the one TLS provider of the binary. Call it first; a second call changes nothing.
pub fn install_tls() {
    // ok: an error says that a provider is there already, which is what we want
    rustls::crypto::aws_lc_rs::default_provider().install_default().ok();
}

impl Database {
    /// Connects; `url` starts with `sqlite:` or `postgres:`. Does not migrate.
    ///
    /// # Errors
    /// `Invalid` for an address that cannot be read, `Unavailable` when nobody answers there.
    pub async fn connect(url: &str, options: DatabaseOptions) -> Result<Self> {
        if url.starts_with("sqlite:") {
            Self::sqlite(url, &options).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Self::postgres(url, &options).await
        } else {
            Err(bad_url("The database address starts with `sqlite:` or `postgres:`."))
        }
    }

    async fn sqlite(url: &str, options: &DatabaseOptions) -> Result<Self> {
        let connect = SqliteConnectOptions::from_str(url)
            .map_err(|error| bad_url(&format!("The SQLite address cannot be read: {error}.")))?
            .journal_mode(SqliteJournalMode::Wal)
            // WAL with FULL: what is acknowledged has been synced
            .synchronous(SqliteSynchronous::Full)
            .auto_vacuum(SqliteAutoVacuum::None)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-16000")
            .pragma("temp_store", "memory")
            .statement_cache_capacity(256)
            .optimize_on_close(true, Some(400))
            // whole statements are no log lines; what fails is logged where it is handled
            .disable_statement_logging();
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(30))
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_release(|connection, _| Box::pin(is_at_rest(connection)))
            .connect_with(connect.clone())
            .await
            .map_err(|error| match error {
                sqlx::Error::Database(cause) => bad_url(&format!("The SQLite file cannot be opened: {cause}.")),
                other => fault(other),
            })?;
        let home = Home::of(connect.get_filename()).map(Arc::new);
        // readers compute on this machine: more than two a core only wait for each other, and keep memory
        let cores = std::thread::available_parallelism().map_or(2, |cores| u32::try_from(cores.get()).unwrap_or(2));
        let readers = SqlitePoolOptions::new()
            .max_connections(options.readers.min(cores * 2))
            .acquire_timeout(options.acquire_timeout)
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
            // readers share the machine's page cache; each keeps little of its own
            .connect_lazy_with(
                // a file that is gone is not made anew by who reads
                connect.create_if_missing(false).pragma("query_only", "on").pragma("cache_size", "-4000"),
            );
        let writer = SqlxSqliteConnector::from_sqlx_sqlite_pool(writer);
        let pools = Pools { readers: Readers::Sqlite(readers), writer };
        Ok(Self { pools, workers: None, statements: Arc::default(), bulletin: Bulletin::default(), home })
    }

    async fn postgres(url: &str, options: &DatabaseOptions) -> Result<Self> {
        install_tls();
        let parse = |url: &str| {
            PgConnectOptions::from_str(url)
                .map(|connect| {
                    connect.application_name("rialto").statement_cache_capacity(256).options([
                        ("statement_timeout", options.statement_timeout.as_millis().to_string()),
                        ("timezone", "UTC".to_owned()),
                        ("jit", "off".to_owned()),
                        ("work_mem", "16MB".to_owned()),
                        // disks do not seek any more; 4, the default, makes the planner read whole tables for frequent words
                        ("random_page_cost", "1.1".to_owned()),
                    ])
                })
                .map(ConnectOptions::disable_statement_logging)
                .map_err(|error| bad_url(&format!("The PostgreSQL address cannot be read: {error}.")))
        };
        let from = parse(options.replica.as_deref().unwrap_or(url))?;
        let workers = Workers::new(options, (from, parse(url)?));
        let pools = workers.pools((options.readers, options.writers));
        pools.writer.execute_unprepared("select 1").await.map_err(orm_fault)?;
        Ok(Self {
            pools,
            workers: Some(workers),
            statements: Arc::default(),
            bulletin: Bulletin::default(),
            home: None,
        })
    }

    /// Runs the migrations that have not run.
    pub async fn migrate(&self) -> Result<()> {
        Migrator::up(self.writer(), None).await.map_err(orm_fault)
    }

    /// Names of the migrations that have not run.
    pub async fn pending_migrations(&self) -> Result<Vec<String>> {
        let pending = Migrator::get_pending_migrations(self.writer()).await.map_err(orm_fault)?;
        Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
    }

    /// Asks both pools for an answer. Connections that broke meanwhile are dropped by a try each, so that a database
    /// that is back is found at once.
    pub async fn ping(&self) -> Result<()> {
        for _ in 0..self.most_tries() {
            match self.ask().await {
                Err(Error::Unavailable { .. }) => {}
                answer => return answer,
            }
        }
        self.ask().await
    }

    async fn ask(&self) -> Result<()> {
        self.is_at_home()?;
        let read = match self.readers() {
            Readers::Sqlite(pool) => sqlx::query("select 1").execute(pool).await.map(|_| ()),
            Readers::Postgres(pool) => sqlx::query("select 1").execute(pool).await.map(|_| ()),
        };
        read.map_err(fault)?;
        self.writer().execute_unprepared("select 1").await.map(|_| ()).map_err(orm_fault)
    }

    /// Which engine it is.
    pub fn engine(&self) -> Engine {
        match self.pools.readers {
            Readers::Sqlite(_) => Engine::Sqlite,
            Readers::Postgres(_) => Engine::Postgres,
        }
    }

    /// The pools: name, open connections, idle ones.
    pub fn pools(&self) -> Vec<(&'static str, usize, usize)> {
        let all: Vec<[(usize, usize); 2]> = self.each_pools().map(Pools::sizes).collect();
        let sum = |which: usize| {
            let sizes = all.iter().filter_map(|sizes| sizes.get(which));
            sizes.fold((0, 0), |(open, idle), (more, rest)| (open + more, idle + rest))
        };
        let ((read, idle), (write, resting)) = (sum(0), sum(1));
        vec![("readers", read, idle), ("writers", write, resting)]
    }

    /// The pools of all threads.
    fn each_pools(&self) -> impl Iterator<Item = &Pools> {
        [&self.pools].into_iter().chain(self.workers.iter().flat_map(Workers::each))
    }

    /// The pools of this thread.
    fn here(&self) -> &Pools {
        self.workers.as_ref().and_then(Workers::here).unwrap_or(&self.pools)
    }

    /// How many statements were read since the start; tests watch it.
    pub fn statements_read(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    pub(crate) fn count_statement(&self) {
        self.statements.fetch_add(1, Ordering::Relaxed);
    }

    /// What is told of live tables.
    pub(crate) fn bulletin(&self) -> &Bulletin {
        &self.bulletin
    }

    /// Where a connection to the server is made that writes go to: PostgreSQL alone.
    pub(crate) fn server(&self) -> Option<PgConnectOptions> {
        match self.engine() {
            Engine::Sqlite => None,
            Engine::Postgres => Some((*self.pools.writer.get_postgres_connection_pool().connect_options()).clone()),
        }
    }

    pub(crate) fn readers(&self) -> &Readers {
        &self.here().readers
    }

    /// Where a read sees every write that was acknowledged: SQLite's readers do, a replica may lag.
    pub(crate) fn primary(&self) -> Readers {
        let Pools { readers, writer } = self.here();
        match readers {
            Readers::Sqlite(pool) => Readers::Sqlite(pool.clone()),
            Readers::Postgres(_) => Readers::Postgres(writer.get_postgres_connection_pool().clone()),
        }
    }

    /// Where single statements are written.
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.here().writer
    }

    /// Begins the one transaction of an act. SQLite takes its write lock at once, so that it never fails half-way.
    pub async fn begin(&self) -> Result<Transaction> {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.engine() == Engine::Sqlite).then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.is_at_home()?;
        tracing::trace!(sql = "begin", "written");
        let mut left = self.most_tries();
        loop {
            match self.writer().begin_with_options(options).await {
                Ok(inner) => return Ok(Transaction::new(inner, self.engine(), self.bulletin.clone())),
                // nothing was begun on a connection that broke while it rested
                Err(error) if left > 0 && is_stale_orm(&error) => left -= 1,
                Err(error) => return Err(orm_fault(error)),
            }
        }
    }

    /// How often something may meet a connection that broke while it rested: each goes with the try that finds it.
    pub(crate) fn most_tries(&self) -> usize {
        self.pools().iter().map(|(_, open, _)| open).sum()
    }

    fn is_at_home(&self) -> Result<()> {
        self.home.as_ref().map_or(Ok(()), |home| home.look())
    }

    /// Closes the pools after what runs has ended.
    pub async fn close(self) -> Result<()> {
        for Pools { readers, writer } in self.each_pools() {
            match readers {
                Readers::Sqlite(pool) => pool.close().await,
                Readers::Postgres(pool) => pool.close().await,
            }
            writer.clone().close().await.map_err(orm_fault)?;
        }
        Ok(())
    }

    /// In the middle of a large load: statistics for the planner of PostgreSQL, which would go on planning for empty tables
    /// and read them whole for each batch. SQLite plans by its indexes and needs none.
    pub async fn analyze(&self) -> Result<()> {
        match self.engine() {
            Engine::Sqlite => Ok(()),
            Engine::Postgres => self.without_limit(&["analyze"]).await,
        }
    }

    /// After a large load: statistics for the planner, and the write-ahead log brought home. Takes the time it needs.
    pub async fn tidy(&self) -> Result<()> {
        match self.engine() {
            Engine::Sqlite => {
                for statement in ["analyze", "pragma wal_checkpoint(truncate)"] {
                    self.writer().execute_unprepared(statement).await.map_err(orm_fault)?;
                }
            }
            Engine::Postgres => self.without_limit(&["vacuum analyze"]).await?,
        }
        Ok(())
    }

    /// Runs statements of PostgreSQL that may take longer than a request.
    async fn without_limit(&self, statements: &[&'static str]) -> Result<()> {
        let mut connection = self.writer().get_postgres_connection_pool().acquire().await.map_err(fault)?;
        for statement in ["set statement_timeout = 0"].iter().chain(statements).chain(&["reset statement_timeout"]) {
            sqlx::query(*statement).execute(&mut *connection).await.map_err(fault)?;
        }
        Ok(())
    }
}

impl Pools {
    /// Open connections and idle ones, of readers and of writers.
    fn sizes(&self) -> [(usize, usize); 2] {
        match &self.readers {
            Readers::Sqlite(pool) => {
                let writer = self.writer.get_sqlite_connection_pool();
                [(pool.size() as usize, pool.num_idle()), (writer.size() as usize, writer.num_idle())]
            }
            Readers::Postgres(pool) => {
                let writer = self.writer.get_postgres_connection_pool();
                [(pool.size() as usize, pool.num_idle()), (writer.size() as usize, writer.num_idle())]
            }
        }
    }
}

/// Whether a connection that comes back is outside all transactions; one that is not is closed.
///
/// When a disk is full, SQLite may end a transaction by itself (<https://sqlite.org/lang_transaction.html>, "Response To Errors
/// Within A Transaction"). The driver's own rollback then fails, and it goes on counting a transaction that is none: the acts after it
/// would run as savepoints inside an act that nobody commits, be acknowledged, and be lost.
async fn is_at_rest(connection: &mut sqlx::SqliteConnection) -> std::result::Result<bool, sqlx::Error> {
    if !connection.is_in_transaction() {
        return Ok(true);
    }
    // a rollback that is queued runs before this is answered
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

fn bad_url(message: &str) -> Error {
    Error::invalid(&["database"], "BAD_DATABASE_ADDRESS", message)
}

/// A transaction of an act. Dropped without [`Transaction::commit`], it is rolled back.
pub struct Transaction {
    pub(crate) inner: DatabaseTransaction,
    engine: Engine,
    bulletin: Bulletin,
    told: Mutex<Vec<News>>,
}

impl Transaction {
    fn new(inner: DatabaseTransaction, engine: Engine, bulletin: Bulletin) -> Self {
        Self { inner, engine, bulletin, told: Mutex::default() }
    }

    /// Tells this process of something once the transaction has lasted.
    pub(crate) fn tell_afterwards(&self, news: News) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(news);
    }

    /// Which engine it is on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Makes it last: acknowledged means synced.
    pub async fn commit(self) -> Result<()> {
        tracing::trace!(sql = "commit", "written");
        self.inner.commit().await.map_err(orm_fault)?;
        let told = self.told.into_inner().unwrap_or_else(PoisonError::into_inner);
        told.into_iter().for_each(|news| self.bulletin.tell(news));
        Ok(())
    }
}
