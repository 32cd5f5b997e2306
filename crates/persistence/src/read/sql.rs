//! A piece of SQL with its values. `?` stands for a value and nothing else.

use crate::Engine;
use uuid::Uuid;

/// A value bound to a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Bind {
    /// Text.
    Text(String),
    /// Whole number.
    Int(i64),
    /// Number.
    Float(f64),
    /// Key.
    Uuid(Uuid),
}

impl From<&str> for Bind {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Bind {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Bind {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<f64> for Bind {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<Uuid> for Bind {
    fn from(key: Uuid) -> Self {
        Self::Uuid(key)
    }
}

/// A piece of SQL with its values in the order of its `?`.
#[derive(Clone, Debug, Default)]
pub struct Sql {
    /// The text.
    pub text: String,
    /// The values.
    pub binds: Vec<Bind>,
}

impl Sql {
    /// A piece without values.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Vec::new() }
    }

    /// A piece with values.
    pub fn with(text: impl Into<String>, binds: impl IntoIterator<Item = Bind>) -> Self {
        Self { text: text.into(), binds: binds.into_iter().collect() }
    }

    /// Appends text.
    pub fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Appends a value.
    pub fn bind(&mut self, value: impl Into<Bind>) -> &mut Self {
        self.text.push('?');
        self.binds.push(value.into());
        self
    }

    /// Appends another piece.
    pub fn append(&mut self, other: &Sql) -> &mut Self {
        self.text.push_str(&other.text);
        self.binds.extend_from_slice(&other.binds);
        self
    }

    /// `expression in (?, ?, …)`; `false` for an empty list.
    pub fn is_in<B: Into<Bind>>(expression: &str, values: impl IntoIterator<Item = B>) -> Self {
        let binds: Vec<Bind> = values.into_iter().map(Into::into).collect();
        match binds.len() {
            0 => Self::new("1 = 0"),
            1 => Self { text: format!("{expression} = ?"), binds },
            n => Self { text: format!("{expression} in ({})", vec!["?"; n].join(", ")), binds },
        }
    }

    /// The text with the engine's own marks for values.
    pub fn text_for(&self, engine: Engine) -> String {
        if engine == Engine::Sqlite {
            return self.text.clone();
        }
        let mut out = String::with_capacity(self.text.len() + self.binds.len() * 2);
        for (number, part) in self.text.split('?').enumerate() {
            if let Some(bind) = number.checked_sub(1).map(|at| self.binds.get(at)) {
                out.push('$');
                out.push_str(&number.to_string());
                out.push_str(cast(bind));
            }
            out.push_str(part);
        }
        out
    }
}

/// PostgreSQL infers a parameter's type from where it stands; where it stands alone it needs to be told.
fn cast(bind: Option<&Bind>) -> &'static str {
    match bind {
        Some(Bind::Text(_)) => "::text",
        Some(Bind::Int(_)) => "::bigint",
        Some(Bind::Float(_)) => "::double precision",
        Some(Bind::Uuid(_)) | None => "::uuid",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbered_for_postgresql() {
        let mut sql = Sql::new("select a from t where b = ");
        sql.bind("x").push(" and ").append(&Sql::is_in("c", [1i64, 2]));
        assert_eq!(sql.text_for(Engine::Sqlite), "select a from t where b = ? and c in (?, ?)");
        assert_eq!(
            sql.text_for(Engine::Postgres),
            "select a from t where b = $1::text and c in ($2::bigint, $3::bigint)"
        );
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(Sql::is_in::<i64>("c", []).text, "1 = 0");
    }
}
