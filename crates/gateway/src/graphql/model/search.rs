//! `search`: one text over all aggregates.

use super::common::by_parent;
use crate::graphql::connection::{self, Ordered, Spec};
use crate::graphql::facets::{self, Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_persistence::read::{Select, Sql, Table};
use rialto_persistence::search::Query;
use rialto_persistence::{cluster, dataset, organisation, person, pilot, project, region, session, statistics};

const KINDS: [(Kind, &Table); 8] = [
    (Kind::Project, &project::TABLE),
    (Kind::Person, &person::TABLE),
    (Kind::Organisation, &organisation::TABLE),
    (Kind::Cluster, &cluster::TABLE),
    (Kind::Dataset, &dataset::TABLE),
    (Kind::Pilot, &pilot::TABLE),
    (Kind::Session, &session::TABLE),
    (Kind::Region, &region::TABLE),
];

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::new(
        "SearchKind",
        "What can be searched.",
        &[
            ("PROJECT", "Projects."),
            ("PERSON", "People."),
            ("ORGANISATION", "Organisations."),
            ("CLUSTER", "Clusters."),
            ("DATASET", "Datasets."),
            ("PILOT", "Pilots."),
            ("SESSION", "Sessions."),
            ("REGION", "Regions."),
        ],
    ));
    model.object(
        Object::new("SearchConnection", "What a text finds, best first.")
            .field("edges", "[SearchEdge!]!", "The hits of the page.", by_parent())
            .field("nodes", "[Node!]!", "The records of the page.", by_parent())
            .field("pageInfo", "PageInfo!", "Whether there is more, and from where to go on.", by_parent())
            .field("totalCount", "Int!", "Number of hits.", by_parent())
            .field("facets", "[Facet!]!", "Hits by kind, kinds that were not asked for too.", by_parent())
            .with(vec![arg("of", "[SearchFacet!]!", "Which facets.")]),
    );
    model.object(
        Object::new("SearchEdge", "A hit.")
            .field("cursor", "String!", "Opaque place of the hit in the list.", by_parent())
            .field("kind", "SearchKind!", "What it is.", by_parent())
            .field("node", "Node!", "The record.", by_parent()),
    );
    model.enumeration(Enum::new("SearchFacet", "What hits are counted by.", &[("KIND", "What they are.")]));
}

/// The root field `search`.
pub(super) fn field() -> PlanField {
    Box::new(|planner, select, call| {
        let text = call.text("text").unwrap_or_default();
        if text.chars().count() > 200 {
            return Err(Fail::input("`text` is longer than 200 characters; use fewer words."));
        }
        let Some(query) = Query::new(text, call.text("language")) else {
            return Err(Fail::input("`text` has no letter or digit to look for; write a word."));
        };
        let wanted: Option<Vec<String>> = call.get("kinds")?;
        let is_wanted = |kind: Kind| {
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|name| name.eq_ignore_ascii_case(kind.as_str())))
        };
        let kinds: Vec<Kind> = KINDS.iter().map(|(kind, _)| *kind).filter(|kind| is_wanted(*kind)).collect();
        let (order, keys) = statistics::hit_keys();
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "SearchConnection",
                node: "Node",
                ordered: Ordered { name: "RELEVANCE", order, keys },
                make: &|parent| Ok(statistics::hits(parent, &query, &kinds)),
                beside: &|planner, parent, inner| {
                    facets::plan(planner, parent, inner, |parent, _| {
                        let all: Vec<Kind> = KINDS.iter().map(|(kind, _)| *kind).collect();
                        Ok(Counts::rows(statistics::hits_by_kind(parent, &query, &all), Values::Enum))
                    })
                    .map(Some)
                },
                edge: Some(&|planner, child, inner| match inner.name {
                    "kind" => {
                        let kind = format!("{}.kind", child.alias());
                        Ok(Shape::Upper(child.expression(Sql::new(kind))))
                    }
                    _ => record(planner, child, inner, &kinds),
                }),
            },
        )
    })
}

/// The record of a hit: one select a kind, of which one answers.
pub(super) fn record<'a>(
    planner: &mut Planner<'a>,
    rows: &mut Select,
    call: &FieldCall<'a>,
    kinds: &[Kind],
) -> Result<Shape, Fail> {
    let mut records = Vec::new();
    for (kind, table) in KINDS.iter().filter(|(kind, _)| kinds.contains(kind)) {
        let (condition, mut child) = statistics::hit_record(rows, *kind, table);
        let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
        let slots = child.slots();
        records.push((rows.one_when(&condition, child), slots, fields));
    }
    Ok(Shape::FirstOf(records))
}
