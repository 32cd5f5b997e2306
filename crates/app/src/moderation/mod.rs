//! Reports of records, what moderators decide, and objections.
//!
//! Invariants: nobody but the database learns who reported; whoever a decision concerns is told what was decided, why and how
//! to object; every decision is in the audit trail; a decision is objected to once and looked at by another moderator where
//! there is one.

mod decide;
mod object;
mod report;
mod words;

pub use decide::Deciding;
pub use report::Reporting;
pub(crate) use words::Saying;

use crate::account::By;
use crate::mail::{Letter, Values, queue, word};
use crate::record::Acts;
use rialto_domain::context::date_of;
use rialto_domain::id::{AccountId, GlobalId};
use rialto_domain::moderation::{ModerationRule, ReportDecision};
use rialto_domain::policy::Action;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record::{self, Change};
use rialto_persistence::write::{moderation, publication};

/// What a letter says of a decision.
struct Told<'a> {
    title: &'a str,
    decision: ReportDecision,
    rule: Option<ModerationRule>,
    note: &'a str,
    until: Option<i64>,
}

impl Acts {
    /// The moderator who acts.
    fn moderator(&self, by: &By) -> Result<AccountId> {
        by.authorize(Action::Moderate)?;
        Ok(by.actor.member().ok_or(Error::Unauthenticated)?.account)
    }

    /// Puts a record into a state, with a row in its history that names no moderator: who decides is in the audit trail of the
    /// decision alone.
    async fn show_or_hide(
        &self,
        transaction: &Transaction,
        (record, version): (GlobalId, i64),
        (to, before, act): (Publication, Option<Publication>, &'static str),
    ) -> Result<()> {
        publication::set(transaction, record, to, before).await?;
        let change = Change {
            id: self.chance.ids.next(),
            record,
            version: version + 1,
            act,
            account: None,
            api_token: None,
            fields: None,
            is_public: false,
            address: None,
            device: None,
            created_at: self.now(),
        };
        record::insert_change(transaction, &change).await?;
        record::set_version(transaction, record, version + 1, self.now()).await
    }

    /// Shows a hidden record again, as it was before; false when it is not hidden any more.
    async fn show_again(&self, transaction: &Transaction, record: GlobalId) -> Result<bool> {
        if words::is_words(record.kind) {
            return self.hide_words(transaction, record, false).await;
        }
        let state = record::state(transaction, record).await?.filter(|state| state.publication == Publication::Hidden);
        let Some(state) = state else { return Ok(false) };
        let before = state.publication_before.unwrap_or(Publication::Published);
        self.show_or_hide(transaction, (record, state.version), (before, None, "restore")).await?;
        moderation::lift_hiding(transaction, record, self.now()).await?;
        Ok(true)
    }

    async fn tell(
        &self,
        transaction: &Transaction,
        (email, language): (&str, &str),
        (kind, told): (&'static str, &Told<'_>),
    ) -> Result<()> {
        let mut values = Values::new();
        let mut put = |name: &str, value: String| drop(values.insert(name.to_owned(), value));
        put("title", told.title.chars().take(200).collect());
        put("note", told.note.to_owned());
        put("decision", word(language, &format!("decision.{}", told.decision))?);
        if let Some(rule) = told.rule {
            put("rule", word(language, &format!("rule.{rule}"))?);
        }
        let until = told.until.map(|until| date_of(until).to_string());
        put("until", until.map_or_else(|| word(language, "until.lifted"), Ok)?);
        queue(transaction, &self.chance, (email, language), &Letter::told(kind, values)).await
    }
}
