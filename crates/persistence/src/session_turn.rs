//! The turns of a session's agenda: reading.

use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{project, session};
use rialto_domain::id::Kind;

/// The table: a turn is public when its session is.
pub static TABLE: Table = Table {
    name: "session_turn",
    kind: Some(Kind::SessionTurn),
    public: Some("exists (select 1 from session a where a.id = {t}.session_id and a.publication = 'published')"),
};

columns! {
    ID = id Uuid; POSITION = position Int; TITLE = title Text; LANGUAGE = language Text; MINUTES = minutes Int; STATUS = status Text;
    STARTED_AT = started_at Instant; ENDED_AT = ended_at Instant; PAUSED_AT = paused_at Instant; PAUSED_MS = paused_ms Int;
    EXTRA_SECONDS = extra_seconds Int; RECORDING_URL = recording_url Text;
    RECORDING_OFFSET = recording_offset Int;
}

/// The turns of a session.
pub static OF_SESSION: Relation = Relation::new(&TABLE, "{to}.session_id = {from}.id").public_when(None);
/// The turns of a project in sessions that are public.
pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id");
/// Its session.
pub static SESSION: Relation = Relation::new(&session::TABLE, "{to}.id = {from}.session_id").public_when(None);
/// The project whose turn it is.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");

/// When it is to begin by the agenda, ms since 1970 UTC: the session's beginning and the minutes of the turns before it.
pub fn planned_start(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "(select a.starts_at from session a where a.id = {t}.session_id) + 60000 * coalesce((select sum(b.minutes) from session_turn b \
         where b.session_id = {t}.session_id and b.position < {t}.position), 0)"
    )))
}
