//! What everybody would read of an outcome, before it is written.

use super::check::{self, NameFinding};
use super::{ConcludeProject, tell};
use crate::account::By;
use crate::checks::expect;
use crate::record::Acts;
use chrono::NaiveDate;
use rialto_domain::id::ProjectId;
use rialto_domain::lesson::OutcomePublication;
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::outcome::{self as rows, AnonymousLesson, Whence};

/// What everybody would read, and what the check of names found.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What is wrong with the input.
    pub issues: Vec<Issue>,
    /// The lesson; none when there are issues.
    pub lesson: Option<PreviewLesson>,
    /// Names that were found.
    pub findings: Vec<NameFinding>,
    /// Names of those whose agreement is asked for.
    pub asks: Vec<String>,
    /// The day from which it is told when all agree today.
    pub from: Option<NaiveDate>,
}

/// A lesson that is not told yet.
#[derive(Clone, Debug)]
pub struct PreviewLesson {
    /// What it says.
    pub lesson: AnonymousLesson,
    /// The project, where it is told.
    pub project: Option<ProjectId>,
    /// Its key words, where it is told.
    pub tags: Vec<String>,
}

impl Acts {
    /// What everybody would read of an outcome; nothing is written.
    ///
    /// # Errors
    /// As [`Acts::conclude_project`], but what is wrong with the input is told in the preview.
    pub async fn preview_outcome(&self, by: &By, project: ProjectId, input: &ConcludeProject) -> Result<Preview> {
        by.authorize(Action::ChangeProject)?;
        let acting = self.upon(by, RecordAct::Conclude, project.into()).await?;
        let before = rows::written(&acting.transaction, project).await?;
        let team = rows::team(&acting.transaction, project).await?;
        let mut issues = Vec::new();
        let mut keep = |error: Error| match error {
            Error::Invalid(wrong) => {
                issues.extend(wrong);
                Ok(())
            }
            other => Err(other),
        };
        if let Err(error) = expect(&acting, input.version) {
            keep(error)?;
        }
        let written = match check::written(&acting, before.as_ref(), input) {
            Ok(written) => Some(written),
            Err(error) => {
                keep(error)?;
                None
            }
        };
        let asks = team.into_iter().filter(|one| acting.person.is_none_or(|me| me.0 != one.person));
        let asks = asks.map(|one| one.name).collect();
        let Some(written) = written else {
            return Ok(Preview { issues, lesson: None, findings: Vec::new(), asks, from: None });
        };
        let findings = check::names(&acting, project, &written).await?;
        let named = written.telling.publication == OutcomePublication::Named;
        if !(named && input.names_may_stay == Some(true)) {
            issues.extend(findings.iter().map(NameFinding::issue));
        }
        let whence: Whence = rows::whence(&acting.transaction, project, &written.outcome).await?;
        let tags = if named { rows::tags(&acting.transaction, project).await? } else { Vec::new() };
        let lesson = issues.is_empty().then(|| PreviewLesson {
            lesson: match named {
                true => AnonymousLesson {
                    origin: whence.whole.clone(),
                    figures: written.figures.clone(),
                    ..tell::lesson(&written, &whence)
                },
                false => tell::lesson(&written, &whence),
            },
            project: named.then_some(project),
            tags,
        });
        let from = issues.is_empty().then(|| written.telling.from(acting.now));
        Ok(Preview { issues, lesson, findings, asks, from })
    }
}
