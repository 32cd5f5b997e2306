//! What members of a team say to the telling of an outcome.

use super::KeyRow;
use crate::database::Transaction;
use crate::write::statement::{row, rows, run};
use crate::write::{Batch, Mode};
use rialto_domain::Result;
use rialto_domain::id::{AccountId, PersonId, ProjectId};
use rialto_domain::lesson::Answer;
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Somebody of a team who is asked.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Asked {
    /// The profile.
    pub person: Uuid,
    /// The account.
    pub account: Uuid,
    /// What they are called.
    pub name: String,
    /// Where mail goes.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// Who leads or edits a project and has an account, in the order in which they joined.
pub async fn team(transaction: &Transaction, project: ProjectId) -> Result<Vec<Asked>> {
    let sql = "select p.id as person, a.id as account, p.name, a.email, a.language from project_member m \
               join person p on p.id = m.person_id join account a on a.id = p.account_id \
               where m.project_id = $1 and m.role in ('leader', 'editor') order by m.id";
    rows(transaction, sql, [project.0.into()]).await
}

/// Asks people of a team anew at an instant (ms since 1970 UTC); what was said before is gone.
pub async fn ask(
    transaction: &Transaction,
    project: ProjectId,
    asked: &[(Uuid, PersonId)],
    (agreed, now): (Option<PersonId>, i64),
) -> Result<()> {
    run(transaction, "delete from outcome_consent where project_id = $1", [project.0.into()]).await?;
    let mut batch = Batch::new(now);
    for (key, person) in asked {
        let agrees = (agreed == Some(*person)).then_some(true);
        batch.row(
            "outcome_consent",
            &["id", "project_id", "person_id", "agrees", "asked_at", "answered_at"],
            Mode::Create,
            vec![
                (*key).into(),
                project.0.into(),
                person.0.into(),
                agrees.into(),
                now.into(),
                agrees.map(|_| now).into(),
            ],
        );
    }
    batch.save(transaction).await
}

/// Notes what somebody of the team says, in place of what they said before.
pub async fn answer(
    transaction: &Transaction,
    key: Uuid,
    (project, person): (ProjectId, PersonId),
    (agrees, note): (bool, Option<String>),
    now: i64,
) -> Result<()> {
    let sql = "insert into outcome_consent (id, project_id, person_id, agrees, note, asked_at, answered_at) \
               values ($1, $2, $3, $4, $5, $6, $6) on conflict (project_id, person_id) do update \
               set agrees = excluded.agrees, note = excluded.note, answered_at = excluded.answered_at";
    let values = [key.into(), project.0.into(), person.0.into(), agrees.into(), note.into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct AnswerRow {
    agrees: Option<bool>,
    asked_at: i64,
    answered_at: Option<i64>,
}

/// What those who were asked and still lead or edit the project have said.
pub async fn answers(transaction: &Transaction, project: ProjectId) -> Result<Vec<Answer>> {
    let sql = "select c.agrees, c.asked_at, c.answered_at from outcome_consent c where c.project_id = $1 and exists \
               (select 1 from project_member m join person p on p.id = m.person_id where m.project_id = c.project_id \
               and m.person_id = c.person_id and m.role in ('leader', 'editor') and p.account_id is not null)";
    let found: Vec<AnswerRow> = rows(transaction, sql, [project.0.into()]).await?;
    let answer = |row: AnswerRow| Answer { agrees: row.agrees, asked_at: row.asked_at, answered_at: row.answered_at };
    Ok(found.into_iter().map(answer).collect())
}

/// Whether an account still waits to be heard; none of it is said to others.
pub async fn is_asked(transaction: &Transaction, project: ProjectId, account: AccountId) -> Result<bool> {
    let sql = "select c.id from outcome_consent c join person p on p.id = c.person_id \
               where c.project_id = $1 and p.account_id = $2 and c.agrees is null";
    let found: Option<KeyRow> = row(transaction, sql, [project.0.into(), account.0.into()]).await?;
    Ok(found.is_some())
}
