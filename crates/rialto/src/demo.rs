//! `rialto demo`

use crate::cli::{DemoArgs, DemoSize};
use crate::fault::{Fault, Outcome};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::store;
use rialto_app::generate::{self, Size};
use rialto_app::{Ctx, demo};

/// Loads a demo network, or removes it.
pub async fn run(arguments: DemoArgs, settings: &Settings) -> Result<Outcome, Fault> {
    let ctx = store::open(settings).await?;
    let sentence = match (arguments.remove, arguments.size) {
        (true, _) => format!("{} demo records were removed.\n", demo::remove(&ctx).await?),
        (false, DemoSize::Small) => told(&demo::load(&ctx).await?),
        (false, DemoSize::Large) => large(&ctx, Size::scaled(arguments.scale)?).await?,
    };
    ctx.database.close().await?;
    crate::print(&sentence)
}

/// Loads the small network into a database without projects.
pub async fn load_when_empty(ctx: &Ctx) -> Result<(), Fault> {
    if demo::is_empty(ctx).await? {
        let report = demo::load(ctx).await?;
        tracing::info!(projects = report.projects, people = report.people, "the demo network was loaded");
    }
    Ok(())
}

async fn large(ctx: &Ctx, size: Size) -> Result<String, Fault> {
    let bar = Progress::new()?;
    let made = generate::large(ctx, size, &mut |what, done, of| bar.step(what, done, of)).await;
    bar.finish();
    let Size { projects, experts, organisations, clusters, datasets, pilots, sessions } = made?;
    Ok(format!(
        "Made {projects} projects, {experts} experts, {organisations} organisations, {clusters} clusters, \
         {datasets} datasets, {pilots} pilots and {sessions} sessions, all marked as demo.\n"
    ))
}

fn told(report: &demo::DemoReport) -> String {
    let demo::DemoReport { projects, people, organisations, clusters, datasets, pilots, sessions, .. } = report;
    format!(
        "Loaded {projects} projects, {people} experts, {organisations} organisations, {clusters} clusters, \
         {datasets} datasets, {pilots} pilots and {sessions} sessions, all marked as demo.\n"
    )
}
