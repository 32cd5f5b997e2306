//! Coming back from a provider.

use super::ticket::{AWAY, Away, BACK, Back, Who};
use super::{Kept, SIGN_IN_MS};
use crate::account::limit::Operation;
use crate::account::session::SignedIn;
use crate::account::{Accounts, By, Client, secret};
use crate::mail::{Letter, queue};
use rialto_domain::account::{self as rules, Email};
use rialto_domain::id::{AccountId, SignInSessionId};
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use rialto_domain::{Error, Result};
use rialto_exchange::openid::{Claimed, OpenIdError};
use rialto_persistence::account::{self, Account};
use rialto_persistence::write::account as write;
use rialto_persistence::write::identity::{self, Identity};
use rialto_persistence::{identity as read, second_factor};
use uuid::Uuid;

/// What a browser comes back with.
#[derive(Clone, Copy, Debug)]
pub struct Came<'a> {
    /// Name of the provider.
    pub provider: &'a str,
    /// By which what was begun is known.
    pub state: Option<&'a str>,
    /// For which the provider tells who it is.
    pub code: Option<&'a str>,
    /// The provider's issuer, where it says so (RFC 9207).
    pub issuer: Option<&'a str>,
    /// What the browser kept.
    pub kept: Option<&'a str>,
    /// The languages of the browser.
    pub preferences: &'a Preferences,
}

/// Why nobody signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The person or the provider said no, or what it said proves nothing.
    ProviderRefused,
    /// The provider does not answer.
    ProviderAway,
    /// Not begun in this browser, used already, or too old.
    StateInvalid,
    /// The provider does not know the address to be the person's.
    EmailNotVerified,
    /// The identity is another account's.
    IdentityTaken,
    /// Too often.
    RateLimited,
}

impl Problem {
    /// Its code, for the web app to translate.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProviderRefused => "PROVIDER_REFUSED",
            Self::ProviderAway => "PROVIDER_AWAY",
            Self::StateInvalid => "STATE_INVALID",
            Self::EmailNotVerified => "EMAIL_NOT_VERIFIED",
            Self::IdentityTaken => "IDENTITY_TAKEN",
            Self::RateLimited => "RATE_LIMITED",
        }
    }
}

/// What became of somebody who came back.
#[derive(Debug)]
pub enum CameBack {
    /// Signed in; goes there.
    SignedIn(Box<SignedIn>, String),
    /// The account has a second factor.
    Code(Kept, String),
    /// An account has this address, and the identity is not linked to it.
    Link(Kept, String),
    /// The identity was linked to the account of the session.
    Linked,
    /// Nobody signed in.
    Not {
        /// Why.
        problem: Problem,
        /// Where to go in the end.
        to: String,
        /// Whether it was to link.
        linking: bool,
    },
}

/// Somebody who comes back from a provider, as the trail has them: not signed in yet.
fn coming(client: &Client) -> By {
    By { actor: Actor::Visitor, client: client.clone() }
}

impl Accounts {
    /// Signs in who comes back from a provider, or says what is left to prove.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn finish_with(&self, client: &Client, came: Came<'_>) -> Result<CameBack> {
        let lost = |problem| Ok(CameBack::Not { problem, to: "/".to_owned(), linking: false });
        let counted = self.count(Operation::Provider, "", client.address).await;
        if matches!(counted, Err(Error::RateLimited { .. })) {
            return lost(Problem::RateLimited);
        }
        counted?;
        let (Some(provider), Some(state), Some(kept)) = (self.provider(came.provider), came.state, came.kept) else {
            return lost(Problem::StateInvalid);
        };
        let Some(found) = self.kept::<Away>(AWAY, state).await? else { return lost(Problem::StateInvalid) };
        let away = found.what;
        if away.provider != came.provider || away.browser != secret::hash(kept) {
            return lost(Problem::StateInvalid);
        }
        let transaction = self.0.database.begin().await?;
        if !write::use_token(&transaction, found.id, self.now()).await? {
            return lost(Problem::StateInvalid);
        }
        transaction.commit().await?;
        let linking = away.session.is_some();
        let not = |problem| Ok(CameBack::Not { problem, to: away.to.clone(), linking });
        // an answer of another provider than the one that was asked
        if came.issuer.is_some_and(|issuer| !provider.is_issuer(issuer)) {
            return not(Problem::ProviderRefused);
        }
        let Some(code) = came.code else { return not(Problem::ProviderRefused) };
        let claimed = match provider.finish(code, (&away.nonce, &away.verifier), self.now()).await {
            Ok(claimed) => claimed,
            Err(error) => {
                tracing::warn!(
                    provider = came.provider,
                    error = &error as &dyn std::error::Error,
                    "nobody signed in with a provider"
                );
                let refused = matches!(error, OpenIdError::Refused(..));
                return not(if refused { Problem::ProviderRefused } else { Problem::ProviderAway });
            }
        };
        let done = match (away.session, found.account) {
            (Some(session), Some(account)) => {
                self.link_to(client, (account, session), (&away.provider, &claimed)).await?
            }
            _ => self.came(client, &away, &claimed, came.preferences).await?,
        };
        done.map_or_else(not, Ok)
    }

    /// Links an identity to the account of a session that asked for it.
    async fn link_to(
        &self,
        client: &Client,
        (account, session): (AccountId, Uuid),
        (provider, claimed): (&str, &Claimed),
    ) -> Result<std::result::Result<CameBack, Problem>> {
        let now = self.now();
        // who has signed out meanwhile links nothing
        if account::session(&self.0.database, (SignInSessionId(session), account), now).await?.is_none() {
            return Ok(Err(Problem::StateInvalid));
        }
        let Some(owner) = account::by_id(&self.0.database, account).await? else {
            return Ok(Err(Problem::StateInvalid));
        };
        let who = (claimed.issuer.as_str(), claimed.subject.as_str());
        if let Some((_, of)) = read::owner(&self.0.database, who).await? {
            return Ok(if of == account { Ok(CameBack::Linked) } else { Err(Problem::IdentityTaken) });
        }
        let transaction = self.0.database.begin().await?;
        let identity = self.identity(account, provider, (&Who::from(claimed), None));
        if !identity::insert(&transaction, &identity).await? {
            return Ok(Err(Problem::IdentityTaken));
        }
        let letter = Letter::Linked { provider: self.title(provider) };
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &letter).await?;
        self.trail(&transaction, &coming(client), (account, "identity_linked")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %account.0, provider, "an identity was linked");
        Ok(Ok(CameBack::Linked))
    }

    /// Signs in, or says what is left to prove.
    async fn came(
        &self,
        client: &Client,
        away: &Away,
        claimed: &Claimed,
        preferences: &Preferences,
    ) -> Result<std::result::Result<CameBack, Problem>> {
        let who = (claimed.issuer.as_str(), claimed.subject.as_str());
        // a second time when another browser of the same person was quicker
        for _ in 0..2 {
            if let Some((id, account)) = read::owner(&self.0.database, who).await? {
                return Ok(self.known(client, away, (id, account, claimed)).await?.ok_or(Problem::StateInvalid));
            }
            let Some(email) = claimed.verified_email.as_deref() else { return Ok(Err(Problem::EmailNotVerified)) };
            let Ok(email) = Email::parse(&[], email) else { return Ok(Err(Problem::EmailNotVerified)) };
            if let Some(owner) = account::by_email(&self.0.database, email.as_str()).await? {
                // the account may just have been made by another browser, with this very identity
                if read::owner(&self.0.database, who).await?.is_some() {
                    continue;
                }
                let kept = self.ticket(away, (owner.id, claimed, None)).await?;
                return Ok(Ok(CameBack::Link(kept, away.to.clone())));
            }
            if let Some(signed_in) = self.first_time(client, away, (claimed, &email), preferences).await? {
                return Ok(Ok(CameBack::SignedIn(Box::new(signed_in), away.to.clone())));
            }
        }
        Ok(Err(Problem::StateInvalid))
    }

    /// Signs in with an identity that is linked, unless its account has a second factor.
    async fn known(
        &self,
        client: &Client,
        away: &Away,
        (id, account, claimed): (Uuid, AccountId, &Claimed),
    ) -> Result<Option<CameBack>> {
        let Some(owner) = account::by_id(&self.0.database, account).await? else { return Ok(None) };
        let factor = second_factor::of(&self.0.database, account).await?;
        if factor.is_some_and(|factor| factor.confirmed_at.is_some()) {
            let kept = self.ticket(away, (account, claimed, Some(id))).await?;
            return Ok(Some(CameBack::Code(kept, away.to.clone())));
        }
        let beginning = self.beginning(owner.id, client)?;
        let transaction = self.0.database.begin().await?;
        if !identity::used(&transaction, id, claimed.verified_email.as_deref(), self.now()).await? {
            return Ok(None);
        }
        beginning.write(&transaction).await?;
        self.trail(&transaction, &coming(client), (owner.id, "sign_in_with")).await?;
        transaction.commit().await?;
        tracing::info!(account = %owner.id.0, provider = away.provider, "signed in with a provider");
        Ok(Some(CameBack::SignedIn(Box::new(self.signed_in(beginning).await?), away.to.clone())))
    }

    /// Makes the account of somebody who comes for the first time; none when there is one meanwhile.
    async fn first_time(
        &self,
        client: &Client,
        away: &Away,
        (claimed, email): (&Claimed, &Email),
        preferences: &Preferences,
    ) -> Result<Option<SignedIn>> {
        let now = self.now();
        let local = email.as_str().split('@').next().unwrap_or_default();
        let named = claimed.name.as_deref().and_then(|name| rules::name(&[], name).ok());
        let name = named.or_else(|| rules::name(&[], local).ok()).unwrap_or_else(|| "?".to_owned());
        let wanted = preferences.languages().iter().map(|language| language.as_str().to_owned());
        let language = claimed.language.iter().cloned().chain(wanted).find_map(|tag| rules::language(&[], &tag).ok());
        let account = write::Account {
            id: self.0.chance.ids.next(),
            email: email.as_str().to_owned(),
            name,
            language: language.unwrap_or("en").to_owned(),
            password_hash: String::new(),
            email_confirmed_at: Some(now),
            is_administrator: false,
            created_at: now,
        };
        let id = AccountId(account.id);
        let identity = self.identity(id, &away.provider, (&Who::from(claimed), Some(now)));
        let beginning = self.beginning(id, client)?;
        let transaction = self.0.database.begin().await?;
        if !write::insert(&transaction, &account).await? || !identity::insert(&transaction, &identity).await? {
            return Ok(None);
        }
        crate::privacy::agree((&transaction, &self.0.chance), id, &[]).await?;
        beginning.write(&transaction).await?;
        self.trail(&transaction, &coming(client), (id, "sign_up_with")).await?;
        transaction.commit().await?;
        tracing::info!(account = %account.id, provider = away.provider, "an account was made with a provider");
        self.signed_in(beginning).await.map(Some)
    }

    /// Keeps somebody who has something left to prove.
    async fn ticket(
        &self,
        away: &Away,
        (account, claimed, linked): (AccountId, &Claimed, Option<Uuid>),
    ) -> Result<Kept> {
        let kept = Kept { token: secret::new()?, expires_at: self.now() + SIGN_IN_MS };
        let back = Back { provider: away.provider.clone(), identity: Who::from(claimed), linked, browser: None };
        let transaction = self.0.database.begin().await?;
        self.keep(&transaction, (BACK, &kept.token, SIGN_IN_MS), (Some(account), &back)).await?;
        transaction.commit().await?;
        Ok(kept)
    }

    /// A new identity of an account.
    pub(super) fn identity(&self, account: AccountId, provider: &str, (who, used): (&Who, Option<i64>)) -> Identity {
        Identity {
            id: self.0.chance.ids.next(),
            account_id: account.0,
            provider: provider.to_owned(),
            issuer: who.issuer.clone(),
            subject: who.subject.clone(),
            email: who.email.clone(),
            linked_at: self.now(),
            last_used_at: used,
        }
    }

    /// The account that a row names.
    pub(super) async fn of(&self, account: Option<AccountId>, gone: fn() -> Error) -> Result<Account> {
        let account = account.ok_or_else(gone)?;
        account::by_id(&self.0.database, account).await?.ok_or_else(gone)
    }
}
