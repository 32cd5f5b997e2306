//! Whether somebody who watches still may: credentials are looked at again while a stream is open.

use super::backend::Backend;
use super::credentials;
use super::observe::RequestId;
use super::problem::Problem;
use rialto_domain::policy::Actor;
use std::time::{Duration, Instant};

/// Credentials that were good, and when they were looked at.
pub(super) struct Trusted {
    authorization: Option<String>,
    actor: Actor,
    looked: Instant,
    trust: Duration,
}

impl Trusted {
    /// Looks at the text of an `Authorization` header; none is a visitor's.
    ///
    /// # Errors
    /// When they are not valid.
    pub async fn new<B: Backend>(
        authorization: Option<String>,
        (backend, id): (&B, &RequestId),
        trust: Duration,
    ) -> Result<Self, Problem> {
        let actor = credentials::actor_of(authorization.as_deref(), backend, id).await?;
        Ok(Self { authorization, actor, looked: Instant::now(), trust })
    }

    /// Who it is.
    pub fn actor(&self) -> Actor {
        self.actor
    }

    /// Whether they are still good and mean the same, looked at again when that was long ago. While the database is away nobody
    /// knows better.
    pub async fn holds<B: Backend>(&mut self, backend: &B) -> bool {
        let Some(authorization) = &self.authorization else { return true };
        if self.looked.elapsed() < self.trust {
            return true;
        }
        match backend.recognise(authorization).await {
            Ok(actor) if actor == self.actor => {
                self.looked = Instant::now();
                true
            }
            Ok(_) | Err(rialto_domain::Error::Unauthenticated) => false,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "credentials of a stream could not be looked at"
                );
                matches!(error, rialto_domain::Error::Unavailable { .. })
            }
        }
    }
}
