//! Calendars that people subscribe to: of a session, of a region, and of what somebody takes part in themselves.
//!
//! The address of a person's calendar is its only key, as programs for calendars can sign in nowhere. It is made from the account and
//! how often it was made anew, under the secret key of the site: nothing of it is kept, nobody can guess it, and a new one ends the old.

use crate::account::{Accounts, By};
use crate::record::Acts;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use rialto_domain::id::AccountId;
use rialto_domain::policy::Action;
use rialto_domain::text::{Language, Preferences};
use rialto_domain::{Error, Result};
use rialto_exchange::icalendar::{self, Event};
use rialto_persistence::calendar::{self as rows, Entry, Of};
use rialto_persistence::write::reminder;
use uuid::Uuid;

/// How long a session stays in a calendar after it was over, ms: a year.
const KEPT_MS: i64 = 365 * 24 * 3_600_000;

/// Which calendar is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Of a session, by its address in the web app.
    Session(String),
    /// Of the tree of a NUTS code.
    Region(String),
    /// Of somebody, by the secret of its address.
    Person(String),
}

/// Makes and checks the addresses of people's calendars. Cheap to clone.
#[derive(Clone)]
pub struct Calendars(Accounts);

impl Calendars {
    /// The address of the calendar of an account that was made anew so many times.
    pub fn address(&self, account: Uuid, version: i64) -> String {
        format!("{}/calendar/person/{}.ics", self.0.site(), self.secret(account, version))
    }

    fn secret(&self, account: Uuid, version: i64) -> String {
        format!("{}-{}", account.simple(), self.0.keyed_name(&format!("Calendar {account} {version}")))
    }
}

impl Acts {
    /// What makes the addresses of people's calendars.
    pub fn calendars(&self) -> Calendars {
        Calendars(self.accounts.clone())
    }

    /// Makes the address of one's own calendar anew: the one before ends at once.
    ///
    /// # Errors
    /// `Unauthenticated`; `Forbidden`; `RateLimited`.
    pub async fn renew_calendar_address(&self, by: &By) -> Result<()> {
        by.authorize(Action::EditAccount)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let transaction = self.database.begin().await?;
        reminder::renew_calendar(&transaction, account, self.now()).await?;
        self.audit(&transaction, by, (account.into(), "renew_calendar_address"), Vec::new()).await?;
        transaction.commit().await
    }

    /// A calendar with the texts in the best language for who reads.
    ///
    /// # Errors
    /// `NotFound`, the same for what is not there and for what may not be seen.
    pub async fn calendar(&self, wanted: &Wanted, reader: &Preferences) -> Result<String> {
        let nothing = || Error::NotFound("the calendar".to_owned());
        let since = self.now() - KEPT_MS;
        let (name, entries) = match wanted {
            Wanted::Session(slug) => {
                let entries = rows::entries(&self.database, &Of::Session(slug), since).await?;
                let title = entries.first().map(|entry| texts(entry, reader).1).ok_or_else(nothing)?;
                (title, entries)
            }
            Wanted::Region(code) => {
                let name = rows::region_name(&self.database, code).await?.ok_or_else(nothing)?;
                (format!("Rialto · {name}"), rows::entries(&self.database, &Of::Region(code), since).await?)
            }
            Wanted::Person(secret) => {
                let account = self.owner_of(secret).await?.ok_or_else(nothing)?;
                ("Rialto".to_owned(), rows::entries(&self.database, &Of::Account(account), since).await?)
            }
        };
        let events: Vec<Event> = entries.iter().map(|entry| self.event(entry, reader)).collect();
        icalendar::write(&name, &events)
    }

    /// Whose calendar a secret opens.
    async fn owner_of(&self, secret: &str) -> Result<Option<AccountId>> {
        let account = secret.split_once('-').and_then(|(account, _)| Uuid::try_parse(account).ok());
        let Some(account) = account else { return Ok(None) };
        let Some(version) = rows::account(&self.database, AccountId(account)).await? else { return Ok(None) };
        let right = self.calendars().secret(account, version);
        let is_right = verify_slices_are_equal(right.as_bytes(), secret.as_bytes()).is_ok();
        Ok(is_right.then_some(AccountId(account)))
    }

    fn event(&self, entry: &Entry, reader: &Preferences) -> Event {
        let (language, title, summary) = texts(entry, reader);
        let reason = entry.cancelled_at.and(entry.cancel_reason.clone());
        let about: Vec<String> = [reason, summary, entry.stream_url.clone()].into_iter().flatten().collect();
        Event {
            uid: entry.id,
            sequence: entry.version - 1,
            created_at: entry.created_at,
            changed_at: entry.updated_at,
            starts_at: entry.starts_at,
            ends_at: entry.ends_at,
            title,
            language,
            description: Some(about.join("\n\n")).filter(|about| !about.is_empty()),
            place: entry.place.clone(),
            url: format!("{}/sessions/{}", self.accounts.site(), entry.slug),
            is_cancelled: entry.cancelled_at.is_some(),
        }
    }
}

/// Language, title and summary for who reads: what is not translated is told as it was written.
fn texts(entry: &Entry, reader: &Preferences) -> (String, String, Option<String>) {
    let original = || (entry.language.clone(), entry.title.clone(), entry.summary.clone());
    let offered = std::iter::once(entry.language.as_str()).chain(entry.translations.keys().map(Language::as_str));
    let Some(chosen) = reader.choose(offered) else { return original() };
    let translated = entry.translations.iter().find(|(language, _)| language.as_str() == chosen);
    let (Some((language, texts)), false) = (translated, chosen == entry.language) else { return original() };
    let Some(title) = texts.get("title") else { return original() };
    (language.as_str().to_owned(), title.clone(), texts.get("summary").cloned().or_else(|| entry.summary.clone()))
}
