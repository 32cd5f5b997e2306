//! Needs meet experts: suggestions with their reasons, synergies, lessons that apply, and the answers to suggestions.

use super::common::by_parent;
use super::life_acts::id_of;
use crate::graphql::later::{Of, Told, What, later, plan};
use crate::graphql::mutation::{Acted, input, key, mutation, payload};
use crate::graphql::shape::Shape;
use crate::graphql::types::{Enum, Model, Object, PlanField, arg};
use rialto_app::matching::{Akin, Suggested};
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind, PersonId, ProjectId};
use rialto_domain::matching::{
    Answer, DeclineReason, LessonReason, LessonReasonKind, Match, Reason, ReasonKind, SynergyReason, SynergyReasonKind,
};
use rialto_domain::vocabulary::{Stage, Vocabulary};
use rialto_persistence::{account, person, project};
use serde_json::{Value, json};
use uuid::Uuid;

fn record(kind: Kind, key: Uuid) -> Told {
    Told::Record(GlobalId { kind, key })
}

fn optional(kind: Kind, key: Option<Uuid>) -> Told {
    key.map_or(Told::Json(Value::Null), |key| record(kind, key))
}

fn region(code: Option<&String>) -> Told {
    code.map_or(Told::Json(Value::Null), |code| Told::Region(code.clone()))
}

fn name<V: Vocabulary>(value: V) -> Value {
    Value::from(value.as_str().to_uppercase())
}

fn names<V: Vocabulary>(values: &[V]) -> Told {
    Told::Json(values.iter().map(|value| name(*value)).collect())
}

fn reason(reason: &Reason) -> Told {
    Told::Object(
        "SuggestionReason",
        vec![
            ("kind", Told::Json(name(reason.kind))),
            ("points", Told::Json(reason.points.into())),
            ("most", Told::Json(reason.kind.most().into())),
            ("areas", names(&reason.areas)),
            ("skills", names(&reason.skills)),
            ("languages", Told::Json(json!(reason.languages))),
            ("region", region(reason.region.as_ref())),
            ("distanceKm", Told::Json(json!(reason.distance_km))),
            ("advised", Told::Json(json!(reason.advised))),
            ("adopted", Told::Json(json!(reason.adopted))),
            ("freePlaces", Told::Json(json!(reason.free_places))),
            ("words", Told::Json(json!(reason.words))),
        ],
    )
}

/// A suggestion as the API tells it.
pub fn suggestion(one: &Suggested) -> Told {
    Told::Object(
        "Suggestion",
        vec![
            ("project", record(Kind::Project, one.project)),
            ("person", record(Kind::Person, one.person)),
            ("need", optional(Kind::Need, one.need)),
            ("score", Told::Json(one.found.score.into())),
            ("reasons", Told::List(one.found.reasons.iter().map(reason).collect())),
            ("projectAnswer", Told::Json(one.project_answer.map_or(Value::Null, name))),
            ("personAnswer", Told::Json(one.person_answer.map_or(Value::Null, name))),
            ("agreedAt", Told::Json(one.agreed_at.map_or(Value::Null, |at| instant(at).into()))),
        ],
    )
}

fn stage(stage: Option<Stage>) -> Told {
    Told::Json(stage.map_or(Value::Null, name))
}

/// A synergy as the API tells it.
pub fn synergy(one: &Akin<SynergyReason<Uuid>>) -> Told {
    let reason = |reason: &SynergyReason<Uuid>| {
        Told::Object(
            "SynergyReason",
            vec![
                ("kind", Told::Json(name(reason.kind))),
                ("points", Told::Json(reason.points.into())),
                ("need", optional(Kind::Need, reason.need)),
                ("offer", optional(Kind::Offer, reason.offer)),
                ("stage", stage(reason.stage)),
                ("tags", Told::Json(json!(reason.tags))),
                ("sdgs", Told::Json(json!(reason.sdgs))),
                ("region", region(reason.region.as_ref())),
                ("words", Told::Json(json!(reason.words))),
            ],
        )
    };
    akin("Synergy", one, one.reasons.iter().map(reason).collect())
}

/// A lesson that applies as the API tells it.
pub fn lesson(one: &Akin<LessonReason>) -> Told {
    let reason = |reason: &LessonReason| {
        Told::Object(
            "LessonReason",
            vec![
                ("kind", Told::Json(name(reason.kind))),
                ("points", Told::Json(reason.points.into())),
                ("needKinds", names(&reason.need_kinds)),
                ("tags", Told::Json(json!(reason.tags))),
                ("areas", names(&reason.areas)),
                ("stage", stage(reason.stage)),
                ("region", region(reason.region.as_ref())),
            ],
        )
    };
    akin("LessonThatApplies", one, one.reasons.iter().map(reason).collect())
}

fn akin<R>(object: &'static str, one: &Akin<R>, reasons: Vec<Told>) -> Told {
    Told::Object(
        object,
        vec![
            ("project", record(Kind::Project, one.project)),
            ("score", Told::Json(one.score.into())),
            ("reasons", Told::List(reasons)),
        ],
    )
}

/// One of what may be told, for checking what is asked.
fn sample_suggestion() -> Told {
    let kind = ReasonKind::Area;
    let reason = Reason {
        kind,
        points: 1,
        areas: Vec::new(),
        skills: Vec::new(),
        languages: Vec::new(),
        region: Some(String::new()),
        distance_km: None,
        advised: None,
        adopted: None,
        free_places: None,
        words: Vec::new(),
    };
    suggestion(&Suggested {
        project: Uuid::nil(),
        person: Uuid::nil(),
        need: Some(Uuid::nil()),
        found: Match { score: 1, reasons: vec![reason] },
        project_answer: None,
        person_answer: None,
        agreed_at: None,
    })
}

fn sample_synergy() -> Told {
    let reason = SynergyReason {
        kind: SynergyReasonKind::SameSdg,
        points: 1,
        need: Some(Uuid::nil()),
        offer: Some(Uuid::nil()),
        stage: None,
        tags: Vec::new(),
        sdgs: Vec::new(),
        region: Some(String::new()),
        words: Vec::new(),
    };
    synergy(&Akin { project: Uuid::nil(), score: 1, reasons: vec![reason] })
}

fn sample_lesson() -> Told {
    let reason = LessonReason {
        kind: LessonReasonKind::SameArea,
        points: 1,
        need_kinds: Vec::new(),
        tags: Vec::new(),
        areas: Vec::new(),
        stage: None,
        region: Some(String::new()),
    };
    lesson(&Akin { project: Uuid::nil(), score: 1, reasons: vec![reason] })
}

/// The suggestion of a payload: none where nothing was done.
fn acted() -> PlanField {
    Box::new(|planner, select, call| {
        let pair = planner.acted.values.get("pair").and_then(Value::as_str).map(str::to_owned);
        let is_done = pair.is_some();
        let of = Of::Known(pair.unwrap_or_default());
        let shape = plan(planner, (select, call), (What::Pair, of), sample_suggestion)?;
        Ok(if is_done { shape } else { Shape::Fixed("null".to_owned()) })
    })
}

fn first(about: &'static str) -> crate::graphql::types::Argument {
    arg("first", "Int", about)
}

pub(super) fn types(model: &mut Model) {
    model.enumeration(Enum::of::<ReasonKind>());
    model.enumeration(Enum::of::<Answer>());
    model.enumeration(Enum::of::<DeclineReason>());
    model.enumeration(Enum::of::<SynergyReasonKind>());
    model.enumeration(Enum::of::<LessonReasonKind>());
    model.object(
        Object::new(
            "SuggestionReason",
            "One reason, with its points and the facts to say it in words. Facts of other kinds are empty.",
        )
        .field("kind", "SuggestionReasonKind!", "Which.", by_parent())
        .field("points", "Int!", "What it adds to the score.", by_parent())
        .field("most", "Int!", "The most it can add.", by_parent())
        .field("areas", "[Area!]!", "AREA: those that meet.", by_parent())
        .field("skills", "[Skill!]!", "SKILLS: those that meet.", by_parent())
        .field("languages", "[Language!]!", "LANGUAGE: those both speak.", by_parent())
        .field("region", "Region", "REGION: the one that is served.", by_parent())
        .field("distanceKm", "Int", "DISTANCE: in kilometres.", by_parent())
        .field("advised", "Int", "ADVISED_BEFORE: similar projects the person advised.", by_parent())
        .field("adopted", "Int", "ADVISED_BEFORE: how much of that advice was adopted.", by_parent())
        .field("freePlaces", "Int", "FREE_PLACES: this month.", by_parent())
        .field(
            "words",
            "[String!]!",
            "WORDING: words both use, at most 8; empty where only the meaning is alike.",
            by_parent(),
        ),
    );
    model.object(
        Object::new("Suggestion", "A project and an expert who fit.")
            .field("project", "Project!", "The project.", by_parent())
            .field("person", "Person!", "The expert.", by_parent())
            .field("need", "Need", "The open need they meet best; null when the project as a whole fits.", by_parent())
            .field("score", "Int!", "0 to 100: the sum of the points of its reasons.", by_parent())
            .field("reasons", "[SuggestionReason!]!", "Why, the weightiest first.", by_parent())
            .field(
                "projectAnswer",
                "SuggestionAnswer",
                "What the project's side said; null while it did not.",
                by_parent(),
            )
            .field("personAnswer", "SuggestionAnswer", "What the expert said; null while they did not.", by_parent())
            .field("agreedAt", "DateTime", "When both had accepted; null before.", by_parent()),
    );
    model.object(
        Object::new("SynergyReason", "One reason for a synergy, with its facts. Facts of other kinds are empty.")
            .field("kind", "SynergyReasonKind!", "Which.", by_parent())
            .field("points", "Int!", "What it adds.", by_parent())
            .field("need", "Need", "NEED_MEETS_OFFER, NEED_MEETS_OUTCOME: the open need.", by_parent())
            .field("offer", "Offer", "NEED_MEETS_OFFER: the offer.", by_parent())
            .field("stage", "Stage", "LATER_STAGE: where the other stands.", by_parent())
            .field("tags", "[String!]!", "SAME_GROUP: tags both have.", by_parent())
            .field("sdgs", "[Int!]!", "SAME_SDG: goals both have.", by_parent())
            .field("region", "Region", "SAME_REGION: the one both are in.", by_parent())
            .field("words", "[String!]!", "WORDING: words both use, at most 8.", by_parent()),
    );
    model.object(
        Object::new("Synergy", "A project that could help another, or be helped by it.")
            .field("project", "Project!", "The other project.", by_parent())
            .field("score", "Int!", "0 to 100: the sum of the points of its reasons.", by_parent())
            .field("reasons", "[SynergyReason!]!", "Why, the weightiest first.", by_parent()),
    );
    model.object(
        Object::new("LessonReason", "One reason why a lesson applies, with its facts. Facts of other kinds are empty.")
            .field("kind", "LessonReasonKind!", "Which.", by_parent())
            .field("points", "Int!", "What it adds.", by_parent())
            .field("needKinds", "[NeedKind!]!", "SAME_NEED: the kinds.", by_parent())
            .field("tags", "[String!]!", "SAME_GROUP: tags both have.", by_parent())
            .field("areas", "[Area!]!", "SAME_AREA: the areas.", by_parent())
            .field("stage", "Stage", "STAGE_AHEAD: where it ended.", by_parent())
            .field("region", "Region", "SAME_REGION: the one both are in.", by_parent()),
    );
    model.object(
        Object::new("LessonThatApplies", "A project that ended, and why that matters to another.")
            .field("project", "Project!", "The project that ended; its `outcome` tells how.", by_parent())
            .field("score", "Int!", "0 to 100: the sum of the points of its reasons.", by_parent())
            .field("reasons", "[LessonReason!]!", "Why, the weightiest first.", by_parent()),
    );
    fields(model);
    acts(model);
}

fn fields(model: &mut Model) {
    model.extend("Project", |object| {
        object
            .field(
                "suggestedExperts",
                "[Suggestion!]",
                "Experts who fit, for who may edit the project; null for all others. Nobody who is full.",
                later(What::Experts, project::ID, sample_suggestion),
            )
            .with(vec![
                first("At most so many, 1 to 50; 10 when not given."),
                arg("need", "ID", "Only for this open need."),
            ])
            .field(
                "synergies",
                "[Synergy!]!",
                "Projects that could help it, or be helped by it.",
                later(What::Synergies, project::ID, sample_synergy),
            )
            .with(vec![first("At most so many, 1 to 20; 5 when not given.")])
            .field(
                "lessonsThatApply",
                "[LessonThatApplies!]!",
                "Projects that ended and teach it something.",
                later(What::Lessons, project::ID, sample_lesson),
            )
            .with(vec![first("At most so many, 1 to 20; 5 when not given.")])
    });
    model.extend("Person", |object| {
        object
            .field(
                "suggestedProjects",
                "[Suggestion!]",
                "Projects that ask for what one offers, for oneself; null for all others.",
                later(What::Projects, person::ID, sample_suggestion),
            )
            .with(vec![first("At most so many, 1 to 50; 10 when not given.")])
    });
    model.extend("Viewer", |object| {
        object.field(
            "suggestionsToAnswer",
            "[Suggestion!]!",
            "Suggestions the other side accepted, which wait for the viewer's answer, as an expert or for a project; at most 100.",
            later(What::ToAnswer, account::ID, sample_suggestion),
        )
    });
}

fn acts(model: &mut Model) {
    let pair = || vec![id_of("projectId", "Id of the project."), id_of("personId", "Id of the expert.")];
    let mut answer = pair();
    answer.extend([
        arg("answer", "SuggestionAnswer!", "What is said."),
        arg("reason", "DeclineReason", "Why it is declined."),
        arg(
            "note",
            "String",
            "More about it, at most 1,000 characters. Only those who run the network's figures see it.",
        ),
        arg("until", "Date", "Until when it is postponed."),
    ]);
    model.input("AnswerSuggestionInput", "An answer to a suggestion.", answer);
    model.input("TakeBackAnswerInput", "An answer to take back.", pair());
    let told = || {
        let about = "As it is now; null when there are issues.";
        payload("SuggestionPayload", "What came of answering a suggestion.").field(
            "suggestion",
            "Suggestion",
            about,
            acted(),
        )
    };
    let about = "Answer a suggestion for one's own side. The other side gets a letter when it is accepted.";
    mutation!(model, "answerSuggestion"(Some("AnswerSuggestionInput!")) -> told(), about, |acts, by, values| {
        let (project, person) = (key(values, "projectId", Kind::Project)?, key(values, "personId", Kind::Person)?);
        acts.answer_suggestion(by, (ProjectId(project), PersonId(person)), &input(values)?).await?;
        Ok(Acted::done().told("pair", format!("{}:{}", project.simple(), person.simple()).into()))
    });
    let about = "Take one's own answer back, as long as it is not agreed.";
    mutation!(model, "takeBackAnswer"(Some("TakeBackAnswerInput!")) -> told(), about, |acts, by, values| {
        let (project, person) = (key(values, "projectId", Kind::Project)?, key(values, "personId", Kind::Person)?);
        acts.take_back_answer(by, (ProjectId(project), PersonId(person))).await?;
        Ok(Acted::done().told("pair", format!("{}:{}", project.simple(), person.simple()).into()))
    });
}
