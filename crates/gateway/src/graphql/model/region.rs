//! `Region` and its list.

use super::common::{connection, list_arguments};
use super::{cluster, dataset, figures, organisation, person, pilot, project, session};
use crate::graphql::connection::{self, Ordered, Spec};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, id, objects, one, point};
use crate::graphql::filter::Filter;
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_persistence::read::Select;
use rialto_persistence::region::{self as table, Sort, change, shape};

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::node("Region", "A NUTS region. Its lists take its whole tree.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Region))
            .field("code", "String!", "NUTS code: `ES`, `ES6`, `ES61`, `ES612`.", column(table::CODE))
            .field("level", "Int!", "0 country, 1 major region, 2 basic region, 3 small region.", column(table::LEVEL))
            .field("country", "String!", "Country code as NUTS writes it (`EL`, `UK`).", column(table::COUNTRY))
            .field("name", "String!", "Name in the region's own language and script.", column(table::NAME))
            .field("nameLatin", "String!", "The same in Latin letters.", column(table::NAME_LATIN))
            .field("point", "Point", "Its point on the map.", point(table::LAT, table::LON, None))
            .field("population", "Int", "Inhabitants in 2021 (Eurostat).", column(table::POPULATION))
            .field("areaKm2", "Float", "Area in km².", column(table::AREA))
            .field("inNuts2021", "Boolean!", "Whether it is in NUTS 2021.", column(table::IN_2021))
            .field("inNuts2024", "Boolean!", "Whether it is in NUTS 2024.", column(table::IN_2024))
            .field(
                "shape",
                "RegionShape",
                "Its shape on a map, where this site has imported one; null where it has not: draw its point then.",
                one(&table::SHAPE, "RegionShape", false),
            )
            .field("parent", "Region", "The region above; null for a country.", one(&table::PARENT, "Region", false))
            .field(
                "children",
                "RegionConnection!",
                "The regions one level below.",
                list(|select| select.relation(&table::CHILDREN)),
            )
            .with(list_arguments("RegionFilter", "RegionSort"))
            .field(
                "changes",
                "[RegionChange!]!",
                "What became of it between NUTS 2021 and 2024.",
                objects(&table::CHANGED, "RegionChange", "{t}.code_2021 asc, {t}.code_2024 asc"),
            )
            .field(
                "projects",
                "ProjectConnection!",
                "Projects in its tree.",
                project::LIST.of(|select| select.relation(&table::PROJECTS)),
            )
            .with(list_arguments("ProjectFilter", "ProjectSort"))
            .field(
                "organisations",
                "OrganisationConnection!",
                "Organisations in its tree.",
                organisation::LIST.of(|select| select.relation(&table::ORGANISATIONS)),
            )
            .with(list_arguments("OrganisationFilter", "OrganisationSort"))
            .field(
                "experts",
                "PersonConnection!",
                "Experts whose home is in its tree.",
                person::LIST.of(|select| select.relation(&table::PEOPLE)),
            )
            .with(list_arguments("ExpertFilter", "ExpertSort"))
            .field(
                "clusters",
                "ClusterConnection!",
                "Clusters in its tree.",
                cluster::LIST.of(|select| select.relation(&table::CLUSTERS)),
            )
            .with(list_arguments("ClusterFilter", "ClusterSort"))
            .field(
                "datasets",
                "DatasetConnection!",
                "Datasets about its tree.",
                dataset::LIST.of(|select| select.relation(&table::DATASETS)),
            )
            .with(list_arguments("DatasetFilter", "DatasetSort"))
            .field(
                "pilots",
                "PilotConnection!",
                "Pilots in its tree.",
                pilot::LIST.of(|select| select.relation(&table::PILOTS)),
            )
            .with(list_arguments("PilotFilter", "PilotSort"))
            .field(
                "figures",
                "RegionFigures!",
                "What is public in its tree, in figures: the dashboard of the region.",
                figures::field(),
            )
            .field(
                "sessions",
                "SessionConnection!",
                "Sessions in its tree, first to begin first.",
                session::LIST.of(|select| select.relation(&table::SESSIONS)),
            )
            .with(list_arguments("SessionFilter", "SessionSort")),
    );
    connection(model, "Region", ("RegionConnection", "RegionEdge"), Vec::new());
    model.object(
        Object::new("RegionChange", "What became of a region between NUTS 2021 and NUTS 2024.")
            .field("code2021", "String", "Its code in 2021; null when it is new.", column(change::CODE_2021))
            .field("code2024", "String", "Its code in 2024; null when it ended.", column(change::CODE_2024))
            .field("label", "String!", "Name.", column(change::LABEL))
            .field("change", "String!", "What changed: name, boundary, split, merger.", column(change::CHANGE)),
    );
    model.object(
        Object::new("RegionShape", "The shape of a region, as this site has imported it.")
            .field(
                "geometry",
                "GeoJSON!",
                "A `Polygon` or `MultiPolygon` in degrees (WGS 84, longitude first) with 4 decimals, at most 60,000 bytes; \
                 it costs 100 instead of 1. Outer rings run counter-clockwise (RFC 7946): d3-geo wants them clockwise, so \
                 reverse each ring before it is drawn with a spherical projection.",
                geometry(),
            )
            .field("source", "String!", "Who made it, as it is to be credited.", column(shape::SOURCE))
            .field("importedAt", "DateTime!", "When it came into this network.", column(shape::IMPORTED_AT)),
    );
    model.input(
        "RegionFilter",
        "Which regions. All conditions hold together.",
        vec![
            arg("within", "[String!]", "In the trees of these NUTS codes."),
            arg("levels", "[Int!]", "At these levels, 0 to 3."),
            arg("countries", "[String!]", "In these countries, as NUTS writes them."),
            arg("text", "String", "Whose name or code has these words."),
            arg("nuts", "Int", "In this version of NUTS: 2021 or 2024."),
        ],
    );
    model.enumeration(Enum::new(
        "RegionSort",
        "Orders of regions.",
        &[("CODE", "By code."), ("NAME", "By name in Latin letters."), ("POPULATION", "Most inhabitants first.")],
    ));
}

/// What a shape costs: a page of 100 is half of what an operation may cost, and at most 6 MB.
const SHAPE_COST: u64 = 100;

fn geometry() -> PlanField {
    Box::new(|planner, select, _| {
        // one was spent for the field
        planner.spend(SHAPE_COST - 1)?;
        Ok(Shape::Raw(select.column(shape::GEOMETRY)))
    })
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        within: given.list("within")?,
        levels: given.list("levels")?,
        countries: given.list("countries")?,
        text: given.text()?,
        nuts: given.get("nuts")?,
    })
}

/// A list of regions out of `base`.
pub(super) fn list(base: impl Fn(&mut Select) -> Select + Send + Sync + 'static) -> PlanField {
    Box::new(move |planner, select, call| {
        let filter = filter(call)?;
        let (name, sort) = match call.text("sort") {
            Some("NAME") => ("NAME", Sort::Name),
            Some("POPULATION") => ("POPULATION", Sort::Population),
            _ => ("CODE", Sort::Code),
        };
        let (order, keys) = sort.keys();
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "RegionConnection",
                node: "Region",
                ordered: Ordered { name, order, keys },
                make: &|parent| {
                    let mut child = base(parent);
                    table::apply(&mut child, &filter)?;
                    Ok(child)
                },
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}
