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
        field("callText", Rule::Prose(5_000), "Call for projects: whom it is for and what they get, at most 5,000 characters.").translated(),
        field("callOpensAt", Rule::Instant, "From when on projects may apply; at once when it is empty."),
        field("callClosesAt", Rule::Instant, "Until when projects may apply; without it there is no call."),
        field("seatsCreativity", Rule::Whole(0, 50), "Seats of experts for creativity, 0 to 50."),
        field("seatsCommunicationMarketing", Rule::Whole(0, 50), "Seats of experts for communication and marketing, 0 to 50."),
        field("seatsFunding", Rule::Whole(0, 50), "Seats of experts for funding, 0 to 50."),
        field("seatsTechnology", Rule::Whole(0, 50), "Seats of experts for technology, 0 to 50."),
        field("weightSocialImpact", Rule::Whole(0, 10), "How much social impact counts when projects are chosen, 0 to 10; 1 when it is empty."),
        field("weightReadiness", Rule::Whole(0, 10), "How much readiness counts when projects are chosen, 0 to 10; 1 when it is empty."),
        field("weightNeed", Rule::Whole(0, 10), "How much need counts when projects are chosen, 0 to 10; 1 when it is empty."),
    ],
    spans: &[("startsAt", "endsAt"), ("callOpensAt", "callClosesAt")],
    one_of: &[],
};
