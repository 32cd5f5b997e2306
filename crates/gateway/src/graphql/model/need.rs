//! `Need`.

use super::common::connection;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, text};
use crate::graphql::types::{Enum, Model, Object};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::{Area, NeedKind, NeedStatus};
use rialto_persistence::need as table;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<Area>());
    model.enumeration(Enum::of::<NeedKind>());
    model.enumeration(Enum::of::<NeedStatus>());
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Need", "What a project looks for.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Need))
            .field("project", "Project!", "The project that has it.", one(&table::PROJECT, "Project", true))
            .field("area", "Area!", "The area it belongs to.", enumeration(table::AREA))
            .field("kind", "NeedKind!", "What is looked for.", enumeration(table::KIND))
            .field("title", "Text!", "One line.", texts(table::TITLE))
            .with(language_argument())
            .field("text", "Text", "More about it.", texts(table::TEXT))
            .with(language_argument())
            .field("status", "NeedStatus!", "Whether it is open.", enumeration(table::STATUS))
            .field("openUntil", "Date", "Until when, where it ends.", column(table::OPEN_UNTIL))
            .field("createdAt", "DateTime!", "When it was written.", column(table::CREATED_AT)),
    );
    connection(model, "Need", ("NeedConnection", "NeedEdge"), Vec::new());
}
