//! Forms that are not finished, kept for who writes them.

use super::Acts;
use crate::account::By;
use rialto_domain::form::{self, DRAFTS};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Result};
use rialto_persistence::write::draft;
use serde_json::Value;

impl Acts {
    /// Keeps a form that is not finished.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`; `Invalid` when it is too large or one too many.
    pub async fn save_draft(&self, by: &By, key: &str, content: &Value) -> Result<()> {
        by.authorize(Action::KeepDrafts)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        self.accounts.count_write(by)?;
        let (key, content) = form::draft(key, content).map_err(Error::Invalid)?;
        let transaction = self.database.begin().await?;
        if draft::others(&transaction, account, &key).await? >= i64::try_from(DRAFTS).unwrap_or(i64::MAX) {
            let message = format!("You have {DRAFTS} unfinished forms; finish or discard one first.");
            let issue = rialto_domain::Issue::new(&["input", "key"], "TOO_MANY_DRAFTS", message).param("most", DRAFTS);
            return Err(Error::Invalid(vec![issue]));
        }
        draft::save(&transaction, account, (&key, &content), self.now()).await?;
        transaction.commit().await
    }

    /// Discards a form that is not finished; nothing happens when there is none.
    ///
    /// # Errors
    /// `Unauthenticated`, `Forbidden`.
    pub async fn discard_draft(&self, by: &By, key: &str) -> Result<()> {
        by.authorize(Action::KeepDrafts)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        let transaction = self.database.begin().await?;
        draft::discard(&transaction, account, key.trim()).await?;
        transaction.commit().await
    }
}
