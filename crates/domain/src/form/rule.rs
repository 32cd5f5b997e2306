//! The check of one value: it comes out in canonical form, or with what is wrong with it.

use super::{Field, List, Needed, Rule, SKILLS, Values, is_empty, words};
use crate::context::instant;
use crate::error::Issue;
use crate::id::{GlobalId, Kind};
use crate::money;
use crate::session::TimeZone;
use crate::text::Language;
use crate::vocabulary::{PointPrecision, Skill, Vocabulary};
use chrono::{DateTime, NaiveDate};
use iso_currency::Currency;
use serde_json::{Value, json};

/// Days between which all of history and planning lies.
const DAYS: (&str, &str) = ("1000-01-01", "2999-12-31");
/// Instants of sessions, ms since 1970 UTC: 1990 to the end of 2199.
const INSTANTS: (i64, i64) = (631_152_000_000, 7_258_118_399_999);

type Checked = Result<Value, Vec<Issue>>;

/// A value in its canonical form. Null and blank texts are nothing, whether the field may be empty is not looked at.
pub(super) fn value(rule: &Rule, path: &[&str], given: &Value) -> Checked {
    if given.is_null() {
        return Ok(rule.empty());
    }
    let text = given.as_str();
    let one = |issue: Issue| vec![issue];
    match rule {
        Rule::Line(most) => words::line(path, text.unwrap_or_default(), *most).map(Value::from).map_err(one),
        Rule::Prose(most) => words::prose(path, text.unwrap_or_default(), *most).map(Value::from).map_err(one),
        Rule::Link => words::link(path, text.unwrap_or_default()).map(Value::from).map_err(one),
        Rule::Day => day(path, text.unwrap_or_default()).map_err(one),
        Rule::Instant => moment(path, text.unwrap_or_default()).map_err(one),
        Rule::TimeZone => zone(path, text.unwrap_or_default()).map_err(one),
        Rule::Language => language(path, given).map_err(one),
        Rule::Languages(most) => set(path, given, *most, language),
        Rule::OneOf(list) => choice(list, path, given).map(|(_, name)| name.into()).map_err(one),
        Rule::SomeOf(list) => {
            let mut chosen = each(path, given, usize::MAX, |path, item| choice(list, path, item))?;
            chosen.sort();
            chosen.dedup();
            Ok(chosen.into_iter().map(|(_, name)| Value::from(name)).collect())
        }
        Rule::Code(codes) => code(codes, path, text.unwrap_or_default()).map_err(one),
        Rule::Words(most, length) => key_words(path, given, (*most, *length)),
        Rule::Numbers(least, greatest) => {
            let whole = |path: &[&str], item: &Value| whole(path, item, (*least, *greatest));
            let mut numbers = each(path, given, usize::MAX, whole)?;
            numbers.sort_unstable();
            numbers.dedup();
            Ok(numbers.into())
        }
        Rule::Whole(least, greatest) => whole(path, given, (*least, *greatest)).map(Value::from).map_err(one),
        Rule::Record(kind) => record(*kind, path, given).map_err(one),
        Rule::Records(kind, most) => set(path, given, *most, |path, item| record(*kind, path, item)),
        Rule::Money => money(path, given).map_err(one),
        Rule::Point => point(path, given).map_err(one),
        Rule::Skills => skills(path, given),
        Rule::Rows(_, fields, most) => rows(fields, path, given, *most),
    }
}

fn nothing(text: &str) -> bool {
    text.trim().is_empty()
}

fn day(path: &[&str], text: &str) -> Result<Value, Issue> {
    let (least, greatest) = DAYS;
    match text.trim().parse::<NaiveDate>() {
        _ if nothing(text) => Ok(Value::Null),
        // days of four-digit years have the order of their texts
        Ok(day) if (least..=greatest).contains(&day.to_string().as_str()) => Ok(day.to_string().into()),
        _ => Err(Issue::new(path, "DAY_OUT_OF_RANGE", format!("Write a day between {least} and {greatest}."))
            .param("least", least)
            .param("most", greatest)),
    }
}

fn moment(path: &[&str], text: &str) -> Result<Value, Issue> {
    let (least, greatest) = INSTANTS;
    match DateTime::parse_from_rfc3339(text.trim()).map(|at| at.timestamp_millis()) {
        _ if nothing(text) => Ok(Value::Null),
        Ok(ms) if (least..=greatest).contains(&ms) => Ok(instant(ms).into()),
        _ => {
            let (least, greatest) = (instant(least), instant(greatest));
            let message = format!("Write an instant between {least} and {greatest}.");
            Err(Issue::new(path, "DAY_OUT_OF_RANGE", message).param("least", least).param("most", greatest))
        }
    }
}

fn zone(path: &[&str], text: &str) -> Result<Value, Issue> {
    if nothing(text) {
        return Ok(Value::Null);
    }
    TimeZone::parse(text.trim())
        .map(|zone| zone.as_str().into())
        .map_err(|error| Issue::new(path, "TIME_ZONE_UNKNOWN", format!("{error}.")))
}

fn language(path: &[&str], given: &Value) -> Result<Value, Issue> {
    Language::parse(given.as_str().unwrap_or_default())
        .map(|language| language.as_str().into())
        .map_err(|error| unknown(path, &error.0, &format!("{error}.")))
}

fn unknown(path: &[&str], value: &str, message: &str) -> Issue {
    let shown: String = value.chars().take(60).collect();
    Issue::new(path, "VALUE_UNKNOWN", message).param("value", shown)
}

fn choice(list: &List, path: &[&str], given: &Value) -> Result<(usize, String), Issue> {
    let text = given.as_str().unwrap_or_default();
    let values = (list.values)();
    match list.place(text).and_then(|at| values.get(at).map(|name| (at, name.to_uppercase()))) {
        Some(found) => Ok(found),
        None => {
            let all = values.join(", ").to_uppercase();
            Err(unknown(path, text, &format!("Choose one of {all}.")))
        }
    }
}

fn code(codes: &[&str], path: &[&str], text: &str) -> Result<Value, Issue> {
    if nothing(text) {
        return Ok(Value::Null);
    }
    match codes.iter().find(|code| code.eq_ignore_ascii_case(text.trim())) {
        Some(code) => Ok(Value::from(*code)),
        None => Err(unknown(path, text, &format!("Choose one of {}.", codes.join(", ")))),
    }
}

fn whole(path: &[&str], given: &Value, (least, greatest): (i64, i64)) -> Result<i64, Issue> {
    // a number of bytes comes as a Float
    let number =
        given.as_i64().or_else(|| given.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64));
    number.filter(|number| (least..=greatest).contains(number)).ok_or_else(|| {
        let message = format!("Write a whole number from {least} to {greatest}.");
        Issue::new(path, "NUMBER_OUT_OF_RANGE", message).param("least", least).param("most", greatest)
    })
}

/// The issue of a record that is not there, or that who acts may not see: one answer for both.
pub fn unknown_record(kind: Kind, path: &[&str]) -> Issue {
    let (code, what) = match kind {
        Kind::Region => ("REGION_UNKNOWN", "region"),
        Kind::Organisation => ("ORGANISATION_UNKNOWN", "organisation"),
        Kind::Cluster => ("CLUSTER_UNKNOWN", "cluster"),
        _ => ("PROJECT_UNKNOWN", "project"),
    };
    Issue::new(path, code, format!("There is no such {what}; choose one from the list."))
}

fn record(kind: Kind, path: &[&str], given: &Value) -> Result<Value, Issue> {
    let id = given.as_str().and_then(GlobalId::parse).filter(|id| id.kind == kind);
    id.map(|id| id.to_string().into()).ok_or_else(|| unknown_record(kind, path))
}

fn money(path: &[&str], given: &Value) -> Result<Value, Issue> {
    let with = |part: &'static str| [path, &[part]].concat();
    let amount = given.get("amount").and_then(Value::as_f64).unwrap_or(f64::NAN);
    let cents = money::cents(&with("amount"), amount)?;
    let currency = given.get("currency").and_then(Value::as_str).unwrap_or_default().trim().to_uppercase();
    if Currency::from_code(&currency).is_none() {
        let message = "Write the currency by its three letters (ISO 4217), such as EUR.";
        return Err(Issue::new(&with("currency"), "CURRENCY_UNKNOWN", message));
    }
    Ok(json!({ "amount": cents as f64 / 100.0, "currency": currency }))
}

fn point(path: &[&str], given: &Value) -> Result<Value, Issue> {
    let degrees = |name: &str| given.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN);
    let (lat, lon) = (degrees("lat"), degrees("lon"));
    if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
        let message = "A place has a latitude from -90 to 90 and a longitude from -180 to 180.";
        return Err(Issue::new(path, "POINT_OUT_OF_RANGE", message));
    }
    let precision = given.get("precision").and_then(Value::as_str).and_then(PointPrecision::parse);
    let precision = precision.unwrap_or(PointPrecision::Address).as_str().to_uppercase();
    Ok(json!({ "lat": lat, "lon": lon, "precision": precision }))
}

/// The items of a list, each checked; everything that is wrong is told at once.
fn each<T>(
    path: &[&str],
    given: &Value,
    most: usize,
    check: impl Fn(&[&str], &Value) -> Result<T, Issue>,
) -> Result<Vec<T>, Vec<Issue>> {
    let items = given.as_array().map(Vec::as_slice).unwrap_or_default();
    limit(path, items.len(), most)?;
    let (mut good, mut bad) = (Vec::with_capacity(items.len()), Vec::new());
    for (at, item) in items.iter().enumerate() {
        match check(&[path, &[&at.to_string()]].concat(), item) {
            Ok(item) => good.push(item),
            Err(issue) => bad.push(issue),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

fn limit(path: &[&str], found: usize, most: usize) -> Result<(), Vec<Issue>> {
    if found <= most {
        return Ok(());
    }
    let message = format!("Give at most {most}; these are {found}.");
    Err(vec![Issue::new(path, "TOO_MANY", message).param("most", most)])
}

/// A set of texts, sorted.
fn set(path: &[&str], given: &Value, most: usize, check: impl Fn(&[&str], &Value) -> Result<Value, Issue>) -> Checked {
    let items = each(path, given, usize::MAX, check)?;
    let mut items: Vec<String> = items.into_iter().filter_map(|item| item.as_str().map(str::to_owned)).collect();
    items.sort();
    items.dedup();
    limit(path, items.len(), most)?;
    Ok(items.into())
}

/// Key words: the same word in other letters is no other word.
fn key_words(path: &[&str], given: &Value, (most, length): (usize, usize)) -> Checked {
    let items =
        each(path, given, usize::MAX, |path, item| words::line(path, item.as_str().unwrap_or_default(), length))?;
    let mut items: Vec<String> = items.into_iter().flatten().collect();
    let mut known = std::collections::HashSet::new();
    items.retain(|word| known.insert(word.to_lowercase()));
    limit(path, items.len(), most)?;
    items.sort();
    Ok(items.into())
}

fn skills(path: &[&str], given: &Value) -> Checked {
    let mut skills = each(path, given, Skill::ALL.len(), |path, item| {
        let (at, name) = choice(&SKILLS, &[path, &["skill"]].concat(), &item["skill"])?;
        Ok((at, name, whole(&[path, &["level"]].concat(), &item["level"], (1, 4))?))
    })?;
    skills.sort();
    let names: Vec<&String> = skills.iter().map(|(_, name, _)| name).collect();
    if let Some(twice) = names.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first()) {
        let message = format!("{twice} is there twice; give each skill one level.");
        return Err(vec![Issue::new(path, "TWICE", message).param("value", twice)]);
    }
    Ok(skills.iter().map(|(_, skill, level)| json!({ "skill": skill, "level": level })).collect())
}

fn rows(fields: &'static [Field], path: &[&str], given: &Value, most: usize) -> Checked {
    let items = given.as_array().map(Vec::as_slice).unwrap_or_default();
    limit(path, items.len(), most)?;
    let (mut good, mut bad) = (Vec::with_capacity(items.len()), Vec::new());
    let none = Values::new();
    for (at, item) in items.iter().enumerate() {
        match row(fields, &[path, &[&at.to_string()]].concat(), item.as_object().unwrap_or(&none)) {
            Ok(row) => good.push(Value::Object(row)),
            Err(issues) => bad.extend(issues),
        }
    }
    if bad.is_empty() { Ok(Value::Array(good)) } else { Err(bad) }
}

/// All fields of something new, each in canonical form; what is needed from the beginning is there.
pub(super) fn row(fields: &'static [Field], path: &[&str], given: &Values) -> Result<Values, Vec<Issue>> {
    let (mut good, mut bad) = (Values::new(), Vec::new());
    for field in fields {
        let at = [path, &[field.name]].concat();
        let default = field.default.map_or(Value::Null, Value::from);
        let found = given.get(field.name).filter(|value| !value.is_null()).unwrap_or(&default);
        match value(&field.rule, &at, found) {
            Ok(value) if is_empty(&value) && field.needed == Needed::Created => bad.push(needed(&at)),
            Ok(value) => {
                good.insert(field.name.to_owned(), value);
            }
            Err(issues) => bad.extend(issues),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

/// The issue of a field that must not be empty.
pub(super) fn needed(path: &[&str]) -> Issue {
    Issue::new(path, "FIELD_NEEDED", "This is needed; fill it in.")
}
