//! Clusters: reading.

use crate::filter::{self, Facet};
pub use crate::organisation::Sort;
use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{organisation, pilot, project, region};
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Consolidation, FocusArea, Helix, MacroScenario};

/// The table.
pub static TABLE: Table =
    Table { name: "cluster", kind: Some(Kind::Cluster), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; NAME = name Text; LANGUAGE = language Text; SUMMARY = summary Text;
    TRANSLATIONS = translations Json; MACRO_SCENARIO = macro_scenario Text; CONSOLIDATION = consolidation Text;
    EVENNESS = evenness Float; FOUNDED_ON = founded_on Date; WEBSITE = website Text; PUBLICATION = publication Text;
    IS_DEMO = is_demo Bool; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant;
    FOCUS_AREA = focus_area Text; PRIORITY = priority Text;
}

/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Its projects.
pub static PROJECTS: Relation = Relation::new(&project::TABLE, "{to}.cluster_id = {from}.id");
/// Its pilots.
pub static PILOTS: Relation = Relation::new(&pilot::TABLE, "{to}.cluster_id = {from}.id");
/// Its members.
pub static MEMBERS: Relation = Relation::new(&MEMBERS_TABLE, "{to}.cluster_id = {from}.id").public_when(Some(
    "exists (select 1 from organisation b where b.id = {t}.organisation_id and b.publication = 'published')",
));
/// Focus areas.
pub static FOCUS_TABLE: Table = Table { name: "cluster_focus", kind: None, public: None };
/// From a cluster to its focus areas.
pub static FOCUS: Relation = Relation::new(&FOCUS_TABLE, "{to}.cluster_id = {from}.id");
/// S3 priorities.
pub static PRIORITIES_TABLE: Table = Table { name: "cluster_priority", kind: None, public: None };
/// From a cluster to its priorities.
pub static PRIORITIES: Relation = Relation::new(&PRIORITIES_TABLE, "{to}.cluster_id = {from}.id");

/// Organisations in clusters: public when both are.
pub static MEMBERS_TABLE: Table = Table {
    name: "cluster_member",
    kind: Some(Kind::ClusterMember),
    public: Some(
        "exists (select 1 from cluster a where a.id = {t}.cluster_id and a.publication = 'published') \
         and exists (select 1 from organisation b where b.id = {t}.organisation_id and b.publication = 'published')",
    ),
};
/// From a member to its cluster.
pub static MEMBER_CLUSTER: Relation = Relation::new(&TABLE, "{to}.id = {from}.cluster_id").public_when(None);
/// From a member to its organisation.
pub static MEMBER_ORGANISATION: Relation =
    Relation::new(&organisation::TABLE, "{to}.id = {from}.organisation_id").public_when(None);

/// Columns of a member.
pub mod member {
    crate::read::columns! { ID = id Uuid; HELIX = helix Text; JOINED_ON = joined_on Date; }
}

/// Asks for the number of members by helix: an array of `[helix, count]`.
pub fn helix_counts(parent: &mut Select) -> usize {
    let mut child = parent.relation(&MEMBERS);
    let helix = format!("{}.helix", child.alias());
    child.expression(Sql::new(helix.clone()));
    child.expression(Sql::new("count(*)"));
    child.group(helix.clone()).order(helix);
    parent.many(child)
}

/// Which clusters are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// Of these macro scenarios.
    pub macro_scenarios: Option<Vec<MacroScenario>>,
    /// With these focus areas.
    pub focus_areas: Option<Vec<FocusArea>>,
    /// So settled.
    pub consolidations: Option<Vec<Consolidation>>,
    /// With members of these helices.
    pub helices: Option<Vec<Helix>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Invented for the demo network, or not.
    pub is_demo: Option<bool>,
}

/// Narrows a select of clusters.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Cluster, wanted.text.as_deref(), None);
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    filter::one_of(select, "macro_scenario", wanted.macro_scenarios.as_ref());
    filter::one_of(select, "consolidation", wanted.consolidations.as_ref());
    let focus = "cluster_focus f where f.cluster_id = {t}.id";
    filter::has(select, focus, "f.focus_area", filter::names(wanted.focus_areas.as_ref()));
    let member = "cluster_member m join organisation o on o.id = m.organisation_id \
                  where m.cluster_id = {t}.id and o.publication = 'published'";
    filter::has(select, member, "m.helix", filter::names(wanted.helices.as_ref()));
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// What clusters are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Macro scenario.
    MacroScenario,
    /// Focus area.
    FocusArea,
    /// How settled they are.
    Consolidation,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::MacroScenario => {
            others.macro_scenarios = None;
            ("", "{t}.macro_scenario")
        }
        FacetName::FocusArea => {
            others.focus_areas = None;
            ("join cluster_focus ff on ff.cluster_id = {t}.id", "ff.focus_area")
        }
        FacetName::Consolidation => {
            others.consolidations = None;
            ("", "{t}.consolidation")
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(parent, child, &Facet { by_key: None, join, value, distinct: false }, false))
}
