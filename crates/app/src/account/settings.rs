//! What the owner of a site sets about accounts.

use super::SecretKeys;
use rialto_domain::Result;
use rialto_exchange::openid::ProviderSettings;

/// Settings of accounts.
#[derive(Clone, Debug)]
pub struct AccountSettings {
    /// The address of the site, such as `https://rialto.example.org`, without a slash at its end; it issues the tokens.
    pub site: String,
    /// The keys that seal what the database holds. All instances of a site have the same.
    pub secret_keys: SecretKeys,
    /// Providers of identities with which people can sign in, in the order in which they are shown.
    pub providers: Vec<ProviderSettings>,
    /// Whether providers on this machine may be asked. For tests alone.
    pub reaches_loopback: bool,
}

impl AccountSettings {
    /// Settings of a site at an address.
    pub fn new(site: &str, secret_keys: SecretKeys) -> Self {
        let site = site.trim_end_matches('/').to_owned();
        Self { site, secret_keys, providers: Vec::new(), reaches_loopback: false }
    }

    /// Settings of a site whose secrets end with the process.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn passing(site: &str) -> Result<Self> {
        Ok(Self::new(site, SecretKeys::passing()?))
    }
}
