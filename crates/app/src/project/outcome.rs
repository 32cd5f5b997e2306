//! How a project ended, and what it teaches.

use crate::account::By;
use crate::checks::{Checks, expect, language, today};
use crate::notify::happened;
use crate::record::{Acts, Change};
use chrono::NaiveDate;
use rialto_domain::follow::FollowedEvent;
use rialto_domain::id::ProjectId;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::project::Outcome;
use rialto_domain::vocabulary::{Cause, OutcomeKind};
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::life;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest text about an end, code points.
const TEXT: usize = 10_000;

/// How a project ended.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConcludeProject {
    /// The version that the caller has seen.
    pub version: i64,
    /// How.
    pub kind: OutcomeKind,
    /// Why.
    pub causes: Vec<Cause>,
    /// What was tried.
    pub tried: Option<String>,
    /// What they would do differently.
    pub would_differ: Option<String>,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
    /// When it ended.
    pub concluded_on: Option<NaiveDate>,
}

impl Acts {
    /// Tells how a project ended, in place of what was told before. Translations of texts that change are removed with
    /// them.
    ///
    /// # Errors
    /// Issues of the input; `CAUSES_NEEDED`: a failure without a cause teaches nothing.
    pub async fn conclude_project(&self, by: &By, project: ProjectId, input: &ConcludeProject) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Conclude, project.into()).await?;
        expect(&acting, input.version)?;
        let mut checks = Checks::default();
        let mut text = |name: &str, text: &Option<String>| {
            checks.take(wording::optional(&["input", name], text.as_deref(), TEXT, wording::prose))
        };
        let (tried, would_differ) = (text("tried", &input.tried), text("wouldDiffer", &input.would_differ));
        let concluded_on = checks.take(wording::past(&["input", "concludedOn"], input.concluded_on, today(&acting)));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let mut causes = input.causes.clone();
        causes.sort();
        causes.dedup();
        if causes.is_empty() && matches!(input.kind, OutcomeKind::Failed | OutcomeKind::StoppedEarly) {
            let message = "Choose at least one cause: it is what others learn from.";
            checks.add([Issue::new(&["input", "causes"], "CAUSES_NEEDED", message)]);
        }
        let (Some(tried), Some(would_differ), Some(concluded_on), Some(language)) =
            (tried, would_differ, concluded_on, language)
        else {
            return Err(checks.error());
        };
        checks.done()?;
        let before = life::outcome(&acting.transaction, project).await?;
        let mut translations = before.as_ref().map(|outcome| outcome.translations.clone()).unwrap_or_default();
        let same = |old: Option<&String>, new: Option<&String>| old == new;
        for texts in translations.values_mut() {
            let kept = |name: &str| match (&before, name) {
                (Some(old), "tried") => same(old.tried.as_ref(), tried.as_ref()),
                (Some(old), _) => same(old.would_differ.as_ref(), would_differ.as_ref()),
                (None, _) => false,
            };
            texts.retain(|name, _| kept(name));
        }
        translations.retain(|_, texts| !texts.is_empty());
        let outcome = Outcome { kind: input.kind, causes, language, tried, would_differ, translations, concluded_on };
        life::put_outcome(&acting.transaction, project, acting.key(), &outcome).await?;
        let change = Change::public("conclude").field("outcome", json!(before.as_ref().map(told)), told(&outcome));
        acting.changed(change).await?;
        // who changes what was told tells nobody anew
        if before.is_none() {
            happened(&acting, FollowedEvent::OutcomeTold).await?;
        }
        acting.commit().await
    }
}

fn told(outcome: &Outcome) -> Value {
    let causes: Vec<&str> = outcome.causes.iter().map(|cause| cause.as_str()).collect();
    json!({
        "kind": outcome.kind.as_str(),
        "causes": causes,
        "tried": outcome.tried,
        "wouldDiffer": outcome.would_differ,
        "language": outcome.language.as_str(),
        "concludedOn": outcome.concluded_on,
    })
}
