//! `Contribution`.

use super::common::connection;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, text};
use crate::graphql::types::{Enum, Model, Object};
use rialto_domain::id::Kind;
use rialto_domain::vocabulary::ContributionKind;
use rialto_persistence::contribution as table;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<ContributionKind>());
    model.object(
        Object::node("Contribution", "What one expert told one project in one area.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Contribution))
            .field("project", "Project!", "The project it was given to.", one(&table::PROJECT, "Project", true))
            .field("expert", "Person!", "The expert who gave it.", one(&table::EXPERT, "Person", true))
            .field("area", "Area!", "The area it belongs to.", enumeration(table::AREA))
            .field("kind", "ContributionKind!", "Observation, advice or resource.", enumeration(table::KIND))
            .field("text", "Text!", "What was said.", text(table::TEXT, table::LANGUAGE, Some(table::TRANSLATIONS)))
            .with(language_argument())
            .field("adopted", "Boolean!", "Whether the project took it up.", column(table::ADOPTED))
            .field("createdAt", "DateTime!", "When it was given.", column(table::CREATED_AT)),
    );
    connection(model, "Contribution", ("ContributionConnection", "ContributionEdge"), Vec::new());
}
