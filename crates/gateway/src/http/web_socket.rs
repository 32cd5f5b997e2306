//! WebSockets: the protocol `graphql-transport-ws` (<https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md>).
//!
//! Invariant: everything is bounded: messages, operations, connections, the time until `connection_init`, the time a client takes to
//! take a message. What waits for a slow client waits in the hub's channel of its group, which forgets.

use super::backend::Backend;
use super::credentials;
use super::decode;
use super::graphql;
use super::observe::RequestId;
use super::problem::Problem;
use super::server::Shared;
use super::settings::WatchSettings;
use super::trusted::Trusted;
use super::watchers::Place;
use crate::graphql::service::{Answer, AnswerKind, Call, Opened, Reader, Told};
use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, ORIGIN, SEC_WEBSOCKET_PROTOCOL, UPGRADE};
use actix_web::rt;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, Session};
use rialto_app::account::Client;
use rialto_domain::text::Preferences;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep, timeout};

const PROTOCOL: &str = "graphql-transport-ws";
/// Longest id of an operation.
const LONGEST_ID: usize = 200;
/// Messages of operations that wait to be sent.
const WAITING: usize = 8;

/// Whether a request asks for a WebSocket.
pub fn is_wanted(request: &HttpRequest) -> bool {
    let upgrade = request.headers().get(UPGRADE).and_then(|value| value.to_str().ok());
    request.method() == Method::GET && upgrade.is_some_and(|to| to.eq_ignore_ascii_case("websocket"))
}

/// Begins the connection.
pub fn begin<B: Backend>(
    request: &HttpRequest,
    payload: Payload,
    (id, shared, backend): (&RequestId, Data<Shared>, Data<B>),
) -> Result<HttpResponse, Problem> {
    let offered = request.headers().get_all(SEC_WEBSOCKET_PROTOCOL).filter_map(|value| value.to_str().ok());
    if !offered.flat_map(|all| all.split(',')).any(|one| one.trim() == PROTOCOL) {
        return Err(Problem::bad_request(format!("Offer the protocol {PROTOCOL} in Sec-WebSocket-Protocol.")));
    }
    // pages of other sites have no business here, whoever is signed in there; programs send no origin
    if request.headers().contains_key(ORIGIN) && !credentials::is_from_here(request, &shared.settings) {
        return Err(Problem::forbidden(
            "WebSockets are opened from pages of this site, or of those that its owner lists.",
        ));
    }
    let client = credentials::client(request, &shared.settings);
    let place = shared.watchers.enter(client.address)?;
    let handled = actix_ws::handle_with_protocols(request, payload, &[PROTOCOL]);
    let (response, session, messages) =
        handled.map_err(|error| Problem::bad_request(format!("The WebSocket could not be opened: {error}.")))?;
    let limit = shared.settings.watch.message_limit;
    let messages = messages.max_frame_size(limit).aggregate_continuations().max_continuation_size(limit);
    let authorization = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let caller = Caller { client, authorization, reader: graphql::reader(request, id), id: id.clone() };
    let (said, saying) = mpsc::channel(WAITING);
    let connection = Connection {
        session,
        caller,
        shared,
        backend,
        trusted: None,
        operations: HashMap::new(),
        begun: 0,
        said,
        heard: Instant::now(),
        busy: Instant::now(),
        _place: place,
    };
    rt::spawn(connection.run(messages, saying));
    Ok(response)
}

/// Who opened a connection.
struct Caller {
    client: Client,
    authorization: Option<String>,
    reader: Reader,
    id: RequestId,
}

/// Something that an operation says.
struct Said {
    id: String,
    /// Which operation of this id: one that was completed may still have something on its way.
    number: u64,
    what: What,
}

enum What {
    Next(Json),
    Error(Json),
    Complete,
}

/// JSON that is ready.
type Json = std::sync::Arc<str>;

/// How a connection ends.
enum End {
    /// With a code and a reason.
    Close(u16, String),
    /// It is gone already, or cut off.
    Gone,
}

fn close(code: u16, reason: impl Into<String>) -> End {
    End::Close(code, reason.into())
}

struct Connection<B> {
    session: Session,
    caller: Caller,
    shared: Data<Shared>,
    backend: Data<B>,
    trusted: Option<Trusted>,
    operations: HashMap<String, (u64, JoinHandle<()>)>,
    begun: u64,
    said: mpsc::Sender<Said>,
    /// When the client last gave a sign of life.
    heard: Instant,
    /// When an operation last ran.
    busy: Instant,
    _place: Place,
}

impl<B: Backend> Connection<B> {
    async fn run(mut self, mut messages: AggregatedMessageStream, mut saying: mpsc::Receiver<Said>) {
        let end = self.talk(&mut messages, &mut saying).await;
        for (_, (_, task)) in self.operations.drain() {
            task.abort();
        }
        if let End::Close(code, reason) = end {
            let reason = CloseReason { code: CloseCode::from(code), description: Some(cut(&reason).to_owned()) };
            // a client that takes nothing is not waited for
            let closed = timeout(self.shared.settings.watch.slowest, self.session.close(Some(reason))).await;
            tracing::debug!(
                request_id = self.caller.id.as_str(),
                code,
                is_told = closed.is_ok(),
                "a WebSocket was closed"
            );
        }
    }

    fn settings(&self) -> &WatchSettings {
        &self.shared.settings.watch
    }

    async fn talk(&mut self, messages: &mut AggregatedMessageStream, saying: &mut mpsc::Receiver<Said>) -> End {
        let stop = self.shared.stop.clone();
        let begin_until = sleep(self.settings().init_timeout);
        tokio::pin!(begin_until);
        let mut beat = interval(self.settings().beat);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let done = tokio::select! {
                () = stop.cancelled() => return close(1001, "The server stops: connect again"),
                () = &mut begin_until, if self.trusted.is_none() => return close(4408, "Connection initialisation timeout"),
                message = messages.recv() => match message {
                    None => return End::Gone,
                    Some(Err(error)) => return broken(&error),
                    Some(Ok(message)) => self.take(message).await,
                },
                Some(said) = saying.recv() => self.say(said).await,
                _ = beat.tick() => self.look_around().await,
            };
            if let Err(end) = done {
                return end;
            }
        }
    }

    async fn take(&mut self, message: AggregatedMessage) -> Result<(), End> {
        self.heard = Instant::now();
        match message {
            AggregatedMessage::Text(text) => self.listen(&text).await,
            AggregatedMessage::Ping(bytes) => {
                let limit = self.settings().slowest;
                sent(timeout(limit, self.session.pong(&bytes)).await)
            }
            AggregatedMessage::Pong(_) => Ok(()),
            AggregatedMessage::Binary(_) => Err(close(4400, "Send messages as text")),
            AggregatedMessage::Close(_) => Err(close(1000, "")),
        }
    }

    /// A message of the protocol.
    async fn listen(&mut self, text: &str) -> Result<(), End> {
        let bad = |why: &str| Err(close(4400, why));
        let Ok(Value::Object(mut message)) = serde_json::from_str::<Value>(text) else {
            return bad("A message is a JSON object");
        };
        let kind = message.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let payload = message.remove("payload");
        match kind.as_str() {
            "connection_init" => match payload {
                None | Some(Value::Null) => self.begin(&Map::new()).await,
                Some(Value::Object(payload)) => self.begin(&payload).await,
                Some(_) => bad("The payload of connection_init is an object"),
            },
            "ping" => self.send("{\"type\":\"pong\"}".to_owned()).await,
            "pong" => Ok(()),
            "subscribe" => {
                let Some(id) = id_of(&message) else { return bad("subscribe needs an id, a text that is not empty") };
                let Some(Value::Object(payload)) = payload else {
                    return bad("subscribe needs a payload with a query");
                };
                self.subscribe(id, payload)
            }
            "complete" => {
                let Some(id) = id_of(&message) else { return bad("complete needs an id") };
                if let Some((_, task)) = self.operations.remove(&id) {
                    task.abort();
                }
                self.busy = Instant::now();
                Ok(())
            }
            _ => bad("The type of the message is not one that a client sends"),
        }
    }

    async fn begin(&mut self, payload: &Map<String, Value>) -> Result<(), End> {
        if self.trusted.is_some() {
            return Err(close(4429, "Too many initialisation requests"));
        }
        let text =
            |name: &str| payload.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).and_then(|(_, v)| v.as_str());
        let authorization = text("authorization").map(str::to_owned).or_else(|| self.caller.authorization.clone());
        if let Some(languages) = text("language") {
            self.caller.reader.preferences = Preferences::from_header(languages);
        }
        let trust = self.settings().trust;
        match Trusted::new(authorization, (self.backend.get_ref(), &self.caller.id), trust).await {
            Ok(trusted) => {
                self.caller.reader.actor = trusted.actor();
                self.trusted = Some(trusted);
                self.busy = Instant::now();
                self.send("{\"type\":\"connection_ack\"}".to_owned()).await
            }
            Err(_) => Err(close(4403, "The token is not valid, or not any more: renew it and connect again")),
        }
    }

    fn subscribe(&mut self, id: String, payload: Map<String, Value>) -> Result<(), End> {
        if self.trusted.is_none() {
            return Err(close(4401, "Unauthorized"));
        }
        if self.operations.contains_key(&id) {
            return Err(close(4409, format!("Subscriber for {} already exists", cut(&id))));
        }
        if !payload.get("query").is_none_or(Value::is_string) {
            return Err(close(4400, "The query of a payload is a text"));
        }
        let call = match decode::from_message(payload) {
            Ok(call) => Call { client: self.caller.client.clone(), ..call },
            Err(problem) => return Err(close(4400, problem.message())),
        };
        self.begun += 1;
        self.busy = Instant::now();
        let most = self.settings().operations;
        let reader = self.caller.reader.clone();
        let runs = Runs { id: id.clone(), number: self.begun, said: self.said.clone() };
        let (shared, backend) = (self.shared.clone(), self.backend.clone());
        let is_too_many = self.operations.len() >= most;
        let task = rt::spawn(async move {
            if is_too_many {
                let message = format!("There are {most} operations on this connection: complete some first.");
                let limit = json!({ "name": "maxOperationsPerConnection", "allowed": most });
                let errors =
                    json!([{ "message": message, "extensions": { "code": "BAD_USER_INPUT", "limit": limit } }]);
                return runs.say(What::Error(errors.to_string().into())).await;
            }
            runs.run((shared, backend), call, reader).await;
        });
        self.operations.insert(id, (self.begun, task));
        Ok(())
    }

    /// Sends what an operation says, unless the client does not want it any more.
    async fn say(&mut self, said: Said) -> Result<(), End> {
        if self.operations.get(&said.id).is_none_or(|(number, _)| *number != said.number) {
            return Ok(());
        }
        self.check().await?;
        self.busy = Instant::now();
        let id = Value::from(said.id.as_str());
        let text = match &said.what {
            What::Next(body) => format!("{{\"id\":{id},\"type\":\"next\",\"payload\":{body}}}"),
            What::Error(errors) => format!("{{\"id\":{id},\"type\":\"error\",\"payload\":{errors}}}"),
            What::Complete => format!("{{\"id\":{id},\"type\":\"complete\"}}"),
        };
        if !matches!(said.what, What::Next(_)) {
            self.operations.remove(&said.id);
        }
        self.send(text).await
    }

    async fn look_around(&mut self) -> Result<(), End> {
        let WatchSettings { beat, idle, slowest, .. } = *self.settings();
        if self.heard.elapsed() > beat * 3 {
            return Err(End::Gone);
        }
        if self.operations.is_empty() && self.trusted.is_some() && self.busy.elapsed() > idle {
            return Err(close(1000, "Nothing has run for a while: connect again when something does"));
        }
        self.check().await?;
        sent(timeout(slowest, self.session.ping(b"")).await)
    }

    /// Ends the connection of somebody whose token or session is over.
    async fn check(&mut self) -> Result<(), End> {
        let Some(trusted) = &mut self.trusted else { return Ok(()) };
        if trusted.holds(self.backend.get_ref()).await {
            return Ok(());
        }
        Err(close(4403, "The token has expired, or the session has ended: renew it and connect again"))
    }

    async fn send(&mut self, text: String) -> Result<(), End> {
        let limit = self.settings().slowest;
        sent(timeout(limit, self.session.text(text)).await)
    }
}

/// What became of a message: one that is not taken in time cuts the connection off.
fn sent<T, E>(done: Result<Result<T, E>, tokio::time::error::Elapsed>) -> Result<(), End> {
    match done {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(_)) => Err(End::Gone),
        Err(_) => Err(close(4413, "You read too slowly: connect again and resume with `after`")),
    }
}

fn broken(error: &actix_ws::ProtocolError) -> End {
    match error {
        actix_ws::ProtocolError::Overflow => close(1009, "The message is too long"),
        actix_ws::ProtocolError::Io(_) => End::Gone,
        _ => close(1002, "The frames of the WebSocket cannot be read"),
    }
}

fn id_of(message: &Map<String, Value>) -> Option<String> {
    let id = message.get("id")?.as_str()?;
    (1..=LONGEST_ID).contains(&id.len()).then(|| id.to_owned())
}

/// At most 120 bytes: a reason has 123.
fn cut(text: &str) -> &str {
    let end = (0..=text.len().min(120)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or_default()
}

/// An operation while it runs.
struct Runs {
    id: String,
    number: u64,
    said: mpsc::Sender<Said>,
}

impl Runs {
    async fn say(&self, what: What) {
        // a connection that is gone has aborted this, or is about to
        let said = Said { id: self.id.clone(), number: self.number, what };
        self.said.send(said).await.map_or_else(drop, drop);
    }

    async fn run<B: Backend>(&self, (shared, backend): (Data<Shared>, Data<B>), call: Call, reader: Reader) {
        let opened = {
            let limit: Duration = shared.settings.execution_timeout;
            let Ok(_place) = graphql::enter(&shared).await else {
                return self.fail("UNAVAILABLE", "The server is busy: try again in a second.").await;
            };
            match timeout(limit, backend.open(call, reader)).await {
                Ok(opened) => opened,
                Err(_) => {
                    shared.metrics.timed_out.inc();
                    return self
                        .fail("UNAVAILABLE", "The operation took too long and was stopped: ask for less.")
                        .await;
                }
            }
        };
        match opened {
            Opened::Answer(answer) => {
                shared.metrics.operation(answer.kind);
                self.answer(answer).await;
            }
            Opened::Watching(mut watching) => {
                shared.metrics.operation(AnswerKind::Executed);
                loop {
                    match watching.next().await {
                        Some(Told::Next(body)) => self.say(What::Next(body)).await,
                        Some(Told::Error(errors)) => return self.say(What::Error(errors)).await,
                        None => return self.say(What::Complete).await,
                    }
                }
            }
        }
    }

    async fn answer(&self, answer: Answer) {
        if answer.kind == AnswerKind::Executed {
            self.say(What::Next(answer.body.into())).await;
            return self.say(What::Complete).await;
        }
        // what was refused before it ran has errors and nothing else
        let errors = serde_json::from_str::<Value>(&answer.body).ok();
        let errors =
            errors.as_ref().and_then(|body| body.get("errors")).map_or_else(|| "[]".to_owned(), Value::to_string);
        self.say(What::Error(errors.into())).await;
    }

    async fn fail(&self, code: &str, message: &str) {
        let errors = json!([{ "message": message, "extensions": { "code": code } }]);
        self.say(What::Error(errors.to_string().into())).await;
    }
}
