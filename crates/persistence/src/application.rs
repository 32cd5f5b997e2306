//! Applications for sessions, their scores and who gives them: reading.
//!
//! Invariant: an application is read by who may edit its project, who manages its session and who evaluates it; scores are read by who
//! gave them, and by others as `domain::application` and the acts say: evaluators after their own, applicants as a result once decided.

use crate::read::Row;
use crate::read::{Relation, Select, Sql, Table, columns};
use crate::{project, session};
use rialto_domain::Result;
use rialto_domain::application::{Scores, Weights};
use rialto_domain::id::Kind;

/// The actor leads the project of `{t}` or works in it.
macro_rules! applies {
    () => {
        "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.project_id and own_m.role in ('leader', 'editor') and own_p.account_id = {actor})"
    };
}

/// The actor manages the session of `{t}`.
macro_rules! manages {
    () => {
        "exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
         where own_r.record_id = {t}.session_id and own_r.role = 'manager' and own_p.account_id = {actor})"
    };
}

/// The actor evaluates for the session of `{t}`.
macro_rules! evaluates {
    () => {
        "exists (select 1 from session_evaluator own_v join person own_p on own_p.id = own_v.person_id \
         where own_v.session_id = {t}.session_id and own_p.account_id = {actor})"
    };
}

/// The table. What was taken back is for its project alone.
pub static TABLE: Table = Table {
    name: "application",
    kind: Some(Kind::Application),
    public: Some(concat!(
        "(",
        applies!(),
        " or ({t}.status <> 'withdrawn' and (",
        manages!(),
        " or ",
        evaluates!(),
        ")))"
    )),
};

columns! {
    ID = id Uuid; VERSION = version Int; SOCIAL_IMPACT = social_impact Text; READINESS = readiness Text; NEED = need Text;
    LANGUAGE = language Text; STATUS = status Text; REASON = reason Text; REASON_LANGUAGE = reason_language Text;
    DECIDED_AT = decided_at Instant; CREATED_AT = created_at Instant; UPDATED_AT = updated_at Instant; AREA = area Text;
    COMMENT = comment Text;
}

/// The applications for a session.
pub static OF_SESSION: Relation = Relation::new(&TABLE, "{to}.session_id = {from}.id");
/// Those of a project.
pub static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id");
/// The session of an application.
pub static SESSION: Relation = Relation::new(&session::TABLE, "{to}.id = {from}.session_id");
/// The project of an application, while it is public.
pub static PROJECT: Relation = Relation::new(&project::TABLE, "{to}.id = {from}.project_id");
static AREAS_TABLE: Table = Table { name: "application_area", kind: None, public: None };
/// The areas in which a project asks for advice.
pub static AREAS: Relation = Relation::new(&AREAS_TABLE, "{to}.application_id = {from}.id");

/// Applications of projects that the actor leads or works in.
pub static MINE: Table = Table { name: "application", kind: Some(Kind::Application), public: Some(applies!()) };
/// Sessions for which the actor evaluates, while everybody sees them.
pub static TO_EVALUATE: Table = Table {
    name: "session",
    kind: Some(Kind::Session),
    public: Some(
        "{t}.publication = 'published' and exists (select 1 from session_evaluator own_v join person own_p on own_p.id = own_v.person_id \
         where own_v.session_id = {t}.id and own_p.account_id = {actor})",
    ),
};
/// Who evaluates for a session: for who manages it.
static EVALUATORS_TABLE: Table = Table { name: "session_evaluator", kind: None, public: Some(manages!()) };
/// From a session to them.
pub static EVALUATORS: Relation = Relation::new(&EVALUATORS_TABLE, "{to}.session_id = {from}.id");

/// An expression over the application `{t}` and the actor.
fn ask(select: &mut Select, expression: &str) -> usize {
    let sql = expression.replace("{t}", select.alias()).replace("{actor}", &select.actor_key());
    select.expression(Sql::new(sql))
}

/// The scores that the actor may read of the application `{t}`: who scores reads others' after their own, whoever else manages the
/// session reads them all, the project reads the result once it is decided.
const READABLE: &str = "e.application_id = {t}.id and not e.is_conflict and (\
    exists (select 1 from evaluation o join person p on p.id = o.person_id where o.application_id = {t}.id and p.account_id = {actor}) \
    or (not exists (select 1 from session_evaluator v join person p on p.id = v.person_id where v.session_id = {t}.session_id \
    and p.account_id = {actor}) and (exists (select 1 from record_role r join person p on p.id = r.person_id \
    where r.record_id = {t}.session_id and r.role = 'manager' and p.account_id = {actor}) \
    or {t}.decided_at is not null)))";

/// Slots of a row from which a result is reckoned.
#[derive(Clone, Copy, Debug)]
pub struct ResultSlots {
    scores: usize,
    weights: usize,
}

impl ResultSlots {
    /// Asks a select of applications.
    pub fn of(select: &mut Select) -> Self {
        let joined = match select.engine() {
            crate::Engine::Sqlite => "group_concat(e.social_impact || ' ' || e.readiness || ' ' || e.need, ',')",
            crate::Engine::Postgres => "string_agg(e.social_impact || ' ' || e.readiness || ' ' || e.need, ',')",
        };
        let scores = ask(select, &format!("(select {joined} from evaluation e where {READABLE})"));
        let weights = ask(
            select,
            "(select coalesce(s.weight_social_impact, 1) || ' ' || coalesce(s.weight_readiness, 1) || ' ' || coalesce(s.weight_need, 1) \
             from session s where s.id = {t}.session_id)",
        );
        Self { scores, weights }
    }

    /// Reads the scores and how they count.
    pub fn read(self, row: &Row<'_>) -> Result<(Vec<Scores>, Weights)> {
        let scores: Option<String> = row.get(self.scores)?;
        let weights: Option<String> = row.get(self.weights)?;
        let three = |text: &str| -> Option<(i64, i64, i64)> {
            let mut numbers = text.split(' ').map(|number| number.parse::<i64>().ok());
            Some((numbers.next()??, numbers.next()??, numbers.next()??))
        };
        let scores = scores.unwrap_or_default();
        let scores = scores.split(',').filter_map(three);
        let scores = scores.map(|(social_impact, readiness, need)| Scores { social_impact, readiness, need }).collect();
        let weights = weights.as_deref().and_then(three).map(|(social_impact, readiness, need)| Weights {
            social_impact,
            readiness,
            need,
        });
        Ok((scores, weights.unwrap_or_default()))
    }
}

/// Asks whether the actor leads the project or works in it.
pub fn is_mine(select: &mut Select) -> usize {
    ask(select, applies!())
}

/// Asks whether the actor has, or has declared, a conflict of interest: belongs to the project, or to the organisation that leads it.
pub fn has_conflict(select: &mut Select) -> usize {
    ask(
        select,
        "(exists (select 1 from project_member m join person p on p.id = m.person_id where m.project_id = {t}.project_id \
         and p.account_id = {actor}) \
         or exists (select 1 from project x join record_role r on r.record_id = x.organisation_id join person p on p.id = r.person_id \
         where x.id = {t}.project_id and p.account_id = {actor}) \
         or exists (select 1 from evaluation e join person p on p.id = e.person_id where e.application_id = {t}.id and e.is_conflict \
         and p.account_id = {actor}))",
    )
}

columns! {
    IMPACT_SCORE = social_impact Int; READINESS_SCORE = readiness Int; NEED_SCORE = need Int; SCORED_AT = updated_at Instant;
}

/// The evaluations of the application that `parent` reads, those that the actor may read one by one: applicants read none.
pub fn evaluations(parent: &mut Select, own: bool) -> Select {
    let (t, actor) = (parent.alias().to_owned(), parent.actor_key());
    let readable = READABLE.replace(" or {t}.decided_at is not null", "").replace("{t}", &t).replace("{actor}", &actor);
    let mine = format!("exists (select 1 from person p where p.id = e.person_id and p.account_id = {actor})");
    let mine = if own { format!(" and {mine}") } else { String::new() };
    let mut rows =
        parent.derived(|alias| Sql::new(format!("(select e.* from evaluation e where {readable}{mine}) {alias}")));
    let by = format!("{}.created_at asc", rows.alias());
    rows.order(by);
    rows
}

/// Asks of an evaluation whether it is the actor's.
pub fn is_own(select: &mut Select) -> usize {
    ask(select, "exists (select 1 from person p where p.id = {t}.person_id and p.account_id = {actor})")
}

/// Asks of an evaluator for: the name, the address, applications scored, still to score, and those with a conflict.
pub fn evaluator(select: &mut Select) -> [usize; 6] {
    let applied = "from application a where a.session_id = {t}.session_id and a.status <> 'withdrawn'";
    let scored = "select 1 from evaluation e where e.application_id = a.id and e.person_id = {t}.person_id";
    let id = match select.engine() {
        crate::Engine::Sqlite => "hex({t}.person_id)",
        crate::Engine::Postgres => "{t}.person_id",
    };
    [
        ask(select, id),
        ask(select, "(select p.name from person p where p.id = {t}.person_id)"),
        ask(select, "(select c.email from person p join account c on c.id = p.account_id where p.id = {t}.person_id)"),
        ask(select, &format!("(select count(*) {applied} and exists ({scored} and not e.is_conflict))")),
        ask(select, &format!("(select count(*) {applied} and not exists ({scored}))")),
        ask(select, &format!("(select count(*) {applied} and exists ({scored} and e.is_conflict))")),
    ]
}
