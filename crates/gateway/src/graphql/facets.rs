//! Facets: counts of values under the other filters.

use super::fail::Fail;
use super::fields::{expect, inline_fields};
use super::plan::{FieldCall, Planner};
use super::shape::{Key, Shape};
use rialto_persistence::read::Select;

/// How the values of a facet are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// As enum values.
    Enum,
    /// As they are.
    Plain,
}

/// Plans `facets(of: […])`: `count` asks for the `[value, count]` rows of one facet by its name in the API.
pub fn plan<'a>(
    planner: &mut Planner<'a>,
    parent: &mut Select,
    call: &FieldCall<'a>,
    mut count: impl FnMut(&mut Select, &str) -> Result<(usize, Values), Fail>,
) -> Result<Shape, Fail> {
    let mut names: Vec<String> = call.get("of")?.unwrap_or_default();
    names.dedup();
    if names.len() > 20 {
        return Err(Fail::input("Ask for each facet once.").at(call.place));
    }
    let mut all = Vec::with_capacity(names.len());
    for name in &names {
        // counting looks at every row that matches
        planner.spend(20)?;
        let (slot, values) = count(parent, name)?;
        all.push(one(planner, call, name, slot, values)?);
    }
    Ok(Shape::List(all))
}

fn one<'a>(
    planner: &mut Planner<'a>,
    call: &FieldCall<'a>,
    name: &str,
    slot: usize,
    values: Values,
) -> Result<Shape, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "Facet")?, &call.sets)? {
        planner.spend(1)?;
        let shape = match inner.name {
            "name" => Shape::literal(name),
            "values" => counted(planner, &inner, slot, values)?,
            _ => Shape::literal("Facet"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}

/// Plans a list of `FacetValue` over a slot of `[value, count]` rows.
pub fn counted<'a>(
    planner: &mut Planner<'a>,
    call: &FieldCall<'a>,
    slot: usize,
    values: Values,
) -> Result<Shape, Fail> {
    let fields = inline_fields(planner, "FacetValue", call, |name| match (name, values) {
        ("count", _) => Some(Shape::Raw(1)),
        (_, Values::Enum) => Some(Shape::Upper(0)),
        (_, Values::Plain) => Some(Shape::Quoted(0)),
    })?;
    Ok(Shape::Records { slot, slots: 2, fields })
}
