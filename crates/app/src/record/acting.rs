//! An act upon a record while it runs.

use crate::account::By;
use rialto_domain::context::Chance;
use rialto_domain::id::{GlobalId, PersonId, SessionId};
use rialto_domain::policy::record::Standing;
use rialto_domain::policy::{Actor, Way};
use rialto_domain::table::TableEventKind;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record::{self, State};
use rialto_persistence::write::table;
use serde_json::{Value, json};
use uuid::Uuid;

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
    /// The profile of who acts, where there is one.
    pub person: Option<PersonId>,
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

    /// The row of a change in the audit trail: its key, the version it makes, and when, ms since 1970 UTC.
    pub(super) fn row(&self, by: &By, id: GlobalId, (key, version, now): (Uuid, i64, i64)) -> record::Change {
        let (account, api_token) = match by.actor {
            Actor::Member(member) => match member.way {
                Way::Token(token, _) => (Some(member.account.0), Some(token.0)),
                Way::Session(_) => (Some(member.account.0), None),
            },
            Actor::Visitor | Actor::Operator => (None, None),
        };
        let fields: Vec<Value> = self
            .fields
            .iter()
            .map(|field| json!({ "name": field.name, "before": field.before, "after": field.after }))
            .collect();
        record::Change {
            id: key,
            record: id,
            version,
            act: self.act,
            account,
            api_token,
            fields: (!fields.is_empty()).then(|| Value::Array(fields).to_string()),
            is_public: self.is_public,
            address: by.client.address.map(|address| address.to_string()),
            device: (!by.client.device.is_empty()).then(|| by.client.device.chars().take(200).collect()),
            created_at: now,
        }
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
        let (raises, version) = (change.raises, self.state.version + i64::from(change.raises));
        self.trail(change, version).await?;
        if raises {
            record::set_version(&self.transaction, self.id, version, self.now).await?;
            self.state.version = version;
        }
        Ok(())
    }

    /// Writes what changes nothing of what the record shows into the audit trail, for those responsible alone: the version
    /// and the time of the last change, which everybody sees, stay.
    pub async fn noted(&mut self, change: Change) -> Result<()> {
        self.trail(Change { is_public: false, ..change }, self.state.version).await
    }

    async fn trail(&self, change: Change, version: i64) -> Result<()> {
        let change = Change { is_public: change.is_public && self.is_published(), ..change };
        let row = change.row(self.by, self.id, (self.key(), version, self.now));
        record::insert_change(&self.transaction, &row).await
    }

    /// Tells those who watch the table of a session that something happened at it, once the transaction has lasted.
    pub async fn table_event(&self, session: SessionId, kind: TableEventKind, subject: Option<Uuid>) -> Result<()> {
        let account = self.by.actor.member().filter(|_| kind.is_press()).map(|member| member.account);
        let event = table::Event { kind, subject, account };
        table::append(&self.transaction, session, &event, self.now).await.map(drop)
    }

    /// Ends the transaction; what was done is done.
    pub async fn commit(self) -> Result<()> {
        self.transaction.commit().await
    }
}
