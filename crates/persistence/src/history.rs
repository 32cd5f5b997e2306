//! What was done to a record: the public part for everybody who reads it, all of it for who may read the audit.

use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, columns};
use crate::{person, standing};
use rialto_domain::id::Kind;
use rialto_domain::policy::record::{Holders, RecordAct, TABLE};

columns! {
    ID = id Uuid; VERSION = version Int; ACT = act Text; CREATED_AT = created_at Instant; FIELDS = fields Json;
    IS_PUBLIC = is_public Bool; ADDRESS = address Text; DEVICE = device Text; MAY_AUDIT = may_audit Bool;
}

/// From a change to the profile of who made it: where it is public.
pub static BY: Relation = Relation::new(&person::TABLE, "{to}.account_id = {from}.account_id");

/// The changes of the record that `parent` reads, those alone that the actor may read; `may_audit` tells whether the actor
/// may read from where they came and what was there before.
pub fn of(parent: &mut Select, kind: Kind) -> Select {
    let audit = may_audit(parent, kind);
    let record = parent.alias().to_owned();
    let mut rows = parent.derived(|alias| {
        Sql::new(format!("(select c.*, ({audit}) as may_audit from change c where c.record_id = {record}.id) {alias}"))
    });
    let t = rows.alias().to_owned();
    rows.filter(Sql::new(format!("{t}.is_public or {t}.may_audit")));
    rows
}

/// The row `ReadAudit` of the policy as SQL: it takes a person, not a program.
fn may_audit(parent: &Select, kind: Kind) -> String {
    let never = "1 = 0".to_owned();
    let Some(roles) = standing::roles(parent, kind).filter(|_| parent.actor().session().is_some()) else {
        return never;
    };
    let mut ways = Vec::new();
    for row in TABLE.iter().filter(|row| row.act == RecordAct::ReadAudit && row.kinds.contains(&kind)) {
        let Holders::Roles(holders) = row.who else { continue };
        let quoted = |words: Vec<&str>| words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
        let holders = quoted(holders.iter().map(|role| role.as_str()).collect());
        let states = quoted(row.states.iter().map(|state| state.as_str()).collect());
        ways.push(format!(
            "{}.publication in ({states}) and exists (select 1 from ({roles}) own_roles where own_roles.role in ({holders}))",
            parent.alias()
        ));
    }
    if ways.is_empty() { never } else { ways.join(" or ") }
}

/// Asks for the name of the account that made a change; null for who may not read the audit.
pub fn name(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "case when {t}.may_audit then (select a.name from account a where a.id = {t}.account_id) end"
    )))
}

/// Asks for a column that only who may read the audit is told.
pub fn private(select: &mut Select, column: &str) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("case when {t}.may_audit then {t}.{column} end")))
}

/// Newest first.
pub fn newest() -> (Order, Vec<SortKey>) {
    (Order::Descending, vec![SortKey::new("{t}.created_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)])
}
