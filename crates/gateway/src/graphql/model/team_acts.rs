//! The mutations of the people of records: invitations, requests, roles, notes, contacts, appointments.

use super::life::with;
use super::life_acts::{id_of, value};
use super::team::appointment;
use crate::graphql::coerce::Values;
use crate::graphql::mutation::{Acted, id, input, key, mutation, payload, text, told};
use crate::graphql::types::{Argument, Model, Object, arg};
use rialto_app::team::Which;
use rialto_domain::id::{AppointmentId, GlobalId, InvitationId, JoinRequestId, Kind, NoteId, PersonId, ProjectId};
use rialto_domain::{Error, Result};
use serde_json::{Value, json};

fn nothing() -> Object {
    payload("DonePayload", "That it was done.")
}

fn membership() -> Object {
    let about = "Global id of the record whose team it is; null when there are issues.";
    payload("MembershipPayload", "Whose team it is.").field("recordId", "ID", about, told("recordId", None))
}

fn of_record() -> Argument {
    id_of("recordId", "Id of the record.")
}

fn of_person() -> Argument {
    id_of("personId", "`TeamMember.personId` of somebody in the team.")
}

fn message(about: &'static str) -> Argument {
    arg("message", "String", about)
}

fn inputs(model: &mut Model) {
    model.input(
        "InviteInput",
        "Who is invited.",
        vec![
            of_record(),
            arg("email", "String!", "The address."),
            arg("role", "TeamRole!", "What the person would be: a role of this kind of record."),
            arg("language", "String!", "Language of the mail, one of those of the web app: `sl`."),
            message("A word to the person, at most 1,000 characters."),
        ],
    );
    model.input(
        "InvitationInput",
        "Which invitation: one of the two.",
        vec![
            arg("token", "String", "The token of the link in the mail."),
            arg("id", "ID", "Id of one of `viewer.invitations`."),
        ],
    );
    model.input(
        "AskToJoinInput",
        "Which team.",
        vec![of_record(), message("A word to those who answer for it, at most 1,000 characters.")],
    );
    model.input(
        "AnswerRequestInput",
        "The answer to a request.",
        vec![
            id_of("id", "Id of the request."),
            arg("accept", "Boolean!", "Yes or no."),
            arg("role", "TeamRole", "What the person will be; needed for yes."),
        ],
    );
    model.input(
        "ChangeRoleInput",
        "What somebody will be.",
        vec![of_record(), of_person(), arg("role", "TeamRole!", "A role of this kind of record.")],
    );
    model.input("RemoveMemberInput", "Who is taken out of which team.", vec![of_record(), of_person()]);
    model.input(
        "HandOverLeadershipInput",
        "Who leads a project from now on.",
        vec![id_of("projectId", "Id of the project."), of_person()],
    );
    model.input(
        "AppointLeaderInput",
        "Who answers for a record from now on.",
        vec![of_record(), arg("email", "String!", "The address of an account.")],
    );
    model.input("LeaveInput", "Which team.", vec![of_record()]);
    model.input(
        "AddNoteInput",
        "A private note.",
        vec![of_record(), arg("text", "String!", "The note, at most 5,000 characters.")],
    );
    model.input(
        "SetContactInput",
        "Whom to reach; what is not given is emptied.",
        vec![
            id_of("recordId", "Id of the project or organisation."),
            arg("name", "String", "Name, at most 100 characters."),
            arg("email", "String", "E-mail address."),
            arg("phone", "String", "Telephone number, at most 40 characters."),
        ],
    );
    model.input(
        "AppointInput",
        "Who is appointed to what.",
        vec![
            arg("email", "String!", "The address of an account."),
            arg("role", "AppointmentRole!", "To what."),
            arg("regionCode", "String", "NUTS code of the region, with all below it; not for moderators."),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    of_invitations(model);
    of_teams(model);
    of_private(model);
}

fn joined(id: GlobalId) -> Acted {
    Acted::done().told("recordId", json!(id.to_string()))
}

fn which(values: &Values) -> Result<Which> {
    let given = |name: &str| values.get(name).and_then(Value::as_str);
    match (given("token"), given("id")) {
        (Some(token), None) => Ok(Which::Token(token.to_owned())),
        (None, Some(_)) => Ok(Which::Id(InvitationId(key(values, "id", Kind::Invitation)?))),
        _ => Err(Error::invalid(&["input"], "ONE_OF_TWO", "Give `token` or `id`, one of the two.")),
    }
}

fn person(values: &Values) -> Result<PersonId> {
    Ok(PersonId(key(values, "personId", Kind::Person)?))
}

fn of_invitations(model: &mut Model) {
    mutation!(model, "invite"(Some("InviteInput!")) -> nothing(),
        "Invites somebody to a team by mail. The answer is the same whether the address has an account or not. Who is invited \
         again gets a new mail; the link before ends. At most 20 in an hour.",
        |acts, by, values| acts.invite(by, id(values, "recordId")?, &input(values)?).await.map(|()| Acted::done()));
    mutation!(model, "withdrawInvitation"(Some("IdInput!")) -> nothing(),
    "Takes an open invitation back.",
    |acts, by, values| {
        let id = InvitationId(key(values, "id", Kind::Invitation)?);
        acts.withdraw_invitation(by, id).await.map(|()| Acted::done())
    });
    mutation!(model, "acceptInvitation"(Some("InvitationInput!")) -> membership(),
        "Accepts an invitation, signed in with the address that was invited. Who is in the team already keeps their role.",
        |acts, by, values| acts.accept_invitation(by, &which(values)?).await.map(joined));
    mutation!(model, "declineInvitation"(Some("InvitationInput!")) -> nothing(),
        "Declines an invitation, signed in with the address that was invited.",
        |acts, by, values| acts.decline_invitation(by, &which(values)?).await.map(|()| Acted::done()));
    mutation!(model, "askToJoin"(Some("AskToJoinInput!")) -> nothing(),
    "Asks to join the team of a project or an organisation that is public. At most 20 in an hour.",
    |acts, by, values| {
        let message = values.get("message").and_then(Value::as_str);
        acts.ask_to_join(by, id(values, "recordId")?, message).await.map(|()| Acted::done())
    });
    mutation!(model, "answerRequest"(Some("AnswerRequestInput!")) -> nothing(),
    "Answers a request to join.",
    |acts, by, values| {
        let id = JoinRequestId(key(values, "id", Kind::JoinRequest)?);
        let answer = (value(values, "accept")?, value(values, "role")?);
        acts.answer_request(by, id, answer).await.map(|()| Acted::done())
    });
    mutation!(model, "withdrawRequest"(Some("IdInput!")) -> nothing(),
    "Takes a request of the viewer back.",
    |acts, by, values| {
        let id = JoinRequestId(key(values, "id", Kind::JoinRequest)?);
        acts.withdraw_request(by, id).await.map(|()| Acted::done())
    });
}

fn of_teams(model: &mut Model) {
    mutation!(model, "changeRole"(Some("ChangeRoleInput!")) -> membership(),
    "Gives somebody of a team another role.",
    |acts, by, values| {
        let record = id(values, "recordId")?;
        acts.change_role(by, (record, person(values)?), value(values, "role")?).await.map(|()| joined(record))
    });
    mutation!(model, "removeMember"(Some("RemoveMemberInput!")) -> membership(),
    "Takes somebody out of a team.",
    |acts, by, values| {
        let record = id(values, "recordId")?;
        acts.remove_member(by, (record, person(values)?)).await.map(|()| joined(record))
    });
    mutation!(model, "handOverLeadership"(Some("HandOverLeadershipInput!")) -> with("ProjectPayload", &[("project", Kind::Project)]),
    "The viewer, who leads a project, gives that to somebody of its team and stays as an editor.",
    |acts, by, values| {
        let project = ProjectId(key(values, "projectId", Kind::Project)?);
        acts.hand_over(by, (project, person(values)?)).await.map(|()| Acted::done().record("project", project.0))
    });
    mutation!(model, "appointLeader"(Some("AppointLeaderInput!")) -> membership(),
    "Makes somebody who has an account the one who answers for a record that is published or archived and that nobody with an \
     account answers for: its leader, manager or coordinator. A mail tells them. For administrators.",
    |acts, by, values| {
        let record = id(values, "recordId")?;
        acts.appoint_leader(by, record, text(values, "email")).await.map(|()| joined(record))
    });
    mutation!(model, "leave"(Some("LeaveInput!")) -> nothing(),
        "Gives up the viewer's own role in a team. Nobody leaves a record without somebody who answers for it.",
        |acts, by, values| acts.leave(by, id(values, "recordId")?).await.map(|()| Acted::done()));
}

fn of_private(model: &mut Model) {
    mutation!(model, "addNote"(Some("AddNoteInput!")) -> nothing(),
        "Writes a private note for the team of a record.",
        |acts, by, values| acts.add_note(by, id(values, "recordId")?, text(values, "text")).await.map(|()| Acted::done()));
    mutation!(model, "removeNote"(Some("IdInput!")) -> nothing(),
    "Removes a note of the viewer; who may manage the team may remove any.",
    |acts, by, values| {
        let id = NoteId(key(values, "id", Kind::Note)?);
        acts.remove_note(by, id).await.map(|()| Acted::done())
    });
    mutation!(model, "setContact"(Some("SetContactInput!")) -> nothing(),
        "Says whom to reach about a project or an organisation: for its team alone.",
        |acts, by, values| acts.set_contact(by, id(values, "recordId")?, &input(values)?).await.map(|()| Acted::done()));
    let about = "The appointment; null when there are issues.";
    let made =
        payload("AppointPayload", "Who was appointed.").field("appointment", "Appointment", about, appointment());
    mutation!(model, "appoint"(Some("AppointInput!")) -> made,
    "Appoints somebody who has an account. For administrators.",
    |acts, by, values| {
        acts.appoint(by, &input(values)?).await.map(|id| Acted::done().record("appointment", id.0))
    });
    mutation!(model, "dismiss"(Some("IdInput!")) -> nothing(),
    "Ends an appointment. For administrators.",
    |acts, by, values| {
        let id = AppointmentId(key(values, "id", Kind::Appointment)?);
        acts.dismiss(by, id).await.map(|()| Acted::done())
    });
}
