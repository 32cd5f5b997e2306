//! Comments and support: what acts read and write.

use super::statement::{row, rows, run};
use crate::database::Transaction;
use rialto_domain::conversation::HOUR_MS;
use rialto_domain::id::{AccountId, CommentId, GlobalId, Kind, ProjectId};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A comment.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Key.
    pub id: CommentId,
    /// The record that it is about.
    pub subject: GlobalId,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// Who wrote it, unless the account is gone.
    pub account: Option<AccountId>,
    /// When it was written, ms since 1970 UTC.
    pub written_at: i64,
    /// Whether it is read no more: withdrawn, or hidden by a moderator.
    pub is_gone: bool,
    /// How many comments answer it.
    pub answered: i64,
}

#[derive(FromQueryResult)]
struct CommentRow {
    id: Uuid,
    kind: String,
    record_id: Uuid,
    answers_id: Option<Uuid>,
    account_id: Option<Uuid>,
    written_at: i64,
    is_gone: bool,
    answered: i64,
}

/// A comment by its key.
pub async fn find(transaction: &Transaction, id: CommentId) -> Result<Option<Comment>> {
    let sql = "select c.id, c.kind, c.record_id, c.answers_id, c.account_id, c.written_at, \
               (c.withdrawn_at is not null or c.hidden_at is not null) as is_gone, \
               (select count(*) from comment a where a.answers_id = c.id) as answered from comment c where c.id = $1";
    let found: Option<CommentRow> = row(transaction, sql, [id.0.into()]).await?;
    found
        .map(|row| {
            let kind = Kind::ALL.iter().copied().find(|kind| kind.as_str() == row.kind);
            let kind = kind.ok_or_else(|| Error::internal(format!("`{}` is no kind of record", row.kind)))?;
            Ok(Comment {
                id: CommentId(row.id),
                subject: GlobalId { kind, key: row.record_id },
                answers: row.answers_id.map(CommentId),
                account: row.account_id.map(AccountId),
                written_at: row.written_at,
                is_gone: row.is_gone,
                answered: row.answered,
            })
        })
        .transpose()
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct NewComment<'a> {
    /// Key.
    pub id: CommentId,
    /// The record that it is about.
    pub subject: GlobalId,
    /// The comment that it answers.
    pub answers: Option<CommentId>,
    /// Who writes; nobody with an account in the demo network.
    pub account: Option<AccountId>,
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: &'a str,
}

/// Writes a comment at an instant (ms since 1970 UTC).
pub async fn insert(transaction: &Transaction, new: &NewComment<'_>, now: i64) -> Result<()> {
    let sql = "insert into comment (id, kind, record_id, answers_id, account_id, text, language, written_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        new.id.0.into(),
        new.subject.kind.as_str().into(),
        new.subject.key.into(),
        new.answers.map(|id| id.0).into(),
        new.account.map(|account| account.0).into(),
        new.text.into(),
        new.language.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct CountRow {
    done: i64,
    oldest: Option<i64>,
}

/// How many comments an account wrote within the last hour, and when the oldest of them, ms since 1970 UTC.
pub async fn written(transaction: &Transaction, account: AccountId, now: i64) -> Result<(i64, Option<i64>)> {
    let sql =
        "select count(*) as done, min(written_at) as oldest from comment where account_id = $1 and written_at > $2";
    let found: Option<CountRow> = row(transaction, sql, [account.0.into(), (now - HOUR_MS).into()]).await?;
    found.map(|row| (row.done, row.oldest)).ok_or_else(|| Error::internal("a count has a row"))
}

/// Writes other words at an instant (ms since 1970 UTC).
pub async fn edit(transaction: &Transaction, id: CommentId, text: &str, now: i64) -> Result<()> {
    let sql = "update comment set text = $2, edited_at = $3 where id = $1";
    run(transaction, sql, [id.0.into(), text.into(), now.into()]).await.map(drop)
}

/// Takes a comment back: it goes, and where others have answered, its words go. Whether the row is gone.
pub async fn withdraw(transaction: &Transaction, id: CommentId, now: i64) -> Result<bool> {
    let sql = "delete from comment where id = $1 and not exists (select 1 from comment a where a.answers_id = $1)";
    if run(transaction, sql, [id.0.into()]).await? > 0 {
        return Ok(true);
    }
    let sql = "update comment set text = '', withdrawn_at = $2 where id = $1";
    run(transaction, sql, [id.0.into(), now.into()]).await?;
    Ok(false)
}

#[derive(FromQueryResult)]
struct OpenRow {
    comments_open: bool,
}

/// Whether a record can be commented.
pub async fn is_open(transaction: &Transaction, subject: GlobalId) -> Result<bool> {
    let sql = format!("select comments_open from {} where id = $1", super::record::table(subject.kind)?);
    let found: Option<OpenRow> = row(transaction, &sql, [subject.key.into()]).await?;
    Ok(found.is_some_and(|row| row.comments_open))
}

/// Says whether a record can be commented.
pub async fn set_open(transaction: &Transaction, subject: GlobalId, is_open: bool) -> Result<()> {
    let sql = format!("update {} set comments_open = $2 where id = $1", super::record::table(subject.kind)?);
    run(transaction, &sql, [subject.key.into(), is_open.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct AccountRow {
    account_id: Uuid,
}

/// The accounts of those who are told of comments: who leads a project or works in it, who manages a session.
pub async fn told(transaction: &Transaction, subject: GlobalId) -> Result<Vec<AccountId>> {
    if subject.kind == Kind::Project {
        return super::conversation::team(transaction, ProjectId(subject.key)).await;
    }
    let sql = "select distinct p.account_id from record_role r join person p on p.id = r.person_id \
               where r.record_id = $1 and r.role = 'manager' and p.account_id is not null";
    let found: Vec<AccountRow> = rows(transaction, sql, [subject.key.into()]).await?;
    Ok(found.into_iter().map(|row| AccountId(row.account_id)).collect())
}

/// Gives a project the voice of a member at an instant (ms since 1970 UTC), or takes it back.
pub async fn support(
    transaction: &Transaction,
    (project, account): (ProjectId, AccountId),
    is_supported: bool,
    now: i64,
) -> Result<()> {
    if is_supported {
        let sql = "insert into project_support (project_id, account_id, created_at) values ($1, $2, $3) on conflict do nothing";
        run(transaction, sql, [project.0.into(), account.0.into(), now.into()]).await?;
    } else {
        let sql = "delete from project_support where project_id = $1 and account_id = $2";
        run(transaction, sql, [project.0.into(), account.0.into()]).await?;
    }
    Ok(())
}

/// Hides a message or a comment at an instant (ms since 1970 UTC), or shows it again; whether that changed anything.
pub async fn hide(transaction: &Transaction, words: GlobalId, at: Option<i64>) -> Result<bool> {
    let table = match words.kind {
        Kind::Message => "message",
        Kind::Comment => "comment",
        kind => return Err(Error::internal(format!("a {} is not hidden as words are", kind.type_name()))),
    };
    let was = if at.is_some() { "is null" } else { "is not null" };
    let sql = format!("update {table} set hidden_at = $2 where id = $1 and hidden_at {was}");
    Ok(run(transaction, &sql, [words.key.into(), at.into()]).await? > 0)
}
