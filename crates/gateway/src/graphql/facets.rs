//! Facets: counts of values under the other filters.

use super::derived::{Asked, Derived};
use super::fail::Fail;
use super::fields::expect;
use super::plan::{FieldCall, Planner};
use super::shape::{Key, Out, Shape};
use rialto_domain::label::{self, VocabularyName};
use rialto_persistence::card::{Counted, Mark};
use rialto_persistence::read::{Row, Select};
use serde_json::{Value, json};

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

    /// As the database counted them.
    pub fn of(counted: Counted, values: Values) -> Self {
        match counted {
            Counted::Rows(slot) => Self::rows(slot, values),
            Counted::Cards(slot, mark) => Self { slot, mark: Some(mark), values },
        }
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
            "values" => counted(planner, &inner, counts, vocabulary_of(name))?,
            _ => Shape::literal("Facet"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}

/// The vocabulary that the values of a facet are from, by the facet's name.
fn vocabulary_of(facet: &str) -> Option<VocabularyName> {
    match facet {
        "RATING" => Some(VocabularyName::QualityRating),
        "STATUS" => Some(VocabularyName::PilotStatus),
        name => VocabularyName::parse(name),
    }
}

/// Plans what is asked of a `FacetValue` over rows `[value, count]`; values of a vocabulary have labels.
pub fn value_fields<'a>(
    planner: &mut Planner<'a>,
    call: &FieldCall<'a>,
    values: Values,
    vocabulary: Option<VocabularyName>,
) -> Result<Vec<Out>, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "FacetValue")?, &call.sets)? {
        planner.spend(1)?;
        let shape = match (inner.name, values) {
            ("count", _) => Shape::Raw(1),
            ("label", _) => {
                let language = label::best_language(&inner.languages(planner.preferences));
                let asked = Asked::of(planner, "Text", &inner.sets)?;
                let tell = move |row: &Row<'_>| {
                    let value = row.raw(0).trim_matches('"');
                    Ok(vocabulary.map_or(Value::Null, |vocabulary| label_text(vocabulary, value, language)))
                };
                Shape::Derived(Derived { tell: Box::new(tell), asked })
            }
            ("value", Values::Enum) => Shape::Upper(0),
            ("value", Values::Plain) => Shape::Quoted(0),
            _ => Shape::literal("FacetValue"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(fields)
}

/// A label as a `Text`; null where the value has none. English is the original.
pub fn label_text(vocabulary: VocabularyName, value: &str, language: &'static str) -> Value {
    label::label(vocabulary, value, language)
        .map_or(Value::Null, |text| json!({ "text": text, "language": language, "isTranslation": language != "en" }))
}

/// Plans a list of `FacetValue`.
pub fn counted<'a>(
    planner: &mut Planner<'a>,
    call: &FieldCall<'a>,
    counts: Counts,
    vocabulary: Option<VocabularyName>,
) -> Result<Shape, Fail> {
    let fields = value_fields(planner, call, counts.values, vocabulary)?;
    Ok(match counts.mark {
        Some(mark) => Shape::Tally { slot: counts.slot, mark, fields },
        None => Shape::Records { slot: counts.slot, slots: 2, fields },
    })
}
