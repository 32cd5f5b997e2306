//! Live tables: reading. Where a table stands, what happened at it, what its audience asks.

use crate::read::{Column, Plan, Relation, Scalar, Select, Sql, Table, columns};
use crate::{contribution, person, session_turn};
use rialto_domain::id::{Kind, SessionTurnId};
use rialto_domain::policy::Actor;
use rialto_domain::table::{QuestionState, TableState, Turn, state};
use rialto_domain::{Error, Result};
use uuid::Uuid;

columns! {
    ID = id Uuid; SEQ = seq Int; KIND = kind Text; AT = at Instant; OPENED_AT = opened_at Instant; CLOSED_AT = closed_at Instant;
    TEXT = text Text; LANGUAGE = language Text; ASKED_AT = asked_at Instant; ANSWERED_AT = answered_at Instant;
}

/// Where tables stand.
static STATES: Table = Table { name: "session_table", kind: None, public: None };
/// From a session to where its table stands; nothing before the first event.
static STATE: Relation = Relation::new(&STATES, "{to}.session_id = {from}.id");

/// What happened; read through its session alone.
static EVENTS_TABLE: Table = Table { name: "table_event", kind: None, public: None };
/// From a session to what happened at its table.
static EVENTS: Relation = Relation::new(&EVENTS_TABLE, "{to}.session_id = {from}.id");
/// The turn that an event is about.
pub static EVENT_TURN: Relation = Relation::new(&session_turn::TABLE, "{to}.id = {from}.subject").public_when(None);
/// The contribution that an event is about.
pub static EVENT_CONTRIBUTION: Relation = Relation::new(&contribution::TABLE, "{to}.id = {from}.subject");
/// The question that an event is about.
pub static EVENT_QUESTION: Relation =
    Relation::new(&QUESTIONS_TABLE, "{to}.id = {from}.subject").public_when(Some(NOT_HIDDEN));

/// Hidden questions are for who runs the table and who asked.
const NOT_HIDDEN: &str = "({t}.hidden_at is null or {t}.account_id = {actor} or exists (select 1 from record_role own_r \
     join person own_p on own_p.id = own_r.person_id where own_r.record_id = {t}.session_id \
     and own_r.role in ('manager', 'facilitator') and own_p.account_id = {actor}))";

/// Questions: a question is public when its session is and nobody hid it.
pub static QUESTIONS_TABLE: Table = Table {
    name: "table_question",
    kind: Some(Kind::TableQuestion),
    public: Some(
        "exists (select 1 from session a where a.id = {t}.session_id and (a.publication = 'published' \
         or exists (select 1 from record_role own_r join person own_p on own_p.id = own_r.person_id \
         where own_r.record_id = a.id and own_p.account_id = {actor}))) \
         and ({t}.hidden_at is null or {t}.account_id = {actor} or exists (select 1 from record_role own_r \
         join person own_p on own_p.id = own_r.person_id where own_r.record_id = {t}.session_id \
         and own_r.role in ('manager', 'facilitator') and own_p.account_id = {actor}))",
    ),
};
/// From a session to the questions of its audience.
pub static QUESTIONS: Relation =
    Relation::new(&QUESTIONS_TABLE, "{to}.session_id = {from}.id").public_when(Some(NOT_HIDDEN));
/// The turn about which a question is.
pub static QUESTION_TURN: Relation = Relation::new(&session_turn::TABLE, "{to}.id = {from}.turn_id").public_when(None);
/// Who asked, where the profile is public.
pub static ASKED_BY: Relation = Relation::new(&person::TABLE, "{to}.account_id = {from}.account_id");

/// The turn of a session that runs or rests.
pub static CURRENT: Relation =
    Relation::new(&session_turn::TABLE, "{to}.session_id = {from}.id and {to}.status = 'running'").public_when(None);
/// The first turn of a session that is planned.
pub static NEXT: Relation = Relation::new(
    &session_turn::TABLE,
    "{to}.session_id = {from}.id and {to}.status = 'planned' and not exists (select 1 from session_turn sooner \
     where sooner.session_id = {from}.id and sooner.status = 'planned' and (sooner.position < {to}.position \
     or (sooner.position = {to}.position and sooner.id < {to}.id)))",
)
.public_when(None);

/// The slots of a row from which the clock of a turn is read.
#[derive(Clone, Copy, Debug)]
pub struct ClockSlots([usize; 8]);

impl ClockSlots {
    /// Asks a select of turns.
    pub fn of(select: &mut Select) -> Self {
        use session_turn::{EXTRA_SECONDS, MINUTES, PAUSED_AT, PAUSED_MS, STARTED_AT, STATUS};
        let id = Column { name: "id", scalar: Scalar::Uuid };
        let ended = session_turn::ENDED_AT;
        Self([id, STATUS, MINUTES, STARTED_AT, ended, PAUSED_AT, PAUSED_MS, EXTRA_SECONDS].map(|c| select.column(c)))
    }

    /// Reads the turn from a row.
    pub fn read(&self, row: &crate::read::Row<'_>) -> Result<Turn> {
        let Self([id, status, minutes, started, ended, paused, paused_ms, extra]) = *self;
        let status: String = row.get(status)?;
        Ok(Turn {
            id: SessionTurnId(row.get::<Uuid>(id)?),
            status: status.parse().map_err(Error::internal)?,
            minutes: row.get(minutes)?,
            started_at: row.get(started)?,
            ended_at: row.get(ended)?,
            paused_at: row.get(paused)?,
            paused_ms: row.get(paused_ms)?,
            extra_seconds: row.get(extra)?,
        })
    }
}

/// The slots of a session's row from which its table is read.
#[derive(Clone, Copy, Debug)]
pub struct TableSlots {
    stands: (usize, usize),
    current: (usize, usize, ClockSlots),
}

/// Where a table stands, with the turn that runs.
#[derive(Clone, Debug)]
pub struct Stands {
    /// Number of the last event, 0 before the first.
    pub seq: i64,
    /// When it was opened, ms since 1970 UTC.
    pub opened_at: Option<i64>,
    /// When it was closed, ms since 1970 UTC.
    pub closed_at: Option<i64>,
    /// The turn that runs or rests.
    pub current: Option<Turn>,
}

impl Stands {
    /// Its state.
    pub fn state(&self) -> TableState {
        let rests = self.current.as_ref().map(|turn| turn.paused_at.is_some());
        state(self.opened_at.is_some(), self.closed_at.is_some(), rests)
    }
}

impl TableSlots {
    /// Asks a select of sessions.
    pub fn of(select: &mut Select) -> Self {
        let mut stands = select.relation(&STATE);
        // in the order in which they are read below
        for column in [SEQ, OPENED_AT, CLOSED_AT] {
            stands.column(column);
        }
        let stands = (stands.slots(), stands);
        let mut current = select.relation(&CURRENT);
        let clock = ClockSlots::of(&mut current);
        let current = (current.slots(), current);
        Self { stands: (select.one(stands.1), stands.0), current: (select.one(current.1), current.0, clock) }
    }

    /// Reads it from a row.
    pub fn read(&self, row: &crate::read::Row<'_>) -> Result<Stands> {
        let (slot, slots, clock) = self.current;
        let current = row.row(slot, slots)?.map(|row| clock.read(&row)).transpose()?;
        Ok(match row.row(self.stands.0, self.stands.1)? {
            Some(row) => Stands { seq: row.get(0)?, opened_at: row.get(1)?, closed_at: row.get(2)?, current },
            None => Stands { seq: 0, opened_at: None, closed_at: None, current },
        })
    }
}

/// Which events are read: with numbers above `after`, the first `most` of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The number before the first.
    pub after: i64,
    /// How many.
    pub most: u32,
}

/// The events of a session's table, in their order.
pub fn events(session: &mut Select, range: Range) -> Select {
    let mut events = session.relation(&EVENTS);
    let t = events.alias().to_owned();
    events.filter(Sql::with(format!("{t}.seq > ?"), [range.after.into()]));
    events.order(format!("{t}.seq asc")).limit(range.most);
    events
}

/// The state of a question of a select of questions.
pub fn question_state(select: &mut Select) -> usize {
    let (open, answered, hidden) =
        (QuestionState::Open.as_str(), QuestionState::Answered.as_str(), QuestionState::Hidden.as_str());
    let t = select.alias().to_owned();
    select.expression(Sql::new(format!(
        "case when {t}.hidden_at is not null then '{hidden}' when {t}.answered_at is not null then '{answered}' else '{open}' end"
    )))
}

/// How many members support a question of a select of questions.
pub fn support(select: &mut Select) -> usize {
    let sql = support_sql(select.alias());
    select.expression(Sql::new(sql))
}

fn support_sql(alias: &str) -> String {
    format!("(select count(*) from question_support voice where voice.question_id = {alias}.id)")
}

/// Whether the actor supports a question.
pub fn is_supported(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!(
        "case when exists (select 1 from question_support voice where voice.question_id = {t}.id \
         and voice.account_id = {actor}) then 1 else 0 end"
    )))
}

/// Whether the actor asked a question.
pub fn is_mine(select: &mut Select) -> usize {
    let (t, actor) = (select.alias().to_owned(), select.actor_key());
    select.expression(Sql::new(format!("case when {t}.account_id = {actor} then 1 else 0 end")))
}

/// Which questions of a table are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// About this turn.
    pub turn: Option<Uuid>,
    /// In these states.
    pub states: Option<Vec<QuestionState>>,
    /// At most so many.
    pub first: Option<u32>,
}

/// The questions of a session's table: those that wait, then most supported, then oldest first.
pub fn questions(session: &mut Select, wanted: &Wanted) -> Select {
    let mut select = session.relation(&QUESTIONS);
    let t = select.alias().to_owned();
    if let Some(turn) = wanted.turn {
        select.filter(Sql::with(format!("{t}.turn_id = ?"), [turn.into()]));
    }
    if let Some(states) = &wanted.states {
        let is = |state: &QuestionState| match state {
            QuestionState::Hidden => format!("{t}.hidden_at is not null"),
            QuestionState::Answered => format!("({t}.hidden_at is null and {t}.answered_at is not null)"),
            QuestionState::Open => format!("({t}.hidden_at is null and {t}.answered_at is null)"),
        };
        let all: Vec<String> = states.iter().map(is).collect();
        select.filter(Sql::new(if all.is_empty() { "1 = 0".to_owned() } else { all.join(" or ") }));
    }
    if let Some(first) = wanted.first {
        let waits = format!("case when {t}.hidden_at is null and {t}.answered_at is null then 0 else 1 end asc");
        select.order(waits).order(format!("{} desc", support_sql(&t))).order(format!("{t}.asked_at asc"));
        select.order(format!("{t}.id asc")).limit(first);
    }
    select
}

impl crate::Database {
    /// The numbers of the last events of some tables, from where writes go; those without an event are not among them.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn table_numbers(&self, sessions: &[Uuid]) -> Result<Vec<(Uuid, i64)>> {
        let mut plan = Plan::new(self.engine(), Actor::Operator);
        let mut stands = plan.root().table(&STATES);
        let wanted = Sql::is_in(&format!("{}.session_id", stands.alias()), sessions.iter().copied());
        stands.filter(wanted);
        let session = stands.column(Column { name: "session_id", scalar: Scalar::Uuid });
        let seq = stands.column(SEQ);
        let slots = stands.slots();
        let rows = plan.root().many(stands);
        let json = self.read_fresh(&plan).await?;
        let row = crate::read::Row::parse(&json, Self::slots(&plan))?;
        row.rows(rows, slots)?.iter().map(|row| Ok((row.get(session)?, row.get(seq)?))).collect()
    }
}
