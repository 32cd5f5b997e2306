//! `Query.vocabulary`: the values of a vocabulary with what they are called.

use super::common::by_parent;
use crate::graphql::derived::Asked;
use crate::graphql::facets::label_text;
use crate::graphql::fail::Fail;
use crate::graphql::fields::{expect, language_argument};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Out, Shape};
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::label::{self, VocabularyName};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<VocabularyName>());
    model.object(
        Object::new("Term", "A value of a vocabulary.")
            .field("value", "String!", "The value as enums and filters write it: `TESTED`; a goal's number.", by_parent())
            .field(
                "label",
                "Text!",
                "What it is called, in the best of the nine languages that have labels (`en` `es` `it` `fr` `pt` `hr` `sl` \
                 `el` `sq`); English is the original, the others are translations.",
                by_parent(),
            )
            .with(language_argument()),
    );
}

/// `Query.vocabulary(name:)`: known when the operation is planned, so nothing is read.
pub(super) fn field() -> PlanField {
    Box::new(|planner, _, call| {
        let name = call.text("name").and_then(VocabularyName::parse);
        let Some(name) = name else { return Err(Fail::input("`name` is not the name of a vocabulary.")) };
        let terms: Result<Vec<_>, Fail> = name.values().iter().map(|value| term(planner, call, name, value)).collect();
        Ok(Shape::List(terms?))
    })
}

fn term<'a>(planner: &mut Planner<'a>, call: &FieldCall<'a>, name: VocabularyName, value: &str) -> Result<Shape, Fail> {
    let model = planner.model;
    let mut fields: Vec<Out> = Vec::new();
    for inner in planner.calls(expect(model, "Term")?, &call.sets)? {
        planner.spend(1)?;
        let shape = match inner.name {
            "value" => Shape::literal(value),
            "label" => {
                let language = label::best_language(&inner.languages(planner.preferences));
                let asked = Asked::of(planner, "Text", &inner.sets)?;
                Shape::Fixed(asked.json(&label_text(name, value, language))?)
            }
            _ => Shape::literal("Term"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}
