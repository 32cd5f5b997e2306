//! `Project` and its list.

use super::common::{Beside, connection, facets_of, list_arguments};
use super::project_ties;
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{
    column, enumeration, id, inline, language_argument, objects, one, origin, point, text, values,
};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{FocusArea, Stage};
use rialto_persistence::project::{self as table, FacetName, Sort};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Stage>());
    model.enumeration(Enum::of::<FocusArea>());
    model.object(project());
    connection(
        model,
        "Project",
        ("ProjectConnection", "ProjectEdge"),
        vec![
            facets_of("[ProjectFacet!]!"),
            Beside {
                name: "mapClusters",
                ty: "[MapCluster!]!",
                about: "The projects of this list on a map, gathered by the server into at most 1,000 clusters, largest first.",
                arguments: vec![
                    arg("box", "BoundingBox!", "The part of the map that is seen."),
                    arg("zoom", "Int!", "0 (the world in 256 pixels) to 18."),
                ],
            },
        ],
    );
    filters(model);
    parts(model);
    project_ties::map_types(model);
}

fn project() -> Object {
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    Object::node(
        "Project",
        "A project: one entity from the first idea to a market or an end. Its stage tells where it stands.",
    )
    .field("id", "ID!", "Global id.", id(table::ID, Kind::Project))
    .field("slug", "String!", "Its address in the web app: `/projects/<slug>`.", column(table::SLUG))
    .field("title", "Text!", "Title.", texts(table::TITLE))
    .with(language_argument())
    .field("summary", "Text", "One or two sentences.", texts(table::SUMMARY))
    .with(language_argument())
    .field("description", "Text", "Full text.", texts(table::DESCRIPTION))
    .with(language_argument())
    .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
    .field("isDemo", "Boolean!", "Whether it was invented for the demo network.", column(table::IS_DEMO))
    .field("stage", "Stage!", "Where it stands.", enumeration(table::STAGE))
    .field(
        "stageHistory",
        "[StageEntry!]!",
        "How it came there, oldest first.",
        objects(&table::STAGE_HISTORY, "StageEntry", "{t}.position asc"),
    )
    .field(
        "gates",
        "[Gate!]!",
        "The six gates of its way, first to last, and how it stands to each.",
        super::gate::field(),
    )
    .field("needs", "NeedConnection!", "What it looks for, newest first.", project_ties::needs(&table::NEEDS))
    .with(page_arguments())
    .field(
        "contributions",
        "ContributionConnection!",
        "What experts gave it, newest first.",
        project_ties::contributions(&table::CONTRIBUTIONS),
    )
    .with(list_arguments("ContributionFilter", "ContributionSort"))
    .field(
        "links",
        "ProjectLinkConnection!",
        "What it says of other projects: builds on, avoids the mistake of, …; what both sides confirmed, and for its team what waits or \
         was declined.",
        project_ties::links(&table::SEEN_LINKS),
    )
    .with(page_arguments())
    .field(
        "linkedFrom",
        "ProjectLinkConnection!",
        "What other projects say of it; what both sides confirmed, and for its team what waits for its answer.",
        project_ties::links(&table::SEEN_LINKED_FROM),
    )
    .with(page_arguments())
    .field(
        "sdgs",
        "[Int!]!",
        "Sustainable Development Goals it serves, 1 to 17.",
        values(&table::SDGS, table::value::SDG, false),
    )
    .field("focusAreas", "[FocusArea!]!", "Its focus areas.", values(&table::FOCUS, table::value::FOCUS_AREA, true))
    .field("tags", "[String!]!", "Free key words.", values(&table::TAGS, table::value::TAG, false))
    .field(
        "outcome",
        "Outcome",
        "How it ended, once it has. Null for the public while it is told without the project's name, or waits for its day or for \
         the team; its team reads it always.",
        super::outcome::of_project(),
    )
    .field("region", "Region", "The NUTS region it is in.", one(&table::REGION, "Region", false))
    .field("point", "Point", "Its place on the map.", point(table::LAT, table::LON, Some(table::PRECISION)))
    .field(
        "organisation",
        "Organisation",
        "The organisation that leads it.",
        one(&table::ORGANISATION, "Organisation", false),
    )
    .field(
        "organisations",
        "ProjectOrganisationConnection!",
        "Other organisations in it.",
        project_ties::organisations(&table::ORGANISATIONS),
    )
    .with(page_arguments())
    .field("team", "ProjectMemberConnection!", "The people who make it.", project_ties::team(&table::TEAM))
    .with(page_arguments())
    .field("cluster", "Cluster", "The cluster it belongs to.", one(&table::CLUSTER, "Cluster", false))
    .field("startedOn", "Date", "First day.", column(table::STARTED_ON))
    .field("endedOn", "Date", "Last day.", column(table::ENDED_ON))
    .field("budget", "Money", "Its budget as published.", budget())
    .field("website", "String", "Its own web address.", column(table::WEBSITE))
    .field(
        "datasetUses",
        "DatasetUseConnection!",
        "Open data it uses, and what for.",
        super::dataset::uses(&table::DATASET_USES),
    )
    .with(page_arguments())
    .field(
        "pilots",
        "PilotConnection!",
        "Pilots that grew from it or into it.",
        super::pilot::LIST.of(|select| select.relation(&table::PILOTS)),
    )
    .with(list_arguments("PilotFilter", "PilotSort"))
    .field(
        "source",
        "Source",
        "Where it was imported from; null when it was written here.",
        origin(table::ORIGIN_NAME, table::ORIGIN_ID),
    )
    .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
    .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT))
}

fn budget() -> PlanField {
    inline("Money", Some(table::BUDGET_CENTS), |select, name| {
        Some(match name {
            "amount" => Shape::Cents(select.column(table::BUDGET_CENTS)),
            "currency" => Shape::Raw(select.column(table::BUDGET_CURRENCY)),
            "amountEur" => Shape::Cents(select.column(table::BUDGET_EUR_CENTS)),
            _ => return None,
        })
    })
}

fn filters(model: &mut Model) {
    model.input(
        "ProjectFilter",
        "Which projects. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "In the trees of these NUTS codes: `ES` takes all of Spain."),
            arg("box", "BoundingBox", "With a point in this box."),
            arg("stages", "[Stage!]", "At these stages."),
            arg("areas", "[Area!]", "With an open need in these areas."),
            arg("needKinds", "[NeedKind!]", "With an open need of these kinds."),
            arg("sdgs", "[Int!]", "Serving these Sustainable Development Goals."),
            arg("focusAreas", "[FocusArea!]", "In these focus areas."),
            arg("languages", "[Language!]", "Written in these languages."),
            arg("helices", "[Helix!]", "Led by an organisation of these helices."),
            arg("macroScenarios", "[MacroScenario!]", "In a cluster of these macro scenarios."),
            arg("clusters", "[String!]", "In the clusters with these slugs."),
            arg("themes", "[Theme!]", "Using open data of these EU themes."),
            arg("outcomes", "[OutcomeKind!]", "Ended like this."),
            arg("causes", "[Cause!]", "Ended for one of these causes."),
            arg("hasOutcome", "Boolean", "With an outcome, from which others learn, or without."),
            arg("tags", "[String!]", "With these key words, as written."),
            arg("text", "String", "Found by all these words: from a part of a word on, accents ignored, other forms of a word too where its language has a stemmer."),
            arg("textLanguage", "Language", "Language of the words, for their other forms; all languages when not given."),
            arg("isDemo", "Boolean", "Invented for the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "ProjectSort",
        "Orders of projects.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("OLDEST", "Oldest in this network first."),
            ("UPDATED", "Last changed first."),
            ("TITLE", "By title, accents ignored."),
            ("STARTED", "Last started first; without a date last."),
            ("BUDGET", "Greatest budget in euro first; without one last."),
            ("CONCLUDED", "Last concluded first; without a date or an outcome last."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "ProjectFacet",
        "What projects are counted by.",
        &[
            ("COUNTRY", "Country code as NUTS writes it (`EL`, `UK`)."),
            ("STAGE", "Stage."),
            ("AREA", "Area of open needs."),
            ("NEED_KIND", "Kind of open needs."),
            ("SDG", "Sustainable Development Goal."),
            ("FOCUS_AREA", "Focus area."),
            ("LANGUAGE", "Language of the original."),
            ("HELIX", "Helix of the leading organisation."),
            ("MACRO_SCENARIO", "Macro scenario of the cluster."),
            ("THEME", "EU theme of the open data used."),
            ("OUTCOME", "How they ended; those without an outcome are not counted."),
            ("CAUSE", "Why they ended as they did; one with two causes counts in both."),
        ],
    ));
}

fn facet(name: &str) -> (FacetName, Values) {
    match name {
        "COUNTRY" => (FacetName::Country, Values::Plain),
        "STAGE" => (FacetName::Stage, Values::Enum),
        "AREA" => (FacetName::Area, Values::Enum),
        "NEED_KIND" => (FacetName::NeedKind, Values::Enum),
        "SDG" => (FacetName::Sdg, Values::Plain),
        "FOCUS_AREA" => (FacetName::FocusArea, Values::Enum),
        "LANGUAGE" => (FacetName::Language, Values::Plain),
        "HELIX" => (FacetName::Helix, Values::Enum),
        "MACRO_SCENARIO" => (FacetName::MacroScenario, Values::Enum),
        "OUTCOME" => (FacetName::Outcome, Values::Enum),
        "CAUSE" => (FacetName::Cause, Values::Enum),
        _ => (FacetName::Theme, Values::Enum),
    }
}

fn sort(name: &str) -> (&'static str, Sort) {
    match name {
        "OLDEST" => ("OLDEST", Sort::Oldest),
        "UPDATED" => ("UPDATED", Sort::Updated),
        "TITLE" => ("TITLE", Sort::Title),
        "STARTED" => ("STARTED", Sort::Started),
        "BUDGET" => ("BUDGET", Sort::Budget),
        "CONCLUDED" => ("CONCLUDED", Sort::Concluded),
        "RELEVANCE" => ("RELEVANCE", Sort::Relevance),
        _ => ("NEWEST", Sort::Newest),
    }
}

pub(super) fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        area: given.area()?,
        stages: given.list("stages")?,
        areas: given.list("areas")?,
        need_kinds: given.list("needKinds")?,
        sdgs: given.list("sdgs")?,
        focus_areas: given.list("focusAreas")?,
        languages: given.languages()?,
        helices: given.list("helices")?,
        macro_scenarios: given.list("macroScenarios")?,
        clusters: given.list("clusters")?,
        themes: given.list("themes")?,
        outcomes: given.list("outcomes")?,
        causes: given.list("causes")?,
        has_outcome: given.get("hasOutcome")?,
        tags: given.list("tags")?,
        text: given.text()?,
        text_language: given.get("textLanguage")?,
        is_demo: given.get("isDemo")?,
    })
}

/// How projects are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "ProjectConnection",
    node: "Project",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NEWEST",
    sort: |name, engine| {
        let (name, sort) = sort(name);
        Ordered::new(name, sort.keys(engine))
    },
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = facet(name);
        Ok(Counts::of(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: Some(|planner, parent, call, rows| match call.name {
        "mapClusters" => project_ties::map(planner, parent, call, rows).map(Some),
        _ => Ok(None),
    }),
};

/// `StageEntry` belongs to a project alone.
fn parts(model: &mut Model) {
    use table::stage_entry;
    model.object(
        Object::new("StageEntry", "A step of a project's way.")
            .field("stage", "Stage!", "The stage entered.", enumeration(stage_entry::STAGE))
            .field("enteredOn", "Date", "On this day, where known.", column(stage_entry::ENTERED_ON))
            .field("note", "Text", "Evidence or reason.", text(stage_entry::NOTE, stage_entry::LANGUAGE, None)),
    );
}
