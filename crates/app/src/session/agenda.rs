//! The agenda of a session, and cancelling it.

use super::tell;
use crate::account::By;
use crate::checks::{Checks, expect, language, wrong};
use crate::record::{Acting, Acts, Change};
use rialto_domain::application::{MOST_MINUTES, MOST_TURNS, fits};
use rialto_domain::id::{GlobalId, Kind, ProjectId, SessionId, SessionTurnId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::TurnStatus;
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::agenda::{self as rows, Turn};
use rialto_persistence::write::application;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest title of a turn, code points.
const TITLE: usize = 160;
/// Longest reason, code points.
const REASON: usize = 2_000;

/// A turn of an agenda that is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaTurn {
    /// Global id of the turn, where it was there before.
    pub id: Option<String>,
    /// Global id of the project whose turn it is.
    pub project_id: Option<String>,
    /// What it is called, where it is no project's.
    pub title: Option<String>,
    /// How long it is, minutes.
    pub minutes: i64,
    /// Language of the title; the session's when none.
    pub language: Option<String>,
}

/// How a session is cancelled.
#[derive(Clone, Debug, Deserialize)]
pub struct CancelSession {
    /// The version that the caller has seen.
    pub version: i64,
    /// Why, as everybody reads it.
    pub reason: String,
    /// Language of the reason; the session's when none.
    pub language: Option<String>,
}

impl Acts {
    /// Writes the agenda of a session in place of the one before. Turns that have begun stay as they are and where they are: first.
    ///
    /// # Errors
    /// `CONFLICT`, `AGENDA_TOO_LONG`, `TURN_BEGAN`, `PROJECT_NOT_PUBLIC`, `ONE_OF`, issues of the turns; `NotFound`; `Forbidden`.
    pub async fn set_agenda(&self, by: &By, session: SessionId, version: i64, given: &[AgendaTurn]) -> Result<()> {
        by.authorize(Action::ChangeNetwork)?;
        let mut acting = self.upon(by, RecordAct::Select, session.into()).await?;
        expect(&acting, version)?;
        if given.len() > MOST_TURNS {
            let message = format!("An agenda has at most {MOST_TURNS} turns.");
            return Err(wrong(Issue::new(&["input", "turns"], "TOO_MANY", message).param("most", MOST_TURNS)));
        }
        let before = rows::turns(&acting.transaction, session).await?;
        let mut checks = Checks::default();
        let mut turns = Vec::with_capacity(given.len());
        for (at, turn) in given.iter().enumerate() {
            if let Some(turn) = checked(&mut checks, (&acting, &before), at, turn).await? {
                turns.push(turn);
            }
        }
        checks.done()?;
        let begun: Vec<&Turn> = before.iter().filter(|turn| turn.status != TurnStatus::Planned).collect();
        let kept = begun.len() <= turns.len() && begun.iter().zip(&turns).all(|(was, is)| *was == is);
        if !kept {
            let message = "Turns that have begun stay as they are, before all others.";
            return Err(wrong(Issue::new(&["input", "turns"], "TURN_BEGAN", message)));
        }
        let state = application::session(&acting.transaction, session).await?;
        let minutes: Vec<i64> = turns.iter().map(|turn| turn.minutes).collect();
        // once the table runs, time is what the facilitator makes of it
        if begun.is_empty() {
            fits(&minutes, (state.starts_at, state.ends_at)).map_err(wrong)?;
        }
        if turns == before {
            return Ok(());
        }
        rows::set_turns(&acting.transaction, session, &turns, acting.now).await?;
        let change = Change::public("set_agenda").field("turns", told(&before), told(&turns));
        acting.changed(change).await?;
        acting.commit().await
    }

    /// Cancels a session: it stays where it is found, and says why. Everybody who takes part gets a letter.
    ///
    /// # Errors
    /// `CONFLICT`, `SESSION_CANCELLED`, `SESSION_OVER`, issues of the reason; `NotFound`; `Forbidden`.
    pub async fn cancel_session(&self, by: &By, session: SessionId, input: &CancelSession) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::Select, session.into()).await?;
        expect(&acting, input.version)?;
        let state = application::session(&acting.transaction, session).await?;
        if state.cancelled_at.is_some() {
            return Err(wrong(Issue::new(
                &["input", "id"],
                "SESSION_CANCELLED",
                "This session was cancelled already.",
            )));
        }
        if state.ends_at.unwrap_or(state.starts_at) < acting.now {
            return Err(wrong(Issue::new(
                &["input", "id"],
                "SESSION_OVER",
                "This session is over: it cannot be cancelled any more.",
            )));
        }
        let mut checks = Checks::default();
        let reason = checks.take(wording::prose(&["input", "reason"], &input.reason, REASON));
        let said_in = language(&mut checks, &acting, input.language.as_deref());
        let (Some(reason), Some(said_in)) = (reason, said_in) else { return Err(checks.error()) };
        checks.done()?;
        rows::cancel(&acting.transaction, session, (&reason, said_in.as_str()), acting.now).await?;
        let title = acting.state.title.clone();
        for to in rows::participants(&acting.transaction, session).await? {
            tell(&acting, &to, "session_cancelled", &[("title", &title), ("message", &reason)]).await?;
        }
        acting.changed(Change::public("cancel_session").field("reason", Value::Null, json!(reason))).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}

async fn checked(
    checks: &mut Checks,
    (acting, before): (&Acting<'_>, &[Turn]),
    at: usize,
    given: &AgendaTurn,
) -> Result<Option<Turn>> {
    let place = at.to_string();
    let path = |name: &'static str| ["input", "turns", place.as_str(), name];
    let known = given.id.as_deref().map(|id| {
        let id = GlobalId::parse(id).filter(|id| id.kind == Kind::SessionTurn);
        id.and_then(|id| before.iter().find(|turn| turn.id.0 == id.key))
    });
    if known == Some(None) {
        let message = "The agenda has no such turn: read it again.";
        checks.add([Issue::new(&path("id"), "TURN_UNKNOWN", message)]);
        return Ok(None);
    }
    let known = known.flatten();
    if !(1..=MOST_MINUTES).contains(&given.minutes) {
        let message = format!("Give between 1 and {MOST_MINUTES} minutes.");
        checks
            .add([Issue::new(&path("minutes"), "OUT_OF_RANGE", message).param("least", 1).param("most", MOST_MINUTES)]);
    }
    let project = match given.project_id.as_deref() {
        None => None,
        Some(id) => {
            let id = GlobalId::parse(id).filter(|id| id.kind == Kind::Project).map(|id| ProjectId(id.key));
            let stays = known.is_some_and(|turn| turn.project == id);
            let public = match id {
                Some(id) => stays || rows::is_public(&acting.transaction, id).await?,
                None => false,
            };
            if !public {
                let message = "Choose a project that is published.";
                checks.add([Issue::new(&path("projectId"), "PROJECT_NOT_PUBLIC", message)]);
                return Ok(None);
            }
            id
        }
    };
    let title = match (&project, given.title.as_deref()) {
        (Some(_), _) => None,
        (None, title) => checks.take(wording::line(&path("title"), title.unwrap_or_default(), TITLE)),
    };
    let usual = known.map(|turn| turn.language.clone());
    let said_in = language(checks, acting, given.language.as_deref().or(usual.as_deref()));
    Ok(Some(Turn {
        id: known.map_or_else(|| SessionTurnId(acting.key()), |turn| turn.id),
        project,
        title,
        language: said_in.map(|language| language.as_str().to_owned()).unwrap_or_default(),
        minutes: given.minutes,
        status: known.map_or(TurnStatus::Planned, |turn| turn.status),
    }))
}

/// What the audit trail says of an agenda.
fn told(turns: &[Turn]) -> Value {
    let turn = |turn: &Turn| {
        let what = turn.project.map(|project| GlobalId::from(project).to_string()).or_else(|| turn.title.clone());
        json!({ "what": what, "minutes": turn.minutes })
    };
    Value::Array(turns.iter().map(turn).collect())
}
