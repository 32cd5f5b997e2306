//! Cheap compression of answers made on the fly. Assets are compressed when they are built.

use actix_web::HttpRequest;
use actix_web::http::header::{ACCEPT_ENCODING, AcceptEncoding, Encoding, Header};
use actix_web::web::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Shorter bodies fit one packet anyway.
const WORTH_IT: usize = 1024;
/// Longer ones leave the thread that answers others.
const TAKES_A_WHILE: usize = 128 * 1024;

/// The best of the offered encodings that the client takes; `identity` when it says nothing.
pub fn choose(request: &HttpRequest, offered: &[Encoding]) -> Encoding {
    if !request.headers().contains_key(ACCEPT_ENCODING) {
        return Encoding::identity();
    }
    AcceptEncoding::parse(request)
        .ok()
        .and_then(|accepted| accepted.negotiate(offered.iter()))
        .unwrap_or_else(Encoding::identity)
}

/// The body as gzip when that is worth it and the client takes it.
pub async fn gzip(request: &HttpRequest, body: &Bytes) -> Option<Bytes> {
    let offered = [Encoding::gzip(), Encoding::identity()];
    if body.len() < WORTH_IT || choose(request, &offered) != Encoding::gzip() {
        return None;
    }
    let compressed = if body.len() < TAKES_A_WHILE {
        compress(body)
    } else {
        let body = body.clone();
        actix_web::web::block(move || compress(&body)).await.unwrap_or_else(|error| Err(std::io::Error::other(error)))
    };
    compressed
        .inspect_err(|error| tracing::warn!(%error, "an answer could not be compressed; it goes out as it is"))
        .ok()
}

fn compress(body: &[u8]) -> std::io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
    encoder.write_all(body)?;
    Ok(encoder.finish()?.into())
}
