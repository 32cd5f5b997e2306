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
            arg("kind", "ContributionKind", "Observation, advice or resource; advice when not given."),
            arg("text", "String!", "What is advised, at most 4,000 characters; an empty line parts paragraphs."),
            arg("language", "Language!", "Language of the texts."),
            arg("observation", "String", "What is seen, on which the advice rests, at most 4,000 characters."),
            arg("resources", "[ContributionResourceInput!]", "Pages that help, at most 10."),
            arg("offer", "String", "What is offered: time, a contact, a place; at most 2,000 characters."),
            arg(
                "sessionTurnId",
                "ID",
                "Id of the turn at whose table it is said: for who has accepted a seat there for the area, while the turn runs and \
                 for 15 minutes after. Issues `NOT_AT_THE_TABLE`, `TURN_NOT_OPEN`, `OTHER_PROJECT`.",
            ),
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
