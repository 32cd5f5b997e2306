//! Ending mail about notifications without signing in (RFC 8058).
//!
//! The address is made from the account under the secret key of the site: nothing of it is kept, and nobody can guess it. All it can do
//! is end mail that its owner can turn on again.

use crate::mail::word;
use crate::record::Acts;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use rialto_domain::follow::MailPace;
use rialto_domain::id::AccountId;
use rialto_domain::label::LANGUAGES;
use rialto_domain::text::Preferences;
use rialto_domain::{Error, Result};
use rialto_persistence::write::follow as rows;
use uuid::Uuid;

/// The seal of an account, and the address that ends its mail.
pub(super) fn seal(acts: &Acts, account: AccountId) -> (String, String) {
    let key = account.0;
    let seal = format!("{}-{}", key.simple(), acts.accounts.keyed_name(&format!("Unsubscribe {key}")));
    let address = format!("{}/unsubscribe/{seal}", acts.accounts.site());
    (seal, address)
}

impl Acts {
    /// Whose mail a seal ends.
    fn unsealed(&self, given: &str) -> Result<AccountId> {
        let nothing = || Error::NotFound("the address of a letter".to_owned());
        let account = given.split_once('-').and_then(|(account, _)| Uuid::try_parse(account).ok());
        let account = AccountId(account.ok_or_else(nothing)?);
        let (right, _) = seal(self, account);
        verify_slices_are_equal(right.as_bytes(), given.as_bytes()).map_err(|_| nothing())?;
        Ok(account)
    }

    /// Ends mail about notifications for the account of a letter. Twice is as good as once, also when the account is gone.
    ///
    /// # Errors
    /// `NotFound` for a seal that this site did not make.
    pub async fn unsubscribe(&self, given: &str) -> Result<()> {
        let account = self.unsealed(given)?;
        let transaction = self.database.begin().await?;
        rows::set_pace(&transaction, account, MailPace::Never).await?;
        transaction.commit().await
    }

    /// The page that asks whether mail shall end, or says that it has.
    ///
    /// # Errors
    /// `NotFound` for a seal that this site did not make.
    pub fn unsubscribe_page(&self, given: &str, reader: &Preferences, is_done: bool) -> Result<String> {
        self.unsealed(given)?;
        let language = reader.choose(LANGUAGES.iter().copied()).unwrap_or("en");
        let say = |key: &str| word(language, &format!("unsubscribe.{key}")).map(|text| escape(&text));
        let title = say("title")?;
        let body = if is_done {
            format!("<p>{}</p>\n", say("done")?)
        } else {
            // without an action the form is sent to where it stands
            format!("<p>{}</p>\n<form method=\"post\"><button>{}</button></form>\n", say("lead")?, say("button")?)
        };
        let settings = format!("<p><a href=\"/settings/notifications\">{}</a></p>\n", say("settings")?);
        Ok(format!(
            "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{title}</title>\n<style>body{{font:1rem/1.5 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}}\
             button{{font:inherit;min-height:2.75rem;padding:0 1rem}}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}{settings}</main>\n</body>\n</html>\n"
        ))
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
