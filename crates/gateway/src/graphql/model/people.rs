//! The types in which the people of records are told: members of teams, invitations, requests, notes, appointments.

use super::common::by_parent;
use crate::graphql::types::{Enum, Model, Object};
use rialto_domain::policy::record::Role;

/// The types of people, which their parents tell.
pub(super) fn types(model: &mut Model) {
    let about = |role: Role| rialto_domain::vocabulary::Vocabulary::about(role);
    let of = |roles: &[Role]| roles.iter().map(|role| (role.as_str().to_uppercase(), about(*role))).collect();
    let team = [
        Role::Leader,
        Role::Editor,
        Role::Viewer,
        Role::Manager,
        Role::Participant,
        Role::Coordinator,
        Role::Facilitator,
    ];
    model.enumeration(Enum {
        name: "TeamRole",
        about: "What somebody is in the team of a record. Projects have leaders, editors and viewers; organisations managers \
                and participants; clusters coordinators and participants; datasets, pilots and sessions managers.",
        values: of(&team),
    });
    model.enumeration(Enum {
        name: "AppointmentRole",
        about: "What somebody is appointed to.",
        values: of(&rialto_app::appointment::ROLES),
    });
    model.object(
        Object::new("TeamMember", "Somebody in the team of a record.")
            .field("personId", "ID!", "Global id of the profile, for `changeRole` and the like.", by_parent())
            .field("name", "String!", "Name.", by_parent())
            .field("slug", "String", "Address of the profile in the web app; null when it is not public.", by_parent())
            .field("isMe", "Boolean!", "Whether it is the viewer.", by_parent())
            .field("role", "TeamRole!", "What they are.", by_parent())
            .field("joinedOn", "Date", "Since when, where known.", by_parent()),
    );
    model.object(
        about_record(Object::new("Invitation", "An invitation to the team of a record."))
            .field("email", "String!", "The address it was sent to.", by_parent())
            .field("role", "TeamRole!", "What the person would be.", by_parent())
            .field("message", "String", "A word of who invites.", by_parent())
            .field("invitedBy", "String", "Name of who invites; null when the account is gone.", by_parent())
            .field("createdAt", "DateTime!", "When it was sent.", by_parent())
            .field("expiresAt", "DateTime!", "When it stops working.", by_parent()),
    );
    model.object(
        about_record(Object::new("JoinRequest", "A request to join the team of a record."))
            .field("personId", "ID!", "Global id of the profile of who asks.", by_parent())
            .field("name", "String!", "Name of who asks.", by_parent())
            .field("message", "String", "What they say.", by_parent())
            .field("createdAt", "DateTime!", "When they asked.", by_parent()),
    );
    model.object(
        Object::new("Note", "A private note of a team.")
            .field("id", "ID!", "Global id.", by_parent())
            .field("text", "String!", "The note: plain, paragraphs parted by an empty line.", by_parent())
            .field("author", "String", "Name of who wrote it; null when the account is gone.", by_parent())
            .field("isMine", "Boolean!", "Whether the viewer wrote it.", by_parent())
            .field("createdAt", "DateTime!", "When it was written.", by_parent()),
    );
    model.object(
        Object::new("Contact", "Whom to reach about a record.")
            .field("name", "String", "Name.", by_parent())
            .field("email", "String", "E-mail address.", by_parent())
            .field("phone", "String", "Telephone number.", by_parent()),
    );
    model.object(
        Object::new("Appointment", "What somebody is appointed to.")
            .field("id", "ID!", "Global id.", by_parent())
            .field("name", "String!", "Name of the account.", by_parent())
            .field("email", "String!", "Its address.", by_parent())
            .field("role", "AppointmentRole!", "To what.", by_parent())
            .field(
                "regionCode",
                "String",
                "NUTS code of the region, with all below it; null for a moderator, who serves everywhere.",
                by_parent(),
            )
            .field("regionName", "String", "Name of the region.", by_parent())
            .field("createdAt", "DateTime!", "Since when.", by_parent()),
    );
    model.object(
        Object::new("UnpublishedFigures", "Projects of a region that are not public, counted.")
            .field("projects", "Int!", "How many: drafts, archived and hidden ones.", by_parent())
            .field("byStage", "[StageCount!]!", "By stage; stages without any are left out.", by_parent())
            .field(
                "byPublication",
                "[PublicationCount!]!",
                "By who may see them; values without any are left out.",
                by_parent(),
            ),
    );
    model.object(
        Object::new("StageCount", "Projects at a stage.").field("stage", "Stage!", "The stage.", by_parent()).field(
            "projects",
            "Int!",
            "How many.",
            by_parent(),
        ),
    );
    model.object(
        Object::new("PublicationCount", "Projects in a state.")
            .field("publication", "Publication!", "Who may see them.", by_parent())
            .field("projects", "Int!", "How many.", by_parent()),
    );
}

fn about_record(object: Object) -> Object {
    object
        .field("id", "ID!", "Global id.", by_parent())
        .field("recordId", "ID!", "Global id of the record.", by_parent())
        .field("kind", "SearchKind!", "What the record is.", by_parent())
        .field("title", "String!", "Its title or name.", by_parent())
        .field("slug", "String!", "Its address in the web app, within those of its kind.", by_parent())
}
