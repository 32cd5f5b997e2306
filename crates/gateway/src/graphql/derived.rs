//! Fields that a rule of the domain tells from what a row holds: the row is read as any other, the rule runs when the answer
//! is written, and what it says is cut to what the selection asks.

use super::fail::Fail;
use super::fields::expect;
use super::plan::Planner;
use super::shape::Key;
use async_graphql::parser::types::SelectionSet;
use rialto_domain::markdown::{to_html, to_plain};
use rialto_domain::{Error, Result};
use rialto_persistence::read::Row;
use serde_json::Value;
use std::fmt;

/// Tells a value from a row: an object with the names of the schema, a list of them, or null.
pub type Tell = Box<dyn Fn(&Row<'_>) -> Result<Value> + Send + Sync>;

/// A value that a rule tells.
pub struct Derived {
    /// The rule.
    pub tell: Tell,
    /// What is asked of its value.
    pub asked: Asked,
}

/// What is asked of a value.
#[derive(Debug)]
pub enum Asked {
    /// All of it: a scalar or an enum value, or a list of them.
    Whole,
    /// The name of its type.
    TypeName(&'static str),
    /// These fields of it: key in the answer, name in the schema, what is asked of it.
    Fields(Vec<(Key, &'static str, Asked)>),
}

/// Rows that a list of an object without rows of its own counts for in the cost.
const LIST: u64 = 10;

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derived").field("asked", &self.asked).finish_non_exhaustive()
    }
}

impl Derived {
    /// Writes what the rule tells of a row.
    pub fn write(&self, row: &Row<'_>, out: &mut String) -> Result<()> {
        self.asked.write(&(self.tell)(row)?, out)
    }
}

impl Asked {
    /// What sets of fields ask of an object of the model.
    pub fn of<'a>(planner: &mut Planner<'a>, object: &str, sets: &[&'a SelectionSet]) -> Result<Self, Fail> {
        let model = planner.model;
        let object = expect(model, object)?;
        let mut fields = Vec::new();
        for call in planner.calls(object, sets)? {
            planner.spend(1)?;
            let (name, asked) = match model.find_field(object, call.name) {
                None => (object.name, Self::TypeName(object.name)),
                Some(field) => {
                    let named = field.ty.trim_matches(['[', ']', '!']);
                    let rows = if field.ty.starts_with('[') { LIST } else { 1 };
                    let asked = match model.find_object(named) {
                        Some(_) => planner.times(rows, |planner| Self::of(planner, named, &call.sets))?,
                        None => Self::Whole,
                    };
                    (field.name, asked)
                }
            };
            fields.push((Key::new(call.key), name, asked));
        }
        Ok(Self::Fields(fields))
    }

    /// Writes what is asked of a value.
    ///
    /// # Errors
    /// When the value lacks a field of its type: our fault.
    pub fn write(&self, value: &Value, out: &mut String) -> Result<()> {
        match (self, value) {
            (Self::TypeName(name), _) => out.push_str(&format!("\"{name}\"")),
            (Self::Whole, value) => out.push_str(&value.to_string()),
            (Self::Fields(_), Value::Null) => out.push_str("null"),
            (Self::Fields(_), Value::Array(items)) => {
                separated(items, ['[', ']'], out, |item, out| self.write(item, out))?;
            }
            (Self::Fields(fields), value) => separated(fields, ['{', '}'], out, |(key, name, asked), out| {
                out.push_str(key.json());
                match (asked, value.get(*name)) {
                    (Self::TypeName(_), _) => asked.write(&Value::Null, out),
                    (_, Some(inner)) => asked.write(inner, out),
                    // what tells a text tells what it says; how it is shown is made here
                    (_, None) if matches!(*name, "html" | "plain") => {
                        let text = value.get("text").and_then(Value::as_str).unwrap_or_default();
                        let shown = if *name == "html" { to_html(text) } else { to_plain(text) };
                        out.push_str(&Value::from(shown).to_string());
                        Ok(())
                    }
                    (_, None) => Err(Error::internal(format!("nothing was told of `{name}`"))),
                }
            })?,
        }
        Ok(())
    }

    /// The same as a text, for a value that is known when the operation is planned.
    pub fn json(&self, value: &Value) -> Result<String> {
        let mut out = String::new();
        self.write(value, &mut out)?;
        Ok(out)
    }
}

fn separated<T>(
    items: &[T],
    [open, close]: [char; 2],
    out: &mut String,
    write: impl Fn(&T, &mut String) -> Result<()>,
) -> Result<()> {
    out.push(open);
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out)?;
    }
    out.push(close);
    Ok(())
}
