//! The log, on standard error.

use crate::fault::Fault;
use crate::settings::{Log, LogFormat};
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt;

const SERVING: &str = "info,actix_server=warn,actix_http=warn,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";
const OTHERWISE: &str = "warn";

/// Starts the log. Panics go there too.
pub fn start(log: &Log, serving: bool) -> Result<(), Fault> {
    let default = if serving { SERVING } else { OTHERWISE };
    let filter = EnvFilter::try_new(log.filter.as_deref().unwrap_or(default))
        .map_err(|error| Fault::Usage(format!("the log filter cannot be read: {error}")))?;
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let started = match log.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    started.map_err(|error| Fault::Usage(format!("the log cannot be started: {error}")))?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, panic = panic.payload_as_str(), "a panic: please report it");
    }));
    Ok(())
}
