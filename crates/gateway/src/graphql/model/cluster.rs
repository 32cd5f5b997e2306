//! `Cluster`, its members and its list.

use super::common::{by_parent, connection, facets_of, list_arguments};
use super::person::named_sort;
use super::{pilot, project, project_ties};
use crate::graphql::connection::page_arguments;
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, inline_fields, language_argument, one, related, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Consolidation, MacroScenario};
use rialto_persistence::cluster::{self as table, FacetName, member};
use rialto_persistence::read::Relation;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<MacroScenario>());
    model.enumeration(Enum::of::<Consolidation>());
    model.object(cluster());
    connection(model, "Cluster", ("ClusterConnection", "ClusterEdge"), vec![facets_of("[ClusterFacet!]!")]);
    model.object(
        Object::node("ClusterMember", "An organisation in a cluster.")
            .field("id", "ID!", "Global id.", id(member::ID, Kind::ClusterMember))
            .field("cluster", "Cluster!", "The cluster.", one(&table::MEMBER_CLUSTER, "Cluster", true))
            .field(
                "organisation",
                "Organisation!",
                "The organisation.",
                one(&table::MEMBER_ORGANISATION, "Organisation", true),
            )
            .field("helix", "Helix!", "The helix it stands for in this cluster.", enumeration(member::HELIX))
            .field("joinedOn", "Date", "Since when.", column(member::JOINED_ON)),
    );
    connection(model, "ClusterMember", ("ClusterMemberConnection", "ClusterMemberEdge"), Vec::new());
    model.object(
        Object::new("HelixCount", "How many members stand for a helix.")
            .field("helix", "Helix!", "The helix.", by_parent())
            .field("count", "Int!", "Number of members.", by_parent()),
    );
    model.input(
        "ClusterFilter",
        "Which clusters. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "In the trees of these NUTS codes."),
            arg("macroScenarios", "[MacroScenario!]", "Of these macro scenarios."),
            arg("focusAreas", "[FocusArea!]", "With these focus areas."),
            arg("consolidations", "[Consolidation!]", "So settled."),
            arg("helices", "[Helix!]", "With members of these helices."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Invented for the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "ClusterSort",
        "Orders of clusters.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("NAME", "By name."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "ClusterFacet",
        "What clusters are counted by.",
        &[
            ("COUNTRY", "Country code as NUTS writes it."),
            ("MACRO_SCENARIO", "Macro scenario."),
            ("FOCUS_AREA", "Focus area."),
            ("CONSOLIDATION", "How settled they are."),
        ],
    ));
}

fn cluster() -> Object {
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    Object::node("Cluster", "A cluster with social vocation and responsiveness (SVRC): government, business, academia and civil society together.")
        .field("id", "ID!", "Global id.", id(table::ID, Kind::Cluster))
        .field("slug", "String!", "Address in the web app.", column(table::SLUG))
        .field("name", "Text!", "Name.", texts(table::NAME)).with(language_argument())
        .field("summary", "Text", "A few sentences.", texts(table::SUMMARY)).with(language_argument())
        .field("macroScenario", "MacroScenario!", "Macro scenario.", enumeration(table::MACRO_SCENARIO))
        .field("consolidation", "Consolidation!", "How settled it is.", enumeration(table::CONSOLIDATION))
        .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
        .field("isDemo", "Boolean!", "Whether it was invented for the demo network.", column(table::IS_DEMO))
        .field("region", "Region", "The NUTS region it is in.", one(&table::REGION, "Region", false))
        .field("focusAreas", "[FocusArea!]!", "Its focus areas.", values(&table::FOCUS, table::FOCUS_AREA, true))
        .field("priorities", "[String!]!", "Smart specialisation (S3) priorities it serves.", values(&table::PRIORITIES, table::PRIORITY, false))
        .field("evenness", "Float", "Balance of the four helices: Shannon evenness of the member counts, 0 (one helix) to 1 (all equal); null without members.", column(table::EVENNESS))
        .field("foundedOn", "Date", "When it was founded.", column(table::FOUNDED_ON))
        .field("website", "String", "Its web address.", column(table::WEBSITE))
        .field("members", "ClusterMemberConnection!", "Its members.", members(&table::MEMBERS)).with(page_arguments())
        .field("helixCounts", "[HelixCount!]!", "Members by helix; helices without members are left out.", helix_counts())
        .field("projects", "ProjectConnection!", "Its projects.", project::LIST.of(|select| select.relation(&table::PROJECTS))).with(list_arguments("ProjectFilter", "ProjectSort"))
        .field("pilots", "PilotConnection!", "Its pilot actions.", pilot::LIST.of(|select| select.relation(&table::PILOTS))).with(list_arguments("PilotFilter", "PilotSort"))
        .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
        .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT))
}

pub(super) fn members(relation: &'static Relation) -> PlanField {
    related(relation, "ClusterMember", "ClusterMemberConnection", project_ties::made)
}

fn helix_counts() -> PlanField {
    Box::new(|planner, select, call| {
        let fields = inline_fields(planner, "HelixCount", call, |name| match name {
            "helix" => Some(Shape::Upper(0)),
            _ => Some(Shape::Raw(1)),
        })?;
        Ok(Shape::Records { slot: table::helix_counts(select), slots: 2, fields })
    })
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        macro_scenarios: given.list("macroScenarios")?,
        focus_areas: given.list("focusAreas")?,
        consolidations: given.list("consolidations")?,
        helices: given.list("helices")?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
    })
}

/// How clusters are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "ClusterConnection",
    node: "Cluster",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NAME",
    sort: named_sort,
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "MACRO_SCENARIO" => (FacetName::MacroScenario, Values::Enum),
            "FOCUS_AREA" => (FacetName::FocusArea, Values::Enum),
            _ => (FacetName::Consolidation, Values::Enum),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
