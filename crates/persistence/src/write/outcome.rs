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
use chrono::{Datelike, NaiveDate};
use rialto_domain::id::{AccountId, Kind, PersonId, ProjectId};
use rialto_domain::lesson::{Answer, Figure, Origin, OutcomePublication, Peer, Telling};
use rialto_domain::project::Outcome;
use rialto_domain::text::{Language, Translations};
use rialto_domain::vocabulary::{Cause, OutcomeKind, Publication};
use rialto_domain::{Error, Result};
use sea_orm::{FromQueryResult, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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

/// Somebody of a team who is asked.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Asked {
    /// The profile.
    pub person: Uuid,
    /// The account.
    pub account: Uuid,
    /// What they are called.
    pub name: String,
    /// Where mail goes.
    pub email: String,
    /// In which language.
    pub language: String,
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

/// Who leads or edits a project and has an account, in the order in which they joined.
pub async fn team(transaction: &Transaction, project: ProjectId) -> Result<Vec<Asked>> {
    let sql = "select p.id as person, a.id as account, p.name, a.email, a.language from project_member m \
               join person p on p.id = m.person_id join account a on a.id = p.account_id \
               where m.project_id = $1 and m.role in ('leader', 'editor') order by m.id";
    rows(transaction, sql, [project.0.into()]).await
}

/// Asks people of a team anew at an instant (ms since 1970 UTC); what was said before is gone.
pub async fn ask(
    transaction: &Transaction,
    project: ProjectId,
    asked: &[(Uuid, PersonId)],
    (agreed, now): (Option<PersonId>, i64),
) -> Result<()> {
    run(transaction, "delete from outcome_consent where project_id = $1", [project.0.into()]).await?;
    let mut batch = Batch::new(now);
    for (key, person) in asked {
        let agrees = (agreed == Some(*person)).then_some(true);
        batch.row(
            "outcome_consent",
            &["id", "project_id", "person_id", "agrees", "asked_at", "answered_at"],
            Mode::Create,
            vec![
                (*key).into(),
                project.0.into(),
                person.0.into(),
                agrees.into(),
                now.into(),
                agrees.map(|_| now).into(),
            ],
        );
    }
    batch.save(transaction).await
}

/// Notes what somebody of the team says, in place of what they said before.
pub async fn answer(
    transaction: &Transaction,
    key: Uuid,
    (project, person): (ProjectId, PersonId),
    (agrees, note): (bool, Option<String>),
    now: i64,
) -> Result<()> {
    let sql = "insert into outcome_consent (id, project_id, person_id, agrees, note, asked_at, answered_at) \
               values ($1, $2, $3, $4, $5, $6, $6) on conflict (project_id, person_id) do update \
               set agrees = excluded.agrees, note = excluded.note, answered_at = excluded.answered_at";
    let values = [key.into(), project.0.into(), person.0.into(), agrees.into(), note.into(), now.into()];
    run(transaction, sql, values).await.map(drop)
}

#[derive(FromQueryResult)]
struct AnswerRow {
    agrees: Option<bool>,
    asked_at: i64,
    answered_at: Option<i64>,
}

/// What those who were asked and still lead or edit the project have said.
pub async fn answers(transaction: &Transaction, project: ProjectId) -> Result<Vec<Answer>> {
    let sql = "select c.agrees, c.asked_at, c.answered_at from outcome_consent c where c.project_id = $1 and exists \
               (select 1 from project_member m join person p on p.id = m.person_id where m.project_id = c.project_id \
               and m.person_id = c.person_id and m.role in ('leader', 'editor') and p.account_id is not null)";
    let found: Vec<AnswerRow> = rows(transaction, sql, [project.0.into()]).await?;
    let answer = |row: AnswerRow| Answer { agrees: row.agrees, asked_at: row.asked_at, answered_at: row.answered_at };
    Ok(found.into_iter().map(answer).collect())
}

/// Projects whose outcome may be due on a day: held back, not told as a lesson, with nobody's "no"; after a key, by key.
pub async fn may_be_due(transaction: &Transaction, today: NaiveDate, after: Uuid, most: i64) -> Result<Vec<ProjectId>> {
    let sql = "select h.project_id as id from held_outcome h where h.lesson_id is null and h.project_id > $2 \
               and (h.publish_on is null or h.publish_on <= $1) order by h.project_id limit $3";
    let found: Vec<KeyRow> = rows(transaction, sql, [today.into(), after.into(), most.into()]).await?;
    Ok(found.into_iter().map(|row| ProjectId(row.id)).collect())
}

#[derive(FromQueryResult)]
struct PlaceRow {
    stage: String,
    ended_on: Option<NaiveDate>,
    is_demo: bool,
    country: Option<String>,
    country_id: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct PeerRow {
    id: Uuid,
    stage: String,
    ended_on: Option<NaiveDate>,
}

#[derive(FromQueryResult)]
struct ValueRow {
    id: Uuid,
    word: String,
}

/// Where an outcome comes from, and who else it could come from.
#[derive(Clone, Debug)]
pub struct Whence {
    /// All that is known, before it is cut.
    pub whole: Origin,
    /// The region of the country.
    pub country: Option<Uuid>,
    /// Public projects of the country of which it is not known how they ended.
    pub peers: Vec<Peer>,
    /// Invented for the demo network.
    pub is_demo: bool,
}

const EXITS: &str = "('stopped', 'merged', 'spun_off')";

/// Where the outcome of a project comes from.
pub async fn whence(transaction: &Transaction, project: ProjectId, outcome: &Outcome) -> Result<Whence> {
    let sql = format!(
        "select coalesce((select e.stage from project_stage_entry e where e.project_id = p.id and e.stage not in {EXITS} \
         order by e.position desc limit 1), p.stage) as stage, p.ended_on, p.is_demo, r.country as country, \
         (select c.id from region c where c.level = 0 and c.country = r.country limit 1) as country_id \
         from project p left join region r on r.id = p.region_id where p.id = $1"
    );
    let place: Option<PlaceRow> = row(transaction, &sql, [project.0.into()]).await?;
    let place = place.ok_or_else(|| Error::NotFound("the project".to_owned()))?;
    let values = async |sql: &str| -> Result<Vec<ValueRow>> { rows(transaction, sql, [project.0.into()]).await };
    let focus = values("select project_id as id, focus_area as word from project_focus where project_id = $1").await?;
    let areas = values("select distinct project_id as id, area as word from need where project_id = $1").await?;
    let year = outcome.concluded_on.or(place.ended_on).map(|day| day.year());
    let whole = Origin {
        country: place.country_id.is_some(),
        stage: Some(stored(place.stage)?),
        year,
        areas: areas.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
        focus_areas: focus.into_iter().map(|row| stored(row.word)).collect::<Result<_>>()?,
    };
    let peers = match place.country {
        Some(country) => peers(transaction, &country).await?,
        None => Vec::new(),
    };
    Ok(Whence { whole, country: place.country_id, peers, is_demo: place.is_demo })
}

async fn peers(transaction: &Transaction, country: &str) -> Result<Vec<Peer>> {
    let of = format!(
        "from project p join region r on r.id = p.region_id where r.country = $1 and p.publication = 'published' \
         and not exists (select 1 from outcome o where o.project_id = p.id) order by p.id limit {MOST_PEERS}"
    );
    let each: Vec<PeerRow> =
        rows(transaction, &format!("select p.id, p.stage, p.ended_on {of}"), [country.into()]).await?;
    let mut peers: BTreeMap<Uuid, Peer> = BTreeMap::new();
    for one in each {
        let ended = one.ended_on.map(|day| day.year());
        peers.insert(one.id, Peer { stages: BTreeSet::from([stored(one.stage)?]), ended, ..Peer::default() });
    }
    let values = async |what: &str| -> Result<Vec<ValueRow>> {
        let sql = format!("select v.project_id as id, {what} v join (select p.id {of}) q on q.id = v.project_id");
        rows(transaction, &sql, [country.into()]).await
    };
    for row in values("v.stage as word from project_stage_entry").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.stages.insert(stored(row.word)?);
        }
    }
    for row in values("v.focus_area as word from project_focus").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.focus_areas.insert(stored(row.word)?);
        }
    }
    for row in values("v.area as word from need").await? {
        if let Some(peer) = peers.get_mut(&row.id) {
            peer.areas.insert(stored(row.word)?);
        }
    }
    Ok(peers.into_values().collect())
}

/// Names of everybody in the team of a project, of its organisations, and its titles.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The team.
    pub team: Vec<String>,
    /// Its organisations.
    pub organisations: Vec<String>,
    /// Its titles.
    pub project: Vec<String>,
}

#[derive(FromQueryResult)]
struct TitleRow {
    title: String,
    translations: Option<String>,
}

/// The names that the texts of a project are looked through for.
pub async fn names(transaction: &Transaction, project: ProjectId) -> Result<Names> {
    let words = async |sql: &str| -> Result<Vec<String>> {
        let found: Vec<WordRow> = rows(transaction, sql, [project.0.into()]).await?;
        Ok(found.into_iter().map(|row| row.word).collect())
    };
    let team = words(
        "select p.name as word from project_member m join person p on p.id = m.person_id where m.project_id = $1 \
         union select a.name from project_member m join person p on p.id = m.person_id \
         join account a on a.id = p.account_id where m.project_id = $1",
    )
    .await?;
    let organisations = words(
        "select o.name as word from organisation o where o.id in (select x.organisation_id from project_organisation x \
         where x.project_id = $1 union select p.organisation_id from project p where p.id = $1)",
    )
    .await?;
    let titles: Option<TitleRow> =
        row(transaction, "select title, translations from project where id = $1", [project.0.into()]).await?;
    let mut all = Vec::new();
    if let Some(titles) = titles {
        all.push(titles.title);
        let translated: Translations = json(titles.translations.as_deref())?;
        all.extend(translated.values().filter_map(|texts| texts.get("title").cloned()));
    }
    Ok(Names { team, organisations, project: all })
}

/// The key words of a project, as lists have them.
pub async fn tags(transaction: &Transaction, project: ProjectId) -> Result<Vec<String>> {
    let sql = "select tag as word from project_tag where project_id = $1 order by tag";
    let found: Vec<WordRow> = rows(transaction, sql, [project.0.into()]).await?;
    Ok(found.into_iter().map(|row| row.word).collect())
}

/// Names of people with a public profile, out of names as they are sorted.
pub async fn people(transaction: &Transaction, sorted: &BTreeSet<String>) -> Result<Vec<String>> {
    const CHUNK: usize = 200;
    let sorted: Vec<&String> = sorted.iter().collect();
    let mut all = Vec::new();
    for chunk in sorted.chunks(CHUNK) {
        // one text for every number of names, so that its plan is kept
        let values: [Value; CHUNK] = std::array::from_fn(|at| chunk.get(at).map(|name| (*name).clone()).into());
        let marks: Vec<String> = (1..=CHUNK).map(|at| format!("${at}")).collect();
        let sql = format!(
            "select p.name as word from person p where p.publication = 'published' and p.sort_name in ({})",
            marks.join(", ")
        );
        let found: Vec<WordRow> = rows(transaction, &sql, values).await?;
        all.extend(found.into_iter().map(|row| row.word));
    }
    Ok(all)
}

/// Whether an account still waits to be heard; none of it is said to others.
pub async fn is_asked(transaction: &Transaction, project: ProjectId, account: AccountId) -> Result<bool> {
    let sql = "select c.id from outcome_consent c join person p on p.id = c.person_id \
               where c.project_id = $1 and p.account_id = $2 and c.agrees is null";
    let found: Option<KeyRow> = row(transaction, sql, [project.0.into(), account.0.into()]).await?;
    Ok(found.is_some())
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
