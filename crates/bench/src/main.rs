//! `make bench`: what GraphQL costs, next to hand-written handlers on the same database in the same run.
//!
//! Both servers are processes of their own and take turns, load by load and round by round, so that
//! a machine that becomes slower in the middle slows both. Figures are ratios, and CPU time per request.

mod answers;
mod ceiling;
mod client;
mod data;
mod drive;
mod loads;
mod machine;
mod pages;
mod report;
mod run;
mod sample;
mod server;
mod watch;
mod words;
mod writer;

use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::process::ExitCode;
use tokio::signal::unix::{SignalKind, signal};

/// What went wrong, said to the person at the terminal.
type Fault = Box<dyn std::error::Error + Send + Sync>;
type Outcome<T> = Result<T, Fault>;

// As the server has it, so that the ceiling is no lower for want of it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures GraphQL against hand-written handlers.
#[derive(Clone, Debug, Parser)]
#[command(name = "rialto-bench")]
pub struct Options {
    #[command(subcommand)]
    other: Option<Other>,
    /// Which database
    #[arg(long, value_enum, default_value = "both")]
    engine: Engines,
    /// Only these loads, with commas between: W1,W6
    #[arg(long, value_delimiter = ',')]
    load: Vec<String>,
    /// How long each load runs against each server in a round
    #[arg(long, default_value_t = 3.0)]
    seconds: f64,
    /// How long it runs before that, unmeasured
    #[arg(long, default_value_t = 1.0)]
    warm_up: f64,
    /// How often the two servers take turns
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Requests at the same time
    #[arg(long, default_value_t = 32)]
    concurrency: usize,
    /// How much of the large network: 1 is 50,000 projects
    #[arg(long, default_value_t = 1.0)]
    scale: f64,
    /// Measures what a tenth of the projects would make faster, too
    #[arg(long)]
    growth: bool,
    /// Makes the data anew, after the generator has changed
    #[arg(long)]
    fresh: bool,
    /// Log level of the server; its log is thrown away
    #[arg(long, default_value = "warn")]
    log: String,
    /// Writes all figures to this file as JSON
    #[arg(long, value_name = "FILE")]
    json: Option<PathBuf>,
}

#[derive(Clone, Debug, Subcommand)]
enum Other {
    /// Measures how long events of a live table take to those who watch
    Watch(watch::Wanted),
    /// Serves the hand-written handlers
    #[command(hide = true)]
    Ceiling {
        /// The database's address
        database: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Engines {
    Sqlite,
    Postgres,
    Both,
}

fn main() -> ExitCode {
    rialto_persistence::install_tls();
    let options = Options::parse();
    let done = match &options.other {
        Some(Other::Ceiling { database }) => actix_web::rt::System::new().block_on(ceiling::serve(database)),
        _ => measure(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("rialto-bench: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// One thread drives the load, and leaves the other cores to the servers.
fn measure(options: &Options) -> Outcome<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut terminate = signal(SignalKind::terminate())?;
        // Dropping the run ends the servers.
        tokio::select! {
            done = all(options) => done,
            _ = tokio::signal::ctrl_c() => Err("stopped".into()),
            _ = terminate.recv() => Err("stopped".into()),
        }
    })
}

async fn all(options: &Options) -> Outcome<()> {
    match &options.other {
        Some(Other::Watch(wanted)) => watch::run(options.engine, *wanted).await,
        _ => run::all(options).await,
    }
}
