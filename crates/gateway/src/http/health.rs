//! Whether the server lives, whether it can answer, and its figures.

use super::backend::Backend;
use super::observe::RequestId;
use super::problem::Problem;
use super::server::Shared;
use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use actix_web::web::{self, Data};
use std::time::Duration;
use tokio::time::timeout;

/// A database that takes longer than this to say hello is away.
const PATIENCE: Duration = Duration::from_secs(2);

/// The routes `/livez` and `/readyz`.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config
        .service(web::resource("/livez").route(web::get().to(live)).route(web::head().to(live)))
        .service(web::resource("/readyz").route(web::get().to(ready::<B>)).route(web::head().to(ready::<B>)));
}

/// The route `/metrics`.
pub fn metrics_route<B: Backend>(config: &mut web::ServiceConfig) {
    config.service(web::resource("/metrics").route(web::get().to(metrics::<B>)));
}

async fn live() -> HttpResponse {
    ok("alive")
}

async fn ready<B: Backend>(backend: Data<B>, id: RequestId) -> HttpResponse {
    match timeout(PATIENCE, backend.ping()).await {
        Ok(Ok(())) => ok("ready"),
        Ok(Err(error)) => {
            tracing::warn!(request_id = id.as_str(), error = &error as &dyn std::error::Error, "the database is away");
            away(&id)
        }
        Err(_) => {
            tracing::warn!(request_id = id.as_str(), "the database did not answer within {PATIENCE:?}");
            away(&id)
        }
    }
}

fn ok(state: &str) -> HttpResponse {
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(serde_json::json!({ "status": state }))
}

fn away(id: &RequestId) -> HttpResponse {
    Problem::unavailable(2, "The database does not answer at the moment: try again soon.").response(id.as_str())
}

async fn metrics<B: Backend>(shared: Data<Shared>, backend: Data<B>, id: RequestId) -> HttpResponse {
    shared.metrics.watchers.set(i64::try_from(shared.watchers.count()).unwrap_or(i64::MAX));
    match shared.metrics.text(&backend.pools()) {
        Ok(text) => HttpResponse::Ok()
            .insert_header((CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"))
            .insert_header((CACHE_CONTROL, "no-store"))
            .body(text),
        Err(error) => {
            tracing::error!(request_id = id.as_str(), %error, "the figures could not be written");
            Problem::internal().response(id.as_str())
        }
    }
}
