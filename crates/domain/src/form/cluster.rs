//! The form of clusters.

use super::{Field, Form, LANGUAGE, REGION, Rule, WEBSITE, field, list};
use crate::id::Kind;
use crate::vocabulary::{Consolidation, FocusArea, MacroScenario};

#[rustfmt::skip]
pub(super) static FORM: Form = Form {
    kind: Kind::Cluster,
    fields: &[
        field("name", Rule::Line(160), "Name: one line of at most 160 characters.").created().translated(),
        LANGUAGE,
        field("summary", Rule::Prose(2_000), "A few sentences, at most 2,000 characters; needed to publish.").published().translated(),
        field("macroScenario", Rule::OneOf(list!(MacroScenario)), "Macro scenario.").created(),
        field("consolidation", Rule::OneOf(list!(Consolidation)), "How settled it is; `EMERGING` when a new one is given none.").created().or("EMERGING"),
        Field { about: "The NUTS region it is in; needed to publish.", ..REGION.published() },
        field("focusAreas", Rule::SomeOf(list!(FocusArea)), "Its focus areas."),
        field("priorities", Rule::Words(20, 120), "Smart specialisation (S3) priorities it serves: at most 20 of 120 characters.").searched(),
        field("foundedOn", Rule::Day, "When it was founded."),
        WEBSITE,
    ],
    spans: &[],
    one_of: &[],
};
