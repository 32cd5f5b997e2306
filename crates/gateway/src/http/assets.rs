//! The built web app, in memory.

use actix_web::http::header::EntityTag;
use actix_web::web::Bytes;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::RustEmbed;
use std::borrow::Cow;
use std::collections::HashMap;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
struct Dist;

const MANIFEST: &str = "persisted-documents.json";

/// A file to serve.
pub struct File {
    /// Where it is: `assets/index-4f1c.js`.
    pub path: String,
    /// What is in it.
    pub data: Cow<'static, [u8]>,
    /// SHA-256 of that.
    pub hash: [u8; 32],
    /// Its media type: `text/html`.
    pub content_type: String,
}

/// One file, with its twins that were compressed when it was built.
#[derive(Clone, Debug)]
pub(super) struct Asset {
    pub bytes: Bytes,
    pub brotli: Option<Bytes>,
    pub gzip: Option<Bytes>,
    pub tag: EntityTag,
    pub content_type: String,
}

/// The files of the web app by path (`assets/index-4f1c.js`). Empty when it was not built.
#[derive(Clone, Debug, Default)]
pub struct Assets(HashMap<String, Asset>);

impl Assets {
    /// What was built into this binary.
    pub fn embedded() -> Self {
        Self::of(Dist::iter().filter_map(|path| {
            let file = Dist::get(&path)?;
            let content_type = file.metadata.mimetype().to_owned();
            Some(File { path: path.into_owned(), data: file.data, hash: file.metadata.sha256_hash(), content_type })
        }))
    }

    /// These files.
    pub fn of(files: impl Iterator<Item = File>) -> Self {
        let mut assets = HashMap::new();
        let mut twins = Vec::new();
        for file in files.filter(|file| !file.path.starts_with('.')) {
            let bytes = match file.data {
                Cow::Borrowed(data) => Bytes::from_static(data),
                Cow::Owned(data) => Bytes::from(data),
            };
            if file.path.ends_with(".br") || file.path.ends_with(".gz") {
                twins.push((file.path, bytes));
                continue;
            }
            let tag = EntityTag::new_weak(URL_SAFE_NO_PAD.encode(file.hash.get(..18).unwrap_or_default()));
            let content_type = with_charset(file.content_type);
            assets.insert(file.path, Asset { bytes, brotli: None, gzip: None, tag, content_type });
        }
        for (path, bytes) in twins {
            if let Some(asset) = path.strip_suffix(".br").and_then(|path| assets.get_mut(path)) {
                asset.brotli = Some(bytes);
            } else if let Some(asset) = path.strip_suffix(".gz").and_then(|path| assets.get_mut(path)) {
                asset.gzip = Some(bytes);
            }
        }
        Self(assets)
    }

    pub(super) fn get(&self, path: &str) -> Option<&Asset> {
        self.0.get(path)
    }

    /// The web app's own GraphQL documents by SHA-256 in hex. Empty when it was not built.
    pub fn documents(&self) -> Result<Vec<(String, String)>, serde_json::Error> {
        let Some(manifest) = self.get(MANIFEST) else { return Ok(Vec::new()) };
        let documents: HashMap<String, String> = serde_json::from_slice(&manifest.bytes)?;
        // The manifest names the algorithm too.
        let bare = |hash: String| hash.trim_start_matches("sha256:").to_owned();
        Ok(documents.into_iter().map(|(hash, text)| (bare(hash), text)).collect())
    }
}

fn with_charset(kind: String) -> String {
    if kind.starts_with("text/") || kind == "application/json" || kind == "image/svg+xml" {
        format!("{kind}; charset=utf-8")
    } else {
        kind
    }
}
