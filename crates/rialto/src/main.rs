//! The command `rialto`: serves the market place, and moves data in and out.
//!
//! Exit codes: 0 done, 1 a fault, 2 wrong use (flags, settings), 3 an import that refused some rows and took the rest,
//! 130 an import that was asked to stop.

mod cli;
mod demo;
mod export;
mod fault;
mod import;
mod logging;
mod progress;
mod report;
mod secrets;
mod serve;
mod settings;
mod signals;
mod store;
mod user;

use clap::Parser;
use cli::{Cli, Command};
use fault::{Fault, Outcome};
use settings::Settings;
use std::io::Write;
use std::process::ExitCode;

// Answers allocate and free many small strings on many threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    rialto_persistence::install_tls();
    match run(Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(fault) => {
            // Nobody is left to tell when this fails too.
            writeln!(std::io::stderr(), "rialto: {}", fault.sentence()).ok();
            fault.into()
        }
    }
}

fn run(cli: Cli) -> Result<Outcome, Fault> {
    if let Command::Schema = cli.command {
        return print(&rialto_gateway::graphql::sdl());
    }
    let Cli { config, common, mut command } = cli;
    let from_flags = match &mut command {
        Command::Serve(serve) => std::mem::take(&mut serve.server),
        _ => Default::default(),
    };
    let settings = Settings::gather(config.as_deref(), common, from_flags)?;
    logging::start(&settings.log, matches!(command, Command::Serve(_)))?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| Fault::io("the threads of the command could not be started", error))?;
    runtime.block_on(async {
        match command {
            Command::Serve(arguments) => serve::run(arguments, settings).await,
            Command::Migrate => store::migrate(&settings).await,
            Command::Import(arguments) => import::run(arguments, &settings).await,
            Command::Demo(arguments) => demo::run(arguments, &settings).await,
            Command::Export(arguments) => export::run(arguments, &settings).await,
            Command::User(arguments) => user::run(arguments, &settings).await,
            Command::Schema => Ok(Outcome::Done),
        }
    })
}

/// Writes to standard output; a reader who has had enough (`rialto schema | head`) is no fault.
fn print(text: &str) -> Result<Outcome, Fault> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Fault::io("standard output cannot be written", error))
        }
        _ => Ok(Outcome::Done),
    }
}
