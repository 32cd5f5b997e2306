//! Links between projects, and proposals that wait for the other side.

use super::TABLE;
use crate::read::{Relation, Table};
use rialto_domain::id::Kind;

/// Ties between projects that both sides confirmed: public when both ends are.
pub static LINKS_TABLE: Table = Table {
    name: "project_link",
    kind: Some(Kind::ProjectLink),
    public: Some(
        "exists (select 1 from project a where a.id = {t}.from_id and a.publication = 'published') \
         and exists (select 1 from project b where b.id = {t}.to_id and b.publication = 'published')",
    ),
};
/// What it says of other projects.
pub static LINKS: Relation = Relation::new(&LINKS_TABLE, "{to}.from_id = {from}.id")
    .public_when(Some("exists (select 1 from project b where b.id = {t}.to_id and b.publication = 'published')"));
/// From a link to the project that says it.
pub static LINK_PROJECT: Relation = Relation::new(&TABLE, "{to}.id = {from}.from_id").public_when(None);
/// From a link to the other project.
pub static LINK_TARGET: Relation = Relation::new(&TABLE, "{to}.id = {from}.to_id").public_when(None);

/// That the actor leads or edits one side of a link, `from_id` or `to_id`.
macro_rules! works {
    ($side:literal) => {
        concat!(
            "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
             where own_m.project_id = {t}.",
            $side,
            " and own_m.role in ('leader', 'editor') and own_p.account_id = {actor})"
        )
    };
}

/// That the project at one side of a link is public.
macro_rules! is_public {
    ($side:literal) => {
        concat!("exists (select 1 from project a where a.id = {t}.", $side, " and a.publication = 'published')")
    };
}

/// Who sees a link: everybody what both sides confirmed, both sides what is proposed, its own side what was declined. What is
/// not public of the other side stays so.
macro_rules! seen {
    () => {
        concat!(
            "({t}.status = 'confirmed' and ",
            is_public!("from_id"),
            " and ",
            is_public!("to_id"),
            ") or ({t}.status <> 'confirmed' and ",
            works!("from_id"),
            " and (",
            is_public!("to_id"),
            " or ",
            works!("to_id"),
            ")) or ({t}.status = 'proposed' and ",
            works!("to_id"),
            " and ",
            is_public!("from_id"),
            ")"
        )
    };
}

/// Links as the actor sees them, confirmed or not.
pub static SEEN_LINKS_TABLE: Table = Table { name: "any_link", kind: Some(Kind::ProjectLink), public: Some(seen!()) };
/// What a project says of others, with what is not confirmed yet.
pub static SEEN_LINKS: Relation = Relation::new(&SEEN_LINKS_TABLE, "{to}.from_id = {from}.id");
/// What others say of a project, with what is not confirmed yet.
pub static SEEN_LINKED_FROM: Relation = Relation::new(&SEEN_LINKS_TABLE, "{to}.to_id = {from}.id");
/// Links that wait for the actor to answer.
pub static LINKS_TO_ANSWER: Table = Table {
    name: "any_link",
    kind: Some(Kind::ProjectLink),
    public: Some(concat!("{t}.status = 'proposed' and ", works!("to_id"), " and ", is_public!("from_id"))),
};

/// Columns of a link.
pub mod link {
    crate::read::columns! {
        ID = id Uuid; KIND = kind Text; NOTE = note Text; LANGUAGE = language Text; STATUS = status Text;
        PROPOSED_AT = proposed_at Instant; ANSWERED_AT = answered_at Instant;
    }
}
