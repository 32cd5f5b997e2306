//! Queries nobody thought of: valid ones made from the schema must answer in the schema's types, and no words in any order
//! make the server answer with a fault of its own.

use super::demo::Network;
use rialto_gateway::graphql::{AnswerKind, Call};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write;

/// A small generator of numbers, the same every time (SplitMix64 of Steele, Lea, Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}

/// The schema by introspection: type name → (field name → field).
struct Schema {
    fields: HashMap<String, Vec<Value>>,
    values: HashMap<String, Vec<String>>,
}

impl Schema {
    async fn of(network: &Network) -> Self {
        let data = network
            .data("{ __schema { types { kind name enumValues { name } fields { name args { name type { kind name ofType { kind name ofType { kind name ofType { name } } } } } type { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }")
            .await;
        let (mut fields, mut values) = (HashMap::new(), HashMap::new());
        for ty in data["__schema"]["types"].as_array().unwrap() {
            let name = ty["name"].as_str().unwrap().to_owned();
            if let Some(all) = ty["enumValues"].as_array() {
                values
                    .insert(name.clone(), all.iter().map(|value| value["name"].as_str().unwrap().to_owned()).collect());
            }
            if let Some(all) = ty["fields"].as_array() {
                fields.insert(name, all.clone());
            }
        }
        Self { fields, values }
    }

    /// Some fields of a type with what they need, at most so deep.
    fn selection(&self, ty: &str, depth: usize, dice: &mut Dice) -> String {
        if ty == "Node" {
            return "{ __typename id }".to_owned();
        }
        let mut out = "{ __typename".to_owned();
        for field in &self.fields[ty] {
            let name = field["name"].as_str().unwrap();
            let (inner, _) = named(&field["type"]);
            let leaf = !self.fields.contains_key(inner);
            if name.starts_with("__") || (!leaf && (depth == 0 || dice.below(3) > 0)) {
                continue;
            }
            write!(out, " {name}{}", self.arguments(field, dice)).unwrap();
            if !leaf {
                write!(out, " {}", self.selection(inner, depth - 1, dice)).unwrap();
            }
        }
        out + " }"
    }

    fn arguments(&self, field: &Value, dice: &mut Dice) -> String {
        let mut given = Vec::new();
        for argument in field["args"].as_array().unwrap() {
            let name = argument["name"].as_str().unwrap();
            let (inner, required) = named(&argument["type"]);
            let value = match (name, inner) {
                ("first", _) => "2".to_owned(),
                ("id", _) if required => {
                    let kind = field["name"].as_str().filter(|name| ["lesson", "conversation"].contains(name));
                    format!("\"{}_00000000000070008000000000000000\"", kind.unwrap_or("project"))
                }
                ("projectId", _) => "\"project_00000000000070008000000000000000\"".to_owned(),
                ("input", "ConcludeProjectInput") => {
                    "{ projectId: \"project_00000000000070008000000000000000\", version: 1, kind: SUCCEEDED, causes: [] }".to_owned()
                }
                ("personId", _) => "\"person_00000000000070008000000000000000\"".to_owned(),
                ("ids", _) => "[\"region_00000000000070008000000000000000\"]".to_owned(),
                ("slug" | "title" | "token", _) => "\"nothing-here\"".to_owned(),
                ("code", _) => "\"ES61\"".to_owned(),
                ("text", _) => "\"school village\"".to_owned(),
                ("box", _) => "{ west: -30, south: 30, east: 45, north: 72 }".to_owned(),
                ("zoom", _) => dice.below(19).to_string(),
                ("level", _) => dice.below(4).to_string(),
                (_, inner) if self.values.contains_key(inner) && (required || dice.below(2) == 0) => {
                    let values = &self.values[inner];
                    let value = &values[dice.below(values.len())];
                    if name == "of" || name == "kinds" { format!("[{value}]") } else { value.clone() }
                }
                _ => continue,
            };
            given.push(format!("{name}: {value}"));
        }
        if given.is_empty() { String::new() } else { format!("({})", given.join(", ")) }
    }

    /// Whether a value has the type that the schema says.
    fn check(&self, value: &Value, ty: &Value, path: &str) {
        let kind = ty["kind"].as_str().unwrap();
        match kind {
            "NON_NULL" => {
                assert!(!value.is_null(), "{path} must not be null");
                self.check(value, &ty["ofType"], path);
            }
            _ if value.is_null() => {}
            "LIST" => value
                .as_array()
                .unwrap_or_else(|| panic!("{path} must be a list: {value}"))
                .iter()
                .for_each(|item| self.check(item, &ty["ofType"], path)),
            "ENUM" => {
                let values = &self.values[ty["name"].as_str().unwrap()];
                assert!(values.iter().any(|known| value == known), "{path}: {value} is not in {values:?}");
            }
            "SCALAR" => {
                let fits = match ty["name"].as_str().unwrap() {
                    "Int" => value.is_i64(),
                    "Float" => value.is_number(),
                    "GeoJSON" => value["coordinates"].is_array(),
                    "Boolean" => value.is_boolean(),
                    "Date" => value.as_str().is_some_and(|text| text.len() == 10),
                    "DateTime" => value.as_str().is_some_and(|text| text.len() == 24),
                    _ => value.is_string(),
                };
                assert!(fits, "{path}: {value} is no {}", ty["name"]);
            }
            _ => {
                let name = value["__typename"].as_str().unwrap();
                for (key, inner) in value.as_object().unwrap().iter().filter(|(key, _)| *key != "__typename") {
                    let field = self.fields[name].iter().find(|field| field["name"] == *key).unwrap();
                    self.check(inner, &field["type"], &format!("{path}.{key}"));
                }
            }
        }
    }
}

/// The named type inside wrappers, and whether the outermost is non-null.
fn named(ty: &Value) -> (&str, bool) {
    let mut inner = ty;
    while !inner["ofType"].is_null() {
        inner = &inner["ofType"];
    }
    (inner["name"].as_str().unwrap(), ty["kind"] == "NON_NULL")
}

#[tokio::test]
async fn every_field_of_every_type_answers_in_its_type() {
    let network = Network::new().await;
    let schema = Schema::of(&network).await;
    let mut dice = Dice(7);
    let mut run = 0;
    for round in 0..12 {
        for field in &schema.fields["Query"] {
            let name = field["name"].as_str().unwrap();
            let (inner, _) = named(&field["type"]);
            let query = format!(
                "{{ {name}{} {} }}",
                schema.arguments(field, &mut dice),
                schema.selection(inner, 2 + round % 4, &mut dice)
            );
            let answer = network.ask(&query, json!({})).await;
            if let Some(error) = answer["errors"].get(0) {
                let text = error["message"].as_str().unwrap();
                let for_members = error["extensions"]["code"] == "UNAUTHENTICATED";
                let expected = for_members
                    || error["extensions"]["limit"].is_object()
                    || text.contains("one of the two")
                    || text.contains("inside one another");
                assert!(expected, "{error}\n{query}");
                continue;
            }
            run += 1;
            schema.check(&answer["data"][name], &field["type"], name);
        }
    }
    assert!(run > 120, "most of the generated queries must run, {run} did");
}

#[tokio::test]
async fn no_words_in_any_order_make_the_server_fail() {
    let network = Network::new().await;
    let words = [
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ":",
        "!",
        "$",
        "...",
        "on",
        "query",
        "mutation",
        "fragment",
        "F",
        "projects",
        "nodes",
        "edges",
        "cursor",
        "first",
        "last",
        "after",
        "1",
        "-1",
        "100",
        "99999999999999",
        "1e400",
        "\"\"",
        "\"\\u0000\"",
        "\"%' or 1=1 --\"",
        "null",
        "true",
        "@include",
        "@skip",
        "if",
        "filter",
        "text",
        "facets",
        "of",
        "STAGE",
        "project",
        "slug",
        "id",
        "node",
        "__typename",
        "__schema",
        "types",
        "name",
        "$a",
        "title",
        "language",
        "\"xx\"",
        "#",
        "\n",
        "é",
        "\u{0}",
        "box",
        "zoom",
    ];
    let mut dice = Dice(11);
    for _ in 0..4_000 {
        let count = 1 + dice.below(30);
        let query: Vec<&str> = (0..count).map(|_| words[dice.below(words.len())]).collect();
        let query = if dice.below(2) == 0 {
            query.join(" ")
        } else {
            format!(
                "{{ projects({}) {{ nodes {{ {} }} }} }}",
                query[..count / 2].join(" "),
                query[count / 2..].join(" ")
            )
        };
        let variables = json!({ "a": [null, { "b": query }] }).as_object().unwrap().clone();
        let answer = network.answer(Call { query: Some(query.clone()), variables, ..Call::default() }, &query).await;
        assert!(
            matches!(answer.kind, AnswerKind::Executed | AnswerKind::Refused),
            "{:?} for {query}: {}",
            answer.kind,
            answer.body
        );
        let body: Value = serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {query}"));
        assert!(body.is_object());
    }
}

#[tokio::test]
async fn values_that_look_like_sql_are_only_values() {
    let network = Network::new().await;
    for text in [
        "'; drop table project; --",
        "a' OR '1'='1",
        "\\",
        "%_%",
        "\u{0}null\u{0}",
        "\"quoted\" AND",
        "?1 ?2 $1",
        "😀😀",
        "NEAR(a b)",
        "a*",
    ] {
        for query in [
            "query($t: String!) { projects(filter: { text: $t }) { totalCount nodes { slug } facets(of: [STAGE]) { values { count } } } search(text: $t) { totalCount } regions(filter: { text: $t }) { totalCount } }",
            "query($t: String!) { project(slug: $t) { id } projects(filter: { tags: [$t] }) { totalCount } region(code: $t) { id } datasets(filter: { formats: [$t] }) { totalCount } }",
        ] {
            let answer = network.ask(query, json!({ "t": text })).await;
            let fine = answer.get("errors").is_none() || answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT";
            assert!(fine, "{text}: {answer}");
        }
    }
    assert_eq!(network.data("{ statistics { projects } }").await["statistics"]["projects"], 62);
}
