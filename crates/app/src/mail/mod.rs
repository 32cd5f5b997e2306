//! Mail: an act queues a letter in its transaction, a worker writes it in the person's language and sends it.

mod send;
mod text;
mod worker;

pub use send::{Mailer, Transport};
pub use worker::{deliver, run};

use rialto_domain::context::Chance;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::outbox::{self, Delivery};
use serde::{Deserialize, Serialize};

const HOUR_MS: i64 = 3_600_000;
/// Letters that one address gets in an hour because somebody asked for them; more are not sent.
const MOST_IN_AN_HOUR: i64 = 5;

/// What is written to somebody.
#[derive(Clone, Debug)]
pub enum Letter {
    /// The link that confirms an address and makes the account.
    Confirm {
        /// The token of the link.
        token: String,
    },
    /// Somebody asked for an account with an address that has one.
    Known,
    /// The link that sets a new password.
    Reset {
        /// The token of the link.
        token: String,
    },
    /// The password has changed.
    PasswordChanged,
    /// Somebody invites the person to the team of a record.
    Invitation {
        /// The token of the link.
        token: String,
        /// What the letter says: `inviter`, `title`, `message`.
        values: Values,
    },
    /// Nothing, to nobody: queued so that what is done for a known and an unknown address is the same.
    Nothing,
}

impl Letter {
    fn kind(&self) -> &'static str {
        match self {
            Self::Confirm { .. } => "confirm",
            Self::Known => "known",
            Self::Reset { .. } => "reset",
            Self::PasswordChanged => "changed",
            Self::Invitation { .. } => "invitation",
            Self::Nothing => NOTHING,
        }
    }

    fn token(&self) -> Option<&str> {
        match self {
            Self::Confirm { token } | Self::Reset { token } | Self::Invitation { token, .. } => Some(token),
            Self::Known | Self::PasswordChanged | Self::Nothing => None,
        }
    }
}

const NOTHING: &str = "nothing";

/// What a letter says that somebody wrote, by the names of its places.
pub type Values = std::collections::BTreeMap<String, String>;

/// What is kept of a letter until it is sent.
#[derive(Serialize, Deserialize)]
struct Payload {
    language: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    token: Option<String>,
    #[serde(skip_serializing_if = "Values::is_empty", default)]
    values: Values,
}

/// Queues a letter to an address in a language of the web app, in the transaction of an act.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    transaction: &Transaction,
    chance: &Chance,
    (recipient, language): (&str, &str),
    letter: &Letter,
) -> Result<()> {
    let now = chance.clock.now_ms();
    let recent = outbox::count_since(transaction, recipient, now - HOUR_MS).await?;
    // what tells of a danger is always sent
    let sent = recent < MOST_IN_AN_HOUR || matches!(letter, Letter::PasswordChanged);
    let values = match letter {
        Letter::Invitation { values, .. } if sent => values.clone(),
        _ => Values::new(),
    };
    let token = letter.token().filter(|_| sent).map(str::to_owned);
    let payload = Payload { language: language.to_owned(), token, values };
    let delivery = Delivery {
        id: chance.ids.next(),
        kind: if sent { letter.kind() } else { NOTHING },
        recipient,
        payload: serde_json::to_string(&payload).map_err(Error::internal)?,
    };
    outbox::insert(transaction, &delivery, now).await
}
