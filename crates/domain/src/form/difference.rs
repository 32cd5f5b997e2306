//! What was changed between two states of a form, and what two people changed at once.

use super::{Form, Values};
use serde_json::Value;

/// A field that was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its name; of a translation with the language: `title@sl`.
    pub name: String,
    /// Its value before.
    pub before: Value,
    /// Its value after.
    pub after: Value,
}

/// The fields of which two states differ, in the order of the form.
pub fn difference(form: &Form, before: &Values, after: &Values) -> Vec<Changed> {
    let of = |values: &Values, name: &str| values.get(name).cloned().unwrap_or(Value::Null);
    form.fields
        .iter()
        .map(|field| (field, of(before, field.name), of(after, field.name)))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Changed { name: field.name.to_owned(), before, after })
        .collect()
}

/// What others changed since somebody read a record: the values that the fields had then, of those that were changed.
pub type Since = Values;

/// A field that two people changed to different values.
#[derive(Clone, Debug, PartialEq)]
pub struct Contested {
    /// Its name.
    pub name: String,
    /// As it is given now.
    pub yours: Value,
    /// As it has been saved meanwhile.
    pub theirs: Value,
}

/// The fields that are given, in canonical form, and that somebody else has changed to another value since `then`.
///
/// A field whose value is still the one that was read was not touched here: it takes theirs.
pub fn conflict(form: &Form, given: &Values, now: &Values, then: &Since) -> Vec<Contested> {
    let mut contested = Vec::new();
    for field in form.fields {
        let (Some(yours), Some(read)) = (given.get(field.name), then.get(field.name)) else { continue };
        let theirs = now.get(field.name).unwrap_or(&Value::Null);
        if yours != read && theirs != read && yours != theirs {
            contested.push(Contested { name: field.name.to_owned(), yours: yours.clone(), theirs: theirs.clone() });
        }
    }
    contested
}
