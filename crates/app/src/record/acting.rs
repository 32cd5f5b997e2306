//! An act upon a record while it runs.

use crate::account::By;
use rialto_domain::context::Chance;
use rialto_domain::id::GlobalId;
use rialto_domain::policy::Way;
use rialto_domain::policy::record::Standing;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record::{self, State};
use serde_json::{Value, json};

/// The one transaction of an act upon a record that is locked, by somebody who may.
pub struct Acting<'a> {
    /// The transaction.
    pub transaction: Transaction,
    /// Who acts.
    pub by: &'a By,
    /// The record.
    pub id: GlobalId,
    /// As the act found it.
    pub state: State,
    /// What the actor is to it.
    pub standing: Standing,
    /// Where keys come from.
    pub chance: Chance,
    /// The time of the act, ms since 1970 UTC.
    pub now: i64,
}

/// A field that an act changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its name in the API.
    pub name: String,
    /// What it was.
    pub before: Value,
    /// What it is.
    pub after: Value,
}

/// What an act leaves in the audit trail.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was done: `edit`, `publish`, `open_need`.
    pub act: &'static str,
    /// Fields with what they were and are.
    pub fields: Vec<Changed>,
    /// Whether everybody may read of it (without the texts) while the record is public; never for what is private.
    pub is_public: bool,
    /// Whether it changes the record itself, so that who edits it must read it again.
    pub raises: bool,
}

impl Change {
    /// An act that everybody may read of while the record is public.
    pub fn public(act: &'static str) -> Self {
        Self { act, fields: Vec::new(), is_public: true, raises: true }
    }

    /// An act that those responsible alone may read of.
    pub fn private(act: &'static str) -> Self {
        Self { act, fields: Vec::new(), is_public: false, raises: true }
    }

    /// What stands beside the record's own fields, such as a contribution: whoever edits the record is not disturbed.
    pub fn beside(self) -> Self {
        Self { raises: false, ..self }
    }

    /// Adds a field, when it changes.
    pub fn field(mut self, name: &str, before: Value, after: Value) -> Self {
        if before != after {
            self.fields.push(Changed { name: name.to_owned(), before, after });
        }
        self
    }
}

impl Acting<'_> {
    /// Refuses an act upon another version than the caller has seen.
    ///
    /// # Errors
    /// `Conflict`.
    pub fn expect(&self, version: i64) -> Result<()> {
        if version == self.state.version {
            return Ok(());
        }
        Err(Error::Conflict(format!(
            "this has changed since you read it: you know version {version}, it is at {}; read it again",
            self.state.version
        )))
    }

    /// A new key.
    pub fn key(&self) -> uuid::Uuid {
        self.chance.ids.next()
    }

    /// Whether everybody sees the record.
    pub fn is_published(&self) -> bool {
        self.state.publication == Publication::Published
    }

    /// Writes the change into the audit trail and raises the record's version, unless it stands beside the record.
    pub async fn changed(&mut self, change: Change) -> Result<()> {
        let version = self.state.version + i64::from(change.raises);
        let (account, api_token) = match self.by.actor.member() {
            Some(member) => match member.way {
                Way::Token(token, _) => (Some(member.account.0), Some(token.0)),
                Way::Session(_) => (Some(member.account.0), None),
            },
            None => (None, None),
        };
        let fields: Vec<Value> = change
            .fields
            .iter()
            .map(|field| json!({ "name": field.name, "before": field.before, "after": field.after }))
            .collect();
        let row = record::Change {
            id: self.key(),
            record: self.id,
            version,
            act: change.act,
            account,
            api_token,
            fields: (!fields.is_empty()).then(|| Value::Array(fields).to_string()),
            is_public: change.is_public && self.is_published(),
            address: self.by.client.address.map(|address| address.to_string()),
            device: (!self.by.client.device.is_empty()).then(|| self.by.client.device.chars().take(200).collect()),
            created_at: self.now,
        };
        record::insert_change(&self.transaction, &row).await?;
        if change.raises {
            record::set_version(&self.transaction, self.id, version, self.now).await?;
            self.state.version = version;
        }
        Ok(())
    }

    /// Ends the transaction; what was done is done.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await
    }
}
