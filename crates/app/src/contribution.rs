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
        let id = ContributionId(self.chance.ids.next());
        let told = |expert, now| {
            let contribution = Contribution {
                id,
                expert,
                area: new.area,
                kind: new.kind,
                text: text.clone(),
                language: language.clone(),
                translations: Translations::new(),
                adopted: false,
                created_at: now,
            };
            let mut batch = Batch::new(now);
            batch.contribution(project, &contribution);
            batch
        };
        let change =
            Change::public("contribute").field("contribution", Value::Null, json!(GlobalId::from(id).to_string()));
        self.add_beside(by, (RecordAct::Contribute, GlobalId::from(project)), change, told).await?;
        Ok(id)
    }
}
