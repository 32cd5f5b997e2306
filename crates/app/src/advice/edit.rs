//! What the author of a contribution does with it: changing it for a while, taking it back while nobody adopted it.

use super::nothing;
use crate::account::By;
use crate::checks::{Checks, given, wrong};
use crate::record::{Acting, Acts, Change};
use rialto_domain::contribution::{self as rules, Resource};
use rialto_domain::id::{ContributionId, GlobalId, ProjectId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{Area, ContributionKind};
use rialto_domain::wording;
use rialto_domain::{Issue, Result};
use rialto_persistence::write::advice::{self, Advice, Words};
use serde::Deserialize;
use serde_json::{Value, json};

/// What changes of a contribution; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditContribution {
    /// The area it belongs to.
    pub area: Option<Area>,
    /// Observation, advice or resource.
    pub kind: Option<ContributionKind>,
    /// The advice.
    pub text: Option<String>,
    /// What the expert sees; null clears it.
    #[serde(deserialize_with = "given")]
    pub observation: Option<Option<String>>,
    /// What helps, all of it; null clears it.
    #[serde(deserialize_with = "given")]
    pub resources: Option<Option<Vec<Resource>>>,
    /// What the expert offers; null clears it.
    #[serde(deserialize_with = "given")]
    pub offer: Option<Option<String>>,
    /// Language of the texts.
    pub language: Option<String>,
}

impl Acts {
    /// Changes what its author wrote, for a while.
    ///
    /// # Errors
    /// `TOO_LATE` and issues of the input; `NotFound`; `Forbidden` for everybody but its author.
    pub async fn edit_contribution(&self, by: &By, id: ContributionId, input: &EditContribution) -> Result<()> {
        let (mut acting, found) = self.upon_own(by, id).await?;
        rules::editable(&["input", "id"], found.created_at, acting.now).map_err(wrong)?;
        let words = changed(&acting, &found, input)?;
        if words == found.words {
            return Ok(());
        }
        advice::rewrite(&acting.transaction, id, &words, acting.now).await?;
        let change = Change::public("edit_contribution").beside().field(
            "contribution",
            told(id, &found.words),
            told(id, &words),
        );
        acting.changed(change).await?;
        acting.commit().await
    }

    /// Takes back what its author wrote, while nobody adopted it: it is gone. Its project.
    ///
    /// # Errors
    /// `ADOPTED`; `NotFound`; `Forbidden` for everybody but its author.
    pub async fn withdraw_contribution(&self, by: &By, id: ContributionId) -> Result<ProjectId> {
        let (mut acting, found) = self.upon_own(by, id).await?;
        if advice::is_adopted(&acting.transaction, id).await? {
            let message = "A project has adopted this, so it stays; write what you think now as a new contribution.";
            return Err(wrong(Issue::new(&["input", "id"], "ADOPTED", message)));
        }
        advice::remove(&acting.transaction, id).await?;
        let change = Change::public("withdraw_contribution").beside();
        acting.changed(change.field("contribution", told(id, &found.words), Value::Null)).await?;
        acting.commit().await?;
        Ok(found.project)
    }

    /// Opens an act upon the project of a contribution that the actor wrote.
    async fn upon_own<'a>(&self, by: &'a By, id: ContributionId) -> Result<(Acting<'a>, Advice)> {
        by.authorize(Action::ChangeProject)?;
        let (acting, found) = self.upon_advice(by, RecordAct::Read, id).await?;
        if acting.person != Some(found.expert) {
            // who may not read it may not learn of it
            return Err(match found.is_expert_public && acting.is_published() {
                true => rialto_domain::Error::Forbidden("change what somebody else wrote".to_owned()),
                false => nothing(),
            });
        }
        Ok((acting, found))
    }
}

fn changed(acting: &Acting<'_>, found: &Advice, input: &EditContribution) -> Result<Words> {
    let mut checks = Checks::default();
    let before = &found.words;
    let mut words = before.clone();
    words.area = input.area.unwrap_or(words.area);
    words.kind = input.kind.unwrap_or(words.kind);
    if let Some(text) = &input.text {
        words.text = checks.take(rules::text(&["input", "text"], text)).unwrap_or_default();
    }
    let optional =
        |path: &[&str], text: &Option<String>, most| wording::optional(path, text.as_deref(), most, wording::prose);
    if let Some(text) = &input.observation {
        let taken = optional(&["input", "observation"], text, rules::OBSERVATION_LENGTH);
        words.observation = checks.take(taken).flatten();
    }
    if let Some(text) = &input.offer {
        words.offer = checks.take(optional(&["input", "offer"], text, rules::OFFER_LENGTH)).flatten();
    }
    if let Some(resources) = &input.resources {
        match rules::resources(&["input", "resources"], resources.as_deref().unwrap_or_default()) {
            Ok(resources) => words.resources = resources,
            Err(issues) => checks.add(issues),
        }
    }
    if let Some(tag) = &input.language {
        let taken = wording::language(&["input", "language"], Some(tag), &acting.state.language);
        words.language = checks.take(taken).unwrap_or(words.language);
    }
    checks.done()?;
    // a translation of what is said otherwise now is one no longer
    let kept = |name: &str| match name {
        "text" => words.text == before.text,
        "observation" => words.observation == before.observation,
        _ => words.offer == before.offer,
    };
    let mut translations = before.translations.clone();
    for texts in translations.values_mut() {
        texts.retain(|name, _| kept(name));
    }
    translations.retain(|_, texts| !texts.is_empty());
    Ok(Words { translations, ..words })
}

/// A contribution as the trail has it.
fn told(id: ContributionId, words: &Words) -> Value {
    json!({
        "id": GlobalId::from(id).to_string(),
        "area": words.area.as_str(),
        "kind": words.kind.as_str(),
        "text": words.text,
        "observation": words.observation,
        "resources": words.resources,
        "offer": words.offer,
        "language": words.language.as_str(),
    })
}
