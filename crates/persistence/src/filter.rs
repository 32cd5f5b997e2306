//! Conditions that several aggregates share: place, box, text, value lists.

use crate::Engine;
use crate::read::{Bind, Select, Sql};
use crate::search;
use rialto_domain::geo::{BoundingBox, to_square};
use rialto_domain::id::Kind;
use rialto_domain::region::{is_code, tree_end};
use rialto_domain::vocabulary::Vocabulary;
use rialto_domain::{Error, Result};

/// The rows in the trees of these regions; `column` holds a region's key.
pub(crate) fn place(select: &mut Select, column: &str, codes: Option<&Vec<String>>) -> Result<()> {
    let Some(codes) = codes else { return Ok(()) };
    check_places(codes)?;
    let mut trees = Sql::new(format!("{}.{column} in (select id from region where ", select.alias()));
    trees.append(&tree("code", codes)?).push(")");
    select.filter(trees);
    Ok(())
}

/// Refuses more places than a filter takes.
pub(crate) fn check_places(codes: &[String]) -> Result<()> {
    if codes.len() > 50 {
        return Err(Error::invalid(&["filter", "regions"], "TOO_MANY", "Filter by at most 50 regions."));
    }
    Ok(())
}

/// The codes in the trees of these regions.
pub(crate) fn tree(column: &str, codes: &[String]) -> Result<Sql> {
    let mut sql = Sql::new("1 = 0");
    for code in codes {
        if !is_code(code) {
            let shown: String = code.chars().take(20).collect();
            return Err(Error::invalid(
                &["filter", "regions"],
                "BAD_REGION_CODE",
                format!("`{shown}` is not a NUTS code; write one such as `ES`, `ES6` or `ES61`."),
            ));
        }
        sql.push(&format!(" or ({column} >= ")).bind(code.as_str());
        sql.push(&format!(" and {column} < ")).bind(tree_end(code)).push(")");
    }
    Ok(sql)
}

/// The rows with a point in a box.
pub(crate) fn in_box(select: &mut Select, area: Option<BoundingBox>) -> Result<()> {
    let Some(area) = area else { return Ok(()) };
    let area = area.check()?;
    let t = select.alias().to_owned();
    let (west, north) = to_square(area.north, area.west);
    let (east, south) = to_square(area.south, area.east);
    let mut sql = Sql::new(format!("{t}.map_y between "));
    sql.bind(north).push(" and ").bind(south);
    if area.west <= area.east {
        sql.push(&format!(" and {t}.map_x between ")).bind(west).push(" and ").bind(east);
    } else {
        sql.push(&format!(" and ({t}.map_x >= ")).bind(west);
        sql.push(&format!(" or {t}.map_x <= ")).bind(east).push(")");
    }
    select.filter(sql);
    Ok(())
}

/// The rows that a text finds: the table `hit` with a column `rank` (greatest best) is joined.
pub(crate) fn text(select: &mut Select, kind: Kind, text: Option<&str>, language: Option<&str>) {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
    let Some(query) = search::Query::new(text, language) else {
        select.filter(Sql::new("1 = 0"));
        return;
    };
    // The search runs once for the whole operation; its hits lead, so that they are looked up and nothing is scanned.
    let hits = select.share(query.hits(select.engine(), &[kind], true));
    select.led_by_hits(hits);
}

/// A column with one of these values of a vocabulary.
pub(crate) fn one_of<V: Vocabulary>(select: &mut Select, column: &str, values: Option<&Vec<V>>) {
    if let Some(values) = values {
        let condition = Sql::is_in(&format!("{}.{column}", select.alias()), values.iter().map(|value| value.as_str()));
        select.filter(condition);
    }
}

/// A row for which `{t}` has a row in a side table with one of these values:
/// `exists (select 1 from <from> where <tie> and <column> in (…))`, `{t}` being the alias.
pub(crate) fn has<B: Into<Bind>>(
    select: &mut Select,
    from_where: &str,
    column: &str,
    values: Option<impl IntoIterator<Item = B>>,
) {
    if let Some(values) = values {
        let mut sql = Sql::new(format!("exists (select 1 from {} and ", from_where.replace("{t}", select.alias())));
        sql.append(&Sql::is_in(column, values)).push(")");
        select.filter(sql);
    }
}

/// A truth column with this value.
pub(crate) fn flag(select: &mut Select, column: &str, value: Option<bool>) {
    if let Some(value) = value {
        let t = select.alias();
        let text = if value { format!("{t}.{column}") } else { format!("not {t}.{column}") };
        select.filter(Sql::new(text));
    }
}

/// Whether a day is missing, as the smallest day, so that it can be a sort key.
pub(crate) fn day_or_first(engine: Engine, column: &str) -> String {
    match engine {
        Engine::Sqlite => format!("coalesce({{t}}.{column}, '0001-01-01')"),
        Engine::Postgres => format!("coalesce({{t}}.{column}, date '0001-01-01')"),
    }
}

/// The machine names of values, for a condition.
pub(crate) fn names<V: Vocabulary>(values: Option<&Vec<V>>) -> Option<Vec<&'static str>> {
    values.map(|values| values.iter().map(|value| value.as_str()).collect())
}

/// One facet: how rows come to its values.
#[derive(Debug)]
pub(crate) struct Facet<'f> {
    /// What is joined to `{t}`; empty when the value stands in the row itself.
    pub join: &'f str,
    /// The value, with `{t}`.
    pub value: &'f str,
    /// Whether a row can be joined to one value more than once.
    pub distinct: bool,
    /// The column of `{t}` on which alone the join depends: rows are counted by it first, and the few groups joined.
    pub by_key: Option<&'static str>,
}

/// Asks for the counts of a facet among the rows of `child`: an array of `[value, count]`, most first.
/// `lead` when the rows are few, so that what is joined is looked up for each.
pub(crate) fn count_facet(parent: &mut Select, mut child: Select, facet: &Facet<'_>, lead: bool) -> usize {
    if let Some(key) = facet.by_key {
        let t = child.alias().to_owned();
        child.group(format!("{t}.{key}"));
        let groups = child.subquery(&format!("{t}.{key} as {key}, count(*) as n"));
        let mut rows = parent.derived(|alias| {
            let mut sql = Sql::new("(");
            sql.append(&groups).push(&format!(") {alias} {}", facet.join.replace("{t}", alias)));
            sql
        });
        let value = facet.value.replace("{t}", rows.alias());
        let count = format!("sum({}.n)", rows.alias());
        rows.filter(Sql::new(format!("{value} is not null")));
        rows.expression(Sql::new(value.clone()));
        rows.expression(Sql::new(count.clone()));
        rows.group(value.clone()).order(format!("{count} desc")).order(value).limit(200);
        return parent.many(rows);
    }
    let t = child.alias().to_owned();
    let value = facet.value.replace("{t}", &t);
    if !facet.join.is_empty() {
        let join = facet.join.replace("{t}", &t);
        // SQLite never moves a table across a cross join
        let join = if lead && child.engine() == Engine::Sqlite { join.replace("join ", "cross join ") } else { join };
        child.join(&Sql::new(format!(" {join}")));
    }
    child.filter(Sql::new(format!("{value} is not null")));
    let count = if facet.distinct { format!("count(distinct {t}.id)") } else { "count(*)".to_owned() };
    child.expression(Sql::new(value.clone()));
    child.expression(Sql::new(count.clone()));
    child.group(value.clone()).order(format!("{count} desc")).order(value).limit(200);
    parent.many(child)
}
