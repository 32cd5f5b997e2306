//! `Organisation` and its list.

use super::common::{connection, facets_of, list_arguments};
use super::person::named_sort;
use super::{cluster, project, project_ties};
use crate::graphql::connection::page_arguments;
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, origin, point, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::types::{Enum, Model, Object, arg};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::Helix;
use rialto_persistence::organisation::{self as table, FacetName};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Helix>());
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Organisation", "A body with a helix and a place.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Organisation))
            .field("slug", "String!", "Address in the web app.", column(table::SLUG))
            .field("name", "String!", "Its name, as it calls itself.", column(table::NAME))
            .field("summary", "Text", "One or two sentences.", texts(table::SUMMARY))
            .with(language_argument())
            .field("description", "Text", "Full text.", texts(table::DESCRIPTION))
            .with(language_argument())
            .field("helix", "Helix", "Which helix it belongs to, where known.", enumeration(table::HELIX))
            .field("size", "String", "Number of people, as the source words it.", column(table::SIZE))
            .field("website", "String", "Its web address.", column(table::WEBSITE))
            .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
            .field("isDemo", "Boolean!", "Whether it was invented for the demo network.", column(table::IS_DEMO))
            .field("region", "Region", "The NUTS region it is in.", one(&table::REGION, "Region", false))
            .field("point", "Point", "Its place on the map.", point(table::LAT, table::LON, Some(table::PRECISION)))
            .field("foundedOn", "Date", "When it was founded.", column(table::FOUNDED_ON))
            .field("tags", "[String!]!", "Free key words.", values(&table::TAGS, table::TAG, false))
            .field(
                "ledProjects",
                "ProjectConnection!",
                "Projects it leads.",
                project::LIST.of(|select| select.relation(&table::LED_PROJECTS)),
            )
            .with(list_arguments("ProjectFilter", "ProjectSort"))
            .field(
                "projects",
                "ProjectOrganisationConnection!",
                "Projects it takes part in besides.",
                project_ties::organisations(&table::PROJECTS),
            )
            .with(page_arguments())
            .field(
                "memberships",
                "ClusterMemberConnection!",
                "Its places in clusters.",
                cluster::members(&table::MEMBERSHIPS),
            )
            .with(page_arguments())
            .field(
                "source",
                "Source",
                "Where it was imported from; null when it was written here.",
                origin(table::ORIGIN_NAME, table::ORIGIN_ID),
            )
            .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
            .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT)),
    );
    connection(
        model,
        "Organisation",
        ("OrganisationConnection", "OrganisationEdge"),
        vec![facets_of("[OrganisationFacet!]!")],
    );
    model.input(
        "OrganisationFilter",
        "Which organisations. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "In the trees of these NUTS codes."),
            arg("box", "BoundingBox", "With a point in this box."),
            arg("helices", "[Helix!]", "Of these helices."),
            arg("languages", "[Language!]", "Described in these languages."),
            arg("tags", "[String!]", "With these key words, as written."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Invented for the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "OrganisationSort",
        "Orders of organisations.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("NAME", "By name."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "OrganisationFacet",
        "What organisations are counted by.",
        &[("COUNTRY", "Country code as NUTS writes it."), ("HELIX", "Helix."), ("LANGUAGE", "Language of the texts.")],
    ));
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        area: given.area()?,
        helices: given.list("helices")?,
        languages: given.languages()?,
        tags: given.list("tags")?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
    })
}

/// How organisations are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "OrganisationConnection",
    node: "Organisation",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NAME",
    sort: named_sort,
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "HELIX" => (FacetName::Helix, Values::Enum),
            _ => (FacetName::Language, Values::Plain),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
