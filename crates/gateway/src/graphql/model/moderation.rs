//! Reports, notices and objections, as moderators and the persons concerned read them.

use super::common::connection;
use super::root::table_of;
use crate::graphql::connection::{self, Ordered, Spec};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id};
use crate::graphql::filter::Filter;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::moderation::{ModerationRule, OBJECTION_MS, ReportDecision, ReportReason};
use rialto_domain::policy::Action;
use rialto_domain::policy::record::RECORDS;
use rialto_persistence::moderation::{self as table, RecordOf};
use rialto_persistence::read::{Select, Sql};

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<ReportReason>());
    model.enumeration(Enum::of::<ReportDecision>());
    model.enumeration(Enum::of::<ModerationRule>());
    reports_type(model);
    notice_types(model);
}

fn reports_type(model: &mut Model) {
    model.object(
        Object::new("Report", "What somebody reported, for moderators alone. It never says who reported.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Report))
            .field("reason", "ReportReason!", "Why.", enumeration(table::REASON))
            .field("text", "String", "What the person wrote.", column(table::TEXT))
            .field("createdAt", "DateTime!", "When it came.", column(table::CREATED_AT))
            .field("record", "Node", "The record; null when nobody sees it any more.", record(RecordOf::Row))
            .field("recordTitle", "String!", "What the record was called.", column(table::RECORD_TITLE))
            .field(
                "others",
                "Int!",
                "Other reports of the same record that wait: a decision decides all of them.",
                Box::new(|_, select, _| Ok(Shape::Raw(table::others(select)))),
            )
            .field(
                "concerned",
                "[ConcernedPerson!]!",
                "Who answers for the record and has an account, at most 100.",
                concerned(),
            )
            .field("decidedAt", "DateTime", "When it was decided; null while it waits.", column(table::DECIDED_AT))
            .field("decision", "ReportDecision", "What was decided.", of_decision("decision", Shape::Upper))
            .field("rule", "ModerationRule", "The rule that was broken.", of_decision("rule", Shape::Upper))
            .field("note", "String", "What the persons concerned were told.", of_decision("note", Shape::Raw))
            .field("isMine", "Boolean!", "Whether the viewer decided it.", is_mine()),
    );
    model.object(
        Object::new("ConcernedPerson", "Somebody who answers for a record that was reported.")
            .field("id", "ID!", "Id of the person, for `personId`.", id(table::ID, Kind::Person))
            .field("name", "String!", "Name.", column(table::NAME))
            .field("slug", "String!", "Address of the profile in the web app.", column(table::SLUG)),
    );
    connection(model, "Report", ("ReportConnection", "ReportEdge"), Vec::new());
    model.input(
        "ReportFilter",
        "Which reports. All conditions hold together.",
        vec![
            arg("isDecided", "Boolean", "Those that were decided, or those that wait; those that wait when not given."),
            arg("reasons", "[ReportReason!]", "For these reasons."),
            arg("recordId", "ID", "Of this record."),
        ],
    );
}

fn notice_types(model: &mut Model) {
    let about = "A decision of a moderator, as the person concerned reads it: a statement of reasons \
                 (Regulation (EU) 2022/2065, article 17).";
    model.object(
        Object::new("Notice", about)
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Notice))
            .field("decision", "ReportDecision!", "What was decided.", decision())
            .field("rule", "ModerationRule!", "The rule that was broken.", of_decision("rule", Shape::Upper))
            .field("note", "String!", "What the moderator found, and why.", of_decision("note", Shape::Raw))
            .field("record", "Node", "The record; null when the reader does not see it.", record(RecordOf::Decision))
            .field("recordTitle", "String!", "What the record was called.", of_decision("record_title", Shape::Raw))
            .field("at", "DateTime!", "When it was decided.", column(table::CREATED_AT))
            .field(
                "until",
                "DateTime",
                "Until when a ban holds; null: no ban, or until it is lifted.",
                column(table::UNTIL),
            )
            .field("liftedAt", "DateTime", "When it was taken back; null while it holds.", column(table::LIFTED_AT))
            .field(
                "mayObject",
                "Boolean!",
                "Whether one can object now.",
                Box::new(|planner, select, _| {
                    let t = select.alias().to_owned();
                    let sql = format!("({t}.objected_at is null and {t}.created_at >= ?)");
                    Ok(Shape::Bool(select.expression(Sql::with(sql, [(planner.now - OBJECTION_MS).into()]))))
                }),
            )
            .field(
                "objectUntil",
                "DateTime!",
                "Until when one can object: six months.",
                Box::new(|_, select, _| {
                    let sql = format!("({}.created_at + {OBJECTION_MS})", select.alias());
                    Ok(Shape::Instant(select.expression(Sql::new(sql))))
                }),
            )
            .field("objection", "Objection", "The objection; null when nobody objected.", inline("Objection", true)),
    );
    model.object(
        Object::new("Objection", "What somebody objects to a decision, and the answer.")
            .field("id", "ID!", "Id of the notice, for `answerObjection`.", id(table::ID, Kind::Notice))
            .field("text", "String!", "What the person wrote.", column(table::OBJECTION))
            .field("at", "DateTime!", "When.", column(table::OBJECTED_AT))
            .field("answeredAt", "DateTime", "When it was answered; null while it waits.", column(table::ANSWERED_AT))
            .field(
                "isUpheld",
                "Boolean",
                "Whether the decision was taken back; null while it waits.",
                Box::new(|_, select, _| {
                    let (answered, is) = (select.column(table::ANSWERED_AT), select.column(table::IS_UPHELD));
                    Ok(Shape::BoolWhen { known: answered, slot: is })
                }),
            )
            .field("answer", "String", "The answer; null while it waits.", column(table::ANSWER))
            .field("notice", "Notice!", "The decision, without who made it.", inline("Notice", false)),
    );
    model.object(
        Object::new("Ban", "Why and until when somebody writes no more.")
            .field("since", "DateTime!", "Since when.", column(table::CREATED_AT))
            .field("until", "DateTime", "Until when; null: until it is lifted.", column(table::UNTIL))
            .field("rule", "ModerationRule!", "The rule that was broken.", of_decision("rule", Shape::Upper))
            .field("note", "String!", "What the moderator found, and why.", of_decision("note", Shape::Raw))
            .field("notice", "Notice!", "The notice to object to.", inline("Notice", false)),
    );
}

fn of_decision(column: &'static str, shape: fn(usize) -> Shape) -> PlanField {
    Box::new(move |_, select, _| Ok(shape(table::of_decision(select, column))))
}

/// The decision as it concerns the person: others than who is banned are told of the hiding alone.
fn decision() -> PlanField {
    Box::new(|_, select, _| {
        let t = select.alias().to_owned();
        let sql = format!(
            "(select case when why.decision = 'ban' and not {t}.is_ban then 'hide' else why.decision end \
             from decision why where why.id = {t}.decision_id)"
        );
        Ok(Shape::Upper(select.expression(Sql::new(sql))))
    })
}

fn is_mine() -> PlanField {
    Box::new(|_, select, _| {
        let Some(member) = select.actor().member() else { return Ok(Shape::Fixed("false".to_owned())) };
        Ok(Shape::Bool(table::is_by(select, member.account.0)))
    })
}

/// An object over the same row of a notice.
fn inline(object: &'static str, when_objected: bool) -> PlanField {
    Box::new(move |planner, select, call| {
        let null_if = when_objected.then(|| select.column(table::OBJECTED_AT));
        Ok(Shape::Inline { null_if, fields: planner.fields(object, &call.sets, select)? })
    })
}

/// The record of a report or a notice: one select a kind, of which one answers.
fn record(of: RecordOf) -> PlanField {
    Box::new(move |planner, rows, call| {
        let mut records = Vec::new();
        for kind in RECORDS.into_iter().chain([Kind::Comment, Kind::Message]) {
            let Some(table) = table_of(kind) else { continue };
            let (condition, mut child) = table::record(rows, of, (kind, table));
            let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
            let slots = child.slots();
            records.push((rows.one_when(&condition, child), slots, fields));
        }
        Ok(Shape::AnyOf(records))
    })
}

fn concerned() -> PlanField {
    Box::new(|planner, select, call| {
        let mut child = table::concerned(select);
        let t = child.alias().to_owned();
        child.order(format!("{t}.name asc")).order(format!("{t}.id asc")).limit(100);
        let fields = planner.times(5, |planner| planner.fields("ConcernedPerson", &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

/// The root field `reports`.
pub(super) fn reports() -> PlanField {
    Box::new(|planner, select, call| {
        select.actor().authorize(Action::Moderate)?;
        let given = Filter::of(call);
        let text: Option<String> = given.get("recordId")?;
        let record = match &text {
            Some(text) => Some(GlobalId::parse(text).ok_or_else(|| super::root::bad_id(text))?.key),
            None => None,
        };
        let filter = table::Filter {
            is_decided: given.get("isDecided")?.unwrap_or_default(),
            reasons: given.list("reasons")?,
            record,
        };
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "ReportConnection",
                node: "Report",
                ordered: Ordered::new("OLDEST", table::oldest()),
                make: &|parent| Ok(table::reports(parent, &filter)),
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}

/// The root field `objections`.
pub(super) fn objections() -> PlanField {
    Box::new(|planner, select, call| {
        select.actor().authorize(Action::Moderate)?;
        let mut child = select.table(&table::OBJECTIONS);
        let t = child.alias().to_owned();
        child.filter(Sql::new(format!("{t}.objected_at is not null and {t}.answered_at is null")));
        child.order(format!("{t}.objected_at asc")).order(format!("{t}.id asc")).limit(100);
        listed(planner, select, (call, "Objection", 10), child)
    })
}

/// `Viewer.notices`.
pub(super) fn notices() -> PlanField {
    Box::new(|planner, select, call| {
        let mut child = select.relation(&table::NOTICES);
        let t = child.alias().to_owned();
        child.order(format!("{t}.created_at desc")).order(format!("{t}.id desc")).limit(100);
        listed(planner, select, (call, "Notice", 5), child)
    })
}

/// `Viewer.ban`.
pub(super) fn ban() -> PlanField {
    Box::new(|planner, select, call| {
        let mut child = select.relation(&table::NOTICES);
        table::holding(&mut child, planner.now);
        let t = child.alias().to_owned();
        child.order(format!("coalesce({t}.until, 9223372036854775807) desc")).limit(1);
        crate::graphql::fields::record(planner, select, call, "Ban", child)
    })
}

/// A report by its key, of a payload.
pub(super) fn decided() -> PlanField {
    Box::new(|planner, select, call| {
        let Some(key) = planner.acted.key("report") else { return Ok(Shape::Fixed("null".to_owned())) };
        let mut child = select.table(&table::REPORTS);
        let same = Sql::with(format!("{}.id = ?", child.alias()), [key.into()]);
        child.filter(same);
        crate::graphql::fields::record(planner, select, call, "Report", child)
    })
}

fn listed<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    (call, object, rows): (&FieldCall<'a>, &'static str, u64),
    mut child: Select,
) -> Result<Shape, Fail> {
    let fields = planner.times(rows, |planner| planner.fields(object, &call.sets, &mut child))?;
    let slots = child.slots();
    Ok(Shape::Records { slot: select.many(child), slots, fields })
}
