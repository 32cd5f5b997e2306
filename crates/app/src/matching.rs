//! Needs meet experts: who is suggested to whom and why, and what both sides say to it.

use crate::account::By;
use crate::checks::{Checks, wrong};
use crate::notify::{self, Notice};
use crate::record::{Acting, Acts, Change};
use chrono::{Datelike, NaiveDate};
use rialto_domain::context::date_of;
use rialto_domain::follow::NoticeKind;
use rialto_domain::id::{GlobalId, PersonId, ProjectId};
use rialto_domain::matching::{self as rules, Answer, DeclineReason, Match, ReasonKind, best, free_places};
use rialto_domain::policy::record::RecordAct;
use rialto_domain::policy::{Action, Actor};
use rialto_domain::privacy::ConsentPurpose;
use rialto_domain::wording;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::matching::{self as facts, Compared, Moment, Pair, Pairs};
use rialto_persistence::write::matching::{self as rows, DeclinedThen, Saying, Side};
use rialto_persistence::write::{notification, record};
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

/// A project and an expert who fit.
#[derive(Clone, Debug)]
pub struct Suggested {
    /// The project.
    pub project: Uuid,
    /// The expert.
    pub person: Uuid,
    /// The need they meet best.
    pub need: Option<Uuid>,
    /// How well, and why.
    pub found: Match,
    /// What the project's side said.
    pub project_answer: Option<Answer>,
    /// What the expert said.
    pub person_answer: Option<Answer>,
    /// When both had accepted, ms since 1970 UTC.
    pub agreed_at: Option<i64>,
}

/// Another project with a score and reasons.
#[derive(Clone, Debug)]
pub struct Akin<R> {
    /// The other.
    pub project: Uuid,
    /// 0 to 100.
    pub score: u32,
    /// Why, the weightiest first.
    pub reasons: Vec<R>,
}

/// An answer to a suggestion.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerSuggestion {
    /// What is said.
    pub answer: Answer,
    /// Why it is declined.
    pub reason: Option<DeclineReason>,
    /// More about it.
    pub note: Option<String>,
    /// Until when it is postponed.
    pub until: Option<NaiveDate>,
}

fn moment(now: i64) -> Moment {
    let today = date_of(now);
    let first = today.with_day(1).and_then(|day| day.and_hms_opt(0, 0, 0));
    Moment { month: first.map_or(now, |first| first.and_utc().timestamp_millis()), today }
}

fn suggested(pair: &Pair, need: Option<Uuid>) -> Option<Suggested> {
    let mut expert = pair.expert.expert.clone();
    // what is agreed holds its own place
    if pair.said.agreed_at.is_some() {
        (expert.places, expert.agreed) = (expert.places.max(1), 0);
    }
    let asked: Vec<_> = pair.project.wanted.iter().filter(|(id, _)| need.is_none() || *id == need).collect();
    let found = best(asked.iter().map(|(_, wanted)| wanted), &expert);
    let (need, found) = match found {
        Some((at, found)) => (asked.get(at).and_then(|(id, _)| *id), found),
        None if pair.said.agreed_at.is_some() && need.is_none() => (None, Match { score: 0, reasons: Vec::new() }),
        None => return None,
    };
    Some(Suggested {
        project: pair.project.id,
        person: pair.expert.id,
        need,
        found,
        project_answer: pair.said.project,
        person_answer: pair.said.person,
        agreed_at: pair.said.agreed_at,
    })
}

/// Those the other side accepted and that wait come first, then the best; of equals the older key, so that the order stays.
fn ranked(pairs: &[Pair], (side, need): (Side, Option<Uuid>), today: NaiveDate, first: usize) -> Vec<Suggested> {
    let later = |pair: &Pair| {
        let said = &pair.said;
        [(said.project, said.project_until), (said.person, said.person_until)]
            .iter()
            .any(|(answer, until)| *answer == Some(Answer::Postpone) && until.is_some_and(|day| day > today))
    };
    let mut all: Vec<Suggested> =
        pairs.iter().filter(|pair| !later(pair)).filter_map(|pair| suggested(pair, need)).collect();
    let waits = |one: &Suggested| {
        let (mine, other) = match side {
            Side::Project => (one.project_answer, one.person_answer),
            Side::Person => (one.person_answer, one.project_answer),
        };
        other == Some(Answer::Accept) && mine != Some(Answer::Accept)
    };
    all.sort_by(|a, b| {
        (waits(b), b.found.score)
            .cmp(&(waits(a), a.found.score))
            .then((a.person, a.project).cmp(&(b.person, b.project)))
    });
    all.truncate(first);
    all
}

impl Acts {
    /// Experts who fit a project, for who may edit it; none for all others.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn suggested_experts(
        &self,
        actor: Actor,
        project: Uuid,
        (first, need): (usize, Option<Uuid>),
    ) -> Result<Option<Vec<Suggested>>> {
        let standing = facts::standing(&self.database, actor, project).await?;
        if !standing.is_some_and(|standing| actor.may(RecordAct::Edit, &standing)) {
            return Ok(None);
        }
        let moment = moment(self.now());
        let pairs = facts::pairs(&self.database, actor, Pairs::Project(project), moment).await?;
        Ok(Some(ranked(&pairs, (Side::Project, need), moment.today, first)))
    }

    /// Projects that ask for what somebody gives, for oneself; none for all others.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn suggested_projects(&self, actor: Actor, person: Uuid, first: usize) -> Result<Option<Vec<Suggested>>> {
        if actor.member().and_then(|member| member.person) != Some(PersonId(person)) {
            return Ok(None);
        }
        let moment = moment(self.now());
        let pairs = facts::pairs(&self.database, actor, Pairs::Person(person), moment).await?;
        Ok(Some(ranked(&pairs, (Side::Person, None), moment.today, first)))
    }

    /// Pairs that the other side accepted and that wait for the actor, as an expert or for a project they may edit.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn suggestions_to_answer(&self, actor: Actor, most: usize) -> Result<Vec<Suggested>> {
        let Some(member) = actor.member() else { return Ok(Vec::new()) };
        let moment = moment(self.now());
        let of_projects = facts::pairs(&self.database, actor, Pairs::WaitingForProjects, moment).await?;
        let may = |pair: &Pair| actor.may(RecordAct::Edit, &pair.project.standing);
        let of_projects: Vec<Pair> = of_projects.into_iter().filter(may).collect();
        let mut all = ranked(&of_projects, (Side::Project, None), moment.today, most);
        if let Some(person) = member.person {
            let mine = facts::pairs(&self.database, actor, Pairs::WaitingForPerson(person.0), moment).await?;
            all.extend(ranked(&mine, (Side::Person, None), moment.today, most));
        }
        all.truncate(most);
        Ok(all)
    }

    /// A pair as it is now, for who has answered it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn suggestion(&self, actor: Actor, (project, person): (Uuid, Uuid)) -> Result<Option<Suggested>> {
        let moment = moment(self.now());
        let pairs = facts::pairs(&self.database, actor, Pairs::One(project, person), moment).await?;
        let Some(pair) = pairs.first().filter(|pair| pair.is_known) else { return Ok(None) };
        let is_mine = actor.may(RecordAct::Edit, &pair.project.standing)
            || actor.member().and_then(|member| member.person) == Some(PersonId(person));
        let fallback = || Suggested {
            project,
            person,
            need: None,
            found: Match { score: 0, reasons: Vec::new() },
            project_answer: pair.said.project,
            person_answer: pair.said.person,
            agreed_at: pair.said.agreed_at,
        };
        Ok(is_mine.then(|| suggested(pair, None).unwrap_or_else(fallback)))
    }

    /// Projects that could help another, or be helped by it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn synergies(
        &self,
        actor: Actor,
        project: Uuid,
        first: usize,
    ) -> Result<Vec<Akin<rules::SynergyReason<Uuid>>>> {
        let today = date_of(self.now());
        let read = facts::compared(&self.database, actor, project, (Compared::Synergies, today)).await?;
        let Some((here, others)) = read else { return Ok(Vec::new()) };
        let kin = others.iter().filter_map(|other| {
            let (score, reasons) = rules::synergy(&here.kin, &other.kin)?;
            Some(Akin { project: other.id, score, reasons })
        });
        Ok(weightiest(kin.collect(), first))
    }

    /// Projects that ended and teach another something.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn lessons_that_apply(
        &self,
        actor: Actor,
        project: Uuid,
        first: usize,
    ) -> Result<Vec<Akin<rules::LessonReason>>> {
        let today = date_of(self.now());
        let read = facts::compared(&self.database, actor, project, (Compared::Lessons, today)).await?;
        let Some((here, others)) = read else { return Ok(Vec::new()) };
        let kin = others.into_iter().filter_map(|other| {
            let (id, ended) = (other.id, rules::Ended { furthest: other.furthest, kin: other.kin });
            let (score, reasons) = rules::lesson(&here.kin, &ended)?;
            Some(Akin { project: id, score, reasons })
        });
        Ok(weightiest(kin.collect(), first))
    }

    /// Says for one's own side what becomes of a suggestion; whoever is on both sides is on none, as nobody advises a project of
    /// their own. When both sides accept, a place of the month is taken.
    ///
    /// # Errors
    /// `EXPERT_FULL`, `SUGGESTION_OVER`, `REQUIRED`, `DATE_IN_PAST`, `TOO_LONG`, `STAYS`; `NotFound`; `Forbidden`.
    pub async fn answer_suggestion(
        &self,
        by: &By,
        (project, person): (ProjectId, PersonId),
        input: &AnswerSuggestion,
    ) -> Result<()> {
        by.authorize(Action::AnswerSuggestion)?;
        let (acting, side) = self.on_side(by, (project, person)).await?;
        let note = checked(&acting, input)?;
        let pair = (project, person);
        let now = acting.now;
        // of two that take the last place at once one waits here
        let whom = record::state(&acting.transaction, person.into()).await?;
        whom.ok_or_else(|| Error::NotFound("the person".to_owned()))?;
        let before = rows::answers(&acting.transaction, pair).await?;
        let over = |message: &str| wrong(Issue::new(&["input"], "SUGGESTION_OVER", message));
        if [before.project, before.person].contains(&Some(Answer::Decline)) {
            return Err(over("One side has declined: this pair is not suggested any more."));
        }
        if !acting.is_published() && side == Side::Person || !rows::is_suggestible(&acting.transaction, pair).await? {
            return Err(over("The project or the profile is not public any more, or the person is no expert."));
        }
        if before.of(side) == Some(input.answer) && input.answer != Answer::Postpone {
            let message = "You have said this already.";
            return Err(wrong(Issue::new(&["input", "answer"], "STAYS", message)));
        }
        if before.agreed_at.is_some() {
            return Err(over("Both sides have agreed: tell the other side yourself when it cannot be."));
        }
        let other = match side {
            Side::Project => before.person,
            Side::Person => before.project,
        };
        let is_accepted = input.answer == Answer::Accept;
        let agrees = is_accepted && other == Some(Answer::Accept);
        if is_accepted {
            let (offered, agreed) = rows::places(&acting.transaction, person, moment(now).month).await?;
            if free_places(offered, agreed) == 0 {
                let message = "No place is left this month: postpone it to the next, or choose somebody else.";
                return Err(wrong(Issue::new(&["input"], "EXPERT_FULL", message).param("most", offered)));
            }
        }
        let saying = Saying {
            answer: Some(input.answer),
            reason: input.reason.filter(|_| input.answer == Answer::Decline),
            note: note.as_deref(),
            until: input.until.filter(|_| input.answer == Answer::Postpone),
        };
        self.write(acting, (pair, side), &saying, (is_accepted, agrees)).await
    }

    /// Takes one's own side's last answer back, as long as it is not agreed.
    ///
    /// # Errors
    /// `SUGGESTION_OVER`; `NotFound`; `Forbidden`.
    pub async fn take_back_answer(&self, by: &By, pair: (ProjectId, PersonId)) -> Result<()> {
        by.authorize(Action::AnswerSuggestion)?;
        let (acting, side) = self.on_side(by, pair).await?;
        let before = rows::answers(&acting.transaction, pair).await?;
        if before.of(side).is_none() || before.agreed_at.is_some() {
            let message = "There is no answer of yours to take back, or both sides have agreed.";
            return Err(wrong(Issue::new(&["input"], "SUGGESTION_OVER", message)));
        }
        let saying = Saying { answer: None, reason: None, note: None, until: None };
        self.write(acting, (pair, side), &saying, (false, false)).await
    }

    /// Opens the act upon the project, on the side on which the actor is.
    async fn on_side<'a>(&self, by: &'a By, (project, person): (ProjectId, PersonId)) -> Result<(Acting<'a>, Side)> {
        let acting = self.upon(by, RecordAct::Read, project.into()).await?;
        if acting.person == Some(person) {
            return Ok((acting, Side::Person));
        }
        by.actor.authorize_on(RecordAct::Edit, &acting.standing)?;
        Ok((acting, Side::Project))
    }

    async fn write(
        &self,
        mut acting: Acting<'_>,
        (pair, side): ((ProjectId, PersonId), Side),
        saying: &Saying<'_>,
        (is_accepted, agrees): (bool, bool),
    ) -> Result<()> {
        let (project, person) = pair;
        let account = acting.by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let now = acting.now;
        rows::say(&acting.transaction, (acting.key(), project, person), (side, saying), (account, now)).await?;
        if side == Side::Person {
            let then = self.declined_then(acting.by.actor, pair, saying).await?;
            rows::declined(&acting.transaction, pair, &then).await?;
        }
        if agrees {
            rows::agree(&acting.transaction, pair, now).await?;
        }
        if is_accepted {
            tell(&acting, (pair, side), agrees).await?;
        }
        let told = json!({
            "expert": GlobalId::from(person).to_string(),
            "answer": saying.answer.map(|answer| answer.as_str()),
        });
        acting.noted(Change::private("answer_suggestion").field("suggestion", Value::Null, told)).await?;
        acting.commit().await?;
        self.accounts.ring();
        Ok(())
    }

    /// What a decline was about: it is read beside the transaction, as nothing in it has changed.
    async fn declined_then(
        &self,
        actor: Actor,
        (project, person): (ProjectId, PersonId),
        saying: &Saying<'_>,
    ) -> Result<DeclinedThen> {
        if saying.answer != Some(Answer::Decline) {
            return Ok(DeclinedThen::default());
        }
        let moment = moment(self.now());
        let pairs = facts::pairs(&self.database, actor, Pairs::One(project.0, person.0), moment).await?;
        let Some(pair) = pairs.first() else { return Ok(DeclinedThen::default()) };
        let mut expert = pair.expert.expert.clone();
        expert.places = expert.agreed + 1;
        let asked: Vec<_> = pair.project.wanted.iter().map(|(_, wanted)| wanted).collect();
        let found = best(asked.iter().copied(), &expert);
        let reasons = found.as_ref().map(|(_, found)| found.reasons.as_slice()).unwrap_or_default();
        let wanted = found.as_ref().and_then(|(at, _)| asked.get(*at)).or(asked.first());
        Ok(DeclinedThen {
            area: wanted.and_then(|wanted| wanted.need).map(|(area, _)| area),
            language: wanted.and_then(|wanted| wanted.languages.first().cloned()),
            km: reasons.iter().find(|reason| reason.kind == ReasonKind::Distance).and_then(|reason| reason.distance_km),
        })
    }
}

fn weightiest<R>(mut all: Vec<Akin<R>>, first: usize) -> Vec<Akin<R>> {
    all.sort_by(|a, b| b.score.cmp(&a.score).then(a.project.cmp(&b.project)));
    all.truncate(first);
    all
}

/// The note, put in order.
fn checked(acting: &Acting<'_>, input: &AnswerSuggestion) -> Result<Option<String>> {
    let mut checks = Checks::default();
    let required = |name, message: &str| Issue::new(&["input", name], "REQUIRED", message);
    if input.answer == Answer::Decline && input.reason.is_none() {
        checks.add([required("reason", "Say why: the next suggestions learn from it.")]);
    }
    if input.answer == Answer::Postpone && input.until.is_none() {
        checks.add([required("until", "Say until which day.")]);
    }
    checks.take(wording::coming(&["input", "until"], input.until, date_of(acting.now)));
    let note = wording::optional(&["input", "note"], input.note.as_deref(), rules::MAX_NOTE, wording::prose);
    let note = checks.take(note).flatten();
    checks.done()?;
    Ok(note)
}

/// Tells the other side that one has accepted, or both that it is agreed. The expert hears of a project's wish only where they
/// agreed to be suggested.
async fn tell(acting: &Acting<'_>, (pair, side): ((ProjectId, PersonId), Side), agrees: bool) -> Result<()> {
    let (project, person) = pair;
    let to = match side {
        Side::Person => notification::answering(&acting.transaction, project.into()).await?,
        Side::Project => {
            let wants =
                agrees || rows::agrees_to(&acting.transaction, person, ConsentPurpose::ExpertSuggestions).await?;
            let account = notification::account_of(&acting.transaction, person).await?;
            account.filter(|_| wants).into_iter().collect()
        }
    };
    let kind = if agrees { NoticeKind::SuggestionAgreed } else { NoticeKind::SuggestionAccepted };
    // one notice for each of the other side's partners
    let subject = if side == Side::Person { GlobalId::from(person) } else { project.into() };
    let notice = Notice { kind, subject, record: Some(project.into()), by: acting.person };
    notify::tell(acting, &to, &notice).await
}
