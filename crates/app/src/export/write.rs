//! Records as lines of CSV or JSON.

use super::cell::harmless;
use super::page::Record;
use super::shape::{Field, How};
use super::{Format, Target};
use serde::Serializer;
use serde::ser::SerializeMap;
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, Write};

/// The lines of an export.
pub(super) enum Writer<'a> {
    Csv(Box<csv::Writer<&'a mut (dyn Write + Send)>>),
    JsonLines(&'a mut (dyn Write + Send)),
}

impl<'a> Writer<'a> {
    /// Begins with the names of the fields, also when no record follows.
    pub(super) fn new(target: Target<'a>, fields: &[Field]) -> io::Result<Self> {
        Ok(match target.format {
            Format::Csv => {
                let mut lines = csv::Writer::from_writer(target.to);
                lines.write_record(fields.iter().filter(|field| in_csv(field)).map(|field| field.name))?;
                Self::Csv(Box::new(lines))
            }
            Format::JsonLines => Self::JsonLines(target.to),
        })
    }

    pub(super) fn record(&mut self, record: &Record) -> io::Result<()> {
        match self {
            Self::Csv(lines) => {
                for (field, value) in record.iter().filter(|(field, _)| in_csv(field)) {
                    lines.write_field(cell(value, field.how).as_bytes())?;
                }
                lines.write_record(None::<&[u8]>)?;
            }
            Self::JsonLines(to) => {
                let mut line = Vec::with_capacity(1_024);
                let mut json = serde_json::Serializer::new(&mut line);
                let mut object = json.serialize_map(Some(record.len()))?;
                for (field, value) in record {
                    object.serialize_entry(field.name, value)?;
                }
                object.end()?;
                line.push(b'\n');
                to.write_all(&line)?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut lines) => lines.flush(),
            Self::JsonLines(to) => to.flush(),
        }
    }
}

/// Translations have no place in a table.
fn in_csv(field: &Field) -> bool {
    !matches!(field.how, How::Json)
}

/// A cell. Numbers of ours cannot be formulas; every text can.
fn cell(value: &Value, how: How) -> Cow<'_, str> {
    match (value, how) {
        (Value::Null, _) => Cow::Borrowed(""),
        (Value::String(amount), How::Cents) => Cow::Borrowed(amount),
        (Value::String(text), _) => harmless(text),
        (Value::Array(values), _) => {
            let places: Vec<Cow<'_, str>> = values.iter().map(plain).collect();
            // Lists that run in step keep their empty places; a list of nothing but those is no list.
            if places.iter().all(|place| place.is_empty()) {
                return Cow::Borrowed("");
            }
            Cow::Owned(harmless(&places.join("|")).into_owned())
        }
        (other, _) => Cow::Owned(other.to_string()),
    }
}

fn plain(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        // `|` parts the places of a list; an address keeps its meaning.
        Value::String(text) if text.contains('|') && text.starts_with("http") => Cow::Owned(text.replace('|', "%7C")),
        Value::String(text) if text.contains('|') => Cow::Owned(text.replace('|', "/")),
        Value::String(text) => Cow::Borrowed(text),
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_text_is_a_formula_and_numbers_stay_numbers() {
        assert_eq!(cell(&json!("=HYPERLINK(\"x\")"), How::Plain), "'=HYPERLINK(\"x\")");
        assert_eq!(cell(&json!(["-1", "b"]), How::List), "'-1|b");
        assert_eq!(cell(&json!(-8.61), How::Plain), "-8.61");
        assert_eq!(cell(&json!("-1.50"), How::Cents), "-1.50");
    }

    #[test]
    fn lists_that_run_in_step_keep_their_empty_places() {
        assert_eq!(cell(&json!(["CSV", null, "PDF"]), How::List), "CSV||PDF");
        assert_eq!(cell(&json!([null, null]), How::List), "");
        assert_eq!(cell(&json!(["a|b", "c"]), How::List), "a/b|c");
        assert_eq!(cell(&json!(["https://a.org/?q=a|b"]), How::List), "https://a.org/?q=a%7Cb");
    }
}
