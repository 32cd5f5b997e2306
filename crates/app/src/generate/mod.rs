//! The large network: invented records by the ten thousand, the same every time, for benches and trials.
//!
//! Every record is marked as demo, so that `demo::remove` takes it away again. Keys, times, texts and
//! ties come from one seeded stream; only the regions are those of the database.

mod actors;
mod dice;
mod phrases;
mod place;
mod projects;
mod resources;
mod sessions;
mod world;

use crate::{Ctx, demo, seed};
use projects::Turn;
use rialto_domain::{Error, Result};
use rialto_persistence::write::Batch;
use serde::Serialize;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use world::World;

/// Records of one transaction.
const BATCH: u64 = 1_000;

/// How many records of each kind a generated network has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Size {
    /// Organisations.
    pub organisations: u64,
    /// Experts.
    pub experts: u64,
    /// Clusters.
    pub clusters: u64,
    /// Projects; each has four contributions on average, and 1.2 needs.
    pub projects: u64,
    /// Datasets.
    pub datasets: u64,
    /// Pilots.
    pub pilots: u64,
    /// Sessions.
    pub sessions: u64,
}

impl Size {
    /// The data set "large": 50,000 projects, 200,000 contributions.
    pub const LARGE: Self = Self {
        organisations: 5_000,
        experts: 2_000,
        clusters: 500,
        projects: 50_000,
        datasets: 20_000,
        pilots: 1_000,
        sessions: 1_000,
    };

    /// "Large" times a scale, at least one of each kind and an even number of projects.
    ///
    /// # Errors
    /// `Invalid` for a scale that is not between 0.0001 and 20.
    pub fn scaled(scale: f64) -> Result<Self> {
        if !(0.0001..=20.0).contains(&scale) {
            return Err(Error::invalid(
                &["scale"],
                "BAD_SCALE",
                "The scale is a number from 0.0001 to 20; 1 makes 50,000 projects.",
            ));
        }
        let of = |count: u64| ((count as f64 * scale).round() as u64).max(1);
        let large = Self::LARGE;
        Ok(Self {
            organisations: of(large.organisations),
            experts: of(large.experts),
            clusters: of(large.clusters),
            projects: of(large.projects).next_multiple_of(2),
            datasets: of(large.datasets),
            pilots: of(large.pilots),
            sessions: of(large.sessions),
        })
    }
}

/// A piece of the network: what it is, how much of it is done with it, and its rows.
struct Piece {
    what: &'static str,
    done: u64,
    of: u64,
    batch: Batch,
}

/// Generates and saves a network, a thousand records a transaction; `progress` is told what, how many of how many.
/// One thread invents and prepares rows while the other core saves them.
///
/// # Errors
/// `Conflict` when demo records are there already, `Forbidden` for anybody but the server's owner.
pub async fn large(ctx: &Ctx, size: Size, progress: &mut (dyn FnMut(&str, u64, u64) + Send)) -> Result<Size> {
    ctx.operators_only("generate a network")?;
    seed::regions(ctx).await?;
    demo::refuse_twice(&ctx.database.begin().await?).await?;
    let places = place::places(ctx).await?;
    let (sender, mut pieces) = channel(2);
    let inventor = tokio::task::spawn_blocking(move || invent(World::new(places)?, size, &sender));
    let saved = save(ctx, &mut pieces, progress).await;
    // Tells the inventor to stop when saving has failed.
    drop(pieces);
    let invented = inventor.await.map_err(Error::internal)?;
    saved?;
    invented?;
    ctx.tidy().await;
    Ok(size)
}

async fn save(
    ctx: &Ctx,
    pieces: &mut Receiver<Piece>,
    progress: &mut (dyn FnMut(&str, u64, u64) + Send),
) -> Result<()> {
    let mut batches = 0;
    while let Some(Piece { what, done, of, batch }) = pieces.recv().await {
        let transaction = ctx.database.begin().await?;
        batch.save(&transaction).await?;
        transaction.commit().await?;
        batches += 1;
        ctx.loaded(batches).await;
        progress(what, done, of);
    }
    Ok(())
}

fn invent(mut world: World, size: Size, sender: &Sender<Piece>) -> Result<()> {
    let line = Line { sender };
    line.make("organisations", size.organisations, &mut |batch, _| world.organisation(batch))?;
    line.make("experts", size.experts, &mut |batch, _| world.expert(batch))?;
    line.make("clusters", size.clusters, &mut |batch, _| world.cluster(batch))?;
    let mut left = 0;
    line.make("projects", size.projects, &mut |batch, at| {
        // Pairs share eight, so that an even number of projects has exactly four each on average.
        left = if at % 2 == 0 { world.dice.between(0, 8) } else { 8 - left };
        world.project(batch, &Turn { at, of: size.projects, contributions: left })
    })?;
    let mut catalogues = None;
    line.make("datasets", size.datasets, &mut |batch, _| {
        let known = catalogues.get_or_insert_with(|| world.catalogues(batch));
        world.dataset(batch, known)
    })?;
    line.make("pilots", size.pilots, &mut |batch, _| world.pilot(batch))?;
    line.make("sessions", size.sessions, &mut |batch, _| world.session(batch))
}

/// Where pieces are made one after the other.
struct Line<'a> {
    sender: &'a Sender<Piece>,
}

impl Line<'_> {
    fn make(&self, what: &'static str, count: u64, one: &mut dyn FnMut(&mut Batch, u64) -> Result<()>) -> Result<()> {
        let mut done = 0;
        while done < count {
            let mut batch = Batch::new(world::BEGIN);
            let end = (done + BATCH).min(count);
            for at in done..end {
                one(&mut batch, at)?;
            }
            done = end;
            if self.sender.blocking_send(Piece { what, done, of: count, batch }).is_err() {
                // Saving has failed and tells why.
                break;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_that_makes_no_sense_is_refused() {
        assert!(Size::scaled(0.0).is_err() && Size::scaled(f64::NAN).is_err() && Size::scaled(1e9).is_err());
        assert_eq!(Size::scaled(1.0).unwrap(), Size::LARGE);
        assert_eq!(Size::scaled(0.1).unwrap().projects, 5_000);
    }
}
