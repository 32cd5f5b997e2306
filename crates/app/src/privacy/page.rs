//! The download as a page that people read: every section with its rows, in one of the languages of the web app.

use rialto_domain::label::LANGUAGES;
use rialto_domain::{Error, Result};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILES: [&str; 9] = [
    include_str!("../../my_data/en.json"),
    include_str!("../../my_data/es.json"),
    include_str!("../../my_data/it.json"),
    include_str!("../../my_data/fr.json"),
    include_str!("../../my_data/pt.json"),
    include_str!("../../my_data/hr.json"),
    include_str!("../../my_data/sl.json"),
    include_str!("../../my_data/el.json"),
    include_str!("../../my_data/sq.json"),
];

type Texts = BTreeMap<String, String>;

static TEXTS: LazyLock<std::result::Result<Vec<Texts>, serde_json::Error>> =
    LazyLock::new(|| FILES.into_iter().map(serde_json::from_str).collect());

/// What fields are called: several that mean the same to a reader have one name.
#[rustfmt::skip]
const NAMES: &[(&str, &[&str])] = &[
    ("key", &["id", "key", "decisionId", "personId"]),
    ("email", &["email", "newEmail", "recipient", "contactEmail"]),
    ("name", &["name", "contactName", "title", "recordTitle", "projectTitle"]),
    ("slug", &["slug"]),
    ("language", &["language", "reasonLanguage", "declinedLanguage"]),
    ("began", &["createdAt", "startedAt", "begunAt", "linkedAt", "joinedOn", "at", "askedAt", "writtenAt"]),
    ("changed", &["updatedAt", "savedAt", "statusChangedAt", "editedAt", "lastAt", "passwordChangedAt"]),
    ("confirmed", &["emailConfirmedAt", "confirmedAt"]),
    ("used", &["lastUsedAt", "usedAt"]),
    ("until", &["expiresAt", "until", "newEmailUntil", "dueOn", "personUntil", "projectUntil", "openUntil"]),
    ("ended", &["endedAt", "revokedAt", "deletedAt", "liftedAt"]),
    ("why", &["endReason", "reason", "personReason", "projectReason"]),
    ("sent", &["deliveredAt", "mailedAt"]),
    ("failed", &["failedAt", "lastError"]),
    ("headline", &["headline"]),
    ("text", &["biography", "text", "content", "altText", "message", "note", "statusNote", "observation", "resources", "offer", "comment", "personNote", "projectNote"]),
    ("translations", &["translations"]),
    ("administrator", &["isAdministrator"]),
    ("password", &["hasPassword"]),
    ("expert", &["isExpert"]),
    ("region", &["regionId"]),
    ("places", &["placesPerMonth"]),
    ("state", &["publication", "publicationBefore", "status", "pace"]),
    ("version", &["version", "textVersion"]),
    ("area", &["area", "declinedArea"]),
    ("skill", &["skill"]),
    ("level", &["level"]),
    ("device", &["device"]),
    ("network", &["address"]),
    ("role", &["role", "side"]),
    ("takes", &["takesMessages"]),
    ("closed", &["expertBlockedAt"]),
    ("kind", &["kind"]),
    ("record", &["recordId", "projectId", "sessionId", "questionId", "sessionTurnId", "applicationId", "subjectId", "conversationId", "fulfilledProjectId"]),
    ("act", &["act", "event"]),
    ("fields", &["fields"]),
    ("public", &["isPublic"]),
    ("token", &["apiTokenId", "prefix"]),
    ("scopes", &["scopes"]),
    ("purpose", &["purpose"]),
    ("given", &["isGiven", "agrees"]),
    ("adopted", &["adopted", "adoptions"]),
    ("decision", &["decision"]),
    ("rule", &["rule"]),
    ("decided", &["decidedAt", "agreedAt"]),
    ("ban", &["isBan"]),
    ("objection", &["objection", "objectedAt"]),
    ("answer", &["answer", "answeredAt", "personAnswer", "projectAnswer"]),
    ("upheld", &["isUpheld"]),
    ("phone", &["contactPhone"]),
    ("provider", &["provider", "issuer"]),
    ("subject", &["subject"]),
    ("credit", &["credit"]),
    ("impact", &["socialImpact"]),
    ("readiness", &["readiness"]),
    ("need", &["need"]),
    ("distance", &["declinedKm"]),
    ("conflict", &["isConflict"]),
    ("count", &["count"]),
    ("read", &["readAt"]),
];

/// Writes the page.
pub(super) fn write(document: &Value, language: &str) -> Result<String> {
    let all = TEXTS.as_ref().map_err(|error| Error::internal(error.to_string()))?;
    let language = if LANGUAGES.contains(&language) { language } else { "en" };
    let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or_default();
    let texts = all.get(at).ok_or_else(|| Error::internal("a language has no texts"))?;
    let writer = Writer { texts };
    let none = Map::new();
    let document = document.as_object().unwrap_or(&none);
    let plain = |name: &str| document.get(name).and_then(Value::as_str).unwrap_or_default();
    let title = writer.text("page.title")?;
    let mut body = format!(
        "<h1>{}</h1>\n<p>{}</p>\n<p>{} · {}</p>\n",
        escape(title),
        escape(writer.text("page.lead")?),
        escape(plain("site")),
        escape(plain("madeAt"))
    );
    for (key, value) in document {
        let rows: Vec<&Value> = match value {
            Value::Array(rows) => rows.iter().collect(),
            Value::Object(_) => vec![value],
            Value::Null => Vec::new(),
            _ => continue,
        };
        body.push_str(&writer.section(key, &rows)?);
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(title)
    ))
}

const STYLE: &str = ":root{color-scheme:light dark}body{font:1rem/1.5 sans-serif;margin:0;padding:1rem}main{max-width:60rem;margin:auto}\
    h2{margin-top:2rem}dl{display:grid;grid-template-columns:minmax(8rem,1fr) 3fr;gap:.25rem 1rem;margin:0 0 1rem;padding:0 0 1rem;\
    border-bottom:1px solid #888}dt{font-weight:bold}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}\
    @media(max-width:30rem){dl{display:block}}";

struct Writer<'a> {
    texts: &'a Texts,
}

impl Writer<'_> {
    fn text(&self, key: &str) -> Result<&str> {
        let text = self.texts.get(key).map(String::as_str);
        text.ok_or_else(|| Error::internal(format!("the text `{key}` of the page of one's data is missing")))
    }

    fn section(&self, key: &str, rows: &[&Value]) -> Result<String> {
        let mut out = format!("<section>\n<h2>{}</h2>\n", escape(self.text(&format!("section.{key}"))?));
        if rows.is_empty() {
            out.push_str(&format!("<p>{}</p>\n", escape(self.text("page.none")?)));
        }
        for row in rows {
            out.push_str("<dl>\n");
            for (name, value) in row.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
                let value = self.value(value)?;
                out.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escape(self.name(name)?), escape(&value)));
            }
            out.push_str("</dl>\n");
        }
        out.push_str("</section>\n");
        Ok(out)
    }

    fn name(&self, field: &str) -> Result<&str> {
        let name = NAMES.iter().find(|(_, fields)| fields.contains(&field)).map(|(name, _)| *name);
        let name = name.ok_or_else(|| Error::internal(format!("the field `{field}` of one's data has no name")))?;
        self.text(&format!("field.{name}"))
    }

    fn value(&self, value: &Value) -> Result<String> {
        Ok(match value {
            Value::String(text) => text.clone(),
            Value::Bool(true) => self.text("page.yes")?.to_owned(),
            Value::Bool(false) => self.text("page.no")?.to_owned(),
            other => serde_json::to_string_pretty(other).map_err(Error::internal)?,
        })
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rialto_persistence::my_data::{SECTIONS, camel};
    use serde_json::json;

    #[test]
    fn every_language_names_every_section_and_field() {
        let all = TEXTS.as_ref().unwrap();
        for (language, texts) in LANGUAGES.iter().zip(all) {
            let writer = Writer { texts };
            for section in SECTIONS {
                assert!(texts.contains_key(&format!("section.{}", section.key)), "{language}: {}", section.key);
                for (column, _) in section.columns {
                    assert!(writer.name(&camel(column)).is_ok(), "{language}: name the field `{}`", camel(column));
                }
            }
            let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(&all[0]), keys(texts), "my_data/{language}.json");
            assert!(texts.values().all(|text| !text.trim().is_empty()));
            assert!(*language == "en" || texts["page.title"] != all[0]["page.title"]);
        }
    }

    #[test]
    fn what_people_wrote_is_text_and_never_markup() {
        let document = json!({
            "format": "rialto-my-data", "site": "https://rialto.example.org", "madeAt": "2026-11-22T08:00:00.000Z",
            "account": { "name": "<script>alert('x')</script>", "hasPassword": true, "newEmail": null },
            "notes": [{ "text": "a \"b\" & c" }], "mail": [],
        });
        for language in LANGUAGES {
            let page = write(&document, language).unwrap();
            assert!(page.contains(&format!("<html lang=\"{language}\">")) && !page.contains("<script"), "{page}");
            assert!(
                page.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                    && page.contains("a &quot;b&quot; &amp; c")
            );
            assert!(
                !page.contains("http-equiv") && !page.contains("src=") && !page.contains("href="),
                "whole in itself"
            );
        }
    }
}
