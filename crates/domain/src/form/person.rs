//! The form of a member's own profile.

use super::{Form, LANGUAGE, REGION, Rule, field, list};
use crate::id::Kind;
use crate::vocabulary::Area;

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Person,
    fields: &[
        field("name", Rule::Line(100), "Name: one line of at most 100 characters; that of the account at first.").created().searched(),
        LANGUAGE,
        field("headline", Rule::Line(160), "One line about you, at most 160 characters; needed to publish.").published().translated(),
        field("biography", Rule::Prose(20_000), "Full text in Markdown, at most 20,000 characters.").translated(),
        field("areas", Rule::SomeOf(list!(Area)), "Areas in which you advise; an expert has one at least."),
        field("skills", Rule::Skills, "Your skills, each with a level."),
        field("languages", Rule::Languages(20), "Languages you speak, at most 20."),
        REGION,
        field("regionsServedIds", Rule::Records(Kind::Region, 50), "NUTS regions you serve, at most 50."),
        field("placesPerMonth", Rule::Whole(0, 31), "Projects you can take on in a month, 0 to 31."),
    ],
    spans: &[],
    one_of: &[],
};
