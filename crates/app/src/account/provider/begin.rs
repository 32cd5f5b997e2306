//! Going to a provider.

use super::ticket::{AWAY, Away, LINK, Linking};
use super::{Kept, Problem, SIGN_IN_MS, path};
use crate::account::limit::Operation;
use crate::account::{Accounts, Client, secret};
use rialto_domain::id::AccountId;
use rialto_domain::{Error, Result};
use rialto_persistence::write::{account as write, sign_in_session};
use uuid::Uuid;

/// What a browser asks for when it goes to a provider.
#[derive(Clone, Copy, Debug, Default)]
pub struct Begin<'a> {
    /// Name of the provider.
    pub provider: &'a str,
    /// Where to go in the end, a path of this site.
    pub to: Option<&'a str>,
    /// The ticket of somebody who links, signed in.
    pub link: Option<&'a str>,
    /// The refresh token of the browser's session, which browsers send for a link of this very site alone.
    pub refresh: Option<&'a str>,
}

/// What becomes of it.
#[derive(Debug)]
pub enum Gone {
    /// There is no such provider.
    Nowhere,
    /// The browser goes there, and keeps this.
    There(String, Kept),
    /// Not now.
    Not {
        /// Why.
        problem: Problem,
        /// Where to go in the end.
        to: String,
        /// Whether it was to link.
        linking: bool,
    },
}

impl Accounts {
    /// Sends a browser to a provider.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_with(&self, client: &Client, asked: Begin<'_>) -> Result<Gone> {
        let Some(provider) = self.provider(asked.provider) else { return Ok(Gone::Nowhere) };
        let (to, linking) = (path(asked.to), asked.link.is_some());
        let not = |problem, to| Ok(Gone::Not { problem, to, linking });
        let counted = self.count(Operation::Provider, "", client.address).await;
        if matches!(counted, Err(Error::RateLimited { .. })) {
            return not(Problem::RateLimited, to);
        }
        counted?;
        let session = match asked.link {
            None => None,
            Some(ticket) => match self.linking(asked.provider, ticket, asked.refresh).await? {
                Some(session) => Some(session),
                None => return not(Problem::StateInvalid, to),
            },
        };
        let begun = match provider.begin(self.now()).await {
            Ok(begun) => begun,
            Err(error) => {
                tracing::warn!(
                    provider = asked.provider,
                    error = &error as &dyn std::error::Error,
                    "a provider is away"
                );
                return not(Problem::ProviderAway, to);
            }
        };
        let kept = Kept { token: secret::new()?, expires_at: self.now() + SIGN_IN_MS };
        let away = Away {
            provider: asked.provider.to_owned(),
            nonce: begun.nonce,
            verifier: begun.verifier,
            browser: secret::hash(&kept.token),
            to,
            session: session.map(|(_, session)| session),
        };
        let transaction = self.0.database.begin().await?;
        let account = session.map(|(account, _)| account);
        self.keep(&transaction, (AWAY, &begun.state, SIGN_IN_MS), (account, &away)).await?;
        transaction.commit().await?;
        Ok(Gone::There(begun.url, kept))
    }

    /// The account and the session of somebody who links: the ticket that a password was given for, once, in the browser of
    /// that very session. So nobody is led to link their identity to somebody else's account.
    async fn linking(&self, provider: &str, ticket: &str, refresh: Option<&str>) -> Result<Option<(AccountId, Uuid)>> {
        let Some(found) = self.kept::<Linking>(LINK, ticket).await? else { return Ok(None) };
        let Some((id, token)) = refresh.and_then(|refresh| refresh.split_once('.')) else { return Ok(None) };
        let (Some(account), Ok(id)) = (found.account, Uuid::try_parse(id)) else { return Ok(None) };
        let transaction = self.0.database.begin().await?;
        let session = sign_in_session::by_id(&transaction, id).await?;
        let hash = secret::hash(token);
        let is_here = session.is_some_and(|session| {
            let knows = session.current_hash == hash || session.previous_hash.as_deref() == Some(&hash);
            let goes_on = session.ended_at.is_none() && session.expires_at > self.now();
            knows && goes_on && session.id == found.what.session && session.account_id == account.0
        });
        if !is_here || found.what.provider != provider || !write::use_token(&transaction, found.id, self.now()).await? {
            return Ok(None);
        }
        transaction.commit().await?;
        Ok(Some((account, id)))
    }
}
