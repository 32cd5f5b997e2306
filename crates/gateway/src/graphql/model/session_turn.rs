//! `SessionTurn`: a turn of a session's agenda.

use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text};
use crate::graphql::types::{Enum, Model, Object};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::TurnStatus;
use rialto_persistence::session_turn as table;

/// The order of an agenda.
pub(super) const AGENDA: &str = "{t}.position asc, {t}.id asc";

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<TurnStatus>());
    model.object(
        Object::node("SessionTurn", "A turn of a session's agenda: a project's, or one with a title of its own.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::SessionTurn))
            .field("position", "Int!", "Its place in the agenda, from 1 on.", column(table::POSITION))
            .field(
                "project",
                "Project",
                "The project whose turn it is; null for a turn with a title of its own, and when the project is not public.",
                one(&table::PROJECT, "Project", false),
            )
            .field(
                "title",
                "Text",
                "Its title, where it is no project's: a welcome, a break.",
                text(table::TITLE, table::LANGUAGE, None),
            )
            .with(language_argument())
            .field("minutes", "Int!", "Minutes of the agenda.", column(table::MINUTES))
            .field("status", "TurnStatus!", "Where it stands.", enumeration(table::STATUS))
            .field("startedAt", "DateTime", "When it was started.", column(table::STARTED_AT))
            .field("endedAt", "DateTime", "When it was ended.", column(table::ENDED_AT)),
    );
    model.extend("Session", |object| {
        object.field(
            "turns",
            "[SessionTurn!]!",
            "The agenda, in its order.",
            objects(&table::OF_SESSION, "SessionTurn", AGENDA),
        )
    });
}
