//! The presses of facilitators, and what each does.

use super::{Table, TableEventKind, Turn};
use crate::id::SessionTurnId;
use crate::vocabulary::TurnStatus;
use std::ops::RangeInclusive;

/// Seconds by which a press may lengthen or shorten a turn; never none.
pub const EXTENSION: RangeInclusive<i64> = -3_600..=3_600;

/// A press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// Opens the table.
    Open,
    /// Starts a planned turn; opens a table that waits.
    Start(SessionTurnId),
    /// Lets the turn that runs rest.
    Pause(SessionTurnId),
    /// Lets a turn that rests go on.
    Resume(SessionTurnId),
    /// Gives a turn that runs or rests so many seconds more.
    Extend(SessionTurnId, i64),
    /// Ends the turn that runs or rests.
    End(SessionTurnId),
    /// Leaves out a turn that is planned, or that runs.
    Skip(SessionTurnId),
    /// Closes the table, and ends the turn that runs.
    Close,
}

/// Why a press does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The table is closed.
    Over,
    /// The table is not open yet.
    NotOpen,
    /// Another turn runs.
    OtherRuns(SessionTurnId),
    /// The turn does not run.
    NotRunning,
    /// The turn is not planned any more.
    NotPlanned,
    /// There is no such turn.
    Unknown,
    /// No such time can be given.
    OutOfRange,
}

/// An event that a press makes: what happened, to which turn.
pub type Happened = (TableEventKind, Option<SessionTurnId>);

/// The table after a press at an instant (ms since 1970 UTC), and what happened, in order. Nothing happened when the table stands
/// already as the press would have it. An instant before the last thing that happened counts as that: clocks that are put back
/// undo nothing.
///
/// # Errors
/// Why the press does nothing.
pub fn press(table: &Table, pressed: Pressed, now: i64) -> Result<(Table, Vec<Happened>), Refusal> {
    let now = table.last_at().map_or(now, |last| last.max(now));
    let mut after = table.clone();
    let mut happened = Vec::new();
    if table.closed_at.is_some() {
        let is_so = pressed == Pressed::Close;
        return if is_so { Ok((after, happened)) } else { Err(Refusal::Over) };
    }
    let current = table.current().map(|turn| turn.id);
    match pressed {
        Pressed::Open => open(&mut after, &mut happened, now),
        Pressed::Start(id) => {
            let status = find(&mut after, id)?.status;
            match current {
                Some(running) if running == id => return Ok((after, happened)),
                Some(running) => return Err(Refusal::OtherRuns(running)),
                None if status != TurnStatus::Planned => return Err(Refusal::NotPlanned),
                None => {}
            }
            open(&mut after, &mut happened, now);
            let turn = find(&mut after, id)?;
            turn.status = TurnStatus::Running;
            turn.started_at = Some(now);
            happened.push((TableEventKind::TurnStarted, Some(id)));
        }
        Pressed::Pause(id) => {
            let turn = running(&mut after, id)?;
            if turn.paused_at.is_none() {
                turn.paused_at = Some(now);
                happened.push((TableEventKind::TurnPaused, Some(id)));
            }
        }
        Pressed::Resume(id) => {
            let turn = running(&mut after, id)?;
            if rest_ends(turn, now) {
                happened.push((TableEventKind::TurnResumed, Some(id)));
            }
        }
        Pressed::Extend(id, seconds) => {
            let turn = running(&mut after, id)?;
            let given = turn.extra_seconds.saturating_add(seconds);
            // what all presses give together stays within a day either way
            if seconds == 0 || !EXTENSION.contains(&seconds) || given.abs() > 86_400 {
                return Err(Refusal::OutOfRange);
            }
            turn.extra_seconds = given;
            happened.push((TableEventKind::TurnExtended, Some(id)));
        }
        Pressed::End(id) => {
            let turn = find(&mut after, id)?;
            match turn.status {
                TurnStatus::Done => return Ok((after, happened)),
                TurnStatus::Running => end(turn, TurnStatus::Done, now),
                _ => return Err(Refusal::NotRunning),
            }
            happened.push((TableEventKind::TurnEnded, Some(id)));
        }
        Pressed::Skip(id) => {
            let turn = find(&mut after, id)?;
            match turn.status {
                TurnStatus::Skipped => return Ok((after, happened)),
                TurnStatus::Running => end(turn, TurnStatus::Skipped, now),
                TurnStatus::Planned => turn.status = TurnStatus::Skipped,
                TurnStatus::Done => return Err(Refusal::NotPlanned),
            }
            happened.push((TableEventKind::TurnSkipped, Some(id)));
        }
        Pressed::Close => {
            if after.opened_at.is_none() {
                return Err(Refusal::NotOpen);
            }
            if let Some(id) = current {
                end(find(&mut after, id)?, TurnStatus::Done, now);
                happened.push((TableEventKind::TurnEnded, Some(id)));
            }
            after.closed_at = Some(now);
            happened.push((TableEventKind::TableClosed, None));
        }
    }
    Ok((after, happened))
}

fn open(table: &mut Table, happened: &mut Vec<Happened>, now: i64) {
    if table.opened_at.is_none() {
        table.opened_at = Some(now);
        happened.push((TableEventKind::TableOpened, None));
    }
}

fn find(table: &mut Table, id: SessionTurnId) -> Result<&mut Turn, Refusal> {
    table.turns.iter_mut().find(|turn| turn.id == id).ok_or(Refusal::Unknown)
}

fn running(table: &mut Table, id: SessionTurnId) -> Result<&mut Turn, Refusal> {
    let turn = find(table, id)?;
    if turn.status == TurnStatus::Running { Ok(turn) } else { Err(Refusal::NotRunning) }
}

/// Ends the rest of a turn; whether it rested.
fn rest_ends(turn: &mut Turn, now: i64) -> bool {
    let Some(since) = turn.paused_at.take() else { return false };
    turn.paused_ms = turn.paused_ms.saturating_add(now.saturating_sub(since).max(0));
    true
}

fn end(turn: &mut Turn, status: TurnStatus, now: i64) {
    rest_ends(turn, now);
    turn.status = status;
    turn.ended_at = Some(now);
}

#[cfg(test)]
mod tests {
    use super::super::TableState;
    use super::*;
    use crate::context::instant;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn id(n: u128) -> SessionTurnId {
        SessionTurnId(Uuid::from_u128(n))
    }

    fn agenda(turns: u128) -> Table {
        let turn = |n| Turn {
            id: id(n),
            status: TurnStatus::Planned,
            minutes: 10,
            started_at: None,
            ended_at: None,
            paused_at: None,
            paused_ms: 0,
            extra_seconds: 0,
        };
        Table { turns: (1..=turns).map(turn).collect(), ..Table::default() }
    }

    fn after(table: &Table, pressed: Pressed, now: i64) -> Table {
        press(table, pressed, now).unwrap().0
    }

    #[test]
    fn a_turn_rests_without_losing_time_and_is_over_when_its_minutes_have_run() {
        let table = after(&agenda(2), Pressed::Start(id(1)), 1_000);
        let left = |table: &Table, now| table.current().unwrap().remaining_seconds(now).unwrap();
        assert_eq!((table.state(), left(&table, 61_000)), (TableState::Running, 540));
        let table = after(&table, Pressed::Pause(id(1)), 61_000);
        assert_eq!((table.state(), left(&table, 9_999_000)), (TableState::Paused, 540));
        let table = after(&table, Pressed::Resume(id(1)), 9_999_000);
        assert_eq!(left(&table, 9_999_000 + 541_000), -1);
        let table = after(&table, Pressed::Extend(id(1), 120), 9_999_000 + 541_000);
        assert_eq!(left(&table, 9_999_000 + 541_000), 119);
        assert_eq!(table.current().unwrap().ends_at(9_999_000 + 541_000), Some(9_999_000 + 660_000));
    }

    #[test]
    fn a_turn_over_midnight_and_over_a_change_of_clock_keeps_its_ten_minutes() {
        // 25 October 2026 in Madrid: 02:59 CEST is followed by 02:00 CET
        for start in ["2026-12-31T23:55:00.000Z", "2026-10-25T00:55:00.000Z", "2026-03-29T00:55:00.000Z"] {
            let start = chrono::DateTime::parse_from_rfc3339(start).unwrap().timestamp_millis();
            let table = after(&agenda(1), Pressed::Start(id(1)), start);
            let turn = table.current().unwrap();
            assert_eq!(turn.remaining_seconds(start + 7 * 60_000), Some(180), "{}", instant(start));
            assert_eq!(turn.ends_at(start), Some(start + 600_000));
        }
    }

    #[test]
    fn a_clock_that_is_put_back_undoes_nothing() {
        let table = after(&agenda(1), Pressed::Start(id(1)), 600_000);
        assert_eq!(table.current().unwrap().remaining_seconds(0), Some(600));
        assert_eq!(table.current().unwrap().ends_at(0), Some(1_200_000));
        let table = after(&table, Pressed::End(id(1)), 0);
        assert_eq!(table.turns[0].ended_at, Some(600_000));
    }

    #[test]
    fn what_is_so_already_happens_once() {
        let table = after(&agenda(2), Pressed::Start(id(1)), 0);
        for again in [Pressed::Open, Pressed::Start(id(1)), Pressed::Resume(id(1))] {
            assert_eq!(press(&table, again, 5).unwrap(), (table.clone(), vec![]), "{again:?}");
        }
        assert_eq!(press(&table, Pressed::Start(id(2)), 5), Err(Refusal::OtherRuns(id(1))));
        let closed = after(&table, Pressed::Close, 10);
        assert_eq!((closed.state(), closed.turns[0].status), (TableState::Over, TurnStatus::Done));
        assert_eq!(press(&closed, Pressed::Close, 20).unwrap().1, vec![]);
        assert_eq!(press(&closed, Pressed::Start(id(2)), 20), Err(Refusal::Over));
    }

    #[test]
    fn a_table_is_closed_only_after_it_was_opened() {
        assert_eq!(press(&agenda(1), Pressed::Close, 0), Err(Refusal::NotOpen));
        assert_eq!(press(&agenda(1), Pressed::Start(id(7)), 0), Err(Refusal::Unknown));
        assert_eq!(press(&agenda(1), Pressed::Pause(id(1)), 0), Err(Refusal::NotRunning));
    }

    fn any_press() -> impl Strategy<Value = Pressed> {
        let turn = (1..4_u128).prop_map(id);
        prop_oneof![
            Just(Pressed::Open),
            turn.clone().prop_map(Pressed::Start),
            turn.clone().prop_map(Pressed::Pause),
            turn.clone().prop_map(Pressed::Resume),
            (turn.clone(), -4_000..4_000_i64).prop_map(|(turn, seconds)| Pressed::Extend(turn, seconds)),
            turn.clone().prop_map(Pressed::End),
            turn.prop_map(Pressed::Skip),
            Just(Pressed::Close),
        ]
    }

    proptest! {
        #[test]
        fn however_they_press_and_clocks_jump_the_table_stays_whole(
            presses in prop::collection::vec((any_press(), -5_000_000..5_000_000_i64), 0..60)
        ) {
            let mut table = agenda(3);
            let mut now = 1_000_000_000;
            for (pressed, passed) in presses {
                now += passed;
                let before = table.clone();
                let Ok((next, happened)) = press(&table, pressed, now) else { continue };
                table = next;
                // nothing happens unseen, and what happens changes something
                prop_assert_eq!(happened.is_empty(), table == before);
                prop_assert!(happened.iter().all(|(kind, _)| kind.is_press()));
                // one turn at a time
                prop_assert!(table.turns.iter().filter(|turn| turn.status == TurnStatus::Running).count() <= 1);
                for turn in &table.turns {
                    let ran = matches!(turn.status, TurnStatus::Running | TurnStatus::Done);
                    prop_assert!(!ran || turn.started_at.is_some());
                    prop_assert_eq!(turn.ended_at.is_some() && turn.started_at.is_some(),
                        turn.started_at.is_some() && turn.status != TurnStatus::Running);
                    prop_assert!(turn.paused_at.is_none() || turn.status == TurnStatus::Running);
                    if let (Some(start), Some(end)) = (turn.started_at, turn.ended_at) {
                        prop_assert!(start <= end && turn.paused_ms <= end - start);
                    }
                    // nobody ever sees more than was given
                    let given = turn.minutes * 60 + turn.extra_seconds;
                    prop_assert!(turn.remaining_seconds(now).is_none_or(|left| left <= given));
                    prop_assert!(turn.paused_at.is_none() || turn.remaining_ms(now) == turn.remaining_ms(now + 77_777));
                }
                prop_assert!(table.closed_at.is_none() || table.current().is_none());
                // the same press again does nothing, but for the one that adds
                if !matches!(pressed, Pressed::Extend(..)) {
                    prop_assert_eq!(press(&table, pressed, now + 1).map(|(_, happened)| happened.len()), Ok(0));
                }
            }
        }
    }
}
