//! Figures over the whole network, map clusters and search hits: derived rows of a plan.

use crate::filter::tree;
use crate::read::{Order, Scalar, Select, SortKey, Sql, Table};
use crate::search::Query;
use crate::{Engine, project, region};
use rialto_domain::geo::BoundingBox;
use rialto_domain::id::Kind;
use rialto_domain::{Error, Result};

/// Edge of a map cell, in pixels of a map that is 256 · 2^zoom pixels wide.
const CELL_PIXELS: f64 = 56.0;
/// Most clusters in one answer.
const MOST_CLUSTERS: u32 = 1_000;

/// Asks for the number of rows that a condition leaves of a table.
pub fn count(parent: &mut Select, table: &'static Table, condition: Option<&str>) -> usize {
    let mut child = parent.table(table);
    if let Some(condition) = condition {
        let condition = condition.replace("{t}", child.alias());
        child.filter(Sql::new(condition));
    }
    parent.count(child)
}

/// Asks for the number of needs of public projects that are open.
pub fn count_open_needs(parent: &mut Select) -> usize {
    count_of_projects(parent, "need", "s.status = 'open'")
}

/// Asks for the number of public projects that ended, with what they learned.
pub fn count_lessons(parent: &mut Select) -> usize {
    count_of_projects(parent, "outcome", "1 = 1")
}

/// Asks for the number of rows of a side table that belong to public projects: all, less those of the few projects that are
/// hidden. Looking up the project of each row instead takes ten times as long.
fn count_of_projects(parent: &mut Select, table: &str, condition: &str) -> usize {
    let mut sql = format!("((select count(*) from {table} s where {condition})");
    if !parent.actor().sees_unpublished() {
        sql.push_str(&format!(
            " - (select count(*) from project h join {table} s on s.project_id = h.id and {condition} \
             where h.publication <> 'published')"
        ));
    }
    sql.push(')');
    parent.expression(Sql::new(sql))
}

/// Asks for the number of languages in which public projects are written.
pub fn count_languages(parent: &mut Select) -> usize {
    let child = parent.table(&project::TABLE);
    // different values alone are jumped to in an index
    let values = child.subquery(&format!("distinct {}.language", child.alias()));
    count_rows(parent, &values)
}

/// Asks for the number of countries in which there are public projects.
pub fn count_countries(parent: &mut Select) -> usize {
    let child = parent.table(&project::TABLE);
    let regions = child.subquery(&format!("distinct {}.region_id as id", child.alias()));
    let mut values = Sql::new("select distinct r.country from (");
    values.append(&regions).push(") there join region r on r.id = there.id");
    count_rows(parent, &values)
}

fn count_rows(parent: &mut Select, rows: &Sql) -> usize {
    let mut sql = Sql::new("(select count(*) from (");
    sql.append(rows).push(") different)");
    parent.expression(sql)
}

/// Rows `code, stage, n`: public projects by region at a level and by stage. Projects whose region lies above the
/// level are not counted. Grouped by region first, then joined: the smaller set is joined.
pub fn by_region_and_stage(parent: &mut Select, level: i64, within: Option<&str>) -> Result<Select> {
    if !(0..=3).contains(&level) {
        let message = "The level of a NUTS region is 0, 1, 2 or 3.";
        return Err(Error::invalid(&["level"], "BAD_LEVEL", message));
    }
    let mut projects = parent.table(&project::TABLE);
    let p = projects.alias().to_owned();
    projects.filter(Sql::new(format!("{p}.region_id is not null")));
    projects.group(format!("{p}.region_id, {p}.stage"));
    let groups = projects.subquery(&format!("{p}.region_id, {p}.stage, count(*) as n"));
    let length = level + 2;
    let condition = within.map(|code| tree("r.code", &[code.to_owned()])).transpose()?;
    let mut rows = parent.derived(|alias| {
        let mut sql = Sql::new(format!("(select substr(r.code, 1, {length}) as code, g.stage, sum(g.n) as n from ("));
        sql.append(&groups);
        sql.push(&format!(") g join region r on r.id = g.region_id where r.level >= {level}"));
        if let Some(condition) = &condition {
            sql.push(" and (").append(condition).push(")");
        }
        sql.push(&format!(" group by substr(r.code, 1, {length}), g.stage) {alias}"));
        sql
    });
    let t = rows.alias().to_owned();
    rows.order(format!("{t}.code asc")).order(format!("{t}.stage asc"));
    Ok(rows)
}

/// The region of a row of [`by_region_and_stage`].
pub fn region_of(rows: &mut Select) -> Select {
    let code = format!("{}.code", rows.alias());
    let mut select = rows.table(&region::TABLE);
    let condition = format!("{}.code = {code}", select.alias());
    select.filter(Sql::new(condition));
    select
}

/// Rows of map clusters: these projects, in a box, gathered by cells of the square map.
/// Slots 0 to 8: column, row, count, mean x, mean y, least x, least y, greatest x, greatest y.
pub fn map_clusters(parent: &mut Select, mut projects: Select, area: BoundingBox, zoom: i64) -> Result<Select> {
    if !(0..=18).contains(&zoom) {
        return Err(Error::invalid(&["zoom"], "BAD_ZOOM", "Zoom is a whole number from 0 to 18."));
    }
    crate::filter::in_box(&mut projects, Some(area))?;
    let p = projects.alias().to_owned();
    let cells = 256.0 * f64::from(1i32 << zoom) / CELL_PIXELS;
    // SQLite's cast cuts, PostgreSQL's rounds
    let (x, y, one) = match parent.engine() {
        Engine::Sqlite => {
            let cell = |axis: &str| format!("cast({p}.map_{axis} * {cells} as integer)");
            (cell("x"), cell("y"), format!("min({p}.id)"))
        }
        Engine::Postgres => {
            let cell = |axis: &str| format!("floor({p}.map_{axis} * {cells})::integer");
            (cell("x"), cell("y"), format!("min({p}.id::text)::uuid"))
        }
    };
    projects.filter(Sql::new(format!("{p}.map_x is not null")));
    projects.group(format!("{x}, {y}"));
    let groups = projects.subquery(&format!(
        "{x} as cx, {y} as cy, count(*) as n, avg({p}.map_x) as mx, avg({p}.map_y) as my, min({p}.map_x) as x1, \
         min({p}.map_y) as y1, max({p}.map_x) as x2, max({p}.map_y) as y2, {one} as one_id"
    ));
    let mut rows = parent.derived(|alias| {
        let mut sql = Sql::new("(");
        sql.append(&groups).push(&format!(") {alias}"));
        sql
    });
    let t = rows.alias().to_owned();
    for column in ["cx", "cy", "n", "mx", "my", "x1", "y1", "x2", "y2"] {
        rows.expression(Sql::new(format!("{t}.{column}")));
    }
    rows.order(format!("{t}.n desc")).order(format!("{t}.cx asc")).order(format!("{t}.cy asc")).limit(MOST_CLUSTERS);
    Ok(rows)
}

/// The project of a map cluster that holds one.
pub fn single_project(rows: &mut Select) -> (String, Select) {
    let t = rows.alias().to_owned();
    let mut select = rows.table(&project::TABLE);
    let condition = format!("{}.id = {t}.one_id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.n = 1"), select)
}

/// Rows `entity_id, kind, rank`: what a text finds among the kinds.
pub fn hits(parent: &mut Select, query: &Query, kinds: &[Kind]) -> Select {
    let engine = parent.engine();
    parent.derived(|alias| {
        let mut sql = Sql::new("(");
        sql.append(&query.hits(engine, kinds, true)).push(&format!(") {alias}"));
        sql
    })
}

/// The order of hits: best first, newest first among equals.
pub fn hit_keys() -> (Order, Vec<SortKey>) {
    (Order::Descending, vec![SortKey::new("{t}.rank", Scalar::Int), SortKey::new("{t}.entity_id", Scalar::Uuid)])
}

/// The record of a hit, when it is of a kind: the condition, and the record's select.
pub fn hit_record(rows: &mut Select, kind: Kind, table: &'static Table) -> (String, Select) {
    let t = rows.alias().to_owned();
    let mut select = rows.table(table);
    let condition = format!("{}.id = {t}.entity_id", select.alias());
    select.filter(Sql::new(condition));
    (format!("{t}.kind = '{}'", kind.as_str()), select)
}

/// Asks for the number of hits by kind: an array of `[kind, count]`.
pub fn hits_by_kind(parent: &mut Select, query: &Query, kinds: &[Kind]) -> usize {
    let mut rows = hits(parent, query, kinds);
    let kind = format!("{}.kind", rows.alias());
    rows.expression(Sql::new(kind.clone()));
    rows.expression(Sql::new("count(*)"));
    rows.group(kind).order("count(*) desc");
    parent.many(rows)
}
