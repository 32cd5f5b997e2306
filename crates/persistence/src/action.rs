//! What projects do because of advice, and what they tell some time after a session: reading.

use crate::read::{Column, Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{Engine, contribution, filter, person, project, session};
use rialto_domain::action::ActionStatus;
use rialto_domain::id::Kind;

/// The table: an action is public when its project is, but for what [`private`] tells.
pub static TABLE: Table = Table {
    name: "action",
    kind: Some(Kind::Action),
    public: Some("exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published')"),
};

columns! {
    ID = id Uuid; TITLE = title Text; TEXT = text Text; LANGUAGE = language Text; DUE_ON = due_on Date;
    STATUS = status Text; STATUS_NOTE = status_note Text; STATUS_LANGUAGE = status_language Text;
    STATUS_CHANGED_AT = status_changed_at Instant; CREATED_AT = created_at Instant; OWNER_ID = owner_id Uuid;
}

/// Its project.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// The advice it came from.
pub static CONTRIBUTION: Relation = Relation::new(&contribution::TABLE, "{to}.id = {from}.contribution_id");
/// Who does it.
pub static OWNER: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.owner_id");
/// From a project to its actions.
pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id").public_when(None);

/// Open actions of which the actor is the owner, of projects that are not hidden or deleted and to whose team the actor still
/// belongs.
pub static MINE: Table = Table {
    name: "action",
    kind: Some(Kind::Action),
    public: Some(
        "{t}.status = 'open' and exists (select 1 from person own_p join project_member own_m on own_m.person_id = own_p.id \
         join project own_x on own_x.id = own_m.project_id and own_x.publication in ('draft', 'published') \
         where own_p.id = {t}.owner_id and own_p.account_id = {actor} and own_m.project_id = {t}.project_id)",
    ),
};

/// Public projects that the actor leads or edits.
pub static TO_ACT: Table = Table {
    name: "project",
    kind: Some(Kind::Project),
    public: Some(
        "{t}.publication = 'published' and {t}.id in (select own_m.project_id from person own_p join project_member own_m \
         on own_m.person_id = own_p.id and own_m.role in ('leader', 'editor') where own_p.account_id = {actor})",
    ),
};

/// Whether the actor belongs to the project of the rows.
fn belongs(select: &Select) -> Option<String> {
    select.actor().member()?;
    let (t, actor) = (select.alias(), select.actor_key());
    Some(format!(
        "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.project_id and own_p.account_id = {actor})"
    ))
}

/// Asks for what the team alone reads of an action: null for everybody else.
pub fn private(select: &mut Select, column: Column) -> usize {
    let Some(belongs) = belongs(select) else { return select.expression(Sql::new("null")) };
    let name = format!("{}.{}", select.alias(), column.name);
    let value = match (column.scalar, select.engine()) {
        (Scalar::Uuid, Engine::Sqlite) => format!("hex({name})"),
        _ => name.clone(),
    };
    select.expression(Sql::new(format!("(case when {belongs} and {name} is not null then {value} end)")))
}

/// Asks for the name of the owner: for the team, and for everybody when the profile is public.
pub fn owner_name(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    let team = belongs(select).map(|belongs| format!(" or {belongs}")).unwrap_or_default();
    select.expression(Sql::new(format!(
        "(select o.name from person o where o.id = {t}.owner_id and (o.publication = 'published'{team}))"
    )))
}

/// Asks whether the actor is the owner.
pub fn is_mine(select: &mut Select) -> usize {
    let Some(member) = select.actor().member() else { return select.expression(Sql::new("(1 = 0)")) };
    let t = select.alias().to_owned();
    let sql = format!("exists (select 1 from person me where me.id = {t}.owner_id and me.account_id = ?)");
    select.expression(Sql::with(sql, [member.account.0.into()]))
}

/// Narrows actions to those that stand so.
pub fn with_status(select: &mut Select, wanted: Option<&Vec<ActionStatus>>) {
    filter::one_of(select, "status", wanted);
}

/// Open first; then due soonest first, those without a day last.
pub fn due(engine: Engine) -> (Order, Vec<SortKey>) {
    let last = match engine {
        Engine::Sqlite => "coalesce({t}.due_on, '9999-12-31')",
        Engine::Postgres => "coalesce({t}.due_on, date '9999-12-31')",
    };
    let keys = vec![
        SortKey::new("(case when {t}.status = 'open' then 0 else 1 end)", Scalar::Int),
        SortKey::new(last, Scalar::Date),
        SortKey::new("{t}.id", Scalar::Uuid),
    ];
    (Order::Ascending, keys)
}

/// What projects tell some time after a session.
pub mod follow_up {
    use super::{Relation, Table, columns, project, session};

    /// The table: public when the project and the session are, and something was told.
    pub static TABLE: Table = Table {
        name: "follow_up",
        kind: None,
        public: Some(
            "{t}.answered_at is not null \
             and exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
             and exists (select 1 from session b where b.id = {t}.session_id and b.publication = 'published')",
        ),
    };
    /// Those that projects were asked for which the actor leads or edits, and that wait.
    pub static TO_ANSWER: Table = Table {
        name: "follow_up",
        kind: None,
        public: Some(
            "{t}.answered_at is null and exists (select 1 from person own_p join project_member own_m \
             on own_m.person_id = own_p.id and own_m.role in ('leader', 'editor') where own_p.account_id = {actor} \
             and own_m.project_id = {t}.project_id) \
             and exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published') \
             and exists (select 1 from session b where b.id = {t}.session_id and b.publication = 'published')",
        ),
    };

    columns! {
        ID = id Uuid; DAY = day Int; ASKED_AT = asked_at Instant; STATE = state Text; TEXT = text Text;
        LANGUAGE = language Text; ANSWERED_AT = answered_at Instant;
    }

    /// The project.
    pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
    /// The session.
    pub static SESSION: Relation = Relation::new(&session::TABLE, "{to}.id = {from}.session_id").public_when(None);
    /// From a project to what it told.
    pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id");
    /// From a session to what its projects told.
    pub static OF_SESSION: Relation = Relation::new(&TABLE, "{to}.session_id = {from}.id");
}
