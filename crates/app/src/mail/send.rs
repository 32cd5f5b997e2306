//! Sending: over SMTP, or into a folder, where each letter is a file.

use super::text::Written;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rialto_domain::{Error, Result};
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use url::{Host, Url};
use uuid::Uuid;

/// What every certificate in PEM begins with (RFC 7468).
const CERTIFICATE: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// How long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where letters go.
pub enum Transport {
    /// To a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
    /// Into a folder, one `.eml` a letter.
    Folder(PathBuf),
}

impl Transport {
    /// A mail server by its address: `smtps://USER:PASSWORD@HOST` or `smtp://HOST:587?tls=required`. Its certificate is
    /// vouched for by the authorities of the system, or by one of `authorities`, certificates in PEM.
    ///
    /// # Errors
    /// `Invalid` when the address cannot be read, or would send its password in clear over the network; it is not repeated,
    /// because it may hold a password. Also when there are no certificates in `authorities`, or TLS is not asked for.
    pub fn smtp(url: &str, authorities: Option<&[u8]>) -> Result<Self> {
        if sends_password_in_clear(url) {
            let message = "A password is not sent in clear: write smtps://…, or smtp://…?tls=required.";
            return Err(Error::invalid(&["mail", "smtp"], "PASSWORD_IN_CLEAR", message));
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            let message = "The mail server is written as smtps://USER:PASSWORD@HOST or smtp://HOST:587?tls=required.";
            Error::invalid(&["mail", "smtp"], "BAD_MAIL_SERVER", message)
        })?;
        let builder = match authorities {
            Some(authorities) => builder.tls(trusting(url, authorities)?),
            None => builder,
        };
        Ok(Self::Smtp(Box::new(builder.timeout(Some(PATIENCE)).build())))
    }
}

/// The TLS that an address asks for, with more authorities than the system's.
fn trusting(address: &str, authorities: &[u8]) -> Result<Tls> {
    let wrong = |code, message: &str| Error::invalid(&["mail", "ca_file"], code, message);
    let unreadable = || wrong("BAD_CERTIFICATE", "The file has no certificate in PEM (-----BEGIN CERTIFICATE-----).");
    if !authorities.windows(CERTIFICATE.len()).any(|part| part == CERTIFICATE) {
        return Err(unreadable());
    }
    let certificate = Certificate::from_pem(authorities).map_err(|_| unreadable())?;
    let url = Url::parse(address).map_err(Error::internal)?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let parameters = TlsParameters::builder(host).add_root_certificate(certificate).build();
    let parameters = parameters.map_err(|_| unreadable())?;
    let asked = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
    match (url.scheme(), asked.as_deref()) {
        ("smtps", _) => Ok(Tls::Wrapper(parameters)),
        (_, Some("required")) => Ok(Tls::Required(parameters)),
        (_, Some("opportunistic")) => Ok(Tls::Opportunistic(parameters)),
        _ => Err(wrong(
            "TLS_NOT_ASKED_FOR",
            "Certificates are of use with TLS alone: write smtps://…, or smtp://…?tls=required.",
        )),
    }
}

/// Whether a password would leave this machine without TLS, or with a TLS that anybody between can talk the two out of.
fn sends_password_in_clear(address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let is_here = match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        // the library reads such an address as this does: hosts of schemes it does not know are left as they are written
        Some(Host::Domain(name)) => name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    };
    let is_required = url.query_pairs().any(|(name, value)| name == "tls" && value == "required");
    url.password().is_some() && url.scheme() != "smtps" && !is_required && !is_here
}

/// Why a letter was not taken.
#[derive(Debug)]
pub enum NotTaken {
    /// For now: it is tried again.
    Yet(Error),
    /// For good: nothing would change if it were tried again.
    Ever(Error),
}

/// Sends letters.
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
    site: String,
}

impl Mailer {
    /// A mailer for the site at an address; `from` is written `Rialto <no-reply@example.org>`.
    ///
    /// # Errors
    /// `Invalid` when `from` is no address.
    pub fn new(transport: Transport, from: &str, site: &str) -> Result<Self> {
        let from = from.parse().map_err(|_| {
            let message = "The sender is written as `Rialto <no-reply@example.org>`.";
            Error::invalid(&["mail", "from"], "BAD_SENDER", message)
        })?;
        Ok(Self { transport, from, site: site.trim_end_matches('/').to_owned() })
    }

    /// The address of the site, without a slash at its end.
    pub fn site(&self) -> &str {
        &self.site
    }

    /// Sends a letter. Its id is its `Message-ID` and the name of its file, so that what is sent twice is known as one.
    ///
    /// # Errors
    /// Whether it is of use to try again.
    pub async fn send(&self, id: Uuid, to: &str, written: &Written, now: i64) -> std::result::Result<(), NotTaken> {
        let message = self.message(id, to, written, now).map_err(NotTaken::Ever)?;
        match &self.transport {
            Transport::Smtp(server) => server.send(message).await.map(drop).map_err(refused),
            Transport::Folder(folder) => {
                let kept = async {
                    tokio::fs::create_dir_all(folder).await?;
                    let unfinished = folder.join(format!(".{}", id.simple()));
                    tokio::fs::write(&unfinished, message.formatted()).await?;
                    tokio::fs::rename(&unfinished, folder.join(format!("{}.eml", id.simple()))).await
                };
                kept.await.map_err(|error: std::io::Error| NotTaken::Yet(not_taken(Box::new(error))))
            }
        }
    }

    fn message(&self, id: Uuid, to: &str, written: &Written, now: i64) -> Result<Message> {
        let domain = self.from.email.domain();
        let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or_default());
        // answers of machines to a machine are of no use (RFC 3834)
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let mut builder = Message::builder();
        if let Some(address) = &written.unsubscribe {
            let header = |name, value: String| Ok::<_, Error>(HeaderValue::new(named(name)?, value));
            builder = builder
                .raw_header(header("List-Unsubscribe", format!("<{address}>"))?)
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned())?);
        }
        builder
            .from(self.from.clone())
            .to(to.parse().map_err(Error::internal)?)
            .subject(&written.subject)
            .date(date)
            .message_id(Some(format!("<{}@{domain}>", id.simple())))
            .raw_header(automatic)
            .multipart(MultiPart::alternative_plain_html(written.text.clone(), written.html.clone()))
            .map_err(Error::internal)
    }
}

fn named(name: &'static str) -> Result<HeaderName> {
    HeaderName::new_from_ascii(name.to_owned()).map_err(Error::internal)
}

/// What the answer of a mail server means. 5xx is for good (RFC 5321 §4.2.1), except where it is about this site rather than
/// about the letter: its password (RFC 4954 §6) or a command out of place, which the owner can mend.
fn refused(error: smtp::Error) -> NotTaken {
    let code = error.status().map(u16::from);
    let is_about_us = matches!(code, Some(500..=504 | 521 | 530 | 534 | 535 | 538));
    let for_good = error.is_permanent() && !is_about_us;
    let error = not_taken(Box::new(error));
    if for_good { NotTaken::Ever(error) } else { NotTaken::Yet(error) }
}

fn not_taken(cause: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::Unavailable { what: "the mail server", cause: Some(cause) }
}
