//! Conversations of projects with experts: what acts read and write.

use super::statement::{row, rows, run};
use crate::Engine;
use crate::database::Transaction;
use rialto_domain::conversation::{ConversationSide, DAY_MS, HOUR_MS, Standing};
use rialto_domain::id::{AccountId, ConversationId, MessageId, PersonId, ProjectId};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A conversation as one of its sides finds it.
#[derive(Clone, Debug)]
pub struct Conversation {
    /// Key.
    pub id: ConversationId,
    /// The project, unless it is gone.
    pub project: Option<ProjectId>,
    /// The account of the expert, unless it is gone.
    pub expert: Option<AccountId>,
    /// What the project is called while it is public.
    pub title: Option<String>,
    /// The side of who acts.
    pub side: ConversationSide,
    /// How it stands.
    pub standing: Standing,
}

#[derive(FromQueryResult)]
struct ConversationRow {
    id: Uuid,
    project_id: Option<Uuid>,
    project_blocked_at: Option<i64>,
    expert_blocked_at: Option<i64>,
    title: Option<String>,
    expert_id: Option<Uuid>,
    takes_messages: bool,
    has_expert_written: bool,
}

/// The condition under which the account `$2` is of one of the sides of `c`.
const OF_SIDES: &str = "(exists (select 1 from person me where me.id = c.person_id and me.account_id = $2) \
     or exists (select 1 from project_member m join person me on me.id = m.person_id \
     where m.project_id = c.project_id and m.role in ('leader', 'editor') and me.account_id = $2))";

/// A conversation by its key, locked until the transaction ends; nothing for who is of neither side.
pub async fn find(transaction: &Transaction, id: ConversationId, account: AccountId) -> Result<Option<Conversation>> {
    let lock = if transaction.engine() == Engine::Postgres { " for update of c" } else { "" };
    let sql = format!(
        "select c.id, c.project_id, c.project_blocked_at, c.expert_blocked_at, \
         (select p.title from project p where p.id = c.project_id and p.publication = 'published') as title, \
         (select e.account_id from person e where e.id = c.person_id) as expert_id, \
         exists (select 1 from person e join account a on a.id = e.account_id where e.id = c.person_id and a.takes_messages \
         and e.is_expert and e.publication = 'published') as takes_messages, \
         exists (select 1 from message w where w.conversation_id = c.id and w.side = 'expert') as has_expert_written \
         from conversation c where c.id = $1 and {OF_SIDES}{lock}"
    );
    let found: Option<ConversationRow> = row(transaction, &sql, [id.0.into(), account.0.into()]).await?;
    Ok(found.map(|row| Conversation {
        id: ConversationId(row.id),
        project: row.project_id.map(ProjectId),
        expert: row.expert_id.map(AccountId),
        side: if row.expert_id == Some(account.0) { ConversationSide::Expert } else { ConversationSide::Project },
        standing: Standing {
            is_blocked_by_project: row.project_blocked_at.is_some(),
            is_blocked_by_expert: row.expert_blocked_at.is_some(),
            is_project_public: row.title.is_some(),
            has_account: row.expert_id.is_some(),
            takes_messages: row.takes_messages,
            has_expert_written: row.has_expert_written,
        },
        title: row.title,
    }))
}

/// Holds the writing of an account back until the transaction ends, so that two messages at once are counted one after the other.
pub async fn hold(transaction: &Transaction, account: AccountId) -> Result<()> {
    if transaction.engine() == Engine::Postgres {
        // no other lock is in its way: those of references to the account pass
        let sql = "select id from account where id = $1 for no key update";
        run(transaction, sql, [account.0.into()]).await?;
    }
    Ok(())
}

/// Somebody to whom a project writes first.
#[derive(Clone, Debug)]
pub struct Addressee {
    /// The account, where there is one.
    pub account: Option<AccountId>,
    /// Whether the profile is public.
    pub is_public: bool,
    /// Whether it is an expert with an account who takes messages.
    pub takes_messages: bool,
    /// Whether they lead the project or work in it.
    pub is_of_project: bool,
}

#[derive(FromQueryResult)]
struct AddresseeRow {
    account_id: Option<Uuid>,
    is_public: bool,
    takes_messages: bool,
    is_of_project: bool,
}

/// A person as the other side of a conversation about a project.
pub async fn addressee(
    transaction: &Transaction,
    (project, person): (ProjectId, PersonId),
) -> Result<Option<Addressee>> {
    let sql = "select e.account_id, (e.publication = 'published') as is_public, \
               (e.is_expert and exists (select 1 from account a where a.id = e.account_id and a.takes_messages)) as takes_messages, \
               exists (select 1 from project_member m where m.project_id = $1 and m.person_id = e.id \
               and m.role in ('leader', 'editor')) as is_of_project from person e where e.id = $2";
    let found: Option<AddresseeRow> = row(transaction, sql, [project.0.into(), person.0.into()]).await?;
    Ok(found.map(|row| Addressee {
        account: row.account_id.map(AccountId),
        is_public: row.is_public,
        takes_messages: row.takes_messages,
        is_of_project: row.is_of_project,
    }))
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

/// The conversation of a project with a person, begun at an instant (ms since 1970 UTC) where there is none yet; whether it was.
/// Who begins it at the same time is waited for.
pub async fn start(
    transaction: &Transaction,
    id: ConversationId,
    (project, person): (ProjectId, PersonId),
    (title, now): (&str, i64),
) -> Result<(ConversationId, bool)> {
    let sql = "insert into conversation (id, project_id, person_id, project_title, seq, started_at, last_at) \
               values ($1, $2, $3, $4, 0, $5, $5) on conflict (project_id, person_id) do nothing";
    let values = [id.0.into(), project.0.into(), person.0.into(), title.into(), now.into()];
    if run(transaction, sql, values).await? > 0 {
        return Ok((id, true));
    }
    let sql = "select id from conversation where project_id = $1 and person_id = $2";
    let known: Option<KeyRow> = row(transaction, sql, [project.0.into(), person.0.into()]).await?;
    let known = known.ok_or_else(|| Error::internal("a conversation that is there is not there"))?;
    Ok((ConversationId(known.id), false))
}

#[derive(FromQueryResult)]
struct CountRow {
    done: i64,
    oldest: Option<i64>,
}

/// How many messages an account wrote within the last hour, and when the oldest of them, ms since 1970 UTC.
pub async fn written(transaction: &Transaction, account: AccountId, now: i64) -> Result<(i64, Option<i64>)> {
    let sql =
        "select count(*) as done, min(written_at) as oldest from message where account_id = $1 and written_at > $2";
    counted(row(transaction, sql, [account.0.into(), (now - HOUR_MS).into()]).await?)
}

/// How many conversations an account began within the last day that nobody has answered, and when the oldest of them.
pub async fn begun(transaction: &Transaction, account: AccountId, now: i64) -> Result<(i64, Option<i64>)> {
    let sql = "select count(*) as done, min(f.written_at) as oldest from message f where f.account_id = $1 and f.written_at > $2 \
               and f.seq = 1 and not exists (select 1 from message o where o.conversation_id = f.conversation_id \
               and o.side <> f.side)";
    counted(row(transaction, sql, [account.0.into(), (now - DAY_MS).into()]).await?)
}

fn counted(found: Option<CountRow>) -> Result<(i64, Option<i64>)> {
    found.map(|row| (row.done, row.oldest)).ok_or_else(|| Error::internal("a count has a row"))
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub struct NewMessage<'a> {
    /// Key.
    pub id: MessageId,
    /// The conversation.
    pub conversation: ConversationId,
    /// From which side.
    pub side: ConversationSide,
    /// Who writes.
    pub account: AccountId,
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: &'a str,
}

#[derive(FromQueryResult)]
struct SeqRow {
    seq: i64,
}

/// Writes a message at an instant (ms since 1970 UTC); `title` is what the project is called in public.
pub async fn write(transaction: &Transaction, new: &NewMessage<'_>, (title, now): (Option<&str>, i64)) -> Result<()> {
    let sql = "update conversation set seq = seq + 1, last_at = $2, project_title = coalesce($3, project_title) \
               where id = $1 returning seq";
    let next: Option<SeqRow> = row(transaction, sql, [new.conversation.0.into(), now.into(), title.into()]).await?;
    let seq = next.ok_or_else(|| Error::internal("a message was given no number"))?.seq;
    let sql = "insert into message (id, conversation_id, seq, side, account_id, text, language, written_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        new.id.0.into(),
        new.conversation.0.into(),
        seq.into(),
        new.side.as_str().into(),
        new.account.0.into(),
        new.text.into(),
        new.language.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct AccountRow {
    account_id: Uuid,
}

/// The accounts of those who lead a project or work in it.
pub async fn team(transaction: &Transaction, project: ProjectId) -> Result<Vec<AccountId>> {
    let sql = "select distinct p.account_id from project_member m join person p on p.id = m.person_id \
               where m.project_id = $1 and m.role in ('leader', 'editor') and p.account_id is not null";
    let found: Vec<AccountRow> = rows(transaction, sql, [project.0.into()]).await?;
    Ok(found.into_iter().map(|row| AccountId(row.account_id)).collect())
}

/// Says up to which message an account has read a conversation: to the last where none is named; whether there is such a message.
/// What was read stays read, and the notification of it with it.
pub async fn read(
    transaction: &Transaction,
    (id, account): (ConversationId, AccountId),
    up_to: Option<MessageId>,
    now: i64,
) -> Result<bool> {
    let found: Option<SeqRow> = match up_to {
        Some(message) => {
            let sql = "select seq from message where id = $1 and conversation_id = $2";
            row(transaction, sql, [message.0.into(), id.0.into()]).await?
        }
        None => row(transaction, "select seq from conversation where id = $1", [id.0.into()]).await?,
    };
    let Some(found) = found else { return Ok(false) };
    let sql = "insert into conversation_read (conversation_id, account_id, seq, read_at) values ($1, $2, $3, $4) \
               on conflict (conversation_id, account_id) do update set seq = excluded.seq, read_at = excluded.read_at \
               where excluded.seq > conversation_read.seq";
    run(transaction, sql, [id.0.into(), account.0.into(), found.seq.into(), now.into()]).await?;
    let sql = "update notification set read_at = $3 where account_id = $2 and kind = 'message' and subject_id = $1 \
               and read_at is null and not exists (select 1 from message m join conversation_read r \
               on r.conversation_id = m.conversation_id and r.account_id = $2 where m.conversation_id = $1 and m.seq > r.seq)";
    run(transaction, sql, [id.0.into(), account.0.into(), now.into()]).await?;
    Ok(true)
}

/// Closes a conversation for a side at an instant (ms since 1970 UTC), or opens it again.
pub async fn block(
    transaction: &Transaction,
    (id, side): (ConversationId, ConversationSide),
    at: Option<i64>,
) -> Result<()> {
    let column = match side {
        ConversationSide::Project => "project_blocked_at",
        ConversationSide::Expert => "expert_blocked_at",
    };
    let sql = format!("update conversation set {column} = $2 where id = $1");
    run(transaction, &sql, [id.0.into(), at.into()]).await.map(drop)
}

/// Says whether an account takes messages from projects that it has not written to.
pub async fn take_messages(transaction: &Transaction, account: AccountId, takes: bool, now: i64) -> Result<()> {
    let sql = "update account set takes_messages = $2, updated_at = $3 where id = $1";
    run(transaction, sql, [account.0.into(), takes.into(), now.into()]).await.map(drop)
}

/// A message that somebody reports.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reported {
    /// What the project of the conversation is called in public.
    pub title: String,
    /// Whether who reports wrote it.
    pub is_mine: bool,
}

/// A message that an account reads.
pub async fn reported(transaction: &Transaction, id: MessageId, account: AccountId) -> Result<Option<Reported>> {
    let sql = format!(
        "select c.project_title as title, (w.account_id is not null and w.account_id = $2) as is_mine from message w \
         join conversation c on c.id = w.conversation_id where w.id = $1 and {OF_SIDES}"
    );
    row(transaction, &sql, [id.0.into(), account.0.into()]).await
}
