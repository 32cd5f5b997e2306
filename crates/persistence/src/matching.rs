//! What suggestions, synergies and lessons are told from: one statement that reads a record with those it is compared with, at
//! most [`CANDIDATES`] of them, and every fact of each.

mod slots;

use self::slots::{ExpertSlots, PairSlots, ProjectSlots};
use crate::read::{Plan, Row, Select, Sql, Table};
use crate::standing::StandingSlots;
use crate::{Database, person, project};
use chrono::NaiveDate;
use rialto_domain::Result;
use rialto_domain::id::Kind;
use rialto_domain::matching::{Answer, Expert, Kin, Wanted};
use rialto_domain::policy::Actor;
use rialto_domain::policy::record::Standing;
use rialto_domain::vocabulary::Stage;
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
