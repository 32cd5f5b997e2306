//! The ways in which fields are planned, so that a type reads as a list of them.

use super::connection::{self, Ordered, Spec};
use super::fail::Fail;
use super::plan::{FieldCall, Planner};
use super::shape::{Key, Out, Shape, TextPart, TextShape};
use super::types::{Argument, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_domain::markdown::{to_html, to_plain};
use rialto_persistence::read::{Column, Relation, Scalar, Select};

/// An object that the model must have.
pub fn expect<'m>(model: &'m Model, name: &str) -> Result<&'m Object, Fail> {
    model.find_object(name).ok_or_else(|| Fail::new("INTERNAL", format!("there is no type `{name}`")))
}

/// The `language` argument of a text.
pub fn language_argument() -> Vec<Argument> {
    vec![arg("language", "Language", "Language wanted before those of `Accept-Language`.")]
}

/// A column, written by what it holds.
pub fn column(column: Column) -> PlanField {
    Box::new(move |_, select, _| {
        let slot = select.column(column);
        Ok(match column.scalar {
            Scalar::Bool => Shape::Bool(slot),
            Scalar::Instant => Shape::Instant(slot),
            _ => Shape::Raw(slot),
        })
    })
}

/// A column that holds a machine name.
pub fn enumeration(column: Column) -> PlanField {
    Box::new(move |_, select, _| Ok(Shape::Upper(select.column(column))))
}

/// The global id of a record.
pub fn id(column: Column, kind: Kind) -> PlanField {
    Box::new(move |_, select, _| Ok(Shape::Id(select.column(column), kind)))
}

/// Always the same.
pub fn fixed(json: impl Into<String>) -> PlanField {
    let json = json.into();
    Box::new(move |_, _, _| Ok(Shape::Fixed(json.clone())))
}

/// What is asked of a text.
fn text_parts<'a>(planner: &mut Planner<'a>, call: &FieldCall<'a>) -> Result<Vec<(Key, TextPart)>, Fail> {
    let model = planner.model;
    let mut parts = Vec::new();
    for inner in planner.calls(expect(model, "Text")?, &call.sets)? {
        let part = match inner.name {
            "text" => TextPart::Text,
            "html" => {
                // to make it takes longer than to copy a text
                planner.spend(4)?;
                TextPart::Shown(to_html)
            }
            "plain" => {
                planner.spend(2)?;
                TextPart::Shown(to_plain)
            }
            "language" => TextPart::Language,
            "isTranslation" => TextPart::IsTranslation,
            _ => TextPart::Fixed("\"Text\"".to_owned()),
        };
        parts.push((Key::new(inner.key), part));
    }
    Ok(parts)
}

/// A text without translations whose slots are asked for already: of the text and of its language.
pub fn text_in<'a>(
    planner: &mut Planner<'a>,
    call: &FieldCall<'a>,
    (text, language): (usize, usize),
) -> Result<Shape, Fail> {
    let parts = text_parts(planner, call)?;
    let preferences = call.languages(planner.preferences);
    Ok(Shape::Text(Box::new(TextShape { text, language, translations: None, field: "text", preferences, parts })))
}

/// A text with its language and, where the record has them, translations.
pub fn text(text: Column, language: Column, translations: Option<Column>) -> PlanField {
    Box::new(move |planner, select, call| {
        let parts = text_parts(planner, call)?;
        let preferences = call.languages(planner.preferences);
        // without a wanted language the original is the best
        let translations = translations.filter(|_| !preferences.languages().is_empty());
        Ok(Shape::Text(Box::new(TextShape {
            text: select.column(text),
            language: select.column(language),
            translations: translations.map(|column| select.column(column)),
            field: text.name,
            preferences,
            parts,
        })))
    })
}

/// An object over the same row: `slot` plans each of its fields by name.
pub fn inline(
    object: &'static str,
    null_if: Option<Column>,
    slot: impl Fn(&mut Select, &str) -> Option<Shape> + Send + Sync + 'static,
) -> PlanField {
    Box::new(move |planner, select, call| {
        let null_if = null_if.map(|column| select.column(column));
        let fields = inline_fields(planner, object, call, |name| slot(select, name))?;
        Ok(Shape::Inline { null_if, fields })
    })
}

/// The fields of an object that has no row of its own.
pub fn inline_fields<'a>(
    planner: &mut Planner<'a>,
    object: &'static str,
    call: &FieldCall<'a>,
    mut slot: impl FnMut(&str) -> Option<Shape>,
) -> Result<Vec<Out>, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, object)?, &call.sets)? {
        planner.spend(1)?;
        let shape = match inner.name {
            "__typename" => Shape::literal(object),
            name => slot(name).ok_or_else(|| Fail::new("INTERNAL", format!("`{object}.{name}` is not planned")))?,
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(fields)
}

/// A place: latitude, longitude, precision.
pub fn point(lat: Column, lon: Column, precision: Option<Column>) -> PlanField {
    inline("Point", Some(lat), move |select, name| {
        Some(match (name, precision) {
            ("lat", _) => Shape::Raw(select.column(lat)),
            ("lon", _) => Shape::Raw(select.column(lon)),
            ("precision", Some(precision)) => Shape::Upper(select.column(precision)),
            ("precision", None) => Shape::literal("REGION"),
            _ => return None,
        })
    })
}

/// Where a record was imported from.
pub fn origin(name: Column, id: Column) -> PlanField {
    inline("Source", Some(name), move |select, field| {
        Some(match field {
            "name" => Shape::Raw(select.column(name)),
            "id" => Shape::Raw(select.column(id)),
            _ => return None,
        })
    })
}

/// The one record at the other end of a relation. `required` when the schema says it is never null.
pub fn one(relation: &'static Relation, object: &'static str, required: bool) -> PlanField {
    Box::new(move |planner, select, call| {
        let mut child = select.relation(relation);
        let fields = planner.fields(object, &call.sets, &mut child)?;
        let slots = child.slots();
        Ok(Shape::Record { slot: select.one(child), slots, fields, required })
    })
}

/// The record that a select reads, or null.
pub fn record<'a>(
    planner: &mut Planner<'a>,
    parent: &mut Select,
    call: &FieldCall<'a>,
    object: &str,
    mut child: Select,
) -> Result<Shape, Fail> {
    let fields = planner.fields(object, &call.sets, &mut child)?;
    let slots = child.slots();
    Ok(Shape::Record { slot: parent.one(child), slots, fields, required: false })
}

/// A short list of objects in an order: `order` is an expression over `{t}`.
pub fn objects(relation: &'static Relation, object: &'static str, order: &'static str) -> PlanField {
    Box::new(move |planner, select, call| {
        let mut child = select.relation(relation);
        let by = order.replace("{t}", child.alias());
        child.order(by).limit(100);
        let fields = planner.times(5, |planner| planner.fields(object, &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

/// A list of values of a side table, in their order.
pub fn values(relation: &'static Relation, column: Column, is_enum: bool) -> PlanField {
    Box::new(move |_, select, _| {
        let mut child = select.relation(relation);
        let by = format!("{}.{} asc", child.alias(), column.name);
        child.order(by).limit(200);
        Ok(Shape::Values { slot: select.values(child, column), upper: is_enum })
    })
}

/// A connection over a relation in one order, without anything beside its rows.
pub fn related(
    relation: &'static Relation,
    node: &'static str,
    connection: &'static str,
    ordered: impl Fn() -> Ordered + Send + Sync + 'static,
) -> PlanField {
    Box::new(move |planner, select, call| {
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection,
                node,
                ordered: ordered(),
                make: &|parent| Ok(parent.relation(relation)),
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}
