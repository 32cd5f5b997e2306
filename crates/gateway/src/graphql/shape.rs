//! How an answer is written: a tree beside the plan, walked with the rows that came.

use super::derived::Derived;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rialto_domain::context::instant;
use rialto_domain::geo::from_square;
use rialto_domain::id::Kind;
use rialto_domain::text::Preferences;
use rialto_domain::{Error, Result};
use rialto_persistence::card::{self, Mark};
use rialto_persistence::read::{Paging, Row};
use std::collections::BTreeMap;

/// A key of an answer, as JSON with its colon.
#[derive(Debug)]
pub struct Key(String);

impl Key {
    /// GraphQL names need no escaping.
    pub fn new(name: &str) -> Self {
        Self(format!("\"{name}\":"))
    }

    /// As it stands in the answer.
    pub fn json(&self) -> &str {
        &self.0
    }
}

/// A field of an answer.
pub type Out = (Key, Shape);

/// How one value is written from slots of a row.
#[derive(Debug)]
pub enum Shape {
    /// Always the same JSON.
    Fixed(String),
    /// As it came.
    Raw(usize),
    /// true or false.
    Bool(usize),
    /// true or false where another slot is known, else null.
    BoolWhen {
        /// The slot that is null when nothing is known.
        known: usize,
        /// The truth.
        slot: usize,
    },
    /// An enum value.
    Upper(usize),
    /// As a text, also when it is a number.
    Quoted(usize),
    /// Milliseconds as RFC 3339.
    Instant(usize),
    /// Hundredths as a number with two decimals.
    Cents(usize),
    /// A key as a global id.
    Id(usize, Kind),
    /// A text in the best language.
    Text(Box<TextShape>),
    /// An object over the same row; null when a slot is.
    Inline { null_if: Option<usize>, fields: Vec<Out> },
    /// An object over a row of its own.
    Record { slot: usize, slots: usize, fields: Vec<Out>, required: bool },
    /// A list of objects.
    Records { slot: usize, slots: usize, fields: Vec<Out> },
    /// A list of objects over `[value, count]`, counted on cards.
    Tally { slot: usize, mark: Mark, fields: Vec<Out> },
    /// A list of values.
    Values { slot: usize, upper: bool },
    /// A list of these.
    List(Vec<Shape>),
    /// The first of these records that is there.
    FirstOf(Vec<(usize, usize, Vec<Out>)>),
    /// The first of these records that is there, or null.
    AnyOf(Vec<(usize, usize, Vec<Out>)>),
    /// A list with one of these for each row.
    Each {
        /// Where the rows are.
        slot: usize,
        /// How many slots a row has.
        slots: usize,
        /// How each is written.
        shape: Box<Shape>,
    },
    /// Latitude (`true`) or longitude of a place on the square map.
    Degrees { x: usize, y: usize, latitude: bool },
    /// Two whole numbers and a zoom as a key.
    Cell { x: usize, y: usize, zoom: i64 },
    /// What a rule of the domain tells from the row.
    Derived(Derived),
    /// A page of a connection.
    Connection(Box<ConnectionShape>),
}

/// A text, its language, and translations where there are any.
#[derive(Debug)]
pub struct TextShape {
    /// The original.
    pub text: usize,
    /// Its language.
    pub language: usize,
    /// JSON of translations.
    pub translations: Option<usize>,
    /// Its name among the translations.
    pub field: &'static str,
    /// Languages wanted.
    pub preferences: Preferences,
    /// What is asked.
    pub parts: Vec<(Key, TextPart)>,
}

/// A part of a text.
#[derive(Debug)]
pub enum TextPart {
    /// Always the same JSON.
    Fixed(String),
    /// The text itself.
    Text,
    /// The text as it is shown: what makes HTML or plain words of its Markdown.
    Shown(fn(&str) -> String),
    /// Its language.
    Language,
    /// Whether it is a translation.
    IsTranslation,
}

/// A page: its rows and what is asked of it.
#[derive(Debug)]
pub struct ConnectionShape {
    /// The slot of the rows, when rows are asked for.
    pub rows: Option<(usize, usize, Paging)>,
    /// Name of the order, kept in cursors.
    pub sort: &'static str,
    /// Whether the window was opened by a cursor, on the side where paging came from.
    pub has_cursor: bool,
    /// What is asked.
    pub parts: Vec<(Key, ConnectionPart)>,
}

/// A part of a connection.
#[derive(Debug)]
pub enum ConnectionPart {
    /// Edges with what is asked of each.
    Edges(Vec<(Key, EdgePart)>),
    /// The nodes alone.
    Nodes(Vec<Out>),
    /// The nodes alone, where they are not plain rows.
    Records(Shape),
    /// About the page.
    PageInfo(Vec<(Key, PagePart)>),
    /// Something beside the rows: totals, facets.
    Beside(Shape),
}

/// A part of an edge.
#[derive(Debug)]
pub enum EdgePart {
    /// Its cursor.
    Cursor,
    /// Its node, over the same row.
    Node(Vec<Out>),
    /// Something else of the row.
    Other(Shape),
}

/// A part of `PageInfo`.
#[derive(Debug)]
pub enum PagePart {
    /// Always the same JSON.
    Fixed(String),
    /// Whether there is a page after.
    HasNext,
    /// Whether there is a page before.
    HasPrevious,
    /// Cursor of the first edge.
    Start,
    /// Cursor of the last edge.
    End,
}

impl Shape {
    /// A fixed text.
    pub fn literal(text: &str) -> Self {
        Self::Fixed(format!("\"{text}\""))
    }

    /// Writes the value from a row.
    pub fn write(&self, row: &Row<'_>, out: &mut String) -> Result<()> {
        match self {
            Self::Fixed(json) => out.push_str(json),
            Self::Raw(slot) => out.push_str(row.raw(*slot)),
            Self::Bool(slot) => out.push_str(match row.raw(*slot) {
                "null" => "null",
                "1" | "true" => "true",
                _ => "false",
            }),
            Self::BoolWhen { known, .. } if row.is_null(*known) => out.push_str("null"),
            Self::BoolWhen { slot, .. } => Self::Bool(*slot).write(row, out)?,
            Self::Upper(slot) => upper(row.raw(*slot), out),
            Self::Quoted(slot) if row.raw(*slot).starts_with('"') => out.push_str(row.raw(*slot)),
            Self::Quoted(slot) => out.push_str(&format!("\"{}\"", row.raw(*slot))),
            Self::Instant(slot) if row.is_null(*slot) => out.push_str("null"),
            Self::Instant(slot) => {
                out.push('"');
                out.push_str(&instant(row.get(*slot)?));
                out.push('"');
            }
            Self::Cents(slot) if row.is_null(*slot) => out.push_str("null"),
            Self::Cents(slot) => {
                let cents: i64 = row.get(*slot)?;
                let sign = if cents < 0 { "-" } else { "" };
                let cents = cents.unsigned_abs();
                out.push_str(&format!("{sign}{}.{:02}", cents / 100, cents % 100));
            }
            Self::Id(slot, kind) => id(row.raw(*slot), *kind, out),
            Self::Text(text) => text.write(row, out)?,
            Self::Inline { null_if: Some(slot), .. } if row.is_null(*slot) => out.push_str("null"),
            Self::Inline { fields, .. } => object(fields, row, out)?,
            Self::Record { slot, slots, fields, required } => match row.row(*slot, *slots)? {
                Some(inner) => object(fields, &inner, out)?,
                None if *required => return Err(Error::internal("a record that must be there is not")),
                None => out.push_str("null"),
            },
            Self::Records { slot, .. } if row.is_null(*slot) => out.push_str("null"),
            Self::Records { slot, slots, fields } => {
                let rows = row.rows(*slot, *slots)?;
                list(rows.iter(), out, |inner, out| object(fields, inner, out))?;
            }
            Self::Tally { slot, mark, fields } => {
                let cards: String = row.get(*slot)?;
                let counted = card::tally(&cards, *mark)?;
                list(counted.iter(), out, |counted, out| {
                    let json = serde_json::to_string(counted).map_err(Error::internal)?;
                    object(fields, &Row::parse(&json, 2)?, out)
                })?;
            }
            Self::Values { slot, upper: is_enum } => {
                let values = row.list(*slot)?;
                list(values.iter(), out, |value, out| {
                    if *is_enum {
                        upper(value, out)
                    } else {
                        out.push_str(value)
                    };
                    Ok(())
                })?;
            }
            Self::List(shapes) => list(shapes.iter(), out, |shape, out| shape.write(row, out))?,
            Self::FirstOf(records) => {
                for (slot, slots, fields) in records {
                    if let Some(inner) = row.row(*slot, *slots)? {
                        return object(fields, &inner, out);
                    }
                }
                return Err(Error::internal("search found a record that is not there"));
            }
            Self::AnyOf(records) => {
                for (slot, slots, fields) in records {
                    if let Some(inner) = row.row(*slot, *slots)? {
                        return object(fields, &inner, out);
                    }
                }
                out.push_str("null");
            }
            Self::Each { slot, slots, shape } => {
                let rows = row.rows(*slot, *slots)?;
                return list(rows.iter(), out, |row, out| shape.write(row, out));
            }
            Self::Degrees { x, y, latitude } => {
                let (lat, lon) = from_square(row.get(*x)?, row.get(*y)?);
                out.push_str(&format!("{:.6}", if *latitude { lat } else { lon }));
            }
            Self::Cell { x, y, zoom } => {
                out.push_str(&format!("\"{zoom}/{}/{}\"", row.raw(*x), row.raw(*y)));
            }
            Self::Derived(derived) => derived.write(row, out)?,
            Self::Connection(connection) => connection.write(row, out)?,
        }
        Ok(())
    }
}

/// Writes an object.
pub fn object(fields: &[Out], row: &Row<'_>, out: &mut String) -> Result<()> {
    out.push('{');
    for (at, (key, shape)) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&key.0);
        shape.write(row, out)?;
    }
    out.push('}');
    Ok(())
}

fn list<T>(
    items: impl Iterator<Item = T>,
    out: &mut String,
    write: impl Fn(T, &mut String) -> Result<()>,
) -> Result<()> {
    out.push('[');
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out)?;
    }
    out.push(']');
    Ok(())
}

fn parts<T>(all: &[(Key, T)], out: &mut String, write: impl Fn(&T, &mut String) -> Result<()>) -> Result<()> {
    out.push('{');
    for (at, (key, part)) in all.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push_str(&key.0);
        write(part, out)?;
    }
    out.push('}');
    Ok(())
}

fn upper(raw: &str, out: &mut String) {
    if raw == "null" {
        out.push_str(raw);
    } else {
        out.extend(raw.chars().map(|c| c.to_ascii_uppercase()));
    }
}

/// `"0190F3A2…"` or `"0190f3a2-…"` as `"project_0190f3a2…"`.
fn id(raw: &str, kind: Kind, out: &mut String) {
    if raw == "null" {
        out.push_str(raw);
        return;
    }
    out.push('"');
    out.push_str(kind.as_str());
    out.push('_');
    out.extend(raw.chars().filter(char::is_ascii_hexdigit).map(|c| c.to_ascii_lowercase()));
    out.push('"');
}

impl TextShape {
    fn write(&self, row: &Row<'_>, out: &mut String) -> Result<()> {
        if row.is_null(self.text) {
            out.push_str("null");
            return Ok(());
        }
        let translated = self.translated(row)?;
        parts(&self.parts, out, |part, out| {
            match part {
                TextPart::Fixed(json) => out.push_str(json),
                TextPart::Text => match &translated {
                    Some((_, text)) => out.push_str(&serde_json::to_string(text).map_err(Error::internal)?),
                    None => out.push_str(row.raw(self.text)),
                },
                TextPart::Shown(show) => {
                    let shown = match &translated {
                        Some((_, text)) => show(text),
                        None => show(&row.get::<String>(self.text)?),
                    };
                    out.push_str(&serde_json::to_string(&shown).map_err(Error::internal)?);
                }
                TextPart::Language => match &translated {
                    Some((language, _)) => out.push_str(&format!("\"{language}\"")),
                    None => out.push_str(row.raw(self.language)),
                },
                TextPart::IsTranslation => out.push_str(if translated.is_some() { "true" } else { "false" }),
            }
            Ok(())
        })
    }

    /// The translation that serves the reader better than the original, if one does.
    fn translated(&self, row: &Row<'_>) -> Result<Option<(String, String)>> {
        let Some(slot) = self.translations.filter(|slot| !row.is_null(*slot)) else { return Ok(None) };
        let mut all: BTreeMap<String, BTreeMap<String, String>> = row.get(slot)?;
        let original: String = row.get(self.language)?;
        let chosen = {
            let offered: Vec<&str> = std::iter::once(original.as_str())
                .chain(
                    all.iter()
                        .filter(|(_, texts)| texts.contains_key(self.field))
                        .map(|(language, _)| language.as_str()),
                )
                .collect();
            self.preferences.choose(offered.iter().copied()).map(str::to_owned)
        };
        Ok(match chosen {
            Some(language) if language != original => {
                all.remove(&language).and_then(|mut texts| texts.remove(self.field)).map(|text| (language, text))
            }
            _ => None,
        })
    }
}

impl ConnectionShape {
    fn write(&self, row: &Row<'_>, out: &mut String) -> Result<()> {
        let (mut rows, mut more, mut backward) = (Vec::new(), false, false);
        let mut keys: &[usize] = &[];
        if let Some((slot, slots, paging)) = &self.rows {
            rows = row.rows(*slot, *slots)?;
            more = rows.len() > paging.size as usize;
            rows.truncate(paging.size as usize);
            backward = paging.backward;
            keys = &paging.keys;
            if backward {
                rows.reverse();
            }
        }
        let rows = &rows;
        parts(&self.parts, out, |part, out| match part {
            ConnectionPart::Edges(edge) => list(rows.iter(), out, |row, out| {
                parts(edge, out, |part, out| match part {
                    EdgePart::Cursor => self.cursor(row, keys, out),
                    EdgePart::Node(fields) => object(fields, row, out),
                    EdgePart::Other(shape) => shape.write(row, out),
                })
            }),
            ConnectionPart::Nodes(fields) => list(rows.iter(), out, |row, out| object(fields, row, out)),
            ConnectionPart::Records(shape) => list(rows.iter(), out, |row, out| shape.write(row, out)),
            ConnectionPart::PageInfo(info) => parts(info, out, |part, out| {
                let edge = match part {
                    PagePart::Start => rows.first(),
                    PagePart::End => rows.last(),
                    _ => None,
                };
                match part {
                    PagePart::Fixed(json) => out.push_str(json),
                    PagePart::HasNext => out.push_str(bool_json(if backward { self.has_cursor } else { more })),
                    PagePart::HasPrevious => out.push_str(bool_json(if backward { more } else { self.has_cursor })),
                    PagePart::Start | PagePart::End => match edge {
                        Some(row) => self.cursor(row, keys, out)?,
                        None => out.push_str("null"),
                    },
                }
                Ok(())
            }),
            ConnectionPart::Beside(shape) => shape.write(row, out),
        })
    }

    /// Opaque: the order's name and the row's sort keys.
    fn cursor(&self, row: &Row<'_>, keys: &[usize], out: &mut String) -> Result<()> {
        let values: Vec<&str> = keys.iter().map(|slot| row.raw(*slot)).collect();
        let json = format!("[\"{}\",{}]", self.sort, values.join(","));
        out.push('"');
        URL_SAFE_NO_PAD.encode_string(json, out);
        out.push('"');
        Ok(())
    }
}

fn bool_json(truth: bool) -> &'static str {
    if truth { "true" } else { "false" }
}
