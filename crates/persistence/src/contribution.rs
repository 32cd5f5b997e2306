//! What experts gave to projects: reading.

use crate::read::{Order, Relation, Scalar, Select, SortKey, Sql, Table, columns};
use crate::{action, adoption, person, project, session_turn};
use rialto_domain::contribution::AdviceAnswer;
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::Area;

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
    OBSERVATION = observation Text; RESOURCES = resources Json; OFFER = offer Text; EDITED_AT = edited_at Instant;
    ANSWER = answer Text; ANSWER_REASON = answer_reason Text; ANSWER_LANGUAGE = answer_language Text;
    ANSWERED_AT = answered_at Instant;
}

/// The project it was given to.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id").public_when(None);
/// The expert who gave it.
pub static EXPERT: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.expert_id").public_when(None);
/// The turn of a session at which it was said.
pub static SESSION_TURN: Relation = Relation::new(&session_turn::TABLE, "{to}.id = {from}.session_turn_id");
/// From a turn to what was said at it.
pub static OF_TURN: Relation = Relation::new(&TABLE, "{to}.session_turn_id = {from}.id");
/// Other projects that adopted it.
pub static ADOPTIONS: Relation = Relation::new(&adoption::TABLE, "{to}.contribution_id = {from}.id")
    .public_when(Some("exists (select 1 from project a where a.id = {t}.project_id and a.publication = 'published')"));
/// What came of it.
pub static ACTIONS: Relation = Relation::new(&action::TABLE, "{to}.contribution_id = {from}.id");

/// Which contributions are wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// In these areas.
    pub areas: Option<Vec<Area>>,
    /// With these answers of its project.
    pub answers: Option<Vec<AdviceAnswer>>,
    /// Adopted by its own project or another, or by nobody.
    pub adopted: Option<bool>,
    /// Answered by its project, or not.
    pub answered: Option<bool>,
    /// Said at this session.
    pub session: Option<uuid::Uuid>,
}

/// Narrows a select of contributions.
pub fn apply(select: &mut Select, wanted: &Filter) {
    let t = select.alias().to_owned();
    crate::filter::one_of(select, "area", wanted.areas.as_ref());
    crate::filter::one_of(select, "answer", wanted.answers.as_ref());
    if let Some(adopted) = wanted.adopted {
        let not = if adopted { "" } else { "not " };
        select.filter(Sql::new(format!("{not}({t}.adopted or {t}.adoptions > 0)")));
    }
    if let Some(answered) = wanted.answered {
        let not = if answered { "not " } else { "" };
        select.filter(Sql::new(format!("{t}.answer is {not}null")));
    }
    if let Some(session) = wanted.session {
        let sql = format!(
            "exists (select 1 from session_turn said join session s on s.id = said.session_id \
             where said.id = {t}.session_turn_id and s.publication = 'published' and s.id = ?)"
        );
        select.filter(Sql::with(sql, [session.into()]));
    }
}

/// Most adopted first: by its own project and by others; then given last.
pub fn most_adopted() -> (Order, Vec<SortKey>) {
    let adopted = "((case when {t}.adopted then 1 else 0 end) + {t}.adoptions)";
    let keys = vec![
        SortKey::new(adopted, Scalar::Int),
        SortKey::new("{t}.created_at", Scalar::Instant),
        SortKey::new("{t}.id", Scalar::Uuid),
    ];
    (Order::Descending, keys)
}

/// Asks whether the actor wrote it.
pub fn is_mine(select: &mut Select) -> usize {
    let Some(member) = select.actor().member() else { return select.expression(Sql::new("(1 = 0)")) };
    let t = select.alias().to_owned();
    let sql = format!("exists (select 1 from person me where me.id = {t}.expert_id and me.account_id = ?)");
    select.expression(Sql::with(sql, [member.account.0.into()]))
}

/// Asks whether any project adopted it, public or not: its author then may not take it back. Told to the author alone.
pub fn is_taken(select: &mut Select) -> usize {
    let t = select.alias().to_owned();
    let sql = format!("({t}.adopted or exists (select 1 from adoption taken where taken.contribution_id = {t}.id))");
    select.expression(Sql::new(sql))
}

/// Asks how often advice of a person was adopted: by the projects it was given to, and by other public projects.
pub fn adopted_of(people: &mut Select) -> usize {
    let t = people.alias().to_owned();
    people.expression(Sql::new(format!(
        "(select coalesce(sum((case when c.adopted then 1 else 0 end) + c.adoptions), 0) from contribution c \
         join project p on p.id = c.project_id and p.publication = 'published' where c.expert_id = {t}.id)"
    )))
}
