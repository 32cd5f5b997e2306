//! The mutations before a round table: applications, evaluation, decisions, seats, the agenda, cancelling.

use super::life::with;
use super::life_acts::id_of;
use crate::graphql::mutation::{Acted, id, input, key, mutation, optional, text};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_app::session::{AgendaTurn, CancelSession};
use rialto_domain::Error;
use rialto_domain::id::{ApplicationId, Kind, PersonId, ProjectId, SessionExpertId, SessionId};
use rialto_domain::vocabulary::Area;
use serde_json::Value;

fn application() -> Object {
    with("ApplicationPayload", &[("application", Kind::Application)])
}

fn session() -> Object {
    with("SessionPayload", &[("session", Kind::Session)])
}

fn of_session() -> Argument {
    id_of("sessionId", "Id of the session.")
}

fn of_application(name: &'static str) -> Argument {
    id_of(name, "Id of the application.")
}

fn language(about: &'static str) -> Argument {
    arg("language", "Language", about)
}

fn criteria(required: bool) -> Vec<Argument> {
    let ty = if required { "String!" } else { "String" };
    vec![
        arg(
            "areas",
            if required { "[Area!]!" } else { "[Area!]" },
            "Areas in which the project asks for advice, at least one.",
        ),
        arg("socialImpact", ty, "What changes, for whom, and how that is shown; at most 3,000 characters."),
        arg("readiness", ty, "How far the project is, and what it can act on now; at most 3,000 characters."),
        arg("need", ty, "What it needs from the table; at most 3,000 characters."),
        language("Language of the texts; that of the project when not given."),
    ]
}

fn inputs(model: &mut Model) {
    let mut apply = vec![of_session(), id_of("projectId", "Id of the project.")];
    apply.extend(criteria(true));
    model.input("ApplyToSessionInput", "What a project writes to apply.", apply);
    let mut edit = vec![
        of_application("id"),
        arg(
            "version",
            "Int!",
            "The version of the application that was read; another one by now is the issue `CONFLICT`.",
        ),
    ];
    edit.extend(criteria(false));
    model.input("EditApplicationInput", "What changes of an application; what is not given stays.", edit);
    model.input(
        "EvaluatorInput",
        "Who evaluates for a session.",
        vec![of_session(), id_of("personId", "Id of the person: a public profile of a member.")],
    );
    model.input(
        "DeclareConflictInput",
        "With which application.",
        vec![
            of_application("applicationId"),
            arg("reason", "String", "Why, for who manages the session; at most 2,000 characters."),
        ],
    );
    model.input(
        "EvaluateInput",
        "Scores, 0 to 5 each.",
        vec![
            of_application("applicationId"),
            arg("socialImpact", "Int!", "How much changes for how many people, and how it is shown."),
            arg("readiness", "Int!", "How far the project is, and whether it can act on advice now."),
            arg("need", "Int!", "How much it needs what this table can give."),
            arg("comment", "String", "For the other evaluators and who decides; at most 2,000 characters."),
        ],
    );
    model.input(
        "DecideApplicationInput",
        "A decision.",
        vec![
            of_application("id"),
            arg(
                "version",
                "Int!",
                "The version of the application that was read; another one by now is the issue `CONFLICT`.",
            ),
            arg("decision", "ApplicationDecision!", "What is decided."),
            arg("reason", "String!", "Why, as the project is told; at most 2,000 characters."),
            language("Language of the reason; that of the session when not given."),
        ],
    );
    model.input(
        "AgendaTurnInput",
        "A turn: a project's, or one with a title of its own.",
        vec![
            arg("id", "ID", "Id of the turn, where the agenda has it already."),
            arg("projectId", "ID", "Id of the published project whose turn it is."),
            arg(
                "title",
                "String",
                "What it is called where it is no project's: a welcome, a break; at most 160 characters.",
            ),
            arg("minutes", "Int!", "How long it is, 1 to 480 minutes."),
            language("Language of the title; that of the session when not given."),
        ],
    );
    model.input(
        "SetAgendaInput",
        "A whole agenda.",
        vec![
            of_session(),
            arg(
                "version",
                "Int!",
                "The version of the session that was read; another one by now is the issue `CONFLICT`.",
            ),
            arg("turns", "[AgendaTurnInput!]!", "All turns in their order, at most 100."),
        ],
    );
    model.input(
        "InviteExpertInput",
        "Who is asked to a table.",
        vec![
            of_session(),
            id_of("personId", "Id of the expert."),
            arg("area", "Area!", "The area that the expert advises in."),
        ],
    );
    model.input(
        "AnswerSeatInput",
        "An answer.",
        vec![
            id_of("id", "Id of the seat."),
            arg("accept", "Boolean!", "Whether the expert comes; false also gives a seat back."),
        ],
    );
    model.input(
        "CancelSessionInput",
        "How a session is cancelled.",
        vec![
            id_of("id", "Id of the session."),
            arg(
                "version",
                "Int!",
                "The version of the session that was read; another one by now is the issue `CONFLICT`.",
            ),
            arg("reason", "String!", "Why, as everybody reads it; at most 2,000 characters."),
            language("Language of the reason; that of the session when not given."),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    mutation!(model, "applyToSession"(Some("ApplyToSessionInput!")) -> application(),
    "Applies for a session with a published project, while the call is open, by who leads the project or works in it. One application \
     for each project and session; one that was taken back is written anew by it.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        let id = acts.apply_to_session(by, session, project, &input(values)?).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "editApplication"(Some("EditApplicationInput!")) -> application(),
    "Changes an application while the call is open.",
    |acts, by, values| {
        let id = ApplicationId(key(values, "id", Kind::Application)?);
        acts.edit_application(by, id, &input(values)?).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "withdrawApplication"(Some("IdInput!")) -> application(),
    "Takes an application back, as long as it was not decided.",
    |acts, by, values| {
        let id = ApplicationId(key(values, "id", Kind::Application)?);
        acts.withdraw_application(by, id).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "addEvaluator"(Some("EvaluatorInput!")) -> session(),
    "Makes a member with a public profile an evaluator of a session; a mail tells them. For who manages it.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        acts.add_evaluator(by, session, PersonId(key(values, "personId", Kind::Person)?)).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "removeEvaluator"(Some("EvaluatorInput!")) -> session(),
    "Takes an evaluator off; the scores they gave stay. For who manages the session.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        acts.remove_evaluator(by, session, PersonId(key(values, "personId", Kind::Person)?)).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "evaluate"(Some("EvaluateInput!")) -> application(),
    "Scores an application once the call is over, as an evaluator of the session; written again it replaces one's own scores. Others' \
     scores are read after one's own.",
    |acts, by, values| {
        let id = ApplicationId(key(values, "applicationId", Kind::Application)?);
        acts.evaluate(by, id, &input(values)?).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "declareConflict"(Some("DeclareConflictInput!")) -> application(),
    "Says that one has a conflict of interest with an application: one scores it no more, and scores given before are gone. Whoever \
     belongs to the project or its organisation has one without saying so.",
    |acts, by, values| {
        let id = ApplicationId(key(values, "applicationId", Kind::Application)?);
        acts.declare_conflict(by, id, optional(values, "reason")).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "decideApplication"(Some("DecideApplicationInput!")) -> application(),
    "Decides about an application once the call is over; its project gets a letter with the reason and what the scores came to. It may \
     be decided anew until the project's turn has begun. For who manages the session.",
    |acts, by, values| {
        let id = ApplicationId(key(values, "id", Kind::Application)?);
        acts.decide_application(by, id, &input(values)?).await?;
        Ok(Acted::done().record("application", id.0))
    });
    mutation!(model, "setAgenda"(Some("SetAgendaInput!")) -> session(),
    "Writes the agenda of a session in place of the one before. Turns that have begun stay as they are, first. For who manages it.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        let version = values.get("version").and_then(Value::as_i64).unwrap_or_default();
        let turns: Vec<AgendaTurn> = serde_json::from_value(values.get("turns").cloned().unwrap_or_default()).map_err(Error::internal)?;
        acts.set_agenda(by, session, version, &turns).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "inviteExpert"(Some("InviteExpertInput!")) -> session(),
    "Asks an expert to the table of a published session, for an area with a seat left; a mail tells them. For who manages it.",
    |acts, by, values| {
        let session = SessionId(key(values, "sessionId", Kind::Session)?);
        let person = PersonId(key(values, "personId", Kind::Person)?);
        let area = Area::parse(text(values, "area")).ok_or_else(|| Error::internal("an area that is none"))?;
        acts.invite_expert(by, session, person, area).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "answerSeat"(Some("AnswerSeatInput!")) -> session(),
    "Takes or declines a seat at a table, as the expert who was asked; who has taken one gives it back.",
    |acts, by, values| {
        let seat = SessionExpertId(key(values, "id", Kind::SessionExpert)?);
        let accept = values.get("accept").and_then(Value::as_bool).unwrap_or_default();
        let session = acts.answer_seat(by, seat, accept).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "takeSeatBack"(Some("IdInput!")) -> session(),
    "Takes a seat back from an expert. For who manages the session.",
    |acts, by, values| {
        let seat = SessionExpertId(key(values, "id", Kind::SessionExpert)?);
        let session = acts.take_seat_back(by, seat).await?;
        Ok(Acted::done().record("session", session.0))
    });
    mutation!(model, "cancelSession"(Some("CancelSessionInput!")) -> session(),
    "Cancels a session: it stays where it is found and says why, and all who take part get a letter: `Session.recipients` says how many \
     that are. For who manages it.",
    |acts, by, values| {
        let record = id(values, "id")?;
        let session = SessionId(key(values, "id", Kind::Session)?);
        let input: CancelSession = input(values)?;
        acts.cancel_session(by, session, &input).await?;
        Ok(Acted::done().record("session", record.key))
    });
}
