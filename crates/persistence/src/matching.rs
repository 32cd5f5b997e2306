//! What suggestions, synergies and lessons are told from: one statement that reads a record with those it is compared with, at
//! most [`CANDIDATES`] of them, and every fact of each.

use crate::read::{Column, Plan, Row, Scalar, Select, Sql, Table};
use crate::standing::StandingSlots;
use crate::{Database, need, offer, person, project};
use chrono::NaiveDate;
use rialto_domain::id::Kind;
use rialto_domain::matching::{Answer, DeclineReason, Declined, Expert, Kin, Terms, Wanted, Wish};
use rialto_domain::policy::Actor;
use rialto_domain::policy::record::Standing;
use rialto_domain::text::Translations;
use rialto_domain::vocabulary::{Area, NeedKind, Stage};
use rialto_domain::{Error, Result};
use uuid::Uuid;

/// Records that are compared with one.
pub const CANDIDATES: u32 = 200;
/// Needs, offers and earlier answers of a record that are looked at.
const PARTS: u32 = 100;

/// Answers of both sides to a pair.
static ANSWERS: Table = Table { name: "suggestion", kind: None, public: None };

/// A project as it is compared.
#[derive(Clone, Debug)]
pub struct ProjectFacts {
    /// Its key.
    pub id: Uuid,
    /// What the reader is to it.
    pub standing: Standing,
    /// Its open needs, each as what is asked for; the project as a whole where there is none.
    pub wanted: Vec<(Option<Uuid>, Wanted)>,
    /// What is compared with other projects.
    pub kin: Kin<Uuid>,
    /// The furthest stage of its way.
    pub furthest: Stage,
}

/// What both sides said.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What the project's side said.
    pub project: Option<Answer>,
    /// Until when the project's side postponed.
    pub project_until: Option<NaiveDate>,
    /// What the expert said.
    pub person: Option<Answer>,
    /// Until when the expert postponed.
    pub person_until: Option<NaiveDate>,
    /// When both had accepted, ms since 1970 UTC.
    pub agreed_at: Option<i64>,
}

/// An expert as they are compared.
#[derive(Clone, Debug)]
pub struct ExpertFacts {
    /// The key.
    pub id: Uuid,
    /// Whether it is a published profile of an expert.
    pub is_public: bool,
    /// What they give.
    pub expert: Expert,
}

/// A project and an expert, with what is known of the two together.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The project.
    pub project: ProjectFacts,
    /// The expert.
    pub expert: ExpertFacts,
    /// What both said.
    pub said: Said,
    /// When the pair was first answered, ms since 1970 UTC.
    pub is_known: bool,
}

/// From when on the running month is counted, and the day.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// The first instant of the month, ms since 1970 UTC.
    pub month: i64,
    /// The day.
    pub today: NaiveDate,
}

/// Which pairs are read.
#[derive(Clone, Copy, Debug)]
pub enum Pairs {
    /// A project that the reader belongs to, with experts who may fit.
    Project(Uuid),
    /// The profile of an account, with projects that may fit.
    Person(Uuid),
    /// One pair, whatever was said.
    One(Uuid, Uuid),
    /// Pairs of the projects of an account where the expert accepted and the project said nothing.
    WaitingForProjects,
    /// Pairs of the profile of an account where the project accepted and the expert said nothing.
    WaitingForPerson(Uuid),
}

fn text(name: &'static str) -> Column {
    Column { name, scalar: Scalar::Text }
}

fn key(row: &Row<'_>, slot: usize) -> Result<Option<Uuid>> {
    // a missing key comes out of SQLite as an empty text
    let digits = row.get::<Option<String>>(slot)?.filter(|digits| !digits.is_empty());
    digits.map(|digits| Uuid::try_parse(&digits).map_err(Error::internal)).transpose()
}

fn known(row: &Row<'_>, slot: usize) -> Result<Uuid> {
    key(row, slot)?.ok_or_else(|| Error::internal("a record without a key"))
}

/// A needs or an offer in a row.
struct WishSlots {
    rows: usize,
    width: usize,
    slots: [usize; 8],
}

impl WishSlots {
    fn of(parent: &mut Select, table: &'static Table, condition: &str) -> Self {
        let mut child = parent.derived(|alias| Sql::new(format!("{} {alias}", table.name)));
        let condition = condition.replace("{t}", child.alias()).replace("{p}", parent.alias());
        child.filter(Sql::new(condition));
        let order = format!("{}.created_at desc, {0}.id desc", child.alias());
        child.order(order).limit(PARTS);
        let slots = [
            child.column(Column { name: "id", scalar: Scalar::Uuid }),
            child.column(text("area")),
            child.column(text("kind")),
            child.column(text("title")),
            child.column(text("text")),
            child.column(text("language")),
            child.column(text("status")),
            child.column(Column { name: "open_until", scalar: Scalar::Date }),
        ];
        let width = child.slots();
        Self { rows: parent.many(child), width, slots }
    }

    /// Each with its texts; what is withdrawn is not told, what is past its day is not open.
    fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<Vec<(Wish<Uuid>, Terms)>> {
        let [id, area, kind, title, more, language, status, until] = self.slots;
        let mut all = Vec::new();
        for row in row.rows(self.rows, self.width)? {
            let status: String = row.get(status)?;
            let until: Option<NaiveDate> = row.get(until)?;
            let is_open = status == "open" && until.is_none_or(|day| day >= today);
            if !is_open && status != "fulfilled" {
                continue;
            }
            let language: String = row.get(language)?;
            let mut terms = Terms::default();
            terms.add(&language, &row.get::<String>(title)?);
            terms.add(&language, &row.get::<Option<String>>(more)?.unwrap_or_default());
            all.push((Wish { id: known(&row, id)?, area: row.get(area)?, kind: row.get(kind)?, is_open }, terms));
        }
        Ok(all)
    }
}

struct TextSlots {
    language: usize,
    translations: usize,
    texts: [usize; 2],
}

impl TextSlots {
    fn of(select: &mut Select, texts: [&'static str; 2]) -> Self {
        Self {
            language: select.column(text("language")),
            translations: select.column(Column { name: "translations", scalar: Scalar::Json }),
            texts: texts.map(|name| select.column(text(name))),
        }
    }

    /// The words of the texts in all their languages, and these languages, that of the original first.
    fn read(&self, row: &Row<'_>) -> Result<(Terms, Vec<String>)> {
        let language: String = row.get(self.language)?;
        let mut terms = Terms::default();
        for slot in self.texts {
            terms.add(&language, &row.get::<Option<String>>(slot)?.unwrap_or_default());
        }
        let mut languages = vec![language];
        for (language, texts) in row.get::<Option<Translations>>(self.translations)?.unwrap_or_default() {
            texts.values().for_each(|text| terms.add(language.as_str(), text));
            if !languages.iter().any(|known| known == language.as_str()) {
                languages.push(language.as_str().to_owned());
            }
        }
        Ok((terms, languages))
    }
}

struct ProjectSlots {
    id: usize,
    standing: StandingSlots,
    texts: TextSlots,
    stage: usize,
    region: usize,
    place: [usize; 2],
    lists: [usize; 4],
    needs: WishSlots,
    offers: WishSlots,
}

/// The place of a row in degrees: its own, else the middle of its region.
fn place(select: &mut Select, own: bool) -> [usize; 2] {
    let t = select.alias().to_owned();
    ["lat", "lon"].map(|name| {
        let region = format!("(select r.{name} from region r where r.id = {t}.region_id)");
        let sql = if own { format!("coalesce({t}.{name}, {region})") } else { region };
        select.expression(Sql::new(sql))
    })
}

fn read_place(row: &Row<'_>, [lat, lon]: [usize; 2]) -> Result<Option<(f64, f64)>> {
    Ok(row.get::<Option<f64>>(lat)?.zip(row.get::<Option<f64>>(lon)?))
}

fn list(select: &mut Select, from: &str, column: &'static str) -> usize {
    let mut child = select.derived(|alias| Sql::new(from.replace("{x}", alias)));
    let condition = format!("{}.{} = {}.id", child.alias(), owner(from), select.alias());
    child.filter(Sql::new(condition));
    let order = format!("{}.{column} asc", child.alias());
    child.order(order).limit(PARTS);
    select.values(child, text(column))
}

fn owner(from: &str) -> &'static str {
    if from.starts_with("project") { "project_id" } else { "person_id" }
}

impl ProjectSlots {
    fn of(select: &mut Select) -> Self {
        let t = select.alias().to_owned();
        Self {
            id: select.column(project::ID),
            standing: StandingSlots::of(select, Kind::Project),
            texts: TextSlots::of(select, ["title", "summary"]),
            stage: select.column(project::STAGE),
            region: select.expression(Sql::new(format!("(select r.code from region r where r.id = {t}.region_id)"))),
            place: place(select, true),
            lists: [
                list(select, "project_tag {x}", "tag"),
                list(select, "project_sdg {x}", "sdg"),
                list(select, "project_focus {x}", "focus_area"),
                list(select, "project_stage_entry {x}", "stage"),
            ],
            needs: WishSlots::of(select, &need::TABLE, "{t}.project_id = {p}.id"),
            // what people of the team give, as their profiles tell it
            offers: WishSlots::of(
                select,
                &offer::TABLE,
                "{t}.status = 'open' and {t}.person_id in (select m.person_id from project_member m join person q \
                 on q.id = m.person_id and q.publication = 'published' where m.project_id = {p}.id)",
            ),
        }
    }

    fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<ProjectFacts> {
        let (mut terms, languages) = self.texts.read(row)?;
        let [tags, sdgs, focus, stages] = self.lists;
        let (tags, sdgs): (Vec<String>, Vec<i64>) = (row.get(tags)?, row.get(sdgs)?);
        tags.iter().for_each(|tag| terms.code(tag, tag));
        for area in row.get::<Vec<String>>(focus)? {
            terms.code(&format!("focus.{area}"), &area.replace('_', " "));
        }
        let stage: Stage = row.get(self.stage)?;
        let furthest = row.get::<Vec<Stage>>(stages)?.into_iter().chain([stage]);
        let furthest = furthest.max_by_key(|stage| stage.position()).unwrap_or(stage);
        let (region, place) = (row.get::<Option<String>>(self.region)?, read_place(row, self.place)?);
        let needs = self.needs.read(row, today)?;
        let mut areas: Vec<Area> = needs.iter().filter(|(need, _)| need.is_open).map(|(need, _)| need.area).collect();
        areas.sort_unstable();
        areas.dedup();
        let whole = Wanted { need: None, areas, languages, region: region.clone(), place, terms: terms.clone() };
        let mut wanted: Vec<(Option<Uuid>, Wanted)> = needs
            .iter()
            .filter(|(need, _)| need.is_open)
            .map(|(need, words)| {
                let mut terms = whole.terms.clone();
                terms.join(words);
                (Some(need.id), Wanted { need: Some((need.area, need.kind)), terms, ..whole.clone() })
            })
            .collect();
        if wanted.is_empty() {
            wanted.push((None, whole));
        }
        let offers = self.offers.read(row, today)?.into_iter().map(|(offer, _)| offer).collect();
        let needs = needs.into_iter().map(|(need, _)| need).collect();
        Ok(ProjectFacts {
            id: known(row, self.id)?,
            standing: self.standing.read(row)?,
            wanted,
            kin: Kin { stage, needs, offers, tags, sdgs, region, terms },
            furthest,
        })
    }
}

struct ExpertSlots {
    id: usize,
    publication: usize,
    texts: TextSlots,
    places: usize,
    agreed: usize,
    place: [usize; 2],
    lists: [usize; 3],
    regions: usize,
    offers: WishSlots,
    declined: (usize, usize, [usize; 4]),
}

impl ExpertSlots {
    fn of(select: &mut Select, moment: Moment) -> Self {
        let t = select.alias().to_owned();
        let mut regions = select.derived(|alias| {
            Sql::new(format!("person_region {alias}_s join region {alias} on {alias}.id = {alias}_s.region_id"))
        });
        let theirs = format!("{}_s.person_id = {t}.id", regions.alias());
        regions.filter(Sql::new(theirs)).limit(PARTS);
        let mut declined = select.table(&ANSWERS);
        let theirs = format!(
            "{0}.person_id = {t}.id and {0}.person_answer = 'decline' and {0}.person_reason in ('not_my_area', 'too_far', 'language')",
            declined.alias()
        );
        declined.filter(Sql::new(theirs)).limit(PARTS);
        let slots = [
            declined.column(text("person_reason")),
            declined.column(text("declined_area")),
            declined.column(text("declined_language")),
            declined.column(Column { name: "declined_km", scalar: Scalar::Int }),
        ];
        let width = declined.slots();
        let agreed = Sql::new(format!(
            "(select count(*) from suggestion s where s.person_id = {t}.id and s.agreed_at >= {})",
            moment.month
        ));
        Self {
            id: select.column(person::ID),
            publication: select.column(person::PUBLICATION),
            texts: TextSlots::of(select, ["headline", "biography"]),
            places: select.column(person::PLACES_PER_MONTH),
            agreed: select.expression(agreed),
            place: place(select, false),
            lists: [
                list(select, "person_area {x}", "area"),
                list(select, "person_skill {x}", "skill"),
                list(select, "person_language {x}", "language"),
            ],
            regions: select.values(regions, text("code")),
            offers: WishSlots::of(select, &offer::TABLE, "{t}.person_id = {p}.id and {t}.status = 'open'"),
            declined: (select.many(declined), width, slots),
        }
    }

    fn read(&self, row: &Row<'_>, today: NaiveDate) -> Result<ExpertFacts> {
        let (mut terms, _) = self.texts.read(row)?;
        let [areas, skills, languages] = self.lists;
        let offers = self.offers.read(row, today)?;
        let mut all: Vec<Area> = row.get(areas)?;
        let mut given: Vec<(Area, NeedKind)> = Vec::new();
        for (offer, words) in offers.iter().filter(|(offer, _)| offer.is_open) {
            terms.join(words);
            given.push((offer.area, offer.kind));
            if !all.contains(&offer.area) {
                all.push(offer.area);
            }
        }
        let mut declined = Declined::default();
        let (rows, width, [reason, area, language, km]) = &self.declined;
        for row in row.rows(*rows, *width)? {
            match row.get::<DeclineReason>(*reason)? {
                DeclineReason::NotMyArea => {
                    if let Some(area) = row.get::<Option<Area>>(*area)? {
                        *declined.areas.entry(area).or_default() += 1;
                    }
                }
                DeclineReason::TooFar => {
                    let km: Option<u32> = row.get(*km)?;
                    declined.too_far_km = declined.too_far_km.into_iter().chain(km).min();
                }
                _ => declined.languages.extend(row.get::<Option<String>>(*language)?),
            }
        }
        let publication: String = row.get(self.publication)?;
        Ok(ExpertFacts {
            id: known(row, self.id)?,
            is_public: publication == "published",
            expert: Expert {
                areas: all,
                offers: given,
                skills: row.get(skills)?,
                languages: row.get(languages)?,
                regions: row.get(self.regions)?,
                place: read_place(row, self.place)?,
                places: row.get::<Option<u32>>(self.places)?.unwrap_or_default(),
                agreed: row.get(self.agreed)?,
                advised: 0,
                adopted: 0,
                declined,
                terms,
            },
        })
    }
}

/// What is known of two together, on the select of the inner one.
struct PairSlots {
    advised: [usize; 2],
    said: (usize, usize, [usize; 5]),
}

impl PairSlots {
    fn of(select: &mut Select, project: &str, person: &str) -> Self {
        // alike: advised in an area of its needs, with a goal, a key word or a focus area in common
        let alike = format!(
            "from contribution c join project q on q.id = c.project_id and q.publication = 'published' \
             where c.expert_id = {person}.id and c.project_id <> {project}.id \
             and exists (select 1 from need n where n.project_id = {project}.id and n.area = c.area) \
             and (exists (select 1 from project_tag a join project_tag b on b.tag = a.tag where a.project_id = {project}.id and b.project_id = q.id) \
             or exists (select 1 from project_sdg a join project_sdg b on b.sdg = a.sdg where a.project_id = {project}.id and b.project_id = q.id) \
             or exists (select 1 from project_focus a join project_focus b on b.focus_area = a.focus_area \
             where a.project_id = {project}.id and b.project_id = q.id))"
        );
        let mut said = select.table(&ANSWERS);
        let pair = format!("{0}.project_id = {project}.id and {0}.person_id = {person}.id", said.alias());
        said.filter(Sql::new(pair));
        let slots = [
            said.column(text("project_answer")),
            said.column(Column { name: "project_until", scalar: Scalar::Date }),
            said.column(text("person_answer")),
            said.column(Column { name: "person_until", scalar: Scalar::Date }),
            said.column(Column { name: "agreed_at", scalar: Scalar::Int }),
        ];
        let width = said.slots();
        Self {
            advised: [
                select.expression(Sql::new(format!("(select count(distinct c.project_id) {alike})"))),
                select.expression(Sql::new(format!("(select count(*) {alike} and c.adopted)"))),
            ],
            said: (select.one(said), width, slots),
        }
    }

    fn read(&self, row: &Row<'_>, expert: &mut Expert) -> Result<(Said, bool)> {
        let [advised, adopted] = self.advised;
        (expert.advised, expert.adopted) = (row.get(advised)?, row.get(adopted)?);
        let (slot, width, [project, project_until, person, person_until, agreed_at]) = self.said;
        let Some(row) = row.row(slot, width)? else { return Ok((Said::default(), false)) };
        let said = Said {
            project: row.get(project)?,
            project_until: row.get(project_until)?,
            person: row.get(person)?,
            person_until: row.get(person_until)?,
            agreed_at: row.get(agreed_at)?,
        };
        Ok((said, true))
    }
}

/// Whether an expert may be shown to a project: who has an account agreed to be, or said yes to this project.
const AGREES: &str = "({person}.account_id is null or exists (select 1 from consent k where k.account_id = {person}.account_id \
     and k.purpose = 'expert_suggestions' and k.is_given and not exists (select 1 from consent l \
     where l.account_id = k.account_id and l.purpose = k.purpose and (l.created_at > k.created_at \
     or (l.created_at = k.created_at and l.id > k.id)))) \
     or exists (select 1 from suggestion s where s.project_id = {project}.id and s.person_id = {person}.id \
     and s.person_answer = 'accept'))";
/// Nobody is suggested to a project of their own, nor a pair that was declined.
const APART: &str = "not exists (select 1 from project_member m where m.project_id = {project}.id and m.person_id = {person}.id) \
     and not exists (select 1 from suggestion s where s.project_id = {project}.id and s.person_id = {person}.id \
     and (s.project_answer = 'decline' or s.person_answer = 'decline'))";
/// Who gives something in an area that is asked for, or anybody where nothing in particular is asked for.
const IN_AREA: &str = "(exists (select 1 from need n where n.project_id = {project}.id and n.status = 'open' and \
     (exists (select 1 from person_area a where a.person_id = {person}.id and a.area = n.area) \
     or exists (select 1 from offer o where o.person_id = {person}.id and o.status = 'open' and o.area = n.area))) \
     or not exists (select 1 from need n where n.project_id = {project}.id and n.status = 'open'))";
const WAITING_PROJECT: &str = "exists (select 1 from suggestion s where s.project_id = {project}.id and s.person_id = {person}.id \
     and s.person_answer = 'accept' and s.project_answer is null and s.agreed_at is null)";
const WAITING_PERSON: &str = "exists (select 1 from suggestion s where s.project_id = {project}.id and s.person_id = {person}.id \
     and s.project_answer = 'accept' and s.person_answer is null and s.agreed_at is null)";
const KNOWN: &str =
    "exists (select 1 from suggestion s where s.project_id = {project}.id and s.person_id = {person}.id)";

/// Orders rows by expressions that name the row around them too, least first. SQLite resolves no such name in `order by`, but does in
/// what a joined select answers.
fn ranked(select: &mut Select, table: &str, by: &[&str]) {
    let (t, q) = (select.alias().to_owned(), format!("{}_ranked", select.alias()));
    let own = |expression: &str| expression.replace(&format!("{t}."), &format!("{q}_of."));
    let ranks: Vec<String> = by.iter().enumerate().map(|(at, one)| format!("{} as rank_{at}", own(one))).collect();
    let join =
        format!(" join (select {q}_of.id as id, {} from {table} {q}_of) {q} on {q}.id = {t}.id", ranks.join(", "));
    select.join(&Sql::new(join));
    for at in 0..by.len() {
        select.order(format!("{q}.rank_{at}"));
    }
}

/// Reads pairs with all their facts in one statement; the rules of the domain choose among them. Projects of an outer row are those
/// the actor belongs to, inner ones are public; experts are public ones, but for one's own profile.
///
/// # Errors
/// When the database is away.
pub async fn pairs(database: &Database, actor: Actor, which: Pairs, moment: Moment) -> Result<Vec<Pair>> {
    let mut plan = Plan::new(database.engine(), actor);
    let root = plan.root();
    let by_person = matches!(which, Pairs::Person(_) | Pairs::WaitingForPerson(_));
    let mut outer = match which {
        Pairs::Project(_) | Pairs::WaitingForProjects => root.own(&project::TABLE),
        Pairs::One(..) => root.named(&project::TABLE),
        Pairs::Person(_) | Pairs::WaitingForPerson(_) => root.own(&person::TABLE),
    };
    let outer_id = format!("{}.id = ", outer.alias());
    if let Pairs::Project(key) | Pairs::Person(key) | Pairs::WaitingForPerson(key) | Pairs::One(key, _) = which {
        let mut condition = Sql::new(outer_id);
        condition.bind(key);
        outer.filter(condition);
    }
    outer.limit(PARTS);
    let mut inner = match which {
        Pairs::Person(_) | Pairs::WaitingForPerson(_) => outer.table(&project::TABLE),
        Pairs::One(..) => outer.named(&person::TABLE),
        Pairs::Project(_) | Pairs::WaitingForProjects => outer.table(&person::TABLE),
    };
    let (project_alias, person_alias) = if by_person {
        (inner.alias().to_owned(), outer.alias().to_owned())
    } else {
        (outer.alias().to_owned(), inner.alias().to_owned())
    };
    let put = |sql: &str| sql.replace("{project}", &project_alias).replace("{person}", &person_alias);
    let is_expert = "{person}.is_expert";
    let conditions: Vec<String> = match which {
        Pairs::Project(_) => vec![put(is_expert), put(AGREES), put(APART), put(IN_AREA)],
        Pairs::Person(_) => vec![put(is_expert), put(APART), put(IN_AREA)],
        Pairs::One(_, key) => {
            let mut condition = Sql::new(format!("{person_alias}.id = "));
            condition.bind(key);
            inner.filter(condition);
            Vec::new()
        }
        Pairs::WaitingForProjects => vec![put(is_expert), put(WAITING_PROJECT)],
        Pairs::WaitingForPerson(_) => vec![put(is_expert), put(WAITING_PERSON)],
    };
    conditions.into_iter().for_each(|condition| {
        inner.filter(Sql::new(condition));
    });
    // what was answered is never cut off; then who serves the region, speaks the language, and the newest
    let speaks = "case when exists (select 1 from person_language l where l.person_id = {person}.id and l.language = {project}.language) \
                  then 0 else 1 end";
    let serves = "case when exists (select 1 from person_region g join region r on r.id = g.region_id \
                  join region h on h.id = {project}.region_id and h.code like r.code || '%' where g.person_id = {person}.id) then 0 else 1 end";
    let answered = format!("case when {KNOWN} then 0 else 1 end");
    ranked(&mut inner, if by_person { "project" } else { "person" }, &[&put(&answered), &put(speaks), &put(serves)]);
    let newest = format!("{}.created_at desc, {0}.id desc", inner.alias());
    inner.order(newest).limit(CANDIDATES);
    let pair = PairSlots::of(&mut inner, &project_alias, &person_alias);
    let (project, expert) = if by_person {
        (ProjectSlots::of(&mut inner), ExpertSlots::of(&mut outer, moment))
    } else {
        (ProjectSlots::of(&mut outer), ExpertSlots::of(&mut inner, moment))
    };
    let width = inner.slots();
    let rows = outer.many(inner);
    let outer_width = outer.slots();
    let slot = root.many(outer);
    let json = database.read_fresh(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    let mut all = Vec::new();
    for outer in row.rows(slot, outer_width)? {
        for inner in outer.rows(rows, width)? {
            let (of_project, of_person) = if by_person { (&inner, &outer) } else { (&outer, &inner) };
            let mut expert = expert.read(of_person, moment.today)?;
            let (said, is_known) = pair.read(&inner, &mut expert.expert)?;
            all.push(Pair { project: project.read(of_project, moment.today)?, expert, said, is_known });
        }
    }
    Ok(all)
}

/// What the reader is to a project that they belong to; none when they do not.
///
/// # Errors
/// When the database is away.
pub async fn standing(database: &Database, actor: Actor, project: Uuid) -> Result<Option<Standing>> {
    let mut plan = Plan::new(database.engine(), actor);
    let mut select = plan.root().own(&project::TABLE);
    let mut condition = Sql::new(format!("{}.id = ", select.alias()));
    condition.bind(project);
    select.filter(condition);
    let slots = StandingSlots::of(&mut select, Kind::Project);
    let width = select.slots();
    let slot = plan.root().one(select);
    let json = database.read(&plan).await?;
    Row::parse(&json, Database::slots(&plan))?.row(slot, width)?.map(|row| slots.read(&row)).transpose()
}

/// Which projects one is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Those that could help it or be helped by it.
    Synergies,
    /// Those that ended otherwise than hoped.
    Lessons,
}

/// A project that the reader may read, and public ones that may be of use to it: in one statement.
///
/// # Errors
/// When the database is away.
pub async fn compared(
    database: &Database,
    actor: Actor,
    project: Uuid,
    (which, today): (Compared, NaiveDate),
) -> Result<Option<(ProjectFacts, Vec<ProjectFacts>)>> {
    let mut plan = Plan::new(database.engine(), actor);
    let mut outer = plan.root().named(&project::TABLE);
    let p = outer.alias().to_owned();
    let mut condition = Sql::new(format!("{p}.id = "));
    condition.bind(project);
    outer.filter(condition);
    let mut inner = outer.table(&project::TABLE);
    let t = inner.alias().to_owned();
    inner.filter(Sql::new(format!("{t}.id <> {p}.id")));
    // keys are gathered from what both share, never by looking at every project
    let shared = |table: &str, column: &str| {
        format!(
            "select b.project_id from {table} a join {table} b on b.{column} = a.{column} where a.project_id = {p}.id"
        )
    };
    let tags = shared("project_tag", "tag");
    let candidates = match which {
        Compared::Synergies => format!(
            "{tags} union select m.project_id from need n join offer o on o.status = 'open' and o.area = n.area and o.kind = n.kind \
             join project_member m on m.person_id = o.person_id where n.project_id = {p}.id and n.status = 'open' \
             union select n.project_id from project_member m join offer o on o.person_id = m.person_id and o.status = 'open' \
             join need n on n.status = 'open' and n.area = o.area and n.kind = o.kind where m.project_id = {p}.id \
             union select x.id from project x where x.publication = 'published' and x.region_id = {p}.region_id"
        ),
        Compared::Lessons => format!(
            "select o.project_id from outcome o where o.kind in ('failed', 'stopped_early', 'pivoted', 'partly_succeeded') \
             and (o.project_id in ({tags}) or exists (select 1 from need n join need k on (k.kind = n.kind or k.area = n.area) \
             where n.project_id = {p}.id and k.project_id = o.project_id))"
        ),
    };
    inner.filter(Sql::new(format!("{t}.id in ({candidates})")));
    let same = |table: &str, column: &str| {
        format!(
            "-(select count(*) from {table} a join {table} b on b.{column} = a.{column} \
             where a.project_id = {p}.id and b.project_id = {t}.id)"
        )
    };
    ranked(&mut inner, "project", &[&same("project_tag", "tag"), &same("project_sdg", "sdg")]);
    inner.order(format!("{t}.created_at desc, {t}.id desc")).limit(CANDIDATES);
    let others = ProjectSlots::of(&mut inner);
    let width = inner.slots();
    let here = ProjectSlots::of(&mut outer);
    let rows = outer.many(inner);
    let outer_width = outer.slots();
    let slot = plan.root().one(outer);
    let json = database.read(&plan).await?;
    let row = Row::parse(&json, Database::slots(&plan))?;
    let Some(row) = row.row(slot, outer_width)? else { return Ok(None) };
    let found = row.rows(rows, width)?.iter().map(|row| others.read(row, today)).collect::<Result<_>>()?;
    Ok(Some((here.read(&row, today)?, found)))
}
