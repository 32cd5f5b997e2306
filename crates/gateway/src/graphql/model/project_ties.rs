//! What ties projects to others: links, organisations, the map.

use super::common::{by_parent, connection};
use crate::graphql::connection::Ordered;
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, expect, id, inline_fields, one, related, text};
use crate::graphql::listing::MakeRows;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::geo::BoundingBox;
use rialto_domain::id::Kind;
use rialto_domain::lesson::LinkStatus;
use rialto_domain::vocabulary::{Cause, LinkKind, OrganisationRole, OutcomeKind, ProjectRole};
use rialto_persistence::project as table;
use rialto_persistence::read::{Order, Relation, Scalar, Select, SortKey};
use rialto_persistence::statistics;

/// By time of coming, newest first.
pub(super) fn newest() -> Ordered {
    let keys = vec![SortKey::new("{t}.created_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
    Ordered { name: "NEWEST", order: Order::Descending, keys }
}

/// In the order in which they were made.
pub(super) fn made() -> Ordered {
    Ordered { name: "MADE", order: Order::Ascending, keys: vec![SortKey::new("{t}.id", Scalar::Uuid)] }
}

pub(super) fn needs(relation: &'static Relation) -> PlanField {
    related(relation, "Need", "NeedConnection", newest)
}

pub(super) fn contributions(relation: &'static Relation) -> PlanField {
    super::advice::contributions(relation)
}

pub(super) fn links(relation: &'static Relation) -> PlanField {
    related(relation, "ProjectLink", "ProjectLinkConnection", made)
}

pub(super) fn organisations(relation: &'static Relation) -> PlanField {
    related(relation, "ProjectOrganisation", "ProjectOrganisationConnection", made)
}

pub(super) fn team(relation: &'static Relation) -> PlanField {
    related(relation, "ProjectMember", "ProjectMemberConnection", made)
}

pub(super) fn types(model: &mut Model) {
    use table::{link, member, team};
    model.enumeration(Enum::of::<LinkKind>());
    model.enumeration(Enum::of::<LinkStatus>());
    model.enumeration(Enum::of::<OrganisationRole>());
    model.enumeration(Enum::of::<ProjectRole>());
    model.enumeration(Enum::of::<OutcomeKind>());
    model.enumeration(Enum::of::<Cause>());
    model.object(
        Object::node("ProjectLink", "A tie between two projects: `project` *builds on* `target`.")
            .field("id", "ID!", "Global id.", id(link::ID, Kind::ProjectLink))
            .field("kind", "LinkKind!", "How they are tied.", enumeration(link::KIND))
            .field(
                "status",
                "LinkStatus!",
                "Where it stands. Everybody sees what is confirmed; what is proposed both sides see, what was declined the side that \
                 proposed it.",
                enumeration(link::STATUS),
            )
            .field(
                "proposedAt",
                "DateTime",
                "When it was proposed; null for what was imported or is older.",
                column(link::PROPOSED_AT),
            )
            .field("answeredAt", "DateTime", "When the other side answered; null while it has not.", column(link::ANSWERED_AT))
            .field("note", "Text", "Why.", text(link::NOTE, link::LANGUAGE, None))
            .field("project", "Project!", "The project that says it.", one(&table::LINK_PROJECT, "Project", true))
            .field("target", "Project!", "The other project.", one(&table::LINK_TARGET, "Project", true)),
    );
    connection(model, "ProjectLink", ("ProjectLinkConnection", "ProjectLinkEdge"), Vec::new());
    model.object(
        Object::node("ProjectOrganisation", "An organisation in a project, besides the one that leads it.")
            .field("id", "ID!", "Global id.", id(member::ID, Kind::ProjectOrganisation))
            .field("role", "OrganisationRole!", "What it is to the project.", enumeration(member::ROLE))
            .field("project", "Project!", "The project.", one(&table::MEMBER_PROJECT, "Project", true))
            .field(
                "organisation",
                "Organisation!",
                "The organisation.",
                one(&table::MEMBER_ORGANISATION, "Organisation", true),
            ),
    );
    connection(model, "ProjectOrganisation", ("ProjectOrganisationConnection", "ProjectOrganisationEdge"), Vec::new());
    model.object(
        Object::node("ProjectMember", "A person in the team of a project.")
            .field("id", "ID!", "Global id.", id(team::ID, Kind::ProjectMember))
            .field("project", "Project!", "The project.", one(&table::TEAM_PROJECT, "Project", true))
            .field("person", "Person!", "The person.", one(&table::TEAM_PERSON, "Person", true))
            .field("role", "ProjectRole!", "What the person may do in it.", enumeration(team::ROLE))
            .field("joinedOn", "Date", "In the team since, where known.", column(team::JOINED_ON)),
    );
    connection(model, "ProjectMember", ("ProjectMemberConnection", "ProjectMemberEdge"), Vec::new());
}

pub(super) fn map_types(model: &mut Model) {
    model.object(
        Object::new("MapCluster", "Projects that lie close together on a map at a zoom.")
            .field("key", "String!", "Key of the cell, the same for the same zoom.", by_parent())
            .field("lat", "Float!", "Latitude of the middle of its projects.", by_parent())
            .field("lon", "Float!", "Longitude of the middle of its projects.", by_parent())
            .field("count", "Int!", "Number of projects.", by_parent())
            .field("bounds", "Box!", "The smallest box around its projects.", by_parent())
            .field("project", "Project", "The project, when there is one only.", by_parent()),
    );
}

/// Rows that may be answered, for the cost.
const MAP_ROWS: u64 = 100;

/// Plans `mapClusters` over the projects that `make` selects.
pub(super) fn map<'a>(
    planner: &mut Planner<'a>,
    parent: &mut Select,
    call: &FieldCall<'a>,
    make: &MakeRows<'_>,
) -> Result<Shape, Fail> {
    let Some(area) = call.get::<BoundingBox>("box")? else { return Err(Fail::input("`box` is needed.")) };
    let zoom = call.int("zoom").unwrap_or_default();
    planner.spend(20)?;
    let projects = make(parent)?;
    let mut rows = statistics::map_clusters(parent, projects, area, zoom)?;
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "MapCluster")?, &call.sets)? {
        let shape = match inner.name {
            "key" => Shape::Cell { x: 0, y: 1, zoom },
            "lat" => Shape::Degrees { x: 3, y: 4, latitude: true },
            "lon" => Shape::Degrees { x: 3, y: 4, latitude: false },
            "count" => Shape::Raw(2),
            "bounds" => {
                let edges = inline_fields(planner, "Box", &inner, |name| {
                    Some(match name {
                        "west" => Shape::Degrees { x: 5, y: 6, latitude: false },
                        "north" => Shape::Degrees { x: 5, y: 6, latitude: true },
                        "east" => Shape::Degrees { x: 7, y: 8, latitude: false },
                        "south" => Shape::Degrees { x: 7, y: 8, latitude: true },
                        _ => return None,
                    })
                })?;
                Shape::Inline { null_if: None, fields: edges }
            }
            "project" => {
                let (condition, mut project) = statistics::single_project(&mut rows);
                let fields = planner.times(MAP_ROWS, |planner| planner.fields("Project", &inner.sets, &mut project))?;
                let slots = project.slots();
                Shape::Record { slot: rows.one_when(&condition, project), slots, fields, required: false }
            }
            _ => Shape::literal("MapCluster"),
        };
        fields.push((Key::new(inner.key), shape));
    }
    let slots = rows.slots();
    Ok(Shape::Records { slot: parent.many(rows), slots, fields })
}
