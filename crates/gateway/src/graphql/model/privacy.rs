//! Consents, what is kept how long, and what erasing an account does.

use super::account::viewer;
use super::common::by_parent;
use super::root::table_of;
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fail::Fail;
use crate::graphql::mutation::{Acted, Cookie, input, mutation, payload, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_app::account::Erasing;
use rialto_domain::Error;
use rialto_domain::context::instant;
use rialto_domain::policy::Actor;
use rialto_domain::policy::record::RECORDS;
use rialto_domain::privacy::consent::PURPOSES;
use rialto_domain::privacy::{ConsentPurpose, ErasedContent, ErasedData, Fate, RetainedData, erasure, retention};
use rialto_persistence::moderation as table;
use rialto_persistence::read::Row;
use serde_json::{Value, json};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<RetainedData>());
    model.enumeration(Enum::of::<ErasedData>());
    model.enumeration(Enum::of::<Fate>());
    model.enumeration(Enum::of::<ConsentPurpose>());
    model.enumeration(Enum::of::<ErasedContent>());
    objects(model);
    acts(model);
}

fn objects(model: &mut Model) {
    model.object(
        Object::new("RetentionRule", "How long something is kept.")
            .field("what", "RetainedData!", "What.", by_parent())
            .field("days", "Int!", "Days.", by_parent())
            .field("from", "String!", "From when on they count, in English: `the decision`.", by_parent())
            .field("reason", "String!", "Why so long and no longer, a sentence in English.", by_parent()),
    );
    model.object(
        Object::new("ErasureRule", "What becomes of one kind of data when an account is erased.")
            .field("what", "ErasedData!", "What.", by_parent())
            .field("keep", "Fate!", "With the content KEEP.", by_parent())
            .field("remove", "Fate!", "With the content REMOVE.", by_parent())
            .field("reason", "String!", "Why, a sentence in English.", by_parent()),
    );
    model.object(
        Object::new("Consent", "A purpose, and whether the person agreed.")
            .field("purpose", "ConsentPurpose!", "The purpose.", by_parent())
            .field("isRequired", "Boolean!", "Whether the account cannot be without it.", by_parent())
            .field("isGiven", "Boolean!", "Whether the person agreed last.", by_parent())
            .field(
                "textVersion",
                "String",
                "The month of the text that was agreed to or withdrawn from: `2026-11`; null when nothing was ever said.",
                by_parent(),
            )
            .field(
                "currentTextVersion",
                "String!",
                "The month of the text as it is now; ask again when it is another.",
                by_parent(),
            )
            .field("at", "DateTime", "When it was said; null when nothing was ever said.", by_parent()),
    );
    model.object(
        Object::new("ErasurePreview", "What erasing an account would touch.")
            .field(
                "aloneFor",
                "[Node!]!",
                "Records for which nobody else answers, at most 100: the rules say what becomes of them.",
                alone_for(),
            )
            .field(
                "contributions",
                "Int!",
                "How many contributions the person wrote.",
                Box::new(|_, select, _| Ok(Shape::Raw(table::contributions(select)))),
            ),
    );
}

fn acts(model: &mut Model) {
    model.input(
        "SetConsentInput",
        "What somebody agrees to, or no longer does.",
        vec![
            arg("purpose", "ConsentPurpose!", "The purpose."),
            arg("isGiven", "Boolean!", "Whether the person agrees from now on."),
        ],
    );
    model.input(
        "EraseAccountInput",
        "What proves that the account is the person's, and what becomes of what was published.",
        vec![
            arg("password", "String!", "The password."),
            arg("code", "String", "A code of the second factor, where the account has one."),
            arg("content", "ErasedContent!", "What becomes of contributions, history and projects."),
        ],
    );
    let consents = payload("SetConsentPayload", "What the person agreed to.").field(
        "viewer",
        "Viewer",
        "The account as it is now.",
        viewer(),
    );
    mutation!(model, "setConsent"(Some("SetConsentInput!")) -> consents,
    "Gives or withdraws the viewer's consent to a purpose.",
    |acts, by, values| {
        let purpose = word::<ConsentPurpose>(text(values, "purpose"))?;
        let is_given = values.get("isGiven").and_then(Value::as_bool).unwrap_or_default();
        acts.set_consent(by, (purpose, is_given)).await.map(|()| Acted::done())
    });
    mutation!(model, "eraseAccount"(Some("EraseAccountInput!")) -> payload("EraseAccountPayload", "Whether it was done."),
    "Erases the viewer's account at once and for good, signs out everywhere and confirms it by mail. Download your data before.",
    |acts, by, values| {
        acts.accounts.erase(by, &input::<Erasing>(values)?).await?;
        Ok(Acted { actor: Some(Actor::Visitor), cookies: vec![Cookie::Clear], ..Acted::done() })
    });
}

/// A value of a vocabulary that the schema has checked.
pub(super) fn word<V: std::str::FromStr>(text: &str) -> Result<V, Error>
where
    V::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(Error::internal)
}

/// The root field `retention`.
pub(super) fn retention() -> PlanField {
    let rules = retention::RULES.iter().map(|rule| {
        let what = rule.what.as_str().to_uppercase();
        json!({ "what": what, "days": rule.days, "from": rule.from, "reason": rule.reason })
    });
    listed("RetentionRule", rules.collect())
}

/// The root field `erasureRules`.
pub(super) fn erasure_rules() -> PlanField {
    let upper = |word: &str| word.to_uppercase();
    let rules = erasure::RULES.iter().map(|rule| {
        json!({
            "what": upper(rule.what.as_str()), "keep": upper(rule.keep.as_str()), "remove": upper(rule.remove.as_str()),
            "reason": rule.reason,
        })
    });
    listed("ErasureRule", rules.collect())
}

fn listed(object: &'static str, value: Value) -> PlanField {
    Box::new(move |planner, _, call| {
        let asked = planner.times(10, |planner| Asked::of(planner, object, &call.sets))?;
        Ok(Shape::Fixed(asked.json(&value)?))
    })
}

/// `Viewer.consents`.
pub(super) fn consents() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = planner.times(5, |planner| Asked::of(planner, "Consent", &call.sets))?;
        let mut said = select.relation(&table::CONSENTS);
        let columns = [table::PURPOSE, table::IS_GIVEN, table::TEXT_VERSION, table::CREATED_AT];
        let columns = columns.map(|column| said.column(column));
        let t = said.alias().to_owned();
        said.order(format!("{t}.created_at desc")).order(format!("{t}.id desc")).limit(1_000);
        let width = said.slots();
        let slot = select.many(said);
        let tell = Box::new(move |row: &Row<'_>| {
            let rows = row.rows(slot, width)?;
            let [purpose, is_given, version, at] = columns;
            let last = |wanted: ConsentPurpose| {
                rows.iter().find(|row| row.get::<String>(purpose).is_ok_and(|said| said == wanted.as_str()))
            };
            let told = PURPOSES.iter().map(|rule| {
                let last = last(rule.purpose);
                let said = last.map(|row| row.get::<String>(version)).transpose()?;
                let at = last.map(|row| row.get::<i64>(at)).transpose()?;
                Ok(json!({
                    "purpose": rule.purpose.as_str().to_uppercase(), "isRequired": rule.is_required,
                    "isGiven": last.is_some_and(|row| matches!(row.raw(is_given), "1" | "true")),
                    "textVersion": said, "currentTextVersion": rule.text_version, "at": at.map(instant),
                }))
            });
            told.collect::<Result<Vec<Value>, Error>>().map(Value::Array)
        });
        Ok(Shape::Derived(Derived { tell, asked }))
    })
}

/// `Viewer.erasure`.
pub(super) fn erasure() -> PlanField {
    Box::new(|planner, select, call| {
        Ok(Shape::Inline { null_if: None, fields: planner.fields("ErasurePreview", &call.sets, select)? })
    })
}

fn alone_for() -> PlanField {
    Box::new(|planner, select, call| {
        let mut rows = table::alone(select);
        let t = rows.alias().to_owned();
        rows.order(format!("{t}.title asc")).order(format!("{t}.id asc")).limit(100);
        let shape = planner.times(5, |planner| {
            let mut records = Vec::new();
            for kind in RECORDS {
                let Some(table_of) = table_of(kind) else { continue };
                let (condition, mut child) = table::alone_record(&mut rows, (kind, table_of));
                let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
                let slots = child.slots();
                records.push((rows.one_when(&condition, child), slots, fields));
            }
            Ok::<_, Fail>(Shape::FirstOf(records))
        })?;
        let slots = rows.slots();
        Ok(Shape::Each { slot: select.many(rows), slots, shape: Box::new(shape) })
    })
}
