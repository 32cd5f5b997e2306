//! The worker of the outbox: at least once, each attempt later than the one before.

use super::send::NotTaken;
use super::{FAREWELL, Mailer, NOTHING, Payload, text};
use crate::project::outcome::tell_due;
use crate::{Ctx, follow_up, privacy};
use rialto_domain::{Error, Result};
use rialto_persistence::account::{self, Due};
use rialto_persistence::write::{known_device, outbox, try_limit};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

/// Looked for when nothing rings: what another instance queued, and what failed.
const PAUSE: Duration = Duration::from_secs(5);
/// Letters in one look.
const BATCH: u32 = 20;
const SECOND_MS: i64 = 1_000;
/// After the first attempt, doubled after each.
const FIRST_PAUSE_MS: i64 = 30 * SECOND_MS;
const LONGEST_PAUSE_MS: i64 = 6 * 3_600 * SECOND_MS;
/// Then it is given up: some two days after it was queued.
const MOST_ATTEMPTS: i64 = 16;
const HOUR_MS: i64 = 3_600 * SECOND_MS;

/// Delivers what is queued until `stop` is cancelled; a delivery that runs is finished.
pub async fn run(ctx: Ctx, mailer: Mailer, queued: Arc<Notify>, stop: CancellationToken) {
    let mut forgot_at = 0;
    loop {
        match deliver(&ctx, &mailer).await {
            // there may be more
            Ok(done) if done >= BATCH as usize && !stop.is_cancelled() => continue,
            Ok(_) => {}
            Err(error) => tracing::warn!(error = &error as &dyn std::error::Error, "the outbox could not be read"),
        }
        if ctx.now() >= forgot_at + HOUR_MS {
            forgot_at = ctx.now();
            if let Err(error) = forget(&ctx).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "old sessions and tokens were not removed");
            }
            if let Err(error) = tell_due(&ctx).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "outcomes whose day has come were not told");
            }
            if let Err(error) = follow_up::ask(&ctx).await {
                tracing::warn!(error = &error as &dyn std::error::Error, "projects were not asked what became of them");
            }
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = queued.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Delivers what is due; how much was looked at.
///
/// # Errors
/// When the database is away. A letter that is not taken is no error: it is tried again.
pub async fn deliver(ctx: &Ctx, mailer: &Mailer) -> Result<usize> {
    let due = account::due(&ctx.database, ctx.now(), BATCH).await?;
    for item in &due {
        attempt(ctx, mailer, item).await?;
    }
    Ok(due.len())
}

async fn attempt(ctx: &Ctx, mailer: &Mailer, item: &Due) -> Result<()> {
    let now = ctx.now();
    let pause = FIRST_PAUSE_MS.saturating_mul(1 << item.attempts.clamp(0, 20)).min(LONGEST_PAUSE_MS);
    // a claim is a pause that begins before the attempt: who dies in the middle leaves it to the next
    let transaction = ctx.database.begin().await?;
    let mine = outbox::claim(&transaction, item.id, item.attempts, now + pause).await?;
    transaction.commit().await?;
    if !mine {
        return Ok(());
    }
    let sent = send(mailer, item, now).await;
    let transaction = ctx.database.begin().await?;
    match sent {
        Ok(()) => outbox::delivered(&transaction, item.id, ctx.now()).await?,
        Err(not_taken) => {
            let (error, for_good) = match not_taken {
                NotTaken::Yet(error) => (error, false),
                NotTaken::Ever(error) => (error, true),
            };
            let given_up = for_good || item.attempts + 1 >= MOST_ATTEMPTS;
            let cause = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
            tracing::warn!(id = %item.id, kind = item.kind, given_up, cause, "a letter was not taken");
            outbox::failed(&transaction, item.id, &cause, given_up.then_some(now)).await?;
        }
    }
    if item.kind == FAREWELL {
        outbox::remove_over(&transaction, item.id).await?;
    }
    transaction.commit().await
}

async fn send(mailer: &Mailer, item: &Due, now: i64) -> std::result::Result<(), NotTaken> {
    if item.kind == NOTHING {
        return Ok(());
    }
    let payload: Payload =
        serde_json::from_str(&item.payload).map_err(|error| NotTaken::Ever(Error::internal(error)))?;
    let site = mailer.site();
    let link = match (item.kind.as_str(), &payload.token) {
        ("confirm", Some(token)) => format!("{site}/confirm?token={token}"),
        ("reset", Some(token)) => format!("{site}/reset?token={token}"),
        ("invitation", Some(token)) => format!("{site}/invitation?token={token}"),
        ("email", Some(token)) => format!("{site}/confirm-email?token={token}"),
        ("link", Some(token)) => format!("{site}/link-identity?token={token}"),
        ("known" | "email_taken", _) => format!("{site}/sign-in"),
        ("email_changed" | "erased" | "report_received" | "report_decided" | "leaderless" | "join_refused", _) => {
            format!("{site}/")
        }
        (
            "join_asked"
            | "join_accepted"
            | "leader_given"
            | "application_received"
            | "application_accepted"
            | "application_waiting"
            | "application_rejected"
            | "evaluator_added"
            | "seat_offered",
            _,
        ) => format!("{site}/my"),
        ("session_reminder", _) => {
            format!("{site}/sessions/{}", payload.values.get("slug").map_or("", String::as_str))
        }
        ("notifications" | "notification", _) => format!("{site}/notifications"),
        ("seat_taken" | "seat_declined" | "session_cancelled", _) => format!("{site}/"),
        ("decided" | "banned" | "restored" | "unbanned" | "objection_upheld" | "objection_kept", _) => {
            format!("{site}/settings/data")
        }
        ("advice_answered" | "advice_adopted" | "follow_up", _) => {
            format!("{site}{}", payload.values.get("path").map_or("/", String::as_str))
        }
        _ => format!("{site}/forgotten"),
    };
    let provider = payload.provider.as_deref().unwrap_or_default();
    // a text that is missing may be there in the next version
    let written = text::write(&item.kind, &payload.language, (site, &link), provider).map_err(NotTaken::Yet)?;
    let written = text::fill(written, (&item.kind, &payload.language), &payload.values).map_err(NotTaken::Yet)?;
    mailer.send(item.id, &item.recipient, &written, now).await
}

/// Removes what is of no use any more at once, and by the table of retention what was kept for its time.
///
/// # Errors
/// When the database is away.
pub async fn forget(ctx: &Ctx) -> Result<()> {
    let transaction = ctx.database.begin().await?;
    known_device::forget_over(&transaction, ctx.now()).await?;
    try_limit::forget(&transaction, ctx.now()).await?;
    transaction.commit().await?;
    let removed = crate::record::purge(ctx).await?;
    if removed > 0 {
        tracing::info!(removed, "records that were deleted long ago were removed");
    }
    privacy::forget(ctx).await.map(drop)
}
