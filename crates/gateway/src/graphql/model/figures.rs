//! `RegionFigures`: what is public in the tree of a region.

use super::common::by_parent;
use crate::graphql::facets::{self, Counts, Values as Written};
use crate::graphql::fields::inline_fields;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, Object, PlanField};
use chrono::Datelike;
use rialto_domain::context::date_of;
use rialto_domain::label::VocabularyName;
use rialto_persistence::figures::{self, Count, Values};

/// The figures of the region that the select reads.
pub(super) fn field() -> PlanField {
    Box::new(|planner, select, call| {
        let fields = planner.fields("RegionFigures", &call.sets, select)?;
        Ok(Shape::Inline { null_if: None, fields })
    })
}

fn count(what: Count) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(5)?;
        Ok(Shape::Raw(figures::count(select, what)))
    })
}

fn values(what: Values, vocabulary: VocabularyName, written: Written) -> PlanField {
    Box::new(move |planner, select, call| {
        // counting looks at every row of the tree
        planner.spend(20)?;
        let counts = Counts::of(figures::values(select, what), written);
        facets::counted(planner, call, counts, Some(vocabulary))
    })
}

fn budget() -> PlanField {
    Box::new(|planner, select, call| {
        planner.spend(5)?;
        let slot = figures::budget(select);
        let fields = inline_fields(planner, "BudgetSum", call, |name| match name {
            "euros" => Some(Shape::Cents(0)),
            "projects" => Some(Shape::Raw(1)),
            _ => None,
        })?;
        Ok(Shape::Record { slot, slots: 2, fields, required: true })
    })
}

fn years() -> PlanField {
    Box::new(|planner, select, call| {
        planner.spend(20)?;
        let slot = figures::years(select, date_of(planner.now).year() + 1);
        let fields = inline_fields(planner, "YearFigures", call, |name| match name {
            "year" => Some(Shape::Raw(0)),
            "started" => Some(Shape::Raw(1)),
            "ended" => Some(Shape::Raw(2)),
            _ => None,
        })?;
        Ok(Shape::Records { slot, slots: 3, fields })
    })
}

pub(super) fn types(model: &mut Model) {
    let [plain, upper] = [Written::Plain, Written::Enum];
    model.object(
        Object::new(
            "RegionFigures",
            "Figures over the public records in the tree of a region, counted when they are asked for; what is not asked \
             for is not counted. Lists of values are most frequent first.",
        )
        .field("projects", "Int!", "Projects.", count(Count::Projects))
        .field("organisations", "Int!", "Organisations.", count(Count::Organisations))
        .field("experts", "Int!", "Experts whose home is there.", count(Count::Experts))
        .field("clusters", "Int!", "Clusters.", count(Count::Clusters))
        .field("datasets", "Int!", "Datasets about it.", count(Count::Datasets))
        .field("pilots", "Int!", "Pilots.", count(Count::Pilots))
        .field("openNeeds", "Int!", "Needs of projects that are open.", count(Count::OpenNeeds))
        .field("lessons", "Int!", "Projects that ended, with what they learned.", count(Count::Lessons))
        .field("budget", "BudgetSum!", "The budgets of the projects.", budget())
        .field("stages", "[FacetValue!]!", "Projects by `Stage`.", values(Values::Stages, VocabularyName::Stage, upper))
        .field(
            "needAreas",
            "[FacetValue!]!",
            "Projects by the `Area` of their open needs; one with needs in two areas counts in both.",
            values(Values::NeedAreas, VocabularyName::Area, upper),
        )
        .field(
            "sdgs",
            "[FacetValue!]!",
            "Projects by Sustainable Development Goal, `1` to `17`; one that serves two counts in both.",
            values(Values::Sdgs, VocabularyName::Sdg, plain),
        )
        .field(
            "focusAreas",
            "[FacetValue!]!",
            "Projects by `FocusArea`; one in two areas counts in both.",
            values(Values::FocusAreas, VocabularyName::FocusArea, upper),
        )
        .field(
            "helices",
            "[FacetValue!]!",
            "Organisations by `Helix`; those without one are not counted.",
            values(Values::Helices, VocabularyName::Helix, upper),
        )
        .field(
            "years",
            "[YearFigures!]!",
            "Projects that started and ended, by year, earliest first; only years with any. Years before 1990 and after \
             the next one are left out as typing errors.",
            years(),
        ),
    );
    model.object(
        Object::new("BudgetSum", "The budgets of many projects.")
            .field("euros", "Float!", "Sum of the budgets that are known in euro, exact to the cent.", by_parent())
            .field("projects", "Int!", "How many projects state one; the others are not in the sum.", by_parent()),
    );
    model.object(
        Object::new("YearFigures", "How many projects started and ended in a year.")
            .field("year", "Int!", "The year.", by_parent())
            .field("started", "Int!", "Projects whose first day is in it.", by_parent())
            .field("ended", "Int!", "Projects whose last day is in it.", by_parent()),
    );
}
