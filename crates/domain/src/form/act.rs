//! What becomes of a form when a record is made, edited, translated and published.

use super::rule::{self, needed};
use super::{Field, Form, NEED, Needed, Rule, Values, is_empty};
use crate::error::Issue;
use crate::text::{Language, Translations};
use crate::vocabulary::Publication;
use serde_json::Value;

/// Most needs with which a project is made.
const FIRST_NEEDS: usize = 10;

/// Checks the fields that are given, each by itself: the good ones in canonical form, and what is wrong with the others.
pub fn check(form: &Form, given: &Values) -> (Values, Vec<Issue>) {
    let (mut good, mut bad) = (Values::new(), Vec::new());
    for field in form.fields {
        let Some(found) = given.get(field.name) else { continue };
        match rule::value(&field.rule, &["input", field.name], found) {
            Ok(value) => {
                good.insert(field.name.to_owned(), value);
            }
            Err(issues) => bad.extend(issues),
        }
    }
    (good, bad)
}

/// All values of a new record.
///
/// # Errors
/// What is wrong, field by field.
pub fn create(form: &Form, given: &Values) -> Result<Values, Vec<Issue>> {
    let values = rule::row(form.fields, &["input"], given)?;
    let crossed = crossed(form, &values, |_| true);
    if crossed.is_empty() { Ok(values) } else { Err(crossed) }
}

/// All values of a record after those that are given took the place of what it had; absent ones stay.
///
/// Imported records may lack something or say it in their own way: only what is given and not as before is held against the
/// rules.
///
/// # Errors
/// What is wrong, field by field.
pub fn edit(form: &Form, before: &Values, given: &Values, publication: Publication) -> Result<Values, Vec<Issue>> {
    let same = |name: &String, value: &Value| before.get(name) == Some(value);
    let given: Values = given
        .iter()
        .filter(|(name, value)| !same(name, value))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let (good, mut bad) = check(form, &given);
    let least = if publication == Publication::Published { Needed::Published } else { Needed::Created };
    for field in form.fields {
        let cleared =
            good.get(field.name).is_some_and(is_empty) && before.get(field.name).is_some_and(|was| !is_empty(was));
        if cleared && field.needed >= least {
            bad.push(needed(&["input", field.name]));
        }
    }
    let mut after = before.clone();
    after.extend(good);
    bad.extend(crossed(form, &after, |name| given.contains_key(name)));
    let lost = !form.one_of.is_empty() && one_of(form, before) && !one_of(form, &after);
    if publication == Publication::Published && lost {
        bad.push(one_of_needed(form));
    }
    if bad.is_empty() { Ok(after) } else { Err(bad) }
}

/// Ends before beginnings, where `touched` tells that one of the two is given.
fn crossed(form: &Form, values: &Values, touched: impl Fn(&str) -> bool) -> Vec<Issue> {
    let text = |name: &str| values.get(name).and_then(Value::as_str);
    let mut issues = Vec::new();
    for (first, last) in form.spans {
        if let (Some(begins), Some(ends)) = (text(first), text(last))
            // both are in canonical form, in which earlier is less
            && ends < begins
            && (touched(first) || touched(last))
        {
            let issue =
                Issue::new(&["input", last], "ENDS_BEFORE_START", "It ends before it begins; change one of the two.");
            issues.push(issue.param("field", first));
        }
    }
    issues
}

fn one_of(form: &Form, values: &Values) -> bool {
    form.one_of.iter().any(|name| values.get(*name).is_some_and(|value| !is_empty(value)))
}

fn one_of_needed(form: &Form) -> Issue {
    let first = form.one_of.first().copied().unwrap_or_default();
    let all = form.one_of.join(", ");
    Issue::new(&["input", first], "ONE_OF_NEEDED", format!("One of these is needed: {all}.")).param("fields", all)
}

/// What a record still lacks to be published.
pub fn lacking(form: &Form, values: &Values) -> Vec<Issue> {
    let is_lacking = |field: &&Field| field.needed != Needed::Never && values.get(field.name).is_none_or(is_empty);
    let mut issues: Vec<Issue> =
        form.fields.iter().filter(is_lacking).map(|field| needed(&["input", field.name])).collect();
    if !form.one_of.is_empty() && !one_of(form, values) {
        issues.push(one_of_needed(form));
    }
    issues
}

/// The first needs of a new project, each with all its fields.
///
/// # Errors
/// What is wrong, row by row.
pub fn needs(given: &Values) -> Result<Vec<Values>, Vec<Issue>> {
    let rows = Rule::Rows("[NeedInput!]", NEED, FIRST_NEEDS);
    let found = given.get("needs").unwrap_or(&Value::Null);
    let Value::Array(rows) = rule::value(&rows, &["input", "needs"], found)? else { return Ok(Vec::new()) };
    Ok(rows.into_iter().filter_map(|row| if let Value::Object(row) = row { Some(row) } else { None }).collect())
}

/// A translation that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Translated {
    /// The field.
    pub field: String,
    /// Its translation before.
    pub before: Option<String>,
    /// And now.
    pub after: Option<String>,
}

/// Changes the translations of a record into one language: of each text a field and what it says there, nothing to remove it.
/// Tells what was changed.
///
/// # Errors
/// `LANGUAGE_IS_ORIGINAL`, `FIELD_NOT_TRANSLATABLE`, `ORIGINAL_EMPTY`, `TEXT_TOO_LONG`, `TWICE`.
pub fn translate(
    form: &Form,
    values: &Values,
    translations: &mut Translations,
    (language, texts): (&Language, &[(String, Option<String>)]),
) -> Result<Vec<Translated>, Vec<Issue>> {
    if values.get("language").and_then(Value::as_str) == Some(language.as_str()) {
        let message = "The texts are in this language; edit them instead.";
        return Err(vec![Issue::new(&["input", "language"], "LANGUAGE_IS_ORIGINAL", message)]);
    }
    let (mut changed, mut issues) = (Vec::new(), Vec::new());
    let stored = translations.get(language).cloned().unwrap_or_default();
    let mut after = stored.clone();
    let mut seen = std::collections::BTreeSet::new();
    for (at, (name, text)) in texts.iter().enumerate() {
        let at = at.to_string();
        let issue = |part: &str, code, message: &str| {
            Issue::new(&["input", "texts", &at, part], code, message)
                .param("field", name.chars().take(60).collect::<String>())
        };
        let Some(field) = form.field(name).filter(|field| field.is_translated) else {
            let all: Vec<&str> =
                form.fields.iter().filter(|field| field.is_translated).map(|field| field.name).collect();
            issues.push(issue("field", "FIELD_NOT_TRANSLATABLE", &format!("Translate one of {}.", all.join(", "))));
            continue;
        };
        if !seen.insert(field.name) {
            issues.push(issue("field", "TWICE", "This field is there twice.").param("value", field.name));
            continue;
        }
        let path = ["input", "texts", at.as_str(), "text"];
        let given = Value::from(text.clone());
        let Ok(value) = rule::value(&field.rule, &path, &given).map_err(|found| issues.extend(found)) else { continue };
        match value.as_str() {
            Some(_) if values.get(field.name).is_none_or(is_empty) => {
                issues.push(issue("field", "ORIGINAL_EMPTY", "There is no original; write that first."));
            }
            Some(text) => drop(after.insert(field.name.to_owned(), text.to_owned())),
            None => drop(after.remove(field.name)),
        }
        if stored.get(field.name) != after.get(field.name) {
            let (before, after) = (stored.get(field.name).cloned(), after.get(field.name).cloned());
            changed.push(Translated { field: field.name.to_owned(), before, after });
        }
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    match after.is_empty() {
        true => drop(translations.remove(language)),
        false => drop(translations.insert(language.clone(), after)),
    }
    Ok(changed)
}

/// What is left of the translations when the originals have changed: none of a text that is gone, and none into the
/// language of the originals.
pub fn translations_after(form: &Form, after: &Values, translations: &Translations) -> Translations {
    let original = after.get("language").and_then(Value::as_str).unwrap_or_default();
    let is_there = |name: &str| form.field(name).is_some() && after.get(name).is_some_and(|value| !is_empty(value));
    translations
        .iter()
        .filter(|(language, _)| language.as_str() != original)
        .map(|(language, texts)| {
            let texts = texts.iter().filter(|(name, _)| is_there(name));
            (language.clone(), texts.map(|(name, text)| (name.clone(), text.clone())).collect())
        })
        .filter(|(_, texts): &(_, std::collections::BTreeMap<_, _>)| !texts.is_empty())
        .collect()
}
