//! The whole run: data, servers, rounds, report.

use crate::data::{Data, prepare};
use crate::drive::{Lap, Pressure, drive};
use crate::loads::{Load, loads, web_app, write};
use crate::pages::walk;
use crate::report::{EngineReport, Growth, Report, Waiting};
use crate::sample::{Sample, cpu, ratio, typical};
use crate::server::Server;
use crate::{Engines, Options, Outcome, answers, machine, writer};
use rialto_persistence::Engine;
use std::rc::Rc;
use std::time::Duration;

/// Starts of the server that are measured.
const STARTS: usize = 5;

/// Measures everything and prints it.
pub async fn all(options: &Options) -> Outcome<()> {
    let mut report = Report { machine: machine::describe(), engines: Vec::new() };
    println!("{}\n", report.machine);
    let wanted = |engine| options.engine == Engines::Both || options.engine == engine;
    for (engine, is_wanted) in
        [(Engine::Sqlite, wanted(Engines::Sqlite)), (Engine::Postgres, wanted(Engines::Postgres))]
    {
        if is_wanted {
            let measured = one(engine, options).await?;
            println!("{}", measured.markdown());
            report.engines.push(measured);
        }
    }
    if let Some(file) = &options.json {
        std::fs::write(file, serde_json::to_string_pretty(&report)?)?;
    }
    Ok(())
}

/// What is running while an engine is measured.
struct Bench<'a> {
    options: &'a Options,
    data: Data,
    graphql: Server,
    ceiling: Server,
}

async fn one(engine: Engine, options: &Options) -> Outcome<EngineReport> {
    let data = prepare(engine, options.scale, options).await?;
    let mut starts = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        starts.push(Server::graphql(&data.url, &options.log).await?.start.as_secs_f64() * 1000.0);
    }
    let graphql = Server::graphql(&data.url, &options.log).await?;
    let ceiling = Server::ceiling(&data.url).await?;
    let idle_kib = machine::kib(graphql.pid, "VmRSS");
    let places = walk(graphql.address).await?;
    eprintln!("{engine:?}: {} projects", places.rows.len());
    let bench = Bench { options, data, graphql, ceiling };

    let mut samples = Vec::new();
    let mut waiting = Vec::new();
    for mut load in loads(&places) {
        if bench.wants(&load) {
            if load.name == "W6" {
                waiting.push(bench.waiting(&mut load, 1).await?);
                waiting.push(bench.waiting(&mut load, options.concurrency).await?);
            } else {
                samples.push(bench.sample(engine, load).await?);
            }
        }
    }
    if bench.wants_named("W5") {
        let token = writer::prepare(engine, &bench.data, bench.graphql.address).await?;
        samples.push(bench.sample(engine, write(&places, &token)).await?);
        writer::clear(engine, &bench.data).await?;
    }
    for mut load in web_app() {
        if bench.wants(&load) {
            waiting.push(bench.waiting(&mut load, 1).await?);
        }
    }
    let growth = if options.growth { bench.growth(engine, loads(&places)).await? } else { Vec::new() };
    Ok(EngineReport {
        engine: format!("{engine:?}"),
        projects: places.rows.len(),
        concurrency: options.concurrency,
        samples,
        waiting,
        growth,
        start_ms: crate::sample::median(starts),
        idle_kib,
        after_kib: machine::kib(bench.graphql.pid, "VmRSS"),
        peak_kib: machine::kib(bench.graphql.pid, "VmHWM"),
    })
}

impl Bench<'_> {
    fn wants(&self, load: &Load) -> bool {
        self.wants_named(load.name)
    }

    fn wants_named(&self, load: &str) -> bool {
        let names = &self.options.load;
        names.is_empty() || names.iter().any(|name| name.eq_ignore_ascii_case(load))
    }

    fn pressure(&self, concurrency: usize) -> Pressure {
        Pressure {
            concurrency,
            warm_up: Duration::from_secs_f64(self.options.warm_up),
            time: Duration::from_secs_f64(self.options.seconds),
        }
    }

    /// Both servers in turn.
    async fn sample(&self, engine: Engine, load: Load) -> Outcome<Sample> {
        eprintln!("{engine:?} {}: {}", load.name, load.about);
        answers::compare(&load, self.graphql.address, self.ceiling.address).await?;
        let pressure = self.pressure(self.options.concurrency);
        let (graphql, ceiling) = (Rc::new(load.graphql), Rc::new(load.ceiling));
        let (mut ours, mut theirs): (Vec<Lap>, Vec<Lap>) = Default::default();
        for _ in 0..self.options.rounds {
            ours.push(drive(&graphql, &self.graphql, self.data.watch.as_ref(), pressure).await?);
            theirs.push(drive(&ceiling, &self.ceiling, self.data.watch.as_ref(), pressure).await?);
        }
        if let Some(refused) = ours.iter().chain(&theirs).map(|lap| lap.refused).find(|refused| *refused > 0) {
            return Err(
                format!("{}: a server was too busy {refused} times; are other programs running?", load.name).into()
            );
        }
        let (typical_ours, typical_theirs) = (typical(&ours), typical(&theirs));
        Ok(Sample {
            load: load.name,
            about: load.about,
            ratio: ratio(&ours, &theirs),
            cpu_ratio: Some(cpu(&typical_theirs) / cpu(&typical_ours).max(f64::MIN_POSITIVE)),
            goal: load.goal.map(|(sqlite, postgres)| if engine == Engine::Sqlite { sqlite } else { postgres }),
            graphql: typical_ours,
            ceiling: Some(typical_theirs),
        })
    }

    /// How long people wait; there is no ceiling for it.
    async fn waiting(&self, load: &mut Load, concurrency: usize) -> Outcome<Waiting> {
        eprintln!("{}: {}, concurrency {concurrency}", load.name, load.about);
        let shots = Rc::new(std::mem::take(&mut load.graphql));
        let lap = drive(&shots, &self.graphql, self.data.watch.as_ref(), self.pressure(concurrency)).await;
        load.graphql = Rc::try_unwrap(shots).unwrap_or_default();
        Ok(Waiting { load: load.name, about: load.about, concurrency, lap: lap? })
    }

    /// The rate against that of a tenth of the projects.
    async fn growth(&self, engine: Engine, large: Vec<Load>) -> Outcome<Vec<Growth>> {
        let data = prepare(engine, self.options.scale / 10.0, self.options).await?;
        let server = Server::graphql(&data.url, &self.options.log).await?;
        let small = loads(&walk(server.address).await?);
        let pressure = self.pressure(self.options.concurrency);
        let mut grown = Vec::new();
        for (large, small) in large.into_iter().zip(small).take(3) {
            eprintln!("{engine:?} {}: growth", large.name);
            let (many, few) = (Rc::new(large.graphql), Rc::new(small.graphql));
            let (mut ours, mut theirs): (Vec<Lap>, Vec<Lap>) = Default::default();
            for _ in 0..self.options.rounds {
                ours.push(drive(&many, &self.graphql, None, pressure).await?);
                theirs.push(drive(&few, &server, None, pressure).await?);
            }
            grown.push(Growth { load: large.name, kept: ratio(&ours, &theirs).unwrap_or_default() });
        }
        Ok(grown)
    }
}
