//! Signing in and out, and renewing a session.

use super::guard::{Guarded, forget_devices};
use super::limit::Operation;
use super::provider::Kept;
use super::{Accounts, By, Client, secret};
use rialto_domain::account::{Email, Password};
use rialto_domain::id::{AccountId, SignInSessionId};
use rialto_domain::policy::{Action, Actor, Member, Way};
use rialto_domain::{Error, Result};
use rialto_persistence::account;
use rialto_persistence::database::Transaction;
use rialto_persistence::write::known_device::{self, KnownDevice};
use rialto_persistence::write::sign_in_session::{self, SignInSession};
use uuid::Uuid;

const DAY_MS: i64 = 86_400_000;
/// A session that is not used for so long is over.
const IDLE_MS: i64 = 30 * DAY_MS;
/// So long after signing in it is over in any case.
const WHOLE_MS: i64 = 90 * DAY_MS;
/// How long the token before the current one is taken for another tab of the same browser that asked at the same moment.
/// Such a tab gets an access token and no refresh token: the browser has the new one, or is about to get it.
pub const GRACE_MS: i64 = 10_000;
/// Longest name of a device, in characters.
const DEVICE: usize = 200;

/// Somebody who has signed in, or whose session was renewed.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// For the `Authorization` header.
    pub access_token: String,
    /// When that ends, ms since 1970 UTC.
    pub expires_at: i64,
    /// For the cookie; none when the browser has it already.
    pub refresh: Option<Refresh>,
    /// Who it is.
    pub actor: Actor,
    /// For the cookie by which the browser is known from now on; none when a session was renewed.
    pub device: Option<Kept>,
}

/// A refresh token.
#[derive(Clone)]
pub struct Refresh {
    /// The token.
    pub token: String,
    /// When it ends, ms since 1970 UTC.
    pub expires_at: i64,
}

impl std::fmt::Debug for Refresh {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Refresh").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

/// A session that is about to begin.
pub(super) struct Beginning {
    account: AccountId,
    session: SignInSession,
    secret: String,
    device: KnownDevice,
    kept: Kept,
    /// Hash of what the browser was known by before.
    before: Option<String>,
}

impl Accounts {
    /// Signs in with address and password.
    ///
    /// # Errors
    /// `CREDENTIALS_WRONG` among the issues, whichever of the two is wrong; when both are right, `SECOND_FACTOR_NEEDED` or
    /// `CODE_WRONG`; `SIGN_IN_GUARDED` while strangers guess; `RateLimited`.
    pub async fn sign_in(&self, by: &By, (email, password, code): (&str, &str, Option<&str>)) -> Result<SignedIn> {
        by.authorize(Action::SignIn)?;
        // what is no address is nobody's, and is counted and takes time as any other
        let email = Email::parse(&[], email).map_or_else(|_| String::new(), |email| email.as_str().to_owned());
        let device = self.known_device(&by.client).await?;
        // a browser that is known is counted by itself, so that its neighbours do not use up its tries
        let who = device.as_ref().map_or(email.as_str(), |(_, hash)| hash);
        self.count(Operation::SignIn, who, by.client.address).await?;
        let known = account::by_email(&self.0.database, &email).await?;
        let is_stranger = known.as_ref().map(|known| known.id) != device.map(|(owner, _)| owner) || known.is_none();
        if is_stranger {
            self.admit(Guarded::Password, &email).await?;
        }
        let hash = known.as_ref().and_then(|account| account.password_hash.clone());
        let fits = self.0.hasher.verify(Password::typed(password), hash).await?;
        let known_id = known.as_ref().map(|account| account.id.0);
        let Some(account) = known.filter(|_| fits) else {
            let account = known_id.map(tracing::field::display);
            tracing::info!(account, is_stranger, "a password was wrong");
            let message = "The address or the password is not right.";
            return Err(Error::invalid(&["input"], "CREDENTIALS_WRONG", message));
        };
        if is_stranger {
            self.give_back(Guarded::Password, &email).await?;
        }
        let proof = self.prove_second_factor(account.id, code, &by.client).await?;
        let beginning = self.beginning(account.id, &by.client)?;
        let transaction = self.0.database.begin().await?;
        proof.use_up(self, &transaction, &account).await?;
        beginning.write(&transaction).await?;
        self.trail(&transaction, by, (account.id, "sign_in")).await?;
        transaction.commit().await?;
        tracing::info!(account = %account.id.0, session = %beginning.session.id, "signed in");
        self.signed_in(beginning).await
    }

    /// Renews a session with its refresh token, which is used up: it comes with a new one.
    ///
    /// # Errors
    /// `Unauthenticated` when the token is not one that works. A token that was used before ends its session: either the
    /// browser or a thief has it, and nobody can tell which.
    pub async fn refresh(&self, client: &Client, token: &str) -> Result<SignedIn> {
        let (id, secret) = token.split_once('.').ok_or(Error::Unauthenticated)?;
        let id = Uuid::try_parse(id).map_err(|_| Error::Unauthenticated)?;
        self.count(Operation::Refresh, &id.simple().to_string(), client.address).await?;
        let now = self.now();
        let old = secret::hash(secret);
        let new = secret::new()?;
        let transaction = self.0.database.begin().await?;
        let Some(session) = sign_in_session::by_id(&transaction, id).await? else { return Err(Error::Unauthenticated) };
        if session.ended_at.is_some() || session.expires_at <= now {
            return Err(Error::Unauthenticated);
        }
        let account = AccountId(session.account_id);
        let expires_at = (now + IDLE_MS).min(session.started_at + WHOLE_MS);
        let hashes = (old.as_str(), secret::hash(&new));
        let refresh = if sign_in_session::rotate(&transaction, id, (hashes.0, &hashes.1), (now, expires_at)).await? {
            Some(Refresh { token: format!("{}.{new}", id.simple()), expires_at })
        } else {
            // somebody may have been quicker since the row was read
            let session = sign_in_session::by_id(&transaction, id).await?.unwrap_or(session);
            let is_previous = session.previous_hash.as_deref() == Some(&old);
            if !is_previous || now >= session.rotated_at + GRACE_MS {
                sign_in_session::end(&transaction, (account.0, id), now, "reuse").await?;
                transaction.commit().await?;
                tracing::warn!(account = %account.0, session = %id, "a refresh token was used twice: its session is over");
                return Err(Error::Unauthenticated);
            }
            None
        };
        transaction.commit().await?;
        let session = SignInSessionId(id);
        // read once more, so that an account that was removed meanwhile gets nothing
        let rights = account::session(&self.0.database, (session, account), now).await?;
        let rights = rights.ok_or(Error::Unauthenticated)?;
        let (access_token, expires_at) = self.access_token(account, session).await?;
        let actor = Actor::Member(Member::new(account, rights, Way::Session(session)));
        Ok(SignedIn { access_token, expires_at, refresh, actor, device: None })
    }

    /// Ends the session in which the actor acts.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`.
    pub async fn sign_out(&self, by: &By) -> Result<()> {
        by.authorize(Action::SignOut)?;
        let session = by.actor.session().ok_or(Error::Unauthenticated)?;
        let account = self.member(by)?.account;
        let transaction = self.0.database.begin().await?;
        sign_in_session::end(&transaction, (account.0, session.0), self.now(), "signed out").await?;
        self.trail(&transaction, by, (account, "sign_out")).await?;
        transaction.commit().await
    }

    /// Ends all sessions of the actor, this one too.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`.
    pub async fn sign_out_everywhere(&self, by: &By) -> Result<()> {
        by.authorize(Action::SignOutEverywhere)?;
        let account = self.member(by)?.account;
        let transaction = self.0.database.begin().await?;
        sign_in_session::end_all(&transaction, account.0, None, (self.now(), "signed out everywhere")).await?;
        forget_devices(&transaction, account).await?;
        self.trail(&transaction, by, (account, "sign_out_everywhere")).await?;
        transaction.commit().await
    }

    /// Ends a session of the actor.
    ///
    /// # Errors
    /// `NotFound` when it is nobody's, somebody else's, or over.
    pub async fn end_session(&self, by: &By, session: SignInSessionId) -> Result<()> {
        by.authorize(Action::EndSession)?;
        let account = self.member(by)?.account;
        let transaction = self.0.database.begin().await?;
        if !sign_in_session::end(&transaction, (account.0, session.0), self.now(), "ended by its owner").await? {
            return Err(Error::NotFound("the session".to_owned()));
        }
        self.trail(&transaction, by, (account, "end_session")).await?;
        transaction.commit().await
    }

    pub(super) fn member(&self, by: &By) -> Result<Member> {
        by.actor.member().ok_or(Error::Unauthenticated)
    }

    /// A session of an account, to be written in the act's transaction.
    pub(super) fn beginning(&self, account: AccountId, client: &Client) -> Result<Beginning> {
        let (now, secret) = (self.now(), secret::new()?);
        let device: String = client.device.chars().filter(|c| !c.is_control()).take(DEVICE).collect();
        let session = SignInSession {
            id: self.0.chance.ids.next(),
            account_id: account.0,
            current_hash: secret::hash(&secret),
            previous_hash: None,
            rotated_at: now,
            device,
            started_at: now,
            expires_at: now + IDLE_MS,
            ended_at: None,
        };
        let (known, kept) = self.new_device(account)?;
        let before = client.device_token.as_deref().map(secret::hash);
        Ok(Beginning { account, session, secret, device: known, kept, before })
    }

    /// The tokens of a session that has been written.
    pub(super) async fn signed_in(&self, beginning: Beginning) -> Result<SignedIn> {
        let Beginning { account, session, secret, kept, .. } = beginning;
        let id = SignInSessionId(session.id);
        let (access_token, expires_at) = self.access_token(account, id).await?;
        let token = format!("{}.{secret}", id.0.simple());
        // asked as at any request, so that a ban holds for what follows in the same document too
        let rights = account::session(&self.0.database, (id, account), self.now()).await?;
        let actor = Actor::Member(Member::new(account, rights.ok_or(Error::Unauthenticated)?, Way::Session(id)));
        Ok(SignedIn {
            access_token,
            expires_at,
            refresh: Some(Refresh { token, expires_at: session.expires_at }),
            actor,
            device: Some(kept),
        })
    }
}

impl Beginning {
    pub(super) async fn write(&self, transaction: &Transaction) -> Result<()> {
        sign_in_session::insert(transaction, &self.session).await?;
        known_device::insert(transaction, &self.device, self.before.as_deref()).await
    }
}
