//! Accounts: signing up and in, sessions, passwords, API tokens.
//!
//! Invariants: nobody learns whether an address is known, by words, by time or by what is written; a secret that callers
//! carry is stored as its hash; a password is hashed before the transaction begins, so that nobody waits for it.

mod access;
mod api_token;
mod erase;
mod guard;
mod hasher;
mod keys;
mod limit;
pub mod owner;
mod password;
mod profile;
mod provider;
mod reseal;
mod seal;
mod second_factor;
mod secret;
mod session;
mod settings;
mod sign_up;
pub(crate) mod trail;

pub use access::{AUDIENCE, LIFETIME_SECONDS};
pub use api_token::{API_TOKEN_PREFIX, NewToken};
pub use erase::Erasing;
pub use provider::{Begin, Came, CameBack, Finished, Gone, Kept, Problem, Proving};
pub use rialto_exchange::openid::ProviderSettings;
pub use seal::SecretKeys;
pub use session::{GRACE_MS, Refresh, SignedIn};
pub use settings::AccountSettings;
pub use sign_up::SignUp;

pub(crate) use secret::{hash as sha256, new as new_secret};

use hasher::Hasher;
use keys::Keys;
use limit::RateLimits;
use rialto_domain::context::Chance;
use rialto_domain::policy::{Action, Actor};
use rialto_domain::{Error, Issue, Result};
use rialto_exchange::openid::Provider;
use rialto_persistence::Database;
use std::net::IpAddr;
use std::sync::Arc;
use tokio::sync::Notify;

/// Who acts, and from where.
#[derive(Clone, Debug)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// From where.
    pub client: Client,
}

impl By {
    /// Refuses what the actor may not do.
    ///
    /// # Errors
    /// `Unauthenticated` or `Forbidden`.
    pub fn authorize(&self, action: Action) -> Result<()> {
        self.actor.authorize(action)
    }
}

/// The other end of a connection.
#[derive(Clone, Debug, Default)]
pub struct Client {
    /// Its address, where it is known.
    pub address: Option<IpAddr>,
    /// What its browser or program calls itself.
    pub device: String,
    /// What its browser keeps between the steps of signing in with a provider.
    pub ticket: Option<String>,
    /// By which a browser shows that somebody has signed in there before.
    pub device_token: Option<String>,
}

/// The acts of accounts. Cheap to clone.
#[derive(Clone)]
pub struct Accounts(Arc<Inner>);

struct Inner {
    database: Database,
    chance: Chance,
    /// The address of the site, without a slash at its end; it issues the tokens.
    site: String,
    secret_keys: SecretKeys,
    hasher: Hasher,
    limits: RateLimits,
    keys: Keys,
    providers: Vec<Provider>,
    queued: Arc<Notify>,
}

impl Accounts {
    /// Accounts over a database.
    ///
    /// # Errors
    /// `Invalid` when a provider of identities cannot be used.
    pub fn new(database: Database, chance: Chance, settings: AccountSettings) -> Result<Self> {
        let providers = provider::providers(&settings)?;
        let AccountSettings { site, secret_keys, .. } = settings;
        Ok(Self(Arc::new(Inner {
            limits: RateLimits::new(&chance.clock),
            hasher: Hasher::default(),
            keys: Keys::default(),
            queued: Arc::default(),
            database,
            chance,
            site,
            secret_keys,
            providers,
        })))
    }

    /// The same, where a member may write as often as they like. Must come before the accounts are shared.
    pub fn without_write_limit(mut self) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.limits = RateLimits::new(&inner.chance.clock).without_writes();
        }
        self
    }

    /// Counts a write of whoever acts, in the memory of this instance alone: a count that all instances share is a second
    /// synced write before each act, half of what a server can write. So n instances behind one address admit n times the
    /// pace; what it guards against, a program that runs wild, is held back all the same.
    ///
    /// # Errors
    /// `RateLimited`.
    pub(crate) fn count_write(&self, by: &By) -> Result<()> {
        let Some(member) = by.actor.member() else { return Ok(()) };
        self.0.limits.count(limit::Operation::Write, &member.account.0.to_string(), by.client.address)
    }

    /// The address of the site, without a slash at its end.
    pub(crate) fn site(&self) -> &str {
        &self.0.site
    }

    /// A name for a text under the secret key, the same on all instances, that nobody else can make.
    pub(crate) fn keyed_name(&self, text: &str) -> String {
        self.0.secret_keys.name(text)
    }

    /// Rings when something was queued for delivery.
    pub fn queued(&self) -> Arc<Notify> {
        self.0.queued.clone()
    }

    /// The database, and where time and keys come from.
    pub(crate) fn surroundings(&self) -> (Database, Chance) {
        (self.0.database.clone(), self.0.chance.clone())
    }

    fn now(&self) -> i64 {
        self.0.chance.clock.now_ms()
    }
}

/// Gathers what is wrong with an input, so that a form can show all of it at once.
#[derive(Default)]
struct Issues(Vec<Issue>);

impl Issues {
    fn take<T>(&mut self, checked: std::result::Result<T, Issue>) -> Option<T> {
        checked.map_err(|issue| self.0.push(issue)).ok()
    }

    /// The error of these issues; only asked for when there are some.
    fn error(self) -> Error {
        Error::Invalid(self.0)
    }
}
