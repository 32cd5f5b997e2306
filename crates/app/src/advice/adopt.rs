//! Other projects adopt advice.

use super::{REASON, hidden, nothing, notify_adopted, tell_expert};
use crate::account::By;
use crate::checks::{Checks, language, readable, wrong};
use crate::record::{Acts, Change};
use rialto_domain::id::{ContributionId, GlobalId, ProjectId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::TableEventKind;
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::advice::{self, Adopted};
use serde::Deserialize;
use serde_json::{Value, json};

/// What advice means for the project that adopts it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Adopt {
    /// In words.
    pub note: Option<String>,
    /// Language of the note; the project's when none.
    pub language: Option<String>,
}

impl Acts {
    /// Adopts advice given to another project: what was said at a table for a project that had a turn there, what was written on
    /// line for any public project. The expert gets a letter.
    ///
    /// # Errors
    /// `OWN_PROJECT`, `NOT_AT_THE_TABLE`, `ALREADY_ADOPTED` and issues of the input; `NotFound`.
    pub async fn adopt_contribution(
        &self,
        by: &By,
        (id, project): (ContributionId, ProjectId),
        input: &Adopt,
    ) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::AnswerAdvice, project.into()).await?;
        if !advice::lock(&acting.transaction, id).await? {
            return Err(nothing());
        }
        let found = advice::find(&acting.transaction, id).await?.ok_or_else(nothing)?;
        readable(&acting, found.project.into()).await.map_err(hidden)?;
        if !found.is_expert_public {
            return Err(nothing());
        }
        if found.project == project {
            let message = "This was told to your project itself: answer it with ADOPT.";
            return Err(wrong(Issue::new(&["input", "projectId"], "OWN_PROJECT", message)));
        }
        if let Some(session) = found.session
            && !advice::has_turn(&acting.transaction, (session, project)).await?
        {
            let message = "This was said at a table at which your project had no turn.";
            return Err(wrong(Issue::new(&["input", "projectId"], "NOT_AT_THE_TABLE", message)));
        }
        let mut checks = Checks::default();
        let note = wording::optional(&["input", "note"], input.note.as_deref(), REASON, wording::prose);
        let note = checks.take(note);
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(note), Some(language)) = (note, language) else { return Err(checks.error()) };
        let adopted = Adopted { contribution: id, project, note: note.as_deref(), language: &language };
        if !advice::adopt(&acting.transaction, acting.key(), &adopted, acting.now).await? {
            let message = "Your project has adopted this already.";
            return Err(wrong(Issue::new(&["input", "contributionId"], "ALREADY_ADOPTED", message)));
        }
        let after = json!({ "contribution": GlobalId::from(id).to_string(), "note": note });
        acting.changed(Change::public("adopt_contribution").beside().field("adoption", Value::Null, after)).await?;
        if let Some(session) = found.session {
            acting.table_event(session, TableEventKind::ContributionAdopted, Some(id.0)).await?;
        }
        notify_adopted(&acting, found.expert, id).await?;
        // who adopts their own advice needs no letter
        if acting.person != Some(found.expert) {
            let path = format!("/projects/{}#advice", acting.state.slug);
            tell_expert(&acting, found.expert, ("advice_adopted", path), (None, note.as_deref())).await?;
        }
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Takes back that a project adopted advice.
    ///
    /// # Errors
    /// `NotFound` for what it did not adopt.
    pub async fn withdraw_adoption(&self, by: &By, (id, project): (ContributionId, ProjectId)) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::AnswerAdvice, project.into()).await?;
        if !advice::lock(&acting.transaction, id).await? || !advice::unadopt(&acting.transaction, (id, project)).await?
        {
            return Err(rialto_domain::Error::NotFound("the adoption".to_owned()));
        }
        let before = json!({ "contribution": GlobalId::from(id).to_string() });
        acting.changed(Change::public("withdraw_adoption").beside().field("adoption", before, Value::Null)).await?;
        acting.commit().await
    }
}
