//! Live tables: what acts read and write. Events have numbers without gaps, in the order in which they become visible.

use super::statement::{row, rows, run};
use crate::Engine;
use crate::database::Transaction;
use crate::news::{CHANNEL, News};
use rialto_domain::id::{AccountId, SessionId, SessionTurnId, TableQuestionId};
use rialto_domain::table::{ASKED_WITHIN_MS, Asked, Table, TableEventKind, Turn};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Something that happens at a table.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// What.
    pub kind: TableEventKind,
    /// The turn, question or contribution that it is about.
    pub subject: Option<Uuid>,
    /// Who pressed; of presses alone.
    pub account: Option<AccountId>,
}

#[derive(FromQueryResult)]
struct SeqRow {
    seq: i64,
}

/// Appends an event to a table at an instant (ms since 1970 UTC); its number. Whoever watches hears of it when the transaction has
/// lasted. Another transaction that appends to the same table waits until this one ends.
pub async fn append(transaction: &Transaction, session: SessionId, event: &Event, now: i64) -> Result<i64> {
    let sql = "insert into session_table (session_id, seq) values ($1, 1) \
               on conflict (session_id) do update set seq = session_table.seq + 1 returning seq";
    let next: Option<SeqRow> = row(transaction, sql, [session.0.into()]).await?;
    let seq = next.ok_or_else(|| Error::internal("an event was given no number"))?.seq;
    let sql =
        "insert into table_event (session_id, seq, kind, subject, account_id, at) values ($1, $2, $3, $4, $5, $6)";
    let account = event.account.map(|account| account.0);
    let values =
        [session.0.into(), seq.into(), event.kind.as_str().into(), event.subject.into(), account.into(), now.into()];
    run(transaction, sql, values).await?;
    match transaction.engine() {
        Engine::Sqlite => transaction.tell_afterwards(News::Event { session: session.0, seq }),
        // delivered by the server when the transaction has lasted, never before
        Engine::Postgres => {
            let sql = format!("select pg_notify('{CHANNEL}', $1)");
            run(transaction, &sql, [News::written(session.0, seq).into()]).await?;
        }
    }
    Ok(seq)
}

#[derive(FromQueryResult)]
struct StandsRow {
    seq: i64,
    opened_at: Option<i64>,
    closed_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct TurnRow {
    id: Uuid,
    status: String,
    minutes: i64,
    started_at: Option<i64>,
    ended_at: Option<i64>,
    paused_at: Option<i64>,
    paused_ms: i64,
    extra_seconds: i64,
}

/// A table with its turns, and the number of its last event, in a transaction that holds the lock of the session.
pub async fn find(transaction: &Transaction, session: SessionId) -> Result<(Table, i64)> {
    let sql = "select seq, opened_at, closed_at from session_table where session_id = $1";
    let stands: Option<StandsRow> = row(transaction, sql, [session.0.into()]).await?;
    let sql = "select id, status, cast(minutes as bigint) as minutes, started_at, ended_at, paused_at, paused_ms, \
               cast(extra_seconds as bigint) as extra_seconds from session_turn where session_id = $1 order by position, id";
    let turns: Vec<TurnRow> = rows(transaction, sql, [session.0.into()]).await?;
    let turns: Result<Vec<Turn>> = turns
        .into_iter()
        .map(|row| {
            Ok(Turn {
                id: SessionTurnId(row.id),
                status: row.status.parse().map_err(Error::internal)?,
                minutes: row.minutes,
                started_at: row.started_at,
                ended_at: row.ended_at,
                paused_at: row.paused_at,
                paused_ms: row.paused_ms,
                extra_seconds: row.extra_seconds,
            })
        })
        .collect();
    let (seq, opened_at, closed_at) = stands.map_or((0, None, None), |row| (row.seq, row.opened_at, row.closed_at));
    Ok((Table { opened_at, closed_at, turns: turns? }, seq))
}

/// Saves what a press changed of a table that has an event already.
pub async fn save(transaction: &Transaction, session: SessionId, (before, after): (&Table, &Table)) -> Result<()> {
    if (before.opened_at, before.closed_at) != (after.opened_at, after.closed_at) {
        let sql = "update session_table set opened_at = $2, closed_at = $3 where session_id = $1";
        run(transaction, sql, [session.0.into(), after.opened_at.into(), after.closed_at.into()]).await?;
    }
    for turn in after.turns.iter().filter(|turn| !before.turns.contains(turn)) {
        let sql = "update session_turn set status = $2, started_at = $3, ended_at = $4, paused_at = $5, paused_ms = $6, \
                   extra_seconds = $7 where id = $1";
        let values = [
            turn.id.0.into(),
            turn.status.as_str().into(),
            turn.started_at.into(),
            turn.ended_at.into(),
            turn.paused_at.into(),
            turn.paused_ms.into(),
            i32::try_from(turn.extra_seconds).map_err(Error::internal)?.into(),
        ];
        run(transaction, sql, values).await?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct SessionRow {
    session_id: Uuid,
}

/// The session of a turn.
pub async fn session_of(transaction: &Transaction, turn: SessionTurnId) -> Result<Option<SessionId>> {
    let sql = "select session_id from session_turn where id = $1";
    let found: Option<SessionRow> = row(transaction, sql, [turn.0.into()]).await?;
    Ok(found.map(|row| SessionId(row.session_id)))
}

/// What a facilitator did last.
#[derive(Clone, Debug)]
pub struct Moved {
    /// Number of the event.
    pub seq: i64,
    /// What.
    pub kind: TableEventKind,
    /// When, ms since 1970 UTC.
    pub at: i64,
    /// Who, unless the account is gone.
    pub account: Option<AccountId>,
    /// What they are called.
    pub name: Option<String>,
}

#[derive(FromQueryResult)]
struct MovedRow {
    seq: i64,
    kind: String,
    at: i64,
    account_id: Option<Uuid>,
    name: Option<String>,
}

/// The last press at a table after the event of a number.
pub async fn moved_since(transaction: &Transaction, session: SessionId, seq: i64) -> Result<Option<Moved>> {
    let presses: Vec<String> = TableEventKind::PRESSES.iter().map(|kind| format!("'{kind}'")).collect();
    let sql = format!(
        "select e.seq, e.kind, e.at, e.account_id, a.name from table_event e left join account a on a.id = e.account_id \
         where e.session_id = $1 and e.seq > $2 and e.kind in ({}) order by e.seq desc limit 1",
        presses.join(", ")
    );
    let found: Option<MovedRow> = row(transaction, &sql, [session.0.into(), seq.into()]).await?;
    found
        .map(|row| {
            let kind = row.kind.parse().map_err(Error::internal)?;
            Ok(Moved { seq: row.seq, kind, at: row.at, account: row.account_id.map(AccountId), name: row.name })
        })
        .transpose()
}

/// A question from the audience.
#[derive(Clone, Debug)]
pub struct Question {
    /// Key.
    pub id: TableQuestionId,
    /// The session.
    pub session: SessionId,
    /// Who asked, unless the account is gone.
    pub account: Option<AccountId>,
    /// Whether it was answered.
    pub is_answered: bool,
    /// Whether it was hidden.
    pub is_hidden: bool,
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct NewQuestion<'a> {
    /// Key.
    pub id: TableQuestionId,
    /// The session.
    pub session: SessionId,
    /// The turn that it is about.
    pub turn: Option<SessionTurnId>,
    /// Who asks.
    pub account: AccountId,
    /// The words.
    pub text: &'a str,
    /// Their language.
    pub language: &'a str,
}

/// Writes a question at an instant (ms since 1970 UTC).
pub async fn insert_question(transaction: &Transaction, new: &NewQuestion<'_>, now: i64) -> Result<()> {
    let sql = "insert into table_question (id, session_id, turn_id, account_id, text, language, asked_at) \
               values ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        new.id.0.into(),
        new.session.0.into(),
        new.turn.map(|turn| turn.0).into(),
        new.account.0.into(),
        new.text.into(),
        new.language.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct AskedRow {
    in_all: i64,
    lately: i64,
    oldest_lately: Option<i64>,
}

/// What a member has asked at a session before an instant (ms since 1970 UTC).
pub async fn asked(transaction: &Transaction, session: SessionId, account: AccountId, now: i64) -> Result<Asked> {
    let sql = "select count(*) as in_all, coalesce(sum(case when asked_at > $3 then 1 else 0 end), 0) as lately, \
               min(case when asked_at > $3 then asked_at end) as oldest_lately \
               from table_question where account_id = $1 and session_id = $2";
    let found: Option<AskedRow> =
        row(transaction, sql, [account.0.into(), session.0.into(), (now - ASKED_WITHIN_MS).into()]).await?;
    let found = found.ok_or_else(|| Error::internal("a count has a row"))?;
    Ok(Asked { in_all: found.in_all, lately: found.lately, oldest_lately: found.oldest_lately })
}

#[derive(FromQueryResult)]
struct QuestionRow {
    session_id: Uuid,
    account_id: Option<Uuid>,
    answered_at: Option<i64>,
    hidden_at: Option<i64>,
}

/// A question.
pub async fn question(transaction: &Transaction, id: TableQuestionId) -> Result<Option<Question>> {
    let sql = "select session_id, account_id, answered_at, hidden_at from table_question where id = $1";
    let found: Option<QuestionRow> = row(transaction, sql, [id.0.into()]).await?;
    Ok(found.map(|row| Question {
        id,
        session: SessionId(row.session_id),
        account: row.account_id.map(AccountId),
        is_answered: row.answered_at.is_some(),
        is_hidden: row.hidden_at.is_some(),
    }))
}

/// Gives a question the voice of a member, or takes it back; whether that changed anything.
pub async fn support(
    transaction: &Transaction,
    (question, account): (TableQuestionId, AccountId),
    is_supported: bool,
    now: i64,
) -> Result<bool> {
    let changed = if is_supported {
        let sql = "insert into question_support (question_id, account_id, created_at) values ($1, $2, $3) on conflict do nothing";
        run(transaction, sql, [question.0.into(), account.0.into(), now.into()]).await?
    } else {
        let sql = "delete from question_support where question_id = $1 and account_id = $2";
        run(transaction, sql, [question.0.into(), account.0.into()]).await?
    };
    Ok(changed > 0)
}

/// Marks a question as answered at an instant (ms since 1970 UTC), or opens it again.
pub async fn set_answered(transaction: &Transaction, question: TableQuestionId, at: Option<i64>) -> Result<()> {
    let sql = "update table_question set answered_at = $2 where id = $1";
    run(transaction, sql, [question.0.into(), at.into()]).await.map(drop)
}

/// Hides a question at an instant (ms since 1970 UTC), or shows it again.
pub async fn set_hidden(transaction: &Transaction, question: TableQuestionId, at: Option<i64>) -> Result<()> {
    let sql = "update table_question set hidden_at = $2 where id = $1";
    run(transaction, sql, [question.0.into(), at.into()]).await.map(drop)
}
