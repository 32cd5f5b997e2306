//! The second factor: codes of an app (TOTP, RFC 6238) and recovery codes.
//!
//! A code works once: the step of 30 seconds of the last code is kept, and none of that step or an earlier one is taken
//! (OWASP ASVS 5.0, 6.5.1). Recovery codes are 12 of 31 letters, of which 4 find the row and 8, some 40 bits, are hashed
//! like a password, because fewer than 112 bits want a slow hash (6.5.2).

use super::guard::Guarded;
use super::limit::Operation;
use super::{Accounts, By, Client, secret};
use crate::mail::{Letter, queue};
use rialto_domain::account::Password;
use rialto_domain::id::AccountId;
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::account::{self, Account};
use rialto_persistence::database::Transaction;
use rialto_persistence::second_factor::{self, SecondFactor};
use rialto_persistence::write::second_factor::{self as write, RecoveryCode};
use totp_rs::{Builder, Totp};
use uuid::Uuid;

/// What is sealed.
pub(super) const WHAT: &str = "second factor";
/// How long a secret waits for its first code.
const BEGUN_MS: i64 = 30 * 60_000;
/// Bytes of a secret (RFC 4226 §4: 160 bits).
const SECRET: usize = 20;
const CODES: usize = 10;
/// Letters and digits that nobody takes for another.
const LETTERS: &[u8; 31] = b"23456789abcdefghjkmnpqrstuvwxyz";
const CODE: usize = 12;
const SELECTOR: usize = 4;

/// What proved the second factor; it is used up in the transaction of the act.
pub(super) enum Proof {
    /// The account has none.
    NotAsked,
    /// The code of a step.
    Step(i64),
    /// A recovery code.
    Recovery(Uuid),
}

impl Accounts {
    /// Begins to turn on the second factor: the secret in base32, and as an `otpauth` address. Neither is shown again.
    ///
    /// # Errors
    /// `CURRENT_WRONG`, `PASSWORD_NONE`, `SECOND_FACTOR_ON` among the issues; `RateLimited`.
    pub async fn begin_second_factor(&self, by: &By, password: &str) -> Result<(String, String)> {
        by.authorize(Action::BeginSecondFactor)?;
        let owner = self.owner(by).await?;
        self.prove_password(by, &owner, (&["input", "password"], password)).await?;
        let secret = secret::bytes::<SECRET>()?;
        let sealed = self.0.secret_keys.seal((WHAT, owner.id.0), &secret)?;
        let transaction = self.0.database.begin().await?;
        if !write::begin(&transaction, owner.id.0, &sealed, self.now()).await? {
            return Err(is_on());
        }
        self.trail(&transaction, by, (owner.id, "begin_second_factor")).await?;
        transaction.commit().await?;
        // a colon would end the issuer or the name
        let host = self.0.site.split_once("://").map_or(self.0.site.as_str(), |(_, host)| host);
        let names = [host, &owner.email].map(|name| name.replace(':', " "));
        let [issuer, name] = names;
        let totp = Builder::new().with_secret(secret).with_account_name(name).with_issuer(Some(issuer));
        let totp = totp.build().map_err(|error| Error::internal(error.to_string()))?;
        let uri = totp.to_url().map_err(|error| Error::internal(error.to_string()))?;
        Ok((totp.secret().to_base32(), uri))
    }

    /// Turns on the second factor with a code of the app; the recovery codes, which are never shown again.
    ///
    /// # Errors
    /// `CODE_WRONG`, `SECOND_FACTOR_NOT_BEGUN`, `SECOND_FACTOR_ON` among the issues; `RateLimited`.
    pub async fn confirm_second_factor(&self, by: &By, code: &str) -> Result<Vec<String>> {
        by.authorize(Action::ConfirmSecondFactor)?;
        let owner = self.owner(by).await?;
        self.count_code(owner.id, &by.client).await?;
        let now = self.now();
        let begun = second_factor::of(&self.0.database, owner.id).await?;
        let begun = begun.filter(|begun| begun.confirmed_at.is_some() || now < begun.begun_at + BEGUN_MS);
        let begun = begun.ok_or_else(not_begun)?;
        if begun.confirmed_at.is_some() {
            return Err(is_on());
        }
        let step = self.step(owner.id, &begun, &plain(code))?.ok_or_else(code_wrong);
        let step = step.inspect_err(|error| wrong_is_logged(owner.id, error))?;
        let (codes, rows) = self.new_codes().await?;
        let transaction = self.0.database.begin().await?;
        if !write::confirm(&transaction, owner.id.0, (&begun.secret, step), now).await? {
            return Err(not_begun());
        }
        write::set_codes(&transaction, owner.id.0, &rows).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::FactorOn).await?;
        self.trail(&transaction, by, (owner.id, "confirm_second_factor")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "a second factor was turned on");
        Ok(codes)
    }

    /// Makes new recovery codes, which are never shown again; those before are worth nothing.
    ///
    /// # Errors
    /// `CURRENT_WRONG`, `CODE_WRONG`, `SECOND_FACTOR_OFF` and others among the issues; `RateLimited`.
    pub async fn renew_recovery_codes(&self, by: &By, (password, code): (&str, &str)) -> Result<Vec<String>> {
        by.authorize(Action::RenewRecoveryCodes)?;
        let (owner, proof) = self.prove_both(by, (password, code)).await?;
        let (codes, rows) = self.new_codes().await?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        write::set_codes(&transaction, owner.id.0, &rows).await?;
        self.trail(&transaction, by, (owner.id, "renew_recovery_codes")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "recovery codes were renewed");
        Ok(codes)
    }

    /// Turns off the second factor.
    ///
    /// # Errors
    /// `CURRENT_WRONG`, `CODE_WRONG`, `SECOND_FACTOR_OFF` and others among the issues; `RateLimited`.
    pub async fn end_second_factor(&self, by: &By, (password, code): (&str, &str)) -> Result<()> {
        by.authorize(Action::EndSecondFactor)?;
        let (owner, proof) = self.prove_both(by, (password, code)).await?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &owner).await?;
        write::end(&transaction, owner.id.0).await?;
        queue(&transaction, &self.0.chance, (&owner.email, &owner.language), &Letter::FactorOff).await?;
        self.trail(&transaction, by, (owner.id, "end_second_factor")).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        tracing::info!(account = %owner.id.0, "a second factor was turned off");
        Ok(())
    }

    /// Proves the second factor of an account whose other proof is given already, where it has one.
    ///
    /// # Errors
    /// `SECOND_FACTOR_NEEDED` without a code, `CODE_WRONG`; `RateLimited`.
    pub(super) async fn prove_second_factor(
        &self,
        account: AccountId,
        code: Option<&str>,
        client: &Client,
    ) -> Result<Proof> {
        let factor = second_factor::of(&self.0.database, account).await?;
        let Some(factor) = factor.filter(|factor| factor.confirmed_at.is_some()) else { return Ok(Proof::NotAsked) };
        let code = plain(code.unwrap_or_default());
        if code.is_empty() {
            let message = "Write a code of your app, or one of your recovery codes.";
            return Err(Error::invalid(&["input", "code"], "SECOND_FACTOR_NEEDED", message));
        }
        let device = self.known_device(client).await?.filter(|(owner, _)| *owner == account);
        self.count_code(account, client).await?;
        if device.is_none() {
            self.admit(Guarded::Code, &account.0.to_string()).await?;
        }
        let proof = self.proof(account, &factor, &code).await.inspect_err(|error| wrong_is_logged(account, error))?;
        if device.is_none() {
            self.give_back(Guarded::Code, &account.0.to_string()).await?;
        }
        Ok(proof)
    }

    /// What a code proves.
    async fn proof(&self, account: AccountId, factor: &SecondFactor, code: &str) -> Result<Proof> {
        if code.bytes().all(|byte| byte.is_ascii_digit()) && code.len() < CODE {
            let step = self.step(account, factor, code)?.filter(|step| *step > factor.last_step);
            return step.map(Proof::Step).ok_or_else(code_wrong);
        }
        let (selector, rest) = code.split_at_checked(SELECTOR).ok_or_else(code_wrong)?;
        let known = second_factor::recovery_code(&self.0.database, account, selector).await?;
        let (id, hash) = known.unzip();
        match (id, self.0.hasher.verify(Password::typed(rest), hash).await?) {
            (Some(id), true) => Ok(Proof::Recovery(id)),
            _ => Err(code_wrong()),
        }
    }

    /// The password and the second factor of the actor, for what changes that factor.
    async fn prove_both(&self, by: &By, (password, code): (&str, &str)) -> Result<(Account, Proof)> {
        let owner = self.owner(by).await?;
        self.prove_password(by, &owner, (&["input", "password"], password)).await?;
        match self.prove_second_factor(owner.id, Some(code), &by.client).await? {
            Proof::NotAsked => {
                let message = "There is no second factor to change: it is off.";
                Err(Error::invalid(&["input"], "SECOND_FACTOR_OFF", message))
            }
            proof => Ok((owner, proof)),
        }
    }

    /// The account of the actor.
    pub(super) async fn owner(&self, by: &By) -> Result<Account> {
        let member = self.member(by)?;
        account::by_id(&self.0.database, member.account).await?.ok_or(Error::Unauthenticated)
    }

    /// The step of 30 seconds of which a code is, of those near now.
    fn step(&self, account: AccountId, factor: &SecondFactor, code: &str) -> Result<Option<i64>> {
        let secret = self.0.secret_keys.open((WHAT, account.0), &factor.secret)?;
        let totp: Totp =
            Builder::new().with_secret(secret).build().map_err(|error| Error::internal(error.to_string()))?;
        let seconds = u64::try_from(self.now() / 1_000).unwrap_or_default();
        Ok(totp.check(code, seconds).and_then(|step| i64::try_from(step).ok()))
    }

    async fn count_code(&self, account: AccountId, client: &Client) -> Result<()> {
        self.count(Operation::Code, &account.0.to_string(), client.address).await
    }

    /// Ten recovery codes as people write them, and as they are stored.
    async fn new_codes(&self) -> Result<(Vec<String>, Vec<RecoveryCode>)> {
        let (mut codes, mut rows): (Vec<String>, Vec<RecoveryCode>) = (Vec::new(), Vec::new());
        while rows.len() < CODES {
            let code = new_code()?;
            let (selector, rest) = code.split_at_checked(SELECTOR).unwrap_or_default();
            // two that begin alike could not be told apart
            if rows.iter().any(|row| row.selector == selector) {
                continue;
            }
            let code_hash = self.0.hasher.hash(Password::typed(rest)).await?;
            rows.push(RecoveryCode { id: self.0.chance.ids.next(), selector: selector.to_owned(), code_hash });
            let groups = [code.get(..4), code.get(4..8), code.get(8..)].map(Option::unwrap_or_default);
            codes.push(groups.join("-"));
        }
        Ok((codes, rows))
    }
}

impl Proof {
    /// Uses up the code in the transaction of what it proves.
    ///
    /// # Errors
    /// `CODE_WRONG` when somebody was quicker.
    pub(super) async fn use_up(&self, accounts: &Accounts, transaction: &Transaction, owner: &Account) -> Result<()> {
        let was_first = match self {
            Self::NotAsked => true,
            Self::Step(step) => write::use_step(transaction, owner.id.0, *step).await?,
            Self::Recovery(id) => {
                let to = (owner.email.as_str(), owner.language.as_str());
                queue(transaction, &accounts.0.chance, to, &Letter::CodeUsed).await?;
                write::use_code(transaction, *id, accounts.now()).await?
            }
        };
        if was_first { Ok(()) } else { Err(code_wrong()) }
    }
}

/// A code without what people write between its parts.
fn plain(code: &str) -> String {
    let code = code.chars().filter(|c| c.is_ascii_alphanumeric()).take(40);
    code.map(|c| c.to_ascii_lowercase()).collect()
}

fn new_code() -> Result<String> {
    let mut code = String::with_capacity(CODE);
    while code.len() < CODE {
        // bytes from 248 on would make the first letters likelier
        let fair = secret::bytes::<32>()?.into_iter().filter(|byte| *byte < 248);
        let letters = fair.filter_map(|byte| LETTERS.get(usize::from(byte) % LETTERS.len()));
        code.extend(letters.map(|letter| char::from(*letter)).take(CODE - code.len()));
    }
    Ok(code)
}

/// A code that is not right is in the log, never what was typed; a database that is away is not a wrong code.
fn wrong_is_logged(account: AccountId, error: &Error) {
    if matches!(error, Error::Invalid(_)) {
        tracing::info!(account = %account.0, "a code of a second factor was wrong");
    }
}

fn code_wrong() -> Error {
    let message = "This code is not right, or was used already; wait for the next one of your app.";
    Error::invalid(&["input", "code"], "CODE_WRONG", message)
}

fn not_begun() -> Error {
    let message = "Begin again: the secret that this code is to confirm is too old, or there is none.";
    Error::invalid(&["input"], "SECOND_FACTOR_NOT_BEGUN", message)
}

fn is_on() -> Error {
    Error::invalid(&["input"], "SECOND_FACTOR_ON", "The second factor is on already; turn it off to begin anew.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recovery_codes_have_the_length_and_the_letters_that_people_can_tell_apart() {
        let all: Vec<String> = (0..200).map(|_| new_code().unwrap()).collect();
        assert!(all.iter().all(|code| code.len() == CODE && code.bytes().all(|byte| LETTERS.contains(&byte))));
        assert!(all.iter().all(|code| !code.contains(['0', 'o', '1', 'l', 'i'])));
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn what_people_write_between_the_parts_of_a_code_does_no_harm() {
        assert_eq!(plain(" 123 456 "), "123456");
        assert_eq!(plain("K7MX-9q2t–w4hd"), "k7mx9q2tw4hd");
        assert_eq!(plain(&"9".repeat(500)).len(), 40);
    }
}
