//! `Session` and its list.

use super::common::{connection, facets_of};
use crate::graphql::connection::Ordered;
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::plan::FieldCall;
use crate::graphql::types::{Enum, Model, Object, arg};
use chrono::{DateTime, Utc};
use rialto_domain::id::Kind;
use rialto_persistence::session::{self as table, FacetName, Phase, Sort};

pub(super) fn types(model: &mut Model) {
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Session", "A session of the market place: projects and experts meet, at a place or on line.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Session))
            .field("slug", "String!", "Address in the web app.", column(table::SLUG))
            .field("title", "Text!", "Title.", texts(table::TITLE))
            .with(language_argument())
            .field("summary", "Text", "A few sentences.", texts(table::SUMMARY))
            .with(language_argument())
            .field("community", "String", "The community that hosts it, by its name.", column(table::COMMUNITY))
            .field("startsAt", "DateTime!", "When it begins.", column(table::STARTS_AT))
            .field("endsAt", "DateTime", "When it ends, where that is known.", column(table::ENDS_AT))
            .field(
                "timeZone",
                "String!",
                "The time zone of the place, by which its hour is told: a name of the IANA database such as `Europe/Madrid`.",
                column(table::TIME_ZONE),
            )
            .field("place", "String", "Where, as people say it; null when it is on line only.", column(table::PLACE))
            .field("region", "Region", "The NUTS region it is in.", one(&table::REGION, "Region", false))
            .field("languages", "[Language!]!", "Languages spoken.", values(&table::LANGUAGES, table::LANGUAGE, false))
            .field("streamUrl", "String", "Where it can be watched.", column(table::STREAM_URL))
            .field("isDemo", "Boolean!", "Whether it belongs to the demo network.", column(table::IS_DEMO))
            .field("publication", "Publication!", "Who may see it.", enumeration(table::PUBLICATION))
            .field("createdAt", "DateTime!", "When it came into this network.", column(table::CREATED_AT))
            .field("updatedAt", "DateTime!", "When it last changed here.", column(table::UPDATED_AT)),
    );
    connection(model, "Session", ("SessionConnection", "SessionEdge"), vec![facets_of("[SessionFacet!]!")]);
    model.input(
        "SessionFilter",
        "Which sessions. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("regions", "[String!]", "In the trees of these NUTS codes."),
            arg(
                "from",
                "DateTime",
                "Not over at this instant: those to come and those under way. One without an end is over when it begins.",
            ),
            arg("until", "DateTime", "Beginning before this instant."),
            arg("phases", "[SessionPhase!]", "Standing here at the time of the answer."),
            arg("languages", "[Language!]", "Where these languages are spoken."),
            arg("text", "String", "Found by all these words."),
            arg("isDemo", "Boolean", "Belonging to the demo network, or not."),
        ],
    );
    model.enumeration(Enum::new(
        "SessionSort",
        "Orders of sessions.",
        &[
            ("SOONEST", "First to begin first."),
            ("LATEST", "Last to begin first."),
            ("AGENDA", "Those under way and to come first, first to begin first; then those that are over, last to begin first."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "SessionPhase",
        "Where a session stands at the time of the answer. One without an end is over when it has begun.",
        &[("AHEAD", "It has not begun."), ("NOW", "It is under way."), ("OVER", "It is over.")],
    ));
    model.enumeration(Enum::new(
        "SessionFacet",
        "What sessions are counted by.",
        &[
            ("COUNTRY", "Country code as NUTS writes it."),
            ("LANGUAGE", "Language spoken."),
            ("PHASE", "Where they stand: a value of `SessionPhase`."),
        ],
    ));
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    let instant = |name| Ok::<_, Fail>(given.get::<DateTime<Utc>>(name)?.map(|at| at.timestamp_millis()));
    let phases: Option<Vec<String>> = given.list("phases")?;
    let phase = |name: String| match name.as_str() {
        "AHEAD" => Phase::Ahead,
        "NOW" => Phase::Now,
        _ => Phase::Over,
    };
    Ok(table::Filter {
        now: call.now,
        phases: phases.map(|names| names.into_iter().map(phase).collect()),
        regions: given.list("regions")?,
        from: instant("from")?,
        until: instant("until")?,
        languages: given.languages()?,
        text: given.text()?,
        is_demo: given.get("isDemo")?,
    })
}

/// How sessions are listed.
pub(super) static LIST: Listing<table::Filter> = Listing {
    connection: "SessionConnection",
    node: "Session",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "SOONEST",
    sort: |name, _| {
        let (name, sort) = match name {
            "LATEST" => ("LATEST", Sort::Latest),
            "AGENDA" => ("AGENDA", Sort::Agenda),
            "RELEVANCE" => ("RELEVANCE", Sort::Relevance),
            _ => ("SOONEST", Sort::Soonest),
        };
        Ordered::new(name, sort.keys())
    },
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "PHASE" => (FacetName::Phase, Values::Enum),
            _ => (FacetName::Language, Values::Plain),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};
