//! `Quality`: the metadata quality of a dataset.

use super::common::by_parent;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField};
use rialto_domain::quality::{CheckState, MOST, MqaCheck, MqaDimension, Quality, QualityRating};
use rialto_domain::vocabulary::Vocabulary;
use rialto_persistence::quality::QualitySlots;
use rialto_persistence::read::Row;
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<QualityRating>());
    model.enumeration(Enum::of::<MqaDimension>());
    model.enumeration(Enum::of::<MqaCheck>());
    model.enumeration(Enum::of::<CheckState>());
    model.object(
        Object::new(
            "Quality",
            "Metadata quality by the MQA of data.europa.eu, told from what is recorded here. Whether addresses answer is \
             not checked yet, nor is `dct:rights` recorded: these checks are `UNCHECKED` and give no points.",
        )
        .field("points", "Int!", "Points, 0 to `most`.", by_parent())
        .field("most", "Int!", "The most points there are: 405.", by_parent())
        .field("rating", "QualityRating!", "The points in words.", by_parent())
        .field("dimensions", "[QualityDimension!]!", "Points by dimension, the five of the MQA.", by_parent())
        .field("checks", "[QualityCheck!]!", "What each check found, the 23 of the MQA by dimension.", by_parent()),
    );
    model.object(
        Object::new("QualityDimension", "Points of a dimension of metadata quality.")
            .field("dimension", "MqaDimension!", "The dimension.", by_parent())
            .field("points", "Int!", "Points, 0 to `most`.", by_parent())
            .field("most", "Int!", "The most points of the dimension.", by_parent()),
    );
    model.object(
        Object::new("QualityCheck", "What a check of metadata quality found.")
            .field("check", "MqaCheck!", "The check.", by_parent())
            .field("dimension", "MqaDimension!", "The dimension it belongs to.", by_parent())
            .field("points", "Int!", "Points it gives: `most` when it is met, else 0.", by_parent())
            .field("most", "Int!", "What it is worth.", by_parent())
            .field("state", "CheckState!", "Met, missing, or not checked yet.", by_parent()),
    );
}

/// `Dataset.quality`, reckoned when the answer is written.
pub(super) fn field() -> PlanField {
    Box::new(|planner, select, call| {
        // distributions, themes and key words are read whatever is asked
        planner.spend(5)?;
        let asked = Asked::of(planner, "Quality", &call.sets)?;
        let slots = QualitySlots::of(select);
        let tell = move |row: &Row<'_>| Ok(told(&Quality::of(&slots.read(row)?)));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn upper(value: impl Vocabulary) -> String {
    value.as_str().to_uppercase()
}

fn told(quality: &Quality) -> Value {
    let dimensions: Vec<Value> = MqaDimension::ALL
        .iter()
        .map(|dimension| {
            let (points, most) = quality.dimension(*dimension);
            json!({ "dimension": upper(*dimension), "points": points, "most": most })
        })
        .collect();
    let checks: Vec<Value> = quality
        .checks
        .iter()
        .map(|(check, state)| {
            json!({
                "check": upper(*check),
                "dimension": upper(check.dimension()),
                "points": state.points(*check),
                "most": check.most(),
                "state": upper(*state),
            })
        })
        .collect();
    json!({
        "points": quality.points,
        "most": MOST,
        "rating": upper(quality.rating),
        "dimensions": dimensions,
        "checks": checks,
    })
}
