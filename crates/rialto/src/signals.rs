//! The signals that ask to stop.

use crate::fault::Fault;
use std::future::Future;
use tokio::signal::unix::{SignalKind, signal};

/// Resolves at the first SIGTERM or SIGINT. From the call on, these signals no longer end the process by themselves.
pub fn stop() -> Result<impl Future<Output = ()> + Send + 'static, Fault> {
    let heard = |kind| signal(kind).map_err(|error| Fault::io("stop signals cannot be heard", error));
    let (mut terminate, mut interrupt) = (heard(SignalKind::terminate())?, heard(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
