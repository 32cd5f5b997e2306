//! What letters say, in the languages of the web app: `mail/<language>.json` beside this crate's sources.

use super::Values;
use rialto_domain::label::LANGUAGES;
use rialto_domain::{Error, Result};
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILES: [&str; 9] = [
    include_str!("../../mail/en.json"),
    include_str!("../../mail/es.json"),
    include_str!("../../mail/it.json"),
    include_str!("../../mail/fr.json"),
    include_str!("../../mail/pt.json"),
    include_str!("../../mail/hr.json"),
    include_str!("../../mail/sl.json"),
    include_str!("../../mail/el.json"),
    include_str!("../../mail/sq.json"),
];

type Texts = BTreeMap<String, String>;

static TEXTS: LazyLock<std::result::Result<Vec<Texts>, serde_json::Error>> =
    LazyLock::new(|| FILES.into_iter().map(serde_json::from_str).collect());

/// A letter, ready to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Subject.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
    /// The address that ends such letters with one request (RFC 8058), where there is one.
    pub unsubscribe: Option<String>,
}

/// Writes a letter of a kind in a language, with a link into the web app; some name a provider of identities.
///
/// # Errors
/// When a text is missing, which a test rules out.
pub fn write(kind: &str, language: &str, (site, link): (&str, &str), provider: &str) -> Result<Written> {
    let all = TEXTS.as_ref().map_err(|error| Error::internal(error.to_string()))?;
    let language = if LANGUAGES.contains(&language) { language } else { "en" };
    let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or_default();
    let host = site.split_once("://").map_or(site, |(_, host)| host);
    let text = |name: &str| {
        let key = if matches!(name, "greeting" | "footer") { name.to_owned() } else { format!("{kind}.{name}") };
        let text = all.get(at).and_then(|texts| texts.get(&key));
        let text = text.ok_or_else(|| Error::internal(format!("the mail text `{key}` is missing in `{language}`")))?;
        Ok::<String, Error>(text.replace("{site}", host).replace("{provider}", provider))
    };
    let [greeting, lead, action, note, footer] =
        [text("greeting")?, text("lead")?, text("action")?, text("note")?, text("footer")?];
    let plain = format!("{greeting}\n\n{lead}\n\n{action}:\n{link}\n\n{note}\n\n-- \n{footer}\n{site}\n");
    let [h_greeting, h_lead, h_action, h_note, h_footer, h_link, h_site] =
        [&greeting, &lead, &action, &note, &footer, link, site].map(escape);
    let html = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{}</title></head>\n\
         <body style=\"margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1b1b1b;background:#ffffff\">\n\
         <p>{h_greeting}</p>\n<p>{h_lead}</p>\n\
         <p><a href=\"{h_link}\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#14505c;color:#ffffff\">{h_action}</a></p>\n\
         <p style=\"font-size:14px\"><a href=\"{h_link}\" style=\"color:#14505c;word-break:break-all\">{h_link}</a></p>\n\
         <p>{h_note}</p>\n<hr style=\"border:0;border-top:1px solid #cccccc\">\n\
         <p style=\"font-size:14px;color:#4a4a4a\">{h_footer}<br>{h_site}</p>\n</body>\n</html>\n",
        escape(&text("subject")?),
    );
    Ok(Written { subject: text("subject")?, text: plain, html, unsubscribe: None })
}

/// Puts into a letter what somebody wrote: plain in the text, escaped in the HTML. Nothing of it goes into the subject, and
/// what looks like a place in it stays as it is. A `message` stands apart, under a line that says whose it is.
///
/// # Errors
/// When a text is missing, which a test rules out.
pub fn fill(written: Written, (kind, language): (&str, &str), values: &Values) -> Result<Written> {
    if values.is_empty() {
        return Ok(written);
    }
    let all = TEXTS.as_ref().map_err(|error| Error::internal(error.to_string()))?;
    let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or_default();
    let mut values = values.clone();
    let message = match values.get("message").filter(|message| !message.is_empty()) {
        Some(message) => {
            let word = all.get(at).and_then(|texts| texts.get(&format!("{kind}.word")));
            let word = word.ok_or_else(|| Error::internal(format!("`{kind}` says nothing of a message")))?;
            format!("\n\n{}\n{message}", put(word, &values, str::to_owned))
        }
        None => String::new(),
    };
    values.insert("message".to_owned(), message);
    let lines = |text: &str| escape(text).replace('\n', "<br>\n");
    Ok(Written {
        text: put(&written.text, &values, str::to_owned),
        html: put(&written.html, &values, lines),
        unsubscribe: values.get("unsubscribe").cloned(),
        ..written
    })
}

/// A word or a sentence that letters share, in a language of the web app: `decision.hide`.
///
/// # Errors
/// When it is missing, which a test rules out.
pub fn word(language: &str, key: &str) -> Result<String> {
    let all = TEXTS.as_ref().map_err(|error| Error::internal(error.to_string()))?;
    let at = LANGUAGES.iter().position(|known| *known == language).unwrap_or_default();
    let word = all.get(at).and_then(|texts| texts.get(key)).cloned();
    word.ok_or_else(|| Error::internal(format!("the mail text `{key}` is missing in `{language}`")))
}

/// A text with its places filled, each looked at once.
fn put(template: &str, values: &Values, how: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}').and_then(|(name, left)| Some((values.get(name)?, left))) {
            Some((value, left)) => {
                out.push_str(&how(value));
                rest = left;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn escape(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words that letters share, beside the letters themselves.
    const WORDS: [&str; 9] = [
        "decision.",
        "rule.",
        "until.",
        "result.",
        "leaderless.archived",
        "leaderless.kept",
        "about.",
        "event.",
        "unsubscribe.",
    ];
    /// Letters that say what values name.
    const TOLD: [&str; 29] = [
        "notifications",
        "notification",
        "advice_answered",
        "advice_adopted",
        "follow_up",
        "session_reminder",
        "application_received",
        "application_accepted",
        "application_waiting",
        "application_rejected",
        "evaluator_added",
        "seat_offered",
        "seat_taken",
        "seat_declined",
        "session_cancelled",
        "erased",
        "leaderless",
        "report_received",
        "report_decided",
        "decided",
        "banned",
        "restored",
        "unbanned",
        "objection_upheld",
        "objection_kept",
        "join_asked",
        "join_accepted",
        "join_refused",
        "leader_given",
    ];

    /// Those of them that say what somebody wrote.
    const WITH_WORD: [&str; 7] = [
        "join_asked",
        "advice_answered",
        "advice_adopted",
        "application_accepted",
        "application_waiting",
        "application_rejected",
        "session_cancelled",
    ];

    const KINDS: [&str; 14] = [
        "confirm",
        "known",
        "reset",
        "changed",
        "factor_on",
        "factor_off",
        "code_used",
        "email",
        "email_taken",
        "email_asked",
        "email_changed",
        "link",
        "linked",
        "unlinked",
    ];

    fn placeholders(text: &str) -> Vec<&str> {
        let mut all: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        all.sort_unstable();
        all
    }

    #[test]
    fn every_language_has_every_text_with_the_same_placeholders() {
        let all = TEXTS.as_ref().unwrap();
        let english = &all[0];
        for (language, texts) in LANGUAGES.iter().zip(all) {
            let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(english), keys(texts), "mail/{language}.json");
            let letters = texts.keys().filter(|key| !WORDS.iter().any(|word| key.starts_with(word)));
            // the invitation has a word before its message, and so have other letters that say what somebody wrote
            let expected = 2 + 4 * (KINDS.len() + TOLD.len()) + 5 + WITH_WORD.len();
            assert_eq!(letters.count(), expected, "name each letter among KINDS or TOLD");
            for (key, text) in texts {
                assert_eq!(placeholders(&english[key]), placeholders(text), "mail/{language}.json, `{key}`");
                assert!(!text.trim().is_empty() && (*language == "en" || *text != english[key]), "{language}: {key}");
            }
        }
    }

    #[test]
    fn every_letter_can_be_written_in_every_language() {
        for kind in KINDS {
            for language in LANGUAGES {
                let link = "https://rialto.example.org/confirm?token=a&b";
                let written = write(kind, language, ("https://rialto.example.org", link), "Example & Co").unwrap();
                assert!(!written.html.contains("& Co"), "{kind} {language}");
                assert!(written.text.contains(link) && written.html.contains("token=a&amp;b"), "{kind} {language}");
                assert!(written.html.contains(&format!("<html lang=\"{language}\">")));
                assert!(!written.text.contains(['{', '}']) && !written.subject.contains('{'), "{}", written.text);
                assert!(written.subject.chars().count() < 80 && !written.subject.contains('\n'));
            }
        }
    }

    #[test]
    fn a_decision_is_told_with_its_reasons_in_every_language() {
        use rialto_domain::moderation::{ModerationRule, ReportDecision};
        use rialto_domain::vocabulary::Vocabulary;
        for language in LANGUAGES {
            for kind in TOLD {
                let decision = word(language, &format!("decision.{}", ReportDecision::ALL[0])).unwrap();
                let rule = word(language, &format!("rule.{}", ModerationRule::ALL[0])).unwrap();
                let state = word(language, "leaderless.kept").unwrap();
                let result = word(language, "result.kept").unwrap();
                let values = [
                    ("title", "A <b>bridge</b>"),
                    ("note", "Because\nof {rule}"),
                    ("decision", &decision),
                    ("rule", &rule),
                ];
                let more = [("until", "2027-01-01"), ("state", &state), ("result", &result), ("person", "Ana")];
                let more = more.into_iter().chain([("project", "Bread"), ("points", "3.5"), ("when", "tomorrow")]);
                let answer = [("answer", "adopted"), ("session", "Market day"), ("days", "30"), ("path", "/my")];
                let reminder = [
                    ("when", "2027-01-01, 09:00 (Europe/Madrid)"),
                    ("lines", "Advice\n– Bread"),
                    ("unsubscribe", "https://rialto.example.org/unsubscribe/a-b"),
                ];
                let word = WITH_WORD.contains(&kind).then_some(("message", "Come\n{note}"));
                let values = values
                    .into_iter()
                    .chain(more)
                    .chain(answer)
                    .chain(reminder)
                    .chain(word)
                    .map(|(name, value)| (name.to_owned(), value.to_owned()))
                    .collect();
                let link = ("https://rialto.example.org", "https://rialto.example.org/settings/data");
                let written = fill(write(kind, language, link, "").unwrap(), (kind, language), &values).unwrap();
                assert!(!written.subject.contains('{') && written.subject.chars().count() < 80, "{}", written.subject);
                assert!(
                    !written.text.replace("{rule}", "").replace("{note}", "").contains(['{', '}']),
                    "{language} {kind}: {}",
                    written.text
                );
                assert!(!written.html.contains("<b>") && !written.html.contains("{title}"), "{language} {kind}");
                if matches!(kind, "decided" | "banned") {
                    assert!(
                        [decision.as_str(), &rule, "Because\nof {rule}"].iter().all(|part| written.text.contains(part))
                    );
                }
            }
            for decision in ReportDecision::ALL {
                assert!(word(language, &format!("decision.{decision}")).is_ok());
            }
            for rule in ModerationRule::ALL {
                assert!(word(language, &format!("rule.{rule}")).is_ok());
            }
        }
    }

    #[test]
    fn an_invitation_says_who_writes_and_lets_nobody_write_anything_else() {
        for language in LANGUAGES {
            let values = [("inviter", "Ana <b>{title}"), ("title", "Bridge & {message}"), ("message", "Come!\n{site}")];
            let values = values.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().collect();
            let link = "https://rialto.example.org/invitation?token=a";
            let written = write("invitation", language, ("https://rialto.example.org", link), "").unwrap();
            assert!(!written.subject.contains('{'), "{language}: nobody writes into the subject");
            let filled = fill(written, ("invitation", language), &values).unwrap();
            assert!(filled.text.contains("Ana <b>{title}") && filled.text.contains("Bridge & {message}"));
            assert!(filled.text.contains("Come!\n{site}") && filled.html.contains("Come!<br>\n{site}"));
            assert!(filled.html.contains("Ana &lt;b&gt;{title}") && !filled.html.contains("Ana <b>"));
        }
    }
}
