//! Notifications, and what somebody follows: everybody reads their own alone.

use crate::person;
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use rialto_domain::id::Kind;

/// Notifications: everybody sees their own.
pub static TABLE: Table =
    Table { name: "notification", kind: Some(Kind::Notification), public: Some("{t}.account_id = {actor}") };
/// Follows: everybody sees their own, of what is public now.
pub static FOLLOWS_TABLE: Table = Table {
    name: "follow",
    kind: None,
    public: Some(
        "{t}.account_id = {actor} and ({t}.kind = 'region' \
         or exists (select 1 from project x where {t}.kind = 'project' and x.id = {t}.subject_id and x.publication = 'published') \
         or exists (select 1 from person x where {t}.kind = 'person' and x.id = {t}.subject_id and x.publication = 'published'))",
    ),
};
/// Kinds that somebody silenced: everybody sees their own.
pub static SILENCES_TABLE: Table =
    Table { name: "notification_silence", kind: None, public: Some("{t}.account_id = {actor}") };

columns! {
    ID = id Uuid; KIND = kind Text; COUNT = count Int; AT = at Instant; READ_AT = read_at Instant; EVENT = event Text;
    CREATED_AT = created_at Instant;
}

/// From an account to its notifications.
pub static OF_ACCOUNT: Relation = Relation::new(&TABLE, "{to}.account_id = {from}.id");
/// From an account to what it follows.
pub static FOLLOWS: Relation = Relation::new(&FOLLOWS_TABLE, "{to}.account_id = {from}.id");
/// From an account to the kinds it silenced.
pub static SILENCES: Relation = Relation::new(&SILENCES_TABLE, "{to}.account_id = {from}.id");
/// Who did what a notification tells of.
pub static BY: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.by_person_id");
/// Newest first.
pub fn newest() -> (Order, Vec<SortKey>) {
    (Order::Descending, vec![SortKey::new("{t}.at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)])
}

/// What was followed last first.
pub fn newest_follow() -> (Order, Vec<SortKey>) {
    (Order::Descending, vec![SortKey::new("{t}.created_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)])
}

/// Narrows notifications to those that were read, or were not.
pub fn read(select: &mut Select, is_unread: Option<bool>) {
    let Some(is_unread) = is_unread else { return };
    let not = if is_unread { "" } else { " not" };
    let sql = format!("{}.read_at is{not} null", select.alias());
    select.filter(Sql::new(sql));
}

/// Narrows follows to kinds.
pub fn of_kinds(select: &mut Select, kinds: &[Kind]) {
    let kind = format!("{}.kind", select.alias());
    select.filter(Sql::is_in(&kind, kinds.iter().map(|kind| kind.as_str())));
}

/// The record a notification leads to, when it is of a kind: the condition, and the record's select. The reader sees it as if it
/// was named by its id, so a record that was hidden since is not there.
pub fn record(rows: &mut Select, (kind, table): (Kind, &'static Table)) -> (String, Select) {
    let t = rows.alias().to_owned();
    let mut select = rows.named(table);
    let condition = format!("{}.id = {t}.record_id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.record_kind = '{}'", kind.as_str()), select)
}

/// What is followed, when it is of a kind: the condition, and its select.
pub fn subject(rows: &mut Select, (kind, table): (Kind, &'static Table)) -> (String, Select) {
    let t = rows.alias().to_owned();
    let mut select = rows.table(table);
    let condition = format!("{}.id = {t}.subject_id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.kind = '{}'", kind.as_str()), select)
}

/// Asks whether the actor follows a record; none for a visitor.
pub fn is_followed(select: &mut Select) -> Option<usize> {
    select.actor().member()?;
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    let sql = format!("exists (select 1 from follow f where f.subject_id = {t}.id and f.account_id = {actor})");
    Some(select.expression(Sql::new(sql)))
}

/// Asks how many follow a record.
pub fn followers(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("(select count(*) from follow f where f.subject_id = {t}.id)")))
}

/// Asks how many notifications the actor has not read.
pub fn unread(select: &mut Select) -> usize {
    let actor = select.actor_key();
    let sql = format!("(select count(*) from notification n where n.account_id = {actor} and n.read_at is null)");
    select.expression(Sql::new(sql))
}

/// Asks for the pace of the mails of an account.
pub fn pace(account: &mut Select) -> usize {
    let t = account.alias().to_owned();
    let sql = format!("coalesce((select m.pace from notification_mail m where m.account_id = {t}.id), 'daily')");
    account.expression(Sql::new(sql))
}
