//! The keys that sign access tokens: in the database, made at first need, renewed by age.
//!
//! A key signs for [`SIGNS_MS`] and is known for [`KNOWN_MS`], so that what it signed last outlives it. Each instance reads
//! the keys again when a token names one that it does not know.

use super::SecretKeys;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{DecodingKey, EncodingKey};
use rialto_domain::context::Chance;
use rialto_domain::{Error, Result};
use rialto_persistence::write::signing_key;
use rialto_persistence::{Database, account};
use serde_json::{Value, json};
use std::sync::{Arc, PoisonError, RwLock};

const DAY_MS: i64 = 86_400_000;
/// How long a key signs.
pub const SIGNS_MS: i64 = 30 * DAY_MS;
/// How long what it signed is believed.
pub const KNOWN_MS: i64 = 32 * DAY_MS;
/// The keys are read again for a name that is not known, but no more often than this.
const PATIENCE_MS: i64 = 1_000;

/// What is sealed.
pub(super) const WHAT: &str = "signing key";

/// Where keys are kept, and what seals them.
pub type Place<'a> = (&'a Database, &'a SecretKeys);

/// The private half of a key, PKCS #8; one that was made before there were seals is read as it is.
pub(super) fn private(stored: &account::SigningKey, seal: &SecretKeys) -> Result<Vec<u8>> {
    if SecretKeys::is_sealed(&stored.private_key) {
        seal.open((WHAT, stored.id), &stored.private_key)
    } else {
        URL_SAFE_NO_PAD.decode(&stored.private_key).map_err(Error::internal)
    }
}

/// A key, ready for use.
pub struct Key {
    /// Its id, `kid`.
    pub id: String,
    /// Signs.
    pub signs: EncodingKey,
    /// Verifies.
    pub verifies: DecodingKey,
    public: String,
    created_at: i64,
}

#[derive(Default)]
struct Read {
    keys: Arc<Vec<Key>>,
    at: i64,
}

/// The keys of the site.
#[derive(Default)]
pub struct Keys(RwLock<Read>);

impl Keys {
    /// The key that signs now.
    pub async fn signing(&self, (database, seal): Place<'_>, chance: &Chance) -> Result<(Arc<Vec<Key>>, usize)> {
        let now = chance.clock.now_ms();
        let signs = |keys: &Vec<Key>| keys.iter().position(|key| now < key.created_at + SIGNS_MS);
        let known = self.known();
        if let Some(at) = signs(&known) {
            return Ok((known, at));
        }
        let mut keys = self.read((database, seal), now).await?;
        if signs(&keys).is_none() {
            make((database, seal), chance, now).await?;
            keys = self.read((database, seal), now).await?;
        }
        let at = signs(&keys).ok_or_else(|| Error::internal("there is no key to sign with"))?;
        Ok((keys, at))
    }

    /// The keys that are believed, among them one of this id where there is one.
    pub async fn verifying(&self, place: Place<'_>, now: i64, id: &str) -> Result<Arc<Vec<Key>>> {
        let known = self.known();
        let read_at = self.0.read().unwrap_or_else(PoisonError::into_inner).at;
        if known.iter().any(|key| key.id == id) || (read_at > 0 && now < read_at + PATIENCE_MS) {
            return Ok(known);
        }
        self.read(place, now).await
    }

    /// The public keys as a JWK set (RFC 7517, RFC 8037).
    pub async fn public(&self, place: Place<'_>, chance: &Chance) -> Result<Value> {
        let (keys, _) = self.signing(place, chance).await?;
        let now = chance.clock.now_ms();
        let keys: Vec<Value> = keys
            .iter()
            .filter(|key| key.is_known(now))
            .map(|key| {
                json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key.id, "x": key.public })
            })
            .collect();
        Ok(json!({ "keys": keys }))
    }

    fn known(&self) -> Arc<Vec<Key>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).keys.clone()
    }

    async fn read(&self, (database, seal): Place<'_>, now: i64) -> Result<Arc<Vec<Key>>> {
        let stored = account::signing_keys(database).await?;
        let keys: Result<Vec<Key>> = stored.into_iter().map(|stored| Key::of(stored, seal)).collect();
        let keys = Arc::new(keys?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Read { keys: keys.clone(), at: now };
        Ok(keys)
    }
}

impl Key {
    fn of(stored: account::SigningKey, seal: &SecretKeys) -> Result<Self> {
        let private = private(&stored, seal)?;
        Ok(Self {
            id: stored.id.simple().to_string(),
            signs: EncodingKey::from_ed_der(&private),
            verifies: DecodingKey::from_ed_components(&stored.public_key).map_err(Error::internal)?,
            public: stored.public_key,
            created_at: stored.created_at,
        })
    }

    /// Whether what it signed is believed at an instant.
    pub fn is_known(&self, now: i64) -> bool {
        now < self.created_at + KNOWN_MS
    }
}

/// Makes a key, unless another instance was quicker, and forgets those that are long out of use.
async fn make((database, seal): Place<'_>, chance: &Chance, now: i64) -> Result<()> {
    let refused = |_| Error::internal("a key to sign with could not be made");
    let private = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).map_err(refused)?;
    let pair = Ed25519KeyPair::from_pkcs8(private.as_ref()).map_err(Error::internal)?;
    let id = chance.ids.next();
    let key = signing_key::SigningKey {
        id,
        algorithm: "EdDSA",
        private_key: seal.seal((WHAT, id), private.as_ref())?,
        public_key: URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()),
        created_at: now,
    };
    let transaction = database.begin().await?;
    if signing_key::insert(&transaction, &key, now - SIGNS_MS).await? {
        signing_key::forget(&transaction, now - 2 * KNOWN_MS).await?;
        tracing::info!(key = %key.id, "a new key signs access tokens");
    }
    transaction.commit().await
}
