//! Telling those who follow: from rows of events, in batches, never in the transaction of an act.

use crate::record::Acts;
use rialto_domain::Result;
use rialto_domain::follow::NoticeKind;
use rialto_persistence::write::followed_event::{self as events, Happened};
use rialto_persistence::write::notification::{self as rows, NewNotification};

/// Events in one look.
const EVENTS: i64 = 50;
/// Accounts that are told in one transaction.
const BATCH: usize = 200;

/// Tells followers of what happened since; how many accounts were told. Each is told once of an event, however many instances tell:
/// who moves the mark of an event first tells.
///
/// # Errors
/// When the database is away. What was told until then stays, and is not told again.
pub async fn fan_out(acts: &Acts) -> Result<usize> {
    let transaction = acts.database.begin().await?;
    let waiting = events::oldest(&transaction, EVENTS).await?;
    drop(transaction);
    let mut told = 0;
    for happened in waiting {
        told += tell_all(acts, happened).await?;
    }
    Ok(told)
}

async fn tell_all(acts: &Acts, mut happened: Happened) -> Result<usize> {
    let mut told = 0;
    loop {
        let transaction = acts.database.begin().await?;
        // read in the transaction that tells: who is followed or hidden meanwhile counts
        let found = events::recipients(&transaction, &happened, i64::try_from(BATCH).unwrap_or(i64::MAX)).await?;
        let until = found.last().map(|last| last.account).filter(|_| found.len() == BATCH);
        if !events::advance(&transaction, &happened, until).await? {
            return Ok(told);
        }
        for recipient in &found {
            let event = Some(happened.event).filter(|_| recipient.kind != NoticeKind::Advice);
            let notice = NewNotification {
                kind: recipient.kind,
                subject: recipient.subject,
                record: Some(happened.record),
                by: happened.person,
                event,
                count: 1,
            };
            rows::tell(&transaction, acts.chance.ids.next(), recipient.account, &notice, acts.now()).await?;
        }
        transaction.commit().await?;
        told += found.len();
        match until {
            Some(until) => happened.after = until,
            None => return Ok(told),
        }
    }
}
