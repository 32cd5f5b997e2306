//! Web addresses.

use url::{Host, Url};

/// Longest address kept, in bytes.
const LONGEST: usize = 2000;

/// A web address in its usual form, with `https://` put before it where no scheme stands; `None` when it
/// is not one of http or https at a public name (a name with a full stop in it, no IP literal, no user and password).
pub fn read_link(text: &str) -> Option<String> {
    let mut text = text.trim().trim_matches(['<', '>', '"', '\'']);
    if text.is_empty() || text.len() > LONGEST || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return None;
    }
    // `http://HTTP://name`: a form that put a scheme before what had one.
    while let Some(inner) = strip_scheme(text).filter(|inner| strip_scheme(inner).is_some()) {
        text = inner;
    }
    let url = match strip_scheme(text) {
        Some(_) => Url::parse(text).ok()?,
        None if text.contains("://") || has_other_scheme(text) => return None,
        None => Url::parse(&format!("https://{text}")).ok()?,
    };
    let public = match url.host()? {
        Host::Domain(name) => {
            name.trim_end_matches('.').contains('.') && !name.ends_with(".local") && !name.ends_with(".internal")
        }
        Host::Ipv4(_) | Host::Ipv6(_) => false,
    };
    let open = url.username().is_empty() && url.password().is_none();
    (public && open).then(|| url.to_string())
}

fn strip_scheme(text: &str) -> Option<&str> {
    ["http://", "https://"].iter().find_map(|scheme| {
        text.get(..scheme.len())
            .filter(|start| start.eq_ignore_ascii_case(scheme))
            .and_then(|_| text.get(scheme.len()..))
    })
}

/// `javascript:…` and `mailto:…`, but not `name.org:8080/x`.
fn has_other_scheme(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    host.split_once(':').is_some_and(|(name, port)| !name.contains('.') || !port.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_completed() {
        assert_eq!(read_link("www.nesta.org.uk").as_deref(), Some("https://www.nesta.org.uk/"));
        assert_eq!(read_link("HTTP://Fuel.social/a?b=c").as_deref(), Some("http://fuel.social/a?b=c"));
        assert_eq!(
            read_link("http://HTTP://UNIVIRTUAL.BLOGSPOT.COM").as_deref(),
            Some("http://univirtual.blogspot.com/")
        );
        assert_eq!(read_link("example.org/a:b").as_deref(), Some("https://example.org/a:b"));
        assert_eq!(read_link("example.org:8080/x").as_deref(), Some("https://example.org:8080/x"));
    }

    #[test]
    fn what_is_no_public_web_address_is_refused() {
        for text in [
            "javascript:alert(1)",
            "mailto:a@b.org",
            "ftp://a.org",
            "http://localhost/",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://2130706433/",
            "http://user:pass@a.org/",
            "none at all",
            "http://",
            "data:text/html,x",
            "file:///etc/passwd",
            "word",
            "http://a.local/",
        ] {
            assert_eq!(read_link(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_is_idempotent(text in "(http://|https://|HTTP://)?[a-z0-9.:/@?#-]{0,30}") {
            if let Some(once) = read_link(&text) {
                prop_assert_eq!(read_link(&once), Some(once));
            }
        }

        #[test]
        fn any_text_is_read_without_a_panic(text in any::<String>()) {
            std::hint::black_box(read_link(&text));
        }
    }
}
