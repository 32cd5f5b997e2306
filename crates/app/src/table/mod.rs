//! The live table of a session: what facilitators press, and what the audience asks.
//!
//! Invariant: the table is read with the session locked, so that of two who press at once one has the effect and the other hears
//! what happened. Its state is in the database alone.

mod question;

pub use question::AskQuestion;

use crate::account::By;
use crate::checks::wrong;
use crate::record::{Acting, Acts, Change};
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, SessionId, SessionTurnId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::{EXTENSION, Pressed, Refusal, TableEventKind, press};
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::table::{self, Moved};
use serde_json::{Value, json};

/// A press of a facilitator upon a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnPress {
    /// Starts it.
    Start,
    /// Lets it rest.
    Pause,
    /// Lets it go on.
    Resume,
    /// Gives it so many seconds more.
    Extend(i64),
    /// Ends it.
    End,
    /// Leaves it out.
    Skip,
}

impl TurnPress {
    fn of(self, turn: SessionTurnId) -> Pressed {
        match self {
            Self::Start => Pressed::Start(turn),
            Self::Pause => Pressed::Pause(turn),
            Self::Resume => Pressed::Resume(turn),
            Self::Extend(seconds) => Pressed::Extend(turn, seconds),
            Self::End => Pressed::End(turn),
            Self::Skip => Pressed::Skip(turn),
        }
    }
}

impl Acts {
    /// Opens the table of a session.
    ///
    /// # Errors
    /// Issues: `TABLE_OVER`. `NotFound`; `Forbidden` for who does not run the table.
    pub async fn open_table(&self, by: &By, session: SessionId) -> Result<()> {
        by.authorize(Action::RunTable)?;
        let acting = self.upon(by, RecordAct::RunTable, session.into()).await?;
        pressed(acting, session, Pressed::Open, None).await
    }

    /// Closes the table of a session, and ends the turn that runs. `expected` is the number of the last event that the facilitator has seen.
    ///
    /// # Errors
    /// Issues: `TABLE_MOVED`, `TABLE_NOT_OPEN`. `NotFound`; `Forbidden`.
    pub async fn close_table(&self, by: &By, session: SessionId, expected: i64) -> Result<()> {
        by.authorize(Action::RunTable)?;
        let acting = self.upon(by, RecordAct::RunTable, session.into()).await?;
        pressed(acting, session, Pressed::Close, Some(expected)).await
    }

    /// Presses upon a turn; its session. `expected` is the number of the last event that the facilitator has seen.
    ///
    /// # Errors
    /// Issues: `TABLE_MOVED` when somebody else has pressed since, and why it cannot be done. `NotFound`; `Forbidden`.
    pub async fn press_turn(&self, by: &By, turn: SessionTurnId, press: TurnPress, expected: i64) -> Result<SessionId> {
        by.authorize(Action::RunTable)?;
        let nothing = || Error::NotFound("the turn".to_owned());
        let first = self.database.begin().await?;
        let session = table::session_of(&first, turn).await?.ok_or_else(nothing)?;
        drop(first);
        let acting = self.upon(by, RecordAct::RunTable, session.into()).await.map_err(|error| match error {
            // an id tells nobody that there is a turn of a session they may not know of
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        pressed(acting, session, press.of(turn), Some(expected)).await?;
        Ok(session)
    }
}

async fn pressed(mut acting: Acting<'_>, session: SessionId, pressed: Pressed, expected: Option<i64>) -> Result<()> {
    let (before, _) = table::find(&acting.transaction, session).await?;
    let moved = match expected {
        Some(seq) => table::moved_since(&acting.transaction, session, seq).await?,
        None => None,
    };
    let account = acting.by.actor.member().map(|member| member.account);
    let (after, happened) = match (press(&before, pressed, acting.now), moved) {
        // it is so already: pressed twice, or sent twice
        (Ok((_, happened)), moved) if happened.is_empty() && moved.as_ref().is_none_or(|m| m.account == account) => {
            return Ok(());
        }
        (_, Some(moved)) => return Err(wrong(told(&moved))),
        (Err(refusal), None) => return Err(wrong(refused(refusal))),
        (Ok(done), None) => done,
    };
    for (kind, turn) in &happened {
        acting.table_event(session, *kind, turn.map(|turn| turn.0)).await?;
    }
    table::save(&acting.transaction, session, (&before, &after)).await?;
    let id = |turn: SessionTurnId| json!(GlobalId::from(turn).to_string());
    for (kind, turn) in happened {
        let mut change = Change::public(act(kind)).beside().field("turn", Value::Null, turn.map_or(Value::Null, id));
        if let Pressed::Extend(_, seconds) = pressed {
            change = change.field("seconds", Value::Null, json!(seconds));
        }
        acting.changed(change).await?;
    }
    acting.commit().await
}

/// What the audit trail calls it.
fn act(kind: TableEventKind) -> &'static str {
    match kind {
        TableEventKind::TableOpened => "open_table",
        TableEventKind::TableClosed => "close_table",
        TableEventKind::TurnStarted => "start_turn",
        TableEventKind::TurnPaused => "pause_turn",
        TableEventKind::TurnResumed => "resume_turn",
        TableEventKind::TurnExtended => "extend_turn",
        TableEventKind::TurnSkipped => "skip_turn",
        _ => "end_turn",
    }
}

fn told(moved: &Moved) -> Issue {
    let by = moved.name.as_deref().unwrap_or_default();
    let what = moved.kind.as_str().replace('_', " ");
    let message = format!(
        "Somebody else was quicker ({what}): look at the table as it stands now and press again if it is still needed."
    );
    Issue::new(&["input", "expectedSeq"], "TABLE_MOVED", message)
        .param("kind", moved.kind.as_str().to_uppercase())
        .param("seq", moved.seq)
        .param("at", instant(moved.at))
        .param("by", by)
}

fn refused(refusal: Refusal) -> Issue {
    let turn = |code, message: &str| Issue::new(&["input", "turnId"], code, message);
    match refusal {
        Refusal::Over => Issue::new(&["input"], "TABLE_OVER", "The table is closed: nothing changes there any more."),
        Refusal::NotOpen => Issue::new(&["input"], "TABLE_NOT_OPEN", "The table is not open: open it first."),
        Refusal::OtherRuns(running) => {
            turn("TURN_RUNS", "Another turn runs: end it first.").param("turnId", GlobalId::from(running))
        }
        Refusal::NotRunning => turn("TURN_NOT_RUNNING", "This turn does not run: start it first."),
        Refusal::NotPlanned => {
            turn("TURN_NOT_PLANNED", "This turn was held or left out already: choose one that is planned.")
        }
        Refusal::Unknown => turn("TURN_UNKNOWN", "The agenda has no such turn: read it again."),
        Refusal::OutOfRange => {
            let (least, most) = (EXTENSION.start(), EXTENSION.end());
            let message = format!("Give between {least} and {most} seconds, not 0, and within a day in all.");
            Issue::new(&["input", "seconds"], "EXTENSION_OUT_OF_RANGE", message)
                .param("least", least)
                .param("most", most)
        }
    }
}
