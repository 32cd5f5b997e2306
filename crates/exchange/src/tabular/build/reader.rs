//! Reads the fields of one row by the rules, and keeps what the rules did.

use crate::tabular::clean::is_nothing;
use crate::tabular::clean::language::Recogniser;
use crate::tabular::clean::text::{self, Cleaned};
use crate::tabular::gazetteer::Gazetteer;
use crate::tabular::notice::{Code, Notice, Rejection, excerpt};
use crate::tabular::profile::{Field, Profile};
use crate::tabular::source::{Cell, RawRow};
use rialto_domain::search_words::fold;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::Vocabulary;
use std::borrow::Cow;

/// What every row is read with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// How the file is read.
    pub profile: &'a Profile,
    /// Where places are looked up.
    pub gazetteer: &'a Gazetteer,
    /// Recognises languages.
    pub recogniser: &'a Recogniser,
    /// The language the caller states for all texts.
    pub language: Option<&'a Language>,
}

/// A value found in a row.
pub struct Found<'a> {
    /// Its column; empty for a constant of the profile.
    pub column: &'a str,
    /// The value, after the profile's own list of values.
    pub text: Cow<'a, str>,
    /// It is a number in machine form.
    pub machine: bool,
}

/// One row being read.
pub struct Reader<'a> {
    /// What it is read with.
    pub tools: Tools<'a>,
    pub(super) row: &'a RawRow,
    /// What the rules did so far.
    pub notices: Vec<Notice>,
}

impl<'a> Reader<'a> {
    /// Begins a row.
    pub fn new(tools: Tools<'a>, row: &'a RawRow) -> Self {
        Self { tools, row, notices: Vec::new() }
    }

    /// The row's number.
    pub fn number(&self) -> u64 {
        self.row.number
    }

    /// Notes what a rule did.
    pub fn note(&mut self, code: Code, column: &str, value: &str) {
        self.notices.push(Notice {
            row: self.row.number,
            column: column.to_owned(),
            value: excerpt(value),
            code,
            message: Cow::Borrowed(code.rule().sentence),
        });
    }

    /// Refuses the row for a value.
    pub fn refuse(&self, code: Code, found: &Found<'_>, message: String) -> Rejection {
        let (column, value) = (found.column.to_owned(), excerpt(&found.text));
        Rejection { row: self.row.number, column, value, code, message: message.into() }
    }

    pub(super) fn is_nothing(&self, text: &str) -> bool {
        is_nothing(text)
            || (!self.tools.profile.nothing.is_empty() && self.tools.profile.nothing.contains(&fold(text.trim())))
    }

    pub(super) fn field(&self, name: &str) -> Option<&'a Field> {
        self.tools.profile.field(name)
    }

    pub(super) fn translate(field: &'a Field, text: Cow<'a, str>) -> Cow<'a, str> {
        let text = match text.split_whitespace().next() {
            Some(word) if field.first_word => Cow::Owned(word.to_owned()),
            _ => text,
        };
        if field.values.is_empty() {
            return text;
        }
        let key = fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
        match field.values.get(&key).or(field.otherwise.as_ref()) {
            Some(value) => Cow::Borrowed(value.as_str()),
            None => text,
        }
    }

    /// Every filled column of a field; the constant when none is.
    pub fn all(&self, name: &str) -> Vec<Found<'a>> {
        let Some(field) = self.field(name) else { return Vec::new() };
        let mut found = Vec::new();
        for column in &field.columns {
            let cell = self.row.get(&column.key);
            let text = cell.text();
            if self.is_nothing(&text) {
                continue;
            }
            let text = Self::translate(field, text);
            if !self.is_nothing(&text) {
                found.push(Found { column: &column.name, text, machine: matches!(cell, Cell::Number(_)) });
            }
        }
        if let (true, Some(value)) = (found.is_empty(), &field.value) {
            found.push(Found { column: "", text: Cow::Borrowed(value), machine: false });
        }
        found
    }

    /// The first filled column of a field; the constant when none is.
    pub fn first(&self, name: &str) -> Option<Found<'a>> {
        self.all(name).into_iter().next()
    }

    pub(super) fn note_cleaned(&mut self, cleaned: &Cleaned, found: &Found<'_>) {
        for (happened, code) in [
            (cleaned.html, Code::HtmlRemoved),
            (cleaned.control, Code::ControlRemoved),
            (cleaned.bad_character, Code::BadCharacter),
        ] {
            if happened {
                self.note(code, found.column, &found.text);
            }
        }
    }

    /// A text of one line.
    pub fn line(&mut self, name: &str) -> Option<String> {
        let found = self.first(name)?;
        let cleaned = text::line(&found.text);
        self.note_cleaned(&cleaned, &found);
        Some(cleaned.text).filter(|text| !self.is_nothing(text))
    }

    /// A text of several paragraphs; all columns of the field, one after the other.
    pub fn block(&mut self, name: &str) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        for found in self.all(name) {
            let cleaned = text::block(&found.text);
            self.note_cleaned(&cleaned, &found);
            if !self.is_nothing(&cleaned.text) && !parts.contains(&cleaned.text) {
                parts.push(cleaned.text);
            }
        }
        (!parts.is_empty()).then(|| parts.join("\n\n"))
    }

    /// A value of a vocabulary that refuses the row when it is not in the list.
    pub fn strict<V: Vocabulary>(&self, name: &str) -> Result<Option<V>, Rejection> {
        let Some(found) = self.first(name) else { return Ok(None) };
        let word = found.text.trim().replace([' ', '-'], "_");
        V::parse(&word).map(Some).ok_or_else(|| {
            let allowed: Vec<&str> = V::ALL.iter().map(|value| value.as_str()).collect();
            self.refuse(Code::BadValue, &found, format!("Write one of: {}.", allowed.join(", ")))
        })
    }

    /// A value of a vocabulary that is noted and left out when it is not in the list.
    pub fn lenient<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = self.first(name)?;
        let value = read(found.text.trim());
        if value.is_none() {
            self.note(Code::ValueIgnored, found.column, &found.text);
        }
        value
    }
}
