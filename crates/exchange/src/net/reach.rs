//! Which addresses may be asked.

use super::NetError;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use url::{Host, Url};

/// How far the client reaches.
#[derive(Clone, Debug)]
pub struct Reach {
    ports: Vec<u16>,
    loopback: bool,
}

impl Reach {
    /// The public network, over TLS, on port 443 and on these ports.
    pub fn public(ports: impl IntoIterator<Item = u16>) -> Self {
        Self { ports: std::iter::once(443).chain(ports).collect(), loopback: false }
    }

    /// This machine too, on any port, without TLS as well. For tests alone.
    pub fn with_loopback(self) -> Self {
        Self { loopback: true, ..self }
    }

    /// Checks an address before it is asked. What a name resolves to is checked when it is looked up.
    pub(super) fn check(&self, url: &Url) -> Result<(), NetError> {
        let refused = |why| Err(NetError::Refused(url.origin().ascii_serialization(), why));
        let here = match url.host() {
            None => return refused("it names no host"),
            // the parser has brought every spelling of an address into one form
            Some(Host::Ipv4(ip)) => Some(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => Some(IpAddr::V6(ip).to_canonical()),
            Some(Host::Domain(_)) => None,
        };
        let is_local = here.map_or(url.host_str() == Some("localhost"), |ip| ip.is_loopback());
        if !url.username().is_empty() || url.password().is_some() {
            return refused("it holds a name or a password");
        }
        if self.loopback && is_local {
            return Ok(());
        }
        if url.scheme() != "https" {
            return refused("it is not https");
        }
        if !url.port_or_known_default().is_some_and(|port| self.ports.contains(&port)) {
            return refused("its port is none of those that are allowed");
        }
        if here.is_some_and(|ip| !self.allows(ip)) {
            return refused("it is not in the public network");
        }
        Ok(())
    }

    fn allows(&self, ip: IpAddr) -> bool {
        let ip = ip.to_canonical();
        (self.loopback && ip.is_loopback()) || is_public(ip)
    }
}

/// Looks names up and leaves out what may not be asked: the connection is made to what is left.
pub(super) struct Resolver(pub Reach);

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let reach = self.0.clone();
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let allowed: Vec<SocketAddr> = found.filter(|address| reach.allows(address.ip())).collect();
            if allowed.is_empty() {
                return Err(format!("{} is not in the public network", name.as_str()).into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is globally reachable by the registries of IANA for special purposes (RFC 6890 and later).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let is_own = matches!((a, b, c), (0 | 10 | 127 | 224.., ..) | (169, 254, _) | (192, 168, _));
    let is_shared = matches!((a, b, c), (100, 64..=127, _) | (172, 16..=31, _) | (198, 18 | 19, _));
    let is_for_documents = matches!((a, b, c), (192, 0, 0 | 2) | (192, 88, 99) | (198, 51, 100) | (203, 0, 113));
    !is_own && !is_shared && !is_for_documents
}

/// Of IPv6 only 2000::/3 is given out; in it lie documentation and the ways to embed an address of IPv4.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    match (a, b) {
        // Teredo, ORCHID, benchmarks and others; 6to4; documentation
        (0x2001, 0..=0x1ff) | (0x2001, 0xdb8) | (0x2002, _) | (0x3fff, 0..=0xfff) => false,
        (a, _) => a & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reach: &Reach, url: &str) -> bool {
        reach.check(&Url::parse(url).unwrap()).is_ok()
    }

    #[test]
    fn the_public_network_is_reached_over_tls_on_its_ports_alone() {
        let reach = Reach::public([8443]);
        for url in [
            "https://id.example.org/a",
            "https://id.example.org:8443/",
            "https://93.184.216.34/",
            "https://[2606:2800::1]/",
        ] {
            assert!(check(&reach, url), "{url}");
        }
        for url in [
            "http://id.example.org/",
            "https://id.example.org:22/",
            "https://ana:secret@id.example.org/",
            "ftp://id.example.org/",
            "file:///etc/passwd",
            "https://10.0.0.1/",
            "https://172.16.0.1/",
            "https://192.168.1.1/",
            "https://169.254.169.254/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://224.0.0.1/",
            "https://[fc00::1]/",
            "https://[fe80::1]/",
            "https://[::]/",
            "https://[2002:7f00:1::]/",
            "https://[64:ff9b::7f00:1]/",
            "https://①②⑦.⓪.⓪.①/",
        ] {
            assert!(!check(&reach, url), "{url}");
        }
    }

    #[test]
    fn leave_for_this_machine_is_leave_for_no_other() {
        let reach = Reach::public([]).with_loopback();
        assert!(check(&reach, "http://127.0.0.1:5000/") && check(&reach, "http://[::1]:5000/"));
        assert!(check(&reach, "http://localhost:5000/"));
        assert!(!check(&reach, "http://192.168.1.1/") && !check(&reach, "http://id.example.org/"));
        assert!(reach.allows("127.0.0.1".parse().unwrap()) && !reach.allows("10.0.0.1".parse().unwrap()));
    }
}
