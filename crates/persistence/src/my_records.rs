//! The records in which the actor has a role, whoever else sees them, and forms that are not finished.

use crate::form;
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use rialto_domain::id::Kind;
use rialto_domain::policy::record::RECORDS;

columns! {
    KIND = kind Text; ROLE = role Text; PUBLICATION = publication Text; UPDATED_AT = updated_at Instant;
    KEY = key Text; CONTENT = content Json; SAVED_AT = saved_at Instant;
}

/// Forms that are not finished: everybody sees their own alone.
pub static DRAFTS_TABLE: Table = Table { name: "form_draft", kind: None, public: Some("{t}.account_id = {actor}") };
/// From an account to its unfinished forms.
pub static DRAFTS: Relation = Relation::new(&DRAFTS_TABLE, "{to}.account_id = {from}.id");
/// From an account to its profile, whoever else sees it: it leads from an account, which its owner alone reads.
pub static PROFILE: Relation = Relation::new(&crate::person::TABLE, "{to}.account_id = {from}.id").public_when(None);

/// Rows `kind, record_id, role, publication, updated_at` of records of these kinds in which an account has a role; the
/// account is the row of `parent`.
pub fn of(parent: &mut Select, kinds: &[Kind]) -> Select {
    let account = format!("{}.id", parent.alias());
    let own = format!("(select own_p.id from person own_p where own_p.account_id = {account})");
    let rows: Vec<String> = RECORDS
        .iter()
        .filter(|kind| kinds.contains(kind))
        .map(|kind| {
            let (from, role) = match kind {
                Kind::Project => ("project_member m join project x on x.id = m.project_id".to_owned(), "m.role"),
                Kind::Person => ("person x join person m on m.id = x.id".to_owned(), "'oneself'"),
                _ => {
                    let table = kind.as_str();
                    (format!("record_role m join {table} x on x.id = m.record_id and m.kind = '{table}'"), "m.role")
                }
            };
            let person = if *kind == Kind::Person { "m.id" } else { "m.person_id" };
            format!(
                "select '{}' as kind, x.id as record_id, {role} as role, x.publication, x.updated_at from {from} \
                 where {person} in {own}",
                kind.as_str()
            )
        })
        .collect();
    let none = "select '' as kind, id as record_id, '' as role, publication, updated_at from person where 1 = 0";
    let rows = if rows.is_empty() { none.to_owned() } else { rows.join(" union all ") };
    parent.derived(|alias| Sql::new(format!("({rows}) {alias}")))
}

/// Last changed first.
pub fn newest() -> (Order, Vec<SortKey>) {
    (
        Order::Descending,
        vec![SortKey::new("{t}.updated_at", Scalar::Instant), SortKey::new("{t}.record_id", Scalar::Uuid)],
    )
}

/// The record of a row of a kind: the condition under which it is, and its select.
pub fn record(rows: &mut Select, kind: Kind) -> Option<(String, Select)> {
    let t = rows.alias().to_owned();
    let mut child = rows.own(form::table(kind)?);
    let condition = format!("{}.id = {t}.record_id", child.alias());
    child.filter(Sql::new(condition));
    Some((format!("{t}.kind = '{}'", kind.as_str()), child))
}
