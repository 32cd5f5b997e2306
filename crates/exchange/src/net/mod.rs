//! The one HTTP client of the house, guarded against being led into the house's own network.
//!
//! Invariants: every address is checked before anything is sent, those that names resolve to by the very look-up that
//! connects, so that a name cannot change its address in between; no redirect is followed, no proxy asked; time and bytes
//! are bounded.

mod reach;

pub use reach::Reach;

use reach::Resolver;
use reqwest::Client;
use reqwest::redirect::Policy;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use url::Url;

/// How long a server may take to be connected to, and to answer whole.
const CONNECT: Duration = Duration::from_secs(5);
const WHOLE: Duration = Duration::from_secs(10);

/// Why nothing came back.
#[derive(Debug, thiserror::Error)]
pub enum NetError {
    /// The address may not be asked.
    #[error("{0} may not be asked: {1}")]
    Refused(String, &'static str),
    /// Nobody answered, or not in time.
    #[error("{0} did not answer")]
    Away(String, #[source] reqwest::Error),
    /// The answer is longer than what was allowed.
    #[error("the answer of {0} is longer than {1} bytes")]
    TooLong(String, usize),
    /// Our fault.
    #[error("a request could not be made")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The client. Cheap to clone.
#[derive(Clone)]
pub struct Net {
    client: Client,
    reach: Reach,
    most_bytes: usize,
}

impl fmt::Debug for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Net").field("reach", &self.reach).finish_non_exhaustive()
    }
}

impl Net {
    /// A client that reaches so far and takes answers of so many bytes.
    ///
    /// # Errors
    /// `Broken` when the machine's certificates cannot be read: install `ca-certificates`.
    pub fn new(reach: Reach, most_bytes: usize) -> Result<Self, NetError> {
        let client = Client::builder()
            .user_agent(concat!("rialto/", env!("CARGO_PKG_VERSION")))
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(CONNECT)
            .timeout(WHOLE)
            .dns_resolver(Arc::new(Resolver(reach.clone())))
            .build()
            .map_err(|error| NetError::Broken(Box::new(error)))?;
        Ok(Self { client, reach, most_bytes })
    }

    /// Sends a request, and reads its answer.
    ///
    /// # Errors
    /// `Refused` before anything is sent; `Away`, `TooLong`.
    pub async fn send(&self, request: http::Request<Vec<u8>>) -> Result<http::Response<Vec<u8>>, NetError> {
        let broken = |error: &dyn std::error::Error| NetError::Broken(error.to_string().into());
        let (head, body) = request.into_parts();
        let url = Url::parse(&head.uri.to_string()).map_err(|error| broken(&error))?;
        self.reach.check(&url)?;
        let host = url.host_str().unwrap_or_default().to_owned();
        let away = |error: reqwest::Error| NetError::Away(host.clone(), error.without_url());
        let sent = self.client.request(head.method, url).headers(head.headers).body(body).send().await;
        let mut answer = sent.map_err(away)?;
        let mut response = http::Response::builder().status(answer.status());
        if let Some(headers) = response.headers_mut() {
            headers.clone_from(answer.headers());
        }
        let mut whole = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(away)? {
            if whole.len() + part.len() > self.most_bytes {
                return Err(NetError::TooLong(host, self.most_bytes));
            }
            whole.extend_from_slice(&part);
        }
        response.body(whole).map_err(|error| broken(&error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    fn get(url: &str) -> http::Request<Vec<u8>> {
        http::Request::get(url).body(Vec::new()).unwrap()
    }

    /// A server that answers once with these bytes, and tells whether it was asked.
    fn canary(answer: &'static [u8]) -> (u16, std::thread::JoinHandle<bool>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let thread = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut head = [0; 1024];
            let asked = stream.read(&mut head).unwrap() > 0;
            drop(stream.write_all(answer));
            asked
        });
        (port, thread)
    }

    #[tokio::test]
    async fn no_spelling_of_this_machine_is_reached() {
        let net = Net::new(Reach::public([]), 1_000).unwrap();
        let (port, thread) = canary(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n");
        for host in ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]", "[::ffff:127.0.0.1]", "localhost"] {
            for scheme in ["http", "https"] {
                let url = format!("{scheme}://{host}:{port}/");
                assert!(net.send(get(&url)).await.is_err(), "{url}");
            }
        }
        // with leave it is reached, and it was asked for the first time
        let net = Net::new(Reach::public([]).with_loopback(), 1_000).unwrap();
        assert_eq!(net.send(get(&format!("http://127.0.0.1:{port}/"))).await.unwrap().status(), 200);
        assert!(thread.join().unwrap());
    }

    #[tokio::test]
    async fn a_redirect_is_told_and_not_followed_and_a_long_answer_is_cut_off() {
        let net = Net::new(Reach::public([]).with_loopback(), 10).unwrap();
        let (port, thread) =
            canary(b"HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(net.send(get(&format!("http://localhost:{port}/"))).await.unwrap().status(), 302);
        assert!(thread.join().unwrap());
        let (port, thread) = canary(b"HTTP/1.1 200 OK\r\n\r\n01234567890123456789");
        let long = net.send(get(&format!("http://localhost:{port}/"))).await;
        assert!(matches!(long, Err(NetError::TooLong(_, 10))), "{long:?}");
        assert!(thread.join().unwrap());
    }
}
