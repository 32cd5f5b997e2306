//! How a project ended, while the team alone reads it; telling it by name or without; what members of the team say to it.
//!
//! Invariant: `outcome` holds what everybody reads and nothing else; what is held back is in `held_outcome`, and moves in the
//! transaction that tells it.

use super::erase::remove_document;
use super::life::{self, stored};
use super::search::Texts;
use super::statement::{row, rows, run};
use super::{Batch, Mode, cards, translations};
use crate::Engine;
use crate::database::Transaction;
use chrono::NaiveDate;
use rialto_domain::id::{Kind, ProjectId};
use rialto_domain::lesson::{Figure, Origin, OutcomePublication, Telling};
use rialto_domain::project::Outcome;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Cause, OutcomeKind, Publication};
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

mod consent;
mod whence;

pub use consent::{Asked, answer, answers, ask, is_asked, team};
pub use whence::{Names, Whence, names, people, tags, whence};

/// Public projects of a country that are looked at for what an anonymous lesson may say: more could only allow more.
const MOST_PEERS: i64 = 2_000;

/// An outcome as the team reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// What was learned.
    pub outcome: Outcome,
    /// Figures.
    pub figures: Vec<Figure>,
    /// How it is to be told.
    pub telling: Telling,
    /// Whether everybody reads it: by name, or as the lesson with this key.
    pub told: Told,
}

/// Whether everybody reads an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It is held back.
    No,
    /// By name.
    ByName,
    /// As a lesson without a name.
    AsLesson(Uuid),
}

/// What everybody reads of an outcome without a name.
#[derive(Clone, Debug, PartialEq)]
pub struct AnonymousLesson {
    /// How it ended.
    pub kind: OutcomeKind,
    /// Why.
    pub causes: Vec<Cause>,
    /// What was tried.
    pub tried: Option<String>,
    /// What they would do differently.
    pub would_differ: Option<String>,
    /// Language of the texts.
    pub language: Language,
    /// Their translations.
    pub translations: Translations,
    /// Figures without evidence.
    pub figures: Vec<Figure>,
    /// Where it comes from, cut down.
    pub origin: Origin,
    /// The country, where it is told.
    pub country: Option<Uuid>,
    /// Invented for the demo network.
    pub is_demo: bool,
}

#[derive(FromQueryResult)]
struct HeldRow {
    kind: String,
    tried: Option<String>,
    would_differ: Option<String>,
    language: String,
    translations: Option<String>,
    concluded_on: Option<NaiveDate>,
    figures: Option<String>,
    publication: String,
    publish_on: Option<NaiveDate>,
    written_at: i64,
    lesson_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct WordRow {
    word: String,
}

#[derive(FromQueryResult)]
struct KeyRow {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct ToldRow {
    id: Uuid,
    figures: Option<String>,
    publish_on: Option<NaiveDate>,
}

fn json<T: serde::de::DeserializeOwned + Default>(stored: Option<&str>) -> Result<T> {
    stored.map_or_else(|| Ok(T::default()), |json| serde_json::from_str(json).map_err(Error::internal))
}

fn figures_value(figures: &[Figure]) -> Value {
    // ok: numbers were checked to be finite, and the rest are texts
    Value::String((!figures.is_empty()).then(|| serde_json::to_string(figures).unwrap_or_default()))
}

impl Batch {
    /// The words under which a lesson is found.
    pub(super) fn lesson_document(&mut self, key: Uuid, outcome: &Outcome) {
        let texts = Texts {
            language: outcome.language.as_str(),
            // a lesson has no title, whose words would weigh more
            fields: &[
                ("title", None),
                ("tried", outcome.tried.as_deref()),
                ("would_differ", outcome.would_differ.as_deref()),
            ],
            translations: &outcome.translations,
            tags: &[],
        };
        self.document(Kind::Lesson, key, Publication::Published, &texts);
    }

    /// Adds an outcome that is held back.
    pub fn held_outcome(&mut self, project: ProjectId, key: Uuid, written: &Written) {
        let Written { outcome, figures, telling, told } = written;
        let lesson = if let Told::AsLesson(lesson) = told { Some(*lesson) } else { None };
        self.row(
            "held_outcome",
            &[
                "id",
                "project_id",
                "kind",
                "tried",
                "would_differ",
                "language",
                "translations",
                "concluded_on",
                "figures",
                "publication",
                "publish_on",
                "written_at",
                "lesson_id",
            ],
            Mode::Create,
            vec![
                key.into(),
                project.0.into(),
                outcome.kind.as_str().into(),
                outcome.tried.clone().into(),
                outcome.would_differ.clone().into(),
                outcome.language.as_str().into(),
                translations(&outcome.translations),
                outcome.concluded_on.into(),
                figures_value(figures),
                telling.publication.as_str().into(),
                telling.publish_on.into(),
                telling.written_at.into(),
                lesson.into(),
            ],
        );
        for cause in &outcome.causes {
            let columns = &["outcome_id", "cause"];
            self.row("held_outcome_cause", columns, Mode::Create, vec![key.into(), cause.as_str().into()]);
        }
    }

    /// Adds a lesson without a name. Its key must be random: one that holds the time would tell when it was written.
    pub fn anonymous_lesson(&mut self, key: Uuid, lesson: &AnonymousLesson) {
        self.row(
            "anonymous_lesson",
            &[
                "id",
                "kind",
                "tried",
                "would_differ",
                "language",
                "translations",
                "figures",
                "stage",
                "region_id",
                "year",
                "is_demo",
            ],
            Mode::Create,
            vec![
                key.into(),
                lesson.kind.as_str().into(),
                lesson.tried.clone().into(),
                lesson.would_differ.clone().into(),
                lesson.language.as_str().into(),
                translations(&lesson.translations),
                figures_value(&lesson.figures),
                lesson.origin.stage.map(|stage| stage.as_str()).into(),
                lesson.country.filter(|_| lesson.origin.country).into(),
                lesson.origin.year.into(),
                lesson.is_demo.into(),
            ],
        );
        let mut side = |table: &'static str, column: &'static str, values: Vec<&'static str>| {
            for value in values {
                self.row(table, &["lesson_id", column], Mode::Create, vec![key.into(), value.into()]);
            }
        };
        side("anonymous_lesson_cause", "cause", lesson.causes.iter().map(|cause| cause.as_str()).collect());
        side("anonymous_lesson_area", "area", lesson.origin.areas.iter().map(|area| area.as_str()).collect());
        let focus = lesson.origin.focus_areas.iter().map(|area| area.as_str()).collect();
        side("anonymous_lesson_focus", "focus_area", focus);
        let outcome = Outcome {
            kind: lesson.kind,
            causes: Vec::new(),
            language: lesson.language.clone(),
            tried: lesson.tried.clone(),
            would_differ: lesson.would_differ.clone(),
            translations: lesson.translations.clone(),
            concluded_on: None,
        };
        self.lesson_document(key, &outcome);
    }
}

/// The outcome of a project as its team reads it, told or held back.
pub async fn written(transaction: &Transaction, project: ProjectId) -> Result<Option<Written>> {
    if let Some(held) = held(transaction, project).await? {
        return Ok(Some(held));
    }
    let Some(outcome) = life::outcome(transaction, project).await? else { return Ok(None) };
    let sql = "select id, figures, publish_on from outcome where project_id = $1";
    let found: Option<ToldRow> = row(transaction, sql, [project.0.into()]).await?;
    let (figures, publish_on) = found.map_or((None, None), |found| (found.figures, found.publish_on));
    let telling = Telling { publication: OutcomePublication::Named, publish_on, written_at: 0 };
    Ok(Some(Written { outcome, figures: json(figures.as_deref())?, telling, told: Told::ByName }))
}

/// The outcome of a project that is held back, or told without its name.
pub async fn held(transaction: &Transaction, project: ProjectId) -> Result<Option<Written>> {
    let sql = "select kind, tried, would_differ, language, translations, concluded_on, figures, publication, publish_on, \
               written_at, lesson_id from held_outcome where project_id = $1";
    let found: Option<HeldRow> = row(transaction, sql, [project.0.into()]).await?;
    let Some(found) = found else { return Ok(None) };
    let sql = "select c.cause as word from held_outcome_cause c join held_outcome o on o.id = c.outcome_id \
               where o.project_id = $1 order by c.cause";
    let causes: Vec<WordRow> = rows(transaction, sql, [project.0.into()]).await?;
    Ok(Some(Written {
        outcome: Outcome {
            kind: stored(found.kind)?,
            causes: causes.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
            language: stored(found.language)?,
            tried: found.tried,
            would_differ: found.would_differ,
            translations: json(found.translations.as_deref())?,
            concluded_on: found.concluded_on,
        },
        figures: json(found.figures.as_deref())?,
        telling: Telling {
            publication: stored(found.publication)?,
            publish_on: found.publish_on,
            written_at: found.written_at,
        },
        told: found.lesson_id.map_or(Told::No, Told::AsLesson),
    }))
}

/// Takes what is there back from everybody: the row that is told by name with its words, the lesson, and what is held back.
pub async fn clear(transaction: &Transaction, project: ProjectId) -> Result<()> {
    let sql = "select id, figures, publish_on from outcome where project_id = $1";
    let told: Option<ToldRow> = row(transaction, sql, [project.0.into()]).await?;
    if let Some(told) = told {
        remove_document(transaction, told.id).await?;
        run(transaction, "delete from outcome where project_id = $1", [project.0.into()]).await?;
        cards::records(transaction, &[project.0]).await?;
    }
    let sql = "select lesson_id as id from held_outcome where project_id = $1 and lesson_id is not null";
    let lesson: Option<KeyRow> = row(transaction, sql, [project.0.into()]).await?;
    run(transaction, "delete from held_outcome where project_id = $1", [project.0.into()]).await?;
    if let Some(lesson) = lesson {
        remove_document(transaction, lesson.id).await?;
        run(transaction, "delete from anonymous_lesson where id = $1", [lesson.id.into()]).await?;
    }
    Ok(())
}

/// Holds an outcome back, in place of what is there.
pub async fn hold(transaction: &Transaction, project: ProjectId, key: Uuid, written: &Written) -> Result<()> {
    clear(transaction, project).await?;
    let mut batch = Batch::new(0);
    batch.held_outcome(project, key, written);
    batch.save(transaction).await
}

/// Tells an outcome by name, in place of what is there.
pub async fn tell(transaction: &Transaction, project: ProjectId, key: Uuid, written: &Written) -> Result<()> {
    clear(transaction, project).await?;
    let mut batch = Batch::new(0);
    batch.outcome(project.0, key, &written.outcome);
    batch.save(transaction).await?;
    let sql = "update outcome set figures = $2, publish_on = $3 where id = $1";
    run(transaction, sql, [key.into(), figures_value(&written.figures), written.telling.publish_on.into()]).await?;
    cards::records(transaction, &[project.0]).await
}

/// Tells an outcome that is held back as a lesson without a name; nothing of the project is touched.
pub async fn tell_lesson(
    transaction: &Transaction,
    project: ProjectId,
    key: Uuid,
    lesson: &AnonymousLesson,
) -> Result<()> {
    let mut batch = Batch::new(0);
    batch.anonymous_lesson(key, lesson);
    batch.save(transaction).await?;
    let sql = "update held_outcome set lesson_id = $2 where project_id = $1";
    run(transaction, sql, [project.0.into(), key.into()]).await.map(drop)
}

/// Projects whose outcome may be due on a day: held back, not told as a lesson, with nobody's "no"; after a key, by key.
pub async fn may_be_due(transaction: &Transaction, today: NaiveDate, after: Uuid, most: i64) -> Result<Vec<ProjectId>> {
    let sql = "select h.project_id as id from held_outcome h where h.lesson_id is null and h.project_id > $2 \
               and (h.publish_on is null or h.publish_on <= $1) order by h.project_id limit $3";
    let found: Vec<KeyRow> = rows(transaction, sql, [today.into(), after.into(), most.into()]).await?;
    Ok(found.into_iter().map(|row| ProjectId(row.id)).collect())
}

/// Removes the words of lessons that are gone, whatever they went with. How many.
pub async fn forget_words(transaction: &Transaction) -> Result<u64> {
    let gone = "kind = 'lesson' and not exists (select 1 from outcome o where o.id = entity_id) \
                and not exists (select 1 from anonymous_lesson a where a.id = entity_id)";
    if transaction.engine() == Engine::Sqlite {
        let sql = format!("delete from search_index where rowid in (select id from search_document where {gone})");
        run(transaction, &sql, []).await?;
    }
    run(transaction, &format!("delete from search_document where {gone}"), []).await
}

/// Makes the words of at most so many lessons that have none; how many.
pub async fn missing_words(transaction: &Transaction, most: i64) -> Result<u64> {
    let sql = "select o.project_id as id from outcome o where not exists \
               (select 1 from search_document d where d.entity_id = o.id) order by o.id limit $1";
    let found: Vec<KeyRow> = rows(transaction, sql, [most.into()]).await?;
    let mut batch = Batch::new(0);
    let mut made = 0;
    for project in found {
        let sql = "select id, figures, publish_on from outcome where project_id = $1";
        let told: Option<ToldRow> = row(transaction, sql, [project.id.into()]).await?;
        if let (Some(told), Some(outcome)) = (told, life::outcome(transaction, ProjectId(project.id)).await?) {
            batch.lesson_document(told.id, &outcome);
            made += 1;
        }
    }
    batch.save(transaction).await?;
    Ok(made)
}
