//! The form of pilots.

use super::{Form, LANGUAGE, REGION, Rule, field, list};
use crate::id::Kind;
use crate::vocabulary::PilotStatus;

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Pilot,
    fields: &[
        field("title", Rule::Line(160), "Title: one line of at most 160 characters.").created().translated(),
        LANGUAGE,
        field("summary", Rule::Prose(5_000), "A few sentences, at most 5,000 characters; needed to publish.").published().translated(),
        field("status", Rule::OneOf(list!(PilotStatus)), "Where it stands; `PLANNED` when a new one is given none.").created().or("PLANNED"),
        field("clusterId", Rule::Record(Kind::Cluster), "The cluster that runs it: one that is published, or one of yours."),
        field("projectId", Rule::Record(Kind::Project), "The project it grew from or into: one that is published, or one of yours."),
        REGION,
        field("startedOn", Rule::Day, "First day."),
        field("endedOn", Rule::Day, "Last day, not before the first."),
    ],
    spans: &[("startedOn", "endedOn")],
    one_of: &[],
};
