//! The live table of a session: whose turn it is, its clock, and what the people watching hear of.
//!
//! The table is a state machine over what the database holds: [`press`] takes a table and a press of a facilitator and tells
//! the table after it with the events of it. Nothing ticks anywhere: clocks are reckoned from instants, so that a server that
//! was killed goes on where it was.

mod question;
mod rules;

pub use question::{
    ASKED_AT_ONCE, ASKED_IN_ALL, ASKED_WITHIN_MS, Asked, QUESTION_LONGEST, QuestionState, TooMany, may_ask,
};
pub use rules::{EXTENSION, Pressed, Refusal, press};

use crate::id::SessionTurnId;
use crate::vocabulary::{TurnStatus, vocabulary};

vocabulary! {
    /// Where a live table stands.
    TableState {
        Waiting = "waiting", "It has not been opened.";
        Open = "open", "It is open and no turn runs: before the first, between two, after the last.";
        Running = "running", "A turn runs.";
        Paused = "paused", "A turn rests; its clock stands still.";
        Over = "over", "It is closed.";
    }
}

vocabulary! {
    /// What happens at a live table.
    TableEventKind {
        Snapshot = "snapshot", "Nothing happened: it tells where the table stands, to begin from. It is never kept.";
        TableOpened = "table_opened", "The table was opened.";
        TableClosed = "table_closed", "The table was closed.";
        TurnStarted = "turn_started", "A turn was started.";
        TurnPaused = "turn_paused", "The turn that ran rests.";
        TurnResumed = "turn_resumed", "The turn that rested goes on.";
        TurnExtended = "turn_extended", "The turn was given more or less time.";
        TurnEnded = "turn_ended", "The turn was ended.";
        TurnSkipped = "turn_skipped", "The turn was left out.";
        AgendaChanged = "agenda_changed", "The session, its agenda or who sits at the table changed.";
        QuestionAsked = "question_asked", "Somebody in the audience asked a question.";
        QuestionSupported = "question_supported", "The support of a question changed.";
        QuestionAnswered = "question_answered", "A question was marked as answered, or opened again.";
        QuestionHidden = "question_hidden", "A question was hidden, or shown again.";
        ContributionGiven = "contribution_given", "An expert told a project something.";
        ContributionAnswered = "contribution_answered", "A project said what it makes of a contribution.";
        ContributionAdopted = "contribution_adopted", "Another project at the table adopted a contribution.";
    }
}

impl TableEventKind {
    /// Whether a facilitator did it: what somebody must have seen who presses next.
    pub fn is_press(self) -> bool {
        Self::PRESSES.contains(&self)
    }

    /// What facilitators do.
    pub const PRESSES: [Self; 8] = [
        Self::TableOpened,
        Self::TableClosed,
        Self::TurnStarted,
        Self::TurnPaused,
        Self::TurnResumed,
        Self::TurnExtended,
        Self::TurnEnded,
        Self::TurnSkipped,
    ];
}

/// A turn as its clock needs it. Instants are ms since 1970 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Key.
    pub id: SessionTurnId,
    /// Planned, running, done, skipped. A turn that rests is running, with `paused_at`.
    pub status: TurnStatus,
    /// Minutes of the agenda.
    pub minutes: i64,
    /// When it began.
    pub started_at: Option<i64>,
    /// When it ended.
    pub ended_at: Option<i64>,
    /// Since when it rests.
    pub paused_at: Option<i64>,
    /// How long it rested before, ms.
    pub paused_ms: i64,
    /// Seconds given beside the minutes of the agenda; may be negative.
    pub extra_seconds: i64,
}

impl Turn {
    /// Milliseconds left at an instant, negative when it is over its time; none while it does not run.
    ///
    /// `minutes × 60 000 + extra_seconds × 1 000 − (now − started_at − paused_ms − (now − paused_at while it rests))`. A clock that
    /// was put back behind the last thing that happened counts as standing there, so that nobody sees more time than was given.
    pub fn remaining_ms(&self, now: i64) -> Option<i64> {
        let started = self.started_at.filter(|_| self.status == TurnStatus::Running)?;
        let until = self.paused_at.unwrap_or(now);
        let ran = until.saturating_sub(started).saturating_sub(self.paused_ms).max(0);
        let given = self.minutes.saturating_mul(60_000).saturating_add(self.extra_seconds.saturating_mul(1_000));
        Some(given.saturating_sub(ran))
    }

    /// The same in whole seconds, a second that has begun counted as left: 61,000 to 60,001 ms are 61 s.
    pub fn remaining_seconds(&self, now: i64) -> Option<i64> {
        self.remaining_ms(now).map(|left| left.saturating_add(999).div_euclid(1_000))
    }

    /// When its time is over if nothing happens meanwhile; none while it rests or does not run.
    pub fn ends_at(&self, now: i64) -> Option<i64> {
        let left = self.remaining_ms(now).filter(|_| self.paused_at.is_none())?;
        // a clock that was put back moves no end
        Some(now.max(self.started_at?.saturating_add(self.paused_ms)).saturating_add(left))
    }
}

/// A table with its turns in the order of the agenda. Instants are ms since 1970 UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// When it was opened.
    pub opened_at: Option<i64>,
    /// When it was closed.
    pub closed_at: Option<i64>,
    /// The turns.
    pub turns: Vec<Turn>,
}

impl Table {
    /// The turn that runs or rests.
    pub fn current(&self) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.status == TurnStatus::Running)
    }

    /// Where it stands.
    pub fn state(&self) -> TableState {
        state(self.opened_at.is_some(), self.closed_at.is_some(), self.current().map(|turn| turn.paused_at.is_some()))
    }

    /// The last instant at which anything happened here; when a turn went on is told from how long it rested, so that its rests are
    /// never longer than it ran.
    pub fn last_at(&self) -> Option<i64> {
        let went_on = |turn: &Turn| turn.started_at.map(|start| start.saturating_add(turn.paused_ms));
        let turns = self.turns.iter().flat_map(|turn| [went_on(turn), turn.ended_at, turn.paused_at]);
        turns.chain([self.opened_at, self.closed_at]).flatten().max()
    }
}

/// Where a table stands, of which is known whether it was opened and closed, and of its current turn whether it rests.
pub fn state(is_opened: bool, is_closed: bool, rests: Option<bool>) -> TableState {
    match (is_opened, is_closed, rests) {
        (_, true, _) => TableState::Over,
        (_, _, Some(true)) => TableState::Paused,
        (_, _, Some(false)) => TableState::Running,
        (true, _, None) => TableState::Open,
        (false, _, None) => TableState::Waiting,
    }
}
