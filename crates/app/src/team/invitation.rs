//! Inviting somebody by mail, and answering.

use super::{HOUR_MS, MESSAGE, join};
use crate::account::{By, new_secret, sha256};
use crate::checks::{Checks, wrong};
use crate::mail::{Letter, queue};
use crate::record::{Acting, Acts, Change};
use rialto_domain::account::{self as rules, Email};
use rialto_domain::id::{GlobalId, InvitationId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Role, Standing};
use rialto_domain::team::{self as team_rules, INVITATION_MS, MOST_INVITATIONS, invitation_invalid, role};
use rialto_domain::vocabulary::Publication;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::team::{self, Invitation, NewInvitation};
use rialto_persistence::write::{private, record};
use serde::Deserialize;
use serde_json::{Value, json};

/// Invitations that an account sends in an hour.
const MOST_IN_AN_HOUR: i64 = 20;

/// Who is invited.
#[derive(Clone, Debug, Deserialize)]
pub struct Invite {
    /// The address.
    pub email: String,
    /// What the person would be.
    pub role: Role,
    /// Language of the mail.
    pub language: String,
    /// A word to the person.
    pub message: Option<String>,
}

/// Which invitation is answered.
#[derive(Clone, Debug)]
pub enum Which {
    /// That of the mail with this token.
    Token(String),
    /// That with this key.
    Id(InvitationId),
}

/// What is stored of a token of an invitation.
pub fn token_hash(token: &str) -> String {
    sha256(token)
}

impl Acts {
    /// Invites somebody to the team of a record, with a mail. One that is open for the same address ends. What is done and
    /// said is the same whoever has the address.
    ///
    /// # Errors
    /// Issues of the input; `RateLimited`.
    pub async fn invite(&self, by: &By, id: GlobalId, input: &Invite) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let mut acting = self.upon(by, RecordAct::ManageTeam, id).await?;
        let mut checks = Checks::default();
        let email = checks.take(Email::parse(&["input", "email"], &input.email));
        let role = checks.take(role(&["input", "role"], id.kind, input.role));
        let language = checks.take(rules::language(&["input", "language"], &input.language));
        let message = wording::optional(&["input", "message"], input.message.as_deref(), MESSAGE, wording::prose);
        let message = checks.take(message);
        let (Some(email), Some(role), Some(language), Some(message)) = (email, role, language, message) else {
            return Err(checks.error());
        };
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let me = private::addressee(&acting.transaction, account).await?.ok_or(Error::Unauthenticated)?;
        let now = acting.now;
        if team::invited_since(&acting.transaction, account, now - HOUR_MS).await? >= MOST_IN_AN_HOUR {
            return Err(Error::RateLimited { retry_after_seconds: 3_600 });
        }
        if team::open_invitations(&acting.transaction, id).await? >= MOST_INVITATIONS {
            let message = format!("There are {MOST_INVITATIONS} open invitations already; withdraw some first.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST_INVITATIONS)));
        }
        let token = new_secret()?;
        let invitation = NewInvitation {
            id: InvitationId(acting.key()),
            record: id,
            email: email.as_str(),
            role,
            message: message.as_deref(),
            token_hash: &sha256(&token),
            by: account,
            created_at: now,
            expires_at: now + INVITATION_MS,
        };
        team::invite(&acting.transaction, &invitation).await?;
        let values =
            [("inviter", me.name), ("title", acting.state.title.clone()), ("message", message.unwrap_or_default())];
        let values = values.map(|(name, value)| (name.to_owned(), value)).into_iter().collect();
        let letter = Letter::Invitation { token, values };
        queue(&acting.transaction, &self.chance, (email.as_str(), language), &letter).await?;
        let after = json!({ "email": email.as_str(), "role": role.as_str() });
        acting.changed(Change::private("invite").beside().field("invitation", Value::Null, after)).await?;
        acting.commit().await?;
        self.accounts.queued().notify_one();
        Ok(())
    }

    /// Takes an open invitation back.
    ///
    /// # Errors
    /// `INVITATION_INVALID` when it is over; `NotFound`.
    pub async fn withdraw_invitation(&self, by: &By, id: InvitationId) -> Result<()> {
        by.authorize(Action::ManagePeople)?;
        let nothing = || Error::NotFound("the invitation".to_owned());
        let first = self.database.begin().await?;
        let found = team::invitation(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let mut acting = self.upon(by, RecordAct::ManageTeam, found.record).await.map_err(|error| match error {
            // an id tells nobody else that there is an invitation
            Error::NotFound(_) | Error::Forbidden(_) => nothing(),
            other => other,
        })?;
        if !team::end_invitation(&acting.transaction, id, (acting.now, "withdrawn")).await? {
            return Err(wrong(invitation_invalid()));
        }
        let before = json!({ "email": found.email, "role": found.role.as_str() });
        acting
            .changed(Change::private("withdraw_invitation").beside().field("invitation", before, Value::Null))
            .await?;
        acting.commit().await
    }

    /// Accepts an invitation; the record whose team it is. Who is in the team already keeps their role.
    ///
    /// # Errors
    /// `INVITATION_INVALID`, `INVITATION_FOR_ANOTHER`.
    pub async fn accept_invitation(&self, by: &By, which: &Which) -> Result<GlobalId> {
        let (mut acting, invitation) = self.answering(by, which, "accepted").await?;
        let person = self.profile(&acting.transaction, by).await?;
        join(&acting, person, invitation.role).await?;
        let after = json!({ "person": GlobalId::from(person).to_string(), "role": invitation.role.as_str() });
        acting.changed(Change::private("join").beside().field("member", Value::Null, after)).await?;
        acting.commit().await?;
        Ok(invitation.record)
    }

    /// Declines an invitation.
    ///
    /// # Errors
    /// `INVITATION_INVALID`, `INVITATION_FOR_ANOTHER`.
    pub async fn decline_invitation(&self, by: &By, which: &Which) -> Result<()> {
        let (mut acting, invitation) = self.answering(by, which, "declined").await?;
        let before = json!({ "email": invitation.email, "role": invitation.role.as_str() });
        acting.changed(Change::private("decline_invitation").beside().field("invitation", before, Value::Null)).await?;
        acting.commit().await
    }

    /// Opens the act of answering an invitation, and ends the invitation in it. The actor need be nothing to the record.
    async fn answering<'a>(&self, by: &'a By, which: &Which, why: &str) -> Result<(Acting<'a>, Invitation)> {
        by.authorize(Action::AnswerInvitation)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        self.accounts.count_write(by)?;
        let (invalid, now) = (|| wrong(invitation_invalid()), self.now());
        let transaction = self.database.begin().await?;
        let me = private::addressee(&transaction, account).await?.ok_or(Error::Unauthenticated)?;
        let found = match which {
            Which::Token(token) => team::invitation_of(&transaction, &sha256(token)).await?,
            // an id tells nobody else that there is an invitation
            Which::Id(id) => team::invitation(&transaction, *id).await?.filter(|found| found.email == me.email),
        };
        let found = found.ok_or_else(invalid)?;
        let facts =
            team_rules::Invitation { email: &found.email, expires_at: found.expires_at, has_ended: found.has_ended };
        facts.usable(&me.email, now).map_err(wrong)?;
        let record::Found { state, roles, person } =
            record::find(&transaction, found.record, Some(account)).await?.ok_or_else(invalid)?;
        if matches!(state.publication, Publication::Hidden | Publication::Deleted) {
            return Err(invalid());
        }
        if !team::end_invitation(&transaction, found.id, (now, why)).await? {
            return Err(invalid());
        }
        let standing = Standing { kind: found.record.kind, publication: state.publication, roles };
        let (id, chance) = (found.record, self.chance.clone());
        Ok((Acting { transaction, by, id, state, standing, person, chance, now }, found))
    }
}
