//! Forms: what a person writes of a record, declared once for each aggregate.
//!
//! From a [`Form`] come the input types of the API, the check of what is given with an issue for each field, the columns and
//! side tables that a save changes, what the audit says was changed, the two versions of a conflict, and the values with
//! which a form of the web app begins.
//!
//! Invariant: values are JSON in one canonical form for each [`Rule`], so that two values say the same exactly when they
//! are equal: texts without needless spaces, sets in the order of their vocabulary, keys as global ids, instants as
//! RFC 3339 with milliseconds; nothing is null, and no list is.

mod act;
mod cluster;
mod dataset;
mod difference;
mod draft;
mod organisation;
mod person;
mod pilot;
mod project;
mod rule;
mod session;
mod words;

pub use act::{Translated, check, create, edit, lacking, needs, translate, translations_after};
pub use difference::{Changed, Contested, Since, conflict, difference};
pub use draft::{DRAFT_BYTES, DRAFT_KEY, DRAFTS, draft};
pub use project::NEED;
pub use rule::unknown_record;
pub use words::{line, link, prose};

use crate::id::Kind;
use crate::vocabulary::{Skill, Vocabulary};
use serde_json::Value;

/// Values of a form by the names of their fields.
pub type Values = serde_json::Map<String, Value>;

/// What a person writes of one kind of record.
#[derive(Debug)]
pub struct Form {
    /// The kind.
    pub kind: Kind,
    /// Its fields in the order in which people expect them. The first is the title or name.
    pub fields: &'static [Field],
    /// Pairs of days or instants of which the second is never before the first.
    pub spans: &'static [(&'static str, &'static str)],
    /// Fields of which one at least is needed to publish.
    pub one_of: &'static [&'static str],
}

/// A field of a form.
#[derive(Debug)]
pub struct Field {
    /// Its name in the API.
    pub name: &'static str,
    /// What it is, for integrators.
    pub about: &'static str,
    /// What may stand in it.
    pub rule: Rule,
    /// When it must not be empty.
    pub needed: Needed,
    /// The value of a new record that is given none.
    pub default: Option<&'static str>,
    /// Whether translations stand beside it.
    pub is_translated: bool,
    /// Whether search looks at it.
    pub is_searched: bool,
}

/// When a field must not be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needed {
    /// It may always be.
    Never,
    /// In a record that is public.
    Published,
    /// From the beginning.
    Created,
}

/// What may stand in a field.
#[derive(Clone, Copy, Debug)]
pub enum Rule {
    /// One line of at most so many characters (code points).
    Line(usize),
    /// Markdown of at most so many characters (code points).
    Prose(usize),
    /// An address of the web.
    Link,
    /// A day.
    Day,
    /// An instant.
    Instant,
    /// A time zone of the IANA database.
    TimeZone,
    /// A language.
    Language,
    /// Languages, at most so many.
    Languages(usize),
    /// A value of a vocabulary.
    OneOf(List),
    /// Values of a vocabulary.
    SomeOf(List),
    /// One of these codes of a list that is not ours.
    Code(&'static [&'static str]),
    /// Free key words: at most so many, of at most so many characters each.
    Words(usize, usize),
    /// A set of whole numbers within limits.
    Numbers(i64, i64),
    /// A whole number within limits.
    Whole(i64, i64),
    /// A record of a kind.
    Record(Kind),
    /// Records of a kind, at most so many.
    Records(Kind, usize),
    /// An amount of money.
    Money,
    /// A place on the map.
    Point,
    /// Skills with levels of 1 to 4.
    Skills,
    /// At most so many rows with these fields, in an order; the name is that of their input type.
    Rows(&'static str, &'static [Field], usize),
}

/// A vocabulary, by its names.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// A value in the API's syntax: `Theme`.
    pub one: &'static str,
    /// A value that must be there: `Theme!`.
    pub required: &'static str,
    /// Values: `[Theme!]`.
    pub some: &'static str,
    /// Its values in order, snake_case.
    pub values: fn() -> Vec<&'static str>,
}

impl List {
    /// The place of a value in the list, which is written in any case.
    pub fn place(&self, text: &str) -> Option<usize> {
        (self.values)().iter().position(|value| value.eq_ignore_ascii_case(text))
    }
}

/// The list of a vocabulary.
macro_rules! list {
    ($vocabulary:ident) => {
        $crate::form::List {
            one: stringify!($vocabulary),
            required: concat!(stringify!($vocabulary), "!"),
            some: concat!("[", stringify!($vocabulary), "!]"),
            values: $crate::form::names::<$vocabulary>,
        }
    };
}
use list;

/// The skills.
pub const SKILLS: List = list!(Skill);

fn names<V: Vocabulary>() -> Vec<&'static str> {
    V::ALL.iter().map(|value| value.as_str()).collect()
}

impl Rule {
    /// Whether its values are lists, so that nothing is an empty list.
    pub fn is_list(&self) -> bool {
        matches!(
            self,
            Self::Languages(_)
                | Self::SomeOf(_)
                | Self::Words(..)
                | Self::Numbers(..)
                | Self::Records(..)
                | Self::Skills
                | Self::Rows(..)
        )
    }

    /// Its type in the API's syntax; `required` when it must be there.
    pub fn input_type(&self, required: bool) -> &'static str {
        match (self, required) {
            (Self::OneOf(list), true) => list.required,
            (Self::OneOf(list), false) => list.one,
            (Self::SomeOf(list), _) => list.some,
            (Self::Day, _) => "Date",
            (Self::Instant, true) => "DateTime!",
            (Self::Instant, false) => "DateTime",
            (Self::Language, true) => "Language!",
            (Self::Language, false) => "Language",
            (Self::Languages(_), _) => "[Language!]",
            (Self::Words(..), _) => "[String!]",
            (Self::Numbers(..), _) => "[Int!]",
            // what is greater than an Int holds comes as a Float
            (Self::Whole(_, most), _) if *most > i64::from(i32::MAX) => "Float",
            (Self::Whole(..), _) => "Int",
            (Self::Record(_), _) => "ID",
            (Self::Records(..), _) => "[ID!]",
            (Self::Money, _) => "MoneyInput",
            (Self::Point, _) => "PointInput",
            (Self::Skills, _) => "[SkillInput!]",
            (Self::Rows(ty, ..), _) => ty,
            (_, true) => "String!",
            (_, false) => "String",
        }
    }

    /// Nothing.
    pub fn empty(&self) -> Value {
        if self.is_list() { Value::Array(Vec::new()) } else { Value::Null }
    }

    /// Whether it is a text of people.
    pub fn is_text(&self) -> bool {
        matches!(self, Self::Line(_) | Self::Prose(_))
    }
}

/// A field that may be empty.
const fn field(name: &'static str, rule: Rule, about: &'static str) -> Field {
    Field { name, about, rule, needed: Needed::Never, default: None, is_translated: false, is_searched: false }
}

impl Field {
    const fn created(self) -> Self {
        Self { needed: Needed::Created, ..self }
    }

    const fn published(self) -> Self {
        Self { needed: Needed::Published, ..self }
    }

    const fn translated(self) -> Self {
        Self { is_translated: true, is_searched: true, ..self }
    }

    const fn searched(self) -> Self {
        Self { is_searched: true, ..self }
    }

    const fn or(self, default: &'static str) -> Self {
        Self { default: Some(default), ..self }
    }
}

/// The language of the texts, which every form has.
const LANGUAGE: Field = field("language", Rule::Language, "Language of the texts.").created();
/// The NUTS region, which most forms have.
const REGION: Field = field("regionId", Rule::Record(Kind::Region), "The NUTS region it is in.");
/// Its own address in the web.
const WEBSITE: Field = field("website", Rule::Link, "Its own web address.");
/// A place on the map.
const POINT: Field = field("point", Rule::Point, "Its place on the map.");
/// Free key words.
const TAGS: Field = field("tags", Rule::Words(20, 50), "Free key words: at most 20 of 50 characters.").searched();

/// The forms.
pub static FORMS: [&Form; 7] =
    [&project::FORM, &organisation::FORM, &person::FORM, &cluster::FORM, &dataset::FORM, &pilot::FORM, &session::FORM];

impl Form {
    /// The form of a kind of record, where people write it.
    pub fn of(kind: Kind) -> Option<&'static Self> {
        FORMS.into_iter().find(|form| form.kind == kind)
    }

    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The name of the title.
    pub fn title(&self) -> &'static str {
        self.fields.first().map_or("title", |field| field.name)
    }
}

/// Whether a value is nothing.
pub fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
