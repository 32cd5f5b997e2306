//! Reading: an operation is stated as one plan, compiled to one statement that answers JSON rows.
//!
//! Invariant: a [`Select`] over a table carries that table's visibility from the moment it is made,
//! so that no path reaches a record the actor may not see.

mod page;
mod row;
mod run;
mod select;
mod sql;

pub use page::{CursorValue, Order, Paging, SortKey, Window};
pub use row::Row;
pub use select::{Plan, Select};
pub use sql::{Bind, Sql};

use rialto_domain::id::Kind;

/// How a value is stored, and so how it comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// Text; a JSON string.
    Text,
    /// Whole number.
    Int,
    /// Number.
    Float,
    /// Truth: `1`, `0`, `true` or `false` in the answer.
    Bool,
    /// A day; `"2026-11-22"`.
    Date,
    /// Milliseconds since 1970 UTC; a number.
    Instant,
    /// A key; hexadecimal digits, with or without hyphens, in any case.
    Uuid,
    /// JSON that is stored as text.
    Json,
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub scalar: Scalar,
}

/// A table, and who sees its rows.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The kind of record, where rows have global ids.
    pub kind: Option<Kind>,
    /// Condition under which the actor sees a row, with `{t}` for its alias and `{actor}` for the key of the actor's account,
    /// which is null for a visitor; none when all rows are public.
    pub public: Option<&'static str>,
}

/// A way from one table to another: `on` ties the aliases `{from}` and `{to}`.
#[derive(Debug)]
pub struct Relation {
    /// The other table.
    pub to: &'static Table,
    /// The condition.
    pub on: &'static str,
    /// What is left of the other table's visibility when this end is known to be visible, with `{t}` for the alias;
    /// none when all of it is.
    pub public: Option<&'static str>,
    /// Whether it leads to so many rows that a page sorts their keys before it reads them.
    pub is_wide: bool,
}

impl Relation {
    /// A relation whose other end is checked in full.
    pub const fn new(to: &'static Table, on: &'static str) -> Self {
        Self { to, on, public: to.public, is_wide: false }
    }

    /// The same, where the visibility of this end leaves only so much of the other's to check.
    pub const fn public_when(self, public: Option<&'static str>) -> Self {
        Self { public, ..self }
    }

    /// The same, which leads to very many rows.
    pub const fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }
}

/// Declares the columns of a table: `columns! { TITLE = title Text; … }`.
macro_rules! columns {
    ($($name:ident = $column:ident $scalar:ident;)+) => {
        $(
            #[doc = concat!("Column `", stringify!($column), "`.")]
            pub const $name: crate::read::Column =
                crate::read::Column { name: stringify!($column), scalar: crate::read::Scalar::$scalar };
        )+
    };
}
pub(crate) use columns;
