//! Connections of PostgreSQL, apart for each worker of the server.
//!
//! A worker is a thread with a scheduler of its own. The answer on a connection that another thread opened wakes that thread first,
//! which then wakes the worker: two switches for each statement. So each worker opens its own, and none goes from thread to thread.

use crate::database::{DatabaseOptions, Pools, Readers};
use sea_orm::SqlxPostgresConnector;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

thread_local! {
    static WORKER: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Says that this thread is a worker of a server, from now to its end. The first are given connections of their own.
pub fn work_here() {
    static WORKERS: AtomicUsize = AtomicUsize::new(0);
    if WORKER.get().is_none() {
        WORKER.set(Some(WORKERS.fetch_add(1, Ordering::Relaxed)));
    }
}

/// How the pools of each worker are made, and those that were.
#[derive(Clone, Debug)]
pub(crate) struct Workers {
    read: PgConnectOptions,
    write: PgConnectOptions,
    wait: Duration,
    /// Of readers and writers, for each worker.
    sizes: (u32, u32),
    pools: Arc<[OnceLock<Pools>]>,
}

impl Workers {
    /// For as many workers as there are cores, which share the connections of the options; workers beyond those use the common pools.
    pub fn new(options: &DatabaseOptions, (read, write): (PgConnectOptions, PgConnectOptions)) -> Self {
        let workers = std::thread::available_parallelism().map_or(1, |cores| u32::try_from(cores.get()).unwrap_or(1));
        let share = |all: u32| all.div_ceil(workers).max(2);
        let pools = (0..workers).map(|_| OnceLock::new()).collect();
        let sizes = (share(options.readers), share(options.writers));
        Self { read, write, wait: options.acquire_timeout, sizes, pools }
    }

    /// Pools that connect when they are first used: of the thread that uses them.
    pub fn pools(&self, (readers, writers): (u32, u32)) -> Pools {
        let pool = |size: u32, connect: &PgConnectOptions| {
            let options =
                PgPoolOptions::new().max_connections(size).acquire_timeout(self.wait).test_before_acquire(false);
            options.connect_lazy_with(connect.clone())
        };
        let writer = SqlxPostgresConnector::from_sqlx_postgres_pool(pool(writers, &self.write));
        Pools { readers: Readers::Postgres(pool(readers, &self.read)), writer }
    }

    /// Those of this thread, when it is a worker.
    pub fn here(&self) -> Option<&Pools> {
        let place = WORKER.get().and_then(|number| self.pools.get(number))?;
        Some(place.get_or_init(|| self.pools(self.sizes)))
    }

    /// All that were made.
    pub fn each(&self) -> impl Iterator<Item = &Pools> {
        self.pools.iter().filter_map(OnceLock::get)
    }
}
