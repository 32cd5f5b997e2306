//! Mail: an act queues a letter in its transaction, a worker writes it in the person's language and sends it.

mod send;
mod text;
mod worker;

pub use send::{Mailer, NotTaken, Transport};
pub(crate) use text::word;
pub use worker::{deliver, forget, run};

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
    /// The second factor was turned on.
    FactorOn,
    /// The second factor was turned off.
    FactorOff,
    /// A recovery code was used.
    CodeUsed,
    /// The link that confirms another address of an account.
    Email {
        /// The token of the link.
        token: String,
    },
    /// Somebody wanted an address for their account that has one already.
    EmailTaken,
    /// Another address was asked for; this one stays until it is confirmed.
    EmailAsked,
    /// The account has another address from now on.
    EmailChanged,
    /// The link that proves an account to be the person's who came with an identity.
    Link {
        /// The token of the link.
        token: String,
        /// What people call the provider.
        provider: String,
    },
    /// An identity was linked.
    Linked {
        /// What people call the provider.
        provider: String,
    },
    /// An identity was unlinked.
    Unlinked {
        /// What people call the provider.
        provider: String,
    },
    /// Somebody invites the person to the team of a record.
    Invitation {
        /// The token of the link.
        token: String,
        /// What the letter says: `inviter`, `title`, `message`.
        values: Values,
    },
    /// A letter that says what the values name: a decision of a moderator, an account that was erased.
    Told {
        /// Which.
        kind: &'static str,
        /// What it says.
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
            Self::FactorOn => "factor_on",
            Self::FactorOff => "factor_off",
            Self::CodeUsed => "code_used",
            Self::Email { .. } => "email",
            Self::EmailTaken => "email_taken",
            Self::EmailAsked => "email_asked",
            Self::EmailChanged => "email_changed",
            Self::Link { .. } => "link",
            Self::Linked { .. } => "linked",
            Self::Unlinked { .. } => "unlinked",
            Self::Invitation { .. } => "invitation",
            Self::Told { kind, .. } => kind,
            Self::Nothing => NOTHING,
        }
    }

    fn token(&self) -> Option<&str> {
        match self {
            Self::Confirm { token }
            | Self::Reset { token }
            | Self::Email { token }
            | Self::Link { token, .. }
            | Self::Invitation { token, .. } => Some(token),
            _ => None,
        }
    }

    fn provider(&self) -> Option<&str> {
        match self {
            Self::Link { provider, .. } | Self::Linked { provider } | Self::Unlinked { provider } => Some(provider),
            _ => None,
        }
    }

    /// Whether it tells of a danger, and so is always sent.
    fn is_warning(&self) -> bool {
        matches!(
            self,
            Self::PasswordChanged
                | Self::FactorOn
                | Self::FactorOff
                | Self::CodeUsed
                | Self::EmailAsked
                | Self::EmailChanged
                | Self::Linked { .. }
                | Self::Unlinked { .. }
        ) || matches!(self, Self::Told { kind, .. } if !AT_WILL.contains(kind))
    }

    /// A letter that says what the values name.
    pub(crate) fn told(kind: &'static str, values: Values) -> Self {
        Self::Told { kind, values }
    }
}

const NOTHING: &str = "nothing";
/// Letters that anybody can have sent to any address, and which are therefore not sent without end.
const AT_WILL: [&str; 7] = [
    "report_received",
    "report_decided",
    "join_asked",
    "advice_answered",
    "advice_adopted",
    "suggestion_for_you",
    "suggestion_for_project",
];
/// The letter that confirms an erasure: forgotten as soon as it is sent or given up.
const FAREWELL: &str = "erased";

/// What a letter says that somebody wrote, by the names of its places.
pub type Values = std::collections::BTreeMap<String, String>;

/// What is kept of a letter until it is sent.
#[derive(Serialize, Deserialize)]
struct Payload {
    language: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    provider: Option<String>,
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
    let sent = recent < MOST_IN_AN_HOUR || letter.is_warning();
    let values = match letter {
        Letter::Invitation { values, .. } | Letter::Told { values, .. } if sent => values.clone(),
        _ => Values::new(),
    };
    let payload = Payload {
        values,
        language: language.to_owned(),
        token: letter.token().filter(|_| sent).map(str::to_owned),
        provider: letter.provider().map(str::to_owned),
    };
    let delivery = Delivery {
        id: chance.ids.next(),
        kind: if sent { letter.kind() } else { NOTHING },
        recipient,
        payload: serde_json::to_string(&payload).map_err(Error::internal)?,
    };
    outbox::insert(transaction, &delivery, now).await
}
