//! `Dataset`, its distributions, uses, catalogue and list.

use super::common::{connection, facets_of, list_arguments};
use super::project_ties;
use crate::graphql::connection::{Ordered, page_arguments};
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, origin, related, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Theme, UsePurpose};
use rialto_persistence::catalogue;
use rialto_persistence::dataset::{self as table, FacetName, Sort, distribution, usage};
use rialto_persistence::read::Relation;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Theme>());
    model.enumeration(Enum::of::<UsePurpose>());
    model.object(dataset());
    connection(model, "Dataset", ("DatasetConnection", "DatasetEdge"), vec![facets_of("[DatasetFacet!]!")]);
    parts(model);
    model.input(
        "DatasetFilter",
        "Which datasets. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "About the trees of these NUTS codes."),
            arg("themes", "[Theme!]", "Of these EU themes."),
            arg("languages", "[Language!]", "Described in these languages."),
            arg("catalogues", "[String!]", "Of the catalogues with these slugs."),
            arg("formats", "[String!]", "With a distribution in these formats, in any case: `csv`."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Belonging to the demo network, or not."),
            arg("ratings", "[QualityRating!]", "With metadata of these qualities."),
        ],
    );
    model.enumeration(Enum::new(
        "DatasetSort",
        "Orders of datasets.",
        &[
            ("NEWEST", "Newest in this network first."),
            ("TITLE", "By title."),
            ("MODIFIED", "Last modified by the publisher first; without a date last."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
            ("QUALITY", "Best metadata first."),
        ],
    ));
    model.enumeration(Enum::new(
        "DatasetFacet",
        "What datasets are counted by.",
        &[
            ("COUNTRY", "Country of the region they are about."),
            ("THEME", "EU theme."),
            ("LANGUAGE", "Language of the description."),
            ("FORMAT", "Format of the distributions."),
            ("CATALOGUE", "Catalogue, by its slug."),
            ("RATING", "Quality of the metadata."),
        ],
    ));
}

fn dataset() -> Object {
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    Object::node("Dataset", "A link to an open-data resource, described with DCAT's words.")
        .field("id", "ID!", "Global id.", id(table::ID, Kind::Dataset))
        .field("slug", "String!", "Address in the web app.", column(table::SLUG))
        .field("title", "Text!", "`dct:title`.", texts(table::TITLE))
        .with(language_argument())
        .field("description", "Text", "`dct:description`.", texts(table::DESCRIPTION))
        .with(language_argument())
        .field("publisher", "String", "`dct:publisher`, its name.", column(table::PUBLISHER))
        .field("contact", "String", "`dcat:contactPoint`, a public address or page.", column(table::CONTACT))
        .field("landingPage", "String", "`dcat:landingPage`.", column(table::LANDING_PAGE))
        .field("licence", "String", "`dct:license`: an address or a name.", column(table::LICENCE))
        .field(
            "accessRights",
            "String",
            "`dct:accessRights`: `PUBLIC`, `RESTRICTED`, `NON_PUBLIC`.",
            column(table::ACCESS_RIGHTS),
        )
        .field(
            "frequency",
            "String",
            "`dct:accrualPeriodicity`: code of the EU frequency list, such as `ANNUAL`.",
            column(table::FREQUENCY),
        )
        .field("themes", "[Theme!]!", "`dcat:theme`.", values(&table::THEMES, table::THEME, true))
        .field("keywords", "[String!]!", "`dcat:keyword`.", values(&table::KEYWORDS, table::KEYWORD, false))
        .field("issuedOn", "Date", "`dct:issued`.", column(table::ISSUED_ON))
        .field("modifiedOn", "Date", "`dct:modified`.", column(table::MODIFIED_ON))
        .field("temporalStart", "Date", "Start of `dct:temporal`.", column(table::TEMPORAL_START))
        .field("temporalEnd", "Date", "End of `dct:temporal`.", column(table::TEMPORAL_END))
        .field("region", "Region", "`dct:spatial`: the region it is about.", one(&table::REGION, "Region", false))
        .field("catalogue", "Catalogue", "The catalogue it comes from.", one(&table::CATALOGUE, "Catalogue", false))
        .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
        .field("isDemo", "Boolean!", "Whether it belongs to the demo network.", column(table::IS_DEMO))
        .field(
            "distributions",
            "[Distribution!]!",
            "`dcat:distribution`: files and services, at most 100.",
            objects(&table::DISTRIBUTIONS, "Distribution", "{t}.position asc"),
        )
        .field("uses", "DatasetUseConnection!", "Who uses it, and what for.", uses(&table::USED))
        .with(page_arguments())
        .field(
            "source",
            "Source",
            "Where it was imported from; null when it was written here.",
            origin(table::ORIGIN_NAME, table::ORIGIN_ID),
        )
        .field("quality", "Quality!", "How good its metadata is.", super::quality::field())
        .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
        .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT))
}

fn parts(model: &mut Model) {
    model.object(
        Object::new("Distribution", "A file or service through which a dataset is had.")
            .field("title", "String", "`dct:title`.", column(distribution::TITLE))
            .field("accessUrl", "String!", "`dcat:accessURL`.", column(distribution::ACCESS_URL))
            .field("downloadUrl", "String", "`dcat:downloadURL`.", column(distribution::DOWNLOAD_URL))
            .field("format", "String", "`dct:format`: `CSV`.", column(distribution::FORMAT))
            .field("mediaType", "String", "`dcat:mediaType`: `text/csv`.", column(distribution::MEDIA_TYPE))
            .field("licence", "String", "`dct:license`.", column(distribution::LICENCE))
            .field("byteSize", "Float", "`dcat:byteSize`, bytes.", column(distribution::BYTE_SIZE))
            .field("modifiedOn", "Date", "`dct:modified`.", column(distribution::MODIFIED_ON)),
    );
    model.object(
        Object::node("DatasetUse", "What a dataset is used for by a project or a pilot.")
            .field("id", "ID!", "Global id.", id(usage::ID, Kind::DatasetUse))
            .field("dataset", "Dataset!", "The dataset.", one(&table::USE_DATASET, "Dataset", true))
            .field(
                "project",
                "Project",
                "The project that uses it, or null.",
                one(&table::USE_PROJECT, "Project", false),
            )
            .field("pilot", "Pilot", "The pilot that uses it, or null.", one(&table::USE_PILOT, "Pilot", false))
            .field("purpose", "UsePurpose!", "What for.", enumeration(usage::PURPOSE))
            .field("note", "Text", "How, in words.", text(usage::NOTE, usage::LANGUAGE, None)),
    );
    connection(model, "DatasetUse", ("DatasetUseConnection", "DatasetUseEdge"), Vec::new());
    model.object(
        Object::node("Catalogue", "An open-data catalogue that datasets come from.")
            .field("id", "ID!", "Global id.", id(catalogue::ID, Kind::Catalogue))
            .field("slug", "String!", "Address in the web app.", column(catalogue::SLUG))
            .field("title", "String!", "Title.", column(catalogue::TITLE))
            .field("url", "String!", "Home page.", column(catalogue::URL))
            .field("country", "String", "Country code as NUTS writes it.", column(catalogue::COUNTRY))
            .field(
                "datasets",
                "DatasetConnection!",
                "Its datasets.",
                LIST.of(|select| select.relation(&catalogue::DATASETS)),
            )
            .with(list_arguments("DatasetFilter", "DatasetSort")),
    );
}

pub(super) fn uses(relation: &'static Relation) -> PlanField {
    related(relation, "DatasetUse", "DatasetUseConnection", project_ties::made)
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        regions: given.list("regions")?,
        themes: given.list("themes")?,
        languages: given.languages()?,
        catalogues: given.list("catalogues")?,
        formats: given.list("formats")?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
        ratings: given.list("ratings")?,
    })
}

/// How datasets are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "DatasetConnection",
    node: "Dataset",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NEWEST",
    sort: |name, engine| {
        let (name, sort) = match name {
            "TITLE" => ("TITLE", Sort::Title),
            "MODIFIED" => ("MODIFIED", Sort::Modified),
            "RELEVANCE" => ("RELEVANCE", Sort::Relevance),
            "QUALITY" => ("QUALITY", Sort::Quality),
            _ => ("NEWEST", Sort::Newest),
        };
        Ordered::new(name, sort.keys(engine))
    },
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "THEME" => (FacetName::Theme, Values::Enum),
            "LANGUAGE" => (FacetName::Language, Values::Plain),
            "FORMAT" => (FacetName::Format, Values::Plain),
            "RATING" => (FacetName::Rating, Values::Enum),
            _ => (FacetName::Catalogue, Values::Plain),
        };
        Ok(Counts::of(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
