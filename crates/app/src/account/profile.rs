//! The address, the name and the language of an account. An address changes when the link is used that was sent to it.

use super::limit::Operation;
use super::sign_up::{NOTHING, token_invalid};
use super::{Accounts, By, Issues, secret};
use crate::mail::{Letter, queue};
use rialto_domain::account::{self as rules, Email};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::account;
use rialto_persistence::write::account::{self as write, AccountToken};
use serde::{Deserialize, Serialize};

/// How long the link to a new address works; the mail says so.
const EMAIL_MS: i64 = 24 * 3_600_000;
/// What the token of such a mail is for.
pub(super) const EMAIL: &str = "email";

/// What comes true when the link is used.
#[derive(Serialize, Deserialize)]
struct NewAddress {
    email: String,
}

impl Accounts {
    /// Asks for another address: a link goes to it, a notice to the one that is. To an address that has an account already
    /// goes a mail that says so; the answer is the same.
    ///
    /// # Errors
    /// `EMAIL_INVALID`, `EMAIL_SAME`, `CURRENT_WRONG`, `PASSWORD_NONE` among the issues; `RateLimited`.
    pub async fn change_email(&self, by: &By, (email, password): (&str, &str)) -> Result<()> {
        by.authorize(Action::ChangeEmail)?;
        let owner = self.owner(by).await?;
        let email = Email::parse(&["input", "email"], email).map_err(|issue| Error::Invalid(vec![issue]))?;
        if email.as_str() == owner.email {
            let message = "This is your address already.";
            return Err(Error::invalid(&["input", "email"], "EMAIL_SAME", message));
        }
        self.prove_password(by, &owner, (&["input", "password"], password)).await?;
        self.count(Operation::ChangeEmail, &owner.id.0.to_string(), by.client.address).await?;

        let known = account::by_email(&self.0.database, email.as_str()).await?;
        let (now, token) = (self.now(), secret::new()?);
        let (purpose, letter, language) = match &known {
            None => (EMAIL, Letter::Email { token: token.clone() }, owner.language.as_str()),
            Some(known) => (NOTHING, Letter::EmailTaken, known.language.as_str()),
        };
        let payload = NewAddress { email: email.as_str().to_owned() };
        let row = AccountToken {
            id: self.0.chance.ids.next(),
            account_id: Some(owner.id.0),
            purpose: purpose.to_owned(),
            token_hash: secret::hash(&token),
            payload: Some(serde_json::to_string(&payload).map_err(Error::internal)?),
            created_at: now,
            expires_at: now + EMAIL_MS,
            used_at: None,
        };
        let transaction = self.0.database.begin().await?;
        // the link that was asked for last is the one that works
        write::use_tokens(&transaction, owner.id.0, EMAIL, now).await?;
        write::insert_token(&transaction, &row).await?;
        write::await_email(&transaction, owner.id.0, (email.as_str(), row.expires_at), now).await?;
        queue(&transaction, &self.0.chance, (email.as_str(), language), &letter).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::EmailAsked).await?;
        self.trail(&transaction, by, (owner.id, "change_email")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "another address was asked for");
        Ok(())
    }

    /// Changes an address with the token of the mail that went to it. Nobody is signed in by it, nor out.
    ///
    /// # Errors
    /// `TOKEN_INVALID` among the issues when it is unknown, used or too old, or the address has an account meanwhile;
    /// `RateLimited`.
    pub async fn confirm_email_change(&self, by: &By, token: &str) -> Result<()> {
        by.authorize(Action::ConfirmEmailChange)?;
        self.count(Operation::UseMailToken, "", by.client.address).await?;
        let now = self.now();
        let found = account::mail_token(&self.0.database, (EMAIL, &secret::hash(token)), now).await?;
        let found = found.ok_or_else(token_invalid)?;
        let new: NewAddress =
            serde_json::from_str(found.payload.as_deref().unwrap_or_default()).map_err(Error::internal)?;
        let owner = match found.account {
            Some(id) => account::by_id(&self.0.database, id).await?,
            None => None,
        };
        let owner = owner.ok_or_else(token_invalid)?;
        let transaction = self.0.database.begin().await?;
        if !write::use_token(&transaction, found.id, now).await?
            || !write::set_email(&transaction, owner.id.0, &new.email, now).await?
        {
            return Err(token_invalid());
        }
        // links that went to the address before are worth nothing from now on
        write::use_tokens(&transaction, owner.id.0, super::sign_up::RESET, now).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::EmailChanged).await?;
        self.trail(&transaction, by, (owner.id, "confirm_email_change")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "an address was changed");
        Ok(())
    }

    /// Changes name and language of the actor; what is not given stays.
    ///
    /// # Errors
    /// Issues of the input; `RateLimited`.
    pub async fn edit_account(&self, by: &By, (name, language): (Option<&str>, Option<&str>)) -> Result<()> {
        by.authorize(Action::EditAccount)?;
        let owner = self.owner(by).await?;
        let mut issues = Issues::default();
        let name = name.map(|name| issues.take(rules::name(&["input", "name"], name)));
        let language = language.map(|tag| issues.take(rules::language(&["input", "language"], tag)));
        if name == Some(None) || language == Some(None) {
            return Err(issues.error());
        }
        self.count(Operation::EditAccount, &owner.id.0.to_string(), by.client.address).await?;
        let name = name.flatten().unwrap_or(owner.name);
        let language = language.flatten().unwrap_or(&owner.language);
        let transaction = self.0.database.begin().await?;
        write::edit(&transaction, owner.id.0, (&name, language), self.now()).await?;
        self.trail(&transaction, by, (owner.id, "edit_account")).await?;
        transaction.commit().await
    }
}
