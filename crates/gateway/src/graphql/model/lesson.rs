//! `Lesson`: what an end teaches, with or without the name of the project; and what one would be, before it is told.

use super::common::{by_parent, connection, facets_of, list_arguments};
use super::outcome::{figure_json, figures};
use super::record_acts::named;
use super::root::{bad_id, by_key};
use crate::graphql::connection::Ordered;
use crate::graphql::derived::Asked;
use crate::graphql::facets::{Counts, Values};
use crate::graphql::fail::Fail;
use crate::graphql::fields::{column, enumeration, expect, id, language_argument, one, record, text, values};
use crate::graphql::filter::Filter;
use crate::graphql::listing::Listing;
use crate::graphql::mutation::{input, key};
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::shape::{Key, Shape};
use crate::graphql::types::{Enum, Field, Model, Object, arg};
use rialto_app::project::ConcludeProject;
use rialto_app::project::outcome::{Preview, PreviewLesson};
use rialto_domain::id::{GlobalId, Kind, LessonId, ProjectId};
use rialto_domain::lesson::names::NameFindingKind;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Vocabulary;
use rialto_persistence::lesson::{self as table, FacetName, Sort};
use rialto_persistence::read::Select;
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) fn types(model: &mut Model) {
    model.object(lesson());
    connection(model, "Lesson", ("LessonConnection", "LessonEdge"), vec![facets_of("[LessonFacet!]!")]);
    model.input(
        "LessonFilter",
        "Which lessons. All conditions hold together; values of one list are alternatives.",
        vec![
            arg("text", "String", "Found by all these words in what was tried and what would be done differently, by stems as in other lists."),
            arg("kind", "[OutcomeKind!]", "Ended like this."),
            arg("cause", "[Cause!]", "Ended for one of these causes."),
            arg("area", "[Area!]", "Of projects that asked for advice in these areas."),
            arg("stage", "[Stage!]", "Ended in these stages."),
            arg("tag", "[String!]", "Only lessons of projects with one of these key words (so only named ones)."),
            arg("focusArea", "[FocusArea!]", "In these focus areas."),
            arg(
                "regions",
                "[String!]",
                "In the trees of these NUTS codes: `ES` takes all of Spain (an anonymous lesson is at its country).",
            ),
        ],
    );
    model.enumeration(Enum::new(
        "LessonSort",
        "Orders of lessons.",
        &[
            ("NEWEST", "Last year first; within a year in an order that says nothing of when they were written."),
            ("RELEVANCE", "Best match of the text first; the usual order when there is a text."),
        ],
    ));
    model.enumeration(Enum::new(
        "LessonFacet",
        "What lessons are counted by.",
        &[
            ("COUNTRY", "Country code as NUTS writes it (`EL`, `UK`); those that do not tell it are not counted."),
            ("OUTCOME", "How they ended."),
            ("CAUSE", "Why; one with two causes counts in both."),
            ("AREA", "Area of advice."),
            ("STAGE", "Stage in which they ended; those that do not tell it are not counted."),
            ("FOCUS_AREA", "Focus area."),
        ],
    ));
    previews(model);
    queries(model);
}

fn lesson() -> Object {
    let texts = |column| text(column, table::LANGUAGE, Some(table::TRANSLATIONS));
    Object::node("Lesson", "What an end teaches, with or without the name of the project.")
        .field("id", "ID!", "Global id; says nothing of when it was written.", id(table::ID, Kind::Lesson))
        .field("kind", "OutcomeKind!", "How it ended.", enumeration(table::KIND))
        .field("causes", "[Cause!]!", "Why.", values(&table::CAUSES, table::CAUSE, true))
        .field("tried", "Text", "What was tried.", texts(table::TRIED))
        .with(language_argument())
        .field("wouldDiffer", "Text", "What they would do differently.", texts(table::WOULD_DIFFER))
        .with(language_argument())
        .field("figures", "[OutcomeFigure!]!", "Figures.", figures(table::FIGURES, table::LANGUAGE))
        .field(
            "stage",
            "Stage",
            "The stage in which it ended; null for what is anonymous unless at least five public projects of the country are or \
             were in it.",
            enumeration(table::STAGE),
        )
        .field(
            "focusAreas",
            "[FocusArea!]!",
            "Focus areas; of an anonymous lesson only those that at least five public projects of the country share. What an \
             anonymous lesson tells of stage, year, areas and focus areas fits, all of it together, at least five of them.",
            values(&table::FOCUS, table::FOCUS_AREA, true),
        )
        .field("areas", "[Area!]!", "Areas of advice the project asked for in its needs.", values(&table::AREAS, table::AREA, true))
        .field(
            "region",
            "Region",
            "Where: of an anonymous lesson the country, and null when fewer than five public projects are there of which it is not \
             known how they ended.",
            one(&table::REGION, "Region", false),
        )
        .field("year", "Int", "Year in which it ended.", column(table::YEAR))
        .field("tags", "[String!]!", "Key words (the group of people, the subject); none for what is anonymous.", values(&table::TAGS, table::TAG, false))
        .field("project", "Project", "Null for what is anonymous, also to its own team here.", one(&table::PROJECT, "Project", false))
        .field("isAnonymous", "Boolean!", "Whether it is told without the name.", column(table::IS_ANONYMOUS))
}

fn filter(call: &FieldCall<'_>) -> Result<table::Filter, Fail> {
    let given = Filter::of(call);
    Ok(table::Filter {
        text: given.text()?,
        kinds: given.list("kind")?,
        causes: given.list("cause")?,
        areas: given.list("area")?,
        stages: given.list("stage")?,
        tags: given.list("tag")?,
        focus_areas: given.list("focusArea")?,
        regions: given.list("regions")?,
    })
}

/// How lessons are listed.
static LIST: Listing<table::Filter> = Listing {
    connection: "LessonConnection",
    node: "Lesson",
    filter,
    text: |filter| filter.text.as_deref(),
    usual: "NEWEST",
    sort: |name, _| match name {
        "RELEVANCE" => Ordered::new("RELEVANCE", Sort::Relevance.keys()),
        _ => Ordered::new("NEWEST", Sort::Newest.keys()),
    },
    apply: table::apply,
    facet: |parent, rows, name, filter| {
        let (name, values) = match name {
            "COUNTRY" => (FacetName::Country, Values::Plain),
            "OUTCOME" => (FacetName::Kind, Values::Enum),
            "CAUSE" => (FacetName::Cause, Values::Enum),
            "AREA" => (FacetName::Area, Values::Enum),
            "STAGE" => (FacetName::Stage, Values::Enum),
            _ => (FacetName::FocusArea, Values::Enum),
        };
        Ok(Counts::rows(table::count_facet(parent, rows, name, filter)?, values))
    },
    beside: None,
};

fn queries(model: &mut Model) {
    let lessons = Field {
        name: "lessons",
        ty: "LessonConnection!".to_owned(),
        about: "What ends teach: those that are told by name, of public projects, and those that are told without.",
        arguments: list_arguments("LessonFilter", "LessonSort"),
        plan: LIST.of(|select| select.table(&table::TABLE)),
    };
    let lesson = Field {
        name: "lesson",
        ty: "Lesson".to_owned(),
        about: "One lesson.",
        arguments: vec![arg("id", "ID!", "Its global id.")],
        plan: Box::new(|planner, select, call| {
            let text = call.text("id").unwrap_or_default();
            let id = GlobalId::parse(text).ok_or_else(|| bad_id(text))?;
            if id.kind != Kind::Lesson {
                return Err(Fail::input(format!("`{text}` is the id of a {}, not of a Lesson.", id.kind.type_name())));
            }
            match by_key(select, id) {
                Some(child) => record(planner, select, call, "Lesson", child),
                None => Ok(Shape::Fixed("null".to_owned())),
            }
        }),
    };
    let preview = Field {
        name: "outcomePreview",
        ty: "OutcomePreview!".to_owned(),
        about: "What everybody would read of an end if it were told so, and what the check of names found; nothing is written. For \
                who may `CONCLUDE` the project; read before anything else of the operation, in a transaction of its own.",
        arguments: vec![arg("input", "ConcludeProjectInput!", "As for `concludeProject`.")],
        plan: Box::new(|planner, select, call| {
            let told = planner.acted.values.get(&preview_under(call.key)).cloned().unwrap_or_default();
            plan_preview(planner, select, call, &told)
        }),
    };
    model.extend("Query", |object| object.and(vec![lessons, lesson, preview]));
}

fn previews(model: &mut Model) {
    model.enumeration(Enum::of::<NameFindingKind>());
    model.object(
        Object::new("NameFinding", "What a name check found.")
            .field("path", "[String!]!", "Path of the field, from `input` on.", by_parent())
            .field("word", "String!", "What was found.", by_parent())
            .field("why", "NameFindingKind!", "Why it may tell who somebody is.", by_parent()),
    );
    model.object(
        Object::new("OutcomePreview", "What the public would see, and what the check of names found.")
            .field(
                "issues",
                "[Issue!]!",
                "What is wrong with the input, as `concludeProject` would say it.",
                by_parent(),
            )
            .field(
                "lesson",
                "Lesson",
                "The lesson as everybody would read it; null when there are issues. Its id leads nowhere.",
                by_parent(),
            )
            .field("findings", "[NameFinding!]!", "What the check of names found.", by_parent())
            .field("asks", "[String!]!", "Whose agreement is asked for: names.", by_parent())
            .field(
                "from",
                "Date",
                "The day from which it is told when all agree today; null when there are issues.",
                by_parent(),
            ),
    );
}

/// The name under which a preview is told before its root field is planned.
pub fn preview_under(key: &str) -> String {
    format!("preview of {key}")
}

/// What a call of `outcomePreview` asks for.
///
/// # Errors
/// `NotFound` for what is no id of a project.
pub fn previewed(call: &FieldCall<'_>) -> rialto_domain::Result<(ProjectId, ConcludeProject)> {
    let given = call.arguments.get("input").and_then(Value::as_object).cloned().unwrap_or_default();
    Ok((ProjectId(key(&given, "projectId", Kind::Project)?), input(&given)?))
}

/// A preview as it is told.
pub fn preview_json(preview: &Preview) -> Value {
    let issues = crate::graphql::mutation::Acted::issues(&preview.issues);
    let findings: Vec<Value> = preview
        .findings
        .iter()
        .map(|one| json!({ "path": one.path, "word": one.found.word, "why": one.found.why.as_str().to_uppercase() }))
        .collect();
    json!({
        "issues": issues.values.get("issues"),
        "lesson": preview.lesson.as_ref().map(lesson_json),
        "findings": findings,
        "asks": preview.asks,
        "from": preview.from.map(|day| day.to_string()),
    })
}

fn lesson_json(preview: &PreviewLesson) -> Value {
    let PreviewLesson { lesson, project, tags } = preview;
    let language: &Language = &lesson.language;
    let text = |text: &Option<String>| {
        text.as_ref().map(|text| json!({ "text": text, "language": language.as_str(), "isTranslation": false }))
    };
    fn upper<V: Vocabulary>(values: &[V]) -> Vec<String> {
        values.iter().map(|value| value.as_str().to_uppercase()).collect()
    }
    let figures: Vec<Value> = lesson.figures.iter().map(|figure| figure_json(figure, language.as_str())).collect();
    let region = lesson.country.filter(|_| lesson.origin.country);
    json!({
        "id": GlobalId::from(LessonId(Uuid::nil())).to_string(),
        "kind": lesson.kind.as_str().to_uppercase(),
        "causes": upper(&lesson.causes),
        "tried": text(&lesson.tried),
        "wouldDiffer": text(&lesson.would_differ),
        "figures": figures,
        "stage": lesson.origin.stage.map(|stage| stage.as_str().to_uppercase()),
        "focusAreas": upper(&lesson.origin.focus_areas),
        "areas": upper(&lesson.origin.areas),
        "region": region.map(|key| GlobalId { kind: Kind::Region, key }.to_string()),
        "year": lesson.origin.year,
        "tags": tags,
        "project": project.map(|project: ProjectId| GlobalId::from(project).to_string()),
        "isAnonymous": project.is_none(),
    })
}

fn plan_preview<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    call: &FieldCall<'a>,
    told: &Value,
) -> Result<Shape, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "OutcomePreview")?, &call.sets)? {
        planner.spend(1)?;
        let value = told.get(inner.name).unwrap_or(&Value::Null);
        let shape = match inner.name {
            "issues" => Shape::Fixed(Asked::of(planner, "Issue", &inner.sets)?.json(value)?),
            "findings" => Shape::Fixed(Asked::of(planner, "NameFinding", &inner.sets)?.json(value)?),
            "lesson" if value.is_null() => Shape::Fixed("null".to_owned()),
            "lesson" => plan_lesson(planner, select, &inner, value)?,
            "__typename" => Shape::literal("OutcomePreview"),
            _ => Shape::Fixed(value.to_string()),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}

/// A lesson that has no row: its records are read as the actor, all else was told.
fn plan_lesson<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    call: &FieldCall<'a>,
    told: &Value,
) -> Result<Shape, Fail> {
    let model = planner.model;
    let mut fields = Vec::new();
    for inner in planner.calls(expect(model, "Lesson")?, &call.sets)? {
        planner.spend(1)?;
        let value = told.get(inner.name).unwrap_or(&Value::Null);
        let shape = match inner.name {
            "region" | "project" => match value.as_str().and_then(GlobalId::parse) {
                Some(id) => named(planner, select, &inner, id)?,
                None => Shape::Fixed("null".to_owned()),
            },
            "tried" | "wouldDiffer" => Shape::Fixed(Asked::of(planner, "Text", &inner.sets)?.json(value)?),
            "figures" => Shape::Fixed(Asked::of(planner, "OutcomeFigure", &inner.sets)?.json(value)?),
            "__typename" => Shape::literal("Lesson"),
            _ => Shape::Fixed(value.to_string()),
        };
        fields.push((Key::new(inner.key), shape));
    }
    Ok(Shape::Inline { null_if: None, fields })
}
