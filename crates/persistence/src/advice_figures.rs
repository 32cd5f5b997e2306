//! Figures of advice: of a session, of a region with its tree, of the network. Each function asks the select of the session, the
//! region or the operation for one of them, counted when it is asked for.

use crate::read::{Select, Sql};
use crate::{contribution, figures, person, project, region};

/// Of what figures are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All public advice.
    Network,
    /// What was given to the public projects in the tree of the region that the select reads.
    Region,
    /// What was said at the table of the session that the select reads.
    Session,
    /// What was said at the turn that the select reads.
    Turn,
}

/// A project has come in when it had a turn or was given advice.
const CAME_IN: &str = "(exists (select 1 from contribution g join person e on e.id = g.expert_id and e.publication = 'published' \
     where g.project_id = {t}.id) or exists (select 1 from session_turn g join session s on s.id = g.session_id \
     and s.publication = 'published' where g.project_id = {t}.id and g.status <> 'skipped'))";
/// It has come out when it reached the market or ended.
const CAME_OUT: &str = "({t}.stage in ('market', 'stopped', 'merged', 'spun_off') \
     or exists (select 1 from outcome o where o.project_id = {t}.id))";

/// The public projects of a scope: of a session those with a turn.
fn projects(parent: &mut Select, scope: Scope) -> Select {
    match scope {
        Scope::Network => parent.table(&project::TABLE),
        Scope::Region => figures::projects(parent),
        Scope::Session | Scope::Turn => {
            let turns = match scope {
                Scope::Turn => format!("g.id = {}.id", parent.alias()),
                _ => format!("g.session_id = {}.id", parent.alias()),
            };
            let mut rows = parent.table(&project::TABLE);
            let t = rows.alias().to_owned();
            rows.filter(Sql::new(format!(
                "{t}.id in (select g.project_id from session_turn g where {turns} and g.status <> 'skipped')"
            )));
            rows
        }
    }
}

/// The public advice of a scope.
fn advice(parent: &mut Select, scope: Scope) -> Select {
    let session = parent.alias().to_owned();
    let mut rows = parent.table(&contribution::TABLE);
    let t = rows.alias().to_owned();
    match scope {
        Scope::Network => {}
        Scope::Region => {
            let of = figures::projects(parent);
            let mut within = Sql::new(format!("{t}.project_id in ("));
            within.append(&of.subquery(&format!("{}.id", of.alias()))).push(")");
            rows.filter(within);
        }
        Scope::Session => {
            rows.filter(Sql::new(format!(
                "{t}.session_turn_id in (select g.id from session_turn g where g.session_id = {session}.id)"
            )));
        }
        Scope::Turn => {
            rows.filter(Sql::new(format!("{t}.session_turn_id = {session}.id")));
        }
    }
    rows
}

/// Asks for the number of projects that came in, or of those that came out again.
pub fn projects_through(parent: &mut Select, scope: Scope, out: bool) -> usize {
    let mut rows = projects(parent, scope);
    let t = rows.alias().to_owned();
    if matches!(scope, Scope::Network | Scope::Region) {
        rows.filter(Sql::new(CAME_IN.replace("{t}", &t)));
    }
    if out {
        rows.filter(Sql::new(CAME_OUT.replace("{t}", &t)));
    }
    parent.count(rows)
}

/// How many slots the row of [`totals`] has.
pub const TOTALS: usize = 5;

/// Asks for a row: advice given, experts who gave it, answered, adopted by its own project, adoptions by others.
pub fn totals(parent: &mut Select, scope: Scope) -> usize {
    let mut rows = advice(parent, scope);
    let t = rows.alias().to_owned();
    for figure in [
        "count(*)".to_owned(),
        format!("count(distinct {t}.expert_id)"),
        format!("count({t}.answer)"),
        format!("coalesce(sum(case when {t}.adopted then 1 else 0 end), 0)"),
        format!("coalesce(sum({t}.adoptions), 0)"),
    ] {
        rows.expression(Sql::new(figure));
    }
    parent.one(rows)
}

/// Asks for rows of an area and how much advice was given in it, most first.
pub fn areas(parent: &mut Select, scope: Scope) -> usize {
    let mut rows = advice(parent, scope);
    let t = rows.alias().to_owned();
    rows.expression(Sql::new(format!("{t}.area")));
    rows.expression(Sql::new("count(*)"));
    rows.group(format!("{t}.area")).order("count(*) desc").order(format!("{t}.area asc"));
    parent.many(rows)
}

/// How many slots the row of [`actions`] has.
pub const ACTIONS: usize = 3;

/// Asks for a row: actions open, done, dropped. Of a session those that came of what was said there, of whatever public project.
pub fn actions(parent: &mut Select, scope: Scope) -> usize {
    let within = match scope {
        Scope::Session | Scope::Turn => {
            let of = advice(parent, scope);
            let mut within = Sql::new("contribution_id in (");
            within.append(&of.subquery(&format!("{}.id", of.alias()))).push(")");
            Some(within)
        }
        Scope::Region => {
            let of = figures::projects(parent);
            let mut within = Sql::new("project_id in (");
            within.append(&of.subquery(&format!("{}.id", of.alias()))).push(")");
            Some(within)
        }
        Scope::Network => None,
    };
    let mut rows = parent.table(&crate::action::TABLE);
    let t = rows.alias().to_owned();
    if let Some(within) = within {
        let mut narrowed = Sql::new(format!("{t}."));
        narrowed.append(&within);
        rows.filter(narrowed);
    }
    for status in ["open", "done", "dropped"] {
        rows.expression(Sql::new(format!("coalesce(sum(case when {t}.status = '{status}' then 1 else 0 end), 0)")));
    }
    parent.one(rows)
}

/// How many slots the row of [`first_answers`] has.
pub const FIRST_ANSWERS: usize = 2;

/// Asks for a row: needs that have a first answer, and the median of the milliseconds from when a need was opened to the first
/// advice in its area to its project, on line or at a table. With an even number it is the mean of the two in the middle.
pub fn first_answers(parent: &mut Select, scope: Scope) -> usize {
    let of = projects(parent, scope);
    let of = of.subquery(&format!("{}.id", of.alias()));
    let mut rows = parent.derived(|alias| {
        let mut sql = Sql::new(
            "(select f.d, row_number() over (order by f.d) as r, count(*) over () as n from \
             (select min(c.created_at) - n.created_at as d from need n join contribution c on c.project_id = n.project_id \
             and c.area = n.area and c.created_at >= n.created_at \
             join person e on e.id = c.expert_id and e.publication = 'published' where n.project_id in (",
        );
        sql.append(&of).push(&format!(") group by n.id, n.created_at) f) {alias}"));
        sql
    });
    let t = rows.alias().to_owned();
    rows.filter(Sql::new(format!("{t}.r in (({t}.n + 1) / 2, ({t}.n + 2) / 2)")));
    rows.expression(Sql::new(format!("coalesce(max({t}.n), 0)")));
    rows.expression(Sql::new(format!("avg({t}.d)")));
    parent.one(rows)
}

/// How many slots a row of [`loads`] has.
pub const LOADS: usize = 2;

/// Asks for rows: so many pieces of advice, and how many experts gave as many. Of the network all experts count, of a region those
/// who live there, of a session those who sit at its table or spoke there.
pub fn loads(parent: &mut Select, scope: Scope) -> usize {
    let session = parent.alias().to_owned();
    let mut people = match scope {
        Scope::Region => parent.relation(&region::PEOPLE),
        Scope::Network | Scope::Session | Scope::Turn => parent.table(&person::TABLE),
    };
    let p = people.alias().to_owned();
    let given = match scope {
        Scope::Turn => {
            people.filter(Sql::new(format!(
                "exists (select 1 from contribution c where c.session_turn_id = {session}.id and c.expert_id = {p}.id)"
            )));
            format!(
                "(select count(*) from contribution c where c.session_turn_id = {session}.id and c.expert_id = {p}.id)"
            )
        }
        Scope::Session => {
            people.filter(Sql::new(format!(
                "exists (select 1 from session_expert x where x.session_id = {session}.id and x.person_id = {p}.id \
                 and x.status = 'accepted') or exists (select 1 from contribution c join session_turn g \
                 on g.id = c.session_turn_id where g.session_id = {session}.id and c.expert_id = {p}.id)"
            )));
            format!(
                "(select count(*) from contribution c join session_turn g on g.id = c.session_turn_id \
                 join project x on x.id = c.project_id and x.publication = 'published' \
                 where g.session_id = {session}.id and c.expert_id = {p}.id)"
            )
        }
        Scope::Network | Scope::Region => {
            people.filter(Sql::new(format!("{p}.is_expert")));
            format!(
                "(select count(*) from contribution c join project x on x.id = c.project_id \
                 and x.publication = 'published' where c.expert_id = {p}.id)"
            )
        }
    };
    let each = people.subquery(&format!("{given} as given"));
    let mut rows = parent.derived(|alias| {
        let mut sql = Sql::new("(");
        sql.append(&each).push(&format!(") {alias}"));
        sql
    });
    let t = rows.alias().to_owned();
    rows.expression(Sql::new(format!("{t}.given")));
    rows.expression(Sql::new("count(*)"));
    rows.group(format!("{t}.given")).order(format!("{t}.given asc"));
    parent.many(rows)
}
