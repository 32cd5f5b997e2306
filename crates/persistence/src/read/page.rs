//! Keyset paging: a window after or before a row, in a total order.

use super::{Bind, Scalar, Select, Sql};
use crate::Engine;

/// Direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Smallest first.
    Ascending,
    /// Greatest first.
    Descending,
}

/// One key of a total order: an expression that is never null, with `{t}` for the alias.
#[derive(Clone, Debug)]
pub struct SortKey {
    /// The expression.
    pub expression: String,
    /// What it answers.
    pub scalar: Scalar,
}

impl SortKey {
    /// A key.
    pub fn new(expression: impl Into<String>, scalar: Scalar) -> Self {
        Self { expression: expression.into(), scalar }
    }

    fn text(&self, alias: &str) -> String {
        self.expression.replace("{t}", alias)
    }
}

/// The value of a sort key in a cursor.
#[derive(Clone, Debug, PartialEq)]
pub enum CursorValue {
    /// Text or a day.
    Text(String),
    /// Whole number or an instant.
    Int(i64),
    /// A key.
    Uuid(uuid::Uuid),
}

/// Which rows of an order are wanted.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// At most so many.
    pub size: u32,
    /// Take them from the end.
    pub backward: bool,
    /// Only rows after this one.
    pub after: Option<Vec<CursorValue>>,
    /// Only rows before this one.
    pub before: Option<Vec<CursorValue>>,
}

/// How a paged select answers.
#[derive(Clone, Debug)]
pub struct Paging {
    /// The slots of the sort keys, for cursors.
    pub keys: Vec<usize>,
    /// At most so many rows are wanted; one more is fetched to see whether there are more.
    pub size: u32,
    /// Rows come last first.
    pub backward: bool,
}

impl Select {
    /// Applies an order and a window. The keys' slots are asked for when `with_cursors`.
    pub fn page(&mut self, order: Order, keys: &[SortKey], window: &Window, with_cursors: bool) -> Paging {
        let alias = self.alias().to_owned();
        let ascending = (order == Order::Ascending) != window.backward;
        let mut condition: Option<Sql> = None;
        for (cursor, after) in [(&window.after, true), (&window.before, false)] {
            if let Some(values) = cursor {
                let greater = (order == Order::Ascending) == after;
                let one = compare(self.engine(), &alias, keys, values, greater);
                match &mut condition {
                    Some(both) => _ = both.push(" and ").append(&one),
                    None => condition = Some(one),
                }
            }
        }
        let direction = if ascending { "asc" } else { "desc" };
        let by: Vec<String> = keys.iter().map(|key| format!("{} {direction}", key.text(&alias))).collect();
        let of_hits = keys.iter().all(|key| key.expression.starts_with("hit."));
        let first = by.join(", ");
        let rows = window.size + 1;
        let has_first = (of_hits && self.first_hits(condition.as_ref(), &first, rows))
            || self.first_keys(condition.as_ref(), &first, rows);
        if let Some(condition) = condition.filter(|_| !has_first) {
            self.filter(condition);
        }
        for by in by {
            self.order(by);
        }
        self.limit(window.size + 1);
        let mut slots = Vec::new();
        if with_cursors {
            for key in keys {
                let text = key.text(&alias);
                let text = match (key.scalar, self.engine()) {
                    (Scalar::Uuid, Engine::Sqlite) => format!("hex({text})"),
                    _ => text,
                };
                slots.push(self.expression(Sql::new(text)));
            }
        }
        Paging { keys: slots, size: window.size, backward: window.backward }
    }
}

/// `(a, b) > (?, ?)`: all keys run in the same direction, so the order of rows is the order of tuples.
fn compare(engine: Engine, alias: &str, keys: &[SortKey], values: &[CursorValue], greater: bool) -> Sql {
    let names: Vec<String> = keys.iter().map(|key| key.text(alias)).collect();
    let mut sql = Sql::new(format!("({}) {} (", names.join(", "), if greater { ">" } else { "<" }));
    for (at, (key, value)) in keys.iter().zip(values).enumerate() {
        sql.push(if at > 0 { ", " } else { "" });
        match value {
            CursorValue::Text(text) => sql.bind(Bind::Text(text.clone())),
            CursorValue::Int(number) => sql.bind(Bind::Int(*number)),
            CursorValue::Uuid(key) => sql.bind(Bind::Uuid(*key)),
        };
        if key.scalar == Scalar::Date && engine == Engine::Postgres {
            sql.push("::date");
        }
    }
    sql.push(")");
    sql
}
