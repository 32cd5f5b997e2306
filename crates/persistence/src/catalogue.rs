//! Catalogues of open data: reading.

use crate::dataset;
use crate::read::{Relation, Table, columns};
use rialto_domain::id::Kind;

/// The table.
pub static TABLE: Table = Table { name: "catalogue", kind: Some(Kind::Catalogue), public: None };

columns! { ID = id Uuid; SLUG = slug Text; TITLE = title Text; URL = url Text; COUNTRY = country Text; }

/// Its datasets.
pub static DATASETS: Relation = Relation::new(&dataset::TABLE, "{to}.catalogue_id = {from}.id");
