//! What the server's owner does at the command line.

use super::hasher::Hasher;
use crate::Ctx;
use rialto_domain::account::{self as rules, Email, Password};
use rialto_domain::id::AccountId;
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::account::{self, Account};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record::{self, Change};
use rialto_persistence::write::{account as write, private};
use serde_json::{Value, json};

/// An account that the owner adds.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The address; the owner vouches for it.
    pub email: String,
    /// The name; without one, what stands before the `@`.
    pub name: Option<String>,
    /// Language of the mail.
    pub language: String,
    /// The password.
    pub password: String,
    /// Whether it is an administrator's.
    pub is_administrator: bool,
}

/// Adds an account.
///
/// # Errors
/// Issues of what was given; `Conflict` when the address has an account; `Forbidden`.
pub async fn add(ctx: &Ctx, new: &NewAccount) -> Result<()> {
    ctx.actor.authorize(Action::AddAccount)?;
    let invalid = |issue| Error::Invalid(vec![issue]);
    let email = Email::parse(&["email"], &new.email).map_err(invalid)?;
    let local = email.as_str().split('@').next().unwrap_or_default();
    let name = rules::name(&["name"], new.name.as_deref().unwrap_or(local)).map_err(invalid)?;
    let language = rules::language(&["language"], &new.language).map_err(invalid)?;
    let password = Password::new(&["password"], &new.password, &email, &name).map_err(invalid)?;
    let password_hash = Hasher::default().hash(password).await?;
    let now = ctx.now();
    let account = write::Account {
        id: ctx.chance.ids.next(),
        email: email.as_str().to_owned(),
        name,
        language: language.to_owned(),
        password_hash,
        email_confirmed_at: Some(now),
        is_administrator: new.is_administrator,
        created_at: now,
    };
    let transaction = ctx.database.begin().await?;
    if !write::insert(&transaction, &account).await? {
        return Err(Error::Conflict(format!("there is an account for {email} already")));
    }
    let fields = vec![json!({ "name": "isAdministrator", "before": null, "after": new.is_administrator })];
    trail(ctx, &transaction, (AccountId(account.id), "add_account"), fields).await?;
    transaction.commit().await
}

/// All accounts, by address.
///
/// # Errors
/// `Forbidden` for anybody but the server's owner.
pub async fn list(ctx: &Ctx) -> Result<Vec<Account>> {
    ctx.actor.authorize(Action::ListAccounts)?;
    account::all(&ctx.database).await
}

/// Makes the account of an address an administrator's.
///
/// # Errors
/// `NotFound` when the address has no account; `Forbidden`.
pub async fn make_administrator(ctx: &Ctx, email: &str) -> Result<()> {
    ctx.actor.authorize(Action::MakeAdministrator)?;
    let email = Email::parse(&["email"], email).map_err(|issue| Error::Invalid(vec![issue]))?;
    let transaction = ctx.database.begin().await?;
    let nobody = || Error::NotFound(format!("an account for {email}"));
    let whose = private::addressee_at(&transaction, email.as_str()).await?.ok_or_else(nobody)?;
    if !write::make_administrator(&transaction, email.as_str(), ctx.now()).await? {
        return Err(nobody());
    }
    let fields = vec![json!({ "name": "isAdministrator", "before": null, "after": true })];
    trail(ctx, &transaction, (whose.account, "make_administrator"), fields).await?;
    transaction.commit().await
}

/// Writes into the audit trail what the owner does to an account at the command line, where nobody signs in.
pub(crate) async fn trail(
    ctx: &Ctx,
    transaction: &Transaction,
    (account, act): (AccountId, &'static str),
    fields: Vec<Value>,
) -> Result<()> {
    let change = Change {
        id: ctx.chance.ids.next(),
        record: account.into(),
        version: 0,
        act,
        account: None,
        api_token: None,
        fields: Some(Value::Array(fields).to_string()),
        is_public: false,
        address: None,
        device: Some("rialto user".to_owned()),
        created_at: ctx.now(),
    };
    record::insert_change(transaction, &change).await
}
