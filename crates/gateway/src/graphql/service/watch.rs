//! Subscriptions: one statement tells how a table stands and what happened at it since a number.
//!
//! Invariant: whoever watches is given each event once and in order. Numbers of events have no gaps, so that one that does not follow the
//! last one shows that something was missed, and that is read from the database.

use super::hub::{Joined, Key, Said};
use super::{Answer, Prepared, Reader, Service, choose, with_request};
use crate::graphql::fail::Fail;
use crate::graphql::fields::expect;
use crate::graphql::plan::{FieldCall, Planner};
use crate::graphql::schema::SUBSCRIPTION;
use crate::graphql::shape::{self, Key as Name, Out, Shape};
use rialto_domain::context::instant;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::{Error, Result};
use rialto_persistence::Database;
use rialto_persistence::read::{Plan, Row, Sql};
use rialto_persistence::table::{self, Range, TableSlots};
use serde_json::json;
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;
use uuid::Uuid;

/// What a call begins.
pub enum Opened {
    /// It is answered at once.
    Answer(Answer),
    /// A subscription.
    Watching(Box<Watching>),
}

/// What a subscription tells.
#[derive(Clone, Debug)]
pub enum Told {
    /// A GraphQL response as JSON.
    Next(Arc<str>),
    /// It ends: the errors as a JSON list.
    Error(Arc<str>),
}

/// An event with the response that tells it.
#[derive(Clone, Debug)]
pub(super) struct Message {
    /// Its number.
    pub seq: i64,
    /// The response as JSON.
    pub body: Arc<str>,
}

/// What is watched.
pub(super) struct Watched {
    pub service: Service,
    pub prepared: Arc<Prepared>,
    pub reader: Reader,
    pub session: Uuid,
}

/// What was read of a table.
pub(super) struct Read {
    /// The number of its last event.
    pub seq: i64,
    /// What happened.
    pub messages: Vec<Message>,
}

/// How something is read.
#[derive(Clone, Copy)]
pub(super) enum Reading {
    Snapshot,
    Events(Range),
}

enum Part {
    Table(Vec<Out>),
    Event(Shape),
}

impl Service {
    pub(super) fn watch(&self, prepared: Prepared, reader: Reader) -> Result<Watching, Fail> {
        let mut planner = self.planner(&prepared, &reader);
        let (session, after, after_is) = {
            let call = asked(&mut planner, &prepared)?;
            let id = call.text("sessionId").unwrap_or_default();
            let session = GlobalId::parse(id).filter(|id| id.kind == Kind::Session);
            let session =
                session.ok_or_else(|| Fail::input("`sessionId` must be the id of a session.").at(call.place))?;
            (session.key, call.int("after"), variable_of_after(&prepared))
        };
        // what cannot be planned is told before anything is watched
        let mut plan = Plan::new(self.0.database.engine(), reader.actor);
        let range = Range { after: 0, most: 1 };
        frame(&mut planner, &prepared, &mut plan, (session, Reading::Events(range)))?;
        drop(planner);
        let key = Key::new(&prepared, &reader, session, after_is.as_deref());
        let watched = Arc::new(Watched { service: self.clone(), prepared: Arc::new(prepared), reader, session });
        let joined = self.0.hub.join(key.clone(), &watched);
        Ok(Watching {
            watched,
            key,
            joined,
            after,
            last: None,
            queue: VecDeque::new(),
            is_behind: true,
            has_ended: false,
        })
    }
}

/// The one field of the subscription.
fn asked<'a>(planner: &mut Planner<'a>, prepared: &'a Prepared) -> Result<FieldCall<'a>, Fail> {
    let (_, operation) = choose(&prepared.document, prepared.operation.as_deref())?;
    let root = expect(planner.model, SUBSCRIPTION)?;
    let mut calls = planner.calls(root, &[&operation.node.selection_set.node])?.into_iter();
    match (calls.next(), calls.next()) {
        (Some(call), None) if call.name == "table" => Ok(call),
        _ => Err(Fail::input("A subscription has one field at its root (§5.2.3.1 of the specification): `table`.")),
    }
}

/// The variable that tells where a watcher resumes, and nothing else: those who differ in it alone are answered together.
fn variable_of_after(prepared: &Prepared) -> Option<String> {
    use async_graphql::parser::types::Selection;
    use async_graphql_value::Value;
    let (_, operation) = choose(&prepared.document, prepared.operation.as_deref()).ok()?;
    let Selection::Field(field) = &operation.node.selection_set.node.items.first()?.node else { return None };
    let name = match &field.node.get_argument("after")?.node {
        Value::Variable(name) => name.to_string(),
        _ => return None,
    };
    let dollar = format!("${name}");
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let uses = prepared.text.match_indices(&dollar);
    let uses = uses
        .filter(|(at, found)| prepared.text.get(at + found.len()..).is_some_and(|rest| !rest.starts_with(is_word)))
        .count();
    (uses == 2).then_some(name)
}

/// How the answer of a reading is written.
struct Frame {
    key: Name,
    session: (usize, usize),
    stands: TableSlots,
    /// Slots of the events: where they are, how many a row has, which one is the number. None for a snapshot.
    events: Option<(usize, usize, usize)>,
    parts: Vec<(Name, Part)>,
    cost: u64,
}

fn frame<'a>(
    planner: &mut Planner<'a>,
    prepared: &'a Prepared,
    plan: &mut Plan,
    (session, reading): (Uuid, Reading),
) -> Result<Frame, Fail> {
    let call = asked(planner, prepared)?;
    let model = planner.model;
    let object = expect(model, "TableEvent")?;
    let mut row = plan.root().named(&rialto_persistence::session::TABLE);
    let named = Sql::with(format!("{}.id = ?", row.alias()), [session.into()]);
    row.filter(named);
    let stands = TableSlots::of(&mut row);
    let range = match reading {
        Reading::Snapshot => None,
        Reading::Events(range) => Some(range),
    };
    let mut events = range.map(|range| table::events(&mut row, range));
    let number = events.as_mut().map(|events| events.column(table::SEQ));
    let mut parts = Vec::new();
    for inner in planner.calls(object, &call.sets)? {
        let part = match (inner.name, &mut events) {
            ("table", _) => Part::Table(planner.fields("Table", &inner.sets, &mut row)?),
            (_, Some(events)) => {
                let planned = planner.times(10, |planner| planner.field(object, &inner, events));
                Part::Event(planned.map_err(|mut fail| {
                    fail.path.insert(0, inner.key.to_owned());
                    fail
                })?)
            }
            ("__typename", None) => Part::Event(Shape::literal(object.name)),
            ("seq", None) => Part::Event(Shape::Derived(seq(stands))),
            ("at", None) => Part::Event(Shape::literal(&instant(inner.now))),
            ("kind", None) => Part::Event(Shape::literal("SNAPSHOT")),
            (_, None) => Part::Event(Shape::Fixed("null".to_owned())),
        };
        parts.push((Name::new(inner.key), part));
    }
    let events = match (events, number) {
        (Some(events), Some(number)) => {
            let slots = events.slots();
            Some((row.many(events), slots, number))
        }
        _ => None,
    };
    let slots = row.slots();
    let session = (plan.root().one(row), slots);
    Ok(Frame { key: Name::new(call.key), session, stands, events, parts, cost: planner.cost })
}

fn seq(stands: TableSlots) -> crate::graphql::derived::Derived {
    use crate::graphql::derived::{Asked, Derived};
    Derived { tell: Box::new(move |row| Ok(json!(stands.read(row)?.seq))), asked: Asked::Whole }
}

impl Frame {
    /// What an answer tells; nothing when the session may not be seen.
    fn read(&self, row: &Row<'_>, limit: u64) -> Result<Option<Read>> {
        let Some(session) = row.row(self.session.0, self.session.1)? else { return Ok(None) };
        let seq = self.stands.read(&session)?.seq;
        // the table is the same in all of them
        let mut tables = Vec::new();
        for (_, part) in &self.parts {
            let mut out = String::new();
            if let Part::Table(fields) = part {
                shape::object(fields, &session, &mut out)?;
            }
            tables.push(out);
        }
        let message = |seq: i64, row: &Row<'_>| -> Result<Message> {
            let mut out = format!("{{\"data\":{{{}{{", self.key.json());
            for (at, ((key, part), table)) in self.parts.iter().zip(&tables).enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(key.json());
                match part {
                    Part::Table(_) => out.push_str(table),
                    Part::Event(shape) => shape.write(row, &mut out)?,
                }
            }
            let (cost, left) = (self.cost, limit.saturating_sub(self.cost));
            out.push_str(&format!(
                "}}}},\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit},\"left\":{left}}}}}}}"
            ));
            Ok(Message { seq, body: Arc::from(out) })
        };
        let messages = match self.events {
            None => vec![message(seq, &session)?],
            Some((slot, slots, number)) => {
                let rows = session.rows(slot, slots)?;
                rows.iter().map(|row| message(row.get(number)?, row)).collect::<Result<_>>()?
            }
        };
        Ok(Some(Read { seq, messages }))
    }
}

impl Watched {
    /// Reads from the database as who watches; nothing when the session may not be seen. From where writes go: a replica may not have
    /// heard of what is told.
    pub(super) async fn read(&self, reading: Reading) -> Result<Option<Read>> {
        let inner = &self.service.0;
        let mut planner = self.service.planner(&self.prepared, &self.reader);
        let mut plan = Plan::new(inner.database.engine(), self.reader.actor);
        let planned = frame(&mut planner, &self.prepared, &mut plan, (self.session, reading));
        let frame = planned.map_err(|fail| Error::internal(fail.message))?;
        let json = inner.database.read_fresh(&plan).await?;
        frame.read(&Row::parse(&json, Database::slots(&plan))?, inner.limits.max_cost)
    }

    /// The errors with which a subscription ends.
    pub(super) fn errors(&self, error: &Error) -> Arc<str> {
        if matches!(error, Error::Internal(_) | Error::Unavailable { .. }) {
            let id = &self.reader.request_id;
            tracing::error!(request_id = %id, error = error as &dyn std::error::Error, "a subscription ended");
        }
        let fail = with_request(Fail::of(error, &self.reader.request_id), &self.reader);
        Arc::from(json!([fail.json()]).to_string())
    }

    fn most(&self) -> u32 {
        u32::try_from(self.service.0.limits.max_events_replayed).unwrap_or(u32::MAX)
    }
}

/// Somebody who watches a table.
pub struct Watching {
    watched: Arc<Watched>,
    key: Key,
    joined: Joined,
    after: Option<i64>,
    last: Option<i64>,
    queue: VecDeque<Message>,
    /// Whether what comes next has to be read, not heard.
    is_behind: bool,
    has_ended: bool,
}

impl Watching {
    /// What is told next; none when it is over. Nothing is lost when the wait is given up and begun again.
    pub async fn next(&mut self) -> Option<Told> {
        loop {
            if let Some(message) = self.queue.pop_front() {
                self.last = Some(message.seq);
                return Some(Told::Next(message.body));
            }
            if self.has_ended {
                return None;
            }
            if self.is_behind {
                if let Err(error) = self.catch_up(self.last.or(self.after)).await {
                    self.has_ended = true;
                    return Some(Told::Error(self.watched.errors(&error)));
                }
                self.is_behind = false;
                continue;
            }
            match self.joined.said.recv().await {
                Ok(Said::Events(messages)) => self.follow(&messages),
                Ok(Said::Ended(errors)) => {
                    self.has_ended = true;
                    return Some(Told::Error(errors));
                }
                Err(RecvError::Lagged(_)) => self.is_behind = true,
                Err(RecvError::Closed) => {
                    self.joined = self.watched.service.0.hub.join(self.key.clone(), &self.watched);
                    self.is_behind = true;
                }
            }
        }
    }

    /// Takes what follows the last event; where that is not what was said, it has to be read.
    fn follow(&mut self, messages: &[Message]) {
        let last = self.last.unwrap_or_default();
        for (message, expected) in messages.iter().filter(|message| message.seq > last).zip(last + 1..) {
            if message.seq != expected {
                self.queue.clear();
                self.is_behind = true;
                return;
            }
            self.queue.push_back(message.clone());
        }
    }

    /// Reads what happened after an event, or how the table stands where that is too much or unknown.
    async fn catch_up(&mut self, after: Option<i64>) -> Result<()> {
        let nothing = || Error::NotFound("the session".to_owned());
        let most = self.watched.most();
        if let Some(after) = after.filter(|after| *after >= 0) {
            let range = Range { after, most: most.saturating_add(1) };
            let read = self.watched.read(Reading::Events(range)).await?.ok_or_else(nothing)?;
            if read.messages.len() <= most as usize && after <= read.seq {
                // what is in it is known from here on, also when there is nothing in it
                self.last = Some(after);
                self.joined.knows(read.seq);
                self.queue.extend(read.messages);
                return Ok(());
            }
        }
        let read = self.watched.read(Reading::Snapshot).await?.ok_or_else(nothing)?;
        self.last = Some(read.seq);
        self.joined.knows(read.seq);
        self.queue.extend(read.messages);
        Ok(())
    }
}
