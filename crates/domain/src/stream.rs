//! Where a session can be watched: which addresses may be shown inside our pages. All others are links.
//!
//! Invariant: an address that is embedded is never taken from what was written. It is made here, of the address of a provider's player
//! and an identifier of letters, digits, `-` and `_`.

use crate::vocabulary::vocabulary;
use std::fmt;
use url::{Host, Url};

vocabulary! {
    /// Whose player shows a stream.
    StreamProvider {
        Youtube = "youtube", "YouTube, in the mode without cookies.";
        Vimeo = "vimeo", "Vimeo, asked not to track.";
        Peertube = "peertube", "A PeerTube that the owner of this server lists.";
    }
}

/// The hosts of players that everybody may embed.
pub const PLAYERS: [&str; 2] = [YOUTUBE, VIMEO];
const YOUTUBE: &str = "www.youtube-nocookie.com";
const VIMEO: &str = "player.vimeo.com";

/// The host of a PeerTube that the owner of a server lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerTube(String);

/// Those that are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeerTubes(Vec<PeerTube>);

/// A name that is no host.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not the name of a host; write one such as `tube.example.org`, without scheme, port and path")]
pub struct BadHost(pub String);

impl std::str::FromStr for PeerTube {
    type Err = BadHost;

    /// Reads the name of a host in lower case.
    fn from_str(host: &str) -> Result<Self, BadHost> {
        let is_same = |url: Url| matches!(url.host(), Some(Host::Domain(name)) if name == host) && url.path() == "/";
        let is_plain =
            host.contains('.') && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        let is_host = is_plain && Url::parse(&format!("https://{host}/")).is_ok_and(is_same);
        if is_host { Ok(Self(host.to_owned())) } else { Err(BadHost(host.chars().take(100).collect())) }
    }
}

impl FromIterator<PeerTube> for PeerTubes {
    fn from_iter<I: IntoIterator<Item = PeerTube>>(hosts: I) -> Self {
        Self(hosts.into_iter().collect())
    }
}

impl PeerTubes {
    /// The hosts.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|host| host.0.as_str())
    }
}

/// What of a stream may be shown inside our pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Whose player.
    pub provider: StreamProvider,
    /// The address of the player, https.
    pub address: String,
}

/// Tells what may be embedded of an address; none for everything that is not known, which is a link then.
///
/// The host must be exactly one of a provider's, over https, on its usual port, without a user in front; the identifier in the address
/// must have the form of the provider's.
pub fn embed(address: &str, peertubes: &PeerTubes) -> Option<Embed> {
    let url = Url::parse(address).ok().filter(|_| address.len() <= 2_000 && is_plain(address))?;
    if url.scheme() != "https" || !url.username().is_empty() || url.password().is_some() || url.port().is_some() {
        return None;
    }
    let Some(Host::Domain(host)) = url.host() else { return None };
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let made = |provider, address: fmt::Arguments<'_>| Some(Embed { provider, address: address.to_string() });
    match host {
        "www.youtube.com" | "youtube.com" | "m.youtube.com" | "www.youtube-nocookie.com" | "youtu.be" => {
            let query = || url.query_pairs().find(|(name, _)| name == "v").map(|(_, value)| value.into_owned());
            let id = match (host, parts.as_slice()) {
                ("youtu.be", [id]) => (*id).to_owned(),
                ("youtu.be", _) => return None,
                (_, ["watch"]) => query()?,
                (_, ["live" | "embed" | "shorts", id]) => (*id).to_owned(),
                _ => return None,
            };
            is_id(&id, 11..=11).then_some(())?;
            made(StreamProvider::Youtube, format_args!("https://{YOUTUBE}/embed/{id}"))
        }
        "vimeo.com" | "www.vimeo.com" | "player.vimeo.com" => {
            // its events are shown by another host and stay links
            let id = match (host, parts.as_slice()) {
                ("player.vimeo.com", ["video", id]) | ("vimeo.com" | "www.vimeo.com", [id]) => *id,
                _ => return None,
            };
            let is_number = (1..=12).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then_some(())?;
            made(StreamProvider::Vimeo, format_args!("https://{VIMEO}/video/{id}?dnt=1"))
        }
        host if peertubes.hosts().any(|known| known == host) => {
            let id = match parts.as_slice() {
                ["w", id] | ["videos", "watch" | "embed", id] => *id,
                _ => return None,
            };
            is_id(id, 6..=36).then_some(())?;
            made(StreamProvider::Peertube, format_args!("https://{host}/videos/embed/{id}"))
        }
        _ => None,
    }
}

/// Visible ASCII alone, without what parsers of addresses mend in silence.
fn is_plain(address: &str) -> bool {
    address.bytes().all(|byte| byte.is_ascii_graphic()) && !address.contains('\\')
}

fn is_id(id: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn listed() -> PeerTubes {
        ["tube.example.org".parse().unwrap()].into_iter().collect()
    }

    fn player(address: &str) -> Option<String> {
        embed(address, &listed()).map(|embed| embed.address)
    }

    #[test]
    fn addresses_of_providers_become_addresses_of_their_players() {
        for (given, wanted) in [
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=5", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://youtu.be/dQw4w9WgXcQ?si=abc", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://www.youtube.com/live/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
            ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
            ("https://player.vimeo.com/video/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
            ("https://tube.example.org/w/9c9de5e8-0a1e", "https://tube.example.org/videos/embed/9c9de5e8-0a1e"),
        ] {
            assert_eq!(player(given).as_deref(), Some(wanted), "{given}");
        }
    }

    #[test]
    fn what_only_looks_like_a_provider_stays_a_link() {
        for given in [
            "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
            "https://user@www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://user:pass@www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
            "https://evil.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ",
            "https://www.y\u{43e}utube.com/watch?v=dQw4w9WgXcQ",
            "https://www\u{3002}youtube.com/watch?v=dQw4w9WgXcQ",
            "https://xn--www-youtube-com.example/watch?v=dQw4w9WgXcQ",
            "https:\\\\www.youtube.com\\watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com\\@evil.example/watch?v=dQw4w9WgXcQ",
            "javascript:alert(1)//https://www.youtube.com/watch?v=dQw4w9WgXcQ",
            "JaVaScRiPt://www.youtube.com/watch?v=dQw4w9WgXcQ%0aalert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "blob:https://www.youtube.com/dQw4w9WgXcQ",
            "//www.youtube.com/watch?v=dQw4w9WgXcQ",
            "https://www.youtube.com/watch?v=dQw4w9WgXc",
            "https://www.youtube.com/watch?v=dQw4w9Wg%22%3E",
            "https://www.youtube.com/redirect?q=https://evil.example&v=dQw4w9WgXcQ",
            "https://www.youtube.com/embed/../redirect?v=dQw4w9WgXcQ",
            "https://vimeo.com/76979871/../../evil",
            "https://vimeo.com/channels/staffpicks",
            "https://vimeo.com/event/76979871",
            "https://other.example.org/w/9c9de5e8-0a1e",
            "https://tube.example.org./w/9c9de5e8-0a1e",
            "https://tube.example.org/w/9c9de5e8/../../admin",
            "https://127.0.0.1/w/9c9de5e8-0a1e",
            "https://[::1]/w/9c9de5e8-0a1e",
            " https://vimeo.com/76979871",
            "",
        ] {
            assert_eq!(player(given), None, "{given}");
        }
    }

    #[test]
    fn the_owner_lists_names_of_hosts_and_nothing_else() {
        for host in [
            "tube.example.org/path",
            "https://tube.example.org",
            "tube.example.org:443",
            "*.example.org",
            "a;b.org",
            "127.0.0.1",
            "TUBE.example.org",
            "",
        ] {
            assert!(host.parse::<PeerTube>().is_err(), "{host}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_player_is_one_of_the_known(address in "(https?:|javascript:)?(//|/|\\\\)?([a-z@.:]{0,9})(www\\.youtube\\.com|vimeo\\.com|tube\\.example\\.org)?[/?@#a-zA-Z0-9=%.;\"'<>-]{0,40}") {
            if let Some(player) = player(&address) {
                let known = PLAYERS.iter().copied().chain(["tube.example.org"]);
                let mut starts = known.map(|host| format!("https://{host}/"));
                prop_assert!(starts.any(|start| player.starts_with(&start)), "{}", player);
                prop_assert!(player.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/.-_?=".contains(&byte)), "{}", player);
            }
        }
    }
}
