//! What became of some advice of the demo network: its parts and answers, other projects that adopted it, actions.

use crate::Ctx;
use chrono::{Days, NaiveDate};
use rialto_domain::action::ActionStatus;
use rialto_domain::context::date_of;
use rialto_domain::contribution::{AdviceAnswer, Resource};
use rialto_domain::id::{ActionId, ContributionId, ProjectId};
use rialto_domain::project::Contribution;
use rialto_domain::text::Language;
use rialto_domain::{Error, Result};
use rialto_persistence::write::action::Action;
use rialto_persistence::write::advice::{Adopted, Answered};
use rialto_persistence::write::{Batch, Parts};
use serde::Deserialize;

const DAY_MS: i64 = 86_400_000;

/// What became of a contribution of a project, by its place among those of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Advice {
    project: String,
    contribution: usize,
    observation: Option<String>,
    #[serde(default)]
    resources: Vec<Resource>,
    offer: Option<String>,
    reason: String,
    adoptions: Vec<Adoption>,
    actions: Vec<Done>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Adoption {
    project: String,
    language: Language,
    note: String,
    /// Days after the advice was given.
    after_days: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Done {
    title: String,
    status: ActionStatus,
    /// Days from the loading on.
    due_in_days: Option<u64>,
}

/// A contribution as it was written: its key, its language, and when, ms since 1970 UTC.
type Given = (ContributionId, Language, i64);

/// All of it, with the contributions that were made of it.
pub(super) struct Told {
    all: Vec<(Advice, Option<Given>)>,
}

impl Told {
    pub(super) fn new(all: Vec<Advice>) -> Self {
        Self { all: all.into_iter().map(|advice| (advice, None)).collect() }
    }

    /// Parts the contributions of a project: those without more to tell, and those with it.
    pub(super) fn of(
        &mut self,
        project: &str,
        given: Vec<Contribution>,
    ) -> (Vec<Contribution>, Vec<(Contribution, Parts)>) {
        let (mut plain, mut told) = (Vec::new(), Vec::new());
        for (at, contribution) in given.into_iter().enumerate() {
            let found = self.all.iter_mut().find(|(advice, _)| advice.project == project && advice.contribution == at);
            let Some((advice, made)) = found else {
                plain.push(contribution);
                continue;
            };
            *made = Some((contribution.id, contribution.language.clone(), contribution.created_at));
            let parts = Parts {
                observation: advice.observation.clone(),
                resources: advice.resources.clone(),
                offer: advice.offer.clone(),
                turn: None,
                answer: Some(Answered {
                    answer: AdviceAnswer::Adopt,
                    reason: Some(advice.reason.clone()),
                    language: Some(contribution.language.as_str().to_owned()),
                    at: contribution.created_at + DAY_MS,
                }),
                adoptions: i32::try_from(advice.adoptions.len()).unwrap_or_default(),
            };
            told.push((contribution, parts));
        }
        (plain, told)
    }

    /// Adds the adoptions and the actions.
    ///
    /// # Errors
    /// `Internal` for what names a project or a contribution that is not there.
    pub(super) fn follow(&self, batch: &mut Batch, ctx: &Ctx, find: &dyn Fn(&str) -> Result<ProjectId>) -> Result<()> {
        for (advice, made) in &self.all {
            let lost =
                || Error::internal(format!("seed/demo/advice.json names no contribution of `{}`", advice.project));
            let (id, language, given_at) = made.as_ref().ok_or_else(lost)?;
            for adoption in &advice.adoptions {
                let adopted = Adopted {
                    contribution: *id,
                    project: find(&adoption.project)?,
                    note: Some(&adoption.note),
                    language: &adoption.language,
                };
                let at = (given_at + adoption.after_days * DAY_MS).min(ctx.now());
                batch.adoption(ctx.chance.ids.next(), &adopted, at);
            }
            for done in &advice.actions {
                let today: NaiveDate = date_of(ctx.now());
                let action = Action {
                    contribution: Some(*id),
                    title: done.title.clone(),
                    text: None,
                    language: language.clone(),
                    owner: None,
                    due_on: done.due_in_days.and_then(|days| today.checked_add_days(Days::new(days))),
                    status: done.status,
                };
                let at = (given_at + 2 * DAY_MS).min(ctx.now());
                batch.action((ActionId(ctx.chance.ids.next()), find(&advice.project)?), &action, at);
            }
        }
        Ok(())
    }
}
