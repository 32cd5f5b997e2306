//! `Pilot`, its milestones and indicators, and its list.

use super::common::{connection, facets_of};
use super::dataset;
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, text};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::types::{Enum, Model, Object, arg};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{ChainKind, Direction, PilotStatus};
use rialto_persistence::pilot::{self as table, FacetName, Sort, chain, step};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<PilotStatus>());
    model.enumeration(Enum::of::<Direction>());
    model.enumeration(Enum::of::<ChainKind>());
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Pilot", "A pilot action: plan, milestones, indicators.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Pilot))
            .field("slug", "String!", "Address in the web app.", column(table::SLUG))
            .field("title", "Text!", "Title.", texts(table::TITLE))
            .with(language_argument())
            .field("summary", "Text", "A few sentences.", texts(table::SUMMARY))
            .with(language_argument())
            .field("status", "PilotStatus!", "Where it stands.", enumeration(table::STATUS))
            .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
            .field("isDemo", "Boolean!", "Whether it belongs to the demo network.", column(table::IS_DEMO))
            .field("startedOn", "Date", "First day.", column(table::STARTED_ON))
            .field("endedOn", "Date", "Last day.", column(table::ENDED_ON))
            .field("cluster", "Cluster", "The cluster that runs it.", one(&table::CLUSTER, "Cluster", false))
            .field("project", "Project", "The project it grew from or into.", one(&table::PROJECT, "Project", false))
            .field("region", "Region", "The NUTS region it is in.", one(&table::REGION, "Region", false))
            .field(
                "milestones",
                "[Milestone!]!",
                "Steps of its plan, in order.",
                objects(&table::MILESTONES, "Milestone", "{t}.position asc"),
            )
            .field(
                "indicators",
                "[Indicator!]!",
                "Figures that tell whether it works.",
                objects(&table::INDICATORS, "Indicator", "{t}.position asc"),
            )
            .field(
                "chain",
                "[PilotStep!]!",
                "The learning chain it stands in, as far as it is on record, in order: from what was learned elsewhere to \
                 what became policy.",
                objects(&table::CHAIN, "PilotStep", "{t}.position asc"),
            )
            .field(
                "datasetUses",
                "DatasetUseConnection!",
                "Open data it uses, and what for.",
                dataset::uses(&table::DATASET_USES),
            )
            .with(page_arguments())
            .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
            .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT)),
    );
    model.object(
        Object::new("Milestone", "A step of a pilot's plan.")
            .field("title", "Text!", "What is reached.", text(step::TITLE, step::LANGUAGE, None))
            .field("dueOn", "Date", "Planned for.", column(step::DUE_ON))
            .field("doneOn", "Date", "Reached on; null when it is not.", column(step::DONE_ON)),
    );
    model.object(
        Object::new("Indicator", "A figure that tells whether a pilot works.")
            .field("name", "Text!", "What is counted.", text(step::NAME, step::LANGUAGE, None))
            .field("unit", "String!", "In which unit: `people`, `%`, `EUR`.", column(step::UNIT))
            .field("baseline", "Float", "Before the pilot.", column(step::BASELINE))
            .field("target", "Float", "Aimed at.", column(step::TARGET))
            .field("measured", "Float", "Found.", column(step::MEASURED))
            .field("measuredOn", "Date", "Found on.", column(step::MEASURED_ON))
            .field("better", "Direction!", "Which way it improves.", enumeration(step::BETTER)),
    );
    let texts = |column| text(column, chain::LANGUAGE, Some(chain::TRANSLATIONS));
    model.object(
        Object::new("PilotStep", "A link of the learning chain that a pilot stands in.")
            .field("kind", "ChainKind!", "Which link of the chain.", enumeration(chain::KIND))
            .field("title", "Text!", "One line.", texts(chain::TITLE))
            .with(language_argument())
            .field("text", "Text", "More, where needed.", texts(chain::TEXT))
            .with(language_argument())
            .field("happenedOn", "Date", "On this day, where on record.", column(chain::HAPPENED_ON))
            .field("place", "String", "Where, as people say it.", column(chain::PLACE))
            .field("url", "String", "Where more is to be read.", column(chain::URL)),
    );
    connection(model, "Pilot", ("PilotConnection", "PilotEdge"), vec![facets_of("[PilotFacet!]!")]);
    model.input(
        "PilotFilter",
        "Which pilots. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "In the trees of these NUTS codes."),
            arg("statuses", "[PilotStatus!]", "Standing here."),
            arg("macroScenarios", "[MacroScenario!]", "Run by clusters of these macro scenarios."),
            arg("clusters", "[String!]", "Run by the clusters with these slugs."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Belonging to the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "PilotSort",
        "Orders of pilots.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("TITLE", "By title."),
            ("STARTED", "Last started first; without a date last."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "PilotFacet",
        "What pilots are counted by.",
        &[
            ("COUNTRY", "Country code as NUTS writes it."),
            ("STATUS", "Where they stand."),
            ("MACRO_SCENARIO", "Macro scenario of the cluster."),
        ],
    ));
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        statuses: given.list("statuses")?,
        macro_scenarios: given.list("macroScenarios")?,
        clusters: given.list("clusters")?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
    })
}

/// How pilots are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "PilotConnection",
    node: "Pilot",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NEWEST",
    sort: |name, engine| {
        let (name, sort) = match name {
            "TITLE" => ("TITLE", Sort::Title),
            "STARTED" => ("STARTED", Sort::Started),
            "RELEVANCE" => ("RELEVANCE", Sort::Relevance),
            _ => ("NEWEST", Sort::Newest),
        };
        Ordered::new(name, sort.keys(engine))
    },
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "STATUS" => (FacetName::Status, Values::Enum),
            _ => (FacetName::MacroScenario, Values::Enum),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
