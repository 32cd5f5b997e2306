//! Sealing anew what older keys have sealed, at each start: so that a new secret key takes the place of an old one.

use super::{Accounts, keys, second_factor};
use rialto_domain::Result;
use rialto_persistence::account;
use rialto_persistence::write::{second_factor as factors, signing_key};

impl Accounts {
    /// Seals everything with the newest secret key; how much was sealed anew. Nothing is when one of the keys is missing.
    ///
    /// # Errors
    /// `SECRET_KEY_MISSING`.
    pub async fn reseal(&self) -> Result<usize> {
        let seal = &self.0.secret_keys;
        let mut anew = 0;
        let signing = account::signing_keys(&self.0.database).await?;
        let transaction = self.0.database.begin().await?;
        for key in signing.iter().filter(|key| !seal.is_current(&key.private_key)) {
            seal.expect(&key.private_key)?;
            let sealed = seal.seal((keys::WHAT, key.id), &keys::private(key, seal)?)?;
            signing_key::reseal(&transaction, key.id, &sealed).await?;
            anew += 1;
        }
        for factor in factors::all(&transaction).await?.iter().filter(|factor| !seal.is_current(&factor.secret)) {
            seal.expect(&factor.secret)?;
            let row = (second_factor::WHAT, factor.account_id);
            let sealed = seal.seal(row, &seal.open(row, &factor.secret)?)?;
            factors::reseal(&transaction, factor.account_id, &sealed).await?;
            anew += 1;
        }
        transaction.commit().await?;
        Ok(anew)
    }
}
