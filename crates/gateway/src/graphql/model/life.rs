//! What the life of records adds to their types: who fulfilled a need, gates that were overridden, ids of the parts of a plan.

use super::root::by_key;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, id, one, record, text};
use crate::graphql::mutation::payload;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, Object, PlanField};
use rialto_domain::id::{GlobalId, Kind};
use rialto_persistence::need;
use rialto_persistence::pilot::step;
use rialto_persistence::project::stage_entry;
use rialto_persistence::read::Row;
use serde_json::{Value, json};

/// Adds to the types that were declared before.
pub(super) fn types(model: &mut Model) {
    model.extend("Need", |object| {
        object
            .field(
                "fulfilledByOrganisation",
                "Organisation",
                "The organisation that fulfilled it; null when it is open, somebody else did, or it is not public.",
                one(&need::FULFILLED_BY_ORGANISATION, "Organisation", false),
            )
            .field(
                "fulfilledByPerson",
                "Person",
                "The person who fulfilled it; null when it is open, somebody else did, or the profile is not public.",
                one(&need::FULFILLED_BY_PERSON, "Person", false),
            )
            .field(
                "statusChangedAt",
                "DateTime",
                "When its status last changed; null while it never did.",
                column(need::STATUS_CHANGED_AT),
            )
            .field(
                "statusNote",
                "Text",
                "How it was fulfilled, or why it was withdrawn.",
                text(need::STATUS_NOTE, need::STATUS_LANGUAGE, None),
            )
    });
    model.extend("StageEntry", |object| {
        object
            .field(
                "overrideReason",
                "Text",
                "Why its gate was passed without being met, as the manager of the hub wrote it; null when it was met.",
                text(stage_entry::OVERRIDE_REASON, stage_entry::LANGUAGE, None),
            )
            .field(
                "missing",
                "[Requirement!]!",
                "What its gate asked for and was not met when it was overridden.",
                missing(),
            )
    });
    model.extend("Milestone", |object| object.field("id", "ID!", "Global id.", id(step::ID, Kind::Milestone)));
    model.extend("Indicator", |object| object.field("id", "ID!", "Global id.", id(step::ID, Kind::Indicator)));
}

fn missing() -> PlanField {
    Box::new(|_, select, _| {
        let slot = select.column(stage_entry::MISSING);
        let tell = move |row: &Row<'_>| {
            let stored: Option<String> = row.get(slot)?;
            let names = stored.unwrap_or_default();
            Ok(Value::Array(names.split_whitespace().map(|name| json!(name.to_uppercase())).collect()))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

/// A record of a payload as the actor reads it now; null when there are issues.
pub(super) fn now(name: &'static str, kind: Kind) -> PlanField {
    Box::new(move |planner, select, call| {
        let Some(key) = planner.acted.key(name) else { return Ok(Shape::Fixed("null".to_owned())) };
        match by_key(select, GlobalId { kind, key }) {
            Some(child) => record(planner, select, call, kind.type_name(), child),
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

/// A payload that tells a record as it is now.
pub(super) fn with(name: &'static str, kinds: &[(&'static str, Kind)]) -> Object {
    kinds.iter().fold(payload(name, "What was done."), |object, (field, kind)| {
        let about = "As it is now; null when there are issues, and where it is another that was changed.";
        object.field(field, kind.type_name(), about, now(field, *kind))
    })
}
