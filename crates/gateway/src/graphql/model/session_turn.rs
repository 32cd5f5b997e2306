//! `SessionTurn`: the turns of an agenda, with what was said at them.

use crate::graphql::fields::{column, enumeration, id, objects, one, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::TurnStatus;
use rialto_persistence::session_turn as table;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<TurnStatus>());
    model.object(
        Object::node("SessionTurn", "A turn of a session's agenda: a project's, or one with a title of its own such as a welcome.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::SessionTurn))
            .field("position", "Int!", "Its place in the agenda.", column(table::POSITION))
            .field(
                "project",
                "Project",
                "Whose turn it is; null when it has a title of its own, or the project is not public.",
                one(&table::PROJECT, "Project", false),
            )
            .field("title", "Text", "Its title, where it is no project's.", text(table::TITLE, table::LANGUAGE, None))
            .field("minutes", "Int!", "Planned minutes.", column(table::MINUTES))
            .field("status", "TurnStatus!", "Where it stands.", enumeration(table::STATUS))
            .field("startedAt", "DateTime", "When it began; null while it has not.", column(table::STARTED_AT))
            .field("endedAt", "DateTime", "When it ended; null while it has not.", column(table::ENDED_AT))
            .field(
                "plannedStartAt",
                "DateTime!",
                "When it is to begin: the beginning of the session and the planned minutes of the turns before.",
                planned(),
            ),
    );
    model.extend("Session", |object| {
        object.field(
            "turns",
            "[SessionTurn!]!",
            "Its agenda, in order; at most 100.",
            objects(&table::OF_SESSION, "SessionTurn", "{t}.position asc, {t}.id asc"),
        )
    });
}

fn planned() -> PlanField {
    Box::new(|_, select, _| Ok(Shape::Instant(table::planned_start(select))))
}
