//! `SessionReport`: what a session left; `AdviceFigures` of a session, a region, the network.

use super::common::by_parent;
use super::life::with;
use super::life_acts::id_of;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::facets::{self, Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, expect, objects};
use crate::graphql::mutation::{Acted, input, key, mutation};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_domain::label::VocabularyName;
use rialto_domain::load::gini;
use rialto_persistence::action::follow_up;
use rialto_persistence::advice_figures::{self as figures, ACTIONS, FIRST_ANSWERS, LOADS, Scope, TOTALS};
use rialto_persistence::read::{Row, Select, Sql};
use rialto_persistence::{contribution, session_turn};
use serde_json::{Value, json};

/// What a figure that looks at every row of its scope costs.
const COST: u64 = 10;
const HOUR_MS: f64 = 3_600_000.0;

pub(super) fn types(model: &mut Model) {
    model.object(
        [
            ("projectsIn", "Projects that came in: had a turn at a session, or were given advice."),
            ("projectsOut", "Those of them that came out again: reached the market, or ended, with what they learned."),
            ("experts", "Experts who gave advice."),
            ("given", "Advice given."),
            ("answered", "Advice that the project it was given to has answered."),
            ("adopted", "Advice that the project it was given to adopted."),
            ("adoptions", "How often other public projects adopted it."),
            ("actionsOpen", "Actions to be done."),
            ("actionsDone", "Actions done."),
            ("actionsDropped", "Actions given up."),
            ("needsAnswered", "Needs with a first answer: those of which the median is told."),
        ]
        .into_iter()
        .fold(
            Object::new(
                "AdviceFigures",
                "Figures of advice, counted when they are asked for: of a session what was said at its table and what came of it, \
                 of a region what was given to the projects in its tree, of the network all. What is not public does not count.",
            ),
            |object, (name, about)| object.field(name, "Int!", about, by_parent()),
        )
        .field("byArea", "[FacetValue!]!", "Advice given by `Area`, most first.", by_parent())
        .field(
            "medianHoursToFirstAnswer",
            "Float",
            "Median of the hours from when a need was opened to the first advice in its area, on line or at a table; null when no \
             need has any yet.",
            by_parent(),
        )
        .field(
            "loadGini",
            "Float",
            "How unevenly advice is spread over experts, the Gini coefficient: 0 when all gave as much, towards 1 when one gave \
             all. Of the network over all experts, of a region over those who live there, of a session over those who sit at its \
             table or spoke there. Null without experts or advice.",
            by_parent(),
        )
        .field(
            "return",
            "MoneyReturn!",
            "What came for what was put in: of a session what is counted to it, of a region what belongs to the projects in its \
             tree and was put into sessions there, of the network all.",
            by_parent(),
        ),
    );
    of_sessions(model);
    acts(model);
    model.extend("RegionFigures", |object| {
        object.field("advice", "AdviceFigures!", "Advice given to the projects in its tree.", advice(Scope::Region))
    });
    model.extend("Statistics", |object| {
        object.field("advice", "AdviceFigures!", "Advice given in the whole network.", advice(Scope::Network))
    });
}

/// What a session left, and where its turns can be seen again.
fn of_sessions(model: &mut Model) {
    model.object(
        Object::new("SessionReport", "What a session left: its turns with advice, answers, adoption and actions.")
            .field(
                "turns",
                "[TurnReport!]!",
                "Its turns in the order of the agenda, at most 100.",
                objects(&session_turn::OF_SESSION, "TurnReport", "{t}.position asc, {t}.id asc"),
            )
            .field("figures", "AdviceFigures!", "The whole session in figures.", advice(Scope::Session))
            .field(
                "followUps",
                "[FollowUp!]!",
                "What its projects told 30 and 90 days later, at most 100.",
                objects(&follow_up::OF_SESSION, "FollowUp", "{t}.project_id asc, {t}.day asc"),
            ),
    );
    model.object(
        Object::new("TurnReport", "What a turn left.")
            .field(
                "turn",
                "SessionTurn!",
                "The turn: its project or title, its times, what was said, where it can be seen again.",
                Box::new(|planner, select, call| {
                    let fields = planner.fields("SessionTurn", &call.sets, select)?;
                    Ok(Shape::Inline { null_if: None, fields })
                }),
            )
            .field("figures", "AdviceFigures!", "The turn in figures.", advice(Scope::Turn)),
    );
    model.object(
        Object::new("Recording", "Where something can be seen again.")
            .field(
                "url",
                "String!",
                "Its page, http or https: a link, whatever it is.",
                column(session_turn::RECORDING_URL),
            )
            .field(
                "offsetSeconds",
                "Int",
                "Where the turn begins in it, seconds.",
                column(session_turn::RECORDING_OFFSET),
            ),
    );
    model.extend("SessionTurn", |object| {
        object
            .field(
                "contributions",
                "[Contribution!]!",
                "What was said to its project at the table, by area, first said first; at most 100.",
                objects(&contribution::OF_TURN, "Contribution", "{t}.area asc, {t}.created_at asc, {t}.id asc"),
            )
            .field("recording", "Recording", "Where it can be seen again.", recording())
    });
    model.extend("Session", |object| {
        object.field("report", "SessionReport", "What it left; null before it has begun.", report())
    });
}

fn recording() -> PlanField {
    Box::new(|planner, select, call| {
        let null_if = Some(select.column(session_turn::RECORDING_URL));
        Ok(Shape::Inline { null_if, fields: planner.fields("Recording", &call.sets, select)? })
    })
}

fn report() -> PlanField {
    Box::new(|planner, select, call| {
        let begun = format!("(case when {}.starts_at <= ? then 1 end)", select.alias());
        let null_if = Some(select.expression(Sql::with(begun, [planner.now.into()])));
        Ok(Shape::Inline { null_if, fields: planner.fields("SessionReport", &call.sets, select)? })
    })
}

/// `setRecording`.
fn acts(model: &mut Model) {
    model.input(
        "SetRecordingInput",
        "Where a turn of a session can be seen again.",
        vec![
            id_of("turnId", "Id of the turn."),
            arg("url", "String", "Its page, http or https; null says that there is none."),
            arg("offsetSeconds", "Int", "Where the turn begins in it, seconds, 0 to 86,400."),
        ],
    );
    mutation!(model, "setRecording"(Some("SetRecordingInput!")) -> with("TurnPayload", &[("turn", Kind::SessionTurn)]),
    "Says where a turn that is over can be seen again: managers of its session.",
    |acts, by, values| {
        let turn = key(values, "turnId", Kind::SessionTurn)?;
        acts.set_recording(by, turn, &input(values)?).await.map(|()| Acted::done().record("turn", turn))
    });
}

/// The figures of a scope that the select reads.
pub(super) fn advice(scope: Scope) -> PlanField {
    Box::new(move |planner, select, call| {
        let model = planner.model;
        let mut counted = Counted { scope, rows: Vec::new() };
        let mut fields = Vec::new();
        for inner in planner.calls(expect(model, "AdviceFigures")?, &call.sets)? {
            planner.spend(1)?;
            let shape = match inner.name {
                "__typename" => Shape::literal("AdviceFigures"),
                _ => figure(planner, select, &inner, &mut counted)?,
            };
            fields.push((Key::new(inner.key), shape));
        }
        Ok(Shape::Inline { null_if: None, fields })
    })
}

/// Asks a select for a count within a scope.
type Count = fn(&mut Select, Scope) -> usize;

/// Rows of figures that are asked for: each is counted once, however many figures are told from it.
struct Counted {
    scope: Scope,
    rows: Vec<(Count, usize)>,
}

impl Counted {
    fn slot(&mut self, select: &mut Select, count: fn(&mut Select, Scope) -> usize) -> usize {
        if let Some((_, slot)) = self.rows.iter().find(|(known, _)| std::ptr::fn_addr_eq(*known, count)) {
            return *slot;
        }
        let slot = count(select, self.scope);
        self.rows.push((count, slot));
        slot
    }
}

fn figure<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    call: &FieldCall<'a>,
    counted: &mut Counted,
) -> Result<Shape, Fail> {
    planner.spend(COST)?;
    let scope = counted.scope;
    let mut totals = |at| of_row(counted.slot(select, figures::totals), TOTALS, at);
    Ok(match call.name {
        "given" => totals(0),
        "experts" => totals(1),
        "answered" => totals(2),
        "adopted" => totals(3),
        "adoptions" => totals(4),
        "actionsOpen" => of_row(counted.slot(select, figures::actions), ACTIONS, 0),
        "actionsDone" => of_row(counted.slot(select, figures::actions), ACTIONS, 1),
        "actionsDropped" => of_row(counted.slot(select, figures::actions), ACTIONS, 2),
        "needsAnswered" => of_row(counted.slot(select, figures::first_answers), FIRST_ANSWERS, 0),
        "projectsIn" | "projectsOut" => {
            Shape::Raw(figures::projects_through(select, scope, call.name == "projectsOut"))
        }
        "medianHoursToFirstAnswer" => {
            let slot = counted.slot(select, figures::first_answers);
            derived(move |row| {
                let ms: Option<f64> = row.row(slot, FIRST_ANSWERS)?.map_or(Ok(None), |inner| inner.get(1))?;
                Ok(json!(ms.map(|ms| ms / HOUR_MS)))
            })
        }
        "loadGini" => {
            let slot = figures::loads(select, scope);
            derived(move |row| {
                let loads: rialto_domain::Result<Vec<(u64, u64)>> =
                    row.rows(slot, LOADS)?.iter().map(|each| Ok((each.get(0)?, each.get(1)?))).collect();
                Ok(json!(gini(&loads?)))
            })
        }
        "byArea" => {
            let counts = Counts::rows(figures::areas(select, scope), Values::Enum);
            facets::counted(planner, call, counts, Some(VocabularyName::Area))?
        }
        "return" => super::money::of_scope(scope)(planner, select, call)?,
        name => return Err(Fail::new("INTERNAL", format!("`AdviceFigures.{name}` is not planned"))),
    })
}

pub(super) fn derived(tell: impl Fn(&Row<'_>) -> rialto_domain::Result<Value> + Send + Sync + 'static) -> Shape {
    Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole })
}

/// A number of the one row in a slot; nothing counts as none.
pub(super) fn of_row(slot: usize, slots: usize, at: usize) -> Shape {
    derived(move |row| row.row(slot, slots)?.map_or_else(|| Ok(json!(0)), |inner| inner.get(at)))
}
