//! Walks the whole list once, as any client would, for real cursors and words.

use crate::Outcome;
use crate::client::Client;
use crate::loads;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use std::net::SocketAddr;
use uuid::Uuid;

const WALK: &str = "query Walk($after: String) { projects(first: 100, after: $after) { pageInfo { hasNextPage endCursor } \
    edges { cursor node { id language: title { language } title { text } summary { text } } } } }";

/// A project in the newest-first order.
#[derive(Clone)]
pub struct Place {
    /// Its cursor.
    pub cursor: String,
    /// What the cursor says: when it was created …
    pub ms: i64,
    /// … and its key.
    pub key: Uuid,
    /// Its global id.
    pub id: String,
}

/// All projects, and the words that they are described with.
pub struct Places {
    /// Newest first.
    pub rows: Vec<Place>,
    /// Language and text.
    pub texts: Vec<(String, String)>,
}

/// Walks the list of a server.
pub async fn walk(address: SocketAddr) -> Outcome<Places> {
    let mut client = Client::connect(address).await?;
    let mut places = Places { rows: Vec::new(), texts: Vec::new() };
    let mut after = Value::Null;
    loop {
        let shot = loads::graphql(WALK, &json!({ "after": after }), "", 0);
        let answer: Value = serde_json::from_slice(client.call(&shot.bytes).await?.body)?;
        let list = answer.pointer("/data/projects").ok_or_else(|| format!("the list cannot be walked: {answer}"))?;
        for edge in list.get("edges").and_then(Value::as_array).into_iter().flatten() {
            places.rows.push(place(edge).ok_or_else(|| format!("an edge that cannot be read: {edge}"))?);
            let text = |path: &str| edge.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned();
            let both = format!("{} {}", text("/node/title/text"), text("/node/summary/text"));
            places.texts.push((text("/node/language/language"), both));
        }
        if list.pointer("/pageInfo/hasNextPage") != Some(&Value::Bool(true)) {
            break;
        }
        after = list.pointer("/pageInfo/endCursor").cloned().unwrap_or_default();
    }
    if places.rows.len() < 30 {
        return Err(format!("{} projects are too few to measure", places.rows.len()).into());
    }
    Ok(places)
}

fn place(edge: &Value) -> Option<Place> {
    let cursor = edge.get("cursor")?.as_str()?;
    let values: Vec<Value> = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    Some(Place {
        cursor: cursor.to_owned(),
        ms: values.get(1)?.as_i64()?,
        key: Uuid::try_parse(values.get(2)?.as_str()?).ok()?,
        id: edge.pointer("/node/id")?.as_str()?.to_owned(),
    })
}
