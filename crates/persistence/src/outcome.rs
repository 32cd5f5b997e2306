//! How a project ended, as everybody reads it and as its team does; what members of the team say to it: reading.
//!
//! Invariant: what is held back is in other tables than what everybody reads (see `write::outcome`), and is read here alone, by
//! who belongs to the team. Not even the server's owner reads it in passing.

use crate::read::{Relation, Row, Select, Sql, Table, columns};
use chrono::NaiveDate;
use rialto_domain::id::Kind;
use rialto_domain::lesson::{Answer, OutcomePublication, OutcomeWait, Telling, agreement};
use rialto_domain::{Error, Result};

/// Outcomes as teams read them: those that are told by name, and those that are held back or told without.
static TABLE: Table = Table { name: "team_outcome", kind: None, public: None };
static OF_PROJECT: Relation = Relation::new(&TABLE, "{to}.project_id = {from}.id");
static CAUSES_TABLE: Table = Table { name: "team_outcome_cause", kind: None, public: None };
/// From an outcome to its causes.
pub static CAUSES: Relation = Relation::new(&CAUSES_TABLE, "{to}.outcome_id = {from}.id");

columns! {
    KIND = kind Text; LANGUAGE = language Text; TRIED = tried Text; WOULD_DIFFER = would_differ Text;
    TRANSLATIONS = translations Json; CONCLUDED_ON = concluded_on Date; FIGURES = figures Json; CAUSE = cause Text;
    PUBLICATION = publication Text; PUBLISH_ON = publish_on Date; IS_PUBLIC = is_public Bool; WRITTEN_AT = written_at Instant;
}

/// The outcome of the projects of `parent`: what is told by name for everybody, all of it for the team.
pub fn of_project(parent: &mut Select) -> Select {
    let mut rows = parent.relation(&OF_PROJECT);
    let t = rows.alias().to_owned();
    let told = format!("({t}.is_public and {t}.publication = 'named')");
    let condition = match team_condition(&rows) {
        Some(team) => format!("{told} or {team}"),
        None => told,
    };
    rows.filter(Sql::new(condition));
    rows
}

/// That the actor belongs to the team of the project of these rows; none for a visitor.
pub fn team_condition(rows: &Select) -> Option<String> {
    rows.actor().member()?;
    let (t, actor) = (rows.alias(), rows.actor_key());
    Some(format!(
        "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.project_id and own_p.account_id = {actor})"
    ))
}

/// What members of the team were asked and said: for the team alone, of those who still lead or edit the project.
pub static CONSENTS_TABLE: Table = Table {
    name: "outcome_consent",
    kind: None,
    public: Some(
        "exists (select 1 from project_member own_m join person own_p on own_p.id = own_m.person_id \
         where own_m.project_id = {t}.project_id and own_p.account_id = {actor})",
    ),
};
/// From an outcome to them.
pub static CONSENTS: Relation = Relation::new(
    &CONSENTS_TABLE,
    "{to}.project_id = {from}.project_id and exists (select 1 from project_member m join person p on p.id = m.person_id \
     where m.project_id = {to}.project_id and m.person_id = {to}.person_id and m.role in ('leader', 'editor') \
     and p.account_id is not null)",
);

/// Columns of what somebody says to an outcome.
pub mod consent {
    use crate::person;
    use crate::read::{Relation, Select, Sql, columns};

    columns! {
        ID = id Uuid; AGREES = agrees Bool; NOTE = note Text; ASKED_AT = asked_at Instant; ANSWERED_AT = answered_at Instant;
    }

    /// Who: where the profile is public.
    pub static PERSON: Relation = Relation::new(&person::TABLE, "{to}.id = {from}.person_id");

    /// Asks for the name, which the team knows.
    pub fn name(rows: &mut Select) -> usize {
        let t = rows.alias().to_owned();
        rows.expression(Sql::new(format!("(select p.name from person p where p.id = {t}.person_id)")))
    }
}

/// Projects that wait for the actor to say something to their outcome.
pub static TO_ANSWER: Table = Table {
    name: "project",
    kind: Some(Kind::Project),
    public: Some(
        "{t}.publication in ('draft', 'published', 'archived') and {t}.id in (select own_c.project_id from person own_p \
         join outcome_consent own_c on own_c.person_id = own_p.id and own_c.agrees is null \
         join project_member own_m on own_m.project_id = own_c.project_id and own_m.person_id = own_p.id \
         and own_m.role in ('leader', 'editor') where own_p.account_id = {actor})",
    ),
};

/// Slots from which it is told for what an outcome waits.
#[derive(Clone, Copy, Debug)]
pub struct WaitSlots {
    publication: usize,
    publish_on: usize,
    written_at: usize,
    is_public: usize,
    answers: usize,
}

impl WaitSlots {
    /// Asks outcomes for them.
    pub fn of(rows: &mut Select) -> Self {
        let mut answers = rows.relation(&CONSENTS);
        for column in [consent::AGREES, consent::ASKED_AT, consent::ANSWERED_AT] {
            answers.column(column);
        }
        Self {
            publication: rows.column(PUBLICATION),
            publish_on: rows.column(PUBLISH_ON),
            written_at: rows.column(WRITTEN_AT),
            is_public: rows.column(IS_PUBLIC),
            answers: rows.many(answers),
        }
    }

    /// For what an outcome waits at an instant (ms since 1970 UTC); none when everybody reads it.
    pub fn read(&self, row: &Row<'_>, now: i64) -> Result<Option<OutcomeWait>> {
        if matches!(row.raw(self.is_public), "1" | "true") {
            return Ok(None);
        }
        let publish_on: Option<String> = row.get(self.publish_on)?;
        let telling = Telling {
            publication: row.get::<OutcomePublication>(self.publication)?,
            publish_on: publish_on.map(|day| day.parse::<NaiveDate>()).transpose().map_err(Error::internal)?,
            written_at: row.get(self.written_at)?,
        };
        let answers = row.rows(self.answers, 3)?;
        let answers: Vec<Answer> = answers.iter().map(answer).collect::<Result<_>>()?;
        // what may be told is told by the worker in a moment: until then it waits for its day
        Ok(Some(agreement(&telling, &answers, now).unwrap_or(OutcomeWait::Day)))
    }
}

fn answer(row: &Row<'_>) -> Result<Answer> {
    let agrees = match row.raw(0) {
        "null" => None,
        raw => Some(matches!(raw, "1" | "true")),
    };
    Ok(Answer { agrees, asked_at: row.get(1)?, answered_at: row.get(2)? })
}
