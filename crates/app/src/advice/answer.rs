//! A project answers advice that was given to it.

use super::{REASON, nothing, notify_adopted, tell_expert};
use crate::account::By;
use crate::checks::{Checks, language, wrong};
use crate::record::{Acts, Change};
use chrono::{DateTime, Utc};
use rialto_domain::context::instant;
use rialto_domain::contribution::AdviceAnswer;
use rialto_domain::id::{ContributionId, GlobalId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::TableEventKind;
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::advice::{self, Answered};
use serde::Deserialize;
use serde_json::json;

/// What a project answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The answer.
    pub answer: AdviceAnswer,
    /// Why.
    pub reason: Option<String>,
    /// Language of the reason; the project's when none.
    pub language: Option<String>,
    /// When the answer was given that this one replaces; none for a first one.
    pub replaces: Option<DateTime<Utc>>,
}

impl Acts {
    /// Answers advice for the project to which it was given. The expert gets a letter.
    ///
    /// Two who answer at once: the first is heard, the second is told what was answered.
    ///
    /// # Errors
    /// `ANSWERED`, `STAYS` and issues of the input; `NotFound`.
    pub async fn answer_contribution(&self, by: &By, id: ContributionId, input: &Answer) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let (mut acting, found) = self.upon_advice(by, RecordAct::AnswerAdvice, id).await?;
        if !found.is_expert_public {
            return Err(nothing());
        }
        let mut checks = Checks::default();
        let reason = wording::optional(&["input", "reason"], input.reason.as_deref(), REASON, wording::prose);
        let reason = checks.take(reason);
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(reason), Some(language)) = (reason, language) else { return Err(checks.error()) };
        let before = found.answered.as_ref();
        if let Some(before) = before.filter(|before| input.replaces.map(|at| at.timestamp_millis()) != Some(before.at))
        {
            let message = "This was answered already; read that answer, and name it in `replaces` to change it.";
            let issue = Issue::new(&["input", "answer"], "ANSWERED", message);
            let answer = before.answer.as_str().to_uppercase();
            return Err(wrong(issue.param("answer", answer).param("at", instant(before.at))));
        }
        if before.is_some_and(|before| before.answer == input.answer && before.reason == reason) {
            let message = "The project has answered just this.";
            return Err(wrong(Issue::new(&["input", "answer"], "STAYS", message)));
        }
        // an answer is known by its time: two of one millisecond must differ
        let at = before.map_or(acting.now, |before| acting.now.max(before.at + 1));
        let answered = Answered {
            answer: input.answer,
            language: reason.as_ref().map(|_| language.as_str().to_owned()),
            reason,
            at,
        };
        advice::answer(&acting.transaction, id, &answered).await?;
        let is = |answered: &Answered| json!({ "answer": answered.answer.as_str(), "reason": answered.reason });
        let id_field = json!(GlobalId::from(id).to_string());
        let change = Change::public("answer_contribution")
            .beside()
            .field("contribution", serde_json::Value::Null, id_field)
            .field("answer", json!(before.map(is)), is(&answered));
        acting.changed(change).await?;
        if let Some(session) = found.session {
            acting.table_event(session, TableEventKind::ContributionAnswered, Some(id.0)).await?;
        }
        if input.answer == AdviceAnswer::Adopt && before.is_none_or(|before| before.answer != AdviceAnswer::Adopt) {
            notify_adopted(&acting, found.expert, id).await?;
        }
        // who answers their own advice needs no letter
        if acting.person != Some(found.expert) {
            let path = format!("/projects/{}#advice", acting.state.slug);
            let says = (Some(input.answer), answered.reason.as_deref());
            tell_expert(&acting, found.expert, ("advice_answered", path), says).await?;
        }
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}
