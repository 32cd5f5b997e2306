//! `Offer`, and what is done with it.

use super::common::connection;
use super::life::with;
use super::life_acts::id_of;
use super::project_ties::newest;
use crate::graphql::connection::page_arguments;
use crate::graphql::fields::{column, enumeration, id, language_argument, one, related, text};
use crate::graphql::mutation::{Acted, input, key, mutation, optional, text as given};
use crate::graphql::types::{Argument, Enum, Model, Object, arg};
use rialto_domain::Error;
use rialto_domain::id::{GlobalId, Kind, OfferId, ProjectId};
use rialto_domain::matching::OfferStatus;
use rialto_persistence::offer as table;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<OfferStatus>());
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::node("Offer", "What somebody gives to projects.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Offer))
            .field("person", "Person!", "Who gives it.", one(&table::PERSON, "Person", true))
            .field("area", "Area!", "The area it belongs to.", enumeration(table::AREA))
            .field("kind", "NeedKind!", "What is given.", enumeration(table::KIND))
            .field("title", "Text!", "One line.", texts(table::TITLE))
            .with(language_argument())
            .field("text", "Text", "More about it.", texts(table::TEXT))
            .with(language_argument())
            .field("status", "OfferStatus!", "Whether it still stands.", enumeration(table::STATUS))
            .field("region", "Region", "Where; null for anywhere.", one(&table::REGION, "Region", false))
            .field("openUntil", "Date", "Until when, where it ends.", column(table::OPEN_UNTIL))
            .field("createdAt", "DateTime!", "When it was written.", column(table::CREATED_AT))
            .field(
                "fulfilledByProject",
                "Project",
                "The project that took it; null when none did, or it is not public.",
                one(&table::FULFILLED_BY, "Project", false),
            ),
    );
    connection(model, "Offer", ("OfferConnection", "OfferEdge"), Vec::new());
    model.extend("Person", |object| {
        let about = "What the person gives to projects, newest first.";
        object
            .field("offers", "OfferConnection!", about, related(&table::OF_PERSON, "Offer", "OfferConnection", newest))
            .with(page_arguments())
    });
    inputs(model);
    acts(model);
}

fn body(required: bool) -> Vec<Argument> {
    let ty = |plain: &'static str, needed: &'static str| if required { needed } else { plain };
    vec![
        arg("area", ty("Area", "Area!"), "The area it belongs to."),
        arg("kind", ty("NeedKind", "NeedKind!"), "What is given."),
        arg("title", ty("String", "String!"), "One line, at most 200 characters."),
        arg(
            "text",
            "String",
            if required {
                "More about it, at most 5,000 characters."
            } else {
                "More about it, at most 5,000 characters; null clears it."
            },
        ),
        arg("language", "Language", "Language of what is written."),
        arg("regionId", "ID", if required { "Where; anywhere without." } else { "Where; null for anywhere." }),
        arg("openUntil", "Date", if required { "Until when, where it ends." } else { "Until when; null clears it." }),
    ]
}

fn inputs(model: &mut Model) {
    let about = "At most 64 characters: the same key with the same input answers the same offer.";
    let mut open = vec![arg("idempotencyKey", "String", about)];
    open.extend(body(true));
    model.input("OpenOfferInput", "A new offer.", open);
    let mut edit = vec![id_of("id", "Id of the offer.")];
    edit.extend(body(false));
    model.input("EditOfferInput", "What changes in an offer; what is not named stays.", edit);
    model.input(
        "SetOfferStatusInput",
        "How an offer stands.",
        vec![
            id_of("id", "Id of the offer."),
            arg("status", "OfferStatus!", "Open again, fulfilled or withdrawn."),
            arg("fulfilledProjectId", "ID", "Id of the project that took it."),
        ],
    );
}

fn acts(model: &mut Model) {
    let offer = || with("OfferPayload", &[("offer", Kind::Offer)]);
    mutation!(model, "openOffer"(Some("OpenOfferInput!")) -> offer(), "Open an offer in one's own name.", |acts, by, values| {
        let id = acts.open_offer(by, &input(values)?).await?;
        Ok(Acted::done().record("offer", id.0))
    });
    mutation!(model, "editOffer"(Some("EditOfferInput!")) -> offer(), "Change one's own offer.", |acts, by, values| {
        let id = OfferId(key(values, "id", Kind::Offer)?);
        acts.edit_offer(by, id, &input(values)?).await?;
        Ok(Acted::done().record("offer", id.0))
    });
    let about = "Close one's own offer, or open it again.";
    mutation!(model, "setOfferStatus"(Some("SetOfferStatusInput!")) -> offer(), about, |acts, by, values| {
        let id = OfferId(key(values, "id", Kind::Offer)?);
        let status = OfferStatus::parse(given(values, "status"));
        let status = status.ok_or_else(|| Error::internal("`status` is no status of an offer"))?;
        let nothing = || Error::NotFound("the project".to_owned());
        let project = optional(values, "fulfilledProjectId")
            .map(|id| GlobalId::parse(id).filter(|id| id.kind == Kind::Project).ok_or_else(nothing))
            .transpose()?;
        acts.set_offer_status(by, id, (status, project.map(|id| ProjectId(id.key)))).await?;
        Ok(Acted::done().record("offer", id.0))
    });
}
