//! The worker that reminds people of sessions: 7 days and 1 day before, each once, whatever the number of instances. A session that
//! moves to another time is another thing to be reminded of.

use crate::Ctx;
use crate::mail::{Letter, Values, queue};
use chrono::{DateTime, TimeZone as _};
use chrono_tz::Tz;
use rialto_domain::id::SessionId;
use rialto_domain::reminder::{DAYS, due};
use rialto_domain::{Error, Result};
use rialto_persistence::write::reminder::{self as rows, Ahead};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// How long the worker rests between two looks.
const PAUSE: Duration = Duration::from_secs(300);
const DAY_MS: i64 = 24 * 3_600_000;
/// Longest title in a letter, code points.
const TITLE: usize = 200;

/// Queues reminders until `stop` is cancelled, and rings for the worker of the outbox.
pub async fn run(ctx: Ctx, queued: Arc<Notify>, stop: CancellationToken) {
    loop {
        match remind(&ctx).await {
            Ok(0) => {}
            Ok(letters) => {
                tracing::info!(letters, "reminders of sessions were queued");
                queued.notify_one();
            }
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "reminders could not be queued"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Queues the reminders that are due; how many letters.
///
/// # Errors
/// When the database is away. What was queued until then stays, and is not queued again.
pub async fn remind(ctx: &Ctx) -> Result<usize> {
    let now = ctx.now();
    let longest = DAYS.into_iter().max().unwrap_or_default() * DAY_MS;
    let transaction = ctx.database.begin().await?;
    let sessions = rows::ahead(&transaction, (now, now + longest)).await?;
    drop(transaction);
    let mut letters = 0;
    for session in sessions {
        letters += remind_of(ctx, SessionId(session.id), now).await?;
    }
    Ok(letters)
}

/// The letters of one session, in one transaction with the note that they were queued.
async fn remind_of(ctx: &Ctx, id: SessionId, now: i64) -> Result<usize> {
    let transaction = ctx.database.begin().await?;
    // read again: it may have been moved or cancelled since
    let Some(session) = rows::still_ahead(&transaction, id).await? else { return Ok(0) };
    let Some(days) = due(session.starts_at, now) else { return Ok(0) };
    if !rows::claim(&transaction, id, (session.starts_at, days), now).await? {
        return Ok(0);
    }
    let says = Values::from([
        ("title".to_owned(), session.title.chars().take(TITLE).collect()),
        ("when".to_owned(), when(&session)?),
        ("slug".to_owned(), session.slug.clone()),
    ]);
    let letter = Letter::told("session_reminder", says);
    let comers = rows::comers(&transaction, id).await?;
    for (email, language) in &comers {
        queue(&transaction, &ctx.chance, (email, language), &letter).await?;
    }
    transaction.commit().await?;
    Ok(comers.len())
}

/// Day, hour and zone of the place: the same in all languages.
fn when(session: &Ahead) -> Result<String> {
    let zone: Tz = session.time_zone.parse().unwrap_or(Tz::UTC);
    let at = DateTime::from_timestamp_millis(session.starts_at).ok_or_else(|| Error::internal("no such instant"))?;
    Ok(format!("{} ({zone})", zone.from_utc_datetime(&at.naive_utc()).format("%Y-%m-%d, %H:%M")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hour_is_that_of_the_place_on_both_sides_of_a_change_of_clock() {
        let session = |starts_at| Ahead {
            id: uuid::Uuid::nil(),
            slug: String::new(),
            title: String::new(),
            starts_at,
            time_zone: "Europe/Madrid".to_owned(),
        };
        // clocks go forward at 2026-03-29T01:00:00Z
        assert_eq!(when(&session(1_774_746_000_000 - 60_000)).unwrap(), "2026-03-29, 01:59 (Europe/Madrid)");
        assert_eq!(when(&session(1_774_746_000_000)).unwrap(), "2026-03-29, 03:00 (Europe/Madrid)");
    }
}
