//! What projects do because of advice or of their own accord.

use crate::account::By;
use crate::checks::{Checks, given, language, repeated, today, wrong};
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::action::ActionStatus;
use rialto_domain::id::{ActionId, ContributionId, GlobalId, Kind, PersonId, ProjectId};
use rialto_domain::policy::Action as Right;
use rialto_domain::policy::record::{RecordAct, Role};
use rialto_domain::vocabulary::Publication;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::action::{self as rows, Action};
use rialto_persistence::write::{advice, team};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const TITLE: usize = 200;
const TEXT: usize = 5_000;
const NOTE: usize = 2_000;
/// Actions of one project, open or not.
const MOST: i64 = 500;
/// Longest key of a call that may come twice, characters.
const KEY: usize = 64;

/// An action that is opened.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenAction {
    /// The same key with the same input answers the same action.
    #[serde(skip_serializing)]
    pub idempotency_key: Option<String>,
    /// Global id of the advice it comes from.
    pub contribution_id: Option<String>,
    /// One line.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// Global id of the profile of who does it, of the team.
    pub owner_id: Option<String>,
    /// Until when.
    pub due_on: Option<NaiveDate>,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
}

/// What changes of an action; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditAction {
    /// One line.
    pub title: Option<String>,
    /// More about it; null clears it.
    #[serde(deserialize_with = "given")]
    pub text: Option<Option<String>>,
    /// Who does it; null clears it.
    #[serde(deserialize_with = "given")]
    pub owner_id: Option<Option<String>>,
    /// Until when; null clears it.
    #[serde(deserialize_with = "given")]
    pub due_on: Option<Option<NaiveDate>>,
    /// Language of the texts.
    pub language: Option<String>,
}

/// What becomes of an action.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetActionStatus {
    /// Open, done, dropped.
    pub status: ActionStatus,
    /// How or why.
    pub note: Option<String>,
    /// Language of the note; the project's when none.
    pub language: Option<String>,
}

fn nothing() -> Error {
    Error::NotFound("the action".to_owned())
}

impl Acts {
    /// Opens an action of a project; its key.
    ///
    /// # Errors
    /// Issues of the input, `NOT_ADOPTED`, `NOT_IN_TEAM`, `TOO_MANY` among them.
    pub async fn open_action(&self, by: &By, project: ProjectId, input: &OpenAction) -> Result<ActionId> {
        by.authorize(Right::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::ManageActions, project.into()).await?;
        let id = ActionId(acting.key());
        let action = opened(&acting, project, input).await?;
        let call = ("open_action", input.idempotency_key.as_deref());
        if let Some(before) = repeated(&acting, call, input, id.into()).await? {
            return Ok(ActionId(before));
        }
        if rows::actions(&acting.transaction, project).await? >= MOST {
            let message = format!("A project has at most {MOST} actions: edit one that is no longer open.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
        }
        rows::open(&acting.transaction, (id, project), &action, acting.now).await?;
        acting.changed(noted("open_action").field("action", Value::Null, told(id, &action))).await?;
        acting.commit().await?;
        Ok(id)
    }

    /// Changes what an action says, who does it and until when; its project.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`.
    pub async fn edit_action(&self, by: &By, id: ActionId, input: &EditAction) -> Result<ProjectId> {
        by.authorize(Right::ChangeProject)?;
        let (mut acting, project, before) = self.upon_action(by, id, false).await?;
        let mut checks = Checks::default();
        let mut action = before.clone();
        if let Some(title) = &input.title {
            action.title = checks.take(wording::line(&["input", "title"], title, TITLE)).unwrap_or_default();
        }
        if let Some(text) = &input.text {
            let text = wording::optional(&["input", "text"], text.as_deref(), TEXT, wording::prose);
            action.text = checks.take(text).flatten();
        }
        if let Some(tag) = &input.language {
            action.language = language(&mut checks, &acting, Some(tag)).unwrap_or(action.language);
        }
        if let Some(day) = input.due_on {
            // a day that was right once may be over by now
            let checked = if day == before.due_on { Ok(day) } else { due(day, &acting) };
            action.due_on = checks.take(checked).flatten();
        }
        match &input.owner_id {
            None => {}
            Some(owner) => {
                let found = owner_of(&acting, owner.as_deref(), before.owner).await?;
                action.owner = checks.take(found).flatten();
            }
        }
        checks.done()?;
        if action == before {
            return Ok(project);
        }
        rows::edit(&acting.transaction, id, &action).await?;
        acting.changed(noted("edit_action").field("action", told(id, &before), told(id, &action))).await?;
        acting.commit().await?;
        Ok(project)
    }

    /// Says what became of an action: who works in the project, and who does it; its project.
    ///
    /// # Errors
    /// `STAYS` and issues of the input; `NotFound`.
    pub async fn set_action_status(&self, by: &By, id: ActionId, input: &SetActionStatus) -> Result<ProjectId> {
        by.authorize(Right::ChangeProject)?;
        let (mut acting, project, before) = self.upon_action(by, id, true).await?;
        let mut checks = Checks::default();
        if before.status == input.status {
            let message = "The action stands there already.";
            checks.add([Issue::new(&["input", "status"], "STAYS", message)]);
        }
        let note = checks.take(wording::optional(&["input", "note"], input.note.as_deref(), NOTE, wording::prose));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(note), Some(language)) = (note, language) else { return Err(checks.error()) };
        checks.done()?;
        let words = (note.as_deref(), &language);
        rows::set_status(&acting.transaction, (id, input.status), words, acting.now).await?;
        let change = noted("set_action_status")
            .field("action", Value::Null, json!(GlobalId::from(id).to_string()))
            .field("status", json!(before.status.as_str()), json!(input.status.as_str()))
            .field("note", Value::Null, json!(note));
        acting.changed(change).await?;
        acting.commit().await?;
        Ok(project)
    }

    /// Opens the act upon the project of an action. Who may not see the project learns nothing of it. Its owner may say what
    /// became of it, while in the team.
    async fn upon_action<'a>(
        &self,
        by: &'a By,
        id: ActionId,
        by_owner: bool,
    ) -> Result<(Acting<'a>, ProjectId, Action)> {
        let first = self.database.begin().await?;
        let (project, owner, _) = rows::find(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let is_owner = owner.is_some() && owner == by.actor.member().map(|member| member.account);
        let act = if by_owner && is_owner { RecordAct::Read } else { RecordAct::ManageActions };
        let acting = self.upon(by, act, project.into()).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: the project is locked now
        let (project, _, action) = rows::find(&acting.transaction, id).await?.ok_or_else(nothing)?;
        if act == RecordAct::Read {
            let is_in_team =
                [Role::Leader, Role::Editor, Role::Viewer].into_iter().any(|role| acting.standing.roles.has(role));
            let is_alive = matches!(acting.state.publication, Publication::Draft | Publication::Published);
            if !is_in_team || !is_alive || action.owner != acting.person {
                return Err(Error::Forbidden("say what became of this action".to_owned()));
            }
        }
        Ok((acting, project, action))
    }
}

/// What an act upon an action leaves: its texts are for the team, so the public history tells that it was and no more.
fn noted(act: &'static str) -> Change {
    Change::private(act).beside()
}

async fn opened(acting: &Acting<'_>, project: ProjectId, input: &OpenAction) -> Result<Action> {
    let mut checks = Checks::default();
    let title = checks.take(wording::line(&["input", "title"], &input.title, TITLE));
    let text = checks.take(wording::optional(&["input", "text"], input.text.as_deref(), TEXT, wording::prose));
    let language = language(&mut checks, acting, input.language.as_deref());
    let due_on = checks.take(due(input.due_on, acting));
    let owner = checks.take(owner_of(acting, input.owner_id.as_deref(), None).await?);
    let contribution = checks.take(adopted(acting, project, input.contribution_id.as_deref()).await?);
    if let Some(key) = &input.idempotency_key {
        checks.take(wording::line(&["input", "idempotencyKey"], key, KEY));
    }
    let (Some(title), Some(text), Some(language), Some(due_on), Some(owner), Some(contribution)) =
        (title, text, language, due_on, owner, contribution)
    else {
        return Err(checks.error());
    };
    checks.done()?;
    Ok(Action { contribution, title, text, language, owner, due_on, status: ActionStatus::Open })
}

fn due(day: Option<NaiveDate>, acting: &Acting<'_>) -> Result<Option<NaiveDate>, Issue> {
    wording::coming(&["input", "dueOn"], day, today(acting))
}

/// Who does an action: somebody of the team, or who did it before.
async fn owner_of(
    acting: &Acting<'_>,
    given: Option<&str>,
    before: Option<PersonId>,
) -> Result<Result<Option<PersonId>, Issue>> {
    let Some(given) = given else { return Ok(Ok(None)) };
    let person = GlobalId::parse(given).filter(|id| id.kind == Kind::Person).map(|id| PersonId(id.key));
    let members = team::team(&acting.transaction, acting.id).await?;
    Ok(match person {
        Some(person) if before == Some(person) || members.role(person).is_some() => Ok(Some(person)),
        _ => Err(Issue::new(&["input", "ownerId"], "NOT_IN_TEAM", "Choose somebody of the project's team.")),
    })
}

/// The advice that an action comes from: the project has adopted it.
async fn adopted(
    acting: &Acting<'_>,
    project: ProjectId,
    given: Option<&str>,
) -> Result<Result<Option<ContributionId>, Issue>> {
    let Some(given) = given else { return Ok(Ok(None)) };
    let id = GlobalId::parse(given).filter(|id| id.kind == Kind::Contribution).map(|id| ContributionId(id.key));
    if let Some(id) = id
        && advice::lock(&acting.transaction, id).await?
        && advice::has_adopted(&acting.transaction, (id, project)).await?
    {
        return Ok(Ok(Some(id)));
    }
    let message = "Adopt the advice first: what your project did not adopt becomes no action of it.";
    Ok(Err(Issue::new(&["input", "contributionId"], "NOT_ADOPTED", message)))
}

/// An action as the trail has it.
fn told(id: ActionId, action: &Action) -> Value {
    json!({
        "id": GlobalId::from(id).to_string(),
        "contribution": action.contribution.map(|id| GlobalId::from(id).to_string()),
        "title": action.title,
        "text": action.text,
        "language": action.language.as_str(),
        "owner": action.owner.map(|id| GlobalId::from(id).to_string()),
        "dueOn": action.due_on,
        "status": action.status.as_str(),
    })
}
