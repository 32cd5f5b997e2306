//! What went wrong before or around a GraphQL operation, as JSON of the form of GraphQL errors.

use super::media::Media;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE,
};
use rialto_domain::Error;
use serde_json::json;

/// A refusal or a fault: a status, a published code and a sentence that says what to do.
#[derive(Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    message: String,
    reason: Option<&'static str>,
    header: Option<Box<(HeaderName, HeaderValue)>>,
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), reason: None, header: None }
    }

    /// 400: the request cannot be read.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::refused(StatusCode::BAD_REQUEST, message)
    }

    /// Another status of the caller's making (4xx).
    pub fn refused(status: StatusCode, message: impl Into<String>) -> Self {
        Self::new(status, "BAD_USER_INPUT", message)
    }

    /// Says the finer code, `extensions.reason`.
    pub fn because(self, reason: &'static str) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// 404: nothing is there.
    pub fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", message)
    }

    /// 405, with the methods that are allowed.
    pub fn method(allowed: &'static str, message: impl Into<String>) -> Self {
        let mut problem = Self::refused(StatusCode::METHOD_NOT_ALLOWED, message);
        problem.header = Some(Box::new((ALLOW, HeaderValue::from_static(allowed))));
        problem
    }

    /// 401: the credentials of the request are not valid, or not any more.
    pub fn unauthenticated(message: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
        problem.header = Some(Box::new((WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""))));
        problem
    }

    /// 403: not from there.
    pub fn forbidden(message: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "FORBIDDEN", message)
    }

    /// What an act around GraphQL refused; `unauthenticated` says what to do then. Faults are logged here.
    pub fn of(error: &Error, unauthenticated: &str, request_id: &str) -> Self {
        match error {
            Error::Unauthenticated => Self::unauthenticated(unauthenticated),
            Error::RateLimited { retry_after_seconds } => {
                let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, error.code(), error.to_string());
                problem.header = Some(Box::new((RETRY_AFTER, HeaderValue::from(*retry_after_seconds))));
                problem
            }
            Error::Unavailable { .. } => {
                tracing::warn!(request_id, error = error as &dyn std::error::Error, "credentials could not be checked");
                Self::unavailable(1, error.to_string())
            }
            Error::Forbidden(_) | Error::Banned(_) => Self::new(StatusCode::FORBIDDEN, error.code(), error.to_string()),
            _ => {
                tracing::error!(
                    request_id,
                    error = error as &dyn std::error::Error,
                    "credentials could not be checked"
                );
                Self::internal()
            }
        }
    }

    /// 503: not now, perhaps in some seconds.
    pub fn unavailable(retry_after_seconds: u64, message: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE", message);
        problem.header = Some(Box::new((RETRY_AFTER, HeaderValue::from(retry_after_seconds))));
        problem
    }

    /// 500: our fault. The log has the cause under the request's id.
    pub fn internal() -> Self {
        let message = "Something went wrong on our side. Tell us the request id, and we can find out what.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL", message)
    }

    /// What it says.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The answer, in plain JSON.
    pub fn response(self, request_id: &str) -> HttpResponse {
        self.response_as(Media::Json, request_id)
    }

    /// The answer, in the media type that was agreed on.
    pub fn response_as(self, media: Media, request_id: &str) -> HttpResponse {
        let mut extensions = json!({ "code": self.code, "requestId": request_id });
        if let (Some(reason), Some(extensions)) = (self.reason, extensions.as_object_mut()) {
            extensions.insert("reason".to_owned(), json!(reason));
        }
        let body = json!({ "errors": [{ "message": self.message, "extensions": extensions }] });
        let mut response = HttpResponse::build(self.status);
        response.insert_header((CONTENT_TYPE, media.content_type())).insert_header((CACHE_CONTROL, "no-store"));
        if let Some(header) = self.header {
            response.insert_header(*header);
        }
        response.body(body.to_string())
    }
}
