//! Signing in with a provider of identities (OpenID Connect).
//!
//! An identity is linked to an account after proof that both are one person's: at the provider, and by password, by mail or
//! by a session that asked for the password. An address alone links nothing. What is begun in a browser can be finished in
//! that browser alone: a cookie holds what the state, the ticket or the link of a mail has to come together with, and each
//! works once.

mod begin;
mod finish;
mod link;
mod ticket;

pub use begin::{Begin, Gone};
pub use finish::{Came, CameBack, Problem};
pub use link::{Finished, Proving};

use super::Accounts;
use crate::account::AccountSettings;
use rialto_domain::{Error, Result};
use rialto_exchange::net::{Net, Reach};
use rialto_exchange::openid::{OpenIdError, Provider};

/// Longest answer of a provider, bytes.
const LONGEST: usize = 512 * 1024;
/// How long signing in with a provider may take.
pub(super) const SIGN_IN_MS: i64 = 10 * 60_000;
/// How long the link of a mail works that links an identity; the mail says so.
pub(super) const LINK_MS: i64 = 3_600_000;

/// What a browser keeps between the steps of signing in with a provider.
#[derive(Clone)]
pub struct Kept {
    /// The secret.
    pub token: String,
    /// Until when it is of use, ms since 1970 UTC.
    pub expires_at: i64,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kept").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// The providers of the settings, in their order.
///
/// # Errors
/// `Invalid` when one of them cannot be used.
pub(super) fn providers(settings: &AccountSettings) -> Result<Vec<Provider>> {
    if settings.providers.is_empty() {
        return Ok(Vec::new());
    }
    let ports = settings
        .providers
        .iter()
        .filter_map(|provider| url::Url::parse(&provider.issuer).ok().and_then(|issuer| issuer.port()));
    let reach = Reach::public(ports);
    let reach = if settings.reaches_loopback { reach.with_loopback() } else { reach };
    let net = Net::new(reach, LONGEST).map_err(Error::internal)?;
    let wrong = |error: OpenIdError| Error::invalid(&["identity_provider"], "BAD_PROVIDER", error.to_string());
    let provider = |provider: &rialto_exchange::openid::ProviderSettings| {
        let back = format!("{}/session/with/{}/callback", settings.site, provider.name);
        Provider::new(provider.clone(), &back, net.clone()).map_err(wrong)
    };
    settings.providers.iter().map(provider).collect()
}

impl Accounts {
    /// Names and titles of the providers, in the order of the settings.
    pub fn providers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.providers.iter().map(|provider| {
            let settings = provider.settings();
            (settings.name.as_str(), settings.title.as_str())
        })
    }

    fn provider(&self, name: &str) -> Option<&Provider> {
        self.0.providers.iter().find(|provider| provider.settings().name == name)
    }

    /// What people call a provider; its name when the owner has taken it out of the settings.
    fn title(&self, name: &str) -> String {
        self.provider(name).map_or_else(|| name.to_owned(), |provider| provider.settings().title.clone())
    }
}

/// A path of this site to go to, else its first page: never another site.
fn path(to: Option<&str>) -> String {
    let is_ours = |to: &&str| {
        to.starts_with('/')
            && !to.starts_with("//")
            && to.len() <= 500
            && !to.contains(|c: char| c == '\\' || c.is_control() || c.is_whitespace())
    };
    to.filter(is_ours).unwrap_or("/").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(path(Some("/projects?stage=tested#a")), "/projects?stage=tested#a");
        let others =
            ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "", "/a\nb", "/\t/evil.example"];
        for to in others.into_iter().map(Some).chain([None]) {
            assert_eq!(path(to), "/", "{to:?}");
        }
    }
}
