//! What the owner of a server may set.

use crate::graphql::Limits;
use rialto_domain::stream::PeerTubes;
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
    /// Rules of WebSockets and streams of events.
    pub watch: WatchSettings,
    /// PeerTubes whose players may be shown inside our pages.
    pub peertubes: PeerTubes,
}

/// Limits and times of WebSockets and streams of server-sent events.
#[derive(Clone, Debug)]
pub struct WatchSettings {
    /// How long a WebSocket may stay open without `connection_init`.
    pub init_timeout: Duration,
    /// How often a sign of life is sent; who has given none for three of them is gone.
    pub beat: Duration,
    /// For how long credentials that were looked at count; they are looked at again before something is sent after that.
    pub trust: Duration,
    /// How long a WebSocket may stay open without an operation.
    pub idle: Duration,
    /// How long a client may take to take a message.
    pub slowest: Duration,
    /// Most of them at the same time.
    pub most: usize,
    /// Most of them from one address: an audience often has one for all.
    pub most_of_address: usize,
    /// Most operations at the same time over one WebSocket.
    pub operations: usize,
    /// Longest message of a client, bytes.
    pub message_limit: usize,
}

impl Default for WatchSettings {
    fn default() -> Self {
        let limits = Limits::default();
        let count = |limit: u64| usize::try_from(limit).unwrap_or(usize::MAX);
        Self {
            init_timeout: Duration::from_secs(10),
            beat: Duration::from_secs(15),
            trust: Duration::from_secs(5),
            idle: Duration::from_secs(60),
            slowest: Duration::from_secs(10),
            most: 2_000,
            most_of_address: count(limits.max_connections_per_address),
            operations: count(limits.max_operations_per_connection),
            message_limit: count(limits.max_message_bytes),
        }
    }
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
            watch: WatchSettings::default(),
            peertubes: PeerTubes::default(),
        }
    }
}
