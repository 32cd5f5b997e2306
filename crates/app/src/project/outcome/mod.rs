//! How a project ended, and what it teaches: by name, without a name, or after a day.
//!
//! Invariant: what is not told by name touches nothing that others read: no version, no time of a change, no row of the public
//! history, no card; and a lesson without a name has a key from which no time can be read.

mod check;
mod preview;
mod tell;

pub use check::NameFinding;
pub use preview::{Preview, PreviewLesson};
pub(crate) use tell::unlinked_key;
pub use tell::{Due, tell_due};

use crate::account::By;
use crate::checks::{expect, wrong};
use crate::notify::{Notice, tell as notify};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{AccountId, PersonId, ProjectId};
use rialto_domain::lesson::{Figure, OutcomePublication, agreement};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{Cause, OutcomeKind};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::outcome::{self as rows, Told, Written};
use serde::Deserialize;

/// Longest text about an end, code points.
const TEXT: usize = 10_000;
/// Longest note with an answer, code points.
const NOTE: usize = 2_000;

/// How a project ended.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConcludeProject {
    /// The version that the caller has seen.
    pub version: i64,
    /// How.
    pub kind: OutcomeKind,
    /// Why.
    pub causes: Vec<Cause>,
    /// What was tried.
    pub tried: Option<String>,
    /// What they would do differently.
    pub would_differ: Option<String>,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
    /// When it ended.
    pub concluded_on: Option<NaiveDate>,
    /// By name or without; by name when none.
    pub publication: Option<OutcomePublication>,
    /// Not before this day.
    pub publish_on: Option<NaiveDate>,
    /// Figures.
    pub figures: Option<Vec<Figure>>,
    /// That names which the check found were looked at and may stay, in what is told by name.
    pub names_may_stay: Option<bool>,
}

/// What somebody of the team says to the telling of an outcome.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerOutcome {
    /// Whether they agree.
    pub agrees: bool,
    /// What they want to say with it.
    pub note: Option<String>,
}

impl Acts {
    /// Writes how a project ended, in place of what was told before, and asks its team. Translations of texts that change are
    /// removed with them. By name it is told as soon as everybody agrees, at once when nobody else is to be asked; without a
    /// name from the next day on.
    ///
    /// # Errors
    /// Issues of the input; `CAUSES_NEEDED`: a failure without a cause teaches nothing; `NAMES_FOUND`.
    pub async fn conclude_project(&self, by: &By, project: ProjectId, input: &ConcludeProject) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Conclude, project.into()).await?;
        expect(&acting, input.version)?;
        let before = rows::written(&acting.transaction, project).await?;
        let written = check::written(&acting, before.as_ref(), input)?;
        let found = check::names(&acting, project, &written).await?;
        let may_stay = input.names_may_stay == Some(true) && written.telling.publication == OutcomePublication::Named;
        if !may_stay && !found.is_empty() {
            return Err(Error::Invalid(found.iter().map(check::NameFinding::issue).collect()));
        }
        let says_more = before.as_ref().is_none_or(|before| {
            before.outcome != written.outcome
                || before.figures != written.figures
                || before.telling.publication != written.telling.publication
        });
        if says_more {
            ask(&acting, project).await?;
        }
        let answers = rows::answers(&acting.transaction, project).await?;
        match agreement(&written.telling, &answers, acting.now) {
            None => tell::by_name(&mut acting, project, before.as_ref(), &written).await?,
            Some(_) => {
                rows::hold(&acting.transaction, project, tell::unlinked_key(&acting.chance)?, &written).await?;
                // what is held back leaves no word in the trail, which others than the team may read
                acting.noted(Change::private("conclude")).await?;
            }
        }
        acting.commit().await
    }

    /// Says whether somebody of the team agrees to the telling of an outcome; it can be said anew. A "no" takes back at once
    /// what is told.
    ///
    /// # Errors
    /// `NotFound` where there is no outcome; issues of the input.
    pub async fn answer_outcome(&self, by: &By, project: ProjectId, input: &AnswerOutcome) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::AnswerOutcome, project.into()).await?;
        let nothing = || Error::NotFound("an outcome of the project".to_owned());
        let before = rows::written(&acting.transaction, project).await?.ok_or_else(nothing)?;
        let person = acting.person.ok_or_else(|| Error::Forbidden("do this without a profile".to_owned()))?;
        let note = wording::optional(&["input", "note"], input.note.as_deref(), NOTE, wording::prose).map_err(wrong)?;
        let said = (input.agrees, note);
        rows::answer(&acting.transaction, acting.key(), (project, person), said, acting.now).await?;
        acting.noted(Change::private("answer_outcome")).await?;
        let answers = rows::answers(&acting.transaction, project).await?;
        match (input.agrees, before.told) {
            (false, Told::ByName | Told::AsLesson(_)) => {
                let mut held = Written { told: Told::No, ..before };
                held.telling.written_at = acting.now;
                rows::hold(&acting.transaction, project, tell::unlinked_key(&acting.chance)?, &held).await?;
            }
            // without a name it is for the worker to tell, with all others of the day
            (true, Told::No)
                if before.telling.publication == OutcomePublication::Named
                    && agreement(&before.telling, &answers, acting.now).is_none() =>
            {
                tell::by_name(&mut acting, project, None, &before).await?;
            }
            _ => {}
        }
        acting.commit().await
    }
}

/// Asks everybody who leads or edits the project; who writes has agreed by it.
async fn ask(acting: &Acting<'_>, project: ProjectId) -> Result<()> {
    let team = rows::team(&acting.transaction, project).await?;
    let asked: Vec<_> = team.iter().map(|one| (acting.key(), PersonId(one.person))).collect();
    rows::ask(&acting.transaction, project, &asked, (acting.person, acting.now)).await?;
    let to: Vec<AccountId> = team.iter().map(|one| AccountId(one.account)).collect();
    let notice =
        Notice { kind: NoticeKind::OutcomeConsent, subject: acting.id, record: Some(acting.id), by: acting.person };
    notify(acting, &to, &notice).await
}

impl check::NameFinding {
    fn issue(&self) -> Issue {
        let message = format!(
            "Write it without `{}`, which may tell who somebody is; what is told by name may keep it with `namesMayStay`.",
            self.found.word
        );
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        Issue::new(&path, "NAMES_FOUND", message)
            .param("word", &self.found.word)
            .param("why", self.found.why.as_str().to_uppercase())
    }
}
