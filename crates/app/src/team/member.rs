//! Roles in a team: changing and ending them, handing over, leaving.

use crate::account::By;
use crate::checks::wrong;
use crate::record::{Acting, Acts, Change};
use rialto_domain::id::{GlobalId, PersonId, ProjectId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::team::{Team, answers, role};
use rialto_domain::{Error, Result};
use rialto_persistence::write::{record, team};
use serde_json::json;

const PERSON: [&str; 2] = ["input", "personId"];

impl Acts {
    /// Gives somebody of a team another role.
    ///
    /// # Errors
    /// `ROLE_NOT_HERE`, `NOT_IN_TEAM`, `LAST_LEADER`.
    pub async fn change_role(&self, by: &By, (id, person): (GlobalId, PersonId), to: Role) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::ManageTeam, id).await?;
        let to = role(&["input", "role"], id.kind, to).map_err(wrong)?;
        let before = team::team(&acting.transaction, id).await?;
        let after = before.change(person, Some(to)).map_err(|refusal| wrong(refusal.issue(&PERSON)))?;
        write(&mut acting, "change_role", (&before, &after), &[person]).await?;
        acting.commit().await
    }

    /// Takes somebody out of a team.
    ///
    /// # Errors
    /// `NOT_IN_TEAM`, `LAST_LEADER`.
    pub async fn remove_member(&self, by: &By, (id, person): (GlobalId, PersonId)) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::ManageTeam, id).await?;
        let before = team::team(&acting.transaction, id).await?;
        let after = before.change(person, None).map_err(|refusal| wrong(refusal.issue(&PERSON)))?;
        write(&mut acting, "remove_from_team", (&before, &after), &[person]).await?;
        acting.commit().await
    }

    /// Hands the leadership of the actor to somebody of the team; the actor stays as an editor.
    ///
    /// # Errors
    /// `NOT_IN_TEAM`, `IS_YOU`; `Forbidden` for who leads it no more.
    pub async fn hand_over(&self, by: &By, (project, to): (ProjectId, PersonId)) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let id = GlobalId::from(project);
        let mut acting = self.upon(by, RecordAct::HandOver, id).await?;
        let me = myself(&acting).await?;
        let before = team::team(&acting.transaction, id).await?;
        let after = before.hand_over(id.kind, me, to).map_err(|refusal| wrong(refusal.issue(&PERSON)))?;
        write(&mut acting, "hand_over", (&before, &after), &[me, to]).await?;
        acting.commit().await
    }

    /// Gives up the actor's own role.
    ///
    /// # Errors
    /// `LAST_LEADER`; `NOT_IN_TEAM` for who belongs to it by another record alone.
    pub async fn leave(&self, by: &By, id: GlobalId) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::Leave, id).await?;
        let me = myself(&acting).await?;
        let before = team::team(&acting.transaction, id).await?;
        let after = before.change(me, None).map_err(|refusal| wrong(refusal.issue(&["input", "recordId"])))?;
        write(&mut acting, "leave", (&before, &after), &[me]).await?;
        acting.commit().await
    }
}

/// The profile of who acts; whoever has a role has one.
async fn myself(acting: &Acting<'_>) -> Result<PersonId> {
    let account = acting.by.actor.member().ok_or(Error::Unauthenticated)?.account;
    let person = record::person_of(&acting.transaction, account).await?;
    person.ok_or_else(|| Error::Forbidden("do this: you are not in its team".to_owned()))
}

/// Writes what these people are after a change. Who can no longer invite has no invitations open.
async fn write(
    acting: &mut Acting<'_>,
    act: &'static str,
    (before, after): (&Team, &Team),
    people: &[PersonId],
) -> Result<()> {
    let mut change = Change::private(act).beside();
    for person in people {
        let (was, is) = (before.role(*person), after.role(*person));
        if was == is {
            continue;
        }
        team::change(&acting.transaction, acting.id, *person, is).await?;
        if !is.is_some_and(answers) {
            team::end_invitations_of(&acting.transaction, (acting.id, *person), acting.now).await?;
        }
        let name = GlobalId::from(*person).to_string();
        change = change.field(&name, json!(was.map(Role::as_str)), json!(is.map(Role::as_str)));
    }
    acting.changed(change).await
}
