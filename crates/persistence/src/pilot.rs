//! Pilot actions: reading.

use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Table, columns};
use crate::{Engine, cluster, dataset, project, region};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{MacroScenario, PilotStatus};

/// The table.
pub static TABLE: Table =
    Table { name: "pilot", kind: Some(Kind::Pilot), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; TITLE = title Text; LANGUAGE = language Text; SUMMARY = summary Text;
    TRANSLATIONS = translations Json; STATUS = status Text; STARTED_ON = started_on Date; ENDED_ON = ended_on Date;
    PUBLICATION = publication Text; IS_DEMO = is_demo Bool; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
}

/// The cluster that runs it.
pub static CLUSTER: Relation = Relation::new(&cluster::TABLE, "{to}.id = {from}.cluster_id");
/// The project it grew from or into.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");
/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Its use of datasets.
pub static DATASET_USES: Relation = Relation::new(&dataset::USES, "{to}.pilot_id = {from}.id");
/// Milestones.
pub static MILESTONES_TABLE: Table = Table { name: "milestone", kind: None, public: None };
/// From a pilot to its milestones.
pub static MILESTONES: Relation = Relation::new(&MILESTONES_TABLE, "{to}.pilot_id = {from}.id");
/// Indicators.
pub static INDICATORS_TABLE: Table = Table { name: "indicator", kind: None, public: None };
/// From a pilot to its indicators.
pub static INDICATORS: Relation = Relation::new(&INDICATORS_TABLE, "{to}.pilot_id = {from}.id");

/// The links of the learning chains.
pub static STEPS_TABLE: Table = Table { name: "pilot_step", kind: None, public: None };
/// From a pilot to its learning chain.
pub static CHAIN: Relation = Relation::new(&STEPS_TABLE, "{to}.pilot_id = {from}.id");

/// Columns of a link of the chain.
pub mod chain {
    crate::read::columns! {
        KIND = kind Text; TITLE = title Text; TEXT = text Text; LANGUAGE = language Text; TRANSLATIONS = translations Json;
        HAPPENED_ON = happened_on Date; PLACE = place Text; URL = url Text;
    }
}

/// Columns of milestones and indicators.
pub mod step {
    crate::read::columns! {
        ID = id Uuid; TITLE = title Text; LANGUAGE = language Text; DUE_ON = due_on Date; DONE_ON = done_on Date;
        NAME = name Text; UNIT = unit Text; BASELINE = baseline Float; TARGET = target Float; MEASURED = measured Float;
        MEASURED_ON = measured_on Date; BETTER = better Text;
    }
}

/// Which pilots are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// Standing here.
    pub statuses: Option<Vec<PilotStatus>>,
    /// Run by clusters of these macro scenarios.
    pub macro_scenarios: Option<Vec<MacroScenario>>,
    /// Run by the clusters with these slugs.
    pub clusters: Option<Vec<String>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Belonging to the demo network, or not.
    pub is_demo: Option<bool>,
}

/// Narrows a select of pilots.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Pilot, wanted.text.as_deref(), None);
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    filter::one_of(select, "status", wanted.statuses.as_ref());
    let cluster = "cluster c where c.id = {t}.cluster_id and c.publication = 'published'";
    filter::has(select, cluster, "c.macro_scenario", filter::names(wanted.macro_scenarios.as_ref()));
    filter::has(select, cluster, "c.slug", wanted.clusters.clone());
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// Orders of pilots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Newest in this network first.
    Newest,
    /// By title.
    Title,
    /// Last started first.
    Started,
    /// Best match of the text first.
    Relevance,
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self, engine: Engine) -> (Order, Vec<SortKey>) {
        let id = SortKey::new(if self == Self::Relevance { "hit.entity_id" } else { "{t}.id" }, Scalar::Uuid);
        let (order, first) = match self {
            Self::Newest => (Order::Descending, SortKey::new("{t}.created_at", Scalar::Instant)),
            Self::Title => (Order::Ascending, SortKey::new("{t}.sort_title", Scalar::Text)),
            Self::Started => {
                (Order::Descending, SortKey::new(filter::day_or_first(engine, "started_on"), Scalar::Date))
            }
            Self::Relevance => (Order::Descending, SortKey::new("hit.rank", Scalar::Int)),
        };
        (order, vec![first, id])
    }
}

/// What pilots are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Where they stand.
    Status,
    /// Macro scenario of the cluster.
    MacroScenario,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::Status => {
            others.statuses = None;
            ("", "{t}.status")
        }
        FacetName::MacroScenario => {
            others.macro_scenarios = None;
            ("join cluster fc on fc.id = {t}.cluster_id and fc.publication = 'published'", "fc.macro_scenario")
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(parent, child, &Facet { by_key: None, join, value, distinct: false }, false))
}
