//! Settings: a flag comes before the environment, the environment before the file, the file before the default.

mod file;
mod value;

use crate::fault::Fault;
use clap::{Args, ValueEnum};
use rialto_app::account::ProviderSettings;
use rialto_gateway::http::{HttpSettings, WatchSettings};
use rialto_persistence::DatabaseOptions;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;
use url::Url;
use value::{DatabaseAddress, Filter, Origin, ProviderName, TubeHost, Whole};

/// Settings of all commands.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// The database: sqlite://FILE or postgres://USER@HOST/NAME
    #[arg(long, value_name = "URL", env = "DATABASE_URL", hide_env_values = true, global = true)]
    database: Option<DatabaseAddress>,
    /// What to log: error, warn, info, debug, trace, or by part: `info,sqlx=debug`
    #[arg(long, value_name = "LEVEL", env = "RIALTO_LOG", global = true)]
    log: Option<Filter>,
    /// How to log
    #[arg(long, value_enum, env = "RIALTO_LOG_FORMAT", global = true)]
    log_format: Option<LogFormat>,
}

/// `[database]` in the settings file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct DatabaseSection {
    url: Option<DatabaseAddress>,
    replica: Option<DatabaseAddress>,
    readers: Option<Whole<1, 512>>,
    writers: Option<Whole<1, 512>>,
}

/// `[mail]` in the settings file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct MailSection {
    smtp: Option<String>,
    ca_file: Option<PathBuf>,
    from: Option<String>,
    folder: Option<PathBuf>,
}

/// `[[identity_provider]]` in the settings file.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdentityProviderSection {
    name: ProviderName,
    title: String,
    issuer: Url,
    client_id: String,
    client_secret_file: Option<PathBuf>,
    client_secret_env: Option<String>,
}

impl std::fmt::Debug for IdentityProviderSection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("IdentityProviderSection").field("name", &self.name).finish_non_exhaustive()
    }
}

impl IdentityProviderSection {
    /// With its secret, from the environment or from a file.
    fn complete(self) -> Result<ProviderSettings, Fault> {
        let name = self.name.0;
        let client_secret = match (self.client_secret_env, self.client_secret_file) {
            (Some(variable), _) => Some(environment(&variable).ok_or_else(|| {
                Fault::Usage(format!(
                    "the secret of the identity provider `{name}` is not in the environment: set {variable}"
                ))
            })?),
            (None, Some(path)) => {
                let text =
                    std::fs::read_to_string(&path).map_err(|error| Fault::file(&path, "cannot be read", error))?;
                Some(text.trim().to_owned())
            }
            (None, None) => None,
        };
        let title: String = self.title.chars().filter(|c| !c.is_control()).take(60).collect();
        // an issuer is compared letter by letter: the slash that the parser adds to a bare host is not the owner's
        let issuer = self.issuer.as_str();
        let issuer = if self.issuer.path() == "/" { issuer.trim_end_matches('/') } else { issuer }.to_owned();
        Ok(ProviderSettings { name, title, issuer, client_id: self.client_id, client_secret })
    }
}

/// `[secrets]` in the settings file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SecretsSection {
    key_file: Option<PathBuf>,
}

/// The keys that seal what the database holds.
#[derive(Clone)]
pub struct Secrets {
    /// The keys themselves, from the environment.
    pub key: Option<String>,
    /// Where they are otherwise; the first start makes the file.
    pub key_file: PathBuf,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").field("key_file", &self.key_file).finish_non_exhaustive()
    }
}

/// How mail leaves.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The mail server; without one, letters are written into the folder.
    pub smtp: Option<String>,
    /// Certificates (PEM) that vouch for the mail server beside those of the system.
    pub ca_file: Option<PathBuf>,
    /// The sender.
    pub from: String,
    /// Where letters are written, one file each.
    pub folder: PathBuf,
}

/// `[log]` in the settings file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct LogSection {
    level: Option<Filter>,
    format: Option<LogFormat>,
}

/// The form of the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people
    #[default]
    Text,
    /// For machines: one JSON object a line
    Json,
}

/// Settings of the server: flags of `rialto serve`, and `[server]` in the settings file.
#[derive(Clone, Debug, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS", env = "RIALTO_LISTEN")]
    listen: Option<SocketAddr>,
    /// Address and port for /metrics alone; without it, /metrics is on the main address
    #[arg(long, value_name = "ADDRESS", env = "RIALTO_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    /// Origins that may call with credentials, with commas between; anybody may read without
    #[arg(long, value_name = "ORIGINS", env = "RIALTO_ALLOWED_ORIGINS", value_delimiter = ',')]
    allowed_origins: Option<Vec<Origin>>,
    /// People reach the site through HTTPS: tell browsers to stay with it (HSTS) [default: false]
    #[arg(long, env = "RIALTO_BEHIND_TLS", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    behind_tls: Option<bool>,
    /// The address of the site, as people and mail know it [default: http://localhost:8080]
    #[arg(long, value_name = "ORIGIN", env = "RIALTO_SITE_URL")]
    site_url: Option<Origin>,
    /// Limit how often a member may write: 120 times at once, then once a second [default: true]
    #[arg(long, env = "RIALTO_LIMIT_WRITES", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    limit_writes: Option<bool>,
    /// PeerTubes whose players may be shown beside a live table, by their hosts, with commas between; YouTube and Vimeo always may
    #[arg(long, value_name = "HOSTS", env = "RIALTO_PEERTUBES", value_delimiter = ',')]
    peertubes: Option<Vec<TubeHost>>,
    /// WebSockets and streams of events at the same time; more are refused with 503 [default: 2000]
    #[arg(long, value_name = "COUNT", env = "RIALTO_WATCHERS")]
    watchers: Option<Whole<1, 100_000>>,
    /// Threads that answer requests [default: one per core]
    #[arg(long, value_name = "COUNT", env = "RIALTO_WORKERS")]
    workers: Option<Whole<1, 1024>>,
    /// GraphQL operations that run at the same time; more are refused with 503 [default: 32, or 8 per core]
    #[arg(long, value_name = "COUNT", env = "RIALTO_REQUESTS_IN_FLIGHT")]
    requests_in_flight: Option<Whole<1, 100_000>>,
    /// Longest body of a request in bytes [default: 262144]
    #[arg(long, value_name = "BYTES", env = "RIALTO_BODY_LIMIT")]
    body_limit: Option<Whole<1_024, 16_777_216>>,
    /// How long a GraphQL operation may run, in seconds [default: 10]
    #[arg(long, value_name = "SECONDS", env = "RIALTO_EXECUTION_TIMEOUT")]
    execution_timeout: Option<Whole<1, 600>>,
    /// How long a client may take to send a request, in seconds [default: 10]
    #[arg(long, value_name = "SECONDS", env = "RIALTO_REQUEST_TIMEOUT")]
    request_timeout: Option<Whole<1, 600>>,
    /// How long running requests may take to finish after a stop signal, in seconds [default: 10]
    #[arg(long, value_name = "SECONDS", env = "RIALTO_STOP_TIMEOUT")]
    stop_timeout: Option<Whole<1, 600>>,
}

/// What to log, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// Levels by part of the program; `None` is the default of the command.
    pub filter: Option<String>,
    /// The form.
    pub format: LogFormat,
}

/// All settings, complete.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The database's address.
    pub database: String,
    /// Its pools.
    pub database_options: DatabaseOptions,
    /// The log.
    pub log: Log,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where `/metrics` is, when it has an address of its own.
    pub metrics_listen: Option<SocketAddr>,
    /// The address of the site, without a slash at its end.
    pub site_url: String,
    /// Whether a member may write only so often.
    pub limit_writes: bool,
    /// How mail leaves.
    pub mail: Mail,
    /// The keys that seal what the database holds.
    pub secrets: Secrets,
    /// Providers of identities with which people can sign in.
    pub identity_providers: Vec<ProviderSettings>,
    /// Whether these may be on this machine: for tests alone.
    pub reaches_loopback: bool,
    /// Limits of the server.
    pub http: HttpSettings,
}

impl Settings {
    /// Flags and environment as the command line has read them, over the file, over the defaults.
    pub fn gather(config: Option<&Path>, common: Common, server: Server) -> Result<Self, Fault> {
        Self::complete(file::read(config)?, common, server)
    }

    fn complete(file: file::Sections, common: Common, server: Server) -> Result<Self, Fault> {
        let (database, log) = (file.database, file.log);
        let defaults = DatabaseOptions::default();
        let whole = |value: Option<Whole<1, 512>>, default: u32| value.map_or(default, |value| value.as_u32());
        let server = server.over(file.server);
        let metrics_listen = server.metrics_listen;
        let providers = file.identity_provider.into_iter().map(IdentityProviderSection::complete);
        Ok(Self {
            identity_providers: providers.collect::<Result<_, _>>()?,
            reaches_loopback: environment("RIALTO_TEST_REACH_LOOPBACK").as_deref() == Some("yes"),
            database: common.database.or(database.url).unwrap_or_default().0,
            database_options: DatabaseOptions {
                readers: whole(database.readers, defaults.readers),
                writers: whole(database.writers, defaults.writers),
                replica: database.replica.map(|address| address.0),
                ..defaults
            },
            log: Log {
                filter: common.log.or(log.level).map(|filter| filter.0),
                format: common.log_format.or(log.format).unwrap_or_default(),
            },
            listen: server.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            metrics_listen,
            site_url: server.site_url.clone().map_or_else(|| "http://localhost:8080".to_owned(), |origin| origin.0),
            limit_writes: server.limit_writes.unwrap_or(true),
            mail: Mail {
                smtp: environment("RIALTO_MAIL_SMTP").or(file.mail.smtp),
                ca_file: file.mail.ca_file,
                from: file.mail.from.unwrap_or_else(|| "Rialto <no-reply@localhost>".to_owned()),
                folder: file.mail.folder.unwrap_or_else(|| PathBuf::from("./data/mail")),
            },
            secrets: Secrets {
                key: environment("RIALTO_SECRET_KEY"),
                key_file: environment("RIALTO_SECRET_KEY_FILE")
                    .map(PathBuf::from)
                    .or(file.secrets.key_file)
                    .unwrap_or_else(|| PathBuf::from("./data/secret_key")),
            },
            http: server.http(),
        })
    }
}

/// A variable of the environment that is not empty.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

impl Server {
    fn over(self, file: Self) -> Self {
        Self {
            listen: self.listen.or(file.listen),
            metrics_listen: self.metrics_listen.or(file.metrics_listen),
            allowed_origins: self.allowed_origins.or(file.allowed_origins),
            behind_tls: self.behind_tls.or(file.behind_tls),
            site_url: self.site_url.or(file.site_url),
            limit_writes: self.limit_writes.or(file.limit_writes),
            peertubes: self.peertubes.or(file.peertubes),
            watchers: self.watchers.or(file.watchers),
            workers: self.workers.or(file.workers),
            requests_in_flight: self.requests_in_flight.or(file.requests_in_flight),
            body_limit: self.body_limit.or(file.body_limit),
            execution_timeout: self.execution_timeout.or(file.execution_timeout),
            request_timeout: self.request_timeout.or(file.request_timeout),
            stop_timeout: self.stop_timeout.or(file.stop_timeout),
        }
    }

    fn http(self) -> HttpSettings {
        let defaults = HttpSettings::default();
        let seconds = |value: Option<Whole<1, 600>>, default: Duration| {
            value.map_or(default, |value| Duration::from_secs(u64::from(value.as_u32())))
        };
        let watch = defaults.watch.clone();
        let watch = WatchSettings { most: self.watchers.map_or(watch.most, |value| value.as_usize()), ..watch };
        HttpSettings {
            watch,
            peertubes: self.peertubes.unwrap_or_default().into_iter().map(|host| host.0).collect(),
            body_limit: self.body_limit.map_or(defaults.body_limit, |value| value.as_usize()),
            execution_timeout: seconds(self.execution_timeout, defaults.execution_timeout),
            request_timeout: seconds(self.request_timeout, defaults.request_timeout),
            requests_in_flight: self.requests_in_flight.map_or(defaults.requests_in_flight, |value| value.as_usize()),
            allowed_origins: self.allowed_origins.unwrap_or_default().into_iter().map(|origin| origin.0).collect(),
            behind_tls: self.behind_tls.unwrap_or(defaults.behind_tls),
            metrics_here: self.metrics_listen.is_none(),
            workers: self.workers.map(|value| value.as_usize()),
            stop_timeout: seconds(self.stop_timeout, defaults.stop_timeout),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Cli, Command};
    use clap::Parser;

    fn gathered(toml: &str, arguments: &[&str]) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("rialto.toml");
        std::fs::write(&path, toml).unwrap();
        let cli = Cli::try_parse_from([&["rialto", "serve"], arguments].concat()).unwrap();
        let Command::Serve(serve) = cli.command else { panic!("serve was asked for") };
        Settings::gather(Some(&path), cli.common, serve.server).unwrap()
    }

    #[test]
    fn a_flag_comes_before_the_file_and_the_file_before_the_default() {
        let toml = "[server]\nlisten = \"0.0.0.0:80\"\nworkers = 3\n[database]\nurl = \"postgres://a/b\"\n";
        let settings = gathered(toml, &["--workers", "5"]);
        assert_eq!(settings.listen.to_string(), "0.0.0.0:80");
        assert_eq!(settings.http.workers, Some(5));
        assert_eq!(settings.http.body_limit, 256 * 1024);
        assert_eq!(settings.database, "postgres://a/b");
        assert_eq!(gathered("", &["--database", "sqlite::memory:"]).database, "sqlite::memory:");
    }

    #[test]
    fn a_provider_of_identities_has_its_secret_in_a_file_or_in_the_environment() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, "hush\n").unwrap();
        let toml = format!(
            "[[identity_provider]]\nname = \"example-id\"\ntitle = \"Example ID\"\nissuer = \"https://id.example.org\"\n\
             client_id = \"rialto\"\nclient_secret_file = \"{}\"\n\
             [[identity_provider]]\nname = \"second\"\ntitle = \"Second\"\nissuer = \"https://id.example.org/realms/a\"\nclient_id = \"r\"\n",
            path.display()
        );
        let settings = gathered(&toml, &[]);
        let [first, second] = settings.identity_providers.as_slice() else { panic!("two providers") };
        assert_eq!((first.issuer.as_str(), first.client_secret.as_deref()), ("https://id.example.org", Some("hush")));
        assert_eq!(
            (second.issuer.as_str(), second.client_secret.as_deref()),
            ("https://id.example.org/realms/a", None)
        );
        assert!(!settings.reaches_loopback && !format!("{settings:?}").contains("hush"));
    }

    #[test]
    fn the_example_shows_every_setting_with_its_default() {
        let text = include_str!("../../../../rialto.example.toml");
        let uncommented: String =
            text.lines().map(|line| line.strip_prefix("#: ").unwrap_or(line).to_owned() + "\n").collect();
        let settings = gathered(&uncommented, &[]);
        let bare = gathered("", &[]);
        assert_eq!(settings.listen, bare.listen);
        assert_eq!(settings.database, bare.database);
        assert_eq!(settings.site_url, bare.site_url);
        assert_eq!((&settings.mail.from, &settings.mail.folder), (&bare.mail.from, &bare.mail.folder));
        assert_eq!(settings.secrets.key_file, bare.secrets.key_file);
        assert_eq!(settings.http.body_limit, bare.http.body_limit);
        assert_eq!(settings.http.execution_timeout, bare.http.execution_timeout);
        assert_eq!(settings.database_options.readers, bare.database_options.readers);
        assert_eq!(settings.database_options.writers, bare.database_options.writers);
        let flags = <Cli as clap::CommandFactory>::command();
        let serve = flags.find_subcommand("serve").unwrap();
        for flag in serve.get_arguments().filter(|flag| flag.get_id() != "demo" && flag.get_id() != "server") {
            let key = flag.get_id().as_str();
            assert!(
                text.contains(&format!("{key} = ")),
                "rialto.example.toml has no line for `{key}`: add it with its default"
            );
        }
    }
}
