//! The report: Markdown for people, the same as JSON for machines.

use crate::drive::Lap;
use crate::sample::Sample;
use serde::Serialize;
use std::fmt::Write;

/// Everything that was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub machine: String,
    pub engines: Vec<EngineReport>,
}

/// On one engine.
#[derive(Debug, Serialize)]
pub struct EngineReport {
    pub engine: String,
    pub projects: usize,
    pub concurrency: usize,
    pub samples: Vec<Sample>,
    pub waiting: Vec<Waiting>,
    pub growth: Vec<Growth>,
    pub start_ms: f64,
    pub idle_kib: Option<u64>,
    pub after_kib: Option<u64>,
    pub peak_kib: Option<u64>,
}

/// A load of which only the waiting matters.
#[derive(Debug, Serialize)]
pub struct Waiting {
    pub load: &'static str,
    pub about: &'static str,
    pub concurrency: usize,
    pub lap: Lap,
}

/// The share of its rate that a load keeps with ten times the projects.
#[derive(Debug, Serialize)]
pub struct Growth {
    pub load: &'static str,
    pub kept: f64,
}

/// Milliseconds that 99 of 100 searches may take.
const SEARCH_MS: f64 = 50.0;
/// Milliseconds that an answer to the web app may take.
const WEB_APP_MS: f64 = 100.0;
/// Share of its rate that a load keeps when there are ten times the projects.
const GROWTH: f64 = 0.8;

fn verdict(reached: bool) -> &'static str {
    if reached { "yes" } else { "**no**" }
}

fn micros(lap: &Lap) -> String {
    let database = lap.database_cpu_us.map_or("–".to_owned(), |micros| format!("{micros:.0}"));
    format!("{:.0} + {database}", lap.server_cpu_us)
}

impl EngineReport {
    /// For people.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        // Writing into a String cannot fail.
        self.write(&mut out).ok();
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "## {}: {} projects, concurrency {}\n", self.engine, self.projects, self.concurrency)?;
        if !self.samples.is_empty() {
            self.write_samples(out)?;
        }
        if !self.waiting.is_empty() {
            self.write_waiting(out)?;
        }
        for Growth { load, kept } in &self.growth {
            let reached = verdict(*kept >= GROWTH);
            writeln!(
                out,
                "- {load} with ten times the projects keeps {kept:.2} of its rate (goal {GROWTH}: {reached})"
            )?;
        }
        let mib = |kib: Option<u64>| kib.map_or("?".to_owned(), |kib| format!("{:.0}", kib as f64 / 1024.0));
        writeln!(
            out,
            "- start {:.0} ms; memory {} MiB idle, {} MiB after all loads, {} MiB at most\n",
            self.start_ms,
            mib(self.idle_kib),
            mib(self.after_kib),
            mib(self.peak_kib)
        )
    }

    fn write_samples(&self, out: &mut String) -> std::fmt::Result {
        writeln!(
            out,
            "| load | GraphQL/s | ceiling/s | ratio | goal | reached | CPU ratio | p50 ms | p99 ms | CPU µs GraphQL (server + database) | CPU µs ceiling |"
        )?;
        writeln!(out, "|---|--:|--:|--:|--:|---|--:|--:|--:|--:|--:|")?;
        for sample in &self.samples {
            let Sample { load, about, graphql, ceiling, ratio, cpu_ratio, goal } = sample;
            let number = |value: Option<f64>| value.map_or("–".to_owned(), |value| format!("{value:.2}"));
            let reached = ratio.zip(*goal).map_or("–", |(ratio, goal)| verdict(ratio >= goal));
            writeln!(
                out,
                "| {load} {about} | {:.0} | {} | {} | {} | {reached} | {} | {:.1} | {:.1} | {} | {} |",
                graphql.per_second,
                ceiling.as_ref().map_or("–".to_owned(), |lap| format!("{:.0}", lap.per_second)),
                number(*ratio),
                number(*goal),
                number(*cpu_ratio),
                graphql.p50_ms,
                graphql.p99_ms,
                micros(graphql),
                ceiling.as_ref().map_or("–".to_owned(), micros),
            )?;
        }
        writeln!(out)
    }

    fn write_waiting(&self, out: &mut String) -> std::fmt::Result {
        writeln!(
            out,
            "| answer | concurrency | p50 ms | p99 ms | most ms | goal | reached | CPU µs (server + database) | bytes | refused |"
        )?;
        writeln!(out, "|---|--:|--:|--:|--:|--:|---|--:|--:|--:|")?;
        for Waiting { load, about, concurrency, lap } in &self.waiting {
            let goal = if *load == "W6" { SEARCH_MS } else { WEB_APP_MS };
            writeln!(
                out,
                "| {load}: {about} | {concurrency} | {:.1} | {:.1} | {:.1} | {goal:.0} | {} | {} | {:.0} | {} |",
                lap.p50_ms,
                lap.p99_ms,
                lap.max_ms,
                verdict(lap.p99_ms <= goal && lap.refused == 0 && lap.requests > 0),
                micros(lap),
                lap.bytes,
                lap.refused
            )?;
        }
        writeln!(out)
    }
}
