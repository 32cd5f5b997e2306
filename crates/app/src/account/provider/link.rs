//! Proving that an identity and an account are one person's, and unlinking.

use super::ticket::{BACK, Back, Found, LINK, Linking, MAIL};
use super::{Kept, LINK_MS, SIGN_IN_MS};
use crate::account::limit::Operation;
use crate::account::session::SignedIn;
use crate::account::sign_up::token_invalid;
use crate::account::{Accounts, By, secret};
use crate::mail::{Letter, queue};
use rialto_domain::id::IdentityId;
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::account::Account;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::account as write;
use rialto_persistence::write::identity::{self, Unlinked};

/// What somebody who came back from a provider proves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Proving<'a> {
    /// The password of the account that the identity is to be linked to.
    pub password: Option<&'a str>,
    /// A code of the second factor.
    pub code: Option<&'a str>,
    /// Whether a mail is to be sent instead.
    pub by_mail: bool,
}

/// What became of it.
#[derive(Debug)]
pub enum Finished {
    /// Signed in.
    SignedIn(Box<SignedIn>),
    /// A mail was sent; the browser keeps this until its link is opened.
    Mailed(Kept),
}

impl Accounts {
    /// Finishes signing in with a provider, in the browser that began it.
    ///
    /// # Errors
    /// `SIGN_IN_OVER`, `CURRENT_WRONG`, `PASSWORD_NONE`, `SECOND_FACTOR_NEEDED`, `CODE_WRONG` among the issues; `RateLimited`.
    pub async fn finish_sign_in(&self, by: &By, proving: Proving<'_>) -> Result<Finished> {
        by.authorize(Action::FinishSignIn)?;
        let ticket = by.client.ticket.as_deref().ok_or_else(over)?;
        let found = self.kept::<Back>(BACK, ticket).await?.ok_or_else(over)?;
        let owner = self.of(found.account, over).await?;
        if found.what.linked.is_none() {
            if proving.by_mail {
                return self.mail_link(by, &found, &owner).await.map(Finished::Mailed);
            }
            let typed = proving.password.unwrap_or_default();
            self.prove_password(by, &owner, (&["input", "password"], typed)).await?;
        }
        let proof = self.prove_second_factor(owner.id, proving.code, &by.client).await?;
        let beginning = self.beginning(owner.id, &by.client)?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        if !write::use_token(&transaction, found.id, self.now()).await? {
            return Err(over());
        }
        self.join(&transaction, &found.what, &owner, over).await?;
        beginning.write(&transaction).await?;
        self.trail(&transaction, by, (owner.id, "finish_sign_in")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, provider = found.what.provider, "signed in with a provider");
        Ok(Finished::SignedIn(Box::new(self.signed_in(beginning).await?)))
    }

    /// Links an identity with the token of a mail, and signs in: in the browser that asked for the mail, so that nobody links
    /// somebody else's identity by opening a link.
    ///
    /// # Errors
    /// `TOKEN_INVALID`, `OTHER_BROWSER`, `SECOND_FACTOR_NEEDED`, `CODE_WRONG` among the issues; `RateLimited`.
    pub async fn confirm_link(&self, by: &By, (token, code): (&str, Option<&str>)) -> Result<SignedIn> {
        by.authorize(Action::ConfirmLink)?;
        self.count(Operation::UseMailToken, "", by.client.address).await?;
        let found = self.kept::<Back>(MAIL, token).await?.ok_or_else(token_invalid)?;
        let owner = self.of(found.account, token_invalid).await?;
        let here = by.client.ticket.as_deref().map(secret::hash);
        if here.is_none() || here != found.what.browser {
            let message = "Open the link in the browser in which you began to sign in.";
            return Err(Error::invalid(&["input", "token"], "OTHER_BROWSER", message));
        }
        let proof = self.prove_second_factor(owner.id, code, &by.client).await?;
        let beginning = self.beginning(owner.id, &by.client)?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        if !write::use_token(&transaction, found.id, self.now()).await? {
            return Err(token_invalid());
        }
        self.join(&transaction, &found.what, &owner, token_invalid).await?;
        beginning.write(&transaction).await?;
        self.trail(&transaction, by, (owner.id, "confirm_link")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, provider = found.what.provider, "signed in with a provider");
        self.signed_in(beginning).await
    }

    /// Asks to link an identity to the account of the actor: the path where the browser goes now.
    ///
    /// # Errors
    /// `PROVIDER_UNKNOWN`, `CURRENT_WRONG`, `PASSWORD_NONE` among the issues; `RateLimited`.
    pub async fn link_identity(&self, by: &By, (provider, password): (&str, &str)) -> Result<String> {
        by.authorize(Action::LinkIdentity)?;
        let owner = self.owner(by).await?;
        let session = by.actor.session().ok_or(Error::Unauthenticated)?;
        if self.provider(provider).is_none() {
            let message = "There is no provider of this name; `identityProviders` lists those there are.";
            return Err(Error::invalid(&["input", "provider"], "PROVIDER_UNKNOWN", message));
        }
        self.prove_password(by, &owner, (&["input", "password"], password)).await?;
        let ticket = secret::new()?;
        let linking = Linking { provider: provider.to_owned(), session: session.0 };
        let transaction = self.0.database.begin().await?;
        self.keep(&transaction, (LINK, &ticket, SIGN_IN_MS), (Some(owner.id), &linking)).await?;
        self.trail(&transaction, by, (owner.id, "link_identity")).await?;
        transaction.commit().await?;
        Ok(format!("/session/with/{provider}?link={ticket}"))
    }

    /// Unlinks an identity of the actor.
    ///
    /// # Errors
    /// `LAST_WAY_IN` among the issues; `NotFound` when it is nobody's or somebody else's.
    pub async fn unlink_identity(&self, by: &By, id: IdentityId) -> Result<()> {
        by.authorize(Action::UnlinkIdentity)?;
        let owner = self.owner(by).await?;
        let transaction = self.0.database.begin().await?;
        let provider = match identity::unlink(&transaction, (owner.id.0, id.0)).await? {
            Unlinked::Done(provider) => provider,
            Unlinked::Unknown => return Err(Error::NotFound("the identity".to_owned())),
            Unlinked::LastWayIn => {
                let message = "This is your only way in: set a password first, with \"forgotten password\".";
                return Err(Error::invalid(&["input", "id"], "LAST_WAY_IN", message));
            }
        };
        let letter = Letter::Unlinked { provider: self.title(&provider) };
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &letter).await?;
        self.trail(&transaction, by, (owner.id, "unlink_identity")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, provider, "an identity was unlinked");
        Ok(())
    }

    /// Sends the mail that links.
    async fn mail_link(&self, by: &By, found: &Found<Back>, owner: &Account) -> Result<Kept> {
        self.count(Operation::RequestReset, &owner.email, by.client.address).await?;
        let (token, kept) = (secret::new()?, Kept { token: secret::new()?, expires_at: self.now() + LINK_MS });
        let back = Back {
            provider: found.what.provider.clone(),
            identity: found.what.identity.clone(),
            linked: None,
            browser: Some(secret::hash(&kept.token)),
        };
        let letter = Letter::Link { token: token.clone(), provider: self.title(&back.provider) };
        let transaction = self.0.database.begin().await?;
        if !write::use_token(&transaction, found.id, self.now()).await? {
            return Err(over());
        }
        self.keep(&transaction, (MAIL, &token, LINK_MS), (Some(owner.id), &back)).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &letter).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        Ok(kept)
    }

    /// Links an identity that is not linked yet, and notes that it signed in.
    async fn join(&self, transaction: &Transaction, back: &Back, owner: &Account, lost: fn() -> Error) -> Result<()> {
        let now = self.now();
        let email = back.identity.email.as_deref();
        if let Some(id) = back.linked {
            return if identity::used(transaction, id, email, now).await? { Ok(()) } else { Err(lost()) };
        }
        let identity = self.identity(owner.id, &back.provider, (&back.identity, Some(now)));
        if !identity::insert(transaction, &identity).await? {
            return Err(lost());
        }
        let letter = Letter::Linked { provider: self.title(&back.provider) };
        queue(transaction, &self.0.chance, (&owner.email, &owner.language), &letter).await
    }
}

fn over() -> Error {
    let message = "This took too long, was done already or began in another browser: begin again.";
    Error::invalid(&["input"], "SIGN_IN_OVER", message)
}
