//! Duplicates, told before they are made: by a query while somebody types, and by the payload of a create.

use super::common::by_parent;
use super::record_acts::named;
use crate::graphql::fail::Fail;
use crate::graphql::fields::expect;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Field, Model, Object, PlanField, arg};
use rialto_app::record::{Duplicate, Sought};
use rialto_domain::duplicate::Likeness;
use rialto_domain::form;
use rialto_domain::id::{GlobalId, Kind};
use rialto_persistence::read::Select;
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::new("Duplicate", "A record that may be the same.")
            .field("record", "Node!", "The record.", by_parent())
            .field("title", "String!", "What it is called.", by_parent())
            .field("reasons", "[DuplicateReason!]!", "Why it may be the same, most telling first.", by_parent()),
    );
    query(model);
}

/// Duplicates as a payload or a query tells them.
pub fn duplicates_json(found: &[Duplicate]) -> Value {
    let reasons =
        |one: &Duplicate| -> Vec<String> { one.reasons.iter().map(|reason| reason.as_str().to_uppercase()).collect() };
    found
        .iter()
        .map(|one| json!({ "record": one.id.to_string(), "title": one.title, "reasons": reasons(one) }))
        .collect()
}

/// The duplicates that were told under a name.
pub(super) fn told_duplicates(name: &'static str) -> PlanField {
    Box::new(move |planner, select, call| {
        let told = planner.acted.values.get(name).and_then(Value::as_array).cloned();
        plan_duplicates(planner, select, call, told.as_deref())
    })
}

fn plan_duplicates<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    call: &FieldCall<'a>,
    told: Option<&[Value]>,
) -> Result<Shape, Fail> {
    let model = planner.model;
    let unknown = [
        json!({ "record": GlobalId { kind: Kind::Project, key: Uuid::nil() }.to_string(), "title": "", "reasons": [] }),
    ];
    let mut all = Vec::new();
    for duplicate in told.unwrap_or(&unknown) {
        let of = |name: &str| duplicate.get(name).unwrap_or(&Value::Null);
        let mut fields = Vec::new();
        for inner in planner.calls(expect(model, "Duplicate")?, &call.sets)? {
            planner.spend(1)?;
            let shape = match inner.name {
                "record" => match of("record").as_str().and_then(GlobalId::parse) {
                    Some(id) => named(planner, select, &inner, id)?,
                    None => Shape::Fixed("null".to_owned()),
                },
                "__typename" => Shape::literal("Duplicate"),
                name => Shape::Fixed(of(name).to_string()),
            };
            fields.push((Key::new(inner.key), shape));
        }
        all.push(Shape::Inline { null_if: None, fields });
    }
    Ok(if told.is_some() { Shape::List(all) } else { Shape::Fixed("[]".to_owned()) })
}

/// The name under which the duplicates of a root field are told before it is planned.
pub fn told_under(key: &str) -> String {
    format!("duplicates of {key}")
}

/// What a call of `duplicates` looks for.
pub fn sought(call: &FieldCall<'_>) -> Result<Sought, Fail> {
    let name = call.text("kind").unwrap_or_default();
    let kind = Kind::ALL.iter().copied().find(|kind| kind.as_str().eq_ignore_ascii_case(name));
    let kind = kind.ok_or_else(|| Fail::input("`kind` is no kind of record."))?;
    let title = call.text("title").unwrap_or_default();
    if title.chars().count() > 300 {
        return Err(Fail::input("`title` is longer than 300 characters.").at(call.place));
    }
    let website = call.text("website").and_then(|text| form::link(&["website"], text).ok().flatten());
    let id = |name: &str| call.text(name).map(str::to_owned);
    let likeness = Likeness {
        titles: vec![title.to_owned()],
        region: id("regionId"),
        organisation: id("organisationId"),
        website,
    };
    Ok(Sought { kind, likeness })
}

fn query(model: &mut Model) {
    let field = Field {
        name: "duplicates",
        ty: "[Duplicate!]!".to_owned(),
        about: "Records that may be the same as one about to be made, likeliest first, at most 5: published ones, and those of the viewer. For members.",
        arguments: vec![
            arg("kind", "SearchKind!", "Projects, organisations, clusters, datasets, pilots or sessions."),
            arg("title", "String!", "Title or name, as far as it is written."),
            arg("regionId", "ID", "The region it is in."),
            arg("organisationId", "ID", "The organisation that leads it."),
            arg("website", "String", "Its own web address."),
        ],
        plan: Box::new(|planner, select, call| {
            let told = planner.acted.values.get(&told_under(call.key)).and_then(Value::as_array).cloned();
            plan_duplicates(planner, select, call, told.as_deref())
        }),
    };
    model.extend("Query", |object| object.and(vec![field]));
}
