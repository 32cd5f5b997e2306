//! Offers of people: reading.

use crate::read::{Relation, Table, columns};
use crate::{person, project, region};
use rialto_domain::id::Kind;

/// The table: an offer is public with its person's profile, until it is withdrawn; who made it sees it always.
pub static TABLE: Table = Table {
    name: "offer",
    kind: Some(Kind::Offer),
    public: Some(
        "exists (select 1 from person a where a.id = {t}.person_id \
         and ((a.publication = 'published' and {t}.status <> 'withdrawn') or a.account_id = {actor}))",
    ),
};

columns! {
    ID = id Uuid; AREA = area Text; KIND = kind Text; TITLE = title Text; TEXT = text Text; LANGUAGE = language Text;
    TRANSLATIONS = translations Json; OPEN_UNTIL = open_until Date; STATUS = status Text; CREATED_AT = created_at Instant;
}

/// From a person to what they offer.
pub static OF_PERSON: Relation = Relation::new(&TABLE, "{to}.person_id = {from}.id");
/// Who gives it.
pub static PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.person_id").public_when(None);
/// Where.
pub static REGION: Relation = Relation::new(&region::TABLE, "{to}.id = {from}.region_id");
/// The project that took it.
pub static FULFILLED_BY: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.fulfilled_project_id");
