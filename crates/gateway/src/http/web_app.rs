//! Serves the built web app: its files, and its first page for every address that a person may open.

use super::assets::Asset;
use super::backend::Backend;
use super::compression;
use super::graphql::reader;
use super::observe::RequestId;
use super::problem::Problem;
use super::respond::{self, matches};
use super::server::Shared;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, Encoding};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde_json::json;

const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Rialto</title>\
    <p>The web app was not built into this server: run <code>make run</code>. The API is at /graphql.</p></html>";

/// The route `/config.json`, and everything that has no route of its own.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/config.json").route(web::get().to(config_json)).route(web::head().to(config_json)))
        .default_service(web::to(page_or_file::<B>));
}

/// Where the web app finds the API. Whoever hosts the built files elsewhere writes this file instead.
async fn config_json() -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-cache")).json(json!({ "api": "/graphql" }))
}

async fn page_or_file<B: Backend>(
    request: HttpRequest,
    id: RequestId,
    shared: Data<Shared>,
    backend: Data<B>,
) -> HttpResponse {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Problem::method("GET, HEAD", "Only GET and HEAD are answered here.").response(id.as_str());
    }
    let path = request.path().trim_start_matches('/');
    let file = match path {
        "graphiql" => "graphiql.html",
        path => path,
    };
    if let Some(asset) = shared.assets.get(file) {
        let forever = file.starts_with("assets/");
        return send(&request, asset, if forever { "public, max-age=31536000, immutable" } else { "no-cache" });
    }
    if !is_page(&request, path) {
        return Problem::not_found("There is nothing at this address.").response(id.as_str());
    }
    if let Some(views) = &shared.first_views {
        // Words of records take a place like any question; a busy server sends the page without them.
        let place = shared.places.try_acquire().ok();
        let backend = place.as_ref().map(|_| backend.get_ref());
        let page = views.page(path, request.query_string(), backend, reader(&request, &id)).await;
        return respond::page(&request, page).await;
    }
    match shared.assets.get("index.html") {
        Some(index) => send(&request, index, "no-cache"),
        None => HttpResponse::ServiceUnavailable()
            .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(NOT_BUILT),
    }
}

/// Whether a person asks for a page: their browser takes HTML, and the address does not look like that of a file.
fn is_page(request: &HttpRequest, path: &str) -> bool {
    let takes_html =
        request.headers().get(ACCEPT).is_some_and(|accept| accept.as_bytes().windows(9).any(|w| w == b"text/html"));
    let last = path.rsplit('/').next().unwrap_or_default();
    (takes_html || path.is_empty()) && !last.contains('.') && !path.starts_with("assets/") && path != "metrics"
}

fn send(request: &HttpRequest, asset: &Asset, keep: &'static str) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, asset.content_type.as_str()))
        .insert_header((CACHE_CONTROL, keep))
        .insert_header((ETAG, asset.tag.to_string()));
    if matches(request, &asset.tag) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    let mut offered = Vec::with_capacity(3);
    offered.extend(asset.brotli.as_ref().map(|_| Encoding::brotli()));
    offered.extend(asset.gzip.as_ref().map(|_| Encoding::gzip()));
    offered.push(Encoding::identity());
    let chosen = compression::choose(request, &offered);
    let (name, bytes) = match (&asset.brotli, &asset.gzip) {
        (Some(brotli), _) if chosen == Encoding::brotli() => (Some("br"), brotli),
        (_, Some(gzip)) if chosen == Encoding::gzip() => (Some("gzip"), gzip),
        _ => (None, &asset.bytes),
    };
    if let Some(name) = name {
        response.insert_header((CONTENT_ENCODING, name));
    }
    response.body(bytes.clone())
}
