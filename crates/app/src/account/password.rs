//! Forgotten and changed passwords.

use super::guard::forget_devices;
use super::limit::Operation;
use super::profile::EMAIL;
use super::session::SignedIn;
use super::sign_up::{NOTHING, RESET, token_invalid};
use super::{Accounts, By, secret};
use crate::mail::{Letter, queue};
use rialto_domain::account::{Email, Password};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::account::{self, Account};
use rialto_persistence::write::account::{self as write, AccountToken};
use rialto_persistence::write::sign_in_session;

/// How long the link of a reset works; the mail says so.
const RESET_MS: i64 = 3_600_000;

impl Accounts {
    /// Asks for a mail with a link that sets a new password. The answer is the same for an address without an account,
    /// which gets no mail.
    ///
    /// # Errors
    /// `EMAIL_INVALID` among the issues; `RateLimited`.
    pub async fn request_password_reset(&self, by: &By, email: &str) -> Result<()> {
        by.authorize(Action::RequestPasswordReset)?;
        let email = Email::parse(&["input", "email"], email).map_err(|issue| Error::Invalid(vec![issue]))?;
        self.count(Operation::RequestReset, email.as_str(), by.client.address).await?;
        let known = account::by_email(&self.0.database, email.as_str()).await?;
        let (now, token) = (self.now(), secret::new()?);
        let (purpose, letter, language) = match &known {
            Some(known) => (RESET, Letter::Reset { token: token.clone() }, known.language.as_str()),
            None => (NOTHING, Letter::Nothing, "en"),
        };
        let row = AccountToken {
            id: self.0.chance.ids.next(),
            account_id: known.as_ref().map(|known| known.id.0),
            purpose: purpose.to_owned(),
            token_hash: secret::hash(&token),
            payload: None,
            created_at: now,
            expires_at: now + RESET_MS,
            used_at: None,
        };
        let transaction = self.0.database.begin().await?;
        write::insert_token(&transaction, &row).await?;
        queue(&transaction, &self.0.chance, (email.as_str(), language), &letter).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        Ok(())
    }

    /// Sets a new password with the token of a mail, ends all sessions and signs in.
    ///
    /// # Errors
    /// `TOKEN_INVALID`, issues of the password, `SECOND_FACTOR_NEEDED`, `CODE_WRONG`; `RateLimited`.
    pub async fn reset_password(&self, by: &By, (token, new, code): (&str, &str, Option<&str>)) -> Result<SignedIn> {
        by.authorize(Action::ResetPassword)?;
        self.count(Operation::UseMailToken, "", by.client.address).await?;
        let now = self.now();
        let found = account::mail_token(&self.0.database, (RESET, &secret::hash(token)), now).await?;
        let found = found.ok_or_else(token_invalid)?;
        let owner = match found.account {
            Some(id) => account::by_id(&self.0.database, id).await?,
            None => None,
        };
        let owner = owner.ok_or_else(token_invalid)?;
        let hash = self.new_hash(&["input", "password"], new, &owner).await?;
        let proof = self.prove_second_factor(owner.id, code, &by.client).await?;
        let beginning = self.beginning(owner.id, &by.client)?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        if !write::use_token(&transaction, found.id, now).await? {
            return Err(token_invalid());
        }
        for purpose in [RESET, EMAIL] {
            write::use_tokens(&transaction, owner.id.0, purpose, now).await?;
        }
        write::set_password(&transaction, owner.id.0, &hash, now).await?;
        forget_devices(&transaction, owner.id).await?;
        sign_in_session::end_all(&transaction, owner.id.0, None, (now, "password reset")).await?;
        beginning.write(&transaction).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::PasswordChanged).await?;
        self.trail(&transaction, by, (owner.id, "reset_password")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "a password was reset");
        self.signed_in(beginning).await
    }

    /// Changes the password of the actor and ends the other sessions.
    ///
    /// # Errors
    /// `CURRENT_WRONG` and issues of the new password; `RateLimited`.
    pub async fn change_password(&self, by: &By, (current, new): (&str, &str)) -> Result<()> {
        by.authorize(Action::ChangePassword)?;
        let owner = self.owner(by).await?;
        self.prove_password(by, &owner, (&["input", "current"], current)).await?;
        let hash = self.new_hash(&["input", "new"], new, &owner).await?;
        let (now, keep) = (self.now(), by.actor.session().map(|session| session.0));
        let transaction = self.0.database.begin().await?;
        write::set_password(&transaction, owner.id.0, &hash, now).await?;
        forget_devices(&transaction, owner.id).await?;
        for purpose in [RESET, EMAIL] {
            write::use_tokens(&transaction, owner.id.0, purpose, now).await?;
        }
        sign_in_session::end_all(&transaction, owner.id.0, keep, (now, "password changed")).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::PasswordChanged).await?;
        self.trail(&transaction, by, (owner.id, "change_password")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "a password was changed");
        Ok(())
    }

    /// Asks the actor for the password of their account.
    ///
    /// # Errors
    /// `CURRENT_WRONG` or `PASSWORD_NONE` at the path; `RateLimited`.
    pub(super) async fn prove_password(&self, by: &By, owner: &Account, (path, typed): (&[&str], &str)) -> Result<()> {
        self.count(Operation::ProvePassword, &owner.id.0.to_string(), by.client.address).await?;
        let hash = owner.password_hash.clone().ok_or_else(|| {
            let message = "Your account has no password yet: set one with \"forgotten password\".";
            Error::invalid(path, "PASSWORD_NONE", message)
        })?;
        if self.0.hasher.verify(Password::typed(typed), Some(hash)).await? {
            return Ok(());
        }
        tracing::info!(account = %owner.id.0, "a password was wrong");
        Err(Error::invalid(path, "CURRENT_WRONG", "This is not your current password."))
    }

    /// The hash of a new password of an account.
    async fn new_hash(&self, path: &[&str], new: &str, owner: &Account) -> Result<String> {
        let invalid = |issue| Error::Invalid(vec![issue]);
        let email = Email::parse(path, &owner.email).map_err(invalid)?;
        let password = Password::new(path, new, &email, &owner.name).map_err(invalid)?;
        self.0.hasher.hash(password).await
    }
}
