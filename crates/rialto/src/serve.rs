//! `rialto serve`

use crate::cli::ServeArgs;
use crate::fault::{Fault, Outcome};
use crate::settings::Settings;
use crate::{demo, secrets, signals, store};
use rialto_app::Ctx;
use rialto_app::account::{AccountSettings, Accounts};
use rialto_app::mail::{self, Mailer, Transport};
use rialto_app::record::Acts;
use rialto_app::{follow, reminder};
use rialto_gateway::graphql::{Limits, Service};
use rialto_gateway::http::{Assets, HttpSettings, Live, Site, bind};
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use tokio_util::sync::CancellationToken;

/// Serves until SIGTERM or SIGINT; running requests finish, then the pools close.
pub async fn run(arguments: ServeArgs, settings: Settings) -> Result<Outcome, Fault> {
    // First the ports: what is taken already is told before anything is written.
    let listener = listen(settings.listen)?;
    let metrics_listener = settings.metrics_listen.map(listen).transpose()?;
    let ctx = store::open(&settings).await?;
    if arguments.demo {
        demo::load_when_empty(&ctx).await?;
    }
    let mailer = mailer(&settings)?;
    let account_settings = AccountSettings {
        providers: settings.identity_providers.clone(),
        reaches_loopback: settings.reaches_loopback,
        ..AccountSettings::new(&settings.site_url, secrets::load(&settings.secrets)?)
    };
    let accounts = Accounts::new(ctx.database.clone(), ctx.chance.clone(), account_settings)?;
    let accounts = if settings.limit_writes { accounts } else { accounts.without_write_limit() };
    let anew = accounts.reseal().await?;
    if anew > 0 {
        tracing::info!(anew, "secrets were sealed with the newest secret key");
    }
    // the key that signs is made now, so that nobody waits for it
    accounts.public_keys().await?;
    let worker = ctx.clone();
    let Ctx { database, chance, .. } = ctx;
    let assets = Assets::embedded();
    let documents = assets
        .documents()
        .map_err(|error| Fault::io("the web app's list of documents cannot be read", error.into()))?;
    let service = Service::new(database.clone(), documents, limits(&settings.http))?
        .with_accounts(accounts.clone())
        .with_peertubes(settings.http.peertubes.clone());
    let site = Site { settings: settings.http, backend: Live::new(service, database.clone()), assets, chance };

    let stop = CancellationToken::new();
    let bound = bind(site, listener, metrics_listener, stop.clone())
        .map_err(|error| Fault::io("the server cannot be started", error))?;
    let outbox = tokio::spawn(mail::run(worker.clone(), mailer, accounts.queued(), stop.clone()));
    let reminders = tokio::spawn(reminder::run(worker, accounts.queued(), stop.clone()));
    let notifications = tokio::spawn(follow::run(Acts::new(accounts), stop.clone()));
    let asked = signals::stop()?;
    tokio::spawn(async move {
        asked.await;
        tracing::info!("stopping: running requests may finish");
        stop.cancel();
    });
    let server = tokio::spawn(bound.server);
    let metrics_server = bound.metrics_server.map(tokio::spawn);
    crate::print(&format!("Rialto is ready at http://{}\n", bound.address))?;

    let ended = |error| Fault::io("the server ended", error);
    server.await.map_err(|error| ended(error.into()))?.map_err(ended)?;
    if let Some(server) = metrics_server {
        server.await.map_err(|error| ended(error.into()))?.map_err(ended)?;
    }
    outbox.await.map_err(|error| ended(error.into()))?;
    reminders.await.map_err(|error| ended(error.into()))?;
    notifications.await.map_err(|error| ended(error.into()))?;
    database.close().await?;
    tracing::info!("stopped");
    Ok(Outcome::Done)
}

/// Mail goes to the server that the settings name, else into a folder.
fn mailer(settings: &Settings) -> Result<Mailer, Fault> {
    let mail = &settings.mail;
    let transport = match &mail.smtp {
        Some(address) => {
            let read = |file: &PathBuf| std::fs::read(file).map_err(|error| Fault::file(file, "cannot be read", error));
            let authorities = mail.ca_file.as_ref().map(read).transpose()?;
            Transport::smtp(address, authorities.as_deref())?
        }
        None => {
            tracing::info!(folder = %mail.folder.display(), "there is no mail server: letters are written into a folder");
            Transport::Folder(mail.folder.clone())
        }
    };
    Ok(Mailer::new(transport, &mail.from, &settings.site_url)?)
}

/// The published limits, with those that the owner may set.
fn limits(settings: &HttpSettings) -> Limits {
    Limits {
        max_body_bytes: u64::try_from(settings.body_limit).unwrap_or(u64::MAX),
        max_seconds: settings.execution_timeout.as_secs(),
        ..Limits::default()
    }
}

fn listen(address: SocketAddr) -> Result<TcpListener, Fault> {
    let failed = |error: std::io::Error| {
        let hint = match error.kind() {
            std::io::ErrorKind::AddrInUse => " (something listens there already: choose another with --listen)",
            std::io::ErrorKind::PermissionDenied => {
                " (ports below 1024 need a right: choose a higher one with --listen)"
            }
            _ => "",
        };
        Fault::io(format!("cannot listen on {address}{hint}"), error)
    };
    TcpListener::bind(address).map_err(failed)
}
