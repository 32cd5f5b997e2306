//! Writing reports, decisions, and what the persons concerned are told.

use super::statement::{row, rows, run};
use crate::Engine;
use crate::database::Transaction;
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId};
use rialto_domain::moderation::{ModerationRule, ReportDecision, ReportReason};
use rialto_domain::{Error, Result};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// A report that is made.
#[derive(Clone, Debug)]
pub struct NewReport<'a> {
    /// Key.
    pub id: Uuid,
    /// What is reported.
    pub record: GlobalId,
    /// What it is called.
    pub title: &'a str,
    /// Why.
    pub reason: ReportReason,
    /// What the person wrote.
    pub text: Option<&'a str>,
    /// Language in which the decision is told.
    pub language: &'a str,
    /// Who reported, where they have an account.
    pub reporter: Option<AccountId>,
    /// Where a visitor wants the decision sent.
    pub email: Option<&'a str>,
}

/// Writes a report, made at an instant (ms since 1970 UTC).
pub async fn insert_report(transaction: &Transaction, report: &NewReport<'_>, now: i64) -> Result<()> {
    let r = report;
    let sql = "insert into report (id, kind, record_id, record_title, reason, text, language, reporter_id, reporter_email, \
               created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        r.id.into(),
        r.record.kind.as_str().into(),
        r.record.key.into(),
        r.title.into(),
        r.reason.as_str().into(),
        r.text.into(),
        r.language.into(),
        r.reporter.map(|account| account.0).into(),
        r.email.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// A report as it is decided.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Report {
    kind: String,
    record_id: Uuid,
    /// What the record was called.
    pub record_title: String,
    /// When it was decided, ms since 1970 UTC.
    pub decided_at: Option<i64>,
}

impl Report {
    /// What was reported.
    ///
    /// # Errors
    /// `Internal` for a kind that is none.
    pub fn record(&self) -> Result<GlobalId> {
        global(&self.kind, self.record_id)
    }
}

fn global(kind: &str, key: Uuid) -> Result<GlobalId> {
    let known = Kind::ALL.iter().copied().find(|known| known.as_str() == kind);
    let kind = known.ok_or_else(|| Error::internal(format!("`{kind}` is no kind of record")))?;
    Ok(GlobalId { kind, key })
}

/// A report by its key, locked until the transaction ends.
pub async fn report(transaction: &Transaction, id: Uuid) -> Result<Option<Report>> {
    let lock = if transaction.engine() == Engine::Postgres { " for update" } else { "" };
    let sql = format!("select kind, record_id, record_title, decided_at from report where id = $1{lock}");
    row(transaction, &sql, [id.into()]).await
}

/// Who waits to hear of a decision.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reporter {
    /// Where to.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// Marks every report of a record that waits as decided; who wants to hear of it, each once.
pub async fn decide_reports(
    transaction: &Transaction,
    (record, decision): (GlobalId, Uuid),
    now: i64,
) -> Result<Vec<Reporter>> {
    let sql = "update report set decided_at = $2, decision_id = $3 where record_id = $1 and decided_at is null";
    run(transaction, sql, [record.key.into(), now.into(), decision.into()]).await?;
    let sql = "select distinct coalesce(a.email, r.reporter_email) as email, coalesce(a.language, r.language) as language \
               from report r left join account a on a.id = r.reporter_id \
               where r.decision_id = $1 and coalesce(a.email, r.reporter_email) is not null order by 1";
    rows(transaction, sql, [decision.into()]).await
}

/// Somebody with an account who answers for a record.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Responsible {
    person_id: Uuid,
    account_id: Uuid,
    /// Where mail goes.
    pub email: String,
    /// In which language.
    pub language: String,
    /// Whether it is an administrator.
    pub is_administrator: bool,
    /// Whether it is a moderator.
    pub is_moderator: bool,
}

impl Responsible {
    /// The person.
    pub fn person(&self) -> PersonId {
        PersonId(self.person_id)
    }

    /// The account.
    pub fn account(&self) -> AccountId {
        AccountId(self.account_id)
    }
}

/// Who answers for a record and has an account.
pub async fn responsible(transaction: &Transaction, record: GlobalId) -> Result<Vec<Responsible>> {
    let of = match record.kind {
        Kind::Person => "select $1".to_owned(),
        // who wrote it
        Kind::Message | Kind::Comment => {
            let table = record.kind.as_str();
            format!("select w.id from {table} t join person w on w.account_id = t.account_id where t.id = $1")
        }
        Kind::Project => {
            "select m.person_id from project_member m where m.project_id = $1 and m.role = 'leader'".to_owned()
        }
        Kind::Pilot => {
            "select r.person_id from record_role r where r.role in ('manager', 'coordinator') and r.record_id in \
                        ($1, (select cluster_id from pilot where id = $1)) \
                        union select m.person_id from project_member m where m.role = 'leader' \
                        and m.project_id = (select project_id from pilot where id = $1)"
                .to_owned()
        }
        _ => "select r.person_id from record_role r where r.role in ('manager', 'coordinator') and r.record_id = $1"
            .to_owned(),
    };
    let sql = format!(
        "select p.id as person_id, a.id as account_id, a.email, a.language, a.is_administrator, \
         exists (select 1 from appointment o where o.account_id = a.id and o.role = 'moderator' and o.ended_at is null) \
         as is_moderator from person p join account a on a.id = p.account_id where p.id in ({of}) order by p.id"
    );
    rows(transaction, &sql, [record.key.into()]).await
}

/// A decision.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// Key.
    pub id: Uuid,
    /// What it is about.
    pub record: GlobalId,
    /// What that is called.
    pub title: &'a str,
    /// What was decided.
    pub decision: ReportDecision,
    /// The rule that was broken.
    pub rule: Option<ModerationRule>,
    /// Facts and why.
    pub note: Option<&'a str>,
    /// Who decided.
    pub by: AccountId,
}

/// Writes a decision, made at an instant (ms since 1970 UTC).
pub async fn insert_decision(transaction: &Transaction, decision: &Decision<'_>, now: i64) -> Result<()> {
    let d = decision;
    let sql = "insert into decision (id, kind, record_id, record_title, decision, rule, note, decided_by, created_at) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        d.id.into(),
        d.record.kind.as_str().into(),
        d.record.key.into(),
        d.title.into(),
        d.decision.as_str().into(),
        d.rule.map(|rule| rule.as_str()).into(),
        d.note.into(),
        d.by.0.into(),
        now.into(),
    ];
    run(transaction, sql, values).await.map(drop)
}

/// Writes what somebody is told of a decision; `ban` is until when they are banned, or for as long as nobody lifts it.
pub async fn insert_notice(
    transaction: &Transaction,
    (id, decision): (Uuid, Uuid),
    (account, ban): (AccountId, Option<Option<i64>>),
    now: i64,
) -> Result<()> {
    let sql =
        "insert into notice (id, decision_id, account_id, is_ban, until, created_at) values ($1, $2, $3, $4, $5, $6)";
    let values = [id.into(), decision.into(), account.0.into(), ban.is_some().into(), ban.flatten().into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

/// A notice with its decision, as an act finds it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Notice {
    /// Key.
    pub id: Uuid,
    kind: String,
    record_id: Uuid,
    /// What the record was called.
    pub record_title: String,
    decision: String,
    /// Who decided; none when they left.
    pub decided_by: Option<Uuid>,
    /// Whom it concerns; none when they left.
    pub account_id: Option<Uuid>,
    /// When it was made, ms since 1970 UTC.
    pub created_at: i64,
    /// When the person objected, ms since 1970 UTC.
    pub objected_at: Option<i64>,
    /// When that was answered, ms since 1970 UTC.
    pub answered_at: Option<i64>,
}

impl Notice {
    /// What it is about.
    ///
    /// # Errors
    /// `Internal` for a kind that is none.
    pub fn record(&self) -> Result<GlobalId> {
        global(&self.kind, self.record_id)
    }

    /// What was decided.
    ///
    /// # Errors
    /// `Internal` for a word that is none.
    pub fn decision(&self) -> Result<ReportDecision> {
        self.decision.parse().map_err(Error::internal)
    }
}

/// A notice by its key, locked until the transaction ends.
pub async fn notice(transaction: &Transaction, id: Uuid) -> Result<Option<Notice>> {
    let lock = if transaction.engine() == Engine::Postgres { " for update of n" } else { "" };
    let sql = format!(
        "select n.id, d.kind, d.record_id, d.record_title, d.decision, d.decided_by, n.account_id, n.created_at, \
               n.objected_at, n.answered_at from notice n join decision d on d.id = n.decision_id where n.id = $1{lock}"
    );
    row(transaction, &sql, [id.into()]).await
}

/// Writes an objection; false when there is one.
pub async fn object(transaction: &Transaction, id: Uuid, text: &str, now: i64) -> Result<bool> {
    let sql = "update notice set objection = $2, objected_at = $3 where id = $1 and objected_at is null";
    Ok(run(transaction, sql, [id.into(), text.into(), now.into()]).await? > 0)
}

/// Answers an objection; false when somebody did.
pub async fn answer(
    transaction: &Transaction,
    id: Uuid,
    (by, is_upheld, text): (AccountId, bool, &str),
    now: i64,
) -> Result<bool> {
    let sql = "update notice set answer = $2, answered_at = $3, answered_by = $4, is_upheld = $5 \
               where id = $1 and objected_at is not null and answered_at is null";
    let values = [id.into(), text.into(), now.into(), by.0.into(), is_upheld.into()];
    Ok(run(transaction, sql, values).await? > 0)
}

/// Ends what a notice tells of.
pub async fn lift(transaction: &Transaction, id: Uuid, now: i64) -> Result<()> {
    let sql = "update notice set lifted_at = $2 where id = $1 and lifted_at is null";
    run(transaction, sql, [id.into(), now.into()]).await.map(drop)
}

/// Ends every ban of a person that holds at an instant (ms since 1970 UTC); how many there were.
pub async fn lift_bans(transaction: &Transaction, person: PersonId, now: i64) -> Result<u64> {
    let sql = "update notice set lifted_at = $2 where is_ban and lifted_at is null and (until is null or until > $2) \
               and account_id = (select account_id from person where id = $1)";
    run(transaction, sql, [person.0.into(), now.into()]).await
}

/// Notes that a record is shown again, in the notices that tell that it is not; bans go on.
pub async fn lift_hiding(transaction: &Transaction, record: GlobalId, now: i64) -> Result<()> {
    let sql = "update notice set lifted_at = $2 where lifted_at is null and not is_ban and decision_id in \
               (select id from decision where record_id = $1 and decision in ('hide', 'ban'))";
    run(transaction, sql, [record.key.into(), now.into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct TitleRow {
    title: String,
}

/// What a message or a comment was called when it was decided upon: moderators know of no other.
pub async fn title_of_words(transaction: &Transaction, words: GlobalId) -> Result<Option<String>> {
    let sql = "select record_title as title from decision where record_id = $1 and kind = $2 order by created_at desc limit 1";
    let found: Option<TitleRow> = row(transaction, sql, [words.key.into(), words.kind.as_str().into()]).await?;
    Ok(found.map(|row| row.title))
}

#[derive(FromQueryResult)]
struct Count {
    n: i64,
}

/// How many moderators there are beside one.
pub async fn other_moderators(transaction: &Transaction, account: AccountId) -> Result<i64> {
    let sql = "select count(distinct account_id) as n from appointment \
               where role = 'moderator' and ended_at is null and account_id <> $1";
    Ok(row::<Count, 1>(transaction, sql, [account.0.into()]).await?.map_or(0, |count| count.n))
}

#[derive(FromQueryResult)]
struct Address {
    email: String,
    language: String,
}

/// Address and language of an account.
pub async fn address(transaction: &Transaction, account: Uuid) -> Result<Option<(String, String)>> {
    let sql = "select email, language from account where id = $1";
    let found: Option<Address> = row(transaction, sql, [account.into()]).await?;
    Ok(found.map(|found| (found.email, found.language)))
}

/// Ends all sessions and API tokens of an account.
pub async fn end_ways_in(transaction: &Transaction, account: AccountId, now: i64) -> Result<()> {
    super::sign_in_session::end_all(transaction, account.0, None, (now, "banned")).await?;
    let sql = "update api_token set revoked_at = $2 where account_id = $1 and revoked_at is null";
    run(transaction, sql, [account.0.into(), now.into()]).await.map(drop)
}
