//! Acts upon records that people write: their inputs come from the declarations of `domain::form`.

use super::account::viewer;
use super::common::by_parent;
use super::duplicate::{duplicates_json, told_duplicates};
use super::root::by_key;
use crate::graphql::coerce::Values;
use crate::graphql::derived::Asked;
use crate::graphql::fail::Fail;
use crate::graphql::fields::{expect, record};
use crate::graphql::mutation::{Acted, Mutation, id, key, mutation, payload, text};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Argument, Model, Object, PlanField, arg};
use rialto_app::record::{Contest, Done, Made};
use rialto_domain::form::{self, Form, NEED, Needed, Rule};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::text::Language;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::person;
use rialto_persistence::read::{Select, Sql};
use serde_json::{Value, json};
use uuid::Uuid;

/// The names of a kind of record in the API.
struct Names {
    kind: Kind,
    create: (&'static str, &'static str, &'static str),
    edit: (&'static str, &'static str, &'static str),
    field: &'static str,
    about: (&'static str, &'static str),
}

macro_rules! names {
    ($($kind:ident $field:literal $article:literal;)+) => {
        [$(Names {
            kind: Kind::$kind,
            create: (concat!("create", stringify!($kind)), concat!("Create", stringify!($kind), "Input"), concat!("Create", stringify!($kind), "Payload")),
            edit: (concat!("edit", stringify!($kind)), concat!("Edit", stringify!($kind), "Input"), concat!("Edit", stringify!($kind), "Payload")),
            field: $field,
            about: (
                concat!("Makes ", $article, " as a draft of the viewer, who answers for it from then on."),
                concat!("Changes fields of ", $article, "."),
            ),
        },)+]
    };
}

static NAMES: [Names; 6] = names! {
    Project "project" "a project";
    Organisation "organisation" "an organisation";
    Cluster "cluster" "a cluster";
    Dataset "dataset" "a dataset";
    Pilot "pilot" "a pilot action";
    Session "session" "a session";
};

pub(super) fn types(model: &mut Model) {
    shared(model);
    for names in &NAMES {
        create(model, names);
        edit(model, names);
    }
    profile(model);
    states(model);
    translate(model);
    drafts(model);
}

/// The arguments of a form's fields: in a new record what is needed must be there, in an edit what is absent stays.
fn arguments(fields: &'static [form::Field], is_new: bool) -> impl Iterator<Item = Argument> {
    fields.iter().map(move |field| {
        let required = is_new && field.needed == Needed::Created && field.default.is_none();
        arg(field.name, field.rule.input_type(required), field.about)
    })
}

fn shared(model: &mut Model) {
    model.input(
        "MoneyInput",
        "An amount of money.",
        vec![
            arg("amount", "Float!", "In the main unit of the currency: 0 or more, at most two decimals."),
            arg("currency", "String!", "ISO 4217: `EUR`."),
        ],
    );
    model.input(
        "PointInput",
        "A place in degrees (WGS 84).",
        vec![
            arg("lat", "Float!", "Latitude, -90 to 90."),
            arg("lon", "Float!", "Longitude, -180 to 180."),
            arg("precision", "PointPrecision", "How exact it is; `ADDRESS` when not given."),
        ],
    );
    model.input(
        "SkillInput",
        "A skill with its level.",
        vec![arg("skill", "Skill!", "The skill; each once."), arg("level", "Int!", "1 to 4.")],
    );
    model.input("NeedInput", "Something that a project looks for.", arguments(NEED, true).collect());
    for field in form::FORMS.iter().flat_map(|form| form.fields) {
        if let Rule::Rows("[DistributionInput!]", fields, _) = field.rule {
            model.input(
                "DistributionInput",
                "A file or service of a dataset (`dcat:Distribution`).",
                arguments(fields, true).collect(),
            );
        }
    }
    model.object(
        Object::new("Conflict", "Somebody else has changed the record since you read it. Nothing was done.")
            .field("version", "Int!", "The version it has now; give it back to save again.", by_parent())
            .field("changedAt", "DateTime", "When it was changed last; null when an import did.", by_parent())
            .field("changedBy", "Person", "Who changed it last, where that person's profile is public.", by_parent())
            .field(
                "fields",
                "[ConflictField!]!",
                "The fields that both of you changed to different values; the others can be saved again as they are.",
                by_parent(),
            ),
    );
    model.object(
        Object::new("ConflictField", "A field that two people changed at once.")
            .field("name", "String!", "Its name as in the form.", by_parent())
            .field("yours", "JSON", "As you give it.", by_parent())
            .field("theirs", "JSON", "As it is now.", by_parent()),
    );
    model.input(
        "RecordInput",
        "A record and the version you read.",
        vec![arg("id", "ID!", "The record."), arg("version", "Int!", "The version you read.")],
    );
}

fn create(model: &mut Model, names: &'static Names) {
    let Some(form) = Form::of(names.kind) else { return };
    let (name, input, payload_name) = names.create;
    let mut fields = vec![
        arg(
            "idempotencyKey",
            "String",
            "1 to 64 characters of your choice: the same key with the same input answers the record already made; kept 7 days.",
        ),
        arg("despiteDuplicates", "Boolean", "Make it although it may be there already."),
    ];
    if names.kind == Kind::Project {
        fields.push(arg("needs", "[NeedInput!]", "Its first needs, at most 10."));
    }
    fields.extend(arguments(form.fields, true));
    model.input(input, "What a new record begins with.", fields);
    let payload = payload(payload_name, "What was made.")
        .field(
            "duplicates",
            "[Duplicate!]!",
            "What it may be a duplicate of, likeliest first; nothing was made when there are any.",
            told_duplicates("duplicates"),
        )
        .field(
            names.field,
            names.kind.type_name(),
            "The record; null when there are issues.",
            told_record(Some(names.kind)),
        );
    model.mutation(
        Mutation {
            name,
            about: names.about.0,
            input: Some(required(input)),
            payload: payload_name,
            run: Box::new(move |acts, by, values| {
                Box::pin(async move {
                    let made = acts.create(by, names.kind, values).await?;
                    Ok(after_making(made, names.kind))
                })
            }),
        },
        payload,
    );
}

fn edit(model: &mut Model, names: &'static Names) {
    let Some(form) = Form::of(names.kind) else { return };
    let (name, input, payload_name) = names.edit;
    let mut fields = vec![arg("id", "ID!", "The record."), arg("version", "Int!", "The version you read.")];
    fields.extend(arguments(form.fields, false));
    model.input(input, "Fields to change: what is absent stays as it is, null empties it.", fields);
    let payload = contested_payload(payload_name).field(
        names.field,
        names.kind.type_name(),
        "The record as it is now; null when there are issues other than a conflict.",
        told_record(Some(names.kind)),
    );
    model.mutation(
        Mutation {
            name,
            about: names.about.1,
            input: Some(required(input)),
            payload: payload_name,
            run: Box::new(move |acts, by, values| {
                Box::pin(async move {
                    let id = GlobalId { kind: names.kind, key: key(values, "id", names.kind)? };
                    acts.edit(by, id, version(values)?, values).await.map(after)
                })
            }),
        },
        payload,
    );
}

/// `CreateProjectInput` as `CreateProjectInput!`. The model is made once, when a server starts.
fn required(name: &'static str) -> &'static str {
    Box::leak(format!("{name}!").into_boxed_str())
}

fn version(values: &Values) -> Result<i64> {
    values
        .get("version")
        .and_then(Value::as_i64)
        .ok_or_else(|| Error::internal("a version that is needed is not there"))
}

fn after_making(made: Made, kind: Kind) -> Acted {
    match made {
        Made::Record(id) => Acted::done().told("record", id.to_string().into()),
        Made::Duplicates(found) => {
            let title = Form::of(kind).map_or("title", Form::title);
            let message = "This may be there already; look at what was found, or make it all the same.";
            let issue = Issue::new(&["input", title], "DUPLICATE", message).param("found", found.len());
            Acted::issues(&[issue]).told("duplicates", duplicates_json(&found))
        }
    }
}

fn after(done: Done) -> Acted {
    match done {
        Done::Record(id) => Acted::done().told("record", id.to_string().into()),
        Done::Contested(contest) => {
            let Contest { id, version, changed_at, changed_by, fields } = &contest;
            let fields: Vec<Value> = fields
                .iter()
                .map(|field| json!({ "name": field.name, "yours": field.yours, "theirs": field.theirs }))
                .collect();
            let told = json!({
                "version": version,
                "changedAt": changed_at.map(rialto_domain::context::instant),
                "changedBy": changed_by,
                "fields": fields,
            });
            Acted::issues(&[contest.issue()]).told("conflict", told).told("record", id.to_string().into())
        }
    }
}

fn contested_payload(name: &'static str) -> Object {
    payload(name, "What came of it.").field(
        "conflict",
        "Conflict",
        "What somebody else has changed since you read it; nothing was done then.",
        told_conflict(),
    )
}

/// The record that an act tells, of one kind or of any.
pub(super) fn told_record(kind: Option<Kind>) -> PlanField {
    Box::new(move |planner, select, call| {
        let told = planner.acted.values.get("record").and_then(Value::as_str).and_then(GlobalId::parse);
        match told {
            Some(id) => named(planner, select, call, id),
            // before the act nothing is told yet: what is asked of a record must be answerable all the same
            None if planner.acted.values.is_empty() => {
                named(planner, select, call, GlobalId { kind: kind.unwrap_or(Kind::Project), key: Uuid::nil() })
            }
            None => Ok(Shape::Fixed("null".to_owned())),
        }
    })
}

pub(super) fn named<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    call: &FieldCall<'a>,
    id: GlobalId,
) -> Result<Shape, Fail> {
    match by_key(select, id) {
        Some(child) => record(planner, select, call, id.kind.type_name(), child),
        None => Ok(Shape::Fixed("null".to_owned())),
    }
}

fn told_conflict() -> PlanField {
    Box::new(|planner, select, call| {
        let told = planner.acted.values.get("conflict").cloned();
        let is_told = told.is_some();
        let told = told.unwrap_or_else(|| json!({ "version": 0, "changedAt": null, "changedBy": null, "fields": [] }));
        let model = planner.model;
        let mut fields = Vec::new();
        for inner in planner.calls(expect(model, "Conflict")?, &call.sets)? {
            planner.spend(1)?;
            let value = told.get(inner.name).unwrap_or(&Value::Null);
            let shape = match inner.name {
                "changedBy" => {
                    let account = value.as_str().and_then(|key| Uuid::try_parse(key).ok()).unwrap_or_default();
                    let mut child = select.table(&person::TABLE);
                    let theirs = Sql::with(format!("{}.account_id = ?", child.alias()), [account.into()]);
                    child.filter(theirs);
                    record(planner, select, &inner, "Person", child)?
                }
                "fields" => Shape::Fixed(Asked::of(planner, "ConflictField", &inner.sets)?.json(value)?),
                "__typename" => Shape::literal("Conflict"),
                _ => Shape::Fixed(value.to_string()),
            };
            fields.push((Key::new(inner.key), shape));
        }
        Ok(if is_told { Shape::Inline { null_if: None, fields } } else { Shape::Fixed("null".to_owned()) })
    })
}

fn profile(model: &mut Model) {
    let Some(form) = Form::of(Kind::Person) else { return };
    let mut fields =
        vec![arg("version", "Int", "The version you read; absent on first use, when the profile is made as a draft.")];
    fields.extend(arguments(form.fields, false));
    model.input("EditProfileInput", "Fields to change: what is absent stays as it is, null empties it.", fields);
    let payload = contested_payload("EditProfilePayload").field(
        "person",
        "Person",
        "The profile as it is now; null when there are issues other than a conflict.",
        told_record(Some(Kind::Person)),
    );
    mutation!(model, "editProfile"(Some("EditProfileInput!")) -> payload,
    "Changes the viewer's own profile; makes it, as a draft, on first use.",
    |acts, by, values| {
        let version = values.get("version").and_then(Value::as_i64);
        acts.edit_profile(by, version, values).await.map(after)
    });
}

fn any_record() -> Object {
    contested_payload("RecordPayload").field(
        "record",
        "Node",
        "The record as it is now; null when there are issues other than a conflict.",
        told_record(None),
    )
}

fn states(model: &mut Model) {
    mutation!(model, "publish"(Some("RecordInput!")) -> any_record(),
        "Shows a draft or an archived record to everybody; issues tell what is still needed, field by field of its form.",
        |acts, by, values| acts.publish(by, id(values, "id")?, version(values)?).await.map(after));
    mutation!(model, "archive"(Some("RecordInput!")) -> any_record(),
        "Takes a record out of sight; those responsible keep it.",
        |acts, by, values| acts.archive(by, id(values, "id")?, version(values)?).await.map(after));
    mutation!(model, "restore"(Some("RecordInput!")) -> any_record(),
        "Brings a record back to what it was before it was archived or deleted.",
        |acts, by, values| acts.restore(by, id(values, "id")?, version(values)?).await.map(after));
    mutation!(model, "delete"(Some("RecordInput!")) -> any_record(),
        "Deletes a record; for 30 days `restore` undoes that.",
        |acts, by, values| acts.delete(by, id(values, "id")?, version(values)?).await.map(after));
}

fn translate(model: &mut Model) {
    model.input(
        "TranslatedTextInput",
        "A text in another language.",
        vec![
            arg("field", "String!", "The field as the form names it: `title`."),
            arg("text", "String", "What it says in that language; null removes the translation."),
        ],
    );
    model.input(
        "TranslateInput",
        "Texts of a record in another language.",
        vec![
            arg("id", "ID!", "The record."),
            arg("version", "Int!", "The version you read."),
            arg("language", "Language!", "The language of these texts; not that of the originals."),
            arg("texts", "[TranslatedTextInput!]!", "The texts to write, change or remove; the others stay."),
        ],
    );
    mutation!(model, "translate"(Some("TranslateInput!")) -> any_record(),
    "Writes, changes or removes the translation of some texts of a record.",
    |acts, by, values| {
        let language = Language::parse(text(values, "language")).map_err(Error::internal)?;
        let given = values.get("texts").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let texts: Vec<(String, Option<String>)> = given.iter().map(|one| {
            let of = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
            (of("field").unwrap_or_default(), of("text"))
        }).collect();
        acts.translate(by, (id(values, "id")?, version(values)?), (&language, &texts)).await.map(after)
    });
}

fn drafts(model: &mut Model) {
    let drafts = || {
        payload("DraftsPayload", "What forms are not finished.").field(
            "viewer",
            "Viewer",
            "The account as it is now.",
            viewer(),
        )
    };
    model.input(
        "SaveDraftInput",
        "A form that is not finished.",
        vec![
            arg("key", "String!", "What you call the form, 1 to 100 characters: `project.new`."),
            arg("content", "JSON!", "What was written, at most 64 kB as JSON."),
        ],
    );
    model.input("DiscardDraftInput", "Which form.", vec![arg("key", "String!", "What you call the form.")]);
    mutation!(model, "saveDraft"(Some("SaveDraftInput!")) -> drafts(),
    "Keeps a form that is not finished for the viewer, in place of the one of the same key; at most 50, 90 days each.",
    |acts, by, values| {
        acts.save_draft(by, text(values, "key"), values.get("content").unwrap_or(&Value::Null)).await.map(|()| Acted::done())
    });
    mutation!(model, "discardDraft"(Some("DiscardDraftInput!")) -> drafts(),
        "Discards a form that is not finished.",
        |acts, by, values| acts.discard_draft(by, text(values, "key")).await.map(|()| Acted::done()));
}
