//! Sends a load for a while, and takes the times.

use crate::Outcome;
use crate::answers::look;
use crate::client::Client;
use crate::loads::Shot;
use crate::machine::{Backends, cpu};
use crate::server::Server;
use serde::Serialize;
use sqlx::PgPool;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::task::LocalSet;

/// What a server answers that has more to do than it can.
const BUSY: u16 = 503;

/// How hard and how long.
#[derive(Clone, Copy, Debug)]
pub struct Pressure {
    /// Requests at the same time.
    pub concurrency: usize,
    /// Unmeasured time.
    pub warm_up: Duration,
    /// Measured time.
    pub time: Duration,
}

/// What was measured. Times are in milliseconds, CPU in microseconds a request.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Lap {
    pub requests: usize,
    /// Answers that said: too busy.
    pub refused: usize,
    pub per_second: f64,
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub max_ms: f64,
    pub server_cpu_us: f64,
    pub database_cpu_us: Option<f64>,
    /// Bytes of an answer's body, on average.
    pub bytes: f64,
}

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    WarmUp,
    Measure,
    Stop,
}

/// What all connections share; they live on one thread.
struct Shared {
    phase: Cell<Phase>,
    next: Cell<usize>,
    bytes: Cell<usize>,
    refused: Cell<usize>,
    micros: RefCell<Vec<u32>>,
}

/// Drives one load against one server. An answer that is wrong ends it.
pub async fn drive(shots: &Rc<Vec<Shot>>, server: &Server, watch: Option<&PgPool>, pressure: Pressure) -> Outcome<Lap> {
    let shared = Rc::new(Shared {
        phase: Cell::new(Phase::WarmUp),
        next: Cell::new(0),
        bytes: Cell::new(0),
        refused: Cell::new(0),
        micros: RefCell::new(Vec::with_capacity(1 << 18)),
    });
    let local = LocalSet::new();
    local
        .run_until(async {
            let mut connections = Vec::with_capacity(pressure.concurrency);
            for _ in 0..pressure.concurrency {
                let client = Client::connect(server.address).await?;
                connections.push(tokio::task::spawn_local(connection(client, shots.clone(), shared.clone())));
            }
            tokio::time::sleep(pressure.warm_up).await;
            let before = (cpu(server.pid), backends(watch).await?, Instant::now());
            shared.phase.set(Phase::Measure);
            tokio::time::sleep(pressure.time).await;
            shared.phase.set(Phase::Stop);
            let seconds = before.2.elapsed().as_secs_f64();
            let (server_cpu, after) = (cpu(server.pid).saturating_sub(before.0), backends(watch).await?);
            for connection in connections {
                connection.await??;
            }
            let database = before.1.zip(after).map(|(before, after)| after.since(&before));
            Ok(lap(&shared, seconds, server_cpu, database))
        })
        .await
}

async fn backends(watch: Option<&PgPool>) -> Outcome<Option<Backends>> {
    match watch {
        Some(watch) => Backends::now(watch).await,
        None => Ok(None),
    }
}

async fn connection(mut client: Client, shots: Rc<Vec<Shot>>, shared: Rc<Shared>) -> Outcome<()> {
    while shared.phase.get() != Phase::Stop {
        let turn = shared.next.replace(shared.next.get().wrapping_add(1));
        let shot = shots.get(turn % shots.len().max(1)).ok_or("a load without requests")?;
        let begun = Instant::now();
        let reply = client.call(&shot.bytes).await?;
        let micros = u32::try_from(begun.elapsed().as_micros()).unwrap_or(u32::MAX);
        if reply.status == BUSY {
            shared.refused.set(shared.refused.get() + 1);
            continue;
        }
        look(shot, &reply)?;
        if shared.phase.get() == Phase::Measure {
            shared.micros.borrow_mut().push(micros);
            shared.bytes.set(shared.bytes.get() + reply.body.len());
        }
    }
    Ok(())
}

fn lap(shared: &Shared, seconds: f64, server_cpu: u64, database: Option<u64>) -> Lap {
    let mut micros = shared.micros.take();
    micros.sort_unstable();
    let requests = micros.len();
    let each = |total: f64| total / requests.max(1) as f64;
    // The smallest time that so many of a hundred do not exceed.
    let share = |of_hundred: usize| {
        let at = (requests * of_hundred).div_ceil(100).saturating_sub(1);
        micros.get(at).map_or(0.0, |micros| f64::from(*micros) / 1000.0)
    };
    Lap {
        requests,
        refused: shared.refused.get(),
        per_second: requests as f64 / seconds,
        p50_ms: share(50),
        p99_ms: share(99),
        max_ms: share(100),
        server_cpu_us: each(server_cpu as f64),
        database_cpu_us: database.map(|micros| each(micros as f64)),
        bytes: each(shared.bytes.get() as f64),
    }
}
