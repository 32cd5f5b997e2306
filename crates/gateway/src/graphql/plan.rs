//! From a selection of fields to one plan: what is read, and how the answer is written.

use super::coerce::{self, Values};
use super::fail::Fail;
use super::guard::Limits;
use super::later::Later;
use super::mutation::Acted;
use super::shape::{Key, Out, Shape};
use super::types::{Model, Object};
use async_graphql::Positioned;
use async_graphql::parser::types::{Directive, ExecutableDocument, Field as AstField, Selection, SelectionSet};
use async_graphql_value::Value as Ast;
use rialto_app::calendar::Calendars;
use rialto_app::image::Seals;
use rialto_domain::stream::PeerTubes;
use rialto_domain::text::{Language, Preferences};
use rialto_persistence::read::Select;
use serde_json::Value;
use std::sync::Arc;

/// Plans one operation.
pub struct Planner<'a> {
    /// The types.
    pub model: &'a Model,
    /// The document, for its fragments.
    pub document: &'a ExecutableDocument,
    /// The operation's variables, coerced.
    pub variables: &'a Values,
    /// Languages wanted, best first.
    pub preferences: &'a Preferences,
    /// The published limits.
    pub limits: &'a Limits,
    /// One for each field of each row that may be answered.
    pub cost: u64,
    /// The time of the answer, ms since 1970 UTC.
    pub now: i64,
    /// What the act has done whose payload is planned.
    pub acted: Acted,
    /// The providers of identities, as a list of objects.
    pub providers: Arc<Value>,
    /// What makes the addresses of images; none where no operation runs.
    pub image_seals: Option<Seals>,
    /// PeerTubes whose players may be embedded.
    pub peertubes: Arc<PeerTubes>,
    /// What makes the addresses of people's calendars; none where no operation runs.
    pub calendars: Option<Calendars>,
    /// Fields that are told later; none where nothing can be.
    pub later: Option<Vec<Later<'a>>>,
    rows: u64,
}

/// A field as it is asked for: fields of the same name in the answer are one call.
pub struct FieldCall<'d> {
    /// Name in the answer.
    pub key: &'d str,
    /// Name in the schema.
    pub name: &'d str,
    /// Where it stands.
    pub place: async_graphql::Pos,
    /// Arguments, coerced.
    pub arguments: Values,
    /// What is asked of its answer.
    pub sets: Vec<&'d SelectionSet>,
    /// The time of the answer, ms since 1970 UTC.
    pub now: i64,
}

impl FieldCall<'_> {
    /// A text argument.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.arguments.get(name).and_then(Value::as_str)
    }

    /// A whole-number argument.
    pub fn int(&self, name: &str) -> Option<i64> {
        self.arguments.get(name).and_then(Value::as_i64)
    }

    /// An argument as a typed value; null and absent are `None`.
    pub fn get<T: serde::de::DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Fail> {
        match self.arguments.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => serde_json::from_value(value.clone())
                .map(Some)
                .map_err(|error| Fail::input(format!("`{name}` cannot be read: {error}.")).at(self.place)),
        }
    }

    /// The `language` argument before the reader's languages.
    pub fn languages(&self, reader: &Preferences) -> Preferences {
        match self.text("language").and_then(|tag| Language::parse(tag).ok()) {
            Some(language) => {
                Preferences::new(std::iter::once(language).chain(reader.languages().iter().cloned()).collect())
            }
            None => reader.clone(),
        }
    }
}

impl<'a> Planner<'a> {
    /// A planner for an operation of a checked document.
    pub fn new(
        model: &'a Model,
        document: &'a ExecutableDocument,
        variables: &'a Values,
        preferences: &'a Preferences,
        limits: &'a Limits,
    ) -> Self {
        Self {
            model,
            document,
            variables,
            preferences,
            limits,
            cost: 0,
            now: 0,
            acted: Acted::default(),
            providers: Arc::default(),
            image_seals: None,
            peertubes: Arc::default(),
            calendars: None,
            later: None,
            rows: 1,
        }
    }

    /// Plans what is asked of an object whose row `select` reads.
    pub fn fields(&mut self, object: &str, sets: &[&'a SelectionSet], select: &mut Select) -> Result<Vec<Out>, Fail> {
        let model = self.model;
        let Some(object) = model.find_object(object) else {
            return Err(Fail::new("INTERNAL", format!("there is no type `{object}`")));
        };
        let mut out = Vec::new();
        for call in self.calls(object, sets)? {
            let shape = self.field(object, &call, select).map_err(|mut fail| {
                fail.path.insert(0, call.key.to_owned());
                fail
            })?;
            out.push((Key::new(call.key), shape));
        }
        Ok(out)
    }

    /// Plans one field.
    pub fn field(&mut self, object: &Object, call: &FieldCall<'a>, select: &mut Select) -> Result<Shape, Fail> {
        self.spend(1)?;
        if call.name == "__typename" {
            return Ok(Shape::literal(object.name));
        }
        let Some(field) = self.model.find_field(object, call.name) else {
            return Err(Fail::input(format!("`{}` has no field `{}`.", object.name, call.name)).at(call.place));
        };
        (field.plan)(self, select, call).map_err(|fail| if fail.places.is_empty() { fail.at(call.place) } else { fail })
    }

    /// What is asked of an object, fields of one name in the answer gathered, in the order of the document (§6.3.2).
    pub fn calls(&mut self, object: &Object, sets: &[&'a SelectionSet]) -> Result<Vec<FieldCall<'a>>, Fail> {
        let mut gathered: Vec<(&'a str, Vec<&'a Positioned<AstField>>)> = Vec::new();
        for set in sets {
            self.gather(object, set, &mut gathered)?;
        }
        let mut calls = Vec::with_capacity(gathered.len());
        for (key, fields) in gathered {
            let Some(first) = fields.first() else { continue };
            let name = first.node.name.node.as_str();
            let definitions = self.model.find_field(object, name).map_or(&[][..], |field| field.arguments.as_slice());
            let arguments = coerce::arguments(self.model, definitions, &first.node.arguments, self.variables).map_err(
                |mut fail| {
                    fail.path.insert(0, key.to_owned());
                    if fail.places.is_empty() { fail.at(first.pos) } else { fail }
                },
            )?;
            let sets = fields.iter().map(|field| &field.node.selection_set.node).collect();
            calls.push(FieldCall { key, name, place: first.pos, arguments, sets, now: self.now });
        }
        Ok(calls)
    }

    fn gather(
        &self,
        object: &Object,
        set: &'a SelectionSet,
        out: &mut Vec<(&'a str, Vec<&'a Positioned<AstField>>)>,
    ) -> Result<(), Fail> {
        for item in &set.items {
            if !self.included(item.node.directives())? {
                continue;
            }
            match &item.node {
                Selection::Field(field) => {
                    let key = field.node.response_key().node.as_str();
                    match out.iter_mut().find(|(known, _)| *known == key) {
                        Some((_, fields)) => fields.push(field),
                        None => out.push((key, vec![field])),
                    }
                }
                Selection::InlineFragment(fragment) => {
                    let on = fragment.node.type_condition.as_ref().map(|on| on.node.on.node.as_str());
                    if on.is_none_or(|on| applies(object, on)) {
                        self.gather(object, &fragment.node.selection_set.node, out)?;
                    }
                }
                Selection::FragmentSpread(spread) => {
                    let Some(fragment) = self.document.fragments.get(&spread.node.fragment_name.node) else { continue };
                    if applies(object, fragment.node.type_condition.node.on.node.as_str()) {
                        self.gather(object, &fragment.node.selection_set.node, out)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn included(&self, directives: &[Positioned<Directive>]) -> Result<bool, Fail> {
        for directive in directives {
            let wanted = match directive.node.name.node.as_str() {
                "skip" => false,
                "include" => true,
                _ => continue,
            };
            let condition = directive.node.get_argument("if").map(|value| &value.node);
            let truth = match condition {
                Some(Ast::Boolean(truth)) => *truth,
                Some(Ast::Variable(name)) => matches!(self.variables.get(name.as_str()), Some(Value::Bool(true))),
                _ => return Err(Fail::input("`if` must be true or false.").at(directive.pos)),
            };
            if truth != wanted {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Plans something for each of at most `rows` rows.
    pub fn times<T>(&mut self, rows: u64, plan: impl FnOnce(&mut Self) -> Result<T, Fail>) -> Result<T, Fail> {
        let before = self.rows;
        self.rows = before.saturating_mul(rows.max(1));
        let planned = plan(self);
        self.rows = before;
        planned
    }

    /// Adds to the cost; an error when the operation becomes too dear.
    pub fn spend(&mut self, cost: u64) -> Result<(), Fail> {
        self.cost = self.cost.saturating_add(cost.saturating_mul(self.rows));
        let allowed = self.limits.max_cost;
        if self.cost > allowed {
            let message = format!("The operation may answer more than {allowed} values; ask for fewer rows or fields.");
            return Err(Fail::limit("maxCost", allowed, self.cost, message));
        }
        Ok(())
    }
}

fn applies(object: &Object, condition: &str) -> bool {
    condition == object.name || (object.is_node && condition == "Node")
}
