//! Figures for Prometheus. Labels come from closed lists, so that no caller can make them grow.

use super::backend::Pool;
use super::observe::Route;
use crate::graphql::service::AnswerKind;
use actix_web::http::Method;
use prometheus::core::Collector;
use prometheus::process_collector::ProcessCollector;
use prometheus::{
    Error, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};

const SECONDS: &[f64] = &[0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The figures of one server.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    operations: IntCounterVec,
    connections: IntGaugeVec,
    /// Requests that are being answered.
    pub in_flight: IntGauge,
    /// WebSockets and streams of events that are open.
    pub watchers: IntGauge,
    /// Requests refused because too many ran.
    pub shed: IntCounter,
    /// Operations stopped because they ran too long.
    pub timed_out: IntCounter,
    /// Requests that ended in a panic.
    pub panics: IntCounter,
}

impl Metrics {
    /// New figures, all zero. Fails only when two of them have the same name.
    pub fn new() -> Result<Self, Error> {
        let registry = Registry::new();
        let counter = |name: &str, help: &str, labels: &[&str]| {
            registered(&registry, IntCounterVec::new(Opts::new(name, help), labels)?)
        };
        let single = |name: &str, help: &str| registered(&registry, IntCounter::new(name, help)?);
        let build = IntGaugeVec::new(Opts::new("rialto_build_info", "The version that runs."), &["version"])?;
        registered(&registry, build)?.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let seconds =
            HistogramOpts::new("rialto_http_request_seconds", "Time to answer a request.").buckets(SECONDS.to_vec());
        let connections = Opts::new("rialto_database_connections", "Connections to the database by pool and state.");
        registry.register(Box::new(ProcessCollector::for_self()))?;
        Ok(Self {
            requests: counter("rialto_http_requests_total", "Requests answered.", &["route", "method", "status"])?,
            seconds: registered(&registry, HistogramVec::new(seconds, &["route"])?)?,
            operations: counter(
                "rialto_graphql_operations_total",
                "GraphQL operations by how they ended.",
                &["outcome"],
            )?,
            connections: registered(&registry, IntGaugeVec::new(connections, &["pool", "state"])?)?,
            in_flight: registered(&registry, IntGauge::new("rialto_http_in_flight", "Requests being answered.")?)?,
            watchers: registered(
                &registry,
                IntGauge::new("rialto_watchers", "WebSockets and streams of events that are open.")?,
            )?,
            shed: single("rialto_http_shed_total", "Requests refused because too many ran.")?,
            timed_out: single("rialto_graphql_timeouts_total", "Operations stopped because they ran too long.")?,
            panics: single("rialto_http_panics_total", "Requests that ended in a panic.")?,
            registry,
        })
    }

    /// Counts an answered request.
    pub fn request(&self, route: Route, method: &Method, (status, seconds): (u16, f64)) {
        let method = match *method {
            Method::GET => "GET",
            Method::POST => "POST",
            Method::HEAD => "HEAD",
            Method::OPTIONS => "OPTIONS",
            _ => "other",
        };
        self.requests.with_label_values(&[route.label(), method, &status.to_string()]).inc();
        self.seconds.with_label_values(&[route.label()]).observe(seconds);
    }

    /// Counts a GraphQL operation.
    pub fn operation(&self, kind: AnswerKind) {
        let outcome = match kind {
            AnswerKind::Executed => "executed",
            AnswerKind::Refused => "refused",
            AnswerKind::UnknownDocument => "unknown_document",
            AnswerKind::QueriesOnly => "queries_only",
            AnswerKind::Unavailable => "unavailable",
            AnswerKind::Internal => "internal",
        };
        self.operations.with_label_values(&[outcome]).inc();
    }

    /// All figures in the text form of Prometheus.
    pub fn text(&self, pools: &[Pool]) -> Result<String, Error> {
        for pool in pools {
            let set = |state: &str, count: usize| {
                self.connections.with_label_values(&[pool.name, state]).set(i64::try_from(count).unwrap_or(i64::MAX));
            };
            set("open", pool.open);
            set("idle", pool.idle);
        }
        TextEncoder::new().encode_to_string(&self.registry.gather())
    }
}

fn registered<C: Collector + Clone + 'static>(registry: &Registry, collector: C) -> Result<C, Error> {
    registry.register(Box::new(collector.clone()))?;
    Ok(collector)
}
