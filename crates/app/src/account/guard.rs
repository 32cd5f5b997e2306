//! Against guessing, on all instances, and so that nobody can lock anybody out by it.
//!
//! Three counts stand one behind the other:
//!
//! 1. by operation, account and address (see `limit`), first in the memory of the instance, which stops a flood before it
//!    costs anything, then in the database, which all instances share and which outlives a restart;
//! 2. of one account, from whatever address, for strangers alone: 20 tries at once, then one in ten minutes, 164 in a day. Who
//!    rents a thousand addresses gets no more. A right password gives the try back;
//! 3. for a browser in which the owner has signed in before, by a count of its own. It shows a secret of 256 bits that
//!    signing in left there (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"), so strangers can use up their
//!    own count and not the owner's.
//!
//! The owner who comes from a new browser while strangers guess uses the mail of a forgotten password, or waits: so the worst
//! that strangers reach is that one way in asks for a mail. Unknown addresses are counted alike, so that the answers tell
//! nothing. A password that is changed or reset, and signing out everywhere, forget all browsers. The names in the table are
//! HMACs under the secret key: it tells neither address nor account.

use super::limit::{Allowed, Operation, network};
use super::provider::Kept;
use super::{Accounts, Client, secret};
use rialto_domain::id::AccountId;
use rialto_domain::image::KILOBYTES_A_DAY;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::known_device;
use rialto_persistence::write::known_device::{self as write, KnownDevice};
use rialto_persistence::write::try_limit::{self, Rate};
use std::net::IpAddr;

const DAY_MS: i64 = 86_400_000;
/// How long a browser is known.
const KNOWN_MS: i64 = 180 * DAY_MS;

/// What strangers may try of one account, from wherever they come.
#[derive(Clone, Copy, Debug)]
pub(super) enum Guarded {
    /// The password.
    Password,
    /// The second factor.
    Code,
}

impl Guarded {
    fn allowed(self) -> Allowed {
        match self {
            Self::Password => Allowed(20, 600),
            // whoever gets here knows the password
            Self::Code => Allowed(20, 300),
        }
    }
}

impl Accounts {
    /// Counts a try, in memory and for all instances.
    ///
    /// # Errors
    /// `RateLimited`.
    pub(super) async fn count(&self, operation: Operation, account: &str, address: Option<IpAddr>) -> Result<()> {
        self.0.limits.count(operation, account, address)?;
        // a refresh token cannot be guessed: what memory counts is enough
        if operation == Operation::Refresh {
            return Ok(());
        }
        let ((pair, all), network) = (operation.allowed(), network(address));
        let both =
            [(format!("{operation:?} {network:?}"), all), (format!("{operation:?} {network:?} {account}"), pair)];
        let transaction = self.0.database.begin().await?;
        for (what, allowed) in both {
            if let Some(wait) = self.take(&transaction, &what, allowed).await? {
                return Err(limited(wait));
            }
        }
        transaction.commit().await
    }

    /// Counts a stranger's try of an account; what of it is refused says how long to wait.
    pub(super) async fn admit(&self, guarded: Guarded, account: &str) -> Result<()> {
        let transaction = self.0.database.begin().await?;
        let Some(wait) = self.take(&transaction, &format!("{guarded:?} {account}"), guarded.allowed()).await? else {
            return transaction.commit().await;
        };
        match (guarded, limited(wait)) {
            (Guarded::Password, Error::RateLimited { retry_after_seconds }) => {
                let message =
                    "Somebody tries many passwords. Wait, sign in where you did before, or set a new password by mail.";
                let issue = Issue::new(&["input"], "SIGN_IN_GUARDED", message);
                Err(Error::Invalid(vec![issue.param("retryAfterSeconds", retry_after_seconds)]))
            }
            (_, limited) => Err(limited),
        }
    }

    /// A stranger's try was right: it was none.
    pub(super) async fn give_back(&self, guarded: Guarded, account: &str) -> Result<()> {
        let transaction = self.0.database.begin().await?;
        let name = self.0.secret_keys.name(&format!("{guarded:?} {account}"));
        try_limit::give_back(&transaction, &name, rate(guarded.allowed())).await?;
        transaction.commit().await
    }

    /// Counts bytes that an account uploads, for all instances.
    ///
    /// # Errors
    /// `RateLimited`.
    pub(crate) async fn count_bytes(&self, account: AccountId, bytes: usize) -> Result<()> {
        let burst = i64::from(KILOBYTES_A_DAY);
        let rate = Rate { burst, period_ms: DAY_MS / burst };
        let kilobytes = i64::try_from(bytes.div_ceil(1_000)).unwrap_or(burst).min(burst);
        let name = self.0.secret_keys.name(&format!("Upload {}", account.0));
        let transaction = self.0.database.begin().await?;
        match try_limit::take_many(&transaction, &name, (rate, kilobytes), self.now()).await? {
            Some(wait) => Err(limited(wait)),
            None => transaction.commit().await,
        }
    }

    async fn take(&self, transaction: &Transaction, what: &str, allowed: Allowed) -> Result<Option<i64>> {
        try_limit::take(transaction, &self.0.secret_keys.name(what), rate(allowed), self.now()).await
    }

    /// The account that signed in before in this browser, and the hash of what it keeps.
    pub(super) async fn known_device(&self, client: &Client) -> Result<Option<(AccountId, String)>> {
        let Some(hash) = client.device_token.as_deref().map(secret::hash) else { return Ok(None) };
        let owner = known_device::owner(&self.0.database, &hash, self.now()).await?;
        Ok(owner.map(|owner| (owner, hash)))
    }

    /// A browser that is about to become known, with what it keeps.
    pub(super) fn new_device(&self, account: AccountId) -> Result<(KnownDevice, Kept)> {
        let (now, token) = (self.now(), secret::new()?);
        let device = KnownDevice {
            id: self.0.chance.ids.next(),
            account_id: account.0,
            token_hash: secret::hash(&token),
            created_at: now,
            expires_at: now + KNOWN_MS,
        };
        let kept = Kept { token, expires_at: device.expires_at };
        Ok((device, kept))
    }
}

/// Forgets the browsers of an account.
pub(super) async fn forget_devices(transaction: &Transaction, account: AccountId) -> Result<()> {
    write::forget_all(transaction, account.0).await
}

fn rate(Allowed(burst, seconds): Allowed) -> Rate {
    Rate { burst: i64::from(burst), period_ms: i64::try_from(seconds).unwrap_or(i64::MAX / 2_000) * 1_000 }
}

fn limited(wait_ms: i64) -> Error {
    Error::RateLimited { retry_after_seconds: u64::try_from((wait_ms + 999) / 1_000).unwrap_or_default().max(1) }
}
