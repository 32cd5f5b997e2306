//! What experts tell projects.

use crate::account::By;
use crate::advice::Said;
use crate::checks::Checks;
use crate::notify::advice_given;
use crate::record::{Acts, Change};
use rialto_domain::contribution::{self as rules, Resource};
use rialto_domain::id::{ContributionId, GlobalId, Kind, ProjectId, SessionTurnId};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::project::Contribution;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Area, ContributionKind};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::{Batch, Parts};
use serde::Deserialize;
use serde_json::{Value, json};

/// What an expert writes.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NewContribution {
    /// The area it belongs to.
    pub area: Area,
    /// Observation, advice or resource; advice when none is said.
    pub kind: Option<ContributionKind>,
    /// What is advised.
    pub text: String,
    /// What the expert sees.
    pub observation: Option<String>,
    /// Pages that help.
    pub resources: Option<Vec<Resource>>,
    /// What the expert offers.
    pub offer: Option<String>,
    /// Global id of the turn of a session at whose table it is said.
    pub session_turn_id: Option<String>,
    /// Language of the texts.
    pub language: String,
}

impl NewContribution {
    /// What there is beside the advice, put in order.
    fn parts(&self) -> Result<Parts> {
        let prose = |name: &str, text: &Option<String>, most| {
            wording::optional(&["input", name], text.as_deref(), most, wording::prose)
        };
        let mut checks = Checks::default();
        let observation = checks.take(prose("observation", &self.observation, rules::OBSERVATION_LENGTH)).flatten();
        let offer = checks.take(prose("offer", &self.offer, rules::OFFER_LENGTH)).flatten();
        let resources = rules::resources(&["input", "resources"], self.resources.as_deref().unwrap_or_default());
        let resources = resources.map_err(|issues| checks.add(issues)).unwrap_or_default();
        checks.done()?;
        Ok(Parts { observation, resources, offer, ..Parts::default() })
    }
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
        let parts = new.parts()?;
        let id = ContributionId(self.chance.ids.next());
        let event = self.chance.ids.next();
        let told = |expert, now, turn| {
            let contribution = Contribution {
                id,
                expert,
                area: new.area,
                kind: new.kind.unwrap_or(ContributionKind::Advice),
                text: text.clone(),
                language: language.clone(),
                translations: Translations::new(),
                adopted: false,
                created_at: now,
            };
            let mut batch = Batch::new(now);
            batch.contribution_in_parts(project, &contribution, &Parts { turn, ..parts.clone() });
            batch.happened(&advice_given(event, project, expert));
            batch
        };
        let change =
            Change::public("contribute").field("contribution", Value::Null, json!(GlobalId::from(id).to_string()));
        if let Some(turn) = &new.session_turn_id {
            let turn = GlobalId::parse(turn).filter(|id| id.kind == Kind::SessionTurn);
            let turn = turn.ok_or_else(|| Error::NotFound("the turn".to_owned()))?;
            let rows = |expert, now| told(expert, now, Some(SessionTurnId(turn.key)));
            let said = Said { id, project, turn: SessionTurnId(turn.key), area: new.area };
            return self.say_at_table(by, said, change, rows).await.map(|()| id);
        }
        let rows = |expert, now| told(expert, now, None);
        self.add_beside(by, (RecordAct::Contribute, GlobalId::from(project)), change, rows).await?;
        Ok(id)
    }
}
