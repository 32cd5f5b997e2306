//! `MoneyEntry`: money that was put into projects and sessions, and that projects attracted; `MoneyReturn`: what came of it.

use super::common::{by_parent, connection};
use super::life::with;
use super::life_acts::id_of;
use super::report::{derived, of_row};
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, expect, id, one, related};
use crate::graphql::mutation::{Acted, input, key, mutation, optional};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Argument, Enum, Model, Object, PlanField, arg};
use rialto_domain::id::{GlobalId, Kind, MoneyEntryId};
use rialto_domain::money::{FigureBasis, MoneyRole, Return};
use rialto_domain::{Error, Result};
use rialto_persistence::advice_figures::Scope;
use rialto_persistence::money as table;
use rialto_persistence::read::{Order, Row, Scalar, SortKey};
use serde_json::json;

/// What sums over every amount of a scope cost.
const COST: u64 = 10;

fn latest() -> Ordered {
    let keys = vec![SortKey::new("{t}.happened_on", Scalar::Date), SortKey::new("{t}.id", Scalar::Uuid)];
    Ordered { name: "LATEST", order: Order::Descending, keys }
}

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<MoneyRole>());
    model.enumeration(Enum::of::<FigureBasis>());
    model.object(
        Object::node(
            "MoneyEntry",
            "An amount of money that was put into a session or a project, or that came to a project from elsewhere, as those \
             say who answer for it.",
        )
        .field("id", "ID!", "Global id.", id(table::ID, Kind::MoneyEntry))
        .field("role", "MoneyRole!", "What it is to the return.", enumeration(table::ROLE))
        .field(
            "amountEur",
            "Float!",
            "Euros, exact to the cent.",
            Box::new(|_, select, _| Ok(Shape::Cents(select.column(table::CENTS)))),
        )
        .field("basis", "FigureBasis!", "Estimated or measured.", enumeration(table::BASIS))
        .field("happenedOn", "Date!", "When it was paid, or when that is expected.", column(table::HAPPENED_ON))
        .field("source", "String!", "From whom it came.", column(table::SOURCE))
        .field(
            "evidence",
            "String",
            "Where that can be checked: an address; always there for what is measured.",
            column(table::EVIDENCE),
        )
        .field(
            "project",
            "Project",
            "The project; null for what was put into a session as a whole.",
            one(&table::PROJECT, "Project", false),
        )
        .field(
            "session",
            "Session",
            "The session it is counted to; null when none, or it is not public.",
            one(&table::SESSION, "Session", false),
        ),
    );
    connection(model, "MoneyEntry", ("MoneyEntryConnection", "MoneyEntryEdge"), Vec::new());
    model.object(returned());
    for (record, relation, about) in [
        ("Project", &table::OF_PROJECT, "Money put into it and attracted by it, latest first."),
        ("Session", &table::OF_SESSION, "Money put into it, and attracted by projects because of it, latest first."),
    ] {
        model.extend(record, |object| {
            let field = related(relation, "MoneyEntry", "MoneyEntryConnection", latest);
            object.field("money", "MoneyEntryConnection!", about, field).with(page_arguments())
        });
    }
    inputs(model);
    acts(model);
}

fn returned() -> Object {
    let object = Object::new(
        "MoneyReturn",
        "Euros that came for each euro put in, estimated and measured apart, over the amounts of public projects and sessions. \
         Each ratio is benefit ÷ cost; both are divided by all that was put in, whatever its basis, so they add up and an \
         estimated cost makes no measured return look better.",
    );
    [
        ("invested", "Float!", "Euros put in, estimated or measured."),
        ("investedEstimated", "Float!", "Those of them that are estimated."),
        ("attractedMeasured", "Float!", "Euros that came, with evidence."),
        ("attractedEstimated", "Float!", "Euros that are hoped for, or that nothing shows yet."),
        ("perEuroMeasured", "Float", "Euros that came, with evidence, for each put in; null when nothing was put in."),
        ("perEuroEstimated", "Float", "Euros that are estimated for each put in; null when nothing was put in."),
        ("entries", "Int!", "Amounts that were recorded."),
        ("withEvidence", "Int!", "Those of them that say where they can be checked."),
    ]
    .into_iter()
    .fold(object, |object, (name, ty, about)| object.field(name, ty, about, by_parent()))
}

/// The return of a scope that the select reads.
pub(super) fn of_scope(scope: Scope) -> PlanField {
    Box::new(move |planner, select, call| {
        planner.spend(COST)?;
        let slot = table::sums(select, scope);
        let mut fields = Vec::new();
        for inner in planner.calls(expect(planner.model, "MoneyReturn")?, &call.sets)? {
            let shape = match inner.name {
                "__typename" => Shape::literal("MoneyReturn"),
                "entries" => of_row(slot, table::SUMS, 4),
                "withEvidence" => of_row(slot, table::SUMS, 5),
                name => figure(name, slot)?,
            };
            fields.push((Key::new(inner.key), shape));
        }
        Ok(Shape::Inline { null_if: None, fields })
    })
}

fn figure(name: &str, slot: usize) -> std::result::Result<Shape, Fail> {
    let tell: fn(&Return) -> Option<f64> = match name {
        "invested" => |told| Some(euros(told.invested())),
        "investedEstimated" => |told| Some(euros(told.invested_estimated)),
        "attractedMeasured" => |told| Some(euros(told.attracted_measured)),
        "attractedEstimated" => |told| Some(euros(told.attracted_estimated)),
        "perEuroMeasured" => |told| told.per_euro(FigureBasis::Measured),
        "perEuroEstimated" => |told| told.per_euro(FigureBasis::Estimated),
        name => return Err(Fail::new("INTERNAL", format!("`MoneyReturn.{name}` is not planned"))),
    };
    Ok(derived(move |row| Ok(json!(tell(&read(row, slot)?)))))
}

fn euros(cents: i64) -> f64 {
    cents as f64 / 100.0
}

fn read(row: &Row<'_>, slot: usize) -> Result<Return> {
    let Some(sums) = row.row(slot, table::SUMS)? else { return Ok(Return::default()) };
    Ok(Return {
        invested_measured: sums.get(0)?,
        invested_estimated: sums.get(1)?,
        attracted_measured: sums.get(2)?,
        attracted_estimated: sums.get(3)?,
    })
}

fn evidence() -> Argument {
    arg(
        "evidence",
        "String",
        "Where it can be checked: an address of the web. Needed for what is measured (`EVIDENCE_NEEDED`).",
    )
}

fn inputs(model: &mut Model) {
    model.input(
        "RecordMoneyInput",
        "An amount of money. Name a project, a session, or both: a project's amount that is counted to a session where it had a turn.",
        vec![
            arg("projectId", "ID", "Id of the project; without one the amount was put into the session as a whole."),
            arg("sessionId", "ID", "Id of the session it is counted to."),
            arg("role", "MoneyRole!", "Put in or attracted."),
            arg("amountEur", "Float!", "Euros, at most two decimals. Of another currency: by the rate of the day."),
            arg("basis", "FigureBasis!", "Estimated or measured."),
            arg("happenedOn", "Date!", "When it was paid, or when that is expected; what is measured is not in the future."),
            arg("source", "String!", "From whom it came, at most 200 characters; everybody reads it."),
            evidence(),
            arg(
                "idempotencyKey",
                "String",
                "At most 64 characters: the same key with the same input answers the same amount.",
            ),
        ],
    );
    model.input(
        "EditMoneyInput",
        "What changes of an amount; what is not given stays.",
        vec![
            id_of("id", "Id of the amount."),
            arg("amountEur", "Float", "Euros, at most two decimals."),
            arg("basis", "FigureBasis", "Estimated or measured."),
            arg("happenedOn", "Date", "When it was paid, or when that is expected."),
            arg("source", "String", "From whom it came, at most 200 characters."),
            evidence(),
        ],
    );
}

fn payload() -> Object {
    with("MoneyPayload", &[("money", Kind::MoneyEntry), ("project", Kind::Project), ("session", Kind::Session)])
}

fn done(of: GlobalId) -> Acted {
    Acted::done().record(if of.kind == Kind::Session { "session" } else { "project" }, of.key)
}

fn acts(model: &mut Model) {
    mutation!(model, "recordMoney"(Some("RecordMoneyInput!")) -> payload(),
    "Records money that was put in or attracted: who edits the project, and for a session as a whole who edits the session.",
    |acts, by, values| {
        let of = match optional(values, "projectId") {
            Some(_) => GlobalId { kind: Kind::Project, key: key(values, "projectId", Kind::Project)? },
            None if optional(values, "sessionId").is_some() => {
                GlobalId { kind: Kind::Session, key: key(values, "sessionId", Kind::Session)? }
            }
            None => {
                let message = "Say which project or session the amount belongs to.";
                return Err(Error::invalid(&["input", "projectId"], "REQUIRED", message));
            }
        };
        let made = acts.record_money(by, of, &input(values)?).await?;
        Ok(done(of).record("money", made.0))
    });
    mutation!(model, "editMoney"(Some("EditMoneyInput!")) -> payload(),
    "Changes an amount; what is not given stays. Estimated becomes measured when there is evidence.",
    |acts, by, values| {
        let id = MoneyEntryId(key(values, "id", Kind::MoneyEntry)?);
        let of = acts.edit_money(by, id, &input(values)?).await?;
        Ok(done(of).record("money", id.0))
    });
    mutation!(model, "removeMoney"(Some("IdInput!")) -> payload(),
    "Removes an amount that was recorded by mistake; the history keeps that it was there.",
    |acts, by, values| {
        let id = MoneyEntryId(key(values, "id", Kind::MoneyEntry)?);
        acts.remove_money(by, id).await.map(done)
    });
}
