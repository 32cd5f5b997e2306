//! Following projects, people and regions, and what one is told of.

mod fan_out;
mod letters;
mod settings;
mod unsubscribe;
mod worker;

pub use fan_out::fan_out;
pub use letters::write as write_letters;
pub use settings::{EditNotificationSettings, MarkNotificationsRead};
pub use worker::{look, run};

use crate::account::By;
use crate::checks::{readable_by, wrong};
use crate::record::Acts;
use rialto_domain::follow::MOST_FOLLOWS;
use rialto_domain::id::{GlobalId, Kind};
use rialto_domain::policy::Action;
use rialto_domain::{Error, Issue, Result};
use rialto_persistence::write::follow as rows;

impl Acts {
    /// Follows a project, a person or a region, or no longer does. What may not be read cannot be followed; it can be left.
    ///
    /// # Errors
    /// `CANNOT_FOLLOW`, `TOO_MANY`; `NotFound`; `Unauthenticated`.
    pub async fn follow(&self, by: &By, subject: GlobalId, is_followed: bool) -> Result<()> {
        by.authorize(Action::Follow)?;
        let account = by.actor.member().ok_or(Error::Unauthenticated)?.account;
        if !matches!(subject.kind, Kind::Project | Kind::Person | Kind::Region) {
            let message = "Follow a project, a person or a region.";
            return Err(wrong(Issue::new(&["input", "id"], "CANNOT_FOLLOW", message)));
        }
        self.accounts.count_write(by)?;
        let transaction = self.database.begin().await?;
        if !is_followed {
            rows::unfollow(&transaction, account, subject).await?;
            return transaction.commit().await;
        }
        if subject.kind != Kind::Region {
            readable_by(&transaction, by, subject).await?;
        } else if !rows::is_region(&transaction, subject.key).await? {
            return Err(Error::NotFound("the region".to_owned()));
        }
        rows::hold(&transaction, account).await?;
        if rows::follows(&transaction, account).await? >= MOST_FOLLOWS
            && !rows::is_followed(&transaction, account, subject).await?
        {
            let message = format!("You follow {MOST_FOLLOWS} already, which is the most; leave something first.");
            return Err(wrong(Issue::new(&["input", "id"], "TOO_MANY", message).param("most", MOST_FOLLOWS)));
        }
        rows::follow(&transaction, self.chance.ids.next(), (account, subject), self.now()).await?;
        transaction.commit().await
    }
}
