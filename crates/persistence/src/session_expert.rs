//! Seats of experts at the tables of sessions: reading.

use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{person, session};
use rialto_domain::id::Kind;

/// The table: who comes is public as the session is; who was asked is for them and for who manages the session.
pub static TABLE: Table = Table {
    name: "session_expert",
    kind: Some(Kind::SessionExpert),
    public: Some(
        "((({t}.status = 'accepted' and exists (select 1 from person own_e where own_e.id = {t}.person_id \
         and own_e.publication = 'published')) \
         or exists (select 1 from person own_p where own_p.id = {t}.person_id and own_p.account_id = {actor}) \
         or exists (select 1 from record_role own_r join person own_m on own_m.id = own_r.person_id \
         where own_r.record_id = {t}.session_id and own_r.role = 'manager' and own_m.account_id = {actor})) \
         and exists (select 1 from session own_s where own_s.id = {t}.session_id and own_s.publication <> 'deleted'))",
    ),
};

/// The seats of the actor.
pub static MINE: Table = Table {
    name: "session_expert",
    kind: Some(Kind::SessionExpert),
    public: Some("exists (select 1 from person own_p where own_p.id = {t}.person_id and own_p.account_id = {actor})"),
};

columns! {
    ID = id Uuid; AREA = area Text; STATUS = status Text; CREATED_AT = created_at Instant; ANSWERED_AT = answered_at Instant;
}

/// The seats of a session.
pub static OF_SESSION: Relation = Relation::new(&TABLE, "{to}.session_id = {from}.id");
/// The session of a seat, where everybody sees it.
pub static SESSION: Relation = Relation::new(&session::TABLE, "{to}.id = {from}.session_id");
/// The expert, where the profile is public.
pub static PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.person_id");
/// Asks for the name of the expert: also of one whose profile is not public, for whoever reads the seat.
pub fn name(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!("(select a.name from person a where a.id = {t}.person_id)")))
}

/// Asks whether the seat is the actor's.
pub fn is_me(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!(
        "exists (select 1 from person a where a.id = {t}.person_id and a.account_id = {actor})"
    )))
}
