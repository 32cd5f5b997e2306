//! Who sits at the table of a session, and the turns of its agenda.

use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, Object, PlanField};
use rialto_domain::context::instant;
use rialto_domain::id::Kind;
use rialto_persistence::read::{Row, Select};
use rialto_persistence::{session_expert as seat, session_turn as turn};
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::node(
            "SessionTurn",
            "A turn of a session's agenda: a project's, or a welcome or a break with a title of its own.",
        )
        .field("id", "ID!", "Global id.", id(turn::ID, Kind::SessionTurn))
        .field("position", "Int!", "Its place in the agenda, from 1.", column(turn::POSITION))
        .field("session", "Session!", "Whose agenda it is.", one(&turn::SESSION, "Session", true))
        .field(
            "project",
            "Project",
            "Whose turn it is; null for a turn with a title of its own, and when the project is not public.",
            one(&turn::PROJECT, "Project", false),
        )
        .field("title", "Text", "What it is called, where it is no project's.", text(turn::TITLE, turn::LANGUAGE, None))
        .with(language_argument())
        .field("minutes", "Int!", "How long it is planned, minutes.", column(turn::MINUTES))
        .field("status", "TurnStatus!", "Where it stands.", enumeration(turn::STATUS))
        .field("startedAt", "DateTime", "When it began at the table.", column(turn::STARTED_AT))
        .field("endedAt", "DateTime", "When it ended at the table.", column(turn::ENDED_AT))
        .field(
            "plannedStartAt",
            "DateTime!",
            "When it is to begin by the agenda: when the session begins, and the minutes of the turns before it.",
            told(turn::planned_start, |row, slot| Ok(json!(instant(row.get::<i64>(slot)?)))),
        ),
    );
    model.object(
        Object::node("SessionExpert", "A seat of an expert at the table of a session, for one area.")
            .field("id", "ID!", "Global id.", id(seat::ID, Kind::SessionExpert))
            .field(
                "session",
                "Session",
                "The session; null while it is not public.",
                one(&seat::SESSION, "Session", false),
            )
            .field("area", "Area!", "The area that the expert advises in.", enumeration(seat::AREA))
            .field("status", "SeatStatus!", "Where the seat stands.", enumeration(seat::STATUS))
            .field(
                "person",
                "Person",
                "The expert; null when the profile is not public.",
                one(&seat::PERSON, "Person", false),
            )
            .field(
                "name",
                "String!",
                "The name of the expert.",
                told(seat::name, |row, slot| Ok(json!(row.get::<Option<String>>(slot)?.unwrap_or_default()))),
            )
            .field(
                "isMe",
                "Boolean!",
                "Whether it is the viewer.",
                told(seat::is_me, |row, slot| Ok(json!(truth(row, slot)))),
            )
            .field("createdAt", "DateTime!", "When the expert was asked.", column(seat::CREATED_AT))
            .field("answeredAt", "DateTime", "When the expert answered.", column(seat::ANSWERED_AT)),
    );
    model.extend("Project", |object| {
        let turns = objects(&turn::OF_PROJECT, "SessionTurn", "{t}.id desc");
        object.field(
            "turns",
            "[SessionTurn!]!",
            "Its turns in sessions that are public, newest first; at most 100.",
            turns,
        )
    });
    model.extend("Session", |object| {
        object
            .field("turns", "[SessionTurn!]!", "Its agenda, in order; at most 100.", objects(&turn::OF_SESSION, "SessionTurn", "{t}.position asc, {t}.id asc"))
            .field(
                "experts",
                "[SessionExpert!]!",
                "Seats of experts, by area, at most 100: those who come, for everybody; for who manages the session and for the expert, \
                 also those who were asked and those who declined or left.",
                objects(&seat::OF_SESSION, "SessionExpert", "{t}.area asc, {t}.created_at asc, {t}.id asc"),
            )
    });
}

/// A field that one slot of a row tells.
pub(super) fn told(
    ask: fn(&mut Select) -> usize,
    tell: fn(&Row<'_>, usize) -> rialto_domain::Result<Value>,
) -> PlanField {
    Box::new(move |_, select, _| {
        let slot = ask(select);
        let tell = move |row: &Row<'_>| tell(row, slot);
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

/// A condition, as either engine answers it.
pub(super) fn truth(row: &Row<'_>, slot: usize) -> bool {
    matches!(row.raw(slot), "1" | "true")
}
