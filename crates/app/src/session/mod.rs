//! What comes before a round table: projects apply and are chosen, experts take seats, the agenda is written; a session is cancelled.

mod agenda;
mod apply;
mod evaluation;
mod seat;

pub use agenda::{AgendaTurn, CancelSession};
pub use apply::{Apply, EditApplication};
pub use evaluation::{Decide, Evaluate};

use crate::account::By;
use crate::checks::wrong;
use crate::mail::{Letter, queue};
use crate::record::{Acting, Acts};
use rialto_domain::application::Call;
use rialto_domain::id::ApplicationId;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::application::{self, Application, SessionState};
use rialto_persistence::write::record;

/// Longest title in a letter, code points.
const TITLE: usize = 200;

/// Queues a letter about a session and a project, to an address in a language.
async fn tell(
    acting: &Acting<'_>,
    (email, language): &(String, String),
    kind: &'static str,
    says: &[(&str, &str)],
) -> Result<()> {
    let short = |value: &str| value.chars().take(TITLE).collect::<String>();
    let values = says.iter().map(|(name, value)| {
        // what somebody wrote as a message may be longer than a title
        ((*name).to_owned(), if *name == "message" { (*value).to_owned() } else { short(value) })
    });
    queue(&acting.transaction, &acting.chance, (email, language), &Letter::told(kind, values.collect())).await
}

/// What a record is called, and its address in the web app.
async fn called(transaction: &Transaction, id: rialto_domain::id::GlobalId) -> Result<(String, String)> {
    let state = record::state(transaction, id).await?;
    let state = state.ok_or_else(|| Error::NotFound(format!("the {}", id.kind.type_name().to_lowercase())))?;
    Ok((state.title, state.slug))
}

/// Refuses what takes an open call.
fn open(state: &SessionState, now: i64) -> Result<()> {
    let issue = |code, message: &str| Err(wrong(Issue::new(&["input"], code, message)));
    if state.cancelled_at.is_some() {
        return issue("SESSION_CANCELLED", "This session was cancelled: look for another one.");
    }
    match state.window.at(now) {
        Call::Open => Ok(()),
        Call::None => issue("NO_CALL", "This session has no call for projects."),
        Call::Ahead => issue("CALL_NOT_OPEN", "The call is not open yet: come back when it opens."),
        Call::Closed => issue("CALL_CLOSED", "The call is over: what was sent in stays as it is."),
    }
}

/// Refuses what takes a call that is over: applications change until then.
fn closed(state: &SessionState, now: i64) -> Result<()> {
    if state.window.at(now) == Call::Closed {
        return Ok(());
    }
    let message = "Projects may still apply and change what they wrote: wait until the call is over.";
    Err(wrong(Issue::new(&["input"], "CALL_NOT_OVER", message)))
}

impl Acts {
    /// Opens an act upon the session of an application. Who may not do it learns nothing of the application.
    async fn upon_application<'a>(
        &self,
        by: &'a By,
        (act, of_project): (RecordAct, bool),
        id: ApplicationId,
    ) -> Result<(Acting<'a>, Application)> {
        let nothing = || Error::NotFound("the application".to_owned());
        let first = self.database.begin().await?;
        let found = application::application(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let record = if of_project { found.project.into() } else { found.session.into() };
        let acting = self.upon(by, act, record).await.map_err(|error| match error {
            Error::NotFound(_) | Error::Forbidden(_) => nothing(),
            other => other,
        })?;
        // read again: the record is locked now
        let found = application::application(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, found))
    }
}
