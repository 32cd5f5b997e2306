//! Which media type an answer has, and which a request may have.

use super::problem::Problem;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT, Accept, CONTENT_ENCODING, CONTENT_TYPE, Header, Quality};
use actix_web::mime::{self, Mime};

/// A media type for GraphQL answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/json`: what clients from before the draft understand.
    Json,
    /// `application/graphql-response+json`: the status tells whether the operation ran.
    GraphqlResponse,
}

impl Media {
    /// The value of `Content-Type`.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json; charset=utf-8",
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
        }
    }

    fn is(self, range: &Mime) -> bool {
        let essence = match self {
            Self::Json => "application/json",
            Self::GraphqlResponse => "application/graphql-response+json",
        };
        range.essence_str() == essence
    }

    /// How much a client wants it, and whether it was named: by its own name before `application/*` before `*/*`.
    fn wanted(self, accept: &Accept) -> Option<(Quality, bool)> {
        let find = |fits: &dyn Fn(&Mime) -> bool| accept.iter().find(|item| fits(&item.item)).map(|item| item.quality);
        if let Some(quality) = find(&|range| self.is(range)) {
            return (quality > Quality::ZERO).then_some((quality, true));
        }
        let quality = find(&|range| range.type_() == mime::APPLICATION && range.subtype() == mime::STAR)
            .or_else(|| find(&|range| range.type_() == mime::STAR))?;
        (quality > Quality::ZERO).then_some((quality, false))
    }
}

/// The media type of the answer, from `Accept`. Without the header, or with `*/*` alone, it is `application/json`.
/// Wanted equally, the newer one is taken if it was named.
pub fn negotiate(request: &HttpRequest) -> Result<Media, Problem> {
    if request.headers().get(ACCEPT).is_none_or(|accept| accept.as_bytes().trim_ascii().is_empty()) {
        return Ok(Media::Json);
    }
    let unfit = || {
        Problem::refused(
            StatusCode::NOT_ACCEPTABLE,
            "Answers are application/graphql-response+json or application/json: name one of them in the Accept header.",
        )
    };
    let accept = Accept::parse(request).map_err(|_| unfit())?;
    match (Media::GraphqlResponse.wanted(&accept), Media::Json.wanted(&accept)) {
        (None, None) => Err(unfit()),
        (None, Some(_)) => Ok(Media::Json),
        (Some(_), None) => Ok(Media::GraphqlResponse),
        (Some((new, named)), Some((old, _))) if new > old || (new == old && named) => Ok(Media::GraphqlResponse),
        _ => Ok(Media::Json),
    }
}

/// Only JSON in UTF-8 is read from a body. Anything that a form of another site could send is refused, so
/// that a browser has to ask first (preflight).
pub fn check_body_type(request: &HttpRequest) -> Result<(), Problem> {
    let unfit = |message: &str| Problem::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, message);
    let header = request.headers().get(CONTENT_TYPE);
    let parsed = header.and_then(|value| value.to_str().ok()).and_then(|text| text.parse::<Mime>().ok());
    match parsed {
        Some(kind) if kind.essence_str() == "application/json" => match kind.get_param(mime::CHARSET) {
            Some(charset) if !charset.as_str().eq_ignore_ascii_case("utf-8") => {
                Err(unfit("Send the body in UTF-8: Content-Type: application/json; charset=utf-8."))
            }
            _ => Ok(()),
        },
        _ => Err(unfit("Send the body as JSON with the header Content-Type: application/json.")),
    }?;
    let encoding = request.headers().get(CONTENT_ENCODING);
    if encoding.is_some_and(|value| !value.as_bytes().eq_ignore_ascii_case(b"identity")) {
        return Err(unfit("Send the body without compression (no Content-Encoding)."));
    }
    Ok(())
}
