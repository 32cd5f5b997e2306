//! `Project.network`: the projects around a project, to be drawn.

use super::common::by_parent;
use crate::graphql::fail::Fail;
use crate::graphql::fields::expect;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Model, Object, arg};
use rialto_persistence::network::{self, Reach};
use rialto_persistence::read::Select;

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::new("ProjectNetwork", "The projects around a project, by links that both sides confirmed.")
            .field(
                "projects",
                "[Project!]!",
                "The public projects, itself first, nearest first; those that ended or went into another are among them.",
                by_parent(),
            )
            .field("links", "[ProjectLink!]!", "The links among them, at most 1,000.", by_parent())
            .field("isWhole", "Boolean!", "Whether nothing that is linked was left out, for being too far or too much.", by_parent()),
    );
    model.extend("Project", |object| {
        object
            .field(
                "network",
                "ProjectNetwork!",
                "The public projects around it, by links that both sides confirmed, breadth first, the same every time.",
                Box::new(plan),
            )
            .with(vec![
                arg("depth", "Int", "Steps from it, 1 to 3; 2 when not given."),
                arg("most", "Int", "Projects at most, 2 to 100; 40 when not given."),
            ])
    });
}

/// Most links of a network.
const LINKS: u32 = 1_000;

fn plan<'a>(planner: &mut Planner<'a>, select: &mut Select, call: &FieldCall<'a>) -> Result<Shape, Fail> {
    let (depth, most) = (call.int("depth").unwrap_or(2), call.int("most").unwrap_or(40));
    if !(1..=3).contains(&depth) {
        return Err(Fail::input("`depth` is a whole number from 1 to 3.").at(call.place));
    }
    if !(2..=100).contains(&most) {
        return Err(Fail::input("`most` is a whole number from 2 to 100.").at(call.place));
    }
    let reach = Reach { depth, most };
    // links are walked, whatever is asked of them
    planner.spend(20)?;
    let rows = u64::try_from(most).unwrap_or(100);
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "ProjectNetwork")?, &call.sets)? {
        planner.spend(1)?;
        let shape = match inner.name {
            "projects" => {
                let child = network::projects(select, reach);
                records(planner, select, (child, "Project", rows), &inner)?
            }
            "links" => {
                let mut child = network::links(select, reach);
                child.limit(LINKS);
                records(planner, select, (child, "ProjectLink", rows), &inner)?
            }
            "isWhole" => Shape::Bool(network::is_whole(select, reach)),
            _ => Shape::literal("ProjectNetwork"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}

fn records<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    (mut child, object, rows): (Select, &'static str, u64),
    call: &FieldCall<'a>,
) -> Result<Shape, Fail> {
    let fields = planner.times(rows, |planner| planner.fields(object, &call.sets, &mut child))?;
    let slots = child.slots();
    Ok(Shape::Records { slot: select.many(child), slots, fields })
}
