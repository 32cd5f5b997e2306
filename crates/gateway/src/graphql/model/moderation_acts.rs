//! The mutations of reports, decisions and objections.

use super::account::viewer;
use super::moderation::decided;
use super::privacy::word;
use super::root::by_key;
use crate::graphql::fields::record;
use crate::graphql::mutation::{Acted, id, key, mutation, payload, text};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Model, PlanField, arg};
use rialto_app::moderation::{Deciding, Reporting};
use rialto_domain::Result;
use rialto_domain::id::{GlobalId, Kind, NoticeId, PersonId, ReportId};
use rialto_domain::moderation::ModerationRule;
use rialto_domain::text::Preferences;
use serde_json::{Map, Value, json};

fn some<'a>(values: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    values.get(name).and_then(Value::as_str)
}

fn inputs(model: &mut Model) {
    model.input(
        "ReportInput",
        "What is reported, and why.",
        vec![
            arg("id", "ID!", "A project, person, organisation, cluster, dataset, pilot or session."),
            arg("reason", "ReportReason!", "Why."),
            arg("text", "String", "What is wrong, at most 2,000 characters; needed for ILLEGAL and OTHER."),
            arg("email", "String", "Where a visitor wants the decision sent; members get it at their address."),
            arg("language", "Language", "Language of the mail to a visitor."),
        ],
    );
    model.input(
        "DecideReportInput",
        "What a moderator decides about a report.",
        vec![
            arg("id", "ID!", "Id of a `Report`."),
            arg("decision", "ReportDecision!", "What is decided."),
            arg("rule", "ModerationRule", "The rule that was broken; needed unless DISMISS."),
            arg(
                "note",
                "String",
                "Facts and why, for the person concerned, at most 2,000 characters; needed unless DISMISS.",
            ),
            arg(
                "personId",
                "ID",
                "Whom to ban or to warn, where several answer for the record: an id of `Report.concerned`.",
            ),
            arg("banDays", "Int", "Days of a ban, 1 to 3650; null: until it is lifted."),
        ],
    );
    model.input(
        "RestoreRecordInput",
        "Which record.",
        vec![arg("id", "ID!", "Id of a hidden record."), arg("note", "String", "Why, at most 2,000 characters.")],
    );
    model.input(
        "LiftBanInput",
        "Whose ban.",
        vec![arg("id", "ID!", "Id of the `Person`."), arg("note", "String", "Why, at most 2,000 characters.")],
    );
    model.input(
        "ObjectInput",
        "What somebody objects to a decision.",
        vec![
            arg("id", "ID!", "Id of a `Notice` of the viewer."),
            arg("text", "String!", "Why, at most 5,000 characters."),
        ],
    );
    model.input(
        "AnswerObjectionInput",
        "The answer to an objection.",
        vec![
            arg("id", "ID!", "Id of the `Notice`."),
            arg("uphold", "Boolean!", "Whether the decision is taken back: the record is shown again, a ban ends."),
            arg("note", "String!", "Why, at most 2,000 characters."),
        ],
    );
}

fn deciding(values: &Map<String, Value>) -> Result<Deciding> {
    Ok(Deciding {
        id: ReportId(key(values, "id", Kind::Report)?),
        decision: word(text(values, "decision"))?,
        rule: some(values, "rule").map(word::<ModerationRule>).transpose()?,
        note: some(values, "note").map(str::to_owned),
        person: match some(values, "personId") {
            Some(_) => Some(PersonId(key(values, "personId", Kind::Person)?)),
            None => None,
        },
        ban_days: values.get("banDays").and_then(Value::as_i64),
    })
}

pub(super) fn types(model: &mut Model) {
    inputs(model);
    mutation!(model, "report"(Some("ReportInput!")) -> payload("ReportPayload", "Whether the input was right."),
    "Reports a record to the moderators. Anybody may; nobody learns who it was.",
    |acts, by, values| {
        let reporting = Reporting {
            id: id(values, "id")?,
            reason: word(text(values, "reason"))?,
            text: some(values, "text").map(str::to_owned),
            email: some(values, "email").map(str::to_owned),
            languages: some(values, "language").map(Preferences::from_header).unwrap_or_default(),
        };
        acts.report(by, &reporting).await.map(|()| Acted::done())
    });
    let made = payload("DecideReportPayload", "What was decided.").field(
        "report",
        "Report",
        "The report; null when there are issues.",
        decided(),
    );
    mutation!(model, "decideReport"(Some("DecideReportInput!")) -> made,
    "Decides a report, and with it all others of the same record that wait. For moderators.",
    |acts, by, values| {
        let deciding = deciding(values)?;
        acts.decide_report(by, &deciding).await?;
        Ok(Acted::done().record("report", deciding.id.0))
    });
    let shown = payload("RestoreRecordPayload", "What is shown again.").field(
        "record",
        "Node",
        "The record; null when there are issues.",
        restored(),
    );
    mutation!(model, "restoreRecord"(Some("RestoreRecordInput!")) -> shown,
    "Shows a hidden record again, as it was before. For moderators.",
    |acts, by, values| {
        let record = id(values, "id")?;
        acts.restore_record(by, (record, some(values, "note"))).await?;
        Ok(Acted::done().told("restored", json!(record.to_string())))
    });
    mutation!(model, "liftBan"(Some("LiftBanInput!")) -> payload("LiftBanPayload", "Whether it was done."),
    "Ends the ban of a person before its time. For moderators.",
    |acts, by, values| {
        let person = PersonId(key(values, "id", Kind::Person)?);
        acts.lift_ban(by, (person, some(values, "note"))).await.map(|()| Acted::done())
    });
    let objected =
        payload("ObjectPayload", "The notices.").field("viewer", "Viewer", "The account as it is now.", viewer());
    mutation!(model, "objectToDecision"(Some("ObjectInput!")) -> objected,
    "Objects to a decision about the viewer, once, within six months.",
    |acts, by, values| {
        let notice = NoticeId(key(values, "id", Kind::Notice)?);
        acts.object_to_decision(by, (notice, text(values, "text"))).await.map(|()| Acted::done())
    });
    mutation!(model, "answerObjection"(Some("AnswerObjectionInput!"))
        -> payload("AnswerObjectionPayload", "Whether it was done."),
    "Answers an objection. For moderators: another than who decided, where there is one.",
    |acts, by, values| {
        let notice = NoticeId(key(values, "id", Kind::Notice)?);
        let uphold = values.get("uphold").and_then(Value::as_bool).unwrap_or_default();
        acts.answer_objection(by, (notice, uphold, text(values, "note"))).await.map(|()| Acted::done())
    });
}

/// `record` of a payload: the one that the act names.
fn restored() -> PlanField {
    Box::new(|planner, select, call| {
        let told = planner.acted.values.get("restored").and_then(Value::as_str).and_then(GlobalId::parse);
        let child = told.and_then(|id| Some((id, by_key(select, id)?)));
        match child {
            Some((id, child)) => record(planner, select, call, id.kind.type_name(), child),
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}
