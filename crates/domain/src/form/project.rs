//! The form of projects, and of the needs with which they begin.

use super::{Field, Form, LANGUAGE, POINT, REGION, Rule, TAGS, WEBSITE, field, list};
use crate::id::Kind;
use crate::vocabulary::{Area, FocusArea, NeedKind};

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Project,
    fields: &[
        field("title", Rule::Line(160), "Title: one line of at most 160 characters.").created().translated(),
        LANGUAGE,
        field("summary", Rule::Prose(500), "One or two sentences, at most 500 characters; needed to publish.").published().translated(),
        field("description", Rule::Prose(20_000), "Full text in Markdown, at most 20,000 characters.").translated(),
        Field { about: "The NUTS region it is in; needed to publish.", ..REGION.published() },
        POINT,
        field("organisationId", Rule::Record(Kind::Organisation), "The organisation that leads it: one that is published, or one of yours."),
        field("clusterId", Rule::Record(Kind::Cluster), "The cluster it belongs to: one that is published, or one of yours."),
        field("startedOn", Rule::Day, "First day."),
        field("endedOn", Rule::Day, "Last day, not before the first."),
        field("budget", Rule::Money, "Its budget."),
        WEBSITE,
        TAGS,
        field("sdgs", Rule::Numbers(1, 17), "Sustainable Development Goals it serves, 1 to 17."),
        field("focusAreas", Rule::SomeOf(list!(FocusArea)), "Its focus areas."),
    ],
    spans: &[("startedOn", "endedOn")],
    one_of: &[],
};

/// What a project looks for.
#[rustfmt::skip]
pub static NEED: &[Field] = &[
    field("area", Rule::OneOf(list!(Area)), "The area it belongs to.").created(),
    field("kind", Rule::OneOf(list!(NeedKind)), "What is looked for.").created(),
    field("title", Rule::Line(160), "One line of at most 160 characters.").created(),
    field("text", Rule::Prose(5_000), "More about it in Markdown, at most 5,000 characters."),
    field("openUntil", Rule::Day, "Until when, where it ends."),
];
