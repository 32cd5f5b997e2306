//! The form of organisations.

use super::{Field, Form, LANGUAGE, POINT, REGION, Rule, TAGS, WEBSITE, field, list};
use crate::id::Kind;
use crate::vocabulary::Helix;

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Organisation,
    fields: &[
        field("name", Rule::Line(200), "Its name, as it calls itself: one line of at most 200 characters.").created().searched(),
        LANGUAGE,
        field("summary", Rule::Prose(500), "One or two sentences, at most 500 characters; needed to publish.").published().translated(),
        field("description", Rule::Prose(20_000), "Full text in Markdown, at most 20,000 characters.").translated(),
        field("helix", Rule::OneOf(list!(Helix)), "Which helix it belongs to; needed to publish.").published(),
        field("size", Rule::Line(60), "Number of people in words: `6-10 people`; at most 60 characters."),
        WEBSITE,
        Field { about: "The NUTS region it is in; needed to publish.", ..REGION.published() },
        POINT,
        field("foundedOn", Rule::Day, "When it was founded."),
        TAGS,
    ],
    spans: &[],
    one_of: &[],
};
