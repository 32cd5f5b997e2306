//! `Outcome`: how a project ended, as everybody reads it and as its team does.

use super::common::by_parent;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, enumeration, language_argument, one, text, values};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::lesson::{Figure, FigureBasis, OutcomePublication, OutcomeWait};
use rialto_persistence::outcome as table;
use rialto_persistence::outcome::{WaitSlots, consent};
use rialto_persistence::project as links;
use rialto_persistence::read::{Column, Row, Table};
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<OutcomePublication>());
    model.enumeration(Enum::of::<OutcomeWait>());
    model.enumeration(Enum::of::<FigureBasis>());
    model.object(
        Object::new("OutcomeFigure", "A figure of an outcome.")
            .field("name", "Text!", "What is counted.", by_parent())
            .with(language_argument())
            .field("value", "Float!", "The number.", by_parent())
            .field("unit", "String", "Its unit, as written; null for a plain count.", by_parent())
            .field("basis", "FigureBasis!", "Estimated or measured.", by_parent())
            .field(
                "evidence",
                "String",
                "Where it can be checked: an address; null when none was given. Never told of an anonymous outcome.",
                by_parent(),
            ),
    );
    model.object(
        Object::new("OutcomeConsent", "What a member of the team says to the telling of an outcome.")
            .field("person", "Person", "Who, where the profile is public.", one(&consent::PERSON, "Person", false))
            .field("name", "String!", "Their name.", Box::new(|_, select, _| Ok(Shape::Raw(consent::name(select)))))
            .field("agrees", "Boolean", "Whether they agree; null while they have not said.", column(consent::AGREES))
            .field("note", "String", "What they wrote.", column(consent::NOTE))
            .field("answeredAt", "DateTime", "When.", column(consent::ANSWERED_AT)),
    );
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::new("Outcome", "How a project ended, and what it teaches.")
            .field("kind", "OutcomeKind!", "How.", enumeration(table::KIND))
            .field("causes", "[Cause!]!", "Why.", values(&table::CAUSES, table::CAUSE, true))
            .field("tried", "Text", "What was tried.", texts(table::TRIED))
            .with(language_argument())
            .field("wouldDiffer", "Text", "What they would do differently.", texts(table::WOULD_DIFFER))
            .with(language_argument())
            .field("concludedOn", "Date", "When it ended.", column(table::CONCLUDED_ON))
            .field("publication", "OutcomePublication!", "How it is told.", enumeration(table::PUBLICATION))
            .field(
                "publishOn",
                "Date",
                "Not told before this day; null when no day was set.",
                column(table::PUBLISH_ON),
            )
            .field(
                "isPublic",
                "Boolean!",
                "Whether everybody can read it now (anonymous: as a lesson without name).",
                column(table::IS_PUBLIC),
            )
            .field("waitsFor", "OutcomeWait", "Why it is not public yet; null when it is.", waits_for())
            .field("figures", "[OutcomeFigure!]!", "Figures.", figures(table::FIGURES, table::LANGUAGE))
            .field("consents", "[OutcomeConsent!]", "What the team said; null for who is not of it.", consents()),
    );
    model.extend("Viewer", |object| {
        object.field(
            "outcomesToAnswer",
            "[Project!]!",
            "Projects that wait for the viewer to say whether they agree to how their end is told, by title, at most 100: for \
             `answerOutcome`.",
            of_viewer(&table::TO_ANSWER, "Project", |t| format!("{t}.sort_title asc, {t}.id asc")),
        )
        .field(
            "linksToAnswer",
            "[ProjectLink!]!",
            "Links that other projects proposed to projects which the viewer leads or edits, oldest first, at most 100: for `answerLink`.",
            of_viewer(&links::LINKS_TO_ANSWER, "ProjectLink", |t| format!("{t}.proposed_at asc, {t}.id asc")),
        )
    });
}

/// `Project.outcome`.
pub(super) fn of_project() -> PlanField {
    Box::new(|planner, select, call| {
        let mut child = table::of_project(select);
        let fields = planner.fields("Outcome", &call.sets, &mut child)?;
        let slots = child.slots();
        Ok(Shape::Record { slot: select.one(child), slots, fields, required: false })
    })
}

/// At most 100 records of the viewer, in an order.
pub(super) fn of_viewer(table: &'static Table, object: &'static str, order: fn(&str) -> String) -> PlanField {
    Box::new(move |planner, select, call| {
        let mut child = select.table(table);
        let by = order(child.alias());
        child.order(by).limit(100);
        let fields = planner.times(10, |planner| planner.fields(object, &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

fn waits_for() -> PlanField {
    Box::new(|planner, select, _| {
        let now = planner.now;
        let slots = WaitSlots::of(select);
        let tell = move |row: &Row<'_>| Ok(json!(slots.read(row, now)?.map(|wait| wait.as_str().to_uppercase())));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

/// Figures, with their names in the language of the texts beside them.
pub(super) fn figures(stored: Column, language: Column) -> PlanField {
    Box::new(move |planner, select, call| {
        let asked = planner.times(5, |planner| Asked::of(planner, "OutcomeFigure", &call.sets))?;
        let (stored, language) = (select.column(stored), select.column(language));
        let tell = move |row: &Row<'_>| {
            let figures: Option<Vec<Figure>> = row.get(stored)?;
            let language: String = row.get(language)?;
            Ok(figures.unwrap_or_default().iter().map(|figure| figure_json(figure, &language)).collect())
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

/// A figure as the API tells it.
pub(super) fn figure_json(figure: &Figure, language: &str) -> Value {
    json!({
        "name": { "text": figure.name, "language": language, "isTranslation": false },
        "value": figure.value,
        "unit": figure.unit,
        "basis": figure.basis.as_str().to_uppercase(),
        "evidence": figure.evidence,
    })
}

fn consents() -> PlanField {
    Box::new(|planner, select, call| {
        // the team alone is told, so for a visitor there is nothing to ask
        let Some(condition) = table::team_condition(select) else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.relation(&table::CONSENTS);
        let by = format!("{}.id asc", child.alias());
        child.order(by).limit(100);
        let fields = planner.times(5, |planner| planner.fields("OutcomeConsent", &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many_when(&condition, child), slots, fields })
    })
}
