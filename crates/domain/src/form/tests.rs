use super::*;
use crate::error::Issue;
use crate::policy::record::RECORDS;
use crate::text::{Language, Translations};
use crate::vocabulary::Publication;
use proptest::prelude::*;
use serde_json::json;

fn values(json: Value) -> Values {
    match json {
        Value::Object(map) => map,
        other => panic!("{other} is no object"),
    }
}

fn form(kind: Kind) -> &'static Form {
    Form::of(kind).unwrap()
}

fn told(issues: &[Issue]) -> Vec<(String, &'static str)> {
    issues.iter().map(|issue| (issue.path.join("."), issue.code)).collect()
}

fn at(path: &str, code: &'static str) -> (String, &'static str) {
    (path.to_owned(), code)
}

const REGION: &str = "region_0190f3a2000070008000000000000001";

fn project() -> Values {
    create(form(Kind::Project), &values(json!({ "title": "A club", "language": "sl", "tags": ["b", "a"] }))).unwrap()
}

#[test]
fn every_kind_that_people_write_has_a_form_whose_first_field_is_its_name() {
    for kind in RECORDS {
        let form = form(kind);
        assert!(["title", "name"].contains(&form.title()), "{kind:?}");
        assert_eq!(form.field("language").unwrap().needed, Needed::Created, "{kind:?}");
        let mut names: Vec<&str> = form.fields.iter().map(|field| field.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), form.fields.len(), "{kind:?} has a field twice");
        let named = form.spans.iter().flat_map(|(a, b)| [a, b]).chain(form.one_of);
        named.for_each(|name| assert!(form.field(name).is_some(), "{kind:?} has no {name}"));
        for field in form.fields {
            assert!(!field.is_translated || field.rule.is_text(), "{kind:?}.{} is no text", field.name);
            let default = field.default.map_or(Value::Null, Value::from);
            assert!(
                rule::value(&field.rule, &[], &default).is_ok(),
                "the default of {kind:?}.{} is refused",
                field.name
            );
        }
    }
    assert!(Form::of(Kind::Need).is_none() && Form::of(Kind::Region).is_none());
}

#[test]
fn a_new_record_has_every_field_in_its_canonical_form() {
    let made = project();
    assert_eq!(made.len(), form(Kind::Project).fields.len());
    assert_eq!((&made["tags"], &made["sdgs"], &made["summary"]), (&json!(["a", "b"]), &json!([]), &Value::Null));
    let cluster = json!({ "name": "C", "language": "en", "macroScenario": "svr_smes" });
    let cluster = create(form(Kind::Cluster), &values(cluster)).unwrap();
    assert_eq!((&cluster["consolidation"], &cluster["macroScenario"]), (&json!("EMERGING"), &json!("SVR_SMES")));
}

#[test]
fn everything_that_is_wrong_is_told_at_once_with_its_place() {
    let given = json!({
        "title": "  ", "language": "english please", "summary": "x".repeat(501), "regionId": "project_1", "website": "hello",
        "startedOn": "0999-12-31", "sdgs": [1, 18], "focusAreas": ["NETWORKING", "SPACE"], "tags": ["x".repeat(51)],
        "budget": { "amount": 0.001, "currency": "EUR" }, "point": { "lat": 91, "lon": 0 },
    });
    let issues = create(form(Kind::Project), &values(given)).unwrap_err();
    let expected = [
        at("input.title", "FIELD_NEEDED"),
        at("input.language", "VALUE_UNKNOWN"),
        at("input.summary", "TEXT_TOO_LONG"),
        at("input.regionId", "REGION_UNKNOWN"),
        at("input.point", "POINT_OUT_OF_RANGE"),
        at("input.startedOn", "DAY_OUT_OF_RANGE"),
        at("input.budget.amount", "NUMBER_OUT_OF_RANGE"),
        at("input.website", "NOT_A_LINK"),
        at("input.tags.0", "TEXT_TOO_LONG"),
        at("input.sdgs.1", "NUMBER_OUT_OF_RANGE"),
        at("input.focusAreas.1", "VALUE_UNKNOWN"),
    ];
    assert_eq!(told(&issues), expected);
}

#[test]
fn money_is_exact_to_the_cent_and_its_currency_is_known() {
    let money = |amount: f64, currency: &str| {
        rule::value(&Rule::Money, &["input", "budget"], &json!({ "amount": amount, "currency": currency }))
    };
    assert_eq!(money(0.29, " eur").unwrap(), json!({ "amount": 0.29, "currency": "EUR" }));
    assert_eq!(money(641_253.04, "HUF").unwrap()["amount"], json!(641_253.04));
    for (amount, currency, path, code) in [
        (-1.0, "EUR", "input.budget.amount", "NUMBER_OUT_OF_RANGE"),
        (1e13, "EUR", "input.budget.amount", "NUMBER_OUT_OF_RANGE"),
        (1.234, "EUR", "input.budget.amount", "NUMBER_OUT_OF_RANGE"),
        (1.0, "EURO", "input.budget.currency", "CURRENCY_UNKNOWN"),
    ] {
        assert_eq!(told(&money(amount, currency).unwrap_err()), [at(path, code)]);
    }
}

#[test]
fn rows_of_a_form_are_checked_like_the_form() {
    let given = json!({ "needs": [{ "area": "FUNDING", "kind": "PARTNER", "title": " A bank " }, { "area": "X", "kind": "DATA", "title": "" }] });
    assert_eq!(
        told(&needs(&values(given)).unwrap_err()),
        [at("input.needs.1.area", "VALUE_UNKNOWN"), at("input.needs.1.title", "FIELD_NEEDED")]
    );
    let found =
        needs(&values(json!({ "needs": [{ "area": "FUNDING", "kind": "PARTNER", "title": " A bank " }] }))).unwrap();
    assert_eq!(found[0]["title"], "A bank");
    assert_eq!(found[0]["openUntil"], Value::Null);
    assert_eq!(needs(&Values::new()), Ok(Vec::new()));
    let eleven = vec![json!({ "area": "FUNDING", "kind": "PARTNER", "title": "x" }); 11];
    assert_eq!(told(&needs(&values(json!({ "needs": eleven }))).unwrap_err()), [at("input.needs", "TOO_MANY")]);
    let skills = |given: Value| rule::value(&Rule::Skills, &["s"], &given);
    assert_eq!(
        told(&skills(json!([{ "skill": "LEADERSHIP", "level": 5 }])).unwrap_err()),
        [at("s.0.level", "NUMBER_OUT_OF_RANGE")]
    );
    let twice = json!([{ "skill": "LEADERSHIP", "level": 1 }, { "skill": "LEADERSHIP", "level": 2 }]);
    assert_eq!(told(&skills(twice).unwrap_err()), [at("s", "TWICE")]);
}

#[test]
fn an_edit_changes_what_it_gives_and_nothing_else() {
    let form = form(Kind::Project);
    let before = project();
    let after = edit(form, &before, &values(json!({ "summary": " New. ", "tags": null })), Publication::Draft).unwrap();
    let changed = difference(form, &before, &after);
    let names: Vec<(&str, &Value, &Value)> =
        changed.iter().map(|changed| (changed.name.as_str(), &changed.before, &changed.after)).collect();
    assert_eq!(names, [("summary", &Value::Null, &json!("New.")), ("tags", &json!(["a", "b"]), &json!([]))]);
    let untouched = edit(form, &before, &before, Publication::Draft).unwrap();
    assert_eq!(difference(form, &before, &untouched), []);
}

#[test]
fn what_is_public_keeps_what_it_needs_and_what_lacked_it_may_go_on() {
    let form = form(Kind::Project);
    let imported = project();
    assert_eq!(
        told(&lacking(form, &imported)),
        [at("input.summary", "FIELD_NEEDED"), at("input.regionId", "FIELD_NEEDED")]
    );
    let edited =
        edit(form, &imported, &values(json!({ "website": "example.org", "summary": null })), Publication::Published);
    assert!(edited.is_ok(), "a record that came without a summary can be edited");
    let whole =
        edit(form, &imported, &values(json!({ "summary": "x", "regionId": REGION })), Publication::Published).unwrap();
    assert_eq!(lacking(form, &whole), []);
    let clear = values(json!({ "summary": " ", "title": null }));
    assert_eq!(told(&edit(form, &whole, &clear, Publication::Draft).unwrap_err()), [at("input.title", "FIELD_NEEDED")]);
    let both = [at("input.title", "FIELD_NEEDED"), at("input.summary", "FIELD_NEEDED")];
    assert_eq!(told(&edit(form, &whole, &clear, Publication::Published).unwrap_err()), both);
}

#[test]
fn a_dataset_is_published_with_a_page_or_a_file() {
    let form = form(Kind::Dataset);
    let given = json!({ "title": "D", "language": "en", "description": "x" });
    let made = create(form, &values(given)).unwrap();
    assert_eq!(told(&lacking(form, &made)), [at("input.landingPage", "ONE_OF_NEEDED")]);
    let files = json!([{ "accessUrl": "example.org/a.csv", "byteSize": 1.0 }]);
    let public = edit(form, &made, &values(json!({ "distributions": files })), Publication::Draft).unwrap();
    assert_eq!(public["distributions"][0]["byteSize"], 1);
    assert_eq!(lacking(form, &public), []);
    let cleared = edit(form, &public, &values(json!({ "distributions": [] })), Publication::Published).unwrap_err();
    assert_eq!(told(&cleared), [at("input.landingPage", "ONE_OF_NEEDED")]);
}

#[test]
fn nothing_ends_before_it_begins() {
    let form = form(Kind::Session);
    let given = json!({ "title": "S", "language": "en", "startsAt": "2026-12-03T18:00:00+01:00", "endsAt": "2026-12-03T16:59:00Z", "timeZone": "Europe/Madrid" });
    assert_eq!(told(&create(form, &values(given.clone())).unwrap_err()), [at("input.endsAt", "ENDS_BEFORE_START")]);
    let mut given = values(given);
    given.insert("endsAt".to_owned(), json!("2026-12-03T18:00:00Z"));
    let made = create(form, &given).unwrap();
    assert_eq!(made["startsAt"], "2026-12-03T17:00:00.000Z");
    let later = values(json!({ "startsAt": "2026-12-04T17:00:00Z" }));
    assert_eq!(
        told(&edit(form, &made, &later, Publication::Draft).unwrap_err()),
        [at("input.endsAt", "ENDS_BEFORE_START")]
    );
}

fn sl(texts: &[(&str, Option<&str>)]) -> (Language, Vec<(String, Option<String>)>) {
    let texts = texts.iter().map(|(name, text)| ((*name).to_owned(), text.map(str::to_owned))).collect();
    (Language::parse("es").unwrap(), texts)
}

#[test]
fn a_translation_is_written_changed_and_removed() {
    let form = form(Kind::Project);
    let mut stored = Translations::new();
    let run = |stored: &mut Translations, texts: &[(&str, Option<&str>)]| {
        let (language, texts) = sl(texts);
        translate(form, &project(), stored, (&language, &texts))
    };
    let changed = run(&mut stored, &[("title", Some(" Un club "))]).unwrap();
    assert_eq!((changed[0].before.as_deref(), changed[0].after.as_deref()), (None, Some("Un club")));
    assert_eq!(run(&mut stored, &[("title", Some("Un club"))]).unwrap(), [], "the same again changes nothing");
    let wrong = [("website", Some("x")), ("summary", Some("x")), ("title", Some("y")), ("title", None)];
    let issues = run(&mut stored, &wrong).unwrap_err();
    let expected = [
        at("input.texts.0.field", "FIELD_NOT_TRANSLATABLE"),
        at("input.texts.1.field", "ORIGINAL_EMPTY"),
        at("input.texts.3.field", "TWICE"),
    ];
    assert_eq!(told(&issues), expected);
    assert_eq!(stored.len(), 1, "nothing is written when something is wrong");
    run(&mut stored, &[("title", None)]).unwrap();
    assert!(stored.is_empty());
    let original = Language::parse("sl").unwrap();
    let issues = translate(form, &project(), &mut stored, (&original, &[])).unwrap_err();
    assert_eq!(told(&issues), [at("input.language", "LANGUAGE_IS_ORIGINAL")]);
}

#[test]
fn a_translation_goes_with_its_original() {
    let form = form(Kind::Project);
    let texts = [("title".to_owned(), "Un club".to_owned()), ("summary".to_owned(), "x".to_owned())];
    let stored = Translations::from([(Language::parse("es").unwrap(), texts.into_iter().collect())]);
    let left = translations_after(form, &project(), &stored);
    assert_eq!(left.values().next().unwrap().keys().collect::<Vec<_>>(), ["title"], "there is no summary");
    let mut spanish = project();
    spanish.insert("language".to_owned(), json!("es"));
    assert!(translations_after(form, &spanish, &stored).is_empty());
}

#[test]
fn two_people_contest_the_fields_that_both_changed() {
    let form = form(Kind::Project);
    let mut now = project();
    now.insert("title".to_owned(), json!("Theirs"));
    now.insert("website".to_owned(), json!("https://theirs.example/"));
    now.insert("sdgs".to_owned(), json!([5]));
    let then = values(json!({ "title": "A club", "website": null, "sdgs": [] }));
    // the website is as it was read, the goals are the same as theirs, the summary was changed here alone
    let given = values(json!({ "title": "Mine", "website": null, "sdgs": [5], "summary": "x" }));
    let contested = conflict(form, &given, &now, &then);
    assert_eq!(contested, [Contested { name: "title".to_owned(), yours: json!("Mine"), theirs: json!("Theirs") }]);
}

/// What might be given to a field, right or wrong.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        "\\PC{0,30}".prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..40i64).prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        any::<bool>().prop_map(Value::from),
        Just(json!("example.org/x")),
        Just(json!("2026-11-22")),
        Just(json!("2026-11-22T08:00:00Z")),
        Just(json!("Europe/Madrid")),
        Just(json!("pt_br")),
        Just(json!(REGION)),
        Just(json!("funding")),
        Just(json!("PUBLIC")),
        Just(json!({ "amount": 1.5, "currency": "eur" })),
        Just(json!({ "lat": 46.05, "lon": 14.5 })),
        Just(json!({ "skill": "leadership", "level": 2 })),
        Just(json!({ "accessUrl": "https://example.org/x", "format": " CSV" })),
    ];
    leaf.clone().prop_recursive(2, 8, 4, move |inner| {
        prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Value::from), leaf.clone()]
    })
}

proptest! {
    #[test]
    fn whatever_is_given_is_refused_or_canonical(kind in 0..RECORDS.len(), found in any_value()) {
        let form = form(RECORDS[kind]);
        for field in form.fields {
            if let Ok(once) = rule::value(&field.rule, &["input"], &found) {
                prop_assert_eq!(rule::value(&field.rule, &["input"], &once), Ok(once.clone()), "{}", field.name);
                prop_assert_eq!(once.is_array(), field.rule.is_list());
            }
        }
    }

    #[test]
    fn an_edit_is_its_difference(title in "[a-z]{1,20}", tags in prop::collection::vec("[a-z]{1,5}", 0..5), sdgs in prop::collection::vec(1..=17i64, 0..5)) {
        let form = form(Kind::Project);
        let before = project();
        let given = values(json!({ "title": title, "tags": tags, "sdgs": sdgs }));
        let after = edit(form, &before, &given, Publication::Draft).unwrap();
        let mut patched = before.clone();
        for changed in difference(form, &before, &after) {
            prop_assert_eq!(patched.get(&changed.name), Some(&changed.before));
            patched.insert(changed.name, changed.after);
        }
        prop_assert_eq!(&patched, &after);
        prop_assert_eq!(difference(form, &after, &before).len(), difference(form, &before, &after).len());
        // the same edit again changes nothing
        prop_assert_eq!(edit(form, &after, &given, Publication::Draft), Ok(after.clone()));
        // and nobody contests what both wrote
        prop_assert_eq!(conflict(form, &after, &after, &before), vec![]);
    }
}
