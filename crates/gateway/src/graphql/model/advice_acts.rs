//! The mutations of advice after it was given, of actions, and of what projects tell later.

use super::life::with;
use super::life_acts::id_of;
use crate::graphql::mutation::{Acted, input, key, mutation};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_domain::id::{ActionId, ContributionId, Kind, ProjectId, SessionId};

fn advice() -> Object {
    with("ContributionPayload", &[("contribution", Kind::Contribution)])
}

fn adoption() -> Object {
    with("AdoptionPayload", &[("contribution", Kind::Contribution), ("project", Kind::Project)])
}

fn action() -> Object {
    with("ActionPayload", &[("action", Kind::Action), ("project", Kind::Project)])
}

fn language() -> Argument {
    arg("language", "Language", "Language of what is written; that of the project when not given.")
}

fn inputs_of_advice(model: &mut Model) {
    model.input(
        "ContributionResourceInput",
        "A page elsewhere that helps.",
        vec![
            arg("title", "String!", "What it is, at most 200 characters."),
            arg("url", "String!", "Its address, http or https."),
        ],
    );
    model.input(
        "EditContributionInput",
        "What changes of a contribution; what is not given stays.",
        vec![
            id_of("id", "Id of the contribution."),
            arg("area", "Area", "The area it belongs to."),
            arg("kind", "ContributionKind", "Observation, advice or resource."),
            arg("text", "String", "What is advised, at most 4,000 characters."),
            arg("observation", "String", "What is seen, at most 4,000 characters; null clears it."),
            arg(
                "resources",
                "[ContributionResourceInput!]",
                "Pages that help, all of them, at most 10; null clears them.",
            ),
            arg("offer", "String", "What is offered, at most 2,000 characters; null clears it."),
            arg("language", "Language", "Language of the texts."),
        ],
    );
    model.input(
        "AnswerContributionInput",
        "What a project answers to advice that was given to it.",
        vec![
            id_of("id", "Id of the contribution."),
            arg("answer", "AdviceAnswer!", "The answer."),
            arg("reason", "String", "Why, at most 2,000 characters."),
            language(),
            arg(
                "replaces",
                "DateTime",
                "To change an answer: the `answer.at` of the one that was read. Without it, and when there is another by now, \
                 the issue `ANSWERED` tells what was answered and when.",
            ),
        ],
    );
    model.input(
        "AdoptContributionInput",
        "Advice that a project adopts which was given to another.",
        vec![
            id_of("contributionId", "Id of the advice."),
            id_of("projectId", "Id of the project that adopts it."),
            arg("note", "String", "What it means for the project, at most 2,000 characters."),
            language(),
        ],
    );
    model.input(
        "WithdrawAdoptionInput",
        "Which adoption.",
        vec![id_of("contributionId", "Id of the advice."), id_of("projectId", "Id of the project that adopted it.")],
    );
}

fn inputs_of_actions(model: &mut Model) {
    let title = "One line, at most 200 characters; everybody reads it.";
    model.input(
        "OpenActionInput",
        "Something a project is going to do.",
        vec![
            id_of("projectId", "Id of the project."),
            arg("contributionId", "ID", "Id of the advice it comes from, which the project has adopted."),
            arg("title", "String!", title),
            arg("text", "String", "More about it, at most 5,000 characters, for the team."),
            arg("ownerId", "ID", "Id of the profile of who does it, of the team."),
            arg("dueOn", "Date", "Until when."),
            language(),
            arg(
                "idempotencyKey",
                "String",
                "At most 64 characters: the same key with the same input answers the same action.",
            ),
        ],
    );
    model.input(
        "EditActionInput",
        "What changes of an action; what is not given stays.",
        vec![
            id_of("id", "Id of the action."),
            arg("title", "String", title),
            arg("text", "String", "More about it, at most 5,000 characters; null clears it."),
            arg("ownerId", "ID", "Who does it, of the team; null clears it."),
            arg("dueOn", "Date", "Until when; null clears it."),
            arg("language", "Language", "Language of the texts."),
        ],
    );
    model.input(
        "SetActionStatusInput",
        "What became of an action.",
        vec![
            id_of("id", "Id of the action."),
            arg("status", "ActionStatus!", "Open again, done or dropped."),
            arg("note", "String", "How or why, at most 2,000 characters, for the team."),
            language(),
        ],
    );
    model.input(
        "AnswerFollowUpInput",
        "What became of a project some time after a session.",
        vec![
            id_of("projectId", "Id of the project."),
            id_of("sessionId", "Id of the session at which it had a turn."),
            arg("day", "Int!", "Days after the session: 30 or 90."),
            arg("state", "FollowUpState!", "Where the project stands."),
            arg("text", "String", "In words, at most 5,000 characters; everybody reads it."),
            language(),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs_of_advice(model);
    inputs_of_actions(model);
    of_advice(model);
    of_actions(model);
}

fn done(kind: &'static str, key: uuid::Uuid) -> Acted {
    Acted::done().record(kind, key)
}

fn of_advice(model: &mut Model) {
    mutation!(model, "editContribution"(Some("EditContributionInput!")) -> advice(),
    "Changes what one wrote, for 15 minutes (issue `TOO_LATE`); what is not given stays, null clears it.",
    |acts, by, values| {
        let id = ContributionId(key(values, "id", Kind::Contribution)?);
        acts.edit_contribution(by, id, &input(values)?).await.map(|()| done("contribution", id.0))
    });
    mutation!(model, "withdrawContribution"(Some("IdInput!")) -> advice(),
    "Takes back what one wrote, while no project has adopted it (issue `ADOPTED`): it is gone.",
    |acts, by, values| {
        let id = ContributionId(key(values, "id", Kind::Contribution)?);
        acts.withdraw_contribution(by, id).await.map(|_| Acted::done())
    });
    mutation!(model, "answerContribution"(Some("AnswerContributionInput!")) -> advice(),
    "Answers advice for the project to which it was given: leaders and editors. The expert gets a letter. Of two who answer at \
     once the first is heard; the second gets the issue `ANSWERED`.",
    |acts, by, values| {
        let id = ContributionId(key(values, "id", Kind::Contribution)?);
        acts.answer_contribution(by, id, &input(values)?).await.map(|()| done("contribution", id.0))
    });
    mutation!(model, "adoptContribution"(Some("AdoptContributionInput!")) -> adoption(),
    "Adopts advice that was given to another project, for a public project that one leads or edits: what was said at the table \
     of a session for projects with a turn there (issue `NOT_AT_THE_TABLE`), what was written on line for any. It counts for the \
     expert, who gets a letter.",
    |acts, by, values| {
        let id = ContributionId(key(values, "contributionId", Kind::Contribution)?);
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.adopt_contribution(by, (id, project), &input(values)?).await?;
        Ok(done("contribution", id.0).record("project", project.0))
    });
    mutation!(model, "withdrawAdoption"(Some("WithdrawAdoptionInput!")) -> adoption(),
    "Takes back that a project adopted advice.",
    |acts, by, values| {
        let id = ContributionId(key(values, "contributionId", Kind::Contribution)?);
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.withdraw_adoption(by, (id, project)).await?;
        Ok(done("contribution", id.0).record("project", project.0))
    });
}

fn of_actions(model: &mut Model) {
    mutation!(model, "openAction"(Some("OpenActionInput!")) -> action(),
    "Opens an action of a project: of advice only when the project has adopted it (issue `NOT_ADOPTED`).",
    |acts, by, values| {
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        let made = acts.open_action(by, project, &input(values)?).await?;
        Ok(done("project", project.0).record("action", made.0))
    });
    mutation!(model, "editAction"(Some("EditActionInput!")) -> action(),
    "Changes what an action says, who does it and until when; what is not given stays, null clears it.",
    |acts, by, values| {
        let id = ActionId(key(values, "id", Kind::Action)?);
        let of = acts.edit_action(by, id, &input(values)?).await?;
        Ok(done("project", of.0).record("action", id.0))
    });
    mutation!(model, "setActionStatus"(Some("SetActionStatusInput!")) -> action(),
    "Says that an action is done, dropped or open again: leaders, editors, and who does it.",
    |acts, by, values| {
        let id = ActionId(key(values, "id", Kind::Action)?);
        let of = acts.set_action_status(by, id, &input(values)?).await?;
        Ok(done("project", of.0).record("action", id.0))
    });
    let told = with("FollowUpPayload", &[("project", Kind::Project), ("session", Kind::Session)]);
    mutation!(model, "answerFollowUp"(Some("AnswerFollowUpInput!")) -> told,
    "Tells what became of a project 30 or 90 days after a session at which it had a turn; told again it replaces what was there.",
    |acts, by, values| {
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        acts.answer_follow_up(by, (project, session), &input(values)?).await?;
        Ok(done("project", project.0).record("session", session.0))
    });
}
