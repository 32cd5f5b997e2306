//! Moving a project between stages, and the evidence that its gates ask for.

use crate::account::By;
use crate::checks::{Checks, beside, expect, language, today, wrong};
use crate::notify::happened;
use crate::record::{Acts, Change};
use chrono::NaiveDate;
use rialto_domain::follow::FollowedEvent;
use rialto_domain::gate::{GateEvidence, Requirement};
use rialto_domain::id::ProjectId;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::stage_move::{Wish, decide};
use rialto_domain::vocabulary::Stage;
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::life;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest reason and note of a move, code points.
const NOTE: usize = 2_000;
/// Longest evidence, code points.
const EVIDENCE: usize = 5_000;

/// Where a project goes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MoveProject {
    /// The version that the caller has seen.
    pub version: i64,
    /// The stage to enter.
    pub stage: Stage,
    /// Evidence, or the reason of going back.
    pub note: Option<String>,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
    /// On this day; today when none.
    pub entered_on: Option<NaiveDate>,
    /// Why a gate that is not met is passed: a hub's manager alone may say it.
    pub override_reason: Option<String>,
}

/// What shows that a requirement is met.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordEvidence {
    /// Which.
    pub requirement: Requirement,
    /// What shows it.
    pub text: String,
    /// Its language; the project's when none.
    pub language: Option<String>,
    /// Since when.
    pub met_on: Option<NaiveDate>,
}

impl Acts {
    /// Moves a project to another stage. What was not met when its gate was overridden stays on record with the reason.
    ///
    /// # Errors
    /// Issues of the input and of the gate; `Forbidden` for an override by somebody else than the hub's manager.
    pub async fn move_project(&self, by: &By, project: ProjectId, input: &MoveProject) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::MoveStage, project.into()).await?;
        let mut checks = Checks::default();
        let reason = input.override_reason.as_deref();
        let reason = checks.take(wording::optional(&["input", "overrideReason"], reason, NOTE, wording::prose));
        let reason = reason.flatten();
        if reason.is_some() {
            by.actor.authorize_on(RecordAct::OverrideGate, &acting.standing)?;
        }
        expect(&acting, input.version)?;
        let note = checks.take(wording::optional(&["input", "note"], input.note.as_deref(), NOTE, wording::prose));
        let entered_on = checks.take(wording::past(&["input", "enteredOn"], input.entered_on, today(&acting)));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let facts = life::facts(&acting.transaction, project).await?;
        let has_note = note.as_ref().is_none_or(Option::is_some);
        let wish = Wish { to: input.stage, has_note, overrides: reason.is_some() };
        let decision = decide(&facts, wish).map_err(|issues| checks.add(issues)).ok();
        let (Some(note), Some(entered_on), Some(language), Some(decision)) = (note, entered_on, language, decision)
        else {
            return Err(checks.error());
        };
        checks.done()?;
        let step = life::Step {
            id: acting.key(),
            stage: input.stage.as_str(),
            entered_on: entered_on.unwrap_or_else(|| today(&acting)),
            note: note.as_deref(),
            override_reason: reason.as_deref(),
            missing: &decision.missing,
            language: &language,
        };
        life::enter(&acting.transaction, project, &step).await?;
        let missing: Vec<&str> = decision.missing.iter().map(|one| one.as_str()).collect();
        let change = Change::public("move_stage")
            .field("stage", json!(facts.stage.as_str()), json!(input.stage.as_str()))
            .field("note", Value::Null, json!(note))
            .field("overrideReason", Value::Null, json!(reason))
            .field("missing", json!([]), json!(missing));
        acting.changed(change).await?;
        happened(&acting, FollowedEvent::StageMoved).await?;
        acting.commit().await
    }

    /// Writes what shows that a requirement is met, in place of what was there.
    ///
    /// # Errors
    /// Issues of the input.
    pub async fn record_evidence(&self, by: &By, project: ProjectId, input: &RecordEvidence) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::MoveStage, project.into()).await?;
        let mut checks = Checks::default();
        let text = checks.take(wording::prose(&["input", "text"], &input.text, EVIDENCE));
        let met_on = checks.take(wording::past(&["input", "metOn"], input.met_on, today(&acting)));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(text), Some(met_on), Some(language)) = (text, met_on, language) else { return Err(checks.error()) };
        let requirement = input.requirement;
        let before = life::facts(&acting.transaction, project).await?.evidence;
        let before = before.into_iter().find(|one| one.requirement == requirement);
        let after = GateEvidence { requirement, text, language, met_on };
        life::put_evidence(&acting.transaction, project, acting.key(), &after).await?;
        let change =
            Change::public("record_evidence").field("evidence", json!(before.as_ref().map(told)), told(&after));
        beside(&mut acting, change).await?;
        acting.commit().await
    }

    /// Takes back what was shown for a requirement. Gates that the project has passed stay passed.
    ///
    /// # Errors
    /// `EVIDENCE_NONE`.
    pub async fn withdraw_evidence(&self, by: &By, project: ProjectId, requirement: Requirement) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::MoveStage, project.into()).await?;
        let before = life::facts(&acting.transaction, project).await?.evidence;
        let before = before.into_iter().find(|one| one.requirement == requirement);
        if !life::remove_evidence(&acting.transaction, project, requirement).await? {
            let message = "There is no evidence of this to take back.";
            return Err(wrong(Issue::new(&["input", "requirement"], "EVIDENCE_NONE", message)));
        }
        let before = json!(before.as_ref().map(told));
        beside(&mut acting, Change::public("withdraw_evidence").field("evidence", before, Value::Null)).await?;
        acting.commit().await
    }
}

fn told(evidence: &GateEvidence) -> Value {
    json!({
        "requirement": evidence.requirement.as_str(),
        "text": evidence.text,
        "language": evidence.language.as_str(),
        "metOn": evidence.met_on,
    })
}
