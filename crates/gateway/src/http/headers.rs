//! The headers that every answer carries.

use super::settings::HttpSettings;
use super::{cors, observe::Route};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, STRICT_TRANSPORT_SECURITY, VARY};
use rialto_domain::stream::PLAYERS;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Answers that are no pages load nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// An image that is opened by itself runs nothing, whatever a browser takes it for.
const IMAGE_POLICY: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// The page that ends mail has a form and a style in itself, and nothing else.
const FORM_POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The editor of GraphiQL writes style elements, carries its icon font as data and runs its language service in a worker.
const GRAPHIQL_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
    font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

const ALWAYS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("permissions-policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Adds what every answer carries, and what its route asks for.
pub fn decorate(headers: &mut HeaderMap, route: Route, origin: Option<HeaderValue>, settings: &HttpSettings) {
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let policy = match route {
        Route::Graphiql => GRAPHIQL_POLICY,
        Route::WebApp | Route::Asset => POLICY,
        Route::Images => IMAGE_POLICY,
        Route::Unsubscribe => FORM_POLICY,
        Route::Graphql
        | Route::Calendar
        | Route::Session
        | Route::SignInWith
        | Route::Keys
        | Route::Live
        | Route::Ready
        | Route::Metrics => DATA_POLICY,
    };
    let policy = match route {
        // the players of streams are the only frames there are
        Route::WebApp => {
            let hosts = PLAYERS.into_iter().chain(settings.peertubes.hosts());
            let frames = hosts.fold(format!("{policy}; frame-src"), |text, host| format!("{text} https://{host}"));
            HeaderValue::from_str(&frames).unwrap_or(HeaderValue::from_static(policy))
        }
        _ => HeaderValue::from_static(policy),
    };
    headers.insert(HeaderName::from_static("content-security-policy"), policy);
    // Pages of other origins may read the API, show its images, and nothing else.
    let readers =
        if matches!(route, Route::Graphql | Route::Session | Route::Images) { "cross-origin" } else { "same-origin" };
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static(readers));
    if settings.behind_tls {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    match route {
        Route::Graphql => {
            headers.insert(
                VARY,
                HeaderValue::from_static("Accept, Accept-Language, Authorization, Origin, Accept-Encoding"),
            );
            cors::decorate(headers, origin, settings);
        }
        Route::Session => {
            headers.insert(VARY, HeaderValue::from_static("Cookie, Origin"));
            cors::decorate(headers, origin, settings);
        }
        Route::Images => {
            headers.insert(VARY, HeaderValue::from_static("Origin"));
            cors::decorate(headers, origin, settings);
        }
        Route::WebApp => {
            headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Language, Accept-Encoding"));
        }
        Route::Calendar => {
            headers.insert(VARY, HeaderValue::from_static("Accept-Language, Accept-Encoding"));
        }
        Route::Asset | Route::Graphiql => {
            headers.insert(VARY, HeaderValue::from_static("Accept, Accept-Encoding"));
        }
        // the page itself says by what it varies
        Route::Unsubscribe | Route::SignInWith | Route::Keys | Route::Live | Route::Ready | Route::Metrics => {}
    }
}
