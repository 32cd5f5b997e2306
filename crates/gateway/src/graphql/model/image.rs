//! Images of records.

use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, id, language_argument, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Field, Model, Object, PlanField, arg};
use rialto_domain::id::{ImageId, Kind};
use rialto_domain::image::{ImageForm, MOST, width_for, widths};
use rialto_domain::policy::record::RECORDS;
use rialto_domain::text::Translations;
use rialto_domain::{Error, Result};
use rialto_persistence::image as table;
use rialto_persistence::read::Row;
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn types(model: &mut Model) {
    model.object(
        Object::new("Image", "A picture of a record, with a text for who does not see it.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Image))
            .field(
                "altText",
                "Text!",
                "What there is to see, for who does not see it: one line.",
                text(table::ALT_TEXT, table::LANGUAGE, Some(table::TRANSLATIONS)),
            )
            .with(language_argument())
            .field(
                "altTexts",
                "[Text!]!",
                "The alt text in every language it is written in, the original first.",
                alt_texts(),
            )
            .field(
                "credit",
                "String",
                "Who made it or holds the rights, as it is to be named beside the picture; null when nobody is to be named.",
                column(table::CREDIT),
            )
            .field("width", "Int!", "Width of the largest size in pixels: at most 1280.", column(table::WIDTH))
            .field("height", "Int!", "Height of the largest size in pixels.", column(table::HEIGHT))
            .field(
                "widths",
                "[Int!]!",
                "The widths there are in pixels, smallest first, for `srcset`: `[320, 640, 1280]`.",
                all_widths(),
            )
            .field(
                "url",
                "String!",
                "Path on this server of the smallest size that is at least so wide, else of the largest: `/images/…`. The address of \
                 an image of a record that is not public carries a seal, which works for half an hour at least and ends when \
                 the state of the record changes: ask for it again, and keep it nowhere.",
                url(),
            )
            .with(vec![arg("width", "Int", "Width in pixels at which it is shown; the largest size when not given.")]),
    );
    for kind in RECORDS {
        model.extend(kind.type_name(), |object| {
            object.and(vec![Field {
                name: "images",
                ty: "[Image!]!".to_owned(),
                about: "Its pictures in their order, at most 12; the first is the one for cards.",
                arguments: vec![arg("first", "Int", "Only so many, from the first on: 1 to 12.")],
                plan: images(),
            }])
        });
    }
}

fn images() -> PlanField {
    Box::new(|planner, select, call| {
        let most = u32::try_from(MOST).unwrap_or(u32::MAX);
        let first = match call.int("first").map(u32::try_from) {
            None => most,
            Some(Ok(first)) if (1..=most).contains(&first) => first,
            Some(_) => return Err(Fail::input(format!("`first` must be from 1 to {most}."))),
        };
        let mut child = table::of_record(select, first);
        let fields = planner.times(first.into(), |planner| planner.fields("Image", &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

fn alt_texts() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = planner.times(5, |planner| Asked::of(planner, "Text", &call.sets))?;
        let [original, language, others] =
            [table::ALT_TEXT, table::LANGUAGE, table::TRANSLATIONS].map(|column| select.column(column));
        let tell = move |row: &Row<'_>| {
            let text = |text: Value, language: &str, is_translation: bool| json!({ "text": text, "language": language, "isTranslation": is_translation });
            let language: String = row.get(language)?;
            let others: Option<Translations> = row.get(others)?;
            let others = others.unwrap_or_default();
            let others = others.iter().filter_map(|(language, texts)| {
                texts.get(table::ALT_TEXT.name).map(|said| text(json!(said), language.as_str(), true))
            });
            Ok(std::iter::once(text(row.get(original)?, &language, false)).chain(others).collect())
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn all_widths() -> PlanField {
    Box::new(|_, select, _| {
        let width = select.column(table::WIDTH);
        let tell = move |row: &Row<'_>| Ok(json!(widths(row.get(width)?)));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

fn url() -> PlanField {
    Box::new(|planner, select, call| {
        let shown = match call.int("width").map(u32::try_from) {
            None => None,
            Some(Ok(width)) if width > 0 => Some(width),
            Some(_) => return Err(Fail::input("`width` must be a number of pixels from 1 on.")),
        };
        let (key, width) = (select.column(table::ID), select.column(table::WIDTH));
        let (form, state) = table::form_and_state(select);
        let (seals, now) = (planner.image_seals.clone(), planner.now);
        let tell = move |row: &Row<'_>| -> Result<Value> {
            let media_type: String = row.get(form)?;
            let form = ImageForm::of(&media_type)
                .ok_or_else(|| Error::internal(format!("an image is of the unknown type {media_type}")))?;
            let seals = seals.as_ref().ok_or_else(|| Error::internal("there is nothing to seal addresses with"))?;
            let (id, state): (Uuid, String) = (row.get(key)?, row.get(state)?);
            let width = width_for(row.get(width)?, shown);
            Ok(json!(seals.path((ImageId(id), &state), (width, form), now)))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}
