//! `/graphql` after the GraphQL-over-HTTP draft.

use super::backend::Backend;
use super::media::{self, Media};
use super::observe::{Operation, RequestId};
use super::problem::Problem;
use super::respond::respond;
use super::server::Shared;
use super::settings::HttpSettings;
use super::{cookie, cors, credentials, decode, events, web_socket};
use crate::graphql::service::Reader;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_LENGTH};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, Bytes, BytesMut, Data, Payload};
use actix_web::{HttpMessage, HttpRequest, HttpResponse};
use futures_util::StreamExt;
use rialto_domain::policy::Actor;
use rialto_domain::text::Preferences;
use tokio::sync::SemaphorePermit;
use tokio::time::timeout;

/// The routes of `/graphql`.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/graphql")
            .route(web::get().to(call::<B>))
            .route(web::head().to(call::<B>))
            .route(web::post().to(call::<B>))
            .route(web::method(Method::OPTIONS).to(cors::preflight))
            .default_service(web::to(other_method)),
    );
}

async fn other_method(id: RequestId) -> HttpResponse {
    Problem::method("GET, HEAD, POST, OPTIONS", "Send queries with POST, or with GET.").response(id.as_str())
}

async fn call<B: Backend>(
    request: HttpRequest,
    payload: Payload,
    id: RequestId,
    shared: Data<Shared>,
    backend: Data<B>,
) -> HttpResponse {
    if web_socket::is_wanted(&request) {
        return match web_socket::begin(&request, payload, (&id, shared, backend)) {
            Ok(response) => response,
            Err(problem) => problem.response(id.as_str()),
        };
    }
    if events::is_wanted(&request) {
        return match events::begin(&request, payload, (&id, shared, backend)).await {
            Ok(response) => response,
            Err(problem) => problem.response(id.as_str()),
        };
    }
    let media = match media::negotiate(&request) {
        Ok(media) => media,
        Err(problem) => return problem.response(id.as_str()),
    };
    match run(&request, payload, &id, (&shared, backend.get_ref(), media)).await {
        Ok(response) => response,
        Err(problem) => problem.response_as(media, id.as_str()),
    }
}

async fn run<B: Backend>(
    request: &HttpRequest,
    payload: Payload,
    id: &RequestId,
    (shared, backend, media): (&Shared, &B, Media),
) -> Result<HttpResponse, Problem> {
    let mut call = if request.method() == Method::POST {
        media::check_body_type(request)?;
        decode::from_body(&read(request, payload, shared).await?)?
    } else {
        decode::from_query(request.query_string())?
    };
    call.client = credentials::client(request, &shared.settings);
    // Taken after the body has come, so that slow senders hold no place.
    let _place = enter(shared).await?;
    request.extensions_mut().insert(Operation::of(&call));
    let limit = shared.settings.execution_timeout;
    let work = async {
        let actor = credentials::actor(request, backend, id).await?;
        Ok::<_, Problem>(backend.answer(call, Reader { actor, ..reader(request, id) }).await)
    };
    let Ok(answer) = timeout(limit, work).await else {
        shared.metrics.timed_out.inc();
        return Err(Problem::unavailable(
            1,
            format!(
                "The operation took longer than {limit:?} and was stopped: ask for less at once, or try again later."
            ),
        ));
    };
    let answer = answer?;
    shared.metrics.operation(answer.kind);
    let cookies = answer.cookies.clone();
    let mut response = respond(request, media, answer).await;
    for cookie in cookies {
        cookie::set(&mut response, &cookie, &shared.settings, shared.chance.clock.now_ms());
    }
    Ok(response)
}

pub(super) async fn enter(shared: &Shared) -> Result<SemaphorePermit<'_>, Problem> {
    if let Ok(Ok(place)) = timeout(HttpSettings::PATIENCE, shared.places.acquire()).await {
        return Ok(place);
    }
    shared.metrics.shed.inc();
    Err(Problem::unavailable(1, "The server is busy: try again in a second."))
}

/// Who sends a request, before its credentials are looked at.
pub(super) fn reader(request: &HttpRequest, id: &RequestId) -> Reader {
    let languages = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Reader {
        actor: Actor::Visitor,
        preferences: languages.map(Preferences::from_header).unwrap_or_default(),
        request_id: id.as_str().to_owned(),
    }
}

/// The body, never more of it than allowed, never for longer than allowed.
pub(super) async fn read(request: &HttpRequest, mut payload: Payload, shared: &Shared) -> Result<Bytes, Problem> {
    let limit = shared.settings.body_limit;
    let too_long = || {
        let message =
            format!("The body is longer than {limit} bytes: send less, or persist the document and send its hash.");
        Problem::refused(StatusCode::PAYLOAD_TOO_LARGE, message)
    };
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(too_long());
    }
    let mut body = BytesMut::with_capacity(announced.unwrap_or(1024));
    let arrival = async {
        while let Some(part) = payload.next().await {
            let part = part.map_err(|_| Problem::bad_request("The body broke off before its end: send it again."))?;
            if body.len() + part.len() > limit {
                return Err(too_long());
            }
            body.extend_from_slice(&part);
        }
        Ok(body.freeze())
    };
    timeout(shared.settings.request_timeout, arrival).await.unwrap_or_else(|_| {
        Err(Problem::refused(StatusCode::REQUEST_TIMEOUT, "The body took too long to arrive: send it in one go."))
    })
}
