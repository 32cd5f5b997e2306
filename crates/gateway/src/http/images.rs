//! Images: `POST /images` takes the bytes of a file, `GET /images/<id>/<width>.<ending>` sends one of its sizes.

use super::backend::Backend;
use super::observe::RequestId;
use super::problem::Problem;
use super::respond::matches;
use super::server::Shared;
use super::{cors, credentials};
use actix_web::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, EntityTag};
use actix_web::http::{Method, StatusCode};
use actix_web::mime::Mime;
use actix_web::web::{self, BytesMut, Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use rialto_app::account::By;
use rialto_app::image::{Uploaded, WantedFile, too_large};
use rialto_domain::Error;
use rialto_domain::id::{GlobalId, ImageId, Kind};
use rialto_domain::image::MOST_BYTES;
use serde_json::json;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::timeout;

/// How long the bytes of a file may take to arrive: 10 MB from a telephone in a village.
const ARRIVAL: Duration = Duration::from_secs(90);
/// What to do without a session.
const SIGN_IN: &str = "Sign in and send the access token: `Authorization: Bearer …`.";
/// The same for what is not there and for what may not be seen.
const NOTHING: &str = "There is no such image, or not any more. Ask the API for its `url` again.";
const TAKEN: [&str; 5] = ["image/png", "image/jpeg", "image/webp", "image/gif", "application/octet-stream"];

/// The routes of images.
pub fn routes<B: Backend>(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/images")
                .route(web::post().to(upload::<B>))
                .route(web::method(Method::OPTIONS).to(cors::preflight))
                .default_service(web::to(only_post)),
        )
        .service(
            web::resource("/images/{id}/{file}")
                .route(web::get().to(send::<B>))
                .route(web::head().to(send::<B>))
                .default_service(web::to(only_get)),
        );
}

async fn only_post(id: RequestId) -> HttpResponse {
    Problem::method("POST, OPTIONS", "Images are uploaded with POST.").response(id.as_str())
}

async fn only_get(id: RequestId) -> HttpResponse {
    Problem::method("GET, HEAD", "Images are read with GET.").response(id.as_str())
}

async fn upload<B: Backend>(
    request: HttpRequest,
    payload: Payload,
    id: RequestId,
    shared: Data<Shared>,
    backend: Data<B>,
) -> HttpResponse {
    match uploaded(&request, payload, &id, (&shared, backend.get_ref())).await {
        Ok(Uploaded { id, width, height, url }) => HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(json!({ "id": GlobalId::from(id).to_string(), "width": width, "height": height, "url": url })),
        Err(problem) => problem.response(id.as_str()),
    }
}

async fn uploaded<B: Backend>(
    request: &HttpRequest,
    payload: Payload,
    id: &RequestId,
    (shared, backend): (&Shared, &B),
) -> Result<Uploaded, Problem> {
    // Who may not is told so before a byte is read.
    let actor = credentials::actor(request, backend, id).await?;
    let by = By { actor, client: credentials::client(request, &shared.settings) };
    let refused = |error: Error| problem(&error, id);
    backend.may_upload(&by).map_err(refused)?;
    check_type(request)?;
    let account = by.actor.member().ok_or_else(|| Problem::unauthenticated(SIGN_IN))?.account;
    let Some(_place) = shared.upload_places.take(account) else {
        shared.metrics.shed.inc();
        return Err(Problem::unavailable(2, "Many images arrive at once: send this one again in some seconds."));
    };
    let file = read(request, payload, id).await?;
    backend.upload(&by, file).await.map_err(refused)
}

/// Refuses what a form of another site could send, and what says itself that it is no image.
fn check_type(request: &HttpRequest) -> Result<(), Problem> {
    let unfit =
        |message: &str| Problem::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, message).because("IMAGE_KIND_UNKNOWN");
    let header = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = header.and_then(|text| text.parse::<Mime>().ok());
    if !kind.is_some_and(|kind| TAKEN.contains(&kind.essence_str())) {
        let message = "Send the bytes of a PNG, JPEG, WebP or GIF as the body, with the header Content-Type: image/png, image/jpeg, \
                       image/webp, image/gif or application/octet-stream.";
        return Err(unfit(message));
    }
    let encoding = request.headers().get(CONTENT_ENCODING);
    if encoding.is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(unfit("Send the file without compression (no Content-Encoding)."));
    }
    Ok(())
}

/// The file, never more of it than allowed, never for longer than allowed.
async fn read(request: &HttpRequest, mut payload: Payload, id: &RequestId) -> Result<Vec<u8>, Problem> {
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MOST_BYTES) {
        return Err(problem(&too_large(), id));
    }
    let mut file = BytesMut::new();
    let arrival = async {
        while let Some(part) = payload.next().await {
            let part = part.map_err(|_| Problem::bad_request("The file broke off before its end: send it again."))?;
            if file.len() + part.len() > MOST_BYTES {
                return Err(problem(&too_large(), id));
            }
            file.extend_from_slice(&part);
        }
        Ok(file.into())
    };
    timeout(ARRIVAL, arrival).await.unwrap_or_else(|_| {
        Err(Problem::refused(StatusCode::REQUEST_TIMEOUT, "The file took too long to arrive: make it smaller."))
    })
}

/// What an act refused, with the status that says whose turn it is.
fn problem(error: &Error, id: &RequestId) -> Problem {
    let Error::Invalid(issues) = error else { return Problem::of(error, SIGN_IN, id.as_str()) };
    let code = issues.first().map_or("IMAGE_BROKEN", |issue| issue.code);
    let status = match code {
        "IMAGE_EMPTY" => StatusCode::BAD_REQUEST,
        "IMAGE_TOO_LARGE" | "IMAGE_TOO_MANY_PIXELS" => StatusCode::PAYLOAD_TOO_LARGE,
        "IMAGE_KIND_UNKNOWN" => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Problem::refused(status, error.to_string()).because(code)
}

async fn send<B: Backend>(
    request: HttpRequest,
    path: Path<(String, String)>,
    query: Query<HashMap<String, String>>,
    id: RequestId,
    backend: Data<B>,
) -> HttpResponse {
    let nothing = || Problem::not_found(NOTHING).response(id.as_str());
    let Some(mut wanted) = wanted(&path, &query) else { return nothing() };
    // an image never changes: its name is its tag
    let tag = EntityTag::new_strong(format!("{}-{}", wanted.id.0.simple(), wanted.width));
    let is_known = matches(&request, &tag);
    wanted.with_content = !is_known;
    match backend.image_file(&wanted).await {
        Ok(file) => {
            let keep = if file.is_public { "public, max-age=3600" } else { "private, max-age=300" };
            let mut response = HttpResponse::Ok();
            response.insert_header((CACHE_CONTROL, keep)).insert_header((ETAG, tag.to_string()));
            match file.content {
                Some(content) => response.insert_header((CONTENT_TYPE, file.form.media_type())).body(content),
                None => response.status(StatusCode::NOT_MODIFIED).finish(),
            }
        }
        Err(Error::NotFound(_)) => nothing(),
        Err(error) => Problem::of(&error, SIGN_IN, id.as_str()).response(id.as_str()),
    }
}

/// The file that an address names.
fn wanted((id, file): &(String, String), query: &HashMap<String, String>) -> Option<WantedFile> {
    let id = GlobalId::parse(id).filter(|id| id.kind == Kind::Image)?;
    let (width, ending) = file.split_once('.')?;
    Some(WantedFile {
        id: ImageId(id.key),
        width: width.parse().ok()?,
        ending: ending.to_owned(),
        seal: query.get("seal").cloned(),
        with_content: true,
    })
}
