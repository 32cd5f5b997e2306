//! Fields that are told by a rule over records beside the one that is read: suggestions, synergies, lessons.
//!
//! The main statement answers which record each is asked of; its place in the answer is marked. Then the facts are read, the rule
//! tells which records with which reasons, and one more statement reads all of these records, as the actor.

use super::fail::Fail;
use super::fields::{expect, record};
use super::model::by_key;
use super::plan::{FieldCall, Planner};
use super::shape::{Key, Shape};
use super::types::PlanField;
use async_graphql::Pos;
use async_graphql::parser::types::SelectionSet;
use rialto_domain::id::{GlobalId, Kind};
use rialto_persistence::read::{Column, Plan, Select, Sql};
use rialto_persistence::region;
use serde_json::Value;
use uuid::Uuid;

/// Stands around the mark of a field in an answer: no JSON holds it.
const EDGE: char = '\u{1}';
/// Records that such fields may be asked of in one operation.
pub const MOST_RECORDS: usize = 10;
/// What looking for candidates counts for in the cost.
const COST: u64 = 200;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// Experts for a project.
    Experts,
    /// Projects for an expert.
    Projects,
    /// Pairs that wait for the viewer.
    ToAnswer,
    /// One pair.
    Pair,
    /// Projects that could help each other.
    Synergies,
    /// Projects that teach something.
    Lessons,
}

impl What {
    /// At most so many when nothing is said, and the most that may be said.
    fn sizes(self) -> (i64, i64) {
        match self {
            Self::Experts | Self::Projects => (10, 50),
            Self::Synergies | Self::Lessons => (5, 20),
            Self::ToAnswer => (100, 100),
            Self::Pair => (1, 1),
        }
    }
}

/// A field that is told later.
#[derive(Clone, Debug)]
pub struct Later<'a> {
    /// What.
    pub what: What,
    /// At most so many.
    pub first: usize,
    /// The need it is asked for.
    pub need: Option<Uuid>,
    sets: Vec<&'a SelectionSet>,
    place: Pos,
}

/// What a rule tells: values of its own, and records by their ids, which are read.
#[derive(Clone, Debug)]
pub enum Told {
    /// As it is.
    Json(Value),
    /// A record.
    Record(GlobalId),
    /// The region with a NUTS code.
    Region(String),
    /// A list.
    List(Vec<Told>),
    /// An object of a type.
    Object(&'static str, Vec<(&'static str, Told)>),
}

/// Where the mark finds the record it is asked of.
#[derive(Debug)]
pub enum Of {
    /// In a slot with its key.
    Slot(usize),
    /// It is known: one key, or two of a pair.
    Known(String),
}

/// Writes the mark of a field.
pub fn mark(at: usize, of: &str, out: &mut String) {
    out.push(EDGE);
    out.push_str(&at.to_string());
    out.push(':');
    out.extend(of.chars().filter(|c| c.is_ascii_hexdigit() || *c == ':'));
    out.push(EDGE);
}

/// The marks of an answer in their order, each once.
pub fn marks(out: &str) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for mark in out.split(EDGE).skip(1).step_by(2) {
        if !all.contains(&mark) {
            all.push(mark);
        }
    }
    all
}

/// What a mark says: which field, and the keys of what it is asked of.
pub fn read(mark: &str) -> Option<(usize, Vec<Uuid>)> {
    let (at, keys) = mark.split_once(':')?;
    let keys: Option<Vec<Uuid>> = keys.split(':').map(|key| Uuid::try_parse(key).ok()).collect();
    Some((at.parse().ok()?, keys?))
}

/// An answer with each mark replaced by what is told for it.
pub fn put(out: &str, told: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(out.len() * 2);
    for (at, part) in out.split(EDGE).enumerate() {
        match at % 2 {
            0 => filled.push_str(part),
            _ => filled.push_str(told(part).as_deref().unwrap_or("null")),
        }
    }
    filled
}

/// Plans a field of a record that is told later; `sample` is one of what may be told, for checking and counting what is asked.
pub fn later(what: What, id: Column, sample: fn() -> Told) -> PlanField {
    Box::new(move |planner, select, call| {
        let of = Of::Slot(select.column(id));
        plan(planner, (select, call), (what, of), sample)
    })
}

/// Plans a field that is told later, of a record in a slot or a known one.
pub fn plan<'a>(
    planner: &mut Planner<'a>,
    (select, call): (&mut Select, &FieldCall<'a>),
    (what, of): (What, Of),
    sample: fn() -> Told,
) -> Result<Shape, Fail> {
    let (usual, most) = what.sizes();
    let first = call.int("first").unwrap_or(usual);
    if !(1..=most).contains(&first) {
        let message = format!("`first` is 1 to {most} here.");
        return Err(Fail::limit("first", most.unsigned_abs(), first.unsigned_abs(), message).at(call.place));
    }
    let need = match call.text("need").map(|text| (text, GlobalId::parse(text))) {
        None => None,
        Some((_, Some(id))) if id.kind == Kind::Need => Some(id.key),
        Some((text, _)) => {
            let shown: String = text.chars().take(60).collect();
            return Err(Fail::input(format!("`{shown}` is not the id of a need.")).at(call.place));
        }
    };
    let Some(mut all) = planner.later.take() else {
        let message =
            "Suggestions, synergies and lessons are told by queries and mutations, and not inside one another.";
        return Err(Fail::input(message).at(call.place));
    };
    planner.spend(COST)?;
    let sample = sample();
    // what is asked must be answerable before anything is looked for
    let mut tried = Plan::new(select.engine(), select.actor());
    let checked = planner.times(first.unsigned_abs(), |planner| told(planner, tried.root(), &call.sets, &sample));
    let at = all.len();
    all.push(Later {
        what,
        first: usize::try_from(first).unwrap_or(1),
        need,
        sets: call.sets.clone(),
        place: call.place,
    });
    planner.later = Some(all);
    checked?;
    Ok(Shape::Later { at, of })
}

impl<'a> Later<'a> {
    /// Plans what was told for it.
    pub fn told(&self, planner: &mut Planner<'a>, select: &mut Select, told_here: &Told) -> Result<Shape, Fail> {
        told(planner, select, &self.sets, told_here).map_err(|fail| fail.at(self.place))
    }
}

fn told<'a>(
    planner: &mut Planner<'a>,
    select: &mut Select,
    sets: &[&'a SelectionSet],
    value: &Told,
) -> Result<Shape, Fail> {
    let call = |planner: &Planner<'a>| FieldCall {
        key: "",
        name: "",
        place: Pos::default(),
        arguments: serde_json::Map::new(),
        sets: sets.to_vec(),
        now: planner.now,
    };
    match value {
        Told::Json(value) => Ok(Shape::Fixed(value.to_string())),
        Told::Record(id) => match by_key(select, *id) {
            Some(child) => {
                let call = call(planner);
                record(planner, select, &call, id.kind.type_name(), child)
            }
            None => Ok(Shape::Fixed("null".to_owned())),
        },
        Told::Region(code) => {
            let mut child = select.table(&region::TABLE);
            let mut condition = Sql::new(format!("{}.code = ", child.alias()));
            condition.bind(code.as_str());
            child.filter(condition);
            let call = call(planner);
            record(planner, select, &call, "Region", child)
        }
        Told::List(all) => {
            let shapes: Result<Vec<Shape>, Fail> = all.iter().map(|one| told(planner, select, sets, one)).collect();
            Ok(Shape::List(shapes?))
        }
        Told::Object(name, values) => {
            let model = planner.model;
            let mut fields = Vec::new();
            for inner in planner.calls(expect(model, name)?, sets)? {
                planner.spend(1)?;
                let shape = match values.iter().find(|(field, _)| *field == inner.name) {
                    Some((_, value)) => told(planner, select, &inner.sets, value)?,
                    None => Shape::literal(name),
                };
                fields.push((Key::new(inner.key), shape));
            }
            Ok(Shape::Inline { null_if: None, fields })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_read_and_replaced() {
        let key = Uuid::from_u128(7);
        let mut out = String::from("{\"a\":");
        mark(3, &format!("\"{key}\""), &mut out);
        out.push('}');
        let found = marks(&out);
        assert_eq!(found.iter().map(|mark| read(mark)).collect::<Vec<_>>(), [Some((3, vec![key]))]);
        assert_eq!(put(&out, |_| Some("[1]".to_owned())), "{\"a\":[1]}");
        assert_eq!(put("{}", |_| None), "{}");
    }
}
