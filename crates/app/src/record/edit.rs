//! Editing and translating records, and a member's own profile.

use super::{Acting, Acts, Change, Changed, Done};
use crate::account::By;
use rialto_domain::form::{self, Form, Values};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::text::Language;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::record;
use serde_json::Value;

fn form_of(id: GlobalId) -> Result<&'static Form> {
    Form::of(id.kind).ok_or_else(|| Error::internal(format!("a {} has no form", id.kind.as_str())))
}

impl Acts {
    /// Changes the fields that are given of a version of a record.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden`; `Invalid` with an issue for each field.
    pub async fn edit(&self, by: &By, id: GlobalId, version: i64, given: &Values) -> Result<Done> {
        let acting = self.upon(by, RecordAct::Edit, id).await?;
        self.edit_within(acting, version, given).await
    }

    /// Changes the profile of who acts, which is made as a draft on first use, when nobody can know a version.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`; `Invalid` with an issue for each field.
    pub async fn edit_profile(&self, by: &By, version: Option<i64>, given: &Values) -> Result<Done> {
        by.authorize(Action::EditProfile)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        let known = record::person_of(&transaction, account).await?;
        let version = match (known, version) {
            (Some(_), None) => {
                let message = "You have a profile already; give the version you read.";
                return Err(Error::Invalid(vec![Issue::new(&["input", "version"], "FIELD_NEEDED", message)]));
            }
            (_, version) => version.unwrap_or(1),
        };
        let id = GlobalId { kind: Kind::Person, key: self.profile(&transaction, by).await?.0 };
        let acting = self.within(transaction, by, RecordAct::Edit, id).await?;
        self.edit_within(acting, version, given).await
    }

    async fn edit_within(&self, mut acting: Acting<'_>, version: i64, given: &Values) -> Result<Done> {
        let (id, form) = (acting.id, form_of(acting.id)?);
        let stored = acting.written().await?;
        let (canonical, _) = form::check(form, given);
        if let Some(contest) = acting.contested(version, &canonical, &stored.values).await? {
            return Ok(Done::Contested(contest));
        }
        let after = form::edit(form, &stored.values, given, acting.state.publication).map_err(Error::Invalid)?;
        let changed = form::difference(form, &stored.values, &after);
        if changed.is_empty() {
            // a profile may just have been made
            acting.commit().await?;
            return Ok(Done::Record(id));
        }
        self.check_references(&acting.transaction, acting.by, (form, &after, &stored.values)).await?;
        let translations = form::translations_after(form, &after, &stored.translations);
        let mut change = Change::public("edit");
        for form::Changed { name, before, after } in changed {
            change.fields.push(Changed { name, before, after });
        }
        for (language, texts) in &stored.translations {
            for (name, text) in texts {
                let kept = translations.get(language).and_then(|texts| texts.get(name));
                let kept = kept.map_or(Value::Null, |text| Value::from(text.as_str()));
                change = change.field(&format!("{name}@{language}"), text.as_str().into(), kept);
            }
        }
        acting.rewrite(change, &after, &translations).await?;
        acting.commit().await?;
        Ok(Done::Record(id))
    }

    /// Writes, changes or removes the translation of some texts of a version of a record into one language.
    ///
    /// # Errors
    /// `NotFound`, `Unauthenticated`, `Forbidden`; `Invalid` with an issue for each text.
    pub async fn translate(
        &self,
        by: &By,
        (id, version): (GlobalId, i64),
        (language, texts): (&Language, &[(String, Option<String>)]),
    ) -> Result<Done> {
        let mut acting = self.upon(by, RecordAct::Edit, id).await?;
        let form = form_of(id)?;
        let stored = acting.written().await?;
        if let Some(contest) = acting.contested(version, &Values::new(), &stored.values).await? {
            return Ok(Done::Contested(contest));
        }
        let mut translations = stored.translations;
        let changed = form::translate(form, &stored.values, &mut translations, (language, texts));
        let changed = changed.map_err(Error::Invalid)?;
        if changed.is_empty() {
            return Ok(Done::Record(id));
        }
        let mut change = Change::public("translate");
        for form::Translated { field, before, after } in changed {
            change = change.field(&format!("{field}@{language}"), before.into(), after.into());
        }
        acting.rewrite(change, &stored.values, &translations).await?;
        acting.commit().await?;
        Ok(Done::Record(id))
    }
}
