//! The worker of notifications: tells followers, writes mail.

use super::{fan_out, letters};
use crate::record::Acts;
use rialto_domain::Result;
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// How long the worker rests between two looks.
const PAUSE: Duration = Duration::from_secs(5);

/// Works until `stop` is cancelled, and rings for the worker of the outbox.
pub async fn run(acts: Acts, stop: CancellationToken) {
    loop {
        match look(&acts).await {
            Ok(0) => {}
            Ok(letters) => {
                tracing::info!(letters, "mails about notifications were queued");
                acts.accounts.ring();
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "followers could not be told"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// One look; how many mails were queued.
///
/// # Errors
/// When the database is away.
pub async fn look(acts: &Acts) -> Result<usize> {
    let told = fan_out(acts).await?;
    if told > 0 {
        tracing::debug!(told, "followers were told");
    }
    letters::write(acts).await
}
