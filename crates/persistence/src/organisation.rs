//! Organisations: reading.

use crate::filter::{self, Facet};
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{cluster, project, region};
use rialto_domain::Result;
use rialto_domain::geo::BoundingBox;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::Helix;

/// The table.
pub static TABLE: Table =
    Table { name: "organisation", kind: Some(Kind::Organisation), public: Some("{t}.publication = 'published'") };

columns! {
    ID = id Uuid; SLUG = slug Text; NAME = name Text; LANGUAGE = language Text; SUMMARY = summary Text;
    DESCRIPTION = description Text; TRANSLATIONS = translations Json; HELIX = helix Text; SIZE = size Text;
    WEBSITE = website Text; LAT = lat Float; LON = lon Float; PRECISION = precision Text; FOUNDED_ON = founded_on Date;
    PUBLICATION = publication Text; IS_DEMO = is_demo Bool; ORIGIN_NAME = origin_name Text; ORIGIN_ID = origin_id Text;
    CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant; TAG = tag Text;
}

/// Its region.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// Projects it leads.
pub static LED_PROJECTS: Relation = Relation::new(&project::TABLE, "{to}.organisation_id = {from}.id");
/// Projects it takes part in.
pub static PROJECTS: Relation = Relation::new(&project::ORGANISATIONS_TABLE, "{to}.organisation_id = {from}.id");
/// Its places in clusters.
pub static MEMBERSHIPS: Relation = Relation::new(&cluster::MEMBERS_TABLE, "{to}.organisation_id = {from}.id");
/// Key words.
pub static TAGS_TABLE: Table = Table { name: "organisation_tag", kind: None, public: None };
/// From an organisation to its key words.
pub static TAGS: Relation = Relation::new(&TAGS_TABLE, "{to}.organisation_id = {from}.id");

/// Which organisations are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In the trees of these NUTS codes.
    pub regions: Option<Vec<String>>,
    /// With a point in this box.
    pub area: Option<BoundingBox>,
    /// Of these helices.
    pub helices: Option<Vec<Helix>>,
    /// Whose texts are in these languages.
    pub languages: Option<Vec<String>>,
    /// With these key words.
    pub tags: Option<Vec<String>>,
    /// Found by these words.
    pub text: Option<String>,
    /// Invented for the demo network, or not.
    pub is_demo: Option<bool>,
}

/// Narrows a select of organisations.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    filter::text(select, Kind::Organisation, wanted.text.as_deref(), None);
    filter::place(select, "region_id", wanted.regions.as_ref())?;
    filter::in_box(select, wanted.area)?;
    filter::one_of(select, "helix", wanted.helices.as_ref());
    filter::has(select, "organisation_tag g where g.organisation_id = {t}.id", "g.tag", wanted.tags.clone());
    if let Some(languages) = &wanted.languages {
        let column = format!("{}.language", select.alias());
        select.filter(Sql::is_in(&column, languages.iter().map(String::as_str)));
    }
    filter::flag(select, "is_demo", wanted.is_demo);
    Ok(())
}

/// Orders of things with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Newest in this network first.
    Newest,
    /// By name.
    Name,
    /// Best match of the text first.
    Relevance,
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self) -> (Order, Vec<SortKey>) {
        let id = SortKey::new("{t}.id", Scalar::Uuid);
        match self {
            Self::Newest => (Order::Descending, vec![SortKey::new("{t}.created_at", Scalar::Instant), id]),
            Self::Name => (Order::Ascending, vec![SortKey::new("{t}.sort_name", Scalar::Text), id]),
            Self::Relevance => (
                Order::Descending,
                vec![SortKey::new("hit.rank", Scalar::Int), SortKey::new("hit.entity_id", Scalar::Uuid)],
            ),
        }
    }
}

/// What organisations are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FacetName {
    /// Country code as NUTS writes it.
    Country,
    /// Helix.
    Helix,
    /// Language of the texts.
    Language,
}

/// Asks for the counts of a facet under the other filters.
pub fn count_facet(parent: &mut Select, mut child: Select, name: FacetName, wanted: &Filter) -> Result<usize> {
    let mut others = wanted.clone();
    let (join, value) = match name {
        FacetName::Country => {
            others.regions = None;
            ("join region fr on fr.id = {t}.region_id", "fr.country")
        }
        FacetName::Helix => {
            others.helices = None;
            ("", "{t}.helix")
        }
        FacetName::Language => {
            others.languages = None;
            ("", "{t}.language")
        }
    };
    apply(&mut child, &others)?;
    Ok(filter::count_facet(parent, child, &Facet { by_key: None, join, value, distinct: false }, false))
}
