//! What is said at the table of a session.

use crate::account::By;
use crate::checks::wrong;
use crate::record::{Acts, Change};
use rialto_domain::contribution::is_open;
use rialto_domain::id::{ContributionId, PersonId, ProjectId, SessionId, SessionTurnId};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::table::TableEventKind;
use rialto_domain::vocabulary::Area;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::{Batch, advice};

/// What an expert says at a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said {
    /// Its key.
    pub id: ContributionId,
    /// To this project.
    pub project: ProjectId,
    /// At this turn.
    pub turn: SessionTurnId,
    /// In this area.
    pub area: Area,
}

impl Acts {
    /// Writes what an expert says at a table: while the turn runs or shortly after, to whose turn it is, by who sits there for the
    /// area. Who watches the table hears of it.
    ///
    /// # Errors
    /// `OTHER_PROJECT`, `NOT_AT_THE_TABLE`, `TURN_NOT_OPEN`; `NotFound`.
    pub(crate) async fn say_at_table(
        &self,
        by: &By,
        said: Said,
        change: Change,
        rows: impl FnOnce(PersonId, i64) -> Batch,
    ) -> Result<()> {
        let mut acting = self.upon(by, RecordAct::Contribute, said.project.into()).await?;
        let nobody = || Error::Forbidden("do this without a profile: write yours first".to_owned());
        let expert = acting.person.ok_or_else(nobody)?;
        let found = advice::turn(&acting.transaction, said.turn.0, (expert, said.area)).await?;
        let turn = found.filter(|turn| turn.is_public).ok_or_else(|| Error::NotFound("the turn".to_owned()))?;
        let refuse = |code, message: &str| Err(wrong(Issue::new(&["input", "sessionTurnId"], code, message)));
        if turn.project_id != Some(said.project.0) {
            return refuse("OTHER_PROJECT", "This is the turn of another project.");
        }
        if !turn.is_seated {
            return refuse(
                "NOT_AT_THE_TABLE",
                "You have no seat at this table for this area: write without a turn, on line.",
            );
        }
        if !is_open(turn.started_at, turn.ended_at, acting.now) {
            return refuse("TURN_NOT_OPEN", "The turn has not begun or is over: write without a turn, on line.");
        }
        rows(expert, acting.now).save(&acting.transaction).await?;
        acting.changed(change.beside()).await?;
        acting.table_event(SessionId(turn.session_id), TableEventKind::ContributionGiven, Some(said.id.0)).await?;
        acting.commit().await
    }
}
