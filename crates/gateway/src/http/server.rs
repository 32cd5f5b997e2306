//! Puts the parts together and listens.

use super::assets::Assets;
use super::backend::Backend;
use super::first_view::FirstViews;
use super::metrics::Metrics;
use super::observe::observe;
use super::settings::HttpSettings;
use super::upload_places::UploadPlaces;
use super::watchers::Watchers;
use super::{calendar, graphql, health, images, my_data, session, sign_in_with, unsubscribe, web_app};
use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpServer};
use rialto_domain::context::Chance;
use rialto_persistence::workers::work_here;
use std::io;
use std::net::{SocketAddr, TcpListener};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

/// Connections that may be open at the same time on each thread.
const CONNECTIONS: usize = 2048;

/// What all requests share.
pub(super) struct Shared {
    pub settings: HttpSettings,
    pub metrics: Metrics,
    pub places: Semaphore,
    pub upload_places: UploadPlaces,
    pub chance: Chance,
    pub assets: Assets,
    pub first_views: Option<FirstViews>,
    pub watchers: Watchers,
    pub stop: CancellationToken,
}

/// What a server serves.
pub struct Site<B> {
    /// Limits and rules.
    pub settings: HttpSettings,
    /// Answers GraphQL.
    pub backend: B,
    /// The web app.
    pub assets: Assets,
    /// Where ids of requests come from.
    pub chance: Chance,
}

/// A server that listens already; it answers once its future runs.
pub struct Bound {
    /// Where it listens: with port 0, the port that was free.
    pub address: SocketAddr,
    /// Runs until `stop` is cancelled and running requests are done. It may be spawned.
    pub server: Server,
    /// The figures alone, when they have an address of their own.
    pub metrics_server: Option<Server>,
}

/// Listens on an address. When `stop` is cancelled, no connection is taken any more, running requests finish (for as long
/// as [`HttpSettings::stop_timeout`]), and the server's future resolves.
pub fn bind<B: Backend>(
    site: Site<B>,
    listener: TcpListener,
    metrics_listener: Option<TcpListener>,
    stop: CancellationToken,
) -> io::Result<Bound> {
    let address = listener.local_addr()?;
    let Site { settings, backend, assets, chance } = site;
    let metrics = Metrics::new().map_err(io::Error::other)?;
    let places = Semaphore::new(settings.requests_in_flight);
    let upload_places = UploadPlaces::default();
    let first_views = FirstViews::of(&assets);
    let watchers = Watchers::new(&settings.watch);
    let shared = Data::new(Shared {
        settings: settings.clone(),
        metrics,
        places,
        upload_places,
        chance,
        assets,
        first_views,
        watchers,
        stop: stop.clone(),
    });

    let metrics_server = metrics_listener
        .map(|listener| {
            let (shared, backend) = (shared.clone(), backend.clone());
            let app = move || {
                App::new()
                    .app_data(shared.clone())
                    .app_data(Data::new(backend.clone()))
                    .configure(health::routes::<B>)
                    .configure(health::metrics_route::<B>)
                    .wrap(from_fn(observe))
            };
            let server =
                HttpServer::new(app).workers(1).shutdown_signal(stop.clone().cancelled_owned()).listen(listener)?;
            io::Result::Ok(server.run())
        })
        .transpose()?;

    let metrics_here = settings.metrics_here;
    let app = move || {
        // made once by each worker, on its own thread
        work_here();
        let app = App::new().app_data(shared.clone()).app_data(Data::new(backend.clone()));
        let app = app
            .configure(graphql::routes::<B>)
            .configure(session::routes::<B>)
            .configure(sign_in_with::routes::<B>)
            .configure(health::routes::<B>);
        let app = app.configure(my_data::routes::<B>).configure(images::routes::<B>).configure(calendar::routes::<B>);
        let app = app.configure(unsubscribe::routes::<B>);
        let app = if metrics_here { app.configure(health::metrics_route::<B>) } else { app };
        app.configure(web_app::routes::<B>).wrap(from_fn(observe))
    };
    let mut server = HttpServer::new(app)
        .tcp_nodelay(true)
        .max_connections(CONNECTIONS)
        .client_request_timeout(settings.request_timeout)
        .shutdown_timeout(settings.stop_timeout.as_secs())
        .shutdown_signal(stop.cancelled_owned());
    if let Some(workers) = settings.workers {
        server = server.workers(workers);
    }
    Ok(Bound { address, server: server.listen(listener)?.run(), metrics_server })
}
