//! Turns an answer of GraphQL into an answer of HTTP.

use super::compression;
use super::media::Media;
use crate::graphql::service::{Answer, AnswerKind};
use actix_web::http::header::{
    ALLOW, AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, EntityTag, Header, IF_NONE_MATCH,
    IfNoneMatch, RETRY_AFTER,
};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The one place that maps kinds of answers to statuses. Under `application/json` a document that was refused is
/// still a well-formed answer (200), as clients from before the draft expect; under the newer type it is 400.
pub fn status(kind: AnswerKind, media: Media) -> StatusCode {
    match (kind, media) {
        (AnswerKind::Executed, _) | (AnswerKind::Refused | AnswerKind::UnknownDocument, Media::Json) => StatusCode::OK,
        (AnswerKind::Refused | AnswerKind::UnknownDocument, Media::GraphqlResponse) => StatusCode::BAD_REQUEST,
        (AnswerKind::QueriesOnly, _) => StatusCode::METHOD_NOT_ALLOWED,
        (AnswerKind::Unavailable, _) => StatusCode::SERVICE_UNAVAILABLE,
        (AnswerKind::Internal, _) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The answer over HTTP. A query by GET that ran can be kept, but has to be asked for again each time: an answer is
/// never stale, and costs no bytes when it has not changed.
pub async fn respond(request: &HttpRequest, media: Media, answer: Answer) -> HttpResponse {
    let body = Bytes::from(answer.body);
    let mut response = HttpResponse::build(status(answer.kind, media));
    response.insert_header((CONTENT_TYPE, media.content_type()));
    match answer.kind {
        AnswerKind::QueriesOnly => response.insert_header((ALLOW, "POST")),
        AnswerKind::Unavailable => response.insert_header((RETRY_AFTER, "1")),
        _ => &mut response,
    };
    if answer.kind == AnswerKind::Executed && request.method() != Method::POST {
        let tag = tag(&body);
        // what somebody sees who has signed in is for nobody's cache but theirs
        let is_own = request.headers().contains_key(AUTHORIZATION);
        let kept = if is_own { "private, no-cache" } else { "no-cache" };
        response.insert_header((CACHE_CONTROL, kept)).insert_header((ETAG, tag.to_string()));
        if matches(request, &tag) {
            return response.status(StatusCode::NOT_MODIFIED).finish();
        }
    } else {
        response.insert_header((CACHE_CONTROL, "no-store"));
    }
    match compression::gzip(request, &body).await {
        Some(smaller) => response.insert_header((CONTENT_ENCODING, "gzip")).body(smaller),
        None => response.body(body),
    }
}

/// A page made for one reader: asked for again each time, and free when it has not changed.
pub async fn page(request: &HttpRequest, body: Bytes) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    let tag = tag(&body);
    response
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .insert_header((ETAG, tag.to_string()));
    if matches(request, &tag) {
        return response.status(StatusCode::NOT_MODIFIED).finish();
    }
    match compression::gzip(request, &body).await {
        Some(smaller) => response.insert_header((CONTENT_ENCODING, "gzip")).body(smaller),
        None => response.body(body),
    }
}

/// Weak, because the same answer may travel compressed or not.
fn tag(body: &[u8]) -> EntityTag {
    EntityTag::new_weak(short_hash(body))
}

/// 144 bits of the SHA-256, in letters that fit a header and a log.
pub fn short_hash(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(bytes).get(..18).unwrap_or_default())
}

/// Whether the client has this version already.
pub fn matches(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(IF_NONE_MATCH) {
        return false;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(known)) => known.iter().any(|known| known.weak_eq(tag)),
        Err(_) => false,
    }
}
