//! Reads a GraphQL call from a JSON body or from the parameters of an address.

use super::problem::Problem;
use crate::graphql::service::Call;
use actix_web::web::Query;
use rialto_app::account::Client;
use serde_json::{Map, Value};

/// The fields of a call in JSON: `query`, `operationName`, `variables`, `extensions`, `documentId`. Others are ignored.
pub fn from_body(body: &[u8]) -> Result<Call, Problem> {
    if body.is_empty() {
        return Err(Problem::bad_request("The body is empty: send a JSON object with a `query`."));
    }
    match serde_json::from_slice(body).map_err(|error| not_json("The body", &error))? {
        Value::Object(fields) => call(fields, false),
        Value::Array(_) => Err(Problem::bad_request(
            "Send one operation in a request: lists of operations (batches) are not run. One operation may ask for many fields.",
        )),
        other => Err(Problem::bad_request(format!("The body must be a JSON object, not {}.", kind(&other)))),
    }
}

/// The same fields as a message of a WebSocket carries them.
pub fn from_message(payload: Map<String, Value>) -> Result<Call, Problem> {
    call(payload, false)
}

/// The same fields as parameters; `variables` and `extensions` are JSON texts.
pub fn from_query(parameters: &str) -> Result<Call, Problem> {
    let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::from_query(parameters) else {
        return Err(Problem::bad_request("The parameters of the address cannot be read: encode them as URLs ask."));
    };
    let mut fields = Map::new();
    for (name, text) in pairs {
        let value = match name.as_str() {
            "variables" | "extensions" if text.is_empty() => Value::Null,
            "variables" | "extensions" => {
                serde_json::from_str(&text).map_err(|error| not_json(&format!("The parameter `{name}`"), &error))?
            }
            "query" | "operationName" | "documentId" | "id" => Value::String(text),
            _ => continue,
        };
        if fields.insert(name.clone(), value).is_some() {
            return Err(Problem::bad_request(format!("The parameter `{name}` is there twice: send it once.")));
        }
    }
    call(fields, true)
}

fn call(mut fields: Map<String, Value>, queries_only: bool) -> Result<Call, Problem> {
    let document_id = match text(&mut fields, "documentId")? {
        Some(id) => Some(id),
        None => text(&mut fields, "id")?,
    };
    let call = Call {
        query: text(&mut fields, "query")?,
        operation_name: text(&mut fields, "operationName")?.filter(|name| !name.is_empty()),
        variables: object(&mut fields, "variables")?,
        extensions: object(&mut fields, "extensions")?,
        document_id: document_id.map(with_algorithm),
        queries_only,
        client: Client::default(),
    };
    if call.query.is_none() && call.document_id.is_none() && !call.extensions.contains_key("persistedQuery") {
        return Err(Problem::bad_request(
            "There is no document to run: send a GraphQL document as `query`, or the hash of a persisted one as `documentId`. \
             To try queries by hand, open /graphiql in a browser.",
        ));
    }
    Ok(call)
}

/// `documentId` names its algorithm; the hashes of older clients' `id` do not.
fn with_algorithm(id: String) -> String {
    if id.len() == 64 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        format!("sha256:{}", id.to_ascii_lowercase())
    } else {
        id
    }
}

fn text(fields: &mut Map<String, Value>, name: &str) -> Result<Option<String>, Problem> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(other) => Err(Problem::bad_request(format!("`{name}` must be a string, not {}.", kind(&other)))),
    }
}

fn object(fields: &mut Map<String, Value>, name: &str) -> Result<Map<String, Value>, Problem> {
    match fields.remove(name) {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(object)) => Ok(object),
        Some(other) => {
            Err(Problem::bad_request(format!("`{name}` must be an object of names and values, not {}.", kind(&other))))
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// Says where, in our words: the parser's own would become part of the API.
fn not_json(what: &str, error: &serde_json::Error) -> Problem {
    let fault =
        if error.is_eof() { "it ends too early" } else { "it is malformed, or nested more than 128 levels deep" };
    Problem::bad_request(format!("{what} is not JSON: {fault} (line {}, column {}).", error.line(), error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_hash_gets_its_algorithm() {
        let hash = "AB".repeat(32);
        let call = from_query(&format!("id={hash}")).unwrap();
        assert_eq!(call.document_id.as_deref(), Some(format!("sha256:{}", "ab".repeat(32)).as_str()));
    }

    #[test]
    fn a_deeply_nested_body_is_refused_and_not_overflowed() {
        let body = format!("{{\"query\":{}", "[".repeat(100_000));
        assert!(from_body(body.as_bytes()).is_err());
    }

    #[test]
    fn a_call_from_an_address_allows_queries_only() {
        let call = from_query("query=%7Ba%7D&variables=%7B%22a%22%3A1%7D&other=1").unwrap();
        assert!(call.queries_only);
        assert_eq!(call.variables.get("a"), Some(&Value::from(1)));
        assert!(from_query("query=a&query=b").is_err());
    }
}
