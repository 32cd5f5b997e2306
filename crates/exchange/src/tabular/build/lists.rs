//! Lists of words and terms.

use super::reader::{Found, Reader};
use crate::tabular::clean::text;
use crate::tabular::notice::Code;
use crate::tabular::source::Cell;
use rialto_domain::search_words::fold;
use std::borrow::Cow;
use std::collections::HashSet;

/// Longest word of a list kept as a tag, in characters.
const LONGEST_TAG: usize = 120;

impl<'a> Reader<'a> {
    /// The items of a list as they stand; lists of several columns run on.
    pub fn items(&self, name: &str) -> Vec<Found<'a>> {
        let Some(field) = self.field(name) else { return Vec::new() };
        let mut found = Vec::new();
        let signs = field.split.as_deref().unwrap_or_default();
        for column in &field.columns {
            let items: Vec<&str> = match self.row.get(&column.key) {
                Cell::Empty => continue,
                Cell::List(items) => items.iter().map(String::as_str).collect(),
                Cell::Text(text) | Cell::Number(text) => {
                    text.split(|c: char| matches!(c, ';' | '|' | '\n') || signs.contains(c)).collect()
                }
            };
            for item in items.into_iter().filter(|item| !self.is_nothing(item)) {
                found.push(Found {
                    column: &column.name,
                    text: Self::translate(field, Cow::Borrowed(item)),
                    machine: false,
                });
            }
        }
        if let (true, Some(value)) = (found.is_empty(), &field.value) {
            found.extend(value.split(';').map(|item| Found {
                column: "",
                text: Cow::Borrowed(item.trim()),
                machine: false,
            }));
        }
        found
    }

    /// The values of a column that runs in step with others: nothing stays as "".
    pub fn in_step(&self, name: &str) -> Vec<String> {
        let Some(field) = self.field(name) else { return Vec::new() };
        let filled = field.columns.iter().map(|column| self.row.get(&column.key)).find(|cell| !cell.is_blank());
        let value = |item: &str| {
            if self.is_nothing(item) {
                String::new()
            } else {
                Self::translate(field, Cow::Owned(item.to_owned())).into_owned()
            }
        };
        match filled {
            None => field.value.iter().cloned().collect(),
            Some(Cell::List(items)) => items.iter().map(|item| value(item)).collect(),
            Some(cell) => vec![value(&cell.text())],
        }
    }

    /// Words of a list, cleaned, each once (case and accents do not count), at most 120 characters long.
    pub fn words(&mut self, name: &str) -> Vec<String> {
        let mut seen = HashSet::new();
        let mut words = Vec::new();
        for found in self.items(name) {
            let word = text::line(&found.text).text;
            if word.chars().count() > LONGEST_TAG {
                self.note(Code::WordTooLong, found.column, &found.text);
            } else if !self.is_nothing(&word) && seen.insert(fold(&word)) {
                words.push(word);
            }
        }
        words
    }

    /// Items of a vocabulary, each once; others are noted and left out.
    pub fn terms<T: PartialEq>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let mut terms = Vec::new();
        for found in self.items(name) {
            match read(found.text.trim()) {
                Some(term) if terms.contains(&term) => {}
                Some(term) => terms.push(term),
                None => self.note(Code::ValueIgnored, found.column, &found.text),
            }
        }
        terms
    }
}
