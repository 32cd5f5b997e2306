//! What experts gave to projects: reading.

use crate::read::{Relation, Table, columns};
use crate::{person, project};
use rialto_domain::id::Kind;

/// The table: a contribution is public when its project and its expert are.
pub static TABLE: Table = Table {
    name: "contribution",
    kind: Some(Kind::Contribution),
    public: Some(
        "exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
         and exists (select 1 from person b where b.id = {t}.expert_id and b.publication = 'published')",
    ),
};

columns! {
    ID = id Uuid; AREA = area Text; KIND = kind Text; TEXT = text Text; LANGUAGE = language Text;
    TRANSLATIONS = translations Json; ADOPTED = adopted Bool; CREATED_AT = created_at Instant;
}

/// The project it was given to.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// The expert who gave it.
pub static EXPERT: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.expert_id").public_when(None);
