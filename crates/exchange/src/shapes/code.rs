//! Whose shape it is.

use super::refusal::{Code, Rejection};
use rialto_domain::region::is_code;
use serde_json::{Map, Value};

/// Names of properties that hold a code, in the order in which they are believed; without case and signs.
const NAMES: [&str; 5] = ["nutsid", "nutscode", "nuts", "code", "id"];

/// The NUTS code of a feature.
pub(super) fn of(row: u64, properties: Option<&Map<String, Value>>, id: Option<&Value>) -> Result<String, Rejection> {
    let named = |wanted: &str| {
        let found = properties?.iter().find(|(name, _)| plain(name) == wanted);
        found.map(|(name, value)| (name.as_str(), value))
    };
    let stated = NAMES.iter().filter_map(|name| named(name)).chain(id.map(|id| ("id", id)));
    let mut unreadable = None;
    for (name, value) in stated {
        let text = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => continue,
        };
        if text.is_empty() {
            continue;
        }
        match read(&text) {
            Some(code) => return Ok(code),
            None => unreadable = unreadable.or(Some((name.to_owned(), text))),
        }
    }
    Err(match unreadable {
        Some((column, value)) => {
            let message = "This is no NUTS code: two letters of a country, then up to three letters or digits, such as ES612; correct it.";
            Rejection { row, column, value, code: Code::CodeUnreadable, message: message.to_owned() }
        }
        None => {
            let message = "The feature has no NUTS code; put it into the property NUTS_ID.";
            Rejection {
                row,
                column: "NUTS_ID".to_owned(),
                value: String::new(),
                code: Code::CodeMissing,
                message: message.to_owned(),
            }
        }
    })
}

/// `el30`, `GR30` → `EL30`.
fn read(text: &str) -> Option<String> {
    let upper = text.to_ascii_uppercase();
    is_code(&upper).then_some(())?;
    let (country, rest) = upper.split_at_checked(2)?;
    Some(match country {
        "GR" => format!("EL{rest}"),
        "GB" => format!("UK{rest}"),
        _ => upper,
    })
}

fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of_json(properties: &Value, id: Option<&Value>) -> Result<String, Code> {
        of(1, properties.as_object(), id).map_err(|rejection| rejection.code)
    }

    #[test]
    fn the_code_is_found_under_the_names_that_publishers_use() {
        for properties in [
            json!({"NUTS_ID": "ES612"}),
            json!({"nuts_id": "es612", "id": 7}),
            json!({"NUTS_CODE": " ES612 "}),
            json!({"nutsCode": "ES612"}),
            json!({"code": "ES612", "id": "feature_001"}),
            json!({"na": "Cádiz", "id": "ES612"}),
        ] {
            assert_eq!(of_json(&properties, None), Ok("ES612".to_owned()), "{properties}");
        }
        assert_eq!(of_json(&json!({"name": "Attica"}), Some(&json!("GR30"))), Ok("EL30".to_owned()));
        assert_eq!(of_json(&json!({"NUTS_ID": "UKD4"}), Some(&json!("x"))), Ok("UKD4".to_owned()));
    }

    #[test]
    fn a_value_that_is_no_code_is_passed_over_for_one_that_is() {
        assert_eq!(of_json(&json!({"id": "feature_000", "nuts": "AL031"}), None), Ok("AL031".to_owned()));
        assert_eq!(of_json(&json!({"code": 12}), Some(&json!("AL031"))), Ok("AL031".to_owned()));
    }

    #[test]
    fn a_feature_without_a_code_is_told_apart_from_one_with_a_wrong_one() {
        assert_eq!(of_json(&json!({"name": "Attica"}), None), Err(Code::CodeMissing));
        assert_eq!(of_json(&json!({"NUTS_ID": ""}), Some(&Value::Null)), Err(Code::CodeMissing));
        assert_eq!(of_json(&json!({"NUTS_ID": "Attica"}), None), Err(Code::CodeUnreadable));
    }
}
