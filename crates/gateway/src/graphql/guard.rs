//! Limits on a document, checked before anything expensive touches it.
//!
//! Invariant: every check here is linear in the document's text; fragments are counted with memoisation,
//! so that spreading one twice in the next, 24 times over, costs 24 steps and not 16 million.

use super::fail::Fail;
use async_graphql::parser::types::{ExecutableDocument, Selection, SelectionSet};
use serde::Serialize;
use std::collections::HashMap;

/// The published limits; each answer carries the cost and what is left of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// Deepest nesting of fields.
    pub max_depth: u64,
    /// Highest cost of an operation: one for each field of each row it may answer.
    pub max_cost: u64,
    /// Most aliases in a document.
    pub max_aliases: u64,
    /// Most fields at the root of an operation.
    pub max_root_fields: u64,
    /// Most fields after all fragments are expanded.
    pub max_selections: u64,
    /// Most words and signs in a document.
    pub max_tokens: u64,
    /// Largest request body, bytes.
    pub max_body_bytes: u64,
    /// Longest time an operation runs, seconds.
    pub max_seconds: u64,
    /// Largest `first` or `last`.
    pub max_page_size: u64,
    /// Most operations that run at once over one WebSocket.
    pub max_operations_per_connection: u64,
    /// Most WebSockets and streams from one address.
    pub max_connections_per_address: u64,
    /// Largest message over a WebSocket, bytes.
    pub max_message_bytes: u64,
    /// Most events that a subscription catches up with; who is farther behind is told how it stands.
    pub max_events_replayed: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            // the standard introspection query has depth 15
            max_depth: 16,
            max_cost: 20_000,
            max_aliases: 40,
            max_root_fields: 20,
            max_selections: 2_000,
            max_tokens: 4_000,
            max_body_bytes: 256 * 1024,
            max_seconds: 10,
            max_page_size: 100,
            max_operations_per_connection: 20,
            max_connections_per_address: 500,
            max_message_bytes: 64 * 1024,
            max_events_replayed: 100,
        }
    }
}

/// Counts words and signs and the depth of brackets, without a parser that could run deep.
pub fn tokens(text: &str, limits: &Limits) -> Result<(), Fail> {
    let mut count: u64 = 0;
    let mut depth: u64 = 0;
    let mut chars = text.char_indices().peekable();
    let mut in_word = false;
    while let Some((at, c)) = chars.next() {
        let word = c.is_alphanumeric() || matches!(c, '_' | '-' | '+');
        if word && in_word {
            continue;
        }
        in_word = word;
        match c {
            '#' => while chars.next_if(|(_, c)| *c != '\n' && *c != '\r').is_some() {},
            '"' => {
                count += 1;
                let block = text.get(at..at + 3) == Some("\"\"\"");
                skip_string(&mut chars, block);
            }
            '{' | '[' | '(' => {
                count += 1;
                depth += 1;
            }
            '}' | ']' | ')' => {
                count += 1;
                depth = depth.saturating_sub(1);
            }
            c if c.is_whitespace() || c == ',' || c == '\u{feff}' => {}
            _ => count += 1,
        }
        // brackets of lists and objects nest too, so twice the depth of fields
        if depth > limits.max_depth * 2 + 8 {
            let allowed = limits.max_depth;
            return Err(Fail::limit(
                "maxDepth",
                allowed,
                depth,
                format!("The document nests deeper than {allowed}; ask for less at once."),
            ));
        }
        if count > limits.max_tokens {
            let allowed = limits.max_tokens;
            return Err(Fail::limit(
                "maxTokens",
                allowed,
                count,
                format!("The document has more than {allowed} words and signs; split it."),
            ));
        }
    }
    Ok(())
}

fn skip_string(chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>, block: bool) {
    if block {
        chars.next();
        chars.next();
        let mut quotes = 0;
        let mut escaped = false;
        for (_, c) in chars.by_ref() {
            quotes = if c == '"' && !escaped { quotes + 1 } else { 0 };
            escaped = c == '\\';
            if quotes == 3 {
                return;
            }
        }
        return;
    }
    let mut escaped = false;
    for (_, c) in chars.by_ref() {
        match c {
            '"' if !escaped => return,
            '\n' => return,
            _ => escaped = c == '\\' && !escaped,
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Measure {
    fields: u64,
    depth: u64,
    aliases: u64,
}

/// Counts fields after expansion, depth and aliases of every operation.
pub fn document(document: &ExecutableDocument, limits: &Limits) -> Result<(), Fail> {
    let mut known: HashMap<&str, Option<Measure>> = HashMap::new();
    for (_, operation) in document.operations.iter() {
        let set = &operation.node.selection_set.node;
        let root = set.items.len() as u64;
        let measure = measure(set, document, &mut known);
        let checks = [
            ("maxRootFields", limits.max_root_fields, root, "fields at the root"),
            ("maxSelections", limits.max_selections, measure.fields, "fields once its fragments are expanded"),
            ("maxDepth", limits.max_depth, measure.depth, "levels"),
            ("maxAliases", limits.max_aliases, measure.aliases, "aliases"),
        ];
        for (name, allowed, found, what) in checks {
            if found > allowed {
                let message = format!("The operation has more than {allowed} {what}; split it.");
                return Err(Fail::limit(name, allowed, found, message).at(operation.pos));
            }
        }
    }
    Ok(())
}

fn measure<'d>(
    set: &'d SelectionSet,
    document: &'d ExecutableDocument,
    known: &mut HashMap<&'d str, Option<Measure>>,
) -> Measure {
    let mut total = Measure::default();
    for item in &set.items {
        let one = match &item.node {
            Selection::Field(field) => {
                let below = measure(&field.node.selection_set.node, document, known);
                Measure {
                    fields: below.fields.saturating_add(1),
                    depth: below.depth.saturating_add(1),
                    aliases: below.aliases.saturating_add(u64::from(field.node.alias.is_some())),
                }
            }
            Selection::InlineFragment(fragment) => measure(&fragment.node.selection_set.node, document, known),
            Selection::FragmentSpread(spread) => fragment(spread.node.fragment_name.node.as_str(), document, known),
        };
        total.fields = total.fields.saturating_add(one.fields);
        total.depth = total.depth.max(one.depth);
        total.aliases = total.aliases.saturating_add(one.aliases);
    }
    total
}

/// A fragment is measured once. One that is being measured is in itself: a cycle counts as too many.
fn fragment<'d>(
    name: &'d str,
    document: &'d ExecutableDocument,
    known: &mut HashMap<&'d str, Option<Measure>>,
) -> Measure {
    match known.get(name) {
        Some(Some(measured)) => return *measured,
        Some(None) => return Measure { fields: u64::MAX, depth: u64::MAX, aliases: 0 },
        None => {}
    }
    let Some((name, definition)) = document.fragments.get_key_value(name) else {
        // an unknown fragment is a matter for validation
        return Measure::default();
    };
    known.insert(name.as_str(), None);
    let measured = measure(&definition.node.selection_set.node, document, known);
    known.insert(name.as_str(), Some(measured));
    measured
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;
    use std::fmt::Write;

    #[test]
    fn fragments_that_double_24_times_are_refused_at_once() {
        let mut text = "{ projects { ...F0 } }".to_owned();
        for level in 0..24 {
            write!(text, " fragment F{level} on ProjectConnection {{ ...F{} ...F{} }}", level + 1, level + 1).unwrap();
        }
        text.push_str(" fragment F24 on ProjectConnection { totalCount }");
        let parsed = parse_query(&text).unwrap();
        let fail = document(&parsed, &Limits::default()).unwrap_err();
        assert!(fail.message.contains("fragments"), "{}", fail.message);
    }

    #[test]
    fn a_fragment_in_itself_is_refused() {
        let parsed = parse_query("{ projects { ...A } } fragment A on X { ...B } fragment B on X { ...A }").unwrap();
        assert!(document(&parsed, &Limits::default()).is_err());
    }

    #[test]
    fn tokens_ignore_strings_and_comments() {
        let text = format!("# {}\n{{ a(b: \"{} \\\" {{{{\") }}", "x ".repeat(9000), "{ ".repeat(9000));
        assert!(tokens(&text, &Limits::default()).is_ok());
        assert!(tokens(&"a ".repeat(4001), &Limits::default()).is_err());
        assert!(tokens(&"{a".repeat(100), &Limits::default()).is_err());
    }
}
