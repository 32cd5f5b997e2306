//! What every record that people write has besides its own fields: version, state, form, history.

use super::common::{by_parent, connection};
use crate::graphql::connection::{self, Ordered, Spec, page_arguments};
use crate::graphql::derived::{Asked, Derived};
use crate::graphql::fields::{column, enumeration, id, one, record};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Field, Model, Object, PlanField, ScalarType};
use rialto_app::record::UNDO_MS;
use rialto_domain::context::instant;
use rialto_domain::duplicate::DuplicateReason;
use rialto_domain::form::Form;
use rialto_domain::id::Kind;
use rialto_domain::policy::record::{RECORDS, RecordAct, Role};
use rialto_domain::vocabulary::Vocabulary;
use rialto_persistence::read::{Column, Row, Scalar};
use rialto_persistence::standing::StandingSlots;
use rialto_persistence::{form, history, my_records};
use serde_json::{Value, json};

const VERSION: Column = Column { name: "version", scalar: Scalar::Int };
const DELETED_AT: Column = Column { name: "deleted_at", scalar: Scalar::Instant };
/// A form and the standing of who asks take about as much as so many fields.
const FORM_COST: u64 = 20;
/// Roles are looked up in several tables.
const STANDING_COST: u64 = 5;

pub(super) fn types(model: &mut Model) {
    model.scalar(ScalarType {
        name: "JSON",
        about: "An object, a list or a value as JSON.",
        specified_by: "https://www.rfc-editor.org/rfc/rfc8259",
        // never asked: what is given is JSON already
        read: |text| Ok(text.to_owned()),
    });
    model.enumeration(Enum::of::<RecordAct>());
    model.enumeration(Enum::of::<Role>());
    model.enumeration(Enum::of::<DuplicateReason>());
    for kind in RECORDS {
        model.extend(kind.type_name(), |object| object.and(fields(kind)));
    }
    changes(model);
    own_records(model);
}

fn made(name: &'static str, ty: &str, about: &'static str, plan: PlanField) -> Field {
    Field { name, ty: ty.to_owned(), about, arguments: Vec::new(), plan }
}

fn fields(kind: Kind) -> Vec<Field> {
    vec![
        made("version", "Int!", "Raised with each change; give it back to edit.", column(VERSION)),
        made("mayI", "[RecordAct!]!", "What the viewer may do with it now; empty for visitors.", may_i(kind)),
        made(
            "form",
            "JSON",
            "Its fields as `edit…` takes them, in the original language; null for who may not edit it. Absent values are null, lists are empty.",
            values(kind),
        ),
        Field {
            arguments: page_arguments(),
            ..made(
                "history",
                "ChangeConnection!",
                "What was done to it, newest first: the public part; all of it for who may `READ_AUDIT`.",
                changes_of(kind),
            )
        },
        made("deletedAt", "DateTime", "When it was deleted; null when it is not.", column(DELETED_AT)),
        made("undoUntil", "DateTime", "Until when that can be undone.", undo_until()),
    ]
}

fn may_i(kind: Kind) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(STANDING_COST)?;
        let actor = select.actor();
        if actor.member().is_none() {
            return Ok(Shape::Fixed("[]".to_owned()));
        }
        let slots = StandingSlots::of(select, kind);
        let tell = Box::new(move |row: &Row<'_>| {
            let standing = slots.read(row)?;
            let acts = RecordAct::ALL.iter().filter(|act| actor.authorize_on(**act, &standing).is_ok());
            Ok(acts.map(|act| Value::from(act.as_str().to_uppercase())).collect())
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn values(kind: Kind) -> PlanField {
    Box::new(move |planner, select, _| {
        planner.spend(FORM_COST)?;
        let actor = select.actor();
        let (Some(declared), Some(_)) = (Form::of(kind), actor.member()) else {
            return Ok(Shape::Fixed("null".to_owned()));
        };
        let standing = StandingSlots::of(select, kind);
        let slots = form::ask(select, declared);
        let tell = Box::new(move |row: &Row<'_>| match actor.authorize_on(RecordAct::Edit, &standing.read(row)?) {
            Ok(()) => slots.read(row).map(Value::Object),
            Err(_) => Ok(Value::Null),
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn undo_until() -> PlanField {
    Box::new(|_, select, _| {
        let slot = select.column(DELETED_AT);
        let tell = Box::new(move |row: &Row<'_>| {
            let deleted: Option<i64> = row.get(slot)?;
            Ok(deleted.map(|at| instant(at + UNDO_MS)).into())
        });
        Ok(Shape::Derived(Derived { tell, asked: Asked::Whole }))
    })
}

fn changes_of(kind: Kind) -> PlanField {
    Box::new(move |planner, select, call| {
        planner.spend(STANDING_COST)?;
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "ChangeConnection",
                node: "Change",
                ordered: Ordered::new("NEWEST", history::newest()),
                make: &|parent| Ok(history::of(parent, kind)),
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}

fn changes(model: &mut Model) {
    model.object(
        Object::new("Change", "Something that was done to a record.")
            .field("id", "ID!", "Its id.", id(history::ID, Kind::Change))
            .field(
                "act",
                "String!",
                "What was done, as the policy names it: `CREATE`, `EDIT`, `TRANSLATE`, `PUBLISH`, `OPEN_NEED`, …",
                enumeration(history::ACT),
            )
            .field("at", "DateTime!", "When.", column(history::CREATED_AT))
            .field(
                "by",
                "Person",
                "Who did it, where that person's profile is public.",
                one(&history::BY, "Person", false),
            )
            .field(
                "byName",
                "String",
                "What the account of who did it is called; null for who may not read the audit.",
                Box::new(|_, select, _| Ok(Shape::Raw(history::name(select)))),
            )
            .field("version", "Int!", "The version it made.", column(history::VERSION))
            .field("fields", "[ChangedField!]!", "The fields that were changed.", changed_fields())
            .field(
                "address",
                "String",
                "From which network address; null for who may not read the audit.",
                private("address"),
            )
            .field(
                "device",
                "String",
                "From which browser or program; null for who may not read the audit.",
                private("device"),
            )
            .field("isPublic", "Boolean!", "Whether it is part of the public history.", column(history::IS_PUBLIC)),
    );
    connection(model, "Change", ("ChangeConnection", "ChangeEdge"), Vec::new());
    model.object(
        Object::new("ChangedField", "A field that was changed.")
            .field(
                "name",
                "String!",
                "Its name as in the form; of a translation with the language: `title@sl`.",
                by_parent(),
            )
            .field("before", "JSON", "Its value before; null for who may not read the audit.", by_parent())
            .field("after", "JSON", "Its value after; null for who may not read the audit.", by_parent()),
    );
}

fn private(name: &'static str) -> PlanField {
    Box::new(move |_, select, _| Ok(Shape::Raw(history::private(select, name))))
}

fn changed_fields() -> PlanField {
    Box::new(|planner, select, call| {
        let asked = Asked::of(planner, "ChangedField", &call.sets)?;
        let (fields, audit) = (select.column(history::FIELDS), select.column(history::MAY_AUDIT));
        let tell = Box::new(move |row: &Row<'_>| {
            let fields: Option<Vec<Value>> = row.get(fields)?;
            let may_audit = matches!(row.raw(audit), "1" | "true");
            let told = |field: Value| {
                let of = |name: &str| field.get(name).filter(|_| may_audit).cloned().unwrap_or(Value::Null);
                json!({ "name": field.get("name"), "before": of("before"), "after": of("after") })
            };
            Ok(fields.unwrap_or_default().into_iter().map(told).collect())
        });
        Ok(Shape::Derived(Derived { tell, asked }))
    })
}

fn own_records(model: &mut Model) {
    model.object(
        Object::new("OwnRecord", "A record in which the viewer has a role.")
            .field(
                "record",
                "Node!",
                "The record.",
                Box::new(|planner, rows, call| {
                    let mut records = Vec::new();
                    for kind in RECORDS {
                        let Some((condition, mut child)) = my_records::record(rows, kind) else { continue };
                        let fields = planner.fields(kind.type_name(), &call.sets, &mut child)?;
                        let slots = child.slots();
                        records.push((rows.one_when(&condition, child), slots, fields));
                    }
                    Ok(Shape::FirstOf(records))
                }),
            )
            .field("role", "Role!", "What the viewer is to it.", enumeration(my_records::ROLE))
            .field("publication", "Publication!", "Who sees it.", enumeration(my_records::PUBLICATION))
            .field("updatedAt", "DateTime!", "When it last changed.", column(my_records::UPDATED_AT)),
    );
    connection(model, "OwnRecord", ("OwnRecordConnection", "OwnRecordEdge"), Vec::new());
    model.object(
        Object::new("Draft", "A form that is not finished.")
            .field("key", "String!", "What the client calls the form.", column(my_records::KEY))
            .field("content", "JSON!", "What was written.", column(my_records::CONTENT))
            .field("savedAt", "DateTime!", "When it was saved.", column(my_records::SAVED_AT)),
    );
    let mut arguments = vec![crate::graphql::types::arg("kinds", "[SearchKind!]", "Only records of these kinds.")];
    arguments.extend(page_arguments());
    let fields = vec![
        made(
            "profile",
            "Person",
            "The viewer's own profile; null until there is one.",
            Box::new(|planner, select, call| {
                let child = select.relation(&my_records::PROFILE);
                record(planner, select, call, "Person", child)
            }),
        ),
        Field {
            arguments,
            ..made(
                "records",
                "OwnRecordConnection!",
                "Records in which the viewer has a role, last changed first; drafts, archived and deleted ones too.",
                records(),
            )
        },
        made(
            "drafts",
            "[Draft!]!",
            "Forms that are not finished, last saved first, at most 50; empty for a program.",
            Box::new(|planner, select, call| {
                if select.actor().session().is_none() {
                    return Ok(Shape::Fixed("[]".to_owned()));
                }
                let mut child = select.relation(&my_records::DRAFTS);
                let t = child.alias().to_owned();
                child.order(format!("{t}.saved_at desc")).order(format!("{t}.key asc")).limit(50);
                let fields = planner.times(10, |planner| planner.fields("Draft", &call.sets, &mut child))?;
                let slots = child.slots();
                Ok(Shape::Records { slot: select.many(child), slots, fields })
            }),
        ),
    ];
    model.extend("Viewer", |object| object.and(fields));
}

fn records() -> PlanField {
    Box::new(|planner, select, call| {
        let wanted: Option<Vec<String>> = call.get("kinds")?;
        let is_wanted = |kind: &Kind| {
            wanted.as_ref().is_none_or(|wanted| wanted.iter().any(|name| name.eq_ignore_ascii_case(kind.as_str())))
        };
        let kinds: Vec<Kind> = RECORDS.into_iter().filter(is_wanted).collect();
        connection::plan(
            planner,
            select,
            call,
            &Spec {
                connection: "OwnRecordConnection",
                node: "OwnRecord",
                ordered: Ordered::new("NEWEST", my_records::newest()),
                make: &|parent| Ok(my_records::of(parent, &kinds)),
                beside: &|_, _, _| Ok(None),
                edge: None,
            },
        )
    })
}
