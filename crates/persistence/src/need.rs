//! Needs of projects: reading.

use crate::project;
use crate::read::{Relation, Table, columns};
use rialto_domain::id::Kind;

/// The table: a need is public when its project is.
pub static TABLE: Table = Table {
    name: "need",
    kind: Some(Kind::Need),
    public: Some("exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published')"),
};

columns! {
    ID = id Uuid; AREA = area Text; KIND = kind Text; TITLE = title Text; TEXT = text Text; LANGUAGE = language Text;
    TRANSLATIONS = translations Json; OPEN_UNTIL = open_until Date; STATUS = status Text; CREATED_AT = created_at Instant;
}

/// The project that has it.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
