//! What is kept of somebody who is on the way: single-use rows beside the tokens of mails.

use super::super::{Accounts, secret};
use rialto_domain::id::AccountId;
use rialto_domain::{Error, Result};
use rialto_exchange::openid::Claimed;
use rialto_persistence::account;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::account::{self as write, AccountToken};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Gone to a provider.
pub const AWAY: &str = "provider";
/// Back from it, with something left to prove.
pub const BACK: &str = "finish";
/// Asked to link, signed in.
pub const LINK: &str = "link";
/// Asked for a mail that links.
pub const MAIL: &str = "mail-link";

/// Somebody who has gone to a provider.
#[derive(Serialize, Deserialize)]
pub struct Away {
    pub provider: String,
    pub nonce: String,
    pub verifier: String,
    /// Hash of what the browser keeps.
    pub browser: String,
    /// Where to go in the end.
    pub to: String,
    /// The session that links, where one does.
    pub session: Option<Uuid>,
}

/// Somebody who has come back, and has something left to prove.
#[derive(Serialize, Deserialize)]
pub struct Back {
    pub provider: String,
    pub identity: Who,
    /// The identity's key where it is linked already: the second factor is left to prove.
    pub linked: Option<Uuid>,
    /// Hash of what the browser keeps; for what travels by mail.
    pub browser: Option<String>,
}

/// Who a provider says it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Who {
    pub issuer: String,
    pub subject: String,
    pub email: Option<String>,
}

impl From<&Claimed> for Who {
    fn from(claimed: &Claimed) -> Self {
        let Claimed { issuer, subject, verified_email, .. } = claimed.clone();
        Self { issuer, subject, email: verified_email }
    }
}

/// Somebody who asked to link, signed in.
#[derive(Serialize, Deserialize)]
pub struct Linking {
    pub provider: String,
    pub session: Uuid,
}

/// A row that was found.
pub struct Found<T> {
    pub id: Uuid,
    pub account: Option<AccountId>,
    pub what: T,
}

impl Accounts {
    /// Writes a row of a purpose under a secret, for so many ms.
    pub(super) async fn keep<T: Serialize>(
        &self,
        transaction: &Transaction,
        (purpose, secret, lives): (&str, &str, i64),
        (account, what): (Option<AccountId>, &T),
    ) -> Result<()> {
        let now = self.now();
        let row = AccountToken {
            id: self.0.chance.ids.next(),
            account_id: account.map(|account| account.0),
            purpose: purpose.to_owned(),
            token_hash: secret::hash(secret),
            payload: Some(serde_json::to_string(what).map_err(Error::internal)?),
            created_at: now,
            expires_at: now + lives,
            used_at: None,
        };
        write::insert_token(transaction, &row).await
    }

    /// The row of a purpose under a secret, while it works.
    pub(super) async fn kept<T: DeserializeOwned>(&self, purpose: &str, secret: &str) -> Result<Option<Found<T>>> {
        let found = account::mail_token(&self.0.database, (purpose, &secret::hash(secret)), self.now()).await?;
        let Some(found) = found else { return Ok(None) };
        let what = serde_json::from_str(found.payload.as_deref().unwrap_or_default()).map_err(Error::internal)?;
        Ok(Some(Found { id: found.id, account: found.account, what }))
    }
}
