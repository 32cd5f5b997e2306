//! What somebody does with their own data: consents, the download of everything, and the worker that forgets.

mod page;

use crate::Ctx;
use crate::account::{By, trail};
use crate::record::Acts;
use rialto_domain::context::{date_of, instant};
use rialto_domain::id::{AccountId, GlobalId};
use rialto_domain::policy::Action;
use rialto_domain::privacy::{ConsentPurpose, retention};
use rialto_domain::{Error, Result};
use rialto_persistence::database::Transaction;
use rialto_persistence::write::record;
use rialto_persistence::write::{consent, retention as forgetting};
use rialto_persistence::{account, my_data};
use serde_json::{Map, Value, json};

/// The name of the form of the download, and its version: raised when a key goes or changes its meaning.
const FORMAT: (&str, i64) = ("rialto-my-data", 1);

/// Everything the database holds about somebody.
#[derive(Debug)]
pub struct MyData {
    /// The document, JSON.
    pub document: Value,
    /// The language in which the person reads.
    pub language: String,
    /// The day, for the name of the file: `2026-11-22`.
    pub day: String,
}

impl MyData {
    /// The same as a page that needs nothing else, in the person's language.
    ///
    /// # Errors
    /// When a text is missing, which a test rules out.
    pub fn page(&self) -> Result<String> {
        page::write(&self.document, &self.language)
    }
}

impl Acts {
    /// Everything the database holds about who acts. That it was asked for is in the audit trail.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`, `RateLimited`.
    pub async fn my_data(&self, by: &By) -> Result<MyData> {
        by.authorize(Action::DownloadMyData)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        self.accounts.count_download(by).await?;
        let owner = account::by_id(&self.database, account).await?.ok_or(Error::Unauthenticated)?;
        let transaction = self.database.begin().await?;
        self.audit(&transaction, by, (account.into(), "my_data"), Vec::new()).await?;
        transaction.commit().await?;
        let sections = my_data::read(&self.database, (account, &owner.email)).await?;
        let now = self.now();
        let mut document = Map::new();
        document.insert("format".to_owned(), json!(FORMAT.0));
        document.insert("version".to_owned(), json!(FORMAT.1));
        document.insert("madeAt".to_owned(), json!(instant(now)));
        document.insert("site".to_owned(), json!(self.accounts.site()));
        for (key, rows) in sections {
            // there is one account and at most one profile
            let value = match (key.as_str(), rows) {
                ("account" | "profile", Value::Array(rows)) => rows.into_iter().next().unwrap_or(Value::Null),
                (_, rows) => rows,
            };
            document.insert(key, value);
        }
        Ok(MyData { document: Value::Object(document), language: owner.language, day: date_of(now).to_string() })
    }

    /// Gives or withdraws a consent of who acts.
    ///
    /// # Errors
    /// `CONSENT_NEEDED` among the issues; `Unauthenticated`.
    pub async fn set_consent(&self, by: &By, (purpose, is_given): (ConsentPurpose, bool)) -> Result<()> {
        by.authorize(Action::SetConsent)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        if purpose.rule().is_required && !is_given {
            let message = "There is no account without it: erase the account instead.";
            return Err(Error::invalid(&["input", "purpose"], "CONSENT_NEEDED", message));
        }
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        if consent::say(&transaction, self.chance.ids.next(), (account, purpose, is_given), self.now()).await? {
            let fields = vec![json!({ "name": purpose.as_str(), "before": null, "after": is_given })];
            self.audit(&transaction, by, (account.into(), "consent"), fields).await?;
        }
        transaction.commit().await
    }

    /// Writes an act into the audit trail that is upon no record: upon an account, a report or a notice.
    pub(crate) async fn audit(
        &self,
        transaction: &Transaction,
        by: &By,
        (upon, act): (GlobalId, &'static str),
        fields: Vec<Value>,
    ) -> Result<()> {
        let change = trail::done(&self.chance, by, (upon, act), fields);
        record::insert_change(transaction, &change).await
    }
}

/// Writes that who signs up agrees to the terms and has read the privacy notice, and what else they agree to.
pub(crate) async fn agree(
    ctx: (&Transaction, &rialto_domain::context::Chance),
    account: AccountId,
    beside: &[ConsentPurpose],
) -> Result<()> {
    let (transaction, chance) = ctx;
    for purpose in [ConsentPurpose::Terms, ConsentPurpose::Privacy].iter().chain(beside) {
        consent::say(transaction, chance.ids.next(), (account, *purpose, true), chance.clock.now_ms()).await?;
    }
    Ok(())
}

/// Forgets what was kept for its time, by the table of retention: each rule in a transaction of its own, so that one that
/// takes long holds up nobody.
///
/// # Errors
/// When the database is away.
pub async fn forget(ctx: &Ctx) -> Result<u64> {
    let mut forgotten = 0;
    for rule in retention::RULES {
        let transaction = ctx.database.begin().await?;
        forgotten += forgetting::forget(&transaction, rule.what, ctx.now() - retention::kept_ms(rule.what)).await?;
        transaction.commit().await?;
    }
    Ok(forgotten)
}
