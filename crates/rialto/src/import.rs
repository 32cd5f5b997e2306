//! `rialto import`

use crate::cli::{ImportArgs, ImportKind};
use crate::fault::{Fault, Outcome};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::{report, signals, store};
use rialto_app::import::{self, Request, ShapesRequest};
use rialto_exchange::tabular::{Kind, Options, ProfileChoice};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Reads a file into the database, and tells what became of each row. A stop signal ends it after the batch at hand.
pub async fn run(arguments: ImportArgs, settings: &Settings) -> Result<Outcome, Fault> {
    if arguments.shapes && arguments.kind != ImportKind::Regions {
        return Err(Fault::Usage("--shapes goes with regions: rialto import regions --shapes FILE".to_owned()));
    }
    // A typing error in the path makes no database.
    std::fs::metadata(&arguments.file).map_err(|error| Fault::file(&arguments.file, "cannot be read", error))?;
    let ctx = store::open(settings).await?;
    let stop = Arc::new(AtomicBool::new(false));
    let (asked, told) = (signals::stop()?, stop.clone());
    tokio::spawn(async move {
        asked.await;
        told.store(true, Ordering::Relaxed);
    });
    let bar = Progress::new()?;
    let how = import::Settings { dry_run: arguments.dry_run, stop, ..import::Settings::default() };
    let report_file = arguments.report.clone();
    let mut progress = |at: import::Progress| {
        bar.rows(at.rows, at.rows_total.map_or((at.bytes, at.bytes_total), |total| (at.rows, total)));
    };
    let imported = if arguments.shapes {
        let request = ShapesRequest { path: arguments.file, source: arguments.source };
        import::shapes(&ctx, request, &how, &mut progress).await
    } else {
        import::run(&ctx, request(arguments), &how, &mut progress).await
    };
    bar.finish();
    let report = imported?;
    ctx.database.close().await?;
    if let Some(path) = &report_file {
        report::write(&report, path)?;
    }
    let text = report::text(&report).map_err(|error| Fault::io("the report", std::io::Error::other(error)))?;
    crate::print(&text)?;
    Ok(report::outcome(&report))
}

fn request(arguments: ImportArgs) -> Request {
    let ImportArgs { kind, file, profile, map, language, source, .. } = arguments;
    let kind = match kind {
        ImportKind::Projects => Kind::Projects,
        ImportKind::Organisations => Kind::Organisations,
        ImportKind::Regions => Kind::Regions,
        ImportKind::Datasets => Kind::Datasets,
    };
    let profile = profile.as_deref().map(ProfileChoice::parse);
    Request { path: file, kind, options: Options { profile, map, language, source } }
}
