//! Advice that other projects adopted: reading.

use crate::read::{Relation, Table, columns};
use crate::{contribution, project};
use rialto_domain::id::Kind;

/// The table: public when the project that adopts is, and the advice.
pub static TABLE: Table = Table {
    name: "adoption",
    kind: Some(Kind::Adoption),
    public: Some(
        "exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
         and exists (select 1 from contribution c join project b on b.id = c.project_id and b.publication = 'published' \
         join person e on e.id = c.expert_id and e.publication = 'published' where c.id = {t}.contribution_id)",
    ),
};

columns! {
    ID = id Uuid; NOTE = note Text; LANGUAGE = language Text; CREATED_AT = created_at Instant;
}

/// The project that adopted it.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// The advice.
pub static CONTRIBUTION: Relation =
    Relation::new(&contribution::TABLE, "{to}.id = {from}.contribution_id").public_when(None);
/// From a project to what it adopted of the advice given to others.
pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id");
