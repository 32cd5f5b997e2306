//! The outermost layer: an id, a log line, figures, security headers, and no panic gets past it.

use super::headers;
use super::metrics::Metrics;
use super::problem::Problem;
use super::server::Shared;
use crate::graphql::service::Call;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, ORIGIN};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, FromRequest, HttpMessage, HttpRequest, HttpResponse};
use futures_util::FutureExt;
use std::convert::Infallible;
use std::future::{Ready, ready};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

/// Id of a request: made here, never taken from outside.
#[derive(Clone, Debug, Default)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// As it is printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRequest for RequestId {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(request.extensions().get::<Self>().cloned().unwrap_or_default()))
    }
}

/// Which part of the site a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The API.
    Graphql,
    /// The page to try queries.
    Graphiql,
    /// `/session/refresh`.
    Session,
    /// `/session/with/…`.
    SignInWith,
    /// `/.well-known/jwks.json`.
    Keys,
    /// `/images` and `/images/…`.
    Images,
    /// `/calendar/…`.
    Calendar,
    /// `/unsubscribe/…`.
    Unsubscribe,
    /// `/livez`.
    Live,
    /// `/readyz`.
    Ready,
    /// `/metrics`.
    Metrics,
    /// A built file with a hash in its name.
    Asset,
    /// Any other address: a page or a file of the web app.
    WebApp,
}

impl Route {
    fn of(path: &str) -> Self {
        match path {
            "/graphql" => Self::Graphql,
            "/graphiql" | "/graphiql.html" => Self::Graphiql,
            "/session/refresh" => Self::Session,
            "/.well-known/jwks.json" => Self::Keys,
            "/livez" => Self::Live,
            "/readyz" => Self::Ready,
            "/metrics" => Self::Metrics,
            "/images" => Self::Images,
            path if path.starts_with("/images/") => Self::Images,
            path if path.starts_with("/calendar/") => Self::Calendar,
            path if path.starts_with("/unsubscribe/") => Self::Unsubscribe,
            path if path.starts_with("/session/with/") => Self::SignInWith,
            path if path.starts_with("/assets/") => Self::Asset,
            _ => Self::WebApp,
        }
    }

    /// Its name in figures and logs.
    pub fn label(self) -> &'static str {
        match self {
            Self::Graphql => "/graphql",
            Self::Graphiql => "/graphiql",
            Self::Session => "/session/refresh",
            Self::SignInWith => "/session/with",
            Self::Keys => "/.well-known/jwks.json",
            Self::Images => "/images",
            Self::Calendar => "/calendar",
            Self::Unsubscribe => "/unsubscribe",
            Self::Live => "/livez",
            Self::Ready => "/readyz",
            Self::Metrics => "/metrics",
            Self::Asset => "/assets",
            Self::WebApp => "web app",
        }
    }
}

/// What the log tells about a GraphQL call: never its variables, and its text only as a hash.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    name: Option<String>,
    document: Option<String>,
}

impl Operation {
    /// The operation of a call.
    pub fn of(call: &Call) -> Self {
        let short = |text: &str| text.chars().take(80).collect::<String>();
        let hash = |text: &String| crate::http::respond::short_hash(text.as_bytes());
        Self {
            name: call.operation_name.as_deref().map(short),
            document: call.document_id.as_deref().map(short).or_else(|| call.query.as_ref().map(hash)),
        }
    }
}

/// Counts a request out even when its client goes away in the middle.
struct InFlight<'a>(&'a Metrics);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.dec();
    }
}

/// Wraps the whole site.
pub async fn observe(
    shared: Data<Shared>,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = RequestId(shared.chance.ids.next().simple().to_string().into());
    let route = Route::of(request.path());
    let method = request.method().clone();
    let origin = request.headers().get(ORIGIN).cloned();
    request.extensions_mut().insert(id.clone());
    shared.metrics.in_flight.inc();
    let _in_flight = InFlight(&shared.metrics);

    let outcome = AssertUnwindSafe(next.call(request)).catch_unwind().await;
    let mut note = Note { route, method, id: &id, operation: Operation::default() };
    let decorate = |headers: &mut HeaderMap| {
        headers::decorate(headers, route, origin, &shared.settings);
        if let Ok(value) = HeaderValue::from_str(id.as_str()) {
            headers.insert(HeaderName::from_static("x-request-id"), value);
        }
    };
    match outcome {
        Ok(Ok(response)) => {
            let mut response = response.map_into_boxed_body();
            decorate(response.headers_mut());
            note.operation = response.request().extensions().get::<Operation>().cloned().unwrap_or_default();
            note.write(&shared.metrics, started, response.response());
            Ok(response)
        }
        // There is no request left to answer to: the answer travels inside the error.
        failed => {
            let mut response = match failed {
                Ok(Err(error)) => error.error_response(),
                _ => {
                    shared.metrics.panics.inc();
                    Problem::internal().response(id.as_str())
                }
            };
            decorate(response.headers_mut());
            note.write(&shared.metrics, started, &response);
            Err(InternalError::from_response("answered", response).into())
        }
    }
}

struct Note<'a> {
    route: Route,
    method: Method,
    id: &'a RequestId,
    operation: Operation,
}

impl Note<'_> {
    fn write(&self, metrics: &Metrics, started: Instant, response: &HttpResponse) {
        let took = started.elapsed();
        let status = response.status();
        let bytes = match response.body().size() {
            BodySize::Sized(bytes) => Some(bytes),
            _ => None,
        };
        metrics.request(self.route, &self.method, (status.as_u16(), took.as_secs_f64()));
        macro_rules! line {
            ($level:expr) => {
                tracing::event!(
                    target: "rialto::request",
                    $level,
                    request_id = self.id.as_str(),
                    method = %self.method,
                    route = self.route.label(),
                    status = status.as_u16(),
                    ms = took.as_secs_f64() * 1000.0,
                    bytes,
                    operation = self.operation.name.as_ref().map(tracing::field::debug),
                    document = self.operation.document.as_ref().map(tracing::field::debug),
                )
            };
        }
        match self.route {
            _ if status.is_server_error() && status != StatusCode::SERVICE_UNAVAILABLE => line!(tracing::Level::ERROR),
            _ if status.is_server_error() => line!(tracing::Level::WARN),
            // Asked for every few seconds by machines.
            Route::Live | Route::Ready | Route::Metrics => line!(tracing::Level::DEBUG),
            _ => line!(tracing::Level::INFO),
        }
    }
}
