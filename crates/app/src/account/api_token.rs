//! API tokens: for programs of a member, named, with scopes, shown once.

use super::limit::Operation;
use super::{Accounts, By, Issues, secret};
use rialto_domain::account::{self as rules, Scope, Scopes};
use rialto_domain::id::ApiTokenId;
use rialto_domain::policy::{Action, Actor, Member, Way};
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::account;
use rialto_persistence::write::api_token;
use serde::Deserialize;

/// Every API token begins with it, so that scanners for secrets find one that was published.
pub const API_TOKEN_PREFIX: &str = "rialto_pat_";
/// Letters and digits of the secret: 256 bits.
const SECRET: usize = 43;
/// Digits of the checksum at its end.
const CHECKSUM: usize = 6;
/// Characters by which its owner knows it again.
const SHOWN: usize = API_TOKEN_PREFIX.len() + 4;
const DAY_MS: i64 = 86_400_000;
/// The last use is noted no more often than this.
const NOTED_MS: i64 = 60_000;

/// What a member writes to make a token.
#[derive(Clone, Debug, Deserialize)]
pub struct NewToken {
    /// What it is called.
    pub name: String,
    /// What it may do, names of scopes.
    pub scopes: Vec<String>,
    /// Days that it lives.
    #[serde(rename = "expiresInDays")]
    pub expires_in_days: i64,
}

impl Accounts {
    /// Makes a token; its key and the token itself, which is never shown again.
    ///
    /// # Errors
    /// Issues of the input; `RateLimited`.
    pub async fn create_api_token(&self, by: &By, input: &NewToken) -> Result<(ApiTokenId, String)> {
        by.authorize(Action::CreateApiToken)?;
        let member = self.member(by)?;
        let mut issues = Issues::default();
        let name = issues.take(rules::name(&["input", "name"], &input.name));
        let days = issues.take(rules::token_days(&["input", "expiresInDays"], input.expires_in_days));
        let scopes: Vec<Scope> = input.scopes.iter().filter_map(|name| Scope::parse(name)).collect();
        if scopes.is_empty() {
            let message = "Choose what the token may do: at least one scope.";
            issues.0.push(Issue::new(&["input", "scopes"], "SCOPES_EMPTY", message));
        }
        let (Some(name), Some(days), false) = (name, days, scopes.is_empty()) else { return Err(issues.error()) };
        self.count(Operation::CreateApiToken, &member.account.0.to_string(), by.client.address).await?;

        let body = format!("{API_TOKEN_PREFIX}{}", secret::letters(SECRET)?);
        let token = format!("{body}{}", secret::checksum(&body));
        let now = self.now();
        let row = api_token::ApiToken {
            id: self.0.chance.ids.next(),
            account_id: member.account.0,
            prefix: token.chars().take(SHOWN).collect(),
            token_hash: secret::hash(&token),
            scopes: Scopes::new(scopes).stored(),
            created_at: now,
            expires_at: now + days * DAY_MS,
            name,
        };
        let transaction = self.0.database.begin().await?;
        if api_token::has_name(&transaction, member.account.0, &row.name, now).await? {
            let message = "You have a token of this name; choose another name, or revoke that token first.";
            return Err(Error::invalid(&["input", "name"], "NAME_TAKEN", message));
        }
        api_token::insert(&transaction, &row).await?;
        self.trail(&transaction, by, (member.account, "create_api_token")).await?;
        transaction.commit().await?;
        tracing::info!(account = %member.account.0, token = %row.id, "an API token was made");
        Ok((ApiTokenId(row.id), token))
    }

    /// Revokes a token of the actor.
    ///
    /// # Errors
    /// `NotFound` when it is nobody's, somebody else's, or revoked.
    pub async fn revoke_api_token(&self, by: &By, token: ApiTokenId) -> Result<()> {
        by.authorize(Action::RevokeApiToken)?;
        let account = self.member(by)?.account;
        let transaction = self.0.database.begin().await?;
        if !api_token::revoke(&transaction, (account.0, token.0), self.now()).await? {
            return Err(Error::NotFound("the API token".to_owned()));
        }
        self.trail(&transaction, by, (account, "revoke_api_token")).await?;
        transaction.commit().await
    }

    /// Who comes with an API token.
    pub(super) async fn by_api_token(&self, token: &str) -> Result<Actor> {
        // a text that only looks like a token is told without a look into the database
        let whole = token.is_ascii() && token.len() == API_TOKEN_PREFIX.len() + SECRET + CHECKSUM;
        let (body, checksum) = token.split_at_checked(token.len().saturating_sub(CHECKSUM)).unwrap_or_default();
        if !whole || secret::checksum(body) != checksum {
            return Err(Error::Unauthenticated);
        }
        let now = self.now();
        let known = account::api_token(&self.0.database, &secret::hash(token), now).await?;
        let known = known.ok_or(Error::Unauthenticated)?;
        if known.last_used_at.is_none_or(|last| last + NOTED_MS <= now) {
            let transaction = self.0.database.begin().await?;
            api_token::used(&transaction, known.id.0, now).await?;
            transaction.commit().await?;
        }
        Ok(Actor::Member(Member::new(known.account, known.rights, Way::Token(known.id, known.scopes))))
    }
}
