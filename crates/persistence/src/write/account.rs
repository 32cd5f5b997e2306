//! Writing accounts and the single-use tokens that travel by mail.

use super::statement::{run, run_unless_taken};
use crate::database::Transaction;
use rialto_domain::Result;
use uuid::Uuid;

/// A new account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Key.
    pub id: Uuid,
    /// The address, normalised.
    pub email: String,
    /// Name.
    pub name: String,
    /// Language of its mail.
    pub language: String,
    /// PHC string of the password; empty when it has none.
    pub password_hash: String,
    /// When the address was confirmed, ms since 1970 UTC.
    pub email_confirmed_at: Option<i64>,
    /// Whether it is an administrator's.
    pub is_administrator: bool,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
}

/// Writes a new account; false when its address is taken.
pub async fn insert(transaction: &Transaction, account: &Account) -> Result<bool> {
    let a = account;
    let sql = "insert into account (id, email, name, language, password_hash, password_changed_at, email_confirmed_at, \
               is_administrator, created_at, updated_at, has_password) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
               on conflict (email) do nothing";
    let values = [
        a.id.into(),
        a.email.as_str().into(),
        a.name.as_str().into(),
        a.language.as_str().into(),
        a.password_hash.as_str().into(),
        a.created_at.into(),
        a.email_confirmed_at.into(),
        a.is_administrator.into(),
        a.created_at.into(),
        a.created_at.into(),
        (!a.password_hash.is_empty()).into(),
    ];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Gives an account a new password. An address that waits to be confirmed waits no more: whoever asked for it may be the one
/// against whom the password is changed.
pub async fn set_password(transaction: &Transaction, id: Uuid, hash: &str, now: i64) -> Result<()> {
    let sql = "update account set password_hash = $2, has_password = true, password_changed_at = $3, updated_at = $3, \
               new_email = null, new_email_until = null where id = $1";
    run(transaction, sql, [id.into(), hash.into(), now.into()]).await.map(drop)
}

/// Notes the address that is to take the place of an account's, until an instant (ms since 1970 UTC).
pub async fn await_email(transaction: &Transaction, id: Uuid, (email, until): (&str, i64), now: i64) -> Result<()> {
    let sql = "update account set new_email = $2, new_email_until = $3, updated_at = $4 where id = $1";
    run(transaction, sql, [id.into(), email.into(), until.into(), now.into()]).await.map(drop)
}

/// Gives an account another address, which is known to be the person's; false when it is taken: the transaction is then worth
/// nothing.
pub async fn set_email(transaction: &Transaction, id: Uuid, email: &str, now: i64) -> Result<bool> {
    let sql = "update account set email = $2, email_confirmed_at = $3, updated_at = $3, new_email = null, \
               new_email_until = null where id = $1";
    run_unless_taken(transaction, sql, [id.into(), email.into(), now.into()]).await.map(|changed| changed > 0)
}

/// Gives an account another name and language.
pub async fn edit(transaction: &Transaction, id: Uuid, (name, language): (&str, &str), now: i64) -> Result<()> {
    let sql = "update account set name = $2, language = $3, updated_at = $4 where id = $1";
    run(transaction, sql, [id.into(), name.into(), language.into(), now.into()]).await.map(drop)
}

/// Makes the account of an address an administrator's; false when there is none.
pub async fn make_administrator(transaction: &Transaction, email: &str, now: i64) -> Result<bool> {
    let sql = "update account set is_administrator = true, updated_at = $2 where email = $1";
    Ok(run(transaction, sql, [email.into(), now.into()]).await? > 0)
}

/// A single-use token that is on its way by mail.
#[derive(Clone, Debug)]
pub struct AccountToken {
    /// Key.
    pub id: Uuid,
    /// The account it is for; none while there is no account yet.
    pub account_id: Option<Uuid>,
    /// What it is for: `confirm`, `reset`, `email`, and what signing in with a provider needs.
    pub purpose: String,
    /// SHA-256 of the token, in hexadecimal digits.
    pub token_hash: String,
    /// What comes true when it is used, JSON.
    pub payload: Option<String>,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
    /// Until when it works, ms since 1970 UTC.
    pub expires_at: i64,
    /// When it was used, ms since 1970 UTC.
    pub used_at: Option<i64>,
}

/// Writes a token.
pub async fn insert_token(transaction: &Transaction, token: &AccountToken) -> Result<()> {
    let t = token;
    let sql = "insert into account_token (id, account_id, purpose, token_hash, payload, created_at, expires_at, used_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        t.id.into(),
        t.account_id.into(),
        t.purpose.as_str().into(),
        t.token_hash.as_str().into(),
        t.payload.clone().into(),
        t.created_at.into(),
        t.expires_at.into(),
        t.used_at.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Uses a token up; false when somebody was quicker.
pub async fn use_token(transaction: &Transaction, id: Uuid, now: i64) -> Result<bool> {
    let sql = "update account_token set used_at = $2, payload = null where id = $1 and used_at is null";
    Ok(run(transaction, sql, [id.into(), now.into()]).await? > 0)
}

/// Uses up every token of a purpose of an account.
pub async fn use_tokens(transaction: &Transaction, account: Uuid, purpose: &str, now: i64) -> Result<()> {
    let sql = "update account_token set used_at = $3, payload = null \
               where account_id = $1 and purpose = $2 and used_at is null";
    run(transaction, sql, [account.into(), purpose.into(), now.into()]).await.map(drop)
}
