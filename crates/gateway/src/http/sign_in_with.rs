//! `/session/with/{provider}`: to a provider of identities, and back. Plain navigation: each answer sends the browser on.

use super::backend::Backend;
use super::cookie::{self, Name};
use super::credentials;
use super::graphql::reader;
use super::observe::RequestId;
use super::problem::Problem as HttpProblem;
use super::server::Shared;
use crate::graphql::mutation::Cookie;
use actix_web::http::header::{CACHE_CONTROL, LOCATION};
use actix_web::web::{self, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse};
use rialto_app::account::{Begin, Came, CameBack, Gone, Problem};
use serde::Deserialize;
use url::form_urlencoded::Serializer;

/// The routes.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/session/with/{provider}").route(web::get().to(go::<B>)).default_service(web::to(only_get)),
        )
        .service(
            web::resource("/session/with/{provider}/callback")
                .route(web::get().to(come_back::<B>))
                .default_service(web::to(only_get)),
        );
}

async fn only_get(id: RequestId) -> HttpResponse {
    HttpProblem::method("GET", "A browser goes here with GET.").response(id.as_str())
}

#[derive(Deserialize)]
struct Going {
    to: Option<String>,
    link: Option<String>,
}

async fn go<B: Backend>(
    request: HttpRequest,
    (provider, going): (Path<String>, Query<Going>),
    id: RequestId,
    (shared, backend): (Data<Shared>, Data<B>),
) -> HttpResponse {
    let settings = &shared.settings;
    let refresh = cookie::token(&request, Name::Refresh, settings);
    let asked = Begin {
        provider: &provider,
        to: going.to.as_deref(),
        link: going.link.as_deref(),
        refresh: refresh.as_deref(),
    };
    match backend.begin_with(&credentials::client(&request, settings), asked).await {
        Ok(Gone::Nowhere) => HttpProblem::not_found("There is no such provider here.").response(id.as_str()),
        Ok(Gone::There(url, kept)) => {
            let mut response = send_on(&url);
            cookie::set(&mut response, &Cookie::Keep(kept), settings, shared.chance.clock.now_ms());
            response
        }
        Ok(Gone::Not { problem, to, linking }) => send_on(&told(&provider, problem, (&to, linking))),
        Err(error) => HttpProblem::of(&error, "Begin again.", id.as_str()).response(id.as_str()),
    }
}

#[derive(Deserialize)]
struct Coming {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
}

async fn come_back<B: Backend>(
    request: HttpRequest,
    (provider, coming): (Path<String>, Query<Coming>),
    id: RequestId,
    (shared, backend): (Data<Shared>, Data<B>),
) -> HttpResponse {
    let (settings, now) = (&shared.settings, shared.chance.clock.now_ms());
    let kept = cookie::token(&request, Name::Ticket, settings);
    let reader = reader(&request, &id);
    let came = Came {
        provider: &provider,
        state: coming.state.as_deref(),
        code: coming.code.as_deref(),
        issuer: coming.iss.as_deref(),
        kept: kept.as_deref(),
        preferences: &reader.preferences,
    };
    let came_back = match backend.finish_with(&credentials::client(&request, settings), came).await {
        Ok(came_back) => came_back,
        Err(error) => return HttpProblem::of(&error, "Begin again.", id.as_str()).response(id.as_str()),
    };
    let step = |step: &str, to: &str| {
        let query = Serializer::new(String::new())
            .append_pair("with", &provider)
            .append_pair("step", step)
            .append_pair("to", to)
            .finish();
        format!("/sign-in?{query}")
    };
    let (to, cookies) = match came_back {
        CameBack::SignedIn(signed_in, to) => {
            let (renews, knows) = (signed_in.refresh.map(Cookie::Set), signed_in.device.map(Cookie::Know));
            (to, renews.into_iter().chain(knows).chain([Cookie::Forget]).collect())
        }
        CameBack::Code(kept, to) => (step("code", &to), vec![Cookie::Keep(kept)]),
        CameBack::Link(kept, to) => (step("link", &to), vec![Cookie::Keep(kept)]),
        CameBack::Linked => {
            let query = Serializer::new(String::new()).append_pair("linked", &provider).finish();
            (format!("/settings?{query}"), vec![Cookie::Forget])
        }
        CameBack::Not { problem, to, linking } => (told(&provider, problem, (&to, linking)), vec![Cookie::Forget]),
    };
    let mut response = send_on(&to);
    for one in cookies {
        cookie::set(&mut response, &one, settings, now);
    }
    response
}

/// The page that tells of a problem.
fn told(provider: &str, problem: Problem, (to, linking): (&str, bool)) -> String {
    let mut query = Serializer::new(String::new());
    query.append_pair("with", provider).append_pair("problem", problem.code());
    if linking {
        return format!("/settings?{}", query.finish());
    }
    format!("/sign-in?{}", query.append_pair("to", to).finish())
}

fn send_on(to: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, to)).insert_header((CACHE_CONTROL, "no-store")).finish()
}
