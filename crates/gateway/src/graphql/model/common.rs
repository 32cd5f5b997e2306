//! Types that all aggregates share: scalars, texts, money, places, facets.

use crate::graphql::connection::page_arguments;
use crate::graphql::fields::{fixed, language_argument};
use crate::graphql::types::{Argument, Enum, Model, Object, PlanField, ScalarType, arg};
use rialto_domain::text::Language;
use rialto_domain::vocabulary::{PointPrecision, Publication};

/// A field whose parent writes it.
pub fn by_parent() -> PlanField {
    fixed("null")
}

/// The types of a connection: the connection itself, with what is beside its rows, and its edge.
pub fn connection(model: &mut Model, node: &'static str, names: (&'static str, &'static str), beside: Vec<Beside>) {
    let (connection, edge) = names;
    let mut object = Object::new(connection, "A page of a list, and what can be said about the whole list.")
        .field("edges", format!("[{edge}!]!"), "The rows of the page with their cursors.", by_parent())
        .field("nodes", format!("[{node}!]!"), "The rows of the page without cursors.", by_parent())
        .field("pageInfo", "PageInfo!", "Whether there is more, and from where to go on.", by_parent())
        .field("totalCount", "Int!", "Number of rows in the whole list under the filter; costs a count.", by_parent());
    for Beside { name, ty, about, arguments } in beside {
        object = object.field(name, ty, about, by_parent()).with(arguments);
    }
    model.object(object);
    model.object(
        Object::new(edge, "A row of a list with its place in it.")
            .field("cursor", "String!", "Opaque place of the row in the list, for `after` and `before`.", by_parent())
            .field("node", format!("{node}!"), "The row.", by_parent()),
    );
}

/// A field of a connection beside its rows.
pub struct Beside {
    /// Name.
    pub name: &'static str,
    /// Type.
    pub ty: &'static str,
    /// Description.
    pub about: &'static str,
    /// Arguments.
    pub arguments: Vec<Argument>,
}

/// `facets(of: […])`.
pub fn facets_of(list: &'static str) -> Beside {
    Beside {
        name: "facets",
        ty: "[Facet!]!",
        about: "For each facet named: its values and how many rows have them, under all other filters.",
        arguments: vec![arg("of", list, "Which facets; each costs a count over all rows that match.")],
    }
}

/// The page's arguments with `filter` and `sort`.
pub fn list_arguments(filter: &'static str, sort: &'static str) -> Vec<Argument> {
    let mut all = page_arguments();
    all.push(arg("filter", filter, "Which rows; all conditions hold together."));
    all.push(arg("sort", sort, "In which order."));
    all
}

pub(super) fn types(model: &mut Model) {
    model.scalar(ScalarType {
        name: "Date",
        about: "A day, ISO 8601: `2026-11-22`.",
        specified_by: "https://scalars.graphql.org/andimarek/local-date",
        read: |text| match text.parse::<chrono::NaiveDate>() {
            Ok(day) => Ok(day.to_string()),
            Err(_) => Err("a day such as 2026-11-22".to_owned()),
        },
    });
    model.scalar(ScalarType {
        name: "DateTime",
        about: "An instant in UTC, RFC 3339 with milliseconds: `2026-11-22T08:00:00.000Z`.",
        specified_by: "https://scalars.graphql.org/andimarek/date-time",
        read: |text| match chrono::DateTime::parse_from_rfc3339(text) {
            Ok(instant) => Ok(rialto_domain::context::instant(instant.timestamp_millis())),
            Err(_) => Err("an instant such as 2026-11-22T08:00:00Z".to_owned()),
        },
    });
    model.scalar(ScalarType {
        name: "GeoJSON",
        about: "A geometry as a GeoJSON object: `{\"type\":\"Polygon\",\"coordinates\":…}`. It is answered, never taken.",
        specified_by: "https://www.rfc-editor.org/rfc/rfc7946",
        read: |_| Err("no GeoJSON, which is only answered".to_owned()),
    });
    model.scalar(ScalarType {
        name: "Language",
        about: "A language tag of BCP 47: `en`, `pt`, `sr-Latn`.",
        specified_by: "https://www.rfc-editor.org/info/bcp47",
        read: |text| Language::parse(text).map(String::from).map_err(|error| error.to_string()),
    });
    model.enumeration(Enum::of::<Publication>());
    model.enumeration(Enum::of::<PointPrecision>());
    model.object(
        Object::new("PageInfo", "Whether there is more of a list, and from where to go on.")
            .field("hasNextPage", "Boolean!", "Whether rows follow.", by_parent())
            .field("hasPreviousPage", "Boolean!", "Whether rows precede.", by_parent())
            .field("startCursor", "String", "Cursor of the first row; null for an empty page.", by_parent())
            .field("endCursor", "String", "Cursor of the last row; null for an empty page.", by_parent()),
    );
    model.object(
        Object::new(
            "Text",
            "A text in the language that serves the reader best: the `language` argument, then `Accept-Language`, \
             then the original.",
        )
        .field("text", "String!", "The text as it was written: Markdown, paragraphs parted by an empty line.", by_parent())
        .field(
            "html",
            "String!",
            "The text as HTML, made of its Markdown and cleaned: it may be set into a page as it is. Headings begin at `h3`; there \
             are no images, scripts or styles in it.",
            by_parent(),
        )
        .field(
            "plain",
            "String!",
            "The words of the text in one line, without signs of Markdown, for lists and leads. It is no HTML: escape it. For what \
             is one line anyway, such as a title, take `text`.",
            by_parent(),
        )
        .field("language", "Language!", "The language it is in.", by_parent())
        .field("isTranslation", "Boolean!", "Whether it is a translation of the original.", by_parent()),
    );
    model.object(
        Object::new("Money", "An amount of money, exact to the cent.")
            .field("amount", "Float!", "In the main unit of the currency, with two decimals.", by_parent())
            .field("currency", "String!", "ISO 4217.", by_parent())
            .field("amountEur", "Float", "In euro, where the source or the rate of the time tells.", by_parent()),
    );
    model.object(
        Object::new("Point", "A place in degrees (WGS 84).")
            .field("lat", "Float!", "Latitude, -90 to 90.", by_parent())
            .field("lon", "Float!", "Longitude, -180 to 180.", by_parent())
            .field("precision", "PointPrecision!", "How exact it is.", by_parent()),
    );
    model.object(
        Object::new("Source", "Where a record was imported from.")
            .field("name", "String!", "Name of the source.", by_parent())
            .field("id", "String!", "The record's id there.", by_parent()),
    );
    model.object(
        Object::new("Facet", "A property by which a list is counted.")
            .field("name", "String!", "The facet, as it was asked for.", by_parent())
            .field("values", "[FacetValue!]!", "Its values, most frequent first, at most 200.", by_parent()),
    );
    model.object(
        Object::new("FacetValue", "A value of a facet and how many rows have it.")
            .field("value", "String!", "The value as the filter takes it.", by_parent())
            .field("count", "Int!", "Number of rows.", by_parent())
            .field(
                "label",
                "Text",
                "What the value is called, as `Term.label` tells it; null for values of no vocabulary: countries, languages, \
                 formats, catalogues, kinds.",
                by_parent(),
            )
            .with(language_argument()),
    );
    model.object(
        Object::new("Box", "A box in degrees (WGS 84).")
            .field("west", "Float!", "Western edge.", by_parent())
            .field("south", "Float!", "Southern edge.", by_parent())
            .field("east", "Float!", "Eastern edge.", by_parent())
            .field("north", "Float!", "Northern edge.", by_parent()),
    );
    model.input(
        "BoundingBox",
        "A box in degrees (WGS 84); `west` is greater than `east` when it crosses the date line.",
        vec![
            arg("west", "Float!", "Western edge, -180 to 180."),
            arg("south", "Float!", "Southern edge, -90 to 90."),
            arg("east", "Float!", "Eastern edge, -180 to 180."),
            arg("north", "Float!", "Northern edge, -90 to 90."),
        ],
    );
}
