//! Projects apply for a session.

use super::{called, open, tell};
use crate::account::By;
use crate::checks::{Checks, language, readable, wrong};
use crate::record::{Acting, Acts, Change};
use rialto_domain::id::{ApplicationId, GlobalId, ProjectId, SessionId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::vocabulary::{ApplicationStatus, Area};
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::application::{self as rows, Application};
use rialto_persistence::write::team;
use serde::Deserialize;
use serde_json::{Value, json};

/// Longest answer to a criterion, code points.
const TEXT: usize = 3_000;

/// What a project writes to apply.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Apply {
    /// Areas in which it asks for advice.
    pub areas: Vec<Area>,
    /// What changes, for whom.
    pub social_impact: String,
    /// How far it is.
    pub readiness: String,
    /// What it needs from the table.
    pub need: String,
    /// Language of the texts; the project's when none.
    pub language: Option<String>,
}

/// What changes of an application; what is absent stays.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EditApplication {
    /// The version that the caller has seen.
    pub version: i64,
    /// Areas in which it asks for advice.
    pub areas: Option<Vec<Area>>,
    /// What changes, for whom.
    pub social_impact: Option<String>,
    /// How far it is.
    pub readiness: Option<String>,
    /// What it needs from the table.
    pub need: Option<String>,
    /// Language of the texts.
    pub language: Option<String>,
}

impl Acts {
    /// Applies for a session with a published project; one that took its application back applies with it again.
    ///
    /// # Errors
    /// Issues of the input and of the call; `ALREADY_APPLIED`; `NOT_PUBLISHED`; `NotFound`; `Forbidden`.
    pub async fn apply_to_session(
        &self,
        by: &By,
        session: SessionId,
        project: ProjectId,
        input: &Apply,
    ) -> Result<ApplicationId> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::Edit, project.into()).await?;
        readable(&acting, session.into()).await?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        open(&rows::session(&acting.transaction, session).await?, acting.now)?;
        if !acting.is_published() {
            let message = "Publish the project first: experts and evaluators read it.";
            return Err(wrong(Issue::new(&["input", "projectId"], "NOT_PUBLISHED", message)));
        }
        let mut checks = Checks::default();
        let texts = (&input.social_impact, &input.readiness, &input.need);
        let written = written(&mut checks, &acting, texts, input.language.as_deref());
        let areas = areas(&mut checks, &input.areas);
        checks.done()?;
        let before = rows::of(&acting.transaction, session, project).await?;
        let before = match before {
            Some(id) => rows::application(&acting.transaction, id).await?,
            None => None,
        };
        let taken = || {
            let message = "This project has applied already: change what it wrote instead.";
            wrong(Issue::new(&["input", "projectId"], "ALREADY_APPLIED", message))
        };
        let (social_impact, readiness, need, language) = written;
        let id = before.as_ref().map_or_else(|| ApplicationId(acting.key()), |before| before.id);
        let new = Application {
            id,
            session,
            project,
            version: 1,
            social_impact,
            readiness,
            need,
            language,
            status: ApplicationStatus::Submitted,
            areas,
        };
        match before {
            Some(before) if before.status == ApplicationStatus::Withdrawn => {
                rows::save(&acting.transaction, &new, acting.now).await?;
            }
            Some(_) => return Err(taken()),
            None if !rows::apply(&acting.transaction, &new, account, acting.now).await? => return Err(taken()),
            None => {}
        }
        let (title, _) = called(&acting.transaction, session.into()).await?;
        let project_title = acting.state.title.clone();
        for to in team::answering(&acting.transaction, session.into()).await? {
            tell(&acting, &to, "application_received", &[("title", &title), ("project", &project_title)]).await?;
        }
        noted(&mut acting, "apply_to_session", &new).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(id)
    }

    /// Changes an application while the call is open.
    ///
    /// # Errors
    /// Issues of the input and of the call; `CONFLICT`; `NotFound`.
    pub async fn edit_application(&self, by: &By, id: ApplicationId, input: &EditApplication) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let (mut acting, before) = self.upon_application(by, (RecordAct::Edit, true), id).await?;
        waits(&before)?;
        expect(&before, input.version)?;
        open(&rows::session(&acting.transaction, before.session).await?, acting.now)?;
        let mut checks = Checks::default();
        let or = |given: &Option<String>, was: &String| given.clone().unwrap_or_else(|| was.clone());
        let texts = (
            &or(&input.social_impact, &before.social_impact),
            &or(&input.readiness, &before.readiness),
            &or(&input.need, &before.need),
        );
        let tag = input.language.clone().unwrap_or_else(|| before.language.clone());
        let (social_impact, readiness, need, language) = written(&mut checks, &acting, texts, Some(&tag));
        let areas = areas(&mut checks, input.areas.as_ref().unwrap_or(&before.areas));
        checks.done()?;
        let after = Application { social_impact, readiness, need, language, areas, ..before.clone() };
        if after == before {
            return Ok(());
        }
        rows::save(&acting.transaction, &after, acting.now).await?;
        noted(&mut acting, "edit_application", &after).await?;
        acting.commit().await
    }

    /// Takes an application back, as long as nothing was decided.
    ///
    /// # Errors
    /// `ALREADY_DECIDED`; `NotFound`.
    pub async fn withdraw_application(&self, by: &By, id: ApplicationId) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let (mut acting, before) = self.upon_application(by, (RecordAct::Edit, true), id).await?;
        if before.status == ApplicationStatus::Withdrawn {
            return Ok(());
        }
        waits(&before)?;
        let after = Application { status: ApplicationStatus::Withdrawn, ..before };
        rows::save(&acting.transaction, &after, acting.now).await?;
        noted(&mut acting, "withdraw_application", &after).await?;
        acting.commit().await
    }
}

/// Refuses what takes an application that waits for its decision.
fn waits(application: &Application) -> Result<()> {
    if application.status == ApplicationStatus::Submitted {
        return Ok(());
    }
    let message = "This application was decided or taken back already: read it again.";
    Err(wrong(Issue::new(&["input", "id"], "ALREADY_DECIDED", message)))
}

/// Refuses another version than the caller has seen.
pub(super) fn expect(application: &Application, version: i64) -> Result<()> {
    let now = application.version;
    if version == now {
        return Ok(());
    }
    let message =
        format!("This has changed since you read it (version {version}, now {now}): read it again and repeat.");
    Err(wrong(Issue::new(&["input", "version"], "CONFLICT", message).param("version", now)))
}

type Written = (String, String, String, String);

fn written(checks: &mut Checks, acting: &Acting<'_>, texts: (&String, &String, &String), tag: Option<&str>) -> Written {
    let mut prose =
        |name: &str, text: &str| checks.take(wording::prose(&["input", name], text, TEXT)).unwrap_or_default();
    let (social_impact, readiness, need) =
        (prose("socialImpact", texts.0), prose("readiness", texts.1), prose("need", texts.2));
    let language = language(checks, acting, tag).map(|language| language.as_str().to_owned());
    (social_impact, readiness, need, language.unwrap_or_default())
}

fn areas(checks: &mut Checks, given: &[Area]) -> Vec<Area> {
    let mut areas = given.to_vec();
    areas.sort_by_key(|area| area.as_str());
    areas.dedup();
    if areas.is_empty() {
        checks.add([Issue::new(&["input", "areas"], "REQUIRED", "Choose at least one area.")]);
    }
    areas
}

async fn noted(acting: &mut Acting<'_>, act: &'static str, application: &Application) -> Result<()> {
    let told = json!({
        "session": GlobalId::from(application.session).to_string(),
        "status": application.status.as_str(),
    });
    acting.changed(Change::private(act).beside().field("application", Value::Null, told)).await
}
