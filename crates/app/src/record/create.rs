//! Making records.

use super::{Acts, Change, Duplicate, Sought};
use crate::account::By;
use rialto_domain::context::date_of;
use rialto_domain::form::{self, Form, Rule, Values};
use rialto_domain::id::{GlobalId, Kind, NeedId, ProjectId, ProjectMemberId};
use rialto_domain::policy::record::Role;
use rialto_domain::project::{Need, ProjectMember, StageEntry};
use rialto_domain::slug::unique_slug;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{NeedStatus, ProjectRole, Stage};
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::idempotency::{Call, Claim, claim};
use rialto_persistence::write::{Batch, form as rows, record};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Longest key of a repeated call, in characters.
const KEY: usize = 64;

/// What came of making a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Made {
    /// It was made, now or by the same call before.
    Record(GlobalId),
    /// It may be there already; nothing was made.
    Duplicates(Vec<Duplicate>),
}

impl Acts {
    /// Makes a record as a draft of who acts, who leads or manages it from then on. A project brings its first needs.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`; `Invalid` with an issue for each field.
    pub async fn create(&self, by: &By, kind: Kind, given: &Values) -> Result<Made> {
        let form = Form::of(kind).ok_or_else(|| Error::NotFound(format!("a form of a {}", kind.type_name())))?;
        // one answer for who may not, before anything is said of the input
        by.authorize(Self::action(kind))?;
        let mut issues = Vec::new();
        let mut take = |found: std::result::Result<_, Vec<Issue>>| found.map_err(|bad| issues.extend(bad)).ok();
        let values = take(form::create(form, given));
        let needs = if kind == Kind::Project { form::needs(given) } else { Ok(Vec::new()) };
        let needs = needs.map_err(|bad| issues.extend(bad)).unwrap_or_default();
        let key = key(given).map_err(|bad| issues.push(bad)).unwrap_or_default();
        let Some(values) = values.filter(|_| issues.is_empty()) else { return Err(Error::Invalid(issues)) };
        let id = GlobalId { kind, key: self.chance.ids.next() };

        let transaction = self.making(by, kind).await?;
        if let (Some(key), Some(member)) = (key, by.actor.member()) {
            let (act, input_hash) = (format!("create_{}", kind.as_str()), hash(given));
            let call = Call { account: member.account, key, act: &act, input_hash: &input_hash };
            match claim(&transaction, &call, id, self.now()).await? {
                Claim::New => {}
                Claim::Again(made) => return Ok(Made::Record(made)),
                Claim::Used => {
                    let message = "This key was used with another input; choose a new one.";
                    return Err(Error::invalid(&["input", "idempotencyKey"], "IDEMPOTENCY_KEY_USED", message));
                }
            }
        }
        self.check_references(&transaction, by, (form, &values, &Values::new())).await?;
        if given.get("despiteDuplicates") != Some(&Value::Bool(true)) {
            let found = self.like(&transaction, by, &Sought::of(form, &values)).await?;
            if !found.is_empty() {
                return Ok(Made::Duplicates(found));
            }
        }
        self.insert(&transaction, by, id, (&values, &needs)).await?;
        self.first_change(&transaction, by, id, (form, &values)).await?;
        rows::index(&transaction, id).await?;
        transaction.commit().await?;
        Ok(Made::Record(id))
    }

    async fn insert(
        &self,
        transaction: &Transaction,
        by: &By,
        id: GlobalId,
        written: (&Values, &[Values]),
    ) -> Result<()> {
        let (values, needs) = written;
        let now = self.now();
        let form = Form::of(id.kind).map_or("title", Form::title);
        let title = values.get(form).and_then(Value::as_str).unwrap_or_default();
        // the end of the key is always there: an address without one would tell that no hidden record has it
        let slug = unique_slug(title, id.key);
        let keys = || self.chance.ids.next();
        rows::insert(transaction, id, &slug, (values, &*self.chance.ids), now).await?;
        let person = self.profile(transaction, by).await?;
        let language = values.get("language").and_then(Value::as_str).unwrap_or_default();
        let language = Language::parse(language).map_err(Error::internal)?;
        let role = match id.kind {
            Kind::Project => {
                let project = ProjectId(id.key);
                let mut batch = Batch::new(now);
                let role = ProjectRole::Leader;
                let joined_on = Some(date_of(now));
                batch.project_member(project, &ProjectMember { id: ProjectMemberId(keys()), person, role, joined_on });
                let stage = Stage::NeedIdentified;
                let entry = StageEntry { stage, entered_on: joined_on, note: None, language: language.clone() };
                batch.stage_entry(project, keys(), 0, &entry);
                for written in needs {
                    batch.need(project, &need(NeedId(keys()), written, &language)?);
                }
                return batch.save(transaction).await;
            }
            Kind::Cluster => Role::Coordinator,
            _ => Role::Manager,
        };
        record::set_role(transaction, (id, keys()), (person, role), now).await
    }

    /// The trail begins with what the record was made with.
    async fn first_change(
        &self,
        transaction: &Transaction,
        by: &By,
        id: GlobalId,
        (form, values): (&Form, &Values),
    ) -> Result<()> {
        let mut change = Change::private("create");
        for field in form.fields {
            let after = values.get(field.name).cloned().unwrap_or(Value::Null);
            change = change.field(field.name, field.rule.empty(), after);
        }
        let row = change.row(by, id, (self.chance.ids.next(), 1, self.now()));
        record::insert_change(transaction, &row).await
    }

    /// Refuses records that are not there or that who acts may not see, where they are named anew: one answer for both.
    pub(super) async fn check_references(
        &self,
        transaction: &Transaction,
        by: &By,
        (form, after, before): (&Form, &Values, &Values),
    ) -> Result<()> {
        let mut named = Vec::new();
        for field in form.fields.iter().filter(|field| after.get(field.name) != before.get(field.name)) {
            let value = after.get(field.name).unwrap_or(&Value::Null);
            match (&field.rule, value) {
                (Rule::Record(kind), Value::String(id)) => named.push((*kind, id, vec!["input", field.name])),
                (Rule::Records(kind, _), Value::Array(ids)) => {
                    let ids = ids.iter().filter_map(|id| if let Value::String(id) = id { Some(id) } else { None });
                    named.extend(ids.map(|id| (*kind, id, vec!["input", field.name])));
                }
                _ => {}
            }
        }
        let mut issues = Vec::new();
        for (kind, id, path) in named {
            let id = GlobalId::parse(id);
            let is_there = match id {
                Some(id) => rows::is_visible(transaction, by.actor, id).await?,
                None => false,
            };
            if !is_there {
                issues.push(form::unknown_record(kind, &path));
            }
        }
        if issues.is_empty() { Ok(()) } else { Err(Error::Invalid(issues)) }
    }
}

/// The key of a call, where it has one.
fn key(given: &Values) -> std::result::Result<Option<&str>, Issue> {
    let Some(key) = given.get("idempotencyKey").and_then(Value::as_str) else { return Ok(None) };
    let length = key.chars().count();
    if (1..=KEY).contains(&length) && !key.chars().any(char::is_control) {
        return Ok(Some(key));
    }
    let message = format!("A key has 1 to {KEY} characters.");
    Err(Issue::new(&["input", "idempotencyKey"], "IDEMPOTENCY_KEY_BAD", message).param("most", KEY))
}

/// What is given, in a form that is the same for the same: coerced values have the order of their type.
fn hash(given: &Values) -> String {
    let plain: Values =
        given.iter().filter(|(name, _)| *name != "idempotencyKey").map(|(k, v)| (k.clone(), v.clone())).collect();
    Sha256::digest(Value::Object(plain).to_string()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn need(id: NeedId, written: &Values, language: &Language) -> Result<Need> {
    let text = |name: &str| written.get(name).and_then(Value::as_str);
    Ok(Need {
        id,
        area: text("area").unwrap_or_default().parse().map_err(Error::internal)?,
        kind: text("kind").unwrap_or_default().parse().map_err(Error::internal)?,
        title: text("title").unwrap_or_default().to_owned(),
        text: text("text").map(str::to_owned),
        language: language.clone(),
        translations: Default::default(),
        open_until: text("openUntil").map(str::parse).transpose().map_err(Error::internal)?,
        status: NeedStatus::Open,
    })
}
