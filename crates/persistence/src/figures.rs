//! The figures of a region: what is public in its tree, counted when it is asked for.
//!
//! Each function asks a select of regions for one figure. The projects of a region that the operation names by its key
//! are read once for all figures; in a list of regions each row has its own.

use crate::card::ask::Conditions;
use crate::card::{self, Counted, Mark};
use crate::filter::{self, Facet};
use crate::read::{Select, Sql};
use crate::{Engine, project, region};
use rialto_domain::id::Kind;

/// Years before this one are left out as typing errors.
pub const FIRST_YEAR: i32 = 1990;

/// What figures look at.
const COLUMNS: [&str; 5] = ["id", "stage", "budget_eur_cents", "started_on", "ended_on"];

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Projects.
    Projects,
    /// Organisations.
    Organisations,
    /// Experts who live there.
    Experts,
    /// Clusters.
    Clusters,
    /// Datasets about it.
    Datasets,
    /// Pilots.
    Pilots,
    /// Open needs of projects.
    OpenNeeds,
    /// Projects with an outcome.
    Lessons,
}

/// Asks for the number of something in the tree of each region.
pub fn count(regions: &mut Select, what: Count) -> usize {
    let rows = match what {
        // told by an index alone
        Count::Projects => regions.relation(&region::PROJECTS),
        Count::Organisations => regions.relation(&region::ORGANISATIONS),
        Count::Experts => {
            let mut people = regions.relation(&region::PEOPLE);
            filter::flag(&mut people, "is_expert", Some(true));
            people
        }
        Count::Clusters => regions.relation(&region::CLUSTERS),
        Count::Datasets => regions.relation(&region::DATASETS),
        Count::Pilots => regions.relation(&region::PILOTS),
        Count::OpenNeeds => {
            let mut projects = projects(regions);
            let join = format!("join need n on n.project_id = {}.id and n.status = 'open'", projects.alias());
            // SQLite never moves a table across a cross join: the projects of the tree lead
            let cross = if projects.engine() == Engine::Sqlite { "cross " } else { "" };
            projects.join(&Sql::new(format!(" {cross}{join}")));
            projects
        }
        Count::Lessons if regions.is_named() => {
            let mut ended = Conditions::default();
            ended.any(Mark::Outcome, Some(true));
            let cards = card::ask::in_tree(regions);
            let mut sql = Sql::new("(select count(*) from ");
            sql.append(&ended.cards(regions, Kind::Project, Some(&cards))).push(")");
            return regions.expression(sql);
        }
        Count::Lessons => {
            let mut projects = projects(regions);
            let ended = format!("exists (select 1 from outcome e where e.project_id = {}.id)", projects.alias());
            projects.filter(Sql::new(ended));
            projects
        }
    };
    regions.count(rows)
}

/// By what the rows of a tree are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Projects by stage.
    Stages,
    /// Projects by area of their open needs.
    NeedAreas,
    /// Projects by Sustainable Development Goal.
    Sdgs,
    /// Projects by focus area.
    FocusAreas,
    /// Organisations by helix.
    Helices,
}

/// Asks for the counts by the values of something in the tree of each region: an array of `[value, count]`, most first, or the
/// cards of the projects.
pub fn values(regions: &mut Select, what: Values) -> Counted {
    let mark = match what {
        Values::Stages => Some(Mark::Stage),
        Values::NeedAreas => Some(Mark::Area),
        Values::Sdgs => Some(Mark::Sdg),
        Values::FocusAreas => Some(Mark::FocusArea),
        Values::Helices => None,
    };
    if let Some(mark) = mark.filter(|_| regions.is_named()) {
        let cards = Sql::new(format!("{} d", card::ask::in_tree(regions)));
        return Counted::cards(regions, mark, &cards);
    }
    let facet = |join, value| Facet { join, value, distinct: false, by_key: None };
    let (rows, facet) = match what {
        Values::Stages => (regions.relation(&region::PROJECTS), facet("", "{t}.stage")),
        Values::Helices => (regions.relation(&region::ORGANISATIONS), facet("", "{t}.helix")),
        Values::NeedAreas => {
            let join = "join need fn on fn.project_id = {t}.id and fn.status = 'open'";
            (projects(regions), Facet { distinct: true, ..facet(join, "fn.area") })
        }
        Values::Sdgs => (projects(regions), facet("join project_sdg fs on fs.project_id = {t}.id", "fs.sdg")),
        Values::FocusAreas => {
            (projects(regions), facet("join project_focus ff on ff.project_id = {t}.id", "ff.focus_area"))
        }
    };
    Counted::Rows(filter::count_facet(regions, rows, &facet, true))
}

/// Asks for the budgets of the projects of each tree: a row of the sum in hundredths of a euro and of how many projects
/// state one in euro.
pub fn budget(regions: &mut Select) -> usize {
    let mut projects = projects(regions);
    let t = projects.alias().to_owned();
    projects.expression(Sql::new(format!("coalesce(sum({t}.budget_eur_cents), 0)")));
    projects.expression(Sql::new(format!("count({t}.budget_eur_cents)")));
    regions.one(projects)
}

/// Asks for the projects of each tree by year: rows of a year, how many started and how many ended in it, by year.
/// Years from [`FIRST_YEAR`] to `last`.
pub fn years(regions: &mut Select, last: i32) -> usize {
    let started = by_year(regions, "started_on", last, "count(*) as s, 0 as e");
    let ended = by_year(regions, "ended_on", last, "0 as s, count(*) as e");
    let mut rows = regions.derived(|alias| {
        let mut sql = Sql::new("(select y, sum(s) as s, sum(e) as e from (");
        sql.append(&started).push(" union all ").append(&ended).push(&format!(") u group by y) {alias}"));
        sql
    });
    let t = rows.alias().to_owned();
    for column in ["y", "s", "e"] {
        rows.expression(Sql::new(format!("{t}.{column}")));
    }
    rows.order(format!("{t}.y asc"));
    regions.many(rows)
}

fn by_year(regions: &mut Select, column: &str, last: i32, counts: &str) -> Sql {
    let mut projects = projects(regions);
    let day = format!("{}.{column}", projects.alias());
    let (year, literal) = match projects.engine() {
        Engine::Sqlite => (format!("cast(substr({day}, 1, 4) as integer)"), ""),
        Engine::Postgres => (format!("extract(year from {day})::integer"), "date "),
    };
    projects.filter(Sql::new(format!("{day} between {literal}'{FIRST_YEAR}-01-01' and {literal}'{last}-12-31'")));
    projects.group(year.clone());
    projects.subquery(&format!("{year} as y, {counts}"))
}

/// The public projects in the tree of each region.
pub(crate) fn projects(regions: &mut Select) -> Select {
    if !regions.is_named() {
        return regions.relation(&region::PROJECTS);
    }
    let code = regions.subquery(&format!("{}.code", regions.alias()));
    let mut rows = regions.table(&project::TABLE);
    let mut tree = Sql::new(format!("{}.region_id in (select inside.id from region inside join (", rows.alias()));
    tree.append(&code).push(") of on inside.code >= of.code and inside.code < of.code || '~')");
    rows.filter(tree);
    rows.shared_rows(regions, &COLUMNS)
}
