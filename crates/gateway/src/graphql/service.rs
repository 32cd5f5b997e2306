//! The service that answers a GraphQL call.

mod hub;
mod mutate;
mod watch;

pub use watch::{Opened, Told, Watching};

use self::hub::Hub;
use super::coerce::{self, Values};
use super::document::Documents;
use super::fail::Fail;
use super::fields::expect;
use super::guard::{self, Limits};
use super::model::{duplicate, lesson, model};
use super::mutation::Cookie;
use super::plan::Planner;
use super::shape::Shape;
use super::types::Model;
use async_graphql::parser::types::{ExecutableDocument, OperationDefinition, OperationType};
use async_graphql::{Name, Positioned};
use rialto_app::account::{AccountSettings, Accounts, By, Client};
use rialto_app::record::Acts;
use rialto_domain::Error;
use rialto_domain::context::{Chance, Clock};
use rialto_domain::policy::Actor;
use rialto_domain::stream::PeerTubes;
use rialto_domain::text::Preferences;
use rialto_persistence::Database;
use rialto_persistence::read::{Plan, Row};
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// One GraphQL call, as any transport decodes it.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The document, when it is sent whole.
    pub query: Option<String>,
    /// Which operation of the document to run.
    pub operation_name: Option<String>,
    /// Variables by name.
    pub variables: Map<String, Value>,
    /// Extensions: `persistedQuery` for Apollo's automatic persisted queries.
    pub extensions: Map<String, Value>,
    /// Hash of a persisted document: `sha256:<hex>`.
    pub document_id: Option<String>,
    /// Whether the transport allows nothing but queries: true for GET.
    pub queries_only: bool,
    /// Where it comes from.
    pub client: Client,
}

/// Who asks.
#[derive(Clone, Debug)]
pub struct Reader {
    /// The actor.
    pub actor: Actor,
    /// Languages wanted, best first.
    pub preferences: Preferences,
    /// Id of the request, for the log and for people.
    pub request_id: String,
}

/// What kind of answer it is; the transport turns it into a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// The operation ran; there may be field errors.
    Executed,
    /// The call was refused before it ran: syntax, validation, limits, variables.
    Refused,
    /// A persisted document is not known.
    UnknownDocument,
    /// Something but a query was asked for where only queries are allowed.
    QueriesOnly,
    /// The database is away.
    Unavailable,
    /// Our fault.
    Internal,
}

/// The answer: a GraphQL response as JSON.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What kind of answer it is.
    pub kind: AnswerKind,
    /// JSON: `{"data":…,"errors":…,"extensions":…}`.
    pub body: String,
    /// What becomes of the cookies.
    pub cookies: Vec<Cookie>,
}

/// Answers GraphQL calls. Cheap to clone.
#[derive(Clone)]
pub struct Service(Arc<Inner>, Arc<dyn Clock>);

struct Inner {
    database: Database,
    model: Model,
    documents: Documents,
    limits: Limits,
    acts: Acts,
    /// The providers of identities, as the API lists them.
    providers: Arc<Value>,
    peertubes: Arc<PeerTubes>,
    hub: Hub,
}

/// The address of a site that was told no other.
const HERE: &str = "http://localhost:8080";

/// An operation that is ready to run.
struct Prepared {
    document: Arc<ExecutableDocument>,
    operation: Option<Name>,
    variables: Values,
    kind: OperationType,
    text: Arc<str>,
}

impl Service {
    /// A service over a database; `documents` are the web app's own: (SHA-256 in hex, document).
    ///
    /// # Errors
    /// `Internal` when the types of the API do not fit together, which a test rules out.
    pub fn new(database: Database, documents: Vec<(String, String)>, limits: Limits) -> Result<Self, Error> {
        let model = model(&limits);
        let documents = Documents::new(&model, documents).map_err(Error::internal)?;
        let chance = Chance::system();
        let acts = Acts::new(Accounts::new(database.clone(), chance.clone(), AccountSettings::passing(HERE)?)?);
        Ok(Self(
            Arc::new(Inner {
                database,
                model,
                documents,
                limits,
                acts,
                providers: Arc::default(),
                peertubes: Arc::default(),
                hub: Hub::default(),
            }),
            chance.clock,
        ))
    }

    /// The same service with the accounts of a site. Must come before the service is shared.
    pub fn with_accounts(mut self, accounts: Accounts) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            let provider = |(name, title): (&str, &str)| json!({ "name": name, "title": title, "url": format!("/session/with/{name}") });
            inner.providers = Arc::new(accounts.providers().map(provider).collect());
            inner.acts = Acts::new(accounts);
        }
        self
    }

    /// The same service, which lets players of these PeerTubes be embedded. Must come before the service is shared.
    pub fn with_peertubes(mut self, peertubes: PeerTubes) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            inner.peertubes = Arc::new(peertubes);
        }
        self
    }

    /// The accounts of the site.
    pub fn accounts(&self) -> &Accounts {
        &self.0.acts.accounts
    }

    /// Everything that people can do at the site.
    pub fn acts(&self) -> &Acts {
        &self.0.acts
    }

    /// The same service with another clock.
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self(self.0, clock)
    }

    /// The published limits.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// Answers a call; one for a subscription is refused.
    pub async fn answer(&self, call: Call, reader: Reader) -> Answer {
        match self.prepare(&call).await {
            Ok(prepared) => self.answer_prepared(prepared, &call, reader).await,
            Err(refused) => refused,
        }
    }

    /// Answers a call, or begins the subscription that it asks for.
    pub async fn open(&self, call: Call, reader: Reader) -> Opened {
        match self.prepare(&call).await {
            Ok(prepared) if prepared.kind == OperationType::Subscription => match self.watch(prepared, reader) {
                Ok(watching) => Opened::Watching(Box::new(watching)),
                Err(fail) => Opened::Answer(refuse(AnswerKind::Refused, &[fail])),
            },
            Ok(prepared) => Opened::Answer(self.answer_prepared(prepared, &call, reader).await),
            Err(refused) => Opened::Answer(refused),
        }
    }

    async fn answer_prepared(&self, prepared: Prepared, call: &Call, reader: Reader) -> Answer {
        let time = std::time::Duration::from_secs(self.0.limits.max_seconds);
        let run = async {
            match prepared.kind {
                OperationType::Mutation => self.mutate(&prepared, &reader, &call.client).await,
                OperationType::Query => self.run(&prepared, &reader, &call.client).await,
                OperationType::Subscription => refuse(AnswerKind::Refused, &[streams_elsewhere()]),
            }
        };
        match tokio::time::timeout(time, run).await {
            Ok(answer) => answer,
            Err(_) => {
                let message = format!("The operation ran longer than {} s; ask for less.", time.as_secs());
                refuse(AnswerKind::Unavailable, &[Fail::new("UNAVAILABLE", message)])
            }
        }
    }

    async fn prepare(&self, call: &Call) -> Result<Prepared, Answer> {
        let refused = |fail: Fail| refuse(AnswerKind::Refused, &[fail]);
        let text = self.text(call)?;
        let checked = self.0.documents.check(text.clone(), &call.variables, &self.0.limits).await;
        let document = match checked {
            Ok(document) => document,
            // a document of another kind is told so first, whatever else is wrong with it
            Err(_)
                if call.queries_only
                    && self.0.documents.is_other(&text, call.operation_name.as_deref(), &self.0.limits) =>
            {
                return Err(queries_only());
            }
            Err(fails) => return Err(refuse(AnswerKind::Refused, &fails)),
        };
        let (name, operation) = choose(&document, call.operation_name.as_deref()).map_err(refused)?;
        if call.queries_only && operation.node.ty != OperationType::Query {
            return Err(queries_only());
        }
        let variables = coerce::variables(&self.0.model, &operation.node, &call.variables).map_err(refused)?;
        let (kind, operation) = (operation.node.ty, name.cloned());
        Ok(Prepared { document, operation, variables, kind, text })
    }

    /// The document: sent whole, or named by its hash.
    fn text(&self, call: &Call) -> Result<Arc<str>, Answer> {
        let hash =
            call.extensions.get("persistedQuery").and_then(|query| query.get("sha256Hash")).and_then(Value::as_str);
        let named = call.document_id.as_deref().or(hash);
        match (&call.query, named) {
            (Some(text), _) => {
                let text: Arc<str> = Arc::from(text.as_str());
                if let Some(hash) = hash {
                    // only what has passed the word count is worth keeping
                    guard::tokens(&text, &self.0.limits)
                        .and_then(|()| self.0.documents.register(hash, &text))
                        .map_err(|fail| refuse(AnswerKind::Refused, &[fail]))?;
                }
                Ok(text)
            }
            (None, Some(hash)) => self.0.documents.persisted(hash).ok_or_else(|| {
                let fail = Fail::new("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound");
                refuse(AnswerKind::UnknownDocument, &[fail])
            }),
            (None, None) => {
                let fail = Fail::input("There is no document; send `query`, or `documentId` of a persisted one.");
                Err(refuse(AnswerKind::Refused, &[fail]))
            }
        }
    }

    async fn run(&self, prepared: &Prepared, reader: &Reader, client: &Client) -> Answer {
        let inner = &self.0;
        let document = &prepared.document;
        let Ok((_, operation)) = choose(document, prepared.operation.as_deref()) else {
            return refuse(AnswerKind::Internal, &[Fail::new("INTERNAL", "the operation is gone")]);
        };
        let mut planner = Planner::new(&inner.model, document, &prepared.variables, &reader.preferences, &inner.limits);
        planner.now = self.1.now_ms();
        if let Err(refused) =
            self.look_for_duplicates(&mut planner, &operation.node.selection_set.node, reader, client).await
        {
            return refused;
        }
        planner.providers = inner.providers.clone();
        planner.image_seals = Some(inner.acts.image_seals());
        planner.peertubes = inner.peertubes.clone();
        planner.calendars = Some(inner.acts.calendars());
        let mut plan = Plan::new(inner.database.engine(), reader.actor);
        let root = match plan_root(&mut planner, &operation.node.selection_set.node, &mut plan) {
            Ok(root) => root,
            // every list of the root is non-null, so one that cannot be planned leaves no data
            Err(fail) => return refuse(AnswerKind::Refused, &[with_request(fail, reader)]),
        };
        let mut introspection = Value::Null;
        if root.iter().any(|(_, field)| matches!(field, RootField::Introspection(_))) {
            match inner.documents.introspect(&inner.model, document, operation, &prepared.variables).await {
                Ok(value) => introspection = value,
                Err(fails) => return refuse(AnswerKind::Refused, &fails),
            }
        }
        let cost = planner.cost;
        match self.data(&plan, &root, &introspection).await {
            Ok(data) => {
                let limit = inner.limits.max_cost;
                let left = limit.saturating_sub(cost);
                let body = format!(
                    "{{\"data\":{data},\"extensions\":{{\"cost\":{{\"requested\":{cost},\"limit\":{limit},\"left\":{left}}}}}}}"
                );
                Answer { kind: AnswerKind::Executed, body, cookies: Vec::new() }
            }
            Err(error) => {
                tracing::error!(request_id = %reader.request_id, error = &error as &dyn std::error::Error, "reading failed");
                refuse(kind_of(&error).unwrap_or(AnswerKind::Refused), &[Fail::of(&error, &reader.request_id)])
            }
        }
    }

    /// Duplicates are told by a rule over candidates, so they are looked for before the operation is planned: a statement more
    /// for each such field. Their records are then read with the rest, as the actor.
    async fn look_for_duplicates<'a>(
        &self,
        planner: &mut Planner<'a>,
        set: &'a async_graphql::parser::types::SelectionSet,
        reader: &Reader,
        client: &Client,
    ) -> Result<(), Answer> {
        let planned = expect(planner.model, "Query").and_then(|query| planner.calls(query, &[set]));
        let refused = |fail: Fail| refuse(AnswerKind::Refused, &[with_request(fail, reader)]);
        let by = By { actor: reader.actor, client: client.clone() };
        let planned = planned.map_err(refused)?;
        for call in planned.iter().filter(|call| call.name == "outcomePreview") {
            // texts are looked through word by word
            planner.spend(200).map_err(refused)?;
            let failed = |error: Error| {
                let mut fail = Fail::of(&error, &reader.request_id).at(call.place);
                fail.path.insert(0, call.key.to_owned());
                refuse(kind_of(&error).unwrap_or(AnswerKind::Refused), &[fail])
            };
            let (project, input) = lesson::previewed(call).map_err(failed)?;
            let found = self.0.acts.preview_outcome(&by, project, &input).await.map_err(failed)?;
            planner.acted.values.insert(lesson::preview_under(call.key), lesson::preview_json(&found));
        }
        for call in planned.iter().filter(|call| call.name == "duplicates") {
            // candidates are compared one by one
            planner.spend(200).map_err(refused)?;
            let sought = duplicate::sought(call).map_err(refused)?;
            let found = self.0.acts.duplicates(&by, &sought).await.map_err(|error| {
                let mut fail = Fail::of(&error, &reader.request_id).at(call.place);
                fail.path.insert(0, call.key.to_owned());
                refuse(kind_of(&error).unwrap_or(AnswerKind::Refused), &[fail])
            })?;
            let told = duplicate::duplicates_json(&found);
            planner.acted.values.insert(duplicate::told_under(call.key), told);
        }
        Ok(())
    }

    async fn data(&self, plan: &Plan, root: &[(String, RootField)], introspection: &Value) -> Result<String, Error> {
        let json = if plan.is_empty() { "[]".to_owned() } else { self.0.database.read(plan).await? };
        let row = Row::parse(&json, Database::slots(plan))?;
        let mut out = String::with_capacity(json.len() * 2);
        out.push('{');
        for (at, (key, field)) in root.iter().enumerate() {
            if at > 0 {
                out.push(',');
            }
            out.push_str(&format!("\"{key}\":"));
            match field {
                RootField::Planned(shape) => shape.write(&row, &mut out)?,
                RootField::Introspection(key) => {
                    let value = introspection.get(key).unwrap_or(&Value::Null);
                    out.push_str(&value.to_string());
                }
            }
        }
        out.push('}');
        Ok(out)
    }
}

/// The kind of an answer to what is nobody's to correct.
fn kind_of(error: &Error) -> Option<AnswerKind> {
    match error {
        Error::Unavailable { .. } => Some(AnswerKind::Unavailable),
        Error::Internal(_) => Some(AnswerKind::Internal),
        _ => None,
    }
}

fn streams_elsewhere() -> Fail {
    Fail::input(
        "A subscription is answered as a stream: send it over a WebSocket (graphql-transport-ws), or by POST with \
         `Accept: text/event-stream`.",
    )
}

fn queries_only() -> Answer {
    let fail = Fail::input("Only queries can be sent by GET; send this operation by POST.");
    refuse(AnswerKind::QueriesOnly, &[fail])
}

enum RootField {
    Planned(Shape),
    Introspection(String),
}

fn plan_root<'a>(
    planner: &mut Planner<'a>,
    set: &'a async_graphql::parser::types::SelectionSet,
    plan: &mut Plan,
) -> Result<Vec<(String, RootField)>, Fail> {
    let model = planner.model;
    let query = expect(model, "Query")?;
    let mut root = Vec::new();
    for call in planner.calls(query, &[set])? {
        let field = if matches!(call.name, "__schema" | "__type") {
            RootField::Introspection(call.key.to_owned())
        } else {
            let shape = planner.field(query, &call, plan.root()).map_err(|mut fail| {
                fail.path.insert(0, call.key.to_owned());
                fail
            })?;
            RootField::Planned(shape)
        };
        root.push((call.key.to_owned(), field));
    }
    Ok(root)
}

/// The operation that is asked for (§6.1).
pub(super) fn choose<'d>(
    document: &'d ExecutableDocument,
    name: Option<&str>,
) -> Result<(Option<&'d Name>, &'d Positioned<OperationDefinition>), Fail> {
    let mut all = document.operations.iter();
    match name.filter(|name| !name.is_empty()) {
        Some(wanted) => all.find(|(name, _)| name.is_some_and(|name| name.as_str() == wanted)).ok_or_else(|| {
            let shown: String = wanted.chars().take(60).collect();
            Fail::input(format!("The document has no operation named `{shown}`."))
        }),
        None => match (all.next(), all.next()) {
            (Some(only), None) => Ok(only),
            (Some(_), Some(_)) => {
                Err(Fail::input("The document has several operations; say which by `operationName`."))
            }
            (None, _) => Err(Fail::input("The document has no operation.")),
        },
    }
}

fn with_request(mut fail: Fail, reader: &Reader) -> Fail {
    if fail.code == "INTERNAL" {
        tracing::error!(request_id = %reader.request_id, error = %fail.message, "planning failed");
        fail.message = format!("Something went wrong on our side. Tell us this id: {}", reader.request_id);
    }
    fail
}

fn refuse(kind: AnswerKind, fails: &[Fail]) -> Answer {
    let errors: Vec<Value> = fails.iter().take(20).map(Fail::json).collect();
    Answer { kind, body: json!({ "errors": errors }).to_string(), cookies: Vec::new() }
}
