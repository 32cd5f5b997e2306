//! Whether answers are right: each one looked at shortly, some compared with the ceiling's to the letter.

use crate::Outcome;
use crate::client::{Client, Reply};
use crate::loads::{Load, Shot};
use memchr::memmem;
use serde_json::{Value, json};
use std::net::SocketAddr;

/// Requests of a load whose answers are compared.
const COMPARED: usize = 25;

/// A short look: status, shape, and the number of rows.
pub fn look(shot: &Shot, reply: &Reply<'_>) -> Outcome<()> {
    let rows = if shot.mark.is_empty() { 0 } else { memmem::find_iter(reply.body, shot.mark).take(shot.rows).count() };
    if reply.status == 200 && reply.body.starts_with(shot.starts.as_bytes()) && rows >= shot.rows {
        return Ok(());
    }
    let body: String = String::from_utf8_lossy(reply.body).chars().take(300).collect();
    let request = String::from_utf8_lossy(&shot.bytes).into_owned();
    Err(format!("a wrong answer: status {}, {rows} rows of {}: {body}\nto: {request}", reply.status, shot.rows).into())
}

/// Asks both servers the same and compares what they say.
pub async fn compare(load: &Load, graphql: SocketAddr, ceiling: SocketAddr) -> Outcome<()> {
    let (mut ours, mut theirs) = (Client::connect(graphql).await?, Client::connect(ceiling).await?);
    for (our, their) in load.graphql.iter().zip(&load.ceiling).take(COMPARED) {
        let ours: Value = serde_json::from_slice(ours.call(&our.bytes).await?.body)?;
        let theirs: Value = serde_json::from_slice(theirs.call(&their.bytes).await?.body)?;
        let ours = flat(load.name, &ours).ok_or_else(|| format!("{}: GraphQL answers {ours}", load.name))?;
        if lower(&ours) != lower(&theirs) {
            return Err(format!("{}: GraphQL says {ours}\nthe ceiling says {theirs}", load.name).into());
        }
    }
    Ok(())
}

/// Enum values are upper case in GraphQL.
fn lower(value: &Value) -> String {
    value.to_string().to_lowercase()
}

/// An answer of GraphQL in the flat form that the ceiling answers.
fn flat(load: &str, answer: &Value) -> Option<Value> {
    let at = |value: &Value, path: &str| value.pointer(path).cloned().unwrap_or_default();
    let rows = |value: &Value, path: &str, one: &dyn Fn(&Value) -> Value| {
        Some(Value::Array(value.pointer(path)?.as_array()?.iter().map(one).collect()))
    };
    match load {
        "W1" => rows(answer, "/data/projects/nodes", &|node| {
            json!({
                "title": at(node, "/title/text"), "slug": at(node, "/slug"), "stage": at(node, "/stage"),
                "region": at(node, "/region/name"), "cluster": at(node, "/cluster/name/text"),
            })
        }),
        "W2" => rows(answer, "/data/projects/nodes", &|node| {
            let contributions = rows(
                node,
                "/contributions/nodes",
                &|given| json!({ "area": at(given, "/area"), "text": at(given, "/text/text"), "expert": at(given, "/expert/name") }),
            );
            json!({ "title": at(node, "/title/text"), "slug": at(node, "/slug"), "contributions": contributions })
        }),
        "W3" => answer.pointer("/data/project").map(|node| {
            json!({
                "title": at(node, "/title/text"), "summary": at(node, "/summary/text"), "stage": at(node, "/stage"),
                "region": at(node, "/region/name"), "organisation": at(node, "/organisation/name"),
            })
        }),
        "W4" => rows(answer, "/data/statistics/projectsByRegionAndStage", &|row| {
            json!({
                "code": at(row, "/region/code"), "name": at(row, "/region/name"), "stage": at(row, "/stage"),
                "count": at(row, "/count"),
            })
        }),
        "W5" => answer
            .pointer("/data/contribute/contribution")
            .map(|told| json!({ "text": at(told, "/text/text"), "expert": at(told, "/expert/name") })),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_with_errors_or_too_few_rows_is_wrong() {
        let shot = crate::loads::graphql("{ a }", &json!({}), "\"slug\":", 2);
        let reply = |body: &'static str| Reply { status: 200, body: body.as_bytes() };
        assert!(look(&shot, &reply(r#"{"data":{"a":[{"slug":"x"},{"slug":"y"}]}}"#)).is_ok());
        assert!(look(&shot, &reply(r#"{"data":{"a":[{"slug":"x"}]}}"#)).is_err());
        assert!(look(&shot, &reply(r#"{"errors":[],"data":{"a":[{"slug":"x"},{"slug":"y"}]}}"#)).is_err());
    }
}
