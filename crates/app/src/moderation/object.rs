//! Objections to decisions (Regulation (EU) 2022/2065, article 20): once, within six months, looked at by somebody else.

use super::Told;
use crate::account::By;
use crate::record::Acts;
use rialto_domain::id::NoticeId;
use rialto_domain::moderation::{self as rules, NOTE_LENGTH, OBJECTION_LENGTH, OBJECTION_MS, ReportDecision};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::write::moderation;
use serde_json::json;

fn nothing() -> Error {
    Error::NotFound("the notice".to_owned())
}

/// A text that has to be there.
fn needed(path: &[&str], text: &str, (most, code): (usize, &'static str)) -> Result<String> {
    let text = rules::text(path, Some(text), most).map_err(|issue| Error::Invalid(vec![issue]))?;
    text.ok_or_else(|| Error::invalid(path, code, "Write why, in a few sentences."))
}

impl Acts {
    /// Objects to a decision about who acts.
    ///
    /// # Errors
    /// `OBJECTED_ALREADY`, `TOO_LATE`, `TEXT_NEEDED`, `TEXT_TOO_LONG` among the issues; `NotFound` for somebody else's notice.
    pub async fn object_to_decision(&self, by: &By, (id, text): (NoticeId, &str)) -> Result<()> {
        by.authorize(Action::ObjectToDecision)?;
        let me = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let text = needed(&["input", "text"], text, (OBJECTION_LENGTH, "TEXT_NEEDED"))?;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        let notice = moderation::notice(&transaction, id.0).await?;
        let notice = notice.filter(|notice| notice.account_id == Some(me.0)).ok_or_else(nothing)?;
        let now = self.now();
        if now > notice.created_at + OBJECTION_MS {
            let message = "The six months in which one can object are over; courts are still open to you.";
            return Err(Error::invalid(&["input", "id"], "TOO_LATE", message));
        }
        if !moderation::object(&transaction, id.0, &text, now).await? {
            let message = "You have objected to this decision already; wait for the answer.";
            return Err(Error::invalid(&["input", "id"], "OBJECTED_ALREADY", message));
        }
        self.audit(&transaction, by, (id.into(), "object"), Vec::new()).await?;
        transaction.commit().await
    }

    /// Answers an objection: the decision is taken back, or kept.
    ///
    /// # Errors
    /// `NO_OBJECTION`, `OBJECTION_ANSWERED`, `OTHER_MODERATOR`, `NOTE_NEEDED`, `TEXT_TOO_LONG` among the issues; `NotFound`.
    pub async fn answer_objection(&self, by: &By, (id, uphold, note): (NoticeId, bool, &str)) -> Result<()> {
        let me = self.moderator(by)?;
        let note = needed(&["input", "note"], note, (NOTE_LENGTH, "NOTE_NEEDED"))?;
        let transaction = self.database.begin().await?;
        let notice = moderation::notice(&transaction, id.0).await?.ok_or_else(nothing)?;
        let path = ["input", "id"];
        if notice.objected_at.is_none() {
            return Err(Error::invalid(&path, "NO_OBJECTION", "Nobody has objected to this decision."));
        }
        if notice.answered_at.is_some() {
            return Err(Error::invalid(&path, "OBJECTION_ANSWERED", "This objection was answered already."));
        }
        let is_mine = notice.decided_by == Some(me.0) || notice.account_id == Some(me.0);
        if !rules::may_answer(is_mine, moderation::other_moderators(&transaction, me).await?) {
            let message = "You made this decision: another moderator answers the objection.";
            return Err(Error::invalid(&path, "OTHER_MODERATOR", message));
        }
        let now = self.now();
        moderation::answer(&transaction, id.0, (me, uphold, &note), now).await?;
        let (record, decision) = (notice.record()?, notice.decision()?);
        if uphold {
            moderation::lift(&transaction, id.0, now).await?;
            if matches!(decision, ReportDecision::Hide | ReportDecision::Ban) {
                self.show_again(&transaction, record).await?;
            }
        }
        if let Some(account) = notice.account_id
            && let Some((email, language)) = moderation::address(&transaction, account).await?
        {
            let told = Told { title: &notice.record_title, decision, rule: None, note: &note, until: None };
            let kind = if uphold { "objection_upheld" } else { "objection_kept" };
            self.tell(&transaction, (&email, &language), (kind, &told)).await?;
        }
        let fields = vec![json!({ "name": "upheld", "before": null, "after": uphold })];
        self.audit(&transaction, by, (id.into(), "answer_objection"), fields).await?;
        transaction.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}
