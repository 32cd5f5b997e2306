//! Texts as people type them, put in order.

use crate::error::Issue;
use unicode_normalization::UnicodeNormalization;
use url::Url;

/// Longest address, in characters; browsers and servers take about as much.
const LINK: usize = 2_000;

/// Signs that turn the direction of what follows: in one line they serve only to make it look like another.
fn turns(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// One line with its spaces in order; `None` when nothing is left.
///
/// # Errors
/// `TEXT_TOO_LONG`.
pub fn line(path: &[&str], text: &str, most: usize) -> Result<Option<String>, Issue> {
    let text: String = text.nfc().filter(|c| (!c.is_control() || c.is_whitespace()) && !turns(*c)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    within(path, text, most)
}

/// A text of several paragraphs: line ends of one kind, no space around it; `None` when nothing is left.
///
/// # Errors
/// `TEXT_TOO_LONG`.
pub fn prose(path: &[&str], text: &str, most: usize) -> Result<Option<String>, Issue> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.nfc().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    within(path, text.trim().to_owned(), most)
}

fn within(path: &[&str], text: String, most: usize) -> Result<Option<String>, Issue> {
    let length = text.chars().count();
    if length > most {
        let message = format!("Write at most {most} characters; these are {length}.");
        return Err(Issue::new(path, "TEXT_TOO_LONG", message).param("most", most).param("length", length));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// An address of the web; `example.org` stands for `https://example.org/`. `None` for nothing.
///
/// # Errors
/// `NOT_A_LINK`: no address, another scheme than http and https, a password in it, or too long.
pub fn link(path: &[&str], text: &str) -> Result<Option<String>, Issue> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let bad = || Issue::new(path, "NOT_A_LINK", "Write an address of the web such as https://example.org/about.");
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let url = Url::parse(&whole).map_err(|_| bad())?;
    let is_web = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    let is_named = url.host_str().is_some_and(|host| host.contains('.') || host.starts_with('['));
    let written = url.to_string();
    if !is_web || !is_named || written.chars().count() > LINK || text.contains(char::is_whitespace) {
        return Err(bad());
    }
    Ok(Some(written))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spaces_are_put_in_order_and_nothing_is_nothing() {
        assert_eq!(line(&[], "  A\tclub \r\n for girls\u{7} ", 20), Ok(Some("A club for girls".to_owned())));
        assert_eq!(line(&[], "user\u{202E}gpj.exe", 20), Ok(Some("usergpj.exe".to_owned())));
        assert_eq!(line(&[], " \n ", 20), Ok(None));
        assert_eq!(prose(&[], "\r\nOne.\r\n\r\n* two  \r\nthree\r", 30), Ok(Some("One.\n\n* two  \nthree".to_owned())));
        let long = line(&["input", "title"], &"é".repeat(21), 20).unwrap_err();
        assert_eq!(
            (long.code, long.params["most"].as_str(), long.params["length"].as_str()),
            ("TEXT_TOO_LONG", "20", "21")
        );
    }

    #[test]
    fn links_are_of_the_web_alone() {
        assert_eq!(link(&[], "Example.org/a b".trim()).unwrap_err().code, "NOT_A_LINK");
        assert_eq!(link(&[], " Example.ORG "), Ok(Some("https://example.org/".to_owned())));
        assert_eq!(link(&[], "http://šibenik.hr/č"), Ok(Some("http://xn--ibenik-9jb.hr/%C4%8D".to_owned())));
        for bad in [
            "javascript://alert(1)",
            "javascript:alert(1)",
            "ftp://example.org",
            "https://",
            "https://a:b@example.org",
            "hello",
            "https://localhost/",
        ] {
            assert_eq!(link(&[], bad).map_err(|issue| issue.code), Err("NOT_A_LINK"), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_text_put_in_order_stays_as_it_is(text in "\\PC{0,80}|[ -~\\r\\n\\t]{0,80}") {
            if let Ok(Some(once)) = line(&[], &text, 100) {
                prop_assert_eq!(line(&[], &once, 100), Ok(Some(once.clone())));
                prop_assert!(!once.contains('\n'));
            }
            if let Ok(Some(once)) = prose(&[], &text, 100) {
                prop_assert_eq!(prose(&[], &once, 100), Ok(Some(once.clone())));
            }
        }

        #[test]
        fn a_link_put_in_order_stays_as_it_is(text in "[a-zA-Z0-9:/.?#@ -]{0,60}") {
            if let Ok(Some(once)) = link(&[], &text) {
                prop_assert!(once.starts_with("http"));
                prop_assert_eq!(link(&[], &once), Ok(Some(once.clone())));
            }
        }
    }
}
