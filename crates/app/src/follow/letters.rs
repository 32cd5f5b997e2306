//! Mail about notifications: one a day for each person at most, or at the pace they chose.

use super::unsubscribe::seal;
use crate::mail::{Letter, Values, queue, word};
use crate::record::Acts;
use rialto_domain::Result;
use rialto_domain::follow::{MOST_LINES, NoticeKind};
use rialto_domain::id::AccountId;
use rialto_domain::vocabulary::Vocabulary;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::notification_mail::{self as rows, Address, Untold};
use uuid::Uuid;

/// Accounts in one look, and urgent notifications in one look.
const BATCH: i64 = 100;
/// Longest title in a letter, code points.
const TITLE: usize = 200;

/// Queues the mails that are due; how many.
///
/// # Errors
/// When the database is away. What was queued until then stays, and is not queued again.
pub async fn write(acts: &Acts) -> Result<usize> {
    let mut letters = 0;
    let transaction = acts.database.begin().await?;
    let urgent = rows::urgent(&transaction, acts.now(), BATCH).await?;
    drop(transaction);
    for (id, account) in urgent {
        letters += usize::from(at_once(acts, id, account).await?);
    }
    let mut after = AccountId(Uuid::nil());
    loop {
        let transaction = acts.database.begin().await?;
        let due = rows::due(&transaction, acts.now(), (after, BATCH)).await?;
        drop(transaction);
        for account in &due {
            letters += usize::from(several(acts, *account).await?);
        }
        match due.last() {
            Some(last) if i64::try_from(due.len()).unwrap_or_default() >= BATCH => after = *last,
            _ => return Ok(letters),
        }
    }
}

/// One mail about everything that no mail told an account of; whether there was something that it may still see.
async fn several(acts: &Acts, account: AccountId) -> Result<bool> {
    let now = acts.now();
    let transaction = acts.database.begin().await?;
    if !rows::claim(&transaction, account, now).await? {
        return Ok(false);
    }
    let Some(address) = rows::address(&transaction, account).await? else { return Ok(false) };
    let untold = rows::untold(&transaction, account).await?;
    let mut lines = Vec::new();
    for kind in NoticeKind::ALL {
        for one in untold.iter().filter(|one| one.kind == *kind) {
            if let Some(title) = title(&transaction, one, (account, &address.language)).await? {
                lines.push((*kind, line(one, &title, &address.language)?));
            }
        }
    }
    if lines.is_empty() {
        drop(transaction);
        // what can no longer be seen is told by no mail, and uses up nobody's mail of the day
        let transaction = acts.database.begin().await?;
        rows::told(&transaction, &untold).await?;
        transaction.commit().await?;
        return Ok(false);
    }
    letter(acts, &transaction, (account, &address), ("notifications", &lines)).await?;
    rows::told(&transaction, &untold).await?;
    transaction.commit().await?;
    Ok(true)
}

/// A mail about one notification; whether it was this one who wrote it.
async fn at_once(acts: &Acts, id: Uuid, account: AccountId) -> Result<bool> {
    let transaction = acts.database.begin().await?;
    if !rows::claim_at_once(&transaction, account, acts.now()).await? {
        return Ok(false);
    }
    // read after the claim, which another instance waits for
    let Some(one) = rows::untold_one(&transaction, id).await? else { return Ok(false) };
    let Some(address) = rows::address(&transaction, account).await? else { return Ok(false) };
    let Some(title) = title(&transaction, &one, (account, &address.language)).await? else {
        drop(transaction);
        let transaction = acts.database.begin().await?;
        rows::told(&transaction, &[one]).await?;
        transaction.commit().await?;
        return Ok(false);
    };
    let lines = [(one.kind, line(&one, &title, &address.language)?)];
    letter(acts, &transaction, (account, &address), ("notification", &lines)).await?;
    rows::told(&transaction, &[one]).await?;
    transaction.commit().await?;
    Ok(true)
}

/// Queues a letter of a kind with these lines, and how to end such letters.
async fn letter(
    acts: &Acts,
    transaction: &Transaction,
    (account, address): (AccountId, &Address),
    (kind, lines): (&'static str, &[(NoticeKind, String)]),
) -> Result<()> {
    let says = [("lines", grouped(lines, &address.language)?), ("unsubscribe", seal(acts, account).1)];
    let says: Values = says.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    queue(transaction, &acts.chance, (&address.email, &address.language), &Letter::told(kind, says)).await
}

/// What a line is about; none when the account may not see it. Empty where it leads to no record.
async fn title(
    transaction: &Transaction,
    one: &Untold,
    (account, language): (AccountId, &str),
) -> Result<Option<String>> {
    let found = match one.record {
        Some(record) => rows::title(transaction, record, (account, language)).await?,
        None => Some(String::new()),
    };
    Ok(found.map(|title| title.chars().take(TITLE).collect()))
}

/// `Bread for all · New stage (3)`
fn line(one: &Untold, title: &str, language: &str) -> Result<String> {
    let mut parts: Vec<String> = vec![title.to_owned()];
    if let Some(event) = one.event {
        parts.push(word(language, &format!("event.{event}"))?);
    }
    parts.retain(|part| !part.is_empty());
    let mut line = parts.join(" · ");
    if one.count > 1 {
        line.push_str(&format!(" ({})", one.count));
    }
    Ok(line.trim().to_owned())
}

/// Lines under what they have in common, at most so many; of the others the number.
fn grouped(lines: &[(NoticeKind, String)], language: &str) -> Result<String> {
    let mut text = String::new();
    let mut last = None;
    for (kind, line) in lines.iter().take(MOST_LINES) {
        if last != Some(*kind) {
            text.push_str(if last.is_some() { "\n\n" } else { "" });
            text.push_str(&word(language, &format!("about.{kind}"))?);
            last = Some(*kind);
        }
        if !line.is_empty() {
            text.push_str(&format!("\n– {line}"));
        }
    }
    let more = lines.len().saturating_sub(MOST_LINES);
    if more > 0 {
        text.push_str("\n\n");
        text.push_str(&word(language, "about.more")?.replace("{n}", &more.to_string()));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_domain::label::LANGUAGES;

    #[test]
    fn a_letter_has_at_most_twenty_lines_and_says_how_many_more_there_are_in_every_language() {
        let line = |kind| (kind, "Bread for all (2)".to_owned());
        let lines: Vec<_> = std::iter::repeat_n(line(NoticeKind::Advice), 15)
            .chain(std::iter::repeat_n(line(NoticeKind::FollowedProject), 8))
            .collect();
        for language in LANGUAGES {
            let text = grouped(&lines, language).unwrap();
            assert_eq!(text.matches("\n– Bread for all (2)").count(), MOST_LINES, "{text}");
            assert!(text.lines().last().unwrap().contains('3') && !text.contains('{'), "{text}");
            assert_eq!(text.matches(&word(language, "about.advice").unwrap()).count(), 1, "{text}");
        }
    }

    #[test]
    fn every_kind_and_event_is_called_something_in_every_language() {
        for language in LANGUAGES {
            for kind in NoticeKind::ALL {
                assert!(word(language, &format!("about.{kind}")).is_ok(), "{language}: {kind}");
            }
            for event in rialto_domain::follow::FollowedEvent::ALL {
                assert!(word(language, &format!("event.{event}")).is_ok(), "{language}: {event}");
            }
        }
    }
}
