//! Who sends a request, and from where.

use super::backend::Backend;
use super::cookie::{self, Name};
use super::observe::RequestId;
use super::problem::Problem;
use super::settings::HttpSettings;
use actix_web::HttpRequest;
use actix_web::http::header::{AUTHORIZATION, HOST, ORIGIN, USER_AGENT};
use rialto_app::account::Client;
use rialto_domain::policy::Actor;
use std::net::IpAddr;

/// What to do with a token that is not valid.
const RENEW: &str = "The token in the Authorization header is not valid, or not any more: renew it with \
    POST /session/refresh, sign in, or send none.";

/// Who sends a request: a visitor without an `Authorization` header, never with one that is not valid.
pub async fn actor<B: Backend>(request: &HttpRequest, backend: &B, id: &RequestId) -> Result<Actor, Problem> {
    let mut all = request.headers().get_all(AUTHORIZATION);
    match (all.next(), all.next()) {
        (None, _) => Ok(Actor::Visitor),
        (Some(_), Some(_)) => Err(Problem::unauthenticated("Send one Authorization header.")),
        (Some(one), None) => {
            let text = one.to_str().map_err(|_| Problem::unauthenticated(RENEW))?;
            backend.recognise(text).await.map_err(|error| Problem::of(&error, RENEW, id.as_str()))
        }
    }
}

/// Who comes with the text of an `Authorization` header that is not in one; a visitor without.
pub async fn actor_of<B: Backend>(text: Option<&str>, backend: &B, id: &RequestId) -> Result<Actor, Problem> {
    match text {
        None => Ok(Actor::Visitor),
        Some(text) => backend.recognise(text).await.map_err(|error| Problem::of(&error, RENEW, id.as_str())),
    }
}

/// From where a request comes. Behind TLS there is a proxy of the owner's, which writes the address it was asked from at
/// the end of `X-Forwarded-For`; what stands before, anybody may have written.
pub fn client(request: &HttpRequest, settings: &HttpSettings) -> Client {
    let text = |name: &str| request.headers().get_all(name).last().and_then(|value| value.to_str().ok());
    let forwarded = text("x-forwarded-for").filter(|_| settings.behind_tls);
    let forwarded = forwarded.and_then(|all| all.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    let device = request.headers().get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Client {
        address: forwarded.or_else(|| request.peer_addr().map(|peer| peer.ip())),
        device: device.chars().take(400).collect(),
        device_token: cookie::token(request, Name::Device, settings),
        ticket: cookie::token(request, Name::Ticket, settings),
    }
}

/// Whether a page of this site, or of one on the owner's list, sends a request: browsers say so on every POST.
pub fn is_from_here(request: &HttpRequest, settings: &HttpSettings) -> bool {
    let Some(origin) = request.headers().get(ORIGIN).and_then(|value| value.to_str().ok()) else { return false };
    if settings.allowed_origins.iter().any(|allowed| allowed == origin) {
        return true;
    }
    let scheme = if settings.behind_tls { "https://" } else { "http://" };
    let host = request.headers().get(HOST).and_then(|value| value.to_str().ok());
    // HTTP/2 has no Host header but an authority
    let host = host.or_else(|| request.uri().authority().map(|authority| authority.as_str()));
    host.is_some_and(|host| !host.is_empty() && origin.strip_prefix(scheme) == Some(host))
}
