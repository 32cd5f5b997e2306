//! A record that nobody answers for any more gets somebody, from an administrator.

use super::{join, tell};
use crate::account::By;
use crate::checks::wrong;
use crate::record::{Acts, Change};
use rialto_domain::account::Email;
use rialto_domain::id::GlobalId;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::team::roles_of;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::{private, team};
use serde_json::json;

impl Acts {
    /// Makes somebody who has an account the one who answers for a record that nobody with an account answers for. A letter
    /// tells them.
    ///
    /// # Errors
    /// `HAS_LEADER`, `EMAIL_INVALID`, `ACCOUNT_UNKNOWN`, `TOO_MANY`; `NotFound` for a record that is a draft, hidden or deleted.
    pub async fn appoint_leader(&self, by: &By, id: GlobalId, email: &str) -> Result<()> {
        by.authorize(Action::Appoint)?;
        let mut acting = self.upon(by, RecordAct::AppointLeader, id).await?;
        if !team::answering(&acting.transaction, id).await?.is_empty() {
            let message = "Somebody answers for it already; they can invite others and hand it over.";
            return Err(wrong(Issue::new(&["input", "recordId"], "HAS_LEADER", message)));
        }
        let path = ["input", "email"];
        let email = Email::parse(&path, email).map_err(wrong)?;
        let found = private::addressee_at(&acting.transaction, email.as_str()).await?;
        let account = found.ok_or_else(|| {
            let message = "Nobody has an account with this address; ask the person to make one first.";
            wrong(Issue::new(&path, "ACCOUNT_UNKNOWN", message))
        })?;
        let Some(role) = roles_of(id.kind).first().copied() else {
            return Err(Error::internal("a record with no team has nobody who answers for it"));
        };
        let person = self.profile_of(&acting.transaction, account.account).await?;
        let before = team::team(&acting.transaction, id).await?.role(person);
        match before {
            Some(_) => team::change(&acting.transaction, id, person, Some(role)).await?,
            None => join(&acting, person, role).await?,
        }
        let name = GlobalId::from(person).to_string();
        let (was, is) = (json!(before.map(Role::as_str)), json!(role.as_str()));
        acting.changed(Change::private("appoint_leader").beside().field(&name, was, is)).await?;
        tell(&acting, &(account.email, account.language), "leader_given", &[]).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }
}
