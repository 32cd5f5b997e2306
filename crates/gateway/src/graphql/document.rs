//! Documents: read, checked and kept.

use super::coerce::Values;
use super::fail::Fail;
use super::guard::{self, Limits};
use super::schema::schema;
use super::service::choose;
use super::types::Model;
use async_graphql::dynamic::{Schema, SchemaError};
use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextExecute};
use async_graphql::parser::parse_query;
use async_graphql::parser::types::{ExecutableDocument, OperationDefinition, OperationType, Selection};
use async_graphql::{Name, Positioned, Request, Response, ValidationMode, Variables};
use moka::sync::Cache;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Bytes of documents that are kept parsed.
const KEPT_BYTES: u64 = 8 * 1024 * 1024;

/// Stops a request after validation: running is not async-graphql's part here.
struct CheckOnly;

impl ExtensionFactory for CheckOnly {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_graphql::async_trait::async_trait]
impl Extension for CheckOnly {
    async fn execute(&self, _: &ExtensionContext<'_>, _: Option<&str>, _: NextExecute<'_>) -> Response {
        Response::default()
    }
}

/// Knows documents: those of the web app by their hash, those that callers registered, those that were checked.
pub struct Documents {
    checking: Schema,
    /// Made when somebody asks for the first time: it takes some megabytes, and most servers are never asked.
    introspecting: OnceLock<Schema>,
    checked: Cache<Arc<str>, Arc<ExecutableDocument>>,
    registered: Cache<String, Arc<str>>,
    built_in: HashMap<String, Arc<str>>,
}

impl Documents {
    /// `built_in` are (SHA-256 in hex, document).
    pub fn new(model: &Model, built_in: Vec<(String, String)>) -> Result<Self, SchemaError> {
        let checking = schema_with_check(model)?;
        let kept = |size: u64| {
            Cache::builder().max_capacity(size).weigher(|key: &Arc<str>, _: &Arc<ExecutableDocument>| {
                // a parsed document takes some ten times its text
                u32::try_from(key.len().saturating_mul(10)).unwrap_or(u32::MAX)
            })
        };
        Ok(Self {
            checking,
            introspecting: OnceLock::new(),
            checked: kept(KEPT_BYTES).build(),
            registered: Cache::builder()
                .max_capacity(KEPT_BYTES / 8)
                .weigher(|_: &String, text: &Arc<str>| u32::try_from(text.len()).unwrap_or(u32::MAX))
                .build(),
            built_in: built_in.into_iter().map(|(hash, text)| (hash, Arc::from(text))).collect(),
        })
    }

    /// The text of a persisted document.
    pub fn persisted(&self, hash: &str) -> Option<Arc<str>> {
        let hash = hash.strip_prefix("sha256:").unwrap_or(hash).to_ascii_lowercase();
        self.built_in.get(&hash).cloned().or_else(|| self.registered.get(&hash))
    }

    /// Keeps a document under the hash that its sender gave, when it is the right one.
    pub fn register(&self, hash: &str, text: &Arc<str>) -> Result<(), Fail> {
        let actual: String = Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        if !actual.eq_ignore_ascii_case(hash) {
            return Err(Fail::input("`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`."));
        }
        self.registered.insert(actual, text.clone());
        Ok(())
    }

    /// Reads and checks a document, or remembers that it did.
    pub async fn check(
        &self,
        text: Arc<str>,
        variables: &Values,
        limits: &Limits,
    ) -> Result<Arc<ExecutableDocument>, Vec<Fail>> {
        if let Some(known) = self.checked.get(&text) {
            return Ok(known);
        }
        guard::tokens(&text, limits).map_err(|fail| vec![fail])?;
        let parsed = parse_query(text.as_ref()).map_err(|error| {
            let message = error.to_string();
            let first = message.lines().last().unwrap_or_default().trim_start_matches(['=', ' ']).to_owned();
            let mut fail = Fail::input(format!("The document cannot be read: {first}"));
            fail.places = error.positions().collect();
            vec![fail]
        })?;
        guard::document(&parsed, limits).map_err(|fail| vec![fail])?;
        let given = Variables::from_json(Value::Object(variables.clone()));
        let request = Request::new(text.as_ref()).variables(given);
        let mut request = request;
        request.set_parsed_query(parsed.clone());
        // with several operations validation needs no choice: all are checked
        if let Some(name) = first_name(&parsed) {
            request = request.operation_name(name);
        }
        let answer = self.checking.execute(request).await;
        if !answer.errors.is_empty() {
            return Err(answer.errors.into_iter().map(of_server).collect());
        }
        let parsed = Arc::new(parsed);
        self.checked.insert(text, parsed.clone());
        Ok(parsed)
    }

    /// Whether the operation asked for is readable and something else than a query.
    pub fn is_other(&self, text: &str, operation: Option<&str>, limits: &Limits) -> bool {
        let Some(parsed) = guard::tokens(text, limits).ok().and_then(|()| parse_query(text).ok()) else { return false };
        choose(&parsed, operation).is_ok_and(|(_, operation)| operation.node.ty != OperationType::Query)
    }

    /// Runs `__schema` and `__type` fields of an operation's root: response key → value.
    pub async fn introspect(
        &self,
        model: &Model,
        document: &ExecutableDocument,
        operation: &Positioned<OperationDefinition>,
        variables: &Values,
    ) -> Result<Value, Vec<Fail>> {
        let mut only = operation.clone();
        keep_introspection(&mut only.node.selection_set.node.items);
        let document = ExecutableDocument {
            operations: async_graphql::parser::types::DocumentOperations::Single(only),
            fragments: document.fragments.clone(),
        };
        let mut request = Request::new("").variables(Variables::from_json(Value::Object(variables.clone())));
        request.set_parsed_query(document);
        let schema = match self.introspecting.get() {
            Some(known) => known,
            None => {
                let made = schema(model, ValidationMode::Fast)
                    .map_err(|error| vec![Fail::new("INTERNAL", error.to_string())])?;
                self.introspecting.get_or_init(|| made)
            }
        };
        let answer = schema.execute(request).await;
        if !answer.errors.is_empty() {
            return Err(answer.errors.into_iter().map(of_server).collect());
        }
        answer.data.into_json().map_err(|error| vec![Fail::new("INTERNAL", error.to_string())])
    }
}

fn schema_with_check(model: &Model) -> Result<Schema, SchemaError> {
    super::schema::builder(model, ValidationMode::Strict).extension(CheckOnly).finish()
}

/// Takes every root field out that is not introspection; fragments at the root are opened by the caller's planning,
/// so here a fragment stays only as itself.
fn keep_introspection(items: &mut Vec<Positioned<Selection>>) {
    items.retain_mut(|item| match &mut item.node {
        Selection::Field(field) => matches!(field.node.name.node.as_str(), "__schema" | "__type"),
        Selection::InlineFragment(fragment) => {
            keep_introspection(&mut fragment.node.selection_set.node.items);
            !fragment.node.selection_set.node.items.is_empty()
        }
        Selection::FragmentSpread(_) => true,
    });
}

fn first_name(document: &ExecutableDocument) -> Option<String> {
    document.operations.iter().find_map(|(name, _)| name.map(Name::to_string))
}

fn of_server(error: async_graphql::ServerError) -> Fail {
    let mut fail = Fail::input(error.message);
    fail.places = error.locations;
    fail
}
