//! Facets: counts of values under the other filters.

use super::fail::Fail;
use super::fields::{expect, inline_fields};
use super::plan::{FieldCall, Planner};
use super::shape::{Key, Shape};
use rialto_persistence::card::Mark;
use rialto_persistence::read::Select;

/// How the values of a facet are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// As enum values.
    Enum,
    /// As they are.
    Plain,
}

/// How the counts of a facet come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Their slot: rows `[value, count]`, or cards to be counted.
    pub slot: usize,
    /// What of the cards is counted.
    pub mark: Option<Mark>,
    /// How values are written.
    pub values: Values,
}

impl Counts {
    /// Rows `[value, count]`.
    pub fn rows(slot: usize, values: Values) -> Self {
        Self { slot, mark: None, values }
    }
}

/// Plans `facets(of: […])`: `count` asks for the counts of one facet by its name in the API.
pub fn plan<'a>(
    planner: &mut Planner<'a>,
    parent: &mut Select,
    call: &FieldCall<'a>,
    mut count: impl FnMut(&mut Select, &str) -> Result<Counts, Fail>,
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
        let counts = count(parent, name)?;
        all.push(one(planner, call, name, counts)?);
    }
    Ok(Shape::List(all))
}

fn one<'a>(planner: &mut Planner<'a>, call: &FieldCall<'a>, name: &str, counts: Counts) -> Result<Shape, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "Facet")?, &call.sets)? {
        planner.spend(1)?;
        let shape = match inner.name {
            "name" => Shape::literal(name),
            "values" => {
                let fields = inline_fields(planner, "FacetValue", &inner, |name| match (name, counts.values) {
                    ("count", _) => Some(Shape::Raw(1)),
                    (_, Values::Enum) => Some(Shape::Upper(0)),
                    (_, Values::Plain) => Some(Shape::Quoted(0)),
                })?;
                match counts.mark {
                    Some(mark) => Shape::Tally { slot: counts.slot, mark, fields },
                    None => Shape::Records { slot: counts.slot, slots: 2, fields },
                }
            }
            _ => Shape::literal("Facet"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}
