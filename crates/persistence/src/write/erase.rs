//! Erasing an account, by the table of `domain::privacy::erasure`.
//!
//! What is tied to the account or its profile by a key goes or loses the key by the rules of the tables; here is what those
//! cannot know.

use super::publication;
use super::record::{person_of, state, table};
use super::statement::{rows, run};
use crate::Engine;
use crate::database::Transaction;
use rialto_domain::id::{AccountId, GlobalId, Kind, PersonId};
use rialto_domain::privacy::erasure::{ErasedContent, FORMER_MEMBER, FORMER_MEMBER_NAME};
use rialto_domain::search_words::sort_key;
use rialto_domain::vocabulary::Publication;
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

/// Whose account is erased.
#[derive(Clone, Copy, Debug)]
pub struct Erased<'a> {
    /// The account.
    pub account: AccountId,
    /// Its address.
    pub email: &'a str,
    /// Its name.
    pub name: &'a str,
    /// What becomes of what was published.
    pub content: ErasedContent,
}

/// A record for which nobody else answers.
#[derive(Clone, Debug)]
pub struct Alone {
    /// The record.
    pub id: GlobalId,
    /// What it is called.
    pub title: String,
    /// Who sees it.
    pub publication: Publication,
    /// Whether others belong to it, who do not answer for it.
    pub has_others: bool,
}

#[derive(FromQueryResult)]
struct AloneRow {
    kind: String,
    id: Uuid,
    title: String,
    publication: String,
    has_others: bool,
}

/// Records other than projects that somebody answers for: table, and what it is called by.
const OTHERS: [(Kind, &str); 5] = [
    (Kind::Organisation, "name"),
    (Kind::Cluster, "name"),
    (Kind::Dataset, "title"),
    (Kind::Pilot, "title"),
    (Kind::Session, "title"),
];

/// The records for which nobody but a person answers: a select of `kind`, `id`, `title`, `publication`, `has_others`, where
/// `{person}` stands for the key. Somebody without an account answers for nothing.
pub(crate) fn alone_sql() -> String {
    let acts =
        |person: &str| format!("exists (select 1 from person q where q.id = {person} and q.account_id is not null)");
    let of_team = |who: &str| {
        format!(
            "exists (select 1 from project_member o where o.project_id = x.id and o.person_id <> {{person}}{who} and {})",
            acts("o.person_id")
        )
    };
    let of_roles = |who: &str| {
        format!(
            "exists (select 1 from record_role o where o.record_id = x.id and o.person_id <> {{person}}{who} and {})",
            acts("o.person_id")
        )
    };
    let mut sql = format!(
        "select 'project' as kind, x.id, x.title as title, x.publication, {} as has_others from project x \
         join project_member m on m.project_id = x.id and m.person_id = {{person}} and m.role = 'leader' where not {}",
        of_team(""),
        of_team(" and o.role = 'leader'")
    );
    for (kind, title) in OTHERS {
        sql.push_str(&format!(
            " union all select '{kind}', x.id, x.{title}, x.publication, {} from {kind} x join record_role m \
             on m.record_id = x.id and m.person_id = {{person}} and m.role in ('manager', 'coordinator') where not {}",
            of_roles(""),
            of_roles(" and o.role in ('manager', 'coordinator')"),
            kind = kind.as_str(),
        ));
    }
    sql
}

/// The records for which nobody but a person answers.
pub async fn alone(transaction: &Transaction, person: PersonId) -> Result<Vec<Alone>> {
    let sql = alone_sql().replace("{person}", "$1");
    let found: Vec<AloneRow> = rows(transaction, &sql, [person.0.into()]).await?;
    found
        .into_iter()
        .map(|row| {
            let kind = Kind::ALL.iter().copied().find(|kind| kind.as_str() == row.kind);
            let kind = kind.ok_or_else(|| Error::internal(format!("`{}` is no kind of record", row.kind)))?;
            let publication = row.publication.parse().map_err(Error::internal)?;
            Ok(Alone { id: GlobalId { kind, key: row.id }, title: row.title, publication, has_others: row.has_others })
        })
        .collect()
}

/// Somebody of the team of a record, who hears that nobody leads it any more.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Teammate {
    /// Where mail goes.
    pub email: String,
    /// In which language.
    pub language: String,
}

/// Who else belongs to a record and has an account.
pub async fn teammates(transaction: &Transaction, record: GlobalId, but: AccountId) -> Result<Vec<Teammate>> {
    let of = match record.kind {
        Kind::Project => "select person_id from project_member where project_id = $1",
        _ => "select person_id from record_role where record_id = $1",
    };
    let sql = format!(
        "select a.email, a.language from person p join account a on a.id = p.account_id \
         where p.id in ({of}) and a.id <> $2 order by a.id"
    );
    rows(transaction, &sql, [record.key.into(), but.0.into()]).await
}

/// Removes a record with its search document, its history and the roles in it.
pub async fn remove_record(transaction: &Transaction, record: GlobalId) -> Result<()> {
    remove_document(transaction, record.key).await?;
    for table in ["record_role", "change", "invitation", "join_request", "note", "image"] {
        run(transaction, &format!("delete from {table} where record_id = $1"), [record.key.into()]).await?;
    }
    let sql = format!("delete from {} where id = $1", table(record.kind)?);
    run(transaction, &sql, [record.key.into()]).await.map(drop)
}

pub(super) async fn remove_document(transaction: &Transaction, key: Uuid) -> Result<()> {
    if transaction.engine() == Engine::Sqlite {
        let sql = "delete from search_index where rowid in (select id from search_document where entity_id = $1)";
        run(transaction, sql, [key.into()]).await?;
    }
    run(transaction, "delete from search_document where entity_id = $1", [key.into()]).await.map(drop)
}

/// Archives a record in a transaction; its version after it, none when it is not there.
pub async fn archive(transaction: &Transaction, record: GlobalId, now: i64) -> Result<Option<i64>> {
    let Some(state) = state(transaction, record).await? else { return Ok(None) };
    publication::set(transaction, record, Publication::Archived, None).await?;
    super::record::set_version(transaction, record, state.version + 1, now).await?;
    Ok(Some(state.version + 1))
}

/// The profile that stands for people who erased their accounts, made when it is first needed. It has no search document and
/// gives no advice, so that no list and no search shows it; its name is told where it is named.
async fn former_member(transaction: &Transaction, now: i64) -> Result<()> {
    let sql = "insert into person (id, slug, name, sort_name, language, is_expert, publication, is_demo, created_at, \
               updated_at) values ($1, 'former-member', $2, $3, 'en', false, 'published', false, $4, $4) \
               on conflict do nothing";
    let values = [FORMER_MEMBER.into(), FORMER_MEMBER_NAME.into(), sort_key(FORMER_MEMBER_NAME).into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

/// Texts in which a name or an address may stand that is not tied by a key: history, the private contacts of records, who is named beside an image, and the
/// titles under which a profile was reported.
const TEXTS: [(&str, &str); 4] =
    [("change", "fields"), ("report", "record_title"), ("decision", "record_title"), ("image", "credit")];

/// Erases an account and its profile at an instant (ms since 1970 UTC). Records for which nobody else answers are dealt with
/// before.
pub async fn account(transaction: &Transaction, erased: Erased<'_>, now: i64) -> Result<()> {
    let Erased { account, email, name, content } = erased;
    let key: Value = account.0.into();
    let one = |sql: &'static str| run(transaction, sql, [key.clone()]);
    if let Some(person) = person_of(transaction, account).await? {
        if content == ErasedContent::Keep {
            former_member(transaction, now).await?;
            let sql = "update contribution set expert_id = $2 where expert_id = $1";
            run(transaction, sql, [person.0.into(), FORMER_MEMBER.into()]).await?;
        }
        remove_document(transaction, person.0).await?;
        for table in ["change", "image"] {
            run(transaction, &format!("delete from {table} where record_id = $1"), [person.0.into()]).await?;
        }
        // what others follow by its key alone; all else of following goes with the account
        for (table, column) in [("follow", "subject_id"), ("notification", "subject_id"), ("notification", "record_id")]
        {
            run(transaction, &format!("delete from {table} where {column} = $1"), [person.0.into()]).await?;
        }
        for table in ["report", "decision"] {
            let sql = format!("update {table} set record_title = $2 where record_id = $1");
            run(transaction, &sql, [person.0.into(), FORMER_MEMBER_NAME.into()]).await?;
        }
        // contributions that stayed with it go with it, and so do its roles
        run(transaction, "delete from person where id = $1", [person.0.into()]).await?;
    }
    one("delete from change where record_id = $1").await?;
    if content == ErasedContent::Remove {
        one("update change set fields = null where account_id = $1").await?;
    }
    one("update change set address = null, device = null, api_token_id = null where account_id = $1").await?;
    one("delete from image where account_id = $1 and record_id is null").await?;
    one("update report set reporter_email = null where reporter_id = $1").await?;
    let by_email = |sql: &'static str| run(transaction, sql, [email.into()]);
    by_email("update report set reporter_email = null where reporter_email = $1").await?;
    by_email("delete from outbox where recipient = $1").await?;
    by_email("delete from invitation where email = $1").await?;
    for table in ["project", "organisation"] {
        let sql = format!(
            "update {table} set contact_name = null, contact_email = null, contact_phone = null where contact_email = $1"
        );
        run(transaction, &sql, [email.into()]).await?;
    }
    if content == ErasedContent::Remove {
        one("delete from table_question where account_id = $1").await?;
        one("delete from note where account_id = $1").await?;
    }
    // an address that was asked for and never confirmed
    by_email("delete from account_token where payload is not null and replace(payload, $1, '') <> payload").await?;
    for (table, column) in TEXTS {
        for known in [email, name] {
            // as it stands in JSON, without the quotes around it
            let written = serde_json::to_string(known).map_err(Error::internal)?;
            let written = written.trim_matches('"');
            let sql = format!(
                "update {table} set {column} = replace({column}, $1, $2) \
                 where {column} is not null and replace({column}, $1, '') <> {column}"
            );
            run(transaction, &sql, [written.into(), FORMER_MEMBER_NAME.into()]).await?;
        }
    }
    one("delete from account where id = $1").await?;
    Ok(())
}
