//! What ends teach: those that are told by name, and those that are told without; reading.
//!
//! The table is a view over both. Of the first it holds those of public projects alone; of the second what `write::outcome` cut
//! down when it was told: there is no way from it to a project.

use crate::filter;
use crate::project;
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::region;
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Area, Cause, FocusArea, OutcomeKind, Stage};

/// Everybody reads the same.
pub static TABLE: Table = Table { name: "lesson", kind: Some(Kind::Lesson), public: None };

columns! {
    ID = id Uuid; KIND = kind Text; LANGUAGE = language Text; TRIED = tried Text; WOULD_DIFFER = would_differ Text;
    TRANSLATIONS = translations Json; FIGURES = figures Json; STAGE = stage Text; YEAR = year Int;
    IS_ANONYMOUS = is_anonymous Bool; CAUSE = cause Text; AREA = area Text; FOCUS_AREA = focus_area Text; TAG = tag Text;
}

static CAUSES_TABLE: Table = Table { name: "lesson_cause", kind: None, public: None };
/// Why it ended.
pub static CAUSES: Relation = Relation::new(&CAUSES_TABLE, "{to}.lesson_id = {from}.id");
static FOCUS_TABLE: Table = Table { name: "lesson_focus", kind: None, public: None };
/// Focus areas.
pub static FOCUS: Relation = Relation::new(&FOCUS_TABLE, "{to}.lesson_id = {from}.id");
static AREAS_TABLE: Table = Table { name: "lesson_area", kind: None, public: None };
/// Areas of advice that were asked for.
pub static AREAS: Relation = Relation::new(&AREAS_TABLE, "{to}.lesson_id = {from}.id");
/// Key words; none of what is anonymous.
pub static TAGS: Relation = Relation::new(&project::TAGS_TABLE, "{to}.project_id = {from}.project_id");
/// The project; none of what is anonymous.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");
/// Where.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");

/// Which lessons are wanted. All conditions hold together; values of one list are alternatives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Found by these words.
    pub text: Option<String>,
    /// Ended like this.
    pub kinds: Option<Vec<OutcomeKind>>,
    /// For one of these causes.
    pub causes: Option<Vec<Cause>>,
    /// With a need in these areas.
    pub areas: Option<Vec<Area>>,
    /// Ended in these stages.
    pub stages: Option<Vec<Stage>>,
    /// With these key words.
    pub tags: Option<Vec<String>>,
    /// In these focus areas.
    pub focus_areas: Option<Vec<FocusArea>>,
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
}

/// Narrows a select of lessons.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    if wanted.text.is_some() {
        filter::text(select, Kind::Lesson, wanted.text.as_deref(), None);
        // words outlive their lesson for an hour, and those of a project that is hidden stay: hits alone are not counted
        select.filter(Sql::new("1 = 1"));
    }
    filter::one_of(select, "kind", wanted.kinds.as_ref());
    filter::one_of(select, "stage", wanted.stages.as_ref());
    let t = select.alias().to_owned();
    let mut among = |table: &str, column: &str, values: Option<Vec<&'static str>>| {
        let Some(values) = values else { return };
        let mut sql = Sql::new(format!("{t}.id in (select s.lesson_id from {table} s where "));
        sql.append(&Sql::is_in(&format!("s.{column}"), values)).push(")");
        select.filter(sql);
    };
    among("lesson_cause", "cause", filter::names(wanted.causes.as_ref()));
    among("lesson_area", "area", filter::names(wanted.areas.as_ref()));
    among("lesson_focus", "focus_area", filter::names(wanted.focus_areas.as_ref()));
    if let Some(tags) = &wanted.tags {
        let mut sql = Sql::new(format!("{t}.project_id in (select g.project_id from project_tag g where "));
        sql.append(&Sql::is_in("g.tag", tags.iter().map(String::as_str))).push(")");
        select.filter(sql);
    }
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    Ok(())
}

/// Orders of lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Last year first, then in no order that says anything.
    Newest,
    /// Best match of the text first.
    Relevance,
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self) -> (Order, Vec<SortKey>) {
        let first = match self {
            Self::Newest => SortKey::new("coalesce({t}.year, 0)", Scalar::Int),
            Self::Relevance => SortKey::new("hit.rank", Scalar::Int),
        };
        (Order::Descending, vec![first, SortKey::new("{t}.id", Scalar::Uuid)])
    }
}

/// What lessons are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// How they ended.
    Kind,
    /// Why.
    Cause,
    /// Area of advice.
    Area,
    /// Stage.
    Stage,
    /// Focus area.
    FocusArea,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::Kind => {
            others.kinds = None;
            ("", "{t}.kind")
        }
        FacetName::Stage => {
            others.stages = None;
            ("", "{t}.stage")
        }
        FacetName::Cause => {
            others.causes = None;
            ("join lesson_cause fc on fc.lesson_id = {t}.id", "fc.cause")
        }
        FacetName::Area => {
            others.areas = None;
            ("join lesson_area fa on fa.lesson_id = {t}.id", "fa.area")
        }
        FacetName::FocusArea => {
            others.focus_areas = None;
            ("join lesson_focus ff on ff.lesson_id = {t}.id", "ff.focus_area")
        }
    };
    apply(&mut child, &others)?;
    if name == FacetName::Stage {
        let told = format!("{}.stage is not null", child.alias());
        child.filter(Sql::new(told));
    }
    let facet = filter::Facet { join, value, distinct: false, by_key: None };
    Ok(filter::count_facet(parent, child, &facet, false))
}
