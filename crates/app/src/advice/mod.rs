//! What becomes of what experts told projects: their authors change it for a while, its project answers, others adopt it.
//!
//! Invariant: `Contribution.adopted` says what the project's own answer is, `adoptions` how many other public projects took it up;
//! both are written with the act that changes them.

mod adopt;
mod answer;
mod edit;
mod recording;
mod table;

pub use adopt::Adopt;
pub use answer::Answer;
pub use edit::EditContribution;
pub use recording::SetRecording;
pub(crate) use table::Said;

use crate::account::By;
use crate::mail::{Letter, queue};
use crate::notify::{Notice, tell};
use crate::record::{Acting, Acts};
use rialto_domain::contribution::AdviceAnswer;
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{ContributionId, PersonId};
use rialto_domain::label::{VocabularyName, label};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::{Error, Result};
use rialto_persistence::write::advice::{self, Advice};
use rialto_persistence::write::{notification, team};

/// Longest title in a letter, code points.
const TITLE: usize = 200;
/// Longest reason, note, code points.
const REASON: usize = 2_000;

fn nothing() -> Error {
    Error::NotFound("the contribution".to_owned())
}

impl Acts {
    /// Opens an act upon the project to which a contribution was given. Who may not see the project learns nothing of it.
    async fn upon_advice<'a>(&self, by: &'a By, act: RecordAct, id: ContributionId) -> Result<(Acting<'a>, Advice)> {
        let first = self.database.begin().await?;
        let found = advice::find(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let acting = self.upon(by, act, found.project.into()).await.map_err(hidden)?;
        // read again: the project is locked now, and so is the contribution
        if !advice::lock(&acting.transaction, id).await? {
            return Err(nothing());
        }
        let found = advice::find(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, found))
    }
}

/// A project that may not be known hides its contributions.
fn hidden(error: Error) -> Error {
    match error {
        Error::NotFound(_) => nothing(),
        other => other,
    }
}

/// Notifies an expert whose advice was adopted.
async fn notify_adopted(acting: &Acting<'_>, expert: PersonId, id: ContributionId) -> Result<()> {
    let Some(account) = notification::account_of(&acting.transaction, expert).await? else { return Ok(()) };
    let notice =
        Notice { kind: NoticeKind::AdviceAdopted, subject: id.into(), record: Some(acting.id), by: acting.person };
    tell(acting, &[account], &notice).await
}

/// Queues a letter to an expert that leads to what became of the advice.
async fn tell_expert(
    acting: &Acting<'_>,
    expert: PersonId,
    (kind, path): (&'static str, String),
    (answer, message): (Option<AdviceAnswer>, Option<&str>),
) -> Result<()> {
    let Some((email, language)) = team::address_of(&acting.transaction, expert).await? else { return Ok(()) };
    let answer = answer.and_then(|answer| label(VocabularyName::AdviceAnswer, answer.as_str(), &language));
    let says = [
        ("title", acting.state.title.chars().take(TITLE).collect()),
        ("answer", answer.unwrap_or_default().to_owned()),
        ("message", message.unwrap_or_default().to_owned()),
        ("path", path),
    ];
    let values = says.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    queue(&acting.transaction, &acting.chance, (&email, &language), &Letter::told(kind, values)).await
}
