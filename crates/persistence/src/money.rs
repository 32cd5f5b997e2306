//! Money that was put into projects and sessions, and that projects attracted: reading, and its sums.

use crate::advice_figures::Scope;
use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{figures, project, session};
use rialto_domain::id::Kind;

/// The table: an amount is public when its project is, and what was put into a session alone when the session is.
pub static TABLE: Table = Table {
    name: "money_entry",
    kind: Some(Kind::MoneyEntry),
    public: Some(
        "(exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
         or {t}.project_id is null \
         and exists (select 1 from session b where b.id = {t}.session_id and b.publication = 'published'))",
    ),
};

columns! {
    ID = id Uuid; ROLE = role Text; CENTS = cents Int; BASIS = basis Text; HAPPENED_ON = happened_on Date; SOURCE = source Text;
    EVIDENCE = evidence Text; CREATED_AT = created_at Instant;
}

/// The project.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");
/// The session it is counted to.
pub static SESSION: Relation = Relation::new(&session::TABLE, "{to}.id = {from}.session_id");
/// From a project to its money.
pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id").public_when(None);
/// From a session to the money counted to it.
pub static OF_SESSION: Relation = Relation::new(&TABLE, "{to}.session_id = {from}.id");

/// How many slots the row of [`sums`] has.
pub const SUMS: usize = 6;

/// Asks for a row: cents put in measured, put in estimated, attracted measured, attracted estimated; amounts; those of them with
/// evidence. Of a region what belongs to the projects in its tree, and what was put into sessions there that no project has.
pub fn sums(parent: &mut Select, scope: Scope) -> usize {
    let of = parent.alias().to_owned();
    let mut rows = parent.table(&TABLE);
    let t = rows.alias().to_owned();
    match scope {
        Scope::Network => {}
        Scope::Region => {
            let projects = figures::projects(parent);
            let mut within = Sql::new(format!("({t}.project_id in ("));
            within.append(&projects.subquery(&format!("{}.id", projects.alias())));
            within.push(&format!(
                ") or {t}.project_id is null and {t}.session_id in (select s.id from session s join region r \
                 on r.id = s.region_id where r.code >= {of}.code and r.code < {of}.code || '~'))"
            ));
            rows.filter(within);
        }
        Scope::Session => {
            rows.filter(Sql::new(format!("{t}.session_id = {of}.id")));
        }
        Scope::Turn => {
            rows.filter(Sql::new(format!("{t}.session_id = {of}.session_id and {t}.project_id = {of}.project_id")));
        }
    }
    for (role, basis) in
        [("invested", "measured"), ("invested", "estimated"), ("attracted", "measured"), ("attracted", "estimated")]
    {
        rows.expression(Sql::new(format!(
            "coalesce(sum(case when {t}.role = '{role}' and {t}.basis = '{basis}' then {t}.cents else 0 end), 0)"
        )));
    }
    rows.expression(Sql::new("count(*)"));
    rows.expression(Sql::new(format!("count({t}.evidence)")));
    parent.one(rows)
}
