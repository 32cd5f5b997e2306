//! What an act needs: the database, who acts, and where time and keys come from.

use rialto_domain::context::Chance;
use rialto_domain::policy::Actor;
use rialto_domain::{Error, Result};
use rialto_persistence::Database;

/// The surroundings of an act. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    /// The database.
    pub database: Database,
    /// Who acts.
    pub actor: Actor,
    /// The clock and the source of keys.
    pub chance: Chance,
}

impl Ctx {
    /// The server's owner at the command line, with the machine's clock.
    pub fn operator(database: Database) -> Self {
        Self { database, actor: Actor::Operator, chance: Chance::system() }
    }

    /// Anybody who reads, with the machine's clock.
    pub fn visitor(database: Database) -> Self {
        Self { actor: Actor::Visitor, ..Self::operator(database) }
    }

    /// The time, ms since 1970 UTC.
    pub fn now(&self) -> i64 {
        self.chance.clock.now_ms()
    }

    /// Renews what the database knows about itself after a large load. What was loaded stays when this fails, so that is
    /// logged and no more: the database catches up on its own.
    pub(crate) async fn tidy(&self) {
        Self::renewed(self.database.tidy().await);
    }

    /// The same on the way, after batch 2, 4, 8, 16 …: tables that double in size are planned for anew.
    pub(crate) async fn loaded(&self, batches: u64) {
        if batches > 1 && batches.is_power_of_two() {
            Self::renewed(self.database.analyze().await);
        }
    }

    fn renewed(done: Result<()>) {
        if let Err(error) = done {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            tracing::warn!(%error, cause, "the statistics of the database were not renewed");
        }
    }

    /// Refuses everybody but the server's owner; `act` completes "you may not …".
    ///
    /// # Errors
    /// `Forbidden`.
    pub(crate) fn operators_only(&self, act: &str) -> Result<()> {
        match self.actor {
            Actor::Operator => Ok(()),
            Actor::Visitor | Actor::Member(_) => Err(Error::Forbidden(act.to_owned())),
        }
    }
}
