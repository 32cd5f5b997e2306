//! What experts tell projects.

use crate::account::By;
use crate::record::{Acts, Change};
use rialto_domain::contribution as rules;
use rialto_domain::id::{ContributionId, GlobalId, ProjectId};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::project::Contribution;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Area, ContributionKind};
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::Batch;
use serde::Deserialize;
use serde_json::{Value, json};

/// What an expert writes.
#[derive(Clone, Debug, Deserialize)]
pub struct NewContribution {
    /// The area it belongs to.
    pub area: Area,
    /// Observation, advice or resource.
    pub kind: ContributionKind,
    /// What is said.
    pub text: String,
    /// Language of the text.
    pub language: String,
}

impl Acts {
    /// Tells a project something, as the expert who acts.
    ///
    /// # Errors
    /// Issues of the text; `NotFound`; `Unauthenticated`; `Forbidden` for who is no expert.
    pub async fn contribute(&self, by: &By, project: ProjectId, new: &NewContribution) -> Result<ContributionId> {
        let text = rules::text(&["input", "text"], &new.text).map_err(|issue| Error::Invalid(vec![issue]))?;
        let language = Language::parse(&new.language).map_err(|error| {
            Error::Invalid(vec![Issue::new(&["input", "language"], "LANGUAGE_UNKNOWN", error.to_string())])
        })?;
        let mut acting = self.upon(by, RecordAct::Contribute, GlobalId::from(project)).await?;
        let expert = acting.person.ok_or_else(|| Error::Forbidden("advise a project without a profile".to_owned()))?;
        let contribution = Contribution {
            id: ContributionId(acting.key()),
            expert,
            area: new.area,
            kind: new.kind,
            text,
            language,
            translations: Translations::new(),
            adopted: false,
            created_at: acting.now,
        };
        let mut batch = Batch::new(acting.now);
        batch.contribution(project, &contribution);
        batch.save(&acting.transaction).await?;
        let id = GlobalId::from(contribution.id).to_string();
        let change = Change::public("contribute").beside().field("contribution", Value::Null, json!(id));
        acting.changed(change).await?;
        acting.commit().await?;
        Ok(contribution.id)
    }
}
