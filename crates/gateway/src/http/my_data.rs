//! The download of everything that is held about somebody: a JSON document, or the same as a page.

use super::backend::Backend;
use super::observe::RequestId;
use super::problem::Problem;
use super::server::Shared;
use super::{cors, credentials};
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, Accept, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE, Header, VARY};
use actix_web::web::{self, Data};
use actix_web::{HttpRequest, HttpResponse};
use rialto_app::account::By;
use rialto_domain::policy::Actor;

/// What to do without a session.
const SIGN_IN: &str = "Sign in and send the access token: `Authorization: Bearer …`.";

/// The routes `/my-data`, `/my-data.json` and `/my-data.html`.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    for path in ["/my-data", "/my-data.json", "/my-data.html"] {
        config.service(
            web::resource(path)
                .route(web::get().to(download::<B>))
                .route(web::method(Method::OPTIONS).to(cors::preflight))
                .default_service(web::to(only_get)),
        );
    }
}

async fn only_get(id: RequestId) -> HttpResponse {
    Problem::method("GET, OPTIONS", "Your data is read with GET.").response(id.as_str())
}

/// Whether a page is wanted: by the name, else when HTML is named in `Accept` no later than JSON.
fn wants_page(request: &HttpRequest) -> bool {
    match request.path() {
        "/my-data.html" => return true,
        "/my-data.json" => return false,
        _ => {}
    }
    if !request.headers().contains_key(ACCEPT) {
        return false;
    }
    let accept = Accept::parse(request).map(|accept| accept.ranked()).unwrap_or_default();
    let known =
        accept.iter().map(|range| range.essence_str()).find(|range| ["text/html", "application/json"].contains(range));
    known == Some("text/html")
}

async fn download<B: Backend>(
    request: HttpRequest,
    id: RequestId,
    shared: Data<Shared>,
    backend: Data<B>,
) -> HttpResponse {
    let actor = match credentials::actor(&request, backend.get_ref(), &id).await {
        Ok(Actor::Visitor) => return Problem::unauthenticated(SIGN_IN).response(id.as_str()),
        Ok(actor) => actor,
        Err(problem) => return problem.response(id.as_str()),
    };
    let by = By { actor, client: credentials::client(&request, &shared.settings) };
    let page = wants_page(&request);
    let told = backend.my_data(&by).await.and_then(|data| {
        let body = if page { data.page()? } else { format!("{:#}\n", data.document) };
        Ok((data.day, body))
    });
    match told {
        Ok((day, body)) => {
            let (ending, media) =
                if page { ("html", "text/html; charset=utf-8") } else { ("json", "application/json; charset=utf-8") };
            HttpResponse::Ok()
                .insert_header((CONTENT_TYPE, media))
                .insert_header((CACHE_CONTROL, "no-store"))
                .insert_header((VARY, "Accept, Authorization"))
                .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"rialto-my-data-{day}.{ending}\"")))
                .body(body)
        }
        Err(error) => Problem::of(&error, SIGN_IN, id.as_str()).response(id.as_str()),
    }
}
