//! Access tokens: JWT, signed with Ed25519, for ten minutes, each bound to a session that is asked for at every use.

use super::Accounts;
use super::api_token::API_TOKEN_PREFIX;
use jsonwebtoken::{Algorithm, Header, Validation, decode, decode_header, encode};
use rialto_domain::id::{AccountId, SignInSessionId};
use rialto_domain::policy::{Actor, Member, Way};
use rialto_domain::{Error, Result};
use rialto_persistence::account;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// How long an access token works.
pub const LIFETIME_SECONDS: i64 = 600;
/// Whom access tokens are for.
pub const AUDIENCE: &str = "rialto-api";
/// What they are (RFC 9068).
const TYPE: &str = "at+jwt";
/// How far the clocks of two instances may be apart.
const LEEWAY_SECONDS: i64 = 5;
/// No token of ours is longer.
const LONGEST: usize = 1_024;

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
}

impl Accounts {
    /// An access token of a session, and when it ends, ms since 1970 UTC.
    pub(super) async fn access_token(&self, account: AccountId, session: SignInSessionId) -> Result<(String, i64)> {
        let inner = &self.0;
        let now = self.now() / 1_000;
        let (keys, at) = inner.keys.signing((&inner.database, &inner.secret_keys), &inner.chance).await?;
        let key = keys.get(at).ok_or_else(|| Error::internal("the key to sign with is gone"))?;
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(TYPE.to_owned());
        header.kid = Some(key.id.clone());
        let claims = Claims {
            iss: inner.site.clone(),
            aud: AUDIENCE.to_owned(),
            sub: account.0,
            sid: session.0,
            iat: now,
            nbf: now,
            exp: now + LIFETIME_SECONDS,
        };
        let token = encode(&header, &claims, &key.signs).map_err(Error::internal)?;
        Ok((token, claims.exp * 1_000))
    }

    /// Who comes with the value of an `Authorization` header: `Bearer` and an access token or an API token.
    ///
    /// # Errors
    /// `Unauthenticated` for anything that is not valid at this moment.
    pub async fn recognise(&self, authorization: &str) -> Result<Actor> {
        let (scheme, token) = authorization.split_once(' ').ok_or(Error::Unauthenticated)?;
        let token = token.trim();
        if !scheme.eq_ignore_ascii_case("bearer") || token.is_empty() || token.len() > LONGEST {
            return Err(Error::Unauthenticated);
        }
        if token.starts_with(API_TOKEN_PREFIX) {
            return self.by_api_token(token).await;
        }
        let claims = self.claims(token).await?;
        let (account, session) = (AccountId(claims.sub), SignInSessionId(claims.sid));
        let found = account::session(&self.0.database, (session, account), self.now()).await?;
        let rights = found.ok_or(Error::Unauthenticated)?;
        Ok(Actor::Member(Member::new(account, rights, Way::Session(session))))
    }

    /// The claims of a token that one of our keys signed and that is valid now.
    async fn claims(&self, token: &str) -> Result<Claims> {
        let refused = |_: jsonwebtoken::errors::Error| Error::Unauthenticated;
        let header = decode_header(token).map_err(refused)?;
        let id = header.kid.as_deref().ok_or(Error::Unauthenticated)?;
        // what we sign says its algorithm, its type and its key, and nothing more
        let plain = serde_json::to_value(&header).map_err(Error::internal)?;
        let names =
            plain.as_object().map(|header| header.keys().all(|name| ["alg", "typ", "kid"].contains(&name.as_str())));
        if header.alg != Algorithm::EdDSA || header.typ.as_deref() != Some(TYPE) || names != Some(true) {
            return Err(Error::Unauthenticated);
        }
        let now = self.now();
        let keys = self.0.keys.verifying((&self.0.database, &self.0.secret_keys), now, id).await?;
        let key = keys.iter().find(|key| key.id == id && key.is_known(now)).ok_or(Error::Unauthenticated)?;
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[&self.0.site]);
        rules.set_required_spec_claims(&["exp", "nbf", "aud", "iss", "sub"]);
        // times are checked below, by the house's clock
        rules.validate_exp = false;
        rules.validate_nbf = false;
        let claims = decode::<Claims>(token, &key.verifies, &rules).map_err(refused)?.claims;
        let now = now.div_euclid(1_000);
        let ahead = now.saturating_add(LEEWAY_SECONDS);
        let lives = claims.exp.checked_sub(claims.iat).is_some_and(|lives| (1..=LIFETIME_SECONDS).contains(&lives));
        if claims.exp <= now || claims.nbf > ahead || claims.iat > ahead || !lives {
            return Err(Error::Unauthenticated);
        }
        Ok(claims)
    }

    /// The public keys as a JWK set.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn public_keys(&self) -> Result<Value> {
        self.0.keys.public((&self.0.database, &self.0.secret_keys), &self.0.chance).await
    }
}
