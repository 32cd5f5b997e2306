//! Renewing a session by its cookie, and the keys that verify access tokens.

use super::backend::Backend;
use super::cookie::{self, Name};
use super::observe::RequestId;
use super::problem::Problem;
use super::server::Shared;
use super::{cors, credentials};
use crate::graphql::mutation::Cookie;
use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use rialto_domain::Error;
use rialto_domain::context::instant;
use serde_json::json;

/// What to do when a session cannot be renewed.
const SIGN_IN: &str = "There is no session to renew, or it is over: sign in.";

/// The routes `/session/refresh` and `/.well-known/jwks.json`.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/session/refresh")
                .route(web::post().to(refresh::<B>))
                .route(web::method(Method::OPTIONS).to(cors::preflight))
                .default_service(web::to(only_post)),
        )
        .service(
            web::resource("/.well-known/jwks.json").route(web::get().to(keys::<B>)).route(web::head().to(keys::<B>)),
        );
}

async fn only_post(id: RequestId) -> HttpResponse {
    Problem::method("POST, OPTIONS", "A session is renewed with POST.").response(id.as_str())
}

async fn refresh<B: Backend>(
    request: HttpRequest,
    id: RequestId,
    shared: Data<Shared>,
    backend: Data<B>,
) -> HttpResponse {
    let settings = &shared.settings;
    if !credentials::is_from_here(&request, settings) {
        let message = "Sessions are renewed by pages of this site: the Origin header names none of them.";
        return Problem::forbidden(message).response(id.as_str());
    }
    let Some(token) = cookie::token(&request, Name::Refresh, settings) else {
        return Problem::unauthenticated(SIGN_IN).response(id.as_str());
    };
    let now = shared.chance.clock.now_ms();
    match backend.refresh(&credentials::client(&request, settings), &token).await {
        Ok(signed_in) => {
            let body = json!({ "accessToken": signed_in.access_token, "expiresAt": instant(signed_in.expires_at) });
            let mut response = HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(body);
            if let Some(refresh) = signed_in.refresh {
                cookie::set(&mut response, &Cookie::Set(refresh), settings, now);
            }
            response
        }
        Err(error) => {
            let mut response = Problem::of(&error, SIGN_IN, id.as_str()).response(id.as_str());
            if matches!(error, Error::Unauthenticated) {
                cookie::set(&mut response, &Cookie::Clear, settings, now);
            }
            response
        }
    }
}

/// Kept for a few minutes: far shorter than a new key is known before an old one goes.
async fn keys<B: Backend>(id: RequestId, backend: Data<B>) -> HttpResponse {
    match backend.public_keys().await {
        Ok(keys) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "application/jwk-set+json"))
            .insert_header((CACHE_CONTROL, "public, max-age=300"))
            .body(keys.to_string()),
        Err(error) => Problem::of(&error, SIGN_IN, id.as_str()).response(id.as_str()),
    }
}
