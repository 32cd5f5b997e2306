//! The cookies of the site: no script reads them.

use super::settings::HttpSettings;
use crate::graphql::mutation::Cookie;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie as Written, SameSite};
use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::{HttpRequest, HttpResponse};

/// Which cookie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Renews a session.
    Refresh,
    /// What a browser keeps between the steps of signing in with a provider.
    Ticket,
    /// Shows that somebody has signed in before in this browser.
    Device,
}

impl Name {
    /// Its name. Browsers take one that begins with `__Host-` only over TLS, from this very host, for all paths (RFC 6265bis).
    fn written(self, settings: &HttpSettings) -> &'static str {
        match (self, settings.behind_tls) {
            (Self::Refresh, true) => "__Host-rialto_refresh",
            (Self::Refresh, false) => "rialto_refresh",
            (Self::Device, true) => "__Host-rialto_device",
            (Self::Device, false) => "rialto_device",
            (Self::Ticket, true) => "__Host-rialto_sign_in",
            (Self::Ticket, false) => "rialto_sign_in",
        }
    }

    fn path(self, settings: &HttpSettings) -> &'static str {
        match self {
            Self::Refresh if !settings.behind_tls => "/session",
            Self::Refresh | Self::Ticket | Self::Device => "/",
        }
    }

    /// What comes back from a provider comes from another site; nothing else does.
    fn same_site(self) -> SameSite {
        match self {
            Self::Refresh | Self::Device => SameSite::Strict,
            Self::Ticket => SameSite::Lax,
        }
    }
}

/// What a request carries in a cookie.
pub fn token(request: &HttpRequest, name: Name, settings: &HttpSettings) -> Option<String> {
    let cookie = request.cookie(name.written(settings));
    cookie.map(|cookie| cookie.value().to_owned()).filter(|token| !token.is_empty())
}

/// Sets or clears one on an answer; `now` is in ms since 1970 UTC.
pub fn set(response: &mut HttpResponse, cookie: &Cookie, settings: &HttpSettings, now: i64) {
    let (name, value, until) = match cookie {
        Cookie::Set(refresh) => (Name::Refresh, refresh.token.as_str(), refresh.expires_at),
        Cookie::Clear => (Name::Refresh, "", now),
        Cookie::Keep(kept) => (Name::Ticket, kept.token.as_str(), kept.expires_at),
        Cookie::Know(kept) => (Name::Device, kept.token.as_str(), kept.expires_at),
        Cookie::Forget => (Name::Ticket, "", now),
    };
    let written = Written::build(name.written(settings), value)
        .path(name.path(settings))
        .max_age(Duration::seconds((until - now).max(0) / 1_000))
        .http_only(true)
        .secure(settings.behind_tls)
        .same_site(name.same_site())
        .finish();
    // made of letters, digits and signs that headers take
    if let Ok(value) = HeaderValue::from_str(&written.to_string()) {
        response.headers_mut().append(SET_COOKIE, value);
    }
}
