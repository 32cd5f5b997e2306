//! Money that was put into projects and sessions, and that projects attracted: what the return is told from.

use crate::account::By;
use crate::checks::{Checks, given, readable, repeated, today, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::form::link;
use rialto_domain::id::{GlobalId, Kind, MoneyEntryId, ProjectId, SessionId};
use rialto_domain::money::{FigureBasis, MoneyRole, cents};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::advice;
use rialto_persistence::write::money::{self as rows, MoneyEntry};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Longest name of who gave it, characters.
const SOURCE: usize = 200;
/// Longest key of a call that may come twice, characters.
const KEY: usize = 64;
/// Amounts of one project or session.
const MOST: i64 = 500;

/// An amount that is recorded.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordMoney {
    /// The same key with the same input answers the same amount.
    #[serde(skip_serializing)]
    pub idempotency_key: Option<String>,
    /// Global id of the session it is counted to.
    pub session_id: Option<String>,
    /// Put in or attracted.
    pub role: MoneyRole,
    /// Euros.
    pub amount_eur: f64,
    /// Estimated or measured.
    pub basis: FigureBasis,
    /// When it was or will be paid.
    pub happened_on: NaiveDate,
    /// From whom it came.
    pub source: String,
    /// Where that can be checked.
    pub evidence: Option<String>,
}

/// What changes of an amount; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditMoney {
    /// Euros.
    pub amount_eur: Option<f64>,
    /// Estimated or measured.
    pub basis: Option<FigureBasis>,
    /// When it was or will be paid.
    pub happened_on: Option<NaiveDate>,
    /// From whom it came.
    pub source: Option<String>,
    /// Where that can be checked; null clears it.
    #[serde(deserialize_with = "given")]
    pub evidence: Option<Option<String>>,
}

fn nothing() -> Error {
    Error::NotFound("the amount".to_owned())
}

/// What an act upon money needs of an API token: the right over the record that answers for it.
fn action(of: GlobalId) -> Action {
    if of.kind == Kind::Session { Action::ChangeNetwork } else { Action::ChangeProject }
}

impl Acts {
    /// Records an amount of a project, because of a session or not, or one that was put into a session as a whole; its key.
    ///
    /// # Errors
    /// Issues of the input, `EVIDENCE_NEEDED`, `NOT_AT_THE_TABLE`, `PROJECT_NEEDED`, `TOO_MANY` among them; `NotFound`.
    pub async fn record_money(&self, by: &By, of: GlobalId, input: &RecordMoney) -> Result<MoneyEntryId> {
        by.authorize(action(of))?;
        let mut acting = self.upon(by, RecordAct::Edit, of).await?;
        let project = (of.kind == Kind::Project).then_some(ProjectId(of.key));
        let session = match (&input.session_id, project) {
            (_, None) => Some(SessionId(of.key)),
            (None, Some(_)) => None,
            (Some(session), Some(project)) => Some(counted_to(&acting, project, session).await?),
        };
        if project.is_none() && input.role == MoneyRole::Attracted {
            let message = "Say which project the money came to: a session attracts none itself.";
            return Err(wrong(Issue::new(&["input", "projectId"], "PROJECT_NEEDED", message)));
        }
        let mut checks = Checks::default();
        if let Some(key) = &input.idempotency_key {
            checks.take(wording::line(&["input", "idempotencyKey"], key, KEY));
        }
        let entry = MoneyEntry {
            project,
            session,
            role: input.role,
            cents: 0,
            basis: input.basis,
            happened_on: input.happened_on,
            source: String::new(),
            evidence: None,
        };
        let given = EditMoney {
            amount_eur: Some(input.amount_eur),
            basis: None,
            happened_on: None,
            source: Some(input.source.clone()),
            evidence: Some(input.evidence.clone()),
        };
        let entry = changed(checks, &acting, &entry, &given)?;
        let id = MoneyEntryId(acting.key());
        let call = ("record_money", input.idempotency_key.as_deref());
        if let Some(before) = repeated(&acting, call, input, id.into()).await? {
            return Ok(MoneyEntryId(before));
        }
        if rows::entries(&acting.transaction, of).await? >= MOST {
            let message = format!("At most {MOST} amounts are kept of one record: put small ones together.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
        }
        rows::record(&acting.transaction, id, &entry, acting.now).await?;
        acting.changed(noted("record_money").field("money", Value::Null, told(id, &entry))).await?;
        acting.commit().await?;
        Ok(id)
    }

    /// Changes an amount; the record that answers for it.
    ///
    /// # Errors
    /// Issues of the input, `EVIDENCE_NEEDED` among them; `NotFound`.
    pub async fn edit_money(&self, by: &By, id: MoneyEntryId, input: &EditMoney) -> Result<GlobalId> {
        let (mut acting, before) = self.upon_money(by, id).await?;
        let entry = changed(Checks::default(), &acting, &before, input)?;
        let of = acting.id;
        if entry == before {
            return Ok(of);
        }
        rows::edit(&acting.transaction, id, &entry).await?;
        acting.changed(noted("edit_money").field("money", told(id, &before), told(id, &entry))).await?;
        acting.commit().await?;
        Ok(of)
    }

    /// Removes an amount that was recorded by mistake; the record that answered for it.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn remove_money(&self, by: &By, id: MoneyEntryId) -> Result<GlobalId> {
        let (mut acting, before) = self.upon_money(by, id).await?;
        rows::remove(&acting.transaction, id).await?;
        acting.changed(noted("remove_money").field("money", told(id, &before), Value::Null)).await?;
        let of = acting.id;
        acting.commit().await?;
        Ok(of)
    }

    /// Opens the act upon what answers for an amount. Who may not see that learns nothing of the amount.
    async fn upon_money<'a>(&self, by: &'a By, id: MoneyEntryId) -> Result<(Acting<'a>, MoneyEntry)> {
        by.authorize(Action::ChangeProject)?;
        let first = self.database.begin().await?;
        let of = rows::find(&first, id).await?.and_then(|entry| entry.of()).ok_or_else(nothing)?;
        drop(first);
        by.authorize(action(of))?;
        let acting = self.upon(by, RecordAct::Edit, of).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: the record is locked now
        let entry = rows::find(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, entry))
    }
}

fn noted(act: &'static str) -> Change {
    Change::public(act).beside()
}

/// The session an amount is counted to: one at whose table the project had a turn.
async fn counted_to(acting: &Acting<'_>, project: ProjectId, given: &str) -> Result<SessionId> {
    let id = GlobalId::parse(given).filter(|id| id.kind == Kind::Session);
    let id = id.ok_or_else(|| Error::NotFound("the session".to_owned()))?;
    readable(acting, id).await?;
    let session = SessionId(id.key);
    if !advice::has_turn(&acting.transaction, (session, project)).await? {
        let message = "Choose a session at which the project had a turn, or none.";
        return Err(wrong(Issue::new(&["input", "sessionId"], "NOT_AT_THE_TABLE", message)));
    }
    Ok(session)
}

/// An amount with what is given in place of what was, checked as a whole.
fn changed(mut checks: Checks, acting: &Acting<'_>, before: &MoneyEntry, input: &EditMoney) -> Result<MoneyEntry> {
    let mut entry = before.clone();
    if let Some(amount) = input.amount_eur {
        entry.cents = checks.take(cents(&["input", "amountEur"], amount)).unwrap_or_default();
    }
    if let Some(source) = &input.source {
        entry.source = checks.take(wording::line(&["input", "source"], source, SOURCE)).unwrap_or_default();
    }
    if let Some(evidence) = &input.evidence {
        let evidence = link(&["input", "evidence"], evidence.as_deref().unwrap_or_default());
        entry.evidence = checks.take(evidence).flatten();
    }
    entry.basis = input.basis.unwrap_or(entry.basis);
    entry.happened_on = input.happened_on.unwrap_or(entry.happened_on);
    checks.done()?;
    let mut checks = Checks::default();
    if entry.basis == FigureBasis::Measured {
        checks.take(wording::past(&["input", "happenedOn"], Some(entry.happened_on), today(acting)));
        if entry.evidence.is_none() {
            let message = "Say where it can be checked, or record it as estimated.";
            checks.add([Issue::new(&["input", "evidence"], "EVIDENCE_NEEDED", message)]);
        }
    }
    checks.done()?;
    Ok(entry)
}

/// An amount as the trail has it.
fn told(id: MoneyEntryId, entry: &MoneyEntry) -> Value {
    json!({
        "id": GlobalId::from(id).to_string(),
        "session": entry.session.map(|id| GlobalId::from(id).to_string()),
        "role": entry.role.as_str(),
        "cents": entry.cents,
        "basis": entry.basis.as_str(),
        "happenedOn": entry.happened_on,
        "source": entry.source,
        "evidence": entry.evidence,
    })
}
