//! Sending: over SMTP, or into a folder, where each letter is a file.

use super::text::Written;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use rialto_domain::{Error, Result};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

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
    /// A mail server by its address: `smtps://USER:PASSWORD@HOST` or `smtp://HOST:587?tls=required`.
    ///
    /// # Errors
    /// `Invalid` when the address cannot be read; it is not repeated, because it may hold a password.
    pub fn smtp(url: &str) -> Result<Self> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            let message = "The mail server is written as smtps://USER:PASSWORD@HOST or smtp://HOST:587?tls=required.";
            Error::invalid(&["mail", "smtp"], "BAD_MAIL_SERVER", message)
        })?;
        Ok(Self::Smtp(Box::new(builder.timeout(Some(PATIENCE)).build())))
    }
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
    /// `Unavailable` with the cause when it was not taken.
    pub async fn send(&self, id: Uuid, to: &str, written: &Written, now: i64) -> Result<()> {
        let domain = self.from.email.domain();
        let date = SystemTime::UNIX_EPOCH + Duration::from_millis(u64::try_from(now).unwrap_or_default());
        // answers of machines to a machine are of no use (RFC 3834)
        let automatic = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
        let message = Message::builder()
            .from(self.from.clone())
            .to(to.parse().map_err(Error::internal)?)
            .subject(&written.subject)
            .date(date)
            .message_id(Some(format!("<{}@{domain}>", id.simple())))
            .raw_header(automatic)
            .multipart(MultiPart::alternative_plain_html(written.text.clone(), written.html.clone()))
            .map_err(Error::internal)?;
        match &self.transport {
            Transport::Smtp(server) => server.send(message).await.map(drop).map_err(|error| not_taken(Box::new(error))),
            Transport::Folder(folder) => {
                let kept = async {
                    tokio::fs::create_dir_all(folder).await?;
                    let unfinished = folder.join(format!(".{}", id.simple()));
                    tokio::fs::write(&unfinished, message.formatted()).await?;
                    tokio::fs::rename(&unfinished, folder.join(format!("{}.eml", id.simple()))).await
                };
                kept.await.map_err(|error| not_taken(Box::new(error)))
            }
        }
    }
}

fn not_taken(cause: Box<dyn std::error::Error + Send + Sync>) -> Error {
    Error::Unavailable { what: "the mail server", cause: Some(cause) }
}
