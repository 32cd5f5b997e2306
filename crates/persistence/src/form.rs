//! What people write of records, as it is stored: from fields of a form to columns and side tables, and back.
//!
//! A field is a column of its name in snake case; what is stored in another way stands in [`side`] or in the arms of
//! [`ask`] and `write::form`. Values come out in the canonical form of `domain::form`.

use crate::read::{Column, Relation, Row, Scalar, Select, Sql, Table};
use crate::{cluster, dataset, organisation, person, pilot, project, session};
use rialto_domain::context::instant;
use rialto_domain::form::{Field, Form, Rule, SKILLS, Values};
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::vocabulary::{Skill, Vocabulary};
use rialto_domain::{Error, Result};
use serde_json::{Value, json};
use uuid::Uuid;

static REGIONS_SERVED_TABLE: Table = Table { name: "person_region", kind: None, public: None };
static REGIONS_SERVED: Relation = Relation::new(&REGIONS_SERVED_TABLE, "{to}.person_id = {from}.id");
const REGION_ID: Column = Column { name: "region_id", scalar: Scalar::Uuid };
const SPOKEN: Column = Column { name: "language", scalar: Scalar::Text };

/// The table of a kind that people write.
pub fn table(kind: Kind) -> Option<&'static Table> {
    Some(match kind {
        Kind::Project => &project::TABLE,
        Kind::Organisation => &organisation::TABLE,
        Kind::Person => &person::TABLE,
        Kind::Cluster => &cluster::TABLE,
        Kind::Dataset => &dataset::TABLE,
        Kind::Pilot => &pilot::TABLE,
        Kind::Session => &session::TABLE,
        _ => return None,
    })
}

/// The side table of a field that holds a set, and the column of its values.
pub(crate) fn side(kind: Kind, field: &str) -> Option<(&'static Relation, Column)> {
    Some(match (kind, field) {
        (Kind::Project, "tags") => (&project::TAGS, project::value::TAG),
        (Kind::Project, "sdgs") => (&project::SDGS, project::value::SDG),
        (Kind::Project, "focusAreas") => (&project::FOCUS, project::value::FOCUS_AREA),
        (Kind::Organisation, "tags") => (&organisation::TAGS, organisation::TAG),
        (Kind::Person, "areas") => (&person::AREAS, person::AREA),
        (Kind::Person, "languages") => (&person::LANGUAGES, SPOKEN),
        (Kind::Person, "regionsServedIds") => (&REGIONS_SERVED, REGION_ID),
        (Kind::Cluster, "focusAreas") => (&cluster::FOCUS, cluster::FOCUS_AREA),
        (Kind::Cluster, "priorities") => (&cluster::PRIORITIES, cluster::PRIORITY),
        (Kind::Dataset, "themes") => (&dataset::THEMES, dataset::THEME),
        (Kind::Dataset, "keywords") => (&dataset::KEYWORDS, dataset::KEYWORD),
        (Kind::Session, "languages") => (&session::LANGUAGES, SPOKEN),
        _ => return None,
    })
}

/// `startedOn` as `started_on`.
pub(crate) fn column(field: &str) -> String {
    let mut out = String::with_capacity(field.len() + 4);
    for c in field.chars() {
        if c.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// The slots of a row from which the values of a form are read.
#[derive(Debug)]
pub struct FormSlots(Vec<(&'static Field, Slots)>);

#[derive(Debug)]
enum Slots {
    /// A column, or a list of one column's values.
    One(usize),
    /// Cents and currency.
    Money(usize, usize),
    /// Latitude, longitude, precision.
    Point(usize, usize, usize),
    /// Rows of a side table, with so many slots each.
    Rows(usize, usize),
}

/// Asks a select of records for the values of their form.
pub fn ask(select: &mut Select, form: &'static Form) -> FormSlots {
    let plain = |select: &mut Select, name: &str| {
        let expression = format!("{}.{name}", select.alias());
        select.expression(Sql::new(expression))
    };
    let slots = form.fields.iter().map(|field| {
        let slots = match (side(form.kind, field.name), &field.rule) {
            (Some((relation, column)), _) => {
                let child = select.relation(relation);
                Slots::One(select.values(child, column))
            }
            (None, Rule::Money) => Slots::Money(
                plain(select, &format!("{}_cents", field.name)),
                plain(select, &format!("{}_currency", field.name)),
            ),
            (None, Rule::Point) => Slots::Point(plain(select, "lat"), plain(select, "lon"), plain(select, "precision")),
            (None, Rule::Skills) => {
                let mut child = select.relation(&person::SKILLS);
                child.column(person::SKILL);
                child.column(person::LEVEL);
                Slots::Rows(select.many(child), 2)
            }
            (None, Rule::Rows(_, fields, _)) => {
                let mut child = select.relation(&dataset::DISTRIBUTIONS);
                for field in fields.iter() {
                    plain(&mut child, &column(field.name));
                }
                let by = format!("{}.position asc", child.alias());
                child.order(by);
                Slots::Rows(select.many(child), fields.len())
            }
            (None, Rule::Record(_)) => {
                // a missing key would come out of SQLite as an empty text, which reads as none
                let name = column(field.name);
                let key = match select.engine() {
                    crate::Engine::Sqlite => format!("hex({}.{name})", select.alias()),
                    crate::Engine::Postgres => format!("{}.{name}", select.alias()),
                };
                Slots::One(select.expression(Sql::new(key)))
            }
            (None, _) => Slots::One(plain(select, &column(field.name))),
        };
        (field, slots)
    });
    FormSlots(slots.collect())
}

impl FormSlots {
    /// Reads the values from a row.
    pub fn read(&self, row: &Row<'_>) -> Result<Values> {
        self.0.iter().map(|(field, slots)| Ok((field.name.to_owned(), value(field, slots, row)?))).collect()
    }
}

fn value(field: &Field, slots: &Slots, row: &Row<'_>) -> Result<Value> {
    Ok(match (slots, &field.rule) {
        (Slots::Money(cents, currency), _) => match row.get::<Option<i64>>(*cents)? {
            Some(cents) => json!({ "amount": cents as f64 / 100.0, "currency": row.get::<Option<String>>(*currency)? }),
            None => Value::Null,
        },
        (Slots::Point(lat, lon, precision), _) => {
            match (row.get::<Option<f64>>(*lat)?, row.get::<Option<f64>>(*lon)?) {
                (Some(lat), Some(lon)) => {
                    let precision: Option<String> = row.get(*precision)?;
                    json!({ "lat": lat, "lon": lon, "precision": precision.map(|word| word.to_uppercase()) })
                }
                _ => Value::Null,
            }
        }
        (Slots::Rows(slot, slots), Rule::Rows(_, fields, _)) => {
            let rows = row.rows(*slot, *slots)?;
            let read = |row: &Row<'_>| -> Result<Value> {
                let fields = fields.iter().enumerate();
                let values: Result<Values> = fields
                    .map(|(at, field)| Ok((field.name.to_owned(), value(field, &Slots::One(at), row)?)))
                    .collect();
                Ok(Value::Object(values?))
            };
            Value::Array(rows.iter().map(read).collect::<Result<_>>()?)
        }
        (Slots::Rows(slot, slots), _) => {
            let place = |skill: &str| SKILLS.place(skill).unwrap_or(Skill::ALL.len());
            let rows = row.rows(*slot, *slots)?;
            let mut skills: Vec<(String, i64)> =
                rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect::<Result<_>>()?;
            skills.sort_by_key(|(skill, _)| place(skill));
            skills.iter().map(|(skill, level)| json!({ "skill": skill.to_uppercase(), "level": level })).collect()
        }
        (Slots::One(slot), Rule::Record(kind)) => {
            row.get::<Option<String>>(*slot)?.map_or(Ok(Value::Null), |key| id(*kind, &key))?
        }
        (Slots::One(slot), Rule::Records(kind, _)) => {
            let keys: Vec<String> = row.get(*slot)?;
            let ids: Vec<Value> = keys.iter().map(|key| id(*kind, key)).collect::<Result<_>>()?;
            let mut ids: Vec<String> = ids.into_iter().filter_map(|id| id.as_str().map(str::to_owned)).collect();
            ids.sort();
            ids.into()
        }
        (Slots::One(slot), Rule::OneOf(_)) => row.get::<Option<String>>(*slot)?.map(|word| word.to_uppercase()).into(),
        (Slots::One(slot), Rule::SomeOf(list)) => {
            let mut words: Vec<String> = row.get(*slot)?;
            words.sort_by_key(|word| list.place(word));
            words.into_iter().map(|word| word.to_uppercase()).collect()
        }
        (Slots::One(slot), Rule::Numbers(..)) => {
            let mut numbers: Vec<i64> = row.get(*slot)?;
            numbers.sort_unstable();
            numbers.into()
        }
        (Slots::One(slot), Rule::Words(..) | Rule::Languages(_)) => {
            let mut words: Vec<String> = row.get(*slot)?;
            words.sort();
            words.into()
        }
        (Slots::One(slot), Rule::Instant) => row.get::<Option<i64>>(*slot)?.map(instant).into(),
        (Slots::One(slot), _) => row.get(*slot)?,
    })
}

fn id(kind: Kind, key: &str) -> Result<Value> {
    if key.is_empty() {
        return Ok(Value::Null);
    }
    let key = Uuid::try_parse(key).map_err(Error::internal)?;
    Ok(GlobalId { kind, key }.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_domain::form::FORMS;

    #[test]
    fn fields_are_columns_in_snake_case() {
        assert_eq!(column("regionId"), "region_id");
        assert_eq!(column("accessUrl"), "access_url");
        assert_eq!(column("title"), "title");
    }

    #[test]
    fn every_set_has_a_side_table() {
        for form in FORMS {
            assert!(table(form.kind).is_some());
            for field in form.fields {
                let is_set = field.rule.is_list() && !matches!(field.rule, Rule::Skills | Rule::Rows(..));
                assert_eq!(side(form.kind, field.name).is_some(), is_set, "{:?}.{}", form.kind, field.name);
            }
        }
    }
}
