//! The demo network: a small invented one, so that the first start is not empty.

mod advice;
mod build;
#[cfg(test)]
mod check;
mod file;
mod money;
mod parts;

use crate::Ctx;
use crate::slugs::Slugs;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::read::{Plan, Row};
use rialto_persistence::write::lookup;
use rialto_persistence::{Database, project};
use serde::Serialize;

/// How many records of each kind the demo network has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct DemoReport {
    /// Organisations.
    pub organisations: usize,
    /// Experts.
    pub people: usize,
    /// Clusters.
    pub clusters: usize,
    /// Catalogues of datasets.
    pub catalogues: usize,
    /// Datasets.
    pub datasets: usize,
    /// Projects.
    pub projects: usize,
    /// Ties between projects.
    pub project_links: usize,
    /// Pilots.
    pub pilots: usize,
    /// Uses of datasets.
    pub dataset_uses: usize,
    /// Sessions.
    pub sessions: usize,
}

/// Loads the demo network in one transaction; the regions must be there.
///
/// # Errors
/// `Conflict` when demo records are there already, `Forbidden` for anybody but the server's owner.
pub async fn load(ctx: &Ctx) -> Result<DemoReport> {
    ctx.operators_only("load the demo network")?;
    let file = file::Network::read()?;
    let transaction = ctx.database.begin().await?;
    refuse_twice(&transaction).await?;
    let regions = lookup::region_keys(&transaction).await?;
    let slugs = taken(&transaction, &file).await?;
    let network = build::network(ctx, file, regions, slugs)?;
    let report = network.report;
    for batch in network.batches {
        batch.save(&transaction).await?;
    }
    transaction.commit().await?;
    Ok(report)
}

async fn taken(transaction: &Transaction, file: &file::Network) -> Result<Slugs> {
    let mut slugs = Slugs::default();
    slugs.ask(transaction, "organisation", file.organisations.iter().map(|o| o.name.as_str())).await?;
    slugs.ask(transaction, "person", file.people.iter().map(|p| p.name.as_str())).await?;
    slugs.ask(transaction, "cluster", file.clusters.iter().map(|c| c.name.as_str())).await?;
    slugs.ask(transaction, "catalogue", file.catalogues.iter().map(|c| c.title.as_str())).await?;
    slugs.ask(transaction, "dataset", file.datasets.iter().map(|d| d.title.as_str())).await?;
    slugs.ask(transaction, "project", file.projects.iter().map(|p| p.title.as_str())).await?;
    slugs.ask(transaction, "pilot", file.pilots.iter().map(|p| p.title.as_str())).await?;
    slugs.ask(transaction, "session", file.sessions.iter().map(|s| s.title.as_str())).await?;
    Ok(slugs)
}

/// A database holds at most one invented network, so that removing it is one act.
pub(crate) async fn refuse_twice(transaction: &Transaction) -> Result<()> {
    if lookup::has_demo(transaction).await? {
        return Err(Error::Conflict(
            "This database has a demo network already. Remove it first with `rialto demo --remove`, or start with an empty database."
                .to_owned(),
        ));
    }
    Ok(())
}

/// Whether the database has no project at all, published or not.
///
/// # Errors
/// When the database does not answer.
pub async fn is_empty(ctx: &Ctx) -> Result<bool> {
    let mut plan = Plan::new(ctx.database.engine(), rialto_domain::policy::Actor::Operator);
    let mut some = plan.root().table(&project::TABLE);
    some.column(project::SLUG);
    let slot = plan.root().one(some);
    let json = ctx.database.read(&plan).await?;
    Ok(Row::parse(&json, Database::slots(&plan))?.is_null(slot))
}

/// Removes every record of the demo network, with what belongs to it; the number of records.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn remove(ctx: &Ctx) -> Result<u64> {
    ctx.operators_only("remove the demo network")?;
    let transaction = ctx.database.begin().await?;
    let removed = lookup::remove_demo(&transaction).await?;
    transaction.commit().await?;
    Ok(removed)
}
