//! A profile is data: which column feeds which field, and the constants of a source. TOML.

mod builtin;
mod choose;
pub mod fields;
mod parse;

pub use builtin::{builtin, builtins};
pub use choose::{asked, choose, lists, read_mapping};

use super::clean::amount::Decimal;
use super::clean::date::DateOrder;
use super::source::row::column_key;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::PointPrecision;
use std::collections::HashMap;
use std::path::PathBuf;

/// What is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Projects.
    Projects,
    /// Organisations.
    Organisations,
    /// Regions.
    Regions,
    /// Datasets.
    Datasets,
}

impl Kind {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Projects, Self::Organisations, Self::Regions, Self::Datasets];

    /// The word of the command line: `projects`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Projects => "projects",
            Self::Organisations => "organisations",
            Self::Regions => "regions",
            Self::Datasets => "datasets",
        }
    }

    /// Reads the word of the command line.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }
}

/// Which profile the caller wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProfileChoice {
    /// A built-in one.
    Named(String),
    /// A TOML file of the user's.
    File(PathBuf),
}

impl ProfileChoice {
    /// `--profile`: what ends in `.toml` or contains a `/` is a file, all else a name.
    pub fn parse(text: &str) -> Self {
        if text.ends_with(".toml") || text.contains(['/', '\\']) {
            Self::File(text.into())
        } else {
            Self::Named(text.to_owned())
        }
    }
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// As the profile writes it.
    pub name: String,
    /// See [`column_key`].
    pub key: String,
}

impl Column {
    /// A column by its name.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), key: column_key(name) }
    }
}

/// How a field is filled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Columns, in order: single values take the first that is filled, lists and descriptions take all.
    pub columns: Vec<Column>,
    /// The value when no column is filled.
    pub value: Option<String>,
    /// Values of the file (folded) → values of the field. What is not listed passes as it is.
    pub values: HashMap<String, String>,
    /// The value for what `values` does not list.
    pub otherwise: Option<String>,
    /// Only the first word counts.
    pub first_word: bool,
    /// Signs between the items of a list in one cell, beside `;` and `|`.
    pub split: Option<String>,
}

/// How several rows make one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Rows with the same values (folded) in these columns make one record.
    pub by: Vec<Column>,
    /// Budgets of the rows are parts that add up; else each row repeats the whole.
    pub budgets_add_up: bool,
}

/// How a file is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its name: `eu-cohesion`.
    pub name: String,
    /// What it reads.
    pub kind: Kind,
    /// One line for people.
    pub about: String,
    /// The name of the source, kept with every record; none means the caller's, else the file's name.
    pub source: Option<String>,
    /// The language when no column gives it and it is not recognised.
    pub language: Option<Language>,
    /// Languages among which a text's language is recognised; empty: all of Europe's. Without this key and with
    /// `language`, nothing is recognised.
    pub languages: Option<Vec<String>>,
    /// The country when no column gives it.
    pub country: Option<String>,
    /// The currency of amounts that name none (ISO 4217).
    pub currency: Option<String>,
    /// The sign before the fraction.
    pub decimal: Decimal,
    /// The order of day and month.
    pub dates: DateOrder,
    /// How exact points are when no column says it.
    pub precision: PointPrecision,
    /// Words that stand for nothing in this source, beside the usual ones, folded.
    pub nothing: Vec<String>,
    /// Columns by which the profile is recognised: all must be there.
    pub signature: Vec<Column>,
    /// Paths of the list in JSON.
    pub rows: Vec<String>,
    /// The places of the file are those of organisations.
    pub places_of_organisations: bool,
    /// Several rows make one record.
    pub group: Option<Group>,
    /// How fields are filled.
    pub fields: HashMap<String, Field>,
}

impl Profile {
    /// A profile that maps nothing yet.
    pub fn empty(name: &str, kind: Kind) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            about: String::new(),
            source: None,
            language: None,
            languages: None,
            country: None,
            currency: None,
            decimal: Decimal::Either,
            dates: DateOrder::DayFirst,
            precision: PointPrecision::Region,
            nothing: Vec::new(),
            signature: Vec::new(),
            rows: Vec::new(),
            places_of_organisations: false,
            group: None,
            fields: HashMap::new(),
        }
    }

    /// How a field is filled, if at all.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.get(name)
    }
}
