//! Asking for an account, and confirming its address: the account is made when the link of the mail is used, by what was
//! asked for with that very mail. So nobody can prepare an account for somebody else's address.

use super::limit::Operation;
use super::session::SignedIn;
use super::{Accounts, By, Issues, secret};
use crate::mail::{Letter, queue};
use rialto_domain::account::{self as rules, Email, Password};
use rialto_domain::id::AccountId;
use rialto_domain::policy::Action;
use rialto_domain::privacy::ConsentPurpose;
use rialto_domain::{Error, Result};
use rialto_persistence::account;
use rialto_persistence::write::account::{self as write, AccountToken};
use serde::{Deserialize, Serialize};

/// How long the link of a confirmation works; the mail says so.
const CONFIRM_MS: i64 = 24 * 3_600_000;
/// What the tokens of mails are for.
pub(super) const CONFIRM: &str = "confirm";
pub(super) const RESET: &str = "reset";
/// A token that nobody gets: it is written so that what is done for a known and for an unknown address is the same.
pub(super) const NOTHING: &str = "nothing";

/// What a person writes to get an account.
#[derive(Clone, Debug, Deserialize)]
pub struct SignUp {
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
    /// The name.
    pub name: String,
    /// Language of the mail, one of those of the web app.
    pub language: String,
    /// What the person agrees to beside what every account needs.
    #[serde(default)]
    pub consents: Option<Vec<ConsentPurpose>>,
}

/// What comes true when an address is confirmed.
#[derive(Serialize, Deserialize)]
struct Pending {
    email: String,
    name: String,
    language: String,
    password_hash: String,
    /// Purposes that the person agreed to, by their stored names.
    #[serde(default)]
    consents: Vec<String>,
}

impl Accounts {
    /// Asks for an account: a mail with a link goes to the address. To one that has an account already goes a mail that
    /// says so; the answer is the same.
    ///
    /// # Errors
    /// Issues of the input; `RateLimited`.
    pub async fn sign_up(&self, by: &By, input: &SignUp) -> Result<()> {
        by.authorize(Action::SignUp)?;
        let mut issues = Issues::default();
        let email = issues.take(Email::parse(&["input", "email"], &input.email));
        let name = issues.take(rules::name(&["input", "name"], &input.name));
        let language = issues.take(rules::language(&["input", "language"], &input.language));
        // without a good address the rules of the password still have something to say
        let context = email.clone().map_or_else(|| Email::parse(&[], "nobody@example.org"), Ok);
        let password = context.map_err(|issue| Error::Invalid(vec![issue])).map(|context| {
            let path = ["input", "password"];
            issues.take(Password::new(&path, &input.password, &context, name.as_deref().unwrap_or_default()))
        })?;
        let (Some(email), Some(name), Some(language), Some(password)) = (email, name, language, password) else {
            return Err(issues.error());
        };
        self.count(Operation::SignUp, email.as_str(), by.client.address).await?;

        let known = account::by_email(&self.0.database, email.as_str()).await?;
        let password_hash = self.0.hasher.hash(password).await?;
        let token = secret::new()?;
        let consents = input.consents.iter().flatten().map(|purpose| purpose.as_str().to_owned()).collect();
        let pending =
            Pending { email: email.as_str().to_owned(), name, language: language.to_owned(), password_hash, consents };
        let pending = serde_json::to_string(&pending).map_err(Error::internal)?;
        let now = self.now();
        let (purpose, letter, language) = match &known {
            None => (CONFIRM, Letter::Confirm { token: token.clone() }, language),
            Some(known) => (NOTHING, Letter::Known, known.language.as_str()),
        };
        let row = AccountToken {
            id: self.0.chance.ids.next(),
            account_id: known.as_ref().map(|known| known.id.0),
            purpose: purpose.to_owned(),
            token_hash: secret::hash(&token),
            payload: Some(pending).filter(|_| known.is_none()),
            created_at: now,
            expires_at: now + CONFIRM_MS,
            used_at: None,
        };
        let transaction = self.0.database.begin().await?;
        write::insert_token(&transaction, &row).await?;
        queue(&transaction, &self.0.chance, (email.as_str(), language), &letter).await?;
        transaction.commit().await?;
        self.0.queued.notify_one();
        Ok(())
    }

    /// Makes the account that was asked for with the mail of this token, and signs in.
    ///
    /// # Errors
    /// `TOKEN_INVALID` among the issues when it is unknown, used or too old; `RateLimited`.
    pub async fn confirm_email(&self, by: &By, token: &str) -> Result<SignedIn> {
        by.authorize(Action::ConfirmEmail)?;
        self.count(Operation::UseMailToken, "", by.client.address).await?;
        let now = self.now();
        let found = account::mail_token(&self.0.database, (CONFIRM, &secret::hash(token)), now).await?;
        let found = found.ok_or_else(token_invalid)?;
        let pending: Pending =
            serde_json::from_str(found.payload.as_deref().unwrap_or_default()).map_err(Error::internal)?;
        let consents = pending.consents.iter().map(|purpose| purpose.parse().map_err(Error::internal));
        let consents = consents.collect::<Result<Vec<ConsentPurpose>>>()?;
        let id = AccountId(self.0.chance.ids.next());
        let beginning = self.beginning(id, &by.client)?;
        let account = write::Account {
            id: id.0,
            email: pending.email,
            name: pending.name,
            language: pending.language,
            password_hash: pending.password_hash,
            email_confirmed_at: Some(now),
            is_administrator: false,
            created_at: now,
        };
        let transaction = self.0.database.begin().await?;
        // a second link for the same address comes too late: the account is there
        if !write::use_token(&transaction, found.id, now).await? || !write::insert(&transaction, &account).await? {
            return Err(token_invalid());
        }
        crate::privacy::agree((&transaction, &self.0.chance), id, &consents).await?;
        beginning.write(&transaction).await?;
        self.trail(&transaction, by, (id, "confirm_email")).await?;
        transaction.commit().await?;
        tracing::info!(account = %id.0, "an address was confirmed");
        self.signed_in(beginning).await
    }
}

pub(super) fn token_invalid() -> Error {
    let message = "This link was used already, is too old or not whole; ask for a new one.";
    Error::invalid(&["input", "token"], "TOKEN_INVALID", message)
}
