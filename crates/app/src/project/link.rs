//! Links between projects: proposed by one side, confirmed by the other.

use super::tie::{already, noted, tied};
use crate::account::By;
use crate::checks::{beside, readable, wrong};
use crate::notify::{Notice, tell};
use crate::record::{Acting, Acts, Change};
use rialto_domain::context::date_of;
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{AccountId, GlobalId, Kind, ProjectId, ProjectLinkId};
use rialto_domain::lesson::{ASK_AGAIN_DAYS, LinkStatus};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::{RecordAct, Standing};
use rialto_domain::vocabulary::LinkKind;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::outcome;
use rialto_persistence::write::tie::{self, Tie, TieNote};
use rialto_persistence::write::{life, record};
use serde::Deserialize;
use serde_json::{Value, json};

const NOTE: usize = 2_000;
const DAY_MS: i64 = 86_400_000;

/// A link to another project.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    /// How they are tied.
    pub kind: LinkKind,
    /// Why.
    pub note: Option<String>,
    /// Language of the note; the project's when none.
    pub language: Option<String>,
}

/// What the other side says to a link.
#[derive(Clone, Debug, Deserialize)]
pub struct AnswerLink {
    /// Whether it is so.
    pub confirm: bool,
    /// What they want to say with it, for the trail.
    pub note: Option<String>,
}

/// Whether the actor may tie a project to others.
pub(super) async fn may_link(transaction: &Transaction, by: &By, project: GlobalId) -> Result<bool> {
    let Some(member) = by.actor.member() else { return Ok(false) };
    let Some(publication) = tie::publication(transaction, project).await? else { return Ok(false) };
    let roles = record::roles(transaction, project, member.account).await?;
    Ok(by.actor.may(RecordAct::Link, &Standing { kind: project.kind, publication, roles }))
}

impl Acts {
    /// Ties a project to another that the actor may see: at once when the actor may speak for both, else it is proposed to those
    /// who lead or edit the other.
    ///
    /// # Errors
    /// `SAME_PROJECT`, `ALREADY_THERE`, `DECLINED` within 90 days, and issues of the input; `NotFound`.
    pub async fn link_projects(&self, by: &By, (from, to): (ProjectId, ProjectId), input: &Link) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Link, from.into()).await?;
        readable(&acting, to.into()).await?;
        if from == to {
            let message = "Choose another project: this is the one you link from.";
            return Err(wrong(Issue::new(&["input", "targetId"], "SAME_PROJECT", message)));
        }
        let (note, language) = noted(&acting, input.note.as_deref(), input.language.as_deref())?;
        let tie = tied(&acting, (Kind::ProjectLink, to.0), input.kind.as_str()).await?;
        if let Some(state) = tie::linked(&acting.transaction, &tie).await? {
            let again = state.answered_at.unwrap_or(acting.now).saturating_add(ASK_AGAIN_DAYS * DAY_MS);
            match state.status {
                LinkStatus::Declined if again <= acting.now => {}
                LinkStatus::Declined => {
                    let message = "The other project declined this; propose it again later.";
                    let issue = Issue::new(&["input", "targetId"], "DECLINED", message).param("from", date_of(again));
                    return Err(wrong(issue));
                }
                LinkStatus::Proposed | LinkStatus::Confirmed => return Err(already("targetId")),
            }
        }
        let note = TieNote { text: note.as_deref(), language: &language };
        let both = may_link(&acting.transaction, by, to.into()).await?;
        let status = if both { LinkStatus::Confirmed } else { LinkStatus::Proposed };
        let id = ProjectLinkId(acting.key());
        tie::link(&acting.transaction, id.0, &tie, &note, (status, acting.now)).await?;
        let after = json!({ "id": GlobalId::from(to).to_string(), "as": tie.word });
        if both {
            beside(&mut acting, Change::public("link").field("tie", Value::Null, after)).await?;
        } else {
            // nobody else learns of what is not confirmed
            acting.noted(Change::private("propose_link").field("tie", Value::Null, after)).await?;
            hear(&acting, to, (NoticeKind::LinkProposed, id)).await?;
        }
        acting.commit().await
    }

    /// Confirms or declines a link that another project proposed.
    ///
    /// # Errors
    /// `NotFound`; `ALREADY_ANSWERED`; issues of the input.
    pub async fn answer_link(&self, by: &By, id: ProjectLinkId, input: &AnswerLink) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let nothing = || Error::NotFound("the ProjectLink".to_owned());
        let first = self.database.begin().await?;
        let found = tie::tie(&first, id.into()).await?.ok_or_else(nothing)?;
        drop(first);
        let target = GlobalId { kind: Kind::Project, key: found.other };
        let mut acting = self.upon(by, RecordAct::Link, target).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: the target is locked now
        let Tie { owner, word, .. } = tie::tie(&acting.transaction, id.into()).await?.ok_or_else(nothing)?;
        readable(&acting, owner).await.map_err(|_| nothing())?;
        let state = tie::link_by_id(&acting.transaction, id.0).await?.ok_or_else(nothing)?;
        if state.status != LinkStatus::Proposed {
            let message = "This was answered already; remove the link where it is no longer so.";
            return Err(wrong(Issue::new(&["input", "id"], "ALREADY_ANSWERED", message)));
        }
        let note = wording::optional(&["input", "note"], input.note.as_deref(), NOTE, wording::prose).map_err(wrong)?;
        let after = json!({ "id": owner.to_string(), "as": word, "note": note });
        if input.confirm {
            tie::confirm_link(&acting.transaction, id.0, owner, acting.now).await?;
            life::touch(&acting.transaction, owner, acting.now).await?;
            beside(&mut acting, Change::public("confirm_link").field("tie", Value::Null, after)).await?;
        } else {
            tie::decline_link(&acting.transaction, id.0, acting.now).await?;
            acting.noted(Change::private("decline_link").field("tie", Value::Null, after)).await?;
        }
        hear(&acting, ProjectId(owner.key), (NoticeKind::LinkAnswered, id)).await?;
        acting.commit().await
    }
}

/// Notifies those who lead or edit a project.
async fn hear(acting: &Acting<'_>, project: ProjectId, (kind, id): (NoticeKind, ProjectLinkId)) -> Result<()> {
    let team = outcome::team(&acting.transaction, project).await?;
    let to: Vec<AccountId> = team.iter().map(|one| AccountId(one.account)).collect();
    let notice = Notice { kind, subject: id.into(), record: Some(project.into()), by: acting.person };
    tell(acting, &to, &notice).await
}
