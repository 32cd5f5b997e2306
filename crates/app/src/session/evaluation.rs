//! Applications are scored and decided.

use super::apply::expect;
use super::{called, closed, tell};
use crate::account::By;
use crate::checks::{Checks, language, wrong};
use crate::record::{Acts, Change};
use rialto_domain::application::{Scores, outcome};
use rialto_domain::id::{ApplicationId, GlobalId, PersonId, SessionId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{ApplicationDecision, ApplicationStatus, TurnStatus};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::agenda;
use rialto_persistence::write::application::{self as rows, Decided};
use rialto_persistence::write::team;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest comment and reason, code points.
const TEXT: usize = 2_000;
/// Evaluators of a session.
const MOST: i64 = 50;

/// What an evaluator says of an application.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evaluate {
    /// 0 to 5.
    pub social_impact: i64,
    /// 0 to 5.
    pub readiness: i64,
    /// 0 to 5.
    pub need: i64,
    /// For the other evaluators and who decides.
    pub comment: Option<String>,
}

/// A decision.
#[derive(Clone, Debug, Deserialize)]
pub struct Decide {
    /// The version of the application that the caller has seen.
    pub version: i64,
    /// What is decided.
    pub decision: ApplicationDecision,
    /// Why, as the project is told.
    pub reason: String,
    /// Language of the reason; the session's when none.
    pub language: Option<String>,
}

impl Acts {
    /// Makes somebody with an account and a profile an evaluator of a session.
    ///
    /// # Errors
    /// `NO_ACCOUNT`, `TOO_MANY`; `NotFound` for a person whom the actor may not read; `Forbidden`.
    pub async fn add_evaluator(&self, by: &By, session: SessionId, person: PersonId) -> Result<()> {
        by.authorize(Action::ChangeNetwork)?;
        let mut acting = self.upon(by, RecordAct::Select, session.into()).await?;
        crate::checks::readable(&acting, person.into()).await?;
        let Some(to) = team::address_of(&acting.transaction, person).await? else {
            let message = "Nobody can sign in with this profile: choose somebody who is a member.";
            return Err(wrong(Issue::new(&["input", "personId"], "NO_ACCOUNT", message)));
        };
        if rows::evaluators(&acting.transaction, session).await? >= MOST {
            let message = format!("A session has at most {MOST} evaluators.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
        }
        if !rows::add_evaluator(&acting.transaction, acting.key(), session, person, acting.now).await? {
            return Ok(());
        }
        let title = acting.state.title.clone();
        tell(&acting, &to, "evaluator_added", &[("title", &title)]).await?;
        let told = json!(GlobalId::from(person).to_string());
        acting.changed(Change::private("add_evaluator").beside().field("evaluator", Value::Null, told)).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Takes an evaluator off; the scores they gave stay.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden`.
    pub async fn remove_evaluator(&self, by: &By, session: SessionId, person: PersonId) -> Result<()> {
        by.authorize(Action::ChangeNetwork)?;
        let mut acting = self.upon(by, RecordAct::Select, session.into()).await?;
        if !rows::remove_evaluator(&acting.transaction, session, person).await? {
            return Err(Error::NotFound("the evaluator".to_owned()));
        }
        let told = json!(GlobalId::from(person).to_string());
        acting.changed(Change::private("remove_evaluator").beside().field("evaluator", told, Value::Null)).await?;
        acting.commit().await
    }

    /// Scores an application once the call is over, in place of the actor's own scores before.
    ///
    /// # Errors
    /// `CONFLICT_OF_INTEREST`, `CALL_NOT_OVER`, `ALREADY_DECIDED`, issues of the input; `NotFound`.
    pub async fn evaluate(&self, by: &By, id: ApplicationId, input: &Evaluate) -> Result<()> {
        let scores = Scores { social_impact: input.social_impact, readiness: input.readiness, need: input.need };
        let mut checks = Checks::default();
        checks.add(scores.check().err().unwrap_or_default());
        let comment = wording::optional(&["input", "comment"], input.comment.as_deref(), TEXT, wording::prose);
        let comment = checks.take(comment).flatten();
        checks.done()?;
        self.say(by, id, Some(scores), comment.as_deref()).await
    }

    /// Declares a conflict of interest with an application: whoever has one scores it no more, and what they gave is gone.
    ///
    /// # Errors
    /// `ALREADY_DECIDED`, issues of the input; `NotFound`.
    pub async fn declare_conflict(&self, by: &By, id: ApplicationId, reason: Option<&str>) -> Result<()> {
        let reason = wording::optional(&["input", "reason"], reason, TEXT, wording::prose).map_err(wrong)?;
        self.say(by, id, None, reason.as_deref()).await
    }

    async fn say(&self, by: &By, id: ApplicationId, scores: Option<Scores>, comment: Option<&str>) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let (mut acting, found) = self.upon_application(by, (RecordAct::Evaluate, false), id).await?;
        let person = acting.person.ok_or_else(|| Error::NotFound("the application".to_owned()))?;
        if found.status != ApplicationStatus::Submitted {
            let message = "This application was decided or taken back: it is scored no more.";
            return Err(wrong(Issue::new(&["input", "applicationId"], "ALREADY_DECIDED", message)));
        }
        if scores.is_some() {
            closed(&rows::session(&acting.transaction, found.session).await?, acting.now)?;
            let declared = rows::evaluated(&acting.transaction, id, person).await? == Some(true);
            if declared || rows::belongs(&acting.transaction, found.project, person).await? {
                let message = "You belong to this project or its organisation, or said that you have a conflict of interest: leave it to the others.";
                return Err(wrong(Issue::new(&["input", "applicationId"], "CONFLICT_OF_INTEREST", message)));
            }
        }
        rows::evaluate(&acting.transaction, (acting.key(), id, person), scores, comment, acting.now).await?;
        let act = if scores.is_some() { "evaluate" } else { "declare_conflict" };
        let told = json!(GlobalId::from(id).to_string());
        acting.changed(Change::private(act).beside().field("application", Value::Null, told)).await?;
        acting.commit().await
    }

    /// Decides about an application once the call is over, and tells the project why with what the scores came to. It may be decided
    /// anew until the project's turn has begun.
    ///
    /// # Errors
    /// `CONFLICT`, `CALL_NOT_OVER`, `WITHDRAWN`, `TURN_BEGAN`, issues of the input; `NotFound`.
    pub async fn decide_application(&self, by: &By, id: ApplicationId, input: &Decide) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let (mut acting, found) = self.upon_application(by, (RecordAct::Select, false), id).await?;
        let state = rows::session(&acting.transaction, found.session).await?;
        closed(&state, acting.now)?;
        if found.status == ApplicationStatus::Withdrawn {
            let message = "The project took its application back.";
            return Err(wrong(Issue::new(&["input", "id"], "WITHDRAWN", message)));
        }
        expect(&found, input.version)?;
        let began = |turn: &agenda::Turn| turn.project == Some(found.project) && turn.status != TurnStatus::Planned;
        if agenda::turns(&acting.transaction, found.session).await?.iter().any(began) {
            let message = "The project's turn has begun: its place is no longer decided anew.";
            return Err(wrong(Issue::new(&["input", "id"], "TURN_BEGAN", message)));
        }
        let mut checks = Checks::default();
        let reason = checks.take(wording::prose(&["input", "reason"], &input.reason, TEXT));
        let said_in = language(&mut checks, &acting, input.language.as_deref());
        let (Some(reason), Some(said_in)) = (reason, said_in) else { return Err(checks.error()) };
        checks.done()?;
        let (status, kind) = match input.decision {
            ApplicationDecision::Accept => (ApplicationStatus::Accepted, "application_accepted"),
            ApplicationDecision::WaitingList => (ApplicationStatus::WaitingList, "application_waiting"),
            ApplicationDecision::Reject => (ApplicationStatus::Rejected, "application_rejected"),
        };
        let decided = Decided { status, reason: &reason, language: said_in.as_str(), by: account, at: acting.now };
        rows::decide(&acting.transaction, id, &decided).await?;
        let scores = rows::scores(&acting.transaction, id).await?;
        let points =
            outcome(&scores, state.weights).map(|outcome| format!("{:.1}", outcome.average)).unwrap_or_default();
        let (project, _) = called(&acting.transaction, found.project.into()).await?;
        let title = acting.state.title.clone();
        for to in team::answering(&acting.transaction, found.project.into()).await? {
            let points = if points.is_empty() { "–" } else { points.as_str() };
            let says = [
                ("title", title.as_str()),
                ("project", project.as_str()),
                ("points", points),
                ("message", reason.as_str()),
            ];
            tell(&acting, &to, kind, &says).await?;
        }
        let told = |status: ApplicationStatus| json!({ "application": GlobalId::from(id).to_string(), "status": status.as_str() });
        acting
            .changed(Change::private("decide_application").beside().field("decision", told(found.status), told(status)))
            .await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}
