//! Server-sent events: GraphQL over SSE, distinct connections mode (<https://github.com/graphql/graphql-over-http>, npm `graphql-sse`).
//!
//! One operation a request, by POST with `Accept: text/event-stream`. Each response is an event `next`, the end an event `complete`.

use super::backend::Backend;
use super::observe::{Operation, RequestId};
use super::problem::Problem;
use super::server::Shared;
use super::trusted::Trusted;
use super::watchers::Place;
use super::{cookie, credentials, decode, graphql, media};
use crate::graphql::service::{Opened, Reader, Told, Watching};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderName};
use actix_web::web::{Bytes, Data, Payload};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use futures_util::stream;
use serde_json::json;
use std::convert::Infallible;
use tokio::time::timeout;

/// Whether a request asks for its answer as a stream of events: by POST, and naming no other form.
pub fn is_wanted(request: &HttpRequest) -> bool {
    let named =
        request.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok()).flat_map(|all| all.split(','));
    let named: Vec<&str> = named.map(|one| one.split(';').next().unwrap_or_default().trim()).collect();
    request.method() == Method::POST
        && named.iter().any(|one| one.eq_ignore_ascii_case("text/event-stream"))
        && !named.iter().any(|one| one.ends_with("json"))
}

/// Begins the stream.
pub async fn begin<B: Backend>(
    request: &HttpRequest,
    payload: Payload,
    (id, shared, backend): (&RequestId, Data<Shared>, Data<B>),
) -> Result<HttpResponse, Problem> {
    media::check_body_type(request)?;
    let mut call = decode::from_body(&graphql::read(request, payload, &shared).await?)?;
    call.client = credentials::client(request, &shared.settings);
    request.extensions_mut().insert(Operation::of(&call));
    let authorization = authorization(request)?;
    let place = shared.watchers.enter(call.client.address)?;
    let trust = shared.settings.watch.trust;
    let limit = shared.settings.execution_timeout;
    let work = async {
        let _running = graphql::enter(&shared).await?;
        let trusted = Trusted::new(authorization, (backend.get_ref(), id), trust).await?;
        let reader = Reader { actor: trusted.actor(), ..graphql::reader(request, id) };
        Ok::<_, Problem>((backend.open(call, reader).await, trusted))
    };
    let Ok(opened) = timeout(limit, work).await else {
        shared.metrics.timed_out.inc();
        return Err(Problem::unavailable(1, "The operation took too long and was stopped: try again later."));
    };
    let (opened, trusted) = opened?;
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, "text/event-stream; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        // proxies that gather answers would keep the events
        .insert_header((HeaderName::from_static("x-accel-buffering"), "no"));
    Ok(match opened {
        Opened::Answer(answer) => {
            shared.metrics.operation(answer.kind);
            let mut response = response.body(format!("{}{COMPLETE}", next(&answer.body)));
            for one in &answer.cookies {
                cookie::set(&mut response, one, &shared.settings, shared.chance.clock.now_ms());
            }
            response
        }
        Opened::Watching(watching) => {
            let flow = Flow { watching, trusted, shared, backend, at: At::Begin, _place: place };
            response.streaming(stream::unfold(flow, Flow::step))
        }
    })
}

fn authorization(request: &HttpRequest) -> Result<Option<String>, Problem> {
    let mut all = request.headers().get_all(AUTHORIZATION);
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(one), None) => match one.to_str() {
            Ok(text) => Ok(Some(text.to_owned())),
            Err(_) => {
                Err(Problem::unauthenticated("The Authorization header cannot be read: send `Bearer` and a token."))
            }
        },
        (Some(_), Some(_)) => Err(Problem::unauthenticated("Send one Authorization header.")),
    }
}

const COMPLETE: &str = "event: complete\ndata:\n\n";

fn next(body: &str) -> String {
    // JSON as we write it has no line ends outside of strings, where they are escaped
    format!("event: next\ndata: {body}\n\n")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Begin,
    Flowing,
    Ended,
}

/// A stream while it is open.
struct Flow<B> {
    watching: Box<Watching>,
    trusted: Trusted,
    shared: Data<Shared>,
    backend: Data<B>,
    at: At,
    _place: Place,
}

impl<B: Backend> Flow<B> {
    /// What is sent next. It is asked for when the client has taken what was before, so nothing gathers here.
    async fn step(mut self) -> Option<(Result<Bytes, Infallible>, Self)> {
        let text = match self.at {
            At::Begin => {
                self.at = At::Flowing;
                ":\n\n".to_owned()
            }
            At::Ended => return None,
            At::Flowing => {
                let beat = self.shared.settings.watch.beat;
                let told = tokio::select! {
                    // without `complete`: the client comes back, to another instance or to this one
                    () = self.shared.stop.cancelled() => return None,
                    told = timeout(beat, self.watching.next()) => told,
                };
                if self.trusted.holds(self.backend.get_ref()).await {
                    match told {
                        Err(_) => ":\n\n".to_owned(),
                        Ok(Some(Told::Next(body))) => next(&body),
                        Ok(Some(Told::Error(errors))) => {
                            self.at = At::Ended;
                            format!("{}{COMPLETE}", next(&format!("{{\"errors\":{errors}}}")))
                        }
                        Ok(None) => {
                            self.at = At::Ended;
                            COMPLETE.to_owned()
                        }
                    }
                } else {
                    self.at = At::Ended;
                    let message =
                        "Your token has expired or your session has ended: renew it and subscribe again with `after`.";
                    let error =
                        json!({ "errors": [{ "message": message, "extensions": { "code": "UNAUTHENTICATED" } }] });
                    format!("{}{COMPLETE}", next(&error.to_string()))
                }
            }
        };
        Some((Ok(Bytes::from(text)), self))
    }
}
