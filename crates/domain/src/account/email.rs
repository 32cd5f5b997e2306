//! E-mail addresses, in the one form under which an account is known.

use crate::error::Issue;
use email_address::{EmailAddress, Options};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Longest address, bytes (RFC 5321 §4.5.3.1.3, without the brackets).
const LONGEST: usize = 254;

/// An address that mail can be sent to: lower case, its domain in ASCII (IDNA).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Reads and normalises an address. Providers tell no upper from lower case, so neither do accounts.
    ///
    /// # Errors
    /// `EMAIL_INVALID`.
    pub fn parse(path: &[&str], text: &str) -> Result<Self, Issue> {
        let wrong = || Issue::new(path, "EMAIL_INVALID", "Write an e-mail address such as ana@example.org.");
        let text: String = text.trim().nfc().collect::<String>().to_lowercase();
        let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
        let parsed = EmailAddress::parse_with_options(&text, options).map_err(|_| wrong())?;
        let local = parsed.local_part();
        let odd = |c: char| c.is_control() || c.is_whitespace() || matches!(c, '"' | '\\' | '<' | '>' | ',');
        let domain = idna::domain_to_ascii_strict(parsed.domain()).map_err(|_| wrong())?;
        let address = format!("{local}@{domain}");
        if local.contains(odd) || domain.ends_with('.') || address.len() > LONGEST {
            return Err(wrong());
        }
        Ok(Self(address))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The words in it that a password should not be made of.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(|c: char| !c.is_alphanumeric())
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_has_one_form() {
        for (text, normal) in [
            (" Ana.Pérez@Example.ORG ", "ana.pérez@example.org"),
            ("ana+rialto@example.org", "ana+rialto@example.org"),
            ("info@κοινωνία.gr", "info@xn--jxabieq4aqj.gr"),
        ] {
            let email = Email::parse(&[], text).map(|email| email.0);
            match normal.contains("xn--") {
                true => assert!(email.unwrap().contains("@xn--"), "{text}"),
                false => assert_eq!(email.as_deref(), Ok(normal)),
            }
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in [
            "",
            "ana",
            "ana@",
            "@example.org",
            "ana@example",
            "ana@exa mple.org",
            "ana@[127.0.0.1]",
            "a@b@example.org",
            "Ana <ana@example.org>",
            "\"a b\"@example.org",
            "ana@example.org\r\nBcc: all@example.org",
            "a,b@example.org",
            "ana@-example.org",
            "ana@example..org",
        ] {
            assert_eq!(Email::parse(&[], text).unwrap_err().code, "EMAIL_INVALID", "{text}");
        }
        assert!(Email::parse(&[], &format!("{}@example.org", "a".repeat(300))).is_err());
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in ".*") {
            if let Ok(email) = Email::parse(&[], &text) {
                prop_assert_eq!(Email::parse(&[], email.as_str()), Ok(email.clone()), "an address reads back as itself");
            }
        }
    }
}
