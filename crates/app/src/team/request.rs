//! Asking to join a team, and answering.

use super::{HOUR_MS, MESSAGE, join, tell};
use crate::account::{By, trail};
use crate::checks::wrong;
use crate::record::{Acts, Change};
use rialto_domain::id::{GlobalId, JoinRequestId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::team::role;
use rialto_domain::vocabulary::Publication;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::{record, team};
use serde_json::{Value, json};

/// Requests that somebody makes in an hour.
const MOST_IN_AN_HOUR: i64 = 20;

impl Acts {
    /// Asks to join the team of a project or an organisation that everybody sees.
    ///
    /// # Errors
    /// `ALREADY_ASKED` and issues of the input; `Forbidden` for who is in the team; `RateLimited`.
    pub async fn ask_to_join(&self, by: &By, id: GlobalId, message: Option<&str>) -> Result<()> {
        by.authorize(Action::AnswerInvitation)?;
        let mut acting = self.upon(by, RecordAct::AskToJoin, id).await?;
        let message = wording::optional(&["input", "message"], message, MESSAGE, wording::prose).map_err(wrong)?;
        let person = self.profile(&acting.transaction, by).await?;
        let now = acting.now;
        if team::asked_since(&acting.transaction, person, now - HOUR_MS).await? >= MOST_IN_AN_HOUR {
            return Err(Error::RateLimited { retry_after_seconds: 3_600 });
        }
        let request = JoinRequestId(acting.key());
        if !team::ask(&acting.transaction, (request, id), (person, message.as_deref()), now).await? {
            let message = "You have asked already; wait for the answer, or withdraw the request first.";
            return Err(wrong(Issue::new(&["input", "recordId"], "ALREADY_ASKED", message)));
        }
        let after = json!({ "person": GlobalId::from(person).to_string() });
        acting.changed(Change::private("ask_to_join").beside().field("request", Value::Null, after)).await?;
        let name = team::name_of(&acting.transaction, person).await?;
        let says = [("person", name), ("message", message.unwrap_or_default())];
        for to in team::answering(&acting.transaction, id).await? {
            tell(&acting, &to, "join_asked", &says).await?;
        }
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Answers a request: with a role, or no.
    ///
    /// # Errors
    /// `ROLE_NOT_HERE`, `REQUIRED`, `REQUEST_OVER`; `NotFound`.
    pub async fn answer_request(
        &self,
        by: &By,
        id: JoinRequestId,
        (accept, as_role): (bool, Option<Role>),
    ) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let nothing = || Error::NotFound("the request".to_owned());
        let first = self.database.begin().await?;
        let found = team::request(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let mut acting = self.upon(by, RecordAct::ManageTeam, found.record).await.map_err(|error| match error {
            // an id tells nobody else that there is a request
            Error::NotFound(_) | Error::Forbidden(_) => nothing(),
            other => other,
        })?;
        let path = ["input", "role"];
        let as_role = match (accept, as_role) {
            (false, _) => None,
            (true, Some(given)) => Some(role(&path, found.record.kind, given).map_err(wrong)?),
            (true, None) => return Err(wrong(Issue::new(&path, "REQUIRED", "Choose what the person will be."))),
        };
        let why = if accept { "accepted" } else { "refused" };
        if !team::end_request(&acting.transaction, id, (acting.now, why), account).await? {
            let message = "This request was answered or withdrawn already.";
            return Err(wrong(Issue::new(&["input", "id"], "REQUEST_OVER", message)));
        }
        if let Some(as_role) = as_role {
            join(&acting, found.person, as_role).await?;
        }
        let before = json!({ "person": GlobalId::from(found.person).to_string() });
        let after = json!({ "answer": why, "role": as_role.map(Role::as_str) });
        acting.changed(Change::private("answer_request").beside().field("request", before, after)).await?;
        // who was refused may not know what became of a record that is no longer public
        if (accept || acting.state.publication == Publication::Published)
            && let Some(to) = team::address_of(&acting.transaction, found.person).await?
        {
            tell(&acting, &to, if accept { "join_accepted" } else { "join_refused" }, &[]).await?;
        }
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// Takes a request of the actor back.
    ///
    /// # Errors
    /// `REQUEST_OVER`; `NotFound` for a request of somebody else too.
    pub async fn withdraw_request(&self, by: &By, id: JoinRequestId) -> Result<()> {
        by.authorize(Action::AnswerInvitation)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let nothing = || Error::NotFound("the request".to_owned());
        let transaction = self.database.begin().await?;
        let mine = record::person_of(&transaction, account).await?;
        let found = team::request(&transaction, id).await?.ok_or_else(nothing)?;
        if mine != Some(found.person) {
            return Err(nothing());
        }
        if !team::end_request(&transaction, id, (self.now(), "withdrawn"), account).await? {
            let message = "This request was answered or withdrawn already.";
            return Err(wrong(Issue::new(&["input", "id"], "REQUEST_OVER", message)));
        }
        let version = record::state(&transaction, found.record).await?.map_or(0, |state| state.version);
        let change = trail::done(&self.chance, by, (found.record, "withdraw_request"), Vec::new());
        record::insert_change(&transaction, &record::Change { version, ..change }).await?;
        transaction.commit().await
    }
}
