//! What the owner of a server may set.

use std::time::Duration;

/// Limits and rules of the HTTP layer.
#[derive(Clone, Debug)]
pub struct HttpSettings {
    /// Longest body of a request, in bytes.
    pub body_limit: usize,
    /// How long one GraphQL operation may run.
    pub execution_timeout: Duration,
    /// How long a client may take to send the head of a request, and again for its body.
    pub request_timeout: Duration,
    /// GraphQL operations that run at the same time. One more waits [`Self::PATIENCE`] and is refused then. Few, because
    /// what waits behind a busy database only makes everybody slow.
    pub requests_in_flight: usize,
    /// Origins (`https://app.example.org`) that may call with credentials. Anybody may read without.
    pub allowed_origins: Vec<String>,
    /// Whether people reach the site through HTTPS: sends `Strict-Transport-Security`.
    pub behind_tls: bool,
    /// Whether `/metrics` is on the main address.
    pub metrics_here: bool,
    /// Threads that answer requests; `None` is one per core.
    pub workers: Option<usize>,
    /// How long running requests may take to finish after a stop signal.
    pub stop_timeout: Duration,
}

impl HttpSettings {
    /// How long an operation waits for others to end before it is refused: smooths the arrival of many at once.
    pub const PATIENCE: Duration = Duration::from_millis(30);
}

impl Default for HttpSettings {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            body_limit: 256 * 1024,
            execution_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(10),
            requests_in_flight: 32.max(8 * cores),
            allowed_origins: Vec::new(),
            behind_tls: false,
            metrics_here: true,
            workers: None,
            stop_timeout: Duration::from_secs(10),
        }
    }
}
