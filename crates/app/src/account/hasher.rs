//! Hashing passwords: Argon2id, a few at a time, never on a thread that answers others.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use rialto_domain::account::Password;
use rialto_domain::{Error, Result};
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// Memory of one hash, KiB; with two passes and one lane the second of the settings that OWASP's Password Storage Cheat
/// Sheet recommends for Argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
/// Hashes that wait for their turn; more would wait longer than people do.
const MOST_WAITING: usize = 64;
/// The hash of a password that nobody has, with the same settings: checking it takes as long as checking anybody's.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$cmlhbHRvLW5vYm9keS1pcw$sWiEQqiBE3OEgeqCDEkqBhLqbOCG0H5gYuJzpVkPfBA";

/// Hashes passwords.
pub struct Hasher {
    places: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Hasher {
    fn default() -> Self {
        // each takes a core and 19 MiB while it runs
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { places: Semaphore::new(cores.clamp(1, 4)), waiting: AtomicUsize::new(0) }
    }
}

fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

impl Hasher {
    /// The PHC string of a password.
    ///
    /// # Errors
    /// `Unavailable` when too many wait already.
    pub async fn hash(&self, password: Password) -> Result<String> {
        self.run(move || {
            let hash =
                argon2()?.hash_password(password.as_bytes()).map_err(|error| Error::internal(error.to_string()))?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether a password has this hash; without one it takes as long, and is not.
    ///
    /// # Errors
    /// `Unavailable` when too many wait already.
    pub async fn verify(&self, password: Password, hash: Option<String>) -> Result<bool> {
        self.run(move || {
            let known = hash.is_some();
            let parsed = PasswordHash::new(hash.as_deref().unwrap_or(NOBODY))
                .map_err(|error| Error::internal(format!("a stored password hash cannot be read: {error}")))?;
            // the settings of the hash are used, so that those of old hashes go on working
            Ok(argon2()?.verify_password(password.as_bytes(), &parsed).is_ok() && known)
        })
        .await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
        let _waiting = self.enter()?;
        let _place = self.places.acquire().await.map_err(Error::internal)?;
        spawn_blocking(work).await.map_err(Error::internal)?
    }

    fn enter(&self) -> Result<Waiting<'_>> {
        let waiting = Waiting(&self.waiting);
        if self.waiting.fetch_add(1, Ordering::SeqCst) >= MOST_WAITING {
            return Err(Error::Unavailable { what: "signing in", cause: None });
        }
        Ok(waiting)
    }
}

/// Counts one out again, also when its caller goes away.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_alone() {
        let hasher = Hasher::default();
        let hash = hasher.hash(Password::typed("four bridges over a lagoon")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(hasher.verify(Password::typed("four bridges over a lagoon"), Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify(Password::typed("five bridges over a lagoon"), Some(hash)).await.unwrap());
        assert!(!hasher.verify(Password::typed("four bridges over a lagoon"), None).await.unwrap());
    }

    #[tokio::test]
    async fn more_than_people_wait_for_are_refused() {
        let hasher = Hasher { places: Semaphore::new(0), waiting: AtomicUsize::new(MOST_WAITING) };
        let refused = hasher.hash(Password::typed("four bridges over a lagoon")).await.unwrap_err();
        assert_eq!(refused.code(), "UNAVAILABLE");
        assert_eq!(hasher.waiting.load(Ordering::SeqCst), MOST_WAITING, "who was refused waits no more");
    }
}
