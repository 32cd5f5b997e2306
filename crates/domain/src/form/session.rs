//! The form of market-place sessions.

use super::{Form, LANGUAGE, REGION, Rule, field};
use crate::id::Kind;

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Session,
    fields: &[
        field("title", Rule::Line(160), "Title: one line of at most 160 characters.").created().translated(),
        LANGUAGE,
        field("summary", Rule::Prose(5_000), "A few sentences, at most 5,000 characters; needed to publish.").published().translated(),
        field("community", Rule::Line(200), "The community that hosts it, by its name.").searched(),
        field("startsAt", Rule::Instant, "When it begins.").created(),
        field("endsAt", Rule::Instant, "When it ends, not before it begins."),
        field("timeZone", Rule::TimeZone, "The time zone of the place, by which its hour is told: `Europe/Madrid`.").created(),
        field("place", Rule::Line(200), "Where, as people say it.").searched(),
        REGION,
        field("languages", Rule::Languages(20), "Languages spoken there, at most 20."),
        field("streamUrl", Rule::Link, "Where it can be watched."),
    ],
    spans: &[("startsAt", "endsAt")],
    one_of: &[],
};
