//! Needs of projects: reading.

use crate::read::{Relation, Table, columns};
use crate::{organisation, person, project};
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
    STATUS_CHANGED_AT = status_changed_at Instant; STATUS_NOTE = status_note Text; STATUS_LANGUAGE = status_language Text;
}

/// The project that has it.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// The organisation that fulfilled it.
pub static FULFILLED_BY_ORGANISATION: Relation =
    Relation::new(&organisation::TABLE, "{to}.id = {from}.fulfilled_organisation_id");
/// The person who fulfilled it.
pub static FULFILLED_BY_PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.fulfilled_person_id");
