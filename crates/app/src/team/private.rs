//! What a team keeps to itself: notes, and whom to reach.

use crate::account::By;
use crate::checks::{Checks, wrong};
use crate::record::{Acts, Change};
use rialto_domain::account::Email;
use rialto_domain::id::{GlobalId, Kind, NoteId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::private::{self, Contact};
use serde::Deserialize;

/// Longest note, code points.
const NOTE: usize = 5_000;
const NAME: usize = 100;
const PHONE: usize = 40;

/// Whom to reach.
#[derive(Clone, Debug, Deserialize)]
pub struct SetContact {
    /// Name.
    pub name: Option<String>,
    /// Address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

impl Acts {
    /// Writes a note for the team.
    ///
    /// # Errors
    /// Issues of the input.
    pub async fn add_note(&self, by: &By, id: GlobalId, text: &str) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::ReadNotes, id).await?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let text = wording::prose(&["input", "text"], text, NOTE).map_err(wrong)?;
        let note = NoteId(acting.key());
        private::add_note(&acting.transaction, (note, id), (account, &text), acting.now).await?;
        // the trail says that, not what: whoever reads the trail need not read the notes
        acting.changed(Change::private("add_note").beside()).await?;
        acting.commit().await
    }

    /// Removes a note of the actor; who manages the team may remove any.
    ///
    /// # Errors
    /// `NotFound`; `Forbidden`.
    pub async fn remove_note(&self, by: &By, id: NoteId) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let nothing = || Error::NotFound("the note".to_owned());
        let first = self.database.begin().await?;
        let (record, author) = private::note(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let mut acting = self.upon(by, RecordAct::ReadNotes, record).await.map_err(|error| match error {
            // an id tells nobody else that there is a note
            Error::NotFound(_) | Error::Forbidden(_) => nothing(),
            other => other,
        })?;
        if author != Some(account) {
            by.actor.authorize_on(RecordAct::ManageTeam, &acting.standing)?;
        }
        private::remove_note(&acting.transaction, id).await?;
        acting.changed(Change::private("remove_note").beside()).await?;
        acting.commit().await
    }

    /// Says whom to reach about a project or an organisation; what is left out is emptied.
    ///
    /// # Errors
    /// Issues of the input; `NotFound` for records without a contact.
    pub async fn set_contact(&self, by: &By, id: GlobalId, input: &SetContact) -> Result<()> {
        by.authorize(if id.kind == Kind::Project { Action::ChangeProject } else { Action::ChangeNetwork })?;
        if !matches!(id.kind, Kind::Project | Kind::Organisation) {
            return Err(Error::NotFound(format!("a contact of a {}", id.kind.type_name().to_lowercase())));
        }
        let mut acting = self.upon(by, RecordAct::Edit, id).await?;
        let mut checks = Checks::default();
        let name = checks.take(wording::optional(&["input", "name"], input.name.as_deref(), NAME, wording::line));
        let email = input.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
        let email = email.map(|email| Email::parse(&["input", "email"], email)).transpose();
        let email = checks.take(email);
        let phone = checks.take(wording::optional(&["input", "phone"], input.phone.as_deref(), PHONE, wording::line));
        if let Some(Some(number)) = &phone
            && !number.chars().all(|c| c.is_ascii_digit() || " +()-./".contains(c))
        {
            let message = "Write a telephone number such as +386 1 234 56 78.";
            checks.add([Issue::new(&["input", "phone"], "PHONE_INVALID", message)]);
        }
        let (Some(name), Some(email), Some(phone)) = (name, email, phone) else { return Err(checks.error()) };
        checks.done()?;
        let contact = Contact { name, email: email.map(|email| email.as_str().to_owned()), phone };
        private::set_contact(&acting.transaction, id, &contact).await?;
        // the trail says that, not whom: contacts are read under a right of their own
        acting.changed(Change::private("set_contact").beside()).await?;
        acting.commit().await
    }
}
