//! What became of projects 30 and 90 days after a session: they are asked by letter, and tell.

use crate::Ctx;
use crate::account::By;
use crate::checks::{Checks, language, wrong};
use crate::mail::{Letter, queue};
use crate::record::{Acts, Change};
use rialto_domain::action::{FOLLOW_UP_DAYS, FOLLOW_UP_GRACE_DAYS, FollowUpState, follow_up_day};
use rialto_domain::id::{GlobalId, ProjectId, SessionId};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RecordAct;
use rialto_domain::wording;
use rialto_domain::{Error, Result};
use rialto_persistence::write::action::{self as rows, FollowUp};
use serde::Deserialize;
use serde_json::{Value, json};

const TEXT: usize = 5_000;
const TITLE: usize = 200;
const DAY_MS: i64 = 86_400_000;
/// Projects asked in one transaction.
const BATCH: i64 = 20;

/// What a project tells some time after a session.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerFollowUp {
    /// Days after the session: 30 or 90.
    pub day: i64,
    /// Where the project stands.
    pub state: FollowUpState,
    /// In words.
    pub text: Option<String>,
    /// Their language; the project's when none.
    pub language: Option<String>,
}

impl Acts {
    /// Tells what became of a project some time after a session at which it had a turn, in place of what was told before.
    ///
    /// # Errors
    /// `DAY_UNKNOWN`, `TOO_EARLY` and issues of the input; `NotFound` for a session at which it had no turn.
    pub async fn answer_follow_up(
        &self,
        by: &By,
        (project, session): (ProjectId, SessionId),
        input: &AnswerFollowUp,
    ) -> Result<()> {
        by.authorize(Action::ChangeProject)?;
        let mut acting = self.upon(by, RecordAct::ManageActions, project.into()).await?;
        let ended = rows::ended(&acting.transaction, (session, project)).await?;
        let ended = ended.ok_or_else(|| Error::NotFound("a turn of the project at the session".to_owned()))?;
        let day = follow_up_day(&["input", "day"], input.day, acting.now - ended.ended_at).map_err(wrong)?;
        let mut checks = Checks::default();
        let text = checks.take(wording::optional(&["input", "text"], input.text.as_deref(), TEXT, wording::prose));
        let language = language(&mut checks, &acting, input.language.as_deref());
        let (Some(text), Some(language)) = (text, language) else { return Err(checks.error()) };
        let told = FollowUp { state: input.state, text: text.as_deref(), language: &language };
        let of = (session, project, day);
        rows::answer_follow_up(&acting.transaction, acting.key(), of, &told, acting.now).await?;
        let after = json!({
            "session": GlobalId::from(session).to_string(),
            "day": day,
            "state": input.state.as_str(),
            "text": text,
        });
        acting.changed(Change::public("answer_follow_up").beside().field("followUp", Value::Null, after)).await?;
        acting.commit().await
    }
}

/// Asks the projects of sessions that ended 30 and 90 days ago what became of them: a letter to those who lead them and to the
/// owners of open actions, once, however many instances do it. How many projects were asked.
///
/// # Errors
/// When the database is away.
pub async fn ask(ctx: &Ctx) -> Result<usize> {
    let mut asked = 0;
    for day in FOLLOW_UP_DAYS {
        loop {
            let now = ctx.now();
            let until = now - day * DAY_MS;
            let transaction = ctx.database.begin().await?;
            let due = rows::to_ask(&transaction, day, (until - FOLLOW_UP_GRACE_DAYS * DAY_MS, until), BATCH).await?;
            for project in &due {
                // whoever notes it first writes the letters
                if !rows::ask(&transaction, ctx.chance.ids.next(), (project, day), now).await? {
                    continue;
                }
                asked += 1;
                let short = |text: &str| text.chars().take(TITLE).collect::<String>();
                let path =
                    format!("/projects/{}/follow-up?session={}&day={day}", project.project_slug, project.session_slug);
                let says = [
                    ("title", short(&project.project_title)),
                    ("session", short(&project.session_title)),
                    ("days", day.to_string()),
                    ("path", path),
                ];
                let values: crate::mail::Values =
                    says.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
                for (email, language) in rows::concerned(&transaction, project.project_id).await? {
                    let letter = Letter::told("follow_up", values.clone());
                    queue(&transaction, &ctx.chance, (&email, &language), &letter).await?;
                }
            }
            transaction.commit().await?;
            if i64::try_from(due.len()).unwrap_or(BATCH) < BATCH {
                break;
            }
        }
    }
    Ok(asked)
}
