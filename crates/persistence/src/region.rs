//! Regions: reading.

use crate::filter::tree;
use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{cluster, dataset, filter, organisation, person, pilot, project, session};
use rialto_domain::Result;
use rialto_domain::id::Kind;

/// The table.
pub static TABLE: Table = Table { name: "region", kind: Some(Kind::Region), public: None };

columns! {
    ID = id Uuid; CODE = code Text; LEVEL = level Int; COUNTRY = country Text; NAME = name Text; NAME_LATIN = name_latin Text;
    LAT = lat Float; LON = lon Float; AREA = area_km2 Float; POPULATION = population Int; IN_2021 = in_2021 Bool; IN_2024 = in_2024 Bool;
}

/// The table of changes between NUTS 2021 and 2024.
pub static CHANGES: Table = Table { name: "region_change", kind: None, public: None };

/// Columns of the changes.
pub mod change {
    crate::read::columns! {
        CODE_2021 = code_2021 Text; CODE_2024 = code_2024 Text; LABEL = label Text; CHANGE = change Text;
    }
}

/// The table of shapes that a site has imported.
pub static SHAPES: Table = Table { name: "region_shape", kind: None, public: None };

/// Columns of the shapes.
pub mod shape {
    crate::read::columns! { REGION_ID = region_id Uuid; GEOMETRY = geometry Json; SOURCE = source Text; IMPORTED_AT = imported_at Instant; }
}

/// Its shape, where there is one.
pub static SHAPE: Relation = Relation::new(&SHAPES, "{to}.region_id = {from}.id");
/// The region above.
pub static PARENT: Relation = Relation::new(&TABLE, "{to}.id = {from}.parent_id");
/// The regions one level below.
pub static CHILDREN: Relation = Relation::new(&TABLE, "{to}.parent_id = {from}.id");
/// What became of it between two versions of NUTS.
pub static CHANGED: Relation = Relation::new(&CHANGES, "{to}.code_2021 = {from}.code or {to}.code_2024 = {from}.code");

macro_rules! in_tree {
    ($(#[doc = $doc:literal])* $name:ident, $table:expr) => {
        $(#[doc = $doc])*
        pub static $name: Relation = Relation::new(&$table, "{to}.region_id in (select inside.id from region inside where inside.code >= {from}.code and inside.code < {from}.code || '~')").wide();
    };
}
in_tree!(/** Projects in its tree. */ PROJECTS, project::TABLE);
in_tree!(/** Organisations in its tree. */ ORGANISATIONS, organisation::TABLE);
in_tree!(/** People who live in its tree. */ PEOPLE, person::TABLE);
in_tree!(/** Clusters in its tree. */ CLUSTERS, cluster::TABLE);
in_tree!(/** Datasets about its tree. */ DATASETS, dataset::TABLE);
in_tree!(/** Pilots in its tree. */ PILOTS, pilot::TABLE);
in_tree!(/** Sessions in its tree. */ SESSIONS, session::TABLE);

/// Which regions are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In the trees of these codes.
    pub within: Option<Vec<String>>,
    /// At these levels.
    pub levels: Option<Vec<i64>>,
    /// In these countries.
    pub countries: Option<Vec<String>>,
    /// Whose name has these words.
    pub text: Option<String>,
    /// In this version of NUTS: 2021 or 2024.
    pub nuts: Option<i64>,
}

/// Narrows a select of regions.
pub fn apply(select: &mut Select, wanted: &Filter) -> Result<()> {
    let t = select.alias().to_owned();
    if let Some(codes) = &wanted.within {
        let condition = tree(&format!("{t}.code"), codes)?;
        select.filter(condition);
    }
    if let Some(levels) = &wanted.levels {
        select.filter(Sql::is_in(&format!("{t}.level"), levels.iter().copied()));
    }
    if let Some(countries) = &wanted.countries {
        select.filter(Sql::is_in(&format!("{t}.country"), countries.iter().map(String::as_str)));
    }
    match wanted.nuts {
        Some(2021) => filter::flag(select, "in_2021", Some(true)),
        Some(2024) => filter::flag(select, "in_2024", Some(true)),
        Some(_) => {
            let message = "The versions of NUTS in this network are 2021 and 2024.";
            return Err(rialto_domain::Error::invalid(&["filter", "nuts"], "UNKNOWN_NUTS_VERSION", message));
        }
        None => {}
    }
    filter::text(select, Kind::Region, wanted.text.as_deref(), None);
    Ok(())
}

/// Orders of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By code.
    Code,
    /// By name.
    Name,
    /// Most inhabitants first.
    Population,
}

impl Sort {
    /// The keys of the order.
    pub fn keys(self) -> (Order, Vec<SortKey>) {
        let id = SortKey::new("{t}.id", Scalar::Uuid);
        match self {
            Self::Code => (Order::Ascending, vec![SortKey::new("{t}.code", Scalar::Text), id]),
            Self::Name => (Order::Ascending, vec![SortKey::new("{t}.sort_name", Scalar::Text), id]),
            Self::Population => {
                (Order::Descending, vec![SortKey::new("coalesce({t}.population, -1)", Scalar::Int), id])
            }
        }
    }
}

/// One region by code.
pub fn by_code(parent: &mut Select, code: &str) -> Select {
    let mut select = parent.table(&TABLE);
    let mut condition = Sql::new(format!("{}.code = ", select.alias()));
    condition.bind(code);
    select.filter(condition);
    select
}
