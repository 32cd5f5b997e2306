//! Values of settings, checked the same way wherever they come from.

use rialto_domain::stream::{BadHost, PeerTube};
use serde::Deserialize;
use std::str::FromStr;
use tracing_subscriber::EnvFilter;
use url::Url;

/// A whole number between two bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Whole<const MIN: u32, const MAX: u32>(u32);

impl<const MIN: u32, const MAX: u32> Whole<MIN, MAX> {
    /// The number.
    pub fn as_u32(self) -> u32 {
        self.0
    }

    /// The number, for sizes.
    pub fn as_usize(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

impl<const MIN: u32, const MAX: u32> TryFrom<i64> for Whole<MIN, MAX> {
    type Error = String;

    fn try_from(number: i64) -> Result<Self, String> {
        u32::try_from(number)
            .ok()
            .filter(|number| (MIN..=MAX).contains(number))
            .map(Self)
            .ok_or_else(|| format!("{number} is out of bounds; a whole number from {MIN} to {MAX} is allowed"))
    }
}

impl<const MIN: u32, const MAX: u32> FromStr for Whole<MIN, MAX> {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number: i64 = text.parse().map_err(|_| format!("a whole number from {MIN} to {MAX} is allowed"))?;
        number.try_into()
    }
}

/// The address of a database.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DatabaseAddress(pub String);

impl Default for DatabaseAddress {
    fn default() -> Self {
        Self("sqlite://./data/rialto.db?mode=rwc".to_owned())
    }
}

impl FromStr for DatabaseAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = ["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| text.starts_with(scheme));
        // The address may hold a password: it is not repeated.
        known.then(|| Self(text.to_owned())).ok_or_else(|| {
            "a database address is sqlite://FILE?mode=rwc or postgres://USER:PASSWORD@HOST/NAME".to_owned()
        })
    }
}

impl TryFrom<String> for DatabaseAddress {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// An origin as browsers send it: `https://app.example.org`, without a path.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(pub String);

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let origin = Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let origin = origin.map(|url| url.origin().ascii_serialization());
        origin.filter(|origin| origin == text.trim()).map(Self).ok_or_else(|| {
            format!("`{text}` is not an origin; write the scheme and the host, such as https://app.example.org, without a slash at the end")
        })
    }
}

impl TryFrom<String> for Origin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The host of a PeerTube: `tube.example.org`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct TubeHost(pub PeerTube);

impl FromStr for TubeHost {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.trim().parse().map(Self).map_err(|error: BadHost| error.to_string())
    }
}

impl TryFrom<String> for TubeHost {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The name of a provider of identities, as it stands in addresses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ProviderName(pub String);

impl TryFrom<String> for ProviderName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        match text.len() {
            1..=40 if text.bytes().all(fits) => Ok(Self(text)),
            _ => Err(format!("`{text}` cannot stand in addresses: 1 to 40 of a to z, 0 to 9 and hyphens are allowed")),
        }
    }
}

/// What to log.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Filter(pub String);

impl FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        EnvFilter::try_new(text).map(|_| Self(text.to_owned())).map_err(|_| {
            "levels are error, warn, info, debug and trace, alone or by part: `info,sqlx=debug`".to_owned()
        })
    }
}

impl TryFrom<String> for Filter {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_a_scheme_and_a_host_and_nothing_more() {
        assert!("https://app.example.org".parse::<Origin>().is_ok());
        assert!("http://localhost:5173".parse::<Origin>().is_ok());
        for wrong in ["https://app.example.org/", "app.example.org", "*", "null", "https://a.example/path", "file:///x"]
        {
            assert!(wrong.parse::<Origin>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_number_out_of_bounds_is_told_its_bounds() {
        let wrong = "0".parse::<Whole<1, 600>>().unwrap_err();
        assert_eq!(wrong, "0 is out of bounds; a whole number from 1 to 600 is allowed");
        assert!("many".parse::<Whole<1, 600>>().is_err());
    }

    #[test]
    fn a_password_is_not_repeated_in_an_error() {
        let error = "mysql://me:secret@host/db".parse::<DatabaseAddress>().unwrap_err();
        assert!(!error.contains("secret"), "{error}");
    }
}
