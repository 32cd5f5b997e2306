//! Comments in public, and members' support of projects: reading.

use crate::Engine;
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use rialto_domain::id::Kind;

columns! {
    ID = id Uuid; LANGUAGE = language Text; WRITTEN_AT = written_at Instant; EDITED_AT = edited_at Instant;
    KIND = kind Text; COMMENTS_OPEN = comments_open Bool;
}

/// Comments: a comment is public when its record is.
pub static TABLE: Table = Table {
    name: "comment",
    kind: Some(Kind::Comment),
    public: Some(
        "({t}.kind = 'project' and exists (select 1 from project a where a.id = {t}.record_id and a.publication = 'published')) \
         or ({t}.kind = 'session' and exists (select 1 from session a where a.id = {t}.record_id and a.publication = 'published'))",
    ),
};
/// From a record to its comments that answer no other.
pub static OF_RECORD: Relation =
    Relation::new(&TABLE, "{to}.record_id = {from}.id and {to}.answers_id is null").public_when(None);
/// From a comment to its answers.
pub static ANSWERS: Relation = Relation::new(&TABLE, "{to}.answers_id = {from}.id").public_when(None);

/// Newest first.
pub fn newest() -> (Order, Vec<SortKey>) {
    let keys = vec![SortKey::new("{t}.written_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
    (Order::Descending, keys)
}

/// The comment that it answers, as a key; null when it answers none.
pub fn answers_id(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    let key = match select.engine() {
        Engine::Sqlite => format!("hex({t}.answers_id)"),
        Engine::Postgres => format!("{t}.answers_id"),
    };
    select.expression(Sql::new(format!("case when {t}.answers_id is not null then {key} end")))
}

/// Whether who wrote it took it back.
pub fn is_withdrawn(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("case when {t}.withdrawn_at is not null then 1 else 0 end")))
}

/// The words as the actor reads them: none of what was withdrawn; what is hidden is read by moderators and who wrote it.
pub fn words(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!(
        "case when {t}.withdrawn_at is null and ({t}.hidden_at is null or {t}.account_id = {actor} or exists (select 1 \
         from appointment mod_a where mod_a.account_id = {actor} and mod_a.role = 'moderator' and mod_a.ended_at is null)) \
         then {t}.text end"
    )))
}

/// The record of a comment, when it is of a kind: the condition, and the record's select.
pub fn subject(comments: &mut Select, (kind, table): (Kind, &'static Table)) -> (String, Select) {
    let t = comments.alias().to_owned();
    let mut select = comments.named(table);
    let condition = format!("{}.id = {t}.record_id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.kind = '{}'", kind.as_str()), select)
}

/// How many members support a project.
pub fn support(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("(select count(*) from project_support voice where voice.project_id = {t}.id)")))
}

/// Whether the actor supports a project.
pub fn is_supported(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!(
        "case when exists (select 1 from project_support voice where voice.project_id = {t}.id \
         and voice.account_id = {actor}) then 1 else 0 end"
    )))
}
