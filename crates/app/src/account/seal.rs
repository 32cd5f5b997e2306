//! Sealing what the server must read again and nobody else may: secrets of second factors and private keys, with keys that
//! are kept outside the database (OWASP ASVS 5.0, 11.3 and 13.3).
//!
//! From each secret key two are derived (HKDF-SHA256): one seals with AES-256-GCM under a random nonce, bound to what the
//! text is and to whose it is, so that a row cannot be put in the place of another; one makes names (HMAC-SHA256) that tell
//! nothing about what they name. The first key seals; all of them open. To change the key, write a new one above the old:
//! the next start seals everything anew, and the old one can go.

use super::secret;
use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::{hkdf, hmac};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use rialto_domain::{Error, Result};
use std::fmt;
use std::sync::Arc;
use uuid::Uuid;

/// Bytes of a secret key.
const LENGTH: usize = 32;
/// What a sealed text begins with; what begins otherwise was written before there were seals.
const VERSION: &str = "v1";

struct Key {
    /// By which a sealed text names its key; no secret.
    id: String,
    seals: RandomizedNonceKey,
    names: hmac::Key,
}

/// The secret keys of a site, newest first. Cheap to clone; never printed.
#[derive(Clone)]
pub struct SecretKeys(Arc<Vec<Key>>);

impl fmt::Debug for SecretKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.id)).finish()
    }
}

impl SecretKeys {
    /// Reads keys: one a line, 32 bytes in base64; empty lines and what follows a `#` do not count.
    ///
    /// # Errors
    /// `SECRET_KEY_INVALID`, which repeats nothing of it.
    pub fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        let keys: Result<Vec<Key>> = lines.filter(|line| !line.is_empty()).map(Key::parse).collect();
        Some(keys?).filter(|keys| !keys.is_empty()).map(|keys| Self(Arc::new(keys))).ok_or_else(wrong)
    }

    /// A new key, as a line.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn new_line() -> Result<String> {
        Ok(STANDARD.encode(secret::bytes::<LENGTH>()?))
    }

    /// A key that nobody keeps: what it seals is lost with the process.
    ///
    /// # Errors
    /// When the machine gives no random bytes.
    pub fn passing() -> Result<Self> {
        Self::parse(&Self::new_line()?)
    }

    /// Seals a text that is `what` and belongs to the row of a key.
    pub(super) fn seal(&self, (what, row): (&str, Uuid), plain: &[u8]) -> Result<String> {
        let key = self.0.first().ok_or_else(wrong)?;
        let mut text = plain.to_vec();
        let sealed = key.seals.seal_in_place_append_tag(bound_to(what, row), &mut text);
        let nonce = sealed.map_err(|_| Error::internal("a secret could not be sealed"))?;
        let whole = [nonce.as_ref().as_slice(), &text].concat();
        Ok(format!("{VERSION}.{}.{}", key.id, URL_SAFE_NO_PAD.encode(whole)))
    }

    /// Opens a sealed text.
    pub(super) fn open(&self, (what, row): (&str, Uuid), sealed: &str) -> Result<Vec<u8>> {
        let broken = || Error::internal(format!("a sealed {what} is not whole, or not of its row"));
        let (id, rest) = parts(sealed).ok_or_else(broken)?;
        let key = self.0.iter().find(|key| key.id == id).ok_or_else(|| {
            Error::internal(format!(
                "a {what} is sealed with the secret key {id}, which is not among those of the settings"
            ))
        })?;
        let whole = URL_SAFE_NO_PAD.decode(rest).map_err(|_| broken())?;
        let (nonce, text) = whole.split_at_checked(NONCE_LEN).ok_or_else(broken)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| broken())?;
        let mut text = text.to_vec();
        let plain = key.seals.open_in_place(nonce, bound_to(what, row), &mut text).map_err(|_| broken())?;
        Ok(plain.to_vec())
    }

    /// Whether a text is sealed with the key that seals now.
    pub(super) fn is_current(&self, sealed: &str) -> bool {
        parts(sealed).is_some_and(|(id, _)| self.0.first().is_some_and(|key| key.id == id))
    }

    /// Whether a text is sealed, with whatever key.
    pub(super) fn is_sealed(text: &str) -> bool {
        parts(text).is_some()
    }

    /// Refuses what is sealed with a key that is not here.
    ///
    /// # Errors
    /// `SECRET_KEY_MISSING`.
    pub(super) fn expect(&self, sealed: &str) -> Result<()> {
        match parts(sealed) {
            Some((id, _)) if !self.0.iter().any(|key| key.id == id) => {
                let message = format!(
                    "The database holds secrets that are sealed with the secret key {id}, which is not among those of the \
                     settings: give this server the secret key that the others have, or had ([secrets] in rialto.toml)."
                );
                Err(Error::invalid(&["secrets", "key"], "SECRET_KEY_MISSING", message))
            }
            _ => Ok(()),
        }
    }

    /// A name for a text, the same each time, that tells nothing about it.
    pub(super) fn name(&self, text: &str) -> String {
        let Some(key) = self.0.first() else { return String::new() };
        URL_SAFE_NO_PAD.encode(hmac::sign(&key.names, text.as_bytes()))
    }
}

impl Key {
    fn parse(line: &str) -> Result<Self> {
        let bytes = STANDARD.decode(line).map_err(|_| wrong())?;
        let bytes: [u8; LENGTH] = bytes.try_into().map_err(|_| wrong())?;
        let root = hkdf::Salt::new(hkdf::HKDF_SHA256, b"rialto secret key").extract(&bytes);
        let derived = |purpose: &[u8]| {
            let mut out = [0; LENGTH];
            let purpose = [purpose];
            root.expand(&purpose, hkdf::HKDF_SHA256).and_then(|key| key.fill(&mut out)).map_err(|_| wrong())?;
            Ok::<_, Error>(out)
        };
        let id = secret::hash(&format!("rialto key id {line}")).chars().take(8).collect();
        let seals = RandomizedNonceKey::new(&AES_256_GCM, &derived(b"seal")?).map_err(|_| wrong())?;
        Ok(Self { id, seals, names: hmac::Key::new(hmac::HMAC_SHA256, &derived(b"name")?) })
    }
}

fn bound_to(what: &str, row: Uuid) -> Aad<String> {
    Aad::from(format!("{VERSION} {what} {}", row.simple()))
}

fn parts(sealed: &str) -> Option<(&str, &str)> {
    sealed.strip_prefix(VERSION)?.strip_prefix('.')?.split_once('.')
}

fn wrong() -> Error {
    let message = "A secret key is 32 random bytes in base64, one key a line: `openssl rand -base64 32` makes one.";
    Error::invalid(&["secrets", "key"], "SECRET_KEY_INVALID", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(n: u128) -> (&'static str, Uuid) {
        ("secret", Uuid::from_u128(n))
    }

    #[test]
    fn what_is_sealed_opens_again_for_its_own_row_alone() {
        let keys = SecretKeys::passing().unwrap();
        let sealed = keys.seal(row(1), b"four bridges").unwrap();
        assert!(!sealed.contains("four") && sealed != keys.seal(row(1), b"four bridges").unwrap());
        assert_eq!(keys.open(row(1), &sealed).unwrap(), b"four bridges");
        assert!(keys.open(row(2), &sealed).is_err(), "it cannot be put in the place of another row's");
        assert!(keys.open(("another", Uuid::from_u128(1)), &sealed).is_err());
        let mut broken = sealed.clone();
        let last = broken.pop().unwrap();
        broken.push(if last == 'A' { 'B' } else { 'A' });
        for text in [broken.as_str(), "", "v1", "v1.x", "v1.x.y", &sealed[..20]] {
            assert!(keys.open(row(1), text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_new_key_above_the_old_one_seals_and_the_old_one_still_opens() {
        let (old, new) = (SecretKeys::new_line().unwrap(), SecretKeys::new_line().unwrap());
        let before = SecretKeys::parse(&old).unwrap();
        let both = SecretKeys::parse(&format!("# keys\n{new}  # of today\n\n{old}\n")).unwrap();
        let sealed = before.seal(row(1), b"x").unwrap();
        assert_eq!(both.open(row(1), &sealed).unwrap(), b"x");
        assert!(before.is_current(&sealed) && !both.is_current(&sealed));
        let again = both.seal(row(1), b"x").unwrap();
        let error = before.open(row(1), &again).unwrap_err();
        let cause = std::error::Error::source(&error).unwrap().to_string();
        assert!(cause.contains("not among those of the settings"), "{cause}");
    }

    #[test]
    fn keys_are_whole_and_never_printed() {
        for text in ["", "# nothing", "c2hvcnQ=", "not base64 at all"] {
            let error = SecretKeys::parse(text).unwrap_err();
            assert!(error.to_string().contains("openssl rand -base64 32"), "{error}");
        }
        let line = SecretKeys::new_line().unwrap();
        let keys = SecretKeys::parse(&line).unwrap();
        assert!(!format!("{keys:?}").contains(&line));
        assert_eq!(keys.name("ana"), keys.name("ana"));
        assert_ne!(keys.name("ana"), keys.name("iva"));
    }
}
