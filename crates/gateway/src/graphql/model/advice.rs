//! What becomes of advice: answers, adoption by others, actions, what projects tell later.

use super::common::connection;
use super::project_ties::newest;
use crate::graphql::connection::{self as paged, Ordered, Spec, page_arguments};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, id, language_argument, objects, one, related, text, text_in};
use crate::graphql::filter::Filter;
use crate::graphql::plan::FieldCall;
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_domain::action::{ActionStatus, FollowUpState};
use rialto_domain::context::instant;
use rialto_domain::contribution::{AdviceAnswer, EDITABLE_MS, Resource};
use rialto_domain::id::{GlobalId, Kind};
use rialto_persistence::action::{self, follow_up};
use rialto_persistence::read::{Column, Order, Relation, Row, Scalar, Select, SortKey, Table};
use rialto_persistence::{adoption, contribution};
use serde_json::{Value, json};

/// Rows that a list counts for in the cost.
const ROWS: u64 = 10;

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<AdviceAnswer>());
    model.enumeration(Enum::of::<ActionStatus>());
    model.enumeration(Enum::of::<FollowUpState>());
    model.enumeration(Enum::new(
        "ContributionSort",
        "Orders of contributions.",
        &[
            ("NEWEST", "Given last first; the usual order."),
            ("ADOPTED", "Most adopted first, by its own project and by others; then given last first."),
        ],
    ));
    model.input(
        "ContributionFilter",
        "Which contributions. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("areas", "[Area!]", "In these areas."),
            arg("answers", "[AdviceAnswer!]", "With these answers of the project they were given to."),
            arg("adopted", "Boolean", "Adopted by their own project or another public one, or by nobody."),
            arg("answered", "Boolean", "Answered by the project they were given to, or not yet."),
            arg("sessionId", "ID", "Said at the table of this session."),
        ],
    );
    of_contributions(model);
    adoptions(model);
    actions(model);
    follow_ups(model);
    of_others(model);
}

fn of_contributions(model: &mut Model) {
    use contribution as table;
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    model.object(
        Object::new("ContributionResource", "A page elsewhere that helps, which an expert names.")
            .field("title", "String!", "What it is.", super::common::by_parent())
            .field("url", "String!", "Its address, http or https.", super::common::by_parent()),
    );
    model.object(
        Object::new("ContributionAnswer", "What a project answered to advice that was given to it.")
            .field("answer", "AdviceAnswer!", "The answer.", enumeration(table::ANSWER))
            .field("reason", "Text", "Why.", text(table::ANSWER_REASON, table::ANSWER_LANGUAGE, None))
            .field(
                "at",
                "DateTime!",
                "When it was given: to change it, name it in `replaces`.",
                column(table::ANSWERED_AT),
            ),
    );
    model.extend("Contribution", |object| {
        object
            .field("observation", "Text", "What the expert sees, on which the advice rests.", texts(table::OBSERVATION))
            .with(language_argument())
            .field("resources", "[ContributionResource!]!", "Pages that help, at most 10.", resources())
            .field("offer", "Text", "What the expert offers to give: time, a contact, a place.", texts(table::OFFER))
            .with(language_argument())
            .field(
                "sessionTurn",
                "SessionTurn",
                "The turn of a session at whose table it was said; null for what was written on line.",
                one(&table::SESSION_TURN, "SessionTurn", false),
            )
            .field(
                "editedAt",
                "DateTime",
                "When its author changed it last; null when never.",
                column(table::EDITED_AT),
            )
            .field(
                "editableUntil",
                "DateTime",
                "Until when the viewer may still change it: its author, for 15 minutes. Null for everybody else.",
                editable_until(),
            )
            .field(
                "iMayWithdraw",
                "Boolean!",
                "Whether the viewer may take it back: its author, while no project has adopted it.",
                i_may_withdraw(),
            )
            .field(
                "answer",
                "ContributionAnswer",
                "What its own project answered; null while it did not.",
                Box::new(|planner, select, call| {
                    let null_if = Some(select.column(table::ANSWER));
                    Ok(Shape::Inline { null_if, fields: planner.fields("ContributionAnswer", &call.sets, select)? })
                }),
            )
            .field(
                "adoptions",
                "AdoptionConnection!",
                "Other projects that adopted it, first to adopt first; those that are not public are not told.",
                related(&table::ADOPTIONS, "Adoption", "AdoptionConnection", oldest),
            )
            .with(page_arguments())
            .field(
                "actions",
                "[Action!]!",
                "Actions of public projects that came of it, open first, oldest first; at most 100.",
                objects(&table::ACTIONS, "Action", "case when {t}.status = 'open' then 0 else 1 end asc, {t}.id asc"),
            )
    });
}

fn oldest() -> Ordered {
    let keys = vec![SortKey::new("{t}.created_at", Scalar::Instant), SortKey::new("{t}.id", Scalar::Uuid)];
    Ordered { name: "OLDEST", order: Order::Ascending, keys }
}

fn adoptions(model: &mut Model) {
    use adoption as table;
    model.object(
        Object::node("Adoption", "That a project adopted advice which was given to another.")
            .field("id", "ID!", "Global id.", id(table::ID, Kind::Adoption))
            .field("project", "Project!", "The project that adopted it.", one(&table::PROJECT, "Project", true))
            .field("contribution", "Contribution!", "The advice.", one(&table::CONTRIBUTION, "Contribution", true))
            .field("note", "Text", "What it means for that project.", text(table::NOTE, table::LANGUAGE, None))
            .field("at", "DateTime!", "When it was adopted.", column(table::CREATED_AT)),
    );
    connection(model, "Adoption", ("AdoptionConnection", "AdoptionEdge"), Vec::new());
}

fn actions(model: &mut Model) {
    use action as table;
    model.object(
        Object::node(
            "Action",
            "Something a project does, because of advice or of its own accord. Of a public project everybody reads its title, \
             state and days, and the advice it came from.",
        )
        .field("id", "ID!", "Global id.", id(table::ID, Kind::Action))
        .field("project", "Project!", "The project.", one(&table::PROJECT, "Project", true))
        .field(
            "contribution",
            "Contribution",
            "The advice it came from; null when it came from none, or it is not public.",
            one(&table::CONTRIBUTION, "Contribution", false),
        )
        .field("title", "Text!", "One line.", text(table::TITLE, table::LANGUAGE, None))
        .field("text", "Text", "More about it. For the team alone, else null.", private(table::TEXT, table::LANGUAGE))
        .field("owner", "Person", "Who does it, when the profile is public.", one(&table::OWNER, "Person", false))
        .field(
            "ownerName",
            "String",
            "Name of who does it; for others than the team only when the profile is public.",
            Box::new(|_, select, _| Ok(Shape::Raw(table::owner_name(select)))),
        )
        .field("ownerId", "ID", "Id of the profile of who does it, for the team's forms. For the team alone, else null.", owner_id())
        .field("dueOn", "Date", "Until when, where a day is set.", column(table::DUE_ON))
        .field("status", "ActionStatus!", "Where it stands.", enumeration(table::STATUS))
        .field(
            "statusNote",
            "Text",
            "What was said when its state changed last. For the team alone, else null.",
            private(table::STATUS_NOTE, table::STATUS_LANGUAGE),
        )
        .field("statusChangedAt", "DateTime", "When its state changed last; null when never.", column(table::STATUS_CHANGED_AT))
        .field("createdAt", "DateTime!", "When it was opened.", column(table::CREATED_AT))
        .field(
            "isMine",
            "Boolean!",
            "Whether the viewer does it, and so may say what became of it, as everybody with `MANAGE_ACTIONS` in the project's \
             `mayI`.",
            Box::new(|_, select, _| Ok(Shape::Bool(table::is_mine(select)))),
        ),
    );
    connection(model, "Action", ("ActionConnection", "ActionEdge"), Vec::new());
}

fn follow_ups(model: &mut Model) {
    use follow_up as table;
    model.object(
        Object::new("FollowUp", "What a project tells of itself some time after a session at which it had a turn.")
            .field("project", "Project!", "The project.", one(&table::PROJECT, "Project", true))
            .field("session", "Session!", "The session.", one(&table::SESSION, "Session", true))
            .field("day", "Int!", "Days after the session: 30 or 90.", column(table::DAY))
            .field(
                "askedAt",
                "DateTime",
                "When it was asked by letter; null when it told of its own accord.",
                column(table::ASKED_AT),
            )
            .field("state", "FollowUpState", "Where it stands; null while it has not told.", enumeration(table::STATE))
            .field("text", "Text", "In words.", text(table::TEXT, table::LANGUAGE, None))
            .field("answeredAt", "DateTime", "When it told this; null while it has not.", column(table::ANSWERED_AT)),
    );
}

/// What advice adds to people, projects and the viewer.
fn of_others(model: &mut Model) {
    model.extend("Person", |object| {
        object.field(
            "adoptedCount",
            "Int!",
            "How often advice of this person was adopted: by the projects it was given to, and by other public projects.",
            Box::new(|planner, select, _| {
                planner.spend(2)?;
                Ok(Shape::Raw(contribution::adopted_of(select)))
            }),
        )
    });
    model.extend("Project", |object| {
        object
            .field(
                "actions",
                "ActionConnection!",
                "What it does because of advice or of its own accord: open first, then due soonest first.",
                actions_of_project(),
            )
            .with({
                let mut all = vec![arg("status", "[ActionStatus!]", "Standing here.")];
                all.extend(page_arguments());
                all
            })
            .field(
                "adoptedAdvice",
                "AdoptionConnection!",
                "Advice given to other projects that it adopted, newest first.",
                related(&adoption::OF_PROJECT, "Adoption", "AdoptionConnection", newest),
            )
            .with(page_arguments())
            .field(
                "followUps",
                "[FollowUp!]!",
                "What it told 30 and 90 days after sessions, newest first; at most 100.",
                objects(&follow_up::OF_PROJECT, "FollowUp", "{t}.answered_at desc, {t}.id desc"),
            )
    });
    model.extend("Viewer", |object| {
        object
            .field(
                "actions",
                "[Action!]!",
                "Open actions that the viewer does, due soonest first, at most 100.",
                of_viewer(&action::MINE, "Action", |t| {
                    format!("case when {t}.due_on is null then 1 else 0 end asc, {t}.due_on asc, {t}.id asc")
                }),
            )
            .field(
                "projectsToAct",
                "[Project!]!",
                "Public projects that the viewer leads or edits, by title, at most 100: for `answerContribution`, \
                 `adoptContribution` and `openAction`.",
                of_viewer(&action::TO_ACT, "Project", |t| format!("{t}.sort_title asc, {t}.id asc")),
            )
            .field(
                "followUpsToAnswer",
                "[FollowUp!]!",
                "What projects that the viewer leads or edits were asked by letter and have not told, oldest first, at most 100.",
                of_viewer(&follow_up::TO_ANSWER, "FollowUp", |t| format!("{t}.asked_at asc, {t}.id asc")),
            )
    });
}

fn of_viewer(table: &'static Table, object: &'static str, order: fn(&str) -> String) -> PlanField {
    Box::new(move |planner, select, call| {
        let mut child = select.table(table);
        let by = order(child.alias());
        child.order(by).limit(100);
        let fields = planner.times(ROWS, |planner| planner.fields(object, &call.sets, &mut child))?;
        let slots = child.slots();
        Ok(Shape::Records { slot: select.many(child), slots, fields })
    })
}

/// A list of contributions at the other end of a relation, with filter and order.
pub(super) fn contributions(relation: &'static Relation) -> PlanField {
    Box::new(move |planner, select, call| {
        let wanted = filter(call)?;
        let ordered = match call.text("sort") {
            Some("ADOPTED") => Ordered::new("ADOPTED", contribution::most_adopted()),
            _ => newest(),
        };
        let make = |parent: &mut Select| {
            let mut child = parent.relation(relation);
            contribution::apply(&mut child, &wanted);
            Ok(child)
        };
        let spec = Spec {
            connection: "ContributionConnection",
            node: "Contribution",
            ordered,
            make: &make,
            beside: &|_, _, _| Ok(None),
            edge: None,
        };
        paged::plan(planner, select, call, &spec)
    })
}

fn filter(call: &FieldCall<'_>) -> Result<contribution::Filter, Fail> {
    let given = Filter::of(call);
    let session: Option<String> = given.get("sessionId")?;
    let session = match session.as_deref() {
        None => None,
        Some(text) => match GlobalId::parse(text).filter(|id| id.kind == Kind::Session) {
            Some(id) => Some(id.key),
            None => return Err(Fail::input("`filter.sessionId` is not the id of a session.").at(call.place)),
        },
    };
    Ok(contribution::Filter {
        areas: given.list("areas")?,
        answers: given.list("answers")?,
        adopted: given.get("adopted")?,
        answered: given.get("answered")?,
        session,
    })
}

fn actions_of_project() -> PlanField {
    Box::new(|planner, select, call| {
        let wanted: Option<Vec<ActionStatus>> = call.get("status")?;
        let make = |parent: &mut Select| {
            let mut child = parent.relation(&action::OF_PROJECT);
            action::with_status(&mut child, wanted.as_ref());
            Ok(child)
        };
        let spec = Spec {
            connection: "ActionConnection",
            node: "Action",
            ordered: Ordered::new("DUE", action::due(select.engine())),
            make: &make,
            beside: &|_, _, _| Ok(None),
            edge: None,
        };
        paged::plan(planner, select, call, &spec)
    })
}

/// A text that the team alone reads.
fn private(column: Column, language: Column) -> PlanField {
    Box::new(move |planner, select, call| {
        let slots = (action::private(select, column), action::private(select, language));
        text_in(planner, call, slots)
    })
}

fn owner_id() -> PlanField {
    Box::new(|_, select, _| {
        let slot = action::private(select, action::OWNER_ID);
        let tell = move |row: &Row<'_>| {
            let key: Option<uuid::Uuid> = row.get(slot)?;
            Ok(json!(key.map(|key| GlobalId { kind: Kind::Person, key }.to_string())))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

fn resources() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = planner.times(2, |planner| Asked::of(planner, "ContributionResource", &call.sets))?;
        let slot = select.column(contribution::RESOURCES);
        let tell = move |row: &Row<'_>| {
            let stored: Option<Vec<Resource>> = row.get(slot)?;
            Ok(json!(stored.unwrap_or_default()))
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked }))
    })
}

fn truth(row: &Row<'_>, slot: usize) -> bool {
    matches!(row.raw(slot), "1" | "true")
}

fn editable_until() -> PlanField {
    Box::new(|planner, select, _| {
        let now = planner.now;
        let (mine, written) = (contribution::is_mine(select), select.column(contribution::CREATED_AT));
        let tell = move |row: &Row<'_>| {
            let until = row.get::<i64>(written)?.saturating_add(EDITABLE_MS);
            Ok(if truth(row, mine) && now < until { json!(instant(until)) } else { Value::Null })
        };
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}

fn i_may_withdraw() -> PlanField {
    Box::new(|_, select, _| {
        // whether it was adopted by what is not public is for its author alone to learn
        let (mine, taken) = (contribution::is_mine(select), contribution::is_taken(select));
        let tell = move |row: &Row<'_>| Ok(json!(truth(row, mine) && !truth(row, taken)));
        Ok(Shape::Derived(Derived { tell: Box::new(tell), asked: Asked::Whole }))
    })
}
