//! The call of a session, applications with their scores, and who evaluates.

use super::round_table::{told, truth};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text, values};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::Result;
use rialto_domain::application::{Call, Window, outcome};
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::vocabulary::{
    ApplicationDecision, ApplicationStatus, Area, Criterion, SeatStatus, TurnStatus, Vocabulary,
};
use rialto_persistence::application::{self as table, ResultSlots};
use rialto_persistence::read::{Row, Select, Table};
use rialto_persistence::session;
use serde_json::{Value, json};
use uuid::Uuid;

/// Rows that such a list counts for in the cost.
const ROWS: u64 = 10;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<SeatStatus>());
    model.enumeration(Enum::of::<TurnStatus>());
    model.enumeration(Enum::of::<ApplicationStatus>());
    model.enumeration(Enum::of::<ApplicationDecision>());
    model.enumeration(Enum::of::<Criterion>());
    call(model);
    applications(model);
    model.extend("Session", |object| {
        object
            .field("call", "SessionCall", "The call for projects; null where there is none.", call_of_session())
            .field("seats", "[AreaSeats!]!", "The areas with seats for experts, and how many are taken.", seats())
            .field("cancelledAt", "DateTime", "When it was cancelled; null while it takes place.", column(session::CANCELLED_AT))
            .field(
                "cancellationReason",
                "Text",
                "Why it was cancelled.",
                text(session::CANCEL_REASON, session::CANCEL_LANGUAGE, None),
            )
            .with(language_argument())
            .field(
                "recipients",
                "Int",
                "How many people a letter to all who take part goes to: who manages it, experts, evaluators, leaders of projects that \
                 applied or have a turn. Null for who does not manage it.",
                told(session::recipients, |row, slot| row.get::<Value>(slot)),
            )
            .field(
                "applications",
                "[Application!]!",
                "Applications that the viewer may read, first come first, at most 100: for who manages the session and who evaluates \
                 for it, all that were not taken back; for others those of their own projects.",
                objects(&table::OF_SESSION, "Application", "{t}.created_at asc, {t}.id asc"),
            )
            .field("evaluators", "[Evaluator!]!", "Who evaluates, at most 100; empty for who does not manage it.", evaluators())
    });
    model.extend("Viewer", |object| {
        object
            .field(
                "applications",
                "[Application!]!",
                "Applications of projects that the viewer leads or works in, newest first, at most 100.",
                of_viewer(&table::MINE, "Application", "{t}.created_at desc, {t}.id desc"),
            )
            .field(
                "evaluations",
                "[Session!]!",
                "Sessions for which the viewer evaluates, last to begin first, at most 100.",
                of_viewer(&table::TO_EVALUATE, "Session", "{t}.starts_at desc, {t}.id desc"),
            )
            .field(
                "seats",
                "[SessionExpert!]!",
                "Seats at tables that the viewer was asked to take, newest first, at most 100.",
                of_viewer(
                    &rialto_persistence::session_expert::MINE,
                    "SessionExpert",
                    "{t}.created_at desc, {t}.id desc",
                ),
            )
    });
}

fn call(model: &mut Model) {
    let texts = |column| text(column, session::LANGUAGE, Some(session::TRANSLATIONS));
    model.object(
        Object::new("SessionCall", "A call for projects: they apply while it is open.")
            .field("text", "Text", "Whom it is for and what they get.", texts(session::CALL_TEXT))
            .with(language_argument())
            .field(
                "opensAt",
                "DateTime",
                "From when on projects may apply; null: at once.",
                column(session::CALL_OPENS_AT),
            )
            .field("closesAt", "DateTime!", "Until when; at this instant it is over.", column(session::CALL_CLOSES_AT))
            .field("isOpen", "Boolean!", "Whether projects may apply now.", is_open())
            .field("weights", "CriteriaWeights!", "How much each criterion counts.", weights()),
    );
    let weight = |about: &'static str| about;
    model.object(
        Object::new(
            "CriteriaWeights",
            "How much each criterion counts when projects are chosen, 0 to 10, against the others.",
        )
        .field(
            "socialImpact",
            "Int!",
            weight("How much changes for how many people."),
            crate::graphql::fields::fixed("1"),
        )
        .field("readiness", "Int!", weight("How far the project is."), crate::graphql::fields::fixed("1"))
        .field(
            "need",
            "Int!",
            weight("How much it needs what the table can give."),
            crate::graphql::fields::fixed("1"),
        ),
    );
    model.object(
        Object::new("AreaSeats", "Seats for experts in an area.")
            .field("area", "Area!", "The area.", crate::graphql::fields::fixed("null"))
            .field("seats", "Int!", "How many there are.", crate::graphql::fields::fixed("0"))
            .field("taken", "Int!", "How many experts have accepted.", crate::graphql::fields::fixed("0")),
    );
}

fn call_of_session() -> PlanField {
    Box::new(|planner, select, call| {
        let null_if = Some(select.column(session::CALL_CLOSES_AT));
        Ok(Shape::Inline { null_if, fields: planner.fields("SessionCall", &call.sets, select)? })
    })
}

fn is_open() -> PlanField {
    Box::new(|planner, select, _| {
        let now = planner.now;
        let slots = [session::CALL_OPENS_AT, session::CALL_CLOSES_AT, session::CANCELLED_AT]
            .map(|column| select.column(column));
        let tell = move |row: &Row<'_>| {
            let [opens_at, closes_at, cancelled_at] = slots;
            let window = Window { opens_at: row.get(opens_at)?, closes_at: row.get(closes_at)? };
            Ok(json!(window.at(now) == Call::Open && row.is_null(cancelled_at)))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

fn weights() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = Asked::of(planner, "CriteriaWeights", &call.sets)?;
        let slots = [session::WEIGHT_SOCIAL_IMPACT, session::WEIGHT_READINESS, session::WEIGHT_NEED]
            .map(|column| select.column(column));
        let tell = move |row: &Row<'_>| {
            let [impact, readiness, need] = slots;
            let weight = |slot| Ok::<i64, rialto_domain::Error>(row.get::<Option<i64>>(slot)?.unwrap_or(1));
            Ok(json!({ "socialImpact": weight(impact)?, "readiness": weight(readiness)?, "need": weight(need)? }))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn seats() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = planner.times(4, |planner| Asked::of(planner, "AreaSeats", &call.sets))?;
        let slots: Vec<(Area, usize, usize)> = Area::ALL
            .iter()
            .map(|area| (*area, session::seats(select, *area), session::taken(select, *area)))
            .collect();
        let tell = move |row: &Row<'_>| {
            let areas = slots.iter().map(|(area, seats, taken)| {
                let seats: Option<i64> = row.get(*seats)?;
                let taken: i64 = row.get(*taken)?;
                Ok((seats.unwrap_or(0) > 0)
                    .then(|| json!({ "area": area.as_str().to_uppercase(), "seats": seats, "taken": taken })))
            });
            Ok(Value::Array(areas.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect()))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn applications(model: &mut Model) {
    let texts = |column| text(column, table::LANGUAGE, None);
    let scored = |name: &'static str| match name {
        "average" => "Arithmetic mean, 0 to 5.",
        _ => "Population standard deviation: how far evaluators are apart, 0 to 2.5.",
    };
    let by_rule = || crate::graphql::fields::fixed("null");
    model.object(
        Object::new("CriterionScore", "What the scores of one criterion come to.")
            .field("criterion", "Criterion!", "The criterion.", by_rule())
            .field("average", "Float!", scored("average"), by_rule())
            .field("spread", "Float!", scored("spread"), by_rule()),
    );
    model.object(
        Object::new("ApplicationResult", "What all scores of an application come to.")
            .field(
                "average",
                "Float!",
                "The mean of the criteria by their weights, 0 to 5; all count alike when all weigh nothing.",
                by_rule(),
            )
            .field(
                "spread",
                "Float!",
                "Population standard deviation of the evaluators' own weighted means.",
                by_rule(),
            )
            .field("count", "Int!", "How many evaluators scored it.", by_rule())
            .field("criteria", "[CriterionScore!]!", "By criterion.", by_rule()),
    );
    model.object(
        Object::new("Evaluation", "What one evaluator says of an application, 0 to 5 for each criterion.")
            .field("socialImpact", "Int!", "How much changes for how many people.", by_rule())
            .field("readiness", "Int!", "How far the project is.", by_rule())
            .field("need", "Int!", "How much it needs what the table can give.", by_rule())
            .field("comment", "String", "For the other evaluators and who decides.", by_rule())
            .field("createdAt", "DateTime!", "When it was last written.", by_rule())
            .field("isMine", "Boolean!", "Whether it is the viewer's.", by_rule()),
    );
    model.object(
        Object::new("Evaluator", "Somebody who evaluates for a session, as who manages it sees them.")
            .field("id", "ID!", "Global id of the person.", by_rule())
            .field("name", "String!", "Name.", by_rule())
            .field("email", "String", "Address of the account.", by_rule())
            .field("done", "Int!", "Applications that were scored.", by_rule())
            .field("todo", "Int!", "Applications that are still to score.", by_rule())
            .field("conflicts", "Int!", "Applications with a conflict of interest that was declared.", by_rule()),
    );
    model.object(
        Object::node(
            "Application",
            "A project's application for a session. Read by who leads the project or works in it, who manages the session and who \
             evaluates for it; by nobody else.",
        )
        .field("id", "ID!", "Global id.", id(table::ID, Kind::Application))
        .field("version", "Int!", "Raised with each change; give it back to edit or to decide.", column(table::VERSION))
        .field("session", "Session", "The session; null while it is not public.", one(&table::SESSION, "Session", false))
        .field("project", "Project", "The project; null while it is not public.", one(&table::PROJECT, "Project", false))
        .field("areas", "[Area!]!", "Areas in which it asks for advice.", values(&table::AREAS, table::AREA, true))
        .field("language", "Language!", "Language of the texts.", column(table::LANGUAGE))
        .field("status", "ApplicationStatus!", "What became of it.", enumeration(table::STATUS))
        .field("createdAt", "DateTime!", "When it came in.", column(table::CREATED_AT))
        .field("socialImpact", "Text!", "What changes, for whom.", texts(table::SOCIAL_IMPACT))
        .field("readiness", "Text!", "How far the project is.", texts(table::READINESS))
        .field("need", "Text!", "What it needs from the table.", texts(table::NEED))
        .field("isMine", "Boolean!", "Whether the viewer leads the project or works in it.", told(table::is_mine, |row, slot| Ok(json!(truth(row, slot)))))
        .field("decidedAt", "DateTime", "When it was decided.", column(table::DECIDED_AT))
        .field("reason", "Text", "Why it was decided so.", text(table::REASON, table::REASON_LANGUAGE, None))
        .field(
            "result",
            "ApplicationResult",
            "What the scores come to. For who manages the session; for evaluators after their own scores; for the project once it is \
             decided. Null else, and while nobody has scored it.",
            result(),
        )
        .field(
            "myConflict",
            "Boolean!",
            "Whether the viewer has a conflict of interest: belongs to the project or to the organisation that leads it, or said so.",
            told(table::has_conflict, |row, slot| Ok(json!(truth(row, slot)))),
        )
        .field("myEvaluation", "Evaluation", "What the viewer says of it; null before.", evaluations(true))
        .field(
            "evaluations",
            "[Evaluation!]!",
            "What evaluators say of it, one by one and without names: for evaluators after their own, and for who manages the session \
             without evaluating for it; empty for everybody else.",
            evaluations(false),
        ),
    );
}

fn result() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = Asked::of(planner, "ApplicationResult", &call.sets)?;
        let slots = ResultSlots::of(select);
        let tell = move |row: &Row<'_>| {
            let (scores, weights) = slots.read(row)?;
            let Some(outcome) = outcome(&scores, weights) else { return Ok(Value::Null) };
            let criteria: Vec<Value> = outcome
                .criteria
                .iter()
                .map(|one| json!({ "criterion": one.criterion.as_str().to_uppercase(), "average": one.average, "spread": one.spread }))
                .collect();
            Ok(
                json!({ "average": outcome.average, "spread": outcome.spread, "count": outcome.count, "criteria": criteria }),
            )
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn evaluations(own: bool) -> PlanField {
    Box::new(move |planner, select, call| {
        let asked = planner.times(ROWS, |planner| Asked::of(planner, "Evaluation", &call.sets))?;
        let mut child = table::evaluations(select, own);
        child.limit(100);
        let columns =
            [table::IMPACT_SCORE, table::READINESS_SCORE, table::NEED_SCORE, table::COMMENT, table::SCORED_AT];
        let [impact, readiness, need, comment, at] = columns.map(|column| child.column(column));
        let mine = table::is_own(&mut child);
        let width = child.slots();
        let slot = select.many(child);
        let tell = move |row: &Row<'_>| {
            let rows = row.rows(slot, width)?;
            let all: Result<Vec<Value>> = rows
                .iter()
                .map(|row| {
                    Ok(json!({
                        "socialImpact": row.get::<i64>(impact)?, "readiness": row.get::<i64>(readiness)?, "need": row.get::<i64>(need)?,
                        "comment": row.get::<Option<String>>(comment)?, "createdAt": instant(row.get(at)?), "isMine": truth(row, mine),
                    }))
                })
                .collect();
            let all = all?;
            Ok(if own { all.into_iter().next().unwrap_or(Value::Null) } else { Value::Array(all) })
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn evaluators() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = planner.times(ROWS, |planner| Asked::of(planner, "Evaluator", &call.sets))?;
        let mut child = select.relation(&table::EVALUATORS);
        let by = format!("{}.created_at asc", child.alias());
        child.order(by).limit(100);
        let [id, name, email, done, todo, conflicts] = table::evaluator(&mut child);
        let width = child.slots();
        let slot = select.many(child);
        let tell = move |row: &Row<'_>| {
            let rows = row.rows(slot, width)?;
            let all: Result<Vec<Value>> = rows
                .iter()
                .map(|row| {
                    let person = GlobalId { kind: Kind::Person, key: row.get::<Uuid>(id)? };
                    Ok(json!({
                        "id": person.to_string(), "name": row.get::<Value>(name)?, "email": row.get::<Value>(email)?,
                        "done": row.get::<i64>(done)?, "todo": row.get::<i64>(todo)?, "conflicts": row.get::<i64>(conflicts)?,
                    }))
                })
                .collect();
            Ok(Value::Array(all?))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

/// A list of what is the viewer's, as records.
fn of_viewer(own: &'static Table, object: &'static str, order: &'static str) -> PlanField {
    Box::new(move |planner, select: &mut Select, call| {
        let mut child = select.table(own);
        let by = order.replace("{t}", child.alias());
        child.order(by).limit(100);
        let fields = planner.times(ROWS, |planner| planner.fields(object, &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}
