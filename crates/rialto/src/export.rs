//! `rialto export`

use crate::cli::{ExportArgs, ExportFormat, ExportKind};
use crate::fault::{Fault, Outcome};
use crate::settings::Settings;
use crate::store;
use rialto_app::Ctx;
use rialto_app::export::{self, ExportError, Format, Target};
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes published records: what any visitor may see.
pub async fn run(arguments: ExportArgs, settings: &Settings) -> Result<Outcome, Fault> {
    let ExportArgs { kind, format, output } = arguments;
    let format = match format.unwrap_or_else(|| by_ending(output.as_deref())) {
        ExportFormat::Csv => Format::Csv,
        ExportFormat::Jsonl => Format::JsonLines,
    };
    let ctx = Ctx::visitor(store::open(settings).await?.database);
    match output {
        Some(path) => to_file(&ctx, kind, format, &path).await?,
        None => to_screen(&ctx, kind, format).await?,
    }
    ctx.database.close().await?;
    Ok(Outcome::Done)
}

/// A file appears when it is whole: whoever waits for it never reads half of it.
async fn to_file(ctx: &Ctx, kind: ExportKind, format: Format, path: &Path) -> Result<(), Fault> {
    let fault = |error| Fault::file(path, "cannot be written", error);
    let mut name = OsString::from(path);
    name.push(".part");
    let part = PathBuf::from(name);
    let mut file = BufWriter::new(File::create(&part).map_err(fault)?);
    let written = write(ctx, kind, Target { format, to: &mut file }).await;
    let count = match written {
        Ok(count) => count,
        Err(error) => {
            std::fs::remove_file(&part).map_err(fault)?;
            return Err(failed(error, path));
        }
    };
    let file = file.into_inner().map_err(|error| fault(error.into_error()))?;
    file.sync_all().map_err(fault)?;
    std::fs::rename(&part, path).map_err(fault)?;
    crate::print(&format!("{count} records are in {}.\n", path.display()))?;
    Ok(())
}

async fn to_screen(ctx: &Ctx, kind: ExportKind, format: Format) -> Result<(), Fault> {
    let mut out = BufWriter::new(std::io::stdout());
    let written = match write(ctx, kind, Target { format, to: &mut out }).await {
        Ok(_) => out.flush().map_err(ExportError::Write),
        Err(error) => Err(error),
    };
    match written {
        // A reader who has had enough (`rialto export projects | head`) is no fault.
        Err(ExportError::Write(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(failed(error, Path::new("standard output"))),
        Ok(()) => Ok(()),
    }
}

async fn write(ctx: &Ctx, kind: ExportKind, target: Target<'_>) -> Result<u64, ExportError> {
    match kind {
        ExportKind::Projects => export::projects(ctx, target).await,
        ExportKind::Organisations => export::organisations(ctx, target).await,
        ExportKind::Datasets => export::datasets(ctx, target).await,
        ExportKind::Regions => export::regions(ctx, target).await,
    }
}

fn failed(error: ExportError, path: &Path) -> Fault {
    match error {
        ExportError::Write(error) => Fault::file(path, "cannot be written", error),
        ExportError::Failed(error) => Fault::Failed(error),
    }
}

fn by_ending(output: Option<&Path>) -> ExportFormat {
    match output.and_then(Path::extension).and_then(|ending| ending.to_str()) {
        Some("jsonl" | "ndjson") => ExportFormat::Jsonl,
        _ => ExportFormat::Csv,
    }
}
