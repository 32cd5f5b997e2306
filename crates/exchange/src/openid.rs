//! Signing in with a provider of identities: OpenID Connect, the code flow with PKCE (S256), state and nonce.
//!
//! A provider is known by its issuer; all else it says itself (discovery). What it says is kept for an hour, and asked for
//! again when it has signed with a key that is not known yet.

use crate::net::{Net, NetError};
use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdTokenClaims, CoreJwsSigningAlgorithm, CoreProviderMetadata,
    CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AccessTokenHash, AsyncHttpClient, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError, TokenResponse,
};
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};

/// How long what a provider says of itself is believed.
const KEPT_MS: i64 = 3_600_000;
/// Longest text that is taken from a provider, in characters.
const LONGEST: usize = 255;

/// A provider as the owner of the site names it.
#[derive(Clone)]
pub struct ProviderSettings {
    /// Its name in addresses: `example-id`.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Its issuer, `https://id.example.org`.
    pub issuer: String,
    /// By which it knows this site.
    pub client_id: String,
    /// The secret that it gave this site; none for a public client.
    pub client_secret: Option<String>,
}

impl fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ProviderSettings")
            .field("name", &self.name)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// Why nobody signed in.
#[derive(Debug, thiserror::Error)]
pub enum OpenIdError {
    /// The settings cannot be used.
    #[error("{0}")]
    Settings(String),
    /// The provider does not answer, or not as it should: try again later.
    #[error("the provider {0} is away")]
    Away(String, #[source] Box<dyn Error + Send + Sync>),
    /// What came back does not prove who it is.
    #[error("the provider {0} did not prove who signed in")]
    Refused(String, #[source] Box<dyn Error + Send + Sync>),
}

/// The way to a provider, begun.
#[derive(Debug)]
pub struct Begun {
    /// Where the browser goes.
    pub url: String,
    /// Comes back with the browser.
    pub state: String,
    /// Is in the identity's token.
    pub nonce: String,
    /// Proves that who asks for the token is who began (PKCE).
    pub verifier: String,
}

/// Who signed in at a provider.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The provider's issuer, which together with the subject never changes.
    pub issuer: String,
    /// Who, at that issuer.
    pub subject: String,
    /// The address, where the provider knows it to be the person's.
    pub verified_email: Option<String>,
    /// The name.
    pub name: Option<String>,
    /// The language.
    pub language: Option<String>,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A provider of identities.
pub struct Provider {
    settings: ProviderSettings,
    issuer: IssuerUrl,
    back: RedirectUrl,
    net: Bridge,
    said: RwLock<Option<(Arc<CoreProviderMetadata>, i64)>>,
}

/// The house's client as the library asks for one.
struct Bridge(Net);

impl<'c> AsyncHttpClient<'c> for Bridge {
    type Error = NetError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NetError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.0.send(request))
    }
}

impl Provider {
    /// A provider from which people come back to an address of the site.
    ///
    /// # Errors
    /// `Settings` when an address cannot be read.
    pub fn new(settings: ProviderSettings, back: &str, net: Net) -> Result<Self, OpenIdError> {
        let name = &settings.name;
        let wrong = |what: &str, why| OpenIdError::Settings(format!("the {what} of the provider `{name}`: {why}"));
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|error| wrong("issuer", error))?;
        let back = RedirectUrl::new(back.to_owned()).map_err(|error| wrong("way back", error))?;
        Ok(Self { settings, issuer, back, net: Bridge(net), said: RwLock::new(None) })
    }

    /// As the owner of the site names it.
    pub fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// Begins to sign somebody in; `now` is in ms since 1970 UTC.
    ///
    /// # Errors
    /// `Away`.
    pub async fn begin(&self, now: i64) -> Result<Begun, OpenIdError> {
        let client = self.client(now, false).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .add_scope(Scope::new("profile".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Begun {
            url: url.to_string(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        })
    }

    /// Whether an answer that names its issuer (RFC 9207) is this provider's.
    pub fn is_issuer(&self, named: &str) -> bool {
        named == self.issuer.as_str()
    }

    /// Who signed in: exchanges the code that came back, and checks what the provider says.
    ///
    /// # Errors
    /// `Refused`, `Away`.
    pub async fn finish(&self, code: &str, (nonce, verifier): (&str, &str), now: i64) -> Result<Claimed, OpenIdError> {
        let client = self.client(now, false).await?;
        let exchange =
            client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|error| self.away(error))?;
        let exchange = exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let token = exchange.request_async(&self.net).await.map_err(|error| match error {
            openidconnect::RequestTokenError::ServerResponse(answer) => self.refused(answer.to_string()),
            other => self.away(other),
        })?;
        let nonce = Nonce::new(nonce.to_owned());
        let claims = match self.claims(&client, &token, (&nonce, now)) {
            Err(Unproven::UnknownKey) => {
                let client = self.client(now, true).await?;
                self.claims(&client, &token, (&nonce, now)).map_err(|error| self.refused(error.to_string()))?
            }
            claims => claims.map_err(|error| self.refused(error.to_string()))?,
        };
        let mut claimed = Claimed {
            issuer: claims.issuer().as_str().to_owned(),
            subject: claims.subject().as_str().to_owned(),
            verified_email: verified(claims.email().map(|email| email.as_str()), claims.email_verified()),
            name: claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned()),
            language: claims.locale().map(|tag| tag.as_ref().to_owned()),
        };
        // a provider may keep what it knows of people for those who ask
        if claimed.verified_email.is_none()
            && let Ok(request) = client.user_info(token.access_token().clone(), Some(claims.subject().clone()))
        {
            let told: CoreUserInfoClaims = request.request_async(&self.net).await.map_err(|error| self.away(error))?;
            claimed.verified_email = verified(told.email().map(|email| email.as_str()), told.email_verified());
            let name = told.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
            claimed.name = claimed.name.or(name);
            claimed.language = claimed.language.or(told.locale().map(|tag| tag.as_ref().to_owned()));
        }
        if claimed.subject.is_empty() || claimed.subject.len() > LONGEST {
            return Err(self.refused("the subject has no length or too much of it"));
        }
        Ok(claimed)
    }

    fn claims(
        &self,
        client: &Client,
        token: &CoreTokenResponse,
        (nonce, now): (&Nonce, i64),
    ) -> Result<CoreIdTokenClaims, Unproven> {
        let id_token = token.id_token().ok_or(Unproven::Lacks("there is no identity in the answer"))?;
        let time = move || DateTime::<Utc>::from_timestamp_millis(now).unwrap_or_default();
        // signatures alone: a secret that both sides have proves nothing to a third
        let verifier = client.id_token_verifier().set_time_fn(time).set_allowed_algs([
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
            CoreJwsSigningAlgorithm::RsaSsaPssSha256,
            CoreJwsSigningAlgorithm::RsaSsaPssSha384,
            CoreJwsSigningAlgorithm::RsaSsaPssSha512,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            CoreJwsSigningAlgorithm::EcdsaP384Sha384,
            CoreJwsSigningAlgorithm::EdDsa,
        ]);
        let claims = id_token.claims(&verifier, nonce).map_err(|error| match error {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                Unproven::UnknownKey
            }
            other => Unproven::Claims(other),
        })?;
        if let Some(expected) = claims.access_token_hash() {
            let lacks = |_| Unproven::Lacks("the key that signed is not known");
            let algorithm = id_token.signing_alg().map_err(|_| Unproven::Lacks("the algorithm is not known"))?;
            let key = id_token.signing_key(&verifier).map_err(lacks)?;
            let hash = AccessTokenHash::from_token(token.access_token(), algorithm, key);
            if hash.map_err(|_| Unproven::Lacks("the access token has no hash"))? != *expected {
                return Err(Unproven::Lacks("the access token is not the identity's"));
            }
        }
        Ok(claims.clone())
    }

    /// The client of this site; `anew` asks the provider again.
    async fn client(&self, now: i64, anew: bool) -> Result<Client, OpenIdError> {
        let kept = self.said.read().unwrap_or_else(PoisonError::into_inner).clone();
        let kept = kept.filter(|(_, at)| !anew && now < at + KEPT_MS);
        let said = match kept {
            Some((said, _)) => said,
            None => {
                let said = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.net);
                let said = Arc::new(said.await.map_err(|error| self.away(error))?);
                *self.said.write().unwrap_or_else(PoisonError::into_inner) = Some((said.clone(), now));
                said
            }
        };
        let secret = self.settings.client_secret.clone().map(ClientSecret::new);
        let id = ClientId::new(self.settings.client_id.clone());
        Ok(CoreClient::from_provider_metadata((*said).clone(), id, secret).set_redirect_uri(self.back.clone()))
    }

    fn away(&self, cause: impl Error + Send + Sync + 'static) -> OpenIdError {
        OpenIdError::Away(self.settings.name.clone(), Box::new(cause))
    }

    fn refused(&self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> OpenIdError {
        OpenIdError::Refused(self.settings.name.clone(), cause.into())
    }
}

/// Why an identity's token proves nothing.
#[derive(Debug, thiserror::Error)]
enum Unproven {
    #[error("it is signed with a key that is not known")]
    UnknownKey,
    #[error("{0}")]
    Lacks(&'static str),
    #[error(transparent)]
    Claims(ClaimsVerificationError),
}

fn verified(email: Option<&str>, is_verified: Option<bool>) -> Option<String> {
    email.filter(|email| is_verified == Some(true) && email.len() <= LONGEST).map(str::to_owned)
}
