//! The mutations of images of records.

use super::life_acts::id_of;
use super::record_acts::told_record;
use crate::graphql::fields::record;
use crate::graphql::mutation::{Acted, id, input, key, mutation, payload};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, Object, PlanField, arg};
use rialto_domain::id::{GlobalId, ImageId, Kind};
use rialto_persistence::image as table;
use serde_json::json;
use uuid::Uuid;

fn image() -> Object {
    payload("ImagePayload", "What was done with an image.")
        .field("image", "Image", "The image as it is now; null when it was removed or there are issues.", now())
        .field("record", "Node", "The record as it is now; null when there are issues.", told_record(None))
}

/// The image that was acted upon.
fn now() -> PlanField {
    Box::new(|planner, select, call| {
        // before the act nothing is told yet: what is asked must be answerable all the same
        let nothing_yet = planner.acted.values.is_empty().then(Uuid::nil);
        match planner.acted.key("image").or(nothing_yet) {
            Some(key) => {
                let child = table::acted_upon(select, key);
                record(planner, select, call, "Image", child)
            }
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

fn done(record: GlobalId, image: Option<ImageId>) -> Acted {
    let acted = Acted::done().told("record", json!(record.to_string()));
    match image {
        Some(image) => acted.record("image", image.0),
        None => acted,
    }
}

fn inputs(model: &mut Model) {
    model.input(
        "AddImageInput",
        "An image of a record.",
        vec![
            id_of("recordId", "Id of the record."),
            arg(
                "version",
                "Int",
                "The version of the record that was read; another one by now is the issue `CONFLICT`. Not needed: images stand beside \
                 the fields of the record and do not raise its version.",
            ),
            id_of("imageId", "The id that `POST /images` answered."),
            arg(
                "altText",
                "String!",
                "What there is to see, for who does not see it: one line, at most 300 characters.",
            ),
            arg("language", "Language", "Language of the alt text; that of the record when not given."),
            arg("credit", "String", "Who made it or holds the rights, at most 200 characters."),
        ],
    );
    model.input(
        "EditImageInput",
        "What changes of an image; what is not given stays.",
        vec![
            id_of("id", "Id of the image."),
            arg(
                "altText",
                "String",
                "The alt text in `language`, at most 300 characters. Null removes a translation; the original cannot be removed. \
                 Another original removes the translations of the one before.",
            ),
            arg(
                "language",
                "Language",
                "Language of the alt text that is given: another than that of the original writes a translation; the original when \
                 not given.",
            ),
            arg("credit", "String", "Who made it or holds the rights, at most 200 characters; null clears it."),
            arg("position", "Int", "Its place from now on, 0 for the first; past the end it becomes the last."),
        ],
    );
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    mutation!(model, "addImage"(Some("AddImageInput!")) -> image(),
    "Attaches an uploaded image to a record, behind those it has, by who uploaded it and may EDIT the record. Images are \
     uploaded with `POST /images`: the bytes of a PNG, JPEG, WebP or GIF of at most 10 MB as the body, with the access token; \
     the answer tells the id. What is attached to no record within a day is removed. The same image a second time for \
     the same record changes nothing.",
    |acts, by, values| {
        let (record, image) = (id(values, "recordId")?, ImageId(key(values, "imageId", Kind::Image)?));
        acts.add_image(by, (record, image), &input(values)?).await.map(|()| done(record, Some(image)))
    });
    mutation!(model, "editImage"(Some("EditImageInput!")) -> image(),
    "Changes the alt text of an image, a translation of it, the credit or the place. For who may EDIT the record.",
    |acts, by, values| {
        let image = ImageId(key(values, "id", Kind::Image)?);
        acts.edit_image(by, image, &input(values)?).await.map(|record| done(record, Some(image)))
    });
    mutation!(model, "removeImage"(Some("IdInput!")) -> image(),
    "Removes an image with all its sizes. There is no way back. For who may EDIT the record.",
    |acts, by, values| {
        let image = ImageId(key(values, "id", Kind::Image)?);
        acts.remove_image(by, image).await.map(|record| done(record, None))
    });
}
