//! The cookie that renews a session: no script reads it, no other site sends it.

use super::settings::HttpSettings;
use crate::graphql::mutation::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie as Written, SameSite};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse};

/// Its name. Browsers take one that begins with `__Host-` only over TLS, from this very host, for all paths (RFC 6265bis).
fn name(settings: &HttpSettings) -> &'static str {
    if settings.behind_tls { "__Host-rialto_refresh" } else { "rialto_refresh" }
}

/// The token that a request carries.
pub fn token(request: &HttpRequest, settings: &HttpSettings) -> Option<String> {
    request.cookie(name(settings)).map(|cookie| cookie.value().to_owned()).filter(|token| !token.is_empty())
}

/// Sets or clears it on an answer; `now` is in ms since 1970 UTC.
pub fn set(response: &mut HttpResponse, cookie: &Cookie, settings: &HttpSettings, now: i64) {
    let (value, seconds) = match cookie {
        Cookie::Set(refresh) => (refresh.token.as_str(), (refresh.expires_at - now).max(0) / 1_000),
        Cookie::Clear => ("", 0),
    };
    let written = Written::build(name(settings), value)
        .path(if settings.behind_tls { "/" } else { "/session" })
        .max_age(Duration::seconds(seconds))
        .http_only(true)
        .secure(settings.behind_tls)
        .same_site(SameSite::Strict)
        .finish();
    // made of letters, digits and signs that headers take
    if let Ok(value) = HeaderValue::from_str(&written.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
