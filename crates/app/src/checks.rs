//! Checking the input of an act upon a record: all that is wrong is told at once.

use crate::account::{By, sha256};
use crate::record::{Acting, Change};
use rialto_domain::context::date_of;
use rialto_domain::id::GlobalId;
use rialto_domain::policy::record::{RecordAct, Roles, Standing};
use rialto_domain::text::Language;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::idempotency::{Call, Claim, claim};
use rialto_persistence::write::{life, record, tie};
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

/// Gathers what is wrong with an input.
#[derive(Default)]
pub(crate) struct Checks(Vec<Issue>);

impl Checks {
    /// Takes what was right.
    pub fn take<T>(&mut self, checked: Result<T, Issue>) -> Option<T> {
        checked.map_err(|issue| self.0.push(issue)).ok()
    }

    /// Adds what is wrong.
    pub fn add(&mut self, issues: impl IntoIterator<Item = Issue>) {
        self.0.extend(issues);
    }

    /// The error of all that was wrong.
    ///
    /// # Errors
    /// `Invalid` when there was something.
    pub fn done(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }

    /// The same, where something that is needed was not right.
    pub fn error(self) -> Error {
        Error::Invalid(self.0)
    }
}

/// One issue as an error.
pub(crate) fn wrong(issue: Issue) -> Error {
    Error::Invalid(vec![issue])
}

/// Refuses an act upon another version than the caller has seen, as an issue at `input.version`.
///
/// # Errors
/// `CONFLICT`.
pub(crate) fn expect(acting: &Acting<'_>, version: i64) -> Result<()> {
    let now = acting.state.version;
    if version == now {
        return Ok(());
    }
    let message =
        format!("This has changed since you read it (version {version}, now {now}): read it again and repeat.");
    Err(wrong(Issue::new(&["input", "version"], "CONFLICT", message).param("version", now)))
}

/// The day of an act.
pub(crate) fn today(acting: &Acting<'_>) -> chrono::NaiveDate {
    date_of(acting.now)
}

/// The language of what is written: as said, else that of the record.
pub(crate) fn language(checks: &mut Checks, acting: &Acting<'_>, tag: Option<&str>) -> Option<Language> {
    checks.take(wording::language(&["input", "language"], tag, &acting.state.language))
}

/// Refuses to name another record that the actor may not read.
///
/// # Errors
/// `NotFound`, as if it were not there.
pub(crate) async fn readable(acting: &Acting<'_>, id: GlobalId) -> Result<()> {
    readable_by(&acting.transaction, acting.by, id).await
}

/// The same in an act upon no record.
///
/// # Errors
/// `NotFound`, as if it were not there.
pub(crate) async fn readable_by(transaction: &Transaction, by: &By, id: GlobalId) -> Result<()> {
    let nothing = || Error::NotFound(format!("the {}", id.kind.type_name().to_lowercase()));
    let publication = tie::publication(transaction, id).await?;
    // asked also of what is not there: it takes as long as what may not be read
    let roles = match by.actor.member() {
        Some(member) => record::roles(transaction, id, member.account).await?,
        None => Roles::default(),
    };
    let standing = Standing { kind: id.kind, publication: publication.ok_or_else(nothing)?, roles };
    if by.actor.may(RecordAct::Read, &standing) { Ok(()) } else { Err(nothing()) }
}

/// Writes a change of what stands beside the record's own fields: whoever edits those is not disturbed, and the record counts
/// as changed now.
pub(crate) async fn beside(acting: &mut Acting<'_>, change: Change) -> Result<()> {
    acting.changed(change.beside()).await?;
    life::touch(&acting.transaction, acting.id, acting.now).await
}

/// The key of what the same call made before; without one `new` is made, and found by the next call with this key of the caller.
/// What is sent again must be the same input upon the same record.
///
/// # Errors
/// `IDEMPOTENCY_KEY_USED`.
pub(crate) async fn repeated(
    acting: &Acting<'_>,
    (act, key): (&str, Option<&str>),
    input: &impl Serialize,
    new: GlobalId,
) -> Result<Option<Uuid>> {
    let (Some(key), Some(member)) = (key, acting.by.actor.member()) else { return Ok(None) };
    let whole = format!("{}{}", acting.id.key, serde_json::to_string(input).map_err(Error::internal)?);
    let call = Call { account: member.account, key, act, input_hash: &sha256(&whole) };
    match claim(&acting.transaction, &call, new, acting.now).await? {
        Claim::New => Ok(None),
        Claim::Again(before) => Ok(Some(before.key)),
        Claim::Used => {
            let message = "This key was used for something else; choose a new key for each thing you do.";
            Err(wrong(Issue::new(&["input", "idempotencyKey"], "IDEMPOTENCY_KEY_USED", message)))
        }
    }
}

/// A field of an input that may be absent (`None`), null (`Some(None)`) or given.
pub(crate) fn given<'de, D, T>(deserializer: D) -> std::result::Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer).map(Some)
}
