//! Calendars: `GET /calendar/session/<slug>.ics`, `/calendar/region/<NUTS>.ics`, `/calendar/person/<secret>.ics`.

use super::backend::Backend;
use super::compression;
use super::observe::RequestId;
use super::problem::Problem;
use super::respond::{matches, short_hash};
use actix_web::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_TYPE, ETAG, EntityTag,
};
use actix_web::web::{self, Bytes, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use rialto_app::calendar::Wanted;
use rialto_domain::Error;
use rialto_domain::text::{Language, Preferences};
use std::collections::HashMap;

/// The same for what is not there and for what may not be seen.
const NOTHING: &str = "There is no such calendar, or not any more: copy its address from the page again.";
/// What to do without a session; no calendar asks for one.
const SIGN_IN: &str = "Copy the address from the page again.";

/// The routes of calendars.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config.service(
        web::resource("/calendar/{kind}/{name}.ics")
            .route(web::get().to(send::<B>))
            .route(web::head().to(send::<B>))
            .default_service(web::to(only_get)),
    );
}

async fn only_get(id: RequestId) -> HttpResponse {
    Problem::method("GET, HEAD", "Calendars are read with GET.").response(id.as_str())
}

async fn send<B: Backend>(
    request: HttpRequest,
    path: Path<(String, String)>,
    query: Query<HashMap<String, String>>,
    id: RequestId,
    backend: Data<B>,
) -> HttpResponse {
    let (kind, name) = path.into_inner();
    let nothing = || Problem::not_found(NOTHING).response(id.as_str());
    let (wanted, file) = match kind.as_str() {
        "session" => (Wanted::Session(name.clone()), name),
        "region" => (Wanted::Region(name.clone()), name),
        // the secret is in no name of a file
        "person" => (Wanted::Person(name), "rialto".to_owned()),
        _ => return nothing(),
    };
    let is_own = matches!(wanted, Wanted::Person(_));
    match backend.calendar(&wanted, &preferences(&request, &query)).await {
        Ok(text) => {
            let body = Bytes::from(text);
            let tag = EntityTag::new_weak(short_hash(&body));
            let kept = if is_own { "private, no-cache" } else { "no-cache" };
            let file: String =
                file.chars().filter(|sign| sign.is_ascii_alphanumeric() || "-_".contains(*sign)).collect();
            let mut response = HttpResponse::Ok();
            response
                .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
                .insert_header((CONTENT_DISPOSITION, format!("inline; filename=\"{file}.ics\"")))
                .insert_header((CACHE_CONTROL, kept))
                .insert_header((ETAG, tag.to_string()));
            if matches(&request, &tag) {
                return response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish();
            }
            match compression::gzip(&request, &body).await {
                Some(smaller) => response.insert_header((CONTENT_ENCODING, "gzip")).body(smaller),
                None => response.body(body),
            }
        }
        Err(Error::NotFound(_) | Error::Invalid(_)) => nothing(),
        Err(error) => Problem::of(&error, SIGN_IN, id.as_str()).response(id.as_str()),
    }
}

/// The language of the address, else those of the request: few programs for calendars send any.
fn preferences(request: &HttpRequest, query: &HashMap<String, String>) -> Preferences {
    if let Some(language) = query.get("language").and_then(|tag| Language::parse(tag).ok()) {
        return Preferences::new(vec![language]);
    }
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Preferences::from_header(header.unwrap_or_default())
}
