//! The live table of a session: where it stands, its questions, its events, and the stream beside it.

use super::common::by_parent;
use super::root::bad_id;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::schema::SUBSCRIPTION;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::stream::{StreamProvider, embed};
use rialto_domain::table::{QuestionState, TableEventKind, TableState};
use rialto_persistence::read::{Row, Select};
use rialto_persistence::session::STREAM_URL;
use rialto_persistence::session_turn as turn;
use rialto_persistence::standing::StandingSlots;
use rialto_persistence::table::{self, ClockSlots, Stands, TableSlots, Wanted};
use serde_json::{Value, json};
use std::sync::Arc;

/// The order of an agenda.
const AGENDA: &str = "{t}.position asc, {t}.id asc";
/// What telling whether somebody runs the table costs.
const STANDING_COST: u64 = 5;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<TableState>());
    model.enumeration(Enum::of::<TableEventKind>());
    model.enumeration(Enum::of::<QuestionState>());
    model.enumeration(Enum::of::<StreamProvider>());
    model.object(table_type());
    model.object(question());
    model.object(event());
    model.object(
        Object::new("Stream", "Where a session can be watched.")
            .field("url", "String!", "The address as it was written: show it as a link.", by_parent())
            .field(
                "embedUrl",
                "String",
                "What may be shown in a frame; null when the provider is not known or the address is not of its form: show the link alone.",
                by_parent(),
            )
            .field("provider", "StreamProvider", "Whose player it is; null when it is not known.", by_parent()),
    );
    let seq = "The highest `seq` you have seen: what happened since comes first, each event once. Left out, or farther behind than \
               `limits.maxEventsReplayed`, the first event is a `SNAPSHOT`.";
    let about = "What comes as a stream: over a WebSocket (graphql-transport-ws), or by POST as server-sent events (graphql-sse).";
    model.object(
        Object::new(SUBSCRIPTION, about)
            .field("table", "TableEvent!", "What happens at the table of a session, as it happens.", by_parent())
            .with(vec![arg("sessionId", "ID!", "Id of the session."), arg("after", "Int", seq)]),
    );
    model.extend("SessionTurn", |object| {
        object
            .field("pausedAt", "DateTime", "Since when its clock rests; null while it does not.", column(turn::PAUSED_AT))
            .field("extraSeconds", "Int!", "Seconds given beside the minutes of the agenda; may be negative.", column(turn::EXTRA_SECONDS))
            .field(
                "remainingSeconds",
                "Int",
                "Seconds left by the server's clock at this answer, negative when it is over its time; null while it does not run.",
                remaining(),
            )
    });
    model.extend("Session", |object| {
        object.field("table", "Table!", "Its live table.", inside("Table")).field(
            "stream",
            "Stream",
            "Where it can be watched; null without an address.",
            stream(),
        )
    });
}

fn table_type() -> Object {
    let at = |tell: fn(&Stands) -> Option<i64>| stands(move |stands, _| json!(tell(stands).map(instant)));
    Object::new("Table", "The live table of a session, as it stands at this answer.")
        .field("state", "TableState!", "Where it stands.", stands(|stands, _| json!(stands.state().as_str().to_uppercase())))
        .field("seq", "Int!", "Number of the last event at it; 0 before the first.", stands(|stands, _| json!(stands.seq)))
        .field(
            "now",
            "DateTime!",
            "The server's clock at this answer: reckon how far your own is off, so that all who watch see the same.",
            Box::new(|_, _, call| Ok(Shape::literal(&instant(call.now)))),
        )
        .field("openedAt", "DateTime", "When it was opened.", at(|stands| stands.opened_at))
        .field("closedAt", "DateTime", "When it was closed.", at(|stands| stands.closed_at))
        .field("currentTurn", "SessionTurn", "The turn that runs or rests.", one(&table::CURRENT, "SessionTurn", false))
        .field("nextTurn", "SessionTurn", "The first turn that is planned.", one(&table::NEXT, "SessionTurn", false))
        .field(
            "remainingSeconds",
            "Int",
            "Seconds left of the current turn, negative when it is over its time; null when none runs.",
            stands(|stands, now| json!(stands.current.as_ref().and_then(|turn| turn.remaining_seconds(now)))),
        )
        .field(
            "turnEndsAt",
            "DateTime",
            "When the current turn's time is over if nothing happens meanwhile; null while it rests and when none runs.",
            stands(|stands, now| json!(stands.current.as_ref().and_then(|turn| turn.ends_at(now)).map(instant))),
        )
        .field("turns", "[SessionTurn!]!", "All turns, in the order of the agenda.", objects(&turn::OF_SESSION, "SessionTurn", AGENDA))
        .field(
            "questions",
            "[TableQuestion!]!",
            "Questions from the audience: those that wait, then most supported, then oldest first.",
            questions(),
        )
        .with(vec![
            super::super::types::Argument {
                default: Some(json!(50)),
                ..arg("first", "Int", "At most so many, 0 to 100.")
            },
            arg("turnId", "ID", "About this turn."),
            arg("states", "[QuestionState!]", "In these states; all when left out. Hidden ones come for who may read them."),
        ])
        .field("openQuestions", "Int!", "Number of questions that wait.", Box::new(|planner, select, _| {
            planner.spend(5)?;
            let waiting = Wanted { states: Some(vec![QuestionState::Open]), ..Wanted::default() };
            let child = table::questions(select, &waiting);
            Ok(Shape::Raw(select.count(child)))
        }))
        .field("mayRun", "Boolean!", "Whether the viewer may open, start, pause and so on (`RUN_TABLE`).", may_run())
}

fn question() -> Object {
    Object::node("TableQuestion", "A question from the audience of a live table.")
        .field("id", "ID!", "Global id.", id(table::ID, Kind::TableQuestion))
        .field("text", "Text!", "What is asked.", text(table::TEXT, table::LANGUAGE, None))
        .with(language_argument())
        .field(
            "state",
            "QuestionState!",
            "What became of it.",
            Box::new(|_, select, _| Ok(Shape::Upper(table::question_state(select)))),
        )
        .field("turn", "SessionTurn", "The turn that it is about.", one(&table::QUESTION_TURN, "SessionTurn", false))
        .field(
            "askedBy",
            "Person",
            "Who asked; null when the profile is not public.",
            one(&table::ASKED_BY, "Person", false),
        )
        .field("askedAt", "DateTime!", "When it was asked.", column(table::ASKED_AT))
        .field("answeredAt", "DateTime", "When it was marked as answered.", column(table::ANSWERED_AT))
        .field(
            "support",
            "Int!",
            "How many members support it; who asked is not among them.",
            Box::new(|planner, select, _| {
                planner.spend(1)?;
                Ok(Shape::Raw(table::support(select)))
            }),
        )
        .field(
            "isSupported",
            "Boolean!",
            "Whether the viewer supports it.",
            Box::new(|_, select, _| Ok(Shape::Bool(table::is_supported(select)))),
        )
        .field(
            "isMine",
            "Boolean!",
            "Whether the viewer asked it.",
            Box::new(|_, select, _| Ok(Shape::Bool(table::is_mine(select)))),
        )
}

fn event() -> Object {
    Object::new(
        "TableEvent",
        "Something that happened at a live table. It tells that; the table is told as it stands now.",
    )
    .field(
        "seq",
        "Int!",
        "Its number at this table: 1, 2, 3 … without gaps; of a snapshot, that of the last event in it.",
        column(table::SEQ),
    )
    .field("at", "DateTime!", "When it happened.", column(table::AT))
    .field("kind", "TableEventKind!", "What happened.", enumeration(table::KIND))
    .field("table", "Table!", "The table as it stands now.", by_parent())
    .field("turn", "SessionTurn", "The turn that it is about.", one(&table::EVENT_TURN, "SessionTurn", false))
    .field(
        "contribution",
        "Contribution",
        "The contribution that it is about; null when it is not public.",
        one(&table::EVENT_CONTRIBUTION, "Contribution", false),
    )
    .field(
        "question",
        "TableQuestion",
        "The question that it is about; null when it is hidden from the viewer.",
        one(&table::EVENT_QUESTION, "TableQuestion", false),
    )
}

/// An object over the same row.
fn inside(object: &'static str) -> PlanField {
    Box::new(move |planner, select, call| {
        Ok(Shape::Inline { null_if: None, fields: planner.fields(object, &call.sets, select)? })
    })
}

/// Something that is told of where a session's table stands at the time of the answer (ms since 1970 UTC).
fn stands(tell: impl Fn(&Stands, i64) -> Value + Copy + Send + Sync + 'static) -> PlanField {
    Box::new(move |_, select, call| {
        let (slots, now) = (TableSlots::of(select), call.now);
        let tell = Box::new(move |row: &Row<'_>| Ok(tell(&slots.read(row)?, now)));
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn remaining() -> PlanField {
    Box::new(|_, select, call| {
        let (slots, now) = (ClockSlots::of(select), call.now);
        let tell = Box::new(move |row: &Row<'_>| Ok(json!(slots.read(row)?.remaining_seconds(now))));
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn may_run() -> PlanField {
    Box::new(|planner, select, _| {
        planner.spend(STANDING_COST)?;
        let actor = select.actor();
        if actor.member().is_none() {
            return Ok(Shape::Fixed("false".to_owned()));
        }
        let slots = StandingSlots::of(select, Kind::Session);
        let tell = Box::new(move |row: &Row<'_>| {
            Ok(json!(actor.authorize_on(RecordAct::RunTable, &slots.read(row)?).is_ok()))
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn stream() -> PlanField {
    Box::new(|planner, select, call| {
        let (slot, peertubes) = (select.column(STREAM_URL), Arc::clone(&planner.peertubes));
        let asked = Asked::of(planner, "Stream", &call.sets)?;
        let tell = Box::new(move |row: &Row<'_>| {
            let Some(url) = row.get::<Option<String>>(slot)? else { return Ok(Value::Null) };
            let found = embed(&url, &peertubes);
            let provider = found.as_ref().map(|found| found.provider.as_str().to_uppercase());
            Ok(json!({ "url": url, "embedUrl": found.map(|found| found.address), "provider": provider }))
        });
        Ok(Shape::Derived(Derived { tell, asked }))
    })
}

fn questions() -> PlanField {
    Box::new(questions_of)
}

fn questions_of<'a>(planner: &mut Planner<'a>, select: &mut Select, call: &FieldCall<'a>) -> Result<Shape, Fail> {
    let allowed = planner.limits.max_page_size;
    let first = call.int("first").unwrap_or(50);
    let rows = u64::try_from(first).map_err(|_| Fail::input("`first` is a number from 0 on."))?;
    if rows > allowed {
        return Err(Fail::limit("maxPageSize", allowed, rows, format!("Ask for at most {allowed} questions at once.")));
    }
    let turn = call.text("turnId").map(|text| {
        GlobalId::parse(text).filter(|id| id.kind == Kind::SessionTurn).map(|id| id.key).ok_or_else(|| bad_id(text))
    });
    let wanted = Wanted {
        turn: turn.transpose()?,
        states: call.get("states")?,
        first: Some(u32::try_from(rows).unwrap_or(u32::MAX)),
    };
    let mut child = table::questions(select, &wanted);
    let fields = planner.times(rows, |planner| planner.fields("TableQuestion", &call.sets, &mut child))?;
    let slots = child.slots();
    Ok(Shape::Records { slot: select.many(child), slots, fields })
}
