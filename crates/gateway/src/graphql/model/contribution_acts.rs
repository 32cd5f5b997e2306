//! The mutations of contributions.

use crate::graphql::fields::record;
use crate::graphql::mutation::{Acted, input, key, mutation, payload};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, PlanField, arg};
use rialto_domain::id::{Kind, ProjectId};
use rialto_persistence::contribution as table;
use rialto_persistence::read::Sql;

pub(super) fn types(model: &mut Model) {
    model.input(
        "ContributeInput",
        "What an expert tells a project.",
        vec![
            arg("projectId", "ID!", "Id of the project."),
            arg("area", "Area!", "The area it belongs to."),
            arg("kind", "ContributionKind!", "Observation, advice or resource."),
            arg("text", "String!", "What is said, at most 4,000 characters; an empty line parts paragraphs."),
            arg("language", "Language!", "Language of the text."),
        ],
    );
    let given = payload("ContributePayload", "What was told.").field(
        "contribution",
        "Contribution",
        "The contribution; null when there are issues.",
        contribution(),
    );
    mutation!(model, "contribute"(Some("ContributeInput!")) -> given,
    "Tells a published project something, as an expert: a member whose profile is public and names areas. \
     Tokens need the scope WRITE_PROJECTS.",
    |acts, by, values| {
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        let id = acts.contribute(by, project, &input(values)?).await?;
        Ok(Acted::done().record("contribution", id.0))
    });
}

fn contribution() -> PlanField {
    Box::new(|planner, select, call| {
        let Some(key) = planner.acted.key("contribution") else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.table(&table::TABLE);
        let told = Sql::with(format!("{}.id = ?", child.alias()), [key.into()]);
        child.filter(told);
        record(planner, select, call, "Contribution", child)
    })
}
