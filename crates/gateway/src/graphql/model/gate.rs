//! `Gate`: what a project must show to enter a stage.

use super::common::by_parent;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::gate::{Gate, GateRequirement, Requirement, gates};
use rialto_persistence::gate::GateSlots;
use rialto_persistence::read::Row;
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Requirement>());
    model.object(
        Object::new(
            "Gate",
            "The gate of a stage: what a project must show to enter it. A project that entered a stage without (its hub's \
             manager had a reason, or it came from elsewhere) has passed a gate that is not met.",
        )
        .field("stage", "Stage!", "The stage it leads to; exits have no gate.", by_parent())
        .field(
            "isPassed",
            "Boolean!",
            "Whether the project has entered the stage and not gone back before it; after an exit, whether it ever had.",
            by_parent(),
        )
        .field("isMet", "Boolean!", "Whether all requirements are met.", by_parent())
        .field("requirements", "[GateRequirement!]!", "What it asks for.", by_parent()),
    );
    model.object(
        Object::new("GateRequirement", "What a gate asks for, and whether a project has it.")
            .field("requirement", "Requirement!", "What is asked for.", by_parent())
            .field(
                "isMet",
                "Boolean!",
                "Whether it is met: there is evidence; `KNOWN_SOLUTIONS` also by a link to a project that it builds on, \
                 replicates or whose mistake it avoids, `NAMED_LEADER` also by a leader in the team.",
                by_parent(),
            )
            .field("evidence", "Text", "What shows it, in the language it was written in.", by_parent())
            .field("metOn", "Date", "Since when, where known.", by_parent()),
    );
}

/// `Project.gates`, told when the answer is written.
pub(super) fn field() -> PlanField {
    Box::new(|planner, select, call| {
        // evidence, way and links are read whatever is asked
        planner.spend(5)?;
        let asked = Asked::of(planner, "Gate", &call.sets)?;
        let slots = GateSlots::of(select);
        let tell = move |row: &Row<'_>| Ok(Value::Array(gates(&slots.read(row)?).iter().map(told).collect()));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn told(gate: &Gate) -> Value {
    let requirements: Vec<Value> = gate.requirements.iter().map(requirement).collect();
    json!({
        "stage": gate.stage.as_str().to_uppercase(),
        "isPassed": gate.is_passed,
        "isMet": gate.is_met,
        "requirements": requirements,
    })
}

fn requirement(one: &GateRequirement) -> Value {
    let text = |evidence: &rialto_domain::gate::GateEvidence| json!({ "text": evidence.text, "language": evidence.language.as_str(), "isTranslation": false });
    json!({
        "requirement": one.requirement.as_str().to_uppercase(),
        "isMet": one.is_met,
        "evidence": one.evidence.as_ref().map(text),
        "metOn": one.evidence.as_ref().and_then(|evidence| evidence.met_on).map(|day| day.to_string()),
    })
}
