//! Ending mail about notifications without signing in: `GET /unsubscribe/<seal>` asks, `POST` does it (RFC 8058).
//!
//! A mail program posts `List-Unsubscribe=One-Click` without cookies; the form of the page posts nothing. What is posted says nothing that
//! the address does not say, so it is not read. GET changes nothing: programs that look at links before people do end no mail.

use super::backend::Backend;
use super::observe::RequestId;
use super::problem::Problem;
use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, VARY};
use actix_web::web::{self, Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use rialto_domain::Error;
use rialto_domain::text::Preferences;

/// The same for what was never made here and for what was made under another secret key.
const NOTHING: &str =
    "This address ends nobody's mail: copy it whole from the letter, or sign in and change your settings.";

/// The routes of unsubscribing.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/unsubscribe/{seal}")
            .route(web::get().to(ask::<B>))
            .route(web::head().to(ask::<B>))
            .route(web::post().to(end::<B>))
            .default_service(web::to(only_these)),
    );
}

async fn only_these(id: RequestId) -> HttpResponse {
    Problem::method("GET, HEAD, POST", "Mail is ended with POST.").response(id.as_str())
}

async fn ask<B: Backend>(request: HttpRequest, path: Path<String>, id: RequestId, backend: Data<B>) -> HttpResponse {
    answer(backend.unsubscribe_page(&path, &preferences(&request), false), &id)
}

async fn end<B: Backend>(request: HttpRequest, path: Path<String>, id: RequestId, backend: Data<B>) -> HttpResponse {
    let done = match backend.unsubscribe(&path).await {
        Ok(()) => backend.unsubscribe_page(&path, &preferences(&request), true),
        Err(error) => Err(error),
    };
    answer(done, &id)
}

fn answer(page: Result<String, Error>, id: &RequestId) -> HttpResponse {
    match page {
        Ok(page) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((VARY, "Accept-Language"))
            // the address is a secret of its owner
            .insert_header((REFERRER_POLICY, "no-referrer"))
            .body(page),
        Err(Error::NotFound(_)) => Problem::not_found(NOTHING).response(id.as_str()),
        Err(error) => Problem::of(&error, NOTHING, id.as_str()).response(id.as_str()),
    }
}

fn preferences(request: &HttpRequest) -> Preferences {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Preferences::from_header(header.unwrap_or_default())
}
