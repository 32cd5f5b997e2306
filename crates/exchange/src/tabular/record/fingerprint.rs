//! Hashes: of a record's content, and of what identifies a record without an id.

use rialto_domain::search_words::fold;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fmt::Write;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        write!(out, "{byte:02x}").unwrap_or_default();
        out
    })
}

/// SHA-256 over the canonical JSON of a content (fields in the order of their declaration).
pub fn fingerprint(content: &impl Serialize) -> String {
    let mut hash = Sha256::new();
    // Plain structs of text and numbers always serialise; a failure would give one hash to all and show in every test.
    if serde_json::to_writer(&mut hash, content).is_err() {
        hash.update(b"unserialisable");
    }
    hex(&hash.finalize())
}

/// The identifier of a record whose file names none: a hash of its parts, folded (case, accents and
/// white space do not count), as 32 hexadecimal digits.
pub fn identity(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        let folded = fold(part);
        for word in folded.split_whitespace() {
            hash.update(word.as_bytes());
            hash.update(b" ");
        }
        hash.update([0x1f]);
    }
    hex(hash.finalize().get(..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_ignores_case_accents_and_spacing_and_keeps_parts_apart() {
        assert_eq!(identity(&["Čista  Obala", "x"]), identity(&["CISTA OBALA ", "X"]));
        assert_ne!(identity(&["a b", "c"]), identity(&["a", "b c"]));
        assert_eq!(identity(&["a"]).len(), 32);
    }

    #[test]
    fn a_fingerprint_is_the_same_on_every_machine() {
        // SHA-256 of `["a",1]`.
        assert_eq!(fingerprint(&("a", 1)), "135f17a475a61afdeeaf3759ad2e45ad1c7abb192395abe47e41fc8e395dc1a9");
    }
}
