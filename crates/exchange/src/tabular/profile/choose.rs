//! Which profile reads a file: the one asked for, with the columns of `--map`; else the one whose columns are all there.

use super::builtin::of_kind;
use super::fields::{fields, names, required};
use super::parse::{check_field, parse};
use super::{Column, Field, Kind, Profile, ProfileChoice, builtin, builtins};
use crate::tabular::source::FileError;
use crate::tabular::source::error::did_you_mean;
use crate::tabular::source::row::column_key;
use std::collections::HashSet;
use std::io::ErrorKind;

/// The profile asked for by name or file, before the columns are known.
pub fn asked(choice: Option<&ProfileChoice>, kind: Kind) -> Result<Option<Profile>, FileError> {
    let profile = match choice {
        None => return Ok(None),
        Some(ProfileChoice::Named(name)) => builtin(name).cloned().ok_or_else(|| FileError::UnknownProfile {
            name: name.clone(),
            nearest: did_you_mean(name, builtins().iter().map(|profile| profile.name.as_str())),
            known: builtins().iter().map(|profile| profile.name.as_str()).collect::<Vec<_>>().join(", "),
        })?,
        Some(ProfileChoice::File(path)) => {
            let text = std::fs::read_to_string(path).map_err(|source| match source.kind() {
                ErrorKind::NotFound => FileError::NotFound { path: path.clone() },
                _ => FileError::Unreadable { path: path.clone(), source },
            })?;
            let stem = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
            parse(stem.trim_end_matches(".map"), &text)?
        }
    };
    if profile.kind != kind {
        return Err(FileError::WrongKind {
            profile: profile.name,
            reads: profile.kind.as_str(),
            wanted: kind.as_str(),
        });
    }
    Ok(Some(profile))
}

/// The paths of lists in JSON to try: of the profile asked for, else of every built-in one of the kind.
pub fn lists(profile: Option<&Profile>, kind: Kind) -> Vec<String> {
    match profile {
        Some(profile) => profile.rows.clone(),
        None => of_kind(kind).flat_map(|profile| profile.rows.iter().cloned()).collect(),
    }
}

/// The profile for a file with these columns.
pub fn choose(
    asked: Option<Profile>,
    map: &[(String, String)],
    kind: Kind,
    columns: &[String],
) -> Result<Profile, FileError> {
    let keys: HashSet<String> = columns.iter().map(|column| column_key(column)).collect();
    let profile = match asked {
        Some(profile) => mapped(profile, map, columns)?,
        None if !map.is_empty() => {
            let profile = mapped(Profile::empty("map", kind), map, columns)?;
            if profile.field(required(kind)).is_none() {
                return Err(none_fits(kind, columns));
            }
            profile
        }
        None => return recognise(kind, &keys).ok_or_else(|| none_fits(kind, columns)),
    };
    // A profile that finds no column for what is required would refuse every row with the wrong reason.
    let needed = profile.field(required(kind)).map(|field| field.columns.as_slice()).unwrap_or_default();
    if let (Some(first), true) = (needed.first(), needed.iter().all(|column| !keys.contains(&column.key))) {
        return Err(unknown_column(&first.name, columns));
    }
    Ok(profile)
}

fn mapped(mut profile: Profile, map: &[(String, String)], columns: &[String]) -> Result<Profile, FileError> {
    for (column, field) in map {
        check_field(profile.kind, field)?;
        if !columns.iter().any(|known| column_key(known) == column_key(column)) {
            return Err(unknown_column(column, columns));
        }
    }
    // Several columns for one field follow each other; the first replaces what the profile says.
    let mut replaced = HashSet::new();
    for (column, name) in map {
        let field = profile.fields.entry(name.clone()).or_default();
        if replaced.insert(name) {
            *field = Field::default();
        }
        field.columns.push(Column::new(column));
    }
    Ok(profile)
}

fn recognise(kind: Kind, keys: &HashSet<String>) -> Option<Profile> {
    let fits = |profile: &&Profile| {
        !profile.signature.is_empty() && profile.signature.iter().all(|column| keys.contains(&column.key))
    };
    if let Some(profile) = of_kind(kind).filter(fits).max_by_key(|profile| profile.signature.len()) {
        return Some(profile.clone());
    }
    // Columns that bear the names of the fields need no mapping.
    let own: Vec<&str> = fields(kind).iter().map(|(name, _)| *name).filter(|name| keys.contains(*name)).collect();
    // what lies inside one object is one column, in however many languages it is
    let outer: HashSet<&str> =
        keys.iter().map(|key| key.split_once('.').map_or(key.as_str(), |(outer, _)| outer)).collect();
    if !own.contains(&required(kind)) || own.len() * 2 < outer.len() {
        return None;
    }
    let mut profile = Profile::empty("fields", kind);
    profile.about = "Columns that bear the names of the fields.".to_owned();
    for name in own {
        profile.fields.insert(name.to_owned(), Field { columns: vec![Column::new(name)], ..Field::default() });
    }
    Some(profile)
}

/// Columns for a message, at most thirty.
fn listed(columns: &[String]) -> String {
    const MOST: usize = 30;
    let mut text = columns.iter().take(MOST).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    if columns.len() > MOST {
        text.push_str(", …");
    }
    text
}

fn unknown_column(column: &str, columns: &[String]) -> FileError {
    let nearest = did_you_mean(column, columns.iter().map(String::as_str));
    FileError::UnknownColumn { column: column.to_owned(), nearest, columns: listed(columns) }
}

fn none_fits(kind: Kind, columns: &[String]) -> FileError {
    // the members of a feature of TopoJSON or GeoJSON
    let shape = |column: &String| column == "arcs" || column == "geometry" || column.starts_with("geometry.");
    if kind == Kind::Regions && columns.iter().any(shape) {
        return FileError::ShapesAsTable;
    }
    FileError::NoProfile {
        kind: kind.as_str(),
        columns: listed(columns),
        fields: names(kind),
        example: columns.first().cloned().unwrap_or_else(|| "Name of Project".to_owned()),
        field: required(kind),
    }
}

/// Reads `column=field` of `--map`; the last `=` parts them.
pub fn read_mapping(text: &str) -> Result<(String, String), FileError> {
    match text.rsplit_once('=').map(|(column, field)| (column.trim(), field.trim())) {
        Some((column, field)) if !column.is_empty() && !field.is_empty() => Ok((column.to_owned(), field.to_owned())),
        _ => Err(FileError::BadMapping { text: text.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn map(pairs: &[&str]) -> Vec<(String, String)> {
        pairs.iter().map(|pair| read_mapping(pair).unwrap()).collect()
    }

    #[test]
    fn a_profile_is_recognised_by_its_columns() {
        let found = columns(&[
            "id",
            "lang",
            "title",
            "summary",
            "beneficiary",
            "programme",
            "fund",
            "budget_eur",
            "geo_method",
            "nuts",
            "x",
        ]);
        assert_eq!(choose(None, &[], Kind::Projects, &found).unwrap().name, "eu-cohesion");
        assert_eq!(
            choose(None, &[], Kind::Projects, &columns(&["title", "summary", "website"])).unwrap().name,
            "fields"
        );
    }

    #[test]
    fn without_a_fitting_profile_the_columns_and_fields_are_named_with_an_example() {
        let error = choose(None, &[], Kind::Projects, &columns(&["Naam", "Tekst"])).unwrap_err().to_string();
        for part in ["`Naam`", "started_on", "--map \"Naam=title\"", "--profile FILE.toml"] {
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn a_mapping_names_columns_and_fields_that_exist() {
        let found = columns(&["Naam", "Tekst"]);
        let profile = choose(None, &map(&["naam=title", "Tekst=description"]), Kind::Projects, &found).unwrap();
        assert_eq!(profile.fields.len(), 2);
        let error = |pairs: &[&str]| choose(None, &map(pairs), Kind::Projects, &found).unwrap_err().to_string();
        assert!(error(&["Naam=titel"]).contains("did you mean `title`?"));
        assert!(error(&["Nam=title"]).contains("did you mean `Naam`?"));
        assert!(error(&["Tekst=summary"]).contains("=title"));
        assert!(read_mapping("title").is_err());
        assert_eq!(read_mapping("a=b=title").unwrap().0, "a=b");
    }

    #[test]
    fn a_profile_of_another_kind_or_an_unknown_one_is_refused() {
        let named = |name: &str| asked(Some(&ProfileChoice::parse(name)), Kind::Projects).unwrap_err().to_string();
        assert!(named("dsi-organisations").contains("rialto import organisations"));
        assert!(named("dsi-project").contains("did you mean `dsi-projects`?"));
        assert!(named("nowhere/x.toml").contains("no file"));
    }
}
