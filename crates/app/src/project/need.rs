//! What a project looks for.

use crate::account::By;
use crate::checks::{Checks, beside, given, language, readable, repeated, today, wrong};
use crate::notify::happened;
use crate::record::{Acting, Acts, Change};
use chrono::NaiveDate;
use rialto_domain::follow::FollowedEvent;
use rialto_domain::id::{GlobalId, Kind, NeedId, OrganisationId, PersonId, ProjectId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::project::Need;
use rialto_domain::vocabulary::{Area, NeedKind, NeedStatus};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::Batch;
use rialto_persistence::write::life::{self, FulfilledBy, NeedState};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

const TITLE: usize = 200;
const TEXT: usize = 5_000;
const NOTE: usize = 2_000;
/// Needs of one project, open or not.
const MOST: i64 = 100;
/// Longest key of a call that may come twice, characters.
const KEY: usize = 64;

/// A need that is opened.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenNeed {
    /// The same key with the same input answers the same need.
    #[serde(skip_serializing)]
    pub idempotency_key: Option<String>,
    /// Area.
    pub area: Area,
    /// What is looked for.
    pub kind: NeedKind,
    /// One line.
    pub title: String,
    /// More about it.
    pub text: Option<String>,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
    /// Until when.
    pub open_until: Option<NaiveDate>,
}

/// What changes of a need; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct EditNeed {
    /// Area.
    pub area: Option<Area>,
    /// What is looked for.
    pub kind: Option<NeedKind>,
    /// One line.
    pub title: Option<String>,
    /// More about it; null clears it.
    #[serde(deserialize_with = "given")]
    pub text: Option<Option<String>>,
    /// Language of the texts.
    pub language: Option<String>,
    /// Until when; null clears it.
    #[serde(deserialize_with = "given")]
    pub open_until: Option<Option<NaiveDate>>,
}

/// What becomes of a need.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SetNeedStatus {
    /// Open, fulfilled, withdrawn.
    pub status: NeedStatus,
    /// Global id of the organisation or person that fulfilled it.
    pub fulfilled_by_id: Option<String>,
    /// How or why.
    pub note: Option<String>,
    /// Language of the note; the project's when none.
    pub language: Option<String>,
}

impl Acts {
    /// Opens a need of a project; its key.
    ///
    /// # Errors
    /// Issues of the input.
    pub async fn open_need(&self, by: &By, project: ProjectId, input: &OpenNeed) -> Result<NeedId> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::ManageNeeds, project.into()).await?;
        let need = checked(&acting, input)?;
        let call = ("open_need", input.idempotency_key.as_deref());
        if let Some(before) = repeated(&acting, call, input, need.id.into()).await? {
            return Ok(NeedId(before));
        }
        if life::needs(&acting.transaction, project).await? >= MOST {
            let message = format!("A project has at most {MOST} needs: edit one that is no longer open.");
            return Err(wrong(Issue::new(&["input"], "TOO_MANY", message).param("most", MOST)));
        }
        let mut batch = Batch::new(acting.now);
        batch.need(project, &need);
        batch.save(&acting.transaction).await?;
        beside(&mut acting, Change::public("open_need").field("need", Value::Null, told(&need))).await?;
        happened(&acting, FollowedEvent::NeedOpened).await?;
        acting.commit().await?;
        Ok(need.id)
    }

    /// Changes what a need says; its project.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`.
    pub async fn edit_need(&self, by: &By, id: NeedId, input: &EditNeed) -> Result<ProjectId> {
        by.authorize(Action::ChangeProject)?;
        let (mut acting, project, before) = self.upon_need(by, id).await?;
        let mut checks = Checks::default();
        let mut need = before.clone();
        need.area = input.area.unwrap_or(need.area);
        need.kind = input.kind.unwrap_or(need.kind);
        if let Some(title) = &input.title {
            need.title = checks.take(wording::line(&["input", "title"], title, TITLE)).unwrap_or_default();
        }
        if let Some(text) = &input.text {
            let text = wording::optional(&["input", "text"], text.as_deref(), TEXT, wording::prose);
            need.text = checks.take(text).flatten();
        }
        if let Some(tag) = &input.language {
            need.language = language(&mut checks, &acting, Some(tag)).unwrap_or(need.language);
        }
        if let Some(day) = input.open_until {
            // a day that was right once may be over by now
            let checked = if day == before.open_until { Ok(day) } else { until(day, &acting) };
            need.open_until = checks.take(checked).flatten();
        }
        checks.done()?;
        let kept = |name: &str| {
            (name == "title" && need.title == before.title) || (name == "text" && need.text == before.text)
        };
        for texts in need.translations.values_mut() {
            texts.retain(|name, _| kept(name));
        }
        need.translations.retain(|_, texts| !texts.is_empty());
        if need == before {
            return Ok(project);
        }
        life::edit_need(&acting.transaction, project, &need).await?;
        beside(&mut acting, Change::public("edit_need").field("need", told(&before), told(&need))).await?;
        acting.commit().await?;
        Ok(project)
    }

    /// Says what became of a need; its project.
    ///
    /// # Errors
    /// Issues of the input; `NotFound`, also for who fulfilled it when the actor may not see them.
    pub async fn set_need_status(&self, by: &By, id: NeedId, input: &SetNeedStatus) -> Result<ProjectId> {
        by.authorize(Action::ChangeProject)?;
        let (mut acting, project, before) = self.upon_need(by, id).await?;
        let mut checks = Checks::default();
        if before.status == input.status {
            let message = "The need has this status already.";
            checks.add([Issue::new(&["input", "status"], "STAYS", message)]);
        }
        let note = checks.take(wording::optional(&["input", "note"], input.note.as_deref(), NOTE, wording::prose));
        let language = language(&mut checks, &acting, input.language.as_deref());
        if input.fulfilled_by_id.is_some() && input.status != NeedStatus::Fulfilled {
            let message = "Say who fulfilled a need only when it is fulfilled.";
            let path = ["input", "fulfilledById"];
            checks.add([Issue::new(&path, "FULFILLED_BY_WITHOUT_STATUS", message)]);
        }
        let (Some(note), Some(language)) = (note, language) else { return Err(checks.error()) };
        checks.done()?;
        let by_whom = match &input.fulfilled_by_id {
            Some(given) => Some(fulfilled_by(&acting, given).await?),
            None => None,
        };
        let state =
            NeedState { status: input.status.as_str(), by: by_whom, note: note.as_deref(), language: &language };
        life::set_need_state(&acting.transaction, (project, id), &state, acting.now).await?;
        let change = Change::public("set_need_status")
            .field("need", json!(GlobalId::from(id).to_string()), Value::Null)
            .field("status", json!(before.status.as_str()), json!(input.status.as_str()))
            .field("fulfilledById", Value::Null, json!(input.fulfilled_by_id))
            .field("note", Value::Null, json!(note));
        beside(&mut acting, change).await?;
        if input.status == NeedStatus::Fulfilled {
            happened(&acting, FollowedEvent::NeedFulfilled).await?;
        }
        acting.commit().await?;
        Ok(project)
    }

    /// Opens the act upon the project of a need. Who may not see the project learns nothing of the need.
    async fn upon_need<'a>(&self, by: &'a By, id: NeedId) -> Result<(Acting<'a>, ProjectId, Need)> {
        let nothing = || Error::NotFound("the need".to_owned());
        let first = self.database.begin().await?;
        let (project, _) = life::need(&first, id).await?.ok_or_else(nothing)?;
        drop(first);
        let acting = self.upon(by, RecordAct::ManageNeeds, project.into()).await.map_err(|error| match error {
            Error::NotFound(_) => nothing(),
            other => other,
        })?;
        // read again: the project is locked now
        let (project, need) = life::need(&acting.transaction, id).await?.ok_or_else(nothing)?;
        Ok((acting, project, need))
    }
}

fn checked(acting: &Acting<'_>, input: &OpenNeed) -> Result<Need> {
    let mut checks = Checks::default();
    let title = checks.take(wording::line(&["input", "title"], &input.title, TITLE));
    let text = wording::optional(&["input", "text"], input.text.as_deref(), TEXT, wording::prose);
    let text = checks.take(text);
    let language = language(&mut checks, acting, input.language.as_deref());
    let open_until = checks.take(until(input.open_until, acting));
    if let Some(key) = &input.idempotency_key {
        checks.take(wording::line(&["input", "idempotencyKey"], key, KEY));
    }
    let (Some(title), Some(text), Some(language), Some(open_until)) = (title, text, language, open_until) else {
        return Err(checks.error());
    };
    checks.done()?;
    Ok(Need {
        id: NeedId(acting.key()),
        area: input.area,
        kind: input.kind,
        title,
        text,
        language,
        translations: Default::default(),
        open_until,
        status: NeedStatus::Open,
    })
}

fn until(day: Option<NaiveDate>, acting: &Acting<'_>) -> Result<Option<NaiveDate>, Issue> {
    wording::coming(&["input", "openUntil"], day, today(acting))
}

async fn fulfilled_by(acting: &Acting<'_>, given: &str) -> Result<FulfilledBy> {
    let nothing = || Error::NotFound("who fulfilled the need".to_owned());
    let id = GlobalId::parse(given).ok_or_else(nothing)?;
    let found = match id.kind {
        Kind::Organisation => FulfilledBy::Organisation(OrganisationId(id.key)),
        Kind::Person => FulfilledBy::Person(PersonId(id.key)),
        _ => return Err(nothing()),
    };
    readable(acting, id).await?;
    Ok(found)
}

fn told(need: &Need) -> Value {
    json!({
        "id": GlobalId::from(need.id).to_string(),
        "area": need.area.as_str(),
        "kind": need.kind.as_str(),
        "title": need.title,
        "text": need.text,
        "language": need.language.as_str(),
        "openUntil": need.open_until,
    })
}
