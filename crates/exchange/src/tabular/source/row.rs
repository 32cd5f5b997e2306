//! One row of any kind of file: named cells.

use std::collections::HashMap;
use std::sync::Arc;

/// A cell as the file gives it, before any rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, or JSON `null`.
    Empty,
    /// Text.
    Text(String),
    /// A number in machine form (`1234.5`), from JSON or a spreadsheet.
    Number(String),
    /// A list, from JSON; elements without the value are "".
    List(Vec<String>),
}

impl Cell {
    /// The text of a single value; lists joined by `; `.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        match self {
            Self::Empty => "".into(),
            Self::Text(text) | Self::Number(text) => text.as_str().into(),
            Self::List(items) => items.join("; ").into(),
        }
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) | Self::Number(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(|item| item.trim().is_empty()),
        }
    }
}

/// The key under which a column is found: lower case, white space as one space.
pub fn column_key(name: &str) -> String {
    name.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The names of the columns and where they stand.
#[derive(Debug, Default, PartialEq)]
pub struct Header {
    names: Vec<String>,
    index: HashMap<String, usize>,
}

impl Header {
    /// Names in order. Empty ones become `column 3`; the second of two equal ones `name (2)`.
    pub fn new(names: impl IntoIterator<Item = String>) -> Self {
        let mut header = Self::default();
        for (position, raw) in names.into_iter().enumerate() {
            let tidy = raw.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ");
            let base = if tidy.is_empty() { format!("column {}", position + 1) } else { tidy };
            let mut name = base.clone();
            let mut copy = 2;
            while header.index.contains_key(&column_key(&name)) {
                name = format!("{base} ({copy})");
                copy += 1;
            }
            header.index.insert(column_key(&name), position);
            header.names.push(name);
        }
        header
    }

    /// The names, in the order of the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a column under this key (see [`column_key`]).
    pub fn has(&self, key: &str) -> bool {
        self.index.contains_key(key)
    }
}

/// A row with its number and named cells.
#[derive(Clone, Debug)]
pub struct RawRow {
    /// As a person counts it: the row a spreadsheet shows (the header is row 1, a cell of several
    /// lines is one row), the line of a JSON Lines file, or the position in a JSON list from 1.
    pub number: u64,
    header: Arc<Header>,
    cells: Vec<Cell>,
}

static EMPTY: Cell = Cell::Empty;

impl RawRow {
    /// A row; cells beyond the header are not reachable by name.
    pub fn new(number: u64, header: Arc<Header>, cells: Vec<Cell>) -> Self {
        Self { number, header, cells }
    }

    /// The cell of a column, by its key (see [`column_key`]); empty when there is none.
    pub fn get(&self, key: &str) -> &Cell {
        self.header.index.get(key).and_then(|at| self.cells.get(*at)).unwrap_or(&EMPTY)
    }

    /// The names of this row's columns.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Whether every cell is blank.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_whatever_their_case_and_spacing() {
        let header = Arc::new(Header::new([
            "\u{feff}Name  of\nProject".to_owned(),
            String::new(),
            "name of project".to_owned(),
        ]));
        assert_eq!(header.names(), ["Name of Project", "column 2", "name of project (2)"]);
        let row = RawRow::new(2, header, vec![Cell::Text("a".into())]);
        assert_eq!(row.get(&column_key("NAME OF PROJECT")).text(), "a");
        assert_eq!(row.get("nothing"), &Cell::Empty);
    }
}
