//! Reports of what people say to each other: messages and comments.

use crate::checks::wrong;
use crate::mail::{Letter, Values, queue};
use crate::record::Acts;
use rialto_domain::Result;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::moderation::{ReportReason, report_text};
use rialto_persistence::account::Account;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::comment;
use rialto_persistence::write::moderation::{self, NewReport};

/// What somebody says who reports.
pub(crate) struct Saying {
    reason: ReportReason,
    text: Option<String>,
}

impl Saying {
    /// Reads it.
    pub(crate) fn of(reason: ReportReason, text: Option<&str>) -> Result<Self> {
        Ok(Self { reason, text: report_text(&["input", "text"], reason, text).map_err(wrong)? })
    }
}

/// Whether a record is what somebody said: it has no state of its own but that a moderator may hide it.
pub(super) fn is_words(kind: Kind) -> bool {
    matches!(kind, Kind::Message | Kind::Comment)
}

impl Acts {
    /// Writes a report of a message or a comment that stands under a title, and tells who reported that it came.
    pub(crate) async fn report_words(
        &self,
        transaction: Transaction,
        (words, title): (GlobalId, &str),
        saying: &Saying,
        reporter: &Account,
    ) -> Result<()> {
        let report = NewReport {
            id: self.chance.ids.next(),
            record: words,
            title,
            reason: saying.reason,
            text: saying.text.as_deref(),
            language: &reporter.language,
            reporter: Some(reporter.id),
            email: None,
        };
        moderation::insert_report(&transaction, &report, self.now()).await?;
        let mut values = Values::new();
        values.insert("title".to_owned(), title.chars().take(200).collect());
        let to = (reporter.email.as_str(), reporter.language.as_str());
        queue(&transaction, &self.chance, to, &Letter::told("report_received", values)).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Hides what somebody said, or shows it again; whether that changed anything.
    pub(super) async fn hide_words(&self, transaction: &Transaction, words: GlobalId, hide: bool) -> Result<bool> {
        let changed = comment::hide(transaction, words, hide.then(|| self.now())).await?;
        if changed && !hide {
            moderation::lift_hiding(transaction, words, self.now()).await?;
        }
        Ok(changed)
    }
}
