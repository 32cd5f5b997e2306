//! Reads a profile from TOML and checks it.

use super::fields::{fields, names, required};
use super::{Column, Field, Group, Kind, Profile};
use crate::tabular::clean::amount::Decimal;
use crate::tabular::clean::date::DateOrder;
use crate::tabular::source::FileError;
use crate::tabular::source::error::did_you_mean;
use rialto_domain::search_words::fold;
use rialto_domain::text::Language;
use rialto_domain::vocabulary::PointPrecision;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileToml {
    name: Option<String>,
    kind: String,
    #[serde(default)]
    about: String,
    source: Option<String>,
    language: Option<String>,
    languages: Option<Vec<String>>,
    country: Option<String>,
    currency: Option<String>,
    decimal: Option<String>,
    dates: Option<String>,
    precision: Option<PointPrecision>,
    #[serde(default)]
    nothing: Vec<String>,
    #[serde(default)]
    signature: Vec<String>,
    #[serde(default)]
    rows: Vec<String>,
    #[serde(default)]
    places_of_organisations: bool,
    group: Option<GroupToml>,
    fields: BTreeMap<String, FieldToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupToml {
    by: Vec<String>,
    #[serde(default)]
    budgets_add_up: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum FieldToml {
    Column(String),
    Columns(Vec<String>),
    Full(FullToml),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FullToml {
    column: Option<String>,
    #[serde(default)]
    columns: Vec<String>,
    value: Option<String>,
    #[serde(default)]
    values: HashMap<String, String>,
    otherwise: Option<String>,
    #[serde(default)]
    first_word: bool,
    split: Option<String>,
}

impl From<FieldToml> for Field {
    fn from(toml: FieldToml) -> Self {
        let columns = |names: &[String]| names.iter().map(|name| Column::new(name)).collect();
        match toml {
            FieldToml::Column(name) => Self { columns: columns(&[name]), ..Self::default() },
            FieldToml::Columns(names) => Self { columns: columns(&names), ..Self::default() },
            FieldToml::Full(full) => Self {
                columns: full.column.iter().chain(&full.columns).map(|name| Column::new(name)).collect(),
                value: full.value,
                values: full.values.into_iter().map(|(from, to)| (fold(from.trim()), to)).collect(),
                otherwise: full.otherwise,
                first_word: full.first_word,
                split: full.split,
            },
        }
    }
}

/// Refuses a field that does not exist, with the nearest name.
pub fn check_field(kind: Kind, field: &str) -> Result<(), FileError> {
    if fields(kind).iter().any(|(name, _)| *name == field) {
        return Ok(());
    }
    let kind_name = match kind {
        Kind::Projects => "Projects",
        Kind::Organisations => "Organisations",
        Kind::Regions => "Regions",
        Kind::Datasets => "Datasets",
    };
    let nearest = did_you_mean(field, fields(kind).iter().map(|(name, _)| *name));
    Err(FileError::UnknownField { kind: kind_name, field: field.to_owned(), nearest, fields: names(kind) })
}

/// Reads a profile; `name` is used in errors and where the file gives none.
pub fn parse(name: &str, text: &str) -> Result<Profile, FileError> {
    let bad = |reason: String| FileError::BadProfile { name: name.to_owned(), reason };
    let toml: ProfileToml = toml::from_str(text).map_err(|error| bad(error.to_string()))?;
    let kind = Kind::parse(&toml.kind).ok_or_else(|| {
        bad(format!("kind = \"{}\" is none of projects, organisations, regions, datasets.", toml.kind))
    })?;
    for field in toml.fields.keys() {
        check_field(kind, field)?;
    }
    if !toml.fields.contains_key(required(kind)) {
        return Err(bad(format!("[fields] does not say which column is the {}; add {0} = \"…\".", required(kind))));
    }
    let decimal = match toml.decimal.as_deref() {
        None => Decimal::Either,
        Some(".") => Decimal::Point,
        Some(",") => Decimal::Comma,
        Some(other) => return Err(bad(format!("decimal = \"{other}\" is neither \".\" nor \",\"."))),
    };
    let dates = match toml.dates.as_deref() {
        None | Some("day_first") => DateOrder::DayFirst,
        Some("month_first") => DateOrder::MonthFirst,
        Some(other) => return Err(bad(format!("dates = \"{other}\" is neither \"day_first\" nor \"month_first\"."))),
    };
    let language = toml.language.as_deref().map(Language::parse).transpose().map_err(|error| bad(error.to_string()))?;
    let columns = |names: &[String]| names.iter().map(|name| Column::new(name)).collect::<Vec<_>>();
    Ok(Profile {
        name: toml.name.unwrap_or_else(|| name.to_owned()),
        kind,
        about: toml.about,
        source: toml.source,
        language,
        languages: toml.languages,
        country: toml.country,
        currency: toml.currency.map(|code| code.to_uppercase()),
        decimal,
        dates,
        precision: toml.precision.unwrap_or(PointPrecision::Region),
        nothing: toml.nothing.iter().map(|word| fold(word.trim())).collect(),
        signature: columns(&toml.signature),
        rows: toml.rows,
        places_of_organisations: toml.places_of_organisations,
        group: toml.group.map(|group| Group { by: columns(&group.by), budgets_add_up: group.budgets_add_up }),
        fields: toml.fields.into_iter().map(|(name, field)| (name, field.into())).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_file_is_read() {
        let profile = parse(
            "mine",
            "kind = \"projects\"\nlanguage = \"sl\"\ndecimal = \",\"\n[fields]\ntitle = \"Naziv\"\ntags = [\"A\", \"B\"]\nstage = { column = \"Faza\", values = { \"Konec\" = \"stopped\" } }\n",
        )
        .unwrap();
        assert_eq!(profile.field("tags").unwrap().columns.len(), 2);
        assert_eq!(profile.field("stage").unwrap().values["konec"], "stopped");
        assert_eq!(profile.decimal, Decimal::Comma);
    }

    #[test]
    fn mistakes_are_answered_with_what_to_write() {
        let wrong = |text: &str| parse("mine", text).unwrap_err().to_string();
        assert!(wrong("kind = \"projects\"\n[fields]\ntitel = \"x\"\n").contains("did you mean `title`?"));
        assert!(wrong("kind = \"projects\"\n[fields]\nsummary = \"x\"\n").contains("add title = "));
        assert!(wrong("kind = \"project\"\n[fields]\ntitle = \"x\"\n").contains("projects, organisations"));
        assert!(wrong("kind = \"projects\"\nlanguge = \"x\"\n[fields]\ntitle = \"x\"\n").contains("languge"));
        assert!(wrong("kind = \"projects\"\ndecimal = \"!\"\n[fields]\ntitle = \"x\"\n").contains("decimal"));
    }
}
