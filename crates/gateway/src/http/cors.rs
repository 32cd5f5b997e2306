//! Who may call from a page of another origin.
//!
//! Anybody may read without credentials. Origins on the owner's list may send credentials; for them the answer names
//! the origin. Everybody else's browser drops an answer to a call with credentials, and asks first for JSON bodies.

use super::settings::HttpSettings;
use actix_web::HttpResponse;
use actix_web::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, HeaderMap, HeaderValue,
};

/// The answer to a browser that asks first. `decorate` adds the origin.
pub async fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header((ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST"))
        .insert_header((
            ACCESS_CONTROL_ALLOW_HEADERS,
            "accept, accept-language, authorization, content-type, if-none-match",
        ))
        .insert_header((ACCESS_CONTROL_MAX_AGE, "86400"))
        .finish()
}

/// Says on an answer of `/graphql` which pages may read it.
pub fn decorate(headers: &mut HeaderMap, origin: Option<HeaderValue>, settings: &HttpSettings) {
    let listed =
        origin.filter(|origin| settings.allowed_origins.iter().any(|allowed| allowed.as_bytes() == origin.as_bytes()));
    match listed {
        Some(origin) => {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
        }
        None => headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")).for_each(drop),
    }
    headers.insert(
        ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("etag, retry-after, www-authenticate, x-request-id"),
    );
}
